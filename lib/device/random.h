// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace insite::device {

/// The same number for the same seed and step on every computer (SplitMix64; std's distributions differ from
/// library to library). Pure.
[[nodiscard]] constexpr quint64 randomBits(quint64 seed, quint64 step)
{
    quint64 value = seed + (step + 1) * 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// From 0 to below 1.
[[nodiscard]] constexpr double randomPart(quint64 seed, quint64 step)
{
    return double(randomBits(seed, step) >> 11) * 0x1.0p-53;
}

} // namespace insite::device
