// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/customerroll.h"

#include <algorithm>

namespace insite::session {

CustomerRoll::CustomerRoll(const QList<settings::CustomerFilters> &customers)
    : m_customers(customers)
{
}

QStringList CustomerRoll::openFilters(const settings::CustomerFilters &customer) const
{
    QStringList open;
    for (const QString &filter : customer.filters) {
        const bool isRefused =
            std::any_of(m_refused.cbegin(), m_refused.cend(), [&](const RefusedCustomer &refused) {
                return refused.customer == customer.customer && refused.filter == filter;
            });
        if (!isRefused)
            open.append(filter);
    }
    return open;
}

void CustomerRoll::begin()
{
    m_current.reset();
    m_queue.clear();
    for (const auto &customer : std::as_const(m_customers)) {
        const QStringList filters = openFilters(customer);
        if (filters.isEmpty())
            continue;
        const Question question{customer.customer, filters};
        if (m_suspect == customer.customer)
            m_queue.prepend(question);
        else
            m_queue.append(question);
    }
}

std::optional<CustomerRoll::Question> CustomerRoll::next()
{
    m_current.reset();
    if (!m_queue.isEmpty())
        m_current = m_queue.takeFirst();
    return m_current;
}

bool CustomerRoll::isProven() const
{
    return m_current && m_proven.contains(m_current->customer);
}

void CustomerRoll::settled()
{
    if (!m_current)
        return;
    m_proven.insert(m_current->customer);
    if (m_suspect == m_current->customer)
        m_suspect.reset();
    m_current.reset();
}

void CustomerRoll::refuse(const QString &filter, RefusalKind kind)
{
    if (m_current)
        m_refused.append({m_current->customer, filter, kind});
}

CustomerRoll::Verdict CustomerRoll::dropped(bool wasSoon)
{
    const auto current = std::exchange(m_current, std::nullopt);
    m_queue.clear();
    m_proven.clear(); // Access may have been withdrawn: on the next connection everyone gets time to settle.
    if (current && m_suspect == current->customer) {
        m_suspect.reset();
        m_unexplained = 0;
        for (const QString &filter : current->filters)
            m_refused.append({current->customer, filter, RefusalKind::Kicked});
        return Verdict::Kicked;
    }
    if (!wasSoon && !current) {
        m_unexplained = 0;
        return Verdict::Ordinary;
    }
    ++m_unexplained;
    if (current)
        m_suspect = current->customer;
    return current ? Verdict::Suspected : Verdict::TooSoon;
}

void CustomerRoll::acquit()
{
    m_suspect.reset();
    m_unexplained = 0;
}

void CustomerRoll::forgive(const CustomerId &customer)
{
    m_refused.removeIf([&customer](const RefusedCustomer &refused) { return refused.customer == customer; });
    m_proven.remove(customer);
}

bool CustomerRoll::isEveryoneRefused() const
{
    return std::all_of(m_customers.cbegin(), m_customers.cend(),
                       [this](const auto &customer) { return openFilters(customer).isEmpty(); });
}

} // namespace insite::session
