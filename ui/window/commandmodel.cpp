// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/commandmodel.h"

#include <QAction>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

enum Fit { NoFit, Somewhere, WordStart, TextStart };

Fit fitOf(const ListedAction &listed, const QString &word)
{
    if (listed.text.startsWith(word, Qt::CaseInsensitive))
        return TextStart;
    if (listed.text.contains(u' ' + word, Qt::CaseInsensitive))
        return WordStart;
    const QString all = listed.text + u'\n' + listed.group + u'\n' + listed.action->toolTip();
    return all.contains(word, Qt::CaseInsensitive) ? Somewhere : NoFit;
}

/// The sum over all words; 0 where one does not occur at all.
int fitOf(const ListedAction &listed, const QStringList &words)
{
    int sum = 0;
    for (const QString &word : words) {
        const Fit fit = listed.action ? fitOf(listed, word) : NoFit;
        if (fit == NoFit)
            return 0;
        sum += fit;
    }
    return sum;
}

} // namespace

CommandModel::CommandModel(QList<ListedAction> actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_all(std::move(actions))
    , m_shown(m_all)
{
}

CommandModel::~CommandModel() = default;

void CommandModel::setWords(const QString &words)
{
    const QStringList each = words.split(u' ', Qt::SkipEmptyParts);
    QList<std::pair<int, ListedAction>> fitting;
    for (const ListedAction &listed : m_all) {
        if (const int fit = each.isEmpty() ? 1 : fitOf(listed, each); fit > 0)
            fitting.append({fit, listed});
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const auto &left, const auto &right) { return left.first > right.first; });
    // Another list, not a change of the one before.
    beginResetModel();
    m_shown.clear();
    for (const auto &[fit, listed] : fitting)
        m_shown.append(listed);
    endResetModel();
}

QAction *CommandModel::actionAt(int row) const
{
    return m_shown.at(row).action;
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int CommandModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ListedAction &listed = m_shown.at(index.row());
    const QString shortcut =
        listed.action ? listed.action->shortcut().toString(QKeySequence::NativeText) : QString();
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Name)
            return listed.text;
        return index.column() == Group ? listed.group : shortcut;
    case Qt::DecorationRole:
        if (index.column() != Name || !listed.action)
            return {};
        // Where there is none its place stays free: the names stand in one line.
        return listed.action->icon().isNull() ? QVariant(QColor(Qt::transparent))
                                              : QVariant(listed.action->icon());
    case Qt::ForegroundRole:
        return index.column() == Name ? QVariant()
                                      : QVariant(QGuiApplication::palette().brush(QPalette::PlaceholderText));
    case Qt::ToolTipRole:
        return listed.action ? listed.action->toolTip() : QString();
    case Qt::AccessibleTextRole:
        return u"%1, %2 %3"_s.arg(listed.text, listed.group, shortcut);
    case Qt::TextAlignmentRole:
        return index.column() == Shortcut ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const QAction *action = actionAt(index.row());
    return action && action->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace insite::window
