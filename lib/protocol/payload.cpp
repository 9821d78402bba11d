// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/payload.h"

#include "protocol/jsonnumber.h"
#include "protocol/jsonscanner.h"
#include "protocol/timestamp.h"

#include <QCoreApplication>

#include <array>

namespace insite::protocol {
namespace {

using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::Payload)
};

template <typename T>
using Decoded = Result<T, MalformedPayload>;

tl::unexpected<MalformedPayload> malformed(PayloadFault fault, QString sentence)
{
    return tl::unexpected<MalformedPayload>({fault, std::move(sentence)});
}

enum Field : size_t { Version, Data, System, Start, End, Register, MeterReading, Value, FieldCount };

constexpr std::array<QByteArrayView, FieldCount> kFieldNames = {
    "smarteo_payload_schema_version",
    "data_timestamp_utc",
    "system_timestamp_utc",
    "measurement_start_timestamp_utc",
    "measurement_end_timestamp_utc",
    "register_id",
    "meter_reading",
    "value",
};

QString nameOf(Field field)
{
    return QString::fromLatin1(kFieldNames[field]);
}

/// What the payload says in the fields that we read.
class Fields
{
public:
    struct Entry
    {
        JsonValue value;
        int count = 0;
    };

    const Entry &operator[](Field field) const { return m_entries[field]; }

    void visit(const JsonValue &key, const JsonValue &value)
    {
        if (key.hasEscapes) {
            const QByteArray name = stringOf(key).toUtf8();
            keep(name, value);
        } else {
            keep(key.text, value);
        }
    }

private:
    void keep(QByteArrayView name, const JsonValue &value)
    {
        for (size_t i = 0; i < FieldCount; ++i) {
            if (name.size() == kFieldNames[i].size() && name == kFieldNames[i]) {
                Entry &entry = m_entries[i];
                entry.value = value;
                ++entry.count;
                return;
            }
        }
    }

    std::array<Entry, FieldCount> m_entries;
};

MalformedPayload syntaxRefusal(const JsonScanner &scanner)
{
    switch (scanner.fault()) {
    case JsonScanner::Fault::InvalidUtf8:
        return {PayloadFault::InvalidUtf8,
                Words::tr("The payload is not UTF-8 (byte %1).").arg(scanner.position() + 1)};
    case JsonScanner::Fault::TooDeep:
        return {PayloadFault::TooDeep, Words::tr("The payload is nested more than 64 levels deep.")};
    case JsonScanner::Fault::Syntax:
        return {PayloadFault::NotJson,
                Words::tr("The payload is not JSON (byte %1).").arg(scanner.position() + 1)};
    case JsonScanner::Fault::None:
        return {PayloadFault::NotAnObject, Words::tr("The payload is JSON, but no object.")};
    }
    Q_UNREACHABLE();
}

/// The one value of a field that the version needs.
Decoded<JsonValue> need(const Fields &fields, Field field)
{
    const Fields::Entry &entry = fields[field];
    if (entry.count == 0)
        return malformed(PayloadFault::FieldMissing, Words::tr("The payload has no %1.").arg(nameOf(field)));
    if (entry.count > 1) {
        return malformed(PayloadFault::FieldRepeated,
                         Words::tr("The payload has %1 more than once.").arg(nameOf(field)));
    }
    return entry.value;
}

Decoded<Instant> timestamp(Field field, const JsonValue &value)
{
    if (value.kind != JsonValue::Kind::String) {
        return malformed(PayloadFault::FieldOfWrongType,
                         Words::tr("%1 is not a text with a date and time.").arg(nameOf(field)));
    }
    const auto instant =
        value.hasEscapes ? parseTimestamp(stringOf(value).toUtf8()) : parseTimestamp(value.text);
    if (!instant) {
        return malformed(PayloadFault::BadTimestamp,
                         //: %1: name of a field; %2: what is wrong with it, "is not a date and time …"
                         Words::tr("%1 %2.").arg(nameOf(field), timestampComplaint(instant.error())));
    }
    return *instant;
}

Decoded<Instant> needTimestamp(const Fields &fields, Field field)
{
    return need(fields, field).and_then([field](const JsonValue &value) { return timestamp(field, value); });
}

Decoded<std::optional<Instant>> systemTimestamp(const Fields &fields)
{
    if (fields[System].count == 0)
        return std::nullopt;
    const auto value = need(fields, System);
    if (!value)
        return tl::unexpected(value.error());
    if (value->kind == JsonValue::Kind::Null)
        return std::nullopt;
    return timestamp(System, *value).map([](Instant instant) { return std::optional(instant); });
}

Decoded<double> needNumber(const Fields &fields, Field field)
{
    const auto value = need(fields, field);
    if (!value)
        return tl::unexpected(value.error());
    if (value->kind != JsonValue::Kind::Number)
        return malformed(PayloadFault::FieldOfWrongType, Words::tr("%1 is not a number.").arg(nameOf(field)));
    const auto number = toDouble(value->text);
    if (!number) {
        return malformed(PayloadFault::ValueTooLarge,
                         Words::tr("%1 is too large for a number of 64 bits.").arg(nameOf(field)));
    }
    return *number;
}

/// Ids of before by the characters in the payload, so that the same register shares one text.
class RegisterIds
{
public:
    Decoded<RegisterId> need(const Fields &fields)
    {
        const auto value = protocol::need(fields, Register);
        if (!value)
            return tl::unexpected(value.error());
        if (value->kind != JsonValue::Kind::Number && value->kind != JsonValue::Kind::String) {
            return malformed(PayloadFault::FieldOfWrongType,
                             Words::tr("register_id is neither a number nor a text."));
        }
        if (value->text.size() > kMaxKept)
            return make(*value);
        Slot &slot = m_slots[qHash(value->text) % m_slots.size()];
        if (slot.raw != value->text || slot.kind != value->kind) {
            const auto id = make(*value);
            if (!id)
                return id;
            slot = {value->kind, value->text.toByteArray(), *id};
        }
        return slot.id;
    }

private:
    static constexpr qsizetype kMaxKept = 64;

