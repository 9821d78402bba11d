// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace insite::theme {

/// One line of plain text that may stand in less room than it needs: there it ends in an ellipsis, where
/// QLabel ends within a letter. text() stays whole, and so does what is copied. Whoever sets the text gives
/// it as the tooltip too. GUI thread.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// Where the ellipsis stands; at the right end unless set.
    void setElideMode(Qt::TextElideMode mode);
    /// As it is drawn now.
    [[nodiscard]] QString shownText() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace insite::theme
