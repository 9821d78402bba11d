// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace insite::window {

/// What the keyboard does, and what the words of the window mean. Opens and deletes itself when closed.
void openHelp(QWidget *parent);

/// Name, version and licences. Opens and deletes itself when closed.
void openAbout(QWidget *parent);

} // namespace insite::window
