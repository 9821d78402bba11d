// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "device/durations.h"

#include <QHash>

#include <deque>
#include <unordered_map>
#include <vector>

namespace insite::device {

/// A meter as the outbound topic names it.
using OutboundMeter = std::pair<CustomerId, MeterId>;
/// What the metadata calls it: for a meter that a device publishes, its external id (mqtt-services.txt,
/// "Topic structure").
using MeterNames = QHash<OutboundMeter, QString>;

/// How readings that came back were known as a row's.
enum class MatchBasis {
    None,         ///< None came back.
    ByName,       ///< The metadata gives the meter the row's external id.
    ByValue,      ///< The metadata names the meter not (yet): by register type, value and time alone.
    Contradicted, ///< Matched by value, and the metadata has named the meter otherwise since.
};

/// What became of one row's readings on their way through the platform.
struct RoundTripCounts
{
    qint64 matched = 0;      ///< Came back with the right value in the right payload version.
    qint64 wrongVersion = 0; ///< Came back with the right value in the wrong payload version.
    qint64 wrongValue = 0;   ///< In its place came a reading with another value.
    qint64 missing = 0;      ///< Acknowledged, and did not come back within the window.
    qint64 awaited = 0;      ///< May still come back.

    void add(const RoundTripCounts &other);
    friend bool operator==(const RoundTripCounts &, const RoundTripCounts &) = default;
};

/// Follows what a device has published to what a consumer has received and committed: by external id (a
/// meter's name in the metadata is its external id), register type, value and time. Where the metadata
/// names nothing, a first match by value names the meter, and is marked as such. Not thread-safe.
class RoundTrip
{
public:
    RoundTrip();
    ~RoundTrip();

    struct Row
    {
        QString meter;
        qint32 registerType = 0;
    };
    /// Forgets everything before.
    void setRows(const std::vector<Row> &rows);
    void setWindow(std::chrono::milliseconds window) { m_window = window; }
    void setNames(const MeterNames &names) { m_names = names; }

    /// One reading is handed to the broker; `value` as the payload reads.
    void published(quint64 id, size_t row, double value, Instant at);
    void acknowledged(quint64 id);
    /// Written and not acknowledged: it may come back, and is not missing if it does not.
    void outcomeUnknown(quint64 id);
    /// It was never written.
    void withdrawn(quint64 id);

    /// A reading that a consumer has committed. Others' readings are passed over.
    void returned(const Reading &reading);

    /// Tells what is missing at this time.
    void settle(Instant now);

    [[nodiscard]] RoundTripCounts counts(size_t row) const { return m_rows.at(row).counts; }
    [[nodiscard]] MatchBasis basis(size_t row) const;
    /// From publishing to the consumer's computer.
    [[nodiscard]] const Durations &delays(size_t row) const { return m_rows.at(row).delays; }
    /// In all; 0: everything is settled.
    [[nodiscard]] qint64 awaited() const { return qint64(m_awaited.size()); }

private:
    enum class State { Pending, Acknowledged, Unknown };
    struct Awaited
    {
        size_t row = 0;
        double value = 0;
        Instant at;
        State state = State::Pending;
    };
    struct RowTrip
    {
        Row row;
        RoundTripCounts counts;
        Durations delays;
        std::optional<OutboundMeter> meter;
        std::deque<quint64> order;     ///< Awaited ones, and some that are settled.
        std::deque<Reading> unmatched; ///< Came back, and none with that value is awaited.
    };
    struct Value
    {
        qint32 registerType = 0;
        double value = 0;
        friend bool operator==(const Value &, const Value &) = default;
        friend size_t qHash(const Value &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.registerType, key.value);
        }
    };

    [[nodiscard]] std::optional<size_t> rowOf(const Reading &reading, qint32 registerType) const;
    [[nodiscard]] bool isInTime(const Awaited &awaited, const Reading &reading) const;
    [[nodiscard]] bool matchInRow(size_t row, const Reading &reading);
    [[nodiscard]] bool matchByValue(const Reading &reading, qint32 registerType);
    void match(quint64 id, const Reading &reading);
    void explainEarlier(RowTrip &row, quint64 id);
    void forget(quint64 id);

    std::vector<RowTrip> m_rows;
    QHash<std::pair<QString, qint32>, size_t> m_byRegister;
    QHash<std::pair<OutboundMeter, qint32>, size_t> m_learned;
    QMultiHash<Value, quint64> m_byValue; ///< Of what is awaited.
    std::unordered_map<quint64, Awaited> m_awaited;
    std::deque<quint64> m_order; ///< As published; some are settled.
    MeterNames m_names;
    std::chrono::milliseconds m_window{30'000};
};

} // namespace insite::device
