// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QToolButton;

namespace insite::charts {

class TimeWindow;

/// Presets from 5 minutes to a year, the range in words, how it stands (held, behind, disconnected), and
/// follow or hold. Sits above the panels. GUI thread.
class TimeRangeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeRangeBar)

public:
    /// `window` must outlive the bar.
    explicit TimeRangeBar(TimeWindow &window, QWidget *parent = nullptr);

    /// "Show 24 hours" and so on; who adds them to a widget has their shortcuts there.
    [[nodiscard]] const QList<QAction *> &presets() const { return m_presets; }
    /// A button of its own on the right.
    void addButton(QAction *action);
    /// Of the charted registers the newest reading; absent: nothing is charted or on time is not known.
    void setNewestReading(std::optional<Instant> at,
                          std::optional<std::chrono::milliseconds> expectedInterval);
    /// Absent while connected.
    void setDisconnectedSince(std::optional<Instant> at);

signals:
    void customRangeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void showRange();
    void showState();
    [[nodiscard]] QStringList stateWords() const;

    TimeWindow &m_window;
    QList<QAction *> m_presets;
    QToolButton *m_custom = nullptr;
    QLabel *m_range = nullptr;
    QLabel *m_state = nullptr;
    QToolButton *m_follow = nullptr;
    std::optional<Instant> m_newest;
    std::optional<std::chrono::milliseconds> m_expected;
    std::optional<Instant> m_disconnectedSince;
};

} // namespace insite::charts
