// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/supportreport.h"

#include "inspector/disguise.h"
#include "inspector/supportdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace insite;
using namespace insite::inspector;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant kNow = Instant(1'672'576'500s);
const QString kPassword = u"hunter2 \"Æ&%"_s;
const QString kToken = u"tok-93f1c2ab"_s;

/// Every detour by which a secret could come in, each with one of its spellings.
SupportFacts planted()
{
    SupportFacts facts;
    facts.at = kNow;
    facts.program = {u"Insite Monitor 0.1.0"_s, u"INSITE_PASSWORD="_s + kPassword};
    facts.system = {u"Debian"_s, u"INSITE_TOKEN="_s + kToken};
    facts.settings = {u"Theme: dark"_s, u"token: "_s + kToken};
    settings::Profile profile;
    profile.name = u"Hall"_s;
    profile.username = u"reader-7"_s;
    profile.broker.host = u"broker.example"_s;
    profile.customers = {CustomerId(u"1041"_s)};
    profile.metadata =
        settings::Metadata{u"https://reader:"_s + QString::fromLatin1(QUrl::toPercentEncoding(kPassword)) +
                               u"@api.example/v1?token="_s + kToken,
                           {},
                           {}};
    facts.profiles = {profile};
    facts.historyPath = u"/home/kari/history.sqlite"_s;
    facts.state.emplace();
    facts.state->failure = {session::FailureKind::ConnectionLost,
                            u"sent "_s + QString::fromLatin1(kPassword.toUtf8().toBase64())};
    facts.log.push_back({kNow, u"Hall"_s, u"Signed in as reader-7 with "_s + kPassword,
                         u"Authorization: Bearer "_s + kToken, true});
    readings::MeterFlow meter{CustomerId(u"1041"_s), SubscriptionId(u"s-9"_s), MeterId(u"meter-guid"_s), {}};
    meter.flow.count(10, kNow);
    facts.flow.meters = {meter};
    readings::TappedMessage message;
    message.topic = u"meters/outbound/1041/s-9/"_s + kToken;
    message.payload = R"({"password": "another one", "value": 12, "jwt": "eyJhbGciOi.eyJzdWIiOi.c2ln"} )" +
                      kPassword.toUtf8().toHex();
    message.payloadBytes = message.payload.size();
    message.receivedAt = kNow;
    message.verdict = readings::Verdict::Malformed;
    message.reason = u"The payload is not JSON (byte 90): "_s + kToken.toUpper();
    facts.malformed = {message};
    return facts;
}

settings::Redactor redactor()
{
    settings::Redactor result;
    result.note(kPassword);
    result.note(kToken);
    return result;
}

} // namespace

class TestSupportReport : public QObject
{
    Q_OBJECT

private slots:
    void holdsNoSecretWhereverItWasPlanted_data()
    {
        QTest::addColumn<bool>("hidesIds");
        QTest::addColumn<bool>("withPayloads");
        QTest::newRow("as it comes") << false << false;
        QTest::newRow("with payloads") << false << true;
        QTest::newRow("with ids hidden") << true << true;
    }

    void holdsNoSecretWhereverItWasPlanted()
    {
        QFETCH(const bool, hidesIds);
        QFETCH(const bool, withPayloads);
        const QString report = supportReport(planted(), {hidesIds, withPayloads}, redactor());
        for (const QString &secret : {kPassword, kToken, u"hunter2"_s, u"another one"_s, u"eyJhbGciOi"_s,
                                      QString::fromLatin1(QUrl::toPercentEncoding(kPassword)),
                                      QString::fromLatin1(kPassword.toUtf8().toBase64()).remove(u'='),
                                      QString::fromLatin1(kPassword.toUtf8().toHex())})
            QVERIFY2(!report.contains(secret, Qt::CaseInsensitive), qPrintable(secret + u'\n' + report));
        // What helps is still there.
        QVERIFY(report.contains(u"Theme: dark"_s));
        QVERIFY(report.contains(u"Signed in as "_s));
        QVERIFY(report.contains(u"\n\nConnection log\n---"_s)); // sections stand apart
        QCOMPARE(report.contains(u"\"value\": 12"_s), withPayloads);
        QCOMPARE(report.contains(u"is not JSON (byte 90)"_s), withPayloads);
    }

