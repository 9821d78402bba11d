// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connection.h"

#include "core/clock.h"
#include "session/failures.h"

#include <QBuffer>
#include <QFile>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::session {

namespace {

constexpr auto kSilenceGrace = 500ms;

/// A host with both families is reached whichever of them is broken: they take turns.
QList<QHostAddress> inTurns(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> six;
    QList<QHostAddress> four;
    for (const QHostAddress &address : addresses)
        (address.protocol() == QAbstractSocket::IPv6Protocol ? six : four).append(address);
    QList<QHostAddress> result;
    for (qsizetype i = 0; i < std::max(six.size(), four.size()); ++i) {
        if (i < six.size())
            result.append(six.at(i));
        if (i < four.size())
            result.append(four.at(i));
    }
    return result;
}

QString joined(const QList<QSslError> &errors)
{
    QStringList texts;
    for (const QSslError &error : errors)
        texts.append(error.errorString());
    return texts.join("; "_L1);
}

} // namespace

Connection::Connection(Setup setup, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
{
    m_patience.setSingleShot(true);
    m_silence.setSingleShot(true);
    for (const auto &customer : settings::customerFilters(m_setup.profile))
        m_known.push_back(customer.customer.text());
    std::sort(m_known.begin(), m_known.end());
    connect(&m_patience, &QTimer::timeout, this, &Connection::outOfPatience);
    connect(&m_silence, &QTimer::timeout, this, &Connection::watchSilence);
}

Connection::~Connection()
{
    if (m_lookupId >= 0)
        QHostInfo::abortHostLookup(m_lookupId);
    if (m_client) {
        m_client->disconnect(this);
        if (m_gate && m_gate->isOpen())
            m_gate->abort();
        // A client that was connected says DISCONNECT in its destructor; the gate is closed by then.
        m_nowhere = std::make_unique<QBuffer>();
        m_nowhere->open(QIODevice::WriteOnly);
        m_client->setTransport(m_nowhere.get(), QMqttClient::IODevice);
    }
}

void Connection::open()
{
    enter(Phase::LookingUp, m_setup.timings.lookup);
    m_lookupId = QHostInfo::lookupHost(m_setup.profile.broker.host, this, &Connection::lookedUp);
}

QHostAddress Connection::localAddress() const
{
    return m_socket ? m_socket->localAddress() : QHostAddress();
}

void Connection::enter(Phase phase, std::chrono::milliseconds patience)
{
    m_patience.start(patience);
    if (m_phase == phase)
        return;
    m_phase = phase;
    QMetaObject::invokeMethod(
        this, [this, phase] { emit phaseChanged(phase); }, Qt::QueuedConnection);
}

void Connection::lookedUp(const QHostInfo &info)
{
    m_lookupId = -1;
    if (m_isEnded)
        return;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
        return fail(FailureKind::HostNotFound, info.errorString());
    m_addresses = inTurns(info.addresses());
    connectToNext();
}

void Connection::connectToNext()
{
    const QHostAddress address = m_addresses.takeFirst();
    makeSocket();
    enter(Phase::Connecting, m_setup.timings.connect);
    m_socket->connectToHost(address, m_setup.profile.broker.port);
}

void Connection::makeSocket()
{
    // The one before may be in its own error signal.
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
    if (m_setup.profile.broker.tls) {
        auto tls = std::make_unique<QSslSocket>();
        connect(tls.get(), &QSslSocket::encrypted, this, &Connection::signIn);
        connect(tls.get(), &QSslSocket::sslErrors, this,
                [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
        connect(tls.get(), &QSslSocket::encryptedBytesWritten, this, &Connection::bytesLeft);
        m_socket = std::move(tls);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
        connect(m_socket.get(), &QAbstractSocket::bytesWritten, this, &Connection::bytesLeft);
    }
    connect(m_socket.get(), &QAbstractSocket::connected, this, &Connection::transportReady);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &Connection::socketFailed);
}

Result<void> Connection::prepareTls(QSslSocket &socket)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    const QString path = m_setup.profile.broker.caFile;
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::InvalidInput, file.errorString());
        const QList<QSslCertificate> authorities = QSslCertificate::fromDevice(&file, QSsl::Pem);
        if (authorities.isEmpty())
            return failure(ErrorCode::InvalidInput, u"no PEM certificate in the file"_s);
        configuration.setCaCertificates(authorities);
    }
    socket.setSslConfiguration(configuration);
    return {};
}

