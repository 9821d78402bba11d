// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/serieschip.h"

#include "charts/plotcanvas.h"
#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPen>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kHeight = 24;
constexpr int kSwatch = 16;
constexpr int kButton = 18;
constexpr int kWidestName = 240;
constexpr int kLeastName = 64; ///< Below it the value gives way.
constexpr int kLeastMeter = 40;
constexpr int kWidestRegister = 168;
constexpr int kGap = 6;

} // namespace

SeriesChip::SeriesChip(readings::RegisterIndex index, QWidget *parent)
    : QAbstractButton(parent)
    , m_index(index)
{
    setCheckable(true);
    setChecked(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void SeriesChip::setSeries(const ChipText &text, const CurveLook &look)
{
    if (text == m_text && look == m_look)
        return;
    m_text = text;
    m_look = look;
    setAccessibleName(text.fullName);
    setAccessibleDescription(valueText() + u' ' + m_text.unit);
    m_valueWidth = std::max(m_valueWidth, fontMetrics().horizontalAdvance(valueText()));
    setToolTip(tr("%1\n%2, %3\nClick to show or hide, drag to another panel. Delete or the cross removes it; "
                  "the arrow or the menu key offers more.")
                   .arg(text.fullName, text.form, text.unit));
    updateGeometry();
    update();
}

void SeriesChip::setValue(std::optional<double> value)
{
    if (value == m_value)
        return;
    m_value = value;
    setAccessibleDescription(valueText() + u' ' + m_text.unit);
    const int width = fontMetrics().horizontalAdvance(valueText());
    if (width > m_valueWidth) {
        m_valueWidth = width;
        updateGeometry();
    }
    update();
}

QString SeriesChip::valueText() const
{
    if (!m_value)
        return u"\u2013"_s;
    return m_text.decimals ? theme::formatValue(*m_value, *m_text.decimals, locale())
                           : theme::formatValue(*m_value, locale());
}

QRect SeriesChip::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - kButton - 2, (height() - kButton) / 2, kButton, kButton));
}

QRect SeriesChip::arrowRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - 2 * kButton - 2, (height() - kButton) / 2, kButton, kButton));
}

QRect SeriesChip::nameRect() const
{
    const int left = theme::kGroupGap + kSwatch + kGap;
    const int right = width() - 2 * kButton - kGap - (hasRoomForValue() ? valueRoom() : 0);
    return {left, 0, std::max(0, right - left), height()};
}

/// Of value and unit, with the gap before them.
int SeriesChip::valueRoom() const
{
    return fontMetrics().horizontalAdvance(m_text.unit) + theme::kStep + m_valueWidth + kGap;
}

/// In a very narrow chip the name comes first; the tooltip and the crosshair have the value.
bool SeriesChip::hasRoomForValue() const
{
    return width() - theme::kGroupGap - kSwatch - 2 * kGap - 2 * kButton - valueRoom() >= kLeastName;
}

QString SeriesChip::tail() const
{
    return u" \u00b7 "_s + fontMetrics().elidedText(m_text.registerName, Qt::ElideRight, kWidestRegister);
}

QString SeriesChip::shownName() const
{
    const QFontMetrics metrics = fontMetrics();
    const QString tail = this->tail();
    const int room = nameRect().width();
    const int forMeter = room - metrics.horizontalAdvance(tail);
    if (metrics.horizontalAdvance(m_text.meter) <= forMeter)
        return m_text.meter + tail;
    if (forMeter >= kLeastMeter)
        return metrics.elidedText(m_text.meter, Qt::ElideMiddle, forMeter) + tail;
    return metrics.elidedText(m_text.meter + tail, Qt::ElideMiddle, room);
}

QSize SeriesChip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int tail = metrics.horizontalAdvance(this->tail());
    const int meter =
        std::min(std::max(kWidestName - tail, 2 * kLeastMeter), metrics.horizontalAdvance(m_text.meter));
    const int name = std::min(meter + tail, kWidestName + tail) + 2; // fractions of a pixel add up
    const int width = theme::kGroupGap + kSwatch + kGap + name + kGap + m_valueWidth + theme::kStep +
                      metrics.horizontalAdvance(m_text.unit) + kGap + 2 * kButton;
    return {width, std::max(kHeight, metrics.height() + 6)};
}

