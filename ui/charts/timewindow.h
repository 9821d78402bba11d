// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"

#include <QObject>
#include <QTimeZone>

namespace insite::charts {

/// The stretch of time that all panels of an area show. Following, its right edge is now, moved by whole
/// pixel columns so that nothing shimmers; held, it stays. GUI thread.
class TimeWindow final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeWindow)

public:
    using Span = std::chrono::milliseconds;
    static constexpr Span kShortest = std::chrono::seconds(10);
    static constexpr Span kLongest = std::chrono::years(20);

    explicit TimeWindow(QObject *parent = nullptr);

    [[nodiscard]] Instant from() const { return m_to - m_span; }
    [[nodiscard]] Instant to() const { return m_to; }
    [[nodiscard]] Span span() const { return m_span; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// When it was held; while it does not follow.
    [[nodiscard]] Instant heldSince() const { return m_heldSince; }
    /// Length of a pixel column, at least 1 ms.
    [[nodiscard]] Span column() const;

    /// How many pixels wide the plots are.
    void setColumns(int columns);
    [[nodiscard]] int columns() const { return m_columns; }
    /// On a frame tick.
    void setNow(Instant now);
    [[nodiscard]] Instant now() const { return m_now; }

    /// In which times are shown; the system's unless set.
    void setZone(const QTimeZone &zone);
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    /// Keeps the right edge where it follows, else the middle.
    void setSpan(Span span);
    /// Holds and shows exactly this.
    void setRange(Instant from, Instant to);
    /// `factor` below 1 shows less. Around `anchor`; around now while it follows.
    void zoom(double factor, Instant anchor);
    /// Holds and moves by this much; to the future no further than now.
    void pan(Span by);

public slots:
    void setFollowing(bool follow);
    void toggleFollowing() { setFollowing(!m_isFollowing); }

signals:
    void rangeChanged();
    /// Every whole second that passes; what is said in words of now changes then.
    void secondPassed();
    void followingChanged(bool follow);
    void spanChanged();

private:
    void moveTo(Instant to, Span span);

    Instant m_now{};
    Instant m_to{};
    Instant m_heldSince{};
    Span m_span = std::chrono::hours(1);
    int m_columns = 800;
    bool m_isFollowing = true;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace insite::charts
