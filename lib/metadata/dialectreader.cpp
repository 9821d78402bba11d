// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/dialectreader.h"

#include "metadata/facts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr int kForm = 1;
constexpr int kMostPages = 100'000;
constexpr int kMostSize = 100'000;
constexpr int kMostPerMinute = 60'000;
constexpr int kMostMegabytes = 512;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Dialect)
};

QString listed(QStringList words)
{
    return words.join(u", "_s);
}

QStringList fieldsOf(ListKind kind)
{
    const QStringList numbers{u"unit"_s, u"kind"_s, u"decimals"_s, u"expectedIntervalSeconds"_s};
    switch (kind) {
    case ListKind::Customers:
        return {u"id"_s, u"name"_s};
    case ListKind::RegisterTypes:
        return QStringList{u"id"_s, u"name"_s} + numbers;
    case ListKind::Installations:
        return {u"id"_s, u"name"_s, u"customer"_s, u"labelKeys"_s, u"labels"_s};
    case ListKind::Meters:
        return {u"id"_s,     u"name"_s,    u"customer"_s,  u"installation"_s,
                u"parent"_s, u"utility"_s, u"labelKeys"_s, u"labels"_s};
    case ListKind::Registers:
        return QStringList{u"id"_s, u"meter"_s, u"type"_s, u"name"_s} + numbers;
    }
    return {};
}

QStringList placesOf(ListKind kind)
{
    switch (kind) {
    case ListKind::Customers:
    case ListKind::RegisterTypes:
        return {};
    case ListKind::Installations:
        return {u"customer"_s};
    case ListKind::Meters:
        return {u"customer"_s, u"installation"_s};
    case ListKind::Registers:
        return {u"customer"_s, u"installation"_s, u"meter"_s};
    }
    return {};
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"\\{([^}]*)\\}"_s);
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.append(match.next().captured(1));
    return places;
}

int lineOf(const QByteArray &json, int offset)
{
    return 1 + int(json.first(std::min<qsizetype>(offset, json.size())).count('\n'));
}

} // namespace

DialectReader::DialectReader(const QByteArray &json, const QString &folder)
    : m_folder(folder)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        problem({}, Text::tr("This is no JSON text: %1 in line %2.")
                        .arg(error.errorString())
                        .arg(lineOf(json, error.offset)));
    else if (!document.isObject())
        problem({}, Text::tr("A dialect is one JSON object in braces."));
    else
        readRoot(document.object());
}

void DialectReader::readRoot(const QJsonObject &root)
{
    const int form = number(root, {}, u"dialect"_s, 0, 0, 1'000'000);
    if (form != kForm) {
        problem(u"dialect"_s, Text::tr("The version of this form must be %1.").arg(kForm));
        return;
    }
    refuseUnknown(root, {},
                  {u"dialect"_s, u"name"_s, u"assumption"_s, u"baseUrl"_s, u"caFile"_s, u"authentication"_s,
                   u"paging"_s, u"lists"_s, u"labels"_s, u"errors"_s, u"kinds"_s, u"manners"_s});
    dialect.name = text(root, {}, u"name"_s);
    dialect.assumption = text(root, {}, u"assumption"_s);
    readBase(root);
    readAuthentication(root);
    readLists(root);
    readLabels(root);
    readKinds(root);
    readManners(root);
    const QJsonObject errors = object(root, {}, u"errors"_s);
    refuseUnknown(errors, u"errors."_s, {u"message"_s});
    dialect.errorMessage = pointer(errors, u"errors."_s, u"message"_s);
}

void DialectReader::readBase(const QJsonObject &root)
{
    if (const QString base = text(root, {}, u"baseUrl"_s); !base.isEmpty()) {
        dialect.baseUrl = QUrl(base, QUrl::StrictMode);
        if (!dialect.baseUrl.isValid() || dialect.baseUrl.scheme() != "https"_L1 ||
            dialect.baseUrl.host().isEmpty())
            problem(u"baseUrl"_s, Text::tr("This must be an address that begins with https://."));
    }
    if (const QString file = text(root, {}, u"caFile"_s); !file.isEmpty())
        dialect.caFile = QDir(m_folder).absoluteFilePath(file);
}

