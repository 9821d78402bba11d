// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historyseriessource.h"

#include "../history/historyfixture.h"

#include <QSignalSpy>

#include <algorithm>
#include <numeric>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;
using history::minuteReading;

namespace {

constexpr qint64 kStart = 1'700'000'040'000; // a whole minute
constexpr qint64 kMinute = 60'000;

qint64 minute(int number)
{
    return kStart + number * kMinute;
}

} // namespace

class TestHistorySeriesSource final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture.emplace();
        m_writer = m_fixture->open();
        m_live = std::make_unique<readings::LiveReadings>();
    }
    void cleanup()
    {
        m_source.reset();
        m_live.reset();
        m_writer.reset();
        m_fixture.reset();
    }

    void joinsWhatWasBeforeTheStartWithWhatIsNew()
    {
        store(0, 10);
        restart();
        receive(10, 12);
        const auto points = answer(minute(0), minute(20)).samples;
        QCOMPARE(int(points.size()), 12);
        for (int i = 0; i < 12; ++i)
            QCOMPARE(points[size_t(i)],
                     (readings::Sample{history::ms(minute(i)), std::chrono::minutes(1), double(i)}));
    }

    void givesOnePointBeyondEachEnd()
    {
        store(0, 10);
        restart();
        receive(10, 12);
        const auto points = answer(minute(3), minute(5)).samples;
        QCOMPARE(int(points.size()), 5);
        QCOMPARE(points.front().value, 2.0);
        QCOMPARE(points.back().value, 6.0);
    }

    void asksTheDiskOnceWhileAChartFollows()
    {
        store(0, 10);
        restart();
        for (int i = 10; i < 40; ++i) {
            receive(i, i + 1);
            const auto points = answer(minute(-40), minute(i + 5)).samples;
            QCOMPARE(points.back().value, double(i));
            QCOMPARE(int(points.size()), i + 1);
        }
        QCOMPARE(m_source->queryCount(), 1);
    }

    void asksAgainForWhatMemoryHasForgotten()
    {
        m_live = std::make_unique<readings::LiveReadings>(1);
        store(0, 10);
        restart();
        QCOMPARE(int(answer(minute(0), minute(60)).samples.size()), 10);
        receive(10, 30);
        QCOMPARE(int(answer(minute(0), minute(60)).samples.size()), 30);
    }

    void revisedValueStandsOnce()
    {
        store(0, 10);
        restart();
        QCOMPARE(int(answer(minute(0), minute(20)).samples.size()), 10);
        const Reading revised = minuteReading(key(), minute(4), 99);
        m_fixture->store(*m_writer, {revised});
        apply({revised});
        const auto points = answer(minute(0), minute(20)).samples;
        QCOMPARE(int(points.size()), 10);
        QCOMPARE(points[4].value, 99.0);
    }

    void longRangeKeepsEveryExtremeAndShortShowsEveryReading()
    {
        std::vector<Reading> readings;
        for (int i = 0; i < 3000; ++i)
            readings.push_back(minuteReading(key(), minute(i), i == 1234 ? 500 : i == 2345 ? -500 : i % 7));
        m_fixture->store(*m_writer, readings);
        restart();
        const auto view = answer(minute(0), minute(3000), 20);
        QVERIFY(view.samples.size() <= 4 * 20 + 2);
        const auto hasValue = [&view](double value) {
            return std::ranges::count(view.samples, value, &readings::Sample::value) == 1;
        };
        QVERIFY(hasValue(500));
        QVERIFY(hasValue(-500));
        QVERIFY2(view.gaps.empty(), "thinned readings are no gaps");
        qint64 count = 0;
        double sum = 0;
        for (const DataColumn &column : view.columns) {
            count += column.count;
            sum += column.sum;
        }
        QCOMPARE(count, 3000);
        QCOMPARE(sum, std::accumulate(readings.begin(), readings.end(), 0.0,
                                      [](double all, const Reading &each) { return all + each.value; }));

        const auto near = answer(minute(1200), minute(1260), 20);
        QCOMPARE(int(near.samples.size()), 63);
        QVERIFY(near.columns.empty());
        QCOMPARE(near.samples[1].length, std::chrono::milliseconds(kMinute));
        const int queries = m_source->queryCount();
        QCOMPARE(int(answer(minute(1210), minute(1220), 20).samples.size()), 13);
        QCOMPARE(m_source->queryCount(), queries);
    }

    void longGapStaysAGapWhenThinned()
    {
        std::vector<Reading> readings;
        for (int i = 0; i < 3000; ++i) {
            if (i < 1000 || i > 1500)
                readings.push_back(minuteReading(key(), minute(i), i % 7));
        }
        m_fixture->store(*m_writer, readings);
        restart();
        const auto view = answer(minute(0), minute(3000), 20);
        QCOMPARE(view.gaps.size(), size_t(1));
        QCOMPARE(view.gaps.front().from, history::ms(minute(999)));
        QCOMPARE(view.gaps.front().to, history::ms(minute(1501)));
        QVERIFY(!sampleAt(view, history::ms(minute(1250))));
        QVERIFY(sampleAt(view, history::ms(minute(1800))));
    }

    void gapsBeforeTheStartAreGaps()
    {
        // A counter tells no interval: its pace is learned from what is there, also after a restart.
        std::vector<Reading> readings;
        for (int i = 0; i < 60; ++i) {
            if (i < 20 || i >= 30)
                readings.push_back(history::counterReading(key(), minute(i), 100 + i));
        }
        m_fixture->store(*m_writer, readings);
        restart();
        const auto view = answer(minute(0), minute(60));
        QCOMPARE(view.gaps.size(), size_t(1));
        QCOMPARE(view.gaps.front(), (readings::Gap{history::ms(minute(19)), history::ms(minute(30)), 10}));
        QVERIFY(!sampleAt(view, history::ms(minute(25))));
        QCOMPARE(sampleAt(view, history::ms(minute(40)))->value, 140.0);
        // Zoomed in until hardly a reading is left it is still a gap.
        QCOMPARE(answer(minute(22), minute(27)).gaps.size(), size_t(1));
    }

    void revisionsTellWhatStoodThereBefore()
    {
        store(0, 10);
        m_fixture->store(*m_writer, {minuteReading(key(), minute(3), 33)});
        restart();
        const auto view = answer(minute(0), minute(20));
        QCOMPARE(view.revisions, (std::vector<Revision>{{history::ms(minute(3)), 3, 1}}));
        QCOMPARE(view.samples[3].value, 33.0);
        // One that comes while the chart follows is told as well, though memory forgot the old value.
        const Reading revised = minuteReading(key(), minute(4), 44);
        m_fixture->store(*m_writer, {revised});
        readings::Totals totals;
        totals.revisions = 1;
        m_live->apply(std::vector{revised}, totals);
        m_source->apply(m_live->takeChanges());
        QCOMPARE(answer(minute(0), minute(20)).revisions,
                 (std::vector<Revision>{{history::ms(minute(3)), 3, 1}, {history::ms(minute(4)), 4, 1}}));
    }

    void cancelledIsNeverAnswered()
    {
        store(0, 10);
        restart();
        QSignalSpy answers(m_source.get(), &SeriesSource::ready);
        const auto first = m_source->request(0, history::ms(minute(0)), history::ms(minute(20)), 100);
        m_source->cancel(first);
        const auto second = m_source->request(0, history::ms(minute(0)), history::ms(minute(5)), 100);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 30'000);
        QCOMPARE(answers.first().first().toULongLong(), second);
    }

    void endsWhileAQueryIsUnderWay()
    {
        store(0, 10);
        restart();
        for (int i = 0; i < 20; ++i)
            (void)m_source->request(0, history::ms(minute(i)), history::ms(minute(20)), 100);
        m_source.reset();
    }

    void unreadableFileIsToldOnceAndMemoryIsShown()
    {
        store(0, 10);
        restart(m_fixture->path(u"other.sqlite"_s));
        QSignalSpy problems(m_source.get(), &HistorySeriesSource::historyFailed);
        receive(10, 12);
        QCOMPARE(int(answer(minute(0), minute(20)).samples.size()), 3);
        QCOMPARE(int(answer(minute(5), minute(20)).samples.size()), 3);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().first().toString().contains(u"other.sqlite"_s));
    }

