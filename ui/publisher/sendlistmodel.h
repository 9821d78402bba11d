// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "session/devicesession.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace insite::publisher {

/// One send of a person's, from the click to its end.
struct Send
{
    quint64 token = 0;
    Instant sentAt;
    QString topic;
    QString value;                                  ///< As it stands on the wire: C locale.
    std::optional<session::PublishOutcome> outcome; ///< Absent while it is pending.
    std::chrono::milliseconds roundTrip{0};         ///< Only meaningful for Acknowledged.
};

/// What was sent since start, the newest first; the oldest go when there are more than kMaximum. GUI thread.
class SendListModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendListModel)

public:
    enum Column { Time, State, Value, Topic, ColumnCount };
    enum Role { SentenceRole = Qt::UserRole + 1 };
    static constexpr int kMaximum = 1000;

    explicit SendListModel(QObject *parent = nullptr);
    ~SendListModel() override;

    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    void add(Send send);
    /// The end of a pending send; a token that is not (or no longer) listed is ignored.
    void end(quint64 token, session::PublishOutcome outcome, std::chrono::milliseconds roundTrip);

    [[nodiscard]] const Send &at(int row) const;
    /// "Acknowledged, 12 ms", "Pending": the state in words.
    [[nodiscard]] static QString stateText(const Send &send);
    /// What it means, whole (invariant 11).
    [[nodiscard]] static QString stateSentence(const Send &send);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Send &send, int column) const;
    [[nodiscard]] static QVariant decoration(const Send &send);
    [[nodiscard]] static QString acknowledgedText(std::chrono::milliseconds roundTrip);

    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::vector<Send> m_sends;
};

} // namespace insite::publisher
