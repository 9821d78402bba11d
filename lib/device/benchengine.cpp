// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/benchengine.h"

#include "core/clock.h"
#include "device/benchrow.h"
#include "device/budget.h"
#include "device/random.h"
#include "protocol/numericpayload.h"

#include <QTimer>

#include <algorithm>
#include <numeric>
#include <queue>
#include <unordered_map>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::device {

using session::PublishOutcome;
using SteadyPoint = std::chrono::steady_clock::time_point;

namespace {

constexpr double kMostAtOnce = 200; ///< Sends, after a rest or a busy moment.
/// What fell due while the computer was busy is made up at so many a second: at the pace at which it falls
/// due it would be behind for ever.
constexpr double kMostDuePerSecond = 1.25 * kMaxPerSecond;
constexpr auto kBurstPause = 5ms;                ///< Between two handfuls of a burst.
constexpr auto kSettleEvery = 100ms;             ///< While something is awaited.
constexpr auto kSpread = 1000ms / kMaxPerSecond; ///< Between the first readings of the rows.

quint64 seedOf(quint64 seed, const QString &topic)
{
    // Of the row itself, so that its run is the same wherever it stands in the table. qHash is not the same
    // everywhere.
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QChar c : topic)
        hash = (hash ^ c.unicode()) * 0x100000001b3ULL;
    return randomBits(seed, hash);
}

QByteArray spoilt(const QByteArray &payload, WrongPayload wrong)
{
    switch (wrong) {
    case WrongPayload::Text:
        return "not a number";
    case WrongPayload::CommaDecimals: {
        QByteArray text = payload.contains('.') ? payload : payload + ".0";
        return text.replace('.', ',');
    }
    case WrongPayload::Empty:
        return {};
    }
    return {};
}

} // namespace

class BenchEngine::Private
{
public:
    struct Due
    {
        SteadyPoint at;
        size_t row = 0;
        friend bool operator<(const Due &left, const Due &right) // the earliest on top, then by row
        {
            return std::pair(right.at, right.row) < std::pair(left.at, left.row);
        }
    };
    struct Flight
    {
        size_t row = 0;
        QByteArray payload;
        double value = 0;
        bool isWrong = false;
        bool isRepeat = false;
    };
    struct Repeat
    {
        Flight flight;
        SteadyPoint until;
    };

    Private(const Clock &clockToUse, Send sendToUse)
        : clock(clockToUse)
        , send(std::move(sendToUse))
    {
    }

    void load(Plan plan);
    void schedule(SteadyPoint now);
    /// 0: takes from no other row. What a formula takes is sent before it.
    [[nodiscard]] int depth(size_t index) const;
    [[nodiscard]] SteadyPoint jittered(const BenchRow &row) const;
    void sendDue(SteadyPoint now);
    void sendBurst();
    void sendRepeats(SteadyPoint now);
    [[nodiscard]] double freshValue(size_t index, const Moment &moment);
    void produce(size_t index);
    void handOver(const Flight &flight, std::chrono::milliseconds validity);
    void count(Flight &flight, PublishOutcome outcome, std::chrono::milliseconds roundTrip, quint64 token);
    [[nodiscard]] std::optional<SteadyPoint> nextTurn(SteadyPoint now) const;
    [[nodiscard]] RowReport reportOf(size_t index) const;

    const Clock &clock;
    Send send;
    BenchOptions options;
    std::vector<BenchRow> rows;
    std::priority_queue<Due> due;
    std::deque<std::pair<size_t, int>> bursts; ///< Row and how many more.
    std::deque<Repeat> repeats;
    std::unordered_map<quint64, Flight> flights;
    RoundTrip trip;
    QTimer timer;
    SteadyPoint origin; ///< Of the value models.
    SteadyPoint settledAt;
    Instant from;
    Budget allSends{kMaxPerSecond, kMostAtOnce};     ///< What is not due waits until this has room.
    Budget dueSends{kMostDuePerSecond, kMostAtOnce}; ///< For rows in their rhythm.
    bool isRunning = false;
    bool isPaused = false;
    bool isConnected = false;
    bool isWatched = false;
};

