// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/livereadings.h"

#include "readings/expectedinterval.h"
#include "readings/liveseries.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <mutex>
#include <unordered_set>

namespace insite::readings {
namespace {

/// How many registers or readings are handled under one lock.
constexpr size_t kSlice = 256;

constexpr size_t kObservers = 2;

/// A Reading without its key, which the register has once.
struct Latest
{
    int schemaVersion = 0;
    bool isAhead = false;
    std::optional<Instant> measuredFrom;
    Instant measuredAt;
    std::optional<Instant> systemAt;
    double value = 0;
    Instant receivedAt;
};

struct Register
{
    RegisterKey key;
    Latest latest;
    std::unique_ptr<AheadReading> ahead; ///< Rare.
    Instant lastReceivedAt;
    qint64 count = 0;
    quint64 generation = 0;
    Instant forgottenTo = Instant::min(); ///< Points up to here are not held any more.
    LiveSeries series;
    quint8 changedFor = 0; ///< A bit for each observer among whose changed it is listed.
};

std::optional<std::chrono::milliseconds> intervalOf(const Latest &latest)
{
    if (!latest.measuredFrom)
        return std::nullopt;
    return latest.measuredAt - *latest.measuredFrom;
}

/// Up to here the points speak for the register. What lies beyond is ahead, unless all is.
Instant containedTo(const Latest &latest)
{
    return latest.isAhead ? Instant::max() : latest.measuredAt;
}

/// A place needs so many samples before and after it to be judged (gapsIn()).
constexpr size_t kBeyond = kLearnedReach + 1;

/// The samples around a range that speak for the register, and what can be told from them.
struct Stretch
{
    std::vector<Sample> samples;
    std::optional<std::chrono::milliseconds> interval;
    std::optional<std::chrono::milliseconds> expectedInterval;
    quint64 generation = 0;
    Instant containedTo;

    [[nodiscard]] std::span<const Sample> contained() const
    {
        const auto end = std::upper_bound(samples.begin(), samples.end(), containedTo,
                                          [](Instant at, const Sample &sample) { return at < sample.at; });
        return {samples.begin(), end};
    }
};

/// The points of the range, and one beyond each end.
std::vector<Point> pointsOf(std::span<const Sample> samples, Instant from, Instant to)
{
    auto begin = std::lower_bound(samples.begin(), samples.end(), from,
                                  [](const Sample &sample, Instant at) { return sample.at < at; });
    auto end = std::upper_bound(begin, samples.end(), to,
                                [](Instant at, const Sample &sample) { return at < sample.at; });
    if (begin != samples.begin())
        --begin;
    if (end != samples.end())
        ++end;
    std::vector<Point> points;
    points.reserve(static_cast<size_t>(end - begin));
    for (; begin != end; ++begin)
        points.push_back({begin->at, begin->value});
    return points;
}

/// Whether a reading takes the place of the latest: it does, too, when it revises it.
bool supersedes(const Latest &reading, const Latest &latest)
{
    const bool isSameTime = reading.measuredAt == latest.measuredAt;
    if (isSameTime && reading.schemaVersion == latest.schemaVersion &&
        reading.measuredFrom == latest.measuredFrom)
        return true;
    if (reading.isAhead != latest.isAhead)
        return latest.isAhead;
    if (!isSameTime)
        return reading.measuredAt > latest.measuredAt;
    if (reading.schemaVersion != latest.schemaVersion)
        return reading.schemaVersion > latest.schemaVersion;
    return reading.measuredFrom > latest.measuredFrom;
}

/// Between the two newest, if both are states and nothing is missing between them.
std::optional<double> latestRate(std::span<const Sample> newest,
                                 std::optional<std::chrono::milliseconds> interval)
{
    if (newest.size() < 2)
        return std::nullopt;
    const Sample &before = newest[newest.size() - 2];
    const Sample &after = newest.back();
    if (interval && isGap(after.at - before.at, *interval))
        return std::nullopt;
    const auto step = stepBetween(before, after);
    return step ? step->perHour() : std::nullopt;
}

} // namespace

class LiveReadings::Private
{
public:
    Private(qint64 memoryBudget, std::chrono::milliseconds clockTolerance)
        : m_budget(static_cast<size_t>(std::max<qint64>(memoryBudget, 0)))
        , m_tolerance(clockTolerance)
        , m_trimAt(m_budget)
    {
    }

