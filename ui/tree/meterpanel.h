// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QSet>
#include <QStringList>
#include <QWidget>

namespace insite::theme {
enum class Quality;
class UndoStrip;
} // namespace insite::theme

namespace insite::tree {

class FilterBar;
class MeterTreeModel;
class MeterTreeView;

/// The left side of the window: filters above the tree, and below it the way back where a pin was removed.
/// GUI thread.
class MeterPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MeterPanel)

public:
    explicit MeterPanel(MeterTreeModel &model, QWidget *parent = nullptr);

    [[nodiscard]] MeterTreeView *view() const { return m_view; }

    /// Columns (order, widths, which are shown, sorting) and arrangement. restoreState() of what it does not
    /// know is false and changes nothing.
    [[nodiscard]] QJsonObject saveState() const;
    bool restoreState(const QJsonObject &state);

    /// What is pinned, by ids. restorePins() is false, and changes nothing, for what it cannot read.
    [[nodiscard]] QJsonObject savePins() const;
    bool restorePins(const QJsonObject &state);

signals:
    /// Columns, arrangement or pins, by a person's hand; time to save.
    void layoutChanged();

public slots:
    /// For Ctrl+F.
    void focusFilter();
    /// For whoever counts registers by quality: shows those, and nothing else that hides any.
    void showQuality(insite::theme::Quality quality);
    /// Says something below the tree for a while.
    void tell(const QString &sentence);

private:
    void offerUndo(const QSet<QStringList> &before, int removed);

    MeterTreeModel &m_model;
    FilterBar *m_filter = nullptr;
    MeterTreeView *m_view = nullptr;
    theme::UndoStrip *m_undo = nullptr;
};

} // namespace insite::tree
