// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/givensecrets.h"

#include "settings/redactor.h"

namespace insite::monitor {

using settings::SecretKind;

GivenSecrets::GivenSecrets(settings::SecretStore &keychain, settings::Redactor &redactor)
    : m_keychain(keychain)
    , m_redactor(redactor)
{
}

GivenSecrets::~GivenSecrets() = default;

void GivenSecrets::give(SecretKind kind, const QString &account, const QString &secret)
{
    m_redactor.note(secret);
    m_given.insert({int(kind), account}, secret);
}

void GivenSecrets::read(SecretKind kind, const QString &account, QObject *context, ReadAnswer answer)
{
    const auto given = m_given.constFind({int(kind), account});
    if (given == m_given.cend()) {
        const auto told = [answer = std::move(answer),
                           &redactor = m_redactor](Result<std::optional<QString>> found) {
            if (found && *found)
                redactor.note(**found);
            answer(std::move(found));
        };
        m_keychain.read(kind, account, context, told);
        return;
    }
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), secret = *given] { answer(std::optional(secret)); },
        Qt::QueuedConnection);
}

void GivenSecrets::write(SecretKind kind, const QString &account, const QString &secret, QObject *context,
                         WriteAnswer answer)
{
    m_redactor.note(secret);
    m_given.remove({int(kind), account});
    m_keychain.write(kind, account, secret, context, std::move(answer));
}

void GivenSecrets::remove(SecretKind kind, const QString &account, QObject *context, WriteAnswer answer)
{
    m_given.remove({int(kind), account});
    m_keychain.remove(kind, account, context, std::move(answer));
}

} // namespace insite::monitor
