// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTimeZone;

namespace insite::theme {
class TimeEdit;
}

namespace insite::charts {

/// Asks from when to when, by the clock of a zone. On the night when an hour comes twice, the earlier start
/// and the later end of what was typed are meant, so that nothing is cut off. GUI thread; use open().
class TimeRangeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeRangeDialog)

public:
    TimeRangeDialog(Instant from, Instant to, const QTimeZone &zone, QWidget *parent = nullptr);
    ~TimeRangeDialog() override;

signals:
    void chosen(insite::Instant from, insite::Instant to);

private:
    void judge();

    theme::TimeEdit *m_from = nullptr;
    theme::TimeEdit *m_to = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace insite::charts
