// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/reader.h"
#include "monitor/monitor.h"
#include "settings/preferences.h"
#include "support/memorysecretstore.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace insite::charts {
class ChartArea;
}
namespace insite::tree {
class MeterTreeModel;
class MeterTreeView;
} // namespace insite::tree

namespace insite::test {

class SimulatorProcess;

/// How long a test waits for something that happens in another process, on a machine that is busy.
inline constexpr int kPatienceMilliseconds = 60'000;

/// insite-monitor as it ships, without its main(): the composition root in this process, on folders of its
/// own that outlive a restart. Nothing is filled in by hand: what the window shows came through broker and
/// ingest.
class MonitorFixture final
{
    Q_DISABLE_COPY_MOVE(MonitorFixture)

public:
    MonitorFixture();
    ~MonitorFixture();

    MemorySecretStore keychain;
    monitor::Options options;
    QString simulatorProgram; ///< For the demo; empty: that of this build.

    /// The simulator's consumer profile and its password, as --profile and --password-file would give them.
    void useConsumer(const SimulatorProcess &simulator);
    void useDevice(const SimulatorProcess &simulator);

    /// As if chosen in the settings, before the next start.
    void prefer(const settings::Preferences &preferences);

    void start();
    void stop();

    [[nodiscard]] window::MainWindow &window() const;
    /// A part of the window by its object name; null where it is not.
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name = {}) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] tree::MeterTreeView *tree() const;
    [[nodiscard]] tree::MeterTreeModel *model() const;
    [[nodiscard]] charts::ChartArea *charts() const;

    /// All that is written anywhere in the window, its dialogs and its menus.
    [[nodiscard]] QString allText() const;
    /// The register whose newest value this is.
    [[nodiscard]] std::optional<readings::RegisterIndex> registerWithValue(double value) const;
    [[nodiscard]] int registersWithValue() const;
    /// What the history's file holds of a register from `from` to `to`, in order of measured time.
    [[nodiscard]] std::vector<history::HistoryReading> stored(readings::RegisterIndex index, Instant from,
                                                              Instant to) const;
    /// As typed by a person, for each register that has come: how often it comes. A test need not wait until
    /// that is learned.
    void sayInterval(std::chrono::milliseconds interval) const;

    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<monitor::Monitor> m_monitor;
};

/// Sends XDG's folders to a temporary one, so that a test neither reads nor leaves anything in the user's.
void useTemporaryHome();

} // namespace insite::test
