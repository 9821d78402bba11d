// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/registerfacts.h"

#include "theme/quality.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <numeric>

using namespace Qt::StringLiterals;

namespace insite::details {

namespace {

using Model = tree::MeterTreeModel;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::details)
};

QString localText(Instant at, const QTimeZone &zone)
{
    return theme::formatLocalTime(at, zone, QLocale());
}

Fact timeFact(const QString &label, Instant at, const QTimeZone &zone)
{
    return {label, localText(at, zone), toIsoUtc(at)};
}

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

/// A length of time that may be short: "0.35 s", "12 s", "5 min".
QString shortSpan(std::chrono::milliseconds span)
{
    if (span < std::chrono::seconds(10) && span > -std::chrono::seconds(10))
        return Words::tr("%1 s").arg(QLocale().toString(double(span.count()) / 1000, 'f', 2));
    return theme::formatSpan(span);
}

FactSection idsOf(const QModelIndex &row, const RegisterKey &key)
{
    FactSection section{Words::tr("Where"), {}};
    section.facts = {{Words::tr("Customer"), key.customer.text(), {}},
                     {Words::tr("Subscription"), key.subscription.text(), {}},
                     {Words::tr("Meter"), key.meter.text(), {}},
                     {Words::tr("Register"), key.registerId.text(), {}},
                     {Words::tr("Topic"), row.data(Model::TopicRole).toString(), {}}};
    return section;
}

FactSection readingOf(const QModelIndex &row, const readings::RegisterSnapshot &snapshot,
                      const QTimeZone &zone)
{
    const Reading &latest = snapshot.latest;
    const QVariant unit = row.data(Model::UnitRole);
    FactSection section{Words::tr("Latest reading"), {}};
    section.facts.append({Words::tr("Value"),
                          theme::formatExact(latest.value, QLocale()) + u' ' +
                              theme::unitWords(unit.isValid() ? Unit(unit.toString()) : Unit()),
                          {}});
    const QString change = row.siblingAtColumn(Model::ChangeColumn).data(Qt::AccessibleTextRole).toString();
    section.facts.append({Words::tr("Change"), change.isEmpty() ? Words::tr("not known") : change, {}});
    if (latest.measuredFrom) {
        section.facts.append(timeFact(Words::tr("Measured from"), *latest.measuredFrom, zone));
        section.facts.append(timeFact(Words::tr("Measured to"), latest.measuredAt, zone));
    } else {
        section.facts.append(timeFact(Words::tr("Measured"), latest.measuredAt, zone));
    }
    section.facts.append(latest.systemAt
                             ? timeFact(Words::tr("System time"), *latest.systemAt, zone)
                             : Fact{Words::tr("System time"), Words::tr("not sent with this version"), {}});
    section.facts.append(timeFact(Words::tr("Arrived"), latest.receivedAt, zone));
    section.facts.append({Words::tr("On its way"), shortSpan(latest.receivedAt - latest.measuredAt),
                          Words::tr("from measured to arrived, by two clocks")});
    section.facts.append({Words::tr("Payload version"), QString::number(latest.schemaVersion), {}});
    if (snapshot.ahead)
        section.facts.append({Words::tr("Clock"), Words::tr("The meter's clock is ahead of this computer's."),
                              localText(snapshot.ahead->measuredAt, zone)});
    return section;
}

Fact expectedFact(const Model &model, const readings::RegisterSnapshot &snapshot)
{
    const auto interval = model.expectedInterval(snapshot.index);
    if (!interval)
        return {Words::tr("Expected every"), Words::tr("not known yet"),
                Words::tr("twelve readings over a minute, or fewer over five, will tell")};
    QString note = Words::tr("learned from its readings");
    if (interval != snapshot.expectedInterval)
        note = Words::tr("by metadata");
    else if (snapshot.latest.measuredFrom)
        note = Words::tr("as its readings tell");
    return {Words::tr("Expected every"), theme::formatSpan(*interval), note};
}

FactSection qualitySection(const Model &model, const QModelIndex &row,
                           const readings::RegisterSnapshot &snapshot, const QTimeZone &zone)
{
    const auto quality = static_cast<theme::Quality>(row.data(Model::QualityRole).toInt());
    FactSection section{Words::tr("Alive"), {}};
    section.facts.append({Words::tr("Quality"),
                          row.siblingAtColumn(Model::QualityColumn).data(Qt::AccessibleTextRole).toString(),
                          {}});
    section.facts.append({Words::tr("Age"), row.siblingAtColumn(Model::AgeColumn).data().toString(), {}});
    section.facts.append(expectedFact(model, snapshot));
    section.facts.append(timeFact(Words::tr("Last heard"), snapshot.lastReceivedAt, zone));
    section.facts.append(
        {Words::tr("Readings"), numberText(snapshot.count), Words::tr("known here, without duplicates")});
    if (quality == theme::Quality::Silent)
        section.facts.append(
            {Words::tr("Silence"),
             Words::tr("This may be the configuration of the topic; contact support@ainsite.io."),
             {}});
    return section;
}

