// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/publish.h"

#include "protocol/gatewaytopic.h"
#include "protocol/numericpayload.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::ctl {

using session::FailureKind;
using session::Phase;
using session::PublishOutcome;

Result<DeviceReading> readDeviceReading(const Arguments &arguments, const settings::Profile &profile)
{
    if (const auto problem = protocol::checkUtilityType(arguments.utility))
        return failure(ErrorCode::InvalidInput, u"--utility: "_s + problem->sentence);
    if (const auto problem = protocol::checkMeterExternalId(arguments.meter))
        return failure(ErrorCode::InvalidInput, u"--meter: "_s + problem->sentence);
    if (const auto problem = protocol::checkRegisterType(arguments.registerType))
        return failure(ErrorCode::InvalidInput, u"--register: "_s + problem->sentence);
    const QByteArray payload = arguments.value.toUtf8();
    const auto number = protocol::parseNumericPayload(payload);
    if (!number)
        return failure(ErrorCode::InvalidInput, u"--value: "_s + number.error().sentence);
    const auto topic = protocol::printGatewayTopic({profile.gatewayBaseTopic,
                                                    *protocol::utilityTypeFromName(arguments.utility),
                                                    arguments.meter, arguments.registerType.toInt()});
    if (!topic)
        return failure(ErrorCode::InvalidInput, topic.error().sentence);
    return DeviceReading{*topic, payload};
}

Publish::Publish(DeviceReading reading, settings::Profile profile, std::chrono::milliseconds timeout,
                 const Clock &clock)
    : m_reading(std::move(reading))
    , m_profile(std::move(profile))
    , m_timeout(timeout)
    , m_clock(clock)
    , m_publisher(m_thread, clock)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Publish::outOfTime);
    connect(&m_publisher, &session::DevicePublisher::stateChanged, this, &Publish::stateChanged);
    connect(&m_publisher, &session::DevicePublisher::publishEnded, this,
            [this](quint64, PublishOutcome outcome, std::chrono::milliseconds roundTrip) {
                ended(outcome, roundTrip);
            });
}

void Publish::start(const QString &password)
{
    m_until = m_clock.monotonic() + m_timeout;
    m_deadline.start(m_timeout);
    m_publisher.open(m_profile, password);
}

void Publish::stop()
{
    if (m_isSent)
        return ended(PublishOutcome::Unknown, 0ms);
    finish(FailedWhileRunning, "notSent");
}

void Publish::stateChanged(const session::SessionState &state)
{
    if (m_isFinished)
        return;
    if (state.failure.kind != FailureKind::None) {
        const QString sentence = session::failureSentence(state.failure, m_profile);
        const QString detail = sentence.contains(state.failure.detail) ? QString() : state.failure.detail;
        const QString line = detail.isEmpty() ? sentence : u"%1 (%2)"_s.arg(sentence, detail);
        if (line != std::exchange(m_said, line))
            say(line);
    }
    if (state.phase == Phase::Connected && !m_isSent) {
        m_isSent = true;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(m_until - m_clock.monotonic());
        m_publisher.publish(m_reading.topic, m_reading.payload, std::max(left, 1ms));
    } else if (state.phase == Phase::Stopped && !m_isSent && state.failure.kind != FailureKind::None) {
        finish(exitCode(session::errorCode(state.failure.kind)), "notSent");
    }
}

void Publish::ended(PublishOutcome outcome, std::chrono::milliseconds roundTrip)
{
    if (m_isFinished)
        return;
    say(session::outcomeSentence(outcome));
    switch (outcome) {
    case PublishOutcome::Acknowledged:
        m_roundTrip = roundTrip;
        return finish(Done, "acknowledged");
    case PublishOutcome::Unknown:
        return finish(FailedWhileRunning, "unknown");
    case PublishOutcome::Expired:
        return finish(FailedWhileRunning, "expired");
    case PublishOutcome::NotConnected:
        return finish(FailedWhileRunning, "notSent");
    }
}

void Publish::outOfTime()
{
    if (!m_isSent)
        return ended(PublishOutcome::Expired, 0ms);
    // The session tells the outcome at the same moment; should it be stuck, this says what is certain.
    QTimer::singleShot(1s, this, [this] { ended(PublishOutcome::Unknown, 0ms); });
}

void Publish::finish(ExitCode code, const char *outcome)
{
    if (std::exchange(m_isFinished, true))
        return;
    QJsonObject result{{u"outcome"_s, QString::fromLatin1(outcome)},
                       {u"topic"_s, m_reading.topic},
                       {u"payload"_s, QString::fromUtf8(m_reading.payload)}};
    if (m_roundTrip)
        result.insert(u"roundTripMs"_s, static_cast<qint64>(m_roundTrip->count()));
    printLine(QJsonDocument(result).toJson(QJsonDocument::Compact));
    m_publisher.close();
    emit finished(code);
}

} // namespace insite::ctl
