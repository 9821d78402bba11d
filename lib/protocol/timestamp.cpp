// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/timestamp.h"

#include <QCoreApplication>

#include <optional>

namespace insite::protocol {
namespace {

using namespace std::chrono;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::Timestamp)
};

using Refused = tl::unexpected<TimestampFault>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads from the front; each function says whether what it wanted stood there.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool isAtEnd() const { return m_at == m_end; }
    char peek() const { return isAtEnd() ? '\0' : *m_at; }
    void skip() { ++m_at; }

    bool take(char c)
    {
        if (isAtEnd() || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    template <int Count>
    bool number(int &value)
    {
        if (m_end - m_at < Count)
            return false;
        int sum = 0;
        for (int i = 0; i < Count; ++i) {
            if (!isDigit(m_at[i]))
                return false;
            sum = sum * 10 + (m_at[i] - '0');
        }
        m_at += Count;
        value = sum;
        return true;
    }

    /// Digits after the point; the first three count.
    bool fraction(milliseconds &value)
    {
        int digits = 0;
        int sum = 0;
        for (; !isAtEnd() && isDigit(*m_at); ++m_at, ++digits) {
            if (digits < 3)
                sum = sum * 10 + (*m_at - '0');
        }
        for (int i = digits; i < 3; ++i)
            sum *= 10;
        value = milliseconds(sum);
        return digits > 0;
    }

private:
    const char *m_at;
    const char *m_end;
};

struct Fields
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    milliseconds fraction{0};
};

bool readFields(Reader &reader, Fields &fields)
{
    if (!reader.number<4>(fields.year) || !reader.take('-') || !reader.number<2>(fields.month) ||
        !reader.take('-') || !reader.number<2>(fields.day))
        return false;
    if (!reader.take('T') && !reader.take('t') && !reader.take(' '))
        return false;
    if (!reader.number<2>(fields.hour) || !reader.take(':') || !reader.number<2>(fields.minute) ||
        !reader.take(':') || !reader.number<2>(fields.second))
        return false;
    return !reader.take('.') || reader.fraction(fields.fraction);
}

Result<minutes, TimestampFault> readOffset(Reader &reader)
{
    if (reader.isAtEnd())
        return Refused(TimestampFault::NoOffset);
    if (reader.take('Z') || reader.take('z'))
        return minutes(0);
    const char sign = reader.peek();
    if (sign != '+' && sign != '-')
        return Refused(TimestampFault::Shape);
    reader.skip();
    int offsetHours = 0;
    int offsetMinutes = 0;
    if (!reader.number<2>(offsetHours))
        return Refused(TimestampFault::Shape);
    if (!reader.isAtEnd()) {
        (void)reader.take(':');
        if (!reader.number<2>(offsetMinutes))
            return Refused(TimestampFault::Shape);
    }
    if (offsetHours > 23 || offsetMinutes > 59)
        return Refused(TimestampFault::NoSuchOffset);
    const minutes offset = hours(offsetHours) + minutes(offsetMinutes);
    return sign == '-' ? -offset : offset;
}

bool isLastMinuteOfMonth(sys_time<milliseconds> minute)
{
    const auto day = floor<days>(minute);
    return minute - day == hours(23) + minutes(59) &&
           year_month_day(day + days(1)).day() == std::chrono::day(1);
}

} // namespace

Result<Instant, TimestampFault> parseTimestamp(QByteArrayView text) noexcept
{
    Reader reader(text);
    Fields fields;
    if (!readFields(reader, fields))
        return Refused(TimestampFault::Shape);
    const auto offset = readOffset(reader);
    if (!offset)
        return Refused(offset.error());
    if (!reader.isAtEnd())
        return Refused(TimestampFault::Shape);

    const year_month_day date(year(fields.year), month(static_cast<unsigned>(fields.month)),
                              day(static_cast<unsigned>(fields.day)));
    if (!date.ok())
        return Refused(TimestampFault::NoSuchDate);
    if (fields.hour > 23 || fields.minute > 59 || fields.second > 60)
        return Refused(TimestampFault::NoSuchTime);

    const Instant minute = sys_days(date) + hours(fields.hour) + minutes(fields.minute) - *offset;
    constexpr Instant kFirst = sys_days(year(0) / 1 / 1);
    constexpr Instant kEnd = sys_days(year(10000) / 1 / 1);
    if (minute < kFirst || minute >= kEnd)
        return Refused(TimestampFault::YearOutOfRange);
    if (fields.second < 60)
        return minute + seconds(fields.second) + fields.fraction;
    if (!isLastMinuteOfMonth(minute))
        return Refused(TimestampFault::NoSuchTime);
    return minute + milliseconds(59'999);
}

QString timestampComplaint(TimestampFault fault)
{
    switch (fault) {
    case TimestampFault::Shape:
        return Words::tr("is not a date and time like 2023-01-01T12:34:56.789Z");
    case TimestampFault::NoOffset:
        return Words::tr("ends without Z or an offset like +02:00, so its time zone is unknown");
    case TimestampFault::NoSuchDate:
        return Words::tr("names a day that the calendar does not have");
    case TimestampFault::NoSuchTime:
        return Words::tr("names a time of day that does not exist");
    case TimestampFault::NoSuchOffset:
        return Words::tr("has an offset from UTC that does not exist");
    case TimestampFault::YearOutOfRange:
        return Words::tr("lies outside the years 0000 to 9999 in UTC");
    }
    Q_UNREACHABLE();
}

} // namespace insite::protocol
