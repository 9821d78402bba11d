// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/limits.h"
#include "core/registerkind.h"
#include "core/unit.h"

#include <QMap>

namespace insite::metadata {

/// Who said it, from the weakest to the strongest: a person's word wins over the API's, that over what the
/// program ships with.
enum class Origin { Unknown, Shipped, Api, Person };

/// A value and who said it. While nobody has, the value is the type's own empty one and must not be shown.
template <typename T>
struct Fact
{
    T value{};
    Origin origin = Origin::Unknown;

    [[nodiscard]] bool isKnown() const { return origin != Origin::Unknown; }

    /// Takes the word of someone stronger than whoever spoke before.
    void hear(const T &word, Origin from)
    {
        if (from > origin) {
            value = word;
            origin = from;
        }
    }

    friend bool operator==(const Fact &, const Fact &) = default;
};

/// What is known about one register beyond its ids. Nothing here is ever guessed.
struct RegisterFacts
{
    Fact<QString> name;
    Fact<QString> unit; ///< A symbol ("kWh"), as it was told.
    Fact<RegisterKind> kind;
    Fact<int> decimals;                               ///< Digits after the decimal point, 0 to 9.
    Fact<std::chrono::milliseconds> expectedInterval; ///< Between two readings; more than 0.
    Fact<Limits> limits;                              ///< In the register's unit.

    [[nodiscard]] Unit unitOrNothing() const { return unit.isKnown() ? Unit(unit.value) : Unit(); }

    friend bool operator==(const RegisterFacts &, const RegisterFacts &) = default;
};

/// What is known about one meter beyond its id.
struct MeterFacts
{
    Fact<QString> name;
    Fact<MeterId> parent; ///< The meter whose numbers hold this one's too; never leads back to the meter.
    Fact<QString> installationId;
    Fact<QString> installationName;
    Fact<QString> utility;         ///< As told: "Electrical", "Water", …
    QMap<QString, QString> labels; ///< The installation's and the meter's; the meter's win.

    friend bool operator==(const MeterFacts &, const MeterFacts &) = default;
};

/// A register wherever it arrives: a word about it holds under every subscription.
struct RegisterPlace
{
    CustomerId customer;
    MeterId meter;
    RegisterId registerId;

    RegisterPlace() = default;
    RegisterPlace(CustomerId ofCustomer, MeterId ofMeter, RegisterId id)
        : customer(std::move(ofCustomer))
        , meter(std::move(ofMeter))
        , registerId(std::move(id))
    {
    }
    explicit RegisterPlace(const RegisterKey &key)
        : RegisterPlace(key.customer, key.meter, key.registerId)
    {
    }

    friend bool operator==(const RegisterPlace &, const RegisterPlace &) = default;
    friend auto operator<=>(const RegisterPlace &, const RegisterPlace &) = default;
    friend size_t qHash(const RegisterPlace &place, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, place.customer, place.meter, place.registerId);
    }
};

/// A meter of a customer.
struct MeterPlace
{
    CustomerId customer;
    MeterId meter;

    friend bool operator==(const MeterPlace &, const MeterPlace &) = default;
    friend auto operator<=>(const MeterPlace &, const MeterPlace &) = default;
    friend size_t qHash(const MeterPlace &place, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, place.customer, place.meter);
    }
};

/// The word for a kind in files and on the wire: "counter", "interval", "instant"; empty: unknown.
[[nodiscard]] QString kindWord(RegisterKind kind);
/// The kind of a word of kindWord(); absent when it is another.
[[nodiscard]] std::optional<RegisterKind> kindOfWord(const QString &word);

} // namespace insite::metadata
