// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/historyseriessource.h"

#include "history/reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::charts {

using readings::RegisterIndex;

namespace {

/// Of so many registers what was read is kept: more than a screen can show.
constexpr qsizetype kKeptRegisters = 64;
/// A file that cannot be read is tried again no sooner.
constexpr auto kRetry = 5s;

} // namespace

/// Lives on the query thread.
class HistorySeriesSource::Worker final : public QObject
{
    Q_DISABLE_COPY_MOVE(Worker)

public:
    explicit Worker(QString path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] Result<HistoryStretch> read(const RegisterKey &key, const Request &request, int columns)
    {
        if (auto open = prepare(request); !open)
            return tl::unexpected<Error>(open.error());
        return readStretch(*m_reader, key, request.from, request.to, columns);
    }

    [[nodiscard]] Result<std::vector<Revision>> revisions(const RegisterKey &key, const Request &request,
                                                          Instant from, Instant to)
    {
        if (auto open = prepare(request); !open)
            return tl::unexpected<Error>(open.error());
        return readRevisions(*m_reader, key, from, to);
    }

private:
    [[nodiscard]] Result<void> prepare(const Request &request)
    {
        if (!m_reader) {
            auto reader = history::Reader::open(m_path);
            if (!reader)
                return tl::unexpected<Error>(reader.error());
            m_reader = std::move(*reader);
        }
        m_reader->setCancelFlag(request.isCancelled);
        return {};
    }

    QString m_path;
    std::unique_ptr<history::Reader> m_reader;
};

