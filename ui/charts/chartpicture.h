// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QImage>
#include <QList>

namespace insite::charts {

class ChartPanel;
class TimeWindow;

/// Panels as a picture that can be sent to somebody: what each curve is and its unit, the plots as they stand
/// on the screen, and the range with its zone. GUI thread.
class ChartPicture final
{
public:
    /// Of at least one panel; they and the window must outlive this.
    ChartPicture(QList<ChartPanel *> panels, const TimeWindow &time);

    /// In device-independent pixels.
    [[nodiscard]] QSize size() const;
    /// Twice as dense as the size says, so that it stays sharp in a document.
    [[nodiscard]] QImage image() const;
    [[nodiscard]] QByteArray svg() const;
    /// PNG, or SVG where the name ends so; says why it cannot.
    [[nodiscard]] Result<void> save(const QString &path) const;

private:
    void paint(QPainter &painter) const;
    void paintTitle(QPainter &painter, const ChartPanel &panel, int top) const;
    [[nodiscard]] int titleHeight(const ChartPanel &panel) const;
    [[nodiscard]] QString title() const;

    QList<ChartPanel *> m_panels;
    const TimeWindow &m_time;
};

} // namespace insite::charts
