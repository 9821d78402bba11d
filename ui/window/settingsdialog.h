// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace insite::window {

/// What a person chooses for the program. Changes nothing itself. Deletes itself when it is closed. GUI
/// thread.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    /// `historyPath`: of the open profile, to tell what it takes; empty: none is open.
    SettingsDialog(const settings::Preferences &preferences, const QString &historyPath,
                   QWidget *parent = nullptr);
    ~SettingsDialog() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// The person said OK.
    void chosen(const insite::settings::Preferences &preferences);

private:
    [[nodiscard]] QWidget *createMemory();
    [[nodiscard]] QWidget *createHistory(const QString &historyPath);
    [[nodiscard]] QWidget *createLook();
    void show(const settings::Preferences &preferences);
    void explain();
    void explainZone();
    /// Of the zone that is typed; -1: it is none.
    [[nodiscard]] int zoneIndex() const;
    [[nodiscard]] settings::Preferences entered() const;

    settings::Preferences m_before;
    QSpinBox *m_memory = nullptr;
    QSpinBox *m_historySize = nullptr;
    QSpinBox *m_historyDays = nullptr;
    QLabel *m_historyWords = nullptr;
    QCheckBox *m_notifications = nullptr;
    QCheckBox *m_motion = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_zone = nullptr;
    bool m_isZoneClickedInto = false; ///< By the click that goes on.
    QLabel *m_zoneWords = nullptr;    ///< What it is for, or what is wrong with it.
    QPushButton *m_keep = nullptr;
    qint64 m_historyBytes = -1; ///< On the disk now; -1: not known.
};

} // namespace insite::window
