// SPDX-License-Identifier: GPL-3.0-or-later
// The window under load and at its start, in this process as it ships, on insite-sim. Needs a display
// (xvfb-run).
//   bench_window [live|idle|start|publish]…
// live:  50,000 registers at 5,000 readings a second, eight of them on the chart: how late the event loop is,
//        what a frame costs that paints, how often the tree and the charts are painted, and what memory it
//        takes.
// idle:  the CPU time of the program at 100 readings a second, shown and minimised, and of each of its
// threads. publish: the same of the event loop while the bench sends 1,000 rows once a second and follows
// them back. start: from a history of ten million readings to a window with its tree.
#include "historyfeed.h"
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "publisher/benchmodel.h"
#include "support/simulatorprocess.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <ctime>
#include <map>

using namespace insite;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000;
constexpr int kRegisters = 50'000;
constexpr int kRate = 5'000;
constexpr auto kMeasure = 120s;
constexpr int kMemoryLooks = 8;

[[noreturn]] void giveUp(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(1);
}

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

/// CPU seconds of each thread by its name; those of one name together. The main thread is the one that draws.
std::map<QString, double> threadSeconds()
{
    std::map<QString, double> seconds;
    const QString own = QString::number(QCoreApplication::applicationPid());
    const QDir tasks(u"/proc/self/task"_s);
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(tasks.filePath(task + u"/comm"_s));
        QFile schedule(tasks.filePath(task + u"/schedstat"_s));
        if (!name.open(QIODevice::ReadOnly) || !schedule.open(QIODevice::ReadOnly))
            continue; // it has ended
        const QString shown = task == own ? u"window"_s : QString::fromUtf8(name.readAll().trimmed());
        seconds[shown] += schedule.readAll().split(' ').value(0).toDouble() * 1e-9;
    }
    return seconds;
}

double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// The value below which so many hundredths of them lie.
double percentile(std::vector<double> values, double hundredths)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto place = size_t(double(values.size() - 1) * hundredths / 100);
    return values[place];
}

void print(const char *what, const std::vector<double> &milliseconds)
{
    std::printf("%s: %zu, median %.1f ms, p95 %.1f, p99 %.1f, most %.1f\n", what, milliseconds.size(),
                percentile(milliseconds, 50), percentile(milliseconds, 95), percentile(milliseconds, 99),
                percentile(milliseconds, 100));
}

/// How much later than every five milliseconds a timer of the GUI thread comes.
class LoopWatch final : public QObject
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            delays.push_back(std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - kEveryMs));
            m_since.start();
        });
        m_since.start();
        m_timer.start(kEveryMs);
    }
    std::vector<double> delays;

private:
    static constexpr int kEveryMs = 5;
    QTimer m_timer;
    QElapsedTimer m_since;
};

/// What each painting of the window takes, all of its widgets and the way to the screen included.
class FrameWatch final : public QApplication
{
public:
    using QApplication::QApplication;
    std::vector<double> frames;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (event->type() != QEvent::UpdateRequest)
            return QApplication::notify(receiver, event);
        QElapsedTimer since;
        since.start();
        const bool isTaken = QApplication::notify(receiver, event);
        frames.push_back(double(since.nsecsElapsed()) / 1e6);
        return isTaken;
    }
};

/// The time from one painting of a widget to the next.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget &widget) { widget.installEventFilter(this); }
    std::vector<double> gaps;

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            if (m_since.isValid())
                gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        }
        return false;
    }

private:
    QElapsedTimer m_since;
};

void rest(std::chrono::milliseconds time)
{
    QTest::qWait(int(time.count()));
}

std::unique_ptr<test::SimulatorProcess> simulator(int registers, int rate)
{
    auto process = std::make_unique<test::SimulatorProcess>(
        QStringList{u"--registers"_s, QString::number(registers), u"--rate"_s, QString::number(rate)});
    if (const auto started = process->start(); !started)
        giveUp(started.error().detail);
    return process;
}

void connectTo(test::MonitorFixture &monitor, const test::SimulatorProcess &platform, int registers)
{
    monitor.useConsumer(platform);
    monitor.start();
    monitor.window().resize(1280, 800);
    if (!QTest::qWaitFor([&] { return monitor.model() && monitor.model()->registerCount() >= registers; },
                         kPatience))
        giveUp(u"Not all registers arrived."_s);
    monitor.tree()->expandAll();
}

void live()
{
    const auto platform = simulator(kRegisters, kRate);
    test::MonitorFixture monitor;
    connectTo(monitor, *platform, kRegisters);
    monitor.charts()->addRegisters({0, 1, 2, 3, 4, 5, 6, 7});
    rest(5s);
    const qint64 before = platform->ask(u"totals"_s)->value(u"acknowledged"_s).toInteger();
    const double memory = residentMegabytes();
    const double cpu = cpuSeconds();
    LoopWatch loop;
    PaintWatch tree(*monitor.tree()->viewport());
    PaintWatch chart(monitor.charts()->panels().first()->canvas());
    auto &frames = static_cast<FrameWatch *>(qApp)->frames;
    frames.clear();
    QStringList memories;
    for (int part = 0; part < kMemoryLooks; ++part) {
        rest(kMeasure / kMemoryLooks);
        memories.append(QString::number(residentMegabytes(), 'f', 0));
    }
    std::printf("%d registers, %d readings a second asked for, %.0f published a second, %lld s\n", kRegisters,
                kRate,
                double(platform->ask(u"totals"_s)->value(u"acknowledged"_s).toInteger() - before) /
                    double(kMeasure.count()),
                static_cast<long long>(kMeasure.count()));
    print("event loop late by", loop.delays);
    print("frames painted, each in", frames);
    print("tree painted, from one to the next", tree.gaps);
    print("first chart painted, from one to the next", chart.gaps);
    std::printf(
        "CPU of the whole program: %.0f %% of a core; memory %.0f MB before, then every %lld s: %s MB\n",
        (cpuSeconds() - cpu) / double(kMeasure.count()) * 100, memory,
        static_cast<long long>((kMeasure / kMemoryLooks).count()), qPrintable(memories.join(u", "_s)));
}

