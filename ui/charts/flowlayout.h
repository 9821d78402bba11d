// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace insite::charts {

/// Items from left to right, wrapped to further lines where the width ends; mirrored for right-to-left. Owns
/// its items.
class FlowLayout final : public QLayout
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowLayout)

public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    /// At the end where there is no such position.
    void insertWidget(int position, QWidget *widget);
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    /// How much each item gets of what it wishes beyond its least width: 0 to 1, all of it unless set.
    void setShare(double share);
    /// What heightForWidth() would be with another share.
    [[nodiscard]] int heightFor(int width, double share) const;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, double share, bool isTrial) const;

    QList<QLayoutItem *> m_items;
    double m_share = 1;
    int m_gap;
};

} // namespace insite::charts