    void apply(std::span<const Reading> committed, const Totals &totals);
    void seed(std::span<const KnownRegister> known);
    void recall(std::span<const Reading> older);
    void setMemoryBudget(qint64 bytes);
    Changes takeChanges(Observer observer);
    void tellAll(Observer observer);
    SeriesView series(RegisterIndex index, Instant from, Instant to) const;
    std::vector<Point> newestPoints(RegisterIndex index, size_t atMost) const;
    SampleView samples(RegisterIndex index, Instant from, Instant to) const;
    std::vector<CounterStep> counterSteps(RegisterIndex index, Instant from, Instant to) const;
    qint64 seriesBytes() const;
    qint64 registerBytes() const;

private:
    Stretch stretch(RegisterIndex index, Instant from, Instant to) const;
    RegisterIndex applyOne(const Reading &reading);
    void recallOne(std::span<const Reading> ofOne);
    LiveSeries::Change insert(Register &entry, const Reading &reading, LiveSeries::Known known);
    void tellObservers(RegisterIndex index);
    RegisterIndex indexOf(const RegisterKey &key);
    void updateLatest(Register &entry, const Reading &reading);
    RegisterSnapshot snapshot(RegisterIndex index) const;
    void keepWithinBudget();
    size_t lengthFor(size_t points) const;

    /// Finds an index by the key that its register has, so that the key is held once.
    struct Hash
    {
        using is_transparent = void;
        const std::deque<Register> *registers;
        size_t operator()(const RegisterKey &key) const { return qHash(key); }
        size_t operator()(RegisterIndex index) const { return qHash((*registers)[index].key); }
    };
    struct Equal
    {
        using is_transparent = void;
        const std::deque<Register> *registers;
        bool operator()(RegisterIndex left, RegisterIndex right) const { return left == right; }
        bool operator()(const RegisterKey &key, RegisterIndex index) const
        {
            return key == (*registers)[index].key;
        }
        bool operator()(RegisterIndex index, const RegisterKey &key) const
        {
            return key == (*registers)[index].key;
        }
    };

    std::atomic<size_t> m_budget;
    std::atomic_bool m_hasNewBudget = false;
    const std::chrono::milliseconds m_tolerance;
    size_t m_trimAt; ///< Ingest thread.

    /// Guards all below. Only the ingest thread writes to the registers, their series and the indexes
    /// (takeChanges() and tellAll() only to changedFor), so that thread may read these without it.
    mutable std::mutex m_mutex;
    std::deque<Register> m_registers;
    std::unordered_set<RegisterIndex, Hash, Equal> m_indexes{0, Hash{&m_registers}, Equal{&m_registers}};
    std::array<std::vector<RegisterIndex>, kObservers> m_changed;
    Totals m_totals;
    size_t m_seriesBytes = 0;
    size_t m_points = 0;
    mutable std::array<Sample, kBeyond + 1> m_room; ///< For a moment.
};

RegisterIndex LiveReadings::Private::indexOf(const RegisterKey &key)
{
    if (const auto found = m_indexes.find(key); found != m_indexes.end())
        return *found;
    const auto index = static_cast<RegisterIndex>(m_registers.size());
    m_registers.emplace_back().key = key;
    m_indexes.insert(index);
    return index;
}

void LiveReadings::Private::updateLatest(Register &entry, const Reading &reading)
{
    const bool isFirst = entry.count == 0 && entry.generation == 0;
    const Latest candidate{reading.schemaVersion, reading.measuredAt > reading.receivedAt + m_tolerance,
                           reading.measuredFrom,  reading.measuredAt,
                           reading.systemAt,      reading.value,
                           reading.receivedAt};
    if (isFirst || supersedes(candidate, entry.latest))
        entry.latest = candidate;
    if (!isFirst && reading.receivedAt < entry.lastReceivedAt)
        return;
    entry.lastReceivedAt = reading.receivedAt;
    if (candidate.isAhead) {
        entry.ahead = std::make_unique<AheadReading>(
            AheadReading{reading.measuredAt, reading.receivedAt, reading.value});
    } else {
        entry.ahead.reset();
    }
}

RegisterIndex LiveReadings::Private::applyOne(const Reading &reading)
{
    const RegisterIndex index = indexOf(reading.key);
    Register &entry = m_registers[index];
    updateLatest(entry, reading);
    if (insert(entry, reading, LiveSeries::Known::Revise) == LiveSeries::Change::Added)
        ++entry.count;
    tellObservers(index);
    return index;
}

LiveSeries::Change LiveReadings::Private::insert(Register &entry, const Reading &reading,
                                                 LiveSeries::Known known)
{
    // A point among those forgotten would stand there alone, as if the others had never come.
    if (reading.measuredAt <= entry.forgottenTo)
        return LiveSeries::Change::None;
    const size_t bytes = entry.series.bytes();
    const LiveSeries::Change change = entry.series.insert(reading, known);
    switch (change) {
    case LiveSeries::Change::Added:
        ++entry.generation;
        ++m_points;
        m_seriesBytes += entry.series.bytes() - bytes;
        break;
    case LiveSeries::Change::Revised:
        ++entry.generation;
        break;
    case LiveSeries::Change::None:
    case LiveSeries::Change::Outranked:
        break;
    }
    return change;
}

void LiveReadings::Private::tellObservers(RegisterIndex index)
{
    Register &entry = m_registers[index];
    for (size_t observer = 0; observer < kObservers; ++observer) {
        const auto bit = quint8(1U << observer);
        if (entry.changedFor & bit)
            continue;
        entry.changedFor |= bit;
        m_changed.at(observer).push_back(index);
    }
}

void LiveReadings::Private::recallOne(std::span<const Reading> ofOne)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_indexes.find(ofOne.front().key);
    if (found == m_indexes.end())
        return;
    bool isNews = false;
    for (const Reading &reading : ofOne) {
        if (m_seriesBytes >= m_trimAt)
            break;
        const auto change = insert(m_registers[*found], reading, LiveSeries::Known::Keep);
        isNews = isNews || change != LiveSeries::Change::None;
    }
    if (isNews)
        tellObservers(*found);
}

