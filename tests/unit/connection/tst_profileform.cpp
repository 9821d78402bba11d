// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/profiledialog.h"
#include "connection/profileform.h"
#include "metadata/resources.h"
#include "theme/colours.h"
#include "theme/iconlabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace insite;
using namespace Qt::StringLiterals;
using connection::ProfileDialog;
using connection::ProfileForm;

class TestProfileForm final : public QObject
{
    Q_OBJECT

private slots:
    void isQuietAndIncompleteWhileEmpty()
    {
        const ProfileForm form(settings::Role::Consumer);
        QVERIFY(!form.isComplete());
        const auto labels = form.findChildren<QLabel *>(QRegularExpression(u"^problem:.+"_s));
        QVERIFY(labels.size() >= 5);
        for (const QLabel *label : labels)
            QCOMPARE(label->text(), QString());
    }

    void makesTheProfileThatWasTyped()
    {
        ProfileForm form(settings::Role::Consumer);
        fill(form);
        QVERIFY(form.isComplete());
        const settings::Profile profile = form.profile();
        QCOMPARE(profile.name, u"Nordlys, live"_s);
        QCOMPARE(profile.broker.host, u"mqtt.ainsite.io"_s);
        QCOMPARE(profile.broker.port, quint16(8883));
        QCOMPARE(profile.customers, QList<CustomerId>({CustomerId(u"17"_s), CustomerId(u"nordlys-as"_s)}));
    }

    void saysWhatIsWrongInTheWordsOfTheProfileCheck()
    {
        ProfileForm form(settings::Role::Consumer);
        fill(form);
        form.findChild<QPlainTextEdit *>(u"customers"_s)->setPlainText(u"17\n#"_s);
        QVERIFY(!form.isComplete());
        const auto problems = settings::checkProfile(settings::printProfile(form.profile()));
        QCOMPARE(problems.size(), 1);
        QCOMPARE(form.findChild<QLabel *>(u"problem:customers"_s)->text(), problems.first().sentence);
    }

    void tellsOfAllWrongFieldsAtOnceInTheFormsOwnWords()
    {
        ProfileForm form(settings::Role::Consumer);
        form.show();
        QTest::keyClicks(form.findChild<QLineEdit *>(u"name"_s), u" "_s);
        QTest::keyClicks(form.findChild<QLineEdit *>(u"broker.host"_s), u"mqtts://broker.example"_s);
        QTest::keyClicks(form.findChild<QLineEdit *>(u"broker.port"_s), u"0"_s);
        QTest::keyClicks(form.findChild<QLineEdit *>(u"username"_s), u" "_s);
        form.findChild<QPlainTextEdit *>(u"customers"_s)->setPlainText(u" \n"_s);
        form.findChild<QLineEdit *>(u"metadata.baseUrl"_s)->setText(u"http://api.example"_s);
        for (const QString &key : {u"name"_s, u"broker.host"_s, u"broker.port"_s, u"username"_s,
                                   u"customers"_s, u"metadata.baseUrl"_s}) {
            const auto *words = form.findChild<QLabel *>(u"problem:"_s + key);
            QVERIFY2(!words->text().isEmpty(), qPrintable(key));
            QVERIFY2(!words->text().contains(u'"'), qPrintable(words->text()));
            QVERIFY2(!words->text().contains(u"key"_s), qPrintable(words->text()));
            QCOMPARE(words->palette().color(QPalette::WindowText),
                     theme::colour(theme::Role::Error, form.palette()));
            const auto *sign = words->parentWidget()->findChild<theme::IconLabel *>();
            QVERIFY(sign->isVisibleTo(words->parentWidget()) && !sign->icon().isNull());
        }
        form.findChild<QLineEdit *>(u"broker.host"_s)->setText(u"broker.example"_s);
        const auto *words = form.findChild<QLabel *>(u"problem:broker.host"_s);
        QCOMPARE(words->text(), QString());
        QVERIFY(!words->parentWidget()->findChild<theme::IconLabel *>()->isVisible());
    }

