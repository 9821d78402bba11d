// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts cost, on this machine and disk:
//   bench_charts DIRECTORY [year|live|shape]...
// year:  one register at one minute, a year and ten years: from a file that is not cached to painted pixels.
// live:  eight series of a reading a second in a window of an hour and in one of four minutes, among 5,000
// readings
//        a second over 50,000 registers: how late the event loop is, and what a frame costs.
// shape: shaping and thinning alone, by number of readings.
// It needs a screen or QT_QPA_PLATFORM=offscreen.
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/historyseriessource.h"
#include "charts/thinning.h"
#include "charts/timewindow.h"
#include "core/clock.h"
#include "history/housekeeper.h"
#include "history/reader.h"
#include "history/readingwriter.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kYear = 525'600;
constexpr qint64 kStart = 1'420'070'400'000; // 2015-01-01

void check(bool ok, const char *what)
{
    if (!ok) {
        std::fprintf(stderr, "%s failed\n", what);
        std::exit(1);
    }
}

RegisterKey keyOf(int index)
{
    return {CustomerId(u"1041"_s), SubscriptionId(u"7"_s),
            MeterId(u"0d9f2a1c-9b7e-4a41-8a0e-%1"_s.arg(index / 4, 12, 16, QChar(u'0'))),
            RegisterId(QString::number(index % 4 + 10))};
}

Instant at(qint64 minute)
{
    return Instant(std::chrono::milliseconds(kStart + minute * kMinute));
}

Reading readingOf(qint64 minute)
{
    const double load = 40 + 20 * std::sin(double(minute % 1440) / 229) + double(minute * 7919 % 1000) / 100;
    return {keyOf(0), 2, at(minute) - 1min, at(minute), std::nullopt, load, at(minute) + 2s};
}

QString fill(const QString &directory)
{
    const QString path = QDir(directory).filePath(u"charts.sqlite"_s);
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s})
        QFile::remove(path + suffix);
    const SystemClock clock;
    auto writer = history::ReadingWriter::open(path, clock);
    check(writer.has_value(), "open");
    for (qint64 minute = 0; minute < 10 * kYear;) {
        readings::Burst burst;
        for (int i = 0; i < 5000 && minute < 10 * kYear; ++i, ++minute)
            burst.readings.push_back(readingOf(minute));
        check((*writer)->commit(burst).has_value(), "commit");
    }
    writer->reset();
    check(history::tidyUpNow(path, clock, {}).has_value(), "upkeep");
    return path;
}

/// Has the system forget what it read of the file.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    ::fsync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

/// Until a curve of the area is painted with all that its window shows.
double paintMilliseconds(ChartArea &area, const std::function<void()> &begin)
{
    QElapsedTimer timer;
    timer.start();
    begin();
    const PlotCanvas &canvas = area.panels().first()->canvas();
    QEventLoop loop;
    QObject::connect(&canvas, &PlotCanvas::drawn, &loop, [&] {
        const auto &data = canvas.curves().front().data;
        if (data.samples.size() > 1000)
            loop.quit();
    });
    loop.exec();
    return double(timer.nsecsElapsed()) / 1e6;
}

void year(const QString &directory)
{
    const QString path = fill(directory);
    for (const qint64 years : {1, 10}) {
        for (int run = 0; run < 5; ++run) {
            forget(path);
            readings::LiveReadings live;
            live.seed(
                std::vector{readings::KnownRegister{readingOf(10 * kYear - 1), at(10 * kYear), 10 * kYear}});
            HistorySeriesSource source(live, path);
            ChartArea area(source);
            area.resize(1200, 700);
            source.apply(live.takeChanges());
            area.time().setRange(at((10 - years) * kYear), at(10 * kYear));
            area.apply({}, at(10 * kYear));
            area.show();
            QApplication::processEvents();
            const double ms = paintMilliseconds(area, [&] { area.addRegisters({0}); });
            std::printf("%2lld year(s) at one minute, cold, to pixels: %.0f ms\n",
                        static_cast<long long>(years), ms);
        }
    }
}

struct Late
{
    std::vector<double> delays;
    void print(const char *what)
    {
        std::ranges::sort(delays);
        const auto share = [this](double of) {
            return delays[std::min(delays.size() - 1, size_t(of * double(delays.size())))];
        };
        std::printf("%s: median %.1f ms, p99 %.1f ms, most %.1f ms (%zu)\n", what, share(0.5), share(0.99),
                    delays.back(), delays.size());
    }
};

