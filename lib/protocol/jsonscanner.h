// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace insite::protocol {

/// A value as it stands in the text; nothing is copied or converted.
struct JsonValue
{
    enum class Kind { Null, False, True, Number, String, Object, Array };

    Kind kind = Kind::Null;
    /// A number's characters; what stands between a string's quotes; empty for the others.
    QByteArrayView text;
    bool hasEscapes = false; ///< A string with backslashes in it.
};

/// The text that a string stands for, its escapes resolved. It may hold half a surrogate pair, when the JSON
/// spells one out.
[[nodiscard]] QString stringOf(const JsonValue &value);

/// Reads one JSON text (RFC 8259) in one pass and checks all of it, to the last byte and with UTF-8, also
/// what nobody asks for. Numbers stay text: an id of thirty digits is as good as any. One use, one thread.
class JsonScanner
{
public:
    enum class Fault {
        None,
        Syntax,
        InvalidUtf8,
        TooDeep, ///< More than kMaxDepth objects and arrays inside each other.
    };

    static constexpr int kMaxDepth = 64;

    explicit JsonScanner(QByteArrayView text);

    /// The text is one object: calls visit(const JsonValue &key, const JsonValue &value) for each of its
    /// members, in order, also when a key comes again. False when the text is not well-formed, or is
    /// something else (isObject() tells).
    template <typename Visit>
    [[nodiscard]] bool visitObject(Visit &&visit);

    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Where the fault was noticed, in bytes from the beginning.
    [[nodiscard]] qsizetype position() const { return m_at - m_begin; }
    [[nodiscard]] bool isObject() const { return m_isObject; }

private:
    [[nodiscard]] bool scanValue(JsonValue &value);
    [[nodiscard]] bool scanString(JsonValue &value);
    [[nodiscard]] bool scanEscape();
    [[nodiscard]] bool scanUtf8Sequence();
    [[nodiscard]] bool scanNumber(JsonValue &value);
    [[nodiscard]] bool scanDigits();
    [[nodiscard]] bool scanWord(QByteArrayView word, JsonValue &value, JsonValue::Kind kind);
    [[nodiscard]] bool scanArray(JsonValue &value);
    [[nodiscard]] bool scanEnd();
    template <typename Visit>
    [[nodiscard]] bool scanObject(Visit &&visit);
    void skipSpace();
    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool enter();
    bool fail(Fault fault);

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    int m_depth = 0;
    Fault m_fault = Fault::None;
    bool m_isObject = false;
};

inline void JsonScanner::skipSpace()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

inline bool JsonScanner::take(char c)
{
    if (m_at == m_end || *m_at != c)
        return false;
    ++m_at;
    return true;
}

template <typename Visit>
bool JsonScanner::scanObject(Visit &&visit)
{
    if (!enter())
        return false;
    ++m_at;
    skipSpace();
    if (!take('}')) {
        do {
            JsonValue key;
            JsonValue value;
            skipSpace();
            if (m_at == m_end || *m_at != '"')
                return fail(Fault::Syntax);
            if (!scanString(key))
                return false;
            skipSpace();
            if (!take(':'))
                return fail(Fault::Syntax);
            if (!scanValue(value))
                return false;
            visit(key, value);
            skipSpace();
        } while (take(','));
        if (!take('}'))
            return fail(Fault::Syntax);
    }
    --m_depth;
    return true;
}

template <typename Visit>
bool JsonScanner::visitObject(Visit &&visit)
{
    skipSpace();
    m_isObject = m_at != m_end && *m_at == '{';
    if (m_isObject)
        return scanObject(visit) && scanEnd();
    JsonValue other;
    return scanValue(other) && scanEnd() && m_isObject;
}

} // namespace insite::protocol
