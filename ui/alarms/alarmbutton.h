// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/alarmevent.h"

#include <QToolButton>

namespace insite::alarms {

/// "Alarms 3" in the toolbar: how many alarms nobody has acknowledged; leads to them. Its width has room for
/// four digits, so that nothing moves while it counts. GUI thread.
class AlarmButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlarmButton)

public:
    explicit AlarmButton(QWidget *parent = nullptr);
    ~AlarmButton() override;

    void setCounts(const readings::AlarmCounts &counts);

    [[nodiscard]] QSize sizeHint() const override;

private:
    qint64 m_count = -1;
    qint64 m_active = -1;
};

} // namespace insite::alarms
