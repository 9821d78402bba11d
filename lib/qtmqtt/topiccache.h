// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtMqtt/qmqtttopicname.h>

#include <QByteArray>

#include <array>

namespace insite::mqtt {

/*! Topic names of the last messages: a meter sends under the same topic again and again, and its text need
   not be decoded anew each time. Bounded: 1,024 topics of at most 256 bytes. */
class TopicCache
{
public:
    [[nodiscard]] QMqttTopicName name(QByteArrayView topic);

private:
    struct Entry
    {
        QByteArray bytes;
        QMqttTopicName name;
    };

    static constexpr size_t kEntries = 1024;
    static constexpr qsizetype kMaxBytes = 256;

    std::array<Entry, kEntries> m_entries;
};

} // namespace insite::mqtt
