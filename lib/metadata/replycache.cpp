// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/replycache.h"

#include "metadata/cataloguefiles.h"

#include <QDataStream>
#include <QFile>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

constexpr quint32 kMagic = 0x494d5243; // "IMRC"
constexpr quint32 kForm = 1;
constexpr qint64 kLargestFile = 256LL * 1024 * 1024;

QString path(const QString &folder)
{
    return folder + u"/replies.bin"_s;
}

QString keyOf(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded());
}

} // namespace

void ReplyCache::load(const QString &folder)
{
    m_replies.clear();
    QFile file(path(folder));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return;
    QDataStream stream(&file);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint32 form = 0;
    quint32 count = 0;
    stream >> magic >> form >> count;
    if (magic != kMagic || form != kForm)
        return;
    while (count-- > 0 && stream.status() == QDataStream::Ok) {
        QString key;
        Entry entry;
        stream >> key >> entry.reply.etag >> entry.reply.lastModified >> entry.reply.link >> entry.reply.body;
        if (stream.status() == QDataStream::Ok)
            m_replies.insert(key, entry);
    }
}

Result<void> ReplyCache::save(const QString &folder) const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kMagic << kForm << quint32(m_replies.size());
    for (auto entry = m_replies.cbegin(); entry != m_replies.cend(); ++entry) {
        const KeptReply &reply = entry->reply;
        stream << entry.key() << reply.etag << reply.lastModified << reply.link << reply.body;
    }
    return replaceFile(path(folder), bytes);
}

std::optional<KeptReply> ReplyCache::find(const QUrl &url)
{
    const auto entry = m_replies.find(keyOf(url));
    if (entry == m_replies.end())
        return std::nullopt;
    entry->isUsed = true;
    KeptReply reply = entry->reply;
    reply.body = qUncompress(reply.body);
    return reply;
}

void ReplyCache::keep(const QUrl &url, const KeptReply &reply)
{
    if (!reply.canBeAskedFor()) {
        m_replies.remove(keyOf(url));
        return;
    }
    Entry entry{reply, true};
    entry.reply.body = qCompress(reply.body);
    m_replies.insert(keyOf(url), entry);
}

void ReplyCache::forgetUnused()
{
    m_replies.removeIf([](auto entry) { return !std::exchange(entry.value().isUsed, false); });
}

} // namespace insite::metadata
