// SPDX-License-Identifier: GPL-3.0-or-later
// Keys, drops, crosshair and the empty state of ChartArea.
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/seriesmime.h"
#include "charts/timerangebar.h"
#include "charts/timewindow.h"
#include "theme/colours.h"
#include "theme/emptystate.h"
#include "theme/metrics.h"

#include <QAccessible>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr double kKeyZoom = 1.5;
constexpr int kKeyPan = 10; ///< A tenth of what is shown.

} // namespace

void ChartArea::setCrosshair(std::optional<Instant> at)
{
    m_crosshair = at;
    for (ChartPanel *panel : std::as_const(m_panels))
        panel->setCrosshair(at);
}

/// To the next reading of any curve that is seen; it is also said to screen readers.
void ChartArea::stepCrosshair(bool forward)
{
    const bool isSeen = m_crosshair && *m_crosshair >= m_time->from() && *m_crosshair <= m_time->to();
    const Instant edge = forward ? m_time->from() - m_time->column() : m_time->to() + m_time->column();
    const Instant start = isSeen ? *m_crosshair : edge;
    std::optional<Instant> nearest;
    for (const ChartPanel *panel : std::as_const(m_panels)) {
        const auto next = panel->nextReading(start, forward);
        if (next && (!nearest || (forward ? *next < *nearest : *next > *nearest)))
            nearest = next;
    }
    if (!nearest || *nearest < m_time->from() || *nearest > m_time->to())
        return;
    setCrosshair(nearest);
    for (ChartPanel *panel : std::as_const(m_panels)) {
        panel->canvas().setAccessibleDescription(panel->canvas().readout());
        QAccessibleEvent event(&panel->canvas(), QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

/// Whether the key means a move of the range.
bool ChartArea::moveTime(int key, Qt::KeyboardModifiers modifiers)
{
    const Instant middle = m_time->from() + m_time->span() / 2;
    const auto step = modifiers.testFlag(Qt::ControlModifier) ? m_time->span() : m_time->span() / kKeyPan;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_time->zoom(1 / kKeyZoom, middle);
        return true;
    case Qt::Key_Minus:
        m_time->zoom(kKeyZoom, middle);
        return true;
    case Qt::Key_Left:
        m_time->pan(-step);
        return true;
    case Qt::Key_Right:
        m_time->pan(step);
        return true;
    case Qt::Key_PageUp:
        m_time->pan(-m_time->span());
        return true;
    case Qt::Key_PageDown:
        m_time->pan(m_time->span());
        return true;
    case Qt::Key_Home:
        m_time->setFollowing(true);
        return true;
    case Qt::Key_Space:
        m_time->toggleFollowing();
        return true;
    default:
        return false;
    }
}

void ChartArea::keyPressEvent(QKeyEvent *event)
{
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isArrow && event->modifiers().testFlag(Qt::ShiftModifier)) {
        stepCrosshair(event->key() == Qt::Key_Right);
    } else if (event->key() == Qt::Key_Escape && m_crosshair) {
        setCrosshair(std::nullopt);
    } else if (!moveTime(event->key(), event->modifiers())) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void ChartArea::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_panels.isEmpty())
        return;
    QPainter painter(this);
    const QRect area = rect().adjusted(0, m_bar->geometry().bottom() + 1, 0, 0);
    painter.fillRect(area, theme::colour(theme::Role::Panel, palette()));
    theme::paintEmptyState(painter, area, palette(), u"chart-line"_s, tr("Nothing on the chart yet"),
                           tr("Select registers in the tree and press Enter, or drag them here."));
    if (m_isDropTarget) {
        QColor wash = theme::colour(theme::Role::Accent, palette());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(wash, 2));
        wash.setAlphaF(0.08F);
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), theme::kRadius, theme::kRadius);
    }
}

void ChartArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsSeries(event->mimeData())) {
        m_isDropTarget = true;
        update();
        event->acceptProposedAction();
    }
}

void ChartArea::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void ChartArea::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    const auto dropped = seriesOf(event->mimeData());
    if (!dropped.indexes.isEmpty()) {
        event->acceptProposedAction();
        addRegisters(dropped.indexes);
    }
}

} // namespace insite::charts
