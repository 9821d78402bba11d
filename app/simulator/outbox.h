// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMqttClient>
#include <QObject>
#include <QTimer>

#include <deque>

namespace insite::simulator {

/// The platform's own connection to the broker: sends QoS 1, keeps what the broker has not acknowledged and
/// sends it again after a reconnect, and receives what devices publish. Messages leave in the order given.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    struct Account
    {
        QString username;
        QString password;
        quint16 port = 0; ///< Plain TCP on 127.0.0.1.
    };

    explicit Outbox(Account account, QObject *parent = nullptr);
    ~Outbox() override;
    Q_DISABLE_COPY_MOVE(Outbox)

    void start(); ///< Connects, and from then on connects again whenever the connection is lost.

    /// Queues a message; `tag` other than 0 comes back in `acknowledged`.
    void send(const QString &topic, const QByteArray &payload, quint32 tag);

    [[nodiscard]] qsizetype pendingCount() const; ///< Queued or not acknowledged yet.
    [[nodiscard]] qint64 acknowledgedCount() const { return m_acknowledged; }
    [[nodiscard]] qint64 resentCount() const { return m_resent; } ///< May have reached consumers twice.

signals:
    void ready(); ///< Connected, and subscribed to what devices publish; at each connection.
    void acknowledged(quint32 tag);
    void received(const QByteArray &payload, const QString &topic);

private:
    struct Message
    {
        QString topic;
        QByteArray payload;
        quint32 tag = 0;
    };

    void connectToBroker();
    void onStateChanged(QMqttClient::ClientState state);
    void onSent(qint32 packetId);
    void onDisconnected();
    void flush();

    Account m_account;
    QMqttClient *m_client = nullptr; ///< Ours by parenthood; a new one for each attempt.
    QTimer m_retry;
    std::deque<Message> m_waiting;
    QHash<qint32, Message> m_inFlight;
    std::deque<qint32> m_inFlightOrder;
    qint64 m_acknowledged = 0;
    qint64 m_resent = 0;
};

} // namespace insite::simulator
