// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/ingest.h"
#include "readings/memorystore.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kNoon = Instant(1'672'574'400s);

/// A message of the feed: which identity, and the how-manieth of its values.
struct Message
{
    int identity = 0;
    int value = 0;
};

/// What a meter measured: topic and payload but for the value.
struct Identity
{
    QString topic;
    QByteArray head;
    int base = 0; ///< Of its value: grows, and begins again every three quarters of an hour.
    int values = 1;
};

QByteArray quoted(Instant at)
{
    return '"' + toIsoUtc(at).toLatin1() + '"';
}

int baseAt(Instant at)
{
    return int(std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count() % 45) * 10;
}

Identity counterAt(const QString &topic, Instant at)
{
    return {topic,
            R"({"smarteo_payload_schema_version":1,"register_id":2,"data_timestamp_utc":)" + quoted(at) +
                R"(,"meter_reading":)",
            baseAt(at)};
}

Identity intervalAt(const QString &topic, Instant at, std::chrono::milliseconds length)
{
    return {topic,
            R"({"smarteo_payload_schema_version":2,"register_id":2,"measurement_start_timestamp_utc":)" +
                quoted(at - length) + R"(,"measurement_end_timestamp_utc":)" + quoted(at) + R"(,"value":)",
            baseAt(at)};
}

std::vector<Identity> makeIdentities(QRandomGenerator &random)
{
    std::vector<Identity> identities;
    for (int meter = 0; meter < 5; ++meter) {
        const QString topic = u"meters/outbound/c/s/m%1"_s.arg(meter);
        for (int minute = 0; minute < 100; ++minute) {
            if (random.bounded(20) == 0)
                continue; // Lost before it was sent.
            const Instant at = kNoon - minute * 1min;
            if (meter % 2 == 0 || minute % 10 == 0)
                identities.push_back(counterAt(topic, at));
            if (meter % 2 == 1)
                identities.push_back(intervalAt(topic, at, 1min));
            if (meter == 3 && minute % 60 == 0)
                identities.push_back(intervalAt(topic, at, 1h));
        }
        if (meter < 3)
            identities.push_back(counterAt(topic, kNoon + std::chrono::years(10 + meter)));
    }
    // A meter whose clock was never right.
    for (int day = 1; day < 10; ++day)
        identities.push_back(counterAt(u"meters/outbound/c/s/ahead"_s, kNoon + day * 24h));
    for (Identity &identity : identities)
        identity.values = random.bounded(5) == 0 ? 1 + random.bounded(3) : 1;
    return identities;
}

/// In order of identity, each value once.
std::vector<Message> cleanFeed(const std::vector<Identity> &identities)
{
    std::vector<Message> feed;
    for (int i = 0; i < int(identities.size()); ++i) {
        for (int value = 0; value < identities[size_t(i)].values; ++value)
            feed.push_back({i, value});
    }
    return feed;
}

/// Shuffled and with copies, the first arrivals of one identity's values in order.
std::vector<Message> dirtyFeed(std::vector<Message> feed, QRandomGenerator &random)
{
    const size_t clean = feed.size();
    for (size_t i = 0; i < clean; ++i) {
        for (int copies = random.bounded(3); copies > 0; --copies)
            feed.push_back(feed[i]);
    }
    std::shuffle(feed.begin(), feed.end(), random);
    std::map<int, std::map<int, int>> order; // Identity, value: its place among the first arrivals.
    for (Message &message : feed) {
        auto &places = order[message.identity];
        message.value = places.emplace(message.value, int(places.size())).first->second;
    }
    return feed;
}

QByteArray payloadOf(const Identity &identity, int value)
{
    return identity.head + QByteArray::number(identity.base + value * 25) + '}';
}

QString words(Instant from, Instant to, std::optional<double> number)
{
    return u"%1/%2/%3"_s.arg(toIsoUtc(from), toIsoUtc(to),
                             number ? QString::number(*number, 'g', 17) : u"-"_s);
}

