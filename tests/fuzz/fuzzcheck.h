// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

/// What must hold for every input; libFuzzer keeps the input for which it does not.
inline void check(bool holds)
{
    if (!holds)
        std::abort();
}
