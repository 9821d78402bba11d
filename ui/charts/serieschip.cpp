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
constexpr int kWidestMeter = 240;
constexpr int kLeastMeter = 80; ///< Enough to tell it from another, where it is not shorter.
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
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // may be narrower, as a button may not
    setAttribute(Qt::WA_Hover);
    measure();
}

void SeriesChip::setSeries(const ChipText &text, const CurveLook &look)
{
    if (text == m_text && look == m_look)
        return;
    m_text = text;
    m_look = look;
    setAccessibleName(text.fullName);
    m_valueWidth = std::max(m_valueWidth, fontMetrics().horizontalAdvance(valueText()));
    measure();
    describe();
    updateGeometry();
    update();
}

void SeriesChip::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    measure();
    describe();
    updateGeometry();
    update();
}

void SeriesChip::describe()
{
    const QString value = valueText() + u' ' + m_text.unit;
    setAccessibleDescription(m_note.isEmpty() ? value : value + u". "_s + m_note);
    const QString words =
        tr("%1\n%2, newest value %3\nClick to show or hide, drag to another panel. Delete removes it; "
           "the arrow or the menu key offers more.")
            .arg(m_text.fullName, m_text.form, value);
    setToolTip(m_note.isEmpty() ? words : m_note + u'\n' + words);
}

void SeriesChip::setValue(std::optional<double> value)
{
    if (value == m_value)
        return;
    m_value = value;
    describe();
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

void SeriesChip::setValueShown(bool shown)
{
    m_isValueWished = shown;
    update();
}

void SeriesChip::setCut(const NameCut &cut)
{
    if (cut != m_cut) {
        m_cut = cut;
        update();
    }
}

/// Empty where there is no room for it.
QRect SeriesChip::crossRect() const
{
    if (!hasRoomForValue())
        return {};
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - kButton - 2, (height() - kButton) / 2, kButton, kButton));
}

QRect SeriesChip::arrowRect() const
{
    const int buttons = hasRoomForValue() ? 2 : 1;
    return QStyle::visualRect(
        layoutDirection(), rect(),
        QRect(width() - buttons * kButton - 2, (height() - kButton) / 2, kButton, kButton));
}

QRect SeriesChip::nameRect() const
{
    const int left = theme::kGroupGap + kSwatch + kGap;
    const int right = width() - noteRoom() -
                      (hasRoomForValue() ? 2 * kButton + 2 + kGap + valueRoom() : kButton + 2 + theme::kStep);
    return {left, 0, std::max(0, right - left), height()};
}

/// Of value and unit, with the gap before them.
int SeriesChip::valueRoom() const
{
    return m_unitWidth + theme::kStep + m_valueWidth + kGap;
}

/// Of the mark behind the name.
int SeriesChip::noteRoom() const
{
    return m_note.isEmpty() ? 0 : theme::kIconSmall + theme::kStep;
}

bool SeriesChip::hasRoomForValue() const
{
    return m_isValueWished && width() >= widthWithValue();
}

QString SeriesChip::shownName(const NameCut &cut) const
{
    return elided(m_text.name, cut, fontMetrics(), nameRect().width());
}

/// Of a chip without value.
int SeriesChip::widthFor(int mostOfMeter, int mostOfRegister) const
{
    const QFontMetrics metrics = fontMetrics();
    const int meter = std::min(mostOfMeter, metrics.horizontalAdvance(m_text.name.meter));
    const QString tail = registerTail(m_text.name.registerName, metrics, mostOfRegister);
    const int name = meter + metrics.horizontalAdvance(tail) + 2; // fractions of a pixel add up
    return theme::kGroupGap + kSwatch + kGap + name + noteRoom() + theme::kStep + kButton + 2;
}

void SeriesChip::measure()
{
    m_wholeWidth = widthFor(kWidestMeter, kWidestRegisterName);
    m_leastWidth = widthFor(kLeastMeter, kLeastRegisterName);
    m_unitWidth = fontMetrics().horizontalAdvance(m_text.unit);
}

int SeriesChip::widthWithValue() const
{
    return m_wholeWidth - theme::kStep + kGap + valueRoom() + kButton;
}

QSize SeriesChip::sizeHint() const
{
    return {m_isValueWished ? widthWithValue() : m_wholeWidth, std::max(kHeight, fontMetrics().height() + 6)};
}

QSize SeriesChip::minimumSizeHint() const
{
    return {m_leastWidth, sizeHint().height()};
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
        paintSwatch(painter, m_look, colours, swatch, kSwatch);
    } else {
        theme::icon(u"eye-off"_s, theme::Role::QuietText)
            .paint(&painter, QRect(theme::kGroupGap, rect().center().y() - 7, 16, 16));
    }
    const QRect name = nameRect();
    painter.setPen(isOn ? theme::colour(theme::Role::Text, colours) : quiet);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, shownName());
    if (!m_note.isEmpty())
        theme::icon(u"info-circle"_s, theme::Role::QuietText)
            .paint(&painter, QRect(name.right() + 1 + theme::kStep, (height() - theme::kIconSmall) / 2,
                                   theme::kIconSmall, theme::kIconSmall));
    if (hasRoomForValue()) {
        QRect row(name.right() + 1 + noteRoom() + kGap, 0, m_valueWidth, height());
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, valueText());
        row.setLeft(row.right() + 1 + theme::kStep);
        row.setRight(width());
        painter.setPen(quiet);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, m_text.unit);
    }
    paintButton(painter, arrowRect(), u"chevron-down"_s, arrowRect().contains(m_mouse));
    if ((underMouse() || hasFocus()) && hasRoomForValue())
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
        measure();
        updateGeometry();
    }
}

} // namespace insite::charts
