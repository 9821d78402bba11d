// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"

#include "protocol/gatewaytopic.h"
#include "protocol/topicfilter.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

constexpr qint64 kLargestProfile = 1024 * 1024;
constexpr int kLongestMqttText = 65535; // MQTT 3.1.1, 1.5.3

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::settings::Profile)
};

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// Walks the JSON once; gathers both the profile and everything that is wrong with it.
class Reader
{
public:
    explicit Reader(const QByteArray &json);

    QList<ProfileProblem> problems;
    Profile profile;

private:
    void readRoot(const QJsonObject &root);
    void readRole(const QJsonObject &root);
    void readBroker(const QJsonObject &broker);
    void readHost(const QJsonObject &broker);
    void readTls(const QJsonObject &broker);
    void readCustomers(const QJsonObject &root);
    void readFilters(const QJsonObject &root);
    void readFilter(const QString &key, const QString &filter);
    void readGateway(const QJsonObject &root);
    void readMetadata(const QJsonObject &root);
    void refuseUnknown(const QJsonObject &object, const QString &prefix, const QStringList &known);
    void refuseForRole(const QJsonObject &root, const QStringList &keys);

    void problem(const QString &key, const QString &sentence) { problems.append({key, sentence}); }
    QJsonObject object(const QJsonObject &parent, const QString &key);
    std::optional<QString> string(const QJsonObject &parent, const QString &prefix, const QString &key);
    std::optional<int> integer(const QJsonObject &parent, const QString &prefix, const QString &key, int from,
                               int to);
    std::optional<bool> boolean(const QJsonObject &parent, const QString &prefix, const QString &key);
    QStringList strings(const QJsonObject &parent, const QString &key);
};

Reader::Reader(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = json.left(error.offset).count('\n') + 1;
        problem({},
                Text::tr("The profile is not valid JSON: line %1: %2. Mend that line; docs/profile.md has an "
                         "example.")
                    .arg(line)
                    .arg(error.errorString()));
        return;
    }
    if (!document.isObject()) {
        problem(
            {},
            Text::tr("The profile is valid JSON, but not an object: it must begin with { and end with }."));
        return;
    }
    readRoot(document.object());
}

void Reader::readRoot(const QJsonObject &root)
{
    refuseUnknown(root, {},
                  {u"name"_s, u"role"_s, u"broker"_s, u"username"_s, u"customers"_s, u"topicFilters"_s,
                   u"gateway"_s, u"production"_s, u"metadata"_s});
    profile.name = string(root, {}, u"name"_s).value_or(QString());
    if (!root.contains("name"_L1))
        problem(u"name"_s, Text::tr("Add \"name\": under it the profile is shown and its secrets are kept."));
    readRole(root);
    readBroker(object(root, u"broker"_s));
    profile.username = string(root, {}, u"username"_s).value_or(QString());
    if (!root.contains("username"_L1))
        problem(u"username"_s, Text::tr("Add \"username\": the broker requires one."));
    if (profile.role == Role::Consumer) {
        refuseForRole(root, {u"gateway"_s, u"production"_s});
        readCustomers(root);
        readFilters(root);
    } else {
        refuseForRole(root, {u"customers"_s, u"topicFilters"_s});
        readGateway(root);
        profile.isProduction = boolean(root, {}, u"production"_s).value_or(false);
    }
    readMetadata(root);
}

void Reader::readRole(const QJsonObject &root)
{
    const auto role = string(root, {}, u"role"_s);
    if (!root.contains("role"_L1))
        problem(u"role"_s,
                Text::tr("Add \"role\": \"consumer\" to receive readings, \"device\" to publish them."));
    else if (role && *role != "consumer"_L1 && *role != "device"_L1)
        problem(u"role"_s, Text::tr("\"role\" is \"%1\"; it must be \"consumer\" or \"device\".").arg(*role));
    // Where no role is given, the other keys tell which one was meant.
    const bool isDevice = role ? *role == "device"_L1 : root.contains("gateway"_L1);
    profile.role = isDevice ? Role::Device : Role::Consumer;
}

