// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace insite::simulator {

/// Standard input line by line, without ever waiting for it. Belongs to the event loop of its thread.
class StdinLines final : public QObject
{
    Q_OBJECT

public:
    explicit StdinLines(QObject *parent = nullptr);

signals:
    void lineRead(const QString &line); ///< Without its end.
    void ended();                       ///< Once: no more will come.

private:
    void read();
    void end();

    QSocketNotifier m_notifier;
    QByteArray m_buffer;
};

} // namespace insite::simulator
