// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/flowmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace insite::inspector;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kNow = Instant(1'672'576'500s + 59s);

MeterFlow flowOf(const QString &customer, const QString &meter, int messages)
{
    MeterFlow flow{CustomerId(customer), SubscriptionId(u"s"_s), MeterId(meter), {}};
    for (int i = 0; i < messages; ++i)
        flow.flow.count(100, kNow - 50s + i * 100ms);
    return flow;
}

double raw(const FlowModel &model, int row, int column)
{
    return model.index(row, column).data(FlowModel::RawRole).toDouble();
}

} // namespace

class TestFlowModel : public QObject
{
    Q_OBJECT

private slots:
    void saysWhoFloods()
    {
        FlowModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.floodSentence(), u"Nothing has arrived within the last minute."_s);
        FlowReport report;
        report.meters = {flowOf(u"1041"_s, u"calm"_s, 30), flowOf(u"1087"_s, u"flood"_s, 90)};
        report.acknowledgements.count(120, 4ms);
        model.apply(report, kNow);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(raw(model, 0, FlowModel::MessagesPerSecond), 0.5);
        QCOMPARE(raw(model, 1, FlowModel::MessagesPerSecond), 1.5);
        QCOMPARE(raw(model, 1, FlowModel::BytesPerSecond), 150.0);
        QCOMPARE(raw(model, 1, FlowModel::Share), 0.75);
        QCOMPARE(raw(model, 1, FlowModel::ShortestGap), 100.0);
        QCOMPARE(model.floodSentence(),
                 u"flood sends most: 1.5 messages a second, 75 % of all within the last minute."_s);
        QVERIFY(model.acknowledgementSentence().contains(u"95 % within 4 ms"_s));
    }

    void saysTimesByTheClockOfItsZone()
    {
        FlowModel model;
        model.setZone(QTimeZone::utc());
        FlowReport report;
        report.meters = {flowOf(u"1041"_s, u"calm"_s, 1)};
        model.apply(report, kNow);
        const auto newest = [&model] {
            return model.index(0, FlowModel::Newest).data().toString();
        };
        QCOMPARE(newest(), u"12:35:09.000"_s);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setZone(QTimeZone("Asia/Kathmandu"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(newest(), u"18:20:09.000"_s);
    }

    void keepsRowsInPlaceAndSaysLittle()
    {
        FlowModel model;
        const QAbstractItemModelTester tester(&model);
        FlowReport report;
        report.meters = {flowOf(u"1041"_s, u"b"_s, 1)};
        model.apply(report, kNow);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        report.meters = {flowOf(u"1041"_s, u"a"_s, 3), flowOf(u"1041"_s, u"b"_s, 2)};
        model.apply(report, kNow);
        QCOMPARE(model.index(0, FlowModel::Meter).data().toString(), u"b"_s);
        QCOMPARE(model.index(1, FlowModel::Meter).data().toString(), u"a"_s);
        QCOMPARE(raw(model, 0, FlowModel::Messages), 2.0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(reset.count(), 0);
    }

    void sumsUpCustomersAndCountsStrangers()
    {
        FlowModel model;
        const QAbstractItemModelTester tester(&model);
        FlowReport report;
        report.meters = {flowOf(u"1041"_s, u"a"_s, 3), flowOf(u"1041"_s, u"b"_s, 2),
                         flowOf(u"1087"_s, u"c"_s, 1)};
        report.strangers.count(7, kNow);
        report.strangers.countNoReading();
        model.apply(report, kNow);
        QCOMPARE(model.rowCount(), 4);
        model.setBy(FlowModel::By::Customer);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(raw(model, 0, FlowModel::Messages), 5.0);
        QCOMPARE(raw(model, 2, FlowModel::NoReadings), 1.0);
        QCOMPARE(model.index(2, FlowModel::Meter).data().toString(), u"Topics that are no meter's"_s);
    }
};

QTEST_MAIN(TestFlowModel)
#include "tst_flowmodel.moc"
