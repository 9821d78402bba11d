// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QDialog>
#include <QTimeZone>

#include <optional>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace insite::catalogue {

class ApiController;

/// Asks for the API's access token (or the broker's password, where the dialect says so), and when it ends
/// unless the token tells itself. Shown with open(); deletes itself when closed. What was typed is cleared as
/// soon as it is handed over.
class TokenDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenDialog)

public:
    /// `zone`: by whose clock times are shown, and the day ends on which a token does.
    TokenDialog(const ApiController &controller, const QTimeZone &zone, QWidget *parent = nullptr);
    ~TokenDialog() override;

signals:
    /// `keep`: in the system's keychain.
    void provided(const QString &secret, bool keep, std::optional<insite::Instant> expiry);

public slots:
    void accept() override;

private:
    void readExpiry();

    const QTimeZone m_zone;
    QLineEdit *m_secret = nullptr;
    QCheckBox *m_keep = nullptr;
    QCheckBox *m_ends = nullptr;
    QDateEdit *m_end = nullptr;
    QLabel *m_told = nullptr;
};

} // namespace insite::catalogue
