// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuttexts.h"
#include "monitorfixture.h"

#include "charts/chartactions.h"
#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "details/detailspanel.h"
#include "publisher/sendlistmodel.h"
#include "publisher/unlockdialog.h"
#include "support/simulatorprocess.h"
#include "support/why.h"
#include "theme/metrics.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QXmlStreamReader>

using namespace insite;
using namespace Qt::StringLiterals;
using test::kPatienceMilliseconds;

/// Pictures of the window in its states, from a real broker, into INSITE_SCREENSHOTS (or the build's folder).
/// Run with QT_SCALE_FACTOR=2 they are those of a dense screen, with INSITE_LANGUAGE=nb in Norwegian. What
/// they show is for people to judge; that nothing is empty or cut off is checked here.
class TestScreenshots final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        test::useTemporaryHome();
        if (qEnvironmentVariable("INSITE_LANGUAGE") == u"nb"_s)
            m_language = u"-nb"_s;
        m_folder = QDir(qEnvironmentVariable("INSITE_SCREENSHOTS", QStringLiteral(INSITE_SCREENSHOT_FOLDER)));
        QVERIFY(m_folder.mkpath(u"."_s));
        m_simulator = std::make_unique<test::SimulatorProcess>(
            QStringList{u"--registers"_s, u"60"_s, u"--rate"_s, u"60"_s});
        const auto started = m_simulator->start();
        QVERIFY2(started, qPrintable(test::why(started)));
    }

    void init()
    {
        m_monitor = std::make_unique<test::MonitorFixture>();
        settings::Preferences preferences;
        preferences.language =
            m_language.isEmpty() ? settings::Language::English : settings::Language::Norwegian;
        m_monitor->prefer(preferences);
    }
    void cleanup() { m_monitor.reset(); }
    void cleanupTestCase() { m_simulator.reset(); }

    void firstRun()
    {
        m_monitor->start();
        const QWidget *begins = m_monitor->window().focusWidget();
        QVERIFY(begins);
        QCOMPARE(begins->objectName(), u"createProfile"_s);
        shootBoth(u"first-run"_s);
    }

    void live()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        for (const QString &value : {u"18204.6"_s, u"18205.1"_s, u"18206.25"_s})
            publish(value);
        const auto published = m_monitor->registerWithValue(18206.25);
        QVERIFY(published);
        m_monitor->charts()->addRegisters({0, 1, 2, 3});
        m_monitor->charts()->addRegisters({*published});
        m_monitor->charts()->time().setSpan(std::chrono::minutes(2));
        m_monitor->tree()->expandAll();
        m_monitor->tree()->reveal(*published);
        // Enough for lines to be seen.
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->snapshot(readings::RegisterIndex(0))->count > 12,
                                 kPatienceMilliseconds);
        shootBoth(u"live"_s);
        m_monitor->charts()->actions().chooseRange.trigger();
        shootDialog(u"timeRangeDialog"_s);
        m_monitor->find<QDockWidget>(u"detailsDock"_s)->raise();
        m_monitor->tree()->reveal(2);
        QTest::keyClick(m_monitor->tree(), Qt::Key_P);
        const auto isAnswered = [this] {
            return m_monitor->find<details::DetailsPanel>()->asText().contains(u"smarteo_payload"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(), kPatienceMilliseconds);
        shootBoth(u"details"_s);
        m_monitor->find<QDockWidget>(u"publisherDock"_s)->raise();
        m_monitor->window().resize(1920, 1080);
        shootBoth(u"live"_s);
        m_monitor->window().resize(1024, 640);
        shoot(u"live-small"_s);
    }

    /// A small laptop: whatever is open, the window fits, and what sends a reading is in sight.
    void fitsASmallScreen()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        for (const readings::RegisterIndex index : {0, 1, 2})
            QVERIFY(m_monitor->charts()->addPanel()->addSeries({index, {}, true}));
        for (const readings::RegisterIndex index : {3, 4, 5, 6})
            (void)m_monitor->charts()->panels().first()->addSeries({index, {}, true});
        m_monitor->charts()->time().setSpan(std::chrono::minutes(1));
        auto &window = m_monitor->window();
        const auto *send = m_monitor->find<QPushButton>(u"send"_s);
        const QStringList docks{u"publisherDock"_s, u"detailsDock"_s, u"metadataDock"_s, u"eventsDock"_s,
                                u"inspectorDock"_s};
        for (const QString &dock : docks) {
            m_monitor->find<QDockWidget>(dock)->raise();
            const QSize least = window.minimumSizeHint();
            QVERIFY2(least.width() <= 1280 && least.height() <= 720,
                     qPrintable(u"%1: %2 × %3"_s.arg(dock).arg(least.width()).arg(least.height())));
        }
        m_monitor->find<QDockWidget>(u"publisherDock"_s)->raise();
        for (const int height : {800, 720}) {
            window.resize(1280, height);
            QTRY_COMPARE(window.size(), QSize(1280, height));
            QTRY_COMPARE(send->visibleRegion(), QRegion(send->rect()));
            QVERIFY(window.rect().contains(QRect(send->mapTo(&window, QPoint()), send->size())));
        }
        // A register's name can be read beside its value.
        const auto *meters = m_monitor->tree();
        const int deep = 3 * meters->indentation();
        QVERIFY(meters->columnWidth(tree::MeterTreeModel::NameColumn) - deep >=
                meters->fontMetrics().horizontalAdvance(u"Accumulated e…"_s));
        // The state of what was sent as well.
        const auto *sends = m_monitor->find<QTableView>(u"sends"_s);
        const QString state =
            QCoreApplication::translate("insite::publisher::SendListModel", "Acknowledged, %1 ms")
                .arg(u"999"_s);
        QVERIFY(sends->columnWidth(publisher::SendListModel::State) >=
                sends->fontMetrics().horizontalAdvance(state) + theme::kIconSmall + 2 * theme::kStep);
        window.resize(1280, 800);
        // Every panel is in sight, wholly.
        const QWidget *sight = m_monitor->find<QScrollArea>(u"chartScroll"_s)->viewport();
        const auto areSeen = [&] {
            return std::ranges::all_of(m_monitor->charts()->panels(), [&](const charts::ChartPanel *panel) {
                return sight->rect().contains(QRect(panel->mapTo(sight, QPoint()), panel->size()));
            });
        };
        QTRY_VERIFY(areSeen());
        shootBoth(u"three-panels"_s);
    }

    /// The window speaks the other language as soon as it is chosen, and shows what it showed.
    void languageChangesAtOnce()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        m_monitor->charts()->addRegisters({0, 1, 2});
        const auto panels = m_monitor->charts()->panels().size();
        const QSize size = m_monitor->window().size();
        const auto count = m_monitor->model()->snapshot(readings::RegisterIndex(0))->count;
        const bool isEnglish = m_language.isEmpty();
        chooseLanguage(isEnglish ? settings::Language::Norwegian : settings::Language::English);
        const QString meters = isEnglish ? u"Målere"_s : u"Meters"_s;
        const auto title = [this] {
            const auto *dock = m_monitor->find<QDockWidget>(u"metersDock"_s);
            return dock ? dock->windowTitle() : QString();
        };
        QTRY_COMPARE(title(), meters);
        QVERIFY(m_monitor->window().isVisible());
        QCOMPARE(m_monitor->window().size(), size);
        QTRY_COMPARE(m_monitor->registersWithValue(), 60); // with the next frame
        QTRY_COMPARE(m_monitor->charts()->panels().size(), panels);
        QTRY_VERIFY(m_monitor->model()->snapshot(readings::RegisterIndex(0))->count > count); // still live
        const QString connected = isEnglish ? u"Tilkoblet"_s : u"Connected"_s;
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QLabel>(u"statusPhase"_s)->text().startsWith(connected),
                                 kPatienceMilliseconds);
        QVERIFY(m_monitor->find<QLabel>(u"publishTarget"_s)
                    ->text()
                    .contains(m_monitor->options.deviceProfile->gatewayBaseTopic));
        if (isEnglish)
            shoot(u"norwegian-light"_s);
        // Nothing that there is a translation for stands there as the sources have it.
        const QHash<QString, QString> norwegian = readTranslations();
        QVERIFY(norwegian.size() > 1000);
        const QStringList lines = m_monitor->allText().split(u'\n');
        const QStringList translations = norwegian.values();
        QStringList wrong;
        for (const QString &line : lines) {
            if (isEnglish && norwegian.contains(line) && !translations.contains(line))
                wrong.append(line);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(lines.contains(u"Verktøylinje"_s), isEnglish);
        m_monitor->stop();
        m_monitor->start();
        QTRY_COMPARE(title(), meters);
    }

    void metadata()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        const auto *sentence = m_monitor->find<QLabel>(u"apiSentence"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            sentence->text().contains(
                start("insite::catalogue::ApiController", "Names and units come from %1, last fetched %2.")),
            kPatienceMilliseconds);
        m_monitor->find<QDockWidget>(u"metadataDock"_s)->raise();
        m_monitor->tree()->reveal(readings::RegisterIndex(0));
        QTRY_COMPARE(m_monitor->find<QLabel>(u"registerUnitOrigin"_s)->text(),
                     start("insite::catalogue::FactRow", "from the API"));
        const auto *unit = m_monitor->find<QLineEdit>(u"registerUnit"_s);
        QTRY_VERIFY(unit->height() >= unit->sizeHint().height()); // laid out, and nothing squeezed
        shootBoth(u"metadata"_s);
        m_monitor->window().resize(1920, 1080);
        shootBoth(u"metadata"_s);
    }

    /// What is read from charts: held, with statistics; and what leaves the program.
    void exporting()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        m_monitor->charts()->addRegisters({1, 2});
        m_monitor->charts()->time().setSpan(std::chrono::minutes(1));
        for (const QString &dock :
             {u"publisherDock"_s, u"detailsDock"_s, u"metadataDock"_s, u"eventsDock"_s, u"inspectorDock"_s})
            m_monitor->find<QDockWidget>(dock)->hide();
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->model()->snapshot(readings::RegisterIndex(1))->count > 12,
                                 kPatienceMilliseconds);
        m_monitor->charts()->time().setFollowing(false);
        shootBoth(u"charts"_s);
        m_monitor->find<QAction>(u"exportReadings"_s)->trigger();
        shootDialog(u"exportDialog"_s);
    }

    void inspector()
    {
        const QStringList faults{u"duplicates"_s, u"revisions"_s, u"malformed"_s, u"unknown-version"_s};
        for (const QString &fault : faults)
            QVERIFY(m_simulator->ask(fault + u" on"_s));
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        m_monitor->find<QDockWidget>(u"inspectorDock"_s)->raise();
        auto *messages = m_monitor->find<QTableView>(u"messages"_s);
        QTRY_VERIFY_WITH_TIMEOUT(messages->model()->rowCount() > 40, kPatienceMilliseconds);
        QTest::mouseClick(messages->viewport(), Qt::LeftButton, {}, {200, 40});
        const auto *payload = m_monitor->find<QPlainTextEdit>(u"messagePayload"_s);
        const auto *pane = m_monitor->find<QWidget>(u"payloadView"_s);
        QTRY_VERIFY(payload->isVisible());
        QTRY_VERIFY(payload->mapTo(pane, payload->rect().topRight()).x() < pane->width()); // not cut off
        shootBoth(u"messages"_s);
        auto *pages = m_monitor->find<QTabWidget>(u"inspectorPages"_s);
        pages->setCurrentIndex(1);
        shoot(u"connection-log"_s);
        pages->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->find<QTableView>(u"flows"_s)->model()->rowCount() > 4,
                                 kPatienceMilliseconds);
        shootBoth(u"rates"_s);
        for (const auto &[action, dialog] : {std::pair{u"findCommand"_s, u"commandPalette"_s},
                                             {u"openSettings"_s, u"settingsDialog"_s},
                                             {u"openHelp"_s, u"helpDialog"_s},
                                             {u"openAbout"_s, u"aboutDialog"_s},
                                             {u"supportReport"_s, u"supportDialog"_s}}) {
            m_monitor->find<QAction>(action)->trigger();
            shootDialog(dialog);
        }
        for (const QString &fault : faults)
            QVERIFY(m_simulator->ask(fault + u" off"_s));
    }

    void events()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        m_monitor->find<QDockWidget>(u"eventsDock"_s)->raise();
        shoot(u"events-empty-light"_s);
        auto *view = m_monitor->find<QAbstractItemView>(u"events"_s);
        QVERIFY(view);
        QVERIFY(m_simulator->ask(u"clock-skew on"_s));
        for (const readings::RegisterIndex index : {0, 1, 2}) {
            m_monitor->tree()->reveal(index);
            QTest::keyClick(m_monitor->tree(), Qt::Key_L);
            auto *dialog = m_monitor->find<QDialog>(u"limitsDialog"_s);
            QVERIFY(dialog);
            auto *high = dialog->findChild<QLineEdit *>(u"highLimit"_s);
            QTRY_VERIFY(dialog->findChild<QPushButton *>(u"keepLimits"_s)->isEnabled());
            QTest::keyClicks(high, u"-1"_s);
            if (index == 0)
                shootWidget(*dialog, u"limits"_s);
            QTest::keyClick(high, Qt::Key_Return);
            delete dialog;
        }
        QTRY_VERIFY_WITH_TIMEOUT(view->model()->rowCount() > 3, kPatienceMilliseconds);
        shootBoth(u"events"_s);
        QVERIFY(m_simulator->ask(u"clock-skew off"_s));
    }

    void bench()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.token = m_simulator->fileText(u"consumer.token"_s);
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->registersWithValue(), 60, kPatienceMilliseconds);
        const auto *phase = m_monitor->find<QLabel>(u"statusPhase"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            phase->text().startsWith(start("insite::session::SessionState", "Connected")),
            kPatienceMilliseconds);
        auto *tabs = m_monitor->find<QTabWidget>(u"publisherTabs"_s);
        tabs->setCurrentIndex(1);
        auto *table = m_monitor->find<QTableView>(u"benchTable"_s);
        while (table->model()->rowCount() < 4)
            QTest::mouseClick(m_monitor->find<QAbstractButton>(u"benchAdd"_s), Qt::LeftButton);
        for (const auto &[row, meter] :
             {std::pair{0, u"MAIN_SUPPLY"_s}, {1, u"COOLING"_s}, {2, u"BOILER_ROOM"_s}, {3, u"TENANT_4B"_s}})
            QVERIFY(table->model()->setData(table->model()->index(row, 2), meter));
        QTest::mouseClick(m_monitor->find<QPushButton>(u"benchStart"_s), Qt::LeftButton);
        auto *unlock = m_monitor->find<publisher::UnlockDialog>();
        QVERIFY(unlock);
        QTest::mouseClick(unlock->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
        const QString good = start("insite::publisher::Verdict", "Green");
        const auto isGood = [&] {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (table->model()->index(3, column).data().toString() == good)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isGood(), kPatienceMilliseconds);
        shootBoth(u"bench"_s);
        tabs->setCurrentIndex(2);
        const auto *report = m_monitor->find<QTextBrowser>(u"reportText"_s);
        QTRY_VERIFY_WITH_TIMEOUT(report->toPlainText().contains(good), kPatienceMilliseconds);
        shootBoth(u"report"_s);
        tabs->setCurrentIndex(1);
        QTest::mouseClick(m_monitor->find<QPushButton>(u"benchStart"_s), Qt::LeftButton);
    }

    void closedPort()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.profile->broker.port = 1;
        m_monitor->start();
        const auto isTold = [this] {
            const auto *label = m_monitor->find<QLabel>(u"stripFailure"_s);
            return label && label->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), kPatienceMilliseconds);
        shootBoth(u"closed-port"_s);
    }

    void refusedCustomers()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->options.profile->customers += {CustomerId(u"not-ours-1"_s), CustomerId(u"not-ours-2"_s)};
        m_monitor->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_monitor->window().findChildren<QLabel *>(u"refusal"_s).size(), 2,
                                  kPatienceMilliseconds);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registersWithValue() > 0, kPatienceMilliseconds);
        shootBoth(u"refused"_s);
    }

    void dialogs()
    {
        m_monitor->useConsumer(*m_simulator);
        m_monitor->useDevice(*m_simulator);
        m_monitor->options.password.reset();
        m_monitor->options.deviceProfile->isProduction = true;
        m_monitor->keychain.failure = Error{ErrorCode::NotFound, u"No keychain answers on this system."_s};
        m_monitor->start();
        QTRY_VERIFY(m_monitor->find<QDialog>(u"passwordDialog"_s));
        shootWidget(*m_monitor->find<QDialog>(u"passwordDialog"_s), u"password"_s);
        QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
        shootWidget(*m_monitor->find<QDialog>(u"unlockDialog"_s), u"unlock"_s);
        QTest::mouseClick(m_monitor->find<QPushButton>(u"createProfile"_s), Qt::LeftButton);
        auto *profile = m_monitor->find<QDialog>(u"profileDialog"_s);
        shootWidget(*profile, u"new-profile"_s);
        QTest::keyClicks(profile->findChild<QLineEdit *>(u"broker.host"_s), u"not a host"_s);
        shootWidget(*profile, u"profile"_s);
    }

