// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/attention.h"

#include "alarms/alarmbutton.h"
#include "alarms/desktopnotifier.h"
#include "alarms/eventspanel.h"
#include "alarms/limitsdialog.h"
#include "charts/chartarea.h"
#include "charts/timewindow.h"
#include "metadata/catalogue.h"
#include "tree/meterpanel.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/statusbar.h"
#include "window/workspaceview.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::window {

using alarms::EventFilterModel;
using alarms::EventsPanel;
using readings::AlarmKind;

namespace {

/// What a person typed, and what the API tells of how often readings come.
std::vector<readings::WatchedRegister> wordsOf(const metadata::Catalogue &catalogue)
{
    std::vector<readings::WatchedRegister> words;
    const auto &own = catalogue.ownWords().registers;
    const auto add = [&](const metadata::RegisterPlace &place) {
        const metadata::RegisterFacts facts = catalogue.registerFacts(place);
        readings::WatchedRegister word{place.customer, place.meter, place.registerId, facts.limits.value, {}};
        if (facts.expectedInterval.isKnown())
            word.expectedInterval = facts.expectedInterval.value;
        if (!word.limits.isEmpty() || word.expectedInterval)
            words.push_back(word);
    };
    for (auto it = own.cbegin(); it != own.cend(); ++it)
        add(it.key());
    const metadata::ApiCatalogue &api = catalogue.api();
    for (auto customer = api.customers.cbegin(); customer != api.customers.cend(); ++customer) {
        for (auto meter = customer->registers.cbegin(); meter != customer->registers.cend(); ++meter) {
            for (auto each = meter->cbegin(); each != meter->cend(); ++each) {
                const metadata::RegisterPlace place(customer.key(), meter.key(), each.key());
                if (!own.contains(place) &&
                    (each->expectedInterval || api.types.value(each->type).expectedInterval))
                    add(place);
            }
        }
    }
    return words;
}

} // namespace

Attention::Attention(const Clock &clock, StatusBar &status, QWidget &window)
    : QObject(&window)
    , m_status(status)
    , m_window(window)
    , m_panel(new EventsPanel(clock, &window))
    , m_button(new alarms::AlarmButton(&window))
    , m_notifier(new alarms::DesktopNotifier(clock, this))
{
    connectPanel();
    connectStatus();
    connect(m_button, &QAbstractButton::clicked, this, [this] {
        emit eventsAsked();
        m_panel->showOnly({}, EventFilterModel::State::AlarmsNotAcknowledged);
    });
    m_notifier->setIsWatched([&window] { return window.isActiveWindow(); });
    connect(m_notifier, &alarms::DesktopNotifier::activated, this, [this] {
        m_window.showNormal();
        m_window.raise();
        m_window.activateWindow();
        m_button->click();
    });
}

Attention::~Attention() = default;

void Attention::connectPanel()
{
    connect(m_panel, &EventsPanel::acknowledgeRequested, this, [this](const std::vector<quint64> &ids) {
        if (m_watch)
            m_watch->acknowledge(ids);
    });
    connect(m_panel, &EventsPanel::clearRequested, this, [this](const std::vector<quint64> &ids) {
        if (m_watch)
            m_watch->clear(ids);
    });
    connect(m_panel, &EventsPanel::restoreRequested, this,
            [this](const std::vector<readings::AlarmEvent> &events) {
                if (m_watch)
                    m_watch->restore(events);
            });
    connect(m_panel, &EventsPanel::showInTreeRequested, this, &Attention::showInTree);
    connect(m_panel, &EventsPanel::showOnChartRequested, this, &Attention::showOnChart);
    connect(m_panel, &EventsPanel::failed, this, &Attention::problemFound);
}

void Attention::connectStatus()
{
    connect(&m_status, &StatusBar::eventsAsked, this, [this](AlarmKind kind) {
        emit eventsAsked();
        m_panel->showOnly({kind}, EventFilterModel::State::All);
    });
    connect(&m_status, &StatusBar::metersAsked, this, &Attention::showMeters);
}

