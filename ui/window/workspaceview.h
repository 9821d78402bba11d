// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QWidget>

class QTimeZone;

namespace insite {
class Clock;
}
namespace insite::catalogue {
class ApiController;
}
namespace insite::charts {
class ChartArea;
class HistorySeriesSource;
} // namespace insite::charts
namespace insite::connection {
class ConnectionController;
class ConnectionStrip;
} // namespace insite::connection
namespace insite::metadata {
class Catalogue;
}
namespace insite::readings {
class AlarmWatch;
class Recorder;
} // namespace insite::readings
namespace insite::session {
struct SessionState;
}
namespace insite::theme {
class UndoStrip;
}
namespace insite::tree {
class MeterPanel;
class MeterTreeModel;
} // namespace insite::tree

namespace insite::window {

/// What stands behind one open profile. Owned by the composition root; outlives the view.
struct Workspace
{
    connection::ConnectionController &connection;
    readings::Recorder &recorder;
    readings::LiveReadings &live;
    readings::AlarmWatch &alarms;
    metadata::Catalogue &catalogue; ///< Names, units, limits, parents; changes while it is shown.
    catalogue::ApiController &api;  ///< Where they come from.
    QString historyPath;            ///< The file that the recorder writes.
};

/// The middle of the window while a profile is open: strip and charts; and the tree's model, which the meter
/// dock shows. Takes what changed on each frame and hands it to all of them. GUI thread.
class WorkspaceView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceView)

public:
    WorkspaceView(const Workspace &workspace, const Clock &clock, QWidget *parent = nullptr);
    ~WorkspaceView() override;

    [[nodiscard]] connection::ConnectionController &connection() const { return m_workspace.connection; }
    [[nodiscard]] readings::Recorder &recorder() const { return m_workspace.recorder; }
    [[nodiscard]] metadata::Catalogue &catalogue() const { return m_workspace.catalogue; }
    [[nodiscard]] const QString &historyPath() const { return m_workspace.historyPath; }
    [[nodiscard]] charts::ChartArea &charts() const { return *m_charts; }
    /// Below the charts: for what changed the whole screen, and what the charts have done.
    [[nodiscard]] theme::UndoStrip &undo() const { return *m_undo; }
    [[nodiscard]] tree::MeterTreeModel &model() const { return *m_model; }

    /// The register, or any of its meter where the register is not told (or not seen); absent where not even
    /// the meter has been seen.
    [[nodiscard]] std::optional<readings::RegisterIndex> find(const RegisterKey &key) const;

    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

    /// A panel over the model; it must be destroyed before this.
    [[nodiscard]] tree::MeterPanel *createMeterPanel(QWidget *parent);

    /// On a frame tick.
    readings::Changes takeFrame();

signals:
    /// Something that a person must be told.
    void problemFound(const QString &sentence);

private:
    void showConnection(const session::SessionState &state);

    Workspace m_workspace;
    const Clock &m_clock;
    tree::MeterTreeModel *m_model = nullptr;
    charts::HistorySeriesSource *m_source = nullptr;
    connection::ConnectionStrip *m_strip = nullptr;
    charts::ChartArea *m_charts = nullptr;
    theme::UndoStrip *m_undo = nullptr;
    std::optional<Instant> m_disconnectedSince;
};

} // namespace insite::window
