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
    /// No item gets wider than this, but for its own minimum; no limit unless set.
    void setWidest(int width);
    /// What heightForWidth() would be with another limit.
    [[nodiscard]] int heightFor(int width, int widest) const;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    int place(const QRect &rect, int widest, bool isTrial) const;

    QList<QLayoutItem *> m_items;
    int m_widest = QLAYOUTSIZE_MAX;
    int m_gap;
};

} // namespace insite::charts
