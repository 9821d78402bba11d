// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/verdict.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace insite::inspector {

class MessageListModel;

/// The messages that a person wants to see: by words in topic, payload, names and reason, by verdict, and by
/// customer. Keeps their order. GUI thread.
class MessageFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageFilterModel)

public:
    explicit MessageFilterModel(QObject *parent = nullptr);

    void setMessages(MessageListModel *messages);
    [[nodiscard]] MessageListModel *messages() const { return m_messages; }

    /// All of them must occur, whatever the case; empty shows all.
    void setWords(const QString &words);
    /// Absent: all.
    void setVerdict(std::optional<readings::Verdict> verdict);
    /// Empty: all.
    void setCustomer(const QString &customer);
    [[nodiscard]] bool isFiltering() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    MessageListModel *m_messages = nullptr;
    QStringList m_words;
    std::optional<readings::Verdict> m_verdict;
    QString m_customer;
};

} // namespace insite::inspector