HistorySeriesSource::HistorySeriesSource(const readings::LiveReadings &live, const QString &path,
                                         QObject *parent)
    : SeriesSource(parent)
    , m_live(live)
    , m_names(live)
    , m_worker(new Worker(path))
{
    connect(&m_names, &SeriesSource::infoChanged, this, &SeriesSource::infoChanged);
    m_thread.setObjectName(u"chart history"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

HistorySeriesSource::~HistorySeriesSource()
{
    for (const Request &request : std::as_const(m_waiting)) {
        if (request.isCancelled)
            *request.isCancelled = true;
    }
    m_thread.quit();
    m_thread.wait();
}

void HistorySeriesSource::apply(const readings::Changes &changes)
{
    m_names.apply(changes);
    m_revisions = changes.totals.revisions;
}

void HistorySeriesSource::setFacts(LiveSeriesSource::FactsOf factsOf)
{
    m_names.setFacts(std::move(factsOf));
}

void HistorySeriesSource::tellFactsChanged(const QList<MeterId> &meters)
{
    m_names.tellFactsChanged(meters);
}

std::optional<SeriesInfo> HistorySeriesSource::info(RegisterIndex index) const
{
    return m_names.info(index);
}

std::optional<RegisterIndex> HistorySeriesSource::find(const RegisterKey &key) const
{
    return m_names.find(key);
}

SeriesSource::RequestId HistorySeriesSource::request(RegisterIndex index, Instant from, Instant to,
                                                     int columns)
{
    const RequestId id = ++m_last;
    Request request{index, from, to, {}, m_revisions};
    columns = std::max(columns, 1);
    const auto known = info(index);
    const auto kept = m_kept.find(index);
    if (known && (kept == m_kept.end() || !suffices(*kept, request, columns))) {
        request.isCancelled = std::make_shared<std::atomic_bool>(false);
        m_waiting.insert(id, request);
        ask(id, request, known->key, columns);
        return id;
    }
    if (known && kept->revisionsSeen != m_revisions) {
        // Memory does not tell what a value was before it was revised; the file does, and quickly.
        kept->lastUse = id;
        request.isCancelled = std::make_shared<std::atomic_bool>(false);
        m_waiting.insert(id, request);
        askRevisions(id, request, known->key);
        return id;
    }
    Stretch stretch = std::make_shared<HistoryStretch>();
    if (kept != m_kept.end()) {
        kept->lastUse = id;
        stretch = kept->stretch;
    }
    m_waiting.insert(id, request);
    QMetaObject::invokeMethod(
        this, [this, id, stretch] { answer(id, *stretch); }, Qt::QueuedConnection);
    return id;
}

void HistorySeriesSource::cancel(RequestId request)
{
    const Request cancelled = m_waiting.take(request);
    if (cancelled.isCancelled)
        *cancelled.isCancelled = true;
}

/// Whether what was read and what is in memory are together all that there is.
bool HistorySeriesSource::suffices(const Kept &kept, const Request &request, int columns) const
{
    const HistoryStretch &stretch = *kept.stretch;
    const bool isFineEnough =
        stretch.coarseness == 0ms || (request.to - request.from) / columns >= stretch.column;
    const bool isInside = request.from >= kept.from && (request.to <= kept.to || stretch.isNewest);
    if (!isFineEnough || !isInside || kept.validFor.hasExpired())
        return false;
    if (!stretch.isNewest || stretch.samples.empty())
        return true;
    // What came after the reading must still be in memory, whose oldest points go first.
    const Instant newest = stretch.samples.back().at;
    const auto around = m_live.samples(request.index, newest, newest).samples;
    return !around.empty() && around.front().at <= newest;
}

void HistorySeriesSource::ask(RequestId id, const Request &request, const RegisterKey &key, int columns)
{
    ++m_queries;
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, id, request, key, columns] {
            if (*request.isCancelled)
                return;
            auto read = worker->read(key, request, columns);
            QMetaObject::invokeMethod(
                this, [this, id, read = std::move(read)] { take(id, read); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void HistorySeriesSource::askRevisions(RequestId id, const Request &request, const RegisterKey &key)
{
    const Kept &kept = m_kept[request.index];
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, id, request, key, from = kept.from, to = std::max(kept.to, request.to)] {
            if (*request.isCancelled)
                return;
            auto read = worker->revisions(key, request, from, to);
            QMetaObject::invokeMethod(
                this, [this, id, read = std::move(read)] { takeRevisions(id, read); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void HistorySeriesSource::takeRevisions(RequestId id, const Result<std::vector<Revision>> &read)
{
    const auto request = m_waiting.constFind(id);
    if (request == m_waiting.cend())
        return;
    const auto kept = m_kept.find(request->index);
    Stretch stretch = kept == m_kept.end() ? std::make_shared<HistoryStretch>() : kept->stretch;
    if (read) {
        auto renewed = std::make_shared<HistoryStretch>(*stretch);
        renewed->revisions = *read;
        stretch = std::move(renewed);
        if (kept != m_kept.end()) {
            kept->stretch = stretch;
            kept->revisionsSeen = request->revisionsSeen;
        }
    }
    answer(id, *stretch);
}

void HistorySeriesSource::take(RequestId id, const Result<HistoryStretch> &read)
{
    const auto request = m_waiting.constFind(id);
    if (request == m_waiting.cend())
        return;
    Kept kept{request->from,
              request->to,
              std::make_shared<HistoryStretch>(read.value_or(HistoryStretch{})),
              request->revisionsSeen,
              QDeadlineTimer(QDeadlineTimer::Forever),
              id};
    if (!read)
        kept.validFor.setRemainingTime(kRetry);
    const Stretch stretch = kept.stretch;
    keep(*request, std::move(kept));
    const bool isNews = !read && !m_hasFailed;
    m_hasFailed = !read;
    answer(id, *stretch);
    if (isNews)
        emit historyFailed(read.error().detail);
}

void HistorySeriesSource::keep(const Request &request, Kept kept)
{
    m_kept.insert(request.index, std::move(kept));
    if (m_kept.size() > kKeptRegisters) {
        const auto oldest =
            std::min_element(m_kept.cbegin(), m_kept.cend(), [](const Kept &left, const Kept &right) {
                return left.lastUse < right.lastUse;
            });
        m_kept.erase(oldest);
    }
}

void HistorySeriesSource::answer(RequestId id, const HistoryStretch &stretch)
{
    const auto waiting = m_waiting.constFind(id);
    if (waiting == m_waiting.cend())
        return;
    const Request request = *waiting;
    m_waiting.erase(waiting);
    emit ready(
        id, join(stretch, m_live.samples(request.index, request.from, request.to), request.from, request.to));
}

} // namespace insite::charts
