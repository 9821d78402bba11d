// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "history/historystore.h"
#include "history/readingwriter.h"
#include "metadata/client.h"
#include "readings/recorder.h"
#include "session/ingestthread.h"
#include "support/dialectfile.h"
#include "support/simulatorprocess.h"
#include "waitfor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <vector>

using namespace insite;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// Whether readings keep their rate while a large site's metadata is fetched, over TLS into a durable history:
// a steady 5,000 a second, and a burst as fast as broker and computer can, without a fetch and while one
// runs, in turns. Broker, platform and API are insite-sim's, on the same cores.

namespace {

constexpr int kRegisters = 20'000;
constexpr int kBurst = 20'000;
constexpr int kRate = 5000;
constexpr int kSteadyMilliseconds = 6000;
constexpr int kRounds = 3;

[[noreturn]] void giveUp(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(1);
}

/// Two minutes at the most; what does not end by then ends the measurement.
template <typename Predicate>
void await(Predicate isDone)
{
    if (!bench::waitFor(isDone, 2ms, 2min))
        giveUp(u"It did not end."_s);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// Fetches all of the site, over and over: each time by a client that knows nothing, so that everything is
/// sent, parsed and kept.
class Fetching final : public QObject
{
public:
    Fetching(settings::Profile profile, QString token, const Clock &clock)
        : m_profile(std::move(profile))
        , m_token(std::move(token))
        , m_clock(clock)
    {
        begin();
    }

    /// Of each fetch that has ended.
    [[nodiscard]] const std::vector<double> &seconds() const { return m_seconds; }

private:
    void begin()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<metadata::Client>(m_profile, m_folder->path(), m_clock);
        connect(m_client.get(), &metadata::Client::pulled, this, [this](const metadata::PullReport &report) {
            if (!report.failures.isEmpty())
                giveUp(report.failures.first().sentence);
            m_seconds.push_back(double(m_time.elapsed()) / 1000);
            QMetaObject::invokeMethod(
                this, [this] { begin(); }, Qt::QueuedConnection);
        });
        m_time.start();
        m_client->pull({m_token, {}, {}}, {}, true);
    }

    settings::Profile m_profile;
    QString m_token;
    const Clock &m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<metadata::Client> m_client;
    QElapsedTimer m_time;
    std::vector<double> m_seconds;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    test::SimulatorProcess simulator({u"--registers"_s, QString::number(kRegisters), u"--rate"_s, u"0"_s});
    if (const auto started = simulator.start(); !started)
        giveUp(started.error().detail);
    settings::Profile profile = settings::loadProfile(simulator.filePath(u"consumer.json"_s)).value();
    profile.metadata->dialectFile = test::writeLargeSiteDialect(home.filePath(u"dialect.json"_s), 60'000);

    const SystemClock clock;
    session::IngestThread thread;
    const auto store = history::HistoryStore::open(home.filePath(u"history.sqlite"_s), clock, {});
    if (!store)
        giveUp(store.error().detail);
    readings::Recorder recorder(thread, (*store)->takeWriter(), nullptr, clock);
    recorder.start(profile, simulator.fileText(u"consumer.password"_s));
    await([&] { return recorder.state().phase == session::Phase::Connected; });

    std::vector<double> fetchSeconds;
    /// Readings a second until `isDone`, with or without fetches beside them.
    const auto measure = [&](bool isFetching, const auto &isDone) {
        std::unique_ptr<Fetching> fetching;
        if (isFetching)
            fetching = std::make_unique<Fetching>(profile, simulator.fileText(u"consumer.token"_s), clock);
        const qint64 before = recorder.totals().received;
        QElapsedTimer time;
        time.start();
        await([&] { return isDone(time, recorder.totals().received - before); });
        const double rate = double(recorder.totals().received - before) * 1000.0 / double(time.elapsed());
        if (fetching)
            fetchSeconds.insert(fetchSeconds.end(), fetching->seconds().begin(), fetching->seconds().end());
        return rate;
    };
    const auto ask = [&](const QString &line) {
        if (const auto answer = simulator.ask(line); !answer)
            giveUp(answer.error().detail);
    };
    const auto rest = [] {
        QElapsedTimer time;
        time.start();
        await([&] { return time.elapsed() > 1000; });
    };

    std::array<std::vector<double>, 2> steady;
    std::array<std::vector<double>, 2> burst;
    for (int round = 0; round < 2 * kRounds; ++round) {
        const bool isFetching = round % 2 == 1;
        ask(u"rate %1"_s.arg(kRate));
        rest();
        steady.at(isFetching ? 1 : 0).push_back(measure(isFetching, [](const QElapsedTimer &time, qint64) {
            return time.elapsed() > kSteadyMilliseconds;
        }));
        ask(u"rate 0"_s);
        rest();
        const QString line = u"burst %1"_s.arg(kBurst);
        simulator.send(line);
        burst.at(isFetching ? 1 : 0)
            .push_back(measure(isFetching,
                               [](const QElapsedTimer &, qint64 received) { return received >= kBurst; }));
        if (const auto answer = simulator.answerTo(line); !answer)
            giveUp(answer.error().detail);
    }
    const auto print = [](const char *what, const std::array<std::vector<double>, 2> &rates) {
        std::printf("%s%.0f a second alone, %.0f while fetching = %.2f\n", what, median(rates.at(0)),
                    median(rates.at(1)), median(rates.at(1)) / median(rates.at(0)));
    };
    std::printf("fetch         %.2f s for %d registers, beside the readings\n", median(fetchSeconds),
                kRegisters);
    print("steady        ", steady);
    print("burst         ", burst);
    return 0;
}
