// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/sendlistmodel.h"

#include "core/zonedtime.h"
#include "theme/icon.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::publisher {

using session::PublishOutcome;

SendListModel::SendListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

SendListModel::~SendListModel() = default;

void SendListModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_sends.empty())
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time), {Qt::DisplayRole});
}

void SendListModel::add(Send send)
{
    beginInsertRows({}, 0, 0);
    m_sends.insert(m_sends.begin(), std::move(send));
    endInsertRows();
    if (m_sends.size() <= kMaximum)
        return;
    beginRemoveRows({}, kMaximum, int(m_sends.size()) - 1);
    m_sends.resize(kMaximum);
    endRemoveRows();
}

void SendListModel::end(quint64 token, PublishOutcome outcome, std::chrono::milliseconds roundTrip)
{
    const auto send = std::ranges::find(m_sends, token, &Send::token);
    if (send == m_sends.end() || send->outcome)
        return;
    send->outcome = outcome;
    send->roundTrip = roundTrip;
    const int row = int(send - m_sends.begin());
    emit dataChanged(index(row, State), index(row, State));
}

const Send &SendListModel::at(int row) const
{
    return m_sends.at(size_t(row));
}

/// As short as it can be told: in a small window the state has little room.
QString SendListModel::acknowledgedText(std::chrono::milliseconds roundTrip)
{
    if (roundTrip >= 1s)
        return tr("Acknowledged, %1 s").arg(QLocale().toString(double(roundTrip.count()) / 1000, 'f', 1));
    return tr("Acknowledged, %1 ms").arg(roundTrip >= 1ms ? QString::number(roundTrip.count()) : u"< 1"_s);
}

QString SendListModel::stateText(const Send &send)
{
    if (!send.outcome)
        return tr("Pending");
    switch (*send.outcome) {
    case PublishOutcome::Acknowledged:
        return acknowledgedText(send.roundTrip);
    case PublishOutcome::Expired:
        return tr("Expired, not sent");
    case PublishOutcome::Unknown:
        return tr("Outcome unknown");
    case PublishOutcome::NotConnected:
        return tr("Not sent, offline");
    }
    return {};
}

QString SendListModel::stateSentence(const Send &send)
{
    return send.outcome ? session::outcomeSentence(*send.outcome)
                        : tr("Handed to the connection; the broker has not yet answered.");
}

int SendListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sends.size());
}

int SendListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SendListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Send &send = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(send, index.column());
    case Qt::DecorationRole:
        return index.column() == State ? decoration(send) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Topic || index.column() == Time ? send.topic : stateSentence(send);
    case SentenceRole:
        return stateSentence(send);
    case Qt::TextAlignmentRole:
        return index.column() == Value ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                       : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant SendListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case State:
        return tr("State");
    case Value:
        return tr("Value");
    case Topic:
        return tr("Topic");
    default:
        return {};
    }
}

QString SendListModel::text(const Send &send, int column) const
{
    switch (column) {
    case Time:
        return QLocale().toString(zonedTime(send.sentAt, m_zone).time(), u"HH:mm:ss");
    case State:
        return stateText(send);
    case Value:
        return send.value;
    case Topic:
        return send.topic;
    default:
        return {};
    }
}

QVariant SendListModel::decoration(const Send &send)
{
    if (!send.outcome)
        return theme::icon(u"clock"_s, theme::Role::QuietText);
    switch (*send.outcome) {
    case PublishOutcome::Acknowledged:
        return theme::icon(u"circle-check"_s, theme::Role::Good);
    case PublishOutcome::Expired:
        return theme::icon(u"history"_s, theme::Role::Late);
    case PublishOutcome::Unknown:
        return theme::icon(u"help-circle"_s, theme::Role::Late);
    case PublishOutcome::NotConnected:
        return theme::icon(u"plug-connected-x"_s, theme::Role::Error);
    }
    return {};
}

} // namespace insite::publisher
