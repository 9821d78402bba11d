// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagefiltermodel.h"

#include "inspector/messagelistmodel.h"

#include <algorithm>

namespace insite::inspector {

MessageFilterModel::MessageFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
}

void MessageFilterModel::setMessages(MessageListModel *messages)
{
    m_messages = messages;
    setSourceModel(messages);
}

void MessageFilterModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void MessageFilterModel::setVerdict(std::optional<readings::Verdict> verdict)
{
    m_verdict = verdict;
    invalidateFilter();
}

void MessageFilterModel::setCustomer(const QString &customer)
{
    m_customer = customer;
    invalidateFilter();
}

bool MessageFilterModel::isFiltering() const
{
    return !m_words.isEmpty() || m_verdict || !m_customer.isEmpty();
}

bool MessageFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const readings::TappedMessage &message = m_messages->at(row);
    if (m_verdict && message.verdict != *m_verdict)
        return false;
    if (!m_customer.isEmpty() && m_messages->keyAt(row).customer.text() != m_customer)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString payload = QString::fromUtf8(message.payload);
    const QString names = m_messages->index(row, MessageListModel::Meter).data().toString() + u'\n' +
                          m_messages->index(row, MessageListModel::Register).data().toString();
    return std::ranges::all_of(m_words, [&](const QString &word) {
        return message.topic.contains(word, Qt::CaseInsensitive) ||
               payload.contains(word, Qt::CaseInsensitive) || names.contains(word, Qt::CaseInsensitive) ||
               message.reason.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace insite::inspector
