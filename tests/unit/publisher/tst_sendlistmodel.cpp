// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/sendlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using publisher::SendListModel;
using session::PublishOutcome;
using namespace std::chrono_literals;

class TestSendListModel final : public QObject
{
    Q_OBJECT

private slots:
    void showsTheNewestFirstAsPending()
    {
        SendListModel model;
        const QAbstractItemModelTester tester(&model);
        model.add(send(1, u"1.5"_s));
        model.add(send(2, u"2.5"_s));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, SendListModel::Value), u"2.5"_s);
        QCOMPARE(text(model, 0, SendListModel::State), u"Pending"_s);
        QCOMPARE(text(model, 1, SendListModel::Value), u"1.5"_s);
    }

    void endsEachSendInWordsAndWithAnIcon_data()
    {
        QTest::addColumn<PublishOutcome>("outcome");
        QTest::addColumn<QString>("words");
        QTest::newRow("acknowledged") << PublishOutcome::Acknowledged << u"Acknowledged, 12 ms"_s;
        QTest::newRow("expired") << PublishOutcome::Expired << u"Expired, not sent"_s;
        QTest::newRow("unknown") << PublishOutcome::Unknown << u"Outcome unknown"_s;
        QTest::newRow("not connected") << PublishOutcome::NotConnected << u"Not sent, offline"_s;
    }

    void endsEachSendInWordsAndWithAnIcon()
    {
        QFETCH(PublishOutcome, outcome);
        QFETCH(QString, words);
        SendListModel model;
        model.add(send(1, u"1.5"_s));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.end(1, outcome, 12ms);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(model, 0, SendListModel::State), words);
        const QModelIndex state = model.index(0, SendListModel::State);
        QVERIFY(!state.data(Qt::DecorationRole).value<QIcon>().isNull());
        QCOMPARE(state.data(SendListModel::SentenceRole).toString(), session::outcomeSentence(outcome));
    }

    void theRoundTripIsToldShortly()
    {
        SendListModel model;
        quint64 id = 0;
        for (const auto &[roundTrip, words] : {std::pair(0ms, u"Acknowledged, < 1 ms"_s),
                                               {999ms, u"Acknowledged, 999 ms"_s},
                                               {1250ms, u"Acknowledged, 1.3 s"_s}}) {
            model.add(send(++id, u"1.5"_s));
            model.end(id, PublishOutcome::Acknowledged, roundTrip);
            QCOMPARE(text(model, 0, SendListModel::State), words);
        }
    }

    void endsASendOnceAndOnlyItsOwn()
    {
        SendListModel model;
        model.add(send(1, u"1.5"_s));
        model.add(send(2, u"2.5"_s));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.end(1, PublishOutcome::Unknown, 0ms);
        model.end(1, PublishOutcome::Acknowledged, 5ms);
        model.end(77, PublishOutcome::Acknowledged, 5ms);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(model, 1, SendListModel::State), u"Outcome unknown"_s);
        QCOMPARE(text(model, 0, SendListModel::State), u"Pending"_s);
    }

    void saysTimesByTheClockOfItsZone()
    {
        SendListModel model;
        model.setZone(QTimeZone::utc());
        model.add(send(1, u"1.5"_s));
        QCOMPARE(text(model, 0, SendListModel::Time), u"22:13:20"_s);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setZone(QTimeZone("Asia/Kathmandu"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(text(model, 0, SendListModel::Time), u"03:58:20"_s);
    }

    void letsTheOldestGo()
    {
        SendListModel model;
        for (int i = 0; i <= SendListModel::kMaximum; ++i)
            model.add(send(quint64(i), QString::number(i)));
        QCOMPARE(model.rowCount(), SendListModel::kMaximum);
        QCOMPARE(text(model, SendListModel::kMaximum - 1, SendListModel::Value), u"1"_s);
    }

private:
    static publisher::Send send(quint64 token, const QString &value)
    {
        return {token, Instant(1'700'000'000'000ms), u"gateways/generic/42/p/Electrical/MAIN/2"_s, value, {},
                {}};
    }

    static QString text(const SendListModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

QTEST_MAIN(TestSendListModel)
#include "tst_sendlistmodel.moc"
