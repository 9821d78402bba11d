// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;
class QToolButton;

namespace insite::theme {
class ElidedLabel;
class IconLabel;
} // namespace insite::theme

namespace insite::publisher {

class BenchController;

/// The table of simulated meters, what can be done with it, and in a line below what can be said so far.
class BenchView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchView)

public:
    /// Does what it is given once publishing is unlocked: at once, after a person has agreed, or never.
    using WhenUnlocked = std::function<void(const std::function<void()> &then)>;

    BenchView(BenchController &controller, WhenUnlocked whenUnlocked, QWidget *parent = nullptr);
    ~BenchView() override;

    /// Whether a device is chosen, without which nothing can be sent.
    void setDeviceChosen(bool isChosen);

public slots:
    void importSet();
    void exportSet();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QBoxLayout *createButtons();
    QPushButton *addButton(QBoxLayout &layout, const QString &name, const QString &icon, const QString &text);
    [[nodiscard]] QToolButton *createSetMenu();
    [[nodiscard]] QToolButton *createMoreMenu();
    void createTable();
    void addRow();
    void removeRows();
    void undoRemove();
    void copyRows() const;
    /// Sends by `then` once publishing is unlocked; of a wrong cell the person is told before that.
    void whenReady(const std::function<void()> &then);
    void startOrStop();
    void sendNow();
    void burst();
    void openOptions();
    void showState();
    void showSelection();
    void say(const QString &sentence, bool isProblem);
    /// The selected rows, else those that are on.
    [[nodiscard]] QList<int> wantedRows() const;
    [[nodiscard]] QList<int> selectedRows() const;

    BenchController &m_controller;
    WhenUnlocked m_whenUnlocked;
    bool m_isDeviceChosen = false;
    struct Removed;
    std::unique_ptr<Removed> m_removed; ///< The last that were, for undo; null: none.
    QTableView *m_table = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_undo = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_burst = nullptr;
    QSpinBox *m_burstCount = nullptr;
    theme::IconLabel *m_verdictIcon = nullptr;
    QLabel *m_verdict = nullptr;
    QLabel *m_counts = nullptr;
    theme::ElidedLabel *m_cell = nullptr; ///< What is wrong with the current cell, else its row's topic.
};

} // namespace insite::publisher
