// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>
#include <QtMqtt/qmqtttopicname.h>

/*! What a subscription asks for: a topic in which a level may be "+" and the last one "#". A value, any
 * thread. */
class QMqttTopicFilter
{
public:
    enum MatchOption {
        NoMatchOption = 0x0000,
        /*! A wildcard at the beginning does not match a topic that begins with "$" (4.7.2). */
        WildcardsDontMatchDollarTopicMatchOption = 0x0001,
    };
    Q_DECLARE_FLAGS(MatchOptions, MatchOption)

    QMqttTopicFilter(const QString &filter = QString());
    QMqttTopicFilter(const QLatin1String &filter);

    void swap(QMqttTopicFilter &other) noexcept { m_filter.swap(other.m_filter); }

    QString filter() const { return m_filter; }
    void setFilter(const QString &filter) { m_filter = filter; }

    /*! The NAME of "$share/NAME/filter", else empty. */
    QString sharedSubscriptionName() const;

    /*! Not empty, wildcards only as whole levels and "#" only at the end, no U+0000, at most 65,535 bytes as
       UTF-8 (4.7.1, 4.7.3). */
    [[nodiscard]] bool isValid() const;
    [[nodiscard]] bool match(const QMqttTopicName &name, MatchOptions matchOptions = NoMatchOption) const;

    friend bool operator==(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.m_filter == rhs.m_filter;
    }
    friend bool operator!=(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return !(lhs == rhs);
    }
    friend bool operator<(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.m_filter < rhs.m_filter;
    }
    friend size_t qHash(const QMqttTopicFilter &filter, size_t seed = 0) noexcept
    {
        return qHash(filter.m_filter, seed);
    }

private:
    QString m_filter;
};

Q_DECLARE_SHARED(QMqttTopicFilter)
Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttTopicFilter::MatchOptions)

QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter);
