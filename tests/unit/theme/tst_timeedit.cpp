// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/timeedit.h"

#include <QTest>

using namespace insite;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using theme::TimeEdit;

class TestTimeEdit final : public QObject
{
    Q_OBJECT

private slots:
    void showsAndTakesTheZonesClockWhateverTheComputers()
    {
        qputenv("TZ", "Asia/Tokyo");
        const Instant noon(1'672'574'400s); // 1 January 2023, 12:00 UTC
        TimeEdit edit(noon, QTimeZone("Europe/Oslo"), TimeEdit::Twice::Earlier);
        QCOMPARE(edit.text(), u"2023-01-01 13:00:00"_s);
        QCOMPARE(edit.moment(), noon);
        edit.setSelectedSection(QDateTimeEdit::HourSection);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.text(), u"2023-01-01 14:00:00"_s);
        QCOMPARE(edit.moment(), noon + 1h);
    }

    void theMomentStaysWhenTheZoneChanges()
    {
        const Instant noon(1'672'574'400s);
        TimeEdit edit(noon, QTimeZone("Europe/Oslo"), TimeEdit::Twice::Later);
        edit.setZone(QTimeZone("Asia/Kathmandu"));
        QCOMPARE(edit.text(), u"2023-01-01 17:45:00"_s);
        QCOMPARE(edit.moment(), noon);
    }

    void anHourThatComesTwiceIsTheOneThatIsMeant()
    {
        // 25 October 2026 in Oslo: 02:30 at 00:30 and at 01:30 UTC.
        const Instant first(1'792'888'200s);
        const QTimeZone oslo("Europe/Oslo");
        TimeEdit from(first + 1h, oslo, TimeEdit::Twice::Earlier);
        TimeEdit to(first, oslo, TimeEdit::Twice::Later);
        QCOMPARE(from.text(), u"2026-10-25 02:30:00"_s);
        QCOMPARE(from.moment(), first);
        QCOMPARE(to.moment(), first + 1h);
        to.setZone(QTimeZone::utc());
        QCOMPARE(to.text(), u"2026-10-25 01:30:00"_s);
    }
};

QTEST_MAIN(TestTimeEdit)
#include "tst_timeedit.moc"
