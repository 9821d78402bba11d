// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace insite::metadata {

/// How long the API is waited for, and how often it is asked again.
struct Patience
{
    std::chrono::milliseconds quiet{20'000};        ///< Without a byte.
    std::chrono::milliseconds whole{120'000};       ///< For one reply.
    std::chrono::milliseconds firstDelay{1'000};    ///< Before the second attempt; doubled each time.
    std::chrono::milliseconds longestDelay{60'000}; ///< Also of what the API asks for; longer: given up.
    int attempts = 4;                               ///< Of one request.
};

/// What `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a date in its preferred form; 0 or more.
/// Absent: it is neither. Pure.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, Instant now);

/// Before attempt `next` (2 for the second): doubled each time, up to the longest. Pure.
[[nodiscard]] std::chrono::milliseconds backoff(const Patience &patience, int next);

/// Whether a status may be another one in a while.
[[nodiscard]] bool isPassing(int status);

/// So many requests in any minute. Not thread-safe.
class RequestCap
{
public:
    explicit RequestCap(int perMinute);

    /// Takes one if there is one: 0; else how long to wait, more than 0.
    [[nodiscard]] std::chrono::milliseconds take(std::chrono::steady_clock::time_point now);

private:
    int m_perMinute;
    std::deque<std::chrono::steady_clock::time_point> m_taken; ///< In the last minute, oldest first.
};

} // namespace insite::metadata
