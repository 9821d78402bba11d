// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/bench.h"

#include "device/benchengine.h"
#include "session/devicelink.h"
#include "session/devicepublisher.h"
#include "session/ingestthread.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace insite::device {

namespace {
constexpr auto kTellEvery = 200ms;
}

/// The half on the ingest thread.
class Bench::Worker final : public QObject
{
    Q_OBJECT

public:
    Worker(session::DeviceLink &link, const Clock &clock)
        : m_engine(
              clock,
              [&link](const QString &topic, const QByteArray &payload, std::chrono::milliseconds validity) {
                  return link.send(topic, payload, validity);
              },
              this)
        , m_link(link)
        , m_tell(this)
    {
        m_tell.setSingleShot(true);
        connect(&m_tell, &QTimer::timeout, this, &Worker::tell);
        connect(&m_engine, &BenchEngine::progressed, this, [this] {
            if (!m_tell.isActive())
                m_tell.start(kTellEvery);
        });
        connect(&link, &session::DeviceLink::sendEnded, &m_engine, &BenchEngine::ended);
        connect(&link, &session::DeviceLink::stateChanged, &m_engine,
                [this](const session::SessionState &state) {
                    m_engine.setConnected(state.phase == session::Phase::Connected);
                });
    }

    BenchEngine &engine() { return m_engine; }
    session::DeviceLink &link() { return m_link; }

    void stop()
    {
        m_engine.stop();
        m_isStopping = true;
    }

    void tell()
    {
        emit progressed(m_engine.takeProgress());
        if (m_isStopping && m_engine.isSettled()) {
            m_isStopping = false;
            emit settled(m_engine.report());
        }
    }

signals:
    void progressed(const insite::device::BenchProgress &progress);
    void reportReady(const insite::device::BenchReport &report);
    void settled(const insite::device::BenchReport &report);

private:
    BenchEngine m_engine;
    session::DeviceLink &m_link;
    QTimer m_tell;
    bool m_isStopping = false;
};

Bench::Bench(session::IngestThread &thread, session::DevicePublisher &publisher, const Clock &clock,
             QObject *parent)
    : QObject(parent)
    , m_thread(thread)
    , m_worker(std::make_shared<Worker>(publisher.link(), clock))
{
    qRegisterMetaType<BenchProgress>();
    qRegisterMetaType<BenchReport>();
    connect(m_worker.get(), &Worker::progressed, this, &Bench::progressed);
    connect(m_worker.get(), &Worker::reportReady, this, &Bench::reportReady);
    connect(m_worker.get(), &Worker::settled, this, &Bench::settled);
    thread.adopt(*m_worker);
}

Bench::~Bench()
{
    m_thread.post([worker = std::move(m_worker)]() mutable { worker.reset(); });
}

Bench::Returned Bench::returned() const
{
    return [worker = std::weak_ptr(m_worker)](const std::vector<Reading> &committed) {
        if (const auto alive = worker.lock())
            alive->engine().returned(committed);
    };
}

void Bench::load(const Plan &plan, const BenchOptions &options)
{
    post([plan, options](Worker &worker) {
        worker.engine().load(plan, options);
        worker.engine().setConnected(worker.link().state().phase == session::Phase::Connected);
    });
}

void Bench::setOptions(const BenchOptions &options)
{
    post([options](Worker &worker) { worker.engine().setOptions(options); });
}

void Bench::setWatched(bool isWatched)
{
    post([isWatched](Worker &worker) { worker.engine().setWatched(isWatched); });
}

void Bench::setNames(const MeterNames &names)
{
    post([names](Worker &worker) { worker.engine().setNames(names); });
}

void Bench::burst(const std::vector<size_t> &rows, int count)
{
    post([rows, count](Worker &worker) { worker.engine().burst(rows, count); });
}

void Bench::resetCounters(const std::vector<size_t> &rows)
{
    post([rows](Worker &worker) { worker.engine().resetCounters(rows); });
}

void Bench::rollOverCounters(const std::vector<size_t> &rows)
{
    post([rows](Worker &worker) { worker.engine().rollOverCounters(rows); });
}

void Bench::requestReport()
{
    post([](Worker &worker) { emit worker.reportReady(worker.engine().report()); });
}

void Bench::start()
{
    post([](Worker &worker) { worker.engine().start(); });
}

void Bench::stop()
{
    post([](Worker &worker) { worker.stop(); });
}

void Bench::setPaused(bool isPaused)
{
    post([isPaused](Worker &worker) { worker.engine().setPaused(isPaused); });
}

void Bench::dropConnection()
{
    post([](Worker &worker) { worker.link().dropConnection(); });
}

void Bench::post(const std::function<void(Worker &worker)> &work)
{
    m_thread.post([worker = m_worker.get(), work] { work(*worker); });
}

} // namespace insite::device

#include "bench.moc"
