// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QUrl>

namespace insite::metadata {

/// A reply as the API gave it last, and by what it knows it again.
struct KeptReply
{
    QByteArray etag;
    QByteArray lastModified;
    QByteArray link; ///< The header Link.
    QByteArray body;

    [[nodiscard]] bool canBeAskedFor() const { return !etag.isEmpty() || !lastModified.isEmpty(); }
};

/// The replies of one API, kept so that it need only be asked whether they have changed. Holds no
/// credentials. Used on one thread.
class ReplyCache
{
public:
    /// What `folder` holds; what cannot be read is as nothing. Blocking.
    void load(const QString &folder);
    /// Replaces the file as a whole or not at all. Blocking. A failure is Storage.
    [[nodiscard]] Result<void> save(const QString &folder) const;

    [[nodiscard]] std::optional<KeptReply> find(const QUrl &url);
    void keep(const QUrl &url, const KeptReply &reply);
    /// Forgets what was not found or kept since the last call, so that it does not grow for ever.
    void forgetUnused();
    [[nodiscard]] qsizetype size() const { return m_replies.size(); }

private:
    struct Entry
    {
        KeptReply reply; ///< Its body compressed.
        bool isUsed = false;
    };
    QHash<QString, Entry> m_replies;
};

} // namespace insite::metadata
