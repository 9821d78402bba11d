// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/totals.h"

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

using Kind = OutgoingMessage::Kind;

// In the order of the kinds.
constexpr std::array kKeys = {"readings", "duplicates", "revisions", "unknown", "malformed", "raw"};
static_assert(int(Kind::Reading) == 0 && int(Kind::Raw) == kKeys.size() - 1);

} // namespace

void Totals::count(const OutgoingMessage &message)
{
    ++m_counts[message.customer][static_cast<std::size_t>(message.kind)];
}

QJsonObject Totals::byCustomer() const
{
    QJsonObject customers;
    for (auto customer = m_counts.cbegin(); customer != m_counts.cend(); ++customer) {
        QJsonObject counts;
        qint64 messages = 0;
        for (std::size_t kind = 0; kind < kKeys.size(); ++kind) {
            counts.insert(QLatin1StringView(kKeys[kind]), customer->at(kind));
            messages += customer->at(kind);
        }
        counts.insert(u"messages"_s, messages);
        customers.insert(customer.key(), counts);
    }
    return customers;
}

} // namespace insite::simulator
