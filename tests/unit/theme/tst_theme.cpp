// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/elidedlabel.h"
#include "theme/frametick.h"
#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"
#include "theme/theme.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QVBoxLayout>

using namespace insite::theme;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_theme.emplace(*qApp); }
    void cleanup() { m_theme.reset(); }

    void schemeChangesTheWholeApplication()
    {
        m_theme->setScheme(Scheme::Light);
        QSignalSpy changed(&*m_theme, &Theme::schemeChanged);
        QPushButton button;
        m_theme->setScheme(Scheme::Dark);
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(schemeOf(button.palette()), Scheme::Dark, 30000);
        QCOMPARE(button.palette().color(QPalette::Window), colour(Role::Window, Scheme::Dark));
        m_theme->setScheme(Scheme::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void digitsAreOfOneWidth() { QVERIFY(hasTabularDigits(QApplication::font())); }

    void typeScaleGrows()
    {
        const double body = font(TypeStep::Body).pointSizeF();
        QCOMPARE(font(TypeStep::Title).pointSizeF(), body * 1.15);
        QCOMPARE(font(TypeStep::Headline).pointSizeF(), body * 1.3);
    }

    void everyIconDrawsInThePalettesColour()
    {
        (void)icon(u"search"_s); // brings the resources in
        const QStringList files = QDir(u":/insite/icons"_s).entryList({u"*.svg"_s});
        QVERIFY(files.size() > 20);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            m_theme->setScheme(scheme);
            for (const QString &file : files) {
                const QImage image = icon(file.chopped(4)).pixmap(24).toImage();
                QVERIFY2(!image.isNull(), qPrintable(file));
                double strongest = 0;
                QColor inked;
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x) {
                        const QColor pixel = image.pixelColor(x, y);
                        if (pixel.alphaF() > strongest) {
                            strongest = pixel.alphaF();
                            inked = pixel;
                        }
                    }
                }
                QVERIFY2(strongest > 0.5, qPrintable(file));
                inked.setAlpha(255);
                QVERIFY2(contrast(inked, colour(Role::Text, scheme)) < 1.15,
                         qPrintable(file + u' ' + inked.name()));
            }
        }
    }

    /// A mark that stands there while light changes to dark is drawn in the new colours.
    void markFollowsLightAndDark()
    {
        m_theme->setScheme(Scheme::Light);
        IconLabel mark(kIconMedium);
        mark.setIcon(icon(u"alert-triangle"_s, Role::Late));
        mark.show();
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            m_theme->setScheme(scheme);
            QTRY_COMPARE_WITH_TIMEOUT(schemeOf(mark.palette()), scheme, 30000);
            const QImage image = mark.grab().toImage();
            const QColor ground = colour(Role::Window, scheme);
            QColor ink = ground;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    ink = contrast(pixel, ground) > contrast(ink, ground) ? pixel : ink;
                }
            }
            QVERIFY2(contrast(ink, colour(Role::Late, scheme)) < 1.15, qPrintable(ink.name()));
        }
    }

    /// What does not fit ends in an ellipsis, and not within a letter.
    void boxWithoutRoomCutsItsTextByAnEllipsis()
    {
        QComboBox squeezed;
        squeezed.addItem(u"Every customer of this profile"_s);
        squeezed.resize(120, 28);
        QVERIFY(squeezed.sizeHint().width() > squeezed.width());
        QStyleOptionComboBox option;
        option.initFrom(&squeezed);
        option.subControls = QStyle::SC_All;
        const int room =
            squeezed.style()
                ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &squeezed)
                .width();
        QComboBox whole;
        whole.addItem(squeezed.fontMetrics().elidedText(squeezed.currentText(), Qt::ElideRight, room - 2));
        QVERIFY(whole.currentText().endsWith(u'…'));
        whole.resize(squeezed.size());
        QCOMPARE(squeezed.grab().toImage(), whole.grab().toImage());
    }

    void labelWithoutRoomCutsItsTextByAnEllipsis()
    {
        ElidedLabel label;
        label.setText(u"gateways/generic/42/Electrical/MAIN_SUPPLY/2"_s);
        label.resize(label.sizeHint());
        QCOMPARE(label.shownText(), label.text());
        const QImage whole = label.grab().toImage();
        label.setElideMode(Qt::ElideMiddle);
        label.resize(label.width() / 2, label.height());
        QVERIFY2(label.shownText().contains(u'…') && label.shownText().endsWith(u"/2"_s),
                 qPrintable(label.shownText()));
        // Both ends are drawn; the whole text cut off would have its beginning alone.
        QVERIFY(label.grab().toImage() != whole.copy(0, 0, label.width(), label.height()));
    }

    /// A dialog that needs more than two thirds of the screen has it, as on a small laptop.
    void dialogHasTheHeightOfItsTexts()
    {
        const int screen = QGuiApplication::primaryScreen()->availableGeometry().height();
        QDialog dialog;
        auto *layout = new QVBoxLayout(&dialog);
        const int boxes = screen * 7 / 10 / (QComboBox().sizeHint().height() + layout->spacing());
        for (int i = 0; i < boxes; ++i)
            layout->addWidget(new QComboBox(&dialog));
        auto *words = new QLabel(u"Many words that are wrapped. "_s.repeated(8), &dialog);
        words->setWordWrap(true);
        layout->addWidget(words);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        for (const auto *box : dialog.findChildren<QComboBox *>())
            QCOMPARE(box->height(), box->sizeHint().height());
        QVERIFY(dialog.height() < screen);
    }

    void iconIsSharpOnDenseScreens()
    {
        const QPixmap pixmap = icon(u"search"_s).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void framesComeOnlyWhileSomethingIsVisible()
    {
        FrameTick tick;
        QSignalSpy frames(&tick, &FrameTick::frame);
        QWidget widget;
        tick.watch(&widget);
        QVERIFY(!tick.isRunning());
        widget.show();
        QTRY_VERIFY_WITH_TIMEOUT(frames.count() >= 2, 30000);
        widget.hide();
        QTRY_VERIFY_WITH_TIMEOUT(!tick.isRunning(), 30000);
        widget.showMinimized();
        QTRY_VERIFY_WITH_TIMEOUT(!tick.isRunning(), 30000);
        widget.showNormal();
        QTRY_VERIFY_WITH_TIMEOUT(tick.isRunning(), 30000);
    }

    /// What changes every second costs nothing while nobody sees it, and is right at once when they do.
    void timerTicksOnlyWhileItsWidgetIsSeen()
    {
        using namespace std::chrono_literals;
        QWidget window;
        QWidget page(&window);
        SeenTimer timer(1h, &page);
        QSignalSpy ticks(&timer, &SeenTimer::timeout);
        QVERIFY(!timer.isRunning());
        window.show();
        QTRY_VERIFY_WITH_TIMEOUT(timer.isRunning(), 30000);
        QCOMPARE(ticks.count(), 1);
        window.showMinimized();
        QTRY_VERIFY_WITH_TIMEOUT(!timer.isRunning(), 30000);
        window.showNormal();
        QTRY_VERIFY_WITH_TIMEOUT(timer.isRunning(), 30000);
        QCOMPARE(ticks.count(), 2);
        page.hide(); // another page is looked at
        QTRY_VERIFY_WITH_TIMEOUT(!timer.isRunning(), 30000);
        timer.setWanted(false);
        page.show();
        QWidget floating; // as a dock that is taken out of the window
        page.setParent(&floating);
        page.show();
        floating.show();
        timer.setWanted(true);
        QTRY_VERIFY_WITH_TIMEOUT(timer.isRunning(), 30000);
        floating.showMinimized();
        QTRY_VERIFY_WITH_TIMEOUT(!timer.isRunning(), 30000);
        page.setParent(nullptr);
    }

    void framesEndWithTheirWidget()
    {
        FrameTick tick;
        auto widget = std::make_unique<QWidget>();
        tick.watch(widget.get());
        widget->show();
        QTRY_VERIFY_WITH_TIMEOUT(tick.isRunning(), 30000);
        widget.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!tick.isRunning(), 30000);
    }

private:
    std::optional<Theme> m_theme;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
