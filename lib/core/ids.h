// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace insite {

/// An id as the platform gave it: opaque text, compared letter by letter. The formats are not documented
/// (facts.md, "Entities"), so nothing is read into it. The tag keeps a meter's id from being taken for a
/// customer's.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &left, const Id &right)
    {
        return left.m_text.compare(right.m_text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using CustomerId = Id<struct CustomerTag>;
using SubscriptionId = Id<struct SubscriptionTag>;
using MeterId = Id<struct MeterTag>;
/// `register_id` in the payload: a JSON number in the vendor's examples, kept as the text of it.
using RegisterId = Id<struct RegisterTag>;

/// One register of one meter as MQTT delivers it: the topic's three ids and the payload's one. A meter that
/// arrives under two subscriptions has two keys for each register, and is never added up across them.
struct RegisterKey
{
    CustomerId customer;
    SubscriptionId subscription;
    MeterId meter;
    RegisterId registerId;

    friend bool operator==(const RegisterKey &, const RegisterKey &) = default;
    friend auto operator<=>(const RegisterKey &, const RegisterKey &) = default;
    friend size_t qHash(const RegisterKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.customer, key.subscription, key.meter, key.registerId);
    }
};

} // namespace insite

Q_DECLARE_METATYPE(insite::RegisterKey)
