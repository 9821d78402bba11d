// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilelock.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::settings;

class TestProfileLock : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;

private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit()); }

    void theSecondIsToldWhoHoldsIt()
    {
        Profile profile;
        profile.name = u"Plant"_s;
        const auto first = ProfileLock::take(profile, u"id"_s);
        QVERIFY(first);
        const auto second = ProfileLock::take(profile, u"id"_s);
        QVERIFY(!second);
        const QString sentence = second.error().detail;
        QVERIFY2(sentence.contains(u"Plant"_s), qPrintable(sentence));
        QVERIFY2(sentence.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(sentence));
        QVERIFY2(sentence.contains(QSysInfo::machineHostName()), qPrintable(sentence));
    }

    void isFreeAgainWhenGone()
    {
        Profile profile;
        {
            const auto first = ProfileLock::take(profile, u"id"_s);
            QVERIFY(first);
        }
        QVERIFY(ProfileLock::take(profile, u"id"_s));
    }

    void anotherIdOrBrokerIsAnotherLock()
    {
        Profile profile;
        const auto first = ProfileLock::take(profile, u"id"_s);
        QVERIFY(first);
        QVERIFY(ProfileLock::take(profile, u"other"_s));
        profile.broker.port = 1;
        QVERIFY(ProfileLock::take(profile, u"id"_s));
    }
};

QTEST_GUILESS_MAIN(TestProfileLock)
#include "tst_profilelock.moc"
