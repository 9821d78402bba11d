// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "details/factsheet.h"
#include "details/registerpast.h"
#include "readings/ingest.h"
#include "readings/livereadings.h"

class QTimeZone;

namespace insite::tree {
class MeterTreeModel;
}

namespace insite::details {

/// What the history said of a register so far.
struct PastAnswer
{
    std::optional<RegisterPast> past; ///< Absent while it is asked.
    QString problem;                  ///< Why it cannot be asked.
};

/// Everything that is known of a register, in the person's locale and by the clock of `zone`. Unknown is said
/// to be unknown. GUI thread, as the model is.
[[nodiscard]] QList<FactSection> factsOf(const tree::MeterTreeModel &model,
                                         const readings::RegisterSnapshot &snapshot, const PastAnswer &answer,
                                         const QTimeZone &zone);
/// The newest message as it came. Absent: it is asked for; of no topic: none came since the profile was
/// opened.
[[nodiscard]] FactSection messageSection(const std::optional<readings::RawMessage> &message,
                                         const QTimeZone &zone);
/// Of a customer, subscription, installation or meter.
[[nodiscard]] QList<FactSection> factsOf(const tree::MeterTreeModel &model, const QModelIndex &branch);

} // namespace insite::details
