// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmwatch.h"

#include <QObject>
#include <QPointer>

class QTimeZone;
class QWidget;

namespace insite::alarms {
class AlarmButton;
class DesktopNotifier;
class EventsPanel;
} // namespace insite::alarms
namespace insite::metadata {
class Catalogue;
}
namespace insite::theme {
enum class Quality;
}
namespace insite::tree {
class MeterPanel;
class MeterTreeView;
} // namespace insite::tree

namespace insite::window {

class StatusBar;
class WorkspaceView;
struct Workspace;

/// What the window does about events: hands the watch's news to list, button, status bar and desktop, and
/// leads from each to where it can be looked into. GUI thread; a child of the window.
class Attention final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Attention)

public:
    Attention(const Clock &clock, StatusBar &status, QWidget &window);
    ~Attention() override;

    /// The dock's contents and the toolbar's button; whoever shows them owns them.
    [[nodiscard]] alarms::EventsPanel *panel() const { return m_panel; }
    [[nodiscard]] alarms::AlarmButton *button() const { return m_button; }
    [[nodiscard]] alarms::DesktopNotifier &notifier() const { return *m_notifier; }

    /// A profile's parts, until close().
    void open(const Workspace &workspace, WorkspaceView &view, tree::MeterPanel &meters);
    void close();

    void setZone(const QTimeZone &zone);
    void setNotifying(bool isNotifying);

    /// Of the register that has the keyboard in the tree.
    void editLimits();

signals:
    /// The dock of events is to be shown.
    void eventsAsked();
    /// The dock of meters is to be shown.
    void metersAsked();
    void problemFound(const QString &sentence);

private:
    void connectPanel();
    void connectStatus();
    void take(const readings::AlarmNews &news);
    void tellWords();
    void showInTree(const RegisterKey &key);
    void showOnChart(const RegisterKey &key, Instant from, Instant to);
    void showMeters(theme::Quality quality);
    [[nodiscard]] QList<readings::RegisterIndex> registersOf(const RegisterKey &key) const;

    StatusBar &m_status;
    QWidget &m_window;
    alarms::EventsPanel *m_panel = nullptr;
    alarms::AlarmButton *m_button = nullptr;
    alarms::DesktopNotifier *m_notifier = nullptr;
    QPointer<readings::AlarmWatch> m_watch;
    QPointer<WorkspaceView> m_view;
    QPointer<tree::MeterPanel> m_meters;
    metadata::Catalogue *m_catalogue = nullptr;
};

} // namespace insite::window
