// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/liveseries.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace insite::readings {
namespace {

constexpr size_t kPointBytes = sizeof(double) + sizeof(quint32) + sizeof(quint8);
constexpr size_t kAllocationBytes = 16; ///< What an allocator keeps beside each allocation.
constexpr qint64 kMaxOffset = std::numeric_limits<quint32>::max();
/// Shapes beyond 255 of one register share a code and cannot be told apart any more.
constexpr quint8 kOtherShape = 255;

qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}

template <typename T>
void openGap(T *column, size_t at, size_t size)
{
    std::memmove(column + at + 1, column + at, (size - at) * sizeof(T));
}

} // namespace

const quint32 *LiveSeries::Block::offsets() const
{
    return reinterpret_cast<const quint32 *>(values() + m_capacity);
}

const quint8 *LiveSeries::Block::shapes() const
{
    return reinterpret_cast<const quint8 *>(offsets() + m_capacity);
}

size_t LiveSeries::Block::lowerBound(qint64 timeMs) const
{
    if (timeMs <= m_baseMs)
        return 0;
    if (timeMs > lastMs())
        return m_size;
    const quint32 *const found =
        std::lower_bound(offsets(), offsets() + m_size, static_cast<quint32>(timeMs - m_baseMs));
    return static_cast<size_t>(found - offsets());
}

bool LiveSeries::Block::canHold(qint64 timeMs) const
{
    if (m_size == 0)
        return true;
    return timeMs < m_baseMs ? lastMs() - timeMs <= kMaxOffset : timeMs - m_baseMs <= kMaxOffset;
}

void LiveSeries::Block::rebuild(size_t begin, size_t end, size_t capacity)
{
    auto data = std::make_unique<std::byte[]>(capacity * kPointBytes);
    auto *const newValues = reinterpret_cast<double *>(data.get());
    auto *const newOffsets = reinterpret_cast<quint32 *>(newValues + capacity);
    auto *const newShapes = reinterpret_cast<quint8 *>(newOffsets + capacity);
    std::copy(values() + begin, values() + end, newValues);
    std::copy(offsets() + begin, offsets() + end, newOffsets);
    std::copy(shapes() + begin, shapes() + end, newShapes);
    m_data = std::move(data);
    m_capacity = static_cast<quint16>(capacity);
    m_size = static_cast<quint16>(end - begin);
    if (m_size > 0 && offsets()[0] != 0)
        rebase(timeMs(0));
}

void LiveSeries::Block::rebase(qint64 baseMs)
{
    quint32 *const column = offsets();
    const qint64 shift = m_baseMs - baseMs;
    for (size_t i = 0; i < m_size; ++i)
        column[i] = static_cast<quint32>(column[i] + shift);
    m_baseMs = baseMs;
}

void LiveSeries::Block::insert(size_t i, qint64 timeMs, double value, quint8 shape)
{
    if (m_size == m_capacity)
        rebuild(0, m_size, std::min<size_t>(kMaxSize, m_size + m_size / 6U + 4U));
    if (timeMs < m_baseMs || m_size == 0)
        rebase(timeMs);
    openGap(values(), i, m_size);
    openGap(offsets(), i, m_size);
    openGap(shapes(), i, m_size);
    values()[i] = value;
    offsets()[i] = static_cast<quint32>(timeMs - m_baseMs);
    shapes()[i] = shape;
    ++m_size;
}

void LiveSeries::Block::set(size_t i, double value, quint8 shape)
{
    values()[i] = value;
    shapes()[i] = shape;
}

LiveSeries::Block LiveSeries::Block::splitHalf()
{
    const size_t half = m_size / 2U;
    Block second(m_baseMs);
    second.m_capacity = m_capacity;
    second.m_size = m_size;
    second.m_data = std::make_unique<std::byte[]>(m_capacity * kPointBytes);
    std::memcpy(second.m_data.get(), m_data.get(), m_capacity * kPointBytes);
    second.rebuild(half, m_size, m_size - half);
    rebuild(0, half, half);
    return second;
}

void LiveSeries::Block::removeFirst(size_t count)
{
    rebuild(count, m_size, m_size - count);
}

size_t LiveSeries::bytes() const
{
    return m_capacity * kPointBytes + m_blocks.size() * kAllocationBytes +
           m_blocks.capacity() * sizeof(Block) + m_shapes.capacity() * sizeof(Shape);
}

quint8 LiveSeries::shapeCode(const Reading &reading)
{
    Shape shape;
    shape.schemaVersion = reading.schemaVersion;
    if (reading.measuredFrom)
        shape.lengthMs = (reading.measuredAt - *reading.measuredFrom).count();
    const auto found = std::find(m_shapes.begin(), m_shapes.end(), shape);
    if (found != m_shapes.end())
        return static_cast<quint8>(found - m_shapes.begin());
    if (m_shapes.size() == kOtherShape)
        return kOtherShape;
    m_shapes.push_back(shape);
    return static_cast<quint8>(m_shapes.size() - 1);
}

