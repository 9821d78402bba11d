// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>

#include <QtCore/QString>

/*! What a broker says beside an acknowledgement. MQTT 3.1.1 says nothing: always Success, no reason. */
class QMqttMessageStatusProperties
{
public:
    QMqtt::ReasonCode reasonCode() const { return QMqtt::ReasonCode::Success; }
    QString reason() const { return {}; }
};
