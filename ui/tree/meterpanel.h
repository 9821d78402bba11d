// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace insite::tree {

class MeterTreeModel;
class MeterTreeView;

/// The left side of the window: filter field above the tree. GUI thread.
class MeterPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterPanel)

public:
    explicit MeterPanel(MeterTreeModel &model, QWidget *parent = nullptr);

    [[nodiscard]] MeterTreeView *view() const { return m_view; }

    /// Columns: order, width, visibility, sorting. restoreState() of what it does not know is false and
    /// changes nothing.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

public slots:
    /// For Ctrl+F.
    void focusFilter();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_filter = nullptr;
    MeterTreeView *m_view = nullptr;
};

} // namespace insite::tree
