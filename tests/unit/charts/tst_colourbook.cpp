// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/colourbook.h"
#include "theme/colours.h"

#include <QJsonArray>
#include <QTest>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;

namespace {

RegisterKey key(int number)
{
    return {CustomerId(u"4711"_s), SubscriptionId(u"1"_s), MeterId(QString::number(number)),
            RegisterId(u"2"_s)};
}

} // namespace

class TestColourBook : public QObject
{
    Q_OBJECT

private slots:
    void staysForEver()
    {
        ColourBook book;
        const int first = book.looksOf({key(1)}).first().colour;
        // Whoever stands beside it, and after a restart.
        for (int i = 2; i < 40; ++i)
            QCOMPARE(book.looksOf({key(i), key(1)}).last().colour, first);
        ColourBook again = ColourBook::fromJson(book.toJson());
        QCOMPARE(again.looksOf({key(1)}).first().colour, first);
    }

    void aloneItIsTheSameOnEveryComputer()
    {
        QStringList colours;
        for (int i = 0; i < 8; ++i)
            colours += QString::number(ColourBook().looksOf({key(i)}).first().colour);
        QCOMPARE(colours.join(u' '), u"3 5 3 0 7 3 2 5"_s);
    }

    void eightOnTheScreenAreEightColours()
    {
        // Whatever came before, and in whatever order they are charted.
        for (int from = 0; from < 30; ++from) {
            ColourBook book;
            QList<RegisterKey> onScreen;
            QSet<int> colours;
            for (int i = 0; i < theme::kSeriesColours; ++i) {
                onScreen.prepend(key(from + i));
                (void)book.looksOf(onScreen);
            }
            for (const CurveLook &look : book.looksOf(onScreen)) {
                colours.insert(look.colour);
                QCOMPARE(look.dash, 0);
            }
            QCOMPARE(colours.size(), theme::kSeriesColours);
        }
    }

    void newcomerLeavesTheColoursOfTheOthers()
    {
        // 0 and 2 would both begin with colour 3: the one that has it keeps it, also where it stands later.
        ColourBook book;
        QCOMPARE(book.looksOf({key(2)}).first().colour, 3);
        const auto looks = book.looksOf({key(0), key(2)});
        QCOMPARE(looks[1].colour, 3);
        QVERIFY(looks[0].colour != 3);
        QCOMPARE(book.looksOf({key(0)}).first(), looks[0]); // kept from then on
    }

    void moreThanEightAreDashed()
    {
        ColourBook book;
        QList<RegisterKey> onScreen;
        for (int i = 0; i < 2 * theme::kSeriesColours; ++i)
            onScreen.append(key(i));
        const auto looks = book.looksOf(onScreen);
        for (qsizetype i = 0; i < looks.size(); ++i) {
            for (qsizetype other = 0; other < i; ++other)
                QVERIFY(!(looks[i] == looks[other]));
        }
        QCOMPARE(book.toJson().value(u"registers"_s).toArray().size(), theme::kSeriesColours);
    }

    void borrowedColourIsNotKept()
    {
        ColourBook book;
        QList<RegisterKey> onScreen;
        for (int i = 0; i <= theme::kSeriesColours; ++i)
            onScreen.append(key(i));
        (void)book.looksOf(onScreen);
        onScreen.removeFirst(); // now there is one free
        QSet<int> colours;
        for (const CurveLook &look : book.looksOf(onScreen))
            colours.insert(look.colour);
        QCOMPARE(colours.size(), theme::kSeriesColours);
    }

    void damagedEntriesAreLeftOut()
    {
        QJsonObject json = ColourBook().toJson();
        json.insert(u"registers"_s,
                    QJsonArray{1, QJsonArray{u"a"_s}, QJsonArray{u"a"_s, u"b"_s, u"c"_s, u"d"_s, 99}});
        QVERIFY(ColourBook::fromJson(json).toJson() == ColourBook().toJson());
    }
};

QTEST_GUILESS_MAIN(TestColourBook)
#include "tst_colourbook.moc"
