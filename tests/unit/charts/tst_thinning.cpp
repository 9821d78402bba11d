// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/thinning.h"

#include "charts/curvecolumns.h"

#include <QPen>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>

using namespace insite;
using namespace insite::charts;
using namespace std::chrono_literals;
using readings::Point;

namespace {

constexpr double kBreak = std::numeric_limits<double>::quiet_NaN();

Point at(qint64 ms, double value)
{
    return {Instant(std::chrono::milliseconds(ms)), value};
}

QString print(const std::vector<Point> &points)
{
    QStringList words;
    for (const Point &point : points) {
        const QString value = std::isnan(point.value) ? QStringLiteral("-") : QString::number(point.value);
        words += QString::number(point.at.time_since_epoch().count()) + u':' + value;
    }
    return words.join(u' ');
}

struct Extremes
{
    double first, last, least, greatest;
    friend bool operator==(const Extremes &, const Extremes &) = default;
};

/// Rows of a column that anything of is painted on; nothing painted: first above last.
struct PaintedRows
{
    int first = 1'000'000;
    int last = -1;
};

PaintedRows paintedRows(const QImage &image, int column)
{
    PaintedRows rows;
    for (int row = 0; row < image.height(); ++row) {
        if (qAlpha(image.pixel(column, row)) > 0) {
            rows.first = std::min(rows.first, row);
            rows.last = row;
        }
    }
    return rows;
}

std::map<qint64, Extremes> extremesOf(const std::vector<Point> &line, qint64 column)
{
    std::map<qint64, Extremes> result;
    for (const Point &point : line) {
        if (std::isnan(point.value)) {
            continue;
        }
        const auto key = static_cast<qint64>(std::floor(
            static_cast<double>(point.at.time_since_epoch().count()) / static_cast<double>(column)));
        const auto [it, isNew] =
            result.try_emplace(key, Extremes{point.value, point.value, point.value, point.value});
        if (!isNew) {
            it->second.last = point.value;
            it->second.least = std::min(it->second.least, point.value);
            it->second.greatest = std::max(it->second.greatest, point.value);
        }
    }
    return result;
}

} // namespace

