// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"
#include "session/sessionstate.h"
#include "window/lagprobe.h"
#include "window/ratemeter.h"

#include <QStatusBar>
#include <QTimer>

#include <optional>

class QLabel;

namespace insite {
class Clock;
}

namespace insite::window {

class StatusField;

/// The connection in words, the rate, the totals and how late the window is. GUI thread.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusBar)

public:
    explicit StatusBar(const Clock &clock, QWidget *parent = nullptr);
    ~StatusBar() override;

    void setState(const session::SessionState &state);
    void setTotals(const readings::Totals &totals);
    /// Said in place of the connection until its next state.
    void showActivity(const QString &sentence);
    /// No profile is open.
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    StatusField *addField(const QString &name, const QString &pattern, int digits, const QString &toolTip);
    void tick();
    void showState();

    const Clock &m_clock;
    std::optional<session::SessionState> m_state;
    QString m_activity;
    readings::Totals m_totals;
    RateMeter m_rate;
    LagProbe m_lag;
    QTimer m_second;
    QLabel *m_icon = nullptr;
    QLabel *m_phase = nullptr;
    StatusField *m_rateField = nullptr;
    StatusField *m_received = nullptr;
    StatusField *m_duplicates = nullptr;
    StatusField *m_revisions = nullptr;
    StatusField *m_unknown = nullptr;
    StatusField *m_malformed = nullptr;
    StatusField *m_lagField = nullptr;
};

} // namespace insite::window
