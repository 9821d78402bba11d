// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace insite::test {

/// Why there is no value, for QVERIFY2 with qPrintable (which evaluates its text in any case).
template <typename T>
[[nodiscard]] QString why(const Result<T> &result)
{
    return result ? QString() : result.error().detail;
}

} // namespace insite::test
