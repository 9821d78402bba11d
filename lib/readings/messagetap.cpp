// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/messagetap.h"

#include <deque>
#include <mutex>

namespace insite::readings {

class MessageTap::Private
{
public:
    explicit Private(MessageBound bound)
        : m_bound(bound)
    {
    }

    void add(std::vector<TappedMessage> messages)
    {
        for (TappedMessage &message : messages) {
            const qint64 bytes = heldBytes(message);
            if (m_isHeld && isFullWith(bytes)) {
                ++m_notKept;
                continue;
            }
            while (!m_messages.empty() && isFullWith(bytes))
                dropOldest();
            m_bytes += bytes;
            m_messages.push_back(std::move(message));
        }
    }

    std::mutex m_mutex;
    const MessageBound m_bound;
    std::deque<TappedMessage> m_messages;
    qint64 m_bytes = 0;
    qint64 m_notKept = 0;
    bool m_isHeld = false;

private:
    [[nodiscard]] bool isFullWith(qint64 bytes) const
    {
        return qsizetype(m_messages.size()) >= m_bound.messages || m_bytes + bytes > m_bound.bytes;
    }

    void dropOldest()
    {
        m_bytes -= heldBytes(m_messages.front());
        m_messages.pop_front();
        ++m_notKept;
    }
};

MessageTap::MessageTap(MessageBound bound)
    : d(std::make_unique<Private>(bound))
{
}

MessageTap::~MessageTap() = default;

void MessageTap::setWatched(bool isWatched)
{
    std::deque<TappedMessage> dropped;
    const std::lock_guard lock(d->m_mutex);
    m_isWatched = isWatched;
    if (isWatched)
        return;
    dropped.swap(d->m_messages);
    d->m_bytes = 0;
    d->m_notKept = 0;
}

void MessageTap::setHeld(bool isHeld)
{
    const std::lock_guard lock(d->m_mutex);
    d->m_isHeld = isHeld;
}

void MessageTap::add(std::vector<TappedMessage> messages)
{
    const std::lock_guard lock(d->m_mutex);
    if (isWatched())
        d->add(std::move(messages));
}

MessageTap::Taken MessageTap::take()
{
    std::deque<TappedMessage> messages;
    Taken taken;
    {
        const std::lock_guard lock(d->m_mutex);
        messages.swap(d->m_messages);
        d->m_bytes = 0;
        taken.notKept = std::exchange(d->m_notKept, 0);
    }
    taken.messages.assign(std::make_move_iterator(messages.begin()), std::make_move_iterator(messages.end()));
    return taken;
}

MessageTap::Waiting MessageTap::waiting() const
{
    const std::lock_guard lock(d->m_mutex);
    return {qsizetype(d->m_messages.size()), d->m_notKept};
}

qint64 heldBytes(const TappedMessage &message)
{
    return message.payload.size() + message.topic.size() * qint64(sizeof(QChar));
}

} // namespace insite::readings
