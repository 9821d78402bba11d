// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/messagetap.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QToolButton;

namespace insite::inspector {

/// One message, whole: what became of it, its topic and times, and its payload as it came or, where it is
/// JSON, laid out. What was cut says so. GUI thread.
class PayloadView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadView)

public:
    explicit PayloadView(QWidget *parent = nullptr);
    ~PayloadView() override;

    void show(const readings::TappedMessage &message);
    void clear();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);

signals:
    /// The meter of this message is to be shown in the tree.
    void showInTreeRequested();

private:
    [[nodiscard]] QWidget *createButtons();
    void showPayload();

    readings::TappedMessage m_message;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QLabel *m_hint = nullptr;
    QWidget *m_all = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_sentence = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_cut = nullptr;
    QPlainTextEdit *m_payload = nullptr;
    QToolButton *m_formatted = nullptr;
    QToolButton *m_tree = nullptr;
};

} // namespace insite::inspector
