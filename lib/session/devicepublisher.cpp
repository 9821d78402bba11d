// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/devicepublisher.h"

#include "session/devicelink.h"
#include "session/ingestthread.h"

namespace insite::session {

class DevicePublisher::Private
{
public:
    Private(IngestThread &threadToUse, const Clock &clock)
        : thread(threadToUse)
        , link(new DeviceLink(clock))
    {
    }

    IngestThread &thread;
    DeviceLink *link; ///< Lives, and is deleted, on the ingest thread.
    SessionState state;
    quint64 lastToken = 0;
};

DevicePublisher::DevicePublisher(IngestThread &thread, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(thread, clock))
{
    connect(d->link, &DeviceLink::stateChanged, this, [this](const SessionState &state) {
        d->state = state;
        emit stateChanged(d->state);
    });
    connect(d->link, &DeviceLink::publishEnded, this, &DevicePublisher::publishEnded);
    thread.adopt(*d->link);
}

DevicePublisher::~DevicePublisher()
{
    d->thread.post([link = d->link] { delete link; });
}

const SessionState &DevicePublisher::state() const
{
    return d->state;
}

DeviceLink &DevicePublisher::link() const
{
    return *d->link;
}

quint64 DevicePublisher::publish(const QString &topic, const QByteArray &payload,
                                 std::chrono::milliseconds validity)
{
    const quint64 token = ++d->lastToken;
    d->thread.post([link = d->link, token, topic, payload, validity] {
        link->publish(token, topic, payload, validity);
    });
    return token;
}

void DevicePublisher::open(const settings::Profile &profile, const QString &password)
{
    d->thread.post([link = d->link, profile, password] { link->open(profile, password); });
}

void DevicePublisher::close()
{
    d->thread.post([link = d->link] { link->close(); });
}

void DevicePublisher::retryNow()
{
    d->thread.post([link = d->link] { link->retryNow(); });
}

void DevicePublisher::networkChanged()
{
    d->thread.post([link = d->link] { link->networkChanged(); });
}

} // namespace insite::session
