// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace insite::readings {

/// What became of a message that the store has kept or counted.
enum class Verdict {
    Stored,         ///< A reading that was not there before.
    Duplicate,      ///< A reading that was there, with a value it has or had.
    Revision,       ///< A reading that was there, with a new value; the newest counts.
    UnknownVersion, ///< Of a payload version that this release does not know; kept raw.
    Malformed,      ///< Not a reading; the last ones are kept raw.
};

} // namespace insite::readings