void Reader::readBroker(const QJsonObject &broker)
{
    const QString prefix = u"broker."_s;
    refuseUnknown(broker, prefix,
                  {u"host"_s, u"port"_s, u"tls"_s, u"caFile"_s, u"clientId"_s, u"keepAliveSeconds"_s});
    readHost(broker);
    if (const auto port = integer(broker, prefix, u"port"_s, 1, 65535))
        profile.broker.port = static_cast<quint16>(*port);
    readTls(broker);
    profile.broker.caFile = string(broker, prefix, u"caFile"_s).value_or(QString());
    if (!profile.broker.tls && !profile.broker.caFile.isEmpty())
        problem(u"broker.caFile"_s,
                Text::tr("\"broker.caFile\" is of no use without TLS: remove it, or remove "
                         "\"broker.tls\"."));
    profile.broker.clientId = string(broker, prefix, u"clientId"_s).value_or(QString());
    if (const auto seconds = integer(broker, prefix, u"keepAliveSeconds"_s, 5, 65535))
        profile.broker.keepAlive = std::chrono::seconds(*seconds);
}

void Reader::readHost(const QJsonObject &broker)
{
    const auto host = string(broker, u"broker."_s, u"host"_s);
    if (!host || host->isEmpty())
        return;
    const bool isAddress = !QHostAddress(*host).isNull();
    const bool isOdd = host->contains(u'/') || host->contains(u' ') || (host->contains(u':') && !isAddress);
    if (isOdd)
        problem(
            u"broker.host"_s,
            Text::tr(
                "\"broker.host\" is \"%1\"; write only the host's name or address: no scheme, no port, no "
                "path. The port has a key of its own, \"broker.port\".")
                .arg(*host));
    profile.broker.host = *host;
}

void Reader::readTls(const QJsonObject &broker)
{
    profile.broker.tls = boolean(broker, u"broker."_s, u"tls"_s).value_or(true);
    if (profile.broker.tls || isLoopback(profile.broker.host))
        return;
    problem(u"broker.tls"_s,
            Text::tr("\"broker.tls\" is false, which is accepted for a loopback address only: "
                     "to %1 the password would travel in clear. Remove the key.")
                .arg(profile.broker.host));
}

void Reader::readCustomers(const QJsonObject &root)
{
    if (!root.contains("customers"_L1)) {
        problem(u"customers"_s, Text::tr("Add \"customers\": a list with at least one customer id."));
        return;
    }
    const QStringList ids = strings(root, u"customers"_s);
    if (root.value("customers"_L1).isArray() && root.value("customers"_L1).toArray().isEmpty())
        problem(u"customers"_s, Text::tr("\"customers\" is empty; name at least one customer id."));
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const QString key = u"customers[%1]"_s.arg(i);
        const CustomerId id(ids.at(i));
        if (const auto refusal = protocol::checkCustomerId(id))
            problem(key, refusal->sentence);
        else if (profile.customers.contains(id))
            problem(key, Text::tr("The customer id \"%1\" is listed twice; remove one.").arg(id.text()));
        else
            profile.customers.append(id);
    }
}

void Reader::readFilters(const QJsonObject &root)
{
    const QStringList filters = strings(root, u"topicFilters"_s);
    for (qsizetype i = 0; i < filters.size(); ++i)
        readFilter(u"topicFilters[%1]"_s.arg(i), filters.at(i));
}

void Reader::readGateway(const QJsonObject &root)
{
    const QJsonObject gateway = object(root, u"gateway"_s);
    refuseUnknown(gateway, u"gateway."_s, {u"baseTopic"_s});
    if (!gateway.contains("baseTopic"_L1)) {
        problem(u"gateway.baseTopic"_s,
                Text::tr("Add \"gateway\": {\"baseTopic\": …}: the topic that you were given "
                         "with the device's credentials, gateways/… with four levels."));
        return;
    }
    profile.gatewayBaseTopic = string(gateway, u"gateway."_s, u"baseTopic"_s).value_or(QString());
    if (profile.gatewayBaseTopic.isEmpty())
        return;
    for (const auto &found : protocol::checkBaseTopic(profile.gatewayBaseTopic)) {
        if (!found.isWarning)
            problem(u"gateway.baseTopic"_s, found.sentence);
    }
}

void Reader::readMetadata(const QJsonObject &root)
{
    if (!root.contains("metadata"_L1))
        return;
    const QJsonObject metadata = object(root, u"metadata"_s);
    const QString prefix = u"metadata."_s;
    refuseUnknown(metadata, prefix, {u"baseUrl"_s, u"caFile"_s, u"dialectFile"_s});
    Metadata result;
    result.baseUrl = string(metadata, prefix, u"baseUrl"_s).value_or(QString());
    result.caFile = string(metadata, prefix, u"caFile"_s).value_or(QString());
    result.dialectFile = string(metadata, prefix, u"dialectFile"_s).value_or(QString());
    const QUrl url(result.baseUrl, QUrl::StrictMode);
    const bool isSafe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
    if (!result.baseUrl.isEmpty() && (!url.isValid() || url.host().isEmpty() || !isSafe))
        problem(
            u"metadata.baseUrl"_s,
            Text::tr("\"metadata.baseUrl\" is \"%1\"; it must be a whole https address (http for a loopback "
                     "address only).")
                .arg(result.baseUrl));
    profile.metadata = result;
}

