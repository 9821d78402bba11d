// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/windowdocks.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

constexpr int kSideWidth = 520;
constexpr int kBottomHeight = 340;

bool hasKeyboard(const QDockWidget &dock)
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && dock.isAncestorOf(focused);
}

} // namespace

WindowDocks::WindowDocks(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    m_window.setDockNestingEnabled(true);
    m_window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

WindowDocks::~WindowDocks() = default;

QDockWidget *WindowDocks::add(const QString &name, const QString &title, Qt::DockWidgetArea area,
                              QWidget *contents)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(contents);
    m_places.append({dock, area});

    auto *action = new QAction(title, this);
    action->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(m_places.size())));
    action->setToolTip(tr("Go to “%1”; from there, hide it").arg(title));
    connect(action, &QAction::triggered, dock, [dock] {
        if (dock->isVisible() && hasKeyboard(*dock))
            dock->hide();
        else
            goTo(*dock);
    });
    m_actions.append(action);
    return dock;
}

void WindowDocks::reset()
{
    QHash<Qt::DockWidgetArea, QDockWidget *> first;
    for (const Place &place : std::as_const(m_places)) {
        place.dock->setFloating(false);
        m_window.addDockWidget(place.area, place.dock);
        if (QDockWidget *before = first.value(place.area))
            m_window.tabifyDockWidget(before, place.dock);
        else
            first.insert(place.area, place.dock);
        place.dock->show();
    }
    for (auto it = first.cbegin(); it != first.cend(); ++it) {
        it.value()->raise();
        const bool isSide = it.key() == Qt::LeftDockWidgetArea || it.key() == Qt::RightDockWidgetArea;
        m_window.resizeDocks({it.value()}, {isSide ? kSideWidth : kBottomHeight},
                             isSide ? Qt::Horizontal : Qt::Vertical);
    }
}

void WindowDocks::goTo(QDockWidget &dock)
{
    dock.show();
    dock.raise();
    const QList<QWidget *> widgets = dock.widget()->findChildren<QWidget *>();
    const auto usable = std::ranges::find_if(widgets, [](const QWidget *widget) {
        return (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && widget->isVisible();
    });
    if (usable != widgets.end())
        (*usable)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace insite::window
