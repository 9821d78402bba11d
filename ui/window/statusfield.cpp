// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusfield.h"

#include "theme/metrics.h"

#include <QEvent>
#include <QLocale>

namespace insite::window {

StatusField::StatusField(const QString &name, const QString &pattern, int digits, QWidget *parent)
    : QLabel(parent)
    , m_pattern(pattern)
    , m_digits(digits)
{
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFont(theme::tabularFont(font()));
    reserve();
    setNumber(0);
}

StatusField::~StatusField() = default;

void StatusField::setNumber(qint64 number)
{
    showText(QLocale().toString(number));
}

void StatusField::setRate(double perSecond)
{
    showText(QLocale().toString(perSecond, 'f', perSecond > 0 && perSecond < 9.95 ? 1 : 0));
}

void StatusField::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        reserve();
}

void StatusField::showText(const QString &number)
{
    const QString shown = m_pattern.arg(number);
    if (shown == text())
        return;
    setText(shown);
    setMinimumWidth(qMax(minimumWidth(), fontMetrics().horizontalAdvance(shown)));
}

void StatusField::reserve()
{
    const qint64 widest = QString(m_digits, u'8').toLongLong();
    setMinimumWidth(fontMetrics().horizontalAdvance(m_pattern.arg(QLocale().toString(widest))));
}

} // namespace insite::window
