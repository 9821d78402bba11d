// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Has the broker on this plain loopback port keep a new session for the client id, subscribed to the filter
/// at QoS 1, so that nothing is lost before the program under test connects for the first time. What an
/// earlier session of that id still held is gone. Returns whether the broker granted it. Runs the event loop
/// meanwhile: tests and benchmarks only.
[[nodiscard]] bool makeKeptSession(quint16 plainPort, const QString &clientId, const QString &filter);
