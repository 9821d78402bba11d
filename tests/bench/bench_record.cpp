// SPDX-License-Identifier: GPL-3.0-or-later
/// `insitectl record` beside `mosquitto_sub` on the same broker in one run, interleaved: CPU per QoS 1
/// message, the time to absorb a backlog, and the rate held, plain and over TLS. Prints medians, spreads and
/// ratios.
#include "simulator/certificateauthority.h"
#include "simulator/mosquittoprocess.h"
#include "support/keptsession.h"
#include "support/loadpublisher.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace insite;

namespace {

constexpr auto kCustomer = "bench";
constexpr int kMinute = 60'000;

struct Sample
{
    double cpuMicroseconds = 0; ///< User and system, per message.
    double seconds = 0;         ///< From the start of the program, or of the load, to its end.
};

struct Contender
{
    QString name;
    QString clientId;
    QString program;
    QStringList arguments;
    QProcessEnvironment environment;
};

[[noreturn]] void giveUp(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(1);
}

double childrenCpuMicroseconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto us = [](const timeval &time) {
        return double(time.tv_sec) * 1e6 + double(time.tv_usec);
    };
    return us(usage.ru_utime) + us(usage.ru_stime);
}

void publish(quint16 plainPort, qint64 count)
{
    LoadPublisher publisher(plainPort, QLatin1StringView(kCustomer));
    publisher.start(count);
    if (!QTest::qWaitFor([&] { return publisher.isFinished(); }, 10 * kMinute))
        giveUp(u"The broker did not take the load."_s);
}

void keepSession(const simulator::MosquittoProcess &broker, const Contender &contender)
{
    const QString filter = u"meters/outbound/%1/#"_s.arg(QLatin1StringView(kCustomer));
    if (!makeKeptSession(broker.plainPort(), contender.clientId, filter))
        giveUp(u"The broker does not keep a session for %1."_s.arg(contender.name));
}

void run(QProcess &process, const Contender &contender)
{
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setProcessEnvironment(contender.environment);
    process.start(contender.program, contender.arguments);
    if (!process.waitForStarted())
        giveUp(u"%1 cannot be started: %2"_s.arg(contender.program, process.errorString()));
}

void expectEnd(QProcess &process, const Contender &contender)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(10 * kMinute))
        giveUp(u"%1 did not end."_s.arg(contender.name));
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        giveUp(u"%1 ended with code %2."_s.arg(contender.name).arg(process.exitCode()));
}

Sample backlog(const simulator::MosquittoProcess &broker, const Contender &contender, qint64 messages)
{
    keepSession(broker, contender);
    publish(broker.plainPort(), messages);
    const double before = childrenCpuMicroseconds();
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    run(process, contender);
    expectEnd(process, contender);
    return {(childrenCpuMicroseconds() - before) / double(messages), double(timer.nsecsElapsed()) / 1e9};
}

