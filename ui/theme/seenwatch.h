// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace insite::theme {

/// Whether a person can see a widget: it is visible, and its window is not minimised. A dock that floats has
/// a window of its own. GUI thread; a child of the widget.
class SeenWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeenWatch)

public:
    explicit SeenWatch(QWidget *widget);

    [[nodiscard]] bool isSeen() const { return m_isSeen; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// Never while the widget is being shown, hidden or destroyed, but soon after it was.
    void changed(bool isSeen);

private:
    void update();

    QWidget &m_widget;
    bool m_isSeen = false;
};

} // namespace insite::theme
