// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/qglobal.h>

namespace QMqtt {

/*! What became of a message. With MQTT 3.1.1 and QoS 1 a published one becomes Acknowledged, no more. */
enum class MessageStatus : quint8 {
    Unknown = 0,
    Published,
    Acknowledged,
    Received,
    Released,
    Completed,
};

/*! MQTT 5 knows more; of 3.1.1 these remain. */
enum class ReasonCode : quint8 {
    Success = 0,
    UnspecifiedError = 0x80,
};

} // namespace QMqtt
