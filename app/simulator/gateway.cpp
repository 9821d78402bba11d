// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/gateway.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

constexpr int kLevels = 7;
constexpr auto kFirstInterval = 1min;
const QUuid kNamespace(u"{b6c1f0de-2b0e-4f3f-9d6a-7a1f5c3e8b42}"_s);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::simulator::Gateway)
};

tl::unexpected<Error> refuse(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

} // namespace

Gateway::Gateway(Device device)
    : m_device(std::move(device))
{
}

Result<OutboundReading> Gateway::accept(const QString &topic, const QByteArray &payload, Instant arrival)
{
    static const QStringList kUtilities = {u"Electrical"_s, u"Thermal"_s, u"Water"_s, u"NaturalGas"_s};
    const QStringList levels = topic.split(u'/');
    if (levels.size() != kLevels || !topic.startsWith(m_device.baseTopic + u'/'))
        return refuse(
            Text::tr("The topic %1 is not the device's base topic and three levels more.").arg(topic));
    const QString &utility = levels.at(4);
    const QString &externalId = levels.at(5);
    if (!kUtilities.contains(utility))
        return refuse(Text::tr("%1 is not a utility type.").arg(utility));
    if (externalId.isEmpty())
        return refuse(Text::tr("The meter's external id is empty."));
    bool isInteger = false;
    const int registerType = levels.at(6).toInt(&isInteger);
    if (!isInteger || registerType < 0)
        return refuse(Text::tr("%1 is not a register type's number.").arg(levels.at(6)));
    bool isNumber = false;
    const double value = payload.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return refuse(Text::tr("The payload is not a simple number."));

    OutboundReading reading;
    reading.customer = m_device.customer;
    reading.subscription = m_device.subscription;
    reading.meter = QUuid::createUuidV5(kNamespace, QString(m_device.baseTopic + u'/' + externalId))
                        .toString(QUuid::WithoutBraces);
    reading.registerId = QString::number(registerType);
    reading.registerType = registerType;
    reading.value = value;
    Instant &last = m_lastArrival[reading.meter + u'/' + reading.registerId];
    reading.from = last == Instant() ? arrival - kFirstInterval : last;
    reading.at = std::max(arrival, reading.from + 1ms); // two in one millisecond stay two
    last = reading.at;
    remember(reading, externalId, utility);
    return reading;
}

void Gateway::remember(const OutboundReading &reading, const QString &externalId, const QString &utility)
{
    const auto isThisMeter = [&](const Meter &meter) {
        return meter.id == reading.meter;
    };
    if (std::none_of(m_meters.cbegin(), m_meters.cend(), isThisMeter)) {
        m_meters.append({reading.meter,
                         externalId,
                         m_device.customer,
                         m_device.subscription,
                         m_device.installation,
                         {},
                         utility,
                         {}});
    }
    const auto isThisRegister = [&](const Register &known) {
        return known.meter == reading.meter && known.id == reading.registerId;
    };
    // No name and no unit: the device has told neither.
    if (std::none_of(m_registers.cbegin(), m_registers.cend(), isThisRegister))
        m_registers.append({reading.registerId, reading.meter, reading.registerType, {}, {}});
}

} // namespace insite::simulator
