// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/registerfacts.h"

#include "metadata/catalogue.h"
#include "readingfeed.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimeZone>

using namespace insite;
using namespace insite::details;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRegisterFacts final : public QObject
{
    Q_OBJECT

private slots:
    void everyTimeIsSaidByTheClockThatIsAskedFor()
    {
        test::StillClock clock;
        test::ReadingFeed feed(clock);
        tree::MeterTreeModel model(clock);
        QThreadPool files;
        const QTemporaryDir folder;
        const metadata::Catalogue catalogue(folder.path(), files);
        model.setCatalogue(catalogue);
        feed.read(u"A"_s, u"s"_s, u"m"_s, u"12"_s, 1);
        model.apply(feed.take());
        const readings::RegisterSnapshot *snapshot = model.snapshot(0);
        QVERIFY(snapshot);
        PastAnswer answer;
        answer.past.emplace();
        answer.past->gaps.push_back({clock.now() - 2h, clock.now() - 1h, 60});
        answer.past->replaced.emplace();
        answer.past->replaced->measuredAt = clock.now() - 3h;
        answer.past->revisions = 1;
        readings::RawMessage message;
        message.topic = u"meters/outbound/A/s/m"_s;
        message.receivedAt = clock.now();
        for (const char *id : {"Asia/Kathmandu", "America/St_Johns"}) {
            const QTimeZone zone(id);
            const auto told = [&zone](Instant at) {
                return theme::formatLocalTime(at, zone, QLocale());
            };
            QString all;
            for (const FactSection &section :
                 factsOf(model, *snapshot, answer, zone) + QList{messageSection(message, zone)}) {
                for (const Fact &fact : section.facts)
                    all += fact.label + u'\t' + fact.value + u'\t' + fact.note + u'\n';
            }
            QCOMPARE(all.count(told(clock.now())), 4); // measured, arrived, last heard, its message
            for (const auto before : {1min, 60min, 120min, 180min})
                QVERIFY2(all.contains(told(clock.now() - before)), qPrintable(all));
            // The day's name for the zone stands behind each, and no other zone's.
            QCOMPARE(all.count(u' ' + zone.abbreviation(QDateTime::fromMSecsSinceEpoch(
                                          clock.now().time_since_epoch().count(), zone))),
                     8);
        }
    }
};

QTEST_MAIN(TestRegisterFacts)
#include "tst_registerfacts.moc"
