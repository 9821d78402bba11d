// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "history/reader.h"
#include "history/readingwriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace insite::history {

/// Moves only when told.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return {}; }
    void set(Instant now) { m_now = now; }

private:
    Instant m_now = at(1'700'000'000'000);

    static Instant at(qint64 ms) { return Instant(std::chrono::milliseconds(ms)); }
};

inline Instant ms(qint64 sinceEpoch)
{
    return Instant(std::chrono::milliseconds(sinceEpoch));
}

inline RegisterKey keyOf(const QString &meter, const QString &registerId = QStringLiteral("12"))
{
    return {CustomerId(QStringLiteral("c1")), SubscriptionId(QStringLiteral("s1")), MeterId(meter),
            RegisterId(registerId)};
}

/// A version 2 reading of one minute, received a second after its end.
inline Reading minuteReading(const RegisterKey &key, qint64 endMs, double value)
{
    return {key, 2, ms(endMs - 60'000), ms(endMs), std::nullopt, value, ms(endMs + 1000)};
}

/// A version 1 reading, as the specification's example has it: the system's time before the meter's.
inline Reading counterReading(const RegisterKey &key, qint64 atMs, double value)
{
    return {key, 1, std::nullopt, ms(atMs), ms(atMs - 296'789), value, ms(atMs + 1000)};
}

inline readings::Burst burstOf(std::vector<Reading> readings)
{
    readings::Burst burst;
    burst.readings = std::move(readings);
    return burst;
}

/// A folder with a history in it, a clock, and what a person would have been told.
class Fixture
{
public:
    FakeClock clock;
    QStringList notices;

    [[nodiscard]] QString path(const QString &name = QStringLiteral("history.sqlite")) const
    {
        return m_directory.filePath(name);
    }

    Result<std::unique_ptr<ReadingWriter>> tryOpen()
    {
        return ReadingWriter::open(path(), clock,
                                   [this](const QString &sentence) { notices.append(sentence); });
    }

    std::unique_ptr<ReadingWriter> open()
    {
        auto writer = tryOpen();
        if (!writer)
            qFatal("%s", qPrintable(writer.error().detail));
        return std::move(*writer);
    }

    [[nodiscard]] std::unique_ptr<Reader> reader() const
    {
        auto opened = Reader::open(path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }

    /// Commits and returns the totals; fails the test's process when it cannot be stored.
    static readings::Totals store(ReadingWriter &writer, std::vector<Reading> readings)
    {
        const auto stored = writer.commit(burstOf(std::move(readings)));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().detail));
        return stored->totals;
    }

    /// Each row of the public view, as a stranger's SQL sees it.
    [[nodiscard]] QStringList view(const char *columns = "*") const
    {
        auto connection = Connection::open(path(), Connection::Mode::Read, 5000);
        const QByteArray sql = QByteArray("SELECT ") + columns +
                               " FROM readings ORDER BY customer, subscription, meter,"
                               " register, measured_at_ms, schema_version, measured_from_ms";
        Statement all = connection->prepare(sql.constData());
        QStringList rows;
        const int count = QByteArray(columns) == "*" ? 11 : int(QByteArray(columns).count(',')) + 1;
        while (all.next() == Statement::Step::Row) {
            QStringList fields;
            for (int column = 0; column < count; ++column)
                fields.append(all.isNull(column) ? QStringLiteral("-") : all.text(column));
            rows.append(fields.join(QChar(u' ')));
        }
        return rows;
    }

private:
    QTemporaryDir m_directory;
};

} // namespace insite::history
