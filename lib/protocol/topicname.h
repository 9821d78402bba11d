// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace insite::protocol {

/// MQTT 3.1.1, 1.5.3: a string's length is sent in two bytes and counts its UTF-8.
inline constexpr qsizetype kMaxTopicBytes = 65535;

/// Bytes of `text` in UTF-8; an unpaired surrogate counts three.
[[nodiscard]] qsizetype utf8Size(QStringView text) noexcept;

/// Whether UTF-8 can carry it at all: no unpaired surrogate.
[[nodiscard]] bool isUnicode(QStringView text) noexcept;

/// U+0001 to U+001F and U+007F to U+009F: a broker may end the connection for them (MQTT 3.1.1, 1.5.3).
[[nodiscard]] bool hasControlCharacter(QStringView text) noexcept;

} // namespace insite::protocol
