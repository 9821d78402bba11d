// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"
#include "settings/secretstore.h"

#include <QObject>

namespace insite::ctl {

/// The broker's password for a run: what was given without a screen (--password-file, INSITE_PASSWORD), else
/// the keychain's; and if there is none, how to give one. Answers once, from the event loop. Main thread.
class PasswordSource final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordSource)

public:
    explicit PasswordSource(std::optional<QString> given, QObject *parent = nullptr);

    void ask(const settings::Profile &profile);

signals:
    void found(const QString &password);
    void missing(const QString &sentence);

private:
    std::optional<QString> m_given;
    std::unique_ptr<settings::SecretStore> m_keychain;
};

} // namespace insite::ctl
