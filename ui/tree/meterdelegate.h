// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace insite {
class Clock;
}

namespace insite::tree {

/// Numbers aligned at the decimal point with the unit in the quiet colour; quality as shape, colour and word;
/// a short tint behind a value that changed. GUI thread.
class MeterDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterDelegate)

public:
    /// The clock of the model; must outlive the delegate.
    explicit MeterDelegate(const Clock &clock, QObject *parent = nullptr);

    static constexpr int kTintMilliseconds = 500;
    void setTintsChanges(bool tints) { m_tints = tints; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintValue(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintQuality(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] bool isTinted(const QModelIndex &index) const;

    const Clock &m_clock;
    bool m_tints = true;
};

} // namespace insite::tree
