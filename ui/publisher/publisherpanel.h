// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QTimeZone;

namespace insite {
class Clock;
}

namespace insite::theme {
class IconLabel;
class SeenTimer;
} // namespace insite::theme

namespace insite::publisher {

class BenchView;
class PublishController;
class ReadingForm;
class ReportView;
class SendsView;

/// For field engineers: which device is signed in where, the lock, and below it three pages: one reading by
/// hand, the bench of simulated meters, and the report of what came back. While a production profile is
/// unlocked, a frame stands around all of it.
class PublisherPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublisherPanel)

public:
    PublisherPanel(PublishController &controller, const Clock &clock, QWidget *parent = nullptr);
    ~PublisherPanel() override;

    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

    [[nodiscard]] QSize sizeHint() const override;

public slots:
    /// Asks for a device profile's file.
    void chooseProfile();
    /// Locks at once; unlocks after the person has seen what is written to.
    void toggleLock();

signals:
    /// A device profile is to be made.
    void newDeviceRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *createTarget();
    [[nodiscard]] QWidget *createReadingPage();
    void createTabs();
    void showProfile();
    void showState();
    void showLock();
    void send();
    /// Does it at once, or after the person has unlocked.
    void whenUnlocked(const std::function<void()> &then);
    [[nodiscard]] bool isFramed() const;

    PublishController &m_controller;
    const Clock &m_clock;
    theme::SeenTimer *m_second; ///< Wanted while the seconds to the next attempt are shown.
    QBoxLayout *m_readingLayout = nullptr;
    QTabWidget *m_tabs = nullptr;
    QLabel *m_target = nullptr;
    theme::IconLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_notice = nullptr;
    QLabel *m_production = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_lock = nullptr;
    QPushButton *m_send = nullptr;
    ReadingForm *m_form = nullptr;
    SendsView *m_sends = nullptr;
    BenchView *m_bench = nullptr;
    ReportView *m_report = nullptr;
};

} // namespace insite::publisher
