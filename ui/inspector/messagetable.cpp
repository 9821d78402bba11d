// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagetable.h"

#include "inspector/messagelistmodel.h"
#include "inspector/tablecopy.h"
#include "theme/emptystate.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace insite::inspector {

MessageTable::MessageTable(QWidget *parent)
    : QTableView(parent)
    , m_back(new QPushButton(this))
{
    prepareTable(*this);
    setTextElideMode(Qt::ElideMiddle);
    // By rows, all would move a little as soon as the last is no longer at the end.
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        // The position is known only after the action.
        QMetaObject::invokeMethod(
            this, [this] { setFollowing(isAtEnd()); }, Qt::QueuedConnection);
    });
    m_back->setObjectName(u"messagesBack"_s);
    m_back->setText(tr("As they arrive"));
    m_back->setToolTip(tr("Show the newest messages again, as they arrive (End)"));
    m_back->setIcon(theme::icon(u"chevron-down"_s));
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &MessageTable::follow);
}

void MessageTable::setArriving(bool isArriving)
{
    m_isArriving = isArriving;
    follow();
}

void MessageTable::follow()
{
    if (m_back->hasFocus())
        setFocus(Qt::OtherFocusReason);
    setFollowing(true);
    scrollToBottom();
}

void MessageTable::setFollowing(bool isFollowing)
{
    m_follows = isFollowing;
    m_back->setVisible(m_isArriving && !isFollowing);
    placeBack();
}

/// Below the rows, in the middle; what was chosen is rarely there.
void MessageTable::placeBack()
{
    m_back->adjustSize();
    m_back->move(viewport()->geometry().center().x() - m_back->width() / 2,
                 viewport()->geometry().bottom() - m_back->height() - theme::kGroupGap);
}

void MessageTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    const auto width = [this](const QString &text) {
        return fontMetrics().horizontalAdvance(text) + 24;
    };
    setColumnWidth(MessageListModel::Arrived, width(u"00:00:00.000"_s));
    setColumnWidth(MessageListModel::Verdict, width(u"Unknown version"_s) + 20);
    setColumnWidth(MessageListModel::Customer, width(u"Customer"_s));
    setColumnWidth(MessageListModel::Meter, width(u"Main supply 4"_s));
    setColumnWidth(MessageListModel::Register, width(u"Register"_s));
    setColumnWidth(MessageListModel::Value, width(u"123,456.789"_s));
    setColumnWidth(MessageListModel::Measured, width(u"2026-11-24 00:00:00 CET"_s));
    setColumnWidth(MessageListModel::Lag, width(u"123 ms"_s));
    setColumnWidth(MessageListModel::Bytes, width(u"65,536"_s));
    // Whose it was is told by the meter; the customer stands further back.
    QHeaderView *header = horizontalHeader();
    header->moveSection(header->visualIndex(MessageListModel::Customer),
                        header->visualIndex(MessageListModel::Lag));
}

void MessageTable::setEmptyText(const QString &title, const QString &hint)
{
    if (title == m_emptyTitle && hint == m_emptyHint)
        return;
    m_emptyTitle = title;
    m_emptyHint = hint;
    viewport()->update();
}

void MessageTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    theme::paintEmptyState(painter, viewport()->rect(), palette(), u"list"_s, m_emptyTitle, m_emptyHint);
}

void MessageTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_follows)
        scrollToBottom();
    placeBack();
}

void MessageTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    if (indexAt(event->position().toPoint()).isValid())
        setFollowing(false);
}

void MessageTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_End && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        follow();
        return;
    }
    const QModelIndex before = currentIndex();
    QTableView::keyPressEvent(event);
    if (currentIndex() != before)
        setFollowing(false);
}

void MessageTable::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    if (m_follows)
        scrollToBottom();
}

void MessageTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsAboutToBeRemoved(parent, start, end);
    // Else the next row would become the chosen one, and then the next.
    if (currentIndex().row() >= start && currentIndex().row() <= end)
        setCurrentIndex({});
    if (end - start + 1 == model()->rowCount()) {
        setFollowing(true);
        return;
    }
    if (!m_follows && start == 0) {
        const int gone = (end + 1) * verticalHeader()->defaultSectionSize();
        verticalScrollBar()->setValue(std::max(verticalScrollBar()->value() - gone, 0));
    }
}

bool MessageTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

} // namespace insite::inspector