void Reader::refuseUnknown(const QJsonObject &object, const QString &prefix, const QStringList &known)
{
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            problem(prefix + key,
                    Text::tr("The key \"%1\" is not known; remove it, or mend its spelling. Known here: "
                             "%2.")
                        .arg(QString(prefix + key), known.join(", "_L1)));
    }
}

void Reader::refuseForRole(const QJsonObject &root, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (root.contains(key))
            problem(key,
                    profile.role == Role::Consumer
                        ? Text::tr("\"%1\" belongs to a device's profile; remove it, or set \"role\" to "
                                   "\"device\".")
                              .arg(key)
                        : Text::tr("\"%1\" belongs to a consumer's profile; remove it, or set \"role\" to "
                                   "\"consumer\".")
                              .arg(key));
    }
}

QJsonObject Reader::object(const QJsonObject &parent, const QString &key)
{
    const QJsonValue value = parent.value(key);
    if (!value.isUndefined() && !value.isObject())
        problem(key, Text::tr("\"%1\" must be an object: { … }.").arg(key));
    return value.toObject();
}

std::optional<QString> Reader::string(const QJsonObject &parent, const QString &prefix, const QString &key)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return std::nullopt;
    const QString name = prefix + key;
    const QString text = value.toString();
    if (!value.isString())
        problem(name, Text::tr("\"%1\" must be a text in quotes.").arg(name));
    else if (text.trimmed().isEmpty())
        problem(name, Text::tr("\"%1\" is empty; give it a value, or remove the key where it may be absent.")
                          .arg(name));
    else if (text.contains(QChar(0)) || text.toUtf8().size() > kLongestMqttText)
        problem(name,
                Text::tr("\"%1\" is too long, or holds a character that MQTT does not allow.").arg(name));
    else
        return text;
    return std::nullopt;
}

std::optional<int> Reader::integer(const QJsonObject &parent, const QString &prefix, const QString &key,
                                   int from, int to)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (number >= from && number <= to && number == std::floor(number))
        return static_cast<int>(number);
    const QString name = prefix + key;
    problem(
        name,
        Text::tr("\"%1\" must be a whole number from %2 to %3, without quotes.").arg(name).arg(from).arg(to));
    return std::nullopt;
}

std::optional<bool> Reader::boolean(const QJsonObject &parent, const QString &prefix, const QString &key)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return std::nullopt;
    if (value.isBool())
        return value.toBool();
    const QString name = prefix + key;
    problem(name, Text::tr("\"%1\" must be true or false, without quotes.").arg(name));
    return std::nullopt;
}

QStringList Reader::strings(const QJsonObject &parent, const QString &key)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isArray()) {
        problem(key, Text::tr("\"%1\" must be a list: [ … ].").arg(key));
        return {};
    }
    QStringList result;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (array.at(i).isString()) {
            result.append(array.at(i).toString());
            continue;
        }
        const QString name = u"%1[%2]"_s.arg(key).arg(i);
        problem(name, Text::tr("%1 must be a text in quotes.").arg(name));
    }
    return result;
}

void Reader::readFilter(const QString &key, const QString &filter)
{
    const auto customer = protocol::checkFilter(filter);
    if (!customer)
        problem(key, customer.error().sentence);
    else if (!profile.customers.contains(*customer))
        problem(key, Text::tr("The filter \"%1\" names the customer \"%2\", which is not among "
                              "\"customers\": add it there, "
                              "or remove the filter.")
                         .arg(filter, customer->text()));
    else if (profile.topicFilters.contains(filter))
        problem(key, Text::tr("The filter \"%1\" is listed twice; remove one.").arg(filter));
    else
        profile.topicFilters.append(filter);
}

QString absolute(const QString &file, const QString &folder)
{
    return file.isEmpty() ? file : QDir::cleanPath(QDir(folder).absoluteFilePath(file));
}

void put(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonObject printBroker(const Broker &broker)
{
    const Broker absent;
    QJsonObject json;
    if (broker.host != absent.host)
        json.insert("host"_L1, broker.host);
    if (broker.port != absent.port)
        json.insert("port"_L1, broker.port);
    if (!broker.tls)
        json.insert("tls"_L1, false);
    put(json, u"caFile"_s, broker.caFile);
    put(json, u"clientId"_s, broker.clientId);
    if (broker.keepAlive != absent.keepAlive)
        json.insert("keepAliveSeconds"_L1, static_cast<qint64>(broker.keepAlive.count()));
    return json;
}

} // namespace

