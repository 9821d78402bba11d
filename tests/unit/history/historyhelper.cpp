// SPDX-License-Identifier: GPL-3.0-or-later
// What the history's tests need another process for.
//   record PATH      commits bursts until it is killed; after each commit prints how many readings are stored
//   lock PATH        holds the write lock until its standard input ends; prints "locked"
//   unwritable PATH  tries to record as someone who may not write; prints the sentence of the failure
//   read PATH        reads as someone who may not write; prints how many registers there are
#include "core/clock.h"
#include "history/reader.h"
#include "history/readingwriter.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>
#include <iostream>
#include <string>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

using namespace insite;
using namespace insite::history;
using namespace Qt::StringLiterals;

namespace {

void say(const QString &text)
{
    std::cout << text.toStdString() << std::endl;
}

/// root may write everywhere; nobody may not.
void becomeNobody()
{
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && setuid(kNobody) != 0)
        qFatal("setuid failed");
}

int record(const QString &path)
{
    const SystemClock clock;
    auto writer = ReadingWriter::open(path, clock);
    if (!writer) {
        say(writer.error().detail);
        return 1;
    }
    // Goes on where the last run was killed, and sends again what may not have been acknowledged.
    const qint64 known = (*Reader::open(path))->totals()->stored;
    for (qint64 number = std::max<qint64>(0, known - 100);;) {
        readings::Burst burst;
        for (int index = 0; index < 200; ++index, ++number) {
            const RegisterKey key{CustomerId(u"c"_s), SubscriptionId(u"s"_s),
                                  MeterId(QString::number(number % 300)), RegisterId(u"12"_s)};
            const Instant at{std::chrono::milliseconds(1'700'000'000'000 + number / 300 * 60'000)};
            burst.readings.push_back(
                {key, 2, at - std::chrono::minutes(1), at, std::nullopt, double(number), at});
        }
        const auto stored = (*writer)->commit(burst);
        if (!stored) {
            say(stored.error().detail);
            return 1;
        }
        say(QString::number(number));
    }
}

int holdLock(const QString &path)
{
    auto connection = Connection::open(path, Connection::Mode::Write, 5000);
    if (!connection || !connection->execute("BEGIN IMMEDIATE"))
        return 1;
    say(u"locked"_s);
    std::string line;
    while (std::getline(std::cin, line)) {
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    const QString &what = arguments.at(1);
    const QString &path = arguments.at(2);
    if (what == "record"_L1)
        return record(path);
    if (what == "lock"_L1)
        return holdLock(path);
    becomeNobody();
    if (what == "unwritable"_L1) {
        const SystemClock clock;
        const auto writer = ReadingWriter::open(path, clock);
        say(writer ? u"opened"_s : writer.error().detail);
        return 0;
    }
    const auto reader = Reader::open(path);
    say(reader ? QString::number((*reader)->registers()->size()) : reader.error().detail);
    return 0;
}
