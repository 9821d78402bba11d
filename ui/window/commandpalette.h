// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeView;

namespace insite::window {

class CommandModel;

/// Finds any action of the window by a few letters and takes it: type, choose with the arrows, Enter. Shown
/// with open(); deletes itself when closed. GUI thread.
class CommandPalette final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    /// Over the upper middle of `window`, whose actions it offers.
    explicit CommandPalette(QWidget &window);
    ~CommandPalette() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find();
    void take();

    CommandModel *m_commands = nullptr;
    QLineEdit *m_words = nullptr;
    QTreeView *m_list = nullptr;
};

} // namespace insite::window
