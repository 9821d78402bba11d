// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/failures.h"

#include <algorithm>

namespace insite::session {

FailureKind classifySocketError(QAbstractSocket::SocketError error, Phase phase,
                                const QList<QSslError> &tlsErrors)
{
    if (phase == Phase::Securing) {
        if (!tlsErrors.isEmpty())
            return classifyCertificate(tlsErrors);
        if (error == QAbstractSocket::SocketTimeoutError)
            return FailureKind::TlsTimeout;
        return error == QAbstractSocket::NetworkError ? FailureKind::ConnectionLost
                                                      : FailureKind::TlsNotSpoken;
    }
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return FailureKind::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return FailureKind::ConnectionRefused;
    case QAbstractSocket::SocketTimeoutError:
        return phase == Phase::Connecting ? FailureKind::ConnectTimeout : FailureKind::ConnectionLost;
    case QAbstractSocket::RemoteHostClosedError:
        if (phase == Phase::Connecting)
            return FailureKind::ConnectionRefused;
        return phase == Phase::SigningIn ? FailureKind::ClosedDuringSignIn : FailureKind::ClosedByBroker;
    default:
        return phase <= Phase::Connecting ? FailureKind::NetworkUnreachable : FailureKind::ConnectionLost;
    }
}

FailureKind classifyCertificate(const QList<QSslError> &errors)
{
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(errors.cbegin(), errors.cend(), [kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
             QSslError::InvalidCaCertificate, QSslError::CertificateSignatureFailed}))
        return FailureKind::CertificateUntrusted;
    if (has({QSslError::CertificateExpired}))
        return FailureKind::CertificateExpired;
    if (has({QSslError::CertificateNotYetValid}))
        return FailureKind::CertificateNotYetValid;
    if (has({QSslError::HostNameMismatch}))
        return FailureKind::CertificateHostMismatch;
    return FailureKind::CertificateOther;
}

FailureKind classifyClientError(QMqttClient::ClientError error, bool wasSignedIn)
{
    if (error == QMqttClient::ProtocolViolation)
        return FailureKind::ProtocolViolation;
    if (wasSignedIn) // Qt MQTT ends a connection whose pings stay unanswered as "server unavailable".
        return error == QMqttClient::ServerUnavailable ? FailureKind::PeerSilent : FailureKind::None;
    switch (error) {
    case QMqttClient::InvalidProtocolVersion:
        return FailureKind::ProtocolUnsupported;
    case QMqttClient::IdRejected:
        return FailureKind::ClientIdRejected;
    case QMqttClient::ServerUnavailable:
        return FailureKind::BrokerUnavailable;
    case QMqttClient::BadUsernameOrPassword:
        return FailureKind::BadCredentials;
    case QMqttClient::NotAuthorized:
        return FailureKind::NotAuthorized;
    case QMqttClient::NoError:
    case QMqttClient::TransportInvalid:
        return FailureKind::None;
    default:
        return FailureKind::ProtocolViolation; // A CONNACK code that MQTT 3.1.1 does not have.
    }
}

} // namespace insite::session
