// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace insite {
class Clock;
}

namespace insite::theme {
class SeenTimer;
}

namespace insite::connection {

class ConnectionController;

/// What a person must know of the connection and can do about it, above the charts. Not there while
/// everything is well; it stays through an attempt that follows a failure, so that nothing jumps.
class ConnectionStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionStrip)

public:
    ConnectionStrip(ConnectionController &controller, const Clock &clock, QWidget *parent = nullptr);
    ~ConnectionStrip() override;

    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *createHead();
    void follow(const session::SessionState &state);
    void showPhase();
    void showRefused();
    void confirmReset();

    ConnectionController &m_controller;
    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    session::Failure m_failure; ///< The last one, until a connection stands.
    std::optional<Instant> m_lostAt;
    theme::SeenTimer *m_second; ///< Wanted while there is something to wait for.
    QLabel *m_phase = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_details = nullptr;
    QToolButton *m_fold = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_reset = nullptr; ///< Only where it helps.
    QWidget *m_head = nullptr;
    QWidget *m_refused = nullptr;
    QList<session::RefusedCustomer> m_shownRefused;
};

} // namespace insite::connection
