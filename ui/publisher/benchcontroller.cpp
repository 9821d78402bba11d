// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchcontroller.h"

#include "core/background.h"
#include "core/clock.h"
#include "device/devicesetfile.h"
#include "metadata/catalogue.h"
#include "publisher/reportfile.h"
#include "publisher/targettext.h"
#include "readings/recorder.h"

#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

std::vector<size_t> indexes(const QList<int> &rows)
{
    return {rows.begin(), rows.end()};
}

} // namespace

BenchController::BenchController(device::Bench &bench, const Clock &clock, const QString &setFolder,
                                 QObject *parent)
    : QObject(parent)
    , m_bench(bench)
    , m_clock(clock)
    , m_keeper(setFolder)
    , m_folder(QDir::homePath())
{
    connect(&m_bench, &device::Bench::progressed, this, [this](const device::BenchProgress &progress) {
        m_progress = progress;
        m_model.apply(progress);
        m_progress.rows.clear();
        emit changed();
    });
    connect(&m_bench, &device::Bench::reportReady, this, [this](device::BenchReport report) {
        if (m_device) {
            report.device = m_device->name;
            report.target = targetText(*m_device);
        }
        emit reportReady(report);
    });
    connect(&m_model, &BenchModel::edited, this, [this] {
        if (m_isLoaded && m_progress.isRunning)
            emit said(tr("The change takes effect with the next start."));
        m_isLoaded = false;
        ++m_loading;
        keepSet();
    });
    connect(&m_keeper, &SetKeeper::found, this, &BenchController::restore);
    connect(&m_keeper, &SetKeeper::absent, this, &BenchController::keepSet);
    connect(&m_keeper, &SetKeeper::failed, this, &BenchController::refused);
}

BenchController::~BenchController() = default;

void BenchController::setDevice(const settings::Profile &device, bool isSetKept)
{
    stop();
    m_device = device;
    m_model.setBaseTopic(device.gatewayBaseTopic);
    forget();
    isSetKept ? m_keeper.open(device) : m_keeper.close();
}

void BenchController::closeDevice()
{
    stop();
    m_keeper.close();
    m_device.reset();
    m_model.setBaseTopic({});
    forget();
}

void BenchController::restore(const device::KeptSet &set)
{
    m_folder = set.folder;
    m_model.setRows(set.rows);
}

void BenchController::keepSet()
{
    m_keeper.keep({m_model.rows(), m_folder});
}

void BenchController::follow(readings::Recorder &recorder, metadata::Catalogue &catalogue)
{
    unfollow();
    m_recorder = &recorder;
    m_catalogue = &catalogue;
    connect(&recorder, &readings::Recorder::stateChanged, this, [this](const session::SessionState &state) {
        setWatched(state.phase == session::Phase::Connected);
    });
    connect(&catalogue, &metadata::Catalogue::changed, this, &BenchController::sendNames);
    setWatched(recorder.state().phase == session::Phase::Connected);
    sendNames();
}

void BenchController::unfollow()
{
    if (m_recorder)
        m_recorder->disconnect(this);
    if (m_catalogue)
        m_catalogue->disconnect(this);
    m_recorder.clear();
    m_catalogue.clear();
    setWatched(false);
    sendNames();
}

void BenchController::setOptions(const device::BenchOptions &options)
{
    if (m_options.seed != options.seed)
        m_isLoaded = false;
    m_options = options;
    m_bench.setOptions(options);
}

void BenchController::burst(const QList<int> &rows, int count)
{
    withSet([this, rows, count] { m_bench.burst(indexes(rows), count); });
}

void BenchController::resetCounters(const QList<int> &rows)
{
    if (m_isLoaded)
        m_bench.resetCounters(indexes(rows));
}

void BenchController::rollOverCounters(const QList<int> &rows)
{
    if (m_isLoaded)
        m_bench.rollOverCounters(indexes(rows));
}

void BenchController::start()
{
    withSet([this] { m_bench.start(); });
}

void BenchController::stop()
{
    ++m_loading;
    m_bench.stop();
}

void BenchController::setPaused(bool isPaused)
{
    m_bench.setPaused(isPaused);
}

void BenchController::dropConnection()
{
    m_bench.dropConnection();
}

void BenchController::forget()
{
    m_isLoaded = false;
    ++m_loading;
    m_model.clearProgress();
    m_progress.sends = {};
    m_progress.trip = {};
    m_progress.judgement = device::judge({}, {}, device::MatchBasis::None);
    m_bench.load({}, m_options);
    emit changed();
}

void BenchController::requestReport()
{
    m_bench.requestReport();
}

void BenchController::importSet(const QString &path)
{
    runInBackground(
        this, [path] { return device::loadDeviceSet(path); },
        [this, path](const Result<QList<device::RowText>> &rows) {
            if (!rows) {
                emit refused(rows.error().detail);
                return;
            }
            stop();
            m_folder = QFileInfo(path).absolutePath();
            m_model.setRows(*rows);
            emit said(tr("%n row(s) were taken from %1.", nullptr, int(rows->size()))
                          .arg(QFileInfo(path).fileName()));
        });
}

void BenchController::exportSet(const QString &path)
{
    runInBackground(
        this, [path, rows = m_model.rows()] { return device::saveDeviceSet(path, rows); },
        [this, path](const Result<void> &saved) {
            if (saved)
                emit said(tr("The device set is kept in %1.").arg(QDir::toNativeSeparators(path)));
            else
                emit refused(saved.error().detail);
        });
}

void BenchController::saveReport(const device::BenchReport &report, const QString &path,
                                 const QTimeZone &zone)
{
    runInBackground(
        this, [report, path, zone] { return publisher::saveReport(report, path, zone); },
        [this, path](const Result<void> &saved) {
            if (saved)
                emit said(tr("The report is kept in %1.").arg(QDir::toNativeSeparators(path)));
            else
                emit refused(saved.error().detail);
        });
}

void BenchController::withSet(const std::function<void()> &then)
{
    if (m_isLoaded)
        return then();
    const quint64 loading = ++m_loading;
    runInBackground(
        this,
        [rows = m_model.rows(), base = m_device ? m_device->gatewayBaseTopic : QString(), folder = m_folder] {
            return device::makePlan(rows, base, folder);
        },
        [this, loading, then](const Result<device::Plan, QList<device::CellProblem>> &plan) {
            if (loading != m_loading)
                return;
            if (!plan) {
                emit refused(device::problemText(plan.error().first()));
                return;
            }
            m_model.bindRows();
            m_bench.load(*plan, m_options);
            m_bench.setWatched(m_isWatched);
            sendNames();
            m_isLoaded = true;
            then();
        });
}

void BenchController::sendNames()
{
    // What the API says, not what a person calls it: the external id is the meter's name there.
    m_bench.setNames(m_catalogue ? metadata::meterNames(m_catalogue->api()) : device::MeterNames());
}

void BenchController::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    m_bench.setWatched(isWatched);
    emit changed();
}

} // namespace insite::publisher
