// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/layoutstore.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using window::LayoutStore;

class TestLayoutStore final : public QObject
{
    Q_OBJECT

private slots:
    void bringsDocksBackAfterARestart()
    {
        {
            QMainWindow window;
            auto *dock = addDock(window);
            dock->setFloating(false);
            window.addDockWidget(Qt::RightDockWidgetArea, dock);
            window.show();
            QSettings settings(path(), QSettings::IniFormat);
            LayoutStore(settings).save(window);
        }
        QMainWindow window;
        auto *dock = addDock(window);
        QSettings settings(path(), QSettings::IniFormat);
        QVERIFY(LayoutStore(settings).restore(window));
        QCOMPARE(window.dockWidgetArea(dock), Qt::RightDockWidgetArea);
    }

    void takesADamagedFileForNone()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[window]\ngeometry=rubbish\nstate=@ByteArray(\\x1\\x2\\x3)\nscheme=purple\n[charts]"
                   "\n616263={{{\n");
        file.close();
        QSettings settings(path(), QSettings::IniFormat);
        const LayoutStore store(settings);
        QMainWindow window;
        auto *dock = addDock(window);
        QVERIFY(!store.restore(window));
        QCOMPARE(window.dockWidgetArea(dock), Qt::LeftDockWidgetArea);
        QVERIFY(!store.scheme());
        QVERIFY(store.charts(u"abc"_s).isEmpty());
    }

    void keepsBranchesOfEachProfileApart()
    {
        QSettings settings(path(), QSettings::IniFormat);
        LayoutStore store(settings);
        store.saveBranches(u"Nordlys / live"_s, {{u"open"_s, 2}});
        QCOMPARE(store.branches(u"Nordlys / live"_s).value(u"open"_s).toInt(), 2);
        QVERIFY(store.branches(u"Nordlys"_s).isEmpty());
        QVERIFY(store.charts(u"Nordlys / live"_s).isEmpty());
    }

    void keepsChartsOfEachProfileApart()
    {
        QSettings settings(path(), QSettings::IniFormat);
        LayoutStore store(settings);
        store.saveCharts(u"Nordlys / live"_s, {{u"panels"_s, 2}});
        store.saveCharts(u"Nordlys"_s, {{u"panels"_s, 1}});
        QCOMPARE(store.charts(u"Nordlys / live"_s).value(u"panels"_s).toInt(), 2);
        QCOMPARE(store.charts(u"Nordlys"_s).value(u"panels"_s).toInt(), 1);
        QVERIFY(store.charts(u"another"_s).isEmpty());
    }

    void remembersTheScheme()
    {
        QSettings settings(path(), QSettings::IniFormat);
        LayoutStore store(settings);
        QVERIFY(!store.scheme());
        store.saveScheme(theme::Scheme::Dark);
        QCOMPARE(store.scheme(), theme::Scheme::Dark);
        store.saveScheme(std::nullopt);
        QVERIFY(!store.scheme());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"window.ini"_s); }

    static QDockWidget *addDock(QMainWindow &window)
    {
        auto *dock = new QDockWidget(u"Meters"_s, &window);
        dock->setObjectName(u"metersDock"_s);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        return dock;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestLayoutStore)
#include "tst_layoutstore.moc"
