// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace insite {

/// What the numbers of a register mean. The platform publishes no list (facts.md, "MQTT"), so it is told by
/// metadata or a person, or stays unknown; it is never read off the register's number or payload version.
#ifdef __GNUC__ // GCC 12 takes the enumerator Instant for a shadow of insite::Instant; it is scoped.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#endif
enum class RegisterKind {
    Unknown,
    Counter,        ///< A state that only grows; what is used is the difference of two.
    IntervalAmount, ///< How much in the reading's interval; a total is their sum.
    Instant,        ///< A level (power, temperature); a mean over time says something, a sum does not.
};
#ifdef __GNUC__
#pragma GCC diagnostic pop
#endif

} // namespace insite

Q_DECLARE_METATYPE(insite::RegisterKind)
