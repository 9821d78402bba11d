// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/gaps.h"

#include <QTest>

#include <algorithm>

using namespace insite;
using namespace insite::readings;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const Instant kNoon = Instant(1'672'574'400s);
using Gaps = std::vector<Gap>;

/// One a minute, but for some.
std::vector<Sample> minutes(int count, milliseconds length, const std::vector<int> &missing)
{
    std::vector<Sample> samples;
    for (int i = 0; i < count; ++i) {
        if (std::find(missing.begin(), missing.end(), i) == missing.end())
            samples.push_back({kNoon + i * 1min, length, double(i)});
    }
    return samples;
}

} // namespace

class TestGaps : public QObject
{
    Q_OBJECT

private slots:
    void anIntervalThatIsMissing();
    void aCounterThatIsMissing();
    void aLateReadingFillsOrSplits();
    void halfAnIntervalTooFarIsNone();
    void nothingIsMissingWhereNothingIsExpected();
    void aChangeOfPaceIsNone();
    void gapsOfBothPaces();
    void aNewIntervalLengthIsNone();
    void theEndOfTheWindowDoesNotMatter();
};

void TestGaps::anIntervalThatIsMissing()
{
    // The reading of minute 5 covers 4 to 5.
    QCOMPARE(gapsIn(minutes(10, 1min, {5})), (Gaps{{kNoon + 4min, kNoon + 5min, 1}}));
    QCOMPARE(gapsIn(minutes(20, 1min, {5, 6, 7, 15})),
             (Gaps{{kNoon + 4min, kNoon + 7min, 3}, {kNoon + 14min, kNoon + 15min, 1}}));
    QCOMPARE(gapsIn(minutes(2, 1min, {})), Gaps());
    QCOMPARE(gapsIn(minutes(1, 1min, {})), Gaps());
    QCOMPARE(gapsIn({}), Gaps());
}

void TestGaps::aCounterThatIsMissing()
{
    QCOMPARE(gapsIn(minutes(10, Sample::kNoLength, {5, 6})), (Gaps{{kNoon + 4min, kNoon + 7min, 2}}));
}

void TestGaps::aLateReadingFillsOrSplits()
{
    for (const milliseconds length : {milliseconds(1min), Sample::kNoLength}) {
        const milliseconds shift = length.count() > 0 ? length : 0ms;
        QCOMPARE(gapsIn(minutes(20, length, {5, 6, 7})).size(), size_t(1));
        QCOMPARE(gapsIn(minutes(20, length, {5, 7})),
                 (Gaps{{kNoon + 4min, kNoon + 6min - shift, 1}, {kNoon + 6min, kNoon + 8min - shift, 1}}));
        QCOMPARE(gapsIn(minutes(20, length, {})), Gaps());
    }
}

void TestGaps::halfAnIntervalTooFarIsNone()
{
    QVERIFY(!isGap(90s, 1min));
    QVERIFY(isGap(90'001ms, 1min));
    std::vector<Sample> samples = minutes(10, Sample::kNoLength, {});
    samples.push_back({kNoon + 9min + 90s, Sample::kNoLength, 1});
    QCOMPARE(gapsIn(samples), Gaps());
    samples.back().at += 1ms;
    QCOMPARE(gapsIn(samples).size(), size_t(1));
}

void TestGaps::nothingIsMissingWhereNothingIsExpected()
{
    QCOMPARE(gapsIn(std::vector<Sample>{{kNoon, Sample::kNoLength, 1}, {kNoon + 240h, Sample::kNoLength, 2}}),
             Gaps());
}

void TestGaps::aChangeOfPaceIsNone()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 1'000; ++i)
        samples.push_back({kNoon + i * 1min, Sample::kNoLength, 1});
    for (int i = 1; i < 1'000; ++i)
        samples.push_back({kNoon + 999min + i * 15min, Sample::kNoLength, 1});
    // Only where the paces meet may there be doubt.
    for (const Gap &gap : gapsIn(samples))
        QVERIFY(gap.from >= kNoon + 990min && gap.to <= kNoon + 1150min + 999min);
    QVERIFY(gapsIn(samples).size() < 70);
}

void TestGaps::gapsOfBothPaces()
{
    std::vector<Sample> samples;
    for (int i = 0; i < 1'000; ++i) {
        if (i < 500 || i >= 510)
            samples.push_back({kNoon + i * 1min, Sample::kNoLength, 1});
    }
    const Instant second = samples.back().at;
    for (int i = 1; i < 1'000; ++i) {
        if (i != 500)
            samples.push_back({second + i * 15min, Sample::kNoLength, 1});
    }
    const Gaps gaps = gapsIn(samples);
    QCOMPARE(gaps.front(), (Gap{kNoon + 499min, kNoon + 510min, 10}));
    QCOMPARE(gaps.back(), (Gap{second + 499 * 15min, second + 501 * 15min, 1}));
}

void TestGaps::aNewIntervalLengthIsNone()
{
    std::vector<Sample> samples = minutes(10, 1min, {});
    samples.push_back({kNoon + 9min + 15min, 15min, 1});
    samples.push_back({kNoon + 9min + 16min, 1min, 1});
    QCOMPARE(gapsIn(samples), Gaps());
}

void TestGaps::theEndOfTheWindowDoesNotMatter()
{
    std::vector<int> missing;
    for (int i = 7; i < 1'000; i += i % 37 + 1)
        missing.push_back(i);
    const std::vector<Sample> samples = minutes(1'000, Sample::kNoLength, missing);
    const Gaps all = gapsIn(samples);
    QVERIFY(all.size() > 20);
    constexpr size_t kMargin = 65;
    for (size_t begin = 100; begin + 120 < samples.size() - kMargin; begin += 20) {
        const Instant from = samples[begin].at;
        const Instant to = samples[begin + 20].at;
        const auto within = [&](Gaps gaps) {
            std::erase_if(gaps, [&](const Gap &gap) { return gap.from < from || gap.to > to; });
            return gaps;
        };
        const std::span part = std::span(samples).subspan(begin - kMargin, 20 + 2 * kMargin);
        QCOMPARE(within(gapsIn(part)), within(all));
    }
}

QTEST_GUILESS_MAIN(TestGaps)
#include "tst_gaps.moc"
