// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace insite::theme {

/// A mark beside a sentence: one of theme::icon() at one size. It draws the icon anew on each paint, so that
/// it follows light and dark and the screen's density, which a label's pixmap does not. The sentence says
/// what it means. GUI thread.
class IconLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconLabel)

public:
    /// `size`: of its square, in device-independent pixels.
    explicit IconLabel(int size, QWidget *parent = nullptr);

    /// An empty icon leaves the place empty.
    void setIcon(const QIcon &icon);
    [[nodiscard]] const QIcon &icon() const { return m_icon; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
};

} // namespace insite::theme
