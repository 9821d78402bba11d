// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/liveseries.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace insite::readings {
namespace {

constexpr size_t kAllocationBytes = 16; ///< What an allocator keeps beside each allocation.
constexpr qint64 kMaxOffset = std::numeric_limits<quint32>::max();
constexpr qint64 kMaxWideOffset = (qint64(1) << 48) - 1;
/// Shapes beyond 255 of one register share a code and cannot be told apart any more.
constexpr quint8 kOtherShape = 255;

qint64 toMs(Instant instant)
{
    return instant.time_since_epoch().count();
}

template <typename T>
void openPlace(T *column, size_t at, size_t size)
{
    std::memmove(column + at + 1, column + at, (size - at) * sizeof(T));
}

} // namespace

const quint8 *LiveSeries::Block::shapes() const
{
    return m_isWide ? reinterpret_cast<const quint8 *>(highs() + m_capacity)
                    : reinterpret_cast<const quint8 *>(offsets() + m_capacity);
}

quint8 *LiveSeries::Block::shapes()
{
    return const_cast<quint8 *>(std::as_const(*this).shapes());
}

void LiveSeries::Block::setOffset(size_t i, qint64 offset)
{
    offsets()[i] = static_cast<quint32>(offset);
    if (m_isWide)
        highs()[i] = static_cast<quint16>(offset >> 32);
}

