// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loadpublisher.h"

#include <QDateTime>
#include <QTimeZone>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kWindow = 500;
constexpr auto kPace = 20ms;
constexpr auto kSilence = 3s;
constexpr auto kRetry = 100ms;
constexpr qint64 kFirstMs = 1'672'574'400'000; // 2023-01-01T12:00:00Z

QByteArray isoUtc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
               .toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s)
               .toLatin1() +
           'Z';
}

} // namespace

LoadPublisher::LoadPublisher(quint16 port, QString customer, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_customer(std::move(customer))
    , m_pace(new QTimer(this))
    , m_silence(new QTimer(this))
{
    m_pace->setInterval(kPace);
    connect(m_pace, &QTimer::timeout, this, [this] {
        m_allowance += m_perSecond * kPace.count() / 1000;
        sendMore();
    });
    m_silence->setInterval(kSilence);
    connect(m_silence, &QTimer::timeout, this, [this] {
        if (!m_inFlight.isEmpty())
            dropConnection();
    });
}

LoadPublisher::~LoadPublisher()
{
    if (m_client)
        m_client->disconnect(this); // it says "disconnected" when it is destroyed
}

void LoadPublisher::setCredentials(const QString &user, const QString &password)
{
    m_user = user;
    m_password = password;
}

void LoadPublisher::start(qint64 count, int perSecond)
{
    m_count = count;
    m_perSecond = perSecond;
    m_silence->start();
    if (perSecond > 0)
        m_pace->start();
    connectToBroker();
}

void LoadPublisher::stop()
{
    m_count = m_next;
    if (isFinished())
        QMetaObject::invokeMethod(this, &LoadPublisher::finished, Qt::QueuedConnection);
}

qint64 LoadPublisher::acknowledged() const
{
    return m_acknowledged;
}

bool LoadPublisher::isFinished() const
{
    return m_acknowledged == m_count;
}

QString LoadPublisher::topic(const QString &customer, qint64 index)
{
    return u"meters/outbound/%1/load/meter-%2"_s.arg(customer).arg(index % kMeters);
}

QByteArray LoadPublisher::payload(qint64 index)
{
    const qint64 registerNumber = index / kMeters % kRegistersPerMeter;
    const qint64 ms = kFirstMs + index / (kMeters * kRegistersPerMeter) * 60'000;
    if (registerNumber == 0) {
        return R"({"smarteo_payload_schema_version": 1, "data_timestamp_utc": ")" + isoUtc(ms) +
               R"(", "system_timestamp_utc": ")" + isoUtc(ms - 1000) +
               R"(", "register_id": 2, "meter_reading": )" + QByteArray::number(index) + '}';
    }
    return R"({"smarteo_payload_schema_version": 2, "measurement_start_timestamp_utc": ")" +
           isoUtc(ms - 60'000) + R"(", "measurement_end_timestamp_utc": ")" + isoUtc(ms) +
           R"(", "register_id": )" + QByteArray::number(10 + registerNumber) + R"(, "value": )" +
           QByteArray::number(index) + '}';
}

void LoadPublisher::connectToBroker()
{
    m_client = std::make_unique<QMqttClient>();
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_port);
    m_client->setUsername(m_user);
    m_client->setPassword(m_password);
    connect(m_client.get(), &QMqttClient::connected, this, &LoadPublisher::sendMore);
    connect(m_client.get(), &QMqttClient::messageSent, this, &LoadPublisher::take);
    connect(m_client.get(), &QMqttClient::disconnected, this, &LoadPublisher::dropConnection);
    m_client->connectToHost();
}

void LoadPublisher::dropConnection()
{
    for (const qint64 index : std::as_const(m_inFlight))
        m_again.push_back(index);
    m_inFlight.clear();
    m_client->disconnect(this);
    m_client.release()->deleteLater();
    QTimer::singleShot(kRetry, this, &LoadPublisher::connectToBroker);
}

void LoadPublisher::sendMore()
{
    while (m_client && m_client->state() == QMqttClient::Connected && m_inFlight.size() < kWindow) {
        const bool isAgain = !m_again.empty();
        if (!isAgain && (m_next == m_count || (m_perSecond > 0 && m_allowance <= 0)))
            return;
        const qint64 index = isAgain ? m_again.front() : m_next;
        const qint32 id = m_client->publish(QMqttTopicName(topic(m_customer, index)), payload(index), 1);
        if (id <= 0)
            return;
        m_inFlight.insert(id, index);
        if (isAgain) {
            m_again.pop_front();
        } else {
            ++m_next;
            --m_allowance;
        }
    }
}

void LoadPublisher::take(qint32 packetId)
{
    if (m_inFlight.remove(packetId) == 0)
        return;
    m_silence->start();
    ++m_acknowledged;
    if (isFinished())
        emit finished();
    else if (m_inFlight.size() < kWindow / 2)
        sendMore();
}
