// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace insite::theme {
class IconLabel;
}

namespace insite::connection {

/// What is wrong with the field above it, with the sign and in the colour of an error or of a warning. Keeps
/// its height while there is nothing to say, so that nothing moves while one types.
class ProblemLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemLine)

public:
    enum class Weight { Error, Warning, Remark };

    /// `name`: of the label that holds the words.
    ProblemLine(const QString &name, int lines, QWidget *parent);
    ~ProblemLine() override;

    /// Empty: nothing is wrong.
    void say(const QString &sentence, Weight weight = Weight::Error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    theme::IconLabel *m_sign = nullptr;
    QLabel *m_words = nullptr;
    Weight m_weight = Weight::Error;
};

} // namespace insite::connection
