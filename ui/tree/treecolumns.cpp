// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/treecolumns.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"
#include "tree/metertext.h"
#include "tree/metertreemodel.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QMenu>
#include <QMetaEnum>
#include <QScopedValueRollback>
#include <QTreeView>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

using Model = MeterTreeModel;

constexpr int kVersion = 1;
constexpr int kLeast = 40;
constexpr int kMost = 4000;
constexpr int kTrendWidth = 48;
constexpr int kPadding = 2 * 6;                   ///< As the delegate keeps on both sides.
constexpr int kNameLetters = 24;                  ///< Where names have less room, the age gives way.
constexpr int kFewestLetters = 16;                ///< The same of the trend.
constexpr std::chrono::minutes kLongMinutes{119}; ///< No number of seconds, minutes or hours is longer.
constexpr std::chrono::days kLongDays{9999};

bool isShownAtFirst(int column)
{
    return column != Model::ChangeColumn && column != Model::CountColumn;
}

QString wordOf(int column)
{
    const QString key =
        QString::fromLatin1(QMetaEnum::fromType<Model::Column>().valueToKey(column)).toLower();
    return key.chopped(QLatin1StringView("column").size());
}

int columnOf(const QString &word)
{
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (wordOf(column) == word)
            return column;
    }
    return -1;
}

} // namespace

TreeColumns::TreeColumns(QTreeView &view)
    : QObject(&view)
    , m_view(view)
{
    QHeaderView *header = view.header();
    header->setFirstSectionMovable(false);
    header->setStretchLastSection(false);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(kLeast);
    header->setTextElideMode(Qt::ElideRight);
    view.setSortingEnabled(true);
    reset();
    connect(header, &QHeaderView::customContextMenuRequested, this, &TreeColumns::showMenu);
    connect(header, &QHeaderView::sectionResized, this, [this](int, int before, int now) {
        // A section that is hidden is told as one of no width, sometimes later.
        if (m_isSetting || !m_view.isVisible() || before == 0 || now == 0)
            return;
        m_hasOwnWidths = true;
        emit changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_isSetting)
            emit changed();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        fit(); // the order is by something that can be seen
        emit changed();
    });
}

TreeColumns::~TreeColumns() = default;

int TreeColumns::widthOf(int column) const
{
    const QFontMetrics metrics(m_view.font());
    const auto fit = [&metrics](const QString &widest) {
        return metrics.horizontalAdvance(widest) + kPadding;
    };
    const auto heading = [&](int of) {
        // The arrow of the sorting stands beside it.
        return fit(m_view.model()->headerData(of, Qt::Horizontal, Qt::DisplayRole).toString()) +
               theme::kIconSmall;
    };
    switch (column) {
    case Model::ValueColumn:
        return std::max(m_valueWidth, fit(u"000,000.000"_s) + metrics.horizontalAdvance(theme::unitMark({})) +
                                          theme::kStep + 1);
    case Model::ChangeColumn:
        return fit(u"+00,000.000/h"_s);
    case Model::TrendColumn:
        return kTrendWidth;
    case Model::AgeColumn:
        return std::max(
            {fit(theme::formatAge(kLongMinutes)), fit(theme::formatAge(kLongDays)), heading(column)});
    case Model::QualityColumn:
        return std::max({fit(u"00 silent"_s) + theme::kIconSmall, fit(alarmsText(99)) + theme::kIconSmall,
                         heading(column)});
    case Model::CountColumn:
        return std::max(fit(u"0,000,000"_s), heading(column));
    default:
        return fit(QString(kFewestLetters, u'n'));
    }
}

void TreeColumns::reset()
{
    const QScopedValueRollback setting(m_isSetting, true);
    QHeaderView *header = m_view.header();
    m_wanted.clear();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (isShownAtFirst(column))
            m_wanted.insert(column);
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, !isShownAtFirst(column));
        header->resizeSection(column, widthOf(column));
    }
    m_view.sortByColumn(-1, Qt::AscendingOrder);
    m_hasOwnColumns = false;
    m_hasOwnWidths = false;
    fit();
}

void TreeColumns::fit()
{
    const QScopedValueRollback setting(m_isSetting, true);
    if (m_hasOwnWidths) {
        comeBack();
        return;
    }
    giveWay();
    QHeaderView *header = m_view.header();
    const int others = header->length() - header->sectionSize(Model::NameColumn);
    header->resizeSection(Model::NameColumn,
                          std::max(widthOf(Model::NameColumn), m_view.viewport()->width() - others));
}

/// Quality tells roughly what the age does, and a name that is cut may be taken for another's.
void TreeColumns::giveWay()
{
    if (m_hasOwnColumns)
        return;
    QHeaderView *header = m_view.header();
    int room = m_view.viewport()->width();
    for (const int column : m_wanted) {
        if (column != Model::NameColumn)
            room -= header->isSectionHidden(column) ? widthOf(column) : header->sectionSize(column);
    }
    const int letter = m_view.fontMetrics().horizontalAdvance(u'n');
    for (const auto &[column, letters] :
         {std::pair(Model::AgeColumn, kNameLetters), std::pair(Model::TrendColumn, kFewestLetters)}) {
        const bool givesWay = column != header->sortIndicatorSection() && room < letters * letter + kPadding;
        header->setSectionHidden(column, !m_wanted.contains(column) || givesWay);
        if (givesWay && m_wanted.contains(column))
            room += widthOf(column);
    }
}

