// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

#include <QHash>

namespace insite::settings {
class Redactor;
}

namespace insite::monitor {

/// Secrets that came by file or environment for this run, before those of the keychain. They are never
/// written anywhere. Tells the redactor of every secret that passes. GUI thread; keychain and redactor live
/// longer.
class GivenSecrets final : public settings::SecretStore
{
    Q_DISABLE_COPY_MOVE(GivenSecrets)

public:
    GivenSecrets(settings::SecretStore &keychain, settings::Redactor &redactor);
    ~GivenSecrets() override;

    void give(settings::SecretKind kind, const QString &account, const QString &secret);

    void read(settings::SecretKind kind, const QString &account, QObject *context,
              ReadAnswer answer) override;
    void write(settings::SecretKind kind, const QString &account, const QString &secret, QObject *context,
               WriteAnswer answer) override;
    void remove(settings::SecretKind kind, const QString &account, QObject *context,
                WriteAnswer answer) override;

private:
    settings::SecretStore &m_keychain;
    settings::Redactor &m_redactor;
    QHash<std::pair<int, QString>, QString> m_given;
};

} // namespace insite::monitor
