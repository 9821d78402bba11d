// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/naturalorder.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace insite::tree;
using namespace Qt::StringLiterals;

class TestNaturalOrder : public QObject
{
    Q_OBJECT

private slots:
    void sortsAsAPersonLooks()
    {
        QStringList texts{u"Hall 10"_s, u"hall 9"_s, u"2"_s,    u"12"_s,
                          u"Hall 9"_s,  u""_s,       u"Hall"_s, u"012"_s};
        std::sort(texts.begin(), texts.end(),
                  [](const QString &a, const QString &b) { return compareNaturally(a, b) < 0; });
        QCOMPARE(texts, (QStringList{u""_s, u"2"_s, u"012"_s, u"12"_s, u"Hall"_s, u"Hall 9"_s, u"hall 9"_s,
                                     u"Hall 10"_s}));
    }

    void isATotalOrder()
    {
        QRandomGenerator random(7);
        QStringList texts;
        const QString letters = u"aA0019 -"_s;
        for (int i = 0; i < 60; ++i) {
            QString text;
            for (quint32 n = random.bounded(6U); n > 0; --n) {
                text += letters[random.bounded(letters.size())];
            }
            texts += text;
        }
        for (const QString &a : texts) {
            for (const QString &b : texts) {
                QCOMPARE(compareNaturally(a, b) == 0, a == b);
                QCOMPARE(compareNaturally(a, b) < 0, compareNaturally(b, a) > 0);
                for (const QString &c : texts) {
                    QVERIFY(!(compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0) ||
                            compareNaturally(a, c) < 0);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestNaturalOrder)
#include "tst_naturalorder.moc"
