// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/readingwriter.h"

#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>

namespace insite::bench {

inline constexpr qint64 kMinute = 60'000;
inline constexpr qint64 kStart = 1'420'070'400'000; // 2015-01-01

inline RegisterKey keyOf(int index)
{
    return {CustomerId(QStringLiteral("6e6a4667-22a8-4e54-a5b8-7b75c158c525")),
            SubscriptionId(QStringLiteral("c863d30b-7c02-4851-aeeb-c75319ed4340")),
            MeterId(QStringLiteral("0d9f2a1c-9b7e-4a41-8a0e-%1").arg(index / 4, 12, 16, QChar(u'0'))),
            RegisterId(QString::number(index % 4 + 10))};
}

inline Reading readingOf(const RegisterKey &key, qint64 minute)
{
    const Instant at{std::chrono::milliseconds(kStart + minute * kMinute)};
    return {key,
            2,
            at - std::chrono::minutes(1),
            at,
            std::nullopt,
            123.456 + double(minute % 1000) / 1000,
            at + std::chrono::milliseconds(1800 + minute % 100)};
}

inline void check(bool ok, const char *what)
{
    if (!ok) {
        std::fprintf(stderr, "%s failed\n", what);
        std::exit(1);
    }
}

/// As they arrive: all registers in each minute; or one register after the other, which a file takes in
/// faster.
enum class FeedOrder { ByMinute, ByRegister };

/// Readings of a minute each over `registers`, which come in shuffled order.
class Feed
{
public:
    /// `minutes`: how many each register has; needed by ByRegister alone.
    explicit Feed(int registers, FeedOrder order = FeedOrder::ByMinute, qint64 minutes = 1)
        : m_order(size_t(registers))
        , m_minutes(order == FeedOrder::ByRegister ? minutes : 0)
    {
        std::iota(m_order.begin(), m_order.end(), 0);
        std::shuffle(m_order.begin(), m_order.end(), std::mt19937(1));
        for (int index = 0; index < registers; ++index)
            m_keys.push_back(keyOf(index));
    }

    readings::Burst next(int size)
    {
        readings::Burst burst;
        for (int count = 0; count < size; ++count, ++m_position) {
            if (m_minutes > 0) {
                burst.readings.push_back(
                    readingOf(m_keys[size_t(m_position / m_minutes)], m_position % m_minutes));
                continue;
            }
            const auto place = size_t(m_position) % m_order.size();
            burst.readings.push_back(
                readingOf(m_keys[size_t(m_order[place])], m_position / qint64(m_order.size())));
        }
        return burst;
    }

private:
    std::vector<int> m_order;
    std::vector<RegisterKey> m_keys;
    qint64 m_minutes; ///< 0: by minute.
    qint64 m_position = 0;
};

/// Its size in bytes.
inline qint64 fill(const QString &path, int registers, qint64 readings, int burst,
                   FeedOrder order = FeedOrder::ByMinute)
{
    const SystemClock clock;
    auto writer = history::ReadingWriter::open(path, clock);
    check(writer.has_value(), "open");
    Feed feed(registers, order, readings / registers);
    for (qint64 done = 0; done < readings; done += burst)
        check((*writer)->commit(feed.next(burst)).has_value(), "commit");
    writer->reset();
    return QFileInfo(path).size();
}

} // namespace insite::bench
