// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "readings/messagetap.h"

namespace insite::inspector {

/// The messages of a history that are no readings: malformed ones and those of an unknown version, at most
/// this many of each, in order of arrival. Not on the GUI thread.
[[nodiscard]] Result<std::vector<readings::TappedMessage>> readKeptMessages(const QString &historyPath,
                                                                            int atMostOfEach);

} // namespace insite::inspector
