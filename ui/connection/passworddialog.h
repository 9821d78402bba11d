// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/passwordkeeper.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace insite::connection {

/// Asks for the password of one profile. Shown with open(); deletes itself when closed. What was typed is
/// cleared as soon as it is handed over.
class PasswordDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordDialog)

public:
    explicit PasswordDialog(const PasswordRequest &request, QWidget *parent = nullptr);
    ~PasswordDialog() override;

signals:
    /// `keep`: in the system's keychain.
    void provided(const QString &password, bool keep);

public slots:
    void accept() override;

private:
    QLineEdit *m_password = nullptr;
    QCheckBox *m_keep = nullptr;
};

} // namespace insite::connection
