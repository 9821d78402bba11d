// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/eventfiltermodel.h"
#include "core/clock.h"
#include "readings/alarmevent.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTimeZone;

namespace insite::metadata {
class Catalogue;
}
namespace insite::theme {
class UndoStrip;
}

namespace insite::alarms {

class EventModel;
class EventView;

/// The dock of events: filter bar, table, and what can be done with them, each by button, menu and key. It
/// changes nothing itself: it asks, and shows the news. GUI thread.
class EventsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventsPanel)

public:
    explicit EventsPanel(const Clock &clock, QWidget *parent = nullptr);
    ~EventsPanel() override;

    void apply(const readings::AlarmNews &news);
    /// No profile is open any more.
    void clear();
    void setZone(const QTimeZone &zone);
    /// Who knows names and units; as EventModel::setCatalogue().
    void setCatalogue(const metadata::Catalogue *catalogue);

    /// Sets the filter bar so that these are seen, and gives the table the keyboard. No kinds: all of them.
    void showOnly(const QSet<readings::AlarmKind> &kinds, EventFilterModel::State state);

    [[nodiscard]] EventModel &model() const { return *m_model; }
    [[nodiscard]] EventView &view() const { return *m_view; }

signals:
    void acknowledgeRequested(const std::vector<quint64> &ids);
    void clearRequested(const std::vector<quint64> &ids);
    /// The undo of the last clearing.
    void restoreRequested(const std::vector<insite::readings::AlarmEvent> &events);
    void showInTreeRequested(const insite::RegisterKey &key);
    /// With what was around it.
    void showOnChartRequested(const insite::RegisterKey &key, insite::Instant from, insite::Instant to);
    void failed(const QString &sentence);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void createFilterBar();
    void createActions();
    void applyKinds();
    void showWhatIsPossible();
    [[nodiscard]] std::vector<readings::AlarmEvent> shown() const;
    [[nodiscard]] std::vector<readings::AlarmEvent> selected() const;
    void acknowledgeSelected();
    void acknowledgeShown();
    void clearOver();
    void showInTree();
    void showOnChart();
    void chooseExport();
    void exportTo(const QString &path);

    const Clock &m_clock;
    EventModel *m_model = nullptr;
    EventFilterModel *m_filter = nullptr;
    EventView *m_view = nullptr;
    QLineEdit *m_text = nullptr;
    QComboBox *m_kinds = nullptr;
    QComboBox *m_states = nullptr;
    QSet<readings::AlarmKind> m_askedKinds; ///< By showOnly(), where no entry of the list is just these.
    QAction *m_acknowledge = nullptr;
    QAction *m_acknowledgeAll = nullptr;
    QAction *m_clearOver = nullptr;
    QAction *m_inTree = nullptr;
    QAction *m_onChart = nullptr;
    QAction *m_export = nullptr;
    theme::UndoStrip *m_undo = nullptr;
};

} // namespace insite::alarms
