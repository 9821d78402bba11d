// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/roundtrip.h"
#include "protocol/gatewaytopic.h"

#include <QMetaType>

namespace insite::device {

/// What became of readings at the broker. `sent` is the sum of the four after it.
struct SendCounts
{
    qint64 sent = 0; ///< Fell due and were handed to the connection.
    qint64 acknowledged = 0;
    qint64 pending = 0;
    qint64 expired = 0; ///< Not written in time, or there was no connection: not sent, and will not be.
    qint64 unknown = 0; ///< Written, and not acknowledged in time.
    // Of those above:
    qint64 duplicates = 0;     ///< Second sends on purpose.
    qint64 repeated = 0;       ///< Sent again after an unknown outcome.
    qint64 wrongOnPurpose = 0; ///< No numbers; nothing of them shall come back.
    qint64 unwatched = 0;      ///< Sent while no consumer was connected.
    // Beside those above:
    qint64 leftOut = 0; ///< Fell due during a pause, or while the computer was asleep or too busy: not sent.

    void add(const SendCounts &other);
    friend bool operator==(const SendCounts &, const SendCounts &) = default;
};

enum class Verdict {
    Waiting, ///< Nothing to say yet.
    Green,   ///< Everything came back as it should.
    Amber,   ///< Nothing is known to be wrong, and something is not known or never came.
    Red,     ///< Something came back wrong, or the broker took nothing.
};

/// "green", "amber", "red", "waiting": in files. Never translated.
[[nodiscard]] QString verdictKey(Verdict verdict);

struct Judgement
{
    Verdict verdict = Verdict::Waiting;
    QString sentence; ///< What is so, then what to do.
};

/// What these numbers say together. Pure.
[[nodiscard]] Judgement judge(const SendCounts &sends, const RoundTripCounts &trip, MatchBasis basis);

struct RowReport
{
    protocol::UtilityType utility{};
    QString meter;
    qint32 registerType = 0;
    QString topic;
    SendCounts sends;
    RoundTripCounts trip;
    MatchBasis basis = MatchBasis::None;
    std::optional<std::chrono::milliseconds> ackMedian, ack95, delayMedian, delay95;

    [[nodiscard]] Judgement judgement() const { return judge(sends, trip, basis); }
};

/// What a bench run has shown, as a value; holds no secret.
struct BenchReport
{
    QString device; ///< The profile's name.
    QString target; ///< Account, host, port and base topic.
    Instant from;
    Instant to;
    std::vector<RowReport> rows; ///< Only those that sent something.

    [[nodiscard]] SendCounts sends() const;
    [[nodiscard]] RoundTripCounts trip() const;
    [[nodiscard]] Judgement judgement() const;
};

/// "name", "value", "contradicted", or empty: in files. Never translated.
[[nodiscard]] QString basisKey(MatchBasis basis);
/// "by the meter's name", … for a person.
[[nodiscard]] QString basisText(MatchBasis basis);

/// C locale and UTC; a line for each row, and one for the sum. Pure.
[[nodiscard]] QByteArray printCsvReport(const BenchReport &report);

} // namespace insite::device

Q_DECLARE_METATYPE(insite::device::BenchReport)
