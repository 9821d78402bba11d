// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/targettext.h"

#include "settings/profile.h"

#include <QCoreApplication>

namespace insite::publisher {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::publisher::PublishController)
};

} // namespace

QString targetText(const settings::Profile &device)
{
    return Text::tr("%1 at %2:%3, %4")
        .arg(device.username, device.broker.host, QString::number(device.broker.port),
             device.gatewayBaseTopic);
}

} // namespace insite::publisher
