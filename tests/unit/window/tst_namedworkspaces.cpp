// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/namedworkspaces.h"

#include "theme/undostrip.h"
#include "window/layoutstore.h"

#include <QInputDialog>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace insite;
using namespace Qt::StringLiterals;
using window::LayoutStore;
using window::NamedWorkspaces;

/// A screen that is one word.
class TestNamedWorkspaces final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
        m_store = std::make_unique<LayoutStore>(*m_settings);
        start();
    }
    void cleanup() { m_window.reset(); }

    void savesSwitchesAndReturnsAtStart()
    {
        show(u"day"_s);
        saveAs(u"Day shift"_s);
        show(u"night"_s);
        saveAs(u"Night & weekend"_s);
        QCOMPARE(m_workspaces->names(), (QStringList{u"Day shift"_s, u"Night & weekend"_s}));
        choose(u"Day shift"_s);
        QCOMPARE(m_screen, u"day"_s);
        QCOMPARE(m_workspaces->current(), u"Day shift"_s);
        QTest::mouseClick(undo(), Qt::LeftButton);
        QCOMPARE(m_screen, u"night"_s);
        QCOMPARE(m_workspaces->current(), u"Night & weekend"_s);

        start(); // as after a restart
        QCOMPARE(m_workspaces->current(), u"Night & weekend"_s);
        QVERIFY(item(u"Night && weekend"_s)->isChecked());
        m_workspaces->open(u"another profile"_s, screen(), *m_strip);
        QCOMPARE(m_workspaces->names(), QStringList());
    }

    void changesAreSavedOnlyWhenAsked()
    {
        show(u"day"_s);
        saveAs(u"Day"_s);
        show(u"day with a pin"_s);
        saveAs(u"Night"_s);
        choose(u"Day"_s);
        QCOMPARE(m_screen, u"day"_s);
        show(u"day with two pins"_s);
        trigger(u"saveWorkspace"_s);
        choose(u"Night"_s);
        choose(u"Day"_s);
        QCOMPARE(m_screen, u"day with two pins"_s);
    }

    void renamesAndRefusesATakenName()
    {
        saveAs(u"One"_s);
        saveAs(u"Two"_s);
        trigger(u"renameWorkspace"_s);
        auto *dialog = m_window->findChild<QInputDialog *>(u"workspaceName"_s);
        QVERIFY(dialog);
        auto *ok = dialog->findChild<QPushButton *>();
        dialog->setTextValue(u"One"_s);
        QVERIFY(!ok->isEnabled());
        dialog->setTextValue(u" "_s);
        QVERIFY(!ok->isEnabled());
        dialog->setTextValue(u"Three"_s);
        QVERIFY(ok->isEnabled());
        dialog->accept();
        QCOMPARE(m_workspaces->names(), (QStringList{u"One"_s, u"Three"_s}));
        QCOMPARE(m_workspaces->current(), u"Three"_s);
        QTest::mouseClick(undo(), Qt::LeftButton);
        QCOMPARE(m_workspaces->names(), (QStringList{u"One"_s, u"Two"_s}));
    }

    void whatWasDeletedComesBack()
    {
        show(u"day"_s);
        saveAs(u"Day"_s);
        trigger(u"deleteWorkspace"_s);
        QCOMPARE(m_workspaces->names(), QStringList());
        QCOMPARE(m_screen, u"day"_s);
        QVERIFY(!item(u"saveWorkspace"_s, true)->isEnabled());
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_workspaces->names(), QStringList{u"Day"_s});
        QCOMPARE(m_workspaces->current(), u"Day"_s);
    }

    void takesADamagedEntryForNone()
    {
        m_store->saveWorkspaces(u"Nordlys"_s,
                                {{u"version"_s, 1}, {u"saved"_s, u"rubbish"_s}, {u"current"_s, u"x"_s}});
        start();
        QCOMPARE(m_workspaces->names(), QStringList());
        QCOMPARE(m_workspaces->current(), QString());
    }

private:
    void start()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_strip = new theme::UndoStrip(m_window.get());
        layout->addWidget(m_strip);
        m_workspaces = new NamedWorkspaces(*m_store, m_window.get());
        m_workspaces->open(u"Nordlys"_s, screen(), *m_strip);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->setFocusPolicy(Qt::StrongFocus);
        m_window->setFocus();
    }
    NamedWorkspaces::Screen screen()
    {
        return {[this] {
                    return QJsonObject{{u"word"_s, m_screen}};
                },
                [this](const QJsonObject &state) {
                    m_screen = state.value(u"word"_s).toString();
                }};
    }
    void show(const QString &screen) { m_screen = screen; }
    QAction *item(const QString &name, bool isObjectName = false)
    {
        emit m_workspaces->menu().aboutToShow();
        for (QAction *action : m_workspaces->menu().actions()) {
            if ((isObjectName ? action->objectName() : action->text()) == name)
                return action;
        }
        return nullptr;
    }
    void choose(const QString &name) { item(name)->trigger(); }
    void trigger(const QString &objectName) { item(objectName, true)->trigger(); }
    void saveAs(const QString &name)
    {
        trigger(u"saveWorkspaceAs"_s);
        auto *dialog = m_window->findChild<QInputDialog *>(u"workspaceName"_s);
        QVERIFY(dialog);
        dialog->setTextValue(name);
        dialog->accept();
        delete dialog;
    }
    QToolButton *undo() const { return m_strip->findChild<QToolButton *>(u"undo"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<LayoutStore> m_store;
    std::unique_ptr<QWidget> m_window;
    theme::UndoStrip *m_strip = nullptr;
    NamedWorkspaces *m_workspaces = nullptr;
    QString m_screen;
};

QTEST_MAIN(TestNamedWorkspaces)
#include "tst_namedworkspaces.moc"
