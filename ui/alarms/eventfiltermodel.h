// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace insite::alarms {

/// The events that a person wants to see: of some kinds, in some state, whose words hold all of the text's.
/// Keeps the newest first. GUI thread.
class EventFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventFilterModel)

public:
    enum class State { All, Active, NotAcknowledged, AlarmsNotAcknowledged };
    Q_ENUM(State)

    explicit EventFilterModel(QObject *parent = nullptr);

    /// Empty: all.
    void setKinds(const QSet<readings::AlarmKind> &kinds);
    void setState(State state);
    void setText(const QString &text);
    [[nodiscard]] bool isFiltering() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<readings::AlarmKind> m_kinds;
    State m_state = State::All;
    QStringList m_words;
};

} // namespace insite::alarms
