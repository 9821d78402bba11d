// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/livereadings.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_set>

namespace insite::readings {
namespace {

/// How many registers or readings are handled under one lock.
constexpr size_t kSlice = 256;

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
    LiveSeries series;
    bool isChanged = false; ///< Is listed among the changed.
};

std::optional<std::chrono::milliseconds> intervalOf(const Latest &latest)
{
    if (!latest.measuredFrom)
        return std::nullopt;
    return latest.measuredAt - *latest.measuredFrom;
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
    Changes takeChanges();
    SeriesView series(RegisterIndex index, Instant from, Instant to) const;
    qint64 seriesBytes() const;

private:
    void applyOne(const Reading &reading);
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

    const size_t m_budget;
    const std::chrono::milliseconds m_tolerance;
    size_t m_trimAt; ///< Ingest thread.

    /// Guards all below. Only the ingest thread writes to the registers, their series and the indexes
    /// (takeChanges() only to isChanged), so that thread may read these without it.
    mutable std::mutex m_mutex;
    std::deque<Register> m_registers;
    std::unordered_set<RegisterIndex, Hash, Equal> m_indexes{0, Hash{&m_registers}, Equal{&m_registers}};
    std::vector<RegisterIndex> m_changed;
    Totals m_totals;
    size_t m_seriesBytes = 0;
    size_t m_points = 0;
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

void LiveReadings::Private::applyOne(const Reading &reading)
{
    const RegisterIndex index = indexOf(reading.key);
    Register &entry = m_registers[index];
    updateLatest(entry, reading);
    const size_t bytes = entry.series.bytes();
    switch (entry.series.insert(reading)) {
    case LiveSeries::Change::Added:
        ++entry.count;
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
    if (!entry.isChanged) {
        entry.isChanged = true;
        m_changed.push_back(index);
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
    if (m_seriesBytes > m_trimAt)
        keepWithinBudget();
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
    const size_t target = m_budget - m_budget / 16;
    const auto points = static_cast<size_t>(static_cast<double>(m_points) * static_cast<double>(target) /
                                            static_cast<double>(m_seriesBytes));
    const size_t length = lengthFor(points);
    for (Register &entry : m_registers) {
        if (entry.series.size() <= length)
            continue;
        const std::lock_guard lock(m_mutex);
        const size_t bytes = entry.series.bytes();
        m_points -= entry.series.size() - length;
        entry.series.keepNewest(length);
        m_seriesBytes -= bytes - entry.series.bytes();
        ++entry.generation;
    }
    // A budget below one point a register cannot be kept; not trying again at once keeps the ingest going.
    m_trimAt = std::max(m_budget, m_seriesBytes + m_seriesBytes / 16);
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
    return result;
}

Changes LiveReadings::Private::takeChanges()
{
    Changes changes;
    std::vector<RegisterIndex> indexes;
    {
        const std::lock_guard lock(m_mutex);
        indexes.swap(m_changed);
    }
    std::sort(indexes.begin(), indexes.end());
    changes.registers.reserve(indexes.size());
    for (size_t i = 0; i < indexes.size(); i += kSlice) {
        const std::lock_guard lock(m_mutex);
        for (const RegisterIndex index :
             std::span(indexes).subspan(i, std::min(kSlice, indexes.size() - i))) {
            m_registers[index].isChanged = false;
            changes.registers.push_back(snapshot(index));
        }
    }
    const std::lock_guard lock(m_mutex);
    changes.totals = m_totals;
    return changes;
}

SeriesView LiveReadings::Private::series(RegisterIndex index, Instant from, Instant to) const
{
    const std::lock_guard lock(m_mutex);
    if (index >= m_registers.size())
        return {};
    const Register &entry = m_registers[index];
    return {entry.series.points(from, to), entry.generation, intervalOf(entry.latest)};
}

qint64 LiveReadings::Private::seriesBytes() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<qint64>(m_seriesBytes);
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

Changes LiveReadings::takeChanges()
{
    return d->takeChanges();
}

SeriesView LiveReadings::series(RegisterIndex index, Instant from, Instant to) const
{
    return d->series(index, from, to);
}

qint64 LiveReadings::seriesBytes() const
{
    return d->seriesBytes();
}

} // namespace insite::readings
