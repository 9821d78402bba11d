// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/profilehistory.h"

#include "readings/expectedinterval.h"
#include "session/ingestthread.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace insite::monitor {

Result<ProfileHistory> openHistory(const QString &path, const Clock &clock,
                                   const settings::Preferences &preferences,
                                   std::function<void(const QString &sentence)> notice)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return failure(ErrorCode::Storage, QCoreApplication::translate(
                                               "insite::monitor::ProfileHistory",
                                               "The folder %1 for the readings cannot be made. Make it, or "
                                               "name another file with --database.")
                                               .arg(QDir::toNativeSeparators(folder)));
    }
    history::HistoryStore::Options options;
    options.notice = std::move(notice);
    options.decodeUnknown = readings::keptMessageDecoder();
    options.retention = retentionOf(preferences);
    auto store = history::HistoryStore::open(path, clock, std::move(options));
    if (!store)
        return tl::unexpected(store.error());
    auto reader = (*store)->openReader();
    if (!reader)
        return tl::unexpected(reader.error());
    const auto registers = (*reader)->registers();
    if (!registers)
        return tl::unexpected(registers.error());
    std::vector<readings::KnownRegister> known;
    known.reserve(registers->size());
    for (const history::RegisterSummary &summary : *registers)
        known.push_back({summary.latest, summary.lastReceivedAt, summary.count});
    auto live = std::make_shared<readings::LiveReadings>(preferences.liveMemoryBytes);
    live->seed(known);
    return ProfileHistory{std::move(*store), std::move(live)};
}

void recallNewest(const QString &path, const std::shared_ptr<readings::LiveReadings> &live,
                  session::IngestThread &thread, const history::CancelFlag &cancel)
{
    constexpr size_t kBatch = 10'000;
    const auto reader = history::Reader::open(path);
    if (!reader)
        return; // whoever asks for the past is told; this can be learned anew
    std::vector<Reading> batch;
    const auto hand = [&] {
        thread.post([live, older = std::exchange(batch, {})] { live->recall(older); });
    };
    const auto read = (*reader)->forNewest(readings::kLearnedReach + 1, [&](std::span<const Reading> newest) {
        batch.insert(batch.end(), newest.begin(), newest.end());
        if (batch.size() >= kBatch)
            hand();
        return !*cancel;
    });
    if (read && !batch.empty())
        hand();
}

history::RetentionPolicy retentionOf(const settings::Preferences &preferences)
{
    return {preferences.historyAge, preferences.historyBytes};
}

QString historyPath(const QString &folder, const settings::Profile &profile)
{
    return QDir(folder).filePath(settings::profileFileStem(profile) + u".sqlite"_s);
}

} // namespace insite::monitor
