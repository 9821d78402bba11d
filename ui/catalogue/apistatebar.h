// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimeZone>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace insite::theme {
class IconLabel;
}

namespace insite::catalogue {

class ApiController;

/// How it stands with the metadata API, in words, with what can be done about it. GUI thread; the controller
/// lives longer than its use here.
class ApiStateBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiStateBar)

public:
    explicit ApiStateBar(QWidget *parent = nullptr);
    ~ApiStateBar() override;

    void setController(ApiController *controller);
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

private:
    void refresh();
    void showState();
    void askSecret();
    void openTrial();

    QPointer<ApiController> m_controller;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    theme::IconLabel *m_mark = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_notes = nullptr; ///< That the dialect is assumed, that the token ends soon.
    QProgressBar *m_progress = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_secret = nullptr;
    QPushButton *m_try = nullptr;
};

} // namespace insite::catalogue
