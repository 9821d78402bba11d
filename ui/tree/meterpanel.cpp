// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterpanel.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

constexpr int kTypingPause =
    80; ///< Milliseconds; below what a person notices, above the distance of two keys.

} // namespace

MeterPanel::MeterPanel(MeterTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_view(new MeterTreeView(model, this))
{
    m_filter->setObjectName(u"meterFilter"_s);
    m_filter->setPlaceholderText(tr("Search name or id"));
    m_filter->setAccessibleName(tr("Search meters"));
    m_filter->setToolTip(tr("Shows the rows whose names or ids hold all words (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(theme::icon(u"search"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);

    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(kTypingPause);
    connect(m_filter, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, [this] { m_view->setFilter(m_filter->text()); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    top->addWidget(m_filter);
    layout->addLayout(top);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
}

QByteArray MeterPanel::saveState() const
{
    return m_view->header()->saveState();
}

bool MeterPanel::restoreState(const QByteArray &state)
{
    const bool isRestored = m_view->header()->restoreState(state);
    if (isRestored) {
        m_view->setHasOwnColumns(true);
    }
    return isRestored;
}

void MeterPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool MeterPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_view->setFilter(m_filter->text());
            m_view->setFocus(Qt::OtherFocusReason);
            m_view->focusFirstMatch();
            return true;
        }
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace insite::tree
