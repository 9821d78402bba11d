// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace insite::window {

/// A key that is held down acts once, everywhere in the program: while it repeats, it triggers no shortcut of
/// an action, a button or a menu, and Enter submits nothing. It still types, moves and deletes. What was
/// published cannot be taken back, so this holds for all windows and does not depend on each action. GUI
/// thread; one, living as long as the windows.
class HeldKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeldKeys)

public:
    /// `application` outlives it.
    explicit HeldKeys(QObject &application);
    ~HeldKeys() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_isHeld = false; ///< Of the key whose shortcut is looked for.
};

} // namespace insite::window
