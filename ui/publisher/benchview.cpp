// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchview.h"

#include "core/csv.h"
#include "publisher/benchcontroller.h"
#include "publisher/benchdelegate.h"
#include "publisher/benchoptionsdialog.h"
#include "publisher/verdicticon.h"
#include "theme/elidedlabel.h"
#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

constexpr int kLargestBurst = 10'000;
constexpr std::array kWidths{36, 96, 132, 68, 84, 210, 64, 68, 84, 156, 64, 104, 68, 68, 72, 84, 84, 420};
static_assert(kWidths.size() == BenchModel::ColumnCount);

QLabel *wordsLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setTextRole(QLabel &label, theme::Role role)
{
    QPalette palette = label.parentWidget()->palette();
    palette.setColor(QPalette::WindowText, theme::colour(role, palette));
    label.setPalette(palette);
}

} // namespace

struct BenchView::Removed
{
    int at = 0;
    QList<device::RowText> before; ///< All rows.
};

BenchView::BenchView(BenchController &controller, WhenUnlocked whenUnlocked, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_whenUnlocked(std::move(whenUnlocked))
{
    setObjectName(u"benchView"_s);
    createTable();
    m_verdictIcon = new theme::IconLabel(theme::kIconSmall, this);
    m_verdict = wordsLabel(u"benchVerdict"_s, this);
    m_verdict->setWordWrap(true);
    m_counts = wordsLabel(u"benchCounts"_s, this);
    m_cell = new theme::ElidedLabel(this);
    m_cell->setObjectName(u"benchCell"_s);
    m_cell->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *place = new QHBoxLayout;
    place->setSpacing(theme::kGroupGap);
    place->addWidget(m_cell, 1);
    place->addWidget(m_counts);
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(theme::kGroupGap);
    verdict->addWidget(m_verdictIcon, 0, Qt::AlignTop);
    verdict->addWidget(m_verdict, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::kGroupGap, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addLayout(createButtons());
    layout->addWidget(m_table, 1);
    layout->addLayout(place);
    layout->addLayout(verdict);

    connect(&m_controller, &BenchController::changed, this, &BenchView::showState);
    connect(&m_controller, &BenchController::refused, this,
            [this](const QString &sentence) { say(sentence, true); });
    connect(&m_controller, &BenchController::said, this,
            [this](const QString &sentence) { say(sentence, false); });
    connect(&m_controller.model(), &BenchModel::edited, this, &BenchView::showSelection);
    showState();
    showSelection();
}

BenchView::~BenchView() = default;

void BenchView::setDeviceChosen(bool isChosen)
{
    m_isDeviceChosen = isChosen;
    m_removed.reset(); // another device has other rows
    showSelection();   // the topic has another beginning
}

void BenchView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_burstCount)
        showSelection();
}

void BenchView::createTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"benchTable"_s);
    m_table->setAccessibleName(tr("Simulated meters"));
    m_table->setModel(&m_controller.model());
    m_table->setItemDelegate(new BenchDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(false);
    m_table->verticalHeader()->setDefaultSectionSize(theme::kRowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (int column = 0; column < BenchModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, kWidths[size_t(column)]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &BenchView::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BenchView::showState);
    auto *copy = new QAction(tr("Copy rows"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &BenchView::copyRows);
    m_table->addAction(copy);
}

QPushButton *BenchView::addButton(QBoxLayout &layout, const QString &name, const QString &icon,
                                  const QString &text)
{
    auto *button = new QPushButton(theme::icon(icon), text, this);
    button->setObjectName(name);
    layout.addWidget(button);
    return button;
}

QBoxLayout *BenchView::createButtons()
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(theme::kStep);
    auto *add = addButton(*layout, u"benchAdd"_s, u"plus"_s, {});
    add->setToolTip(tr("Add a simulated meter (Insert)"));
    add->setAccessibleName(tr("Add a row"));
    connect(add, &QPushButton::clicked, this, &BenchView::addRow);
    m_remove = addButton(*layout, u"benchRemove"_s, u"trash"_s, {});
    m_remove->setToolTip(tr("Remove the selected rows (Delete)"));
    m_remove->setAccessibleName(tr("Remove the selected rows"));
    connect(m_remove, &QPushButton::clicked, this, &BenchView::removeRows);
    m_undo = addButton(*layout, u"benchUndo"_s, u"arrow-back-up"_s, {});
    m_undo->setToolTip(tr("Bring the removed rows back (Ctrl+Z)"));
    m_undo->setAccessibleName(tr("Bring the removed rows back"));
    connect(m_undo, &QPushButton::clicked, this, &BenchView::undoRemove);
    layout->addWidget(createSetMenu());
    layout->addSpacing(theme::kGroupGap);
    m_start = addButton(*layout, u"benchStart"_s, u"player-play"_s, {});
    connect(m_start, &QPushButton::clicked, this, &BenchView::startOrStop);
    m_pause = addButton(*layout, u"benchPause"_s, u"player-pause"_s, tr("&Pause"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("While it is pressed nothing is sent; what falls due is left out"));
    connect(m_pause, &QPushButton::clicked, &m_controller, &BenchController::setPaused);
    m_send = addButton(*layout, u"benchSend"_s, u"send"_s, tr("Send &now"));
    connect(m_send, &QPushButton::clicked, this, &BenchView::sendNow);
    m_burst = addButton(*layout, u"benchBurst"_s, u"bolt"_s, tr("&Burst"));
    m_burst->setToolTip(tr("So many readings of each row, one after the other"));
    connect(m_burst, &QPushButton::clicked, this, &BenchView::burst);
    m_burstCount = new QSpinBox(this);
    m_burstCount->setObjectName(u"burstCount"_s);
    m_burstCount->setAccessibleName(tr("Readings in a burst"));
    m_burstCount->setRange(1, kLargestBurst);
    m_burstCount->setValue(10);
    layout->addWidget(m_burstCount);
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(createMoreMenu());
    layout->addStretch(1);

    const auto shortcut = [this](const QKeySequence &keys, QPushButton *button) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, button, &QPushButton::click);
        addAction(action);
    };
    shortcut(QKeySequence(Qt::Key_Insert), add);
    shortcut(QKeySequence(Qt::Key_Delete), m_remove);
    shortcut(QKeySequence::Undo, m_undo);
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_start);
    shortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), m_send);
    return layout;
}

