// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTableView>
#include <QTimer>

namespace insite::alarms {

class EventFilterModel;
class EventModel;

/// The table of events: keeps what a person looks at where it is while new ones come, copies as columns, and
/// says what to do where there is nothing. GUI thread.
class EventView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventView)

public:
    /// The models must outlive the view.
    EventView(EventModel &events, EventFilterModel &filter, QWidget *parent = nullptr);
    ~EventView() override;

    /// Ids of the selected rows, from the top.
    [[nodiscard]] std::vector<quint64> selectedIds() const;

signals:
    void selectionChanged();
    /// Enter or a double click.
    void opened();

public slots:
    void copySelection();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpColumns();
    void fitColumns();
    [[nodiscard]] int wantedWidth(int column) const;
    void keepPlace(const QModelIndex &parent, int first, int last);

    EventModel &m_events;
    EventFilterModel &m_filter;
    QTimer m_fitSoon;
    bool m_isFitting = false;
    QSet<int> m_ownWidths; ///< Of the columns whose edge a person has moved.
};

} // namespace insite::alarms
