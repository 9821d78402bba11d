// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/facts.h"

using namespace Qt::StringLiterals;

namespace insite::metadata {

QString kindWord(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::Counter:
        return u"counter"_s;
    case RegisterKind::IntervalAmount:
        return u"interval"_s;
    case RegisterKind::Instant:
        return u"instant"_s;
    case RegisterKind::Unknown:
        break;
    }
    return {};
}

std::optional<RegisterKind> kindOfWord(const QString &word)
{
    for (const RegisterKind kind : {RegisterKind::Unknown, RegisterKind::Counter,
                                    RegisterKind::IntervalAmount, RegisterKind::Instant}) {
        if (word == kindWord(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace insite::metadata
