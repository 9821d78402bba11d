// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/connectionlogmodel.h"

#include "core/clock.h"
#include "theme/icon.h"
#include "theme/valueformat.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::inspector {

using session::FailureKind;
using session::Phase;
using session::SessionState;

namespace {

QString timeText(Instant at, const QTimeZone &zone)
{
    return theme::formatLocalTime(at, zone, QLocale());
}

/// One step that went well.
QString stepSentence(const settings::Profile &profile, const SessionState &state, const SessionState &before)
{
    const QString broker = u"%1:%2"_s.arg(profile.broker.host).arg(profile.broker.port);
    switch (state.phase) {
    case Phase::Stopped:
        return before.connectedSince ? ConnectionLogModel::tr("Disconnected from %1, as asked.").arg(broker)
                                     : ConnectionLogModel::tr("Not connected.");
    case Phase::LookingUp:
        return ConnectionLogModel::tr("Looking up %1, attempt %2.")
            .arg(profile.broker.host)
            .arg(state.attempt);
    case Phase::Connecting:
        return ConnectionLogModel::tr("Connecting to %1.").arg(broker);
    case Phase::Securing:
        return ConnectionLogModel::tr("Securing the connection with TLS.");
    case Phase::SigningIn:
        return ConnectionLogModel::tr("Signing in as “%1”.").arg(profile.username);
    case Phase::Subscribing:
        return state.isSessionRestored
                   ? ConnectionLogModel::tr("Signed in; the broker had kept the session. Subscribing.")
                   : ConnectionLogModel::tr("Signed in; the broker knew no session. Subscribing.");
    case Phase::Connected:
        return ConnectionLogModel::tr("Connected to %1; everything that is granted is subscribed.")
            .arg(broker);
    case Phase::Waiting:
        return ConnectionLogModel::tr("Waiting for the next attempt.");
    }
    return {};
}

} // namespace

ConnectionLogModel::ConnectionLogModel(const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

ConnectionLogModel::~ConnectionLogModel() = default;

void ConnectionLogModel::note(const settings::Profile &profile, const SessionState &state)
{
    const QString whose = profile.name + QChar(u'\n') + QString::number(int(profile.role));
    const bool isFirst = !m_last.contains(whose);
    const SessionState before = m_last.value(whose);
    m_last.insert(whose, state);
    const Instant now = m_clock.now();
    const bool isNewFailure = state.failure.kind != FailureKind::None && state.failure != before.failure;
    const bool isNewPhase = isFirst || state.phase != before.phase || state.attempt != before.attempt;
    const bool hasFailed = state.failure.kind != FailureKind::None &&
                           (state.phase == Phase::Stopped || state.phase == Phase::Waiting);
    if (hasFailed && (isNewPhase || isNewFailure)) {
        add({now, profile.name, session::failureSentence(state.failure, profile), state.failure.detail, true,
             state.nextAttempt});
    } else if (isNewPhase && !(isFirst && state.phase == Phase::Stopped)) {
        add({now, profile.name, stepSentence(profile, state, before), {}, false});
    }
    for (const session::RefusedCustomer &refused : state.refused) {
        if (!before.refused.contains(refused))
            add({now, profile.name, session::refusalSentence(refused), refused.filter, true});
    }
    const bool wasCaughtUp = before.catchUp && before.catchUp->isDone();
    if (state.catchUp && state.catchUp->isDone() && (!wasCaughtUp || state.catchUp != before.catchUp))
        add({now, profile.name, {}, {}, false, {}, state.catchUp});
}

void ConnectionLogModel::add(Entry entry)
{
    if (rowCount() == kMaximum) {
        beginRemoveRows({}, 0, 0);
        m_entries.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_entries.push_back(std::move(entry));
    endInsertRows();
}

void ConnectionLogModel::clear()
{
    if (m_entries.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_entries.clear();
    endRemoveRows();
}

void ConnectionLogModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_entries.empty())
        emit dataChanged(index(0, Time), index(rowCount() - 1, Event));
}

QString ConnectionLogModel::sentence(const Entry &entry, const QTimeZone &zone)
{
    if (entry.catchUp)
        return session::catchUpSentence(*entry.catchUp, entry.at, zone);
    return entry.nextAttempt
               ? entry.words + u' ' + tr("Next attempt at %1.").arg(timeText(*entry.nextAttempt, zone))
               : entry.words;
}

QString ConnectionLogModel::text(const Entry &entry) const
{
    const QString line =
        u"%1  %2  %3"_s.arg(timeText(entry.at, m_zone), entry.profile, sentence(entry, m_zone));
    return entry.detail.isEmpty() ? line : line + u"\n    "_s + entry.detail;
}

int ConnectionLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ConnectionLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Time)
            return timeText(entry.at, m_zone);
        return index.column() == Profile ? entry.profile : sentence(entry, m_zone);
    case Qt::DecorationRole:
        if (index.column() != Event)
            return {};
        return entry.isTrouble ? theme::icon(u"alert-triangle"_s, theme::Role::Error)
                               : theme::icon(u"info-circle"_s, theme::Role::QuietText);
    case Qt::ToolTipRole:
        return index.column() == Profile ? entry.profile : sentence(entry, m_zone);
    case DetailRole:
        return entry.detail;
    default:
        return {};
    }
}

QVariant ConnectionLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Profile:
        return tr("Profile");
    default:
        return tr("What happened");
    }
}

} // namespace insite::inspector
