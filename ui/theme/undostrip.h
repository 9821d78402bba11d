// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QTimer;
class QToolButton;

namespace insite::theme {

/// One line below a view that says what was just done and brings back what was removed: by its button, or by
/// Ctrl+Z in the view that holds it. Goes away by itself after a while. Hidden while there is nothing. GUI
/// thread.
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
    /// Of what was done and needs no undo. It too takes the place of what was there.
    void tell(const QString &sentence);
    void dismiss();

public slots:
    void undo();

private:
    void present(const QString &sentence, std::function<void()> undo);

    QLabel *m_sentence = nullptr;
    QToolButton *m_button = nullptr;
    QTimer *m_end = nullptr;
    QAction *m_shortcut = nullptr;
    std::function<void()> m_undo;
};

} // namespace insite::theme
