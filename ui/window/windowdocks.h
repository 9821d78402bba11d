// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QDockWidget;
class QMainWindow;

namespace insite::window {

/// The docks around the charts, where they stand at first, and an action (Ctrl+1, Ctrl+2, …) to go to each.
/// GUI thread; a child of the window.
class WindowDocks final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowDocks)

public:
    explicit WindowDocks(QMainWindow &window);
    ~WindowDocks() override;

    /// Takes the widget. In the order of the calls: Ctrl+1, Ctrl+2, …
    QDockWidget *add(const QString &name, const QString &title, Qt::DockWidgetArea area, QWidget *contents);
    /// As on the first start.
    void reset();
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }

    /// Shows it, brings it before the others of its tab, and gives it the keyboard.
    static void goTo(QDockWidget &dock);

private:
    struct Place
    {
        QDockWidget *dock = nullptr;
        Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    };

    QMainWindow &m_window;
    QList<Place> m_places;
    QList<QAction *> m_actions;
};

} // namespace insite::window
