// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/readingform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using publisher::ReadingForm;

class TestReadingForm final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_form = std::make_unique<ReadingForm>();
        m_form->setBaseTopic(u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525"_s);
    }

    void buildsTheTopicOfTheSpecificationWhileTyping()
    {
        type(u"meter"_s, u"MAIN_SUPPLY"_s);
        QVERIFY(!m_form->isComplete());
        QCOMPARE(
            label(u"topic"_s),
            u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525/Electrical/MAIN_SUPPLY/<register type>"_s);
        type(u"registerType"_s, u"2"_s);
        type(u"value"_s, u"123.456"_s);
        QVERIFY(m_form->isComplete());
        QCOMPARE(m_form->topic(),
                 u"gateways/generic/42/6e6a4667-22a8-4e54-a5b8-7b75c158c525/Electrical/MAIN_SUPPLY/2"_s);
        QCOMPARE(label(u"topic"_s), m_form->topic());
        QCOMPARE(m_form->payload(), QByteArrayLiteral("123.456"));
    }

    void sendsTheUtilityAsTheWireHasIt()
    {
        fill();
        auto *utility = m_form->findChild<QComboBox *>(u"utility"_s);
        QCOMPARE(utility->count(), 4);
        QStringList levels;
        for (int i = 0; i < utility->count(); ++i) {
            utility->setCurrentIndex(i);
            levels.append(m_form->topic().section(u'/', 4, 4));
        }
        QCOMPARE(levels, QStringList({u"Electrical"_s, u"Thermal"_s, u"Water"_s, u"NaturalGas"_s}));
    }

    void saysWhatIsWrongWithALevel_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("slash") << u"meter"_s << u"Hall/4"_s;
        QTest::newRow("plus") << u"meter"_s << u"+"_s;
        QTest::newRow("hash") << u"meter"_s << u"a#"_s;
        QTest::newRow("letters") << u"registerType"_s << u"two"_s;
        QTest::newRow("minus") << u"registerType"_s << u"-2"_s;
        QTest::newRow("zero in front") << u"registerType"_s << u"02"_s;
        QTest::newRow("too large") << u"registerType"_s << u"99999999999"_s;
        QTest::newRow("words") << u"value"_s << u"much"_s;
        QTest::newRow("exponent") << u"value"_s << u"1e3"_s;
        QTest::newRow("nan") << u"value"_s << u"nan"_s;
    }

    void saysWhatIsWrongWithALevel()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        fill();
        QVERIFY(m_form->isComplete());
        QCOMPARE(label(field + u"Problem"_s), QString());
        type(field, text);
        QVERIFY(!m_form->isComplete());
        QVERIFY(!label(field + u"Problem"_s).isEmpty());
    }

    void doesNotTellOffWhatIsNotYetTyped()
    {
        for (const QString &field : {u"meter"_s, u"registerType"_s, u"value"_s})
            QCOMPARE(label(field + u"Problem"_s), QString());
    }

    void takesThePersonsDecimalCommaAndSendsAPoint()
    {
        QLocale::setDefault(QLocale(QLocale::NorwegianBokmal, QLocale::Norway));
        fill();
        type(u"value"_s, u"41,5"_s);
        QCOMPARE(m_form->payload(), QByteArrayLiteral("41.5"));
        type(u"value"_s, u"41.5"_s);
        QCOMPARE(m_form->payload(), QByteArrayLiteral("41.5"));
        QLocale::setDefault(QLocale::c());
    }

    void isNeverCompleteWithoutADevice()
    {
        fill();
        m_form->setBaseTopic({});
        QVERIFY(!m_form->isComplete());
        QVERIFY(m_form->topic().isEmpty());
    }

    void submitsOnEnter()
    {
        fill();
        const QSignalSpy submitted(m_form.get(), &ReadingForm::submitted);
        QTest::keyClick(edit(u"value"_s), Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
    }

private:
    [[nodiscard]] QLineEdit *edit(const QString &name) const { return m_form->findChild<QLineEdit *>(name); }
    [[nodiscard]] QString label(const QString &name) const
    {
        return m_form->findChild<QLabel *>(name)->text();
    }

    void type(const QString &field, const QString &text) const
    {
        edit(field)->clear();
        QTest::keyClicks(edit(field), text);
    }

    void fill() const
    {
        type(u"meter"_s, u"MAIN_SUPPLY"_s);
        type(u"registerType"_s, u"2"_s);
        type(u"value"_s, u"1.5"_s);
    }

    std::unique_ptr<ReadingForm> m_form;
};

QTEST_MAIN(TestReadingForm)
#include "tst_readingform.moc"
