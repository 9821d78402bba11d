// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>

#include <set>

class QMenu;
class QTreeView;

namespace insite::tree {

/// The columns of the tree: which are shown, in which order, how wide, and by which a person sorts. Until a
/// person sets a width of their own, the name takes what the others leave. Until a person chooses columns,
/// age and trend give way to the names where the view is narrow. GUI thread; a child of the view.
class TreeColumns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TreeColumns)

public:
    explicit TreeColumns(QTreeView &view);
    ~TreeColumns() override;

    void reset();
    /// Whoever resizes the view calls it.
    void fit();
    /// A value needs so many pixels with its unit, the cell's padding included; the column only grows, soon
    /// and not at once, so that a view can ask while it paints.
    void makeRoomForValue(int width);
    /// Columns to choose from, sorting and the way back.
    void fillMenu(QMenu &menu);

    /// By the columns' names, so that another release with more columns can read it.
    [[nodiscard]] QJsonObject save() const;
    /// False, and changes nothing, for what it cannot read.
    bool restore(const QJsonObject &state);

signals:
    /// By a person's hand.
    void changed();

private:
    void setShown(int column, bool isShown);
    void growValue();
    void giveWay();
    void comeBack();
    void chooseWhatIsShown();
    void showMenu(const QPoint &position);
    [[nodiscard]] int widthOf(int column) const;

    QTreeView &m_view;
    std::set<int> m_wanted;       ///< Shown where there is room.
    bool m_hasOwnColumns = false; ///< A person has chosen them; none gives way any more.
    bool m_hasOwnWidths = false;
    int m_valueWidth = 0;
    bool m_isSetting = false; ///< Widths are set by this, not by a person.
};

} // namespace insite::tree
