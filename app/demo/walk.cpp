// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "hand.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/mainwindow.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::demo {

namespace {

constexpr int kLookMilliseconds = 50;
constexpr std::chrono::seconds kPatience{60};
constexpr int kRegistersOnChart = 4;
/// Points that a line needs before a picture of it says anything.
constexpr int kPointsOnChart = 20;

tree::MeterTreeModel *modelOf(const window::MainWindow &window)
{
    return window.findChild<tree::MeterTreeModel *>();
}

charts::ChartArea *chartsOf(const window::MainWindow &window)
{
    return window.findChild<charts::ChartArea *>();
}

QString textOf(const window::MainWindow &window, const QString &label)
{
    const auto *found = window.findChild<QLabel *>(label);
    return found && found->isVisible() ? found->text() : QString();
}

} // namespace

Walk::Walk(window::MainWindow &window, const QDir &pictures, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_pictures(pictures)
{
    m_timer.setInterval(kLookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Walk::look);
}

Walk::~Walk() = default;

void Walk::start()
{
    if (!m_pictures.mkpath(u"."_s)) {
        emit failed(u"The folder %1 for the pictures cannot be made."_s.arg(m_pictures.absolutePath()));
        return;
    }
    addSteps();
    m_deadline.setRemainingTime(kPatience);
    m_timer.start();
}

void Walk::addSteps()
{
    m_steps.push_back({u"meters of the simulated platform in the tree"_s,
                       [this] {
                           const auto *model = modelOf(m_window);
                           return model && model->registerCount() >= kRegistersOnChart;
                       },
                       [this] {
                           emit said(u"meters are live in the tree"_s);
                           chartFirstRegisters();
                       }});
    m_steps.push_back({u"their readings on the chart"_s,
                       [this] { return chartsOf(m_window) && !chartsOf(m_window)->panels().isEmpty(); },
                       [this] {
                           emit said(u"selected registers are on the chart"_s);
                           unlock();
                       }});
    m_steps.push_back({u"the device connected in the publisher panel"_s,
                       [this] {
                           return m_window.findChild<QPushButton *>(u"lock"_s)->text().contains(u"Lock"_s) &&
                                  textOf(m_window, u"publishState"_s).startsWith(u"Connected"_s);
                       },
                       [this] {
                           emit said(u"publishing is unlocked, the device is connected"_s);
                       }});
    for (const QString &value : {u"18204.6"_s, u"18205.4"_s, u"18206.1"_s})
        addPublishing(value);
    m_steps.push_back({u"the published register on the chart"_s,
                       [this] {
                           showPublishedAsSent();
                           return isPublishedCharted();
                       },
                       [this] {
                           emit said(u"the published value is on the chart"_s);
                       }});
    m_steps.push_back({u"enough readings to draw lines"_s,
                       [this] {
                           const auto *snapshot = modelOf(m_window)->snapshot(readings::RegisterIndex(0));
                           return snapshot && snapshot->count >= kPointsOnChart;
                       },
                       [] {
                       }});
    addPictures();
}

void Walk::addPublishing(const QString &value)
{
    m_steps.push_back({u"the Send button ready"_s,
                       [this, value] {
                           send(value);
                           return m_window.findChild<QPushButton *>(u"send"_s)->isEnabled();
                       },
                       [this] {
                           click(*m_window.findChild<QPushButton *>(u"send"_s));
                       }});
    m_steps.push_back({u"the broker's acknowledgement of a published reading"_s,
                       [this] {
                           const auto *sends = m_window.findChild<QTableView *>(u"sends"_s)->model();
                           return sends->index(0, 1).data().toString().startsWith(u"Acknowledged"_s);
                       },
                       [] {
                       }});
    m_steps.push_back({u"the published value %1 in the tree, through the platform"_s.arg(value),
                       [this, value] { return isPublishedSeen(value.toDouble()); },
                       [this, value] {
                           emit said(
                               u"published %1, acknowledged, and it came back into the tree"_s.arg(value));
                           chartPublished();
                       }});
}

void Walk::addPictures()
{
    for (const QString &scheme : {u"Light"_s, u"Dark"_s}) {
        for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080)}) {
            auto drawn = std::make_shared<int>(-1);
            m_steps.push_back({u"the theme"_s, [] { return true; },
                               [this, scheme, size, drawn] {
                                   chooseTheme(scheme);
                                   m_window.resize(size);
                                   *drawn = chartsOf(m_window)->panels().first()->drawCount();
                               }});
            m_steps.push_back(
                {u"the charts drawn anew"_s,
                 [this, drawn] { return chartsOf(m_window)->panels().first()->drawCount() > *drawn + 1; },
                 [this, scheme, size] {
                     takePicture(u"insite-monitor-%1-%2x%3.png"_s.arg(scheme.toLower())
                                     .arg(size.width())
                                     .arg(size.height()));
                 }});
        }
    }
}

