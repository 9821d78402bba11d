// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/meterfilter.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QTimer;
class QToolButton;

namespace insite::tree {

class MeterTreeModel;

/// Above the tree: what to search for as it is typed, and what else must hold of the rows. GUI thread.
class FilterBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    /// `model` tells which utilities and installations there are; it must outlive the bar.
    explicit FilterBar(const MeterTreeModel &model, QWidget *parent = nullptr);

    [[nodiscard]] MeterFilter filter() const;
    /// Nothing is filtered any more; told by filterChanged() unless it was so before.
    void clear();
    /// Only what is of this quality, whatever was filtered before.
    void showQuality(theme::Quality quality);
    /// For Ctrl+F.
    void focusSearch();
    /// Beside the search; takes the button.
    void addButton(QToolButton *button);

signals:
    void filterChanged(const insite::tree::MeterFilter &filter);
    /// Down or Enter: the first row that is found gets the keyboard.
    void firstMatchRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addToggle(const QString &name, const QString &icon, const QString &text,
                           const QString &toolTip);
    void createSearch();
    void createChosenStrip();
    void fillMenu();
    void addQualities();
    void addChoices(const QString &title, const QList<std::pair<QString, QString>> &choices,
                    QString MeterFilter::*field);
    [[nodiscard]] QString chosenWords() const;
    void announce();

    const MeterTreeModel &m_model;
    QHBoxLayout *m_row = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_stale = nullptr;
    QToolButton *m_pinned = nullptr;
    QToolButton *m_more = nullptr;
    QMenu *m_menu = nullptr;
    QTimer *m_pause = nullptr;
    QWidget *m_chosenStrip = nullptr; ///< Says what the menu's choices are, while there are any.
    QLabel *m_chosenWords = nullptr;
    MeterFilter m_chosen; ///< By the menu: quality, utility and installation.
};

} // namespace insite::tree
