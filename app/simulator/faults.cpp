// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include <QHashFunctions>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

struct FaultInfo
{
    Fault fault;
    const char *name;
    int percent;
};

constexpr std::array<FaultInfo, kFaultCount> kFaults = {{{Fault::Duplicates, "duplicates", 20},
                                                         {Fault::Late, "late", 10},
                                                         {Fault::OutOfOrder, "out-of-order", 20},
                                                         {Fault::Revisions, "revisions", 10},
                                                         {Fault::UnknownVersion, "unknown-version", 5},
                                                         {Fault::Malformed, "malformed", 5},
                                                         {Fault::Gaps, "gaps", 10},
                                                         {Fault::ClockSkew, "clock-skew", 20}}};

constexpr auto kLateBy = 5s;
constexpr auto kSkew = 1h;

const FaultInfo &info(Fault fault)
{
    return kFaults[static_cast<std::size_t>(fault)];
}

OutgoingMessage messageFor(const OutboundReading &reading)
{
    return {OutgoingMessage::Kind::Reading,
            reading.customer,
            outboundTopic(reading),
            outboundPayload(reading),
            {}};
}

} // namespace

QString faultName(Fault fault)
{
    return QString::fromLatin1(info(fault).name);
}

std::optional<Fault> faultByName(const QString &name)
{
    for (const FaultInfo &candidate : kFaults) {
        if (name == QLatin1StringView(candidate.name))
            return candidate.fault;
    }
    return std::nullopt;
}

int defaultPercent(Fault fault)
{
    return info(fault).percent;
}

void Faults::set(Fault fault, int percent)
{
    const auto index = static_cast<std::size_t>(fault);
    m_percent[index] = std::clamp(percent, 0, 100);
    m_seen[index] = 0;
}

bool Faults::isOn(Fault fault) const
{
    return m_percent[static_cast<std::size_t>(fault)] > 0;
}

bool Faults::hits(Fault fault)
{
    const auto index = static_cast<std::size_t>(fault);
    if (m_percent[index] == 0)
        return false;
    // Exactly so many of each hundred, strewn so that they do not fall on the same registers every round.
    const qint64 count = m_seen[index]++;
    return ((count % 100) * 37 + (count / 100) * 53) % 100 < m_percent[index];
}

OutboundReading Faults::withSkew(OutboundReading reading) const
{
    const auto percent = static_cast<std::size_t>(m_percent[static_cast<std::size_t>(Fault::ClockSkew)]);
    constexpr std::size_t kSeed = 0; // the same registers in every run
    if (percent == 0 || qHash(reading.meter + reading.registerId, kSeed) % 100 >= percent)
        return reading;
    reading.from += kSkew;
    reading.at += kSkew;
    return reading;
}

OutgoingMessage Faults::broken(const OutboundReading &reading)
{
    OutgoingMessage message = messageFor(reading);
    message.kind = OutgoingMessage::Kind::Malformed;
    switch (m_malformedTurn++ % 6) {
    case 0:
        message.payload.chop(message.payload.size() / 2);
        break;
    case 1:
        message.payload = "not JSON";
        break;
    case 2:
        message.payload = {};
        break;
    case 3:
        message.payload.replace("register_id", "registr_id");
        break;
    case 4:
        message.payload.replace("_timestamp_utc\": \"", "_timestamp_utc\": \"yesterday ");
        break;
    default:
        message.topic += u"/one-level-too-many"_s;
        break;
    }
    return message;
}

QList<OutgoingMessage> Faults::apply(const OutboundReading &measured)
{
    using Kind = OutgoingMessage::Kind;
    const OutboundReading reading = withSkew(measured);
    const QString key = reading.subscription + u'/' + reading.meter + u'/' + reading.registerId;
    QList<OutgoingMessage> messages;
    if (hits(Fault::Gaps)) {
        ++m_dropped;
        return messages;
    }
    if (hits(Fault::Malformed))
        messages.append(broken(reading)); // and the good one after it: nothing is lost by this fault
    OutgoingMessage message = messageFor(reading);
    if (hits(Fault::UnknownVersion)) {
        message.kind = Kind::Unknown;
        message.payload = unknownVersionPayload(reading);
    }
    const auto held = m_heldBack.take(key);
    if (held.topic.isEmpty() && hits(Fault::OutOfOrder)) {
        m_heldBack.insert(key, message);
        return messages;
    }
    if (hits(Fault::Late))
        message.delay = kLateBy;
    messages.append(message);
    if (hits(Fault::Duplicates)) {
        messages.append(message);
        messages.last().kind = Kind::Duplicate;
    }
    if (message.kind == Kind::Reading && hits(Fault::Revisions)) {
        OutboundReading revised = reading;
        revised.value += 1.0;
        messages.append(messageFor(revised));
        messages.last().kind = Kind::Revision;
        messages.last().delay = message.delay;
    }
    if (!held.topic.isEmpty())
        messages.append(held);
    return messages;
}

QList<OutgoingMessage> Faults::release()
{
    QList<OutgoingMessage> messages = m_heldBack.values();
    m_heldBack.clear();
    return messages;
}

} // namespace insite::simulator