void live(const QString &directory, std::chrono::minutes span)
{
    constexpr int kRegisters = 50'000;
    constexpr int kCharted = 8;
    constexpr auto kDuration = 20s;
    const SystemClock clock;
    const QString path = QDir(directory).filePath(u"none.sqlite"_s);
    QFile::remove(path);
    check(history::ReadingWriter::open(path, clock).has_value(), "open");
    readings::LiveReadings live;
    const auto second = [&](int index, Instant end) {
        return Reading{
            keyOf(index), 2,
            end - 1s,     end,
            std::nullopt, std::sin(double(end.time_since_epoch().count() % 100'000 + index * 997) / 5000),
            end};
    };
    std::vector<Reading> first;
    for (int i = 0; i < kRegisters; ++i)
        first.push_back(second(i, clock.now()));
    for (int i = 0; i < kCharted; ++i) {
        for (int past = 3600; past > 0; --past)
            first.push_back(second(i, clock.now() - std::chrono::seconds(past)));
    }
    live.apply(first, {});
    HistorySeriesSource source(live, path);
    ChartArea area(source);
    area.resize(1600, 900);
    source.apply(live.takeChanges());
    area.show();
    area.apply({}, clock.now());
    area.addRegisters({0, 1, 2, 3, 4, 5, 6, 7});
    area.time().setSpan(span);
    std::printf("%lld panels, %d curves, %lld minutes\n", static_cast<long long>(area.panels().size()),
                kCharted, static_cast<long long>(span.count()));

    std::atomic_bool isOver = false;
    std::thread feeder([&] {
        int next = kCharted;
        auto due = std::chrono::steady_clock::now();
        for (int round = 0; !isOver; ++round) {
            std::vector<Reading> burst;
            for (int i = 0; i < 100; ++i, next = next + 1 < kRegisters ? next + 1 : kCharted)
                burst.push_back(second(next, clock.now()));
            if (round % 50 == 0) {
                for (int i = 0; i < kCharted; ++i)
                    burst.push_back(second(i, clock.now()));
            }
            live.apply(burst, {});
            std::this_thread::sleep_until(due += 20ms);
        }
    });
    Late loop;
    Late frames;
    QElapsedTimer since;
    QTimer probe;
    probe.setTimerType(Qt::PreciseTimer);
    QObject::connect(&probe, &QTimer::timeout, &area, [&] {
        loop.delays.push_back(std::max(0.0, double(since.nsecsElapsed()) / 1e6 - 5));
        since.restart();
    });
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &area, [&] {
        QElapsedTimer timer;
        timer.start();
        const readings::Changes changes = live.takeChanges();
        source.apply(changes);
        area.apply(changes, clock.now());
        QCoreApplication::sendPostedEvents();
        frames.delays.push_back(double(timer.nsecsElapsed()) / 1e6);
    });
    const std::clock_t before = std::clock();
    since.start();
    probe.start(5);
    tick.start(33);
    QEventLoop wait;
    QTimer::singleShot(kDuration, &wait, &QEventLoop::quit);
    wait.exec();
    isOver = true;
    feeder.join();
    loop.print("event loop late");
    frames.print("a frame: changes, answers and paint");
    std::printf("CPU %.0f %% of a core, feeding included\n",
                double(std::clock() - before) / CLOCKS_PER_SEC /
                    std::chrono::duration<double>(kDuration).count() * 100);
}

void shape()
{
    for (const int count : {1000, 20'000, 525'600}) {
        SeriesData data;
        for (int i = 0; i < count; ++i)
            data.samples.push_back({at(i), 1min, readingOf(i).value});
        data.expectedInterval = 1min;
        QElapsedTimer timer;
        timer.start();
        data.gaps = gapsOf(data.samples, 0ms, data.expectedInterval);
        const double gaps = double(timer.nsecsElapsed()) / 1e6;
        timer.restart();
        const auto shaped = shapeOf(data, SeriesForm::AsSent, RegisterKind::Instant, {});
        const double shaping = double(timer.nsecsElapsed()) / 1e6;
        timer.restart();
        const auto line = thin(shaped.line, std::chrono::milliseconds(kMinute * count / 1200));
        std::printf("%7d readings: gaps %.2f ms, shape %.2f ms, thin %.2f ms to %zu points\n", count, gaps,
                    shaping, double(timer.nsecsElapsed()) / 1e6, line.size());
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "bench_charts DIRECTORY [year|live|shape]...\n");
        return 2;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    const QString directory = QString::fromLocal8Bit(argv[1]);
    std::vector<std::string> parts(argv + 2, argv + argc);
    if (parts.empty())
        parts = {"year", "live", "shape"};
    for (const std::string &part : parts) {
        if (part == "year")
            year(directory);
        else if (part == "live") {
            for (const auto span : {60min, 4min})
                live(directory, span);
        } else if (part == "shape") {
            shape();
        }
    }
    return 0;
}
