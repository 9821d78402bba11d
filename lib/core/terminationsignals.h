// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace insite {

/// SIGINT and SIGTERM (Windows: Ctrl+C, and the console's closing) as a Qt signal, so that a program ends in
/// an orderly way. The second one ends the process at once, as if nobody had listened. One object in the
/// process, made in main and used on main's thread.
class TerminationSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignals)

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

signals:
    void received();
};

} // namespace insite
