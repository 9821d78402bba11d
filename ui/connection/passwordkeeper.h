// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"
#include "settings/secretstore.h"

#include <QObject>

namespace insite::connection {

/// What a person must know when a password is asked for.
struct PasswordRequest
{
    settings::Profile profile;
    QString refusal;         ///< Why it is asked again, a whole sentence; empty the first time.
    QString keychainProblem; ///< Why it cannot be kept in the system's keychain; empty where it can.
};

/// Finds one profile's password: in the secret store, else from the person. A password is held in memory from
/// the person's answer until the broker has said whether it is right; only a right one is kept, and only when
/// the person wished so. GUI thread; the store lives longer.
class PasswordKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordKeeper)

public:
    explicit PasswordKeeper(settings::SecretStore &store, QObject *parent = nullptr);
    ~PasswordKeeper() override;

    [[nodiscard]] const settings::Profile &profile() const { return m_profile; }

    /// Begins anew for this profile; ends in found() or needed().
    void find(settings::Profile profile);
    /// The person's answer to needed().
    void provide(const QString &password, bool keep);
    /// The person gave up, or another profile comes: nothing is held any longer.
    void forget();
    /// The broker accepted what found() handed out.
    void confirm();
    /// The broker refused it; ends in needed().
    void reject(const QString &sentence);

signals:
    void found(const QString &password);
    void needed(const insite::connection::PasswordRequest &request);
    /// The password was right, and the keychain did not take it; a whole sentence.
    void keepFailed(const QString &sentence);

private:
    void ask(const QString &refusal);

    settings::SecretStore &m_store;
    settings::Profile m_profile;
    QString m_keychainProblem;
    QString m_toKeep;
    quint64 m_request = 0;
};

} // namespace insite::connection
