// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QWidget>

#include <array>

class QLabel;

namespace insite::tree {
class MeterTreeModel;
}

namespace insite::window {

/// Everything known of the one register that is selected, each value exact and to be copied.
class DetailsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPanel)

public:
    explicit DetailsPanel(QWidget *parent = nullptr);
    ~DetailsPanel() override;

    /// Null while no profile is open; must outlive its use here.
    void setModel(const tree::MeterTreeModel *model);
    void show(const QList<readings::RegisterIndex> &selected);
    /// On a frame tick.
    void apply(const readings::Changes &changes);

private:
    enum Row {
        Customer,
        Subscription,
        Meter,
        Register,
        Topic,
        Value,
        Measured,
        System,
        Received,
        Version,
        Count,
        RowCount
    };

    void refresh();
    void set(Row row, const QString &text);

    const tree::MeterTreeModel *m_model = nullptr;
    QList<readings::RegisterIndex> m_selected;
    QLabel *m_hint = nullptr;
    QWidget *m_form = nullptr;
    std::array<QLabel *, RowCount> m_values{};
};

} // namespace insite::window
