// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "readings/sample.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace insite::readings {

/// The points of one register in order of measured time, each time once, whatever the order they came in.
///
/// Two identities can share a measured time (two payload versions, or two intervals that end together). The
/// point then stands for the newer schema version, and of one version for the shorter interval: a rule that
/// does not depend on which came first. Within one identity the newest arrival wins.
///
/// A point takes 13 bytes, in blocks of at most 512 that grow by a sixth, so that a series stays under 16
/// bytes a point. Where points lie so far apart that 49 days hold less than 256 of them, a point takes 15
/// bytes, in blocks that grow by a thirty-second. One thread at a time.
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

    /// What an identity that is there already is to have: the newer word, or, of a reading that was read from
    /// elsewhere meanwhile, the one that it has.
    enum class Known { Revise, Keep };

    Change insert(const Reading &reading, Known known = Known::Revise);

    /// Forgets the oldest points but `count`, at least 1; the time of the newest forgotten one, if any.
    std::optional<Instant> keepNewest(size_t count);

    [[nodiscard]] size_t size() const { return m_size; }
    /// What the points take, in bytes, the blocks' slack and bookkeeping included.
    [[nodiscard]] size_t bytes() const;

    /// The points with from <= at <= to, and up to `beyond` of them before and after.
    [[nodiscard]] std::vector<Sample> samples(Instant from, Instant to, size_t beyond) const;
    /// Fills `out` from its end with the newest points that are not after `to`, in order of time; what it has
    /// filled.
    [[nodiscard]] std::span<const Sample> newest(Instant to, std::span<Sample> out) const;

private:
    /// What tells identities at one measured time apart.
    struct Shape
    {
        int schemaVersion = 0;
        qint64 lengthMs = -1; ///< Of the interval; -1 where there is none.

        friend bool operator==(const Shape &, const Shape &) = default;
    };

    /// Points in columns of one allocation, their times as offsets from `base`, the first one's: of 32 bits,
    /// which is 49 days, or, where it is wide, of 48 bits, which is 8,900 years.
    class Block
    {
    public:
        static constexpr size_t kMaxSize = 512;
        /// A block that has so many begins a new one rather than become wide.
        static constexpr size_t kMaxWidening = 256;

        explicit Block(qint64 baseMs)
            : m_baseMs(baseMs)
        {
        }

        [[nodiscard]] size_t size() const { return m_size; }
        [[nodiscard]] size_t capacity() const { return m_capacity; }
        [[nodiscard]] qint64 firstMs() const { return m_baseMs; }
        [[nodiscard]] qint64 lastMs() const { return timeMs(m_size - 1); }
        [[nodiscard]] qint64 timeMs(size_t i) const { return m_baseMs + offset(i); }
        [[nodiscard]] size_t bytes() const { return m_capacity * (kNarrowBytes + (m_isWide ? 2U : 0U)); }
        [[nodiscard]] size_t lowerBound(qint64 timeMs) const;
        /// Whether there is room, after moving the base or widening if need be.
        [[nodiscard]] bool canHold(qint64 timeMs) const;
        void insert(size_t i, qint64 timeMs, double value, quint8 shape);
        void set(size_t i, double value, quint8 shape);
        [[nodiscard]] Block splitHalf();
        void removeFirst(size_t count);

        [[nodiscard]] double value(size_t i) const { return values()[i]; }
        [[nodiscard]] quint8 shape(size_t i) const { return shapes()[i]; }

    private:
        static constexpr size_t kNarrowBytes = sizeof(double) + sizeof(quint32) + sizeof(quint8);

        [[nodiscard]] const double *values() const { return reinterpret_cast<const double *>(m_data.get()); }
        [[nodiscard]] const quint32 *offsets() const
        {
            return reinterpret_cast<const quint32 *>(values() + m_capacity);
        }
        [[nodiscard]] const quint16 *highs() const
        {
            return reinterpret_cast<const quint16 *>(offsets() + m_capacity);
        }
        [[nodiscard]] const quint8 *shapes() const;
        [[nodiscard]] double *values() { return reinterpret_cast<double *>(m_data.get()); }
        [[nodiscard]] quint32 *offsets() { return reinterpret_cast<quint32 *>(values() + m_capacity); }
        [[nodiscard]] quint16 *highs() { return reinterpret_cast<quint16 *>(offsets() + m_capacity); }
        [[nodiscard]] quint8 *shapes();
        [[nodiscard]] qint64 offset(size_t i) const
        {
            return m_isWide ? (qint64(highs()[i]) << 32) + offsets()[i] : offsets()[i];
        }
        void setOffset(size_t i, qint64 offset);
        void openGap(size_t i);
        [[nodiscard]] size_t grown() const;
        void rebase(qint64 baseMs);
        /// Keeps the points [begin, end), in new columns for `capacity` points, wide if need be or asked for.
        void rebuild(size_t begin, size_t end, size_t capacity, bool isWide);

        qint64 m_baseMs;
        quint16 m_size = 0;
        quint16 m_capacity = 0;
        bool m_isWide = false;
        /// m_capacity doubles, then quint32 offsets, then, if wide, their quint16 high parts, then quint8
        /// shapes.
        std::unique_ptr<std::byte[]> m_data;
    };

    [[nodiscard]] quint8 shapeCode(const Reading &reading);
    [[nodiscard]] bool outranks(quint8 code, quint8 other) const;
    [[nodiscard]] size_t blockFor(qint64 timeMs) const;
    Change insertInto(size_t block, qint64 timeMs, double value, quint8 shape, Known known);
    [[nodiscard]] Sample sampleAt(const Block &block, size_t i) const;

    std::vector<Block> m_blocks; ///< In order of time; none is empty.
    std::vector<Shape> m_shapes; ///< By code.
    size_t m_size = 0;
    size_t m_columnBytes = 0; ///< Of all blocks.
};

} // namespace insite::readings