QList<ProfileProblem> checkProfile(const QByteArray &json)
{
    return Reader(json).problems;
}

Result<Profile> parseProfile(const QByteArray &json, const QString &folder)
{
    Reader reader(json);
    if (!reader.problems.isEmpty()) {
        QStringList sentences;
        for (const ProfileProblem &problem : std::as_const(reader.problems))
            sentences.append(problem.sentence);
        return failure(ErrorCode::InvalidInput, sentences.join(u'\n'));
    }
    reader.profile.broker.caFile = absolute(reader.profile.broker.caFile, folder);
    if (reader.profile.metadata) {
        reader.profile.metadata->caFile = absolute(reader.profile.metadata->caFile, folder);
        reader.profile.metadata->dialectFile = absolute(reader.profile.metadata->dialectFile, folder);
    }
    return reader.profile;
}

Result<QByteArray> readProfileFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(
            ErrorCode::NotFound,
            Text::tr("There is no profile %1. Check the path.").arg(QDir::toNativeSeparators(path)));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::AccessDenied, Text::tr("The profile %1 cannot be read: %2.")
                                                    .arg(QDir::toNativeSeparators(path), file.errorString()));
    const QByteArray json = file.read(kLargestProfile + 1);
    if (json.size() > kLargestProfile || file.error() != QFileDevice::NoError)
        return failure(ErrorCode::InvalidInput,
                       Text::tr("%1 is not a profile: it is larger than one can be, or no plain file.")
                           .arg(QDir::toNativeSeparators(path)));
    return json;
}

Result<Profile> loadProfile(const QString &path)
{
    return readProfileFile(path).and_then([&path](const QByteArray &json) -> Result<Profile> {
        auto profile = parseProfile(json, QFileInfo(path).absolutePath());
        if (!profile)
            return failure(profile.error().code,
                           Text::tr("The profile %1 cannot be used:").arg(QDir::toNativeSeparators(path)) +
                               u'\n' + profile.error().detail);
        return profile;
    });
}

QString profileFileStem(const Profile &profile)
{
    static const QRegularExpression notInFileNames(u"[^\\w.-]+"_s,
                                                   QRegularExpression::UseUnicodePropertiesOption);
    const QString whose = profile.name + u'\n' + profile.broker.host + u'\n' + profile.username;
    const QByteArray mark =
        QCryptographicHash::hash(whose.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
    return QString(profile.name).replace(notInFileNames, u"-"_s).left(64) + u'-' + QString::fromLatin1(mark);
}

QByteArray printProfile(const Profile &profile)
{
    const bool isConsumer = profile.role == Role::Consumer;
    QJsonObject json;
    json.insert("name"_L1, profile.name);
    json.insert("role"_L1, isConsumer ? "consumer"_L1 : "device"_L1);
    const QJsonObject broker = printBroker(profile.broker);
    if (!broker.isEmpty())
        json.insert("broker"_L1, broker);
    json.insert("username"_L1, profile.username);
    if (isConsumer) {
        QJsonArray customers;
        for (const CustomerId &customer : profile.customers)
            customers.append(customer.text());
        json.insert("customers"_L1, customers);
        if (!profile.topicFilters.isEmpty())
            json.insert("topicFilters"_L1, QJsonArray::fromStringList(profile.topicFilters));
    } else {
        json.insert("gateway"_L1, QJsonObject{{u"baseTopic"_s, profile.gatewayBaseTopic}});
        if (profile.isProduction)
            json.insert("production"_L1, true);
    }
    if (profile.metadata) {
        QJsonObject metadata;
        put(metadata, u"baseUrl"_s, profile.metadata->baseUrl);
        put(metadata, u"caFile"_s, profile.metadata->caFile);
        put(metadata, u"dialectFile"_s, profile.metadata->dialectFile);
        json.insert("metadata"_L1, metadata);
    }
    return QJsonDocument(json).toJson();
}

QList<CustomerFilters> customerFilters(const Profile &profile)
{
    QList<CustomerFilters> result;
    for (const CustomerId &customer : profile.customers) {
        QStringList filters;
        for (const QString &filter : profile.topicFilters) {
            if (protocol::checkFilter(filter) == customer)
                filters.append(filter);
        }
        if (filters.isEmpty())
            filters.append(protocol::defaultFilter(customer).value_or(QString()));
        result.append({customer, filters});
    }
    return result;
}

} // namespace insite::settings
