// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/connectionlogmodel.h"
#include "readings/flow.h"
#include "readings/ingest.h"
#include "readings/messagetap.h"
#include "settings/redactor.h"

#include <QStringList>
#include <QTimeZone>

namespace insite::inspector {

/// What a report is made of, gathered where it is known. Whatever secret has got into it is taken out again
/// when the text is made.
struct SupportFacts
{
    Instant at;
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< In which the person sees times; the report is in UTC.
    QStringList program;                          ///< "Insite Monitor 0.1.0", one thing a line.
    QStringList system;                           ///< The same of the computer.
    QStringList settings;                         ///< And of the window.
    QList<settings::Profile> profiles;            ///< The open one, the device's.
    QString historyPath;
    qint64 historyBytes = 0;
    std::optional<session::SessionState> state; ///< Of the open profile.
    readings::Totals totals;
    std::deque<ConnectionLogModel::Entry> log;
    readings::FlowReport flow;
    std::vector<readings::TappedMessage> malformed; ///< The newest last.
};

/// What a person decided.
struct SupportChoice
{
    bool hidesIds = false;     ///< Customers, meters, accounts and hosts get other names.
    bool withPayloads = false; ///< The last malformed messages, whole: only on a person's word.
};

/// The report as one readable text: what a person sees is what is sent, to the letter. Holds no secret.
[[nodiscard]] QString supportReport(const SupportFacts &facts, const SupportChoice &choice,
                                    const settings::Redactor &redactor);

/// Of this program and this computer.
[[nodiscard]] QStringList programFacts();
[[nodiscard]] QStringList systemFacts();

} // namespace insite::inspector
