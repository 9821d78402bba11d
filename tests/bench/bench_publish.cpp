// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "device/bench.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"
#include "settings/profile.h"
#include "support/simulatorprocess.h"
#include "waitfor.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace insite;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

// What the field engineer's bench holds, over TLS to insite-sim: 1,000 rows, each once a second, for 20 s.
// Says which part of what fell due was sent and acknowledged, the processor time for each reading, and how
// late the event loop of the thread that draws is meanwhile.

namespace {

constexpr int kRows = 1000;
constexpr auto kRun = 20s;
constexpr auto kProbe = 5ms;
constexpr auto kLook = 20ms;
constexpr auto kPatience = 1min;

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

QList<device::RowText> rows()
{
    QList<device::RowText> rows;
    for (int i = 0; i < kRows; ++i) {
        device::RowText row = device::newRow();
        row.set(device::Column::Meter, u"BENCH_%1"_s.arg(i));
        row.set(device::Column::Parameters, u"start=%1; perhour=3600"_s.arg(i));
        row.set(device::Column::Interval, u"1"_s);
        rows.append(row);
    }
    return rows;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    test::SimulatorProcess simulator({u"--registers"_s, u"10"_s, u"--rate"_s, u"0"_s});
    if (const auto started = simulator.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
        return 1;
    }
    const auto profile = settings::loadProfile(simulator.filePath(u"device.json"_s));
    const auto plan = device::makePlan(rows(), profile->gatewayBaseTopic, {});
    const SystemClock clock;
    session::IngestThread thread;
    session::DevicePublisher publisher(thread, clock);
    device::Bench bench(thread, publisher, clock);
    publisher.open(*profile, simulator.fileText(u"device.password"_s));
    if (!bench::waitFor([&] { return publisher.state().phase == session::Phase::Connected; }, kLook,
                        kPatience)) {
        std::fprintf(stderr, "The device did not connect.\n");
        return 1;
    }

    std::vector<double> lateMs;
    auto before = clock.monotonic();
    QTimer probe;
    probe.setTimerType(Qt::PreciseTimer);
    QObject::connect(&probe, &QTimer::timeout, &probe, [&] {
        const auto now = clock.monotonic();
        lateMs.push_back(
            std::max(0.0, std::chrono::duration<double, std::milli>(now - before - kProbe).count()));
        before = now;
    });
    qint64 told = 0;
    device::BenchReport report;
    bool isSettled = false;
    QObject::connect(&bench, &device::Bench::progressed, &probe, [&] { ++told; });
    QObject::connect(&bench, &device::Bench::settled, &probe, [&](const device::BenchReport &last) {
        report = last;
        isSettled = true;
    });
    bench.load(*plan, {});
    const double cpuBefore = cpuSeconds();
    const auto start = clock.monotonic();
    probe.start(kProbe);
    bench.start();
    QTimer::singleShot(kRun, Qt::PreciseTimer, &bench, &device::Bench::stop);
    bench::waitFor([&] { return isSettled; }, kLook, kPatience);
    const double cpu = cpuSeconds() - cpuBefore;
    const double seconds =
        std::chrono::duration<double>(std::min<std::chrono::nanoseconds>(clock.monotonic() - start, kRun))
            .count();
    std::sort(lateMs.begin(), lateMs.end());
    const device::SendCounts sends = report.sends();
    const double due = kRows * std::chrono::duration<double>(kRun).count();
    std::printf("fell due      %.0f (%d rows, one a second each)\n", due, kRows);
    std::printf("sent          %lld = %.3f of them, %.0f a second\n", static_cast<long long>(sends.sent),
                double(sends.sent) / due, double(sends.sent) / seconds);
    std::printf("left out      %lld\n", static_cast<long long>(sends.leftOut));
    std::printf("acknowledged  %lld = %.4f of what was sent; expired %lld, outcome unknown %lld\n",
                static_cast<long long>(sends.acknowledged),
                double(sends.acknowledged) / double(std::max<qint64>(sends.sent, 1)),
                static_cast<long long>(sends.expired), static_cast<long long>(sends.unknown));
    std::printf("processor     %.1f us a reading, this process, both threads\n",
                cpu * 1e6 / double(std::max<qint64>(sends.sent, 1)));
    std::printf("event loop    p50 %.2f ms, p99 %.2f ms late; told %lld times\n", lateMs[lateMs.size() / 2],
                lateMs[lateMs.size() * 99 / 100], static_cast<long long>(told));
    return 0;
}