/// What is worked out from the points: interval, gaps, resets, rates.
QString workedOut(const RegisterSnapshot &snapshot, const SeriesView &view, const LiveReadings &live)
{
    QStringList parts = {u" interval %1 rate %2"_s.arg(snapshot.expectedInterval.value_or(-1ms).count())
                             .arg(snapshot.ratePerHour.value_or(-1), 0, 'g', 17)};
    for (const Gap &gap : view.gaps)
        parts << u"gap "_s + words(gap.from, gap.to, double(gap.missing));
    for (const CounterReset &reset : view.resets)
        parts << u"reset "_s + words(reset.lastBefore, reset.at, reset.to);
    for (const CounterStep &step : live.counterSteps(snapshot.index, Instant::min(), Instant::max()))
        parts << u"step "_s + words(step.from, step.to, step.perHour());
    return parts.join(u' ');
}

/// All that a person would see afterwards, arrival times aside.
QString replay(const std::vector<Identity> &identities, const std::vector<Message> &feed,
               QRandomGenerator &random, Totals &totals)
{
    MemoryStore store;
    LiveReadings live;
    Ingest ingest(store, &live);
    Instant now = kNoon + 1s;
    for (size_t begin = 0; begin < feed.size();) {
        const size_t end = std::min(feed.size(), begin + 1 + random.bounded(40));
        // Sometimes the connection breaks before the commit, and the broker sends it all again.
        for (int attempt = random.bounded(4) == 0 ? 2 : 1; attempt > 0; --attempt) {
            for (size_t i = begin; i < end; ++i) {
                const Identity &identity = identities[size_t(feed[i].identity)];
                ingest.take(identity.topic, payloadOf(identity, feed[i].value), now += 1ms);
            }
            if (attempt > 1)
                ingest.discard();
        }
        if (!ingest.commit())
            return u"failed"_s;
        begin = end;
    }
    totals = ingest.totals();
    QStringList lines;
    for (const RegisterSnapshot &snapshot : live.takeChanges().registers) {
        QString line = u"%1 latest v%2 %3 = %4 ahead %5:"_s.arg(snapshot.key.meter.text())
                           .arg(snapshot.latest.schemaVersion)
                           .arg(toIsoUtc(snapshot.latest.measuredAt))
                           .arg(snapshot.latest.value)
                           .arg(snapshot.isLatestAhead);
        const SeriesView view = live.series(snapshot.index, Instant::min(), Instant::max());
        for (const Point &point : view.points)
            line += u' ' + toIsoUtc(point.at) + u'=' + QString::number(point.value);
        line += workedOut(snapshot, view, live);
        lines.append(line);
    }
    lines.sort();
    for (const MemoryStore::Row &row : store.rows()) {
        lines.append(u"%1 v%2 %3 = %4 revision %5"_s.arg(row.reading.key.meter.text())
                         .arg(row.reading.schemaVersion)
                         .arg(toIsoUtc(row.reading.measuredAt))
                         .arg(row.reading.value)
                         .arg(row.revision));
    }
    return lines.join(u'\n');
}

} // namespace

/// Whatever happens to a feed on its way, what is seen in the end is the feed (invariants 3 and 4).
class TestReplay : public QObject
{
    Q_OBJECT

private slots:
    void aDisturbedFeedEndsAsTheCleanOne_data();
    void aDisturbedFeedEndsAsTheCleanOne();
};

void TestReplay::aDisturbedFeedEndsAsTheCleanOne_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestReplay::aDisturbedFeedEndsAsTheCleanOne()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const std::vector<Identity> identities = makeIdentities(random);
    const std::vector<Message> clean = cleanFeed(identities);
    Totals cleanTotals;
    const QString expected = replay(identities, clean, random, cleanTotals);
    QCOMPARE(cleanTotals.stored, qint64(identities.size()));
    QCOMPARE(cleanTotals.duplicates, 0);
    QVERIFY(cleanTotals.revisions > 0);
    QVERIFY(expected.contains(u" gap "_s) && expected.contains(u" reset "_s) &&
            expected.contains(u" step "_s));

    const std::vector<Message> dirty = dirtyFeed(clean, random);
    Totals totals;
    const QString seen = replay(identities, dirty, random, totals);
    QCOMPARE(seen.split(u'\n'), expected.split(u'\n'));
    QCOMPARE(totals.stored, cleanTotals.stored);
    QCOMPARE(totals.revisions, cleanTotals.revisions);
    QCOMPARE(totals.received, qint64(dirty.size()));
    QCOMPARE(totals.duplicates, qint64(dirty.size() - clean.size()));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