void Walk::look()
{
    const Step &step = m_steps[m_step];
    if (step.isDone()) {
        step.next();
        if (!m_failure.isEmpty() || ++m_step == m_steps.size()) {
            m_timer.stop();
            m_failure.isEmpty() ? emit finished() : emit failed(m_failure);
        }
        return;
    }
    if (!m_deadline.hasExpired())
        return;
    m_timer.stop();
    const QStringList states = {textOf(m_window, u"statusPhase"_s), textOf(m_window, u"stripFailure"_s),
                                textOf(m_window, u"publishState"_s)};
    emit failed(
        u"It took too long to see %1. The window says: %2"_s.arg(step.waitingFor, states.join(u" · "_s)));
}

void Walk::chartFirstRegisters()
{
    auto *view = m_window.findChild<tree::MeterTreeView *>();
    view->expandAll();
    for (readings::RegisterIndex index = 0; index < kRegistersOnChart; ++index) {
        view->reveal(index);
        pressKey(*view, Qt::Key_Return);
    }
    chartsOf(m_window)->time().setSpan(std::chrono::minutes(2));
}

void Walk::chartPublished()
{
    auto *view = m_window.findChild<tree::MeterTreeView *>();
    view->reveal(m_published);
    pressKey(*view, Qt::Key_Return);
}

void Walk::unlock()
{
    click(*m_window.findChild<QPushButton *>(u"lock"_s));
    if (auto *dialog = m_window.findChild<QDialog *>(u"unlockDialog"_s)) {
        takePicture(u"insite-monitor-unlock.png"_s);
        click(*dialog->findChild<QPushButton *>(u"confirmUnlock"_s));
    }
}

void Walk::send(const QString &value)
{
    for (const auto &[field, text] :
         {std::pair{u"meter"_s, u"MAIN_SUPPLY"_s}, {u"registerType"_s, u"2"_s}, {u"value"_s, value}}) {
        auto *edit = m_window.findChild<QLineEdit *>(field);
        if (edit->text() == text)
            continue;
        edit->clear();
        typeText(*edit, text);
    }
}

void Walk::chooseTheme(const QString &name)
{
    const auto actions = m_window.findChildren<QAction *>(u"scheme"_s + name);
    for (QAction *action : actions)
        action->trigger();
}

void Walk::takePicture(const QString &name)
{
    const QString path = m_pictures.absoluteFilePath(name);
    if (!m_window.grab().save(path))
        m_failure = u"The picture %1 cannot be written."_s.arg(path);
    else
        emit pictureTaken(path);
}

bool Walk::isPublishedSeen(double value)
{
    const auto *model = modelOf(m_window);
    for (int index = 0; index < model->registerCount(); ++index) {
        const auto *snapshot = model->snapshot(readings::RegisterIndex(index));
        if (!snapshot || snapshot->latest.value != value)
            continue;
        m_published = snapshot->index;
        return true;
    }
    return false;
}

/// A counter is drawn as consumption at first; the walk wants to see the very state that it published.
void Walk::showPublishedAsSent()
{
    if (charts::ChartPanel *panel = chartsOf(m_window)->panelOf(m_published))
        panel->setForm(m_published, charts::SeriesForm::AsSent);
}

bool Walk::isPublishedCharted() const
{
    const auto *snapshot = modelOf(m_window)->snapshot(m_published);
    const charts::ChartPanel *panel = chartsOf(m_window)->panelOf(m_published);
    return snapshot && panel &&
           panel->valueAt(m_published, snapshot->latest.measuredAt) == snapshot->latest.value;
}

} // namespace insite::demo
