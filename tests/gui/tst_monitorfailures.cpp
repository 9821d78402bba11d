// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "connection/passworddialog.h"
#include "simulator/certificateauthority.h"
#include "simulator/mosquittoprocess.h"
#include "support/simulatorprocess.h"
#include "support/why.h"

#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace Qt::StringLiterals;
using test::kPatienceMilliseconds;

/// Each thing that goes wrong is made to go wrong for real, and its sentence is read where a person reads it.
class TestMonitorFailures final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"8"_s, u"--rate"_s, u"10"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        m_monitor->useConsumer(*m_simulator);
    }

    void cleanup() { m_monitor.reset(); }

    void wrongPassword()
    {
        m_monitor->options.password = u"open-sesame"_s;
        m_monitor->start();
        connection::PasswordDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_monitor->find<connection::PasswordDialog>()),
                                 kPatienceMilliseconds);
        note(dialog->findChild<QLabel *>(u"refusal"_s)->text(), m_monitor->options.profile->username);
        QVERIFY(!m_monitor->allText().contains(u"open-sesame"_s));
        dialog->reject();
        // It gave up; nothing goes on behind the person's back, and the way back is there.
        QTRY_VERIFY(m_monitor->find<QPushButton>(u"stripRetry"_s)->isEnabled());
    }

    void wrongAuthority()
    {
        const QTemporaryDir folder;
        const auto other = simulator::CertificateAuthority::create(folder.path(), u"Another authority"_s);
        QVERIFY2(other, qPrintable(test::why(other)));
        m_monitor->options.profile->broker.caFile = other->certificateFile();
        m_monitor->start();
        note(stripSentence(), m_monitor->options.profile->broker.host);
        // What the library said stands behind the fold.
        auto *details = m_monitor->find<QLabel>(u"stripDetails"_s);
        QVERIFY(!details->isVisible());
        QVERIFY(!details->text().isEmpty());
        QTest::mouseClick(m_monitor->find<QToolButton>(u"stripFold"_s), Qt::LeftButton);
        QVERIFY(details->isVisible());
    }

    void hostNameThatDoesNotMatch()
    {
        const QTemporaryDir folder;
        const auto authority = simulator::CertificateAuthority::create(folder.path());
        QVERIFY2(authority, qPrintable(test::why(authority)));
        const auto certificate =
            authority->issue({u"elsewhere"_s, {u"broker.elsewhere.example"_s}, {}, {}, {}});
        QVERIFY2(certificate, qPrintable(test::why(certificate)));
        simulator::MosquittoOptions options;
        options.directory = folder.path();
        options.tls =
            simulator::MosquittoOptions::Tls{certificate->certificateFile, certificate->keyFile, {}};
        simulator::MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY2(started, qPrintable(test::why(started)));
        m_monitor->options.profile->broker.port = broker.port();
        m_monitor->options.profile->broker.caFile = authority->certificateFile();
        m_monitor->start();
        note(stripSentence(), m_monitor->options.profile->broker.host);
    }

    void closedPort()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_monitor->options.profile->broker.port = server.serverPort();
        server.close();
        m_monitor->start();
        note(stripSentence(), QString::number(m_monitor->options.profile->broker.port));
        // It waits and says how long, and the button does not wait.
        const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
        QTRY_VERIFY_WITH_TIMEOUT(phase->text().startsWith(u"Waiting"_s), kPatienceMilliseconds);
        QTRY_VERIFY(m_monitor->find<QPushButton>(u"stripRetry"_s)->isEnabled());
    }

    void brokerThatSaysNothing()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_monitor->options.profile->broker.port = server.serverPort();
        m_monitor->start();
        note(stripSentence(), QString::number(m_monitor->options.profile->broker.port));
    }

    void customerWithoutAccess()
    {
        m_monitor->options.profile->customers.append(CustomerId(u"nobody-granted-this"_s));
        m_monitor->start();
        const auto refused = [this] {
            const auto labels = m_monitor->window().findChildren<QLabel *>(u"refusal"_s);
            return labels.size() == 1 && labels.first()->isVisible() ? labels.first()->text() : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!refused().isEmpty(), kPatienceMilliseconds);
        note(refused(), u"nobody-granted-this"_s);
        // The others go on.
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 8, kPatienceMilliseconds);
        const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
        QTRY_VERIFY_WITH_TIMEOUT(phase->text().startsWith(u"Connected"_s), kPatienceMilliseconds);
    }

    void authorityFileThatIsNotThere()
    {
        m_monitor->options.profile->broker.caFile = u"/nowhere/at/all.pem"_s;
        m_monitor->start();
        note(stripSentence(), u"all.pem"_s);
    }

    void noTwoSentencesAreAlike()
    {
        QCOMPARE(m_sentences.size(), 7);
        const QSet<QString> different(m_sentences.begin(), m_sentences.end());
        QCOMPARE(different.size(), m_sentences.size());
    }

    void cleanupTestCase() { m_simulator.reset(); }

private:
    /// What stands in the strip once something has gone wrong.
    [[nodiscard]] QString stripSentence() const
    {
        const auto shown = [this] {
            const auto *label = m_monitor->find<QLabel>(u"stripFailure"_s);
            return label && label->isVisible() ? label->text() : QString();
        };
        (void)QTest::qWaitFor([&] { return !shown().isEmpty(); }, kPatienceMilliseconds);
        return shown();
    }

    void note(const QString &sentence, const QString &mustName)
    {
        qInfo("%s", qPrintable(sentence));
        QVERIFY(sentence.size() > 20);
        QVERIFY2(sentence.contains(mustName), qPrintable(sentence));
        QString bare = sentence;
        m_sentences.append(bare.remove(QString::number(m_monitor->options.profile->broker.port)));
    }

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
    QStringList m_sentences;
};

QTEST_MAIN(TestMonitorFailures)
#include "tst_monitorfailures.moc"
