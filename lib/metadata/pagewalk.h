// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/fetcher.h"

#include <QJsonArray>
#include <QPointer>
#include <QSet>

#include <functional>

namespace insite::metadata {

/// Reads one list from its first page to its last, in the paging style of the dialect. Ends exactly once;
/// pages that never end are noticed. The metadata thread; the fetcher lives longer.
class PageWalk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageWalk)

public:
    struct Step
    {
        ListDialect list;
        QMap<QString, QString> places; ///< What is filled into the path.
    };
    using Done = std::function<void(const std::optional<Failure> &)>;
    /// `from`: where they come from, for a person; `total`: 0 when not told.
    using Entries = std::function<void(const QJsonArray &entries, const QUrl &from, int total)>;

    PageWalk(Fetcher &fetcher, Step step, Entries entries, Done done, QObject *parent);
    ~PageWalk() override;

    void start();

private:
    void ask(const QUrl &url);
    void heard(const QUrl &url, const Result<KeptReply, Failure> &reply);
    void read(const QUrl &url, const KeptReply &reply);
    [[nodiscard]] std::optional<QUrl> next(const QUrl &url, const KeptReply &reply, const QJsonValue &root,
                                           qsizetype count);
    [[nodiscard]] QUrl url(const QString &mark) const;
    [[nodiscard]] bool isLast(qsizetype count) const;
    void end(const std::optional<Failure> &failure);

    Fetcher &m_fetcher;
    Step m_step;
    Entries m_entries;
    Done m_done;
    int m_pages = 0;
    qsizetype m_seen = 0;      ///< Entries so far.
    qsizetype m_firstPage = 0; ///< How many the first page had.
    int m_total = 0;
    QSet<QUrl> m_asked;
    QByteArray m_previous; ///< The page before, to notice one that comes again.
};

/// The address of the relation "next" in a header Link (RFC 8288); empty: there is none. Pure.
[[nodiscard]] QUrl nextOfLink(const QByteArray &header);

} // namespace insite::metadata
