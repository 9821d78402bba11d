// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/facts.h"

#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace insite::catalogue {

/// "typed here", "from the API", "from the specification", "not known".
[[nodiscard]] QString originText(metadata::Origin origin);
/// The same, and beside a person's word what would hold without it.
[[nodiscard]] QString originText(metadata::Origin origin, const QString &told);

/// A field with a quiet word beside it that says where its value comes from. The widgets belong to their
/// parent.
struct FactRow
{
    QWidget *editor = nullptr;
    QLabel *origin = nullptr;

    /// What holds now, and, beside a person's word, what would hold without it.
    void showOrigin(metadata::Origin origin, const QString &told) const;
    void showOrigin(const QString &words) const;
};

[[nodiscard]] FactRow addFactRow(QFormLayout &form, const QString &label, QWidget *editor);
/// With a name for tests and screen readers.
[[nodiscard]] QLineEdit *createEdit(const QString &name, const QString &label, QWidget *parent);
/// Changes the text only where it differs, and never what a person has typed and not yet left.
void showText(QLineEdit &edit, const QString &text, const QString &placeholder);

} // namespace insite::catalogue