QToolButton *BenchView::createSetMenu()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"benchSet"_s);
    button->setText(tr("Set"));
    button->setIcon(theme::icon(u"table"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Read or keep the rows as CSV or JSON"));
    auto *menu = new QMenu(button);
    menu->addAction(tr("&Import…"), this, &BenchView::importSet)->setObjectName(u"importSet"_s);
    menu->addAction(tr("&Export…"), this, &BenchView::exportSet)->setObjectName(u"exportSet"_s);
    button->setMenu(menu);
    return button;
}

QToolButton *BenchView::createMoreMenu()
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"benchMore"_s);
    button->setText(tr("More"));
    button->setIcon(theme::icon(u"settings"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Options, disturbances, counters"));
    auto *menu = new QMenu(button);
    menu->addAction(tr("&Options and disturbances…"), this, &BenchView::openOptions)
        ->setObjectName(u"benchOptionsAction"_s);
    menu->addAction(tr("&Drop the connection"), &m_controller, &BenchController::dropConnection)
        ->setObjectName(u"dropConnection"_s);
    menu->addSeparator();
    menu->addAction(tr("&Reset the counters"), this, [this] { m_controller.resetCounters(wantedRows()); })
        ->setObjectName(u"resetCounters"_s);
    menu->addAction(tr("Roll the counters o&ver"), this,
                    [this] { m_controller.rollOverCounters(wantedRows()); })
        ->setObjectName(u"rollOverCounters"_s);
    menu->addSeparator();
    menu->addAction(tr("&Begin anew"), &m_controller, &BenchController::forget)
        ->setObjectName(u"benchForget"_s);
    button->setMenu(menu);
    return button;
}

void BenchView::addRow()
{
    const int row = m_controller.model().addRow();
    const QModelIndex index = m_controller.model().index(row, BenchModel::Meter);
    m_table->setCurrentIndex(index);
    m_table->setFocus();
    m_table->edit(index);
}

void BenchView::removeRows()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    m_removed = std::make_unique<Removed>(Removed{rows.first(), m_controller.model().rows()});
    m_controller.model().removeRowList(rows);
    say(tr("%n row(s) were removed. Undo brings them back.", nullptr, int(rows.size())), false);
    showState();
}

void BenchView::undoRemove()
{
    if (!m_removed)
        return;
    const auto removed = std::exchange(m_removed, nullptr);
    m_controller.model().setRows(removed->before);
    m_table->setCurrentIndex(m_controller.model().index(removed->at, BenchModel::Meter));
    showState();
}

void BenchView::copyRows() const
{
    QString text;
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < BenchModel::ColumnCount; ++column)
            cells.append(m_controller.model().index(row, column).data(BenchModel::ValueRole).toString());
        text += cells.join(u'\t') + u'\n';
    }
    QApplication::clipboard()->setText(text);
}

void BenchView::whenReady(const std::function<void()> &then)
{
    const QList<device::CellProblem> &problems = m_controller.model().problems();
    if (problems.isEmpty()) {
        m_whenUnlocked(then);
        return;
    }
    const device::CellProblem &first = problems.first();
    const QModelIndex cell = m_controller.model().index(first.row, int(first.column));
    m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(cell);
    say(device::problemText(first), true);
}

