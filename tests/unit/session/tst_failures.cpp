// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/failures.h"

#include <QTest>

using namespace insite::session;

class TestFailures : public QObject
{
    Q_OBJECT

private slots:
    void theSocketsErrorMeansWhatThePhaseMakesOfIt_data()
    {
        QTest::addColumn<QAbstractSocket::SocketError>("error");
        QTest::addColumn<Phase>("phase");
        QTest::addColumn<FailureKind>("kind");
        const auto row = [](const char *name, QAbstractSocket::SocketError error, Phase phase,
                            FailureKind kind) {
            QTest::newRow(name) << error << phase << kind;
        };
        row("closed port", QAbstractSocket::ConnectionRefusedError, Phase::Connecting,
            FailureKind::ConnectionRefused);
        row("no route", QAbstractSocket::NetworkError, Phase::Connecting, FailureKind::NetworkUnreachable);
        row("TCP timeout", QAbstractSocket::SocketTimeoutError, Phase::Connecting,
            FailureKind::ConnectTimeout);
        row("closed in the handshake", QAbstractSocket::RemoteHostClosedError, Phase::Securing,
            FailureKind::TlsNotSpoken);
        row("handshake failed", QAbstractSocket::SslHandshakeFailedError, Phase::Securing,
            FailureKind::TlsNotSpoken);
        row("closed in the sign-in", QAbstractSocket::RemoteHostClosedError, Phase::SigningIn,
            FailureKind::ClosedDuringSignIn);
        row("closed later", QAbstractSocket::RemoteHostClosedError, Phase::Connected,
            FailureKind::ClosedByBroker);
        row("cable pulled", QAbstractSocket::NetworkError, Phase::Connected, FailureKind::ConnectionLost);
    }

    void theSocketsErrorMeansWhatThePhaseMakesOfIt()
    {
        QFETCH(QAbstractSocket::SocketError, error);
        QFETCH(Phase, phase);
        QFETCH(FailureKind, kind);
        QCOMPARE(classifySocketError(error, phase, {}), kind);
    }

    void theWorstOfACertificateIsTold()
    {
        const auto of = [](std::initializer_list<QSslError::SslError> kinds) {
            QList<QSslError> errors;
            for (const auto kind : kinds)
                errors.append(QSslError(kind));
            return classifySocketError(QAbstractSocket::SslHandshakeFailedError, Phase::Securing, errors);
        };
        QCOMPARE(of({QSslError::HostNameMismatch}), FailureKind::CertificateHostMismatch);
        QCOMPARE(of({QSslError::CertificateExpired}), FailureKind::CertificateExpired);
        QCOMPARE(of({QSslError::CertificateNotYetValid}), FailureKind::CertificateNotYetValid);
        QCOMPARE(of({QSslError::HostNameMismatch, QSslError::SelfSignedCertificate}),
                 FailureKind::CertificateUntrusted);
        QCOMPARE(of({QSslError::CertificateRevoked}), FailureKind::CertificateOther);
    }

    void aRefusingConnackIsTold()
    {
        QCOMPARE(classifyClientError(QMqttClient::BadUsernameOrPassword, false), FailureKind::BadCredentials);
        QCOMPARE(classifyClientError(QMqttClient::NotAuthorized, false), FailureKind::NotAuthorized);
        QCOMPARE(classifyClientError(QMqttClient::ServerUnavailable, false), FailureKind::BrokerUnavailable);
        QCOMPARE(classifyClientError(QMqttClient::ServerUnavailable, true), FailureKind::PeerSilent);
        QCOMPARE(classifyClientError(QMqttClient::TransportInvalid, false), FailureKind::None);
        QCOMPARE(classifyClientError(static_cast<QMqttClient::ClientError>(77), false),
                 FailureKind::ProtocolViolation);
    }
};

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
