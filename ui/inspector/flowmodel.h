// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/flow.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QPointer>
#include <QTimeZone>

namespace insite::metadata {
class Catalogue;
}

namespace insite::inspector {

/// Who sends how much: a row for each meter (under each subscription), or for each customer. GUI thread.
class FlowModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowModel)

public:
    enum Column {
        Customer,
        Meter,
        MessagesPerSecond,
        Share, ///< Of all messages of the last minute.
        BytesPerSecond,
        Messages,
        Bytes,
        NoReadings,
        ShortestGap,
        LongestGap,
        Newest,
        Lag,
        ColumnCount
    };
    Q_ENUM(Column)
    enum Role { RawRole = Qt::UserRole + 1 }; ///< What to sort by: a number, or a text.

    enum class By { Meter, Customer };

    explicit FlowModel(QObject *parent = nullptr);
    ~FlowModel() override;

    void setCatalogue(const metadata::Catalogue *catalogue);
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// Rows keep their place; new senders come last.
    void apply(const readings::FlowReport &report, Instant now);
    void setBy(By by);
    void clear();

    /// "Main supply sends most: 12.5 messages a second, 41 % of all."
    [[nodiscard]] QString floodSentence() const;
    /// "Half of the messages were free to be acknowledged within 4 ms, …"
    [[nodiscard]] QString acknowledgementSentence() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line
    {
        readings::MeterFlow sender;
        readings::Flow::Rate rate;
        double share = 0; ///< 0 to 1.
    };

    [[nodiscard]] std::vector<readings::MeterFlow> senders() const;
    void fill(std::vector<readings::MeterFlow> senders);
    [[nodiscard]] QString name(const readings::MeterFlow &sender) const;
    [[nodiscard]] QVariant raw(const Line &line, int column) const;
    [[nodiscard]] QString text(const Line &line, int column) const;

    QPointer<const metadata::Catalogue> m_catalogue;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    By m_by = By::Meter;
    readings::FlowReport m_report;
    Instant m_now;
    std::vector<Line> m_lines;
    QHash<QString, size_t> m_places;
};

} // namespace insite::inspector
