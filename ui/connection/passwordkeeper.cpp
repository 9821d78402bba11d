// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/passwordkeeper.h"

namespace insite::connection {

using settings::SecretKind;

PasswordKeeper::PasswordKeeper(settings::SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

PasswordKeeper::~PasswordKeeper() = default;

void PasswordKeeper::find(settings::Profile profile)
{
    forget();
    m_profile = std::move(profile);
    m_keychainProblem.clear();
    m_store.read(SecretKind::Password, m_profile.name, this,
                 [this, request = m_request](Result<std::optional<QString>> answer) {
                     if (request != m_request)
                         return;
                     if (answer && *answer) {
                         emit found(**answer);
                         return;
                     }
                     if (!answer)
                         m_keychainProblem = answer.error().detail;
                     ask({});
                 });
}

void PasswordKeeper::provide(const QString &password, bool keep)
{
    m_toKeep = keep ? password : QString();
    emit found(password);
}

void PasswordKeeper::forget()
{
    ++m_request;
    m_toKeep.clear();
}

void PasswordKeeper::confirm()
{
    if (m_toKeep.isEmpty())
        return;
    m_store.write(SecretKind::Password, m_profile.name, m_toKeep, this, [this](Result<void> answer) {
        if (!answer)
            emit keepFailed(answer.error().detail);
    });
    m_toKeep.clear();
}

void PasswordKeeper::reject(const QString &sentence)
{
    m_toKeep.clear();
    ask(sentence);
}

void PasswordKeeper::ask(const QString &refusal)
{
    emit needed({m_profile, refusal, m_keychainProblem});
}

} // namespace insite::connection
