// SPDX-License-Identifier: GPL-3.0-or-later
// What the history costs, on this machine and disk:
//   bench_history DIRECTORY [write|size|query|open]...
// write: CPU and wall time per reading, by burst and number of registers, each burst durable.
// size:  bytes per reading and per register.
// query: one register at one minute, a year and ten years in 1200 columns, from a file that is not cached.
// open:  writer and tree's list with 10 million readings.
#include "historyfeed.h"

#include "history/housekeeper.h"
#include "history/reader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <unistd.h>

using namespace insite;
using namespace insite::history;
using namespace insite::bench;
using namespace Qt::StringLiterals;

namespace {

double seconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

struct Timer
{
    double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    double wall = seconds(CLOCK_MONOTONIC);
    [[nodiscard]] double cpuSeconds() const { return seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu; }
    [[nodiscard]] double wallSeconds() const { return seconds(CLOCK_MONOTONIC) - wall; }
};

QString fresh(const QString &directory, const QString &name)
{
    const QString path = QDir(directory).filePath(name);
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u".lock"_s})
        QFile::remove(path + suffix);
    return path;
}

void write(const QString &directory)
{
    std::printf("%10s %10s %14s %14s\n", "registers", "burst", "us CPU/reading", "us/reading");
    for (const int registers : {100, 5000, 50'000}) {
        for (const int burst : {1, 50, 500, 5000}) {
            const SystemClock clock;
            auto writer = ReadingWriter::open(fresh(directory, u"write.sqlite"_s), clock);
            check(writer.has_value(), "open");
            Feed feed(registers);
            check((*writer)->commit(feed.next(registers)).has_value(), "commit"); // The registers are known.
            const int count = burst == 1 ? 3000 : 200'000;
            double cpu = 0;
            double wall = 0;
            for (int done = 0; done < count; done += burst) {
                const readings::Burst readings = feed.next(burst);
                const Timer timer;
                check((*writer)->commit(readings).has_value(), "commit");
                cpu += timer.cpuSeconds();
                wall += timer.wallSeconds();
            }
            std::printf("%10d %10d %14.2f %14.2f\n", registers, burst, cpu / count * 1e6, wall / count * 1e6);
        }
    }
}

void size(const QString &directory)
{
    constexpr int kRegisters = 50'000;
    const qint64 one = fill(fresh(directory, u"size.sqlite"_s), kRegisters, kRegisters, 5000);
    const qint64 many = fill(fresh(directory, u"size.sqlite"_s), kRegisters, 40 * kRegisters, 5000);
    const double perReading = double(many - one) / (39.0 * kRegisters);
    std::printf("bytes per reading %.1f, per register %.0f\n", perReading,
                double(one) / kRegisters - perReading);
    const QString path = fresh(directory, u"size.sqlite"_s);
    const qint64 year = fill(path, 1, 525'600, 5000);
    const SystemClock clock;
    check(tidyUpNow(path, clock, {}).has_value(), "upkeep");
    std::printf("bytes per reading of one register at one minute: %.1f, with rollups %.1f\n",
                double(year) / 525'600, double(QFileInfo(path).size()) / 525'600);
}

/// Has the system forget what it read of the file.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    ::fsync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

void query(const QString &directory)
{
    const QString path = fresh(directory, u"query.sqlite"_s);
    constexpr qint64 kYear = 525'600;
    fill(path, 1, 10 * kYear, 5000);
    const SystemClock clock;
    const Timer upkeep;
    check(tidyUpNow(path, clock, {}).has_value(), "upkeep");
    std::printf("rolling up ten years: %.2f s\n", upkeep.wallSeconds());
    const auto at = [](qint64 minute) {
        return Instant(std::chrono::milliseconds(kStart + minute * kMinute));
    };
    for (const qint64 years : {1, 10}) {
        for (int run = 0; run < 3; ++run) {
            forget(path);
            const Timer timer;
            auto reader = Reader::open(path);
            const auto thinned = (*reader)->thinned(keyOf(0), at((10 - years) * kYear), at(10 * kYear), 1200);
            check(thinned.has_value(), "query");
            std::printf("%2lld year(s), cold: %.1f ms, %zu columns\n", static_cast<long long>(years),
                        timer.wallSeconds() * 1000, thinned->columns.size());
        }
        const Timer timer;
        auto reader = Reader::open(path);
        const auto range = (*reader)->range(keyOf(0), at((10 - years) * kYear), at(10 * kYear));
        std::printf("%2lld year(s), every row: %.1f ms, %zu readings\n", static_cast<long long>(years),
                    timer.wallSeconds() * 1000, range->size());
    }
}

void open(const QString &directory)
{
    for (const int registers : {1000, 50'000}) {
        const QString path = fresh(directory, u"open.sqlite"_s);
        const qint64 bytes = fill(path, registers, 10'000'000, 10'000);
        const SystemClock clock;
        for (const bool isClean : {true, false}) {
            forget(path);
            const Timer writing;
            auto writer = ReadingWriter::open(path, clock);
            const double opened = writing.wallSeconds();
            const Timer reading;
            auto reader = Reader::open(path);
            const auto list = (*reader)->registers();
            std::printf("%lld MB, %zu registers, %s: writer %.0f ms, list %.0f ms\n",
                        static_cast<long long>(bytes / 1'000'000), list->size(),
                        isClean ? "ended cleanly" : "ended uncleanly (checked)", opened * 1000,
                        reading.wallSeconds() * 1000);
            writer->reset();
            auto connection = Connection::open(path, Connection::Mode::Write, 5000);
            check(connection->execute("INSERT INTO meta VALUES ('open', 1)"), "mark");
        }
    }
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_history DIRECTORY [write|size|query|open]...\n");
        return 2;
    }
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ); // Seen as it goes, through a pipe too.
    const QString directory = QString::fromLocal8Bit(argv[1]);
    std::vector<std::string> parts(argv + 2, argv + argc);
    if (parts.empty())
        parts = {"write", "size", "query", "open"};
    for (const std::string &part : parts) {
        if (part == "write")
            write(directory);
        else if (part == "size")
            size(directory);
        else if (part == "query")
            query(directory);
        else if (part == "open")
            open(directory);
    }
    return 0;
}
