// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

#include <functional>

namespace insite::session {

/// The one thread on which all QMqttClients live (their packet ids are one unlocked static) and on which
/// readings are decoded and stored. Started by the constructor; the destructor lets everything run that was
/// posted before it, then quits and waits. The composition root owns it, and destroys it after those that
/// post to it and before what their work uses (clock, live readings).
class IngestThread final
{
    Q_DISABLE_COPY_MOVE(IngestThread)

public:
    IngestThread();
    ~IngestThread();

    /// Runs `work` on the thread, in the order of the calls. Any thread; returns at once.
    void post(std::function<void()> work);

    /// Moves an object that has just been made, and has no parent, to the thread; from then on it is used and
    /// destroyed by what is posted.
    void adopt(QObject &object);

private:
    QThread m_thread;
    QObject *m_context; ///< Lives on m_thread.
};

} // namespace insite::session
