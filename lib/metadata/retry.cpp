// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/retry.h"

#include "core/utc.h"
#include "core/zonedtime.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::metadata {

namespace {
constexpr qint64 kLongestSeconds = 10LL * 365 * 86400;
}

std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, Instant now)
{
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt
                           : std::optional<std::chrono::milliseconds>(
                                 std::chrono::seconds(std::min(seconds, kLongestSeconds)));
    // "Sun, 06 Nov 1994 08:49:37 GMT"
    const QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    const QDateTime utc(date.date(), date.time(), kUtc);
    const Instant at = instantOf(utc);
    return std::max<std::chrono::milliseconds>(0ms, at - now);
}

std::chrono::milliseconds backoff(const Patience &patience, int next)
{
    std::chrono::milliseconds delay = patience.firstDelay;
    for (int attempt = 2; attempt < next && delay < patience.longestDelay; ++attempt)
        delay *= 2;
    return std::min(delay, patience.longestDelay);
}

bool isPassing(int status)
{
    constexpr int kNotImplemented = 501;
    return status == 429 || (status >= 500 && status != kNotImplemented);
}

RequestCap::RequestCap(int perMinute)
    : m_perMinute(std::max(perMinute, 1))
{
}

std::chrono::milliseconds RequestCap::take(std::chrono::steady_clock::time_point now)
{
    while (!m_taken.empty() && now - m_taken.front() >= 1min)
        m_taken.pop_front();
    if (int(m_taken.size()) >= m_perMinute)
        return std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(m_taken.front() + 1min - now));
    m_taken.push_back(now);
    return 0ms;
}

} // namespace insite::metadata
