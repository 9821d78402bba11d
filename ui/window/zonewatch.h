// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/shownzone.h"

#include <QObject>

class QWidget;

namespace insite::window {

/// Notices that the computer shows another zone's time: a laptop has travelled, or somebody has set it. Qt
/// tells nobody, but answers rightly whenever it is asked; so it is asked when a person comes back to the
/// program, and each minute while the window can be seen. GUI thread; a child of the window.
class ZoneWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ZoneWatch)

public:
    explicit ZoneWatch(QWidget *window);

signals:
    void changed();

private:
    void ask();

    QTimeZone m_zone = settings::computersZone();
};

} // namespace insite::window