    void saysEveryTimeInUtcAndWhichZoneThePersonSees()
    {
        SupportFacts facts = planted();
        facts.zone = QTimeZone("Asia/Kathmandu");
        facts.state->phase = session::Phase::Connected;
        facts.state->catchUp = session::CatchUp{412, kNow - 2h, kNow - 1h, kNow};
        facts.log.push_back({kNow, u"Hall"_s, u"It broke."_s, {}, true, kNow + 10s});
        facts.log.push_back({kNow, u"Hall"_s, {}, {}, false, {}, facts.state->catchUp});
        const QString report = supportReport(facts, {}, redactor());
        QVERIFY(report.contains(u"Times are shown in Asia/Kathmandu"_s));
        QVERIFY(report.contains(u"10:35–11:35"_s));
        QVERIFY(report.contains(u"12:35:10 UTC"_s)); // the next attempt
        QVERIFY(!report.contains(u"18:20"_s));
    }

    void theFileThatIsProposedIsNamedByThePersonsClock()
    {
        SupportFacts facts = planted();
        facts.zone = QTimeZone("Asia/Kathmandu");
        const settings::Redactor none;
        SupportDialog dialog(facts, none);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QTest::mouseClick(dialog.findChild<QPushButton *>(u"supportSave"_s), Qt::LeftButton);
        const auto *file = dialog.findChild<QFileDialog *>(u"supportFile"_s);
        QVERIFY(file);
        QVERIFY2(file->selectedFiles().first().endsWith(u"insite-support-20230101-1820.txt"_s),
                 qPrintable(file->selectedFiles().first()));
    }

    void takesOutWhatLooksLikeASecretUntold()
    {
        const settings::Redactor nothingTold;
        const QString text = u"https://kari:s3cret@example.com/x mqtts://example.com\n"
                             "password=letmein; apiKey: 'abc def', \"access_token\":\"zzz\\\"y\"\n"
                             "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after\n"
                             "Bearer abcdef123 the broker token bucket is empty"_s;
        const QString redacted = nothingTold.redacted(text);
        for (const QString &secret :
             {u"s3cret"_s, u"letmein"_s, u"abc def"_s, u"zzz"_s, u"MIIE"_s, u"abcdef123"_s})
            QVERIFY2(!redacted.contains(secret), qPrintable(redacted));
        for (const QString &harmless :
             {u"@example.com/x mqtts://example.com"_s, u" after"_s, u"the broker token bucket is empty"_s})
            QVERIFY2(redacted.contains(harmless), qPrintable(redacted));
    }

    void givesIdsOtherNamesThroughout()
    {
        const QString report = supportReport(planted(), {true, true}, redactor());
        for (const QString &id : {u"1041"_s, u"reader-7"_s, u"broker.example"_s, u"meter-guid"_s, u"s-9"_s})
            QVERIFY2(!report.contains(id), qPrintable(id + u'\n' + report));
        QVERIFY(report.contains(u"customer-1/subscription-1/meter-1: 1 messages"_s));
        QVERIFY(report.contains(u"meters/outbound/customer-1/"_s));
        QVERIFY(report.contains(u"Signed in as user-1"_s));
        QVERIFY(supportReport(planted(), {false, true}, redactor()).contains(u"1041/s-9/meter-guid"_s));
    }

    void disguisesWholeWordsOnly()
    {
        Disguise disguise;
        disguise.add(u"customer"_s, u"42"_s);
        disguise.add(u"meter"_s, u"42-b"_s);
        QCOMPARE(disguise.applied(u"42 of 1042 on 42-b and a42, (42)"_s),
                 u"customer-1 of 1042 on meter-1 and a42, (customer-1)"_s);
        QCOMPARE(disguise.of(u"42"_s), u"customer-1"_s);
        QCOMPARE(disguise.of(u"7"_s), u"7"_s);
    }

    void savesWhatItShows()
    {
        QTemporaryDir folder;
        const settings::Redactor secrets = redactor();
        SupportFacts facts = planted();
        auto *dialog = new SupportDialog(facts, secrets);
        dialog->open();
        const auto *preview = dialog->findChild<QPlainTextEdit *>(u"supportPreview"_s);
        QVERIFY(!preview->toPlainText().contains(u"\"value\": 12"_s)); // not without a tick
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"supportHide"_s), Qt::Key_Space);
        QVERIFY(!preview->toPlainText().contains(u"meter-guid"_s));
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"supportPayloads"_s), Qt::Key_Space);
        QVERIFY(preview->toPlainText().contains(u"\"value\": 12"_s));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"supportCopy"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), preview->toPlainText());

        QTest::mouseClick(dialog->findChild<QPushButton *>(u"supportSave"_s), Qt::LeftButton);
        auto *choose = dialog->findChild<QFileDialog *>(u"supportFile"_s);
        QVERIFY(choose);
        const QString path = folder.filePath(u"report.txt"_s);
        choose->findChild<QLineEdit *>()->setText(path);
        QTest::mouseClick(choose->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"supportWords"_s)->text().startsWith(u"Written to "_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), preview->toPlainText());
        delete dialog;
    }
};

QTEST_MAIN(TestSupportReport)
#include "tst_supportreport.moc"
