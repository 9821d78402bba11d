// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagelistmodel.h"

#include "inspector/messagefiltermodel.h"
#include "inspector/payloadview.h"
#include "inspector/prettyjson.h"
#include "metadata/catalogue.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace insite::inspector;
using namespace insite::readings;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kArrival = Instant(1'672'576'500s);

TappedMessage message(const QString &meter, Verdict verdict, const QByteArray &payload = "{}",
                      const QString &reason = {})
{
    TappedMessage result;
    result.topic = u"meters/outbound/1041/s/"_s + meter;
    result.payload = payload;
    result.payloadBytes = payload.size();
    result.receivedAt = kArrival;
    result.verdict = verdict;
    result.reason = reason;
    if (verdict == Verdict::Stored || verdict == Verdict::Duplicate) {
        result.reading =
            Reading{{CustomerId(u"1041"_s), SubscriptionId(u"s"_s), MeterId(meter), RegisterId(u"2"_s)},
                    1,
                    std::nullopt,
                    kArrival - 1500ms,
                    std::nullopt,
                    1234.5,
                    kArrival};
    }
    return result;
}

std::vector<TappedMessage> messages(int from, int count)
{
    std::vector<TappedMessage> result;
    for (int i = 0; i < count; ++i)
        result.push_back(message(u"m%1"_s.arg(from + i), Verdict::Stored));
    return result;
}

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestMessageListModel : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatAReadingSays()
    {
        MessageListModel model;
        const QAbstractItemModelTester tester(&model);
        model.append(
            {message(u"main"_s, Verdict::Stored), message(u"main"_s, Verdict::Malformed, "kWh", u"No."_s)});
        QCOMPARE(text(model, 0, MessageListModel::Verdict), u"Stored"_s);
        QCOMPARE(text(model, 0, MessageListModel::Customer), u"1041"_s);
        QCOMPARE(text(model, 0, MessageListModel::Meter), u"main"_s);
        QCOMPARE(text(model, 0, MessageListModel::Register), u"2"_s);
        QCOMPARE(text(model, 0, MessageListModel::Value), QLocale().toString(1234.5, 'f', 1));
        QCOMPARE(text(model, 0, MessageListModel::Lag), QLocale().toString(1.5, 'f', 1) + u" s"_s);
        // Whose it was is known of a malformed one too, as far as the topic says.
        QCOMPARE(text(model, 1, MessageListModel::Meter), u"main"_s);
        QCOMPARE(text(model, 1, MessageListModel::Value), QString());
        QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"No."_s));
    }

    void saysTimesByTheClockOfItsZone()
    {
        MessageListModel model;
        model.append(messages(0, 2)); // arrived 12:35:00 UTC
        model.setZone(QTimeZone("Asia/Kathmandu"));
        QCOMPARE(text(model, 1, MessageListModel::Arrived), u"18:20:00.000"_s);
        QVERIFY2(text(model, 1, MessageListModel::Measured).contains(u"18:19:58"_s),
                 qPrintable(text(model, 1, MessageListModel::Measured)));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setZone(QTimeZone("America/New_York"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(model, 0, MessageListModel::Arrived), u"07:35:00.000"_s);
        QVERIFY(text(model, 0, MessageListModel::Measured).endsWith(u"07:34:58 EST"_s));
    }

    void theWholeMessageSaysTimesByTheClockOfItsZone()
    {
        PayloadView view;
        view.show(message(u"main"_s, Verdict::Stored));
        view.setZone(QTimeZone("Asia/Kathmandu"));
        const auto *facts = view.findChild<QLabel *>(u"messageFacts"_s);
        QVERIFY2(facts->text().contains(u"18:20:00"_s), qPrintable(facts->text()));
        QVERIFY(facts->text().contains(u"18:19:58"_s));
        QVERIFY(facts->text().contains(u"12:35:00"_s)); // UTC stands beside it
        view.show(message(u"other"_s, Verdict::Stored));
        QVERIFY(facts->text().contains(u"18:20:00"_s));
    }

    void letsTheOldestGoAtTheBound()
    {
        MessageListModel model({5, 1'000'000});
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.append(messages(0, 4));
        model.append(messages(4, 3));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(text(model, 0, MessageListModel::Meter), u"m2"_s);
        QCOMPARE(model.forgotten(), 2);
        model.append(messages(7, 8)); // more than there is room for at all
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(text(model, 0, MessageListModel::Meter), u"m10"_s);
        QCOMPARE(model.forgotten(), 10);
        // However many messages: one insertion and one removal each time.
        QCOMPARE(inserted.count(), 3);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(reset.count(), 0);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void isBoundedInBytes()
    {
        MessageListModel model({1000, 3000});
        for (int i = 0; i < 10; ++i)
            model.append({message(QString::number(i), Verdict::Malformed, QByteArray(900, 'x'))});
        QCOMPARE(model.rowCount(), 3);
    }

    void filtersByWordsVerdictAndCustomer()
    {
        MessageListModel model;
        MessageFilterModel filter;
        filter.setMessages(&model);
        const QAbstractItemModelTester tester(&filter);
        auto other = message(u"Hall4"_s, Verdict::Duplicate);
        other.topic.replace(u"1041"_s, u"1087"_s);
        other.reading->key.customer = CustomerId(u"1087"_s);
        model.append(
            {message(u"Hall4"_s, Verdict::Stored), other,
             message(u"Boiler"_s, Verdict::Malformed, "register 7 kWh", u"The payload is not JSON."_s)});
        filter.setWords(u"hall"_s);
        QCOMPARE(filter.rowCount(), 2);
        filter.setCustomer(u"1087"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setCustomer({});
        filter.setWords(u"KWH not"_s); // payload and reason
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(text(filter, 0, MessageListModel::Meter), u"Boiler"_s);
        filter.setWords({});
        filter.setVerdict(Verdict::Duplicate);
        QCOMPARE(filter.rowCount(), 1);
        QVERIFY(filter.isFiltering());
        model.append({message(u"new"_s, Verdict::Stored), message(u"new"_s, Verdict::Duplicate)});
        QCOMPARE(filter.rowCount(), 2);
    }

    void callsMetersByTheirNames()
    {
        metadata::Catalogue catalogue;
        MessageListModel model;
        model.setCatalogue(&catalogue);
        model.append({message(u"id-1"_s, Verdict::Stored)});
        QCOMPARE(text(model, 0, MessageListModel::Meter), u"id-1"_s);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        metadata::ApiCatalogue api;
        api.customers[CustomerId(u"1041"_s)].meters[MeterId(u"id-1"_s)].name = u"Main supply"_s;
        catalogue.setApi(api);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(text(model, 0, MessageListModel::Meter), u"Main supply"_s);
    }

    void laysOutJsonLetterByLetter_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pretty");
        QTest::newRow("numbers as they came") << QByteArray("{\"a\":2.0,\"b\":12345678901234567890}")
                                              << u"{\n  \"a\": 2.0,\n  \"b\": 12345678901234567890\n}"_s;
        QTest::newRow("marks in texts")
            << QByteArray("{ \"a\" : \"x,{\\\"y\\\":[\" }") << u"{\n  \"a\": \"x,{\\\"y\\\":[\"\n}"_s;
        QTest::newRow("nested and empty")
            << QByteArray("{\"a\":[],\"b\":{\"c\":[1,2]}}")
            << u"{\n  \"a\": [],\n  \"b\": {\n    \"c\": [\n      1,\n      2\n    ]\n  }\n}"_s;
    }

    void laysOutJsonLetterByLetter()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, pretty);
        QCOMPARE(prettyJson(json), std::optional(pretty));
        QVERIFY(!prettyJson(json.chopped(1)));
    }

    void showsWhatIsNoTextAndMarksWhatWasCut()
    {
        PayloadView view;
        view.show(message(u"m"_s, Verdict::Malformed, QByteArray("\xff\x00ok", 4), u"It is no text."_s));
        const auto *payload = view.findChild<QPlainTextEdit *>(u"messagePayload"_s);
        QVERIFY2(payload->toPlainText().contains(u"ff 00 6f 6b"_s), qPrintable(payload->toPlainText()));
        QVERIFY(view.findChild<QLabel *>(u"messageCut"_s)->isHidden());
        auto large = message(u"m"_s, Verdict::Malformed, QByteArray(65536, ' '), u"It is large."_s);
        large.payloadBytes = 100'000;
        view.show(large);
        QVERIFY(!view.findChild<QLabel *>(u"messageCut"_s)->isHidden());
        QVERIFY(view.findChild<QLabel *>(u"messageCut"_s)->text().contains(QLocale().toString(100'000)));
        // A topic that is no meter's leads nowhere.
        QVERIFY(view.findChild<QToolButton *>(u"messageInTree"_s)->isEnabled());
        large.topic = u"elsewhere"_s;
        view.show(large);
        QVERIFY(!view.findChild<QToolButton *>(u"messageInTree"_s)->isEnabled());
    }
};

QTEST_MAIN(TestMessageListModel)
#include "tst_messagelistmodel.moc"
