// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace insite {
class Clock;
}

namespace insite::publisher {

class PublishController;
class ReadingForm;

/// For field engineers: which device is signed in where, one reading to send, and what became of each send.
/// Wide, the list stands beside the form; narrow, below it.
class PublisherPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublisherPanel)

public:
    PublisherPanel(PublishController &controller, const Clock &clock, QWidget *parent = nullptr);
    ~PublisherPanel() override;

    [[nodiscard]] QSize sizeHint() const override;

public slots:
    /// Asks for a device profile's file.
    void chooseProfile();
    /// Locks at once; unlocks after the person has seen what is written to.
    void toggleLock();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *createTarget();
    [[nodiscard]] QWidget *createSends();
    [[nodiscard]] QWidget *createButtons();
    void showProfile();
    void showState();
    void showLock();
    void showSentence();
    void send();

    PublishController &m_controller;
    const Clock &m_clock;
    QTimer m_second; ///< Runs while the seconds to the next attempt are shown.
    QBoxLayout *m_layout = nullptr;
    QLabel *m_target = nullptr;
    QLabel *m_stateIcon = nullptr;
    QLabel *m_state = nullptr;
    QLabel *m_notice = nullptr;
    QPushButton *m_retry = nullptr;
    QPushButton *m_lock = nullptr;
    QPushButton *m_send = nullptr;
    ReadingForm *m_form = nullptr;
    QTableView *m_sends = nullptr;
    QLabel *m_sentence = nullptr;
};

} // namespace insite::publisher
