// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/statusfield.h"

#include "theme/metrics.h"

#include <QEvent>
#include <QLocale>

namespace insite::window {

StatusField::StatusField(const QString &name, CountWords words, int digits, QWidget *parent)
    : QLabel(parent)
    , m_words(std::move(words))
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
    showText(countText(m_words, number));
}

void StatusField::setRate(double perSecond)
{
    constexpr int kMany = 2;
    showText(
        m_words(kMany).arg(QLocale().toString(perSecond, 'f', perSecond > 0 && perSecond < 9.95 ? 1 : 0)));
}

void StatusField::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        reserve();
}

void StatusField::showText(const QString &shown)
{
    if (shown == text())
        return;
    setText(shown);
    setMinimumWidth(qMax(minimumWidth(), fontMetrics().horizontalAdvance(shown)));
}

void StatusField::reserve()
{
    const qint64 widest = QString(m_digits, u'8').toLongLong();
    setMinimumWidth(fontMetrics().horizontalAdvance(countText(m_words, widest)));
}

} // namespace insite::window
