// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QDateTimeEdit>
#include <QTimeZone>

namespace insite::theme {

/// A moment, typed by the clock of a zone, to the second. GUI thread.
class TimeEdit final : public QDateTimeEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeEdit)

public:
    /// What is meant on the night when an hour comes twice.
    enum class Twice { Earlier, Later };

    TimeEdit(Instant at, const QTimeZone &zone, Twice twice, QWidget *parent = nullptr);
    ~TimeEdit() override;

    [[nodiscard]] Instant moment() const;
    /// moment() stays, the clock shows another time. In an hour that comes twice, moment() is the one of
    /// `twice`, whatever was given.
    void setZone(const QTimeZone &zone);

private:
    QTimeZone m_zone;
    const Twice m_twice;
};

} // namespace insite::theme