private:
    static RegisterKey key() { return history::keyOf(u"Main"_s); }

    static std::vector<Reading> range(int from, int to)
    {
        std::vector<Reading> readings;
        for (int i = from; i < to; ++i)
            readings.push_back(minuteReading(key(), minute(i), i));
        return readings;
    }

    void store(int from, int to) { m_fixture->store(*m_writer, range(from, to)); }

    void apply(const std::vector<Reading> &readings)
    {
        m_live->apply(readings, {});
        m_source->apply(m_live->takeChanges());
    }

    void receive(int from, int to)
    {
        store(from, to);
        apply(range(from, to));
    }

    /// As the program starts on a history: with the newest reading of each register.
    void restart(const QString &path = {})
    {
        const auto registers = m_fixture->reader()->registers();
        QVERIFY(registers.has_value());
        std::vector<readings::KnownRegister> known;
        for (const auto &each : *registers)
            known.push_back({each.latest, each.lastReceivedAt, each.count});
        m_live->seed(known);
        m_source = std::make_unique<HistorySeriesSource>(*m_live, path.isEmpty() ? m_fixture->path() : path);
        m_source->apply(m_live->takeChanges());
    }

    SeriesData answer(qint64 from, qint64 to, int columns = 1000)
    {
        SeriesData answered;
        bool isAnswered = false;
        const auto id = m_source->request(0, history::ms(from), history::ms(to), columns);
        const auto connection =
            connect(m_source.get(), &SeriesSource::ready, this, [&](quint64 request, const SeriesData &view) {
                if (request == id) {
                    answered = view;
                    isAnswered = true;
                }
            });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
        }();
        disconnect(connection);
        return answered;
    }

    std::optional<history::Fixture> m_fixture;
    std::unique_ptr<history::ReadingWriter> m_writer;
    std::unique_ptr<readings::LiveReadings> m_live;
    std::unique_ptr<HistorySeriesSource> m_source;
};

QTEST_GUILESS_MAIN(TestHistorySeriesSource)
#include "tst_historyseriessource.moc"
