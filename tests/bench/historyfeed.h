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

/// `count` readings over `registers` in shuffled order, minute after minute, starting with `minute`.
class Feed
{
public:
    explicit Feed(int registers)
        : m_order(size_t(registers))
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
            const auto place = size_t(m_position) % m_order.size();
            burst.readings.push_back(
                readingOf(m_keys[size_t(m_order[place])], m_position / qint64(m_order.size())));
        }
        return burst;
    }

private:
    std::vector<int> m_order;
    std::vector<RegisterKey> m_keys;
    qint64 m_position = 0;
};

/// Its size in bytes.
inline qint64 fill(const QString &path, int registers, qint64 readings, int burst)
{
    const SystemClock clock;
    auto writer = history::ReadingWriter::open(path, clock);
    check(writer.has_value(), "open");
    Feed feed(registers);
    for (qint64 done = 0; done < readings; done += burst)
        check((*writer)->commit(feed.next(burst)).has_value(), "commit");
    writer->reset();
    return QFileInfo(path).size();
}

} // namespace insite::bench
