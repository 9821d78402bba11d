// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuttexts.h"

#include "theme/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace insite::test {

namespace {

/// Advances are fractions; sizes are whole.
constexpr int kSlack = 1;
constexpr int kBoxInset = 2 + kSlack; ///< The style elides what has less; there is no slack.

class Search
{
public:
    explicit Search(const QWidget &window)
        : m_window(window)
    {
    }

    QList<CutText> run()
    {
        look(m_window);
        for (const QWidget *widget : m_window.findChildren<QWidget *>()) {
            if (widget->isVisibleTo(&m_window) && !widget->visibleRegion().isEmpty() &&
                widget->window() == m_window.window())
                look(*widget);
        }
        return m_cut;
    }

private:
    void note(const QWidget &widget, const QString &text, int has, int needs)
    {
        if (text.trimmed().isEmpty() || has + kSlack >= needs)
            return;
        m_cut += {widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className())
                                                : widget.objectName(),
                  text, has, needs, qobject_cast<const QTableView *>(&widget) != nullptr};
    }

    void look(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            lookAtLabel(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            note(*button, button->text(), button->width(), button->minimumSizeHint().width());
        else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            lookAtBox(*box);
        else if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
            lookAtEdit(*edit);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            lookAtTabs(*tabs);
        else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            lookAtHeader(*header);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
            lookAtCells(*view);
    }

    void lookAtLabel(const QLabel &label)
    {
        if (label.text().isEmpty())
            return;
        if (const auto *elided = qobject_cast<const theme::ElidedLabel *>(&label)) {
            if (elided->shownText() != elided->text())
                note(label, label.text(), label.width(), label.sizeHint().width());
            return;
        }
        if (label.wordWrap())
            note(label, label.text(), label.height(), label.heightForWidth(label.width()));
        else
            note(label, label.text(), label.width(), label.sizeHint().width());
    }

    void lookAtBox(const QComboBox &box)
    {
        QStyleOptionComboBox option;
        option.initFrom(&box);
        option.editable = box.isEditable();
        const QRect field =
            box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
        const int icon = box.itemIcon(box.currentIndex()).isNull() ? 0 : box.iconSize().width() + 4;
        note(box, box.currentText(), field.width() - kBoxInset - icon,
             box.fontMetrics().horizontalAdvance(box.currentText()));
    }

    void lookAtEdit(const QLineEdit &edit)
    {
        if (!edit.text().isEmpty())
            return; // a person's own words; the field scrolls
        QStyleOptionFrame option;
        option.initFrom(&edit);
        const QRect area = edit.style()->subElementRect(QStyle::SE_LineEditContents, &option, &edit);
        note(edit, edit.placeholderText(),
             area.width() - 4 - edit.textMargins().left() - edit.textMargins().right(),
             edit.fontMetrics().horizontalAdvance(edit.placeholderText()));
    }

    void lookAtTabs(const QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            if (!tabs.isTabVisible(i))
                continue;
            // What is scrolled out of sight counts as cut.
            const int has = tabs.rect().intersected(tabs.tabRect(i)).width();
            const int needs = tabs.fontMetrics().horizontalAdvance(tabs.tabText(i).remove(u'&')) +
                              (tabs.tabIcon(i).isNull() ? 0 : tabs.iconSize().width());
            note(tabs, tabs.tabText(i), has, needs);
        }
    }

    void lookAtHeader(const QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int column = 0; column < header.count(); ++column) {
            if (header.isSectionHidden(column) || header.sectionViewportPosition(column) >= header.width())
                continue;
            const QString text = header.model()->headerData(column, Qt::Horizontal).toString();
            note(header, text, header.sectionSize(column), header.fontMetrics().horizontalAdvance(text) + 6);
        }
    }

    void lookAtCells(const QAbstractItemView &view)
    {
        const auto *table = qobject_cast<const QTableView *>(&view);
        if (!table || !view.model())
            return;
        for (int row = 0; row < view.model()->rowCount(view.rootIndex()); ++row) {
            for (int column = 0; column < view.model()->columnCount(view.rootIndex()); ++column) {
                const QModelIndex index = view.model()->index(row, column, view.rootIndex());
                const QRect cell = view.visualRect(index);
                if (table->isColumnHidden(column) || !view.viewport()->rect().intersects(cell))
                    continue;
                note(view, index.data().toString(), cell.width(), view.sizeHintForIndex(index).width());
            }
        }
    }

    const QWidget &m_window;
    QList<CutText> m_cut;
};

} // namespace

QList<CutText> cutTexts(const QWidget &window)
{
    return Search(window).run();
}

} // namespace insite::test
