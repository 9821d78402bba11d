// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QTimer;
class QToolButton;

namespace insite::theme {

/// One line below a view that says what was just removed and brings it back: by its button, or by Ctrl+Z in
/// the view that holds it. Goes away by itself after a while. Hidden while there is nothing. GUI thread.
class UndoStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoStrip)

public:
    /// `view` is where Ctrl+Z counts.
    explicit UndoStrip(QWidget *view);
    ~UndoStrip() override;

    /// Takes the place of what was offered before. `undo` runs at most once, on this thread.
    void offer(const QString &sentence, std::function<void()> undo);
    void dismiss();

public slots:
    void undo();

private:
    QLabel *m_sentence = nullptr;
    QTimer *m_end = nullptr;
    QAction *m_shortcut = nullptr;
    std::function<void()> m_undo;
};

} // namespace insite::theme
