// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/benchreport.h"
#include "device/roundtrip.h"

#include <QTest>

using namespace insite;
using namespace insite::device;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kStart(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 12h);

Reading reading(const QString &meter, qint32 registerType, double value, std::chrono::milliseconds after,
                std::optional<int> version = {})
{
    Reading made;
    made.key = {CustomerId(u"1041"_s), SubscriptionId(u"s1"_s), MeterId(meter),
                RegisterId(QString::number(registerType))};
    made.schemaVersion = version.value_or(registerType == 2 ? 1 : 2);
    made.value = value;
    made.measuredAt = kStart + after;
    made.receivedAt = kStart + after;
    return made;
}

OutboundMeter meter(const QString &id)
{
    return {CustomerId(u"1041"_s), MeterId(id)};
}

} // namespace

class TestRoundTrip final : public QObject
{
    Q_OBJECT

private:
    /// Two meters, register types 2 and 12 of the first, 2 of the second.
    RoundTrip m_trip;

    void publish(quint64 id, size_t row, double value, std::chrono::milliseconds after = 0ms)
    {
        m_trip.published(id, row, value, kStart + after);
        m_trip.acknowledged(id);
    }

private slots:
    void init()
    {
        m_trip = RoundTrip();
        m_trip.setRows({{u"MAIN"_s, 2}, {u"MAIN"_s, 12}, {u"SUB"_s, 2}});
        m_trip.setWindow(10s);
        m_trip.setNames({{meter(u"guid-main"_s), u"MAIN"_s}, {meter(u"guid-sub"_s), u"SUB"_s}});
    }

