// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QMqttTopicName>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

Q_LOGGING_CATEGORY(lcSimulator, "insite.simulator", QtInfoMsg)

const QString kDeviceBaseTopic = u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525"_s;
constexpr auto kTick = 10ms;
constexpr qsizetype kMostPending = 10'000; // more readings wait until the broker has taken these
constexpr double kMostOwedSeconds = 1.0;   // after a standstill it goes on, and does not catch up for ever

std::chrono::milliseconds intervalFor(const SimulatorOptions &options)
{
    if (options.readingsPerSecond <= 0.0)
        return 1min;
    const std::chrono::duration<double> seconds(options.registers / options.readingsPerSecond);
    return std::chrono::duration_cast<std::chrono::milliseconds>(seconds);
}

Gateway::Device deviceIn(const Catalogue &catalogue)
{
    const Installation &home = catalogue.installations.constFirst();
    return {kDeviceBaseTopic, home.customer, u's' + home.customer + u"-gateway"_s, home.id};
}

} // namespace

Simulator::Simulator(SimulatorOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_fleet(m_options.registers, m_options.seed, intervalFor(m_options))
    , m_gateway(deviceIn(m_fleet.catalogue()))
    , m_customers(m_fleet.catalogue().customers)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kTick);
    connect(&m_timer, &QTimer::timeout, this, &Simulator::tick);
}

Simulator::~Simulator() = default;

Result<void> Simulator::start()
{
    auto workspace = Workspace::create(m_options.directory, kDeviceBaseTopic);
    if (!workspace)
        return tl::unexpected(workspace.error());
    m_workspace = std::move(*workspace);
    return applyInitialFaults().and_then([this] { return startApi(); }).and_then([this] {
        return startBroker();
    });
}

Result<void> Simulator::applyInitialFaults()
{
    for (const Command &command : std::as_const(m_options.faults)) {
        if (const auto *fault = std::get_if<SetFault>(&command))
            m_faults.set(fault->fault, fault->percent);
        if (const auto *limit = std::get_if<SetQueueLimit>(&command))
            m_queueLimit = limit->messages;
        if (const auto *access = std::get_if<SetAccess>(&command)) {
            if (const auto applied = setAccess(*access); !applied)
                return applied;
        }
    }
    return {};
}

Result<void> Simulator::setAccess(const SetAccess &command)
{
    const auto customer = std::find_if(m_customers.begin(), m_customers.end(),
                                       [&](const Customer &known) { return known.id == command.customer; });
    if (customer == m_customers.end()) {
        return failure(ErrorCode::InvalidInput,
                       QCoreApplication::translate("Simulator", "There is no customer \"%1\".")
                           .arg(command.customer.left(80)));
    }
    customer->access = command.access;
    return {};
}

Result<void> Simulator::startApi()
{
    MetadataApi::Options options;
    options.certificateFile = m_workspace->certificateFile();
    options.keyFile = m_workspace->keyFile();
    options.token = m_workspace->token();
    m_api = std::make_unique<MetadataApi>(options);
    refreshCatalogue();
    return m_api->start();
}

Result<void> Simulator::startBroker()
{
    if (const auto written = m_workspace->writeAccess(m_customers); !written)
        return written;
    m_broker = std::make_unique<MosquittoProcess>(m_workspace->brokerOptions(m_options.pluginFile));
    m_broker->setMaxQueuedMessages(m_queueLimit);
    connect(m_broker.get(), &MosquittoProcess::died, this, [this](const QString &sentence) {
        emit said({{u"event"_s, u"broker-died"_s}, {u"sentence"_s, sentence}});
    });
    if (const auto started = m_broker->start(); !started)
        return started;
    // Those who have access to begin with: a --fault that takes it is a surprise to the profile.
    const QString apiBaseUrl = u"https://localhost:"_s + QString::number(m_api->port());
    if (const auto written =
            m_workspace->writeProfiles(m_broker->port(), apiBaseUrl, m_fleet.catalogue().customers);
        !written)
        return written;
    m_outbox = std::make_unique<Outbox>(
        Outbox::Account{Workspace::platformUser(), m_workspace->platformPassword(), m_broker->plainPort()});
    connect(m_outbox.get(), &Outbox::ready, this, &Simulator::onOutboxReady);
    connect(m_outbox.get(), &Outbox::acknowledged, this, &Simulator::onAcknowledged);
    connect(m_outbox.get(), &Outbox::received, this, &Simulator::onPublished);
    m_outbox->start();
    return {};
}

void Simulator::onOutboxReady()
{
    if (m_isReady)
        return;
    m_isReady = true;
    emit said(readyObject());
    for (const Command &command : std::as_const(m_options.faults)) {
        if (const auto *control = std::get_if<ControlBroker>(&command))
            std::ignore = run(*control, {});
    }
    m_sinceTick.start();
    m_timer.start();
}

void Simulator::tick()
{
    const double seconds = std::min(static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e9, kMostOwedSeconds);
    m_sinceTick.start();
    makeBursts();
    m_owedReadings = std::min(m_owedReadings + seconds * m_options.readingsPerSecond,
                              kMostOwedSeconds * m_options.readingsPerSecond);
    for (; m_owedReadings >= 1.0 && m_outbox->pendingCount() < kMostPending; m_owedReadings -= 1.0)
        makeReading(0);
}

