// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QWidget;

namespace insite::theme {

class SeenWatch;

/// The one clock of the screen: at most 30 frames a second, and none at all while nothing that watches can
/// be seen. GUI thread; the composition root owns it. On each frame the window takes the changes and hands
/// them to its views.
class FrameTick final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FrameTick)

public:
    explicit FrameTick(QObject *parent = nullptr);

    /// Frames come while this widget (or another watched one) is visible and its window is not minimised.
    void watch(QWidget *widget);
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }

signals:
    void frame();

private:
    [[nodiscard]] bool isWanted() const;
    void update();

    QTimer m_timer;
    QList<QPointer<SeenWatch>> m_watches;
};

} // namespace insite::theme