Sample live(const simulator::MosquittoProcess &broker, const Contender &contender, qint64 messages)
{
    keepSession(broker, contender);
    const double before = childrenCpuMicroseconds();
    QProcess process;
    run(process, contender);
    QElapsedTimer timer;
    timer.start();
    publish(broker.plainPort(), messages);
    expectEnd(process, contender);
    return {(childrenCpuMicroseconds() - before) / double(messages), double(timer.nsecsElapsed()) / 1e9};
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

QString spread(const QList<double> &values, int decimals)
{
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return u"%1 (%2 to %3)"_s.arg(QString::number(median(values), 'f', decimals),
                                  QString::number(*least, 'f', decimals),
                                  QString::number(*most, 'f', decimals));
}

class Bench
{
public:
    Bench(QString insitectl, qint64 messages, int rounds)
        : m_insitectl(std::move(insitectl))
        , m_messages(messages)
        , m_rounds(rounds)
    {
        startBroker();
    }

    void compare(bool tls)
    {
        QList<double> cpu[2][2];
        QList<double> seconds[2][2];
        for (int round = 0; round < m_rounds; ++round) {
            for (int contender = 0; contender < 2; ++contender) {
                for (int isLive = 0; isLive < 2; ++isLive) {
                    const Contender who = contender == 0 ? mosquittoSub(tls) : record(tls);
                    const Sample sample =
                        isLive ? live(*m_broker, who, m_messages) : backlog(*m_broker, who, m_messages);
                    cpu[isLive][contender].append(sample.cpuMicroseconds);
                    seconds[isLive][contender].append(sample.seconds);
                }
            }
        }
        print(tls, u"backlog"_s, cpu[0], seconds[0]);
        print(tls, u"live"_s, cpu[1], seconds[1]);
    }

private:
    void startBroker()
    {
        auto authority = simulator::CertificateAuthority::create(m_directory.path());
        if (!authority)
            giveUp(authority.error().detail);
        const auto certificate = authority->issueForLoopback(u"bench"_s);
        if (!certificate)
            giveUp(certificate.error().detail);
        m_caFile = authority->certificateFile();
        simulator::MosquittoOptions options;
        options.directory = m_directory.path();
        options.tls = {certificate->certificateFile, certificate->keyFile, {}};
        options.extraPlainListener = true;
        m_broker = std::make_unique<simulator::MosquittoProcess>(options);
        if (const auto started = m_broker->start(); !started)
            giveUp(started.error().detail);
    }

    Contender mosquittoSub(bool tls)
    {
        const QString id = u"sub-%1"_s.arg(++m_runs);
        QStringList arguments{u"-h"_s,
                              u"localhost"_s,
                              u"-p"_s,
                              port(tls),
                              u"-i"_s,
                              id,
                              u"-c"_s,
                              u"-q"_s,
                              u"1"_s,
                              u"-u"_s,
                              u"bench"_s,
                              u"-P"_s,
                              u"bench"_s,
                              u"-C"_s,
                              QString::number(m_messages),
                              u"-t"_s,
                              u"meters/outbound/%1/#"_s.arg(QLatin1StringView(kCustomer))};
        if (tls)
            arguments << u"--cafile"_s << m_caFile;
        return {u"mosquitto_sub"_s, id, u"mosquitto_sub"_s, arguments,
                QProcessEnvironment::systemEnvironment()};
    }

    Contender record(bool tls)
    {
        const QString id = u"record-%1"_s.arg(++m_runs);
        const QString profile = m_directory.filePath(id + u".json"_s);
        QJsonObject address{{u"host"_s, u"localhost"_s},
                            {u"port"_s, port(tls).toInt()},
                            {u"tls"_s, tls},
                            {u"clientId"_s, id}};
        if (tls)
            address.insert(u"caFile"_s, m_caFile);
        QFile file(profile);
        if (!file.open(QIODevice::WriteOnly))
            giveUp(file.errorString());
        file.write(QJsonDocument(QJsonObject{{u"name"_s, id},
                                             {u"role"_s, u"consumer"_s},
                                             {u"username"_s, u"bench"_s},
                                             {u"customers"_s, QJsonArray{QLatin1StringView(kCustomer)}},
                                             {u"broker"_s, address}})
                       .toJson());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"INSITE_PASSWORD"_s, u"bench"_s);
        return {u"insitectl record"_s,
                id,
                m_insitectl,
                {u"record"_s, u"--profile"_s, profile, u"--database"_s,
                 m_directory.filePath(id + u".sqlite"_s), u"--max-readings"_s, QString::number(m_messages)},
                environment};
    }

    [[nodiscard]] QString port(bool tls) const
    {
        return QString::number(tls ? m_broker->port() : m_broker->plainPort());
    }

    void print(bool tls, const QString &what, const QList<double> (&cpu)[2],
               const QList<double> (&seconds)[2]) const
    {
        std::printf("%s, %s, %lld messages, %d rounds: median (least to most)\n", tls ? "TLS" : "plain",
                    qPrintable(what), static_cast<long long>(m_messages), m_rounds);
        static constexpr const char *kNames[] = {"mosquitto_sub", "insitectl record"};
        for (int i = 0; i < 2; ++i) {
            std::printf("  %-18s CPU us a message %s, seconds %s, messages a second %.0f\n", kNames[i],
                        qPrintable(spread(cpu[i], 2)), qPrintable(spread(seconds[i], 2)),
                        double(m_messages) / median(seconds[i]));
        }
        std::printf("  ratio              CPU %.2f, time %.2f\n", median(cpu[1]) / median(cpu[0]),
                    median(seconds[1]) / median(seconds[0]));
        std::fflush(stdout);
    }

    const QString m_insitectl;
    const qint64 m_messages;
    const int m_rounds;
    QTemporaryDir m_directory;
    QString m_caFile;
    std::unique_ptr<simulator::MosquittoProcess> m_broker;
    int m_runs = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"insitectl"_s, u"The program to measure."_s, u"path"_s},
                       {u"messages"_s, u"Messages in each run."_s, u"count"_s, u"100000"_s},
                       {u"rounds"_s, u"Rounds, of which the median counts."_s, u"count"_s, u"5"_s},
                       {u"over"_s, u"plain, tls or both."_s, u"transport"_s, u"both"_s}});
    parser.process(application);
    Bench bench(parser.value(u"insitectl"_s), parser.value(u"messages"_s).toLongLong(),
                std::max(1, parser.value(u"rounds"_s).toInt()));
    const QString over = parser.value(u"over"_s);
    if (over != u"tls"_s)
        bench.compare(false);
    if (over != u"plain"_s)
        bench.compare(true);
    return 0;
}