/// Those of a register come together: it is looked for once.
void LiveReadings::Private::recall(std::span<const Reading> older)
{
    while (!older.empty()) {
        const RegisterKey &key = older.front().key;
        const auto isOfOther = [&key](const Reading &reading) {
            return reading.key != key;
        };
        const auto run = std::ranges::find_if(older.first(std::min(kSlice, older.size())), isOfOther);
        const auto count = static_cast<size_t>(run - older.begin());
        recallOne(older.first(count));
        older = older.subspan(count);
    }
}

void LiveReadings::Private::apply(std::span<const Reading> committed, const Totals &totals)
{
    while (committed.size() > kSlice) {
        const std::lock_guard lock(m_mutex);
        for (const Reading &reading : committed.first(kSlice))
            applyOne(reading);
        committed = committed.subspan(kSlice);
    }
    {
        const std::lock_guard lock(m_mutex);
        for (const Reading &reading : committed)
            applyOne(reading);
        m_totals = totals;
    }
    if (m_hasNewBudget.exchange(false))
        m_trimAt = m_budget;
    if (m_seriesBytes > m_trimAt)
        keepWithinBudget();
}

void LiveReadings::Private::setMemoryBudget(qint64 bytes)
{
    m_budget = static_cast<size_t>(std::max<qint64>(bytes, 0));
    m_hasNewBudget = true;
}

void LiveReadings::Private::seed(std::span<const KnownRegister> known)
{
    const std::lock_guard lock(m_mutex);
    m_indexes.reserve(m_registers.size() + known.size());
    for (const KnownRegister &each : known) {
        Register &entry = m_registers[applyOne(each.latest)];
        entry.count = std::max(entry.count, each.count);
        entry.lastReceivedAt = std::max(entry.lastReceivedAt, each.lastReceivedAt);
    }
}

/// The length that no series may exceed if all together shall have at most so many points.
size_t LiveReadings::Private::lengthFor(size_t points) const
{
    std::vector<size_t> lengths;
    lengths.reserve(m_registers.size());
    for (const Register &entry : m_registers)
        lengths.push_back(entry.series.size());
    std::sort(lengths.begin(), lengths.end());
    size_t left = points;
    for (size_t i = 0; i < lengths.size(); ++i) {
        const size_t share = left / (lengths.size() - i);
        if (lengths[i] > share)
            return std::max<size_t>(share, 1);
        left -= lengths[i];
    }
    return points;
}

