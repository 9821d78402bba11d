// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace insite::tree {

class MeterTreeModel;

/// Numbers aligned at the decimal point with the unit in the quiet colour; trends; quality as shape, colour
/// and word; a pin behind a pinned name; a short tint behind a value that changed. A branch's name is left to
/// the view, as it reaches beyond its cell. GUI thread.
class MeterDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterDelegate)

public:
    /// The model behind the view; must outlive the delegate.
    explicit MeterDelegate(const MeterTreeModel &model, QObject *parent = nullptr);

    static constexpr int kTintMilliseconds = 500;
    void setTintsChanges(bool tints) { m_tints = tints; }

    /// The name of a customer, subscription, installation or meter. `option.rect` is its cell; where that is
    /// too narrow the name goes on to `right`, over the cells that a branch has nothing for.
    void paintBranchName(QPainter &painter, QStyleOptionViewItem option, const QModelIndex &index,
                         int right) const;
    /// What the widest value painted so far needed with its unit, in pixels with the cell's padding. Numbers
    /// that no column should hold are left out; those are elided.
    [[nodiscard]] int valueRoom() const { return m_valueRoom; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintChange(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const;
    void paintTrend(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintQuality(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// The part before the decimal point ends at `point`, the rest begins there.
    void drawAligned(QPainter &painter, const QRect &area, int right, const QString &number,
                     const QFontMetrics &metrics, const QLocale &locale) const;
    void takeRoom(const QFontMetrics &metrics, const QString &number, const QLocale &locale, int unit) const;
    [[nodiscard]] int unitWidth(const QFontMetrics &metrics, const QString &unit) const;
    [[nodiscard]] bool isTinted(const QModelIndex &index) const;

    const MeterTreeModel &m_model;
    bool m_tints = true;
    /// Room for the widest unit seen; it only grows, so that numbers keep their place.
    mutable int m_unitWidth = 0;
    mutable int m_valueRoom = 0;
};

} // namespace insite::tree
