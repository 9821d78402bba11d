// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace insite::charts {

class FlowLayout;

/// The legend above a plot: chips in rows. Where they need more rows than it has room for they become
/// narrower, and from their least width on it scrolls; the one with the keyboard is always in sight. GUI
/// thread.
class ChipShelf final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipShelf)

public:
    explicit ChipShelf(QWidget *parent = nullptr);
    ~ChipShelf() override;

    /// Before the chip at this position, or at the end; the keyboard goes through them in this order.
    void insert(int position, QWidget *chip);
    /// The greatest height that it may take; a row is shown in any case.
    void setRoom(int height);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    [[nodiscard]] int widestThatFits(int row) const;

    QWidget *m_rows;
    FlowLayout *m_layout;
    int m_room = 0;
};

} // namespace insite::charts
