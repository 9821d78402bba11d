// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartarea.h"

#include "../tree/readingfeed.h"
#include "charts/chartactions.h"
#include "charts/chartpanel.h"
#include "charts/chartpicture.h"
#include "charts/chipshelf.h"
#include "charts/crosshair.h"
#include "charts/liveseriessource.h"
#include "charts/plotcanvas.h"
#include "charts/serieschip.h"
#include "charts/seriesmime.h"
#include "charts/statsstrip.h"
#include "charts/timerangedialog.h"
#include "charts/timewindow.h"
#include "core/utc.h"
#include "theme/colours.h"
#include "theme/metrics.h"
#include "tree/registermime.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <numeric>

using namespace insite;
using namespace insite::charts;
using namespace insite::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Registers = QList<readings::RegisterIndex>;

class TestChartArea : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_feed.emplace(m_clock);
        m_facts.clear();
        m_source = std::make_unique<LiveSeriesSource>(m_feed->live());
        m_source->setFacts([this](const RegisterKey &key) { return m_facts.value(key); });
        m_area = std::make_unique<ChartArea>(*m_source);
        m_area->resize(900, 600);
        m_area->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_area));
        // Ten minutes of every second register; the fifth to seventh are missing from register 12.
        for (int i = 10; i >= 0; --i) {
            const Instant at = m_clock.now() - i * 1min;
            m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 1000 + 10 - i, 0ms, at);
            if (i < 5 || i > 7) {
                m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 10 + i, 1min, at);
            }
            m_feed->read(u"A"_s, u"s"_s, u"Cooling"_s, u"12"_s, 20 + i, 1min, at);
            m_feed->read(u"A"_s, u"s"_s, u"Cooling"_s, u"10"_s, 0.5, 1min, at);
        }
        frame();
        m_area->time().setSpan(15min);
    }
    void cleanup()
    {
        m_area.reset();
        m_source.reset();
    }

    void thirdKindOfUnitOpensAPanel()
    {
        m_area->addRegisters({0, 1, 2});
        QCOMPARE(m_area->panels().size(), 1);
        m_area->addRegisters({3});
        QCOMPARE(m_area->panels().size(), 2);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{0, 1, 2}));
        QCOMPARE(m_area->panels().last()->registers(), Registers{3});
        m_area->addRegisters({3, 0});
        QCOMPARE(m_area->panels().size(), 2);
    }

    void unknownQuantitiesNeverShareAnAxis()
    {
        ChartPanel *panel = m_area->addPanel();
        QVERIFY(panel->addSeries(spec(0))); // register 2
        QVERIFY(panel->addSeries(spec(1))); // register 12
        QVERIFY(!panel->canTake(spec(3)));  // register 10
        know(0, facts(u"kW"_s));
        know(1, facts(u"kW"_s));
        QVERIFY(panel->canTake(spec(3)));
        QVERIFY(!panel->addSeries(spec(99)));
    }

    void unitThatHasNoAxisMovesOn()
    {
        m_area->addRegisters({0, 1, 2}); // 1 and 2 are both register 12
        QCOMPARE(m_area->panels().size(), 1);
        know(2, facts(u"\u00b0C"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_area->panels().size(), 2, 30000);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{0, 1}));
        QCOMPARE(m_area->panels().last()->registers(), Registers{2});
    }

    void kindChoosesTheFormUnlessAPersonDid()
    {
        m_area->addRegisters({0});
        ChartPanel *panel = m_area->panels().first();
        QCOMPARE(panel->form(0), SeriesForm::AsSent);
        know(0, facts(u"kWh"_s, RegisterKind::Counter));
        QCOMPARE(panel->form(0), SeriesForm::CounterConsumption);
        chooseForm(panel, 0, SeriesForm::CounterRate);
        QCOMPARE(panel->form(0), SeriesForm::CounterRate);
        know(0, facts(u"kWh"_s, RegisterKind::Counter, u"Hall 4"_s));
        QCOMPARE(panel->form(0), SeriesForm::CounterRate);
        // The rate of a counter that counts one a minute, as the crosshair says it.
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(0, m_clock.now() - 90s), std::optional(60.0), 30000);
        panel->setCrosshair(m_clock.now() - 90s);
        QVERIFY2(panel->canvas().readout().contains(u"Hall 4 \u00b7 register 2 60 kW"_s),
                 qPrintable(panel->canvas().readout()));
    }

    void curveThatNeedsAnotherAxisTellsWhereItWent()
    {
        m_area->resize(900, 260);
        know(0, facts(u"kWh"_s, RegisterKind::Counter));
        know(1, facts(u"kW"_s, RegisterKind::Instant));
        know(2, facts(u"kWh"_s, RegisterKind::Counter));
        m_area->addRegisters({1, 0, 2});
        m_area->addPanel();
        ChartPanel *panel = m_area->panels().first();
        QSignalSpy told(&*m_area, &ChartArea::noticed);
        chooseForm(panel, 2, SeriesForm::AsSent);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 30000);
        const ChartPanel *now = m_area->panelOf(2);
        QVERIFY(now && now != panel);
        const QString words = told.first().first().toString();
        const qsizetype number = m_area->panels().indexOf(m_area->panelOf(2)) + 1;
        QVERIFY2(words.contains(u"register 12"_s) && words.contains(u"panel %1"_s.arg(number)),
                 qPrintable(words));
        QVERIFY(!now->visibleRegion().isEmpty());
        // What stays where it is needs no word.
        chooseForm(panel, 0, SeriesForm::CounterConsumption);
        QCoreApplication::processEvents();
        QCOMPARE(told.size(), 1);
    }

    void statisticsKnowTheKind()
    {
        m_area->addRegisters({0, 1});
        auto &strip = m_area->panels().first()->statistics();
        QTRY_COMPARE_WITH_TIMEOUT(strip.lines().size(), 2, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(strip.lines().first().contains(u"max 1,010"_s), 30000);
        for (const QString &line : strip.lines()) {
            QVERIFY2(!line.contains(u"\u00b7 total "_s) && !line.contains(u"\u00b7 mean "_s),
                     qPrintable(line));
            QVERIFY2(line.contains(u"it is not known what this register measures"_s), qPrintable(line));
        }
        know(0, facts(u"kWh"_s, RegisterKind::Counter));
        know(1, facts(u"kW"_s, RegisterKind::Instant));
        QTRY_VERIFY_WITH_TIMEOUT(strip.lines().first().contains(u"total 10\u2009kWh"_s), 30000);
        QVERIFY2(strip.lines().first().contains(u"mean 60\u2009kW "_s), qPrintable(strip.lines().first()));
        QVERIFY2(strip.lines().last().contains(u"mean "_s) && !strip.lines().last().contains(u"total"_s),
                 qPrintable(strip.lines().last()));
        m_area->actions().showStatistics.trigger();
        QVERIFY(!strip.isVisible());
    }

    void stripNamesItsCurvesWholeWhereThereIsRoom()
    {
        m_area->resize(1900, 900);
        m_area->addRegisters({0});
        know(0, facts(u"kWh"_s, RegisterKind::Counter, u"Main supply of the northern hall, second floor"_s));
        auto &strip = m_area->panels().first()->statistics();
        QTRY_VERIFY_WITH_TIMEOUT(strip.lines().value(0).contains(u"total 10"_s), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(strip.height() > 0, 30000);
        const QString name = strip.rows().first().name.whole();
        QCOMPARE(strip.shownName(0), name);
        m_area->resize(700, 900);
        QTRY_VERIFY_WITH_TIMEOUT(strip.width() <= 700 && strip.shownName(0) != name, 30000);
        QVERIFY2(strip.shownName(0).startsWith(u"Main"_s) && strip.shownName(0).endsWith(u"2"_s),
                 qPrintable(strip.shownName(0)));
    }

    void crosshairReadsEveryCurve()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        const Instant at = m_clock.now() - 90s;
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(1, at).has_value(), 30000);
        QCOMPARE(*panel->valueAt(1, at), 11.0); // the interval that ends a minute ago
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(0, at).has_value(), 30000);
        QCOMPARE(*panel->valueAt(0, at), 1008.0);                // the last state at or before
        QVERIFY(!panel->valueAt(1, m_clock.now() - 5min - 30s)); // in the gap nothing was measured
    }

    void crosshairOfALowPanelIsNotCutOff()
    {
        for (int i = 0; i < 5; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"M%1"_s.arg(i), u"12"_s, 12'345.6 + i, 1min);
        frame();
        m_area->resize(755, 378);
        m_area->addRegisters({4, 5, 6, 7, 8});
        for (const readings::RegisterIndex index : {0, 3})
            QVERIFY(m_area->addPanel()->addSeries(spec(index)));
        const ChartPanel *panel = m_area->panels().first();
        const Instant at = m_clock.now() - 30s;
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(8, at).has_value(), 30000);
        for (int i = 0; i < 3; ++i)
            paintNow();
        for (const double share : {0.05, 0.5, 0.95}) {
            PlotCanvas &canvas = panel->canvas();
            const QRect area = canvas.plotArea();
            QVERIFY(area.height() < 56);
            emit canvas.hovered(std::nullopt);
            const QImage before = canvas.grab().toImage();
            emit canvas.hovered(canvas.instantAt(area.left() + share * area.width()));
            const QImage after = canvas.grab().toImage();
            QVERIFY(after != before);
            const QRect frame = after.rect();
            for (const QRect &edge :
                 {QRect(0, 0, frame.width(), 1), QRect(0, frame.bottom(), frame.width(), 1),
                  QRect(0, 0, 1, frame.height()), QRect(frame.right(), 0, 1, frame.height())})
                QVERIFY2(after.copy(edge) == before.copy(edge), qPrintable(QString::number(share)));
        }
    }

    void crosshairOfALowPanelNamesItsCurves()
    {
        const QFontMetrics metrics = m_area->fontMetrics();
        const QString fans = u"Ventilation, north wing"_s;
        const QString gap = u"\u25a8 partly spread over a gap"_s;
        const std::vector<CrosshairRow> rows{{{fans, u"Consumption"_s}, {1, 0}, u"12"_s, u"kWh"_s, gap},
                                             {{u"Cooling"_s, u"Consumption"_s}, {2, 0}, {}, u"kWh"_s, {}},
                                             {{fans, u"Production"_s}, {1, 1}, u"3"_s, u"kWh"_s, gap},
                                             {{u"Main"_s, u"Consumption"_s}, {3, 0}, u"40"_s, u"kWh"_s, {}}};
        const QSize time(metrics.horizontalAdvance(u"12:00:00"_s), metrics.height());
        const auto namesIn = [](const QList<LowCardPiece> &pieces) {
            QStringList names;
            for (const LowCardPiece &piece : pieces)
                names.append(piece.name);
            return names;
        };
        const auto wordsIn = [](const QList<LowCardPiece> &pieces) {
            QStringList words;
            for (const LowCardPiece &piece : pieces)
                words.append(piece.words);
            return words;
        };
        // Where nothing was measured there is no swatch, and what holds of several is said once.
        const auto all = lowCardPieces(rows, metrics, time, QSize(1600, metrics.height()));
        QCOMPARE(wordsIn(all),
                 (QStringList{u"12\u2009kWh \u25a8"_s, u"3\u2009kWh \u25a8"_s, u"40\u2009kWh"_s, gap}));
        QCOMPARE(namesIn(all), (QStringList{fans + u" \u00b7 Consumption"_s, fans + u" \u00b7 Production"_s,
                                            u"Main \u00b7 Consumption"_s, QString()}));
        QVERIFY(all[0].look && !all[3].look);
        // Less room: those of one colour keep a name, and never the same.
        bool isSeen = false;
        auto plain = rows;
        for (CrosshairRow &row : plain)
            row.note.clear();
        for (int width = 1600; width > 100; width -= 10) {
            const auto names =
                namesIn(lowCardPieces(plain, metrics, time, QSize(width, metrics.height() * 2)));
            if (names[0].isEmpty())
                break;
            QVERIFY2(names[0] != names[1], qPrintable(names[0]));
            isSeen = isSeen || names[2].isEmpty();
        }
        QVERIFY(isSeen);
        const auto none = lowCardPieces({rows[1]}, metrics, time, QSize(1600, metrics.height()));
        QCOMPARE(none.size(), 1);
        QVERIFY(!none[0].look && !none[0].words.isEmpty());
    }

    void swatchesShowTheirDashes()
    {
        QSet<QByteArray> pictures;
        for (int dash = 0; dash < 4; ++dash) {
            QImage image(14, 3, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSwatch(painter, {0, dash}, m_area->palette(), QPointF(0, 1.5), 14);
            painter.end();
            pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constScanLine(1)), 14 * 4));
        }
        QCOMPARE(pictures.size(), 4);
    }

    void drawsOnlyWhenAPixelColumnChanged()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(1, m_clock.now()).has_value(), 30000);
        m_area->time().setSpan(24h);
        QTRY_COMPARE_WITH_TIMEOUT(panel->statistics().rows().size(), 2, 30000);
        for (int i = 0; i < 3; ++i) // the strip takes its room, and the plot is asked for anew
            paintNow();
        const int before = panel->drawCount();
        for (int i = 0; i < 30; ++i) {
            m_clock.advance(34ms);
            frame();
            paintNow();
        }
        QVERIFY2(panel->drawCount() - before <= 2, qPrintable(QString::number(panel->drawCount() - before)));
    }

    void spikeAmongDenseReadingsIsPainted()
    {
        // A reading each second for an hour and more, one of them far above: several share each pixel column.
        constexpr int kSeconds = 4000;
        constexpr int kSpike = 2500;
        for (int i = 0; i < kSeconds; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"Dense"_s, u"12"_s, i == kSpike ? 50 : 10 + i % 3, 1s,
                         m_clock.now() - kSeconds * 1s + i * 1s);
        frame();
        m_area->addRegisters({4});
        m_area->time().setSpan(1h * 2);
        PlotCanvas &canvas = m_area->panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.curves().front().line.size() > size_t(canvas.plotArea().width()),
                                 30000);
        const QImage image = canvas.grab().toImage();
        const QColor colour = theme::seriesColour(canvas.curves().front().look.colour, canvas.palette());
        const double ratio = image.devicePixelRatio();
        const auto top = [&](Instant at) {
            for (int row = 0; row < image.height(); ++row) {
                for (const int column : {-1, 0, 1}) {
                    if (image.pixelColor(int(canvas.xOf(at) * ratio) + column, row) == colour)
                        return row / ratio;
                }
            }
            return 1e9;
        };
        const Instant spike = m_clock.now() - kSeconds * 1s + kSpike * 1s;
        const double ordinary = top(spike + 5min);
        QVERIFY(ordinary < canvas.plotArea().bottom());
        QVERIFY2(top(spike) < ordinary - canvas.plotArea().height() / 2.0,
                 qPrintable(u"%1 %2"_s.arg(top(spike)).arg(ordinary)));
        // A drawing of lines keeps it as well.
        QVERIFY(m_area->picture(false)->svg().size() > 20'000);
    }

    void manyChipsLeaveThePlotItsRoom()
    {
        for (int i = 0; i < 24; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"Meter %1"_s.arg(i), u"12"_s, i);
        frame();
        Registers many;
        for (int i = 0; i < 24; ++i)
            many.append(readings::RegisterIndex(4 + i));
        m_area->resize(700, 420);
        m_area->addRegisters(many);
        QCOMPARE(m_area->panels().size(), 1);
        ChartPanel *panel = m_area->panels().first();
        const auto hasRoom = [panel] {
            return panel->canvas().height() >= panel->height() * 6 / 10;
        };
        const auto chips = panel->findChildren<SeriesChip *>();
        QCOMPARE(chips.size(), 24);
        QTRY_VERIFY_WITH_TIMEOUT(chips.last()->isVisible() && chips.last()->y() > chips.first()->y(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(hasRoom(), 30000);
        // No chip is lost: Tab reaches each, and brings it into sight.
        m_area->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*m_area));
        chips.first()->setFocus(Qt::TabFocusReason);
        for (SeriesChip *chip : chips) {
            QVERIFY2(QApplication::focusWidget() == chip, qPrintable(chip->accessibleName()));
            QVERIFY2(!chip->visibleRegion().isEmpty(), qPrintable(chip->accessibleName()));
            QTest::keyClick(chip, Qt::Key_Tab);
        }
        m_area->resize(700, 300);
        QTRY_VERIFY_WITH_TIMEOUT(hasRoom(), 30000);
        // A few are all in sight, narrower than they would be.
        for (int i = 3; i < 24; ++i)
            panel->removeSeries(many[i]);
        const auto areAllSeen = [panel] {
            return std::ranges::all_of(panel->findChildren<SeriesChip *>(), [](const SeriesChip *chip) {
                return chip->visibleRegion().boundingRect() == chip->rect();
            });
        };
        m_area->resize(460, 240);
        QTRY_VERIFY_WITH_TIMEOUT(areAllSeen() && hasRoom(), 30000);
        QVERIFY(panel->findChildren<SeriesChip *>().last()->shownName().contains(u"12"_s));
        const auto *bar = panel->findChild<QScrollArea *>(u"chipShelf"_s)->verticalScrollBar();
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), 30000);
        // And what has gone gives its room back.
        const int before = panel->canvas().height();
        panel->removeSeries(many[1]);
        panel->removeSeries(many[2]);
        QTRY_VERIFY_WITH_TIMEOUT(panel->canvas().height() > before + 20, 30000);
    }

    void manyRegistersAreChartedOnlyAfterAQuestion()
    {
        const Registers many = readMany(300);
        m_area->addRegisters(many);
        QVERIFY(m_area->panels().isEmpty());
        auto *question = m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s);
        QVERIFY(question);
        QVERIFY2(question->text().contains(u"300"_s), qPrintable(question->text()));
        question->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s));
        QVERIFY(m_area->panels().isEmpty());

        m_area->addRegisters(many);
        question = m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s);
        QVERIFY(question);
        QVERIFY2(question->defaultButton()->text().contains(u"24"_s),
                 qPrintable(question->defaultButton()->text()));
        question->defaultButton()->click();
        QCOMPARE(m_area->panels().size(), 1);
        QCOMPARE(m_area->panels().first()->registers(), many.first(24));
        QTRY_VERIFY(!m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s));
        // Those that are there already do not count.
        m_area->addRegisters(many.first(48));
        QVERIFY(!m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s));
        QCOMPARE(m_area->panels().first()->registers(), many.first(48));
    }

    void manyDroppedRegistersAreChartedOnlyAfterAQuestion()
    {
        m_area->addRegisters({2});
        const Registers many = readMany(30);
        const std::unique_ptr<QMimeData> data(createSeriesMime(many, -1));
        drop(*m_area->panels().first(), *data, QPoint(300, m_area->panels().first()->height() - 3));
        QCOMPARE(m_area->panels().size(), 1);
        auto *question = m_area->findChild<QMessageBox *>(u"tooManyRegisters"_s);
        QVERIFY(question);
        question->defaultButton()->click();
        QCOMPARE(m_area->panels().size(), 2);
        QCOMPARE(m_area->panels().last()->registers(), many.first(24));
    }

    void registersThatComeTogetherAreLaidOutTogether()
    {
        const auto fitCount = [this] {
            return m_area->panels().first()->findChild<ChipShelf *>()->fitCount();
        };
        const Registers many = readMany(300);
        m_area->addRegisters(many.first(24));
        QCoreApplication::sendPostedEvents();
        QVERIFY2(fitCount() < 12, qPrintable(QString::number(fitCount())));
        for (qsizetype i = 24; i < many.size(); i += 24)
            m_area->addRegisters(many.mid(i, 24));
        const QJsonObject state = m_area->saveState();
        QVERIFY(m_area->restoreState(state));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_area->panels().first()->registers(), many);
        QVERIFY2(fitCount() < 12, qPrintable(QString::number(fitCount())));
        // So they do when their names come.
        const int before = fitCount();
        for (const readings::RegisterIndex index : many)
            m_facts.insert(m_source->info(index)->key, facts(u"kWh"_s, RegisterKind::Instant, u"Hall"_s));
        m_source->tellFactsChanged({});
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_area->panels().first()->findChildren<SeriesChip *>().first()->text().name.meter,
                 u"Hall, Meter 0"_s);
        QVERIFY2(fitCount() - before < 12, qPrintable(QString::number(fitCount() - before)));
    }

    void hiddenCostsNothing()
    {
        m_area->addRegisters({0});
        ChartPanel *panel = m_area->panels().first();
        QTRY_VERIFY_WITH_TIMEOUT(panel->drawCount() > 0, 30000);
        m_area->hide();
        const int before = panel->drawCount();
        QSignalSpy answers(&*m_source, &SeriesSource::ready);
        for (int i = 1; i < 5; ++i) {
            m_clock.advance(1min);
            m_feed->read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 2000 + i, 0ms);
            frame();
            QCoreApplication::sendPostedEvents();
        }
        QCOMPARE(panel->drawCount(), before);
        QCOMPARE(answers.count(), 0);
        m_area->show();
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(0, m_clock.now()).value_or(0), 2004.0, 30000);
    }

    void keysMoveAndHold()
    {
        m_area->addRegisters({0});
        auto *canvas = m_area->findChild<PlotCanvas *>();
        TimeWindow &time = m_area->time();
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Plus);
        QCOMPARE(time.span(), TimeWindow::Span(10min));
        QVERIFY(time.isFollowing());
        QTest::keyClick(canvas, Qt::Key_Minus);
        QCOMPARE(time.span(), TimeWindow::Span(15min));
        const Instant to = time.to();
        QTest::keyClick(canvas, Qt::Key_Left);
        QVERIFY(!time.isFollowing());
        QCOMPARE(time.to(), to - 90s);
        QTest::keyClick(canvas, Qt::Key_Home);
        QVERIFY(time.isFollowing());
        QTest::keyClick(canvas, Qt::Key_Space);
        QVERIFY(!time.isFollowing());
    }

    void mouseZoomsAndPans()
    {
        m_area->addRegisters({0});
        auto *canvas = m_area->findChild<PlotCanvas *>();
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->drawCount() > 0, 30000);
        TimeWindow &time = m_area->time();
        const QPoint middle = canvas->plotArea().center();
        QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &wheel);
        QCOMPARE(time.span(), TimeWindow::Span(12min));
        QVERIFY(time.isFollowing());
        const Instant to = time.to();
        QTest::mousePress(canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(canvas, middle + QPoint(canvas->plotArea().width() / 4, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, middle + QPoint(canvas->plotArea().width() / 4, 0));
        QVERIFY(!time.isFollowing());
        QVERIFY(qAbs((to - time.to()).count() - (3min / 1ms)) < 3000);
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, middle);
        QVERIFY(time.isFollowing());
    }

    void shiftAndDragZoomsToARange()
    {
        m_area->addRegisters({0});
        auto *canvas = m_area->findChild<PlotCanvas *>();
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->drawCount() > 0, 30000);
        TimeWindow &time = m_area->time();
        const QRect area = canvas->plotArea();
        const QPoint left(area.left() + area.width() / 4, area.center().y());
        const QPoint right(area.left() + area.width() / 2, area.center().y());
        const Instant from = canvas->instantAt(left.x());
        const Instant to = canvas->instantAt(right.x());
        QTest::mousePress(canvas, Qt::LeftButton, Qt::ShiftModifier, left);
        QTest::mouseMove(canvas, right);
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ShiftModifier, right);
        QVERIFY(!time.isFollowing());
        QCOMPARE(time.from(), from);
        QCOMPARE(time.to(), to);
    }

    void dropAddsRegisters()
    {
        QMimeData data;
        data.setData(tree::registerMimeType(), tree::encodeRegisters({1, 2}));
        drop(*m_area, data);
        QCOMPARE(m_area->panels().size(), 1);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{1, 2}));
        data.setData(tree::registerMimeType(), tree::encodeRegisters({0}));
        drop(*m_area->panels().first(), data);
        QCOMPARE(m_area->panels().first()->registers(), (Registers{1, 2, 0}));
    }

    void chipIsDraggedToAnotherPanelAndToItsEdge()
    {
        m_area->addRegisters({0, 1, 3}); // 3 has a panel of its own
        ChartPanel *first = m_area->panels().first();
        ChartPanel *second = m_area->panels().last();
        chooseForm(first, 1, SeriesForm::AmountRate);
        const std::unique_ptr<QMimeData> chip(createSeriesMime({1}, first->id()));
        drop(*second, *chip);
        QCOMPARE(first->registers(), Registers{0});
        QCOMPARE(second->registers(), (Registers{3, 1}));
        QCOMPARE(second->form(1), SeriesForm::AmountRate);

        // Below: a panel between the two.
        const std::unique_ptr<QMimeData> back(createSeriesMime({1}, second->id()));
        drop(*first, *back, first->rect().bottomLeft() + QPoint(20, -4));
        QCOMPARE(m_area->panels().size(), 3);
        QCOMPARE(m_area->panels()[1]->registers(), Registers{1});
        // A panel that its last curve left goes.
        const std::unique_ptr<QMimeData> last(createSeriesMime({1}, m_area->panels()[1]->id()));
        drop(*second, *last);
        QCOMPARE(m_area->panels(), (QList{first, second}));
        // The only curve of a panel, dropped on that panel's own edge: it goes with it, and nothing breaks.
        const std::unique_ptr<QMimeData> only(createSeriesMime({0}, first->id()));
        drop(*first, *only, first->rect().bottomLeft() + QPoint(20, -4));
        QCOMPARE(m_area->panels().size(), 2);
        QCOMPARE(m_area->panels().first()->registers(), Registers{0});
    }

    void chipMenuMovesToAPanelOfItsOwn()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        QTest::keyClick(panel->findChildren<SeriesChip *>().last(), Qt::Key_Down);
        QMenu *menu = openMenu();
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto move = std::ranges::find_if(
            actions, [](const QAction *action) { return action->text().contains(u"panel of its own"_s); });
        QVERIFY(move != actions.end());
        (*move)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_area->panels().size(), 2, 30000);
        QCOMPARE(m_area->panels().last()->registers(), Registers{1});
        menu->close();
    }

    void chipHidesAndRemoves()
    {
        m_area->addRegisters({0, 1});
        ChartPanel *panel = m_area->panels().first();
        auto *chip = panel->findChildren<SeriesChip *>().last();
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(20, chip->height() / 2));
        QVERIFY(!panel->isShown(1));
        QTest::keyClick(chip, Qt::Key_Space);
        QVERIFY(panel->isShown(1));
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(panel->registers(), Registers{0}, 30000);
        QTest::mouseClick(panel->findChild<QToolButton *>(u"closePanel"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_area->panels().size(), 0, 30000);
    }

    void whatWasTakenOffComesBack()
    {
        m_area->addRegisters({0, 1, 3});
        ChartPanel *panel = m_area->panels().first();
        chooseForm(panel, 1, SeriesForm::AmountRate);
        panel->setShown(1, false);
        const QJsonObject before = m_area->saveState();
        QVERIFY(!m_area->actions().undo.isEnabled());
        QTest::keyClick(panel->findChildren<SeriesChip *>().last(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(panel->registers(), Registers{0}, 30000);
        QTest::mouseClick(panel->findChild<QToolButton *>(u"closePanel"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_area->panels().size(), 1, 30000);
        QVERIFY(m_area->actions().undo.text().contains(u"closing the panel"_s));
        m_area->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*m_area));
        m_area->panels().first()->canvas().setFocus();
        QTest::keyClick(&m_area->panels().first()->canvas(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_area->panels().size(), 2);
        QCOMPARE(m_area->panels().first()->registers(), Registers{0});
        m_area->actions().undo.trigger();
        // The panel is another one since it was closed: the series finds a place all the same.
        QVERIFY(!m_area->actions().undo.isEnabled());
        Registers all;
        for (const ChartPanel *each : m_area->panels())
            all += each->registers();
        std::ranges::sort(all);
        QCOMPARE(all, (Registers{0, 1, 3}));
        for (const ChartPanel *each : m_area->panels()) {
            if (each->registers().contains(1)) {
                QCOMPARE(each->form(1), SeriesForm::AmountRate);
                QVERIFY(!each->isShown(1));
            }
        }
    }

    void keyboardStepsTheCrosshairFromReadingToReading()
    {
        m_area->addRegisters({0, 3});
        auto *canvas = &m_area->panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->valueAt(0, m_clock.now()) &&
                                     m_area->panels().last()->valueAt(3, m_clock.now()),
                                 30000);
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(canvas->crosshair(), std::optional(m_clock.now()));
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(canvas->crosshair(), std::optional(m_clock.now() - 1min));
        for (const ChartPanel *panel : m_area->panels())
            QCOMPARE(panel->canvas().crosshair(), canvas->crosshair());
        QVERIFY2(canvas->readout().contains(u"Main \u00b7 register 2 1,009 unit ?"_s),
                 qPrintable(canvas->readout()));
        QVERIFY(m_area->panels().last()->canvas().accessibleDescription().contains(
            u"Cooling \u00b7 register 10 0.5 unit ?"_s));
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(canvas->crosshair(), std::optional(m_clock.now()));
        QTest::keyClick(canvas, Qt::Key_Escape);
        QVERIFY(!canvas->crosshair());
    }

    void nightOfTheClockChangeIsReadOutRight()
    {
        // Oslo, 25 October 2026: 02:30 comes twice, an hour apart.
        m_area->time().setZone(QTimeZone("Europe/Oslo"));
        const auto utc = [](int hour, int minute) {
            return Instant(std::chrono::milliseconds(
                QDateTime(QDate(2026, 10, 25), QTime(hour, minute), kUtc).toMSecsSinceEpoch()));
        };
        for (int i = 0; i <= 12; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"Night"_s, u"12"_s, 100 + i, 15min, utc(23, 0) - 24h + i * 15min);
        frame();
        m_area->addRegisters({4});
        m_area->time().setRange(utc(23, 0) - 24h, utc(2, 0));
        ChartPanel *panel = m_area->panels().first();
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(4, utc(0, 30)), std::optional(106.0), 30000);
        QCOMPARE(panel->valueAt(4, utc(1, 30)), std::optional(110.0));
        panel->setCrosshair(utc(0, 30));
        QVERIFY2(panel->canvas().readout().contains(u"2:30:00"_s) &&
                     panel->canvas().readout().contains(u"CEST"_s),
                 qPrintable(panel->canvas().readout()));
        panel->setCrosshair(utc(1, 30));
        QVERIFY2(panel->canvas().readout().contains(u"2:30:00"_s) &&
                     panel->canvas().readout().contains(u" CET"_s),
                 qPrintable(panel->canvas().readout()));
    }

    /// Nothing comes any more, and the picture is held: the bars are those of the days here all the same.
    void barsOfDaysFollowTheZone()
    {
        const Instant start(
            std::chrono::milliseconds(QDateTime(QDate(2026, 6, 1), QTime(0, 0), kUtc).toMSecsSinceEpoch()));
        const auto sum = [](int from, int to) {
            return (from + to) * (to - from + 1) / 2.0;
        };
        for (const QString &meter : {u"Days"_s, u"Others"_s, u"Third"_s}) {
            for (int hour = 1; hour <= 72; ++hour)
                m_feed->read(u"A"_s, u"s"_s, meter, u"12"_s, hour, 1h, start + hour * 1h);
        }
        frame();
        m_area->time().setZone(QTimeZone("Europe/London")); // an hour before UTC in summer
        m_area->time().setRange(start - 24h * 30, start + 24h * 4);
        m_area->addRegisters({4});
        ChartPanel *panel = m_area->panels().first();
        chooseForm(panel, 4, SeriesForm::AmountSums);
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(4, start + 30h), std::optional(sum(24, 47)), 30000);
        for (const readings::RegisterIndex later : {5, 6}) { // answered after all that was asked before
            m_area->addRegisters({later});
            QTRY_VERIFY_WITH_TIMEOUT(m_area->panelOf(later)->valueAt(later, start + 30h), 30000);
        }
        m_area->time().setZone(QTimeZone("Asia/Tokyo")); // nine hours before it
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(4, start + 30h), std::optional(sum(16, 39)), 30000);
    }

    void saysThatItIsHeldAndHowFarBehind()
    {
        m_area->addRegisters({0});
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->valueAt(0, m_clock.now()), 30000);
        frame();
        auto *state = m_area->findChild<QLabel *>(u"chartState"_s);
        QCOMPARE(state->text(), QString());
        m_area->time().toggleFollowing();
        const QString since =
            QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count(), m_area->time().zone())
                .toString(u"HH:mm"_s);
        m_clock.advance(3min);
        frame();
        QVERIFY2(state->text().startsWith(u"Held since %1, "_s.arg(since)) &&
                     state->text().contains(u" behind"_s),
                 qPrintable(state->text()));
        // In a narrow bar what matters most stands whole, and all of it can be asked for.
        for (int width = 900; width >= 680; width -= 20) {
            m_area->resize(width, 600);
            QTRY_COMPARE_WITH_TIMEOUT(m_area->width(), width, 30000);
            QTRY_VERIFY_WITH_TIMEOUT(state->width() >= state->sizeHint().width(), 30000);
            QVERIFY2(state->text().endsWith(u" behind"_s), qPrintable(state->text()));
            QVERIFY(state->toolTip().startsWith(u"Held since "_s));
        }
        m_area->resize(900, 600);
        m_area->setDisconnectedSince(m_clock.now());
        QVERIFY(state->text().contains(u"Disconnected since"_s));
        m_area->setDisconnectedSince({});
        // Following, and nothing has come for long.
        m_area->time().setFollowing(true);
        m_clock.advance(12min);
        frame();
        QVERIFY2(state->text().startsWith(u"Newest reading "_s), qPrintable(state->text()));
    }

    void rangeIsTyped()
    {
        m_area->time().setZone(QTimeZone("Europe/Oslo"));
        QTest::mouseClick(m_area->findChild<QToolButton *>(u"customRange"_s), Qt::LeftButton);
        auto *dialog = m_area->findChild<TimeRangeDialog *>();
        QVERIFY(dialog);
        auto *from = dialog->findChild<QDateTimeEdit *>(u"rangeFrom"_s);
        auto *to = dialog->findChild<QDateTimeEdit *>(u"rangeTo"_s);
        from->setDateTime(QDateTime(QDate(2026, 10, 25), QTime(0, 0), kUtc));
        to->setDateTime(QDateTime(QDate(2026, 10, 24), QTime(0, 0), kUtc));
        auto *show = dialog->findChild<QPushButton *>(u"showRange"_s);
        QVERIFY(!show->isEnabled());
        to->setDateTime(QDateTime(QDate(2026, 10, 26), QTime(0, 0), kUtc));
        QTest::mouseClick(show, Qt::LeftButton);
        // The day on which the clocks go back has 25 hours.
        QCOMPARE(m_area->time().span(), TimeWindow::Span(25h));
        QVERIFY(!m_area->time().isFollowing());
    }

    void pictureTellsWhatItShows()
    {
        m_area->addRegisters({0, 1, 3});
        m_area->time().setZone(QTimeZone("Europe/Oslo"));
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->valueAt(0, m_clock.now()), 30000);
        QSignalSpy told(&*m_area, &ChartArea::noticed);
        m_area->panels().first()->canvas().setFocus();
        QTest::keyClick(&m_area->panels().first()->canvas(), Qt::Key_C, Qt::ControlModifier);
        const QImage one = QGuiApplication::clipboard()->image();
        QCOMPARE(one.size(), m_area->picture(false)->size() * 2);
        QCOMPARE(told.size(), 1);
        QTest::keyClick(&m_area->panels().first()->canvas(), Qt::Key_C,
                        Qt::ControlModifier | Qt::ShiftModifier);
        const QImage all = QGuiApplication::clipboard()->image();
        QVERIFY(all.height() > one.height());

        const QTemporaryDir folder;
        QTest::keyClick(&m_area->panels().first()->canvas(), Qt::Key_S,
                        Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = m_area->findChild<QFileDialog *>(u"savePictureDialog"_s);
        QVERIFY(dialog);
        const QString path = folder.filePath(u"chart.svg"_s);
        emit dialog->fileSelected(path);
        dialog->close();
        QVERIFY2(told.last().first().toString().contains(QDir::toNativeSeparators(path)),
                 qPrintable(told.last().first().toString()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString svg = QString::fromUtf8(file.readAll());
        for (const auto &words :
             {u"Main \u00b7 register 2, unit ?"_s, u"Cooling \u00b7 register 10"_s, u"Europe/Oslo"_s})
            QVERIFY2(svg.contains(words), qPrintable(words));
        QVERIFY(svg.contains(u"<path"_s) || svg.contains(u"<polyline"_s));
        QSignalSpy problems(&*m_area, &ChartArea::problemFound);
        QVERIFY(m_area->picture(true)->save(folder.filePath(u"chart.png"_s)));
        QCOMPARE(QImage(folder.filePath(u"chart.png"_s)).size(), all.size());
        const auto failed = m_area->picture(true)->save(folder.filePath(u"no/such/folder.png"_s));
        QVERIFY(!failed);
        QVERIFY(failed.error().detail.contains(u"folder.png"_s));
    }

    void pictureOfALowPanelCanBeRead()
    {
        m_area->resize(755, 300);
        m_area->addRegisters({0, 1, 3});
        QVERIFY(m_area->addPanel()->addSeries(spec(2)));
        PlotCanvas &low = m_area->panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(low.drawCount() > 0 && low.plotArea().height() < 56, 30000);
        const QRect plot = low.plotArea();
        low.setFocus();
        QVERIFY(m_area->picture(false)->size().height() > 200);
        const QString svg = QString::fromUtf8(m_area->picture(false)->svg());
        for (const auto &words : {u"Register 2, unit unknown"_s, u"Register 12, unit unknown"_s, u"UTC"_s})
            QVERIFY2(svg.contains(words), qPrintable(words));
        QCOMPARE(low.plotArea(), plot); // the screen stays as it was
    }

    void presetsByClickAndByKey()
    {
        m_area->addRegisters({0});
        PlotCanvas &canvas = m_area->panels().first()->canvas();
        m_area->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*m_area));
        const QList<std::pair<QString, TimeWindow::Span>> presets{
            {u"5 min"_s, 5min}, {u"15 min"_s, 15min}, {u"1 h"_s, 1h},        {u"6 h"_s, 6h},
            {u"24 h"_s, 24h},   {u"7 d"_s, 24h * 7},  {u"30 d"_s, 24h * 30}, {u"1 y"_s, 24h * 365}};
        int key = Qt::Key_1;
        for (const auto &[label, span] : presets) {
            const auto buttons = m_area->findChildren<QToolButton *>();
            const auto button = std::ranges::find(buttons, label, &QToolButton::text);
            QVERIFY2(button != buttons.end(), qPrintable(label));
            m_area->time().setSpan(2h);
            QVERIFY(!(*button)->isChecked());
            QTest::mouseClick(*button, Qt::LeftButton);
            QCOMPARE(m_area->time().span(), span);
            QVERIFY((*button)->isChecked());
            m_area->time().setSpan(2h);
            canvas.setFocus();
            QTest::keyClick(&canvas, Qt::Key(key++), Qt::AltModifier);
            QCOMPARE(m_area->time().span(), span);
            QVERIFY((*button)->isChecked() && m_area->time().isFollowing());
        }
    }

    void picturesByTheMenuOfThePanel()
    {
        m_area->addRegisters({0, 1});
        QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().first()->drawCount() > 0, 30000);
        QGuiApplication::clipboard()->clear();
        clickInMenu(m_area->actions().copyPicture);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), m_area->picture(false)->size() * 2);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->data(u"image/svg+xml"_s).contains("<svg"));

        const QTemporaryDir folder;
        const auto saveAs = [&](const QString &filter, const QString &name) {
            clickInMenu(m_area->actions().savePicture);
            auto *dialog = m_area->findChild<QFileDialog *>(u"savePictureDialog"_s);
            QVERIFY(dialog);
            auto *type = dialog->findChild<QComboBox *>(u"fileTypeCombo"_s);
            QTest::keyClick(type, filter == u"PNG"_s ? Qt::Key_Home : Qt::Key_End);
            QVERIFY2(type->currentText().startsWith(filter), qPrintable(type->currentText()));
            auto *edit = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
            dialog->setDirectory(folder.path());
            edit->selectAll();
            QTest::keyClicks(edit, name); // the ending follows the filter
            QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save),
                              Qt::LeftButton);
            QTRY_VERIFY(!m_area->findChild<QFileDialog *>(u"savePictureDialog"_s));
        };
        saveAs(u"PNG"_s, u"one"_s);
        QCOMPARE(QImage(folder.filePath(u"one.png"_s)).size(), m_area->picture(false)->size() * 2);
        saveAs(u"SVG"_s, u"two"_s);
        QFile svg(folder.filePath(u"two.svg"_s));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("register 12"));
    }

    void colourStaysWithItsRegister()
    {
        m_area->addRegisters({0, 1, 2});
        ChartPanel *panel = m_area->panels().first();
        const auto lookOf = [this](readings::RegisterIndex index) -> CurveLook {
            for (const ChartPanel *each : m_area->panels()) {
                for (const PlotCurve &curve : each->canvas().curves()) {
                    if (curve.index == index)
                        return curve.look;
                }
            }
            return {-1, -1};
        };
        const CurveLook first = lookOf(0);
        const CurveLook second = lookOf(1);
        const CurveLook third = lookOf(2);
        QVERIFY(first != second && second != third && first != third);
        // Off by its cross, on again after another came.
        SeriesChip *chip = nullptr;
        for (SeriesChip *each : panel->findChildren<SeriesChip *>())
            chip = each->registerIndex() == 1 ? each : chip;
        QVERIFY(chip);
        QTRY_VERIFY_WITH_TIMEOUT(chip->isVisible() && chip->width() > 100, 30000);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 10, chip->height() / 2));
        QTRY_VERIFY_WITH_TIMEOUT(!panel->registers().contains(1), 30000);
        QCOMPARE(lookOf(0), first);
        m_area->addRegisters({3, 1});
        QCOMPARE(lookOf(1), second);
        QCOMPARE(lookOf(0), first);
        QCOMPARE(lookOf(2), third);
        // To a panel of its own.
        std::unique_ptr<QMimeData> dragged(createSeriesMime({2}, panel->id()));
        drop(*panel, *dragged, panel->rect().bottomLeft() + QPoint(30, -4));
        QCOMPARE(lookOf(2), third);
    }

    void namesAreToldApartWhereThereIsLittleRoom()
    {
        const QString one = u"65ecae6d-5cb3-4e54-a5b8-7b75c158c525"_s;
        const QString other = u"c863d30b-7c02-4851-aeeb-c75319ed4340"_s;
        for (const QString &meter : {one, other}) {
            m_feed->read(u"A"_s, u"s"_s, meter, u"2"_s, 18204.6, 0ms);
            m_feed->read(u"A"_s, u"s"_s, meter, u"12"_s, 1);
        }
        frame();
        m_area->resize(640, 600);
        m_area->addRegisters({4, 5, 6, 7});
        paintNow();
        QSet<QString> names;
        for (const SeriesChip *chip : m_area->findChildren<SeriesChip *>()) {
            const QString name = chip->shownName();
            names.insert(name);
            QVERIFY2(name.endsWith(u" \u00b7 "_s + chip->text().name.registerName), qPrintable(name));
            QVERIFY2(name.startsWith(u"65ecae6d"_s) || name.startsWith(u"c863d30b"_s), qPrintable(name));
            QVERIFY(chip->toolTip().contains(one) || chip->toolTip().contains(other));
            QVERIFY2(chip->width() >= chip->sizeHint().width(), "the chip is cut");
        }
        QCOMPARE(names.size(), 4);
    }

    void metersOfOneNameAreToldApart()
    {
        for (const auto &meter : {u"65ecae6d-5cb3"_s, u"c863d30b-7c02"_s, u"a85323a0-31c5"_s})
            for (int i = 10; i >= 0; --i)
                m_feed->read(u"A"_s, u"s"_s, meter, u"2"_s, 500 - i, 0ms, m_clock.now() - i * 1min);
        frame();
        m_area->addRegisters({4, 5, 6});
        SeriesFacts known = facts(u"kWh"_s, RegisterKind::Counter, u"Ventilation of the main building"_s);
        known.registerName = u"Accumulated consumption"_s;
        const QStringList places{u"North wing, first floor"_s, u"North wing, third floor"_s, u"School"_s};
        for (const readings::RegisterIndex index : {4, 5, 6}) {
            known.origin.installation = places[index - 4];
            know(index, known);
        }
        ChartPanel *panel = m_area->panels().first();
        const auto chips = panel->findChildren<SeriesChip *>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(4, m_clock.now() - 90s), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(panel->statistics().rows().size(), 3, 30000);
        emit panel->canvas().hovered(m_clock.now() - 90s);
        const QString svg = QString::fromUtf8(m_area->picture(true)->svg());
        for (qsizetype i = 0; i < places.size(); ++i) {
            const QString &place = places[i];
            QVERIFY2(chips[i]->accessibleName().contains(place), qPrintable(chips[i]->accessibleName()));
            QVERIFY2(chips[i]->toolTip().contains(place), qPrintable(chips[i]->toolTip()));
            QVERIFY2(panel->canvas().readout().contains(place), qPrintable(panel->canvas().readout()));
            QTRY_VERIFY2_WITH_TIMEOUT(panel->statistics().lines()[i].contains(place),
                                      qPrintable(panel->statistics().lines()[i]), 30000);
            QVERIFY2(svg.contains(place), qPrintable(svg));
        }
        // Also where there is no room for all of it.
        const auto areToldApart = [&] {
            QSet<QString> names;
            for (const SeriesChip *chip : chips)
                names.insert(chip->shownName());
            return names.size() == chips.size() && chips.first()->shownName().contains(u'\u2026');
        };
        for (const int width : {640, 420}) {
            m_area->resize(width, 400);
            QTRY_VERIFY2_WITH_TIMEOUT(areToldApart(),
                                      qPrintable(chips[0]->shownName() + chips[1]->shownName()), 30000);
        }
        // Alone it needs no more than its name.
        m_area->removeSeries(panel, 5);
        m_area->removeSeries(panel, 6);
        QTRY_COMPARE_WITH_TIMEOUT(chips.first()->accessibleName(),
                                  u"Ventilation of the main building \u00b7 Accumulated consumption"_s,
                                  30000);
    }

    void narrowChipGivesUpItsValueThenCutsTheMeter()
    {
        SeriesChip chip(0);
        chip.setSeries({{u"Main supply of the northern hall"_s, u"register 2"_s}, {}, {}, u"kWh"_s, {}}, {});
        chip.setValue(18'204.6);
        const QFontMetrics metrics = chip.fontMetrics();
        chip.resize(chip.sizeHint());
        QVERIFY(chip.hasRoomForValue());
        const QString whole = chip.shownName();
        chip.resize(chip.width() - 1, chip.height());
        QVERIFY(!chip.hasRoomForValue());
        QCOMPARE(chip.shownName(), whole); // longer, if anything
        chip.setValueShown(false);
        QVERIFY(chip.sizeHint().width() < chip.width() - metrics.horizontalAdvance(u"18,204.6 kWh"_s));
        int cut = 0;
        const int most = chip.sizeHint().width();
        chip.resize(chip.sizeHint());
        const int nameThen = metrics.horizontalAdvance(chip.shownName());
        for (int width = most; width >= chip.minimumSizeHint().width(); width -= 7) {
            chip.resize(width, chip.height());
            const QString name = chip.shownName();
            QVERIFY2(metrics.horizontalAdvance(name) <= nameThen + 2 - (most - width), qPrintable(name));
            QVERIFY2(name.startsWith(u"Ma"_s) && name.endsWith(u" \u00b7 register 2"_s), qPrintable(name));
            cut += name.contains(u'\u2026') ? 1 : 0;
        }
        QVERIFY(cut > 3);
        // Two registers of one meter that begin alike.
        QSet<QString> names;
        for (const QString &name :
             {u"Accumulated energy consumption"_s, u"Accumulated energy production"_s}) {
            SeriesChip alike(1);
            alike.setSeries({{u"65ecae6d\u2026"_s, name}, {}, {}, u"kWh"_s, {}}, {});
            alike.resize(alike.sizeHint());
            QVERIFY2(alike.shownName().endsWith(name), qPrintable(alike.shownName()));
            alike.resize(alike.minimumSizeHint());
            QVERIFY2(alike.shownName().startsWith(u"65ecae6d"_s), qPrintable(alike.shownName()));
            names.insert(alike.shownName());
        }
        QCOMPARE(names.size(), 2);
        // A short name has no less than itself.
        SeriesChip brief(1);
        brief.setSeries({{u"Main"_s, u"register 2"_s}, {}, {}, u"kWh"_s, {}}, {});
        brief.resize(brief.minimumSizeHint());
        QCOMPARE(brief.shownName(), u"Main \u00b7 register 2"_s);
    }

    void chipsOfALowPanelAreAllInSight()
    {
        const QStringList ids{
            u"65ecae6d-5cb3-4e54-a5b8-7b75c158c525"_s, u"c863d30b-7c02-4851-aeeb-c75319ed4340"_s,
            u"a85323a0-31c5-4a52-8b0e-2f30ed6b97d6"_s, u"163235df-aaf0-4c1b-b0b5-65aeeaff2c53"_s,
            u"f341f01a-04a5-4dfd-9d52-1e87c4f8763b"_s};
        for (const QString &id : ids)
            m_feed->read(u"A"_s, u"s"_s, id, u"2"_s, 18204.6, 0ms);
        frame();
        m_area->resize(755, 380);
        m_area->addRegisters({1, 0});
        m_area->addPanel();
        for (const readings::RegisterIndex index : {4, 5, 6, 7, 8})
            QVERIFY(m_area->panels().last()->addSeries(spec(index)));
        m_area->addPanel();
        QVERIFY(m_area->panels().last()->addSeries(spec(2)));
        const ChartPanel *panel = m_area->panels()[1];
        const auto chips = panel->findChildren<SeriesChip *>();
        QCOMPARE(chips.size(), 5);
        const auto *bar = panel->findChild<QScrollArea *>(u"chipShelf"_s)->verticalScrollBar();
        const auto areToldApart = [&] {
            QSet<QString> names;
            for (const SeriesChip *chip : chips) {
                if (chip->visibleRegion() != QRegion(chip->rect()) ||
                    !chip->shownName().endsWith(u" \u00b7 register 2"_s))
                    return false;
                names.insert(chip->shownName());
            }
            return names.size() == chips.size() && !bar->isVisible();
        };
        QTRY_VERIFY_WITH_TIMEOUT(areToldApart(), 30000);
        QVERIFY(!chips.first()->hasRoomForValue());
        // Names that begin and end alike are cut so that the difference stays.
        for (qsizetype i = 0; i < ids.size(); ++i)
            know(readings::RegisterIndex(4 + i),
                 facts(u"kWh"_s, RegisterKind::Unknown,
                       u"Main supply of the hall number %1 in the west"_s.arg(i)));
        QTRY_VERIFY_WITH_TIMEOUT(areToldApart(), 30000);
        QVERIFY(chips.first()->shownName().contains(u'\u2026'));
        // With room there are the values, too, and whole names.
        m_area->resize(1900, 1200);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(chips, [](const SeriesChip *chip) { return chip->hasRoomForValue(); }),
            30000);
        QTRY_VERIFY_WITH_TIMEOUT(areToldApart(), 30000);
    }

    /// What 1280 × 800 leaves beside the tree and above a dock.
    void fourPanelsFitAboveADock()
    {
        for (int i = 0; i < 6; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"Cooling"_s, QString::number(20 + i), 12'345.6 * (i + 1), 1min);
        frame();
        m_area->resize(755, 378);
        m_area->addRegisters({0, 1});
        const auto *scroll = m_area->findChild<QScrollArea *>(u"chartScroll"_s);
        const auto areSeen = [&] {
            return std::ranges::all_of(m_area->panels(), [&](const ChartPanel *panel) {
                const QWidget *sight = scroll->viewport();
                return sight->rect().contains(QRect(panel->mapTo(sight, QPoint()), panel->size()));
            });
        };
        for (const readings::RegisterIndex index : {3, 4, 5}) {
            QVERIFY(m_area->addPanel()->addSeries(spec(index)));
            QTRY_VERIFY_WITH_TIMEOUT(areSeen(), 30000);
            QTRY_VERIFY_WITH_TIMEOUT(m_area->panels().last()->valueAt(index, m_clock.now()), 30000);
            QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
            for (ChartPanel *panel : m_area->panels()) {
                QVERIFY(panel->canvas().plotArea().height() >= 28);
                // At least two numbers, one under the other, none upon another.
                const QList<int> blocks = labelBlocks(*panel);
                QVERIFY(blocks.size() >= 2);
                QVERIFY2(std::ranges::max(blocks) < panel->fontMetrics().height(),
                         qPrintable(QString::number(std::ranges::max(blocks))));
                // And what they count.
                const auto *axes = panel->findChild<QLabel *>(u"axisWords"_s);
                QVERIFY(axes->isVisible() || panel->canvas().plotArea().height() >= 56);
            }
        }
        QCOMPARE(m_area->panels().first()->findChild<QLabel *>(u"axisWords"_s)->text(),
                 u"unit ? \u2502 unit ?"_s);
        // More are scrolled, each with a plot that can be read.
        for (const readings::RegisterIndex index : {6, 7, 8})
            QVERIFY(m_area->addPanel()->addSeries(spec(index)));
        QTRY_VERIFY_WITH_TIMEOUT(scroll->verticalScrollBar()->maximum() > 0, 30000);
        for (const ChartPanel *panel : m_area->panels())
            QVERIFY(panel->canvas().plotArea().height() >= 28);
        // Where there is room the axes say it themselves.
        m_area->resize(755, 1800);
        QTRY_VERIFY_WITH_TIMEOUT(!m_area->findChild<QLabel *>(u"axisWords"_s)->isVisible(), 30000);
    }

    void coloursDifferOverAllPanels()
    {
        for (int i = 0; i < 4; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"M%1"_s.arg(i), QString::number(20 + i), 1);
        frame();
        m_area->addRegisters({0, 1, 2, 3, 4, 5, 6, 7});
        QVERIFY(m_area->panels().size() > 2);
        QSet<int> colours;
        for (const ChartPanel *panel : m_area->panels()) {
            for (const PlotCurve &curve : panel->canvas().curves()) {
                QCOMPARE(curve.look.dash, 0);
                colours.insert(curve.look.colour);
            }
        }
        QCOMPARE(colours.size(), 8);
    }

    void decimalsAreThoseOfTheMetadata()
    {
        m_area->addRegisters({0});
        SeriesFacts told = facts(u"kWh"_s, RegisterKind::Counter);
        told.decimals = 2;
        know(0, told);
        ChartPanel *panel = m_area->panels().first();
        chooseForm(panel, 0, SeriesForm::AsSent);
        auto &strip = panel->statistics();
        QTRY_COMPARE_WITH_TIMEOUT(strip.lines().size(), 1, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(strip.lines().first().contains(u"last 1,010.00\u2009kWh"_s), 30000);
        QVERIFY2(strip.lines().first().contains(u"total 10.00\u2009kWh"_s),
                 qPrintable(strip.lines().first()));
        panel->setCrosshair(m_clock.now());
        QVERIFY2(panel->canvas().readout().contains(u" 1,010.00 kWh"_s),
                 qPrintable(panel->canvas().readout()));
        QVERIFY(panel->findChild<SeriesChip *>()->accessibleDescription().contains(u"1,010.00 kWh"_s));
    }

    void rangeIsSaidShorterWhereThereIsLittleRoom()
    {
        frame();
        auto *range = m_area->findChild<QLabel *>(u"timeRange"_s);
        m_area->resize(1400, 600);
        QTRY_VERIFY_WITH_TIMEOUT(range->text().contains(u"2026"_s), 30000);
        m_area->resize(760, 600);
        QTRY_VERIFY_WITH_TIMEOUT(!range->text().contains(u"2026"_s), 30000);
        QVERIFY2(range->accessibleDescription().contains(u"2026"_s), "screen readers hear all of it");
        m_area->time().setFollowing(false); // now more is to be said beside it
        for (int width = 1400; width >= 620; width -= 20) {
            m_area->resize(width, 600);
            QTRY_COMPARE_WITH_TIMEOUT(m_area->width(), width, 30000);
            QVERIFY2(!range->text().contains(u'…'), qPrintable(range->text())); // rather nothing than a piece
        }
        QCOMPARE(range->text(), QString());
        QVERIFY(range->accessibleDescription().contains(u"2026"_s));
    }

    void saysWhyNothingIsDrawn()
    {
        m_feed->read(u"A"_s, u"s"_s, u"New"_s, u"2"_s, 18204.6, 0ms);
        frame();
        m_area->addRegisters({4});
        ChartPanel *panel = m_area->panels().first();
        QTRY_COMPARE_WITH_TIMEOUT(panel->valueAt(4, m_clock.now()), std::optional(18204.6), 30000);
        QVERIFY(panel->canvas().hints().isEmpty());
        know(4, facts(u"kWh"_s, RegisterKind::Counter));
        QCOMPARE(panel->canvas().hints().size(), 1);
        QVERIFY(panel->canvas().hints().first().contains(u"New \u00b7 register 2: One reading tells no"_s));
        m_area->time().setRange(m_clock.now() - 48h, m_clock.now() - 24h);
        QTRY_COMPARE_WITH_TIMEOUT(panel->canvas().hints(), QStringList{u"No readings in this range"_s},
                                  30000);
    }

    void whyACurveIsMissingIsSaidBesideThePlot()
    {
        m_feed->read(u"A"_s, u"s"_s, u"New"_s, u"2"_s, 18204.6, 0ms);
        frame();
        for (const readings::RegisterIndex index : {0, 4})
            know(index, facts(u"kWh"_s, RegisterKind::Counter));
        m_area->resize(755, 200);
        m_area->addRegisters({0, 4});
        ChartPanel *panel = m_area->panels().first();
        PlotCanvas &canvas = panel->canvas();
        const auto chips = panel->findChildren<SeriesChip *>();
        QCOMPARE(chips.size(), 2);
        const QString note = u"One reading tells no consumption"_s;
        QTRY_VERIFY_WITH_TIMEOUT(chips.last()->toolTip().startsWith(note), 30000);
        QVERIFY(!chips.first()->toolTip().contains(note));
        QVERIFY(chips.last()->accessibleDescription().contains(note));
        QVERIFY(chips.last()->toolTip().contains(u"newest value"_s));
        const auto plot = [&canvas] {
            return canvas.grab(canvas.plotArea()).toImage();
        };
        QTRY_VERIFY_WITH_TIMEOUT(panel->valueAt(0, m_clock.now() - 90s).has_value(), 30000);
        const QImage both = plot();
        panel->setShown(4, false);
        QVERIFY2(plot() == both, "words stand over the bars");
        // Where nothing else is, there is room for them.
        panel->setShown(0, false);
        const QImage empty = plot();
        panel->setShown(4, true);
        QVERIFY(plot() != empty);
        const int marked = chips.last()->minimumSizeHint().width();
        chips.last()->setNote({});
        QVERIFY2(chips.last()->minimumSizeHint().width() < marked, "its mark has no room");
    }

    /// By its room alone: the same window looks the same, whatever size it had before.
    void panelIsLowWhateverItWasBefore()
    {
        know(0, facts(u"kWh"_s, RegisterKind::Unknown, u"Main supply of the northern hall, first floor"_s));
        for (const readings::RegisterIndex index : {1, 2})
            know(index,
                 facts(u"kW"_s, RegisterKind::Unknown, u"Main supply of the southern hall, first floor"_s));
        m_area->resize(755, 400);
        m_area->addRegisters({0});
        ChartPanel *panel = m_area->panels().first();
        for (const readings::RegisterIndex index : {1, 2})
            QVERIFY(panel->addSeries(spec(index)));
        const auto *axes = panel->findChild<QLabel *>(u"axisWords"_s);
        const auto *shelf = panel->findChild<QScrollArea *>(u"chipShelf"_s);
        int width = 755;
        const auto isLow = [&](int height) {
            m_area->resize(width, height);
            for (int i = 0; i < 5; ++i) { // a layout may ask for another
                QCoreApplication::sendPostedEvents();
                QCoreApplication::processEvents();
            }
            return axes->isVisibleTo(panel);
        };
        QVERIFY(!isLow(400));
        // As wide as the chips need in one row, and no room for the axes' words beside them.
        width -= shelf->width();
        for (const SeriesChip *chip : panel->findChildren<SeriesChip *>())
            width += chip->minimumSizeHint().width() + theme::kStep;
        QMap<int, bool> down;
        for (int height = 400; height >= 160; height -= 4)
            down.insert(height, isLow(height));
        QVERIFY(!down.value(400) && down.value(160));
        for (auto it = down.cbegin(); it != down.cend(); ++it)
            QVERIFY2(isLow(it.key()) == it.value(), qPrintable(u"at a height of %1"_s.arg(it.key())));
    }

    /// Whatever the API calls a unit: the names have their room, and nothing is taken for markup.
    void longUnitLeavesTheNamesTheirRoom()
    {
        know(0, facts(u"<b>kilowatt hours per square metre of heated floor and year</b>"_s));
        m_area->resize(755, 150);
        m_area->addRegisters({0});
        const ChartPanel *panel = m_area->panels().first();
        const auto *axes = panel->findChild<QLabel *>(u"axisWords"_s);
        QTRY_VERIFY_WITH_TIMEOUT(axes->isVisible() && axes->text().contains(u"kilowatt"_s), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(axes->width() <= 755 / 3, 30000);
        QCOMPARE(axes->textFormat(), Qt::PlainText);
        const auto *chip = panel->findChild<SeriesChip *>();
        QTRY_COMPARE_WITH_TIMEOUT(chip->visibleRegion(), QRegion(chip->rect()), 30000);
        const auto *close = panel->findChild<QToolButton *>(u"closePanel"_s);
        QCOMPARE(close->visibleRegion(), QRegion(close->rect()));
    }

    void readingTheHistoryIsShown()
    {
        // A source that takes its time.
        class SlowSource final : public SeriesSource
        {
        public:
            using SeriesSource::SeriesSource;
            RequestId request(readings::RegisterIndex, Instant, Instant, int) override { return ++m_last; }
            void cancel(RequestId) override {}
            std::optional<SeriesInfo> info(readings::RegisterIndex) const override
            {
                SeriesInfo info;
                info.meter = u"Slow"_s;
                info.registerName = u"register 2"_s;
                return info;
            }
            std::optional<readings::RegisterIndex> find(const RegisterKey &) const override { return {}; }
            void answer() { emit ready(m_last, {}); }

        private:
            RequestId m_last = 0;
        };
        SlowSource source;
        ChartArea area(source);
        area.resize(800, 400);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        area.apply({}, m_clock.now());
        area.addRegisters({0});
        const PlotCanvas &canvas = area.panels().first()->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.curves().front().loadedSoFar.has_value(), 30000);
        const QImage waiting = area.grab().toImage();
        source.answer();
        QTRY_VERIFY_WITH_TIMEOUT(!canvas.curves().front().loadedSoFar, 30000);
        QVERIFY(area.grab().toImage() != waiting);
    }

    void panelsShareOneTimeAxis()
    {
        m_area->addRegisters({0, 1, 2, 3});
        QCOMPARE(m_area->panels().size(), 2);
        const auto canvases = m_area->findChildren<PlotCanvas *>();
        QTRY_VERIFY_WITH_TIMEOUT(canvases[0]->leftLabelWidth() > 0 && canvases[1]->leftLabelWidth() > 0,
                                 30000);
        QTRY_COMPARE_WITH_TIMEOUT(canvases[0]->plotArea().left(), canvases[1]->plotArea().left(), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(canvases[0]->plotArea().right(), canvases[1]->plotArea().right(), 30000);
    }

    void layoutComesBackEvenBeforeTheReadings()
    {
        m_area->addRegisters({0, 1, 3});
        m_area->panels().first()->setShown(1, false);
        chooseForm(m_area->panels().last(), 3, SeriesForm::AmountSums);
        m_area->time().setSpan(6h);
        const QJsonObject state = m_area->saveState();

        ReadingFeed later(m_clock);
        LiveSeriesSource source(later.live());
        ChartArea area(source);
        QVERIFY(!area.restoreState({}));
        QVERIFY(area.restoreState(state));
        QCOMPARE(area.panels().size(), 2);
        QCOMPARE(area.time().span(), TimeWindow::Span(6h));
        QCOMPARE(area.saveState().value(u"colours"_s), state.value(u"colours"_s));
        later.read(u"A"_s, u"s"_s, u"Cooling"_s, u"10"_s, 1).read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 1);
        source.apply(later.take());
        QCOMPARE(area.panels().first()->registers(), Registers{1});
        QVERIFY(!area.panels().first()->isShown(1));
        QCOMPARE(area.panels().last()->registers(), Registers{0});
        QCOMPARE(area.panels().last()->form(0), SeriesForm::AmountSums);
        QCOMPARE(area.saveState().value(u"panels"_s).toArray().size(), 2);
    }

    void curvesComeBackInTheirOrderAndOnTheirAxes()
    {
        m_area->addRegisters({0, 2, 1});
        const QJsonValue panels = m_area->saveState().value(u"panels"_s);
        const auto axes = [](const ChartArea &area) {
            QMap<QString, int> byName;
            for (const PlotCurve &curve : area.panels().first()->canvas().curves())
                byName.insert(curve.name.whole(), curve.axis);
            return byName;
        };
        const auto legend = [](const ChartArea &area) {
            QMap<int, QString> chips;
            for (const SeriesChip *chip : area.panels().first()->findChildren<SeriesChip *>())
                chips.insert(chip->y() * 10000 + chip->x(), chip->accessibleName().section(u',', 0, 0));
            return chips.values();
        };
        paintNow();
        const auto axesBefore = axes(*m_area);
        const QStringList legendBefore = legend(*m_area);
        QCOMPARE(axesBefore.size(), 3);
        QCOMPARE(QSet<int>(axesBefore.cbegin(), axesBefore.cend()), (QSet{0, 1}));

        ReadingFeed later(m_clock);
        LiveSeriesSource source(later.live());
        ChartArea area(source);
        area.resize(m_area->size());
        QVERIFY(area.restoreState(m_area->saveState()));
        area.show();
        // The last first; what is not there yet keeps its place.
        later.read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 1);
        source.apply(later.take());
        QCOMPARE(area.panels().first()->canvas().curves().front().axis, 1);
        QCOMPARE(keysIn(area.saveState().value(u"panels"_s)), keysIn(panels));
        later.read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 1);
        source.apply(later.take());
        later.read(u"A"_s, u"s"_s, u"Cooling"_s, u"12"_s, 1);
        source.apply(later.take());
        QCOMPARE(keysIn(area.saveState().value(u"panels"_s)), keysIn(panels));
        QCoreApplication::sendPostedEvents();
        (void)area.grab();
        QCOMPARE(axes(area), axesBefore);
        QCOMPARE(legend(area), legendBefore);

        // What is taken back as well.
        ChartPanel *panel = area.panels().first();
        area.removeSeries(panel, panel->registers().first());
        area.undo();
        (void)area.grab();
        QCOMPARE(keysIn(area.saveState().value(u"panels"_s)), keysIn(panels));
        QCOMPARE(axes(area), axesBefore);
        QCOMPARE(legend(area), legendBefore);
    }

    void curvesWaitForTheirUnits()
    {
        for (const readings::RegisterIndex index : {0U, 1U, 3U})
            know(index, facts(u"kWh"_s));
        m_area->addRegisters({0, 1, 3});
        QCOMPARE(m_area->panels().size(), 1);
        const QJsonObject state = m_area->saveState();

        ReadingFeed later(m_clock);
        LiveSeriesSource source(later.live());
        ChartArea area(source);
        area.setNamesComing(true);
        QVERIFY(area.restoreState(state));
        later.read(u"A"_s, u"s"_s, u"Main"_s, u"2"_s, 1)
            .read(u"A"_s, u"s"_s, u"Main"_s, u"12"_s, 1)
            .read(u"A"_s, u"s"_s, u"Cooling"_s, u"10"_s, 1);
        source.apply(later.take());
        QVERIFY(area.panels().first()->registers().isEmpty());
        QCOMPARE(keysIn(area.saveState().value(u"panels"_s)), keysIn(state.value(u"panels"_s)));
        source.setFacts([this](const RegisterKey &key) { return m_facts.value(key); });
        area.setNamesComing(false);
        QCOMPARE(area.panels().size(), 1);
        QCOMPARE(area.panels().first()->registers(), (Registers{0, 1, 2}));
    }

