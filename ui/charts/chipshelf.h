// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace insite::charts {

/// The legend above a plot: chips in rows. Of more rows than it has room for it shows a part and scrolls; the
/// one with the keyboard is always in sight. GUI thread.
class ChipShelf final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipShelf)

public:
    explicit ChipShelf(QWidget *parent = nullptr);
    ~ChipShelf() override;

    void add(QWidget *chip);
    /// The greatest height that it may take; a row is shown in any case.
    void setRoom(int height);
    /// What all rows would take at this width.
    [[nodiscard]] int wantedHeight() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QWidget *m_rows;
    int m_room = 0;
};

} // namespace insite::charts
