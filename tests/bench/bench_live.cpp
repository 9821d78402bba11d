// SPDX-License-Identifier: GPL-3.0-or-later
// What live readings take in memory: bytes a reading in the series and bytes a register beside it, for a
// minute's feed of both payload versions, in order and with a tenth of it late.
#include "readings/livereadings.h"

#include <cstdio>
#include <random>

using namespace insite;
using namespace insite::readings;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRegisters = 50'000;
constexpr int kReadings = 200; ///< Of each register.
constexpr std::chrono::minutes kInterval{1};

std::vector<RegisterKey> keys()
{
    std::vector<RegisterKey> result;
    for (int i = 0; i < kRegisters; ++i)
        result.push_back({CustomerId(u"c"_s), SubscriptionId(u"s"_s), MeterId(QString::number(i / 2)),
                          RegisterId(i % 2 == 0 ? u"2"_s : u"12"_s)});
    return result;
}

Reading readingOf(const RegisterKey &key, int index, bool isCounter)
{
    const Instant at = Instant(std::chrono::seconds(1'700'000'000)) + index * kInterval;
    Reading reading;
    reading.key = key;
    reading.schemaVersion = isCounter ? 1 : 2;
    if (!isCounter)
        reading.measuredFrom = at - kInterval;
    reading.measuredAt = at;
    reading.receivedAt = at;
    reading.value = index;
    return reading;
}

void measure(const char *name, int lateInHundred)
{
    LiveReadings live(std::numeric_limits<qint64>::max());
    const std::vector<RegisterKey> all = keys();
    std::mt19937 random(7);
    std::vector<Reading> late;
    for (int index = 0; index < kReadings; ++index) {
        std::vector<Reading> burst;
        for (size_t i = 0; i < all.size(); ++i) {
            const Reading reading = readingOf(all[i], index, i % 2 == 0);
            const bool isLate = int(random() % 100) < lateInHundred && index + 1 < kReadings;
            (isLate ? late : burst).push_back(reading);
        }
        live.apply(burst, {});
    }
    live.apply(late, {});
    const auto readings = double(kRegisters) * kReadings;
    std::printf("live series, %s: %.1f bytes a reading, %.0f bytes a register beside them\n", name,
                double(live.seriesBytes()) / readings, double(live.registerBytes()) / kRegisters);
}

} // namespace

int main()
{
    measure("in order", 0);
    measure("a tenth late", 10);
    return 0;
}
