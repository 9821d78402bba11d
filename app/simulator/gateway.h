// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/catalogue.h"
#include "simulator/outboundpayload.h"

#include "core/result.h"

#include <QHash>

namespace insite::simulator {

/// What the platform does with a reading that a device has published: checks topic and payload, knows or
/// makes the meter, stamps the moment of arrival, and gives the reading to send to consumers
/// (mqtt-services.txt, "Publish meter data over MQTT"). One gateway device, owned by one customer. No clock,
/// no I/O. Not thread-safe.
class Gateway
{
public:
    struct Device
    {
        QString baseTopic; ///< Levels 1 to 4.
        QString customer;
        QString subscription;
        QString installation; ///< Where its meters appear.
    };

    explicit Gateway(Device device);

    /// The reading to send. The failure's sentence is for a log: the platform answers a device nothing.
    [[nodiscard]] Result<OutboundReading> accept(const QString &topic, const QByteArray &payload,
                                                 Instant arrival);

    /// Meters and registers that publishing has made so far, in their order.
    [[nodiscard]] const QList<Meter> &meters() const { return m_meters; }
    [[nodiscard]] const QList<Register> &registers() const { return m_registers; }

private:
    void remember(const OutboundReading &reading, const QString &externalId, const QString &utility);

    Device m_device;
    QList<Meter> m_meters;
    QList<Register> m_registers;
    QHash<QString, Instant> m_lastArrival; ///< By meter and register.
};

} // namespace insite::simulator
