// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/serieschip.h"

#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kHeight = 24;
constexpr int kSwatch = 16;
constexpr int kCross = 20;
constexpr int kWidestName = 168;
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

void SeriesChip::setSeries(const QString &name, const QString &unit, int colour, bool isDashed)
{
    m_name = name;
    m_unit = unit;
    m_colour = colour;
    m_isDashed = isDashed;
    setAccessibleName(name);
    setToolTip(tr("%1, %2\nClick to show or hide, Delete or the cross to remove.").arg(name, unit));
    updateGeometry();
    update();
}

void SeriesChip::setValue(std::optional<double> value)
{
    if (value == m_value) {
        return;
    }
    m_value = value;
    setAccessibleDescription(valueText() + u' ' + m_unit);
    const int width = fontMetrics().horizontalAdvance(valueText());
    if (width > m_valueWidth) {
        m_valueWidth = width;
        updateGeometry();
    }
    update();
}

QString SeriesChip::valueText() const
{
    return m_value ? theme::formatValue(*m_value, locale()) : u"\u2013"_s;
}

QRect SeriesChip::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - kCross - 2, (height() - kCross) / 2, kCross, kCross));
}

QSize SeriesChip::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int name =
        std::min(kWidestName, metrics.horizontalAdvance(m_name) + 2); // fractions of a pixel add up
    const int width = theme::kGroupGap + kSwatch + kGap + name + kGap + m_valueWidth + theme::kStep +
                      metrics.horizontalAdvance(m_unit) + kGap + kCross;
    return {width, std::max(kHeight, metrics.height() + 6)};
}

QSize SeriesChip::minimumSizeHint() const
{
    return {kSwatch + kCross + 100, sizeHint().height()};
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

    QRect row = rect().adjusted(theme::kGroupGap, 0, -kCross - kGap, 0);
    const QPointF swatch(row.left(), row.center().y() + 0.5);
    const QColor quiet = theme::colour(theme::Role::QuietText, colours);
    if (isOn) {
        QPen pen(theme::seriesColour(m_colour, colours), 3, Qt::SolidLine, Qt::FlatCap);
        if (m_isDashed) {
            pen.setDashPattern({1.4, 0.9});
        }
        painter.setPen(pen);
        painter.drawLine(swatch, swatch + QPointF(kSwatch, 0));
    } else {
        theme::icon(u"eye-off"_s, theme::Role::QuietText)
            .paint(&painter, QRect(row.left(), row.center().y() - 7, 16, 16));
    }
    row.setLeft(row.left() + kSwatch + kGap);
    const QFontMetrics metrics = fontMetrics();
    painter.setPen(quiet);
    const int unitWidth = metrics.horizontalAdvance(m_unit);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, m_unit);
    row.setRight(row.right() - unitWidth - theme::kStep);
    painter.setPen(isOn ? theme::colour(theme::Role::Text, colours) : quiet);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, valueText());
    row.setRight(row.right() - m_valueWidth - kGap);
    painter.setPen(quiet);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(m_name, Qt::ElideMiddle, row.width()));
    if (m_isOverCross) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::colour(theme::Role::Separator, colours));
        painter.drawRoundedRect(crossRect(), theme::kRadius, theme::kRadius);
    }
    if (underMouse() || hasFocus()) {
        theme::icon(u"x"_s, theme::Role::QuietText).paint(&painter, crossRect().adjusted(3, 3, -3, -3));
    }
}

void SeriesChip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        emit removeRequested();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void SeriesChip::mouseMoveEvent(QMouseEvent *event)
{
    const bool isOver = crossRect().contains(event->position().toPoint());
    if (isOver != m_isOverCross) {
        m_isOverCross = isOver;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void SeriesChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        emit removeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void SeriesChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void SeriesChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    m_isOverCross = false;
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
