// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/trial.h"

#include "metadata/entries.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr int kLongestReply = 16 * 1024;
constexpr int kShownEntries = 5;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Trial)
};

QString requestText(const Access &access, const QUrl &url)
{
    QStringList lines{u"GET "_s + url.toString(QUrl::FullyEncoded), u"Accept: application/json"_s};
    if (!access.headerValue().isEmpty())
        lines.append(QString::fromLatin1(access.dialect.authentication.header) + u": "_s +
                     access.redacted(QString::fromUtf8(access.headerValue())));
    return lines.join(u'\n');
}

QString pretty(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QString text = QString::fromUtf8(document.isNull() ? body.left(kLongestReply) : document.toJson());
    return text.size() > kLongestReply ? text.left(kLongestReply) + u"\n…"_s : text;
}

QString fieldText(const QJsonValue &value)
{
    if (value.isUndefined())
        return Text::tr("not there");
    if (value.isNull())
        return Text::tr("null: not known");
    if (value.isString())
        return u"“%1”"_s.arg(value.toString());
    const QJsonArray alone{value};
    const QString json = QString::fromUtf8(QJsonDocument(alone).toJson(QJsonDocument::Compact));
    return json.mid(1, json.size() - 2);
}

/// "1: id “7f3”, name “Main supply”, parent null: not known"
QString entryText(const ListDialect &list, const QJsonValue &entry, int number)
{
    QStringList fields = list.fields.keys();
    std::ranges::sort(fields, {}, [](const QString &field) { return field == "id"_L1 ? QString() : field; });
    QStringList parts;
    for (const QString &field : std::as_const(fields))
        parts.append(field + QLatin1Char(' ') + fieldText(list.fields.value(field).find(entry)));
    return u"%1: "_s.arg(number) + parts.join(u", "_s);
}

void understand(const ListDialect &list, const KeptReply &reply, Trial &trial)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &error);
    if (error.error != QJsonParseError::NoError) {
        trial.problem =
            Text::tr("The reply is no JSON text: %1 at byte %2.").arg(error.errorString()).arg(error.offset);
        return;
    }
    const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QJsonValue items = list.items.find(root);
    if (!items.isArray()) {
        trial.problem =
            Text::tr("There is no list at “%1”. Correct the key “items” of this list in the dialect.")
                .arg(list.items.text());
        return;
    }
    const QJsonArray entries = items.toArray();
    trial.understood.append(Text::tr("Entries on the first page: %1.").arg(entries.size()));
    if (const auto &total = list.paging.total)
        trial.understood.append(Text::tr("Told total: %1.").arg(fieldText(total->find(root))));
    int number = 0;
    for (const QJsonValue &entry : entries) {
        if (++number > kShownEntries)
            break;
        trial.understood.append(entryText(list, entry, number));
        EntryReader reader(list, entry);
        if (reader.text(u"id"_s).isEmpty() && trial.problem.isEmpty())
            trial.problem =
                Text::tr("Entry %1 has no id at “%2”.").arg(number).arg(list.fields.value(u"id"_s).text());
    }
}

/// What the path's places are filled with, or why they cannot be.
Result<QMap<QString, QString>> placesFor(const ListDialect &list, const CustomerId &id,
                                         const ApiCatalogue &known)
{
    QMap<QString, QString> places{{u"customer"_s, id.text()}};
    const ApiCustomer customer = known.customers.value(id);
    if (list.hasPlace(u"installation"_s)) {
        if (customer.installations.isEmpty())
            return failure(ErrorCode::NotFound,
                           Text::tr("This path needs an installation, and none is known yet. Try the list of "
                                    "installations, then refresh."));
        places.insert(u"installation"_s, customer.installations.cbegin()->id);
    }
    if (list.hasPlace(u"meter"_s)) {
        if (customer.meters.isEmpty())
            return failure(ErrorCode::NotFound,
                           Text::tr("This path needs a meter, and none is known yet. Try the list of meters, "
                                    "then refresh."));
        places.insert(u"meter"_s, customer.meters.cbegin()->id.text());
    }
    return places;
}

} // namespace

void tryList(Fetcher &fetcher, ListKind kind, const CustomerId &customer, const ApiCatalogue &known,
             const std::function<void(const Trial &)> &done)
{
    const auto answer = [&fetcher, done](const QString &problem) {
        Trial trial;
        trial.problem = problem;
        QTimer::singleShot(0, &fetcher, [done, trial] { done(trial); });
    };
    const Dialect &dialect = fetcher.access().dialect;
    const auto found = dialect.lists.constFind(kind);
    if (found == dialect.lists.cend() || found->isInsideMeters) {
        answer(Text::tr("The dialect has no path of its own for this list."));
        return;
    }
    const ListDialect list = *found;
    const auto places = placesFor(list, customer, known);
    if (!places || fetcher.obstacle()) {
        answer(places ? fetcher.obstacle()->sentence : places.error().detail);
        return;
    }
    QMap<QString, QString> query = list.query;
    const Paging &paging = list.paging;
    if (!paging.sizeParameter.isEmpty())
        query.insert(paging.sizeParameter, QString::number(paging.size));
    if (paging.style == PagingStyle::Page || paging.style == PagingStyle::Offset)
        query.insert(paging.parameter, QString::number(paging.first));
    const QUrl url = fetcher.access().url(list.path, *places, query);
    fetcher.get(url, [&fetcher, list, url, done](const Result<KeptReply, Failure> &reply) {
        Trial trial;
        trial.request = requestText(fetcher.access(), url);
        if (reply) {
            trial.reply = fetcher.access().redacted(pretty(reply->body));
            understand(list, *reply, trial);
        } else {
            trial.reply = reply.error().excerpt;
            trial.problem = reply.error().sentence;
        }
        for (QString &line : trial.understood)
            line = fetcher.access().redacted(line);
        done(trial);
    });
}

} // namespace insite::metadata
