// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/colourbook.h"
#include "charts/seriesnames.h"
#include "readings/livereadings.h"

#include <QAbstractButton>

#include <optional>

namespace insite::charts {

/// What a chip says of its curve.
struct ChipText
{
    SeriesName name;  ///< The meter's may be cut where there is no room, the register's only if very long.
    QString fullName; ///< For the tooltip and screen readers.
    QString form;     ///< "Counter: rate per hour".
    QString unit;
    std::optional<int> decimals; ///< As the metadata has them.

    friend bool operator==(const ChipText &, const ChipText &) = default;
};

/// A curve's entry in the legend: its colour, its name and its newest value. A click or Space shows and hides
/// the curve, the cross or Delete takes it off the chart, the arrow or the menu key offers its forms, and it
/// can be dragged to another panel. Keeps the width that its longest value needed. Where it is narrower than
/// it wishes it has neither value nor cross, and the meter's name is cut before the register's. GUI thread.
class SeriesChip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesChip)

public:
    explicit SeriesChip(readings::RegisterIndex index, QWidget *parent = nullptr);

    [[nodiscard]] readings::RegisterIndex registerIndex() const { return m_index; }
    void setSeries(const ChipText &text, const CurveLook &look);
    void setValue(std::optional<double> value);
    /// What is to be known of the curve, as why it is not seen: a mark, and the words in the tooltip.
    void setNote(const QString &note);
    /// Whether it wishes for the width that a value needs. Who lays it out calls this, and lays it out anew.
    void setValueShown(bool shown);
    void setCut(const NameCut &cut);
    [[nodiscard]] const ChipText &text() const { return m_text; }
    /// The name as it is painted, cut where there is no room.
    [[nodiscard]] QString shownName() const { return shownName(m_cut); }
    [[nodiscard]] QString shownName(const NameCut &cut) const;

    [[nodiscard]] QSize sizeHint() const override;
    /// The register's name, and what tells one meter from another.
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Whether the value is painted.
    [[nodiscard]] bool hasRoomForValue() const;

signals:
    void removeRequested();
    void menuRequested(const QPoint &globalPosition);
    void dragStarted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect crossRect() const;
    [[nodiscard]] QRect arrowRect() const;
    [[nodiscard]] QString valueText() const;
    [[nodiscard]] QRect nameRect() const;
    [[nodiscard]] int valueRoom() const;
    [[nodiscard]] int widthWithValue() const;
    [[nodiscard]] int widthFor(int mostOfMeter, int mostOfRegister) const;
    void measure();
    [[nodiscard]] int noteRoom() const;
    void describe();
    void paintButton(QPainter &painter, const QRect &area, const QString &icon, bool isOver) const;

    readings::RegisterIndex m_index;
    ChipText m_text;
    CurveLook m_look;
    std::optional<double> m_value;
    int m_valueWidth = 0;
    int m_wholeWidth = 0; ///< Without value; measured once, as a shelf asks often.
    int m_leastWidth = 0;
    int m_unitWidth = 0;
    bool m_isValueWished = true;
    NameCut m_cut;
    QString m_note;
    std::optional<QPoint> m_pressedAt;
    QPoint m_mouse{-1, -1};
};

} // namespace insite::charts
