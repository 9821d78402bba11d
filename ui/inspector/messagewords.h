// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/messagetap.h"

#include <QIcon>
#include <QString>

class QTimeZone;

namespace insite::inspector {

/// "Stored", "Duplicate", …
[[nodiscard]] QString verdictWord(readings::Verdict verdict);
/// A shape of its own for each.
[[nodiscard]] QIcon verdictIcon(readings::Verdict verdict);
/// What became of the message and why, whole.
[[nodiscard]] QString verdictSentence(const readings::TappedMessage &message);

/// "14:02:10.123" by the clock of `zone`: of a message on the day of the list's other messages.
[[nodiscard]] QString clockText(Instant at, const QTimeZone &zone);
/// "1.2 s", "4 min", "-3 s": a lag, short; below a second in milliseconds.
[[nodiscard]] QString lagText(std::chrono::milliseconds lag);

} // namespace insite::inspector