void Simulator::makeBursts()
{
    const auto next = std::find_if(m_jobs.begin(), m_jobs.end(),
                                   [](const auto &job) { return job.second.readingsToMake > 0; });
    if (next == m_jobs.end())
        return;
    const quint32 tag = next->first;
    Job &job = next->second;
    for (; job.readingsToMake > 0 && m_outbox->pendingCount() < kMostPending; --job.readingsToMake)
        makeReading(tag);
    if (job.readingsToMake > 0)
        return;
    releaseHeldBack();
    finishIfDone(tag); // with gaps there may be nothing to wait for
}

void Simulator::makeReading(quint32 tag)
{
    for (const OutgoingMessage &message : m_faults.apply(m_fleet.next(m_clock.now())))
        send(message, tag);
}

void Simulator::send(const OutgoingMessage &message, quint32 tag)
{
    if (const auto job = m_jobs.find(tag); job != m_jobs.end()) {
        ++job->second.messages;
        ++job->second.unacknowledged;
    }
    if (message.delay == 0ms) {
        sendNow(message, tag);
        return;
    }
    ++m_delayed;
    QTimer::singleShot(message.delay, this, [this, message, tag] {
        --m_delayed;
        sendNow(message, tag);
    });
}

void Simulator::sendNow(const OutgoingMessage &message, quint32 tag)
{
    m_totals.count(message);
    m_outbox->send(message.topic, message.payload, tag);
}

void Simulator::releaseHeldBack()
{
    for (const OutgoingMessage &message : m_faults.release())
        send(message, 0);
}

void Simulator::onAcknowledged(quint32 tag)
{
    const auto job = m_jobs.find(tag);
    if (job == m_jobs.end())
        return;
    --job->second.unacknowledged;
    finishIfDone(tag);
}

void Simulator::finishIfDone(quint32 tag)
{
    const auto job = m_jobs.find(tag);
    if (job == m_jobs.end() || job->second.readingsToMake > 0 || job->second.unacknowledged > 0)
        return;
    const Job done = std::move(job->second);
    m_jobs.erase(job);
    emit said({{u"event"_s, done.event},
               {u"command"_s, done.line},
               {u"readings"_s, done.readings},
               {u"messages"_s, done.messages}});
}

void Simulator::onPublished(const QByteArray &payload, const QString &topic)
{
    const qsizetype metersBefore = m_gateway.registers().size();
    const auto reading = m_gateway.accept(topic, payload, m_clock.now());
    if (!reading) {
        ++m_gatewayRejected;
        qCInfo(lcSimulator).noquote() << reading.error().detail;
        return;
    }
    ++m_gatewayAccepted;
    for (const OutgoingMessage &message : m_faults.apply(*reading))
        send(message, 0);
    if (m_gateway.registers().size() != metersBefore)
        refreshCatalogue();
}

void Simulator::refreshCatalogue()
{
    Catalogue catalogue = m_fleet.catalogue();
    catalogue.customers = m_customers;
    catalogue.meters += m_gateway.meters();
    catalogue.registers += m_gateway.registers();
    m_api->setCatalogue(std::move(catalogue));
}

void Simulator::execute(const QString &line)
{
    if (line.trimmed().isEmpty())
        return;
    const auto command = parseCommand(line);
    const Answer answer = command ? std::visit([&](const auto &what) { return run(what, line); }, *command)
                                  : Answer(tl::unexpected(command.error()));
    if (!answer) {
        emit said({{u"event"_s, u"error"_s}, {u"command"_s, line}, {u"sentence"_s, answer.error().detail}});
    } else if (*answer) {
        QJsonObject object = **answer;
        object.insert(u"command"_s, line);
        if (!object.contains(u"event"_s))
            object.insert(u"event"_s, u"done"_s);
        emit said(object);
    }
}

Simulator::Answer Simulator::run(const SetFault &command, const QString &)
{
    m_faults.set(command.fault, command.percent);
    if (command.fault == Fault::OutOfOrder && command.percent == 0)
        releaseHeldBack();
    return QJsonObject();
}

Simulator::Answer Simulator::run(const SetAccess &command, const QString &)
{
    if (const auto known = setAccess(command); !known)
        return tl::unexpected(known.error());
    refreshCatalogue();
    const auto applied =
        m_workspace->writeAccess(m_customers).and_then([this] { return m_broker->reload(); });
    if (!applied)
        return tl::unexpected(applied.error());
    return QJsonObject();
}

Simulator::Answer Simulator::run(const SetQueueLimit &command, const QString &)
{
    m_broker->setMaxQueuedMessages(command.messages);
    const auto applied = m_broker->restart(); // mosquitto 2.0.11 keeps the old limit over a reload
    if (!applied)
        return tl::unexpected(applied.error());
    return QJsonObject();
}

