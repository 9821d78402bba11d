// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/pagewalk.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::PageWalk)
};

QJsonValue rootOf(const QJsonDocument &document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// A text or a number as text; empty for anything else.
QString markOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

} // namespace

QUrl nextOfLink(const QByteArray &header)
{
    static const QRegularExpression link(u"<([^>]*)>([^<]*)"_s);
    static const QRegularExpression relation(u"\\brel\\s*=\\s*\"?[^\",;]*\\bnext\\b"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    for (auto match = link.globalMatch(QString::fromLatin1(header)); match.hasNext();) {
        const auto one = match.next();
        if (relation.match(one.captured(2)).hasMatch())
            return QUrl(one.captured(1));
    }
    return {};
}

PageWalk::PageWalk(Fetcher &fetcher, Step step, Entries entries, Done done, QObject *parent)
    : QObject(parent)
    , m_fetcher(fetcher)
    , m_step(std::move(step))
    , m_entries(std::move(entries))
    , m_done(std::move(done))
{
}

PageWalk::~PageWalk() = default;

void PageWalk::start()
{
    const Paging &paging = m_step.list.paging;
    const bool isCounted = paging.style == PagingStyle::Page || paging.style == PagingStyle::Offset;
    ask(url(isCounted ? QString::number(paging.first) : QString()));
}

QUrl PageWalk::url(const QString &mark) const
{
    const Paging &paging = m_step.list.paging;
    QMap<QString, QString> query = m_step.list.query;
    if (!paging.sizeParameter.isEmpty())
        query.insert(paging.sizeParameter, QString::number(paging.size));
    if (!mark.isEmpty())
        query.insert(paging.parameter, mark);
    return m_fetcher.access().url(m_step.list.path, m_step.places, query);
}

void PageWalk::ask(const QUrl &url)
{
    if (m_asked.contains(url) || m_pages >= m_step.list.paging.mostPages) {
        end(Failure{FailureKind::Endless,
                    Text::tr("The pages of %1 do not end (%2 were read). The paging in the dialect may be "
                             "wrong. What was known before is kept.")
                        .arg(placeOf(url))
                        .arg(m_pages)});
        return;
    }
    m_asked.insert(url);
    m_fetcher.get(url, [self = QPointer(this), url](const Result<KeptReply, Failure> &reply) {
        if (self)
            self->heard(url, reply);
    });
}

void PageWalk::heard(const QUrl &url, const Result<KeptReply, Failure> &reply)
{
    if (reply)
        read(url, *reply);
    else
        end(reply.error());
}

void PageWalk::read(const QUrl &url, const KeptReply &reply)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &error);
    if (error.error != QJsonParseError::NoError) {
        end(Failure{FailureKind::NotJson,
                    Text::tr("The reply of %1 is no JSON text (%2 at byte %3). The base URL may lead to "
                             "another server, or a proxy answers.")
                        .arg(placeOf(url), error.errorString())
                        .arg(error.offset)});
        return;
    }
    const QJsonValue root = rootOf(document);
    const QJsonValue items = m_step.list.items.find(root);
    if (!items.isArray()) {
        end(Failure{FailureKind::WrongForm,
                    Text::tr("The reply of %1 holds no list at “%2”. Correct the key “items” in the dialect.")
                        .arg(placeOf(url), m_step.list.items.text())});
        return;
    }
    const QJsonArray entries = items.toArray();
    if (++m_pages == 1)
        m_firstPage = entries.size();
    const auto &total = m_step.list.paging.total;
    m_total = total ? total->find(root).toInt() : 0;
    m_seen += entries.size();
    const auto after = next(url, reply, root, entries.size());
    m_previous = QCryptographicHash::hash(reply.body, QCryptographicHash::Sha256);
    m_entries(entries, url, m_total);
    if (after)
        ask(*after);
    else
        end(std::nullopt);
}

bool PageWalk::isLast(qsizetype count) const
{
    if (count == 0)
        return true;
    if (m_total > 0)
        return m_seen >= m_total;
    // A server may give fewer than were asked for, so a short first page is not yet the last.
    return count < m_firstPage;
}

std::optional<QUrl> PageWalk::next(const QUrl &url, const KeptReply &reply, const QJsonValue &root,
                                   qsizetype count)
{
    const Paging &paging = m_step.list.paging;
    switch (paging.style) {
    case PagingStyle::None:
        return std::nullopt;
    case PagingStyle::Page:
    case PagingStyle::Offset: {
        if (isLast(count))
            return std::nullopt;
        // The same page again: the server does not know this query, and would give it for ever.
        if (m_previous == QCryptographicHash::hash(reply.body, QCryptographicHash::Sha256))
            return url;
        const bool isPage = paging.style == PagingStyle::Page;
        return this->url(QString::number(paging.first + (isPage ? qsizetype(m_pages) : m_seen)));
    }
    case PagingStyle::Link: {
        const QUrl target = paging.next ? QUrl(paging.next->find(root).toString()) : nextOfLink(reply.link);
        if (target.isEmpty())
            return std::nullopt;
        return url.resolved(target);
    }
    case PagingStyle::Cursor: {
        const QString mark = markOf(paging.next->find(root));
        return mark.isEmpty() ? std::nullopt : std::optional(this->url(mark));
    }
    }
    return std::nullopt;
}

void PageWalk::end(const std::optional<Failure> &failure)
{
    if (const Done done = std::exchange(m_done, nullptr))
        done(failure);
}

} // namespace insite::metadata
