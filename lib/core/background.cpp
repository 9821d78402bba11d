// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"

#include <utility>

namespace insite::detail {

Courier::Courier(QObject *context, std::function<void()> deliver)
    : m_deliver(std::move(deliver))
{
    // Not later, by an event that may never be handled: a result may own what borrows from context's owner.
    connect(context, &QObject::destroyed, this, [this] { m_deliver = nullptr; });
}

Courier::~Courier() = default;

void Courier::finish()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            // It may end the context.
            if (const auto deliver = std::exchange(m_deliver, nullptr))
                deliver();
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace insite::detail
