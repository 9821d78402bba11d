// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace insite::charts {

class TimeWindow;

/// Presets from 5 minutes to a year, the range in words, and follow or hold. Sits above the panels. GUI
/// thread.
class TimeRangeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeRangeBar)

public:
    /// `window` must outlive the bar.
    explicit TimeRangeBar(TimeWindow &window, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void showRange();

    TimeWindow &m_window;
    QList<QToolButton *> m_presets;
    QLabel *m_range = nullptr;
    QToolButton *m_follow = nullptr;
};

} // namespace insite::charts
