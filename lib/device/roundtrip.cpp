// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/roundtrip.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace insite::device {

namespace {

/// Far more than one row sends within a window; so an endless stranger costs nothing.
constexpr size_t kMaxUnmatched = 1000;
/// The platform's clock stamps; ours may be this much ahead of it.
constexpr auto kClockTolerance = 5min;
constexpr qint32 kCounterRegister = 2; ///< Version 1 (mqtt-services.txt, "Payload format").

bool isVersionRight(const Reading &reading, qint32 registerType)
{
    return reading.schemaVersion == (registerType == kCounterRegister ? 1 : 2);
}

} // namespace

void RoundTripCounts::add(const RoundTripCounts &other)
{
    matched += other.matched;
    wrongVersion += other.wrongVersion;
    wrongValue += other.wrongValue;
    missing += other.missing;
    awaited += other.awaited;
}

RoundTrip::RoundTrip() = default;
RoundTrip::~RoundTrip() = default;

void RoundTrip::setRows(const std::vector<Row> &rows)
{
    m_rows.clear();
    m_byRegister.clear();
    m_learned.clear();
    m_byValue.clear();
    m_awaited.clear();
    m_order.clear();
    for (const Row &row : rows) {
        m_byRegister.insert({row.meter, row.registerType}, m_rows.size());
        m_rows.push_back({row, {}, {}, {}, {}, {}});
    }
}

void RoundTrip::published(quint64 id, size_t row, double value, Instant at)
{
    RowTrip &trip = m_rows.at(row);
    m_awaited.emplace(id, Awaited{row, value, at});
    m_order.push_back(id);
    trip.order.push_back(id);
    m_byValue.insert({trip.row.registerType, value}, id);
    ++trip.counts.awaited;
}

void RoundTrip::acknowledged(quint64 id)
{
    if (const auto found = m_awaited.find(id); found != m_awaited.end())
        found->second.state = State::Acknowledged;
}

void RoundTrip::outcomeUnknown(quint64 id)
{
    if (const auto found = m_awaited.find(id); found != m_awaited.end())
        found->second.state = State::Unknown;
}

void RoundTrip::withdrawn(quint64 id)
{
    forget(id);
}

void RoundTrip::returned(const Reading &reading)
{
    bool isNumber = false;
    const qint32 registerType = reading.key.registerId.text().toInt(&isNumber);
    if (!isNumber || m_awaited.empty())
        return;
    const auto row = rowOf(reading, registerType);
    if (row && matchInRow(*row, reading))
        return;
    const bool isNamed = m_names.contains({reading.key.customer, reading.key.meter});
    if (!isNamed && matchByValue(reading, registerType))
        return;
    if (!row)
        return;
    RowTrip &trip = m_rows[*row];
    trip.unmatched.push_back(reading);
    if (trip.unmatched.size() > kMaxUnmatched)
        trip.unmatched.pop_front();
}

std::optional<size_t> RoundTrip::rowOf(const Reading &reading, qint32 registerType) const
{
    const OutboundMeter meter{reading.key.customer, reading.key.meter};
    const auto name = m_names.constFind(meter);
    if (name != m_names.cend()) {
        const auto row = m_byRegister.constFind({*name, registerType});
        return row == m_byRegister.cend() ? std::nullopt : std::optional(*row);
    }
    const auto row = m_learned.constFind({meter, registerType});
    return row == m_learned.cend() ? std::nullopt : std::optional(*row);
}

bool RoundTrip::isInTime(const Awaited &awaited, const Reading &reading) const
{
    return reading.receivedAt >= awaited.at && reading.receivedAt <= awaited.at + m_window &&
           reading.measuredAt >= awaited.at - kClockTolerance;
}

bool RoundTrip::matchInRow(size_t row, const Reading &reading)
{
    for (const quint64 id : m_rows[row].order) {
        const auto found = m_awaited.find(id);
        if (found != m_awaited.end() && found->second.value == reading.value &&
            isInTime(found->second, reading)) {
            match(id, reading);
            return true;
        }
    }
    return false;
}

bool RoundTrip::matchByValue(const Reading &reading, qint32 registerType)
{
    std::optional<quint64> earliest;
    bool isOneRow = true;
    const auto [begin, end] = m_byValue.equal_range({registerType, reading.value});
    for (auto it = begin; it != end; ++it) {
        const Awaited &awaited = m_awaited.at(*it);
        if (!isInTime(awaited, reading))
            continue;
        isOneRow = isOneRow && (!earliest || m_awaited.at(*earliest).row == awaited.row);
        earliest = std::min(earliest.value_or(*it), *it);
    }
    if (!earliest)
        return false;
    if (isOneRow)
        m_learned.insert({{reading.key.customer, reading.key.meter}, registerType},
                         m_awaited.at(*earliest).row);
    match(*earliest, reading);
    return true;
}

void RoundTrip::match(quint64 id, const Reading &reading)
{
    const Awaited awaited = m_awaited.at(id);
    RowTrip &trip = m_rows[awaited.row];
    if (isVersionRight(reading, trip.row.registerType))
        ++trip.counts.matched;
    else
        ++trip.counts.wrongVersion;
    trip.meter = {reading.key.customer, reading.key.meter};
    trip.delays.add(reading.receivedAt - awaited.at);
    explainEarlier(trip, id);
    forget(id);
}

/// The platform keeps one register's readings in order: what came back before this one, and is none of the
/// values awaited, is an earlier reading with another value.
void RoundTrip::explainEarlier(RowTrip &row, quint64 id)
{
    while (!row.unmatched.empty() && !row.order.empty() && row.order.front() != id) {
        const quint64 earlier = row.order.front();
        row.order.pop_front();
        if (!m_awaited.contains(earlier))
            continue;
        row.unmatched.pop_front();
        ++row.counts.wrongValue;
        forget(earlier);
    }
}

void RoundTrip::forget(quint64 id)
{
    const auto found = m_awaited.find(id);
    if (found == m_awaited.end())
        return;
    RowTrip &trip = m_rows[found->second.row];
    m_byValue.remove({trip.row.registerType, found->second.value}, id);
    m_awaited.erase(found);
    --trip.counts.awaited;
    while (!trip.order.empty() && !m_awaited.contains(trip.order.front()))
        trip.order.pop_front();
    if (trip.order.empty())
        trip.unmatched.clear();
}

void RoundTrip::settle(Instant now)
{
    while (!m_order.empty()) {
        const quint64 id = m_order.front();
        const auto found = m_awaited.find(id);
        if (found != m_awaited.end()) {
            const Awaited awaited = found->second;
            if (now <= awaited.at + m_window || awaited.state == State::Pending)
                return;
            RowTrip &trip = m_rows[awaited.row];
            const auto other =
                std::find_if(trip.unmatched.begin(), trip.unmatched.end(),
                             [&](const Reading &reading) { return isInTime(awaited, reading); });
            if (other != trip.unmatched.end()) {
                trip.unmatched.erase(other);
                ++trip.counts.wrongValue;
            } else if (awaited.state == State::Acknowledged) {
                ++trip.counts.missing;
            }
            forget(id);
        }
        m_order.pop_front();
    }
}

MatchBasis RoundTrip::basis(size_t row) const
{
    const RowTrip &trip = m_rows.at(row);
    if (!trip.meter)
        return MatchBasis::None;
    const auto name = m_names.constFind(*trip.meter);
    if (name == m_names.cend())
        return MatchBasis::ByValue;
    return *name == trip.row.meter ? MatchBasis::ByName : MatchBasis::Contradicted;
}

} // namespace insite::device
