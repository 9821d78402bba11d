// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterpanel.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/undostrip.h"
#include "tree/filterbar.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/treecolumns.h"
#include "tree/treemenu.h"

#include <QJsonArray>
#include <QMenu>
#include <QMetaEnum>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

using Arrangement = MeterTreeModel::Arrangement;

QToolButton *createViewButton(MeterTreeView &view, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(u"treeView"_s);
    button->setIcon(theme::icon(u"list-tree"_s));
    button->setIconSize({theme::kIconSmall, theme::kIconSmall});
    button->setAccessibleName(MeterPanel::tr("Arrangement and columns"));
    button->setToolTip(MeterPanel::tr("How the tree is arranged, and its columns"));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    QObject::connect(menu, &QMenu::aboutToShow, &view, [menu, &view] {
        menu->clear();
        fillViewMenu(*menu, view);
    });
    button->setMenu(menu);
    return button;
}

} // namespace

MeterPanel::MeterPanel(MeterTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new FilterBar(model, this))
    , m_view(new MeterTreeView(model, this))
    , m_undo(new theme::UndoStrip(this))
{
    m_filter->addButton(createViewButton(*m_view, m_filter));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_undo);
    setFocusProxy(m_view);

    connect(m_filter, &FilterBar::filterChanged, m_view, &MeterTreeView::setFilter);
    connect(m_filter, &FilterBar::firstMatchRequested, m_view, &MeterTreeView::focusFirstMatch);
    connect(m_view, &MeterTreeView::filterRemoved, m_filter, &FilterBar::clear);
    connect(m_view, &MeterTreeView::pinsRemoved, this, &MeterPanel::offerUndo);
    connect(m_view, &MeterTreeView::arrangementChanged, this, &MeterPanel::layoutChanged);
    connect(&m_view->columns(), &TreeColumns::changed, this, &MeterPanel::layoutChanged);
    connect(&model, &MeterTreeModel::pinsChanged, this, &MeterPanel::layoutChanged);
}

void MeterPanel::offerUndo(const QSet<QStringList> &before, int removed)
{
    m_undo->offer(tr("%n pin(s) removed", nullptr, removed), [this, before] { m_model.setPins(before); });
}

QJsonObject MeterPanel::saveState() const
{
    QJsonObject state = m_view->columns().save();
    state[u"arrangement"_s] = QString::fromLatin1(
        QMetaEnum::fromType<Arrangement>().valueToKey(static_cast<int>(m_model.arrangement())));
    return state;
}

bool MeterPanel::restoreState(const QJsonObject &state)
{
    if (!m_view->columns().restore(state))
        return false;
    bool isKnown = false;
    const int arrangement = QMetaEnum::fromType<Arrangement>().keyToValue(
        state.value(u"arrangement"_s).toString().toLatin1().constData(), &isKnown);
    m_model.setArrangement(isKnown ? static_cast<Arrangement>(arrangement) : Arrangement::Subscriptions);
    return true;
}

QJsonObject MeterPanel::savePins() const
{
    const QSet<QStringList> pins = m_model.pins();
    QList<QStringList> sorted(pins.cbegin(), pins.cend());
    std::sort(sorted.begin(), sorted.end());
    QJsonArray paths;
    for (const QStringList &path : std::as_const(sorted))
        paths.append(QJsonArray::fromStringList(path));
    return {{u"version"_s, 1}, {u"pins"_s, paths}};
}

bool MeterPanel::restorePins(const QJsonObject &state)
{
    if (state.value(u"version"_s).toInt() != 1 || !state.value(u"pins"_s).isArray())
        return false;
    QSet<QStringList> pins;
    const QJsonArray paths = state.value(u"pins"_s).toArray();
    for (const auto &path : paths) {
        const QStringList ids = QVariant(path.toArray().toVariantList()).toStringList();
        if (!ids.isEmpty() && ids.size() <= 5)
            pins.insert(ids);
    }
    m_model.setPins(pins);
    return true;
}

void MeterPanel::focusFilter()
{
    m_filter->focusSearch();
}

void MeterPanel::tell(const QString &sentence)
{
    m_undo->tell(sentence);
}

void MeterPanel::showQuality(theme::Quality quality)
{
    m_filter->showQuality(quality);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->focusFirstMatch();
}

} // namespace insite::tree
