// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace insite::connection {

class RecentProfiles;

/// What the window shows while no profile is open: what to do, and what was done last.
class FirstRunPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstRunPage)

public:
    explicit FirstRunPage(RecentProfiles &recent, QWidget *parent = nullptr);
    ~FirstRunPage() override;

    /// How the demo stands: a sentence below its button, empty for none; busy while it starts.
    void showDemo(const QString &sentence, bool isBusy);

signals:
    void createRequested();
    void demoRequested();
    void openRequested();
    void profileChosen(const QString &path);

private:
    void showRecent();

    RecentProfiles &m_recent;
    QWidget *m_recentBox = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_demo = nullptr;
    QLabel *m_demoWords = nullptr;
};

} // namespace insite::connection
