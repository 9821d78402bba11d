// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagelistmodel.h"

#include "inspector/messagewords.h"
#include "metadata/catalogue.h"
#include "protocol/outboundtopic.h"
#include "theme/valueformat.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr qsizetype kPayloadGlance = 160;

RegisterKey keyOf(const readings::TappedMessage &message)
{
    if (message.reading)
        return message.reading->key;
    const auto topic = protocol::parseOutboundTopic(message.topic);
    return topic ? RegisterKey{topic->customer, topic->subscription, topic->meter, {}} : RegisterKey();
}

QString glance(const QByteArray &payload)
{
    return QString::fromUtf8(payload.left(kPayloadGlance)).simplified();
}

} // namespace

MessageListModel::MessageListModel(readings::MessageBound bound, QObject *parent)
    : QAbstractTableModel(parent)
    , m_bound(bound)
{
}

MessageListModel::~MessageListModel() = default;

void MessageListModel::setCatalogue(const metadata::Catalogue *catalogue)
{
    if (m_catalogue)
        disconnect(m_catalogue, nullptr, this, nullptr);
    m_catalogue = catalogue;
    if (catalogue) {
        connect(catalogue, &metadata::Catalogue::changed, this, [this] {
            if (!m_entries.empty())
                emit dataChanged(index(0, Customer), index(rowCount() - 1, Value));
        });
    }
}

void MessageListModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_entries.empty())
        emit dataChanged(index(0, Arrived), index(rowCount() - 1, Measured), {Qt::DisplayRole});
}

void MessageListModel::append(std::vector<readings::TappedMessage> messages)
{
    // What would fall out at once need not come in.
    const auto most = size_t(m_bound.messages);
    const size_t skipped = messages.size() > most ? messages.size() - most : 0;
    qint64 bytes = 0;
    for (size_t i = skipped; i < messages.size(); ++i)
        bytes += readings::heldBytes(messages[i]);
    m_forgotten += qint64(skipped);
    if (skipped == messages.size())
        return;
    makeRoom(messages.size() - skipped, bytes);
    const int first = rowCount();
    beginInsertRows({}, first, first + int(messages.size() - skipped) - 1);
    for (size_t i = skipped; i < messages.size(); ++i) {
        RegisterKey key = keyOf(messages[i]);
        m_entries.push_back({std::move(messages[i]), std::move(key)});
    }
    m_bytes += bytes;
    endInsertRows();
}

void MessageListModel::makeRoom(size_t messages, qint64 bytes)
{
    size_t leaving = 0;
    qint64 left = m_bytes;
    while (leaving < m_entries.size() &&
           (m_entries.size() - leaving + messages > size_t(m_bound.messages) || left + bytes > m_bound.bytes))
        left -= readings::heldBytes(m_entries[leaving++].message);
    if (leaving == 0)
        return;
    beginRemoveRows({}, 0, int(leaving) - 1);
    m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(leaving));
    m_bytes = left;
    m_forgotten += qint64(leaving);
    endRemoveRows();
}

void MessageListModel::clear()
{
    m_forgotten = 0;
    if (m_entries.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_entries.clear();
    m_bytes = 0;
    endRemoveRows();
}

const readings::TappedMessage &MessageListModel::at(int row) const
{
    return m_entries.at(size_t(row)).message;
}

const RegisterKey &MessageListModel::keyAt(int row) const
{
    return m_entries.at(size_t(row)).key;
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int MessageListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::DecorationRole:
        return index.column() == Verdict ? QVariant(verdictIcon(entry.message.verdict)) : QVariant();
    case Qt::ToolTipRole:
        if (index.column() == Customer || index.column() == Meter || index.column() == Payload)
            return entry.message.topic;
        return verdictSentence(entry.message);
    case Qt::TextAlignmentRole:
        return index.column() == Value || index.column() == Lag || index.column() == Bytes
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant MessageListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Lag)
        return tr("From the measured time to the arrival");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Arrived:
        return tr("Arrived");
    case Verdict:
        return tr("Verdict");
    case Customer:
        return tr("Customer");
    case Meter:
        return tr("Meter");
    case Register:
        return tr("Register");
    case Value:
        return tr("Value");
    case Measured:
        return tr("Measured");
    case Lag:
        return tr("Lag");
    case Bytes:
        return tr("Bytes");
    case Payload:
        return tr("Payload");
    default:
        return {};
    }
}

QString MessageListModel::meterText(const RegisterKey &key) const
{
    if (m_catalogue) {
        const auto facts = m_catalogue->meterFacts(key.customer, key.meter);
        if (facts.name.isKnown())
            return facts.name.value;
    }
    return key.meter.text();
}

QString MessageListModel::registerText(const RegisterKey &key) const
{
    if (m_catalogue && !key.registerId.isEmpty()) {
        const auto facts = m_catalogue->registerFacts(key);
        if (facts.name.isKnown())
            return facts.name.value;
    }
    return key.registerId.text();
}

QString MessageListModel::text(const Entry &entry, int column) const
{
    const readings::TappedMessage &message = entry.message;
    switch (column) {
    case Arrived:
        return clockText(message.receivedAt, m_zone);
    case Verdict:
        return verdictWord(message.verdict);
    case Customer:
        return entry.key.customer.text();
    case Meter:
        return entry.key.meter.isEmpty() ? message.topic : meterText(entry.key);
    case Register:
        return registerText(entry.key);
    case Value:
        return message.reading ? theme::formatValue(message.reading->value, QLocale()) : QString();
    case Measured:
        return message.reading ? theme::formatLocalTime(message.reading->measuredAt, m_zone, QLocale())
                               : QString();
    case Lag:
        return message.reading ? lagText(message.receivedAt - message.reading->measuredAt) : QString();
    case Bytes:
        return QLocale().toString(message.payloadBytes);
    case Payload:
        return glance(message.payload);
    default:
        return {};
    }
}

} // namespace insite::inspector