    void keepsAProfileInAFileThatCanBeLoaded()
    {
        const QTemporaryDir folder;
        QStringList paths;
        for (int i = 0; i < 2; ++i) {
            auto *dialog = new ProfileDialog(settings::Role::Consumer, folder.filePath(u"profiles"_s));
            QSignalSpy created(dialog, &ProfileDialog::created);
            dialog->open();
            auto *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
            QVERIFY(!save->isEnabled());
            fill(*dialog->findChild<ProfileForm *>());
            QVERIFY(save->isEnabled());
            QTest::mouseClick(save, Qt::LeftButton);
            QTRY_COMPARE_WITH_TIMEOUT(created.count(), 1, 30'000);
            paths.append(created.first().first().toString());
        }
        // The second of the same name does not overwrite the first.
        QVERIFY(paths.first() != paths.last());
        const auto profile = settings::loadProfile(paths.first());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QCOMPARE(profile->name, u"Nordlys, live"_s);
    }

    void escapeAsksBeforeWhatWasTypedIsLost()
    {
        const QTemporaryDir folder;
        QPointer<ProfileDialog> dialog = new ProfileDialog(settings::Role::Consumer, folder.path());
        dialog->open();
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!dialog); // nothing typed, nothing asked
        dialog = new ProfileDialog(settings::Role::Consumer, folder.path());
        dialog->open();
        auto *name = dialog->findChild<QLineEdit *>(u"name"_s);
        QTest::keyClicks(name, u"Nordlys"_s);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QPointer<QMessageBox> box = dialog->findChild<QMessageBox *>(u"discardQuestion"_s);
        QVERIFY(box && dialog->isVisible());
        QTest::keyClick(box.data(), Qt::Key_Escape);
        QTRY_VERIFY(!box);
        QVERIFY(dialog->isVisible());
        QCOMPARE(name->text(), u"Nordlys"_s);
        dialog->close(); // as the window's own button does
        box = dialog->findChild<QMessageBox *>(u"discardQuestion"_s);
        QVERIFY(box && dialog->isVisible());
        for (auto *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_VERIFY(!dialog);
    }

    void makesADeviceWithItsBaseTopic()
    {
        ProfileForm form(settings::Role::Device);
        form.findChild<QLineEdit *>(u"name"_s)->setText(u"Gateway in hall 4"_s);
        form.findChild<QLineEdit *>(u"username"_s)->setText(u"device-42"_s);
        auto *topic = form.findChild<QLineEdit *>(u"gateway.baseTopic"_s);
        const auto *problem = form.findChild<QLabel *>(u"problem:gateway.baseTopic"_s);
        topic->setText(u"gateways/generic/42"_s);
        QVERIFY(!form.isComplete());
        QVERIFY(!problem->text().isEmpty());
        topic->setText(u"gateways/generic/42/+"_s);
        QVERIFY(!form.isComplete());
        topic->setText(u"devices/generic/42/parser"_s); // unusual, and taken as given
        QVERIFY(form.isComplete());
        QVERIFY(problem->text().contains(u"gateways"_s));
        topic->setText(u"gateways/generic/42/parser"_s);
        QVERIFY(form.isComplete());
        QCOMPARE(problem->text(), QString());
        form.findChild<QCheckBox *>(u"production"_s)->setChecked(true);
        const settings::Profile profile = form.profile();
        QCOMPARE(profile.role, settings::Role::Device);
        QCOMPARE(profile.gatewayBaseTopic, u"gateways/generic/42/parser"_s);
        QVERIFY(profile.isProduction);
    }

    void namesTheApiAndHowItSpeaks()
    {
        const QTemporaryDir folder;
        ProfileForm form(settings::Role::Consumer);
        fill(form);
        QVERIFY(!form.profile().metadata);
        QVERIFY(!form.hasApi());
        auto *address = form.findChild<QLineEdit *>(u"metadata.baseUrl"_s);
        auto *dialect = form.findChild<QLineEdit *>(u"metadata.dialectFile"_s);
        const auto *addressProblem = form.findChild<QLabel *>(u"problem:metadata.baseUrl"_s);
        const auto *words = form.findChild<QLabel *>(u"dialectWords"_s);
        form.show();
        QVERIFY(!address->isVisible()); // readings come without it
        QTest::mouseClick(form.findChild<QToolButton *>(u"apiFold"_s), Qt::LeftButton);
        QVERIFY(address->isVisible());

        QTest::keyClicks(address, u"http://api.example"_s);
        QVERIFY(addressProblem->text().contains(u"https"_s));
        QVERIFY(!form.isComplete());
        address->setText(u"https://api.example/v1"_s);
        QCOMPARE(addressProblem->text(), QString());
        QTRY_VERIFY(form.hasApi());
        QVERIFY2(words->text().contains(u"is assumed"_s), "the shipped dialect is not the vendor's word");

        dialect->setText(folder.filePath(u"none.json"_s));
        QVERIFY2(!form.isComplete(), "while it is looked at");
        QTRY_VERIFY(words->text().contains(u"no dialect file"_s));
        QVERIFY(!form.isComplete());
        const QByteArray shipped = metadata::resource(u"dialect.json"_s);
        dialect->setText(write(folder, u"wrong.json"_s,
                               QByteArray(shipped).replace("\"items\": \"/items\"", "\"items\": \"items\"")));
        QTRY_VERIFY2(words->text().contains(u"lists.customers.items"_s), qPrintable(words->text()));
        QVERIFY(!form.hasApi());
        QJsonObject own = QJsonDocument::fromJson(shipped).object();
        own.remove(u"assumption"_s);
        const QString path = write(folder, u"own.json"_s, QJsonDocument(own).toJson());
        dialect->setText(path);
        QTRY_VERIFY(form.hasApi());
        QCOMPARE(words->text(), QString());
        QCOMPARE(form.profile().metadata,
                 std::optional(settings::Metadata{u"https://api.example/v1"_s, {}, path}));
        address->clear();
        QTRY_VERIFY(words->text().contains(u"where the API is"_s));
    }

    void savingLeadsToTheTrialOfTheApi()
    {
        const QTemporaryDir folder;
        auto *dialog = new ProfileDialog(settings::Role::Consumer, folder.path());
        dialog->open();
        fill(*dialog->findChild<ProfileForm *>());
        auto *tryIt = dialog->findChild<QPushButton *>(u"saveAndTry"_s);
        QVERIFY(!tryIt->isVisible());
        dialog->findChild<QLineEdit *>(u"metadata.baseUrl"_s)->setText(u"https://api.example"_s);
        QTRY_VERIFY(tryIt->isVisible());
        QSignalSpy created(dialog, &ProfileDialog::created);
        QSignalSpy wanted(dialog, &ProfileDialog::apiTrialWanted);
        QTest::mouseClick(tryIt, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(wanted.count(), 1, 30'000);
        const auto profile = settings::loadProfile(created.first().first().toString());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().detail));
        QCOMPARE(profile->metadata->baseUrl, u"https://api.example"_s);
    }

    void tellsWhyAProfileCannotBeWritten()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"profiles"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto dialog = std::make_unique<ProfileDialog>(settings::Role::Consumer, inTheWay.fileName());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        fill(*dialog->findChild<ProfileForm *>());
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
        const auto *failure = dialog->findChild<QLabel *>(u"failure"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!failure->text().isEmpty(), 30'000);
        QVERIFY(failure->isVisible());
        QVERIFY(failure->text().contains(QDir::toNativeSeparators(inTheWay.fileName())));
        QVERIFY(dialog->isVisible());
    }

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    static void fill(ProfileForm &form)
    {
        QTest::keyClicks(form.findChild<QLineEdit *>(u"name"_s), u"Nordlys, live"_s);
        QTest::keyClicks(form.findChild<QLineEdit *>(u"username"_s), u"service-42"_s);
        form.findChild<QPlainTextEdit *>(u"customers"_s)->setPlainText(u"17\nnordlys-as\n"_s);
    }
};

QTEST_MAIN(TestProfileForm)
#include "tst_profileform.moc"
