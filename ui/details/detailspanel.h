// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "details/registerfacts.h"
#include "readings/ingest.h"
#include "readings/livereadings.h"

#include <QPersistentModelIndex>
#include <QTimeZone>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;
class QScrollArea;

namespace insite {
class Clock;
}

namespace insite::metadata {
class Catalogue;
}

namespace insite::details {

/// Everything known of the row that has the keyboard in the tree: its ids and topic, its latest reading to
/// the last digit, how alive it is, and what the history tells of gaps and revisions. What is not in sight
/// asks nothing. GUI thread.
class DetailsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPanel)

public:
    explicit DetailsPanel(const Clock &clock, QWidget *parent = nullptr);
    ~DetailsPanel() override;

    /// An open profile's model, catalogue and history file; both must outlive their use here, until close().
    void open(const tree::MeterTreeModel &model, const metadata::Catalogue &catalogue,
              const QString &historyPath);
    void close();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// A row of that model, column 0; invalid: none.
    void show(const QModelIndex &row);
    /// On a frame tick.
    void apply(const readings::Changes &changes);

    /// What is shown, as columns.
    [[nodiscard]] QString asText() const;

signals:
    /// The limits of the register that is shown are to be set.
    void limitsRequested();
    /// What came last of this register, as it came, is wanted: showMessage() is to follow.
    void messageWanted(const insite::RegisterKey &key);

public slots:
    void showMessage(const insite::RegisterKey &key, const insite::readings::RawMessage &message);

protected:
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QList<FactSection> sections() const;
    void askPast();
    void takeSecond();
    void takePast(const RegisterKey &key, const RegisterPast &past);
    [[nodiscard]] const readings::RegisterSnapshot *snapshot() const;

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    const tree::MeterTreeModel *m_model = nullptr;
    const metadata::Catalogue *m_catalogue = nullptr;
    std::unique_ptr<RegisterPastSource> m_past;
    QPersistentModelIndex m_row;
    PastAnswer m_answer;
    std::optional<readings::RawMessage> m_message;
    bool m_isMessageOld = false; ///< The register's, since it was asked for.
    QTimer m_askSoon;            ///< Whoever runs through rows with the arrow keys asks the disk once.
    QTimer m_askAgain;           ///< While something goes on coming.
    QLabel *m_hint = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_limits = nullptr;
    FactSheet *m_sheet = nullptr;
};

} // namespace insite::details