void DialectReader::readAuthentication(const QJsonObject &root)
{
    const QString prefix = u"authentication."_s;
    const QJsonObject object = this->object(root, {}, u"authentication"_s);
    refuseUnknown(object, prefix, {u"source"_s, u"header"_s, u"value"_s});
    Authentication &authentication = dialect.authentication;
    const QHash<QString, CredentialSource> sources{{u"none"_s, CredentialSource::None},
                                                   {u"token"_s, CredentialSource::Token},
                                                   {u"broker"_s, CredentialSource::Broker}};
    const QString source = text(object, prefix, u"source"_s, u"token"_s);
    if (!sources.contains(source))
        problem(prefix + u"source"_s,
                Text::tr("The source is token, broker or none, not \"%1\".").arg(source));
    authentication.source = sources.value(source);
    authentication.header = text(object, prefix, u"header"_s, u"Authorization"_s).toLatin1();
    const bool isToken = authentication.source == CredentialSource::Token;
    authentication.value =
        text(object, prefix, u"value"_s, isToken ? u"Bearer {token}"_s : u"Basic {basic}"_s);
    static const QRegularExpression headerName(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"_s); // RFC 9110, 5.6.2
    if (!headerName.match(QString::fromLatin1(authentication.header)).hasMatch())
        problem(prefix + u"header"_s, Text::tr("This is not the name of an HTTP header."));
    if (authentication.source == CredentialSource::None)
        return;
    const QStringList known =
        isToken ? QStringList{u"token"_s} : QStringList{u"username"_s, u"password"_s, u"basic"_s};
    const QStringList places = placesIn(authentication.value);
    const bool areKnown =
        std::ranges::all_of(places, [&known](const QString &place) { return known.contains(place); });
    if (places.isEmpty() || !areKnown)
        problem(prefix + u"value"_s,
                isToken
                    ? Text::tr("With the source token, the value holds {token} and nothing else in braces.")
                    : Text::tr("With the source broker, the value holds {basic}, or {username} and "
                               "{password}, and nothing else in braces."));
}

void DialectReader::readLists(const QJsonObject &root)
{
    // The root's paging holds for every list that has none of its own.
    const QJsonObject common = object(root, {}, u"paging"_s);
    Paging paging;
    readPaging(common, u"paging."_s, paging);
    const QJsonObject lists = object(root, {}, u"lists"_s);
    refuseUnknown(lists, u"lists."_s,
                  {u"customers"_s, u"registerTypes"_s, u"installations"_s, u"meters"_s, u"registers"_s});
    for (const ListKind kind : {ListKind::Customers, ListKind::RegisterTypes, ListKind::Installations,
                                ListKind::Meters, ListKind::Registers}) {
        if (!lists.contains(listWord(kind)))
            continue;
        dialect.lists[kind].paging = paging;
        readList(kind, lists);
    }
    if (!dialect.lists.contains(ListKind::Meters) && !dialect.lists.contains(ListKind::Registers))
        problem(u"lists"_s, Text::tr("There must be a list of meters or one of registers."));
}

void DialectReader::readList(ListKind kind, const QJsonObject &lists)
{
    const QString prefix = u"lists.%1."_s.arg(listWord(kind));
    const QJsonObject object = this->object(lists, u"lists."_s, listWord(kind));
    ListDialect &list = dialect.lists[kind];
    refuseUnknown(object, prefix, {u"path"_s, u"inside"_s, u"query"_s, u"items"_s, u"fields"_s, u"paging"_s});
    readPath(kind, object, prefix, list);
    const QJsonObject query = this->object(object, prefix, u"query"_s);
    for (const QString &key : query.keys())
        list.query.insert(key, text(query, prefix + u"query."_s, key));
    list.items = pointer(object, prefix, u"items"_s).value_or(JsonPointer());
    readFields(kind, object, prefix, list);
    if (object.contains(u"paging"_s)) {
        list.paging = {};
        readPaging(this->object(object, prefix, u"paging"_s), prefix + u"paging."_s, list.paging);
    }
}

void DialectReader::readPath(ListKind kind, const QJsonObject &object, const QString &prefix,
                             ListDialect &list)
{
    list.path = text(object, prefix, u"path"_s);
    if (const QString inside = text(object, prefix, u"inside"_s); !inside.isEmpty()) {
        list.isInsideMeters = true;
        if (kind != ListKind::Registers || inside != "meters"_L1)
            problem(prefix + u"inside"_s,
                    Text::tr("Only registers can stand inside another list: \"meters\"."));
        if (!list.path.isEmpty())
            problem(prefix + u"path"_s, Text::tr("What stands inside another list has no path of its own."));
        return;
    }
    if (!list.path.startsWith(u'/'))
        problem(prefix + u"path"_s, Text::tr("A path begins with a slash, as in \"/Meters\"."));
    const QStringList known = placesOf(kind);
    const QStringList places = placesIn(list.path);
    for (const QString &place : places) {
        if (!known.contains(place))
            problem(
                prefix + u"path"_s,
                known.isEmpty()
                    ? Text::tr("{%1} cannot be filled in here; this path has nothing in braces.").arg(place)
                    : Text::tr("{%1} cannot be filled in here. There are: %2.").arg(place, listed(known)));
    }
}

void DialectReader::readFields(ListKind kind, const QJsonObject &object, const QString &prefix,
                               ListDialect &list)
{
    const QJsonObject fields = this->object(object, prefix, u"fields"_s);
    const QStringList known = fieldsOf(kind);
    const QString fieldPrefix = prefix + u"fields."_s;
    for (const QString &field : fields.keys()) {
        if (!known.contains(field))
            problem(fieldPrefix + field,
                    Text::tr("There is no field of this name here. There are: %1.").arg(listed(known)));
        else if (const auto where = pointer(fields, fieldPrefix, field))
            list.fields.insert(field, *where);
    }
    if (!fields.contains(u"id"_s))
        problem(fieldPrefix + u"id"_s, Text::tr("It must be said where the id is."));
    if (kind == ListKind::Registers && !list.isInsideMeters && !list.hasPlace(u"meter"_s) &&
        !fields.contains(u"meter"_s))
        problem(fieldPrefix + u"meter"_s,
                Text::tr("It must be said whose register it is: by this field, or by {meter} in the path."));
}

void DialectReader::readPaging(const QJsonObject &object, const QString &prefix, Paging &paging)
{
    refuseUnknown(object, prefix,
                  {u"style"_s, u"pageParameter"_s, u"firstPage"_s, u"offsetParameter"_s, u"firstOffset"_s,
                   u"cursorParameter"_s, u"sizeParameter"_s, u"size"_s, u"total"_s, u"next"_s,
                   u"mostPages"_s});
    paging.sizeParameter = text(object, prefix, u"sizeParameter"_s);
    paging.size = number(object, prefix, u"size"_s, paging.size, 1, kMostSize);
    paging.mostPages = number(object, prefix, u"mostPages"_s, paging.mostPages, 1, kMostPages);
    paging.total = pointer(object, prefix, u"total"_s);
    paging.next = pointer(object, prefix, u"next"_s);
    readPagingStyle(object, prefix, paging);
}

void DialectReader::readPagingStyle(const QJsonObject &object, const QString &prefix, Paging &paging)
{
    const QString style = text(object, prefix, u"style"_s, u"none"_s);
    const auto needs = [&](const QString &key) {
        paging.parameter = text(object, prefix, key);
        if (paging.parameter.isEmpty())
            problem(prefix + key, Text::tr("Paging of the style %1 needs this query's name.").arg(style));
    };
    if (style == "none"_L1) {
        paging.style = PagingStyle::None;
    } else if (style == "page"_L1) {
        paging.style = PagingStyle::Page;
        paging.first = number(object, prefix, u"firstPage"_s, 1, 0, 1);
        needs(u"pageParameter"_s);
    } else if (style == "offset"_L1) {
        paging.style = PagingStyle::Offset;
        paging.first = number(object, prefix, u"firstOffset"_s, 0, 0, 1);
        needs(u"offsetParameter"_s);
    } else if (style == "link"_L1) {
        paging.style = PagingStyle::Link;
    } else if (style == "cursor"_L1) {
        paging.style = PagingStyle::Cursor;
        needs(u"cursorParameter"_s);
        if (!paging.next)
            problem(prefix + u"next"_s,
                    Text::tr("It must be said where the reply names the next page's mark."));
    } else {
        problem(prefix + u"style"_s,
                Text::tr("The style is none, page, offset, link or cursor, not \"%1\".").arg(style));
    }
}

void DialectReader::readLabels(const QJsonObject &root)
{
    const QJsonObject labels = object(root, {}, u"labels"_s);
    refuseUnknown(labels, u"labels."_s, {u"installation"_s, u"meter"_s});
    readLabel(labels, u"installation"_s, dialect.installationLabels);
    readLabel(labels, u"meter"_s, dialect.meterLabels);
}

void DialectReader::readLabel(const QJsonObject &labels, const QString &key, LabelDialect &label)
{
    if (!labels.contains(key))
        return;
    const QString prefix = u"labels.%1."_s.arg(key);
    const QJsonObject object = this->object(labels, u"labels."_s, key);
    refuseUnknown(object, prefix, {u"path"_s, u"keySeparator"_s, u"items"_s, u"fields"_s});
    label.path = text(object, prefix, u"path"_s);
    label.keySeparator = text(object, prefix, u"keySeparator"_s, label.keySeparator);
    label.items = pointer(object, prefix, u"items"_s).value_or(JsonPointer());
    const QJsonObject fields = this->object(object, prefix, u"fields"_s);
    refuseUnknown(fields, prefix + u"fields."_s, {u"key"_s, u"value"_s});
    const auto keyAt = pointer(fields, prefix + u"fields."_s, u"key"_s);
    const auto valueAt = pointer(fields, prefix + u"fields."_s, u"value"_s);
    if (!keyAt || !valueAt)
        problem(prefix + u"fields"_s, Text::tr("It must be said where a label's key and value are."));
    label.key = keyAt.value_or(JsonPointer());
    label.value = valueAt.value_or(JsonPointer());
    QStringList places = placesIn(label.path);
    places.sort();
    if (!label.path.startsWith(u'/') || places != QStringList{u"id"_s, u"keys"_s})
        problem(prefix + u"path"_s,
                Text::tr("A path of labels begins with a slash and holds {id} and {keys}."));
}

void DialectReader::readKinds(const QJsonObject &root)
{
    const QJsonObject kinds = object(root, {}, u"kinds"_s);
    for (const QString &word : kinds.keys()) {
        const QString meaning = text(kinds, u"kinds."_s, word);
        const auto kind = kindOfWord(meaning);
        if (!kind || *kind == RegisterKind::Unknown)
            problem(u"kinds."_s + word,
                    Text::tr("A kind is counter, interval or instant, not \"%1\".").arg(meaning));
        else
            dialect.kinds.insert(word, *kind);
    }
}

void DialectReader::readManners(const QJsonObject &root)
{
    const QString prefix = u"manners."_s;
    const QJsonObject manners = object(root, {}, u"manners"_s);
    refuseUnknown(manners, prefix, {u"requestsPerMinute"_s, u"mostReplyMegabytes"_s});
    dialect.requestsPerMinute =
        number(manners, prefix, u"requestsPerMinute"_s, dialect.requestsPerMinute, 1, kMostPerMinute);
    constexpr qint64 kMegabyte = 1024 * 1024;
    dialect.mostReplyBytes = kMegabyte * number(manners, prefix, u"mostReplyMegabytes"_s,
                                                int(dialect.mostReplyBytes / kMegabyte), 1, kMostMegabytes);
}

void DialectReader::refuseUnknown(const QJsonObject &object, const QString &prefix, const QStringList &known)
{
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            problem(prefix + key, Text::tr("This key is not known here. There are: %1.").arg(listed(known)));
    }
}

