// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/memorystore.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace insite::readings {
namespace {

constexpr size_t kMaxValues = 64;
constexpr size_t kMaxMessages = 100;

struct Identity
{
    RegisterKey key;
    int schemaVersion = 0;
    std::optional<Instant> measuredFrom;
    Instant measuredAt;

    friend bool operator==(const Identity &, const Identity &) = default;
    friend size_t qHash(const Identity &identity, size_t seed = 0) noexcept
    {
        const qint64 from = identity.measuredFrom ? identity.measuredFrom->time_since_epoch().count() : 0;
        return qHashMulti(seed, identity.key, identity.schemaVersion, from,
                          qint64(identity.measuredAt.time_since_epoch().count()));
    }
};

Identity identityOf(const Reading &reading)
{
    return {reading.key, reading.schemaVersion, reading.measuredFrom, reading.measuredAt};
}

struct Known
{
    Reading newest;
    int revision = 0;
    std::vector<double> values; ///< That it has or had, in order of arrival.
};

void keepLast(std::deque<RawMessage> &kept, const std::vector<RawMessage> &messages)
{
    kept.insert(kept.end(), messages.begin(), messages.end());
    while (kept.size() > kMaxMessages)
        kept.pop_front();
}

} // namespace

class MemoryStore::Private
{
public:
    explicit Private(qsizetype maxIdentities)
        : m_maxIdentities(std::max<qsizetype>(maxIdentities, 1))
    {
    }

    Stored commit(const Burst &burst);
    std::vector<Row> rows() const;

    Totals m_totals;
    std::deque<RawMessage> m_unknown;
    std::deque<RawMessage> m_malformed;

private:
    /// Whether it changed anything.
    bool keep(const Reading &reading);

    const qsizetype m_maxIdentities;
    QHash<Identity, Known> m_known;
    std::deque<Identity> m_order; ///< Of first arrival.
};

bool MemoryStore::Private::keep(const Reading &reading)
{
    const Identity identity = identityOf(reading);
    const auto found = m_known.find(identity);
    if (found == m_known.end()) {
        if (m_known.size() >= m_maxIdentities) {
            m_known.remove(m_order.front());
            m_order.pop_front();
        }
        m_known.insert(identity, {reading, 0, {reading.value}});
        m_order.push_back(identity);
        ++m_totals.stored;
        return true;
    }
    Known &known = *found;
    if (std::find(known.values.begin(), known.values.end(), reading.value) != known.values.end()) {
        ++m_totals.duplicates;
        return false;
    }
    if (known.values.size() == kMaxValues)
        known.values.erase(known.values.begin());
    known.values.push_back(reading.value);
    known.newest = reading;
    ++known.revision;
    ++m_totals.revisions;
    return true;
}

Stored MemoryStore::Private::commit(const Burst &burst)
{
    Stored stored;
    for (const Reading &reading : burst.readings) {
        const Totals before = m_totals;
        if (keep(reading))
            stored.changed.push_back(reading);
        if (burst.wantsVerdicts)
            stored.verdicts.push_back(verdictBetween(before, m_totals));
    }
    keepLast(m_unknown, burst.unknown);
    keepLast(m_malformed, burst.malformed);
    m_totals.unknown += static_cast<qint64>(burst.unknown.size());
    m_totals.malformed += static_cast<qint64>(burst.malformed.size());
    m_totals.received +=
        static_cast<qint64>(burst.readings.size() + burst.unknown.size() + burst.malformed.size());
    stored.totals = m_totals;
    return stored;
}

std::vector<MemoryStore::Row> MemoryStore::Private::rows() const
{
    std::vector<Row> result;
    result.reserve(static_cast<size_t>(m_known.size()));
    for (const Known &known : m_known)
        result.push_back({known.newest, known.revision});
    const auto place = [](const Row &row) {
        const Reading &reading = row.reading;
        return std::tie(reading.key, reading.measuredAt, reading.schemaVersion, reading.measuredFrom);
    };
    std::sort(result.begin(), result.end(),
              [&place](const Row &left, const Row &right) { return place(left) < place(right); });
    return result;
}

MemoryStore::MemoryStore(qsizetype maxIdentities)
    : d(std::make_unique<Private>(maxIdentities))
{
}

MemoryStore::~MemoryStore() = default;

Result<Stored> MemoryStore::commit(const Burst &burst)
{
    return d->commit(burst);
}

std::vector<MemoryStore::Row> MemoryStore::rows() const
{
    return d->rows();
}

const Totals &MemoryStore::totals() const
{
    return d->m_totals;
}

const std::deque<RawMessage> &MemoryStore::unknown() const
{
    return d->m_unknown;
}

const std::deque<RawMessage> &MemoryStore::malformed() const
{
    return d->m_malformed;
}

} // namespace insite::readings
