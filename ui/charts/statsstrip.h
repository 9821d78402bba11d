// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "charts/seriesnames.h"
#include "charts/seriesstatistics.h"

#include <QWidget>

namespace insite::charts {

/// One line of the strip.
struct StatsRow
{
    SeriesName name;
    CurveLook look;
    SeriesStatistics statistics;
    RegisterKind kind = RegisterKind::Unknown; ///< As which the readings are treated.
    QString unit;                              ///< Of minimum and maximum.
    QString baseUnit;                          ///< Of total and last.
    QString meanUnit;
    std::optional<int> decimals; ///< Of readings and what is added up of them; absent: as many as help.

    friend bool operator==(const StatsRow &, const StatsRow &) = default;
};

/// Minimum, mean, maximum, total and last of what is visible, a line for each curve; quiet, in columns. Where
/// there is no room for all lines it says how many more there are, and the tooltip has them. GUI thread.
class StatsStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatsStrip)

public:
    explicit StatsStrip(QWidget *parent = nullptr);

    void setRows(const QList<StatsRow> &rows);
    [[nodiscard]] const QList<StatsRow> &rows() const { return m_rows; }
    /// A line for each curve as a person reads it, with all that does not fit.
    [[nodiscard]] QStringList lines() const;
    /// Of a row that is painted, its name: cut where the numbers need the room.
    [[nodiscard]] QString shownName(int row) const { return shownNames().at(row); }
    /// No higher than this.
    void setRoom(int height);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int shownRows() const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] QStringList shownNames() const;

    QList<StatsRow> m_rows;
    QList<int> m_widths; ///< Of the columns; they never shrink while the curves stay.
    int m_room = 1000;
};

} // namespace insite::charts
