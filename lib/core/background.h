// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace insite {

namespace detail {
/// Lives on `context`'s thread; takes a worker's answer there. When the context goes, so does the answer, at
/// once.
class Courier final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Courier)

public:
    Courier(QObject *context, std::function<void()> deliver);
    ~Courier() override;

    /// Any thread; the courier deletes itself afterwards.
    void finish();

private:
    std::function<void()> m_deliver;
};
} // namespace detail

/// Runs `work` on a thread of the pool and hands its result to `done` on the calling thread, never
/// before this returns and not after `context` has gone: a result that then waits to be handed over goes with
/// it, one that comes later goes on its worker's thread. For files: a disk that hangs must not hang the
/// window.
template <typename Work, typename Done>
void runInBackground(QThreadPool &pool, QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto value = std::make_shared<std::optional<Value>>();
    auto *courier =
        new detail::Courier(context, [value, done = std::move(done)]() mutable { done(std::move(**value)); });
    pool.start([courier, value, work = std::move(work)]() mutable {
        value->emplace(work());
        courier->finish();
    });
}

/// The same on the global pool, for work that borrows nothing.
template <typename Work, typename Done>
void runInBackground(QObject *context, Work work, Done done)
{
    runInBackground(*QThreadPool::globalInstance(), context, std::move(work), std::move(done));
}

} // namespace insite