class TestThinning : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryExtremeOfEveryColumn()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 300; ++round) {
            std::vector<Point> line;
            qint64 time = -50000;
            for (int i = 0; i < 400; ++i) {
                time += 1 + random.bounded(120);
                line.push_back(at(time, random.bounded(20) == 0 ? kBreak : random.bounded(1000) / 10.0));
            }
            const qint64 column = 2 + random.bounded(900);
            const auto thinned = thin(line, std::chrono::milliseconds(column));
            QCOMPARE(extremesOf(thinned, column).size(), extremesOf(line, column).size());
            QVERIFY(extremesOf(thinned, column) == extremesOf(line, column));
            QVERIFY(thinned.size() <= extremesOf(line, column).size() * 5);
            for (size_t i = 1; i < thinned.size(); ++i) {
                QVERIFY(thinned[i - 1].at < thinned[i].at);
            }
        }
    }

    void thinnedAgainStaysTheSame()
    {
        std::vector<Point> line;
        for (int i = 0; i < 1000; ++i) {
            line.push_back(at(i * 7, std::sin(i)));
        }
        const auto once = thin(line, 100ms);
        QCOMPARE(print(thin(once, 100ms)), print(once));
    }

    void columnsStandStillWhileTheRangeMoves()
    {
        std::vector<Point> line;
        for (int i = 0; i < 1000; ++i) {
            line.push_back(at(i * 7, std::sin(i)));
        }
        const auto all = thin(line, 100ms);
        const auto later = thin(std::span(line).subspan(300), 100ms); // 2100 ms is the edge of a column
        const std::vector<Point> tail(all.end() - static_cast<ptrdiff_t>(later.size()), all.end());
        QCOMPARE(print(tail), print(later));
    }

    void breakBetweenColumnsStays()
    {
        const std::vector<Point> line{at(0, 1), at(50, kBreak), at(60, 2), at(99, kBreak), at(150, 3)};
        QCOMPARE(print(thin(line, 100ms)), QStringLiteral("0:1 60:2 99:- 150:3"));
    }

    void extentIncludesWhereTheLineCrossesTheEdge()
    {
        const std::vector<Point> line{at(0, 0), at(100, 10)};
        const auto extent = extentOf(line, at(40, 0).at, at(60, 0).at);
        QVERIFY(extent);
        QCOMPARE(extent->first, 4.0);
        QCOMPARE(extent->second, 6.0);
        QVERIFY(!extentOf(line, at(200, 0).at, at(300, 0).at));
    }

    void barsStandOnZero()
    {
        const std::vector<Level> bars{{at(0, 0).at, at(100, 0).at, 7, false},
                                      {at(100, 0).at, at(200, 0).at, 9, false}};
        const auto extent = extentOf(bars, at(20, 0).at, at(100, 0).at);
        QVERIFY(extent);
        QCOMPARE(extent->first, 0.0);
        QCOMPARE(extent->second, 7.0);
        QVERIFY(!extentOf(bars, at(200, 0).at, at(300, 0).at));
    }

    void columnsReachFromTheLeastToTheGreatest_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<bool>("isDashed");
        QTest::newRow("many in each column") << 20'000 << false;
        QTest::newRow("fewer than columns") << 120 << false;
        QTest::newRow("dashed: faint between the dashes, never absent") << 20'000 << true;
    }
    void columnsReachFromTheLeastToTheGreatest()
    {
        QFETCH(const int, points);
        QFETCH(const bool, isDashed);
        constexpr int kWidth = 300;
        constexpr int kHeight = 200;
        QRandomGenerator random(7);
        std::vector<QPointF> line;
        for (int i = 0; i <= points; ++i)
            line.emplace_back(double(i) * kWidth / points, 10 + random.bounded(kHeight - 20.0));
        QPen pen(Qt::red, 2);
        if (isDashed)
            pen.setDashPattern({5, 3});
        CurveColumns columns({kWidth, kHeight});
        columns.draw(line, pen);
        for (int column = 0; column < kWidth; ++column) {
            // Where the line enters and leaves the column counts as well as its points.
            double least = kHeight;
            double greatest = 0;
            const auto include = [&](double y) {
                least = std::min(least, y);
                greatest = std::max(greatest, y);
            };
            for (size_t i = 0; i < line.size(); ++i) {
                if (line[i].x() >= column && line[i].x() <= column + 1)
                    include(line[i].y());
                for (const int edge : {column, column + 1}) {
                    if (i > 0 && line[i - 1].x() < edge && line[i].x() > edge) {
                        const double share = (edge - line[i - 1].x()) / (line[i].x() - line[i - 1].x());
                        include(line[i - 1].y() + share * (line[i].y() - line[i - 1].y()));
                    }
                }
            }
            const PaintedRows rows = paintedRows(columns.image(), column);
            const QByteArray where = QByteArray::number(column);
            QVERIFY2(rows.first <= int(least) && rows.last >= int(greatest) - 1, where.constData());
            QVERIFY2(rows.first >= int(least) - 3 && rows.last <= int(greatest) + 3, where.constData());
        }
    }

    void columnsOfAGapStayEmpty()
    {
        CurveColumns columns({100, 50});
        columns.draw(std::vector<QPointF>{{0, 10},
                                          {20.5, 10},
                                          {40, kBreak},
                                          {60.5, 30},
                                          {80, 30},
                                          {85, kBreak},
                                          {90.5, 20},
                                          {95, kBreak}},
                     QPen(Qt::red, 2));
        QCOMPARE(paintedRows(columns.image(), 20).last, 10);
        for (int column = 21; column < 60; ++column)
            QCOMPARE(paintedRows(columns.image(), column).last, -1);
        QCOMPARE(paintedRows(columns.image(), 60).last, 30);
        QCOMPARE(paintedRows(columns.image(), 81).last, -1);
        QCOMPARE(paintedRows(columns.image(), 90).last, 20); // one alone is seen, too
        QCOMPARE(paintedRows(columns.image(), 91).last, -1);
    }
};

QTEST_GUILESS_MAIN(TestThinning)
#include "tst_thinning.moc"
