// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/quality.h"
#include "window/countwords.h"

#include <QToolButton>

#include <optional>

namespace insite::window {

/// A number in the status bar that leads to what it counts, by click or by key. With a quality's shape before
/// it, or with words around it. Its width has room for its digits from the start and only ever grows.
class StatusCount final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusCount)

public:
    /// `toolTip` says what is counted and where a click leads.
    StatusCount(const QString &name, theme::Quality quality, int digits, const QString &toolTip,
                QWidget *parent = nullptr);
    StatusCount(const QString &name, CountWords words, int digits, const QString &toolTip,
                QWidget *parent = nullptr);
    ~StatusCount() override;

    void setNumber(qint64 number);
    [[nodiscard]] qint64 number() const { return m_number; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const QString &name, const QString &toolTip);
    void drawShape();
    [[nodiscard]] int widest() const;

    std::optional<theme::Quality> m_quality;
    CountWords m_shown;
    CountWords m_told; ///< To a screen reader.
    int m_digits;
    int m_reserved = 0;
    qint64 m_number = -1;
};

} // namespace insite::window
