// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesnames.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QTest>

using namespace insite;
using namespace insite::charts;
using namespace Qt::StringLiterals;

class TestSeriesNames : public QObject
{
    Q_OBJECT

private slots:
    void nameOfItsOwnNeedsNothing()
    {
        QCOMPARE(told({series(u"m1"_s, u"Main"_s), series(u"m2"_s, u"Cooling"_s),
                       series(u"m1"_s, u"Main"_s, u"3"_s)}),
                 (QStringList{u"Main \u00b7 Energy 2"_s, u"Cooling \u00b7 Energy 2"_s,
                              u"Main \u00b7 Energy 3"_s}));
    }

    void installationComesFirst()
    {
        auto one = series(u"m1"_s, u"Fans"_s);
        one.origin = {u"School"_s, {{u"floor"_s, u"1"_s}}, u"City"_s};
        auto other = series(u"m2"_s, u"Fans"_s, u"3"_s); // another register does not make it the same meter
        other.origin = {u"Library"_s, {{u"floor"_s, u"2"_s}}, u"City"_s};
        QCOMPARE(told({one, other}),
                 (QStringList{u"Fans, School \u00b7 Energy 2"_s, u"Fans, Library \u00b7 Energy 3"_s}));
    }

    void whatIsTheSameIsNotSaid()
    {
        auto one = series(u"m1"_s, u"Fans"_s);
        one.origin = {u"School"_s, {{u"area"_s, u"East"_s}, {u"floor"_s, u"1"_s}}, {}};
        auto other = series(u"m2"_s, u"Fans"_s);
        other.origin = {u"School"_s, {{u"area"_s, u"East"_s}, {u"floor"_s, u"2"_s}}, {}};
        auto third = series(u"m3"_s, u"Fans"_s);
        third.origin.installation = u"Library"_s;
        QCOMPARE(told({one, other, third}), (QStringList{u"Fans, School, floor: 1 \u00b7 Energy 2"_s,
                                                         u"Fans, School, floor: 2 \u00b7 Energy 2"_s,
                                                         u"Fans, Library \u00b7 Energy 2"_s}));
    }

    void customerThenIdsAreTheLast()
    {
        auto one = series(u"m1"_s, u"Fans"_s);
        auto other = series(u"m1"_s, u"Fans"_s);
        other.key.customer = CustomerId(u"B"_s);
        other.origin.customer = u"Harbour"_s;
        QCOMPARE(told({one, other}),
                 (QStringList{u"Fans, A \u00b7 Energy 2"_s, u"Fans, Harbour \u00b7 Energy 2"_s}));
        const auto long1 = series(u"65ecae6d-5cb3-4e54-a5b8-7b75c158c525"_s, u"Fans"_s);
        const auto long2 = series(u"c863d30b-7c02-4851-aeeb-c75319ed4340"_s, u"Fans"_s);
        QCOMPARE(told({long1, long2}), (QStringList{u"Fans, 65ecae6d\u2026 \u00b7 Energy 2"_s,
                                                    u"Fans, c863d30b\u2026 \u00b7 Energy 2"_s}));
        other = one;
        other.key.subscription = SubscriptionId(u"t"_s);
        QCOMPARE(told({one, other}),
                 (QStringList{u"Fans, s \u00b7 Energy 2"_s, u"Fans, t \u00b7 Energy 2"_s}));
    }

    void registersOfOneNameAreToldByTheirIds()
    {
        auto one = series(u"m1"_s, u"Main"_s, u"2"_s);
        auto other = series(u"m1"_s, u"Main"_s, u"12"_s);
        one.name.registerName = other.name.registerName = u"Energy"_s;
        QCOMPARE(told({one, other}),
                 (QStringList{u"Main \u00b7 Energy, register 2"_s, u"Main \u00b7 Energy, register 12"_s}));
    }

    /// Long names that differ in the middle, at any width that leaves a piece of each.
    void cutNamesStayDifferent()
    {
        QList<SeriesName> names;
        for (const auto &place : {u"north wing, floor 1"_s, u"north wing, floor 3"_s, u"school"_s})
            for (const auto &what : {u"Accumulated consumption"_s, u"Accumulated production"_s})
                names.append({u"Ventilation of the main building, "_s + place, what});
        names.append({u"Cooling"_s, u"Accumulated consumption"_s});
        const QFontMetrics metrics{QFont()};
        for (int room = 700; room >= 230; room -= 10) {
            const QStringList cut = elidedApart(names, metrics, room);
            QCOMPARE(cut.size(), names.size());
            QVERIFY2(QSet<QString>(cut.cbegin(), cut.cend()).size() == cut.size(),
                     qPrintable(u"%1: %2"_s.arg(room).arg(cut.join(u'\n'))));
            for (const QString &name : cut)
                QVERIFY2(metrics.horizontalAdvance(name) <= room + 2, qPrintable(name));
        }
    }

private:
    static NamedSeries series(const QString &meter, const QString &name, const QString &registerId = u"2"_s)
    {
        return {{name, u"Energy "_s + registerId},
                {CustomerId(u"A"_s), SubscriptionId(u"s"_s), MeterId(meter), RegisterId(registerId)},
                {}};
    }
    static QStringList told(const QList<NamedSeries> &all)
    {
        const QList<SeriesName> added = distinctions(all);
        QStringList names;
        for (qsizetype i = 0; i < all.size(); ++i)
            names.append(SeriesName{all[i].name.meter + added[i].meter,
                                    all[i].name.registerName + added[i].registerName}
                             .whole());
        return names;
    }
};

QTEST_MAIN(TestSeriesNames)
#include "tst_seriesnames.moc"
