// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/liveseriessource.h"

#include "charts/historystretch.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite::charts {

LiveSeriesSource::LiveSeriesSource(const readings::LiveReadings &live, QObject *parent)
    : SeriesSource(parent)
    , m_live(live)
{
}

void LiveSeriesSource::apply(const readings::Changes &changes)
{
    if (!changes.registers.empty() && changes.registers.back().index >= m_keys.size()) {
        m_keys.resize(changes.registers.back().index + 1);
        m_values.resize(m_keys.size());
        m_indexes.reserve(static_cast<qsizetype>(m_keys.size()));
    }
    for (const auto &snapshot : changes.registers) {
        m_values[snapshot.index] = snapshot.latest.value;
        if (m_keys[snapshot.index] != snapshot.key) {
            m_keys[snapshot.index] = snapshot.key;
            m_indexes.insert(snapshot.key, snapshot.index);
            emit infoChanged(snapshot.index);
        }
    }
}

void LiveSeriesSource::setFacts(FactsOf factsOf)
{
    m_factsOf = std::move(factsOf);
    tellFactsChanged({});
}

void LiveSeriesSource::tellFactsChanged(const QList<MeterId> &meters)
{
    const auto asked = m_asked;
    for (const readings::RegisterIndex index : asked) {
        if (meters.isEmpty() || meters.contains(m_keys[index].meter))
            emit infoChanged(index);
    }
}

SeriesSource::RequestId LiveSeriesSource::request(readings::RegisterIndex index, Instant from, Instant to,
                                                  int)
{
    const RequestId id = ++m_last;
    m_waiting.insert(id);
    QMetaObject::invokeMethod(
        this,
        [this, id, index, from, to] {
            if (m_waiting.remove(id)) {
                emit ready(id, join({}, m_live.samples(index, from, to), from, to));
            }
        },
        Qt::QueuedConnection);
    return id;
}

void LiveSeriesSource::cancel(RequestId request)
{
    m_waiting.remove(request);
}

std::optional<SeriesInfo> LiveSeriesSource::info(readings::RegisterIndex index) const
{
    if (index >= m_keys.size() || m_keys[index] == RegisterKey()) {
        return {};
    }
    const RegisterKey &key = m_keys[index];
    const SeriesFacts facts = m_factsOf ? m_factsOf(key) : SeriesFacts();
    m_asked.insert(index);
    SeriesInfo info;
    info.key = key;
    info.isMeterNamed = !facts.meterName.isEmpty();
    info.meter = info.isMeterNamed ? facts.meterName : key.meter.text();
    info.registerName =
        facts.registerName.isEmpty()
            ? QCoreApplication::translate("insite::charts", "register %1").arg(key.registerId.text())
            : facts.registerName;
    info.unit = facts.unit;
    info.kind = facts.kind;
    info.decimals = facts.decimals;
    info.value = m_values[index];
    info.origin = facts.origin;
    return info;
}

std::optional<readings::RegisterIndex> LiveSeriesSource::find(const RegisterKey &key) const
{
    const auto found = m_indexes.constFind(key);
    return found == m_indexes.cend() ? std::nullopt : std::optional(*found);
}

} // namespace insite::charts
