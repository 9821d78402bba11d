// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace insite::bench {

/// Runs the event loop until `isDone`, looked at every `each`, and no longer than `atMost`. Whether it is.
template <typename Predicate>
bool waitFor(Predicate isDone, std::chrono::milliseconds each, std::chrono::milliseconds atMost)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone())
            loop.quit();
    });
    look.start(each);
    QTimer::singleShot(atMost, &loop, &QEventLoop::quit);
    loop.exec();
    return isDone();
}

} // namespace insite::bench
