// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitorfixture.h"

#include "window/mainwindow.h"

#include <QApplication>
#include <QScreen>
#include <QStyle>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;

/// On a laptop, whose screen is as large as the window would like to be.
class TestSmallScreen final : public QObject
{
    Q_OBJECT

private slots:
    void firstWindowFitsTheScreenWithItsFrame()
    {
        test::useTemporaryHome();
        test::MonitorFixture monitor;
        monitor.start();
        window::MainWindow &window = monitor.window();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QSize screen = window.screen()->availableSize();
        QCOMPARE(screen, QSize(1280, 800));
        const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
        QVERIFY(title > 0);
        QVERIFY2(window.height() + title <= screen.height(), "the status bar would lie below the edge");
        QVERIFY(window.width() <= screen.width());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" INSITE_TEST_DATA "/laptop.json");
    QApplication application(argc, argv);
    TestSmallScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_smallscreen.moc"
