// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/simulatorprocess.h"
#include "support/why.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = 60'000;

const QByteArray kSet =
    "on,utility,meter,register,model,parameters,interval,decimals\n"
    "yes,Electrical,BENCH_MAIN,2,counter,start=1000; perhour=36000,0.2,3\n"
    "yes,Electrical,BENCH_MAIN,12,load,shape=electricity; day=500,0.3,2\n"
    "yes,Water,BENCH_WATER,10,walk,start=20; step=1,0.25,4\n"
    "yes,Thermal,BENCH_SUM,13,formula,value=[BENCH_MAIN/12] + 2 * [BENCH_WATER/10],0.5,1\n"
    "no,Water,BENCH_OFF,10,constant,value=1,0.1,0\n";

} // namespace

/// `insitectl bench` as a person or a script runs it, on the simulated platform.
class TestBench final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SimulatorProcess> m_simulator;

    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file.fileName();
    }

    /// The simulator's device profile with some keys changed.
    QString device(const QJsonObject &changes) const
    {
        QJsonObject profile =
            QJsonDocument::fromJson(m_simulator->fileText(u"device.json"_s).toUtf8()).object();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            profile.insert(it.key(), it.value());
        return write(u"changed.json"_s, QJsonDocument(profile).toJson());
    }

    [[nodiscard]] QStringList consumerOptions() const
    {
        return {u"--consumer"_s, m_simulator->filePath(u"consumer.json"_s), u"--consumer-password-file"_s,
                m_simulator->filePath(u"consumer.password"_s)};
    }

    void startRun(QProcess &process, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.path());
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        environment.remove(u"INSITE_PASSWORD"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(INSITE_BINARY_DIR "/insitectl"), QStringList{u"bench"_s} + arguments);
    }

    [[nodiscard]] QStringList with(const QString &profile, const QStringList &more) const
    {
        return QStringList{u"--profile"_s,       profile,
                           u"--password-file"_s, m_simulator->filePath(u"device.password"_s),
                           u"--set"_s,           m_folder.filePath(u"set.csv"_s)} +
               more;
    }

    static QJsonObject lastLine(QProcess &process)
    {
        return QJsonDocument::fromJson(process.readAllStandardOutput().trimmed().split('\n').last()).object();
    }

    /// Runs to the end; gives what it printed.
    QJsonObject run(const QStringList &arguments, int exitCode, QString *said = nullptr) const
    {
        QProcess process;
        startRun(process, arguments);
        process.waitForFinished(kPatienceMs);
        const QString text = QString::fromUtf8(process.readAllStandardError());
        if (said)
            *said = text;
        const QJsonObject result = lastLine(process);
        if (process.exitCode() != exitCode)
            qWarning().noquote() << text << QJsonDocument(result).toJson();
        return process.exitCode() == exitCode ? result : QJsonObject();
    }

    static int number(const QJsonObject &result, const QString &key) { return result.value(key).toInt(-1); }

