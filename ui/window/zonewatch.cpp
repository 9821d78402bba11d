// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/zonewatch.h"

#include "theme/seentimer.h"

#include <QGuiApplication>
#include <QWidget>

namespace insite::window {

ZoneWatch::ZoneWatch(QWidget *window)
    : QObject(window)
{
    auto *minute = new theme::SeenTimer(std::chrono::minutes(1), window);
    connect(minute, &theme::SeenTimer::timeout, this, &ZoneWatch::ask);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            ask();
    });
}

void ZoneWatch::ask()
{
    const QTimeZone zone = settings::computersZone();
    if (zone == m_zone)
        return;
    m_zone = zone;
    emit changed();
}

} // namespace insite::window
