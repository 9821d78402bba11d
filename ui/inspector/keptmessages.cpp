// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/keptmessages.h"

#include "history/reader.h"

#include <algorithm>

namespace insite::inspector {

namespace {

void add(std::vector<readings::TappedMessage> &all, std::vector<readings::RawMessage> &&kept,
         readings::Verdict verdict)
{
    for (readings::RawMessage &message : kept) {
        readings::TappedMessage tapped;
        tapped.topic = std::move(message.topic);
        tapped.payload = std::move(message.payload);
        tapped.payloadBytes = tapped.payload.size();
        tapped.receivedAt = message.receivedAt;
        tapped.verdict = verdict;
        tapped.reason = std::move(message.reason);
        all.push_back(std::move(tapped));
    }
}

} // namespace

Result<std::vector<readings::TappedMessage>> readKeptMessages(const QString &historyPath, int atMostOfEach)
{
    auto reader = history::Reader::open(historyPath);
    if (!reader)
        return tl::unexpected<Error>(reader.error());
    auto malformed = (*reader)->malformed(atMostOfEach);
    if (!malformed)
        return tl::unexpected<Error>(malformed.error());
    auto unknown = (*reader)->unknown(atMostOfEach);
    if (!unknown)
        return tl::unexpected<Error>(unknown.error());
    std::vector<readings::TappedMessage> all;
    all.reserve(malformed->size() + unknown->size());
    add(all, std::move(*malformed), readings::Verdict::Malformed);
    add(all, std::move(*unknown), readings::Verdict::UnknownVersion);
    std::ranges::stable_sort(all, {}, &readings::TappedMessage::receivedAt);
    return all;
}

} // namespace insite::inspector
