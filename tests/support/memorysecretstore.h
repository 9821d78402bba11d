// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

#include <QHash>
#include <QMetaObject>

namespace insite::test {

/// Secrets in memory; each call answers from the event loop, as a keychain does. With `failure` set every
/// call fails with it.
class MemorySecretStore final : public settings::SecretStore
{
public:
    QHash<QString, QString> secrets; ///< By "password:<account>" or "token:<account>".
    std::optional<Error> failure;

    static QString key(settings::SecretKind kind, const QString &account)
    {
        return (kind == settings::SecretKind::Password ? QStringLiteral("password:")
                                                       : QStringLiteral("token:")) +
               account;
    }

    void read(settings::SecretKind kind, const QString &account, QObject *context, ReadAnswer answer) override
    {
        Result<std::optional<QString>> result = std::optional<QString>();
        if (failure)
            result = tl::unexpected(*failure);
        else if (const auto it = secrets.constFind(key(kind, account)); it != secrets.cend())
            result = std::optional(*it);
        post(context, [answer = std::move(answer), result] { answer(result); });
    }

    void write(settings::SecretKind kind, const QString &account, const QString &secret, QObject *context,
               WriteAnswer answer) override
    {
        if (!failure)
            secrets.insert(key(kind, account), secret);
        post(context, [answer = std::move(answer), result = done()] { answer(result); });
    }

    void remove(settings::SecretKind kind, const QString &account, QObject *context,
                WriteAnswer answer) override
    {
        if (!failure)
            secrets.remove(key(kind, account));
        post(context, [answer = std::move(answer), result = done()] { answer(result); });
    }

private:
    [[nodiscard]] Result<void> done() const
    {
        return failure ? Result<void>(tl::unexpected(*failure)) : Result<void>();
    }

    template <typename Call>
    static void post(QObject *context, Call call)
    {
        QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
    }
};

} // namespace insite::test