private:
    void chooseLanguage(settings::Language language)
    {
        m_monitor->find<QAction>(u"openSettings"_s)->trigger();
        auto *dialog = m_monitor->find<QDialog>(u"settingsDialog"_s);
        QVERIFY(dialog);
        auto *box = dialog->findChild<QComboBox *>(u"language"_s);
        box->setCurrentIndex(box->findData(int(language)));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"keepSettings"_s), Qt::LeftButton);
    }

    /// How a text of the program begins in the language of the pictures.
    static QString start(const char *context, const char *source)
    {
        return QCoreApplication::translate(context, source).section(u'%', 0, 0);
    }

    /// Source text to Norwegian, of all that is not the same in both.
    static QHash<QString, QString> readTranslations()
    {
        QFile file(QStringLiteral(INSITE_TRANSLATIONS "/insite_nb.ts"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QXmlStreamReader xml(&file);
        QHash<QString, QString> texts;
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"source"_s)
                source = xml.readElementText();
            else if (xml.name() == u"translation"_s)
                texts.insert(source, xml.readElementText(QXmlStreamReader::SkipChildElements));
        }
        texts.removeIf([](const auto &each) { return each.key() == each.value(); });
        return texts;
    }

    void publish(const QString &value)
    {
        auto *send = m_monitor->find<QPushButton>(u"send"_s);
        for (const auto &[field, text] :
             {std::pair{u"meter"_s, u"MAIN_SUPPLY"_s}, {u"registerType"_s, u"2"_s}, {u"value"_s, value}}) {
            auto *edit = m_monitor->find<QLineEdit>(field);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        if (!send->isEnabled()) {
            QTest::mouseClick(m_monitor->find<QPushButton>(u"lock"_s), Qt::LeftButton);
            auto *dialog = m_monitor->find<publisher::UnlockDialog>();
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmUnlock"_s), Qt::LeftButton);
            const auto *state = m_monitor->find<QLabel>(u"publishState"_s);
            QTRY_VERIFY_WITH_TIMEOUT(
                state->text().startsWith(start("insite::session::SessionState", "Connected")),
                kPatienceMilliseconds);
        }
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_monitor->registerWithValue(value.toDouble()).has_value(),
                                 kPatienceMilliseconds);
    }

    void shootBoth(const QString &name)
    {
        m_monitor->find<QAction>(u"schemeLight"_s)->trigger();
        shoot(name + u"-light"_s);
        m_monitor->find<QAction>(u"schemeDark"_s)->trigger();
        shoot(name + u"-dark"_s);
        m_monitor->find<QAction>(u"schemeLight"_s)->trigger();
    }

    void shoot(const QString &name)
    {
        QCoreApplication::sendPostedEvents(nullptr,
                                           QEvent::LayoutRequest); // a window just shown is not laid out
        const QSize size = m_monitor->window().size();
        const auto wanted = name.contains(u"dark"_s) ? theme::Scheme::Dark : theme::Scheme::Light;
        QTRY_COMPARE_WITH_TIMEOUT(theme::schemeOf(m_monitor->find<QLabel>(u"statusPhase"_s)->palette()),
                                  wanted, kPatienceMilliseconds);
        // A frame for the charts to be drawn in the new size and colours.
        const auto drawn = [this] {
            int count = 0;
            if (m_monitor->charts()) {
                for (const auto *panel : m_monitor->charts()->panels())
                    count += panel->drawCount();
            }
            return count;
        };
        const int before = drawn();
        const auto panels = m_monitor->charts() ? m_monitor->charts()->panels().size() : 0;
        if (panels > 0)
            (void)QTest::qWaitFor([&] { return drawn() > before + 2 * panels; }, 5000);
        shootWidget(m_monitor->window(), u"%1-%2x%3"_s.arg(name).arg(size.width()).arg(size.height()));
    }

    void shootDialog(const QString &name)
    {
        QTRY_VERIFY(m_monitor->find<QDialog>(name));
        shootWidget(*m_monitor->find<QDialog>(name), name);
        m_monitor->find<QDialog>(name)->close();
    }

    /// Words of the program that are cut off. A name, an id or a topic that somebody else made may be of any
    /// length.
    static QString cutWords(const QWidget &widget)
    {
        QStringList words;
        for (const test::CutText &each : test::cutTexts(widget)) {
            // An id or a topic is one word; of a table's cells the program's own sentences have more.
            const bool isOthers = each.where.endsWith(u"Alias"_s) || each.where == u"benchCell"_s ||
                                  (each.isCell && !each.text.contains(u' '));
            if (!isOthers)
                words += u"%1: %2 (%3 of %4)"_s.arg(each.where, each.text).arg(each.has).arg(each.needs);
        }
        return words.join(u'\n');
    }

    void shootWidget(QWidget &widget, const QString &name)
    {
        // What is drawn can want more room: a person sees what the frame after that shows.
        widget.grab();
        QCoreApplication::processEvents();
        // Narrower than the window is made for, ellipses are right.
        if (&widget != &m_monitor->window() || widget.width() >= 1280)
            QTRY_VERIFY2(cutWords(widget).isEmpty(), qPrintable(name + u": "_s + cutWords(widget)));
        const QImage picture = widget.grab().toImage().convertToFormat(QImage::Format_RGB888);
        const QString scale = QString::number(qRound(picture.devicePixelRatio() * 100));
        const QString path = m_folder.absoluteFilePath(u"%1-%2%3.png"_s.arg(name, scale, m_language));
        QVERIFY2(picture.save(path), qPrintable(path));
        qInfo("%s", qPrintable(path));
    }

    /// Of the pictures: empty for English, else "-nb".
    QString m_language;
    QDir m_folder;
    std::unique_ptr<test::SimulatorProcess> m_simulator;
    std::unique_ptr<test::MonitorFixture> m_monitor;
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
