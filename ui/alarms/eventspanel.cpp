// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventspanel.h"

#include "alarms/eventexport.h"
#include "alarms/eventmodel.h"
#include "alarms/eventview.h"
#include "core/background.h"
#include "core/result.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/undostrip.h"

#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::alarms {

using readings::AlarmEvent;
using readings::AlarmKind;
using State = EventFilterModel::State;

namespace {

constexpr int kLeastSearch = 140; ///< Wide enough for a word and the search's mark.

using Kinds = QSet<AlarmKind>;

/// What the filter offers: kinds that a person looks for together.
const QList<Kinds> &kindGroups()
{
    static const QList<Kinds> groups{{},
                                     {AlarmKind::Silent, AlarmKind::Stale},
                                     {AlarmKind::AboveLimit, AlarmKind::BelowLimit},
                                     {AlarmKind::Gap},
                                     {AlarmKind::CounterReset},
                                     {AlarmKind::ClockAhead},
                                     {AlarmKind::ConnectionLost, AlarmKind::CustomerRefused,
                                      AlarmKind::CaughtUp, AlarmKind::StoreFailed, AlarmKind::StoreNotice,
                                      AlarmKind::WatchBehind}};
    return groups;
}

QToolButton *buttonFor(QAction *action, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setAccessibleName(action->iconText());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

Result<void> writeFile(const QString &path, const QByteArray &contents)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() && file.commit())
        return {};
    return failure(ErrorCode::Storage,
                   EventsPanel::tr("“%1” could not be written (%2). Choose another folder.")
                       .arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace

EventsPanel::EventsPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_model(new EventModel(clock, this))
    , m_filter(new EventFilterModel(this))
{
    setObjectName(u"eventsPanel"_s);
    m_filter->setSourceModel(m_model);
    m_view = new EventView(*m_model, *m_filter, this);
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    createActions();
    createFilterBar();
    layout->addWidget(m_view, 1);
    m_undo = new theme::UndoStrip(this);
    layout->addWidget(m_undo);
    connect(m_view, qOverload<>(&EventView::selectionChanged), this, &EventsPanel::showWhatIsPossible);
    connect(m_view, &EventView::opened, this, &EventsPanel::showOnChart);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, changed, this, &EventsPanel::showWhatIsPossible);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &EventsPanel::showWhatIsPossible);
    showWhatIsPossible();
}

EventsPanel::~EventsPanel() = default;

