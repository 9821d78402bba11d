// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace insite::readings {

/// One point of a live series: 16 bytes.
struct Point
{
    Instant at; ///< Measured time.
    double value = 0;

    friend bool operator==(const Point &, const Point &) = default;
};

/// The points of one register in order of measured time, each time once, whatever the order they came in.
///
/// Two identities can share a measured time (two payload versions, or two intervals that end together). The
/// point then stands for the newer schema version, and of one version for the shorter interval: a rule that
/// does not depend on which came first. Within one identity the newest arrival wins.
///
/// A point takes 13 bytes, in blocks of at most 512 that grow by a sixth, so that a series stays under 16
/// bytes a point. One thread at a time.
class LiveSeries final
{
    Q_DISABLE_COPY(LiveSeries)

public:
    LiveSeries() = default;
    ~LiveSeries() = default;
    LiveSeries(LiveSeries &&) noexcept = default;
    LiveSeries &operator=(LiveSeries &&) noexcept = default;

    enum class Change {
        None,      ///< The point that is there says the same.
        Added,     ///< A time of its own.
        Revised,   ///< The same identity with another value, or one that outranks the other at this time.
        Outranked, ///< Another identity stands at this time and stays.
    };

    Change insert(const Reading &reading);

    /// Forgets the oldest points but `count`.
    void keepNewest(size_t count);

    [[nodiscard]] size_t size() const { return m_size; }
    /// What the points take, in bytes, the blocks' slack and bookkeeping included.
    [[nodiscard]] size_t bytes() const;

    /// The points with from <= at <= to, and one beyond each end where there is one.
    [[nodiscard]] std::vector<Point> points(Instant from, Instant to) const;

private:
    /// What tells identities at one measured time apart.
    struct Shape
    {
        int schemaVersion = 0;
        qint64 lengthMs = -1; ///< Of the interval; -1 where there is none.

        friend bool operator==(const Shape &, const Shape &) = default;
    };

    /// Points whose times lie within 49 days after `base`, its first point's time: columns in one allocation.
    class Block
    {
    public:
        static constexpr size_t kMaxSize = 512;

        explicit Block(qint64 baseMs)
            : m_baseMs(baseMs)
        {
        }

        [[nodiscard]] size_t size() const { return m_size; }
        [[nodiscard]] size_t capacity() const { return m_capacity; }
        [[nodiscard]] qint64 firstMs() const { return m_baseMs; }
        [[nodiscard]] qint64 lastMs() const { return timeMs(m_size - 1); }
        [[nodiscard]] qint64 timeMs(size_t i) const { return m_baseMs + offsets()[i]; }
        [[nodiscard]] size_t lowerBound(qint64 timeMs) const;
        /// Whether the time can be written as an offset, after moving the base if need be.
        [[nodiscard]] bool canHold(qint64 timeMs) const;
        void insert(size_t i, qint64 timeMs, double value, quint8 shape);
        void set(size_t i, double value, quint8 shape);
        [[nodiscard]] Block splitHalf();
        void removeFirst(size_t count);

        [[nodiscard]] double value(size_t i) const { return values()[i]; }
        [[nodiscard]] quint8 shape(size_t i) const { return shapes()[i]; }

    private:
        [[nodiscard]] const double *values() const { return reinterpret_cast<const double *>(m_data.get()); }
        [[nodiscard]] const quint32 *offsets() const;
        [[nodiscard]] const quint8 *shapes() const;
        [[nodiscard]] double *values() { return reinterpret_cast<double *>(m_data.get()); }
        [[nodiscard]] quint32 *offsets() { return reinterpret_cast<quint32 *>(values() + m_capacity); }
        [[nodiscard]] quint8 *shapes() { return reinterpret_cast<quint8 *>(offsets() + m_capacity); }
        void rebase(qint64 baseMs);
        /// Keeps the points [begin, end), in new columns for `capacity` points.
        void rebuild(size_t begin, size_t end, size_t capacity);

        qint64 m_baseMs;
        quint16 m_size = 0;
        quint16 m_capacity = 0;
        std::unique_ptr<std::byte[]>
            m_data; ///< m_capacity doubles, then quint32 offsets, then quint8 shapes.
    };

    [[nodiscard]] quint8 shapeCode(const Reading &reading);
    [[nodiscard]] bool outranks(quint8 code, quint8 other) const;
    [[nodiscard]] size_t blockFor(qint64 timeMs) const;
    Change insertInto(size_t block, qint64 timeMs, double value, quint8 shape);

    std::vector<Block> m_blocks; ///< In order of time; none is empty.
    std::vector<Shape> m_shapes; ///< By code.
    size_t m_size = 0;
    size_t m_capacity = 0; ///< Points that the blocks have room for.
};

} // namespace insite::readings
