// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/redialer.h"

#include "core/clock.h"
#include "session/networkwatch.h"
#include "settings/clientid.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace insite::session {

namespace {

constexpr auto kSlept = 15s; ///< More than this beyond the watch's interval was a sleep.

} // namespace

Redialer::Redialer(Connection::Setup setup, const Clock &clock, Judge judge, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_judge(std::move(judge))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Redialer::dial);
    connect(&m_sleepWatch, &QTimer::timeout, this, &Redialer::noticeSleep);
}

Redialer::~Redialer() = default;

void Redialer::start()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_failures = 0;
    m_wasEverSignedIn = false;
    const auto id = settings::clientId(m_setup.profile);
    if (!id)
        return finish({FailureKind::ClientIdUnavailable, id.error().detail});
    m_setup.profile.broker.clientId = *id;
    auto lock = settings::ProfileLock::take(m_setup.profile, *id);
    if (!lock)
        return finish({FailureKind::AlreadyRunning, lock.error().detail});
    m_lock = std::move(*lock);
    m_awakeAt = m_clock.now();
    m_sleepWatch.start(m_setup.timings.sleepWatch);
    dial();
}

void Redialer::stop()
{
    if (!m_isRunning)
        return;
    m_lastWord = Failure();
    m_pause.stop();
    if (m_connection)
        m_connection->close();
    else
        finish({});
}

void Redialer::retryNow()
{
    if (!m_isRunning)
        return start();
    if (m_state.phase == Phase::Waiting) {
        m_pause.stop();
        dial();
    }
}

void Redialer::networkChanged()
{
    if (m_state.phase == Phase::Waiting)
        retryNow();
    else if (m_connection && !isAddressHere(m_connection->localAddress()))
        m_connection->abort(FailureKind::ConnectionLost,
                            QStringLiteral("the network that it went out by is gone"));
}

void Redialer::redial()
{
    if (!m_connection)
        return retryNow();
    m_mustRedial = true;
    m_connection->close();
}

void Redialer::resetSession()
{
    m_mustReset = true;
    if (m_isRunning)
        redial();
    else
        start();
}

void Redialer::giveUp(const Failure &failure)
{
    m_lastWord = failure;
    if (m_connection)
        m_connection->close();
    else
        finish(failure);
}

void Redialer::dial()
{
    SessionState state = m_state;
    state.phase = Phase::LookingUp;
    state.failure = {};
    state.nextAttempt.reset();
    state.connectedSince.reset();
    state.isSessionRestored = false;
    if (state.catchUp && state.catchUp->isDone())
        state.catchUp.reset();
    ++state.attempt;
    Connection::Setup setup = m_setup;
    setup.isCleanSession = setup.isCleanSession || m_mustReset;
    m_connection = std::make_unique<Connection>(std::move(setup), m_clock);
    m_isResetting = m_mustReset;
    connect(m_connection.get(), &Connection::phaseChanged, this, &Redialer::setPhase);
    connect(m_connection.get(), &Connection::ended, this, &Redialer::connectionEnded);
    connect(m_connection.get(), &Connection::bytesLeft, this, &Redialer::bytesLeft);
    connect(m_connection.get(), &Connection::signedIn, this, &Redialer::connectionSignedIn);
    connect(m_connection.get(), &Connection::strangerSeen, this, &Redialer::strangerSeen,
            Qt::QueuedConnection);
    m_connection->open();
    apply(state);
}

void Redialer::connectionSignedIn()
{
    m_signedInAt = m_clock.monotonic();
    m_wasEverSignedIn = true;
    if (m_isResetting) {
        m_mustReset = false;
        emit sessionReset();
        return redial();
    }
    SessionState state = m_state;
    state.failure = {};
    state.attempt = 0;
    state.isSessionRestored = m_connection->isSessionRestored();
    state.connectedSince = m_clock.now();
    state.phase = Phase::Subscribing;
    apply(state);
    emit signedIn();
}

void Redialer::connectionEnded(const Failure &failure)
{
    const bool wasSignedIn = m_connection->wasSignedIn();
    const auto lasted =
        wasSignedIn
            ? std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic() - m_signedInAt)
            : 0ms;
    m_connection.release()->deleteLater(); // We are in its signal.
    emit dropped();
    // A store that failed at the very end must be told, also when the person has stopped the session.
    if (m_lastWord)
        return finish(failure.kind == FailureKind::StoreFailed ? failure : *m_lastWord);
    if (std::exchange(m_mustRedial, false) && failure.kind == FailureKind::None)
        return dial();
    if (lasted >= m_setup.timings.stable)
        m_failures = 0;
    const Failure judged = m_judge(failure, lasted);
    if (m_lastWord)
        return finish(*m_lastWord);
    // What cannot be mended by trying again is retried all the same once it has worked: the broker may have a
    // bad day.
    const bool hasWorked = m_wasEverSignedIn && judged.kind != FailureKind::AllCustomersRefused;
    if (!isWorthRetrying(judged.kind) && !hasWorked)
        return finish(judged);
    wait(judged);
}

void Redialer::wait(const Failure &failure)
{
    ++m_failures;
    const Timings &timings = m_setup.timings;
    const auto longest =
        failure.kind == FailureKind::StoreFailed ? timings.longestStoreDelay : timings.longestDelay;
    const auto delay =
        retryDelay(m_failures, timings.firstDelay, longest, QRandomGenerator::global()->generateDouble());
    SessionState state = m_state;
    state.phase = Phase::Waiting;
    state.failure = failure;
    state.nextAttempt = m_clock.now() + delay;
    state.connectedSince.reset();
    m_pause.start(delay);
    apply(state);
}

void Redialer::finish(const Failure &failure)
{
    m_isRunning = false;
    m_lastWord.reset();
    m_mustRedial = false;
    m_mustReset = false;
    m_pause.stop();
    m_sleepWatch.stop();
    m_lock.reset();
    SessionState state = m_state;
    state.phase = Phase::Stopped;
    state.failure = failure;
    state.nextAttempt.reset();
    state.connectedSince.reset();
    state.attempt = 0;
    apply(state);
}

void Redialer::setPhase(Phase phase)
{
    SessionState state = m_state;
    state.phase = phase;
    apply(state);
}

void Redialer::setRefused(const QList<RefusedCustomer> &refused)
{
    SessionState state = m_state;
    state.refused = refused;
    apply(state);
}

void Redialer::setCatchUp(const std::optional<CatchUp> &catchUp)
{
    SessionState state = m_state;
    state.catchUp = catchUp;
    apply(state);
}

void Redialer::apply(const SessionState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(m_state);
}

/// After a sleep the connection is most likely dead and a pause has lasted long enough. A sleep shows in a
/// timer that comes far too late by the wall clock; a clock that was set does too, and costs one reconnect.
void Redialer::noticeSleep()
{
    const Instant now = m_clock.now();
    const bool hasSlept = now - m_awakeAt > m_setup.timings.sleepWatch + kSlept;
    m_awakeAt = now;
    if (!hasSlept)
        return;
    if (m_state.phase == Phase::Waiting)
        retryNow();
    else if (m_connection && m_connection->wasSignedIn())
        m_connection->abort(FailureKind::ConnectionLost, QStringLiteral("this computer was asleep"));
}

} // namespace insite::session
