// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/seenwatch.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace insite::theme {

/// A timer for what a widget shows: it ticks while the widget can be seen, and at once when it can be seen
/// again. GUI thread; a child of the widget.
class SeenTimer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeenTimer)

public:
    SeenTimer(std::chrono::milliseconds interval, QWidget *widget);

    /// False while there is nothing that changes with time; true unless set.
    void setWanted(bool isWanted);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

signals:
    void timeout();

private:
    void update();

    SeenWatch *m_watch;
    QTimer m_timer;
    bool m_isWanted = true;
};

} // namespace insite::theme
