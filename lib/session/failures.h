// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QAbstractSocket>
#include <QMqttClient>
#include <QSslError>

namespace insite::session {

/// What the socket's error means in this phase (LookingUp to Connected); `tlsErrors` are those that the
/// handshake found with the certificate. Pure.
[[nodiscard]] FailureKind classifySocketError(QAbstractSocket::SocketError error, Phase phase,
                                              const QList<QSslError> &tlsErrors);

/// Why a certificate was not accepted: the worst of what was found (an untrusted issuer before all else, as
/// nothing else in such a certificate can be believed). Pure.
[[nodiscard]] FailureKind classifyCertificate(const QList<QSslError> &errors);

/// A refusing CONNACK (MQTT 3.1.1, 3.2.2.3), or what QMqttClient objected to. None if it tells nothing. Pure.
[[nodiscard]] FailureKind classifyClientError(QMqttClient::ClientError error, bool wasSignedIn);

} // namespace insite::session
