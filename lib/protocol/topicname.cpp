// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/topicname.h"

#include <algorithm>

namespace insite::protocol {

qsizetype utf8Size(QStringView text) noexcept
{
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            bytes += 1;
        } else if (unit < 0x800) {
            bytes += 2;
        } else if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            bytes += 4;
            ++i;
        } else {
            bytes += 3;
        }
    }
    return bytes;
}

bool isUnicode(QStringView text) noexcept
{
    return text.isValidUtf16();
}

bool hasControlCharacter(QStringView text) noexcept
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        const char16_t unit = c.unicode();
        return (unit > 0 && unit < 0x20) || (unit >= 0x7f && unit < 0xa0);
    });
}

} // namespace insite::protocol
