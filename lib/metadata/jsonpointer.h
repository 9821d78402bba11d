// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace insite::metadata {

/// Where a value is in a JSON text (RFC 6901): "/items/0/name"; "" is all of it. A value; any thread.
class JsonPointer
{
public:
    JsonPointer() = default; ///< All of it.
    /// Nothing when the text is no pointer.
    [[nodiscard]] static std::optional<JsonPointer> parse(const QString &text);

    /// Undefined when nothing is there.
    [[nodiscard]] QJsonValue find(const QJsonValue &root) const;
    [[nodiscard]] const QString &text() const { return m_text; }

    friend bool operator==(const JsonPointer &left, const JsonPointer &right)
    {
        return left.m_text == right.m_text;
    }

private:
    QString m_text;
    QStringList m_parts;
};

} // namespace insite::metadata
