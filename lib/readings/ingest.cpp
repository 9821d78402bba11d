// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/ingest.h"

#include "protocol/outboundtopic.h"
#include "protocol/payload.h"

#include <QHash>

#include <algorithm>
#include <variant>

namespace insite::readings {
namespace {

/// Far more meters than one computer watches; each costs about a kilobyte.
constexpr qsizetype kMaxTopics = 200'000;

} // namespace

class Ingest::Private
{
public:
    Private(ReadingStore &store, LiveReadings *live)
        : m_store(store)
        , m_live(live)
    {
    }

    void take(const QString &topic, const QByteArray &payload, Instant receivedAt);
    Result<void> commit();
    void discard();
    void beginBacklog(Instant signedInAt);
    const session::Backlog &backlog() const { return m_backlog; }
    void endBacklog() { m_backlogUntil.reset(); }

    const Totals &totals() const { return m_totals; }

private:
    Result<const protocol::OutboundTopic *, QString> meterOf(const QString &topic);
    void countBacklog(const std::vector<Reading> &changed);

    ReadingStore &m_store;
    LiveReadings *const m_live;
    protocol::PayloadDecoder m_decoder;
    /// Meters by topic: a topic that was seen before costs one look-up, and its readings share its ids.
    QHash<QString, protocol::OutboundTopic> m_meters;
    Burst m_burst;
    Totals m_totals;
    session::Backlog m_backlog;
    std::optional<Instant> m_backlogUntil; ///< Measured; absent while nobody counts.
};

Result<const protocol::OutboundTopic *, QString> Ingest::Private::meterOf(const QString &topic)
{
    if (const auto known = m_meters.constFind(topic); known != m_meters.constEnd())
        return &*known;
    auto parsed = protocol::parseOutboundTopic(topic);
    if (!parsed)
        return tl::unexpected(std::move(parsed.error().sentence));
    if (m_meters.size() >= kMaxTopics)
        m_meters.clear();
    return &*m_meters.insert(topic, *std::move(parsed));
}

void Ingest::Private::take(const QString &topic, const QByteArray &payload, Instant receivedAt)
{
    const auto meter = meterOf(topic);
    if (!meter) {
        m_burst.malformed.push_back(
            {topic, payload.left(protocol::kMaxPayloadBytes), receivedAt, meter.error()});
        return;
    }
    protocol::Payload decoded = m_decoder.decode(payload);
    if (auto *reading = std::get_if<protocol::PayloadReading>(&decoded)) {
        const protocol::OutboundTopic &ids = **meter;
        m_burst.readings.push_back(
            {{ids.customer, ids.subscription, ids.meter, std::move(reading->registerId)},
             reading->schemaVersion,
             reading->measuredFrom,
             reading->measuredAt,
             reading->systemAt,
             reading->value,
             receivedAt});
    } else if (auto *unknown = std::get_if<protocol::UnknownVersion>(&decoded)) {
        m_burst.unknown.push_back({topic, payload, receivedAt, std::move(unknown->version)});
    } else {
        auto &malformed = std::get<protocol::MalformedPayload>(decoded);
        m_burst.malformed.push_back(
            {topic, payload.left(protocol::kMaxPayloadBytes), receivedAt, std::move(malformed.sentence)});
    }
}

Result<void> Ingest::Private::commit()
{
    if (m_burst.isEmpty())
        return {};
    const auto stored = m_store.commit(m_burst);
    if (!stored)
        return tl::unexpected(stored.error());
    if (m_backlogUntil)
        countBacklog(stored->changed);
    discard();
    m_totals = stored->totals;
    if (m_live)
        m_live->apply(stored->changed, m_totals);
    return {};
}

void Ingest::Private::beginBacklog(Instant signedInAt)
{
    if (!m_backlogUntil)
        m_backlog = {};
    m_backlogUntil = signedInAt;
}

void Ingest::Private::countBacklog(const std::vector<Reading> &changed)
{
    m_backlog.messages +=
        std::count_if(m_burst.readings.cbegin(), m_burst.readings.cend(),
                      [this](const Reading &reading) { return reading.measuredAt < *m_backlogUntil; });
    for (const Reading &reading : changed) {
        if (reading.measuredAt >= *m_backlogUntil)
            continue; // Live, not queued; or of a clock in the future.
        ++m_backlog.readings;
        m_backlog.from = std::min(m_backlog.from.value_or(reading.measuredAt), reading.measuredAt);
        m_backlog.to = std::max(m_backlog.to.value_or(reading.measuredAt), reading.measuredAt);
    }
}

void Ingest::Private::discard()
{
    m_burst.readings.clear();
    m_burst.unknown.clear();
    m_burst.malformed.clear();
}

Ingest::Ingest(ReadingStore &store, LiveReadings *live)
    : d(std::make_unique<Private>(store, live))
{
}

Ingest::~Ingest() = default;

void Ingest::take(const QString &topic, const QByteArray &payload, Instant receivedAt)
{
    d->take(topic, payload, receivedAt);
}

Result<void> Ingest::commit()
{
    return d->commit();
}

void Ingest::discard()
{
    d->discard();
}

void Ingest::beginBacklog(Instant signedInAt)
{
    d->beginBacklog(signedInAt);
}

session::Backlog Ingest::backlog() const
{
    return d->backlog();
}

void Ingest::endBacklog()
{
    d->endBacklog();
}

const Totals &Ingest::totals() const
{
    return d->totals();
}

} // namespace insite::readings
