// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagetable.h"

#include "inspector/messagefiltermodel.h"
#include "inspector/messagelistmodel.h"

#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace insite;
using namespace insite::inspector;
using namespace Qt::StringLiterals;

/// What a person looks at stays where it is, while messages arrive.
class TestMessageTable final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_number = 0;
        m_messages = std::make_unique<MessageListModel>(readings::MessageBound{200, 1'000'000});
        m_filter = std::make_unique<MessageFilterModel>();
        m_filter->setMessages(m_messages.get());
        m_table = std::make_unique<MessageTable>();
        m_table->setModel(m_filter.get());
        m_table->resize(600, 300);
        m_table->show();
        m_table->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
        m_table->setFocus();
        arrive(100);
    }

    void cleanup()
    {
        m_table.reset();
        m_filter.reset();
        m_messages.reset();
    }

    void showsTheNewestUntilAPersonActs()
    {
        QVERIFY(showsNewest());
        QVERIFY(!back()->isVisible());
        arrive(20);
        QVERIFY(showsNewest());
    }

    void aClickedRowStaysUnderTheMouse()
    {
        const QModelIndex clicked = m_table->indexAt(QPoint(20, 100));
        const QString topic = clicked.data(Qt::ToolTipRole).toString();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, QPoint(20, 100));
        const QPoint place = m_table->visualRect(m_table->currentIndex()).topLeft();
        arrive(60);
        arrive(60); // the oldest go
        QCOMPARE(m_table->currentIndex().siblingAtColumn(clicked.column()).data(Qt::ToolTipRole).toString(),
                 topic);
        QCOMPARE(m_table->visualRect(m_table->currentIndex()).topLeft(), place);
        QVERIFY(back()->isVisible());
        QTest::mouseClick(back(), Qt::LeftButton);
        QVERIFY(showsNewest());
        QVERIFY(!back()->isVisible());
        arrive(10);
        QVERIFY(showsNewest());
    }

    /// Also the very last row, which is at the list's end.
    void theLastRowCanBeClicked()
    {
        const QModelIndex last = m_filter->index(m_filter->rowCount() - 1, 0);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, m_table->visualRect(last).center());
        const QPoint place = m_table->visualRect(m_table->currentIndex()).topLeft();
        arrive(30);
        QCOMPARE(m_table->visualRect(m_table->currentIndex()).topLeft(), place);
    }

    void aKeyHoldsAndEndLeadsBack()
    {
        m_table->setCurrentIndex(m_filter->index(m_filter->rowCount() - 1, 0));
        QTest::keyClick(m_table.get(), Qt::Key_Up);
        const int top = m_table->verticalScrollBar()->value();
        arrive(30);
        QCOMPARE(m_table->verticalScrollBar()->value(), top);
        QVERIFY(back()->isVisible());
        QTest::keyClick(m_table.get(), Qt::Key_End);
        QVERIFY(showsNewest());
        QVERIFY(!back()->isVisible());
    }

    void scrollingUpHoldsAndScrollingToTheEndLeadsBack()
    {
        wheel(120);
        const int top = m_table->verticalScrollBar()->value();
        QVERIFY(!showsNewest());
        QTRY_VERIFY(back()->isVisible());
        arrive(30);
        QCOMPARE(m_table->verticalScrollBar()->value(), top);
        for (int i = 0; i < 40; ++i)
            wheel(-120);
        QTRY_VERIFY(!back()->isVisible());
        arrive(30);
        QVERIFY(showsNewest());
    }

    void noOtherRowIsChosenWhenTheChosenOneGoes()
    {
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, QPoint(20, 100));
        arrive(100);
        arrive(95); // those after it stay
        QVERIFY(!m_table->currentIndex().isValid());
    }

    void anEmptiedListFollowsAgain()
    {
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, QPoint(20, 100));
        m_messages->clear();
        QVERIFY(!back()->isVisible());
        arrive(50);
        QVERIFY(showsNewest());
    }

private:
    void arrive(int count)
    {
        std::vector<readings::TappedMessage> messages;
        for (int i = 0; i < count; ++i) {
            readings::TappedMessage message;
            message.topic = u"meters/outbound/1041/s/m%1"_s.arg(m_number++);
            messages.push_back(message);
        }
        m_messages->append(std::move(messages));
        QCoreApplication::processEvents(); // what was put off for the next turn
    }

    void wheel(int angle)
    {
        const QPointF at(20, 100);
        QWheelEvent event(at, m_table->viewport()->mapToGlobal(at), {}, QPoint(0, angle), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_table->viewport(), &event);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] bool showsNewest() const
    {
        const QModelIndex last = m_filter->index(m_filter->rowCount() - 1, 0);
        return m_table->viewport()->rect().contains(m_table->visualRect(last));
    }

    [[nodiscard]] QPushButton *back() const { return m_table->findChild<QPushButton *>(u"messagesBack"_s); }

    int m_number = 0;
    std::unique_ptr<MessageListModel> m_messages;
    std::unique_ptr<MessageFilterModel> m_filter;
    std::unique_ptr<MessageTable> m_table;
};

QTEST_MAIN(TestMessageTable)
#include "tst_messagetable.moc"
