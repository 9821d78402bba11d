// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace insite::settings {

enum class SecretKind {
    Password, ///< The broker's.
    Token,    ///< The API's.
};

/// The one way to a secret. Behind it: the operating system's keychain, or nothing. There is no plain-text
/// fallback: where there is no keychain the person is asked each time. Asynchronous, GUI thread; each call
/// answers exactly once, never before it returns, and not after `context` is gone.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// The secret, absent when none is kept under this account, or why the keychain cannot be used.
    using ReadAnswer = std::function<void(Result<std::optional<QString>>)>;
    using WriteAnswer = std::function<void(Result<void>)>;

    /// `account` is Profile::name.
    virtual void read(SecretKind kind, const QString &account, QObject *context, ReadAnswer answer) = 0;
    virtual void write(SecretKind kind, const QString &account, const QString &secret, QObject *context,
                       WriteAnswer answer) = 0;
    virtual void remove(SecretKind kind, const QString &account, QObject *context, WriteAnswer answer) = 0;
};

} // namespace insite::settings
