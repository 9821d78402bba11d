// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagetable.h"

#include "inspector/messagelistmodel.h"
#include "inspector/tablecopy.h"
#include "theme/emptystate.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace insite::inspector {

MessageTable::MessageTable(QWidget *parent)
    : QTableView(parent)
{
    prepareTable(*this);
    setTextElideMode(Qt::ElideMiddle);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        // The position is known only after the action.
        QMetaObject::invokeMethod(
            this, [this] { m_follows = isAtEnd(); }, Qt::QueuedConnection);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtEnd())
            m_follows = true;
        else if (hasFocus() || underMouse())
            m_follows = false;
    });
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

void MessageTable::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    if (m_follows)
        scrollToBottom();
}

void MessageTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsAboutToBeRemoved(parent, start, end);
    if (!m_follows && start == 0)
        verticalScrollBar()->setValue(std::max(verticalScrollBar()->value() - (end + 1), 0));
}

bool MessageTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

} // namespace insite::inspector
