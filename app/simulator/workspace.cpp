// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/workspace.h"

#include "simulator/certificateauthority.h"
#include "simulator/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

const QString kPlatformUser = u"platform"_s;
const QString kConsumerUser = u"consumer"_s;
const QString kDeviceUser = u"device-42"_s;
constexpr qsizetype kSecretBytes = 24;

QByteArray newSecret()
{
    QByteArray bytes(kSecretBytes, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray accessWord(Access access)
{
    switch (access) {
    case Access::Allow:
        return "allow";
    case Access::Kick:
        return "kick";
    case Access::KickLater:
        return "kick-later";
    case Access::Refuse:
        return "refuse";
    }
    return "kick";
}

Result<void> makeFolder(const QString &path)
{
    if (!QDir().mkpath(path)) {
        return failure(
            ErrorCode::Storage,
            QCoreApplication::translate(
                "Workspace", "The folder %1 could not be made. Name a folder that you may write to.")
                .arg(path));
    }
    return {};
}

} // namespace

QString Workspace::platformUser()
{
    return kPlatformUser;
}

Result<Workspace> Workspace::create(const QString &directory, const QString &deviceBaseTopic)
{
    Workspace workspace;
    workspace.m_directory = QDir(directory).absolutePath();
    workspace.m_deviceBaseTopic = deviceBaseTopic;
    const auto made =
        workspace.makeFolders().and_then([&] { return workspace.makeCertificates(); }).and_then([&] {
            return workspace.makeAccounts();
        });
    if (!made)
        return tl::unexpected(made.error());
    return workspace;
}

QString Workspace::path(const QString &fileName) const
{
    return m_directory + u'/' + fileName;
}

QString Workspace::brokerPath(const QString &fileName) const
{
    return path(u"broker/"_s + fileName);
}

Result<void> Workspace::makeFolders() const
{
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    for (const QString &folder : {m_directory, path(u"authority"_s), path(u"broker"_s)}) {
        if (const auto made = makeFolder(folder); !made)
            return made;
    }
    QFile::setPermissions(path(u"authority"_s), ownerOnly);
    QFile::setPermissions(path(u"broker"_s), ownerOnly);
    // Sessions of an earlier run belong to accounts that are gone.
    QFile::remove(brokerPath(u"mosquitto.db"_s));
    QFile::remove(brokerPath(u"mosquitto.log"_s));
    return {};
}

Result<void> Workspace::makeCertificates()
{
    const auto authority = CertificateAuthority::create(path(u"authority"_s));
    if (!authority)
        return tl::unexpected(authority.error());
    const auto certificate = authority->issueForLoopback(u"server"_s);
    if (!certificate)
        return tl::unexpected(certificate.error());
    m_certificateFile = certificate->certificateFile;
    m_keyFile = certificate->keyFile;
    QFile source(authority->certificateFile());
    if (!source.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::Storage,
            QCoreApplication::translate("Workspace", "%1 could not be read.").arg(source.fileName()));
    return writeFile(caFile(), source.readAll());
}

Result<void> Workspace::makeAccounts()
{
    m_platformPassword = newSecret();
    m_token = newSecret() + newSecret();
    const QByteArray consumer = newSecret();
    const QByteArray device = newSecret();
    return MosquittoProcess::writePasswordFile(
               brokerPath(u"passwords"_s),
               {{kPlatformUser, m_platformPassword}, {kConsumerUser, consumer}, {kDeviceUser, device}})
        .and_then([&] { return writeSecretFile(path(u"consumer.password"_s), consumer + '\n'); })
        .and_then([&] { return writeSecretFile(path(u"consumer.token"_s), m_token + '\n'); })
        .and_then([&] { return writeSecretFile(path(u"device.password"_s), device + '\n'); });
}

Result<void> Workspace::writeAccess(const QList<Customer> &customers) const
{
    QByteArray rights =
        "user " + kPlatformUser.toUtf8() + "\ntopic readwrite #\n\nuser " + kConsumerUser.toUtf8() + '\n';
    QByteArray answers = kPlatformUser.toUtf8() + " * allow\n";
    for (const Customer &customer : customers) {
        answers +=
            kConsumerUser.toUtf8() + ' ' + customer.id.toUtf8() + ' ' + accessWord(customer.access) + '\n';
        if (customer.access == Access::Allow)
            rights += "topic read meters/outbound/" + customer.id.toUtf8() + "/#\n";
    }
    rights += "\nuser " + kDeviceUser.toUtf8() + "\ntopic write " + m_deviceBaseTopic.toUtf8() + "/#\n";
    return writeFile(brokerPath(u"acl"_s), rights).and_then([&] {
        return writeFile(brokerPath(u"access"_s), answers);
    });
}

Result<void> Workspace::writeProfiles(quint16 brokerPort, const QString &apiBaseUrl,
                                      const QList<Customer> &customers) const
{
    const QJsonObject broker{
        {u"host"_s, u"localhost"_s}, {u"port"_s, brokerPort}, {u"tls"_s, true}, {u"caFile"_s, caFile()}};
    QJsonArray granted;
    for (const Customer &customer : customers) {
        if (customer.access == Access::Allow)
            granted.append(customer.id);
    }
    const QJsonObject consumer{
        {u"name"_s, u"Simulator"_s},
        {u"role"_s, u"consumer"_s},
        {u"broker"_s, broker},
        {u"username"_s, kConsumerUser},
        {u"customers"_s, granted},
        {u"metadata"_s, QJsonObject{{u"baseUrl"_s, apiBaseUrl}, {u"caFile"_s, caFile()}}}};
    const QJsonObject device{{u"name"_s, u"Simulator, device"_s},
                             {u"role"_s, u"device"_s},
                             {u"broker"_s, broker},
                             {u"username"_s, kDeviceUser},
                             {u"gateway"_s, QJsonObject{{u"baseTopic"_s, m_deviceBaseTopic}}}};
    return writeFile(path(u"consumer.json"_s), QJsonDocument(consumer).toJson()).and_then([&] {
        return writeFile(path(u"device.json"_s), QJsonDocument(device).toJson());
    });
}

MosquittoOptions Workspace::brokerOptions(const QString &pluginFile) const
{
    MosquittoOptions options;
    options.directory = path(u"broker"_s);
    options.tls = MosquittoOptions::Tls{m_certificateFile, m_keyFile, {}};
    options.extraPlainListener = true;
    options.passwordFile = brokerPath(u"passwords"_s);
    options.aclFile = brokerPath(u"acl"_s);
    options.pluginFile = pluginFile;
    options.pluginOptions = {{u"access_file"_s, brokerPath(u"access"_s)}};
    options.persistence = true;
    return options;
}

} // namespace insite::simulator