void EventsPanel::createActions()
{
    const auto add = [this](const QString &icon, const QString &text, const QString &shortText,
                            const QString &tip, const QKeySequence &key, void (EventsPanel::*slot)()) {
        auto *action = new QAction(theme::icon(icon), text, this);
        action->setIconText(shortText);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setToolTip(key.isEmpty() ? tip
                                         : u"%1 (%2)"_s.arg(tip, key.toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, slot);
        m_view->addAction(action);
        return action;
    };
    m_acknowledge =
        add(u"check"_s, tr("&Acknowledge"), tr("Acknowledge"), tr("Say that the selected events were seen"),
            QKeySequence(Qt::Key_A), &EventsPanel::acknowledgeSelected);
    m_acknowledgeAll = add(u"circle-check"_s, tr("Acknowledge a&ll shown"), tr("All"),
                           tr("Say that all events shown here were seen"), QKeySequence(u"Shift+A"_s),
                           &EventsPanel::acknowledgeShown);
    m_clearOver = add(u"trash"_s, tr("C&lear what is over"), tr("Clear"),
                      tr("Take the selected events that are over off the list; all shown where none is "
                         "selected. Can be undone"),
                      QKeySequence(Qt::Key_Delete), &EventsPanel::clearOver);
    m_onChart = add(u"chart-line"_s, tr("Show on &chart at that time"), tr("On chart"),
                    tr("Show its registers on the chart, at that time"), QKeySequence(Qt::Key_Return),
                    &EventsPanel::showOnChart);
    m_inTree = add(u"list-tree"_s, tr("Show in &tree"), tr("In tree"), tr("Select it in the tree of meters"),
                   QKeySequence(Qt::Key_T), &EventsPanel::showInTree);
    m_export = add(u"download"_s, tr("&Export…"), tr("Export"),
                   tr("Write the events shown here to a CSV file"), {}, &EventsPanel::chooseExport);
    // The view answers Enter itself, so that its cells do not.
    m_onChart->setShortcutContext(Qt::WidgetShortcut);
}

void EventsPanel::createFilterBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(theme::kStep);
    m_text = new QLineEdit(bar);
    m_text->setObjectName(u"eventText"_s);
    m_text->setPlaceholderText(tr("Search events"));
    m_text->setAccessibleName(tr("Search events"));
    m_text->setToolTip(tr("Shows the events whose words hold all of these"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(kLeastSearch);
    m_text->addAction(theme::icon(u"search"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    m_kinds = new QComboBox(bar);
    m_kinds->setObjectName(u"eventKinds"_s);
    m_kinds->setAccessibleName(tr("Kinds of events"));
    m_kinds->setToolTip(tr("Which kinds of events are shown"));
    m_kinds->addItems({tr("All kinds"), tr("Silent and stale"), tr("Limits"), tr("Gaps"),
                       tr("Counter resets"), tr("Clocks ahead"), tr("Connection and history")});
    m_states = new QComboBox(bar);
    m_states->setObjectName(u"eventStates"_s);
    m_states->setAccessibleName(tr("State of events"));
    m_states->setToolTip(tr("Events of which state are shown"));
    m_states->addItems(
        {tr("All states"), tr("Active"), tr("Not acknowledged"), tr("Alarms not acknowledged")});
    constexpr int kNarrowBox = 8; // Characters: cut off rather than widening the window.
    for (QComboBox *box : {m_kinds, m_states})
        box->setMinimumContentsLength(kNarrowBox);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_kinds);
    layout->addWidget(m_states);
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(buttonFor(m_acknowledge, u"acknowledge"_s, bar));
    layout->addWidget(buttonFor(m_acknowledgeAll, u"acknowledgeAll"_s, bar));
    layout->addWidget(buttonFor(m_clearOver, u"clearEvents"_s, bar));
    layout->addWidget(buttonFor(m_export, u"exportEvents"_s, bar));
    connect(m_text, &QLineEdit::textChanged, m_filter, &EventFilterModel::setText);
    // Who types the entry's letters changes it and activates nothing; who takes the same one again only
    // activates.
    for (const auto chosen : {&QComboBox::activated, &QComboBox::currentIndexChanged}) {
        connect(m_kinds, chosen, this, [this] {
            m_askedKinds.clear();
            applyKinds();
        });
    }
    connect(m_states, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_filter->setState(State(index)); });
    static_cast<QVBoxLayout *>(this->layout())->addWidget(bar);
}

void EventsPanel::apply(const readings::AlarmNews &news)
{
    m_model->apply(news);
}

void EventsPanel::clear()
{
    m_undo->dismiss();
    m_model->clear();
    showWhatIsPossible();
}

void EventsPanel::setZone(const QTimeZone &zone)
{
    m_model->setZone(zone);
}

void EventsPanel::setCatalogue(const metadata::Catalogue *catalogue)
{
    m_model->setCatalogue(catalogue);
}

void EventsPanel::showOnly(const QSet<AlarmKind> &kinds, State state)
{
    const qsizetype group = kindGroups().indexOf(kinds);
    m_kinds->setCurrentIndex(int(std::max<qsizetype>(group, 0)));
    m_askedKinds = group < 0 ? kinds : QSet<AlarmKind>();
    m_states->setCurrentIndex(int(state));
    m_text->clear();
    applyKinds();
    m_view->setFocus(Qt::OtherFocusReason);
    if (m_filter->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->selectRow(0);
}

void EventsPanel::applyKinds()
{
    m_filter->setKinds(m_askedKinds.isEmpty() ? kindGroups().at(m_kinds->currentIndex()) : m_askedKinds);
}

void EventsPanel::showWhatIsPossible()
{
    const std::vector<AlarmEvent> chosen = selected();
    const auto isOpen = [](const AlarmEvent &event) {
        return !event.acknowledgedAt.has_value();
    };
    bool hasOpen = false;
    bool hasOver = false;
    for (int row = 0; row < m_filter->rowCount() && !(hasOpen && hasOver); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        hasOpen = hasOpen || !index.data(EventModel::IsAcknowledgedRole).toBool();
        hasOver = hasOver || !index.data(EventModel::IsActiveRole).toBool();
    }
    m_acknowledge->setEnabled(std::ranges::any_of(chosen, isOpen));
    m_acknowledgeAll->setEnabled(hasOpen);
    m_clearOver->setEnabled(hasOver);
    m_export->setEnabled(m_filter->rowCount() > 0);
    const bool isOfMeter = chosen.size() == 1 && !chosen[0].key.customer.isEmpty();
    m_inTree->setEnabled(isOfMeter);
    m_onChart->setEnabled(chosen.size() == 1 && !chosen[0].key.meter.isEmpty());
}

std::vector<AlarmEvent> EventsPanel::shown() const
{
    std::vector<AlarmEvent> events;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        events.push_back(m_model->at(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    return events;
}

std::vector<AlarmEvent> EventsPanel::selected() const
{
    std::vector<AlarmEvent> events;
    for (const quint64 id : m_view->selectedIds()) {
        if (const int row = m_model->rowOf(id); row >= 0)
            events.push_back(m_model->at(row));
    }
    return events;
}

void EventsPanel::acknowledgeSelected()
{
    emit acknowledgeRequested(m_view->selectedIds());
}

void EventsPanel::acknowledgeShown()
{
    std::vector<quint64> ids;
    for (const AlarmEvent &event : shown())
        ids.push_back(event.id);
    emit acknowledgeRequested(ids);
}

void EventsPanel::clearOver()
{
    std::vector<AlarmEvent> events = selected();
    std::erase_if(events, &AlarmEvent::isActive);
    if (events.empty()) {
        events = shown();
        std::erase_if(events, &AlarmEvent::isActive);
    }
    if (events.empty())
        return;
    std::vector<quint64> ids;
    ids.reserve(events.size());
    for (const AlarmEvent &event : events)
        ids.push_back(event.id);
    emit clearRequested(ids);
    m_undo->offer(tr("Cleared %Ln event(s)", nullptr, int(ids.size())),
                  [this, events = std::move(events)] { emit restoreRequested(events); });
}

void EventsPanel::showInTree()
{
    if (const auto events = selected(); events.size() == 1 && m_inTree->isEnabled())
        emit showInTreeRequested(events[0].key);
}

void EventsPanel::showOnChart()
{
    const auto events = selected();
    if (events.size() != 1 || !m_onChart->isEnabled())
        return;
    const AlarmEvent &event = events[0];
    const Instant to = event.endedAt.value_or(m_clock.now());
    // As much around it as it lasted, so that it is seen where it stands.
    const auto around = std::max<std::chrono::milliseconds>((to - event.begunAt) / 2, 5min);
    emit showOnChartRequested(event.key, event.begunAt - around, std::min(to + around, m_clock.now()));
}

void EventsPanel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_onChart, m_inTree});
    menu->setDefaultAction(m_onChart);
    menu->addSeparator();
    menu->addActions({m_acknowledge, m_acknowledgeAll});
    menu->addSeparator();
    menu->addActions({m_clearOver, m_export});
    menu->popup(event->globalPos());
}

void EventsPanel::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export events"), {}, tr("CSV files (*.csv);;All files (*)"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("events.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &EventsPanel::exportTo);
    dialog->open();
}

void EventsPanel::exportTo(const QString &path)
{
    std::vector<NamedEvent> events;
    for (const AlarmEvent &event : shown())
        events.push_back({event, m_model->subjectOf(event)});
    runInBackground(
        this,
        [path, events = std::move(events), zone = m_model->zone(), locale = QLocale()] {
            return writeFile(path, eventsToCsv(events, zone, locale));
        },
        [this](const Result<void> &written) {
            if (!written)
                emit failed(written.error().detail);
        });
}

} // namespace insite::alarms