    void matchesByNameRegisterAndValue()
    {
        publish(1, 0, 5.5);
        publish(2, 1, 5.5);
        publish(3, 2, 5.5);
        m_trip.returned(reading(u"guid-sub"_s, 2, 5.5, 40ms));
        QCOMPARE(m_trip.counts(2), (RoundTripCounts{.matched = 1}));
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.awaited = 1}));
        m_trip.returned(reading(u"guid-main"_s, 12, 5.5, 50ms));
        m_trip.returned(reading(u"guid-main"_s, 2, 5.5, 60ms));
        QCOMPARE(m_trip.awaited(), 0);
        QCOMPARE(m_trip.counts(0).matched, 1);
        QCOMPARE(m_trip.counts(1).matched, 1);
        QCOMPARE(m_trip.delays(2).median(), std::optional(40ms));
        QCOMPARE(m_trip.basis(0), MatchBasis::ByName);
    }

    void tellsTheWrongVersion()
    {
        publish(1, 0, 1);
        publish(2, 1, 2);
        m_trip.returned(reading(u"guid-main"_s, 2, 1, 10ms, 2));
        m_trip.returned(reading(u"guid-main"_s, 12, 2, 10ms, 1));
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.wrongVersion = 1}));
        QCOMPARE(m_trip.counts(1), (RoundTripCounts{.wrongVersion = 1}));
    }

    void tellsWhatNeverCameBackOnlyAfterTheWindow()
    {
        publish(1, 0, 1);
        m_trip.settle(kStart + 10s);
        QCOMPARE(m_trip.counts(0).awaited, 1);
        m_trip.settle(kStart + 10s + 1ms);
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.missing = 1}));
        m_trip.returned(reading(u"guid-main"_s, 2, 1, 11s)); // too late: it stays missing
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.missing = 1}));
    }

    void aReadingWithAnotherValueInItsPlaceIsWrong()
    {
        publish(1, 0, 1);
        m_trip.returned(reading(u"guid-main"_s, 2, 1000, 10ms));
        QCOMPARE(m_trip.counts(0).wrongValue, 0); // it may be somebody else's
        m_trip.settle(kStart + 11s);
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.wrongValue = 1}));
    }

    void aWrongValueIsToldAsSoonAsALaterOneIsRight()
    {
        publish(1, 0, 1);
        publish(2, 0, 2, 1s);
        m_trip.returned(reading(u"guid-main"_s, 2, 1000, 10ms));
        m_trip.returned(reading(u"guid-main"_s, 2, 2, 1010ms));
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.matched = 1, .wrongValue = 1}));
        QCOMPARE(m_trip.awaited(), 0);
    }

    void whatIsNotInTimeIsAnother()
    {
        publish(1, 0, 1, 1s);
        m_trip.returned(reading(u"guid-main"_s, 2, 1, 0s)); // before it was published
        Reading old = reading(u"guid-main"_s, 2, 1, 2s);
        old.measuredAt = kStart - 1h; // late data that comes just now
        m_trip.returned(old);
        QCOMPARE(m_trip.counts(0).awaited, 1);
    }

    void whatWasNeverSentIsNotMissing()
    {
        m_trip.published(1, 0, 1, kStart);
        m_trip.withdrawn(1);
        m_trip.published(2, 0, 2, kStart);
        m_trip.outcomeUnknown(2);
        m_trip.settle(kStart + 11s);
        QCOMPARE(m_trip.counts(0), RoundTripCounts());
        m_trip.published(3, 0, 3, kStart);
        m_trip.outcomeUnknown(3);
        m_trip.returned(reading(u"guid-main"_s, 2, 3, 10ms)); // it did arrive
        QCOMPARE(m_trip.counts(0).matched, 1);
    }

    void eachReadingIsMatchedOnce()
    {
        publish(1, 0, 7);
        publish(2, 0, 7);
        m_trip.returned(reading(u"guid-main"_s, 2, 7, 10ms));
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.matched = 1, .awaited = 1}));
        m_trip.returned(reading(u"guid-main"_s, 2, 7, 20ms));
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.matched = 2}));
    }

    void othersReadingsArePassedOver()
    {
        publish(1, 0, 7);
        m_trip.setNames({{meter(u"guid-other"_s), u"OTHER"_s}});
        m_trip.returned(reading(u"guid-other"_s, 2, 7, 10ms)); // named, and not ours
        m_trip.returned(reading(u"guid-main"_s, 3, 7, 10ms));  // another register type
        QCOMPARE(m_trip.counts(0).awaited, 1);
    }

    void withoutANameTheValueTells()
    {
        m_trip.setNames({});
        publish(1, 0, 1.25);
        m_trip.returned(reading(u"stranger"_s, 2, 99, 10ms));
        m_trip.returned(reading(u"guid-main"_s, 2, 1.25, 20ms));
        QCOMPARE(m_trip.counts(0).matched, 1);
        QCOMPARE(m_trip.basis(0), MatchBasis::ByValue);
        // From now on that meter is the row's, so a wrong value is seen as one.
        publish(2, 0, 2.25, 1s);
        m_trip.returned(reading(u"guid-main"_s, 2, 3, 1010ms));
        m_trip.settle(kStart + 12s);
        QCOMPARE(m_trip.counts(0), (RoundTripCounts{.matched = 1, .wrongValue = 1}));
        // The metadata has the last word.
        m_trip.setNames({{meter(u"guid-main"_s), u"MAIN"_s}});
        QCOMPARE(m_trip.basis(0), MatchBasis::ByName);
        m_trip.setNames({{meter(u"guid-main"_s), u"KITCHEN"_s}});
        QCOMPARE(m_trip.basis(0), MatchBasis::Contradicted);
    }

    void withoutANameTwoRowsOfOneValueTeachNothing()
    {
        m_trip.setNames({});
        publish(1, 0, 5);
        publish(2, 2, 5, 1ms);
        m_trip.returned(reading(u"guid-sub"_s, 2, 5, 20ms));
        m_trip.returned(reading(u"guid-main"_s, 2, 5, 21ms));
        QCOMPARE(m_trip.counts(0).matched + m_trip.counts(2).matched, 2);
        publish(3, 0, 6, 1s);
        m_trip.returned(reading(u"guid-main"_s, 2, 6, 1010ms)); // whichever it was taken for before
        QCOMPARE(m_trip.counts(0).matched, 2);
    }

    void verdicts_data()
    {
        QTest::addColumn<SendCounts>("sends");
        QTest::addColumn<RoundTripCounts>("trip");
        QTest::addColumn<MatchBasis>("basis");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("words");
        const SendCounts good{.sent = 5, .acknowledged = 5};
        const auto is = [](const char *name, const SendCounts &sends, const RoundTripCounts &trip,
                           MatchBasis basis, Verdict verdict, const char *words) {
            QTest::newRow(name) << sends << trip << basis << verdict << QString::fromUtf8(words);
        };
        is("nothing", {}, {}, MatchBasis::None, Verdict::Waiting, "Nothing was sent");
        is("all came back", good, {.matched = 5}, MatchBasis::ByName, Verdict::Green, "All 5");
        is("by value", good, {.matched = 5}, MatchBasis::ByValue, Verdict::Green, "does not name the meter");
        is("another name", good, {.matched = 5}, MatchBasis::Contradicted, Verdict::Amber, "another name");
        is("no round trip", {.sent = 5, .acknowledged = 5, .unwatched = 5}, {}, MatchBasis::None,
           Verdict::Amber, "no consumer was connected");
        is("never came back", good, {.missing = 5}, MatchBasis::None, Verdict::Amber, "never came back");
        is("one missing", good, {.matched = 4, .missing = 1}, MatchBasis::ByName, Verdict::Amber,
           "never came back");
        is("on its way", good, {.matched = 4, .awaited = 1}, MatchBasis::ByName, Verdict::Waiting,
           "on their way");
        is("wrong value", good, {.matched = 4, .wrongValue = 1}, MatchBasis::ByName, Verdict::Red,
           "another value");
        is("wrong version", good, {.matched = 4, .wrongVersion = 1}, MatchBasis::ByName, Verdict::Red,
           "payload version");
        is("nothing taken", {.sent = 5, .expired = 5}, {}, MatchBasis::None, Verdict::Red, "none of 5");
        is("some expired", {.sent = 5, .acknowledged = 4, .expired = 1}, {.matched = 4}, MatchBasis::ByName,
           Verdict::Amber, "could not be sent");
        is("outcome unknown", {.sent = 5, .acknowledged = 4, .unknown = 1}, {.matched = 4},
           MatchBasis::ByName, Verdict::Amber, "not known whether they arrived");
        is("some left out", {.sent = 5, .acknowledged = 5, .leftOut = 2}, {.matched = 5}, MatchBasis::ByName,
           Verdict::Green, "2 reading(s) were left out, not sent late");
        is("only wrong ones", {.sent = 5, .acknowledged = 5, .wrongOnPurpose = 5}, {}, MatchBasis::None,
           Verdict::Waiting, "on purpose");
    }

    void verdicts()
    {
        QFETCH(const SendCounts, sends);
        QFETCH(const RoundTripCounts, trip);
        QFETCH(const MatchBasis, basis);
        QFETCH(const Verdict, verdict);
        QFETCH(const QString, words);
        const Judgement judgement = judge(sends, trip, basis);
        QCOMPARE(verdictKey(judgement.verdict), verdictKey(verdict));
        QVERIFY2(judgement.sentence.contains(words), qPrintable(judgement.sentence));
    }

    void theReportIsCsv()
    {
        BenchReport report;
        report.target = u"user at host:8883, gateways/generic/42/p"_s;
        report.from = kStart;
        report.to = kStart + 1min;
        RowReport row;
        row.meter = u"MAIN, supply"_s;
        row.registerType = 2;
        row.sends = {.sent = 3, .acknowledged = 3};
        row.trip = {.matched = 3};
        row.basis = MatchBasis::ByName;
        row.delayMedian = 41ms;
        report.rows = {row, row};
        const QList<QByteArray> lines = printCsvReport(report).trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(1).startsWith(
            "green,Electrical,\"MAIN, supply\",2,3,3,0,0,0,3,0,0,0,0,0,0,0,0,0,name,,,41,"));
        QVERIFY(lines.at(3).startsWith("green,,(all),,6,6,0,0,0,6,"));
        QVERIFY(lines.at(3).contains("2026-11-24T12:01:00.000Z"));
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
