// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/command.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite::simulator;

class TestCommand : public QObject
{
    Q_OBJECT

private slots:
    void readsFaults()
    {
        const auto plain = std::get<SetFault>(*parseCommand(u"duplicates on"_s));
        QCOMPARE(plain.fault, Fault::Duplicates);
        QCOMPARE(plain.percent, defaultPercent(Fault::Duplicates));
        QCOMPARE(std::get<SetFault>(*parseCommand(u" out-of-order  on 35 "_s)).percent, 35);
        QCOMPARE(std::get<SetFault>(*parseCommand(u"gaps off"_s)).percent, 0);
        QCOMPARE(std::get<SetFault>(*parseFaultOption(u"late"_s)).fault, Fault::Late);
        QCOMPARE(std::get<SetFault>(*parseFaultOption(u"late=7"_s)).percent, 7);
    }

    void readsTheOthers()
    {
        const auto access = std::get<SetAccess>(*parseCommand(u"kick-later 1042"_s));
        QCOMPARE(access.customer, u"1042"_s);
        QCOMPARE(access.access, Access::KickLater);
        QCOMPARE(std::get<SetAccess>(*parseFaultOption(u"refuse=1042"_s)).access, Access::Refuse);
        QCOMPARE(std::get<SetQueueLimit>(*parseFaultOption(u"queue-limit=10"_s)).messages, 10);
        QCOMPARE(std::get<ControlBroker>(*parseCommand(u"broker silent"_s)).action,
                 ControlBroker::Action::Silent);
        QCOMPARE(std::get<ThrottleApi>(*parseCommand(u"api throttle 3"_s)).requests, 3);
        QCOMPARE(std::get<Burst>(*parseCommand(u"burst 20000"_s)).readings, 20000);
        QCOMPARE(std::get<SetRate>(*parseCommand(u"rate 0.5"_s)).readingsPerSecond, 0.5);
        QVERIFY(std::holds_alternative<ShowTotals>(*parseCommand(u"totals"_s)));
        QVERIFY(std::holds_alternative<Quit>(*parseCommand(u"quit"_s)));
    }

    void keepsARawPayloadAsItIs()
    {
        const auto publish = std::get<PublishRaw>(*parseCommand(u"publish a/b {\"x\":  1} "_s));
        QCOMPARE(publish.topic, u"a/b"_s);
        QCOMPARE(publish.payload, "{\"x\":  1} ");
        QVERIFY(std::get<PublishRaw>(*parseCommand(u"publish a/b"_s)).payload.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isOption");
        for (const char *line : {"fire",
                                 "duplicates",
                                 "duplicates on x",
                                 "duplicates on 101",
                                 "duplicates off 3",
                                 "burst",
                                 "burst -1",
                                 "burst 1.5",
                                 "rate",
                                 "rate nan",
                                 "rate -1",
                                 "kick",
                                 "kick a b",
                                 "broker",
                                 "broker dance",
                                 "publish",
                                 "publish ",
                                 "publish a/+ x",
                                 "api throttle",
                                 "queue-limit many",
                                 "totals now"})
            QTest::addRow("line '%s'", line) << QString::fromLatin1(line) << false;
        for (const char *option :
             {"fire", "", "kick", "queue-limit", "burst=10", "publish=a", "late=x", "totals"})
            QTest::addRow("option '%s'", option) << QString::fromLatin1(option) << true;
    }

    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(bool, isOption);
        const auto command = isOption ? parseFaultOption(line) : parseCommand(line);
        QVERIFY(!command);
        QCOMPARE(command.error().code, insite::ErrorCode::InvalidInput);
        QVERIFY2(command.error().detail.endsWith(u'.'), qPrintable(command.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestCommand)
#include "tst_command.moc"
