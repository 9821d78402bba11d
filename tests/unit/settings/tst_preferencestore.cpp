// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferencestore.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace insite::settings;
using namespace Qt::StringLiterals;

class TestPreferenceStore final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAFileAllIsAsOnTheFirstStart()
    {
        QVERIFY(PreferenceStore(m_folder.filePath(u"none.ini"_s)).load() == Preferences());
        QCOMPARE(Preferences().liveMemoryBytes, 512LL * 1024 * 1024);
        QCOMPARE(Preferences().historyBytes, 4LL * 1024 * 1024 * 1024);
    }

    void keepsWhatWasChosen()
    {
        Preferences chosen;
        chosen.liveMemoryBytes = 64LL * 1024 * 1024;
        chosen.historyBytes = 0;
        chosen.historyAge = std::chrono::days(90);
        chosen.areNotificationsOn = false;
        chosen.isMotionOn = false;
        chosen.language = Language::Norwegian;
        chosen.timeZone = u"Europe/Oslo"_s;
        const PreferenceStore store(m_folder.filePath(u"new folder/kept.ini"_s));
        QVERIFY(store.save(chosen));
        QVERIFY(store.load() == chosen);
        QVERIFY(store.save({}));
        QVERIFY(store.load() == Preferences());
    }

    void takesOverAnOldFile()
    {
        const QString path = copyOf(u"version1.ini"_s);
        Preferences expected;
        expected.liveMemoryBytes = 128LL * 1024 * 1024;
        expected.historyBytes = 2LL * 1024 * 1024 * 1024;
        expected.historyAge = std::chrono::days(400);
        expected.areNotificationsOn = false;
        expected.isMotionOn = false;
        // Version 1 knew no language: what stands there means something else.
        expected.language = Language::System;
        const PreferenceStore store(path);
        QVERIFY(store.load() == expected);
        expected.language = Language::English;
        QVERIFY(store.save(expected));
        QVERIFY(store.load() == expected);
        QCOMPARE(QSettings(path, QSettings::IniFormat).value(u"version"_s).toInt(),
                 PreferenceStore::kVersion);
    }

    void readsNothingOutOfWhatCannotBe()
    {
        Preferences expected;
        expected.timeZone = u"Middle/Earth"_s; // another computer may know it; shownZone() judges
        QVERIFY(PreferenceStore(copyOf(u"damaged.ini"_s)).load() == expected);
        QFile noise(m_folder.filePath(u"noise.ini"_s));
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write(QByteArray(3000, '\x07') + "\n[memory\n=\n=;");
        noise.close();
        QVERIFY(PreferenceStore(noise.fileName()).load() == Preferences());
    }

    void leavesANewerReleasesWordsAlone()
    {
        const QString path = copyOf(u"newer.ini"_s);
        const PreferenceStore store(path);
        Preferences preferences = store.load();
        QCOMPARE(preferences.liveMemoryBytes, 64LL * 1024 * 1024);
        QCOMPARE(preferences.language, Language::English);
        preferences.isMotionOn = false;
        QVERIFY(store.save(preferences));
        const QSettings file(path, QSettings::IniFormat);
        QCOMPARE(file.value(u"version"_s).toInt(), 9);
        QCOMPARE(file.value(u"look/holograms"_s).toString(), u"true"_s);
    }

    void saysWhereItCannotBeKept()
    {
        const auto saved = PreferenceStore(m_folder.path()).save({}); // A folder is no file.
        QVERIFY(!saved);
        QVERIFY(saved.error().detail.contains(m_folder.path()));
    }

private:
    QString copyOf(const QString &name)
    {
        const QString path = m_folder.filePath(name);
        QFile::copy(QStringLiteral(INSITE_TEST_DATA "/settings/") + name, path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPreferenceStore)
#include "tst_preferencestore.moc"
