// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchdelegate.h"
#include "publisher/benchmodel.h"
#include "publisher/reportfile.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace insite;
using namespace insite::publisher;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

device::RowProgress progressOf(size_t row, qint64 sent, qint64 matched)
{
    device::RowProgress progress;
    progress.row = row;
    progress.report.sends = {.sent = sent, .acknowledged = sent};
    progress.report.trip = {.matched = matched, .awaited = sent - matched};
    progress.report.basis = device::MatchBasis::ByName;
    progress.report.ackMedian = 12ms;
    progress.report.ack95 = 40ms;
    progress.lastPayload = u"1000.250"_s;
    progress.recent = {1, 2, 3};
    return progress;
}

} // namespace

class TestBenchModel final : public QObject
{
    Q_OBJECT

private:
    BenchModel m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model.index(row, column).data().toString();
    }
    bool set(int row, int column, const QString &value)
    {
        return m_model.setData(m_model.index(row, column), value, Qt::EditRole);
    }

private slots:
    void initTestCase()
    {
        m_tester = std::make_unique<QAbstractItemModelTester>(
            &m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void init()
    {
        m_model.setBaseTopic(u"gateways/generic/42/p"_s);
        m_model.setRows({device::newRow()});
    }

    void theTopicFollowsWhatIsTyped()
    {
        QCOMPARE(text(0, BenchModel::Topic), u"gateways/generic/42/p/Electrical/MAIN_SUPPLY/2"_s);
        set(0, BenchModel::Utility, u"Water"_s);
        set(0, BenchModel::Meter, u"Toilets"_s);
        set(0, BenchModel::Register, u"10"_s);
        QCOMPARE(text(0, BenchModel::Topic), u"gateways/generic/42/p/Water/Toilets/10"_s);
        set(0, BenchModel::Meter, QString());
        QCOMPARE(text(0, BenchModel::Topic), u"gateways/generic/42/p/Water/<meter>/10"_s);
        m_model.setBaseTopic({});
        QVERIFY(text(0, BenchModel::Topic).startsWith(u"<base topic>"_s));
    }

    void wrongCellsKeepTheirTextAndTellTheReason()
    {
        QVERIFY(set(0, BenchModel::Meter, u"a/b"_s));
        QCOMPARE(text(0, BenchModel::Meter), u"a/b"_s);
        const QModelIndex cell = m_model.index(0, BenchModel::Meter);
        QVERIFY(cell.data(BenchModel::ProblemRole).isValid());
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), m_model.problemAt(0, BenchModel::Meter));
        QVERIFY(!cell.data(Qt::DecorationRole).isNull());            // a shape, not a colour alone
        QVERIFY(!m_model.problemAt(0, BenchModel::State).isEmpty()); // the row says it, too
        set(0, BenchModel::Meter, u"ab"_s);
        QVERIFY(!cell.data(BenchModel::ProblemRole).isValid());
        QVERIFY(m_model.problems().isEmpty());
    }

    void anotherModelBringsItsOwnParameters()
    {
        set(0, BenchModel::Model, u"sine"_s);
        QCOMPARE(text(0, BenchModel::Parameters), device::defaultParameters(u"sine"_s));
        QVERIFY(m_model.problems().isEmpty());
    }

    void theIntervalIsThePersons()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::NorwegianBokmal));
        set(0, BenchModel::Interval, u"0,5"_s);
        QCOMPARE(text(0, BenchModel::Interval), u"0,5"_s);
        QCOMPARE(m_model.rows().at(0).at(device::Column::Interval), u"0.5"_s);
        QLocale::setDefault(before);
    }

    void addedRowsAreMetersOfTheirOwn()
    {
        QCOMPARE(m_model.addRow(), 1);
        QCOMPARE(text(1, BenchModel::Meter), u"MAIN_SUPPLY_2"_s);
        QCOMPARE(m_model.addRow(), 2);
        QCOMPARE(text(2, BenchModel::Meter), u"MAIN_SUPPLY_3"_s);
        QVERIFY(m_model.problems().isEmpty());
        m_model.removeRowList({0, 2});
        QCOMPARE(m_model.rowCount(), 1);
        QCOMPARE(text(0, BenchModel::Meter), u"MAIN_SUPPLY_2"_s);
    }

    void theBoxSwitchesARow()
    {
        QSignalSpy edited(&m_model, &BenchModel::edited);
        const QModelIndex on = m_model.index(0, BenchModel::On);
        QCOMPARE(on.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(m_model.setData(on, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(m_model.rows().at(0).at(device::Column::On), u"no"_s);
        QCOMPARE(on.data(Qt::AccessibleTextRole).toString(), u"Off"_s);
        QCOMPARE(edited.count(), 1);
    }

    void progressChangesOnlyItsRowsAndColumns()
    {
        m_model.setRows(QList<device::RowText>(3, device::newRow()));
        m_model.bindRows();
        QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
        device::BenchProgress progress;
        progress.rows = {progressOf(1, 5, 5), progressOf(2, 5, 4)};
        m_model.apply(progress);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex(), m_model.index(1, BenchModel::State));
        QCOMPARE(changed.at(0).at(1).toModelIndex(), m_model.index(2, BenchModel::CameBack));
        QCOMPARE(text(0, BenchModel::Sent), QString());
        QCOMPARE(text(1, BenchModel::State), u"Green"_s);
        QCOMPARE(text(2, BenchModel::State), u"Waiting"_s);
        QCOMPARE(text(1, BenchModel::Sent), u"5"_s);
        QCOMPARE(text(1, BenchModel::CameBack), u"5"_s);
        QCOMPARE(text(1, BenchModel::AckTime), u"12 / 40"_s);
        QCOMPARE(text(1, BenchModel::Last), u"1000.250"_s);
        QCOMPARE(
            m_model.index(1, BenchModel::Last).data(BenchModel::RecentRole).value<QList<double>>().size(), 3);
        m_model.clearProgress();
        QCOMPARE(text(1, BenchModel::State), QString());
    }

    void progressKeepsToItsRowWhileTheTableIsEdited()
    {
        m_model.addRow();
        m_model.bindRows();
        device::BenchProgress progress;
        progress.rows = {progressOf(1, 5, 5)};
        m_model.apply(progress);
        set(1, BenchModel::Interval, u"2"_s);
        QCOMPARE(text(1, BenchModel::Sent), u"5"_s);
        m_model.removeRowList({0});
        QCOMPARE(text(0, BenchModel::Sent), u"5"_s);
        m_model.addRow(); // nobody runs it yet
        progress.rows = {progressOf(0, 1, 1), progressOf(1, 6, 6)};
        m_model.apply(progress);
        QCOMPARE(text(0, BenchModel::Sent), u"6"_s);
        QCOMPARE(text(1, BenchModel::Sent), QString());
    }

    void aThousandRowsAreToldInOneSignal()
    {
        QList<device::RowText> rows;
        for (int i = 0; i < 1000; ++i) {
            rows.append(device::newRow());
            rows.last().set(device::Column::Meter, u"M%1"_s.arg(i));
        }
        m_model.setRows(rows);
        m_model.bindRows();
        QVERIFY(m_model.problems().isEmpty());
        device::BenchProgress progress;
        for (size_t i = 0; i < 1000; ++i)
            progress.rows.push_back(progressOf(i, 1, 1));
        QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
        m_model.apply(progress);
        QCOMPARE(changed.count(), 1);
    }

    void theMiniChartDrawsWhatWasSent()
    {
        QTableView view;
        view.setModel(&m_model);
        view.setItemDelegate(new BenchDelegate(&view));
        view.resize(1600, 200);
        view.show();
        m_model.bindRows();
        const QModelIndex cell = m_model.index(0, BenchModel::Last);
        view.scrollTo(cell);
        const auto chart = [&](const std::vector<double> &recent) {
            device::BenchProgress progress;
            progress.rows = {progressOf(0, 3, 3)};
            progress.rows.front().recent = recent;
            m_model.apply(progress);
            return view.viewport()->grab(view.visualRect(cell)).toImage();
        };
        const QImage none = chart({});
        const QImage rising = chart({1, 2, 3});
        QVERIFY(rising != none);
        QVERIFY(chart({3, 2, 1}) != rising);
        QCOMPARE(chart({1, 2, 3}), rising);
    }

    void typingChecksAtOnceAndEscapeTakesBack()
    {
        QTableView view;
        view.setModel(&m_model);
        view.setItemDelegate(new BenchDelegate(&view));
        view.show();
        const QModelIndex cell = m_model.index(0, BenchModel::Meter);
        view.setCurrentIndex(cell);
        view.edit(cell);
        auto *edit = view.findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, u"a+"_s);
        QCOMPARE(text(0, BenchModel::Meter), u"a+"_s);
        QVERIFY(cell.data(BenchModel::ProblemRole).isValid());
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(text(0, BenchModel::Meter), u"MAIN_SUPPLY"_s);
        view.edit(m_model.index(0, BenchModel::Model));
        const auto *box = view.findChild<QComboBox *>();
        QVERIFY(box);
        QCOMPARE(box->count(), device::modelKeys().size());
    }

    void reportsAreSavedAsPdfOrCsv()
    {
        device::BenchReport report;
        report.device = u"Gateway <hall 4>"_s;
        report.target = u"device-42 at localhost:8883, gateways/generic/42/p"_s;
        for (int i = 0; i < 120; ++i) {
            report.rows.push_back(progressOf(0, 5, 5).report);
            report.rows.back().meter = u"METER_%1"_s.arg(i);
        }
        const QString html = reportHtml(report, theme::Scheme::Light, QTimeZone::utc());
        for (const QString &words : {u"Green"_s, u"✓"_s, u"Gateway &lt;hall 4&gt;"_s, u"METER_119"_s,
                                     u"12 / 40"_s, u"gateways/generic/42/p"_s})
            QVERIFY2(html.contains(words), qPrintable(words));
        const QTemporaryDir folder;
        QVERIFY(saveReport(report, folder.filePath(u"r.pdf"_s), QTimeZone::utc()));
        QVERIFY(saveReport(report, folder.filePath(u"r.csv"_s), QTimeZone::utc()));
        QFile pdf(folder.filePath(u"r.pdf"_s));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY2(bytes.count("/Type /Page\n") > 1, "long reports go over several pages");
        QFile csv(folder.filePath(u"r.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), device::printCsvReport(report));
        const auto refused = saveReport(report, folder.filePath(u"none/r.pdf"_s), QTimeZone::utc());
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"r.pdf"_s));
    }

    void aReportSaysTimesByTheClockOfItsZone()
    {
        device::BenchReport report;
        report.from = Instant(1'672'576'500s); // 12:35:00 UTC
        report.to = report.from + 10min;
        report.rows.push_back(progressOf(0, 5, 5).report);
        const QString utc = reportHtml(report, theme::Scheme::Light, QTimeZone::utc());
        QVERIFY2(utc.contains(u"12:35:00"_s) && utc.contains(u"12:45:00"_s), qPrintable(utc));
        const QString newYork = reportHtml(report, theme::Scheme::Light, QTimeZone("America/New_York"));
        QVERIFY(newYork.contains(u"07:35:00 EST"_s) && newYork.contains(u"07:45:00 EST"_s));
        QVERIFY(!newYork.contains(u"12:35:00"_s));
    }
};

QTEST_MAIN(TestBenchModel)
#include "tst_benchmodel.moc"
