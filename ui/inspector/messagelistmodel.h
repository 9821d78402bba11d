// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/messagetap.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimeZone>

#include <deque>

namespace insite::metadata {
class Catalogue;
}

namespace insite::inspector {

/// Messages in order of arrival, the newest last; the oldest go when the bound is reached. GUI thread.
class MessageListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageListModel)

public:
    enum Column {
        Arrived,
        Verdict,
        Customer,
        Meter,
        Register,
        Value,
        Measured,
        Lag, ///< From measured to arrived.
        Bytes,
        Payload,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit MessageListModel(readings::MessageBound bound = {}, QObject *parent = nullptr);
    ~MessageListModel() override;

    /// Names instead of bare ids where they are known; null: ids.
    void setCatalogue(const metadata::Catalogue *catalogue);
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

    void append(std::vector<readings::TappedMessage> messages);
    void clear();

    [[nodiscard]] const readings::TappedMessage &at(int row) const;
    /// Ids of the topic and, for a reading, of the payload; empty where the topic is no meter's.
    [[nodiscard]] const RegisterKey &keyAt(int row) const;
    /// How many fell out at the bound since clear().
    [[nodiscard]] qint64 forgotten() const { return m_forgotten; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry
    {
        readings::TappedMessage message;
        RegisterKey key;
    };

    void makeRoom(size_t messages, qint64 bytes);
    [[nodiscard]] QString text(const Entry &entry, int column) const;
    [[nodiscard]] QString meterText(const RegisterKey &key) const;
    [[nodiscard]] QString registerText(const RegisterKey &key) const;

    const readings::MessageBound m_bound;
    QPointer<const metadata::Catalogue> m_catalogue;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::deque<Entry> m_entries;
    qint64 m_bytes = 0;
    qint64 m_forgotten = 0;
};

} // namespace insite::inspector
