// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/bench.h"
#include "publisher/benchmodel.h"
#include "publisher/setkeeper.h"
#include "readings/livereadings.h"

#include <QPointer>

#include <optional>

namespace insite::metadata {
class Catalogue;
}
namespace insite::readings {
class Recorder;
}

namespace insite::publisher {

/// The bench between its table and its engine: checks and loads the set when it starts, tells the engine
/// which consumer looks on and what the metadata calls its meters, and gathers what the engine tells. It
/// knows nothing of the lock: PublishController asks it to stop. GUI thread; what it is given lives longer.
class BenchController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchController)

public:
    /// `setFolder`: where the devices' sets are kept for the next start.
    BenchController(device::Bench &bench, const Clock &clock, const QString &setFolder,
                    QObject *parent = nullptr);
    ~BenchController() override;

    [[nodiscard]] BenchModel &model() { return m_model; }
    [[nodiscard]] const device::BenchProgress &progress() const { return m_progress; }
    /// By itself, or the rest of a burst.
    [[nodiscard]] bool isSending() const { return m_progress.isRunning || m_progress.burstLeft > 0; }
    [[nodiscard]] const device::BenchOptions &options() const { return m_options; }
    /// What the set's folder is, for relative names of replays.
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] bool isWatched() const { return m_isWatched; }

    /// Another device: what runs is stopped, what was told is forgotten, and the set comes back that the
    /// device had the last time; without one, or where none is kept, the rows stay as they are. Nothing is
    /// started.
    void setDevice(const settings::Profile &device, bool isSetKept);
    /// None: what runs is stopped, what was told is forgotten, and the rows belong to no device any more.
    void closeDevice();

    /// Follows what this profile's consumer receives, until unfollow(); both outlive that.
    void follow(readings::Recorder &recorder, metadata::Catalogue &catalogue);
    void unfollow();

    void setOptions(const device::BenchOptions &options);
    void burst(const QList<int> &rows, int count);
    void resetCounters(const QList<int> &rows);
    void rollOverCounters(const QList<int> &rows);

public slots:
    /// Checks the set, and runs it; ends in a change of progress() or in refused().
    void start();
    void stop();
    void setPaused(bool isPaused);
    void dropConnection();
    /// Begins anew with the next start: first values, seed, counters.
    void forget();
    /// reportReady() follows.
    void requestReport();
    /// Files are read and written in the background; what fails ends in refused().
    void importSet(const QString &path);
    void exportSet(const QString &path);
    void saveReport(const insite::device::BenchReport &report, const QString &path, const QTimeZone &zone);

signals:
    void changed();
    void reportReady(const insite::device::BenchReport &report);
    /// A whole sentence.
    void refused(const QString &sentence);
    void said(const QString &sentence);

private:
    /// Does it once the set as it stands is loaded.
    void withSet(const std::function<void()> &then);
    void sendNames();
    void setWatched(bool isWatched);
    void restore(const device::KeptSet &set);
    void keepSet();

    device::Bench &m_bench;
    const Clock &m_clock;
    BenchModel m_model;
    SetKeeper m_keeper;
    device::BenchOptions m_options;
    device::BenchProgress m_progress;
    std::optional<settings::Profile> m_device;
    QString m_folder;
    QPointer<readings::Recorder> m_recorder;
    QPointer<metadata::Catalogue> m_catalogue;
    quint64 m_loading = 0; ///< Counts up: what was read for an older set is dropped.
    bool m_isLoaded = false;
    bool m_isWatched = false;
};

} // namespace insite::publisher