bool LiveSeries::outranks(quint8 code, quint8 other) const
{
    if (code == other || code == kOtherShape)
        return code == other;
    if (other == kOtherShape)
        return true;
    const Shape &left = m_shapes[code];
    const Shape &right = m_shapes[other];
    if (left.schemaVersion != right.schemaVersion)
        return left.schemaVersion > right.schemaVersion;
    return left.lengthMs < right.lengthMs;
}

/// The last block that begins at or before this time, or the first.
size_t LiveSeries::blockFor(qint64 timeMs) const
{
    if (m_blocks.back().firstMs() <= timeMs)
        return m_blocks.size() - 1;
    const auto after =
        std::upper_bound(m_blocks.begin(), m_blocks.end(), timeMs,
                         [](qint64 time, const Block &block) { return time < block.firstMs(); });
    return after == m_blocks.begin() ? 0 : static_cast<size_t>(after - m_blocks.begin()) - 1;
}

LiveSeries::Change LiveSeries::insert(const Reading &reading)
{
    const qint64 timeMs = toMs(reading.measuredAt);
    const quint8 shape = shapeCode(reading);
    if (m_blocks.empty())
        m_blocks.emplace_back(timeMs);
    return insertInto(blockFor(timeMs), timeMs, reading.value, shape);
}

LiveSeries::Change LiveSeries::insertInto(size_t block, qint64 timeMs, double value, quint8 shape)
{
    Block &target = m_blocks[block];
    const size_t i = target.size() == 0 ? 0 : target.lowerBound(timeMs);
    if (i < target.size() && target.timeMs(i) == timeMs) {
        if (!outranks(shape, target.shape(i)))
            return Change::Outranked;
        if (shape == target.shape(i) && value == target.value(i))
            return Change::None;
        target.set(i, value, shape);
        return Change::Revised;
    }
    if (target.canHold(timeMs) && target.size() < Block::kMaxSize) {
        const size_t before = target.capacity();
        target.insert(i, timeMs, value, shape);
        m_capacity += target.capacity() - before;
        ++m_size;
        return Change::Added;
    }
    if (i == target.size() || i == 0) {
        const size_t place = i == 0 ? block : block + 1;
        // Between two blocks, or before the first: a block of its own, unless its neighbour has room.
        if (place < m_blocks.size() && place != block && m_blocks[place].size() < Block::kMaxSize &&
            m_blocks[place].canHold(timeMs))
            return insertInto(place, timeMs, value, shape);
        m_blocks.emplace(m_blocks.begin() + static_cast<std::ptrdiff_t>(place), timeMs);
        return insertInto(place, timeMs, value, shape);
    }
    const size_t before = target.capacity();
    Block second = target.splitHalf();
    m_capacity += target.capacity() + second.capacity() - before;
    m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(block) + 1, std::move(second));
    return insertInto(blockFor(timeMs), timeMs, value, shape);
}

void LiveSeries::keepNewest(size_t count)
{
    if (m_size <= count)
        return;
    size_t surplus = m_size - count;
    m_size = count;
    size_t whole = 0;
    while (whole < m_blocks.size() && m_blocks[whole].size() <= surplus)
        surplus -= m_blocks[whole++].size();
    m_blocks.erase(m_blocks.begin(), m_blocks.begin() + static_cast<std::ptrdiff_t>(whole));
    if (surplus > 0)
        m_blocks.front().removeFirst(surplus);
    m_blocks.shrink_to_fit();
    m_capacity = 0;
    for (const Block &block : m_blocks)
        m_capacity += block.capacity();
}

std::vector<Point> LiveSeries::points(Instant from, Instant to) const
{
    std::vector<Point> result;
    if (m_size == 0 || from > to)
        return result;
    // One point before `from`: the last one of the block that begins before it, or of the block before that.
    size_t block = blockFor(toMs(from));
    size_t i = m_blocks[block].lowerBound(toMs(from));
    if (i > 0) {
        --i;
    } else if (block > 0) {
        --block;
        i = m_blocks[block].size() - 1;
    }
    size_t expected = 0;
    for (size_t b = block; b < m_blocks.size() && m_blocks[b].firstMs() <= toMs(to); ++b)
        expected += m_blocks[b].size();
    result.reserve(std::min(expected + 2, m_size));
    for (; block < m_blocks.size(); ++block, i = 0) {
        const Block &source = m_blocks[block];
        for (; i < source.size(); ++i) {
            const Instant at{std::chrono::milliseconds(source.timeMs(i))};
            result.push_back({at, source.value(i)});
            if (at > to)
                return result;
        }
    }
    return result;
}

} // namespace insite::readings
