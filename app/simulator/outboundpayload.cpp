// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/outboundpayload.h"

#include <QLocale>

#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

constexpr int kAccumulatedEnergy = 2;
// In the page's version 1 example the system time is earlier than the data time; so it is here.
using ProcessingSteps = std::chrono::duration<qint64, std::ratio<300>>;

QByteArray intervalFields(const OutboundReading &reading)
{
    return "    \"measurement_start_timestamp_utc\": \"" + timestampText(reading.from) +
           "\",\n    \"measurement_end_timestamp_utc\": \"" + timestampText(reading.at) +
           "\",\n    \"register_id\": " + reading.registerId.toUtf8() +
           ",\n    \"value\": " + numberText(reading.value);
}

} // namespace

QString outboundTopic(const OutboundReading &reading)
{
    return u"meters/outbound/"_s + reading.customer + u'/' + reading.subscription + u'/' + reading.meter;
}

QByteArray outboundPayload(const OutboundReading &reading)
{
    if (reading.registerType != kAccumulatedEnergy)
        return "{\n    \"smarteo_payload_schema_version\": 2,\n" + intervalFields(reading) + "\n}";
    const Instant system = std::chrono::floor<ProcessingSteps>(reading.at);
    return "{\n    \"smarteo_payload_schema_version\": 1,\n    \"data_timestamp_utc\": \"" +
           timestampText(reading.at) + "\",\n    \"system_timestamp_utc\": \"" + timestampText(system) +
           "\",\n    \"register_id\": " + reading.registerId.toUtf8() +
           ",\n    \"meter_reading\": " + numberText(reading.value) + "\n}";
}

QByteArray unknownVersionPayload(const OutboundReading &reading)
{
    return "{\n    \"smarteo_payload_schema_version\": 3,\n" + intervalFields(reading) +
           ",\n    \"quality\": \"measured\"\n}";
}

QByteArray timestampText(Instant instant)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(instant - day);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                  int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
    return QByteArray(text.data());
}

QByteArray numberText(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace insite::simulator