QSize SeriesChip::minimumSizeHint() const
{
    return {kSwatch + 2 * kButton + 100, sizeHint().height()};
}

void SeriesChip::paintButton(QPainter &painter, const QRect &area, const QString &icon, bool isOver) const
{
    if (isOver) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::colour(theme::Role::Separator, palette()));
        painter.drawRoundedRect(area, theme::kRadius, theme::kRadius);
    }
    theme::icon(icon, theme::Role::QuietText).paint(&painter, area.adjusted(2, 2, -2, -2));
}

void SeriesChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isOn = isChecked();
    const QPalette colours = palette();
    const QColor edge = theme::colour(hasFocus() ? theme::Role::Accent : theme::Role::Separator, colours);
    painter.setPen(QPen(edge, hasFocus() ? 1.5 : 1));
    painter.setBrush(theme::colour(underMouse() ? theme::Role::Hover : theme::Role::Raised, colours));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), theme::kRadius,
                            theme::kRadius);

    const QColor quiet = theme::colour(theme::Role::QuietText, colours);
    const QPointF swatch(theme::kGroupGap, rect().center().y() + 0.5);
    if (isOn) {
        QPen pen = penOf(m_look, colours, 3);
        pen.setCapStyle(Qt::FlatCap);
        if (m_look.dash > 0)
            pen.setDashPattern({1.4, 0.9});
        painter.setPen(pen);
        painter.drawLine(swatch, swatch + QPointF(kSwatch, 0));
    } else {
        theme::icon(u"eye-off"_s, theme::Role::QuietText)
            .paint(&painter, QRect(theme::kGroupGap, rect().center().y() - 7, 16, 16));
    }
    const QRect name = nameRect();
    painter.setPen(isOn ? theme::colour(theme::Role::Text, colours) : quiet);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, shownName());
    if (hasRoomForValue()) {
        QRect row(name.right() + 1 + kGap, 0, m_valueWidth, height());
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, valueText());
        row.setLeft(row.right() + 1 + theme::kStep);
        row.setRight(width());
        painter.setPen(quiet);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, m_text.unit);
    }
    paintButton(painter, arrowRect(), u"chevron-down"_s, arrowRect().contains(m_mouse));
    if (underMouse() || hasFocus())
        paintButton(painter, crossRect(), u"x"_s, crossRect().contains(m_mouse));
}

void SeriesChip::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && crossRect().contains(at)) {
        emit removeRequested();
        return;
    }
    if (event->button() == Qt::LeftButton && arrowRect().contains(at)) {
        emit menuRequested(mapToGlobal(QPoint(0, height())));
        return;
    }
    if (event->button() == Qt::LeftButton)
        m_pressedAt = at;
    QAbstractButton::mousePressEvent(event);
}

void SeriesChip::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position().toPoint();
    update();
    if (m_pressedAt && event->buttons().testFlag(Qt::LeftButton) &&
        (m_mouse - *m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_pressedAt.reset();
        setDown(false);
        emit dragStarted();
        return;
    }
    QAbstractButton::mouseMoveEvent(event);
}

void SeriesChip::mouseReleaseEvent(QMouseEvent *event)
{
    m_pressedAt.reset();
    QAbstractButton::mouseReleaseEvent(event);
}

void SeriesChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        emit removeRequested();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Menu) {
        emit menuRequested(mapToGlobal(QPoint(0, height())));
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void SeriesChip::contextMenuEvent(QContextMenuEvent *event)
{
    emit menuRequested(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                                   : mapToGlobal(QPoint(0, height())));
    event->accept();
}

void SeriesChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void SeriesChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    m_mouse = {-1, -1};
    update();
}

void SeriesChip::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange) {
        m_valueWidth = fontMetrics().horizontalAdvance(valueText());
        updateGeometry();
    }
}

} // namespace insite::charts