size_t LiveSeries::Block::lowerBound(qint64 timeMs) const
{
    if (timeMs <= m_baseMs)
        return 0;
    if (timeMs > lastMs())
        return m_size;
    const qint64 wanted = timeMs - m_baseMs;
    if (!m_isWide) {
        const quint32 *const found =
            std::lower_bound(offsets(), offsets() + m_size, static_cast<quint32>(wanted));
        return static_cast<size_t>(found - offsets());
    }
    size_t begin = 0;
    for (size_t end = m_size; begin < end;) {
        const size_t middle = (begin + end) / 2;
        if (offset(middle) < wanted)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

bool LiveSeries::Block::canHold(qint64 timeMs) const
{
    if (m_size == 0)
        return true;
    if (m_size == kMaxSize)
        return false;
    const qint64 span = timeMs < m_baseMs ? lastMs() - timeMs : timeMs - m_baseMs;
    const bool isWide = m_isWide || m_size < kMaxWidening;
    return span <= (isWide ? kMaxWideOffset : kMaxOffset);
}

size_t LiveSeries::Block::grown() const
{
    return std::min<size_t>(kMaxSize, m_isWide ? m_size + m_size / 32U + 2U : m_size + m_size / 6U + 4U);
}

void LiveSeries::Block::rebuild(size_t begin, size_t end, size_t capacity, bool isWide)
{
    Block other(begin < end ? timeMs(begin) : m_baseMs);
    other.m_capacity = static_cast<quint16>(capacity);
    other.m_isWide = isWide || (begin < end && timeMs(end - 1) - timeMs(begin) > kMaxOffset);
    other.m_data = std::make_unique<std::byte[]>(other.bytes());
    std::copy(values() + begin, values() + end, other.values());
    std::copy(shapes() + begin, shapes() + end, other.shapes());
    if (m_isWide || other.m_isWide || begin > 0) {
        for (size_t i = begin; i < end; ++i)
            other.setOffset(i - begin, timeMs(i) - other.m_baseMs);
    } else {
        std::copy(offsets(), offsets() + end, other.offsets());
    }
    other.m_size = static_cast<quint16>(end - begin);
    *this = std::move(other);
}

void LiveSeries::Block::rebase(qint64 baseMs)
{
    const qint64 shift = m_baseMs - baseMs;
    for (size_t i = 0; i < m_size; ++i)
        setOffset(i, offset(i) + shift);
    m_baseMs = baseMs;
}

void LiveSeries::Block::openGap(size_t i)
{
    openPlace(values(), i, m_size);
    openPlace(offsets(), i, m_size);
    if (m_isWide)
        openPlace(highs(), i, m_size);
    openPlace(shapes(), i, m_size);
}

void LiveSeries::Block::insert(size_t i, qint64 timeMs, double value, quint8 shape)
{
    const qint64 span = m_size == 0 ? 0 : std::max(timeMs, lastMs()) - std::min(timeMs, m_baseMs);
    if (!m_isWide && span > kMaxOffset)
        rebuild(0, m_size, m_size + m_size / 32U + 2U, true);
    else if (m_size == m_capacity)
        rebuild(0, m_size, grown(), span > kMaxOffset);
    if (timeMs < m_baseMs || m_size == 0)
        rebase(timeMs);
    if (i < m_size)
        openGap(i);
    values()[i] = value;
    setOffset(i, timeMs - m_baseMs);
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
    second.m_isWide = m_isWide;
    second.m_data = std::make_unique<std::byte[]>(bytes());
    std::memcpy(second.m_data.get(), m_data.get(), bytes());
    second.rebuild(half, m_size, m_size - half, false);
    rebuild(0, half, half, false);
    return second;
}

void LiveSeries::Block::removeFirst(size_t count)
{
    rebuild(count, m_size, m_size - count, false);
}

size_t LiveSeries::bytes() const
{
    return m_columnBytes + m_blocks.size() * kAllocationBytes + m_blocks.capacity() * sizeof(Block) +
           m_shapes.capacity() * sizeof(Shape);
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

LiveSeries::Change LiveSeries::insert(const Reading &reading, Known known)
{
    const qint64 timeMs = toMs(reading.measuredAt);
    const quint8 shape = shapeCode(reading);
    if (m_blocks.empty())
        m_blocks.emplace_back(timeMs);
    return insertInto(blockFor(timeMs), timeMs, reading.value, shape, known);
}

LiveSeries::Change LiveSeries::insertInto(size_t block, qint64 timeMs, double value, quint8 shape,
                                          Known known)
{
    Block &target = m_blocks[block];
    const size_t i = target.size() == 0 ? 0 : target.lowerBound(timeMs);
    if (i < target.size() && target.timeMs(i) == timeMs) {
        if (!outranks(shape, target.shape(i)))
            return Change::Outranked;
        if (shape == target.shape(i) && (known == Known::Keep || value == target.value(i)))
            return Change::None;
        target.set(i, value, shape);
        return Change::Revised;
    }
    if (target.canHold(timeMs)) {
        const size_t before = target.bytes();
        target.insert(i, timeMs, value, shape);
        m_columnBytes += target.bytes() - before;
        ++m_size;
        return Change::Added;
    }
    if (i == target.size() || i == 0) {
        const size_t place = i == 0 ? block : block + 1;
        // Between two blocks, or before the first: a block of its own, unless its neighbour has room.
        if (place < m_blocks.size() && place != block && m_blocks[place].canHold(timeMs))
            return insertInto(place, timeMs, value, shape, known);
        m_blocks.emplace(m_blocks.begin() + static_cast<std::ptrdiff_t>(place), timeMs);
        return insertInto(place, timeMs, value, shape, known);
    }
    const size_t before = target.bytes();
    Block second = target.splitHalf();
    m_columnBytes += target.bytes() + second.bytes() - before;
    m_blocks.insert(m_blocks.begin() + static_cast<std::ptrdiff_t>(block) + 1, std::move(second));
    return insertInto(blockFor(timeMs), timeMs, value, shape, known);
}

std::optional<Instant> LiveSeries::keepNewest(size_t count)
{
    count = std::max<size_t>(count, 1);
    if (m_size <= count)
        return std::nullopt;
    size_t surplus = m_size - count;
    m_size = count;
    size_t whole = 0;
    qint64 forgottenMs = 0;
    while (m_blocks[whole].size() <= surplus) {
        forgottenMs = m_blocks[whole].lastMs();
        surplus -= m_blocks[whole++].size();
    }
    m_blocks.erase(m_blocks.begin(), m_blocks.begin() + static_cast<std::ptrdiff_t>(whole));
    if (surplus > 0) {
        forgottenMs = m_blocks.front().timeMs(surplus - 1);
        m_blocks.front().removeFirst(surplus);
    }
    m_blocks.shrink_to_fit();
    m_columnBytes = 0;
    for (const Block &block : m_blocks)
        m_columnBytes += block.bytes();
    return Instant(std::chrono::milliseconds(forgottenMs));
}

Sample LiveSeries::sampleAt(const Block &block, size_t i) const
{
    const quint8 code = block.shape(i);
    // Of those that cannot be told apart, the last one that could.
    const qint64 length = m_shapes[std::min<size_t>(code, m_shapes.size() - 1)].lengthMs;
    return {Instant(std::chrono::milliseconds(block.timeMs(i))), std::chrono::milliseconds(length),
            block.value(i)};
}

std::vector<Sample> LiveSeries::samples(Instant from, Instant to, size_t beyond) const
{
    std::vector<Sample> result;
    if (m_size == 0 || from > to)
        return result;
    size_t block = blockFor(toMs(from));
    size_t i = m_blocks[block].lowerBound(toMs(from));
    size_t back = beyond;
    for (; i < back && block > 0; i = m_blocks[block].size()) {
        back -= i;
        --block;
    }
    i -= std::min(i, back);
    size_t expected = 2 * beyond;
    for (size_t b = block; b < m_blocks.size() && m_blocks[b].firstMs() <= toMs(to); ++b)
        expected += m_blocks[b].size();
    result.reserve(std::min(expected, m_size));
    for (size_t after = 0; block < m_blocks.size(); ++block, i = 0) {
        const Block &source = m_blocks[block];
        for (; i < source.size(); ++i) {
            if (source.timeMs(i) > toMs(to) && after++ == beyond)
                return result;
            result.push_back(sampleAt(source, i));
        }
    }
    return result;
}

std::span<const Sample> LiveSeries::newest(Instant to, std::span<Sample> out) const
{
    size_t begin = out.size();
    if (m_size == 0)
        return {};
    for (size_t block = blockFor(toMs(to)) + 1; block > 0 && begin > 0; --block) {
        const Block &source = m_blocks[block - 1];
        size_t i = source.lastMs() <= toMs(to) ? source.size() : source.lowerBound(toMs(to) + 1);
        while (i > 0 && begin > 0)
            out[--begin] = sampleAt(source, --i);
    }
    return out.subspan(begin);
}

} // namespace insite::readings
