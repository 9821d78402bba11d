// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/helpdialogs.h"

#include "theme/metrics.h"
#include "window/actionlist.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::window::HelpDialogs)
};

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setMinimumWidth(460);
    return label;
}

QVBoxLayout *begin(QDialog *dialog, const QString &name, const QString &title)
{
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    return layout;
}

void finish(QDialog *dialog, QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog->open();
}

/// What parts of the window do with keys that are no commands.
QList<std::pair<QString, QString>> keys()
{
    return {
        {Words::tr("Enter"), Words::tr("In the tree: show the selected registers on the chart")},
        {Words::tr("P"), Words::tr("In the tree: pin the selected rows, or remove their pins")},
        {Words::tr("* and /"), Words::tr("In the tree: open or close a branch with all beneath it")},
        {Words::tr("+ and -"), Words::tr("On a chart: show less or more time")},
        {Words::tr("Arrow keys"), Words::tr("On a chart: move through time")},
        {Words::tr("Home"), Words::tr("On a chart: back to now")},
        {Words::tr("Alt+1 to Alt+8"), Words::tr("On a chart: show 5 minutes to a year")},
        {Words::tr("Shift+Left, Shift+Right"), Words::tr("On a chart: read out the reading before or after")},
        {Words::tr("Shift and drag"), Words::tr("On a chart: show just this range; Ctrl+R to type one")},
        {Words::tr("Ctrl+Z"), Words::tr("Bring back what was closed or removed")},
        {Words::tr("Ctrl+C"),
         Words::tr(
             "In the tree and in tables: copy the selected rows as columns; on a chart: copy its picture")},
        {Words::tr("Ctrl+Shift+C"), Words::tr("In the tree: copy the ids of the selected rows")},
        {Words::tr("L"), Words::tr("In the tree: set the limits of the register")},
        {Words::tr("Ctrl+Shift+A"), Words::tr("Go to the alarms that nobody has acknowledged")},
        {Words::tr("A and Shift+A"), Words::tr("In the events: acknowledge the selected ones, or all shown")},
        {Words::tr("Delete"), Words::tr("In the events: clear what is over; Ctrl+Z brings it back")},
        {Words::tr("Enter and T"),
         Words::tr("In the events: show it on the chart at that time, or in the tree")},
    };
}

void addRow(QFormLayout &form, const QString &key, const QString &words, QWidget *parent)
{
    auto *label = new QLabel(key, parent);
    label->setTextFormat(Qt::PlainText);
    form.addRow(label, paragraph(words, parent));
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(theme::font(theme::TypeStep::Title));
    return label;
}

/// Every command that has keys, group by group: read off the commands themselves, so it is never out of step.
QWidget *shortcutSheet(const QWidget &window, QWidget *parent)
{
    auto *sheet = new QWidget(parent);
    sheet->setObjectName(u"shortcutSheet"_s);
    auto *form = new QFormLayout(sheet);
    form->setHorizontalSpacing(theme::kViewMargin);
    form->setVerticalSpacing(theme::kStep);
    QString group;
    const QList<ListedAction> listed = actionsOf(window);
    for (const ListedAction &each : listed) {
        const QString shortcut = each.action->shortcut().toString(QKeySequence::NativeText);
        const bool isOfTable = each.action->shortcut() == QKeySequence(QKeySequence::Copy);
        if (shortcut.isEmpty() || isOfTable)
            continue;
        if (each.group != group) {
            group = each.group;
            form->addRow(heading(group, sheet));
        }
        addRow(*form, shortcut, each.text, sheet);
    }
    form->addRow(heading(Words::tr("In the parts"), sheet));
    const auto others = keys();
    for (const auto &[key, words] : others)
        addRow(*form, key, words, sheet);
    return sheet;
}

} // namespace

void openHelp(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    QVBoxLayout *layout = begin(dialog, u"helpDialog"_s, Words::tr("Keyboard and help"));
    auto *scroll = new QScrollArea(dialog);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(shortcutSheet(*parent->window(), scroll));
    scroll->widget()->setAutoFillBackground(false);
    scroll->setMinimumSize(scroll->widget()->sizeHint().width() + theme::kViewMargin * 2, 360);
    layout->addWidget(scroll, 1);
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(paragraph(
        Words::tr(
            "Charts and ages go by the time a value was measured, not by its arrival. A duplicate is a "
            "reading "
            "that came again; it counts once. A revision came again with another value; the newest counts. "
            "A unit that nobody has told us is shown as unknown."),
        dialog));
    finish(dialog, layout);
}

void openAbout(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    QVBoxLayout *layout = begin(dialog, u"aboutDialog"_s, Words::tr("About Insite Monitor"));
    auto *title =
        paragraph(Words::tr("Insite Monitor %1").arg(QCoreApplication::applicationVersion()), dialog);
    title->setFont(theme::font(theme::TypeStep::Headline));
    layout->addWidget(title);
    layout->addWidget(
        paragraph(Words::tr("Live energy meters on the Å Insite platform's MQTT service."), dialog));
    layout->addWidget(paragraph(
        Words::tr(
            "Free software under the GNU General Public License, version 3 or later. It comes without any "
            "warranty."),
        dialog));
    layout->addWidget(paragraph(
        Words::tr(
            "It stands on Qt %1 (Qt Charts: GPL 3), SQLite (public domain), QtKeychain (BSD), tl::expected "
            "(CC0), simdjson (Apache 2.0) and Tabler Icons (MIT).")
            .arg(QString::fromLatin1(qVersion())),
        dialog));
    finish(dialog, layout);
}

} // namespace insite::window
