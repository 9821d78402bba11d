// SPDX-License-Identifier: GPL-3.0-or-later
#include "topiccache.h"

namespace insite::mqtt {

QMqttTopicName TopicCache::name(QByteArrayView topic)
{
    if (topic.size() > kMaxBytes)
        return QMqttTopicName(QString::fromUtf8(topic));
    Entry &entry = m_entries[qHash(topic) % kEntries];
    if (entry.bytes != topic) {
        entry.bytes = topic.toByteArray();
        entry.name = QMqttTopicName(QString::fromUtf8(topic));
    }
    return entry.name;
}

} // namespace insite::mqtt
