// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace insite::window {

/// A number with its name in the status bar. Its width has room for `digits` digits from the start and only
/// ever grows, so that its neighbours do not move while it counts.
class StatusField final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusField)

public:
    /// `pattern` holds %1 where the number stands.
    StatusField(const QString &name, const QString &pattern, int digits, QWidget *parent = nullptr);
    ~StatusField() override;

    void setNumber(qint64 number);
    /// The same with one decimal below ten.
    void setRate(double perSecond);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &number);
    void reserve();

    QString m_pattern;
    int m_digits;
};

} // namespace insite::window
