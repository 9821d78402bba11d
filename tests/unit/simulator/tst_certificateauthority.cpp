// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificateauthority.h"
#include "support/why.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using insite::Instant;
using insite::simulator::CertificateAuthority;
using insite::simulator::CertificateRequest;

namespace {

Instant now()
{
    return Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::utc());
}

QSslCertificate load(const QString &file)
{
    return QSslCertificate::fromPath(file, QSsl::Pem).value(0);
}

QList<QSslError::SslError> verify(const QString &caFile, const QSslCertificate &leaf, const QString &host)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({load(caFile)});
    QSslConfiguration::setDefaultConfiguration(configuration);
    QList<QSslError::SslError> errors;
    for (const QSslError &error : QSslCertificate::verify({leaf}, host))
        errors += error.error();
    return errors;
}

} // namespace

class TestCertificateAuthority : public QObject
{
    Q_OBJECT

private slots:
    void issuesWhatWasAskedFor()
    {
        QTemporaryDir directory;
        const auto authority = CertificateAuthority::create(directory.path());
        QVERIFY2(authority, qPrintable(insite::test::why(authority)));
        CertificateRequest request;
        request.name = u"broker"_s;
        request.hostNames = {u"meters.example"_s};
        request.addresses = {QHostAddress(u"127.0.0.1"_s)};
        const auto issued = authority->issue(request);
        QVERIFY2(issued, qPrintable(insite::test::why(issued)));

        const QSslCertificate leaf = load(issued->certificateFile);
        QCOMPARE(leaf.subjectAlternativeNames().values(QSsl::DnsEntry), QStringList{u"meters.example"_s});
        QCOMPARE(leaf.subjectAlternativeNames().values(QSsl::IpAddressEntry), QStringList{u"127.0.0.1"_s});
        QCOMPARE(leaf.publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(verify(authority->certificateFile(), leaf, u"meters.example"_s), {});
        QCOMPARE(verify(authority->certificateFile(), leaf, u"other.example"_s),
                 {QSslError::HostNameMismatch});
    }

    void issuesExpiredAndFutureOnes_data()
    {
        QTest::addColumn<int>("fromDays");
        QTest::addColumn<int>("toDays");
        QTest::addColumn<int>("error");
        QTest::newRow("expired") << -30 << -1 << int(QSslError::CertificateExpired);
        QTest::newRow("not yet valid") << 1 << 30 << int(QSslError::CertificateNotYetValid);
    }

    void issuesExpiredAndFutureOnes()
    {
        QFETCH(int, fromDays);
        QFETCH(int, toDays);
        QTemporaryDir directory;
        const auto authority = CertificateAuthority::create(directory.path());
        QVERIFY(authority);
        CertificateRequest request;
        request.name = u"broker"_s;
        request.hostNames = {u"localhost"_s};
        request.validFrom = now() + 24h * fromDays;
        request.validTo = now() + 24h * toDays;
        const auto issued = authority->issue(request);
        QVERIFY2(issued, qPrintable(insite::test::why(issued)));

        const QSslCertificate leaf = load(issued->certificateFile);
        // OpenSSL keeps whole seconds.
        QCOMPARE(leaf.effectiveDate().toSecsSinceEpoch(), toDateTime(*request.validFrom).toSecsSinceEpoch());
        QCOMPARE(leaf.expiryDate().toSecsSinceEpoch(), toDateTime(*request.validTo).toSecsSinceEpoch());
        const auto errors = verify(authority->certificateFile(), leaf, u"localhost"_s);
        QCOMPARE(errors.size(), 1);
        QTEST(int(errors.constFirst()), "error");
    }

    void anotherAuthorityIsNotTrusted()
    {
        QTemporaryDir ours;
        QTemporaryDir theirs;
        const auto authority = CertificateAuthority::create(ours.path());
        const auto other = CertificateAuthority::create(theirs.path());
        QVERIFY(authority && other);
        const auto issued = authority->issueForLoopback(u"broker"_s);
        QVERIFY(issued);
        QVERIFY(!verify(other->certificateFile(), load(issued->certificateFile), u"localhost"_s).isEmpty());
    }

    void keysAreSecret()
    {
        QTemporaryDir directory;
        const auto authority = CertificateAuthority::create(directory.path());
        QVERIFY(authority);
        const auto issued = authority->issueForLoopback(u"broker"_s);
        QVERIFY(issued);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(issued->keyFile) & others));
        QVERIFY(!(QFile::permissions(directory.filePath(u"ca.key"_s)) & others));
        QVERIFY(QFile::permissions(authority->certificateFile()) & QFile::ReadOther);
    }

    void namesTheFolderThatIsMissing()
    {
        const auto authority = CertificateAuthority::create(u"/nonexistent/folder"_s);
        QVERIFY(!authority);
        QCOMPARE(authority.error().code, insite::ErrorCode::Storage);
        QVERIFY(authority.error().detail.contains(u"/nonexistent/folder"_s));
    }

    void saysThatOpensslIsMissing()
    {
        QTemporaryDir directory;
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        const auto authority = CertificateAuthority::create(directory.path());
        qputenv("PATH", path);
        QVERIFY(!authority);
        QCOMPARE(authority.error().detail,
                 u"The program openssl was not found; install the package openssl."_s);
    }
};

QTEST_GUILESS_MAIN(TestCertificateAuthority)
#include "tst_certificateauthority.moc"
