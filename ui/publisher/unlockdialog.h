// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace insite::publisher {

/// Names what a person is about to write to, before publishing is unlocked. A production profile has its name
/// typed. Shown with open(); deletes itself when closed; accepted() unlocks.
class UnlockDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnlockDialog)

public:
    explicit UnlockDialog(const settings::Profile &profile, QWidget *parent = nullptr);
    ~UnlockDialog() override;

private:
    void check();

    QString m_expected; ///< Empty where nothing needs typing.
    QLineEdit *m_typed = nullptr;
    QPushButton *m_unlock = nullptr;
};

} // namespace insite::publisher
