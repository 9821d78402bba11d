// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace insite::session {

/// How long a session waits for what. The defaults are what people get; tests shorten them.
struct Timings
{
    std::chrono::milliseconds lookup{10'000};    ///< For the host's address.
    std::chrono::milliseconds connect{10'000};   ///< For TCP, for each of the host's addresses.
    std::chrono::milliseconds secure{10'000};    ///< For the TLS handshake.
    std::chrono::milliseconds signIn{10'000};    ///< For CONNACK.
    std::chrono::milliseconds subscribe{10'000}; ///< For SUBACK.
    std::chrono::milliseconds settle{
        500}; ///< After SUBACK, for a kick to come; longer when kicks stay unexplained.
    std::chrono::milliseconds firstDelay{1'000}; ///< Before the second attempt.
    std::chrono::milliseconds longestDelay{60'000};
    std::chrono::milliseconds longestStoreDelay{10'000}; ///< While the store fails (invariant 2).
    std::chrono::milliseconds sleepWatch{5'000};         ///< How often a sleep is looked for.
    std::chrono::milliseconds quiet{1'000};   ///< Without a queued reading: the backlog is through.
    std::chrono::milliseconds stable{30'000}; ///< A connection that lasted this long was a good one.
};

/// The pause before the next attempt, after so many failures in a row (1 is the first): doubled each time up
/// to `longest`, and with up to half of it taken off by `jitter` (0 to 1), so that many clients do not come
/// back at the same moment. Pure.
[[nodiscard]] constexpr std::chrono::milliseconds retryDelay(int failures, std::chrono::milliseconds first,
                                                             std::chrono::milliseconds longest, double jitter)
{
    std::chrono::milliseconds delay = first;
    for (int i = 1; i < failures && delay < longest; ++i)
        delay *= 2;
    if (delay > longest)
        delay = longest;
    const double kept = 1.0 - jitter / 2;
    return std::chrono::milliseconds(
        static_cast<std::chrono::milliseconds::rep>(static_cast<double>(delay.count()) * kept));
}

} // namespace insite::session
