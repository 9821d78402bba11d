// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/ingest.h"

#include "core/clock.h"
#include "protocol/outboundtopic.h"
#include "protocol/payload.h"
#include "readings/messagetap.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;

namespace insite::readings {
namespace {

/// Far more meters than one computer watches; each costs about a kilobyte.
constexpr qsizetype kMaxTopics = 200'000;

/// What is kept of each register's newest message: more than the specification's examples take, and for how
/// many registers of a meter.
constexpr qsizetype kKeptBytes = 1024;
constexpr size_t kKeptRegisters = 64;

struct LastMessage
{
    RegisterId registerId;
    QByteArray payload;
    Instant receivedAt;
};

struct Meter
{
    protocol::OutboundTopic ids;
    Flow flow;
    std::vector<LastMessage> last; ///< By register; empty while nobody looks.
};

void keepLast(std::vector<LastMessage> &last, const RegisterId &registerId, const QByteArray &payload,
              Instant receivedAt)
{
    auto known = std::find_if(last.begin(), last.end(),
                              [&](const LastMessage &each) { return each.registerId == registerId; });
    if (known == last.end()) {
        if (last.size() >= kKeptRegisters)
            return;
        known = last.insert(last.end(), {registerId, {}, {}});
    }
    known->payload = payload.left(kKeptBytes);
    known->receivedAt = receivedAt;
}

/// A message of the burst as it came, and where in the burst it went.
struct Taken
{
    QString topic;
    QByteArray payload;
    qint64 payloadBytes = 0;
    Instant receivedAt;
    Verdict verdict = Verdict::Stored; ///< Of a reading: not yet known.
    size_t index = 0;                  ///< In the vector of its kind.
};

QString refusalReason()
{
    return QCoreApplication::translate("insite::readings::Ingest",
                                       "The store cannot hold it for what it is; it is kept among the "
                                       "malformed messages.");
}

Reading toReading(const protocol::OutboundTopic &ids, protocol::PayloadReading &&decoded, Instant receivedAt)
{
    return {{ids.customer, ids.subscription, ids.meter, std::move(decoded.registerId)},
            decoded.schemaVersion,
            decoded.measuredFrom,
            decoded.measuredAt,
            decoded.systemAt,
            decoded.value,
            receivedAt};
}

} // namespace

Verdict verdictBetween(const Totals &before, const Totals &after)
{
    if (after.stored != before.stored)
        return Verdict::Stored;
    if (after.duplicates != before.duplicates)
        return Verdict::Duplicate;
    return after.revisions != before.revisions ? Verdict::Revision : Verdict::Malformed;
}

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
    FlowReport flow() const;
    std::optional<RawMessage> lastMessage(const RegisterKey &key) const;

    MessageTap *m_tap = nullptr;
    const Clock *m_clock = nullptr;

private:
    Result<Meter *, QString> meterOf(const QString &topic);
    void sort(Meter &meter, const QString &topic, const QByteArray &payload, Instant receivedAt);
    [[nodiscard]] bool isWatched() const { return m_tap && m_tap->isWatched(); }
    /// Before the message goes into the burst.
    void note(const QString &topic, const QByteArray &payload, Instant receivedAt, Verdict verdict);
    void show(const Stored &stored, Instant keptAt);
    [[nodiscard]] TappedMessage tapped(Taken &&taken, const Stored &stored, Instant keptAt) const;
    void countAcknowledgements(Instant keptAt);
    void countBacklog(const std::vector<Reading> &changed);

    ReadingStore &m_store;
    LiveReadings *const m_live;
    protocol::PayloadDecoder m_decoder;
    /// Meters by topic: a topic that was seen before costs one look-up, and its readings share its ids.
    QHash<QString, Meter> m_meters;
    Flow m_strangers;
    AcknowledgementTimes m_acknowledgements;
    std::vector<Taken> m_taken; ///< Empty while nobody looks.
    Burst m_burst;
    Totals m_totals;
    session::Backlog m_backlog;
    std::optional<Instant> m_backlogUntil; ///< Measured; absent while nobody counts.
};

Result<Meter *, QString> Ingest::Private::meterOf(const QString &topic)
{
    if (const auto known = m_meters.find(topic); known != m_meters.end())
        return &*known;
    auto parsed = protocol::parseOutboundTopic(topic);
    if (!parsed)
        return tl::unexpected(std::move(parsed.error().sentence));
    if (m_meters.size() >= kMaxTopics)
        m_meters.clear();
    return &*m_meters.insert(topic, {*std::move(parsed), {}, {}});
}

void Ingest::Private::take(const QString &topic, const QByteArray &payload, Instant receivedAt)
{
    const auto meter = meterOf(topic);
    if (meter) {
        (*meter)->flow.count(payload.size(), receivedAt);
        sort(**meter, topic, payload, receivedAt);
        return;
    }
    m_strangers.count(payload.size(), receivedAt);
    m_strangers.countNoReading();
    if (isWatched())
        note(topic, payload, receivedAt, Verdict::Malformed);
    m_burst.malformed.push_back({topic, payload.left(protocol::kMaxPayloadBytes), receivedAt, meter.error()});
}

