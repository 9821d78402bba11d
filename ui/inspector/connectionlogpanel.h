// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace insite::inspector {

class ConnectionLogModel;

/// The connection log: lines, the whole sentence of the chosen one beneath, its technical reason behind a
/// fold. GUI thread; the model lives longer.
class ConnectionLogPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionLogPanel)

public:
    explicit ConnectionLogPanel(ConnectionLogModel &log, QWidget *parent = nullptr);
    ~ConnectionLogPanel() override;

private:
    [[nodiscard]] QWidget *createDetails();
    void showCurrent();
    void copy();

    ConnectionLogModel &m_log;
    QTableView *m_table = nullptr;
    QLabel *m_sentence = nullptr;
    QToolButton *m_fold = nullptr;
    QLabel *m_detail = nullptr;
};

} // namespace insite::inspector
