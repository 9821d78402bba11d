// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/insitestyle.h"
#include "theme/metrics.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QToolTip>

namespace insite::theme {

Theme::Theme(QApplication &application)
    : m_application(application)
{
    QApplication::setStyle(new InsiteStyle);
    QApplication::setFont(tabularFont(QApplication::font()));
    update();
    m_application.installEventFilter(this);
}

Theme::~Theme() = default;

void Theme::setScheme(std::optional<Scheme> scheme)
{
    m_override = scheme;
    update();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // Windows hear of it when the desktop changes its look: each of them, so one update is posted for all.
    if (event->type() == QEvent::ThemeChange && !m_isUpdatePosted) {
        m_isUpdatePosted = true;
        QMetaObject::invokeMethod(this, &Theme::update, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::update()
{
    m_isUpdatePosted = false;
    Scheme scheme = Scheme::Light;
    if (m_override) {
        scheme = *m_override;
    } else {
        // With no palette of ours set, the application shows the system's.
        QApplication::setPalette(QPalette());
        scheme = schemeOf(QApplication::palette());
    }
    const QPalette palette = paletteFor(scheme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    if (scheme != m_scheme) {
        m_scheme = scheme;
        emit schemeChanged(scheme);
    }
}

} // namespace insite::theme