/// Goes some way below the budget, so that this is rare.
void LiveReadings::Private::keepWithinBudget()
{
    const size_t budget = m_budget;
    const size_t target = budget - budget / 16;
    const auto points = static_cast<size_t>(static_cast<double>(m_points) * static_cast<double>(target) /
                                            static_cast<double>(m_seriesBytes));
    const size_t length = lengthFor(points);
    for (Register &entry : m_registers) {
        if (entry.series.size() <= length)
            continue;
        const std::lock_guard lock(m_mutex);
        const size_t bytes = entry.series.bytes();
        m_points -= entry.series.size() - length;
        if (const auto forgotten = entry.series.keepNewest(length); forgotten && !entry.latest.isAhead)
            entry.forgottenTo = std::min(*forgotten, entry.latest.measuredAt);
        m_seriesBytes -= bytes - entry.series.bytes();
        ++entry.generation;
    }
    // A budget below one point a register cannot be kept; not trying again at once keeps the ingest going.
    m_trimAt = std::max(budget, m_seriesBytes + m_seriesBytes / 16);
}

RegisterSnapshot LiveReadings::Private::snapshot(RegisterIndex index) const
{
    const Register &entry = m_registers[index];
    RegisterSnapshot result;
    result.index = index;
    result.key = entry.key;
    const Latest &latest = entry.latest;
    result.latest = {entry.key,       latest.schemaVersion, latest.measuredFrom, latest.measuredAt,
                     latest.systemAt, latest.value,         latest.receivedAt};
    result.isLatestAhead = latest.isAhead;
    if (entry.ahead)
        result.ahead = *entry.ahead;
    result.lastReceivedAt = entry.lastReceivedAt;
    result.count = entry.count;
    result.expectedInterval = intervalOf(latest);
    const std::span<const Sample> two = entry.series.newest(containedTo(latest), std::span(m_room).first(2));
    const bool isTold = result.expectedInterval && *result.expectedInterval >= kBelievedAtOnce;
    const bool isDoubted = two.size() == 2 && two.front().length > std::chrono::milliseconds(0) &&
                           two.front().length != two.back().length;
    if (!isTold || isDoubted) {
        const std::span<const Sample> newest = entry.series.newest(containedTo(latest), m_room);
        result.expectedInterval = expectedInterval(newest);
        result.ratePerHour = latestRate(newest, result.expectedInterval);
    }
    return result;
}

Changes LiveReadings::Private::takeChanges(Observer observer)
{
    const auto others = quint8(~(1U << size_t(observer)));
    Changes changes;
    std::vector<RegisterIndex> indexes;
    {
        const std::lock_guard lock(m_mutex);
        indexes.swap(m_changed.at(size_t(observer)));
    }
    std::sort(indexes.begin(), indexes.end());
    changes.registers.reserve(indexes.size());
    for (size_t i = 0; i < indexes.size(); i += kSlice) {
        const std::lock_guard lock(m_mutex);
        for (const RegisterIndex index :
             std::span(indexes).subspan(i, std::min(kSlice, indexes.size() - i))) {
            m_registers[index].changedFor &= others;
            changes.registers.push_back(snapshot(index));
        }
    }
    const std::lock_guard lock(m_mutex);
    changes.totals = m_totals;
    return changes;
}

void LiveReadings::Private::tellAll(Observer observer)
{
    const auto bit = quint8(1U << size_t(observer));
    const std::lock_guard lock(m_mutex);
    for (RegisterIndex index = 0; index < m_registers.size(); ++index) {
        if (m_registers[index].changedFor & bit)
            continue;
        m_registers[index].changedFor |= bit;
        m_changed.at(size_t(observer)).push_back(index);
    }
}

Stretch LiveReadings::Private::stretch(RegisterIndex index, Instant from, Instant to) const
{
    const std::lock_guard lock(m_mutex);
    if (index >= m_registers.size())
        return {};
    const Register &entry = m_registers[index];
    Stretch result;
    result.samples = entry.series.samples(from, to, kBeyond);
    result.interval = intervalOf(entry.latest);
    result.generation = entry.generation;
    result.containedTo = containedTo(entry.latest);
    result.expectedInterval = expectedInterval(entry.series.newest(result.containedTo, m_room));
    return result;
}

