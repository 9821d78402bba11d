// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "session/consumersession.h"
#include "simulator/certificateauthority.h"
#include "simulator/mosquittoprocess.h"
#include "support/why.h"

#include "recordingsink.h"
#include "statelog.h"

#include <QMqttClient>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::session;
using namespace insite::test;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kMessages = 3000;

} // namespace

/// The session on a real broker over TLS, where QSslSocket sends at moments of its own.
class TestTlsSession : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;

private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_folder.filePath(u"home"_s).toLocal8Bit()); }

    void whatWasNotCommittedWasNotAcknowledged()
    {
        const auto ca = simulator::CertificateAuthority::create(m_folder.path());
        QVERIFY2(ca, qPrintable(why(ca)));
        const auto certificate = ca->issueForLoopback(u"broker"_s);
        QVERIFY2(certificate, qPrintable(why(certificate)));
        simulator::MosquittoOptions options;
        options.directory = m_folder.path();
        options.tls = {certificate->certificateFile, certificate->keyFile, {}};
        options.extraPlainListener = true;
        simulator::MosquittoProcess broker(options);
        const auto started = broker.start();
        QVERIFY2(started, qPrintable(why(started)));

        settings::Profile profile;
        profile.name = u"TLS"_s;
        profile.username = u"u"_s;
        profile.broker.host = u"localhost"_s;
        profile.broker.port = broker.port();
        profile.broker.caFile = ca->certificateFile();
        profile.customers = {CustomerId(u"c1"_s)};
        Timings timings;
        timings.settle = 10ms;
        timings.firstDelay = timings.longestDelay = timings.longestStoreDelay = 20ms;

        RecordingSink sink;
        int commits = 0;
        // The first commit and every third after it fail: had an acknowledgement left before it, its reading
        // would never come again.
        sink.beforeCommit = [&] {
            sink.failure = commits++ % 3 == 0 ? u"The disk is full."_s : QString();
        };
        ConsumerSession session(profile, {}, sink, m_clock, timings);
        const StateLog log(session);
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Connected, kPatienceMs);

        QMqttClient publisher;
        publisher.setHostname(u"127.0.0.1"_s);
        publisher.setPort(broker.plainPort());
        publisher.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(publisher.state(), QMqttClient::Connected, kPatienceMs);
        for (int i = 0; i < kMessages; ++i)
            publisher.publish(QMqttTopicName(u"meters/outbound/c1/s/m"_s), QByteArray::number(i), 1);

        const auto different = [&sink] {
            return QSet<QByteArray>(sink.kept.cbegin(), sink.kept.cend()).size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(different(), kMessages, kPatienceMs);
        QVERIFY2(sink.failures > 0, qPrintable(u"%1 commits, %2 kept"_s.arg(commits).arg(sink.kept.size())));
        QCOMPARE(log.count(FailureKind::StoreFailed) > 0, true);
        session.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.state().phase, Phase::Stopped, kPatienceMs);
    }
};

QTEST_GUILESS_MAIN(TestTlsSession)
#include "tst_tlssession.moc"