private slots:
    void initTestCase()
    {
        m_simulator =
            std::make_unique<SimulatorProcess>(QStringList{u"--registers"_s, u"20"_s, u"--rate"_s, u"10"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(why(started)));
        QVERIFY(!write(u"set.csv"_s, kSet).isEmpty());
    }

    void whatIsSentComesBack()
    {
        const QJsonObject result = run(with(m_simulator->filePath(u"device.json"_s),
                                            QStringList{u"--duration"_s, u"2"_s} + consumerOptions()),
                                       0);
        QVERIFY2(number(result, u"sent"_s) >= 25, QJsonDocument(result).toJson().constData());
        QCOMPARE(result.value(u"verdict"_s).toString(), u"green"_s);
        QCOMPARE(number(result, u"acknowledged"_s), number(result, u"sent"_s));
        QCOMPARE(number(result, u"matched"_s), number(result, u"sent"_s));
        for (const QString &none : {u"expired"_s, u"unknownOutcome"_s, u"wrongValue"_s, u"wrongVersion"_s,
                                    u"missing"_s, u"unwatched"_s})
            QCOMPARE(number(result, none), 0);
        const QJsonArray rows = result.value(u"rows"_s).toArray();
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows.first().toObject().value(u"topic"_s).toString().endsWith(u"/Electrical/BENCH_MAIN/2"_s));
        for (const QJsonValue &row : rows) {
            QVERIFY(row.toObject().value(u"backAfterMs"_s).isDouble());
            // No metadata was given, and it is said.
            QCOMPARE(row.toObject().value(u"matchedBy"_s).toString(), u"value"_s);
        }
        QVERIFY(result.value(u"says"_s).toString().contains(u"does not name the meter"_s));
    }

    void theMetadataNamesTheMeters()
    {
        const QJsonObject result = run(with(m_simulator->filePath(u"device.json"_s),
                                            QStringList{u"--duration"_s, u"1"_s, u"--token-file"_s,
                                                        m_simulator->filePath(u"consumer.token"_s)} +
                                                consumerOptions()),
                                       0);
        QCOMPARE(result.value(u"verdict"_s).toString(), u"green"_s);
        QVERIFY(!result.value(u"says"_s).toString().contains(u"does not name the meter"_s));
        const QJsonArray rows = result.value(u"rows"_s).toArray();
        QCOMPARE(rows.size(), 4);
        for (const QJsonValue &row : rows)
            QCOMPARE(row.toObject().value(u"matchedBy"_s).toString(), u"name"_s);
    }

    void aThousandRowsASecond()
    {
        QByteArray set("utility,meter,register,model,parameters,interval\n");
        for (int row = 0; row < 1000; ++row)
            set += "Electrical,MANY_" + QByteArray::number(row) +
                   ",2,counter,start=" + QByteArray::number(row) + ".5; perhour=10,1\n";
        QStringList arguments = with(m_simulator->filePath(u"device.json"_s),
                                     QStringList{u"--duration"_s, u"2.5"_s} + consumerOptions());
        arguments[arguments.indexOf(u"--set"_s) + 1] = write(u"many.csv"_s, set);
        const QJsonObject result = run(arguments, 0);
        QCOMPARE(result.value(u"rows"_s).toArray().size(), 1000);
        QVERIFY2(number(result, u"sent"_s) >= 1000, QJsonDocument(result).toJson().left(400).constData());
        QCOMPARE(number(result, u"acknowledged"_s), number(result, u"sent"_s));
        QCOMPARE(number(result, u"matched"_s), number(result, u"sent"_s));
        QCOMPARE(result.value(u"verdict"_s).toString(), u"green"_s);
    }

    void withoutAConsumerNothingIsGreen()
    {
        const QJsonObject result =
            run(with(m_simulator->filePath(u"device.json"_s), {u"--duration"_s, u"0.5"_s}), 0);
        QCOMPARE(result.value(u"verdict"_s).toString(), u"amber"_s);
        QCOMPARE(number(result, u"unwatched"_s), number(result, u"sent"_s));
        QCOMPARE(number(result, u"matched"_s), 0);
    }

    void aWrongBaseTopicIsAcknowledgedAndNeverComesBack()
    {
        const QString profile =
            device({{u"gateway"_s, QJsonObject{{u"baseTopic"_s, u"gateways/generic/43/somebody-else"_s}}}});
        const QJsonObject result = run(
            with(profile, QStringList{u"--duration"_s, u"1"_s, u"--wait"_s, u"1"_s} + consumerOptions()), 0);
        // mosquitto takes and drops it, and may end the connection for the next one.
        QVERIFY(number(result, u"acknowledged"_s) > 0);
        QCOMPARE(number(result, u"missing"_s), number(result, u"acknowledged"_s));
        QCOMPARE(number(result, u"matched"_s), 0);
        QCOMPARE(result.value(u"verdict"_s).toString(), u"amber"_s);
        QVERIFY(result.value(u"says"_s).toString().contains(u"never came back"_s));
    }

    void aWrongPasswordIsRefused()
    {
        QString said;
        const QJsonObject result =
            run({u"--profile"_s, m_simulator->filePath(u"device.json"_s), u"--password-file"_s,
                 m_simulator->filePath(u"consumer.password"_s), u"--set"_s, m_folder.filePath(u"set.csv"_s),
                 u"--duration"_s, u"20"_s},
                3, &said);
        QCOMPARE(number(result, u"sent"_s), 0);
        QVERIFY2(said.contains(u"device-42"_s), qPrintable(said));
    }

    void aBrokerThatDiesInTheMiddle()
    {
        const auto accepted = [this] {
            const auto totals = m_simulator->ask(u"totals"_s);
            return totals ? totals->value(u"gateway"_s).toObject().value(u"accepted"_s).toInt() : 0;
        };
        // What earlier runs sent must not be taken for this one's.
        QVERIFY(m_simulator->settledTotals());
        const int before = accepted();
        QProcess process;
        startRun(process,
                 with(m_simulator->filePath(u"device.json"_s),
                      QStringList{u"--duration"_s, u"600"_s, u"--wait"_s, u"2"_s} + consumerOptions()));
        // Something has arrived, so the run is in the middle.
        QTRY_VERIFY_WITH_TIMEOUT(accepted() > before + 3, kPatienceMs);
        QVERIFY(m_simulator->ask(u"broker kill"_s));
        const int killed = accepted();
        QVERIFY(m_simulator->ask(u"broker start"_s));
        // It goes on by itself, however long a busy machine takes for that; then the person ends it.
        QTRY_VERIFY_WITH_TIMEOUT(accepted() > killed + 3, kPatienceMs);
        process.terminate();
        QVERIFY(process.waitForFinished(kPatienceMs));
        const QJsonObject result = lastLine(process);
        const QByteArray text = QJsonDocument(result).toJson();
        QVERIFY2(number(result, u"expired"_s) > 0,
                 text.constData()); // what fell due meanwhile was not sent after
        QCOMPARE(number(result, u"sent"_s), number(result, u"acknowledged"_s) + number(result, u"expired"_s) +
                                                number(result, u"unknownOutcome"_s));
        QVERIFY2(number(result, u"wrongValue"_s) == 0 && number(result, u"wrongVersion"_s) == 0,
                 text.constData());
        QVERIFY2(result.value(u"verdict"_s).toString() == u"amber"_s, text.constData());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    void aBadSetNamesLineAndColumn()
    {
        QString said;
        const QString set = write(u"bad.csv"_s, kSet + "yes,Water,A/B,10,constant,value=1,1,0\n");
        run({u"--profile"_s, m_simulator->filePath(u"device.json"_s), u"--password-file"_s,
             m_simulator->filePath(u"device.password"_s), u"--set"_s, set, u"--duration"_s, u"1"_s},
            2, &said);
        QVERIFY2(said.contains(u"Line 7, column 3 (meter)"_s), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
