// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/registerpast.h"

#include "core/background.h"
#include "history/reader.h"

namespace insite::details {

using readings::Sample;

namespace {

Sample sampleOf(const Reading &reading)
{
    return {reading.measuredAt,
            reading.measuredFrom ? reading.measuredAt - *reading.measuredFrom : Sample::kNoLength,
            reading.value};
}

Result<RegisterPast> readPast(const QString &path, const RegisterKey &key, Instant now,
                              history::CancelFlag isCancelled)
{
    auto reader = history::Reader::open(path);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    (*reader)->setCancelFlag(std::move(isCancelled));
    const auto rows = (*reader)->range(key, now - RegisterPast::kGapsOver, now);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const auto replaced = (*reader)->replaced(key, now - RegisterPast::kRevisionsOver, now);
    if (!replaced)
        return tl::unexpected<Error>(replaced.error());
    RegisterPast past;
    past.readings = static_cast<qint64>(rows->size());
    std::vector<Sample> samples;
    samples.reserve(rows->size());
    for (const history::HistoryReading &row : *rows) {
        // Of two identities at one time one is enough to tell a gap.
        if (samples.empty() || samples.back().at != row.reading.measuredAt)
            samples.push_back(sampleOf(row.reading));
    }
    past.gaps = readings::gapsIn(samples);
    past.revisions = static_cast<qint64>(replaced->size());
    if (!replaced->empty())
        past.replaced = replaced->back().reading;
    return past;
}

} // namespace

RegisterPastSource::RegisterPastSource(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
{
    m_thread.setMaxThreadCount(1);
}

RegisterPastSource::~RegisterPastSource()
{
    cancel();
    m_thread.waitForDone();
}

void RegisterPastSource::cancel()
{
    if (m_isCancelled)
        *m_isCancelled = true;
    m_isCancelled.reset();
}

void RegisterPastSource::ask(const RegisterKey &key, Instant now)
{
    cancel();
    m_isCancelled = std::make_shared<std::atomic_bool>(false);
    runInBackground(
        m_thread, this,
        [path = m_path, key, now, isCancelled = m_isCancelled] {
            return readPast(path, key, now, isCancelled);
        },
        [this, key, asked = m_isCancelled](const Result<RegisterPast> &past) {
            if (asked != m_isCancelled)
                return; // Another question came meanwhile.
            m_isCancelled.reset();
            if (past)
                emit answered(key, *past);
            else
                emit failed(key, past.error().detail);
        });
}

} // namespace insite::details
