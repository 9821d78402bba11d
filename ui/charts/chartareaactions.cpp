// SPDX-License-Identifier: GPL-3.0-or-later
// Menus, pictures and the chosen range of ChartArea.
#include "charts/chartactions.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/chartpicture.h"
#include "charts/timerangebar.h"
#include "charts/timerangedialog.h"
#include "charts/timewindow.h"
#include "core/zonedtime.h"
#include "theme/icon.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace insite::charts {

using readings::RegisterIndex;

void ChartArea::connectActions()
{
    connect(&m_actions->undo, &QAction::triggered, this, &ChartArea::undo);
    connect(&m_actions->newPanel, &QAction::triggered, this, [this] { addPanel(); });
    // Queued: the menu that it is chosen in belongs to the panel.
    connect(
        &m_actions->closePanel, &QAction::triggered, this,
        [this] {
            if (ChartPanel *panel = currentPanel())
                closePanel(panel);
        },
        Qt::QueuedConnection);
    connect(&m_actions->showStatistics, &QAction::toggled, this, [this](bool shown) {
        for (ChartPanel *panel : std::as_const(m_panels))
            panel->setStatisticsShown(shown);
        emit layoutChanged();
    });
    connect(&m_actions->chooseRange, &QAction::triggered, this, &ChartArea::chooseRange);
    connect(m_bar, &TimeRangeBar::customRangeRequested, this, &ChartArea::chooseRange);
    connect(&m_actions->copyPicture, &QAction::triggered, this, [this] { copyPicture(false); });
    connect(&m_actions->copyAllPictures, &QAction::triggered, this, [this] { copyPicture(true); });
    connect(&m_actions->savePicture, &QAction::triggered, this, [this] { choosePlaceFor(false); });
    connect(&m_actions->saveAllPictures, &QAction::triggered, this, [this] { choosePlaceFor(true); });
}

void ChartArea::fillMenu(ChartPanel *panel)
{
    QMenu &menu = panel->menu();
    menu.addActions({&m_actions->copyPicture, &m_actions->copyAllPictures, &m_actions->savePicture,
                     &m_actions->saveAllPictures, &m_actions->exportReadings});
    menu.addSeparator();
    menu.addActions({&m_actions->chooseRange, &m_actions->showStatistics});
    menu.addSeparator();
    menu.addActions({&m_actions->undo, &m_actions->newPanel, &m_actions->closePanel});
    // They speak of the panel whose menu is open.
    connect(&menu, &QMenu::aboutToShow, panel, [this, panel] {
        panel->canvas().setFocus(Qt::MenuBarFocusReason);
        m_current = panel;
    });
}

void ChartArea::takeFew(const QList<RegisterIndex> &indexes,
                        const std::function<void(const QList<RegisterIndex> &)> &take)
{
    QList<RegisterIndex> added;
    std::ranges::copy_if(indexes, std::back_inserter(added),
                         [this](RegisterIndex index) { return m_source.info(index) && !panelOf(index); });
    if (added.size() <= kMostAtOnce) {
        take(indexes);
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Many registers"),
        tr("%n registers are too many to chart at once.", nullptr, static_cast<int>(added.size())),
        QMessageBox::Cancel, this);
    box->setObjectName(u"tooManyRegisters"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("So many curves cannot be told apart. Chart the first %n, in the order of the "
                               "tree, or cancel and select fewer.",
                               nullptr, static_cast<int>(kMostAtOnce)));
    QPushButton *first = box->addButton(tr("Chart the first %n", nullptr, static_cast<int>(kMostAtOnce)),
                                        QMessageBox::AcceptRole);
    box->setDefaultButton(first);
    connect(first, &QPushButton::clicked, this, [take, few = added.first(kMostAtOnce)] { take(few); });
    box->open();
}

