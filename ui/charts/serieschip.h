// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QAbstractButton>

#include <optional>

namespace insite::charts {

/// A curve's entry in the legend: its colour, its name and its newest value. A click or Space shows and hides
/// the curve, the cross or Delete takes it off the chart. Keeps the width that its longest value needed. GUI
/// thread.
class SeriesChip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesChip)

public:
    explicit SeriesChip(readings::RegisterIndex index, QWidget *parent = nullptr);

    [[nodiscard]] readings::RegisterIndex registerIndex() const { return m_index; }
    void setSeries(const QString &name, const QString &unit, int colour, bool isDashed);
    void setValue(std::optional<double> value);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect crossRect() const;
    [[nodiscard]] QString valueText() const;

    readings::RegisterIndex m_index;
    QString m_name;
    QString m_unit;
    std::optional<double> m_value;
    int m_colour = 0;
    int m_valueWidth = 0;
    bool m_isDashed = false;
    bool m_isOverCross = false;
};

} // namespace insite::charts
