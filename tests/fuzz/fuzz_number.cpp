// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzcheck.h"
#include "protocol/numericpayload.h"
#include "protocol/timestamp.h"

#include <QByteArray>

#include <cmath>
#include <cstring>

using namespace insite;
using namespace insite::protocol;

namespace {

void checkPrinted(double value)
{
    const auto printed = printNumericPayload(value);
    check(printed.has_value() == std::isfinite(value));
    if (!printed)
        return;
    check(parseNumericPayload(*printed) == value);
    for (const int decimals : {0, 3, 17}) {
        const auto rounded = printNumericPayload(value, decimals);
        check(rounded && parseNumericPayload(*rounded));
        check(std::abs(*parseNumericPayload(*rounded) - value) <=
              0.5 * std::pow(10.0, -decimals) + std::abs(value) * 1e-15);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    if (const auto value = parseNumericPayload(text))
        checkPrinted(*value);
    else
        check(value.error().sentence.endsWith(u'.'));
    if (size >= sizeof(double)) {
        double value = 0;
        std::memcpy(&value, data, sizeof(double));
        checkPrinted(value);
    }
    if (const auto instant = parseTimestamp(text))
        check(parseTimestamp(toIsoUtc(*instant).toLatin1()) == *instant);
    else
        check(!timestampComplaint(instant.error()).isEmpty());
    return 0;
}
