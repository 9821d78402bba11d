// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/trial.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace insite::catalogue {

class ApiController;

/// Sends one request of the dialect and shows it, its reply and what was understood, with every secret
/// blacked out: so that a person can correct a path in a minute. Shown with open(); deletes itself when
/// closed. The controller lives longer.
class TryItDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TryItDialog)

public:
    explicit TryItDialog(ApiController &controller, QWidget *parent = nullptr);
    ~TryItDialog() override;

private:
    void tryNow();
    void show(const metadata::Trial &trial);
    [[nodiscard]] QPlainTextEdit *createPane(const QString &name, const QString &label);

    ApiController &m_controller;
    QComboBox *m_list = nullptr;
    QComboBox *m_customer = nullptr;
    QPushButton *m_try = nullptr;
    QLabel *m_problem = nullptr;
    QPlainTextEdit *m_request = nullptr;
    QPlainTextEdit *m_reply = nullptr;
    QPlainTextEdit *m_understood = nullptr;
};

} // namespace insite::catalogue
