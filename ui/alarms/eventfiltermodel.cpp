// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventfiltermodel.h"

#include "alarms/eventmodel.h"

#include <algorithm>

namespace insite::alarms {

using readings::AlarmKind;
using readings::AlarmSeverity;

EventFilterModel::EventFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(EventModel::SortRole);
    setSortLocaleAware(true);
}

void EventFilterModel::setKinds(const QSet<AlarmKind> &kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    invalidateFilter();
}

void EventFilterModel::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    invalidateFilter();
}

void EventFilterModel::setText(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool EventFilterModel::isFiltering() const
{
    return !m_kinds.isEmpty() || m_state != State::All || !m_words.isEmpty();
}

bool EventFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!m_kinds.isEmpty() && !m_kinds.contains(AlarmKind(index.data(EventModel::KindRole).toInt())))
        return false;
    const bool isAcknowledged = index.data(EventModel::IsAcknowledgedRole).toBool();
    switch (m_state) {
    case State::All:
        break;
    case State::Active:
        if (!index.data(EventModel::IsActiveRole).toBool())
            return false;
        break;
    case State::AlarmsNotAcknowledged:
        if (isAcknowledged || index.data(EventModel::SeverityRole).toInt() != int(AlarmSeverity::Alarm))
            return false;
        break;
    case State::NotAcknowledged:
        if (isAcknowledged)
            return false;
        break;
    }
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(EventModel::SearchRole).toString();
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace insite::alarms
