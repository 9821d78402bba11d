// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/shownzone.h"

#include <QTest>

using namespace insite::settings;
using namespace Qt::StringLiterals;

class TestShownZone final : public QObject
{
    Q_OBJECT

private slots:
    void init() { qputenv("TZ", "Asia/Tokyo"); } // as if the computer stood there

    void theChosenZoneWhateverTheComputers()
    {
        Preferences preferences;
        preferences.timeZone = u"Europe/Oslo"_s;
        QCOMPARE(shownZone(preferences), QTimeZone("Europe/Oslo"));
        qputenv("TZ", "America/St_Johns");
        QCOMPARE(shownZone(preferences), QTimeZone("Europe/Oslo"));
        QCOMPARE(zoneProblem(preferences), QString());
    }

    void theComputersWhereNoneIsChosen()
    {
        QCOMPARE(shownZone({}), QTimeZone("Asia/Tokyo"));
        qputenv("TZ", "America/St_Johns");
        QCOMPARE(shownZone({}), QTimeZone("America/St_Johns"));
        QCOMPARE(zoneProblem({}), QString());
    }

    void aZoneThatIsNotKnownHereIsToldOf()
    {
        Preferences preferences;
        preferences.timeZone = u"Middle/Earth"_s;
        QCOMPARE(shownZone(preferences), QTimeZone("Asia/Tokyo"));
        const QString problem = zoneProblem(preferences);
        QVERIFY2(problem.contains(u"“Middle/Earth”"_s) && problem.contains(u"Asia/Tokyo"_s),
                 qPrintable(problem));
    }
};

QTEST_GUILESS_MAIN(TestShownZone)
#include "tst_shownzone.moc"