void Connection::transportReady()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls)
        return signIn();
    if (!QSslSocket::supportsSsl())
        return fail(FailureKind::TlsUnavailable, u"QSslSocket::supportsSsl() is false"_s);
    if (const auto prepared = prepareTls(*tls); !prepared)
        return fail(FailureKind::CaFileUnusable, prepared.error().detail);
    enter(Phase::Securing, m_setup.timings.secure);
    tls->setPeerVerifyName(m_setup.profile.broker.host);
    tls->startClientEncryption();
}

void Connection::signIn()
{
    enter(Phase::SigningIn, m_setup.timings.signIn);
    m_socket->disconnect(this);
    if (m_setup.profile.broker.tls)
        connect(static_cast<QSslSocket *>(m_socket.get()), &QSslSocket::encryptedBytesWritten, this,
                &Connection::bytesLeft);
    else
        connect(m_socket.get(), &QAbstractSocket::bytesWritten, this, &Connection::bytesLeft);
    m_gate = std::make_unique<Gate>(m_socket.get(), m_setup.sink, m_clock,
                                    [this](GateEnd end, const QString &detail) { gateEnded(end, detail); });
    m_client = std::make_unique<QMqttClient>();
    m_client->setTransport(m_gate.get(), QMqttClient::IODevice);
    m_client->setProtocolVersion(QMqttClient::MQTT_3_1_1);
    m_client->setClientId(m_setup.profile.broker.clientId);
    m_client->setUsername(m_setup.profile.username);
    m_client->setPassword(m_setup.password);
    m_client->setCleanSession(m_setup.isCleanSession);
    m_client->setKeepAlive(static_cast<quint16>(m_setup.profile.broker.keepAlive.count()));
    connect(m_client.get(), &QMqttClient::brokerSessionRestored, this,
            [this] { m_isSessionRestored = true; });
    connect(m_client.get(), &QMqttClient::stateChanged, this, &Connection::clientStateChanged);
    if (m_setup.sink)
        connect(m_client.get(), &QMqttClient::messageReceived, this,
                [this](const QByteArray &payload, const QMqttTopicName &topic) {
                    const QString name = topic.name();
                    if (m_isSessionRestored)
                        noteStranger(name);
                    m_setup.sink->take(name, payload, m_gate->arrivedAt());
                });
    m_client->connectToHost();
}

void Connection::clientStateChanged(QMqttClient::ClientState state)
{
    if (state != QMqttClient::Connected || m_isEnded)
        return;
    m_wasSignedIn = true;
    if (m_setup.sink)
        m_setup.sink->beginBacklog(m_clock.now()); // Its first messages may come in this same hand-up.
    m_phase = Phase::Connected;
    m_patience.stop();
    watchSilence();
    // Queued: this comes from inside the hand-up of the CONNACK.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_isEnded && m_gate->isOpen())
                emit signedIn();
        },
        Qt::QueuedConnection);
}

void Connection::noteStranger(const QString &topic)
{
    constexpr auto kOutbound = "meters/outbound/"_L1;
    if (!topic.startsWith(kOutbound))
        return;
    const QStringView rest = QStringView(topic).sliced(kOutbound.size());
    const qsizetype end = rest.indexOf(u'/');
    const QStringView customer = rest.first(end < 0 ? rest.size() : end);
    const auto place =
        std::lower_bound(m_known.begin(), m_known.end(), customer,
                         [](const QString &known, QStringView sought) { return known < sought; });
    if (place != m_known.end() && *place == customer)
        return;
    const QString stranger = customer.toString();
    m_known.insert(place, stranger);
    emit strangerSeen(CustomerId(stranger));
}

