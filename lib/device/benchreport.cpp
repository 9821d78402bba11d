// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/benchreport.h"

#include "core/csv.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::BenchReport)
};

Judgement judgeCounts(const SendCounts &sends, const RoundTripCounts &trip)
{
    if (sends.sent == 0)
        return {Verdict::Waiting, Text::tr("Nothing was sent yet.")};
    if (trip.wrongValue > 0)
        return {Verdict::Red,
                Text::tr("%n reading(s) came back with another value. Compare the register type, the unit "
                         "and the parser of the gateway with what the platform expects.",
                         nullptr, int(trip.wrongValue))};
    if (trip.wrongVersion > 0)
        return {Verdict::Red,
                Text::tr("%n reading(s) came back in the wrong payload version: register type 2 comes as "
                         "version 1, all others as version 2. Tell support@ainsite.io.",
                         nullptr, int(trip.wrongVersion))};
    if (sends.acknowledged == 0 && sends.pending == 0 && trip.matched == 0)
        return {Verdict::Red,
                Text::tr("The broker took none of %n reading(s). See what is said about the connection.",
                         nullptr, int(sends.sent))};
    if (trip.missing > 0)
        return {Verdict::Amber,
                Text::tr("%n reading(s) were acknowledged and never came back. The broker may take and "
                         "drop what it does not allow: compare the base topic with what came with the "
                         "credentials, and ask support@ainsite.io whether the topic is configured.",
                         nullptr, int(trip.missing))};
    if (sends.unknown > 0)
        return {Verdict::Amber,
                Text::tr("Of %n reading(s) it is not known whether they arrived: they were sent and not "
                         "acknowledged in time.",
                         nullptr, int(sends.unknown))};
    if (sends.expired > 0)
        return {Verdict::Amber,
                Text::tr("%n reading(s) could not be sent in time and were not sent: there was no "
                         "connection.",
                         nullptr, int(sends.expired))};
    if (sends.unwatched > 0)
        return {Verdict::Amber,
                Text::tr("Of %n reading(s) it is not known whether they came back: no consumer was "
                         "connected when they were sent. Open a consumer's profile, then send again.",
                         nullptr, int(sends.unwatched))};
    if (sends.pending > 0 || trip.awaited > 0)
        return {Verdict::Waiting, Text::tr("%n reading(s) are still on their way.", nullptr,
                                           int(std::max(sends.pending, trip.awaited)))};
    if (trip.matched == 0)
        return {Verdict::Waiting,
                Text::tr("Only what is wrong on purpose was sent, and nothing of it came back.")};
    return {Verdict::Green, Text::tr("All %n reading(s) came back with the right value and payload version.",
                                     nullptr, int(trip.matched))};
}

QString withBasis(const QString &sentence, MatchBasis basis)
{
    switch (basis) {
    case MatchBasis::ByValue:
        return sentence + u' ' +
               Text::tr("They were known by register type, value and time alone: the metadata does not name "
                        "the meter.");
    case MatchBasis::Contradicted:
        return sentence + u' ' +
               Text::tr("But the metadata gives that meter another name than the external id.");
    case MatchBasis::None:
    case MatchBasis::ByName:
        break;
    }
    return sentence;
}

QString milliseconds(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? QString::number(duration->count()) : QString();
}

QStringList cells(const SendCounts &sends, const RoundTripCounts &trip)
{
    QStringList texts;
    for (const qint64 count :
         {sends.sent, sends.acknowledged, sends.expired, sends.unknown, sends.pending, trip.matched,
          trip.wrongValue, trip.wrongVersion, trip.missing, trip.awaited, sends.unwatched, sends.duplicates,
          sends.repeated, sends.wrongOnPurpose, sends.leftOut})
        texts.append(QString::number(count));
    return texts;
}

} // namespace

void SendCounts::add(const SendCounts &other)
{
    sent += other.sent;
    acknowledged += other.acknowledged;
    pending += other.pending;
    expired += other.expired;
    unknown += other.unknown;
    duplicates += other.duplicates;
    repeated += other.repeated;
    wrongOnPurpose += other.wrongOnPurpose;
    unwatched += other.unwatched;
    leftOut += other.leftOut;
}

