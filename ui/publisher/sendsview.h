// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace insite::publisher {

class SendListModel;

/// What was sent by hand, and what became of the selected (else the newest) one, in whole sentences.
class SendsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendsView)

public:
    /// The model lives longer.
    explicit SendsView(SendListModel &model, QWidget *parent = nullptr);
    ~SendsView() override;

    /// The newest one is told about again.
    void clearSelection();

private:
    void showSentence();

    SendListModel &m_model;
    QTableView *m_table = nullptr;
    QLabel *m_sentence = nullptr;
};

} // namespace insite::publisher
