// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace insite::window {

/// Measures how late the GUI thread's event loop is: the worst delay of a timer within each second. Measures
/// nothing until it is started.
class LagProbe final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LagProbe)

public:
    explicit LagProbe(QObject *parent = nullptr);
    ~LagProbe() override;

    /// Begins anew, or ends: its ten ticks a second are for somebody who looks.
    void setRunning(bool isRunning);

signals:
    void measured(std::chrono::milliseconds worst);

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_worstMilliseconds = 0;
    int m_ticks = 0;
};

} // namespace insite::window
