// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/consumersession.h"

#include "core/clock.h"
#include "session/customerroll.h"
#include "session/redialer.h"

#include <QMqttSubscription>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace insite::session {

namespace {

constexpr int kDropsOfATakeOver = 4;
constexpr int kDropsOfAForbiddenSession = 2;
constexpr int kLooksWhileQuiet = 4;
constexpr auto kLongestSettle = 10'000ms;

} // namespace

/// Asks for the customers on each connection, and tells from a drop who was to blame.
class ConsumerSession::Private : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Private)

public:
    Private(Connection::Setup setup, const Clock &sessionClock);

    void signedIn();
    void probed();
    [[nodiscard]] std::chrono::milliseconds settlingTime() const;
    void ask();
    void askFilter();
    void answered();
    void settle();
    void unanswered();
    void allAsked();
    void dismissStrangers();
    void watchBacklog();
    void endBacklog();
    void dropped();
    [[nodiscard]] Failure judge(const Failure &failure, std::chrono::milliseconds lasted);
    void retryCustomer(const CustomerId &customer);

    const Clock &clock;
    MessageSink &sink;
    CustomerRoll roll;
    Redialer redialer;
    CustomerRoll::Question question;
    qsizetype filterIndex = 0;
    QPointer<QMqttSubscription> subscription;
    QTimer patience; ///< For SUBACK.
    QTimer settling;
    QTimer stable;
    QTimer probe; ///< Runs while nothing is asked for, to see whether the kept session alone gets us kicked.
    bool wasProbing = false;    ///< When the connection broke.
    int dropsWhileProbing = 0;  ///< In a row.
    QSet<CustomerId> strangers; ///< Not in the profile, and still delivered.
    QSet<CustomerId> dismissed;
    QTimer backlogWatch;
    qint64 backlogMessages = 0; ///< When last looked at.
    std::chrono::steady_clock::time_point backlogGrewAt;
};

ConsumerSession::Private::Private(Connection::Setup setup, const Clock &sessionClock)
    : clock(sessionClock)
    , sink(*setup.sink)
    , roll(settings::customerFilters(setup.profile))
    , redialer(
          std::move(setup), sessionClock,
          [this](const Failure &failure, std::chrono::milliseconds lasted) { return judge(failure, lasted); })
{
    for (QTimer *timer : {&patience, &settling, &stable, &probe})
        timer->setSingleShot(true);
    connect(&redialer, &Redialer::signedIn, this, &Private::signedIn);
    connect(&redialer, &Redialer::dropped, this, &Private::dropped);
    connect(&patience, &QTimer::timeout, this, &Private::unanswered);
    connect(&settling, &QTimer::timeout, this, &Private::settle);
    connect(&probe, &QTimer::timeout, this, &Private::probed);
    connect(&redialer, &Redialer::strangerSeen, this, [this](const CustomerId &customer) {
        strangers.insert(customer);
        dismissStrangers();
    });
    connect(&redialer, &Redialer::sessionReset, this, [this] {
        dropsWhileProbing = 0;
        roll.acquit();
    });
    connect(&stable, &QTimer::timeout, this, [this] { roll.lasted(); });
    connect(&backlogWatch, &QTimer::timeout, this, &Private::watchBacklog);
}

void ConsumerSession::Private::signedIn()
{
    stable.start(redialer.timings().stable);
    if (redialer.state().isSessionRestored) {
        backlogMessages = -1;
        backlogWatch.start(redialer.timings().quiet / kLooksWhileQuiet);
        watchBacklog();
    } else {
        endBacklog();
    }
    roll.begin();
    // Before a customer is blamed: would the session that the broker has kept get us kicked by itself?
    const bool isSomeoneToBlame = roll.isSomeoneSuspected() || dropsWhileProbing > 0;
    if (redialer.state().isSessionRestored && isSomeoneToBlame)
        probe.start(settlingTime());
    else
        ask();
}

void ConsumerSession::Private::probed()
{
    dropsWhileProbing = 0;
    ask();
}

/// A broker that takes longer to kick than we wait would never be understood: wait longer each time.
std::chrono::milliseconds ConsumerSession::Private::settlingTime() const
{
    const auto settle = redialer.timings().settle;
    const std::chrono::milliseconds wait = settle * (1 << std::min(roll.unexplained(), 8));
    return std::min(wait, std::max<std::chrono::milliseconds>(settle, kLongestSettle));
}

void ConsumerSession::Private::ask()
{
    const auto next = roll.next();
    if (!next)
        return allAsked();
    question = *next;
    filterIndex = 0;
    askFilter();
}

void ConsumerSession::Private::askFilter()
{
    QMqttClient *client = redialer.connection()->client();
    const QString filter = question.filters.at(filterIndex);
    subscription = client->subscribe(QMqttTopicFilter(filter), 1);
    if (!subscription) {
        roll.refuse(filter, RefusalKind::Refused);
        redialer.setRefused(roll.refused());
        return settle();
    }
    patience.start(redialer.timings().subscribe);
    // Queued: it comes from inside the hand-up of the SUBACK.
    connect(subscription, &QMqttSubscription::stateChanged, this, &Private::answered, Qt::QueuedConnection);
}