void BenchView::startOrStop()
{
    if (m_controller.isSending())
        m_controller.stop();
    else
        whenReady([this] { m_controller.start(); });
}

void BenchView::sendNow()
{
    const QList<int> rows = wantedRows();
    whenReady([this, rows] { m_controller.burst(rows, 1); });
}

void BenchView::burst()
{
    const QList<int> rows = wantedRows();
    const int count = m_burstCount->value();
    whenReady([this, rows, count] { m_controller.burst(rows, count); });
}

void BenchView::openOptions()
{
    auto *dialog = new BenchOptionsDialog(m_controller.options(), window());
    connect(dialog, &BenchOptionsDialog::chosen, &m_controller, &BenchController::setOptions);
    dialog->open();
}

void BenchView::importSet()
{
    auto *dialog = new QFileDialog(window(), tr("Import a device set"), m_controller.folder(),
                                   tr("Device sets (*.csv *.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_controller, &BenchController::importSet);
    dialog->open();
}

void BenchView::exportSet()
{
    auto *dialog = new QFileDialog(window(), tr("Export the device set"), m_controller.folder(),
                                   tr("CSV (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"json"_s) ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, &m_controller, &BenchController::exportSet);
    dialog->open();
}

void BenchView::showState()
{
    const device::BenchProgress &progress = m_controller.progress();
    const bool isBusy = m_controller.isSending();
    m_start->setText(isBusy ? tr("&Stop") : tr("&Start"));
    m_start->setIcon(theme::icon(isBusy ? u"x"_s : u"player-play"_s));
    m_start->setToolTip(isBusy ? tr("Send nothing more (Ctrl+Return)")
                               : tr("Send each row that is on in its rhythm (Ctrl+Return)"));
    const bool canSend = m_isDeviceChosen && m_controller.model().rowCount() > 0;
    m_start->setEnabled(canSend || isBusy);
    m_pause->setEnabled(progress.isRunning);
    m_pause->setChecked(progress.isPaused);
    m_send->setEnabled(canSend);
    m_burst->setEnabled(canSend);
    const bool hasSelection = !selectedRows().isEmpty();
    m_send->setToolTip(hasSelection ? tr("One reading of each selected row, at once (Ctrl+Shift+Return)")
                                    : tr("One reading of each row that is on, at once (Ctrl+Shift+Return)"));
    m_remove->setEnabled(hasSelection);
    m_undo->setEnabled(m_removed != nullptr);

    if (progress.sends.sent > 0 || isBusy)
        say({}, false);
    const QLocale locale;
    const device::SendCounts &sends = progress.sends;
    m_counts->setText(
        sends.sent == 0
            ? QString()
            : tr("%1 sent · %2 acknowledged · %3 pending · %4 expired · %5 unknown · %6 came back")
                  .arg(locale.toString(sends.sent), locale.toString(sends.acknowledged),
                       locale.toString(sends.pending), locale.toString(sends.expired),
                       locale.toString(sends.unknown), locale.toString(progress.trip.matched)));
}

void BenchView::showSelection()
{
    const QModelIndex current = m_table->currentIndex();
    const BenchModel &model = m_controller.model();
    const int row = current.isValid() ? current.row() : 0;
    QString words;
    auto role = theme::Role::QuietText;
    if (row < model.rowCount()) {
        words = model.problemAt(row, current.isValid() ? current.column() : 0);
        role = words.isEmpty() ? theme::Role::QuietText : theme::Role::Error;
        // Of a topic both ends tell: the device's and the register's.
        m_cell->setElideMode(words.isEmpty() ? Qt::ElideMiddle : Qt::ElideRight);
        if (words.isEmpty())
            words = model.topic(row);
    }
    m_cell->setText(words);
    m_cell->setToolTip(words);
    setTextRole(*m_cell, role);
    showState();
}

void BenchView::say(const QString &sentence, bool isProblem)
{
    if (!sentence.isEmpty()) {
        m_verdict->setText(sentence);
        m_verdictIcon->setIcon(theme::icon(isProblem ? u"alert-circle"_s : u"info-circle"_s,
                                           isProblem ? theme::Role::Error : theme::Role::QuietText));
        return;
    }
    const device::Judgement &judgement = m_controller.progress().judgement;
    m_verdict->setText(u"%1: %2"_s.arg(verdictWord(judgement.verdict), judgement.sentence));
    m_verdictIcon->setIcon(verdictIcon(judgement.verdict));
}

QList<int> BenchView::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> BenchView::wantedRows() const
{
    QList<int> rows = selectedRows();
    if (!rows.isEmpty())
        return rows;
    for (int row = 0; row < m_controller.model().rowCount(); ++row) {
        if (m_controller.model().rows().at(row).at(device::Column::On) == "yes"_L1)
            rows.append(row);
    }
    return rows;
}

} // namespace insite::publisher
