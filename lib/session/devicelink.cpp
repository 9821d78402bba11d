// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/devicelink.h"

namespace insite::session {

namespace {
/// The tokens of send() lie above it, those of publish() below.
constexpr quint64 kSends = quint64(1) << 63;
} // namespace

DeviceLink::DeviceLink(const Clock &clock)
    : m_clock(clock)
    , m_lastSend(kSends)
{
}

DeviceLink::~DeviceLink() = default;

SessionState DeviceLink::state() const
{
    return m_session ? m_session->state() : SessionState();
}

void DeviceLink::open(const settings::Profile &profile, const QString &password)
{
    m_next = [this, profile, password] {
        begin(profile, password);
    };
    if (m_session && m_session->state().phase != Phase::Stopped)
        m_session->stop();
    else
        beginNext();
}

void DeviceLink::close()
{
    m_next = {};
    if (m_session)
        m_session->stop();
}

void DeviceLink::retryNow()
{
    if (m_session)
        m_session->retryNow();
}

void DeviceLink::networkChanged()
{
    if (m_session)
        m_session->networkChanged();
}

void DeviceLink::dropConnection()
{
    if (m_session)
        m_session->dropConnection();
}

void DeviceLink::publish(quint64 token, const QString &topic, const QByteArray &payload,
                         std::chrono::milliseconds validity)
{
    if (m_session)
        m_session->publish(token, topic, payload, validity);
    else
        emit publishEnded(token, PublishOutcome::NotConnected, std::chrono::milliseconds(0));
}

quint64 DeviceLink::send(const QString &topic, const QByteArray &payload, std::chrono::milliseconds validity)
{
    const quint64 token = ++m_lastSend;
    if (m_session)
        m_session->publish(token, topic, payload, validity);
    else
        QMetaObject::invokeMethod(
            this,
            [this, token] {
                emit sendEnded(token, PublishOutcome::NotConnected, std::chrono::milliseconds(0));
            },
            Qt::QueuedConnection);
    return token;
}

void DeviceLink::begin(const settings::Profile &profile, const QString &password)
{
    m_session = std::make_unique<DeviceSession>(profile, password, m_clock);
    connect(m_session.get(), &DeviceSession::stateChanged, this, &DeviceLink::stateChanged);
    connect(m_session.get(), &DeviceSession::publishEnded, this, &DeviceLink::tellEnd);
    connect(m_session.get(), &DeviceSession::stateChanged, this, [this](const SessionState &state) {
        if (state.phase == Phase::Stopped)
            QMetaObject::invokeMethod(this, &DeviceLink::beginNext, Qt::QueuedConnection);
    });
    m_session->start();
}

void DeviceLink::beginNext()
{
    if (const auto next = std::exchange(m_next, {}))
        next();
}

void DeviceLink::tellEnd(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip)
{
    if (token > kSends)
        emit sendEnded(token, outcome, roundTrip);
    else
        emit publishEnded(token, outcome, roundTrip);
}

} // namespace insite::session