private:
    /// How high what is written beside the plot on the left is, piece by piece: labels that touch are one.
    static QList<int> labelBlocks(ChartPanel &panel)
    {
        PlotCanvas &canvas = panel.canvas();
        const QRect plot = canvas.plotArea();
        const QImage image =
            canvas.grab(QRect(0, 0, plot.left() - kPlotLabelGap / 2, plot.bottom() + kPlotLabelGap))
                .toImage();
        const QRgb ground = image.pixel(0, 0);
        QList<int> blocks;
        bool isInside = false;
        for (int y = plot.top() - panel.fontMetrics().height() / 2; y < image.height(); ++y) {
            bool isWritten = false;
            for (int x = 0; y >= 0 && x < image.width(); ++x)
                isWritten = isWritten || image.pixel(x, y) != ground;
            if (isWritten && isInside)
                ++blocks.last();
            else if (isWritten)
                blocks.append(1);
            isInside = isWritten;
        }
        return blocks;
    }
    static QStringList keysIn(const QJsonValue &panels)
    {
        QStringList keys;
        for (const QJsonValue &entry : panels[0][u"registers"_s].toArray()) {
            const QJsonArray key = entry[u"key"_s].toArray();
            keys.append(key[2].toString() + u'/' + key[3].toString() +
                        u" axis %1"_s.arg(entry[u"axis"_s].toInt()));
        }
        return keys;
    }
    /// Registers that share an axis, one of each meter.
    Registers readMany(int count)
    {
        for (int i = 0; i < count; ++i)
            m_feed->read(u"A"_s, u"s"_s, u"Meter %1"_s.arg(i), u"12"_s, i, 1min);
        frame();
        Registers many(count);
        std::iota(many.begin(), many.end(), readings::RegisterIndex(4)); // after those of init()
        return many;
    }
    void frame()
    {
        const readings::Changes changes = m_feed->take();
        m_source->apply(changes);
        m_area->apply(changes, m_clock.now());
    }
    void paintNow()
    {
        QCoreApplication::sendPostedEvents();
        (void)m_area->grab();
    }
    /// As a person does it: the button beside the legend, then the line of the menu.
    void clickInMenu(QAction &action)
    {
        QTest::mouseClick(m_area->panels().first()->findChild<QToolButton *>(u"panelMenu"_s), Qt::LeftButton);
        QMenu &menu = m_area->panels().first()->menu();
        QTRY_VERIFY(menu.isVisible());
        menu.setActiveAction(&action);
        QTest::keyClick(&menu, Qt::Key_Return);
        QTRY_VERIFY(!menu.isVisible());
    }
    void know(readings::RegisterIndex index, const SeriesFacts &facts)
    {
        const RegisterKey key = m_source->info(index)->key;
        m_facts.insert(key, facts);
        m_source->tellFactsChanged({key.meter});
    }
    static SeriesSpec spec(readings::RegisterIndex index) { return {index, {}, true}; }
    static SeriesFacts facts(const QString &unit, RegisterKind kind = RegisterKind::Unknown,
                             const QString &meterName = {})
    {
        return {meterName, {}, unit, kind, {}};
    }
    static QMenu *openMenu()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == u"chipMenu"_s && widget->isVisible())
                return qobject_cast<QMenu *>(widget);
        }
        return nullptr;
    }
    /// As a person does it, by the chip's menu.
    static void chooseForm(ChartPanel *panel, readings::RegisterIndex index, SeriesForm form)
    {
        for (SeriesChip *chip : panel->findChildren<SeriesChip *>()) {
            if (chip->registerIndex() == index)
                QTest::keyClick(chip, Qt::Key_Down);
        }
        QMenu *menu = openMenu();
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->data().toString() == toText(form))
                action->trigger();
        }
        menu->close();
    }
    static void drop(QWidget &target, QMimeData &data, std::optional<QPoint> place = {})
    {
        const QPoint at = place.value_or(target.rect().center());
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
        QVERIFY(event.isAccepted());
        QCoreApplication::sendPostedEvents(); // the panel takes it after its own event
    }

    StillClock m_clock;
    QHash<RegisterKey, SeriesFacts> m_facts;
    std::optional<ReadingFeed> m_feed;
    std::unique_ptr<LiveSeriesSource> m_source;
    std::unique_ptr<ChartArea> m_area;
};

QTEST_MAIN(TestChartArea)
#include "tst_chartarea.moc"
