// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sessionstate.h"

#include <QHash>
#include <QSet>

namespace insite::session {

/// Who is asked for next, and who gets us kicked (invariant 7). Customers are asked for one after the other;
/// if the broker ends the session while one is in question, that one is asked for first, alone, on the next
/// connection, and set aside when it happens again. A pure state machine: no I/O, no clock. Any thread, one
/// at a time.
class CustomerRoll final
{
public:
    struct Question
    {
        CustomerId customer;
        QStringList filters; ///< Those not refused; at least one.
    };

    /// What a drop tells.
    enum class Verdict {
        Ordinary,  ///< Nothing about a customer; the connection had lasted.
        Suspected, ///< One customer is asked for first next time.
        Kicked,    ///< One customer was set aside.
        TooSoon,   ///< Again soon after signing in, and no customer explains it.
    };

    explicit CustomerRoll(const QList<settings::CustomerFilters> &customers);

    /// A new connection: everyone is asked for again.
    void begin();
    /// The next in turn; absent when all were asked.
    [[nodiscard]] std::optional<Question> next();
    /// Whether the one in question has been through it before, and needs no time to settle.
    [[nodiscard]] bool isProven() const;
    /// The one in question stayed in.
    void settled();
    /// SUBACK refused this filter of the one in question.
    void refuse(const QString &filter, RefusalKind kind);
    /// The broker ended the session; `wasSoon` after signing in.
    [[nodiscard]] Verdict dropped(bool wasSoon);
    /// The connection has lasted: what came before explains nothing any more.
    void lasted() { m_unexplained = 0; }
    /// Whether the next connection is to find out who was to blame.
    [[nodiscard]] bool isSomeoneSuspected() const { return m_suspect.has_value(); }
    /// Nobody is to blame for the drops so far.
    void acquit();
    /// "Try again".
    void forgive(const CustomerId &customer);

    [[nodiscard]] const QList<RefusedCustomer> &refused() const { return m_refused; }
    [[nodiscard]] bool isEveryoneRefused() const;
    /// Drops in a row, soon after signing in, that no customer explained.
    [[nodiscard]] int unexplained() const { return m_unexplained; }

private:
    [[nodiscard]] QStringList openFilters(const settings::CustomerFilters &customer) const;

    QList<settings::CustomerFilters> m_customers;
    QList<Question> m_queue;
    std::optional<Question> m_current;
    QSet<CustomerId> m_proven;
    std::optional<CustomerId> m_suspect;
    QList<RefusedCustomer> m_refused;
    int m_unexplained = 0;
};

} // namespace insite::session
