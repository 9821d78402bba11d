// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace insite::protocol {

/// Why something was refused: the kind for code and tests, and a whole plain sentence for a person.
template <typename Fault>
struct Refusal
{
    Fault fault{};
    QString sentence;

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

} // namespace insite::protocol
