// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settingsdialog.h"

#include "theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryFile>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using window::SettingsDialog;

/// The fields, as they are typed into.
class TestSettingsDialog final : public QObject
{
    Q_OBJECT

private slots:
    /// How large the history is comes from the disk a moment after the dialog is shown: a line more.
    void wordsThatComeLaterHaveTheirRoom()
    {
        const theme::Theme theme(*qApp); // its style gives dialogs their heights
        QTemporaryFile history;
        QVERIFY(history.open());
        const auto dialog = std::make_unique<SettingsDialog>(settings::Preferences(), history.fileName());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        const auto *words = dialog->findChild<QLabel *>(u"historyWords"_s);
        const auto *language = dialog->findChild<QComboBox *>(u"language"_s);
        QTRY_VERIFY(words->text().contains(u"history takes"_s));
        QTRY_VERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY2(language->height() >= language->sizeHint().height(), "nothing else is squeezed for it");
    }

    void typingReplacesTheTimeZone_data()
    {
        QTest::addColumn<bool>("isByTab");
        QTest::newRow("clicked") << false;
        QTest::newRow("by Tab") << true;
    }

    void typingReplacesTheTimeZone()
    {
        QFETCH(bool, isByTab);
        const auto dialog = std::make_unique<SettingsDialog>(settings::Preferences(), QString());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        dialog->findChild<QSpinBox *>(u"liveMemory"_s)->setFocus();
        auto *zone = dialog->findChild<QComboBox *>(u"timeZone"_s);
        const QPoint middle = zone->lineEdit()->rect().center();
        if (isByTab) {
            while (!zone->hasFocus())
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        } else {
            QTest::mouseClick(zone->lineEdit(), Qt::LeftButton, {}, middle);
        }
        QVERIFY(zone->hasFocus());
        QTest::keyClicks(zone, u"Europe/Oslo"_s);
        QCOMPARE(zone->currentText(), u"Europe/Oslo"_s);
        QVERIFY(dialog->findChild<QPushButton *>(u"keepSettings"_s)->isEnabled());

        // A further click places the cursor.
        QTest::mouseClick(zone->lineEdit(), Qt::LeftButton, {}, middle);
        QVERIFY(!zone->lineEdit()->hasSelectedText());
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