void Ingest::Private::sort(Meter &meter, const QString &topic, const QByteArray &payload, Instant receivedAt)
{
    protocol::Payload decoded = m_decoder.decode(payload);
    if (auto *reading = std::get_if<protocol::PayloadReading>(&decoded)) {
        meter.flow.countMeasured(reading->measuredAt);
        if (m_live)
            keepLast(meter.last, reading->registerId, payload, receivedAt);
        if (isWatched())
            note(topic, payload, receivedAt, Verdict::Stored);
        m_burst.readings.push_back(toReading(meter.ids, std::move(*reading), receivedAt));
        return;
    }
    meter.flow.countNoReading();
    if (auto *unknown = std::get_if<protocol::UnknownVersion>(&decoded)) {
        if (isWatched())
            note(topic, payload, receivedAt, Verdict::UnknownVersion);
        m_burst.unknown.push_back({topic, payload, receivedAt, std::move(unknown->version)});
    } else {
        auto &malformed = std::get<protocol::MalformedPayload>(decoded);
        if (isWatched())
            note(topic, payload, receivedAt, Verdict::Malformed);
        m_burst.malformed.push_back(
            {topic, payload.left(protocol::kMaxPayloadBytes), receivedAt, std::move(malformed.sentence)});
    }
}

std::optional<RawMessage> Ingest::Private::lastMessage(const RegisterKey &key) const
{
    const QString topic = u"meters/outbound/"_s + key.customer.text() + u'/' + key.subscription.text() +
                          u'/' + key.meter.text();
    const auto meter = m_meters.constFind(topic);
    if (meter == m_meters.cend())
        return std::nullopt;
    const auto found = std::find_if(meter->last.cbegin(), meter->last.cend(), [&](const LastMessage &each) {
        return each.registerId == key.registerId;
    });
    if (found == meter->last.cend())
        return std::nullopt;
    return RawMessage{topic, found->payload, found->receivedAt, {}};
}

void Ingest::Private::note(const QString &topic, const QByteArray &payload, Instant receivedAt,
                           Verdict verdict)
{
    size_t index = m_burst.malformed.size();
    if (verdict == Verdict::Stored)
        index = m_burst.readings.size();
    else if (verdict == Verdict::UnknownVersion)
        index = m_burst.unknown.size();
    m_taken.push_back(
        {topic, payload.left(protocol::kMaxPayloadBytes), payload.size(), receivedAt, verdict, index});
    m_burst.wantsVerdicts = true;
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
    if (m_clock) {
        const Instant keptAt = m_clock->now();
        countAcknowledgements(keptAt);
        if (!m_taken.empty())
            show(*stored, keptAt);
    }
    discard();
    m_totals = stored->totals;
    if (m_live)
        m_live->apply(stored->changed, m_totals);
    return {};
}

/// All of a burst wait for its commit, the first the longest: it speaks for all.
void Ingest::Private::countAcknowledgements(Instant keptAt)
{
    std::optional<Instant> first;
    const auto look = [&first](const auto &messages) {
        if (!messages.empty())
            first = std::min(first.value_or(messages.front().receivedAt), messages.front().receivedAt);
    };
    look(m_burst.readings);
    look(m_burst.unknown);
    look(m_burst.malformed);
    const size_t messages = m_burst.readings.size() + m_burst.unknown.size() + m_burst.malformed.size();
    m_acknowledgements.count(qint64(messages), keptAt - *first);
}

void Ingest::Private::show(const Stored &stored, Instant keptAt)
{
    std::vector<TappedMessage> messages;
    messages.reserve(m_taken.size());
    for (Taken &taken : m_taken)
        messages.push_back(tapped(std::move(taken), stored, keptAt));
    m_tap->add(std::move(messages));
}

TappedMessage Ingest::Private::tapped(Taken &&taken, const Stored &stored, Instant keptAt) const
{
    TappedMessage message;
    message.topic = std::move(taken.topic);
    message.payload = std::move(taken.payload);
    message.payloadBytes = taken.payloadBytes;
    message.receivedAt = taken.receivedAt;
    message.keptAt = keptAt;
    message.verdict = taken.verdict;
    if (taken.verdict == Verdict::UnknownVersion) {
        message.reason = m_burst.unknown[taken.index].reason;
    } else if (taken.verdict == Verdict::Malformed) {
        message.reason = m_burst.malformed[taken.index].reason;
    } else {
        message.reading = m_burst.readings[taken.index];
        Q_ASSERT(taken.index < stored.verdicts.size());
        message.verdict = stored.verdicts[taken.index];
        if (message.verdict == Verdict::Malformed)
            message.reason = refusalReason();
    }
    return message;
}

FlowReport Ingest::Private::flow() const
{
    FlowReport report;
    report.meters.reserve(size_t(m_meters.size()));
    for (const Meter &meter : m_meters)
        report.meters.push_back({meter.ids.customer, meter.ids.subscription, meter.ids.meter, meter.flow});
    report.strangers = m_strangers;
    report.acknowledgements = m_acknowledgements;
    return report;
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
    m_burst.wantsVerdicts = false;
    m_taken.clear();
}

Ingest::Ingest(ReadingStore &store, LiveReadings *live)
    : d(std::make_unique<Private>(store, live))
{
}

Ingest::~Ingest() = default;

void Ingest::watch(MessageTap &tap, const Clock &clock)
{
    d->m_tap = &tap;
    d->m_clock = &clock;
}

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

std::optional<RawMessage> Ingest::lastMessage(const RegisterKey &key) const
{
    return d->lastMessage(key);
}

const Totals &Ingest::totals() const
{
    return d->totals();
}

FlowReport Ingest::flow() const
{
    return d->flow();
}

std::function<std::optional<Reading>(const RawMessage &message)> keptMessageDecoder()
{
    return [decoder = std::make_shared<protocol::PayloadDecoder>()](
               const RawMessage &message) -> std::optional<Reading> {
        const auto meter = protocol::parseOutboundTopic(message.topic);
        if (!meter)
            return std::nullopt;
        protocol::Payload decoded = decoder->decode(message.payload);
        auto *reading = std::get_if<protocol::PayloadReading>(&decoded);
        if (!reading)
            return std::nullopt;
        return toReading(*meter, std::move(*reading), message.receivedAt);
    };
}

} // namespace insite::readings
