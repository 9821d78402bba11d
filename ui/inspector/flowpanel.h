// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/flowmodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace insite {
class Clock;
}

namespace insite::readings {
class Recorder;
}

namespace insite::inspector {

struct Subject;

/// "Who floods": what each meter or customer sends, sorted by any column. Asks the ingest once a second, and
/// only while it can be seen. GUI thread; `clock` outlives it.
class FlowPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowPanel)

public:
    explicit FlowPanel(const Clock &clock, QWidget *parent = nullptr);
    ~FlowPanel() override;

    void setSubject(const Subject *subject);
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone) { m_model.setZone(zone); }

private:
    [[nodiscard]] QWidget *createBar();
    void ask();
    void take(const readings::FlowReport &report);

    const Clock &m_clock;
    readings::Recorder *m_recorder = nullptr;
    FlowModel m_model;
    QSortFilterProxyModel *m_sorted = nullptr;
    QTableView *m_table = nullptr;
    QComboBox *m_by = nullptr;
    QLabel *m_flood = nullptr;
    QLabel *m_acknowledgements = nullptr;
    bool m_isAsked = false; ///< One question at a time, however long the ingest is busy.
};

} // namespace insite::inspector
