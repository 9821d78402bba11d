// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzcheck.h"
#include "protocol/payload.h"

#include <QJsonDocument>

#include <cmath>

using namespace insite;
using namespace insite::protocol;

namespace {

QByteArray quoted(const QString &text)
{
    QByteArray result = "\"";
    for (const QChar unit : text)
        result += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return result + '"';
}

QByteArray quoted(Instant instant)
{
    return '"' + toIsoUtc(instant).toLatin1() + '"';
}

/// The same reading written anew.
QByteArray print(const PayloadReading &reading)
{
    const QByteArray value = QByteArray::number(reading.value, 'e', 17);
    const QByteArray head =
        "{\"smarteo_payload_schema_version\":" + QByteArray::number(reading.schemaVersion) +
        ",\"register_id\":" + quoted(reading.registerId.text());
    if (reading.schemaVersion == 2) {
        return head + ",\"measurement_start_timestamp_utc\":" + quoted(*reading.measuredFrom) +
               ",\"measurement_end_timestamp_utc\":" + quoted(reading.measuredAt) + ",\"value\":" + value +
               '}';
    }
    const QByteArray system = reading.systemAt ? quoted(*reading.systemAt) : QByteArray("null");
    return head + ",\"data_timestamp_utc\":" + quoted(reading.measuredAt) +
           ",\"system_timestamp_utc\":" + system + ",\"meter_reading\":" + value + '}';
}

void checkReading(const PayloadReading &reading)
{
    check(reading.schemaVersion == 1 || reading.schemaVersion == 2);
    check(reading.measuredFrom.has_value() == (reading.schemaVersion == 2));
    check(!reading.measuredFrom || *reading.measuredFrom <= reading.measuredAt);
    check(!reading.systemAt || reading.schemaVersion == 1);
    check(!reading.registerId.isEmpty() && std::isfinite(reading.value));
    check(reading.value != 0 || !std::signbit(reading.value));
    const QByteArray printed = print(reading);
    if (printed.size() <= kMaxPayloadBytes)
        check(PayloadDecoder().decode(printed) == Payload(reading));
}

/// What we take for a JSON object, Qt's own reader takes for one too. (Not the other way round: it lets
/// control characters pass in strings.)
void checkAgainstQt(QByteArrayView text, const MalformedPayload *malformed)
{
    if (text.startsWith("\xef\xbb\xbf"))
        return;
    QJsonParseError error{};
    const bool isQtObject = QJsonDocument::fromJson(text.toByteArray(), &error).isObject();
    const bool isOurObject =
        !malformed ||
        (malformed->fault != PayloadFault::NotJson && malformed->fault != PayloadFault::InvalidUtf8 &&
         malformed->fault != PayloadFault::TooDeep && malformed->fault != PayloadFault::Empty &&
         malformed->fault != PayloadFault::NotAnObject);
    // Qt refuses the numbers that no double can hold; for us they are JSON.
    check(!isOurObject || isQtObject || error.error == QJsonParseError::IllegalNumber);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static PayloadDecoder decoder;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const Payload payload = decoder.decode(text);
    check(PayloadDecoder().decode(text) == payload);
    const auto *const malformed = std::get_if<MalformedPayload>(&payload);
    if (malformed)
        check(malformed->sentence.endsWith(u'.'));
    if (const auto *unknown = std::get_if<UnknownVersion>(&payload))
        check(!unknown->version.isEmpty() && unknown->version.size() <= 32);
    if (const auto *reading = std::get_if<PayloadReading>(&payload))
        checkReading(*reading);
    checkAgainstQt(text, malformed);
    return 0;
}
