// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartactions.h"

#include "theme/icon.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace insite::charts {

ChartActions::ChartActions(QWidget &area)
    : QObject(&area)
{
    const auto set = [&area](QAction &action, const char *name, const QString &words, const QString &icon,
                             const QKeySequence &shortcut) {
        action.setObjectName(QLatin1String(name));
        action.setText(words);
        if (!icon.isEmpty())
            action.setIcon(theme::icon(icon));
        action.setShortcut(shortcut);
        action.setShortcutContext(Qt::WidgetWithChildrenShortcut);
        area.addAction(&action);
    };
    set(undo, "chartUndo", {}, u"arrow-back-up"_s, QKeySequence::Undo);
    set(newPanel, "chartNewPanel", tr("&New panel"), u"plus"_s, QKeySequence(u"Ctrl+Shift+N"_s));
    set(closePanel, "chartClosePanel", tr("&Close panel"), u"x"_s, QKeySequence(u"Ctrl+Shift+W"_s));
    set(showStatistics, "chartStatistics", tr("Show &statistics"), {}, QKeySequence(u"Ctrl+Shift+T"_s));
    set(chooseRange, "chartChooseRange", tr("Choose &range…"), u"calendar"_s, QKeySequence(u"Ctrl+R"_s));
    set(copyPicture, "chartCopy", tr("&Copy picture"), u"copy"_s, QKeySequence::Copy);
    set(copyAllPictures, "chartCopyAll", tr("Copy picture of &all panels"), {},
        QKeySequence(u"Ctrl+Shift+C"_s));
    set(savePicture, "chartSave", tr("Save &picture…"), u"download"_s, QKeySequence::Save);
    set(saveAllPictures, "chartSaveAll", tr("Save picture of all pa&nels…"), {},
        QKeySequence(u"Ctrl+Shift+S"_s));
    set(exportReadings, "chartExport", tr("&Export readings…"), u"table"_s, {});
    showStatistics.setCheckable(true);
    showStatistics.setChecked(true);
    setUndo({});
}

ChartActions::~ChartActions() = default;

void ChartActions::setUndo(const QString &words)
{
    undo.setEnabled(!words.isEmpty());
    undo.setText(words.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(words));
    undo.setToolTip(
        u"%1 (%2)"_s.arg(words.isEmpty() ? tr("Nothing to undo on the charts") : tr("Undo %1").arg(words),
                         undo.shortcut().toString(QKeySequence::NativeText)));
}

} // namespace insite::charts
