// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/catalogue.h"
#include "simulator/mosquittoprocess.h"

#include "core/result.h"

#include <QString>

namespace insite::simulator {

/// The simulator's folder: certificates, accounts, access rules, and the profiles and secrets for the
/// products that connect to it. Passwords and token are new in every run; secrets are readable by the owner
/// only from the moment they are made.
class Workspace
{
public:
    /// Makes the folder when it is not there, the certificates and the accounts. Blocks for OpenSSL.
    [[nodiscard]] static Result<Workspace> create(const QString &directory, const QString &deviceBaseTopic);

    /// What each user may read and write (mosquitto's ACL file), and how a subscription is answered (the
    /// plugin).
    [[nodiscard]] Result<void> writeAccess(const QList<Customer> &customers) const;

    /// consumer.json and device.json, for the ports that were found. Names the customers with access.
    [[nodiscard]] Result<void> writeProfiles(quint16 brokerPort, const QString &apiBaseUrl,
                                             const QList<Customer> &customers) const;

    /// For the private broker: TLS, accounts, access, sessions kept over a restart, no limit to what waits.
    [[nodiscard]] MosquittoOptions brokerOptions(const QString &pluginFile) const;

    [[nodiscard]] QString directory() const { return m_directory; }
    [[nodiscard]] QString caFile() const { return path(QStringLiteral("ca.pem")); }
    [[nodiscard]] QString certificateFile() const { return m_certificateFile; }
    [[nodiscard]] QString keyFile() const { return m_keyFile; }
    [[nodiscard]] QString path(const QString &fileName) const;
    [[nodiscard]] QByteArray token() const { return m_token; }
    [[nodiscard]] static QString platformUser();
    [[nodiscard]] QString platformPassword() const { return QString::fromLatin1(m_platformPassword); }

private:
    Workspace() = default;

    [[nodiscard]] Result<void> makeFolders() const;
    [[nodiscard]] Result<void> makeCertificates();
    [[nodiscard]] Result<void> makeAccounts();
    [[nodiscard]] QString brokerPath(const QString &fileName) const;

    QString m_directory; ///< Absolute.
    QString m_deviceBaseTopic;
    QString m_certificateFile;
    QString m_keyFile;
    QByteArray m_platformPassword;
    QByteArray m_token;
};

} // namespace insite::simulator
