// SPDX-License-Identifier: GPL-3.0-or-later
#include "historyfixture.h"

#include "exporting/exportdialog.h"
#include "exporting/exportjob.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

#include <csignal>
#include <sys/resource.h>

using namespace insite;
using namespace insite::exporting;
using namespace insite::history;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNoon = 1'700'000'000'000;
constexpr int kReadings = 30'000;

/// No file of this process may grow beyond this, as on a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<Fixture>();
        m_writer = m_fixture->open();
        std::vector<Reading> readings;
        for (int i = 0; i < kReadings; ++i)
            readings.push_back(minuteReading(keyOf(i % 3 ? u"m1"_s : u"m2"_s), kNoon + i * 1000LL, i + 0.5));
        Fixture::store(*m_writer, readings);
    }

    void init()
    {
        m_path = m_folder.filePath(u"out.csv"_s);
        QFile::remove(m_path);
    }

    void writesWhatIsChosen()
    {
        auto *dialog = open();
        auto *scope = dialog->findChild<QComboBox *>(u"exportScope"_s);
        QTest::keyClicks(scope, u"Meter m2"_s);
        auto *range = dialog->findChild<QComboBox *>(u"exportRange"_s);
        QTest::keyClicks(range, u"What the charts"_s);
        QTest::keyClicks(dialog->findChild<QComboBox *>(u"exportNumbers"_s), u"Decimal comma"_s);
        save(dialog);
        QTRY_VERIFY2(words(dialog).contains(u"written to"_s), qPrintable(words(dialog)));
        const QList<QByteArray> lines = read().split('\n');
        // Ten seconds, the last not included; every third second is m2's.
        QCOMPARE(lines.size(), 1 + 4 + 1);
        QVERIFY(lines[1].contains(";m2;") && lines[1].contains(";0,5;"));
        delete dialog;
    }

    void ownTimesAreThoseOfTheZonesClock()
    {
        auto *dialog = open();
        dialog->setZone(QTimeZone("Asia/Kathmandu")); // while it is open; 5 h 45 min ahead
        QTest::keyClicks(dialog->findChild<QComboBox *>(u"exportRange"_s), u"From"_s);
        auto *from = dialog->findChild<QDateTimeEdit *>(u"exportFrom"_s);
        auto *to = dialog->findChild<QDateTimeEdit *>(u"exportTo"_s);
        QCOMPARE(from->text(), u"2023-11-15 03:58:20"_s);
        QCOMPARE(to->text(), u"2023-11-15 03:58:30"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"exportNote"_s)->text().contains(u"Asia/Kathmandu"_s));
        const auto *range = dialog->findChild<QComboBox *>(u"exportRange"_s);
        QVERIFY(range->itemText(1).contains(u"3:58"_s));
        to->setSelectedSection(QDateTimeEdit::SecondSection);
        QTest::keyClick(to, Qt::Key_Up);
        save(dialog);
        QTRY_VERIFY2(words(dialog).contains(u"written to"_s), qPrintable(words(dialog)));
        QCOMPARE(read().count('\n'), 1 + 11); // eleven seconds, the last not included
        QVERIFY2(read().contains(",2023-11-15 03:58:21,+05:45,Asia/Kathmandu,"),
                 read().left(400).constData());
        delete dialog;
    }

    void proposesANameAndAForm()
    {
        auto *dialog = open();
        QTest::keyClicks(dialog->findChild<QComboBox *>(u"exportForm"_s), u"JSON"_s);
        QVERIFY(!dialog->findChild<QComboBox *>(u"exportNumbers"_s)->isEnabled());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportSave"_s), Qt::LeftButton);
        const auto *choose = dialog->findChild<QFileDialog *>(u"exportFile"_s);
        QVERIFY(choose);
        QVERIFY2(choose->selectedFiles().first().endsWith(u"insite-everything-2023-11-14.json"_s),
                 qPrintable(choose->selectedFiles().first()));
        delete dialog;
    }

    void showsAnAmountAndCanBeCancelled()
    {
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("what was there");
        before.close();
        ExportJob job(task());
        const QSignalSpy failed(&job, &ExportJob::failed);
        const QSignalSpy finished(&job, &ExportJob::finished);
        qint64 seen = 0;
        connect(&job, &ExportJob::progressed, &job,
                [&seen](const ExportProgress &progress) { seen = std::max(seen, progress.readings); });
        job.start();
        job.cancel();
        QTRY_COMPARE(failed.count() + finished.count(), 1);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Cancelled);
        QCOMPARE(read(), QByteArray("what was there"));
        QVERIFY(seen < kReadings);

        ExportJob whole(task());
        connect(&whole, &ExportJob::progressed, &whole,
                [&seen](const ExportProgress &progress) { seen = std::max(seen, progress.readings); });
        const QSignalSpy done(&whole, &ExportJob::finished);
        whole.start();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(done.first().first().toLongLong(), kReadings);
        QCOMPARE(seen, kReadings);
        QCOMPARE(read().count('\n'), kReadings + 1);
    }

    void saysThatTheDiskIsFull()
    {
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("what was there");
        before.close();
        auto *dialog = open();
        {
            const FullDisk full(100'000);
            save(dialog);
            QTRY_VERIFY(!words(dialog).isEmpty() && !dialog->findChild<QProgressBar *>()->isVisible());
        }
        QVERIFY2(words(dialog).contains(u"could not be written"_s), qPrintable(words(dialog)));
        QVERIFY2(words(dialog).contains(u"disk"_s), qPrintable(words(dialog)));
        QCOMPARE(read(), QByteArray("what was there"));
        // The way back is there.
        QVERIFY(dialog->findChild<QPushButton *>(u"exportSave"_s)->isEnabled());
        delete dialog;
    }

    void saysThatTheFolderIsNotThere()
    {
        ExportTask nowhere = task();
        nowhere.filePath = m_folder.filePath(u"missing/out.csv"_s);
        ExportJob job(nowhere);
        const QSignalSpy failed(&job, &ExportJob::failed);
        job.start();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().value<Error>().detail.contains(u"out.csv"_s));
    }

private:
    [[nodiscard]] ExportTask task() const
    {
        ExportTask result;
        result.historyPath = m_fixture->path();
        result.filePath = m_path;
        return result;
    }

    [[nodiscard]] ExportDialog *open() const
    {
        ExportRequest request;
        request.historyPath = m_fixture->path();
        request.now = ms(kNoon);
        request.zone = QTimeZone::utc();
        request.shownRange = std::pair(ms(kNoon), ms(kNoon + 10'000));
        ExportScope meter{u"Meter m2: all registers"_s, u"m2"_s, {}};
        meter.filter.meter = MeterId(u"m2"_s);
        request.scopes = {{u"Everything that is kept"_s, u"everything"_s, {}}, meter};
        auto *dialog = new ExportDialog(std::move(request));
        dialog->setFolder(m_folder.path());
        dialog->open();
        return dialog;
    }

    void save(ExportDialog *dialog) const
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"exportSave"_s), Qt::LeftButton);
        auto *choose = dialog->findChild<QFileDialog *>(u"exportFile"_s);
        QVERIFY(choose);
        choose->setOption(QFileDialog::DontConfirmOverwrite);
        choose->findChild<QLineEdit *>()->setText(m_path);
        QTest::mouseClick(choose->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
    }

    static QString words(const ExportDialog *dialog)
    {
        return dialog->findChild<QLabel *>(u"exportWords"_s)->text();
    }

    [[nodiscard]] QByteArray read() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<ReadingWriter> m_writer;
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
