// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/clientid.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::settings;

class TestClientId : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    static Profile profile(const QString &name)
    {
        Profile result;
        result.name = name;
        result.username = u"u"_s;
        return result;
    }

    [[nodiscard]] QStringList files() const
    {
        QStringList result;
        for (QDirIterator it(m_home->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            result.append(it.next());
        return result;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->path().toLocal8Bit());
    }

    void isMadeOnceAndKept()
    {
        const auto id = clientId(profile(u"A"_s));
        QVERIFY(id);
        static const QRegularExpression made(u"^[0-9a-zA-Z]{23}$"_s); // MQTT 3.1.1, 3.1.3.1
        QVERIFY2(made.match(*id).hasMatch(), qPrintable(*id));
        QCOMPARE(clientId(profile(u"A"_s)).value(), *id);
        QVERIFY(!printProfile(profile(u"A"_s)).contains(id->toLatin1()));
    }

    void isTheProfilesOwn()
    {
        const QString id = clientId(profile(u"A"_s)).value();
        QVERIFY(clientId(profile(u"B"_s)).value() != id);
        Profile other = profile(u"A"_s);
        other.username = u"v"_s;
        QVERIFY(clientId(other).value() != id);
        other = profile(u"A"_s);
        other.role = Role::Device;
        QVERIFY(clientId(other).value() != id);
        other = profile(u"A"_s);
        other.broker.host = u"elsewhere"_s;
        QVERIFY(clientId(other).value() != id);
    }

    void theOneInTheProfileWins()
    {
        Profile own = profile(u"A"_s);
        own.broker.clientId = u"plant-7"_s;
        QCOMPARE(clientId(own).value(), u"plant-7"_s);
        QVERIFY(files().isEmpty());
    }

    void manyStartsAtOnceGetOneId()
    {
        std::vector<std::future<Result<QString>>> answers;
        for (int i = 0; i < 8; ++i)
            answers.push_back(std::async(std::launch::async, [] { return clientId(profile(u"A"_s)); }));
        QSet<QString> ids;
        for (auto &answer : answers)
            ids.insert(answer.get().value());
        QCOMPARE(ids.size(), 1);
    }

    void aDamagedFileIsToldAndNotReplaced()
    {
        (void)clientId(profile(u"A"_s));
        QCOMPARE(files().size(), 1);
        QFile file(files().first());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto id = clientId(profile(u"A"_s));
        QVERIFY(!id);
        QVERIFY2(id.error().detail.contains(QDir::toNativeSeparators(file.fileName())),
                 qPrintable(id.error().detail));
        QCOMPARE(QFileInfo(file).size(), 0);
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        QFile file(m_home->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        qputenv("XDG_DATA_HOME", file.fileName().toLocal8Bit());
        const auto id = clientId(profile(u"A"_s));
        QVERIFY(!id);
        QVERIFY2(id.error().detail.contains(file.fileName()), qPrintable(id.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestClientId)
#include "tst_clientid.moc"
