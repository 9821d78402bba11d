// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/countwords.h"

#include <QLabel>

namespace insite::window {

/// A number with its name in the status bar. Its width has room for `digits` digits from the start and only
/// ever grows, so that its neighbours do not move while it counts.
class StatusField final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusField)

public:
    StatusField(const QString &name, CountWords words, int digits, QWidget *parent = nullptr);
    ~StatusField() override;

    void setNumber(qint64 number);
    /// The same with one decimal below ten.
    void setRate(double perSecond);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &shown);
    void reserve();

    CountWords m_words;
    int m_digits;
};

} // namespace insite::window
