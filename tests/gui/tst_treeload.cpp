// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "support/simulatorprocess.h"
#include "support/why.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/mainwindow.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace insite;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::kPatienceMilliseconds;
using tree::MeterTreeModel;
using tree::MeterTreeView;

namespace {

constexpr int kRegisters = 50'000;
constexpr int kReadingsASecond = 5'000;
constexpr int kReadings = 3 * kReadingsASecond;
constexpr readings::RegisterIndex kChosen = 5'000; ///< One of those that the first kReadings are of.

/// Where a widget was painted since.
class PaintLog final : public QObject
{
public:
    explicit PaintLog(QWidget &widget) { widget.installEventFilter(this); }
    [[nodiscard]] const QRegion &painted() const { return m_painted; }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_painted += static_cast<QPaintEvent *>(event)->region();
        return QObject::eventFilter(watched, event);
    }

private:
    QRegion m_painted;
};

} // namespace

/// The window at the size and pace that it must bear, as it ships: 50,000 registers from the simulated
/// platform, through broker, ingest and store, every branch of the tree open.
class TestTreeLoad : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bearsFiveThousandReadingsASecond();
    void findsWhileReadingsCome();
    void cleanupTestCase();

private:
    void ask(const QString &line);
    [[nodiscard]] MeterTreeView &view() const { return *m_monitor->tree(); }
    [[nodiscard]] MeterTreeModel &model() const { return *m_monitor->model(); }
    [[nodiscard]] QStringList rowsInSight() const;
    [[nodiscard]] qint64 stored() const;

    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

void TestTreeLoad::ask(const QString &line)
{
    const auto answered = m_simulator->ask(line);
    QVERIFY2(answered, qPrintable(test::why(answered)));
}

QStringList TestTreeLoad::rowsInSight() const
{
    QStringList rows;
    for (QModelIndex index = view().indexAt({0, 0});
         index.isValid() && view().visualRect(index).top() < view().viewport()->height();
         index = view().indexBelow(index))
        rows.append(index.parent().data().toString() + u'/' + index.data().toString());
    return rows;
}

/// All readings that the tree has been told of.
qint64 TestTreeLoad::stored() const
{
    qint64 readings = 0;
    for (int row = 0; row < model().rowCount(); ++row)
        readings +=
            model().index(row, MeterTreeModel::CountColumn).data(MeterTreeModel::RawRole).toLongLong();
    return readings;
}

void TestTreeLoad::initTestCase()
{
    test::useTemporaryHome();
    m_simulator = std::make_unique<test::SimulatorProcess>(
        QStringList{u"--registers"_s, QString::number(kRegisters), u"--rate"_s, u"0"_s});
    const auto started = m_simulator->start();
    QVERIFY2(started, qPrintable(test::why(started)));
    m_monitor = std::make_unique<test::MonitorFixture>();
    m_monitor->useConsumer(*m_simulator);
    m_monitor->start();
    const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
    QTRY_VERIFY_WITH_TIMEOUT(phase->text().startsWith(u"Connected"_s), kPatienceMilliseconds);
    QSignalSpy resets(&model(), &QAbstractItemModel::modelReset);
    ask(u"burst %1"_s.arg(kRegisters));
    QTRY_COMPARE_WITH_TIMEOUT(model().registerCount(), kRegisters, kPatienceMilliseconds);
    QCOMPARE(resets.count(), 0);
    view().expandAll();
}

void TestTreeLoad::bearsFiveThousandReadingsASecond()
{
    view().reveal(kChosen);
    view().scrollTo(view().currentIndex(), QAbstractItemView::PositionAtCenter);
    const QStringList rows = rowsInSight();
    QVERIFY(rows.size() > 15);
    const int scrolled = view().verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    const QList<readings::RegisterIndex> chosen{kChosen};
    QCOMPARE(view().selectedRegisters(), chosen);
    QList<QSignalSpy *> moves;
    for (const QAbstractItemModel *each :
         std::array<const QAbstractItemModel *, 2>{&model(), view().model()}) {
        moves += new QSignalSpy(each, &QAbstractItemModel::modelReset);
        moves += new QSignalSpy(each, &QAbstractItemModel::layoutChanged);
        moves += new QSignalSpy(each, &QAbstractItemModel::rowsRemoved);
        moves += new QSignalSpy(each, &QAbstractItemModel::rowsInserted);
        moves += new QSignalSpy(each, &QAbstractItemModel::rowsMoved);
    }
    const QSignalSpy changed(&model(), &QAbstractItemModel::dataChanged);
    const PaintLog log(*view().viewport());
    const qint64 before = stored();
    const qint64 count = model().snapshot(kChosen)->count;
    QElapsedTimer passed;
    passed.start();
    ask(u"rate %1"_s.arg(kReadingsASecond));
    QTRY_VERIFY_WITH_TIMEOUT(stored() >= before + kReadings, kPatienceMilliseconds);
    // At most one for each reading, and once a second the ages of the rows in sight.
    const qint64 most = stored() - before + rows.size() * (passed.elapsed() / 1000 + 2);
    QVERIFY2(changed.count() <= most, qPrintable(u"%1 of %2"_s.arg(changed.count()).arg(most)));
    for (const QSignalSpy *spy : moves)
        QCOMPARE(spy->count(), 0);
    qDeleteAll(moves);
    QCOMPARE(view().verticalScrollBar()->value(), scrolled);
    QCOMPARE(rowsInSight(), rows);
    QCOMPARE(view().selectedRegisters(), chosen);
    // What is in sight was told of, and painted anew.
    QVERIFY(model().snapshot(kChosen)->count > count);
    QTRY_VERIFY_WITH_TIMEOUT(log.painted().intersects(view().visualRect(view().currentIndex())),
                             kPatienceMilliseconds);
}

void TestTreeLoad::findsWhileReadingsCome()
{
    const QString meter = model().snapshot(kRegisters / 2)->key.meter.text();
    auto *search = m_monitor->find<QLineEdit>(u"meterFilter"_s);
    search->setFocus();
    QTest::keyClicks(search, meter);
    QTRY_COMPARE_WITH_TIMEOUT(view().model()->rowCount(), 1, kPatienceMilliseconds);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(view().selectedRegisters().size(), 1, kPatienceMilliseconds);
    const auto found = view().selectedRegisters();
    QCOMPARE(model().snapshot(found.first())->key.meter.text(), meter);
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(view().model()->rowCount(), model().rowCount(), kPatienceMilliseconds);
    QCOMPARE(view().selectedRegisters(), found);
    ask(u"rate 0"_s);
}

void TestTreeLoad::cleanupTestCase()
{
    m_monitor.reset();
    m_simulator.reset();
}

QTEST_MAIN(TestTreeLoad)
#include "tst_treeload.moc"
