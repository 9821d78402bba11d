// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "readings/alarmevent.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QSystemTrayIcon;

namespace insite::metadata {
class Catalogue;
}

namespace insite::alarms {

/// Tells of new alarms on the desktop while the window is not looked at: at most one message in kPause,
/// however many alarms there are, and each alarm once. GUI thread; `clock` lives longer.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotifier)

public:
    static constexpr std::chrono::seconds kPause{30};

    explicit DesktopNotifier(const Clock &clock, QObject *parent = nullptr);
    ~DesktopNotifier() override;

    /// Off: nothing is shown, and nothing is kept for later.
    void setEnabled(bool isEnabled);
    /// Whether a person looks at the window just now; then nothing is shown. Asked before each message.
    void setIsWatched(std::function<bool()> isWatched);
    /// For tests, in place of the system's tray.
    void setShow(std::function<void(const QString &title, const QString &text)> show);

    /// Another profile's events come from now on; its catalogue knows the names, and outlives this or the
    /// next begin(). Null: nobody does.
    void begin(const metadata::Catalogue *catalogue);
    void take(const readings::AlarmNews &news);
    /// Shows what is due; by a timer of its own while something waits.
    void tick();

signals:
    /// A person clicked the message.
    void activated();

private:
    void show(const QString &title, const QString &text);

    const Clock &m_clock;
    const metadata::Catalogue *m_catalogue = nullptr;
    bool m_isEnabled = true;
    std::function<bool()> m_isWatched;
    std::function<void(const QString &, const QString &)> m_show;
    QSystemTrayIcon *m_tray = nullptr;
    QTimer m_timer;
    std::vector<readings::AlarmEvent> m_waiting;
    quint64 m_told = 0; ///< The greatest id that was seen.
    std::optional<std::chrono::steady_clock::time_point> m_shownAt;
};

} // namespace insite::alarms
