// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colours.h"
#include "theme/quality.h"

#include <QMetaEnum>
#include <QPalette>
#include <QTest>

using namespace insite::theme;

namespace {

constexpr double kText = 4.5;
constexpr double kLine = 3.0;
const QList<Role> kGrounds{Role::Window, Role::Panel, Role::Raised};

QByteArray describe(Role role, const QColor &ground, double found)
{
    return "role " + QByteArray::number(static_cast<int>(role)) + " on " + ground.name().toLatin1() + ": " +
           QByteArray::number(found, 'f', 2);
}

} // namespace

class TestColours : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(qAbs(contrast(Qt::white, QColor(0x76, 0x76, 0x76)) - 4.54) < 0.01);
    }

    void everyPairCanBeSeen_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
    }

    void everyPairCanBeSeen()
    {
        QFETCH(Scheme, scheme);
        const auto check = [scheme](Role role, const QColor &ground, double least) {
            const double found = contrast(colour(role, scheme), ground);
            QVERIFY2(found >= least, describe(role, ground, found).constData());
        };
        for (const Role ground : kGrounds) {
            for (const Role role : {Role::Text, Role::QuietText, Role::Accent}) {
                check(role, colour(ground, scheme), kText);
            }
            for (const Role role : {Role::Outline, Role::Good, Role::Late, Role::Stale, Role::Silent,
                                    Role::Never, Role::Error}) {
                check(role, colour(ground, scheme), kLine);
            }
        }
        for (const Role ground : {Role::Selection, Role::Hover, Role::Tint}) {
            check(Role::Text, colour(ground, scheme), kText);
            check(Role::QuietText, colour(ground, scheme), kText);
        }
        check(Role::OnAccent, colour(Role::Accent, scheme), kText);
        for (int i = 0; i < kSeriesColours; ++i) {
            const double found = contrast(seriesColour(i, scheme), colour(Role::Panel, scheme));
            QVERIFY2(found >= kLine, qPrintable(QStringLiteral("series %1: %2").arg(i).arg(found)));
        }
    }

    void structureStaysQuiet()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            QVERIFY(contrast(colour(Role::GridLine, scheme), colour(Role::Panel, scheme)) < 1.35);
            QVERIFY(contrast(colour(Role::Separator, scheme), colour(Role::Panel, scheme)) < 1.6);
        }
    }

    void paletteTellsItsScheme()
    {
        QCOMPARE(schemeOf(paletteFor(Scheme::Light)), Scheme::Light);
        QCOMPARE(schemeOf(paletteFor(Scheme::Dark)), Scheme::Dark);
        QCOMPARE(colour(Role::Text, paletteFor(Scheme::Dark)), colour(Role::Text, Scheme::Dark));
    }

    void everyQualityHasItsOwnWord()
    {
        QSet<QString> words;
        for (int i = 0; i < kQualities; ++i) {
            words.insert(qualityWord(static_cast<Quality>(i)));
        }
        QCOMPARE(words.size(), kQualities);
    }
};

QTEST_GUILESS_MAIN(TestColours)
#include "tst_colours.moc"
