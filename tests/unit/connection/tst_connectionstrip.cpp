// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioncontroller.h"
#include "connection/connectionstrip.h"
#include "core/clock.h"
#include "readings/memorystore.h"
#include "readings/recorder.h"
#include "session/ingestthread.h"
#include "support/memorysecretstore.h"
#include "support/scriptedbroker.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace insite;
using namespace insite::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

settings::Profile profileFor(const ScriptedBroker &broker)
{
    settings::Profile profile;
    profile.name = u"scripted"_s;
    profile.username = u"u"_s;
    profile.broker.host = u"127.0.0.1"_s;
    profile.broker.port = broker.port();
    profile.broker.tls = false;
    profile.customers = {CustomerId(u"c1"_s)};
    return profile;
}

/// A strip over a connection to a scripted broker, not started yet.
struct Opened
{
    explicit Opened(const ScriptedBroker &broker)
        : controller((qputenv("XDG_DATA_HOME", home.path().toLocal8Bit()), profileFor(broker)), recorder,
                     secrets)
    {
        QObject::connect(&controller, &connection::ConnectionController::passwordNeeded, &controller,
                         [this] { controller.providePassword(u"secret"_s, false); });
    }

    QTemporaryDir home;
    SystemClock clock;
    session::IngestThread thread;
    readings::Recorder recorder{thread, std::make_unique<readings::MemoryStore>(), nullptr, clock};
    MemorySecretStore secrets;
    connection::ConnectionController controller;
    connection::ConnectionStrip strip{controller, clock};
};

} // namespace

/// What the strip offers, with a real recorder behind it.
class TestConnectionStrip : public QObject
{
    Q_OBJECT

private slots:
    void aForbiddenSessionIsResetOnAPersonsWordOnly()
    {
        ScriptedBroker broker;
        bool isKept = true;
        broker.setScript([&](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            if (packet.connectFlags() & 0x02)
                isKept = false;
            broker.send(wire::connack(0, isKept));
            if (isKept)
                broker.close();
            return true;
        });
        Opened opened(broker);
        auto &controller = opened.controller;
        auto &strip = opened.strip;
        controller.start();

        auto *reset = strip.findChild<QPushButton *>(u"stripReset"_s);
        QVERIFY(reset->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!reset->isHidden(), kPatienceMs);
        QVERIFY(strip.findChild<QLabel *>(u"stripFailure"_s)->text().contains(u"reset the session"_s));

        reset->click();
        auto *question = strip.findChild<QMessageBox *>(u"resetConfirmation"_s);
        QVERIFY(question->informativeText().contains(u"lost"_s));
        question->button(QMessageBox::Cancel)->click();
        const int before = broker.connections();
        controller.retryNow();
        QTRY_VERIFY_WITH_TIMEOUT(broker.connections() > before, kPatienceMs);
        QVERIFY(isKept);
        QTRY_VERIFY(!strip.findChild<QMessageBox *>(u"resetConfirmation"_s));

        reset->click();
        question = strip.findChild<QMessageBox *>(u"resetConfirmation"_s);
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(controller.state().phase, session::Phase::Connected, kPatienceMs);
        QVERIFY(!isKept);
        QVERIFY(strip.isHidden());
    }

    void saysSinceWhenByTheClockOfItsZone()
    {
        ScriptedBroker broker;
        broker.setScript([&broker](const ClientPacket &packet) {
            if (packet.type != ClientPacket::Connect)
                return false;
            broker.send(wire::connack(5, false)); // not authorised
            return true;
        });
        Opened opened(broker);
        auto &controller = opened.controller;
        auto &strip = opened.strip;
        strip.setZone(QTimeZone::utc());
        controller.start();
        const auto since = [phase = strip.findChild<QLabel *>(u"stripPhase"_s)] {
            return QTime::fromString(phase->text().right(8), u"HH:mm:ss"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(since().isValid(), kPatienceMs);
        const QTime utc = since();
        strip.setZone(QTimeZone("Asia/Kathmandu"));
        QCOMPARE(since(), utc.addSecs(345 * 60));
        controller.stop();
    }
};

QTEST_MAIN(TestConnectionStrip)
#include "tst_connectionstrip.moc"
