// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/filterbar.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "tree/metertreemodel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

/// Milliseconds; below what a person notices, above the distance of two keys.
constexpr int kTypingPause = 80;

} // namespace

FilterBar::FilterBar(const MeterTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_menu(new QMenu(this))
    , m_pause(new QTimer(this))
{
    m_search->setObjectName(u"meterFilter"_s);
    m_search->setPlaceholderText(tr("Search name, id, label or unit"));
    m_search->setAccessibleName(tr("Search meters"));
    m_search->setToolTip(tr("Shows the rows whose names, ids, labels or units hold all words (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme::icon(u"search"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kTypingPause);
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &FilterBar::announce);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_search, 1);
    m_stale = addToggle(u"staleOnly"_s, u"clock"_s, tr("Stale only"),
                        tr("Only registers that are stale or silent, and meters that were never heard of"));
    m_pinned = addToggle(u"pinnedOnly"_s, u"pin"_s, tr("Pinned only"),
                         tr("Only what is pinned (P pins the selected rows)"));
    m_more = addToggle(u"moreFilters"_s, u"filter"_s, tr("By utility or installation"),
                       tr("Only meters of a utility or an installation, as the metadata tells them"));
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    setFocusProxy(m_search);
}

QToolButton *FilterBar::addToggle(const QString &name, const QString &icon, const QString &text,
                                  const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(icon));
    button->setIconSize({theme::kIconSmall, theme::kIconSmall});
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    if (name != "moreFilters"_L1)
        connect(button, &QToolButton::toggled, this, &FilterBar::announce);
    return button;
}

void FilterBar::addButton(QToolButton *button)
{
    layout()->addWidget(button);
}

MeterFilter FilterBar::filter() const
{
    MeterFilter filter = m_chosen;
    filter.words = m_search->text().simplified().split(u' ', Qt::SkipEmptyParts);
    filter.staleOnly = m_stale->isChecked();
    filter.pinnedOnly = m_pinned->isChecked();
    return filter;
}

void FilterBar::clear()
{
    m_search->clear();
    m_chosen = {};
    m_stale->setChecked(false);
    m_pinned->setChecked(false);
    announce();
}

void FilterBar::setStaleOnly(bool stale)
{
    m_stale->setChecked(stale);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::announce()
{
    m_pause->stop();
    m_more->setChecked(!m_chosen.isEmpty());
    emit filterChanged(filter());
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    const auto utilities = m_model.utilities();
    const auto installations = m_model.installations();
    if (utilities.isEmpty() && installations.isEmpty()) {
        m_menu->addAction(tr("The metadata tells no utilities or installations yet"))->setEnabled(false);
        return;
    }
    QList<std::pair<QString, QString>> choices;
    for (const QString &utility : utilities)
        choices.append({utility, utility});
    addChoices(tr("Utility"), choices, &MeterFilter::utility);
    addChoices(tr("Installation"), installations, &MeterFilter::installation);
}

void FilterBar::addChoices(const QString &title, const QList<std::pair<QString, QString>> &choices,
                           QString MeterFilter::*field)
{
    if (choices.isEmpty())
        return;
    QMenu *menu = m_menu->addMenu(title);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &value, QString text) {
        QAction *action = menu->addAction(text.replace(u'&', "&&"_L1));
        action->setCheckable(true);
        action->setChecked(m_chosen.*field == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, field, value] {
            m_chosen.*field = value;
            announce();
        });
    };
    add({}, tr("Any"));
    for (const auto &[value, text] : choices)
        add(value, text);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            announce();
            emit firstMatchRequested();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace insite::tree
