// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace insite::connection {

class ProfileForm;

/// Makes a new profile of that role and keeps it as a file in `folder`, written in the background. Shown with
/// open(); deletes itself when closed.
class ProfileDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    ProfileDialog(settings::Role role, QString folder, QWidget *parent = nullptr);
    ~ProfileDialog() override;

signals:
    /// The profile's file is written.
    void created(const QString &path);
    /// After created(): the person wants to try its metadata API.
    void apiTrialWanted();

public slots:
    void accept() override;
    /// At once while nothing is typed; else after the person has agreed to lose it.
    void reject() override;

private:
    void save(bool isApiToBeTried);
    void showButtons();

    QString m_folder;
    ProfileForm *m_form = nullptr;
    settings::Profile m_untouched; ///< What the empty form says.
    QLabel *m_failure = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_try = nullptr; ///< Of a consumer, while it names an API.
};

} // namespace insite::connection
