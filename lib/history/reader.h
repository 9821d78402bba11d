// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/sqlite.h"
#include "readings/ingest.h"

#include <functional>
#include <span>
#include <vector>

namespace insite::history {

class RowScan;

/// A register as the tree shows it after a start.
struct RegisterSummary
{
    RegisterKey key;
    Reading latest; ///< The newest by measured time that is not stamped in the future; kept when retention
                    ///< took it.
    Instant lastReceivedAt;
    qint64 count = 0; ///< Readings in the history, revisions and duplicates not counted.
};

/// A reading and how often its value was revised.
struct HistoryReading
{
    Reading reading;
    qint64 revision = 0; ///< 0: as it first came.

    friend bool operator==(const HistoryReading &, const HistoryReading &) = default;
};

/// What a pixel column needs to be drawn right. Points carry their own measured time.
struct ThinnedColumn
{
    int index = 0; ///< From 0, left to right.
    readings::Point first;
    readings::Point last;
    readings::Point minimum; ///< The earliest of equals.
    readings::Point maximum; ///< The earliest of equals.
    qint64 count = 0;
    double sum = 0; ///< Exact to the rounding of additions.

    friend bool operator==(const ThinnedColumn &, const ThinnedColumn &) = default;
};

/// A long range made short. Every reading with from <= measured time <= to is in exactly one column.
struct Thinned
{
    std::vector<ThinnedColumn> columns; ///< Only those that hold a reading, by index.
    /// 0: a reading is in the column of its time; else (an hour, a day) in that of its UTC hour's or day's
    /// start.
    std::chrono::milliseconds resolution{0};
    std::optional<readings::Point> before; ///< The last reading before `from`, for a line that goes on.
    std::optional<readings::Point> after;  ///< The first reading after `to`.
};

/// Reads the history while it is written. Each query sees one state of the file. For one thread at a time,
/// not the GUI thread; as many readers as threads. After the writer set a damaged file aside the next query
/// reads the new one.
class Reader final
{
    Q_DISABLE_COPY_MOVE(Reader)

public:
    /// The file must exist; one of an earlier release is brought up to date first.
    [[nodiscard]] static Result<std::unique_ptr<Reader>> open(const QString &path);
    ~Reader();

    /// For the queries that follow: they fail with ErrorCode::Cancelled once it is true.
    void setCancelFlag(CancelFlag flag);

    /// In order of key.
    [[nodiscard]] Result<std::vector<RegisterSummary>> registers();
    /// Hands on the newest readings of each register, up to `atMost`, in order, until `take` returns false.
    [[nodiscard]] Result<void> forNewest(int atMost,
                                         const std::function<bool(std::span<const Reading>)> &take);
    /// The readings with from <= measured time <= to in order; none for a register that is not known.
    [[nodiscard]] Result<std::vector<HistoryReading>> range(const RegisterKey &key, Instant from, Instant to);
    /// The same range in `columns` (>= 1) equal parts; fast for ten years too.
    [[nodiscard]] Result<Thinned> thinned(const RegisterKey &key, Instant from, Instant to, int columns);
    /// The values that were replaced, oldest first, of the readings in this range.
    [[nodiscard]] Result<std::vector<HistoryReading>> replaced(const RegisterKey &key, Instant from,
                                                               Instant to);
    /// The newest messages that are no readings, newest first.
    [[nodiscard]] Result<std::vector<readings::RawMessage>> malformed(int atMost);
    [[nodiscard]] Result<std::vector<readings::RawMessage>> unknown(int atMost);
    /// The sums of all runs that wrote into this file.
    [[nodiscard]] Result<readings::Totals> totals();

    /// For the export: opens the file anew when it was replaced.
    [[nodiscard]] Result<void> refresh();
    [[nodiscard]] Connection &connection() { return m_connection; }

private:
    Reader(QString path, Connection connection);
    [[nodiscard]] bool findRegister(const RegisterKey &key, std::optional<qint64> &registerId);
    [[nodiscard]] Result<std::vector<readings::RawMessage>> messages(const char *sql, int atMost);

    QString m_path;
    Connection m_connection;
    CancelFlag m_cancel;
};

} // namespace insite::history
