// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

namespace insite::settings {

/// The operating system's keychain (Secret Service or KWallet, macOS Keychain, Windows Credential Store).
/// Where there is none, or it stays locked, each call answers with a sentence; nothing is ever kept in a
/// file.
class KeychainSecretStore final : public SecretStore
{
public:
    void read(SecretKind kind, const QString &account, QObject *context, ReadAnswer answer) override;
    void write(SecretKind kind, const QString &account, const QString &secret, QObject *context,
               WriteAnswer answer) override;
    void remove(SecretKind kind, const QString &account, QObject *context, WriteAnswer answer) override;
};

} // namespace insite::settings