void ConsumerSession::Private::answered()
{
    if (!patience.isActive() || !subscription || !redialer.connection())
        return;
    const auto answer = subscription->state();
    if (answer != QMqttSubscription::Subscribed && answer != QMqttSubscription::Error)
        return;
    patience.stop();
    const QString filter = question.filters.at(filterIndex);
    const bool isReduced = answer == QMqttSubscription::Subscribed && subscription->qos() == 0;
    if (isReduced)
        redialer.connection()->client()->unsubscribe(QMqttTopicFilter(filter));
    if (isReduced || answer == QMqttSubscription::Error) {
        roll.refuse(filter, isReduced ? RefusalKind::QosReduced : RefusalKind::Refused);
        redialer.setRefused(roll.refused());
    }
    if (++filterIndex < question.filters.size())
        return askFilter();
    if (roll.isProven())
        return settle();
    settling.start(settlingTime());
}

void ConsumerSession::Private::settle()
{
    roll.settled();
    ask();
}

void ConsumerSession::Private::unanswered()
{
    if (redialer.connection())
        redialer.connection()->abort(FailureKind::SubscribeUnanswered, QStringLiteral("no SUBACK in time"));
}

void ConsumerSession::Private::allAsked()
{
    if (roll.isEveryoneRefused())
        redialer.giveUp({FailureKind::AllCustomersRefused, {}});
    else
        redialer.setPhase(Phase::Connected);
    dismissStrangers();
}

/// Customers that were taken out of the profile, while the broker's session still has them. Only when no
/// other is in question, and once each: whatever the broker makes of it blames nobody and is no loop.
void ConsumerSession::Private::dismissStrangers()
{
    if (redialer.state().phase != Phase::Connected || !redialer.connection())
        return;
    QMqttClient *client = redialer.connection()->client();
    for (const CustomerId &customer : std::exchange(strangers, {})) {
        if (dismissed.contains(customer))
            continue;
        dismissed.insert(customer);
        const QMqttTopicFilter filter(QStringLiteral("meters/outbound/%1/#").arg(customer.text()));
        // Qt MQTT unsubscribes only from what this very client has subscribed to.
        if (client->subscribe(filter, 1))
            client->unsubscribe(filter);
    }
}

/// Looked at now and then, not told with each message.
void ConsumerSession::Private::watchBacklog()
{
    const Backlog backlog = sink.backlog();
    const auto now = clock.monotonic();
    if (std::exchange(backlogMessages, backlog.messages) != backlog.messages)
        backlogGrewAt = now;
    if (backlog.readings > 0 && backlog.from && backlog.to)
        redialer.setCatchUp(CatchUp{backlog.readings, *backlog.from, *backlog.to, std::nullopt});
    const bool isEveryoneAsked = redialer.state().phase == Phase::Connected;
    if (isEveryoneAsked && now - backlogGrewAt >= redialer.timings().quiet)
        endBacklog();
}

void ConsumerSession::Private::endBacklog()
{
    backlogWatch.stop();
    sink.endBacklog();
    std::optional<CatchUp> catchUp = redialer.state().catchUp;
    if (!catchUp || catchUp->isDone())
        return;
    catchUp->doneAt = clock.now();
    redialer.setCatchUp(catchUp);
}

void ConsumerSession::Private::dropped()
{
    wasProbing = probe.isActive();
    probe.stop();
    backlogWatch.stop(); // What is still queued is counted on, on the next connection.
    patience.stop();
    settling.stop();
    stable.stop();
}

Failure ConsumerSession::Private::judge(const Failure &failure, std::chrono::milliseconds lasted)
{
    if (failure.kind != FailureKind::ClosedByBroker)
        return failure;
    if (wasProbing)
        ++dropsWhileProbing;
    const auto verdict = roll.dropped(lasted < redialer.timings().stable);
    redialer.setRefused(roll.refused());
    if (verdict == CustomerRoll::Verdict::Kicked && roll.isEveryoneRefused())
        return {FailureKind::AllCustomersRefused, failure.detail};
    if (dropsWhileProbing >= kDropsOfAForbiddenSession)
        return {FailureKind::SessionForbidden, failure.detail};
    if (roll.unexplained() >= kDropsOfATakeOver)
        return {FailureKind::TakenOver, failure.detail};
    return failure;
}

void ConsumerSession::Private::retryCustomer(const CustomerId &customer)
{
    roll.forgive(customer);
    redialer.setRefused(roll.refused());
    // On the same connection Qt MQTT would answer from its memory of the refused subscription.
    redialer.redial();
}

ConsumerSession::ConsumerSession(settings::Profile profile, QString password, MessageSink &sink,
                                 const Clock &clock, const Timings &timings, SessionLife life,
                                 QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(Connection::Setup{std::move(profile), std::move(password),
                                                    /*isCleanSession=*/life == SessionLife::WithConnection,
                                                    &sink, timings},
                                  clock))
{
    connect(&d->redialer, &Redialer::stateChanged, this, &ConsumerSession::stateChanged);
}

ConsumerSession::~ConsumerSession() = default;

const SessionState &ConsumerSession::state() const
{
    return d->redialer.state();
}

void ConsumerSession::start()
{
    d->redialer.start();
}

void ConsumerSession::stop()
{
    d->redialer.stop();
}

void ConsumerSession::retryNow()
{
    d->redialer.retryNow();
}

void ConsumerSession::networkChanged()
{
    d->redialer.networkChanged();
}

void ConsumerSession::retryCustomer(const CustomerId &customer)
{
    d->retryCustomer(customer);
}

void ConsumerSession::resetSession()
{
    d->redialer.resetSession();
}

} // namespace insite::session

#include "consumersession.moc"
