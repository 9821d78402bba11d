// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace insite::settings {

/// Takes secrets out of texts that leave the program (the support report), wherever they may have come from:
/// those that it was told of, in every form they are usually written in, and whatever looks like one. Values
/// and words around a secret stay. GUI thread.
class Redactor final
{
public:
    /// A password or token that this run has seen. Kept in memory only. One below four characters is not
    /// looked for: it would be found everywhere.
    void note(const QString &secret);

    /// The text with "[removed]" in the place of each secret.
    [[nodiscard]] QString redacted(const QString &text) const;

private:
    QStringList m_forms; ///< The longest first.
};

} // namespace insite::settings
