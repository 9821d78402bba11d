// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/benchrun.h"

#include "device/devicesetfile.h"
#include "readings/memorystore.h"
#include "readings/watchedstore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::ctl {

using session::FailureKind;
using session::Phase;

namespace {

/// A consumer's customers are subscribed one after the other.
constexpr std::chrono::milliseconds kConnectingAtLeast = 30s;

QJsonValue millisecondsOrNull(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? QJsonValue(qint64(duration->count())) : QJsonValue();
}

void insertCounts(QJsonObject &object, const device::SendCounts &sends, const device::RoundTripCounts &trip)
{
    const auto insert = [&object](const QString &key, qint64 count) {
        object.insert(key, count);
    };
    insert(u"sent"_s, sends.sent);
    insert(u"acknowledged"_s, sends.acknowledged);
    insert(u"expired"_s, sends.expired);
    insert(u"unknownOutcome"_s, sends.unknown);
    insert(u"matched"_s, trip.matched);
    insert(u"wrongValue"_s, trip.wrongValue);
    insert(u"wrongVersion"_s, trip.wrongVersion);
    insert(u"missing"_s, trip.missing);
    insert(u"unwatched"_s, sends.unwatched);
    insert(u"leftOut"_s, sends.leftOut);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject json(const device::BenchReport &report)
{
    QJsonObject object;
    insertCounts(object, report.sends(), report.trip());
    const device::Judgement judgement = report.judgement();
    object.insert(u"verdict"_s, device::verdictKey(judgement.verdict));
    object.insert(u"says"_s, judgement.sentence);
    QJsonArray rows;
    for (const device::RowReport &row : report.rows) {
        QJsonObject each{{u"topic"_s, row.topic},
                         {u"verdict"_s, device::verdictKey(row.judgement().verdict)},
                         {u"matchedBy"_s, textOrNull(device::basisKey(row.basis))},
                         {u"acknowledgedAfterMs"_s, millisecondsOrNull(row.ackMedian)},
                         {u"backAfterMs"_s, millisecondsOrNull(row.delayMedian)}};
        insertCounts(each, row.sends, row.trip);
        rows.append(each);
    }
    object.insert(u"rows"_s, rows);
    return object;
}

} // namespace

Result<device::Plan> readBenchPlan(const Arguments &arguments, const settings::Profile &profile)
{
    const auto rows = device::loadDeviceSet(arguments.setFile);
    if (!rows)
        return tl::unexpected(rows.error());
    auto plan =
        device::makePlan(*rows, profile.gatewayBaseTopic, QFileInfo(arguments.setFile).absolutePath());
    if (plan)
        return std::move(*plan);
    QStringList sentences;
    for (const device::CellProblem &problem : plan.error())
        sentences.append(device::problemText(problem));
    return failure(ErrorCode::InvalidInput, sentences.join(u'\n'));
}

BenchRun::BenchRun(const Arguments &arguments, settings::Profile device, device::Plan plan,
                   std::optional<Consumer> consumer, const Clock &clock)
    : m_profile(std::move(device))
    , m_consumer(std::move(consumer))
    , m_plan(std::move(plan))
    , m_clock(clock)
    , m_sendingFor(*arguments.duration)
    , m_consumerPassword(m_consumer ? m_consumer->password : std::nullopt)
    , m_publisher(m_thread, clock)
    , m_bench(m_thread, m_publisher, clock)
{
    m_options.seed = arguments.seed;
    m_options.returnWindow = arguments.returnWindow;
    m_duration.setSingleShot(true);
    m_duration.setTimerType(Qt::PreciseTimer); // else a twentieth less is sent than was asked for
    connect(&m_duration, &QTimer::timeout, this, &BenchRun::end);
    connect(&m_publisher, &session::DevicePublisher::stateChanged, this, &BenchRun::deviceChanged);
    connect(&m_bench, &device::Bench::settled, this, &BenchRun::settled);
    connect(&m_bench, &device::Bench::reportReady, this, &BenchRun::conclude);
    connect(&m_consumerPassword, &PasswordSource::missing, this, [this](const QString &sentence) {
        say(sentence);
        finish(BadInput);
    });
    connect(&m_consumerPassword, &PasswordSource::found, this, [this](const QString &password) {
        m_recorder->lookOn(m_consumer->profile, password);
        m_consumer->password = password;
        askNames(); // meters that were there before are known from the beginning
    });
}

BenchRun::~BenchRun() = default;

void BenchRun::start(const QString &devicePassword)
{
    m_devicePassword = devicePassword;
    m_duration.start(std::max(m_sendingFor, kConnectingAtLeast));
    if (!m_consumer)
        return openDevice();
    m_step = Step::Consumer;
    auto store = std::make_unique<readings::WatchedStore>(std::make_unique<readings::MemoryStore>(),
                                                          m_bench.returned());
    m_recorder = std::make_unique<readings::Recorder>(m_thread, std::move(store), nullptr, m_clock);
    connect(m_recorder.get(), &readings::Recorder::stateChanged, this, &BenchRun::consumerChanged);
    m_consumerPassword.ask(m_consumer->profile);
}

void BenchRun::stop()
{
    end();
}

void BenchRun::consumerChanged(const session::SessionState &state)
{
    m_bench.setWatched(state.phase == Phase::Connected);
    tell(state.failure, m_consumer->profile);
    if (state.phase == Phase::Connected && m_step == Step::Consumer)
        openDevice();
    else if (state.phase == Phase::Stopped && state.failure.kind != FailureKind::None)
        refuse(state.failure);
}

void BenchRun::openDevice()
{
    m_step = Step::Device;
    m_publisher.open(m_profile, m_devicePassword);
}

void BenchRun::deviceChanged(const session::SessionState &state)
{
    tell(state.failure, m_profile);
    if (state.phase == Phase::Connected && m_step == Step::Device)
        begin();
    else if (state.phase == Phase::Stopped && state.failure.kind != FailureKind::None)
        refuse(state.failure);
}

void BenchRun::begin()
{
    m_step = Step::Sending;
    m_bench.load(m_plan, m_options);
    m_bench.setWatched(m_recorder && m_recorder->state().phase == Phase::Connected);
    m_bench.start();
    m_duration.start(m_sendingFor);
}

void BenchRun::end()
{
    switch (m_step) {
    case Step::Sending:
        m_step = Step::Waiting;
        say(tr("Sending has ended. Waiting for what may still come back."));
        return m_bench.stop();
    case Step::Begin:
    case Step::Consumer:
    case Step::Device:
        say(tr("There was no connection in time; nothing was sent."));
        return conclude({});
    case Step::Waiting: // asked a second time: what is known so far
    case Step::Naming:
        return m_bench.requestReport();
    case Step::Finished:
        return;
    }
}

void BenchRun::settled()
{
    if (m_step != Step::Waiting)
        return;
    m_step = Step::Naming;
    if (m_consumer && m_consumer->token)
        askNames(); // of meters that were new a moment ago
    else
        m_bench.requestReport();
}

void BenchRun::askNames()
{
    if (!m_consumer->token)
        return;
    // A new one, so that no late answer is taken for that of this question.
    m_names = std::make_unique<BenchNames>(m_consumer->profile, *m_consumer->token,
                                           m_consumer->password.value_or(QString()), m_clock);
    connect(m_names.get(), &BenchNames::ended, this,
            [this](const device::MeterNames &names, const QString &sentence) {
                if (!sentence.isEmpty())
                    say(sentence);
                m_bench.setNames(names);
                if (m_step == Step::Naming)
                    m_bench.requestReport();
            });
    m_names->ask();
}

void BenchRun::conclude(const device::BenchReport &report)
{
    if (m_step == Step::Finished)
        return;
    const device::Judgement judgement = report.judgement();
    say(judgement.sentence);
    printLine(QJsonDocument(json(report)).toJson(QJsonDocument::Compact));
    // Nothing at all reached the broker: that is a failure of the run; a red report is its result.
    finish(report.sends().acknowledged > 0 ? Done : FailedWhileRunning);
}

/// What trying again cannot mend.
void BenchRun::refuse(const session::Failure &failure)
{
    if (m_step == Step::Sending || m_step == Step::Waiting || m_step == Step::Naming)
        return; // it is counted, row by row
    printLine(QJsonDocument(json({})).toJson(QJsonDocument::Compact));
    finish(exitCode(session::errorCode(failure.kind)));
}

void BenchRun::tell(const session::Failure &failure, const settings::Profile &profile)
{
    if (failure.kind == FailureKind::None)
        return;
    const QString sentence = session::failureSentence(failure, profile);
    const bool isSaid = failure.detail.isEmpty() || sentence.contains(failure.detail);
    const QString line =
        u"%1: %2"_s.arg(profile.name, isSaid ? sentence : u"%1 (%2)"_s.arg(sentence, failure.detail));
    if (line != std::exchange(m_said, line))
        say(line);
}

void BenchRun::finish(ExitCode code)
{
    if (std::exchange(m_step, Step::Finished) == Step::Finished)
        return;
    m_duration.stop();
    m_publisher.close();
    if (m_recorder)
        m_recorder->stop();
    emit finished(code);
}

} // namespace insite::ctl