void BenchEngine::Private::load(Plan plan)
{
    rows.clear();
    due = {};
    bursts.clear();
    repeats.clear();
    flights.clear();
    isRunning = false;
    isPaused = false;
    origin = clock.monotonic();
    settledAt = origin;
    from = clock.now();
    std::vector<RoundTrip::Row> registers;
    for (PlannedRow &planned : plan.rows) {
        const MeterRow &row = planned.row;
        SourceSetup setup{seedOf(options.seed, planned.topic), row.decimals, row.interval, planned.replay};
        registers.push_back({row.meter, row.registerType});
        BenchRow made;
        made.source = makeValueSource(row.model, setup);
        made.plan = std::move(planned);
        made.hasChanged = true;
        rows.push_back(std::move(made));
    }
    trip.setRows(registers);
    trip.setWindow(options.returnWindow);
}

void BenchEngine::Private::schedule(SteadyPoint now)
{
    due = {};
    auto first = now;
    std::vector<size_t> order(rows.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [this](size_t left, size_t right) { return depth(left) < depth(right); });
    for (const size_t index : order) {
        BenchRow &row = rows[index];
        if (!row.plan.row.isOn)
            continue;
        row.grid = first;
        due.push({first, index}); // at once, without jitter: a person waits for it
        first += std::chrono::duration_cast<SteadyPoint::duration>(kSpread);
    }
}

int BenchEngine::Private::depth(size_t index) const
{
    int deepest = 0;
    for (const size_t reference : rows[index].plan.references)
        deepest = std::max(deepest, depth(reference) + 1);
    return deepest;
}

SteadyPoint BenchEngine::Private::jittered(const BenchRow &row) const
{
    const double most = double(options.disturbances.jitter.count());
    const double part = 2 * randomPart(seedOf(options.seed, row.plan.topic), ~quint64(row.produced)) - 1;
    return row.grid + std::chrono::milliseconds(qint64(most * part));
}

void BenchEngine::Private::sendDue(SteadyPoint now)
{
    if (!isRunning)
        return;
    std::vector<size_t> turn;
    while (!due.empty() && due.top().at <= now && dueSends.has(double(turn.size()) + 1)) {
        const size_t index = due.top().row;
        due.pop();
        rows[index].isDue = true;
        turn.push_back(index);
    }
    for (const size_t index : turn) {
        BenchRow &row = rows[index];
        if (!isPaused)
            produce(index);
        row.isDue = false;
        // What was missed is left out: the platform would stamp it with a time at which it was not measured.
        const auto missed = std::max<qint64>((now - row.grid) / row.plan.row.interval, 0);
        if (const qint64 leftOut = missed + (isPaused ? 1 : 0); leftOut > 0) {
            row.counts.leftOut += leftOut;
            row.hasChanged = true;
        }
        row.grid += (missed + 1) * row.plan.row.interval;
        due.push({std::max(jittered(row), now + 1ms), index});
    }
}

void BenchEngine::Private::sendBurst()
{
    while (!bursts.empty() && allSends.has(1)) {
        auto [row, left] = bursts.front();
        bursts.pop_front();
        produce(row);
        if (left > 1)
            bursts.emplace_back(row, left - 1);
    }
}

void BenchEngine::Private::sendRepeats(SteadyPoint now)
{
    while (!repeats.empty() && now >= repeats.front().until)
        repeats.pop_front();
    while (isConnected && !repeats.empty() && allSends.has(1)) {
        Repeat repeat = std::move(repeats.front());
        repeats.pop_front();
        repeat.flight.isRepeat = true;
        ++rows[repeat.flight.row].counts.repeated;
        handOver(repeat.flight, std::chrono::ceil<std::chrono::milliseconds>(repeat.until - now));
    }
}

double BenchEngine::Private::freshValue(size_t index, const Moment &moment)
{
    BenchRow &row = rows[index];
    if (row.isTaken)
        return *row.value;
    double value = 0;
    if (const auto *model = std::get_if<FormulaModel>(&row.plan.row.model)) {
        std::vector<double> taken;
        for (const size_t reference : row.plan.references) {
            BenchRow &other = rows[reference];
            // Of the same turn, or never asked: it gives now what it sends next. Else what it has sent last.
            if (other.isDue || !other.value) {
                (void)freshValue(reference, moment);
                other.isTaken = true;
            }
            taken.push_back(*other.value);
        }
        value = model->formula.evaluate(taken);
    } else {
        value = row.source->next(moment);
    }
    row.value = rounded(value, row.plan.row.decimals);
    return *row.value;
}