Simulator::Answer Simulator::run(const ControlBroker &command, const QString &)
{
    using Action = ControlBroker::Action;
    Result<void> result;
    switch (command.action) {
    case Action::Restart:
        result = m_broker->restart();
        break;
    case Action::Stop:
        m_broker->stop();
        break;
    case Action::Kill:
        m_broker->kill();
        break;
    case Action::Start:
        result = m_broker->start();
        break;
    case Action::Silent:
        m_broker->suspend();
        break;
    case Action::Resume:
        m_broker->resume();
        break;
    }
    if (!result)
        return tl::unexpected(result.error());
    return QJsonObject();
}

Simulator::Answer Simulator::run(const ThrottleApi &command, const QString &)
{
    m_api->throttle(command.requests);
    return QJsonObject();
}

Simulator::Answer Simulator::run(const PublishRaw &command, const QString &line)
{
    if (!QMqttTopicName(command.topic).isValid()) {
        return failure(
            ErrorCode::InvalidInput,
            QCoreApplication::translate("Simulator", "\"%1\" is not a topic.").arg(command.topic.left(80)));
    }
    OutgoingMessage message;
    message.kind = OutgoingMessage::Kind::Raw;
    message.customer = command.topic.section(u'/', 2, 2);
    message.topic = command.topic;
    message.payload = command.payload;
    const quint32 tag = ++m_lastTag;
    m_jobs[tag] = {line, u"published"_s, 0, 0, 0, 0};
    send(message, tag);
    return std::nullopt;
}

Simulator::Answer Simulator::run(const Burst &command, const QString &line)
{
    if (command.readings == 0)
        return QJsonObject{{u"event"_s, u"burst"_s}, {u"readings"_s, 0}, {u"messages"_s, 0}};
    m_jobs[++m_lastTag] = {line, u"burst"_s, command.readings, command.readings, 0, 0};
    return std::nullopt;
}

Simulator::Answer Simulator::run(const SetRate &command, const QString &)
{
    m_options.readingsPerSecond = command.readingsPerSecond;
    m_owedReadings = 0.0;
    if (command.readingsPerSecond == 0.0)
        releaseHeldBack();
    return QJsonObject();
}

Simulator::Answer Simulator::run(const ShowTotals &, const QString &)
{
    return totalsObject();
}

Simulator::Answer Simulator::run(const Quit &, const QString &)
{
    emit quitRequested();
    return QJsonObject();
}

QJsonObject Simulator::totalsObject() const
{
    return {
        {u"event"_s, u"totals"_s},
        {u"customers"_s, m_totals.byCustomer()},
        {u"dropped"_s, m_faults.droppedCount()},
        {u"acknowledged"_s, m_outbox->acknowledgedCount()},
        {u"pending"_s, m_outbox->pendingCount() + m_delayed},
        {u"resent"_s, m_outbox->resentCount()},
        {u"gateway"_s, QJsonObject{{u"accepted"_s, m_gatewayAccepted}, {u"rejected"_s, m_gatewayRejected}}},
        {u"apiRequests"_s, m_api->requestCount()},
        {u"apiUnchanged"_s, m_api->unchangedCount()}};
}

QJsonObject Simulator::readyObject() const
{
    QJsonArray granted;
    QJsonObject forbidden;
    for (const Customer &customer : m_fleet.catalogue().customers) {
        if (customer.access == Access::Allow)
            granted.append(customer.id);
        else if (customer.access == Access::Kick)
            forbidden.insert(u"kick"_s, customer.id);
        else if (customer.access == Access::KickLater)
            forbidden.insert(u"kickLater"_s, customer.id);
        else
            forbidden.insert(u"refuse"_s, customer.id);
    }
    const Gateway::Device device = deviceIn(m_fleet.catalogue());
    return {{u"event"_s, u"ready"_s},
            {u"version"_s, QStringLiteral(INSITE_VERSION)},
            {u"pid"_s, QCoreApplication::applicationPid()},
            {u"brokerPid"_s, m_broker->processId()},
            {u"directory"_s, m_workspace->directory()},
            {u"host"_s, u"localhost"_s},
            {u"brokerPort"_s, m_broker->port()},
            {u"plainPort"_s, m_broker->plainPort()},
            {u"apiBaseUrl"_s, QString(u"https://localhost:"_s + QString::number(m_api->port()))},
            {u"caFile"_s, m_workspace->caFile()},
            {u"consumerProfile"_s, m_workspace->path(u"consumer.json"_s)},
            {u"consumerPasswordFile"_s, m_workspace->path(u"consumer.password"_s)},
            {u"consumerTokenFile"_s, m_workspace->path(u"consumer.token"_s)},
            {u"deviceProfile"_s, m_workspace->path(u"device.json"_s)},
            {u"devicePasswordFile"_s, m_workspace->path(u"device.password"_s)},
            {u"customers"_s, granted},
            {u"forbiddenCustomers"_s, forbidden},
            {u"registers"_s, m_fleet.registerCount()},
            {u"deviceBaseTopic"_s, device.baseTopic},
            {u"deviceCustomer"_s, device.customer},
            {u"deviceSubscription"_s, device.subscription}};
}

} // namespace insite::simulator
