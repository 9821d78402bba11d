// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instant.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestInstant : public QObject
{
    Q_OBJECT

private slots:
    void printsUtcWithThreeDecimals_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << 0LL << u"1970-01-01T00:00:00.000Z"_s;
        QTest::newRow("of the specification") << 1672576496789LL << u"2023-01-01T12:34:56.789Z"_s;
        QTest::newRow("leap day") << 1709164800001LL << u"2024-02-29T00:00:00.001Z"_s;
        QTest::newRow("before the epoch") << -1LL << u"1969-12-31T23:59:59.999Z"_s;
    }

    void printsUtcWithThreeDecimals()
    {
        QFETCH(qint64, ms);
        QTEST(insite::toIsoUtc(insite::Instant(std::chrono::milliseconds(ms))), "text");
    }
};

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
