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
        const int first = book.colourOf(key(1), {});
        QCOMPARE(book.colourOf(key(1), {first}), first);
        ColourBook again = ColourBook::fromJson(book.toJson());
        QCOMPARE(again.colourOf(key(1), {first}), first);
    }

    void orderDecidesNothing()
    {
        ColourBook one;
        ColourBook other;
        for (int i = 0; i < 20; ++i) {
            (void)one.colourOf(key(i), {});
            (void)other.colourOf(key(19 - i), {});
        }
        QVERIFY(one.toJson() == other.toJson());
    }

    void isTheSameOnEveryComputer()
    {
        ColourBook book;
        QStringList colours;
        for (int i = 0; i < 8; ++i) {
            colours += QString::number(book.colourOf(key(i), {}));
        }
        QCOMPARE(colours.join(u' '), u"3 5 3 0 7 3 2 5"_s);
    }

    void neighboursDiffer()
    {
        ColourBook book;
        QSet<int> taken;
        for (int i = 0; i < theme::kSeriesColours; ++i) {
            const int colour = book.colourOf(key(i), taken);
            QVERIFY(!taken.contains(colour));
            taken.insert(colour);
        }
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
