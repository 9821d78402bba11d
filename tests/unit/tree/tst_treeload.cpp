// SPDX-License-Identifier: GPL-3.0-or-later
#include "readingfeed.h"
#include "readings/ingest.h"
#include "readings/memorystore.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::test;
using namespace insite::tree;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kRegisters = 50'000;
constexpr int kBeneathMeter = 10;
constexpr int kBeneathCustomer = 10'000;
constexpr int kReadingsASecond = 5'000;
constexpr int kFramesASecond = 30;

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

/// The tree at the size and pace that it must bear: messages through the ingest, changes by frames, a view on
/// screen with every branch open.
class TestTreeLoad : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bearsFiveThousandReadingsASecond();
    void findsAndFilters();
    void cleanupTestCase();

private:
    void send(int number);
    void frame();
    [[nodiscard]] MeterTreeView &view() const { return *m_panel->view(); }
    [[nodiscard]] QStringList rowsInSight() const;

    StillClock m_clock;
    readings::MemoryStore m_store;
    readings::LiveReadings m_live;
    readings::Ingest m_ingest{m_store, &m_live};
    std::unique_ptr<MeterTreeModel> m_model;
    std::unique_ptr<MeterPanel> m_panel;
    qint64 m_sent = 0;
    int m_next = 0;
};

void TestTreeLoad::send(int number)
{
    const QString topic = u"meters/outbound/customer %1/s/meter %2"_s.arg(number / kBeneathCustomer)
                              .arg(number / kBeneathMeter);
    const Instant end = m_clock.now();
    const QString payload =
        u"{\"smarteo_payload_schema_version\": 2, \"measurement_start_timestamp_utc\": \"%1\", "
        "\"measurement_end_timestamp_utc\": \"%2\", \"register_id\": %3, \"value\": %4}"_s
            .arg(toIsoUtc(end - 10s), toIsoUtc(end))
            .arg(number % kBeneathMeter)
            .arg(++m_sent);
    m_ingest.take(topic, payload.toUtf8(), end);
}

void TestTreeLoad::frame()
{
    QVERIFY(m_ingest.commit());
    m_model->apply(m_live.takeChanges());
    QCoreApplication::processEvents();
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

void TestTreeLoad::initTestCase()
{
    m_model = std::make_unique<MeterTreeModel>(m_clock);
    m_model->setLive(&m_live);
    m_panel = std::make_unique<MeterPanel>(*m_model);
    m_panel->resize(540, 800);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    for (int number = 0; number < kRegisters; ++number)
        send(number);
    QVERIFY(m_ingest.commit());
    m_model->apply(m_live.takeChanges());
    QCOMPARE(m_model->registerCount(), kRegisters);
    QVERIFY2(inserted.count() <= 5, qPrintable(QString::number(inserted.count())));
    view().expandAll();
}

void TestTreeLoad::bearsFiveThousandReadingsASecond()
{
    view().reveal(kRegisters / 2);
    view().scrollTo(view().currentIndex(), QAbstractItemView::PositionAtCenter);
    const QStringList rows = rowsInSight();
    QVERIFY(rows.size() > 20);
    const int scrolled = view().verticalScrollBar()->value();
    const auto selected = view().selectedRegisters();
    QCOMPARE(selected, QList<readings::RegisterIndex>{kRegisters / 2});
    QList<QSignalSpy *> moves;
    for (const auto *model : {static_cast<QAbstractItemModel *>(m_model.get()), view().model()}) {
        moves += new QSignalSpy(model, &QAbstractItemModel::modelReset);
        moves += new QSignalSpy(model, &QAbstractItemModel::layoutChanged);
        moves += new QSignalSpy(model, &QAbstractItemModel::rowsRemoved);
        moves += new QSignalSpy(model, &QAbstractItemModel::rowsInserted);
        moves += new QSignalSpy(model, &QAbstractItemModel::rowsMoved);
    }
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    constexpr int kFrames = 60;
    constexpr int kEachFrame = kReadingsASecond / kFramesASecond;
    for (int i = 0; i < kFrames; ++i) {
        m_clock.advance(std::chrono::milliseconds(1000 / kFramesASecond));
        for (int k = 0; k < kEachFrame; ++k) {
            m_next = (m_next + 12'347) % kRegisters; // all over the tree
            send(m_next);
        }
        changed.clear();
        frame();
        // Once a second the view asks for the ages of what it shows.
        QVERIFY2(changed.count() <= kEachFrame + rows.size(), qPrintable(QString::number(changed.count())));
        if (i % kFramesASecond == 0)
            m_model->refreshAges({m_model->indexOf(kRegisters / 2)});
    }
    for (const QSignalSpy *spy : moves)
        QCOMPARE(spy->count(), 0);
    qDeleteAll(moves);
    QCOMPARE(view().verticalScrollBar()->value(), scrolled);
    QCOMPARE(rowsInSight(), rows);
    QCOMPARE(view().selectedRegisters(), selected);
    // What is in sight is painted anew when it changes, wherever it was scrolled to.
    view().verticalScrollBar()->setValue(scrolled - 3 * view().visualRect(view().currentIndex()).height());
    QCoreApplication::processEvents();
    PaintLog log(*view().viewport());
    send(kRegisters / 2);
    frame();
    QTRY_VERIFY_WITH_TIMEOUT(log.painted().intersects(view().visualRect(view().currentIndex())), 30000);
    QCOMPARE(view().currentIndex().siblingAtColumn(MeterTreeModel::ValueColumn).data(MeterTreeModel::RawRole),
             QVariant(double(m_sent)));
}

void TestTreeLoad::findsAndFilters()
{
    view().setFilter({.words = {u"4321"_s}});
    QCOMPARE(view().model()->rowCount(), 1);
    QCOMPARE(view().model()->rowCount(view().model()->index(0, 0)), 1);
    const int before = m_model->count(theme::Quality::Fresh);
    QCOMPARE(before, kRegisters);
    view().setFilter({});
    QCOMPARE(view().model()->rowCount(), 5);
    QCOMPARE(view().selectedRegisters(), QList<readings::RegisterIndex>{kRegisters / 2});
}

void TestTreeLoad::cleanupTestCase()
{
    m_panel.reset();
    m_model.reset();
}

QTEST_MAIN(TestTreeLoad)
#include "tst_treeload.moc"
