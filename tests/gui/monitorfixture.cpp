// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "charts/chartarea.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "settings/preferencestore.h"
#include "support/simulatorprocess.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/mainwindow.h"
#include "window/workspaceview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;

namespace insite::test {

MonitorFixture::MonitorFixture() = default;

MonitorFixture::~MonitorFixture()
{
    stop();
    // What was typed lies in the person's folder, and is none of the next test's business.
    if (options.profile)
        QDir(metadata::profileFolder(*options.profile)).removeRecursively();
}

void MonitorFixture::useConsumer(const SimulatorProcess &simulator)
{
    options.profilePath = simulator.filePath(u"consumer.json"_s);
    options.profile = settings::loadProfile(options.profilePath).value();
    options.password = simulator.fileText(u"consumer.password"_s);
}

void MonitorFixture::useDevice(const SimulatorProcess &simulator)
{
    options.deviceProfile = settings::loadProfile(simulator.filePath(u"device.json"_s)).value();
    options.devicePassword = simulator.fileText(u"device.password"_s);
}

void MonitorFixture::prefer(const settings::Preferences &preferences)
{
    const auto saved =
        settings::PreferenceStore(m_folder.filePath(u"config/settings.ini"_s)).save(preferences);
    Q_ASSERT(saved);
}

void MonitorFixture::start()
{
    m_monitor = std::make_unique<monitor::Monitor>(
        *qobject_cast<QApplication *>(QCoreApplication::instance()),
        monitor::Setup{
            options, m_folder.filePath(u"config"_s), m_folder.filePath(u"data"_s), keychain, m_clock,
            simulatorProgram.isEmpty() ? QStringLiteral(INSITE_BINARY_DIR "/insite-sim") : simulatorProgram});
    m_monitor->start();
}

void MonitorFixture::stop()
{
    if (m_monitor)
        m_monitor->window().close();
    m_monitor.reset();
}

window::MainWindow &MonitorFixture::window() const
{
    return m_monitor->window();
}

tree::MeterTreeView *MonitorFixture::tree() const
{
    return find<tree::MeterTreeView>();
}

tree::MeterTreeModel *MonitorFixture::model() const
{
    return find<tree::MeterTreeModel>();
}

charts::ChartArea *MonitorFixture::charts() const
{
    return find<charts::ChartArea>();
}

std::vector<history::HistoryReading> MonitorFixture::stored(readings::RegisterIndex index, Instant from,
                                                            Instant to) const
{
    auto reader = history::Reader::open(options.databasePath);
    if (!reader)
        return {};
    return (*reader)
        ->range(model()->snapshot(index)->key, from, to)
        .value_or(std::vector<history::HistoryReading>());
}

QString MonitorFixture::allText() const
{
    QStringList texts;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        texts.append({widget->windowTitle(), widget->toolTip(), widget->accessibleName()});
        const QList<QAction *> actions = widget->actions();
        for (const QAction *action : actions)
            texts.append({action->text(), action->toolTip()});
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts.append({tabs->tabText(i), tabs->tabToolTip(i)});
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                    texts.append(view->model()->headerData(column, Qt::Horizontal, role).toString());
            }
        }
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts.append(label->text());
        else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts.append({edit->displayText(), edit->placeholderText()});
        else if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            texts.append(text->toPlainText());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        else if (const auto *box = qobject_cast<const QComboBox *>(widget))
            texts.append(box->currentText());
    }
    return texts.join(u'\n');
}

std::optional<readings::RegisterIndex> MonitorFixture::registerWithValue(double value) const
{
    const int count = model() ? model()->registerCount() : 0;
    for (int index = 0; index < count; ++index) {
        const auto *snapshot = model()->snapshot(readings::RegisterIndex(index));
        if (snapshot && snapshot->latest.value == value)
            return snapshot->index;
    }
    return std::nullopt;
}

int MonitorFixture::registersWithValue() const
{
    int with = 0;
    const int count = model() ? model()->registerCount() : 0;
    for (int index = 0; index < count; ++index) {
        const QModelIndex row = model()->indexOf(readings::RegisterIndex(index));
        with += row.siblingAtColumn(tree::MeterTreeModel::ValueColumn).data().toString().isEmpty() ? 0 : 1;
    }
    return with;
}

void MonitorFixture::sayInterval(std::chrono::milliseconds interval) const
{
    auto &catalogue = find<window::WorkspaceView>()->catalogue();
    QVERIFY(QTest::qWaitFor([&] { return catalogue.isLoaded(); }, kPatienceMilliseconds));
    for (int index = 0; index < model()->registerCount(); ++index) {
        const metadata::RegisterPlace place(model()->snapshot(readings::RegisterIndex(index))->key);
        metadata::OwnRegister words = catalogue.ownRegister(place);
        words.expectedInterval = interval;
        QVERIFY(catalogue.setOwnRegister(place, words));
    }
}

void useTemporaryHome()
{
    static const QTemporaryDir home;
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        qputenv(name, QFile::encodeName(home.filePath(QString::fromLatin1(name).toLower())));
}

} // namespace insite::test
