// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"
#include "readings/livereadings.h"
#include "readings/verdict.h"
#include "session/sessionstate.h"
#include "theme/quality.h"
#include "window/countwords.h"
#include "window/lagprobe.h"
#include "window/ratemeter.h"

#include <QStatusBar>
#include <QTimeZone>

#include <array>
#include <functional>
#include <optional>

class QLabel;

namespace insite {
class Clock;
}

namespace insite::theme {
class SeenTimer;
}

namespace insite::window {

class StatusCount;
class StatusField;

/// The connection in words, how fresh the registers are, the rate, the totals and how late the window is.
/// What can be looked into leads there. Minimised, it neither measures nor shows anything. GUI thread.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusBar)

public:
    explicit StatusBar(const Clock &clock, QWidget *parent = nullptr);
    ~StatusBar() override;

    void setState(const session::SessionState &state);
    void setTotals(const readings::Totals &totals);
    void setCounts(const readings::AlarmCounts &counts);
    /// Meters that the metadata knows and MQTT never sent.
    void setNeverCount(qint64 meters);
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// Said in place of the connection until its next state.
    void showActivity(const QString &sentence);
    /// No profile is open.
    void clear();

    /// Never widens the window: where there is little room the less important fields give way.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The registers of this quality are asked for.
    void metersAsked(insite::theme::Quality quality);
    void eventsAsked(insite::readings::AlarmKind kind);
    /// The messages of which this became are asked for.
    void messagesAsked(insite::readings::Verdict verdict);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    StatusField *addField(const QString &name, const CountWords &words, int digits, const QString &toolTip);
    void addQualities();
    /// `asked`: what a click, or a key, leads to.
    StatusCount *addCount(StatusCount *count, const std::function<void()> &asked);
    StatusCount *addEventCount(const QString &name, const CountWords &words, const QString &toolTip,
                               readings::AlarmKind kind);
    StatusCount *addVerdictCount(const QString &name, const CountWords &words, int digits,
                                 const QString &toolTip, readings::Verdict verdict);
    void makeRoom();
    void tick();
    void showTotals();
    void showState();

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::optional<session::SessionState> m_state;
    QString m_activity;
    readings::Totals m_totals;
    RateMeter m_rate;
    LagProbe m_lag;
    theme::SeenTimer *m_second;
    QLabel *m_icon = nullptr;
    QLabel *m_phase = nullptr;
    std::array<StatusCount *, 5> m_qualities{}; ///< By readings::Freshness.
    StatusCount *m_gaps = nullptr;
    StatusCount *m_resets = nullptr;
    StatusCount *m_clocks = nullptr;
    StatusField *m_rateField = nullptr;
    StatusField *m_received = nullptr;
    StatusCount *m_duplicates = nullptr;
    StatusCount *m_revisions = nullptr;
    StatusCount *m_unknown = nullptr;
    StatusCount *m_malformed = nullptr;
    StatusField *m_lagField = nullptr;
};

} // namespace insite::window
