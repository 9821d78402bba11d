// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqttglobal.h>

#include <QtCore/QDebug>
#include <QtCore/QMetaType>
#include <QtCore/QString>
#include <QtCore/QStringList>

/*! The topic of one message: no wildcards. A value, any thread. */
class QMqttTopicName
{
public:
    QMqttTopicName(const QString &name = QString());
    QMqttTopicName(const QLatin1String &name);

    void swap(QMqttTopicName &other) noexcept { m_name.swap(other.m_name); }

    QString name() const { return m_name; }
    void setName(const QString &name) { m_name = name; }

    /*! Not empty, no wildcard, no U+0000, at most 65,535 bytes as UTF-8 (4.7.1, 4.7.3). */
    [[nodiscard]] bool isValid() const;
    [[nodiscard]] int levelCount() const;
    [[nodiscard]] QStringList levels() const;

    friend bool operator==(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.m_name == rhs.m_name;
    }
    friend bool operator!=(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return !(lhs == rhs);
    }
    friend bool operator<(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.m_name < rhs.m_name;
    }
    friend size_t qHash(const QMqttTopicName &name, size_t seed = 0) noexcept
    {
        return qHash(name.m_name, seed);
    }

private:
    QString m_name;
};

Q_DECLARE_SHARED(QMqttTopicName)

QDebug operator<<(QDebug debug, const QMqttTopicName &name);