QString verdictKey(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return u"waiting"_s;
    case Verdict::Green:
        return u"green"_s;
    case Verdict::Amber:
        return u"amber"_s;
    case Verdict::Red:
        return u"red"_s;
    }
    return {};
}

QString basisKey(MatchBasis basis)
{
    switch (basis) {
    case MatchBasis::None:
        return {};
    case MatchBasis::ByName:
        return u"name"_s;
    case MatchBasis::ByValue:
        return u"value"_s;
    case MatchBasis::Contradicted:
        return u"contradicted"_s;
    }
    return {};
}

QString basisText(MatchBasis basis)
{
    switch (basis) {
    case MatchBasis::None:
        return Text::tr("nothing came back");
    case MatchBasis::ByName:
        return Text::tr("by the meter's name");
    case MatchBasis::ByValue:
        return Text::tr("by value only");
    case MatchBasis::Contradicted:
        return Text::tr("another name");
    }
    return {};
}

Judgement judge(const SendCounts &sends, const RoundTripCounts &trip, MatchBasis basis)
{
    Judgement result = judgeCounts(sends, trip);
    result.sentence = withBasis(result.sentence, basis);
    if (sends.leftOut > 0)
        result.sentence +=
            u' ' + Text::tr("%n reading(s) were left out, not sent late: they fell due during a pause, or "
                            "while the computer was asleep or too busy.",
                            nullptr, int(sends.leftOut));
    if (basis == MatchBasis::Contradicted && result.verdict == Verdict::Green)
        result.verdict = Verdict::Amber;
    return result;
}

SendCounts BenchReport::sends() const
{
    SendCounts sum;
    for (const RowReport &row : rows)
        sum.add(row.sends);
    return sum;
}

RoundTripCounts BenchReport::trip() const
{
    RoundTripCounts sum;
    for (const RowReport &row : rows)
        sum.add(row.trip);
    return sum;
}

Judgement BenchReport::judgement() const
{
    MatchBasis basis = MatchBasis::None;
    for (const RowReport &row : rows)
        basis = std::max(basis, row.basis);
    return judge(sends(), trip(), basis);
}

QByteArray printCsvReport(const BenchReport &report)
{
    QString text = printCsvRecord({u"verdict"_s,
                                   u"utility"_s,
                                   u"meter"_s,
                                   u"register"_s,
                                   u"sent"_s,
                                   u"acknowledged"_s,
                                   u"expired"_s,
                                   u"unknown_outcome"_s,
                                   u"pending"_s,
                                   u"matched"_s,
                                   u"wrong_value"_s,
                                   u"wrong_version"_s,
                                   u"missing"_s,
                                   u"awaited"_s,
                                   u"unwatched"_s,
                                   u"duplicates"_s,
                                   u"repeated"_s,
                                   u"wrong_on_purpose"_s,
                                   u"left_out"_s,
                                   u"matched_by"_s,
                                   u"ack_median_ms"_s,
                                   u"ack_95_ms"_s,
                                   u"delay_median_ms"_s,
                                   u"delay_95_ms"_s,
                                   u"topic"_s,
                                   u"from"_s,
                                   u"to"_s,
                                   u"says"_s});
    const QStringList times{toIsoUtc(report.from), toIsoUtc(report.to)};
    for (const RowReport &row : report.rows) {
        const Judgement judgement = row.judgement();
        text += printCsvRecord(
            QStringList{verdictKey(judgement.verdict), QString(protocol::utilityTypeName(row.utility)),
                        row.meter, QString::number(row.registerType)} +
            cells(row.sends, row.trip) +
            QStringList{basisKey(row.basis), milliseconds(row.ackMedian), milliseconds(row.ack95),
                        milliseconds(row.delayMedian), milliseconds(row.delay95), row.topic} +
            times + QStringList{judgement.sentence});
    }
    const Judgement judgement = report.judgement();
    text +=
        printCsvRecord(QStringList{verdictKey(judgement.verdict), {}, u"(all)"_s, {}} +
                       cells(report.sends(), report.trip()) + QStringList{{}, {}, {}, {}, {}, report.target} +
                       times + QStringList{judgement.sentence});
    return text.toUtf8();
}

} // namespace insite::device
