// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/eventsubject.h"
#include "core/clock.h"
#include "readings/alarmevent.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <optional>

namespace insite::alarms {

/// The events, the newest first, with names and units as the catalogue tells them just now. Fed with news,
/// never reset; one line changes in place. GUI thread.
class EventModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventModel)

public:
    enum Column { StateColumn, KindColumn, WhatColumn, WhereColumn, BeganColumn, LastedColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        IdRole = Qt::UserRole, ///< quint64
        KindRole,              ///< int of readings::AlarmKind
        IsActiveRole,
        IsAcknowledgedRole,
        SeverityRole, ///< int of readings::AlarmSeverity
        SearchRole,   ///< QString: all that is written in the row, and the ids.
        SortRole,     ///< What is shown, as it is put in order.
    };
    Q_ENUM(Role)

    /// `clock` tells how long something lasts and must outlive the model.
    explicit EventModel(const Clock &clock, QObject *parent = nullptr);
    ~EventModel() override;

    void apply(const readings::AlarmNews &news);
    /// No profile is open any more.
    void clear();
    /// What lasts gets longer: about once a second while the view is seen.
    void refreshLengths();
    void setZone(const QTimeZone &zone);
    /// Who knows names and units; outlives the model or is taken back with null. What it hears later changes
    /// the rows in place.
    void setCatalogue(const metadata::Catalogue *catalogue);
    [[nodiscard]] EventSubject subjectOf(const readings::AlarmEvent &event) const;
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    [[nodiscard]] const readings::AlarmEvent &at(int row) const;
    /// -1 where it is not (any more).
    [[nodiscard]] int rowOf(quint64 id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void remove(const std::vector<quint64> &ids);
    void insert(std::vector<readings::AlarmEvent> events);
    void announce(const std::vector<int> &rows);
    void takeNames(const QList<MeterId> &meters);
    [[nodiscard]] QString text(const readings::AlarmEvent &event, int column) const;
    /// Absent where it has no length.
    [[nodiscard]] std::optional<Instant::duration> lengthOf(const readings::AlarmEvent &event) const;
    [[nodiscard]] QVariant sortKey(const readings::AlarmEvent &event, int column) const;

    const Clock &m_clock;
    const metadata::Catalogue *m_catalogue = nullptr;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::vector<readings::AlarmEvent> m_events; ///< By id, the greatest first.
};

} // namespace insite::alarms
