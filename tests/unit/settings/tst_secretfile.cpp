// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::settings;

class TestSecretFile : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QByteArray &bytes, QFileDevice::Permissions more = {}) const
    {
        QFile file(m_folder.filePath(u"secret"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | more);
        return file.fileName();
    }

private slots:
    void oneLineEndingIsStripped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("secret");
        QTest::newRow("bare") << QByteArray("pa ss") << u"pa ss"_s;
        QTest::newRow("newline") << QByteArray("pass\n") << u"pass"_s;
        QTest::newRow("Windows") << QByteArray("pass\r\n") << u"pass"_s;
        QTest::newRow("only one") << QByteArray("pass\n\n") << u"pass\n"_s;
        QTest::newRow("UTF-8") << QByteArray("p\xc3\xa5ss\n") << u"påss"_s;
    }

    void oneLineEndingIsStripped()
    {
        QFETCH(QByteArray, bytes);
        const auto secret = readSecretFile(write(bytes));
        QVERIFY(secret);
        QTEST(*secret, "secret");
    }

    void isRefusedWhenOthersHaveAccess_data()
    {
        QTest::addColumn<QFileDevice::Permissions>("permissions");
        QTest::newRow("group reads") << QFileDevice::Permissions(QFileDevice::ReadGroup);
        QTest::newRow("others read") << QFileDevice::Permissions(QFileDevice::ReadOther);
        QTest::newRow("group writes") << QFileDevice::Permissions(QFileDevice::WriteGroup);
    }

    void isRefusedWhenOthersHaveAccess()
    {
        QFETCH(QFileDevice::Permissions, permissions);
        const auto secret = readSecretFile(write("topsecret", permissions));
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::AccessDenied);
        QVERIFY(secret.error().detail.contains(m_folder.path()));
        QVERIFY(!secret.error().detail.contains(u"topsecret"_s));
    }

    void whatIsNoSecretIsTold()
    {
        QCOMPARE(readSecretFile(m_folder.filePath(u"none"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(readSecretFile(write("")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readSecretFile(write("\n")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readSecretFile(write("\xff\xfe")).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readSecretFile(write(QByteArray(70'000, 'x'))).error().code, ErrorCode::InvalidInput);
    }

    void theEnvironmentIsReadOnceAndTheFileWins()
    {
        qputenv("INSITE_PASSWORD", "of the environment");
        QCOMPARE(secretWithoutScreen(SecretKind::Password, {}).value(),
                 std::optional(u"of the environment"_s));
        QVERIFY(!qEnvironmentVariableIsSet("INSITE_PASSWORD"));
        QCOMPARE(secretWithoutScreen(SecretKind::Password, {}).value(), std::nullopt);
        qputenv("INSITE_TOKEN", "t");
        QCOMPARE(secretWithoutScreen(SecretKind::Token, write("of the file")).value(),
                 std::optional(u"of the file"_s));
        QVERIFY(!qEnvironmentVariableIsSet("INSITE_TOKEN"));
    }
};

QTEST_GUILESS_MAIN(TestSecretFile)
#include "tst_secretfile.moc"
