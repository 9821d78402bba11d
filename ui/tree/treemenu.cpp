// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/treemenu.h"

#include "theme/icon.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "tree/treecolumns.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

void addCopying(QMenu &menu, MeterTreeView &view)
{
    QAction *table = menu.addAction(theme::icon(u"copy"_s), MeterTreeView::tr("Copy as table"), &view,
                                    &MeterTreeView::copySelection);
    table->setShortcut(QKeySequence::Copy);
    QAction *ids = menu.addAction(MeterTreeView::tr("Copy id"), &view, &MeterTreeView::copyIds);
    ids->setShortcut(MeterTreeView::copyIdShortcut());
    menu.addAction(MeterTreeView::tr("Copy name"), &view, &MeterTreeView::copyNames);
    QAction *values = menu.addAction(MeterTreeView::tr("Copy value"), &view, &MeterTreeView::copyValues);
    values->setEnabled(!view.selectedRegisters().isEmpty());
    QAction *topic = menu.addAction(MeterTreeView::tr("Copy topic"), &view, &MeterTreeView::copyTopics);
    topic->setEnabled(!view.currentIndex().data(MeterTreeModel::TopicRole).toString().isEmpty());
}

} // namespace

QMenu *createRowMenu(MeterTreeView &view)
{
    auto *menu = new QMenu(&view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *chart = menu->addAction(theme::icon(u"chart-line"_s), MeterTreeView::tr("Show on chart"), &view,
                                     &MeterTreeView::requestChart);
    chart->setShortcut(Qt::Key_Return);
    chart->setEnabled(!view.selectedRegisters().isEmpty());
    menu->setDefaultAction(chart);
    QAction *pin =
        menu->addAction(theme::icon(u"pin"_s),
                        view.isSelectionPinned() ? MeterTreeView::tr("Remove pin") : MeterTreeView::tr("Pin"),
                        &view, &MeterTreeView::togglePins);
    pin->setShortcut(Qt::Key_P);
    menu->addAction(theme::icon(u"download"_s), MeterTreeView::tr("Export readings…"), &view,
                    &MeterTreeView::exportRequested);
    QAction *limits = menu->addAction(theme::icon(u"bell"_s), MeterTreeView::tr("Limits…"), &view,
                                      &MeterTreeView::limitsRequested);
    limits->setObjectName(u"editLimits"_s);
    limits->setShortcut(Qt::Key_L);
    limits->setEnabled(view.selectedRegisters().size() == 1);
    menu->addSeparator();
    addCopying(*menu, view);
    menu->addSeparator();
    QAction *open = menu->addAction(MeterTreeView::tr("Expand branch"), &view, &MeterTreeView::expandBranch);
    open->setShortcut(Qt::Key_Asterisk);
    QAction *close =
        menu->addAction(MeterTreeView::tr("Collapse branch"), &view, &MeterTreeView::collapseBranch);
    close->setShortcut(Qt::Key_Slash);
    menu->addSeparator();
    fillViewMenu(*menu->addMenu(theme::icon(u"list-tree"_s), MeterTreeView::tr("View")), view);
    return menu;
}

void fillViewMenu(QMenu &menu, MeterTreeView &view)
{
    using Arrangement = MeterTreeModel::Arrangement;
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &name, const QString &text, Arrangement arrangement) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(view.source().arrangement() == arrangement);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &view,
                         [&view, arrangement] { view.setArrangement(arrangement); });
    };
    add(u"arrangeTopics"_s, MeterTreeView::tr("By customer and meter"), Arrangement::Subscriptions);
    add(u"arrangeInstallations"_s, MeterTreeView::tr("By installation"), Arrangement::Installations);
    add(u"arrangeParents"_s, MeterTreeView::tr("By which meter is part of which"), Arrangement::Parents);
    menu.addSeparator();
    view.columns().fillMenu(*menu.addMenu(theme::icon(u"table"_s), MeterTreeView::tr("Columns")));
    menu.addSeparator();
    menu.addAction(MeterTreeView::tr("Expand all"), &view, &QTreeView::expandAll);
    menu.addAction(theme::icon(u"fold"_s), MeterTreeView::tr("Collapse all"), &view, &QTreeView::collapseAll);
}

} // namespace insite::tree
