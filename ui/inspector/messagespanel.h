// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inspector/messagelistmodel.h"
#include "readings/verdict.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;
class QTimeZone;
class QToolButton;

namespace insite::inspector {

class MessageFilterModel;
class MessageTable;
class PayloadView;
struct Subject;

/// The messages as they arrive, or those of the history that are no readings, with filter, hold and the whole
/// of the selected one. Looks at the ingest only while it can be seen or is held. GUI thread.
class MessagesPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessagesPanel)

public:
    explicit MessagesPanel(QWidget *parent = nullptr);
    ~MessagesPanel() override;

    /// Null: no profile is open.
    void setSubject(const Subject *subject);
    /// On a frame tick.
    void takeFrame();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    [[nodiscard]] MessageListModel &arriving() { return m_arriving; }
    /// Just the messages of which this became: those of the history where it keeps them, else those that
    /// arrive from now on. Gives the table the keyboard.
    void showOnly(readings::Verdict verdict);

signals:
    void showInTreeRequested(const insite::RegisterKey &key);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Source { Arriving, Kept };

    [[nodiscard]] QWidget *createBar();
    void createFilters(QWidget *bar);
    void setHeld(bool isHeld);
    void setSource(int source);
    void readKept();
    void takeKept(quint64 request, const Result<std::vector<readings::TappedMessage>> &kept);
    void watch();
    void showSelected();
    void showCount();
    void showEmptyText();

    MessageListModel m_arriving;
    MessageListModel m_kept;
    MessageFilterModel *m_filter = nullptr;
    readings::MessageTap *m_tap = nullptr;
    QString m_historyPath;
    quint64 m_request = 0; ///< Drops answers that come late.
    QString m_keptProblem;
    qint64 m_notKept = 0;
    QLineEdit *m_words = nullptr;
    QComboBox *m_source = nullptr;
    QComboBox *m_verdict = nullptr;
    QComboBox *m_customer = nullptr;
    QToolButton *m_hold = nullptr;
    QToolButton *m_clear = nullptr;
    QLabel *m_count = nullptr;
    MessageTable *m_table = nullptr;
    PayloadView *m_payload = nullptr;
    QTimer *m_typing = nullptr;
};

} // namespace insite::inspector
