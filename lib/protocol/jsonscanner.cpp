// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsonscanner.h"

#include <cstring>

namespace insite::protocol {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Passes over what stands for itself in a string: ASCII but for quote, backslash and control characters.
/// Eight bytes at a time, as most of a payload is this.
const char *skipPlain(const char *at, const char *end)
{
    constexpr quint64 kOnes = 0x0101'0101'0101'0101;
    constexpr quint64 kHighs = kOnes * 0x80;
    while (end - at >= 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes);
        // A borrow out of a byte can only cause a needless halt, never a missed one.
        const quint64 quote = (bytes ^ (kOnes * '"')) - kOnes;
        const quint64 backslash = (bytes ^ (kOnes * '\\')) - kOnes;
        const quint64 control = bytes - kOnes * 0x20;
        if (((quote | backslash | control | bytes) & kHighs) != 0)
            break;
        at += 8;
    }
    while (at != end) {
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\')
            break;
        ++at;
    }
    return at;
}

/// Only of a string that the scanner has accepted: `at` stands after the backslash, and is moved on.
char16_t resolveEscape(const char *&at)
{
    switch (const char c = *at++; c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    case 'u': {
        int unit = 0;
        for (int i = 0; i < 4; ++i)
            unit = unit * 16 + hexDigit(*at++);
        return static_cast<char16_t>(unit);
    }
    default:
        return static_cast<char16_t>(c);
    }
}

/// Bytes that follow a first byte of UTF-8, and the range of the next one (Unicode 15, table 3-7).
struct Sequence
{
    int following = 0; ///< 0: no character begins like this.
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
};

Sequence sequenceOf(unsigned char first)
{
    if (first >= 0xc2 && first <= 0xdf)
        return {1};
    if (first == 0xe0)
        return {2, 0xa0, 0xbf};
    if (first == 0xed)
        return {2, 0x80, 0x9f};
    if (first >= 0xe1 && first <= 0xef)
        return {2};
    if (first == 0xf0)
        return {3, 0x90, 0xbf};
    if (first >= 0xf1 && first <= 0xf3)
        return {3};
    if (first == 0xf4)
        return {3, 0x80, 0x8f};
    return {};
}

} // namespace

QString stringOf(const JsonValue &value)
{
    if (!value.hasEscapes)
        return QString::fromUtf8(value.text);
    QString result;
    const char *at = value.text.data();
    const char *const end = at + value.text.size();
    while (at != end) {
        const void *const found = std::memchr(at, '\\', static_cast<size_t>(end - at));
        const char *const stop = found ? static_cast<const char *>(found) : end;
        result += QString::fromUtf8(QByteArrayView(at, stop));
        at = stop;
        if (at != end)
            result += QChar(resolveEscape(++at));
    }
    return result;
}

JsonScanner::JsonScanner(QByteArrayView text)
    : m_begin(text.data())
    , m_at(text.data())
    , m_end(text.data() + text.size())
{
}

bool JsonScanner::fail(Fault fault)
{
    m_fault = fault;
    return false;
}

bool JsonScanner::enter()
{
    return ++m_depth <= kMaxDepth || fail(Fault::TooDeep);
}

bool JsonScanner::scanEnd()
{
    skipSpace();
    return m_at == m_end || fail(Fault::Syntax);
}

bool JsonScanner::scanValue(JsonValue &value)
{
    using Kind = JsonValue::Kind;
    skipSpace();
    if (m_at == m_end)
        return fail(Fault::Syntax);
    switch (*m_at) {
    case '"':
        return scanString(value);
    case '{':
        value.kind = Kind::Object;
        return scanObject([](const JsonValue &, const JsonValue &) {});
    case '[':
        return scanArray(value);
    case 'n':
        return scanWord("null", value, Kind::Null);
    case 't':
        return scanWord("true", value, Kind::True);
    case 'f':
        return scanWord("false", value, Kind::False);
    default:
        return scanNumber(value);
    }
}

bool JsonScanner::scanWord(QByteArrayView word, JsonValue &value, JsonValue::Kind kind)
{
    if (!QByteArrayView(m_at, m_end).startsWith(word))
        return fail(Fault::Syntax);
    m_at += word.size();
    value.kind = kind;
    return true;
}

bool JsonScanner::scanArray(JsonValue &value)
{
    value.kind = JsonValue::Kind::Array;
    if (!enter())
        return false;
    ++m_at;
    skipSpace();
    if (!take(']')) {
        do {
            JsonValue element;
            if (!scanValue(element))
                return false;
            skipSpace();
        } while (take(','));
        if (!take(']'))
            return fail(Fault::Syntax);
    }
    --m_depth;
    return true;
}

bool JsonScanner::scanString(JsonValue &value)
{
    const char *const begin = ++m_at;
    bool hasEscapes = false;
    while (true) {
        m_at = skipPlain(m_at, m_end);
        if (m_at == m_end)
            break;
        const auto byte = static_cast<unsigned char>(*m_at);
        if (byte == '"') {
            value = {JsonValue::Kind::String, QByteArrayView(begin, m_at), hasEscapes};
            ++m_at;
            return true;
        }
        if (byte == '\\') {
            hasEscapes = true;
            if (!scanEscape())
                return false;
        } else if (byte >= 0x80) {
            if (!scanUtf8Sequence())
                return false;
        } else {
            break;
        }
    }
    return fail(Fault::Syntax);
}

bool JsonScanner::scanEscape()
{
    ++m_at;
    if (m_at == m_end)
        return fail(Fault::Syntax);
    const char c = *m_at;
    if (c != 'u') {
        if (c == '\0' || !std::strchr("\"\\/bfnrt", c))
            return fail(Fault::Syntax);
        ++m_at;
        return true;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end || hexDigit(*m_at) < 0)
            return fail(Fault::Syntax);
    }
    return true;
}

bool JsonScanner::scanUtf8Sequence()
{
    const Sequence sequence = sequenceOf(static_cast<unsigned char>(*m_at));
    if (sequence.following == 0 || m_end - m_at <= sequence.following)
        return fail(Fault::InvalidUtf8);
    const auto second = static_cast<unsigned char>(m_at[1]);
    if (second < sequence.low || second > sequence.high)
        return fail(Fault::InvalidUtf8);
    for (int i = 2; i <= sequence.following; ++i) {
        if ((static_cast<unsigned char>(m_at[i]) & 0xc0) != 0x80)
            return fail(Fault::InvalidUtf8);
    }
    m_at += sequence.following + 1;
    return true;
}

bool JsonScanner::scanDigits()
{
    const char *const begin = m_at;
    while (m_at != m_end && isDigit(*m_at))
        ++m_at;
    return m_at != begin || fail(Fault::Syntax);
}

bool JsonScanner::scanNumber(JsonValue &value)
{
    const char *const begin = m_at;
    (void)take('-');
    if (!take('0') && !scanDigits())
        return false;
    if (take('.') && !scanDigits())
        return false;
    if (take('e') || take('E')) {
        if (!take('+'))
            (void)take('-');
        if (!scanDigits())
            return false;
    }
    value = {JsonValue::Kind::Number, QByteArrayView(begin, m_at), false};
    return true;
}

} // namespace insite::protocol
