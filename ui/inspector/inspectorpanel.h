// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "readings/verdict.h"

#include <QTimeZone>
#include <QWidget>

#include <memory>
#include <optional>

class QTabWidget;

namespace insite {
class Clock;
}
namespace insite::settings {
class Redactor;
struct Profile;
} // namespace insite::settings

namespace insite::inspector {

class ConnectionLogModel;
class ConnectionLogPanel;
class FlowPanel;
class MessagesPanel;
struct Subject;

/// Everything that answers "why is there no data": messages, connection log, who sends how much. GUI thread;
/// `clock` outlives it. Without a profile the log stays.
class InspectorPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectorPanel)

public:
    explicit InspectorPanel(const Clock &clock, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    void open(const Subject &subject);
    /// Before the subject's parts are destroyed.
    void close();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// On a frame tick.
    void takeFrame();
    [[nodiscard]] ConnectionLogModel &log() const { return *m_log; }

    enum Page { Messages, ConnectionLog, Rates };
    void showPage(Page page);
    /// The page of messages, with just those of which this became.
    void showMessages(readings::Verdict verdict);

    /// Opens the report for whoever helps; `settings` and `device` go into it.
    void openSupportReport(const QStringList &settings, const std::optional<settings::Profile> &device,
                           const settings::Redactor &redactor);

signals:
    void showInTreeRequested(const insite::RegisterKey &key);

private:
    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    ConnectionLogModel *m_log = nullptr;
    QTabWidget *m_pages = nullptr;
    MessagesPanel *m_messages = nullptr;
    ConnectionLogPanel *m_logPanel = nullptr;
    FlowPanel *m_flows = nullptr;
    std::unique_ptr<Subject> m_subject;
};

} // namespace insite::inspector
