// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimeZone>

#include <deque>

namespace insite {
class Clock;
}

namespace insite::inspector {

/// What happened to the connections since the program was started, one sentence a step, the newest last.
/// Kept in memory only, the last kMaximum. GUI thread; `clock` outlives it.
class ConnectionLogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionLogModel)

public:
    enum Column { Time, Profile, Event, ColumnCount };
    enum Role { DetailRole = Qt::UserRole + 1 }; ///< The technical reason; empty where there is none.
    static constexpr int kMaximum = 2000;

    struct Entry
    {
        Instant at;
        QString profile;
        QString words;  ///< Without the times in them: sentence().
        QString detail; ///< As the library or the socket has it.
        bool isTrouble = false;
        std::optional<Instant> nextAttempt = {};
        std::optional<session::CatchUp> catchUp = {}; ///< In place of words.
    };

    explicit ConnectionLogModel(const Clock &clock, QObject *parent = nullptr);
    ~ConnectionLogModel() override;

    /// A profile's new state: whatever is new in it becomes a line; what was said before is not said again.
    void note(const settings::Profile &profile, const session::SessionState &state);
    void clear();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

    [[nodiscard]] const std::deque<Entry> &entries() const { return m_entries; }
    /// What happened, whole, its times by the clock of `zone`.
    [[nodiscard]] static QString sentence(const Entry &entry, const QTimeZone &zone);
    /// "2026-11-24 14:02:10 CET  Hall 4  Connected …", with the technical reason on a line of its own.
    [[nodiscard]] QString text(const Entry &entry) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void add(Entry entry);

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::deque<Entry> m_entries;
    QHash<QString, session::SessionState> m_last; ///< By profile and role.
};

} // namespace insite::inspector
