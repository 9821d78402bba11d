// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmbutton.h"

#include "theme/icon.h"
#include "theme/metrics.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::alarms {

AlarmButton::AlarmButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(u"alarmButton"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({theme::kIconMedium, theme::kIconMedium});
    setAutoRaise(true);
    setFont(theme::tabularFont(font()));
    setShortcut(QKeySequence(u"Ctrl+Shift+A"_s));
    setCounts({});
}

AlarmButton::~AlarmButton() = default;

void AlarmButton::setCounts(const readings::AlarmCounts &counts)
{
    if (counts.unacknowledgedAlarms == m_count && counts.activeUnacknowledged == m_active)
        return;
    m_count = counts.unacknowledgedAlarms;
    m_active = counts.activeUnacknowledged;
    const QKeySequence key = shortcut();
    setText(m_count == 0 ? tr("No alarms") : tr("Alarms %1").arg(QLocale().toString(m_count)));
    setShortcut(key); // Which a new text takes away.
    setIcon(m_active > 0  ? theme::icon(u"alert-triangle"_s, theme::Role::Error)
            : m_count > 0 ? theme::icon(u"bell"_s, theme::Role::Late)
                          : theme::icon(u"bell"_s));
    const QString words = m_count == 0 ? tr("No alarm waits to be acknowledged")
                                       : tr("%Ln alarm(s) not acknowledged", nullptr, int(m_count)) +
                                             u", "_s + tr("%Ln of them active", nullptr, int(m_active));
    setToolTip(u"%1 (%2)"_s.arg(words, key.toString(QKeySequence::NativeText)));
    setAccessibleName(words);
}

QSize AlarmButton::sizeHint() const
{
    QSize size = QToolButton::sizeHint();
    const int widest = fontMetrics().horizontalAdvance(tr("Alarms %1").arg(u"8888"_s)) -
                       fontMetrics().horizontalAdvance(text());
    size.rwidth() += std::max(widest, 0);
    return size;
}

} // namespace insite::alarms
