// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/certificateauthority.h"

#include "simulator/files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTimeZone>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::simulator {

namespace {

constexpr int kToolTimeoutMs = 60'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::simulator::CertificateAuthority)
};

/// OpenSSL's own form: YYYYMMDDHHMMSSZ.
QString opensslTime(Instant instant)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), QTimeZone::utc());
    return time.toString(u"yyyyMMddHHmmss'Z'"_s);
}

Result<void> runOpenssl(const QString &directory, const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"openssl"_s);
    if (program.isEmpty())
        return failure(ErrorCode::NotFound,
                       Text::tr("The program openssl was not found; install the package openssl."));
    QProcess process;
    process.setWorkingDirectory(directory);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] { ::umask(0077); });
#endif
    process.start(program, arguments);
    if (!process.waitForFinished(kToolTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return failure(ErrorCode::Timeout,
                       Text::tr("openssl %1 did not end within a minute.").arg(arguments.constFirst()));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return failure(ErrorCode::Internal, Text::tr("openssl %1 failed in %2: %3")
                                                .arg(arguments.constFirst(), directory,
                                                     QString::fromLocal8Bit(process.readAll()).trimmed()));
    }
    return {};
}

// rand_serial and unique_subject let tests issue several certificates of one name.
constexpr auto kConfiguration = R"([req]
distinguished_name = subject
prompt = no
[subject]
CN = overridden on the command line
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ca]
default_ca = simulator
[simulator]
dir = .
database = $dir/ca.index
new_certs_dir = $dir
certificate = $dir/ca.pem
private_key = $dir/ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
policy = anything
copy_extensions = none
[anything]
commonName = supplied
)";

} // namespace

CertificateAuthority::CertificateAuthority(QString directory)
    : m_directory(std::move(directory))
{
}

QString CertificateAuthority::defaultName()
{
    return u"Insite simulator, private authority"_s;
}

Result<CertificateAuthority> CertificateAuthority::create(const QString &directory, const QString &commonName)
{
    const CertificateAuthority authority(QDir(directory).absolutePath());
    if (const auto written = writeFile(authority.path(u"ca.cnf"_s), kConfiguration); !written)
        return tl::unexpected(written.error());
    if (const auto written = writeFile(authority.path(u"ca.index"_s), {}); !written)
        return tl::unexpected(written.error());
    const auto made = runOpenssl(authority.m_directory, {u"req"_s,         u"-x509"_s,
                                                         u"-config"_s,     u"ca.cnf"_s,
                                                         u"-extensions"_s, u"authority"_s,
                                                         u"-newkey"_s,     u"ec"_s,
                                                         u"-pkeyopt"_s,    u"ec_paramgen_curve:P-256"_s,
                                                         u"-nodes"_s,      u"-sha256"_s,
                                                         u"-days"_s,       u"3650"_s,
                                                         u"-subj"_s,       u"/CN="_s + commonName,
                                                         u"-keyout"_s,     u"ca.key"_s,
                                                         u"-out"_s,        u"ca.pem"_s});
    if (!made)
        return tl::unexpected(made.error());
    // The certificate is for everybody, only the key is a secret.
    QFile::setPermissions(authority.certificateFile(),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    return authority;
}

QString CertificateAuthority::certificateFile() const
{
    return path(u"ca.pem"_s);
}

QString CertificateAuthority::path(const QString &fileName) const
{
    return m_directory + u'/' + fileName;
}

Result<void> CertificateAuthority::writeExtensions(const CertificateRequest &request) const
{
    QStringList names;
    for (const QString &host : request.hostNames)
        names += u"DNS:"_s + host;
    for (const QHostAddress &address : request.addresses)
        names += u"IP:"_s + address.toString();
    QString text = u"basicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\n"
                   "extendedKeyUsage = serverAuth\nauthorityKeyIdentifier = keyid\n"_s;
    if (!names.isEmpty())
        text += u"subjectAltName = "_s + names.join(u", "_s) + u'\n';
    return writeFile(path(request.name + u".ext"_s), text.toUtf8());
}

Result<ServerCertificate> CertificateAuthority::issue(const CertificateRequest &request) const
{
    const Instant now{std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch())};
    const Instant from = request.validFrom.value_or(now - 24h);
    const Instant to = request.validTo.value_or(now + 24h * 365);
    const ServerCertificate files{path(request.name + u".pem"_s), path(request.name + u".key"_s)};
    const QString signingRequest = request.name + u".csr"_s;

    if (const auto written = writeExtensions(request); !written)
        return tl::unexpected(written.error());
    const auto keyMade = runOpenssl(
        m_directory, {u"req"_s, u"-new"_s, u"-config"_s, u"ca.cnf"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                      u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s, u"/CN="_s + request.name,
                      u"-keyout"_s, files.keyFile, u"-out"_s, signingRequest});
    if (!keyMade)
        return tl::unexpected(keyMade.error());
    const auto signedNow = runOpenssl(
        m_directory, {u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"ca.cnf"_s, u"-startdate"_s,
                      opensslTime(from), u"-enddate"_s, opensslTime(to), u"-extfile"_s,
                      request.name + u".ext"_s, u"-in"_s, signingRequest, u"-out"_s, files.certificateFile});
    if (!signedNow)
        return tl::unexpected(signedNow.error());
    return files;
}

Result<ServerCertificate> CertificateAuthority::issueForLoopback(const QString &name) const
{
    CertificateRequest request;
    request.name = name;
    request.hostNames = {u"localhost"_s};
    request.addresses = {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    return issue(request);
}

} // namespace insite::simulator
