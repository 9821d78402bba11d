// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/passwordsource.h"

#include "settings/keychainsecretstore.h"

namespace insite::ctl {

PasswordSource::PasswordSource(std::optional<QString> given, QObject *parent)
    : QObject(parent)
    , m_given(std::move(given))
    , m_keychain(std::make_unique<settings::KeychainSecretStore>())
{
}

void PasswordSource::ask(const settings::Profile &profile)
{
    if (m_given) {
        QMetaObject::invokeMethod(
            this, [this] { emit found(*m_given); }, Qt::QueuedConnection);
        return;
    }
    m_keychain->read(
        settings::SecretKind::Password, profile.name, this,
        [this, name = profile.name](const Result<std::optional<QString>> &answer) {
            const QString way = tr("Give the password with --password-file FILE or in INSITE_PASSWORD.");
            if (!answer)
                emit missing(answer.error().detail + QLatin1Char(' ') + way);
            else if (!*answer)
                emit missing(tr("The keychain holds no password for the profile \"%1\".").arg(name) +
                             QLatin1Char(' ') + way);
            else
                emit found(**answer);
        });
}

} // namespace insite::ctl