SeriesView LiveReadings::Private::series(RegisterIndex index, Instant from, Instant to) const
{
    const Stretch around = stretch(index, from, to);
    SeriesView view;
    view.points = pointsOf(around.samples, from, to);
    view.generation = around.generation;
    view.interval = around.interval;
    view.expectedInterval = around.expectedInterval;
    view.gaps = gapsIn(around.contained());
    std::erase_if(view.gaps, [&](const Gap &gap) { return gap.to < from || gap.from > to; });
    view.resets = resetsIn(around.contained());
    std::erase_if(view.resets,
                  [&](const CounterReset &reset) { return reset.at < from || reset.lastBefore > to; });
    return view;
}

std::vector<Point> LiveReadings::Private::newestPoints(RegisterIndex index, size_t atMost) const
{
    const std::lock_guard lock(m_mutex);
    if (index >= m_registers.size())
        return {};
    const Register &entry = m_registers[index];
    const std::span room = std::span(m_room).first(std::min(atMost, m_room.size()));
    std::vector<Point> points;
    points.reserve(room.size());
    for (const Sample &sample : entry.series.newest(containedTo(entry.latest), room))
        points.push_back({sample.at, sample.value});
    return points;
}

SampleView LiveReadings::Private::samples(RegisterIndex index, Instant from, Instant to) const
{
    Stretch around = stretch(index, from, to);
    std::optional<std::chrono::milliseconds> expected = around.interval;
    if (!expected || expected->count() <= 0)
        expected = around.expectedInterval;
    return {std::move(around.samples), around.generation, expected, around.containedTo};
}

std::vector<CounterStep> LiveReadings::Private::counterSteps(RegisterIndex index, Instant from,
                                                             Instant to) const
{
    const Stretch around = stretch(index, from, to);
    std::vector<CounterStep> steps = stepsIn(around.contained(), gapsIn(around.contained()));
    std::erase_if(steps, [&](const CounterStep &step) { return step.to < from || step.from > to; });
    return steps;
}

qint64 LiveReadings::Private::seriesBytes() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<qint64>(m_seriesBytes);
}

qint64 LiveReadings::Private::registerBytes() const
{
    constexpr size_t kAllocation = 16; // What an allocator keeps beside each.
    constexpr size_t kIndexNode = 2 * sizeof(void *) + sizeof(size_t) + kAllocation;
    const std::lock_guard lock(m_mutex);
    size_t bytes =
        m_registers.size() * (sizeof(Register) + kIndexNode) + m_indexes.bucket_count() * sizeof(void *);
    for (const auto &changed : m_changed)
        bytes += changed.capacity() * sizeof(RegisterIndex);
    for (const Register &entry : m_registers)
        bytes += entry.ahead ? sizeof(AheadReading) + kAllocation : 0;
    return static_cast<qint64>(bytes);
}

LiveReadings::LiveReadings(qint64 memoryBudget, std::chrono::milliseconds clockTolerance)
    : d(std::make_unique<Private>(memoryBudget, clockTolerance))
{
}

LiveReadings::~LiveReadings() = default;

void LiveReadings::apply(std::span<const Reading> committed, const Totals &totals)
{
    d->apply(committed, totals);
}

void LiveReadings::seed(std::span<const KnownRegister> known)
{
    d->seed(known);
}

void LiveReadings::recall(std::span<const Reading> older)
{
    d->recall(older);
}

void LiveReadings::setMemoryBudget(qint64 bytes)
{
    d->setMemoryBudget(bytes);
}

Changes LiveReadings::takeChanges(Observer observer)
{
    return d->takeChanges(observer);
}

void LiveReadings::tellAll(Observer observer)
{
    d->tellAll(observer);
}

SeriesView LiveReadings::series(RegisterIndex index, Instant from, Instant to) const
{
    return d->series(index, from, to);
}

SampleView LiveReadings::samples(RegisterIndex index, Instant from, Instant to) const
{
    return d->samples(index, from, to);
}

std::vector<CounterStep> LiveReadings::counterSteps(RegisterIndex index, Instant from, Instant to) const
{
    return d->counterSteps(index, from, to);
}

std::vector<Point> LiveReadings::newestPoints(RegisterIndex index, size_t atMost) const
{
    return d->newestPoints(index, atMost);
}

qint64 LiveReadings::registerBytes() const
{
    return d->registerBytes();
}

qint64 LiveReadings::seriesBytes() const
{
    return d->seriesBytes();
}

} // namespace insite::readings
