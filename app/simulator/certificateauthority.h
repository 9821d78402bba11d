// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <optional>

namespace insite::simulator {

/// What a server certificate shall say. Without dates it is valid from yesterday for a year.
struct CertificateRequest
{
    QString name; ///< Stem of the files, and the common name: `broker` makes broker.pem and broker.key.
    QStringList hostNames;            ///< DNS names of the subject's alternative names.
    QList<QHostAddress> addresses;    ///< IP addresses of the subject's alternative names.
    std::optional<Instant> validFrom; ///< In the future: a certificate that is not valid yet.
    std::optional<Instant> validTo;   ///< In the past: one that has expired.
};

/// The files of an issued certificate, absolute paths. The key is readable by the owner only.
struct ServerCertificate
{
    QString certificateFile;
    QString keyFile;
};

/// A private certificate authority, made on the spot by OpenSSL's command line: for the simulator and for
/// tests that need a good, an expired or a wrongly named certificate. Keys are ECDSA P-256. A value: copies
/// work in the same folder. Every call blocks until OpenSSL has ended, a minute at most; start-up code only.
class CertificateAuthority
{
public:
    /// Makes the authority's key and certificate (`ca.key`, `ca.pem`) in `directory`, which must exist. Fails
    /// when openssl is missing, the folder is not writable, or OpenSSL says no; each in a sentence.
    [[nodiscard]] static Result<CertificateAuthority> create(const QString &directory,
                                                             const QString &commonName = defaultName());

    /// The authority's own certificate, PEM, absolute: what a client trusts as `caFile`.
    [[nodiscard]] QString certificateFile() const;

    /// Issues a certificate for a TLS server, signed by this authority.
    [[nodiscard]] Result<ServerCertificate> issue(const CertificateRequest &request) const;

    /// For `localhost`, 127.0.0.1 and ::1, valid now.
    [[nodiscard]] Result<ServerCertificate> issueForLoopback(const QString &name) const;

private:
    explicit CertificateAuthority(QString directory);

    [[nodiscard]] static QString defaultName();
    [[nodiscard]] QString path(const QString &fileName) const;
    [[nodiscard]] Result<void> writeExtensions(const CertificateRequest &request) const;

    QString m_directory;
};

} // namespace insite::simulator