void Connection::socketFailed()
{
    if (m_isEnded)
        return;
    const FailureKind kind = classifySocketError(m_socket->error(), m_phase, m_tlsErrors);
    if (m_phase == Phase::Connecting && !m_addresses.isEmpty())
        return connectToNext();
    fail(kind, m_tlsErrors.isEmpty() ? m_socket->errorString() : joined(m_tlsErrors));
}

void Connection::outOfPatience()
{
    switch (m_phase) {
    case Phase::LookingUp:
        return fail(FailureKind::HostNotFound, u"no answer to the lookup in time"_s);
    case Phase::Connecting:
        return m_addresses.isEmpty() ? fail(FailureKind::ConnectTimeout, u"no answer in time"_s)
                                     : connectToNext();
    case Phase::Securing:
        return fail(FailureKind::TlsTimeout, u"no answer in time"_s);
    default:
        return abort(FailureKind::BrokerSilent, u"no CONNACK in time"_s);
    }
}

void Connection::watchSilence()
{
    const auto longest = m_setup.profile.broker.keepAlive * 3 / 2;
    const auto silent =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - m_gate->lastReceived());
    if (silent < longest) {
        m_isSilenceSuspected = false;
        m_silence.start(std::chrono::milliseconds(longest) - silent + 1ms);
    } else if (!m_isSilenceSuspected) {
        // This thread may have been busy (a slow store, a sleep): first read what lies in the socket.
        m_isSilenceSuspected = true;
        m_silence.start(kSilenceGrace);
    } else {
        abort(FailureKind::PeerSilent, u"nothing received for %1 s"_s.arg(silent.count() / 1000));
    }
}

void Connection::close()
{
    if (m_isEnded || m_ownReason)
        return;
    if (!m_wasSignedIn)
        return abort(FailureKind::None);
    m_ownReason = Failure();
    m_client->disconnectFromHost();
    if (m_gate->isOpen()) // Its buffers are full: the other side takes nothing any more.
        m_gate->abort();
}

void Connection::abort(FailureKind kind, const QString &detail)
{
    if (m_isEnded || m_ownReason)
        return;
    if (!m_gate)
        return fail(kind, detail);
    m_ownReason = Failure{kind, detail};
    m_gate->abort();
}

void Connection::gateEnded(GateEnd end, const QString &detail)
{
    const Failure reason = reasonOf(end, detail);
    fail(reason.kind, reason.detail);
}

Failure Connection::reasonOf(GateEnd end, const QString &detail) const
{
    if (end == GateEnd::StoreFailed)
        return {FailureKind::StoreFailed, detail};
    if (m_ownReason)
        return *m_ownReason;
    if (end == GateEnd::Violation)
        return {FailureKind::ProtocolViolation, detail};
    const FailureKind byClient = classifyClientError(m_client->error(), m_wasSignedIn);
    if (byClient != FailureKind::None)
        return {byClient, u"Qt MQTT's error %1"_s.arg(static_cast<int>(m_client->error()))};
    if (end == GateEnd::ClosedByClient)
        return {FailureKind::ProtocolViolation, u"Qt MQTT closed the connection"_s};
    return {classifySocketError(m_socket->error(), m_phase, m_tlsErrors), m_socket->errorString()};
}

void Connection::fail(FailureKind kind, const QString &detail)
{
    if (m_isEnded)
        return;
    m_isEnded = true;
    m_patience.stop();
    m_silence.stop();
    if (m_socket && !m_gate) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    QMetaObject::invokeMethod(
        this, [this, failure = Failure{kind, detail}] { emit ended(failure); }, Qt::QueuedConnection);
}

} // namespace insite::session
