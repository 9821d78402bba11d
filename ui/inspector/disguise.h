// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace insite::inspector {

/// Gives ids other names, the same each time, so that who reads a report can tell them apart and not whose
/// they are: "customer-1", "meter-3". GUI thread.
class Disguise final
{
public:
    /// `kind` is what the new name begins with.
    void add(const QString &kind, const QString &id);
    /// What is said in place of an id that was added; the id itself otherwise.
    [[nodiscard]] QString of(const QString &id) const { return m_names.value(id, id); }
    /// All added ids that stand in the text as whole words.
    [[nodiscard]] QString applied(const QString &text) const;

private:
    QHash<QString, QString> m_names;
    QHash<QString, int> m_counts;
};

} // namespace insite::inspector
