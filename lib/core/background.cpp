// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"

namespace insite::detail {

Courier::Courier(QObject *context, std::function<void()> deliver)
    : m_context(context)
    , m_deliver(std::move(deliver))
{
}

Courier::~Courier() = default;

void Courier::finish()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_context)
                m_deliver();
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace insite::detail