    struct Slot
    {
        JsonValue::Kind kind = JsonValue::Kind::Null;
        QByteArray raw;
        RegisterId id;
    };

    static Decoded<RegisterId> make(const JsonValue &value)
    {
        if (value.kind == JsonValue::Kind::Number) {
            const auto number = canonicalNumber(value.text);
            if (!number) {
                return malformed(PayloadFault::BadRegisterId,
                                 Words::tr("register_id is a number of more than 64 digits."));
            }
            return RegisterId(QString::fromLatin1(*number));
        }
        QString text = stringOf(value);
        if (text.isEmpty())
            return malformed(PayloadFault::BadRegisterId, Words::tr("register_id is empty."));
        if (text.contains(QChar(u'\0')))
            return malformed(PayloadFault::BadRegisterId, Words::tr("register_id holds a NUL character."));
        if (!text.isValidUtf16()) {
            return malformed(PayloadFault::BadRegisterId,
                             Words::tr("register_id holds half a character (an unpaired surrogate)."));
        }
        return RegisterId(std::move(text));
    }

    std::array<Slot, 256> m_slots;
};

Decoded<PayloadReading> decodeVersion1(const Fields &fields, RegisterIds &ids)
{
    const auto measuredAt = needTimestamp(fields, Data);
    if (!measuredAt)
        return tl::unexpected(measuredAt.error());
    const auto systemAt = systemTimestamp(fields);
    if (!systemAt)
        return tl::unexpected(systemAt.error());
    auto registerId = ids.need(fields);
    if (!registerId)
        return tl::unexpected(registerId.error());
    const auto value = needNumber(fields, MeterReading);
    if (!value)
        return tl::unexpected(value.error());
    return PayloadReading{1, *std::move(registerId), std::nullopt, *measuredAt, *systemAt, *value};
}

Decoded<PayloadReading> decodeVersion2(const Fields &fields, RegisterIds &ids)
{
    const auto from = needTimestamp(fields, Start);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = needTimestamp(fields, End);
    if (!to)
        return tl::unexpected(to.error());
    if (*to < *from) {
        return malformed(
            PayloadFault::EndBeforeStart,
            Words::tr("measurement_end_timestamp_utc lies before measurement_start_timestamp_utc."));
    }
    auto registerId = ids.need(fields);
    if (!registerId)
        return tl::unexpected(registerId.error());
    const auto value = needNumber(fields, Value);
    if (!value)
        return tl::unexpected(value.error());
    return PayloadReading{2, *std::move(registerId), *from, *to, std::nullopt, *value};
}

UnknownVersion unknownVersion(const JsonValue &version)
{
    constexpr qsizetype kShown = 32;
    QString text = version.kind == JsonValue::Kind::String ? QString(u'"' % stringOf(version) % u'"')
                                                           : QString::fromLatin1(version.text);
    if (text.size() > kShown)
        text = text.left(kShown - 1) + u'…';
    return {std::move(text)};
}

/// 1 or 2; 0 for an unknown one.
int knownVersion(const JsonValue &version)
{
    if (version.kind != JsonValue::Kind::Number)
        return 0;
    if (version.text == "1" || version.text == "2")
        return version.text[0] - '0';
    const auto plain = canonicalNumber(version.text);
    if (plain == "1")
        return 1;
    return plain == "2" ? 2 : 0;
}

Payload toPayload(Decoded<PayloadReading> decoded)
{
    if (decoded)
        return *std::move(decoded);
    return std::move(decoded).error();
}

} // namespace

class PayloadDecoder::Private
{
public:
    Payload decode(QByteArrayView payload);

private:
    RegisterIds m_ids;
};

Payload PayloadDecoder::Private::decode(QByteArrayView payload)
{
    if (payload.isEmpty())
        return MalformedPayload{PayloadFault::Empty, Words::tr("The payload is empty.")};
    if (payload.size() > kMaxPayloadBytes) {
        return MalformedPayload{
            PayloadFault::TooLarge,
            Words::tr("The payload has %1 bytes; 65536 are the most that is read.").arg(payload.size())};
    }
    if (payload.startsWith("\xef\xbb\xbf"))
        payload = payload.sliced(3);
    JsonScanner scanner(payload);
    Fields fields;
    const bool isRead = scanner.visitObject(
        [&fields](const JsonValue &key, const JsonValue &value) { fields.visit(key, value); });
    if (!isRead)
        return syntaxRefusal(scanner);

    const auto version = need(fields, Version);
    if (!version) {
        const bool isMissing = version.error().fault == PayloadFault::FieldMissing;
        return isMissing ? MalformedPayload{PayloadFault::VersionMissing, version.error().sentence}
                         : version.error();
    }
    if (version->kind != JsonValue::Kind::Number && version->kind != JsonValue::Kind::String) {
        return MalformedPayload{PayloadFault::VersionMissing,
                                Words::tr("%1 is not a number.").arg(nameOf(Version))};
    }
    switch (knownVersion(*version)) {
    case 1:
        return toPayload(decodeVersion1(fields, m_ids));
    case 2:
        return toPayload(decodeVersion2(fields, m_ids));
    default:
        return unknownVersion(*version);
    }
}

PayloadDecoder::PayloadDecoder()
    : d(std::make_unique<Private>())
{
}

PayloadDecoder::~PayloadDecoder() = default;

Payload PayloadDecoder::decode(QByteArrayView payload)
{
    return d->decode(payload);
}

} // namespace insite::protocol
