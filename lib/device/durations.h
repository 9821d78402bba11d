// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <optional>

namespace insite::device {

/// The last durations of one kind, for their median and 95th percentile.
class Durations
{
public:
    static constexpr size_t kKept = 128;

    void add(std::chrono::milliseconds duration);

    /// Half are at most this long; absent before the first.
    [[nodiscard]] std::optional<std::chrono::milliseconds> median() const { return percentile(50); }
    /// 95 of 100 are at most this long.
    [[nodiscard]] std::optional<std::chrono::milliseconds> ninetyFifth() const { return percentile(95); }

private:
    [[nodiscard]] std::optional<std::chrono::milliseconds> percentile(size_t percent) const;

    std::array<std::chrono::milliseconds, kKept> m_kept{};
    size_t m_count = 0;
};

} // namespace insite::device
