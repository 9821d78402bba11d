// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registerkind.h"
#include "core/result.h"
#include "metadata/jsonpointer.h"

#include <QHash>
#include <QMap>
#include <QUrl>

namespace insite::metadata {

/// The lists that an API can give, in the order in which they are fetched.
enum class ListKind { Customers, RegisterTypes, Installations, Meters, Registers };
/// Its key in a dialect file: "customers", …
[[nodiscard]] QString listWord(ListKind kind);

enum class PagingStyle {
    None,   ///< A list comes whole.
    Page,   ///< A page's number and its size.
    Offset, ///< How many entries to leave out.
    Link,   ///< The reply names the next page's address.
    Cursor, ///< The reply names a mark that the next request repeats.
};

struct Paging
{
    PagingStyle style = PagingStyle::None;
    QString parameter;     ///< Of page, offset or cursor.
    QString sizeParameter; ///< Empty: the size is not asked for.
    int size = 100;
    int first = 1;                    ///< The first page's number, or the first offset.
    std::optional<JsonPointer> total; ///< How many entries there are.
    std::optional<JsonPointer> next;  ///< Link and cursor; absent: the HTTP header Link (RFC 8288).
    int mostPages = 1000;             ///< Of one list; more is taken for a list that never ends.
};

struct ListDialect
{
    QString path;                 ///< With {customer}, {installation}, {meter}; empty: inside another list.
    bool isInsideMeters = false;  ///< Registers that stand within their meter's entry.
    QMap<QString, QString> query; ///< Sent with every request of this list.
    JsonPointer items;            ///< From the reply's root, or from the meter's entry.
    QHash<QString, JsonPointer> fields;
    Paging paging;

    [[nodiscard]] bool hasPlace(const QString &name) const { return path.contains(u'{' + name + u'}'); }
};

/// How the values of an entry's labels are had; `path` empty: they are not asked for.
struct LabelDialect
{
    QString path; ///< With {id} and {keys}.
    QString keySeparator = QStringLiteral(",");
    JsonPointer items;
    JsonPointer key;
    JsonPointer value;
};

enum class CredentialSource {
    None,
    Token,  ///< The API's own.
    Broker, ///< The user name and the password of the broker.
};

struct Authentication
{
    CredentialSource source = CredentialSource::Token;
    QByteArray header;
    QString value; ///< With {token}, or {username}, {password} and {basic} (base64 of both, RFC 7617).
};

/// How one site's metadata API speaks: the content of a dialect file (docs/dialect-default.md). A value; any
/// thread.
struct Dialect
{
    QString name;
    QString assumption; ///< What a person must know before relying on it; empty: it is known to be right.
    QUrl baseUrl;       ///< The profile's goes first.
    QString caFile;     ///< Absolute; the profile's goes first.
    Authentication authentication;
    QMap<ListKind, ListDialect> lists;
    LabelDialect installationLabels;
    LabelDialect meterLabels;
    std::optional<JsonPointer> errorMessage;
    QHash<QString, RegisterKind> kinds; ///< The API's words for a register's kind.
    int requestsPerMinute = 600;
    qint64 mostReplyBytes = 16LL * 1024 * 1024;
};

/// One thing that is wrong: the key as written in the file ("lists.meters.path"), and a whole sentence.
struct DialectProblem
{
    QString key;
    QString sentence;

    friend bool operator==(const DialectProblem &, const DialectProblem &) = default;
};

/// Everything that is wrong with the text of a dialect file; empty: it can be used. Pure.
[[nodiscard]] QList<DialectProblem> checkDialect(const QByteArray &json);
/// `folder` is what a relative file name in it starts from. Pure.
[[nodiscard]] Result<Dialect> parseDialect(const QByteArray &json, const QString &folder);
/// The dialect of a file; an empty path is the one that is shipped. Reads the disk.
[[nodiscard]] Result<Dialect> loadDialect(const QString &path);

} // namespace insite::metadata