QJsonObject DialectReader::object(const QJsonObject &parent, const QString &prefix, const QString &key)
{
    const QJsonValue value = parent.value(key);
    if (!value.isUndefined() && !value.isObject())
        problem(prefix + key, Text::tr("This must be an object in braces."));
    return value.toObject();
}

QString DialectReader::text(const QJsonObject &parent, const QString &prefix, const QString &key,
                            const QString &fallback)
{
    const QJsonValue value = parent.value(key);
    if (!value.isUndefined() && !value.isString())
        problem(prefix + key, Text::tr("This must be a text in quotes."));
    return value.toString(fallback);
}

int DialectReader::number(const QJsonObject &parent, const QString &prefix, const QString &key, int fallback,
                          int from, int to)
{
    const QJsonValue value = parent.value(key);
    if (value.isUndefined())
        return fallback;
    const double given = value.toDouble(std::nan(""));
    if (given >= from && given <= to && std::trunc(given) == given)
        return int(given);
    problem(prefix + key, Text::tr("This must be a whole number from %1 to %2.").arg(from).arg(to));
    return fallback;
}

std::optional<JsonPointer> DialectReader::pointer(const QJsonObject &parent, const QString &prefix,
                                                  const QString &key)
{
    if (!parent.contains(key))
        return std::nullopt;
    const QString written = text(parent, prefix, key);
    auto result = JsonPointer::parse(written);
    if (!result)
        problem(
            prefix + key,
            Text::tr("\"%1\" is no JSON pointer (RFC 6901), which looks like \"/data/id\".").arg(written));
    return result;
}

} // namespace insite::metadata
