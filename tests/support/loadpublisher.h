// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMqttClient>

#include <deque>
#include <memory>

class QTimer;

/// Publishes numbered readings at QoS 1 and does not rest until the broker has acknowledged each, through
/// restarts of the broker and dead connections: what was sent and not acknowledged is sent again, so that the
/// broker sees it at least once. Reading i has the value i and an identity of its own, so that a test can say
/// of each whether it arrived. Plain MQTT on loopback; the thread that makes it.
class LoadPublisher final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMeters = 100;
    static constexpr int kRegistersPerMeter = 4; ///< Register 2 sends version 1, the others version 2.

    LoadPublisher(quint16 port, QString customer, QObject *parent = nullptr);
    ~LoadPublisher() override;

    /// With an account of the broker; without, it connects anonymously.
    void setCredentials(const QString &user, const QString &password);

    /// Readings 0 to count - 1, at most perSecond of them a second; 0: as fast as the broker takes them.
    void start(qint64 count, int perSecond = 0);

    /// No new readings; those in flight are still brought home. finished() follows.
    void stop();

    /// How many readings the broker has acknowledged; when finished, they are 0 to this - 1.
    [[nodiscard]] qint64 acknowledged() const;
    [[nodiscard]] bool isFinished() const;

    [[nodiscard]] static QString topic(const QString &customer, qint64 index);
    [[nodiscard]] static QByteArray payload(qint64 index);

signals:
    void finished();

private:
    void connectToBroker();
    void dropConnection();
    void sendMore();
    void take(qint32 packetId);

    const quint16 m_port;
    const QString m_customer;
    QString m_user;
    QString m_password;
    std::unique_ptr<QMqttClient> m_client;
    QTimer *m_pace;
    QTimer *m_silence;
    std::deque<qint64> m_again;       ///< Sent once, not acknowledged, the connection is gone.
    QHash<qint32, qint64> m_inFlight; ///< By packet id.
    qint64 m_next = 0;
    qint64 m_count = 0;
    qint64 m_allowance = 0;
    int m_perSecond = 0;
    qint64 m_acknowledged = 0;
};
