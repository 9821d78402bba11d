// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/historystore.h"

#include "history/housekeeper.h"

namespace insite::history {

HistoryStore::HistoryStore(QString path, std::unique_ptr<ReadingWriter> writer,
                           std::unique_ptr<Housekeeper> housekeeper)
    : m_path(std::move(path))
    , m_writer(std::move(writer))
    , m_housekeeper(std::move(housekeeper))
{
}

HistoryStore::~HistoryStore() = default;

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString &path, const Clock &clock,
                                                         Options options)
{
    Result<std::unique_ptr<ReadingWriter>> writer = ReadingWriter::open(path, clock, options.notice);
    if (!writer)
        return tl::unexpected<Error>(writer.error());
    if (options.decodeUnknown) {
        if (const Result<qint64> understood = (*writer)->reinterpretUnknown(options.decodeUnknown);
            !understood)
            return tl::unexpected<Error>(understood.error());
    }
    const auto tell = [notice = options.notice](const RetentionSummary &summary) {
        if (notice)
            notice(toSentence(summary));
    };
    return std::unique_ptr<HistoryStore>(new HistoryStore(
        path, std::move(*writer), std::make_unique<Housekeeper>(path, clock, options.retention, tell)));
}

std::unique_ptr<readings::ReadingStore> HistoryStore::takeWriter()
{
    return std::move(m_writer);
}

Result<std::unique_ptr<Reader>> HistoryStore::openReader() const
{
    return Reader::open(m_path);
}

void HistoryStore::setRetention(const RetentionPolicy &policy)
{
    m_housekeeper->setPolicy(policy);
}

} // namespace insite::history
