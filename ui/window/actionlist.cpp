// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/actionlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

QString plain(QString text)
{
    text.replace(u"&&"_s, QString(QChar(u'\x1'))).remove(u'&').replace(QChar(u'\x1'), u'&');
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

/// The part of the window that an action outside of the menus belongs to.
QString groupOf(const QAction &action, const QWidget *middle)
{
    for (const QObject *owner = action.parent(); owner; owner = owner->parent()) {
        if (const auto *dock = qobject_cast<const QDockWidget *>(owner))
            return dock->windowTitle();
        if (owner == middle)
            return QCoreApplication::translate("insite::window::ActionList", "Charts");
    }
    return {};
}

/// Qt's own switches for docks and toolbars, and what a menu that comes and goes holds.
bool isInternal(const QAction &action)
{
    const QObject *owner = action.parent();
    if (qobject_cast<const QDockWidget *>(owner) || qobject_cast<const QToolBar *>(owner))
        return true;
    const auto *menu = qobject_cast<const QMenu *>(owner);
    return menu && menu->testAttribute(Qt::WA_DeleteOnClose);
}

class Collector
{
public:
    void add(QAction *action, const QString &group)
    {
        const QString text = plain(action->text());
        if (text.isEmpty() || action->isSeparator() || !action->isVisible() || m_seen.contains(action))
            return;
        m_seen.insert(action);
        if (m_texts.contains(group + u'\n' + text))
            return;
        m_texts.insert(group + u'\n' + text);
        m_result.append({action, text, group});
    }

    void addMenu(const QMenu &menu, const QString &group)
    {
        const QList<QAction *> actions = menu.actions();
        for (QAction *action : actions) {
            if (const QMenu *inner = action->menu())
                addMenu(*inner, group + u" · "_s + plain(inner->title()));
            else
                add(action, group);
        }
    }

    [[nodiscard]] QList<ListedAction> result() const { return m_result; }

private:
    QList<ListedAction> m_result;
    QSet<const QAction *> m_seen;
    QSet<QString> m_texts;
};

} // namespace

QList<ListedAction> actionsOf(const QWidget &window)
{
    Collector collector;
    const auto *main = qobject_cast<const QMainWindow *>(&window);
    if (main) {
        const QList<QAction *> menus = main->menuBar()->actions();
        for (const QAction *action : menus) {
            if (const QMenu *menu = action->menu())
                collector.addMenu(*menu, plain(menu->title()));
        }
    }
    const QWidget *middle = main ? main->centralWidget() : nullptr;
    const QList<QAction *> others = window.findChildren<QAction *>();
    for (QAction *action : others) {
        if (!action->menu() && !isInternal(*action))
            collector.add(action, groupOf(*action, middle));
    }
    return collector.result();
}

} // namespace insite::window