void BenchEngine::Private::produce(size_t index)
{
    BenchRow &row = rows[index];
    const Moment moment{std::chrono::duration_cast<std::chrono::milliseconds>(clock.monotonic() - origin),
                        clock.now()};
    const double value = freshValue(index, moment);
    row.isTaken = false;
    row.isDue = false;
    ++row.produced;
    const QByteArray payload =
        protocol::printNumericPayload(value, row.plan.row.decimals).value_or(QByteArray("0"));
    const Disturbances &wish = options.disturbances;
    Flight flight{index, payload, value};
    if (wish.isWrongAllowed && row.isHit(wish.wrongPercent)) {
        flight.isWrong = true;
        flight.payload = spoilt(payload, wish.wrongPayload);
        ++row.counts.wrongOnPurpose;
    }
    handOver(flight, options.validity);
    if (row.isHit(wish.duplicatePercent)) {
        ++row.counts.duplicates;
        handOver(flight, options.validity);
    }
    row.recent.push_back(value);
    if (row.recent.size() > RowProgress::kRecent)
        row.recent.pop_front();
}

void BenchEngine::Private::handOver(const Flight &flight, std::chrono::milliseconds validity)
{
    BenchRow &row = rows[flight.row];
    const Instant at = clock.now();
    const quint64 token = send(row.plan.topic, flight.payload, validity);
    flights.emplace(token, flight);
    allSends.take();
    dueSends.take();
    ++row.counts.sent;
    ++row.counts.pending;
    if (!flight.isWrong && isWatched)
        trip.published(token, flight.row, flight.value, at);
    else if (!flight.isWrong)
        ++row.counts.unwatched;
    row.lastPayload = QString::fromLatin1(flight.payload);
    row.lastAt = at;
    row.lastToken = token;
    row.lastOutcome.reset();
    row.hasChanged = true;
}

void BenchEngine::Private::count(Flight &flight, PublishOutcome outcome, std::chrono::milliseconds roundTrip,
                                 quint64 token)
{
    BenchRow &row = rows[flight.row];
    --row.counts.pending;
    switch (outcome) {
    case PublishOutcome::Acknowledged:
        ++row.counts.acknowledged;
        row.acknowledgements.add(roundTrip);
        trip.acknowledged(token);
        break;
    case PublishOutcome::Unknown:
        ++row.counts.unknown;
        trip.outcomeUnknown(token);
        if (options.mayRepeat && !flight.isRepeat)
            repeats.push_back({flight, clock.monotonic() + options.validity});
        break;
    case PublishOutcome::Expired:
    case PublishOutcome::NotConnected:
        ++row.counts.expired;
        trip.withdrawn(token);
        break;
    }
    if (row.lastToken == token)
        row.lastOutcome = outcome;
    row.hasChanged = true;
}

std::optional<SteadyPoint> BenchEngine::Private::nextTurn(SteadyPoint now) const
{
    std::optional<SteadyPoint> next;
    const auto at = [&next](SteadyPoint point) {
        next = std::min(next.value_or(point), point);
    };
    if (!bursts.empty() || (!repeats.empty() && isConnected))
        at(now + kBurstPause);
    if (isRunning && !due.empty())
        at(std::max(due.top().at, now + 1ms));
    if (!repeats.empty() || trip.awaited() > 0)
        at(now + kSettleEvery);
    return next;
}

RowReport BenchEngine::Private::reportOf(size_t index) const
{
    const BenchRow &row = rows[index];
    RowReport report;
    report.utility = row.plan.row.utility;
    report.meter = row.plan.row.meter;
    report.registerType = row.plan.row.registerType;
    report.topic = row.plan.topic;
    report.sends = row.counts;
    report.trip = trip.counts(index);
    report.basis = trip.basis(index);
    report.ackMedian = row.acknowledgements.median();
    report.ack95 = row.acknowledgements.ninetyFifth();
    report.delayMedian = trip.delays(index).median();
    report.delay95 = trip.delays(index).ninetyFifth();
    return report;
}

BenchEngine::BenchEngine(const Clock &clock, Send send, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(clock, std::move(send)))
{
    d->timer.setParent(this); // moves with this to its thread
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer);
    connect(&d->timer, &QTimer::timeout, this, &BenchEngine::run);
}

BenchEngine::~BenchEngine()
{
    d->timer.setParent(nullptr);
}

void BenchEngine::load(Plan plan, const BenchOptions &options)
{
    d->options = options;
    d->load(std::move(plan));
    emit progressed();
}

void BenchEngine::setOptions(const BenchOptions &options)
{
    d->options = options;
    d->trip.setWindow(options.returnWindow);
}

