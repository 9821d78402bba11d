// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/liveseriessource.h"

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
    for (const auto &snapshot : changes.registers) {
        if (snapshot.index >= m_keys.size()) {
            m_keys.resize(snapshot.index + 1);
            m_units.resize(snapshot.index + 1);
            m_values.resize(snapshot.index + 1);
        }
        m_values[snapshot.index] = snapshot.latest.value;
        if (m_keys[snapshot.index] != snapshot.key) {
            m_keys[snapshot.index] = snapshot.key;
            m_indexes.insert(snapshot.key, snapshot.index);
            emit infoChanged(snapshot.index);
        }
    }
}

void LiveSeriesSource::setUnit(readings::RegisterIndex index, const Unit &unit)
{
    if (index < m_units.size() && m_units[index] != unit) {
        m_units[index] = unit;
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
                emit ready(id, m_live.series(index, from, to));
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
    const QString name = QCoreApplication::translate("insite::charts", "%1 \u00b7 register %2")
                             .arg(key.meter.text(), key.registerId.text());
    return SeriesInfo{key, name, m_units[index], m_values[index]};
}

std::optional<readings::RegisterIndex> LiveSeriesSource::find(const RegisterKey &key) const
{
    const auto found = m_indexes.constFind(key);
    return found == m_indexes.cend() ? std::nullopt : std::optional(*found);
}

} // namespace insite::charts
