// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/outboundpayload.h"

#include <QHash>
#include <QList>

#include <array>
#include <optional>

namespace insite::simulator {

/// What can be wrong with the stream of readings. Each hits a share of the readings, evenly and repeatably.
enum class Fault {
    Duplicates,     ///< The message comes twice.
    Late,           ///< The message comes some seconds after it was measured.
    OutOfOrder,     ///< The message comes after the register's next one.
    Revisions,      ///< The message is followed by another of the same identity and a new value.
    UnknownVersion, ///< The payload is of schema version 3.
    Malformed,      ///< The payload or the topic is broken, in one way after the other.
    Gaps,           ///< The message never comes.
    ClockSkew,      ///< The meter's clock is an hour ahead: a share of the registers, always the same ones.
};
constexpr int kFaultCount = 8;

/// `duplicates`, `late`, `out-of-order`, `revisions`, `unknown-version`, `malformed`, `gaps`, `clock-skew`.
[[nodiscard]] QString faultName(Fault fault);
[[nodiscard]] std::optional<Fault> faultByName(const QString &name);
/// The share of readings it hits when none is named.
[[nodiscard]] int defaultPercent(Fault fault);

/// One message to send, and what it counts as.
struct OutgoingMessage
{
    enum class Kind { Reading, Duplicate, Revision, Unknown, Malformed, Raw };

    Kind kind = Kind::Reading;
    QString customer;
    QString topic;
    QByteArray payload;
    std::chrono::milliseconds delay{0};
};

/// Turns readings into messages, with the faults that are on. No clock, no randomness, no I/O. Not
/// thread-safe.
class Faults
{
public:
    void set(Fault fault, int percent); ///< 0: off. What is held back for OutOfOrder stays until `release`.
    [[nodiscard]] bool isOn(Fault fault) const;

    /// The messages for this reading, in the order of sending; none, one or several.
    [[nodiscard]] QList<OutgoingMessage> apply(const OutboundReading &measured);

    /// What is held back still: to be sent when its fault ends, or when no more readings come.
    [[nodiscard]] QList<OutgoingMessage> release();

    /// Readings that Gaps has swallowed so far.
    [[nodiscard]] qint64 droppedCount() const { return m_dropped; }

private:
    [[nodiscard]] bool hits(Fault fault);
    [[nodiscard]] OutboundReading withSkew(OutboundReading reading) const;
    [[nodiscard]] OutgoingMessage broken(const OutboundReading &reading);

    std::array<int, kFaultCount> m_percent{};
    std::array<qint64, kFaultCount> m_seen{};
    QHash<QString, OutgoingMessage> m_heldBack; ///< By meter and register, at most one each.
    int m_malformedTurn = 0;
    qint64 m_dropped = 0;
};

} // namespace insite::simulator