void ChartArea::openChipMenu(ChartPanel *panel, RegisterIndex index, const QPoint &at)
{
    const auto info = m_source.info(index);
    if (!info)
        return;
    auto *menu = new QMenu(panel);
    menu->setObjectName(u"chipMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *forms = new QActionGroup(menu);
    for (const SeriesForm form : formsFor(info->kind)) {
        QAction *action = menu->addAction(formWords(form));
        action->setCheckable(true);
        action->setData(toText(form));
        action->setChecked(panel->form(index) == form);
        forms->addAction(action);
        connect(action, &QAction::triggered, panel,
                [this, panel, index, form] { chooseForm(panel, index, form); });
    }
    menu->addSeparator();
    if (panel->registers().size() > 1) {
        QAction *move = menu->addAction(theme::icon(u"plus"_s), tr("Move to a panel of its own"));
        connect(
            move, &QAction::triggered, this,
            [this, panel, index] { takeDrop(panel, {index}, panel->id(), PlotCanvas::DropHint::Below); },
            Qt::QueuedConnection);
    }
    const auto specs = panel->specs();
    const auto spec = std::ranges::find(specs, index, &SeriesSpec::index);
    for (ChartPanel *other : std::as_const(m_panels)) {
        if (other == panel || spec == specs.end() || !other->canTake(*spec))
            continue;
        QAction *move = menu->addAction(tr("Move to panel %1").arg(m_panels.indexOf(other) + 1));
        connect(
            move, &QAction::triggered, this,
            [this, panel, other, index] {
                if (m_panels.contains(panel) && m_panels.contains(other))
                    moveSeries(panel, other, index);
            },
            Qt::QueuedConnection);
    }
    QAction *toggle = menu->addAction(panel->isShown(index) ? tr("Hide") : tr("Show"));
    connect(toggle, &QAction::triggered, panel,
            [panel, index] { panel->setShown(index, !panel->isShown(index)); });
    QAction *remove = menu->addAction(theme::icon(u"x"_s), tr("Remove from chart"));
    connect(
        remove, &QAction::triggered, this, [this, panel, index] { removeSeries(panel, index); },
        Qt::QueuedConnection);
    menu->popup(at);
}

void ChartArea::chooseForm(ChartPanel *panel, RegisterIndex index, SeriesForm form)
{
    panel->setForm(index, form);
    if (!panel->registers().contains(index)) // by a timer: then it has its place on another
        QTimer::singleShot(0, this, [this, index] { tellWhereItWent(index); });
}

void ChartArea::tellWhereItWent(RegisterIndex index)
{
    ChartPanel *panel = panelOf(index);
    const auto info = m_source.info(index);
    if (!panel || !info)
        return;
    m_scroll->ensureWidgetVisible(panel);
    emit noticed(tr("“%1” is now on panel %2: it needs an axis of its own, and a panel has two.")
                     .arg(info->registerName)
                     .arg(m_panels.indexOf(panel) + 1));
}

void ChartArea::chooseRange()
{
    auto *dialog = new TimeRangeDialog(m_time->from(), m_time->to(), m_time->zone(), this);
    connect(dialog, &TimeRangeDialog::chosen, m_time, &TimeWindow::setRange);
    dialog->open();
}

std::optional<ChartPicture> ChartArea::picture(bool ofAll) const
{
    ChartPanel *current = currentPanel();
    if (m_panels.isEmpty() || (!ofAll && !current))
        return {};
    return ChartPicture(ofAll ? m_panels : QList{current}, *m_time);
}

void ChartArea::copyPicture(bool ofAll)
{
    const auto taken = picture(ofAll);
    if (!taken)
        return;
    // As picture for documents; those that know SVG take that.
    auto *copied = new QMimeData;
    copied->setImageData(taken->image());
    copied->setData(u"image/svg+xml"_s, taken->svg());
    QGuiApplication::clipboard()->setMimeData(copied);
    emit noticed(tr("The picture is copied and can be pasted."));
}

void ChartArea::choosePlaceFor(bool ofAll)
{
    if (!picture(ofAll))
        return;
    auto *dialog =
        new QFileDialog(this, tr("Save picture"), {}, tr("PNG picture (*.png);;SVG drawing (*.svg)"));
    dialog->setObjectName(u"savePictureDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(
        u"chart-%1.png"_s.arg(zonedTime(m_time->to(), m_time->zone()).toString(u"yyyy-MM-dd-HHmm"_s)));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"svg"_s) ? u"svg"_s : u"png"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, ofAll](const QString &path) {
        const auto taken = picture(ofAll);
        if (!taken)
            return;
        if (const auto saved = taken->save(path); !saved)
            emit problemFound(saved.error().detail);
        else
            emit noticed(tr("The picture is saved as “%1”.").arg(QDir::toNativeSeparators(path)));
    });
    dialog->open();
}

} // namespace insite::charts
