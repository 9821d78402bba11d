// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/command.h"
#include "simulator/faults.h"
#include "simulator/fleet.h"
#include "simulator/gateway.h"
#include "simulator/metadataapi.h"
#include "simulator/mosquittoprocess.h"
#include "simulator/outbox.h"
#include "simulator/totals.h"
#include "simulator/workspace.h"

#include "core/clock.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace insite::simulator {

struct SimulatorOptions
{
    QString directory;
    QString pluginFile; ///< The access plugin for mosquitto.
    int registers = 60;
    double readingsPerSecond = 20.0;
    quint32 seed = 1;
    QList<Command> faults; ///< On from the first reading on.
};

/// The whole stand-in for the platform: builds broker, API, fleet and gateway, and connects them. What it has
/// to say goes out as JSON objects, one per line (docs/simulator.md). Lives on the main thread; starting and
/// restarting the broker block it for a moment.
class Simulator final : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(SimulatorOptions options, const Clock &clock, QObject *parent = nullptr);
    ~Simulator() override;
    Q_DISABLE_COPY_MOVE(Simulator)

    /// Makes the folder and starts broker and API. `said` brings the ready object once readings begin to
    /// flow.
    [[nodiscard]] Result<void> start();

    /// One line of stdin; the answer comes through `said` and carries the line as `command`.
    void execute(const QString &line);

signals:
    void said(const QJsonObject &object);
    void quitRequested();

private:
    /// A command whose answer waits for the broker's acknowledgements.
    struct Job
    {
        QString line;
        QString event;
        qint64 readings = 0;
        qint64 readingsToMake = 0;
        qint64 messages = 0;
        qint64 unacknowledged = 0;
    };

    Result<void> applyInitialFaults();
    Result<void> setAccess(const SetAccess &command);
    Result<void> startBroker();
    Result<void> startApi();
    void onOutboxReady();
    void onAcknowledged(quint32 tag);
    void onPublished(const QByteArray &payload, const QString &topic);
    void tick();
    void makeBursts();
    void makeReading(quint32 tag);
    void send(const OutgoingMessage &message, quint32 tag);
    void sendNow(const OutgoingMessage &message, quint32 tag);
    void releaseHeldBack();
    void finishIfDone(quint32 tag);
    void refreshCatalogue();

    // One for each type of command; the answer is nothing when it comes later.
    using Answer = Result<std::optional<QJsonObject>>;
    Answer run(const SetFault &command, const QString &line);
    Answer run(const SetAccess &command, const QString &line);
    Answer run(const SetQueueLimit &command, const QString &line);
    Answer run(const ControlBroker &command, const QString &line);
    Answer run(const ThrottleApi &command, const QString &line);
    Answer run(const PublishRaw &command, const QString &line);
    Answer run(const Burst &command, const QString &line);
    Answer run(const SetRate &command, const QString &line);
    Answer run(const ShowTotals &command, const QString &line);
    Answer run(const Quit &command, const QString &line);

    [[nodiscard]] QJsonObject readyObject() const;
    [[nodiscard]] QJsonObject totalsObject() const;

    SimulatorOptions m_options;
    const Clock &m_clock;
    Fleet m_fleet;
    Gateway m_gateway;
    QList<Customer> m_customers;
    Faults m_faults;
    Totals m_totals;
    std::optional<Workspace> m_workspace;
    std::unique_ptr<MosquittoProcess> m_broker;
    std::unique_ptr<MetadataApi> m_api;
    std::unique_ptr<Outbox> m_outbox;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    int m_queueLimit = 0;
    double m_owedReadings = 0.0;
    std::map<quint32, Job> m_jobs; ///< By tag.
    quint32 m_lastTag = 0;
    qint64 m_delayed = 0;
    qint64 m_gatewayAccepted = 0;
    qint64 m_gatewayRejected = 0;
    bool m_isReady = false;
};

} // namespace insite::simulator