void BenchEngine::start()
{
    if (d->isRunning)
        return;
    d->isRunning = true;
    d->isPaused = false;
    d->schedule(d->clock.monotonic());
    run();
}

void BenchEngine::stop()
{
    d->isRunning = false;
    d->isPaused = false;
    d->bursts.clear();
    d->repeats.clear();
    run();
}

void BenchEngine::setPaused(bool isPaused)
{
    d->isPaused = isPaused && d->isRunning;
    run();
}

bool BenchEngine::isRunning() const
{
    return d->isRunning;
}

void BenchEngine::burst(const std::vector<size_t> &rows, int count)
{
    for (const size_t row : rows) {
        if (row < d->rows.size() && count > 0)
            d->bursts.emplace_back(row, count);
    }
    run();
}

void BenchEngine::resetCounters(const std::vector<size_t> &rows)
{
    for (const size_t row : rows) {
        if (row < d->rows.size() && d->rows[row].source)
            d->rows[row].source->reset();
    }
}

void BenchEngine::rollOverCounters(const std::vector<size_t> &rows)
{
    for (const size_t row : rows) {
        if (row < d->rows.size() && d->rows[row].source)
            d->rows[row].source->rollOver();
    }
}

void BenchEngine::ended(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip)
{
    const auto found = d->flights.find(token);
    if (found == d->flights.end())
        return; // of a set that was loaded before
    Private::Flight flight = std::move(found->second);
    d->flights.erase(found);
    d->count(flight, outcome, roundTrip, token);
    emit progressed();
}

void BenchEngine::setConnected(bool isConnected)
{
    d->isConnected = isConnected;
    run();
}

void BenchEngine::setWatched(bool isWatched)
{
    if (std::exchange(d->isWatched, isWatched) != isWatched)
        emit progressed();
}

void BenchEngine::returned(const std::vector<Reading> &readings)
{
    if (d->trip.awaited() == 0)
        return;
    for (const Reading &reading : readings)
        d->trip.returned(reading);
    emit progressed();
}

void BenchEngine::setNames(const MeterNames &names)
{
    d->trip.setNames(names);
    emit progressed();
}

void BenchEngine::run()
{
    const auto now = d->clock.monotonic();
    d->allSends.refill(now);
    d->dueSends.refill(now);
    d->sendRepeats(now);
    d->sendDue(now);
    if (!d->isPaused)
        d->sendBurst();
    if (now - d->settledAt >= kSettleEvery) {
        d->settledAt = now;
        d->trip.settle(d->clock.now());
    }
    if (const auto next = d->nextTurn(now))
        d->timer.start(std::chrono::ceil<std::chrono::milliseconds>(*next - now));
    else
        d->timer.stop();
    emit progressed();
}

bool BenchEngine::isSettled() const
{
    return !d->isRunning && d->bursts.empty() && d->flights.empty() && d->trip.awaited() == 0;
}

BenchProgress BenchEngine::takeProgress()
{
    BenchProgress progress;
    progress.isRunning = d->isRunning;
    progress.isPaused = d->isPaused;
    progress.isWatched = d->isWatched;
    for (const auto &[row, left] : d->bursts)
        progress.burstLeft += left;
    MatchBasis worst = MatchBasis::None;
    for (size_t index = 0; index < d->rows.size(); ++index) {
        BenchRow &row = d->rows[index];
        const RoundTripCounts trip = d->trip.counts(index);
        const MatchBasis basis = d->trip.basis(index);
        progress.sends.add(row.counts);
        progress.trip.add(trip);
        worst = std::max(worst, basis);
        const bool hasTripChanged = std::exchange(row.toldTrip, trip) != trip;
        const bool hasBasisChanged = std::exchange(row.toldBasis, basis) != basis;
        if (std::exchange(row.hasChanged, false) || hasTripChanged || hasBasisChanged)
            progress.rows.push_back({index,
                                     d->reportOf(index),
                                     row.lastPayload,
                                     row.lastAt,
                                     row.lastOutcome,
                                     {row.recent.begin(), row.recent.end()}});
    }
    progress.judgement = judge(progress.sends, progress.trip, worst);
    return progress;
}

BenchReport BenchEngine::report() const
{
    BenchReport report;
    report.from = d->from;
    report.to = d->clock.now();
    for (size_t index = 0; index < d->rows.size(); ++index) {
        if (d->rows[index].counts.sent > 0)
            report.rows.push_back(d->reportOf(index));
    }
    return report;
}

} // namespace insite::device
