// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

/*! "insite.mqtt". Never with a topic, a payload, a user name or a password. */
Q_DECLARE_LOGGING_CATEGORY(lcMqtt)
