// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace insite::tree {

/// Rows whose own or whose branches' names and ids hold all words, with the branches above them. Sorts only
/// when a person asks for it: rows never change places because values do. GUI thread.
class MeterFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterFilterModel)

public:
    explicit MeterFilterModel(QObject *parent = nullptr);

    void setWords(const QString &words);
    [[nodiscard]] QString words() const { return m_words.join(u' '); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void filterSoon();

    QStringList m_words;
    bool m_isFilterPosted = false;
};

} // namespace insite::tree