FactSection pastSection(const PastAnswer &answer, const QTimeZone &zone)
{
    FactSection section{Words::tr("History"), {}};
    if (!answer.problem.isEmpty()) {
        section.facts.append({Words::tr("Problem"), answer.problem, {}});
        return section;
    }
    const QString asking = Words::tr("looking …");
    const RegisterPast *past = answer.past ? &*answer.past : nullptr;
    section.facts.append({Words::tr("Readings in 24 h"), past ? numberText(past->readings) : asking, {}});
    QString gaps = asking;
    QString lastGap;
    if (past) {
        const qint64 missing =
            std::accumulate(past->gaps.cbegin(), past->gaps.cend(), qint64(0),
                            [](qint64 sum, const readings::Gap &gap) { return sum + gap.missing; });
        gaps = past->gaps.empty() ? Words::tr("none")
                                  : Words::tr("%1, %2 readings missing")
                                        .arg(numberText(qint64(past->gaps.size())), numberText(missing));
        if (!past->gaps.empty())
            lastGap =
                Words::tr("last from %1 to %2")
                    .arg(localText(past->gaps.back().from, zone), localText(past->gaps.back().to, zone));
    }
    section.facts.append({Words::tr("Gaps in 24 h"), gaps, lastGap});
    QString revisions = asking;
    QString lastRevision;
    if (past) {
        revisions = past->revisions == 0 ? Words::tr("none") : numberText(past->revisions);
        if (past->replaced)
            lastRevision = Words::tr("last: %1 of %2 was replaced")
                               .arg(theme::formatExact(past->replaced->value, QLocale()),
                                    localText(past->replaced->measuredAt, zone));
    }
    section.facts.append({Words::tr("Revisions in 30 d"), revisions, lastRevision});
    return section;
}

} // namespace

QList<FactSection> factsOf(const Model &model, const readings::RegisterSnapshot &snapshot,
                           const PastAnswer &answer, const QTimeZone &zone)
{
    const QModelIndex row = model.indexOf(snapshot.index);
    return {readingOf(row, snapshot, zone), qualitySection(model, row, snapshot, zone),
            pastSection(answer, zone), idsOf(row, snapshot.key)};
}

FactSection messageSection(const std::optional<readings::RawMessage> &message, const QTimeZone &zone)
{
    FactSection section{Words::tr("As it came"), {}};
    QString payload = Words::tr("looking …");
    QString note;
    if (message && message->topic.isEmpty()) {
        payload = Words::tr("nothing since the profile was opened");
    } else if (message) {
        payload = QString::fromUtf8(message->payload).simplified();
        note = Words::tr("arrived %1").arg(localText(message->receivedAt, zone));
    }
    section.facts.append({Words::tr("Last payload"), payload, note, true});
    return section;
}

QList<FactSection> factsOf(const Model &model, const QModelIndex &branch)
{
    FactSection section{branch.data().toString(), {}};
    section.facts.append({Words::tr("Id"), branch.data(Model::IdRole).toString(), {}});
    if (const QString topic = branch.data(Model::TopicRole).toString(); !topic.isEmpty())
        section.facts.append({Words::tr("Topic"), topic, {}});
    section.facts.append({Words::tr("Registers"), numberText(model.registersOf({branch}).size()), {}});
    section.facts.append(
        {Words::tr("Readings"), branch.siblingAtColumn(Model::CountColumn).data().toString(), {}});
    section.facts.append(
        {Words::tr("Quality"),
         branch.siblingAtColumn(Model::QualityColumn).data(Qt::AccessibleTextRole).toString(),
         {}});
    const auto quality = static_cast<theme::Quality>(branch.data(Model::QualityRole).toInt());
    if (quality == theme::Quality::Silent || quality == theme::Quality::Never)
        section.facts.append(
            {Words::tr("Silence"),
             Words::tr("This may be the configuration of the topic; contact support@ainsite.io."),
             {}});
    return {section};
}

} // namespace insite::details