/// Beside widths that a person has set, what had given way comes back as soon as all has room.
void TreeColumns::comeBack()
{
    QHeaderView *header = m_view.header();
    for (const int column : {Model::TrendColumn, Model::AgeColumn}) {
        if (!m_wanted.contains(column) || !header->isSectionHidden(column))
            continue;
        const bool hasRoom = header->length() + widthOf(column) <= m_view.viewport()->width();
        if (hasRoom || column == header->sortIndicatorSection())
            header->setSectionHidden(column, false);
    }
}

/// What a person's hand meets stays as it is seen.
void TreeColumns::chooseWhatIsShown()
{
    m_hasOwnColumns = true;
    m_wanted.clear();
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (!m_view.isColumnHidden(column))
            m_wanted.insert(column);
    }
}

void TreeColumns::makeRoomForValue(int width)
{
    if (width <= m_valueWidth)
        return;
    m_valueWidth = width;
    QMetaObject::invokeMethod(this, &TreeColumns::growValue, Qt::QueuedConnection);
}

void TreeColumns::growValue()
{
    if (m_hasOwnWidths || m_valueWidth <= m_view.columnWidth(Model::ValueColumn))
        return;
    const QScopedValueRollback setting(m_isSetting, true);
    m_view.setColumnWidth(Model::ValueColumn, m_valueWidth);
    fit();
}

void TreeColumns::setShown(int column, bool isShown)
{
    {
        const QScopedValueRollback setting(m_isSetting, true);
        m_view.setColumnHidden(column, !isShown);
        chooseWhatIsShown();
        fit();
    }
    emit changed();
}

void TreeColumns::fillMenu(QMenu &menu)
{
    for (int column = 1; column < Model::ColumnCount; ++column) {
        QAction *action =
            menu.addAction(m_view.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view.isColumnHidden(column));
        action->setToolTip(m_view.model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    QMenu *sorting = menu.addMenu(tr("Sort by"));
    const auto sort = [this](int column) {
        // Numbers are looked for from the top.
        const bool isText = column <= Model::NameColumn;
        m_view.sortByColumn(column, isText ? Qt::AscendingOrder : Qt::DescendingOrder);
    };
    for (int column = 0; column < Model::ColumnCount; ++column) {
        if (column != Model::TrendColumn)
            sorting->addAction(m_view.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                               this, [sort, column] { sort(column); });
    }
    sorting->addSeparator();
    sorting->addAction(tr("Nothing"), this, [sort] { sort(-1); });
    menu.addAction(theme::icon(u"arrow-back-up"_s), tr("Reset columns"), this, [this] {
        reset();
        emit changed();
    });
}

void TreeColumns::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(&m_view);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(m_view.header()->mapToGlobal(position));
}

QJsonObject TreeColumns::save() const
{
    const QHeaderView *header = m_view.header();
    QJsonArray columns;
    for (int place = 0; place < Model::ColumnCount; ++place) {
        const int column = header->logicalIndex(place);
        // A hidden section's width is 0; what it had before is not told.
        const int width = header->isSectionHidden(column) ? widthOf(column) : header->sectionSize(column);
        columns.append(QJsonObject{
            {u"column"_s, wordOf(column)}, {u"shown"_s, m_wanted.contains(column)}, {u"width"_s, width}});
    }
    QJsonObject state{{u"version"_s, kVersion},
                      {u"columns"_s, columns},
                      {u"ownColumns"_s, m_hasOwnColumns},
                      {u"ownWidths"_s, m_hasOwnWidths}};
    if (header->sortIndicatorSection() >= 0) {
        state[u"sortedBy"_s] = wordOf(header->sortIndicatorSection());
        state[u"descending"_s] = header->sortIndicatorOrder() == Qt::DescendingOrder;
    }
    return state;
}

bool TreeColumns::restore(const QJsonObject &state)
{
    const QJsonArray columns = state.value(u"columns"_s).toArray();
    if (state.value(u"version"_s).toInt() != kVersion || columns.isEmpty())
        return false;
    reset();
    const QScopedValueRollback setting(m_isSetting, true);
    m_hasOwnWidths = state.value(u"ownWidths"_s).toBool();
    QHeaderView *header = m_view.header();
    int place = 0;
    for (const auto &value : columns) {
        const QJsonObject each = value.toObject();
        const int column = columnOf(each.value(u"column"_s).toString());
        if (column < 0)
            continue;
        header->moveSection(header->visualIndex(column), place++);
        if (m_hasOwnWidths)
            header->resizeSection(column,
                                  std::clamp(each.value(u"width"_s).toInt(widthOf(column)), kLeast, kMost));
        if (column != Model::NameColumn)
            header->setSectionHidden(column, !each.value(u"shown"_s).toBool());
    }
    const std::set<int> atFirst = m_wanted;
    chooseWhatIsShown();
    m_hasOwnColumns = state.value(u"ownColumns"_s).toBool(m_hasOwnWidths || m_wanted != atFirst);
    if (m_hasOwnWidths && !m_hasOwnColumns) {
        for (const int column : {Model::TrendColumn, Model::AgeColumn})
            header->setSectionHidden(column, true); // fit() brings back what has room
    }
    m_view.sortByColumn(columnOf(state.value(u"sortedBy"_s).toString()),
                        state.value(u"descending"_s).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    fit();
    return true;
}

} // namespace insite::tree
