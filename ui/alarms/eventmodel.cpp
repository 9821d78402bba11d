// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventmodel.h"

#include "alarms/eventtext.h"
#include "metadata/catalogue.h"
#include "theme/icon.h"
#include "theme/valueformat.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::alarms {

using readings::AlarmEvent;
using readings::AlarmSeverity;

namespace {

/// The shape says how much it matters, the colour whether it still does.
QIcon iconOf(const AlarmEvent &event)
{
    const bool isQuiet = event.acknowledgedAt || !event.isActive();
    switch (severityOf(event.kind)) {
    case AlarmSeverity::Alarm:
        return theme::icon(u"alert-triangle"_s, isQuiet ? theme::Role::QuietText : theme::Role::Error);
    case AlarmSeverity::Warning:
        return theme::icon(u"alert-circle"_s, isQuiet ? theme::Role::QuietText : theme::Role::Late);
    case AlarmSeverity::Notice:
        return theme::icon(u"info-circle"_s, theme::Role::QuietText);
    }
    return {};
}

/// What a person may look for: all that is written, and each name and id.
QString searchText(const AlarmEvent &event, const EventSubject &subject)
{
    const RegisterKey &key = event.key;
    return QStringList{kindWord(event.kind),
                       stateWords(event),
                       whatText(event, subject, QLocale()),
                       whereText(event, subject, QLocale()),
                       subject.customer,
                       key.customer.text(),
                       key.subscription.text(),
                       key.meter.text(),
                       key.registerId.text(),
                       event.detail}
        .join(u' ');
}

} // namespace

EventModel::EventModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

EventModel::~EventModel() = default;

void EventModel::apply(const readings::AlarmNews &news)
{
    remove(news.removed);
    std::vector<int> changed;
    std::vector<AlarmEvent> added;
    for (const AlarmEvent &event : news.events) {
        const int row = rowOf(event.id);
        if (row < 0) {
            added.push_back(event);
        } else if (at(row) != event) {
            m_events[size_t(row)] = event;
            changed.push_back(row);
        }
    }
    announce(changed);
    insert(std::move(added));
}

void EventModel::clear()
{
    if (m_events.empty())
        return;
    beginRemoveRows({}, 0, int(m_events.size()) - 1);
    m_events.clear();
    endRemoveRows();
}

void EventModel::remove(const std::vector<quint64> &ids)
{
    std::vector<int> rows;
    for (const quint64 id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows, std::greater());
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] - 1)
            ++end;
        beginRemoveRows({}, rows[end - 1], rows[i]);
        m_events.erase(m_events.begin() + rows[end - 1], m_events.begin() + rows[i] + 1);
        endRemoveRows();
        i = end;
    }
}

void EventModel::insert(std::vector<AlarmEvent> events)
{
    std::ranges::sort(events, std::greater(), &AlarmEvent::id);
    for (size_t i = 0; i < events.size();) {
        const auto place = std::ranges::lower_bound(m_events, events[i].id, std::greater(), &AlarmEvent::id);
        const quint64 next = place == m_events.end() ? 0 : place->id;
        size_t end = i + 1;
        while (end < events.size() && events[end].id > next)
            ++end;
        const int row = int(place - m_events.begin());
        beginInsertRows({}, row, row + int(end - i) - 1);
        m_events.insert(place, events.begin() + qsizetype(i), events.begin() + qsizetype(end));
        endInsertRows();
        i = end;
    }
}

void EventModel::announce(const std::vector<int> &rows)
{
    if (rows.empty())
        return;
    const auto [first, last] = std::ranges::minmax_element(rows);
    if (rows.size() * 2 > m_events.size()) {
        emit dataChanged(index(*first, 0), index(*last, ColumnCount - 1));
        return;
    }
    for (const int row : rows)
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void EventModel::refreshLengths()
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (!at(row).isActive())
            continue;
        first = first < 0 ? row : first;
        last = row;
    }
    if (first >= 0)
        emit dataChanged(index(first, LastedColumn), index(last, LastedColumn), {Qt::DisplayRole});
}

void EventModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_events.empty())
        emit dataChanged(index(0, BeganColumn), index(rowCount() - 1, BeganColumn));
}

void EventModel::setCatalogue(const metadata::Catalogue *catalogue)
{
    if (catalogue == m_catalogue)
        return;
    if (m_catalogue)
        m_catalogue->disconnect(this);
    m_catalogue = catalogue;
    if (m_catalogue)
        connect(m_catalogue, &metadata::Catalogue::changed, this, &EventModel::takeNames);
    takeNames({});
}

EventSubject EventModel::subjectOf(const AlarmEvent &event) const
{
    return alarms::subjectOf(event.key, m_catalogue);
}

/// An empty list: of all meters.
void EventModel::takeNames(const QList<MeterId> &meters)
{
    const QSet<MeterId> wanted(meters.cbegin(), meters.cend());
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        const RegisterKey &key = at(row).key;
        if (!key.customer.isEmpty() && (wanted.isEmpty() || wanted.contains(key.meter)))
            rows.push_back(row);
    }
    announce(rows);
}

const AlarmEvent &EventModel::at(int row) const
{
    return m_events.at(size_t(row));
}

int EventModel::rowOf(quint64 id) const
{
    const auto place = std::ranges::lower_bound(m_events, id, std::greater(), &AlarmEvent::id);
    return place != m_events.end() && place->id == id ? int(place - m_events.begin()) : -1;
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AlarmEvent &event = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(event, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? stateWords(event) : text(event, index.column());
    case Qt::DecorationRole:
        return index.column() == StateColumn ? QVariant(iconOf(event)) : QVariant();
    case Qt::ForegroundRole:
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return wholeText(event, subjectOf(event), m_zone, QLocale());
    case IdRole:
        return QVariant::fromValue(event.id);
    case KindRole:
        return int(event.kind);
    case IsActiveRole:
        return event.isActive();
    case IsAcknowledgedRole:
        return event.acknowledgedAt.has_value();
    case SeverityRole:
        return int(severityOf(event.kind));
    case SearchRole:
        return searchText(event, subjectOf(event));
    case SortRole:
        return sortKey(event, index.column());
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case KindColumn:
        return tr("Event");
    case WhatColumn:
        return tr("What happened");
    case WhereColumn:
        return tr("Where");
    case BeganColumn:
        return tr("Began");
    case LastedColumn:
        return tr("Lasted");
    default:
        return {};
    }
}

QString EventModel::text(const AlarmEvent &event, int column) const
{
    switch (column) {
    case StateColumn:
        return stateMark(event);
    case KindColumn:
        return kindWord(event.kind);
    case WhatColumn:
        return whatText(event, subjectOf(event), QLocale());
    case WhereColumn:
        return whereText(event, subjectOf(event), QLocale());
    case BeganColumn:
        return timeText(event.begunAt, m_clock.now(), m_zone, QLocale());
    case LastedColumn: {
        const auto length = lengthOf(event);
        return length ? theme::formatSpan(*length) : QString();
    }
    default:
        return {};
    }
}

std::optional<Instant::duration> EventModel::lengthOf(const AlarmEvent &event) const
{
    if (!isLasting(event.kind) && event.kind != readings::AlarmKind::Gap)
        return std::nullopt;
    return std::max(event.endedAt.value_or(m_clock.now()) - event.begunAt, Instant::duration(0));
}

QVariant EventModel::sortKey(const AlarmEvent &event, int column) const
{
    switch (column) {
    case StateColumn: // What asks for somebody first.
        return (event.isActive() ? 0 : 2) + (event.acknowledgedAt ? 1 : 0);
    case BeganColumn:
        return qint64(event.begunAt.time_since_epoch().count());
    case LastedColumn:
        return qint64(lengthOf(event).value_or(Instant::duration(-1)).count());
    default:
        return text(event, column);
    }
}

} // namespace insite::alarms
