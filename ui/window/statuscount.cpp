// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statuscount.h"

#include "theme/metrics.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace insite::window {

StatusCount::StatusCount(const QString &name, theme::Quality quality, int digits, const QString &toolTip,
                         QWidget *parent)
    : QToolButton(parent)
    , m_quality(quality)
    , m_shown(sameWords(u"%1"_s))
    , m_told(sameWords(u"%1 "_s + theme::qualityWord(quality)))
    , m_digits(digits)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({theme::kIconSmall, theme::kIconSmall});
    build(name, toolTip);
    drawShape();
}

StatusCount::StatusCount(const QString &name, CountWords words, int digits, const QString &toolTip,
                         QWidget *parent)
    : QToolButton(parent)
    , m_shown(std::move(words))
    , m_told(m_shown)
    , m_digits(digits)
{
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    build(name, toolTip);
}

StatusCount::~StatusCount() = default;

void StatusCount::build(const QString &name, const QString &toolTip)
{
    setObjectName(name);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setFont(theme::tabularFont(font()));
    setToolTip(toolTip);
    m_reserved = widest();
    setNumber(0);
}

void StatusCount::setNumber(qint64 number)
{
    if (number == m_number)
        return;
    m_number = number;
    setText(countText(m_shown, number));
    setAccessibleName(countText(m_told, number));
    const int width = fontMetrics().horizontalAdvance(text());
    if (width > m_reserved) {
        m_reserved = width;
        updateGeometry();
    }
}

QSize StatusCount::sizeHint() const
{
    const int icon = m_quality ? theme::kIconSmall + theme::kStep : 0;
    return {m_reserved + icon + 2 * theme::kStep, fontMetrics().height() + theme::kStep};
}

void StatusCount::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_quality)
        drawShape();
    if (event->type() == QEvent::FontChange)
        m_reserved = widest();
}

int StatusCount::widest() const
{
    const qint64 number = QString(m_digits, u'8').toLongLong();
    return fontMetrics().horizontalAdvance(countText(m_shown, number));
}

void StatusCount::drawShape()
{
    const qreal ratio = devicePixelRatioF();
    QPixmap pixmap(QSize(theme::kIconSmall, theme::kIconSmall) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    theme::paintQuality(painter, QRectF(0, 0, theme::kIconSmall, theme::kIconSmall), *m_quality,
                        theme::colour(theme::qualityRole(*m_quality), palette()));
    painter.end();
    setIcon(QIcon(pixmap));
}

} // namespace insite::window
