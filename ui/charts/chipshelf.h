// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace insite::charts {

class FlowLayout;
class SeriesChip;

/// The legend above a plot: chips in rows. Where they need more rows than it has room for they give up their
/// values, then cut the meters' names, all by the same share and so that they stay told apart; only where
/// even that does not do it scrolls, and the one with the keyboard is always in sight. GUI thread.
class ChipShelf final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipShelf)

public:
    explicit ChipShelf(QWidget *parent = nullptr);
    ~ChipShelf() override;

    /// Before the chip at this position, or at the end; the keyboard goes through them in this order. It has
    /// its place with the next fit(), which also comes by itself: many are laid out once.
    void insert(int position, SeriesChip *chip);
    void fit();
    /// The greatest height that it may take; a row is shown in any case.
    void setRoom(int height);
    /// Of its chips at their narrowest in a shelf so wide, in three rows at most.
    [[nodiscard]] int leastHeight(int width) const;
    /// How often all chips were laid out; tests bound it.
    [[nodiscard]] int fitCount() const { return m_fitCount; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void shareOut(int room);
    void tellApart();
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QList<SeriesChip *> chips() const;

    QWidget *m_rows;
    FlowLayout *m_layout;
    int m_room = 0;
    int m_fitCount = 0;
};

} // namespace insite::charts