void Attention::open(const Workspace &workspace, WorkspaceView &view, tree::MeterPanel &meters)
{
    close();
    m_watch = &workspace.alarms;
    m_view = &view;
    m_meters = &meters;
    m_catalogue = &workspace.catalogue;
    m_panel->setCatalogue(m_catalogue);
    m_notifier->begin(m_catalogue);
    connect(m_watch, &readings::AlarmWatch::news, this, &Attention::take);
    connect(m_watch, &readings::AlarmWatch::failed, this, &Attention::problemFound);
    connect(m_catalogue, &metadata::Catalogue::changed, this, &Attention::tellWords);
    connect(meters.view(), &tree::MeterTreeView::limitsRequested, this, &Attention::editLimits);
    const auto showNever = [this, &model = view.model()] {
        m_status.setNeverCount(model.count(theme::Quality::Never));
    };
    connect(&view.model(), &tree::MeterTreeModel::neverCountChanged, &m_status, showNever);
    showNever();
    tellWords();
    m_watch->tellAll();
}

void Attention::close()
{
    if (m_watch)
        m_watch->disconnect(this);
    if (m_catalogue)
        m_catalogue->disconnect(this);
    if (m_meters)
        m_meters->view()->disconnect(this);
    m_watch = nullptr;
    m_view = nullptr;
    m_meters = nullptr;
    m_catalogue = nullptr;
    m_panel->clear();
    m_panel->setCatalogue(nullptr);
    m_button->setCounts({});
    m_notifier->begin(nullptr);
    m_status.setCounts({});
    m_status.setNeverCount(0);
}

void Attention::setZone(const QTimeZone &zone)
{
    m_panel->setZone(zone);
}

void Attention::setNotifying(bool isNotifying)
{
    m_notifier->setEnabled(isNotifying);
}

void Attention::take(const readings::AlarmNews &news)
{
    m_panel->apply(news);
    m_button->setCounts(news.counts);
    m_notifier->take(news);
    m_status.setCounts(news.counts);
    if (news.beyondLimits && m_view)
        m_view->model().setBeyondLimits({news.beyondLimits->cbegin(), news.beyondLimits->cend()});
}

void Attention::tellWords()
{
    // Without them nobody knows whether a limit is gone or only not read yet.
    if (m_watch && m_catalogue && m_catalogue->isLoaded())
        m_watch->setWords(wordsOf(*m_catalogue));
}

QList<readings::RegisterIndex> Attention::registersOf(const RegisterKey &key) const
{
    QList<readings::RegisterIndex> found;
    const int count = m_view ? m_view->model().registerCount() : 0;
    for (int i = 0; i < count; ++i) {
        const auto *snapshot = m_view->model().snapshot(readings::RegisterIndex(i));
        if (!snapshot || snapshot->key.customer != key.customer)
            continue;
        const RegisterKey &each = snapshot->key;
        if ((key.subscription.isEmpty() || each.subscription == key.subscription) &&
            (key.meter.isEmpty() || each.meter == key.meter) &&
            (key.registerId.isEmpty() || each.registerId == key.registerId))
            found.append(snapshot->index);
    }
    return found;
}

void Attention::showInTree(const RegisterKey &key)
{
    const auto registers = registersOf(key);
    if (registers.isEmpty() || !m_meters)
        return;
    emit metersAsked();
    m_meters->view()->reveal(registers.first());
    m_meters->view()->setFocus(Qt::OtherFocusReason);
}

void Attention::showOnChart(const RegisterKey &key, Instant from, Instant to)
{
    constexpr qsizetype kMost = 8; // More lines than colours help nobody.
    if (!m_view)
        return;
    m_view->charts().addRegisters(registersOf(key).mid(0, kMost));
    m_view->charts().time().setRange(from, to);
}

void Attention::showMeters(theme::Quality quality)
{
    if (!m_meters)
        return;
    emit metersAsked();
    m_meters->showQuality(quality);
}

void Attention::editLimits()
{
    if (!m_meters || !m_catalogue)
        return;
    const QVariant index = m_meters->view()->currentIndex().data(tree::MeterTreeModel::RegisterRole);
    const auto *snapshot =
        index.isValid() ? m_view->model().snapshot(index.value<readings::RegisterIndex>()) : nullptr;
    if (!snapshot) {
        m_meters->tell(tr("Limits belong to a register. Choose one beneath, then press L."));
        return;
    }
    auto *dialog = new alarms::LimitsDialog(*m_catalogue, snapshot->key, snapshot->latest.value,
                                            snapshot->expectedInterval, m_meters);
    dialog->open();
}

} // namespace insite::window