void publish()
{
    constexpr int kRows = 1000;
    const auto platform = simulator(24, 20);
    test::MonitorFixture monitor;
    monitor.useDevice(*platform);
    connectTo(monitor, *platform, 24);
    QList<device::RowText> rows;
    for (int i = 0; i < kRows; ++i) {
        rows.append(device::newRow());
        rows.last().set(device::Column::Meter, u"BENCH_%1"_s.arg(i));
        rows.last().set(device::Column::Interval, u"1"_s);
    }
    auto *model = monitor.find<QTableView>(u"benchTable"_s)->model();
    if (auto *table = qobject_cast<publisher::BenchModel *>(model))
        table->setRows(rows);
    monitor.find<QTabWidget>(u"publisherTabs"_s)->setCurrentIndex(1);
    if (!QTest::qWaitFor(
            [&] { return monitor.find<QLabel>(u"publishState"_s)->text().startsWith(u"Connected"_s); },
            kPatience))
        giveUp(u"The device did not connect."_s);
    auto *startButton = monitor.find<QPushButton>(u"benchStart"_s);
    startButton->click();
    monitor.find<QPushButton>(u"confirmUnlock"_s)->click();
    rest(5s); // the platform makes its meters, and the tree their rows
    LoopWatch loop;
    PaintWatch table(*monitor.find<QTableView>(u"benchTable"_s)->viewport());
    rest(20s);
    startButton->click();
    print("event loop late by, publishing 1,000 a second", loop.delays);
    print("table painted, from one to the next", table.gaps);
    rest(2s);
    std::printf("%s\n%s\n", qPrintable(monitor.find<QLabel>(u"benchCounts"_s)->text()),
                qPrintable(monitor.find<QLabel>(u"benchVerdict"_s)->text()));
}

void idle()
{
    const auto platform = simulator(2'000, 2'000);
    test::MonitorFixture monitor;
    connectTo(monitor, *platform, 2'000);
    monitor.charts()->addRegisters({0, 1, 2, 3});
    if (!platform->ask(u"rate 100"_s))
        giveUp(u"The simulator does not slow down."_s);
    rest(5s);
    const auto measure = [](const char *name) {
        const double cpu = cpuSeconds();
        std::map<QString, double> threads = threadSeconds();
        rest(20s);
        std::printf("100 readings a second, %s: %.2f %% of a core", name, (cpuSeconds() - cpu) / 20 * 100);
        for (const auto &[thread, seconds] : threadSeconds()) {
            if (const double part = (seconds - threads[thread]) / 20 * 100; part >= 0.01)
                std::printf(", %s %.2f %%", qPrintable(thread), part);
        }
        std::printf("\n");
    };
    measure("on screen");
    monitor.window().showMinimized();
    rest(2s);
    measure("minimised");
}

void start()
{
    const auto platform = simulator(24, 0);
    for (const int registers : {2'000, 50'000}) {
        test::MonitorFixture monitor;
        monitor.useConsumer(*platform);
        monitor.options.databasePath = monitor.folder() + u"/ten-million.sqlite"_s;
        const qint64 bytes = bench::fill(monitor.options.databasePath, registers, 10'000'000, 10'000,
                                         bench::FeedOrder::ByRegister);
        QElapsedTimer timer;
        timer.start();
        monitor.start();
        if (!QTest::qWaitForWindowExposed(&monitor.window(), kPatience))
            giveUp(u"No window."_s);
        const auto shown = timer.elapsed();
        PaintWatch paint(monitor.window());
        if (!QTest::qWaitFor([&] { return monitor.model() && monitor.model()->registerCount() >= registers; },
                             kPatience))
            giveUp(u"The tree is not filled."_s);
        std::printf(
            "ten million readings of %d registers (%lld MB): window on screen after %lld ms, tree after "
            "%lld ms\n",
            registers, static_cast<long long>(bytes / 1'000'000), static_cast<long long>(shown),
            static_cast<long long>(timer.elapsed()));
    }
}

} // namespace

int main(int argc, char **argv)
{
    test::useTemporaryHome();
    FrameWatch application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    std::vector<std::string> parts(argv + 1, argv + argc);
    if (parts.empty())
        parts = {"live", "idle", "start", "publish"};
    for (const std::string &part : parts) {
        if (part == "live")
            live();
        else if (part == "idle")
            idle();
        else if (part == "start")
            start();
        else if (part == "publish")
            publish();
        else
            giveUp(u"bench_window [live|idle|start|publish]…"_s);
    }
    return 0;
}
