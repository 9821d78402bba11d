// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/numericpayload.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace insite::protocol;
using Fault = NumericPayloadFault;

class TestNumericPayload : public QObject
{
    Q_OBJECT

private slots:
    void prints_data();
    void prints();
    void printsTheSameInEveryLocale();
    void refusesToPrint();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyDoubleComesBack();
};

void TestNumericPayload::prints_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals"); // -1: the shortest
    QTest::addColumn<QByteArray>("text");
    const auto row = [](double value, int decimals, const char *text) {
        QTest::addRow("%g with %d", value, decimals) << value << decimals << QByteArray(text);
    };
    row(123.456, -1, "123.456");
    row(0.1, -1, "0.1");
    row(1000, -1, "1000");
    row(-0.0, -1, "0");
    row(1e21, -1, "1000000000000000000000");
    row(1e-7, -1, "0.0000001");
    row(0.1 + 0.2, -1, "0.30000000000000004");
    row(123.456, 0, "123");
    row(123.456, 2, "123.46");
    row(2, 3, "2.000");
    row(-0.001, 2, "0.00");
    row(-1.5, 1, "-1.5");
    row(0.5, 17, "0.50000000000000000");
}

void TestNumericPayload::prints()
{
    QFETCH(const double, value);
    QFETCH(const int, decimals);
    const auto printed = printNumericPayload(value, decimals < 0 ? std::nullopt : std::optional(decimals));
    QVERIFY(printed);
    QTEST(*printed, "text");
    QVERIFY(parseNumericPayload(*printed));
}

void TestNumericPayload::printsTheSameInEveryLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::NorwegianBokmal, QLocale::Norway));
    const auto printed = printNumericPayload(1234567.5, 2);
    QLocale::setDefault(before);
    QCOMPARE(printed.value(), QByteArray("1234567.50"));
}

void TestNumericPayload::refusesToPrint()
{
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
          -std::numeric_limits<double>::infinity()}) {
        QCOMPARE(printNumericPayload(value).error().fault, Fault::NotANumber);
    }
    QCOMPARE(printNumericPayload(1, -1).error().fault, Fault::Decimals);
    QCOMPARE(printNumericPayload(1, 18).error().fault, Fault::Decimals);
}

void TestNumericPayload::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char *text, double value) {
        QTest::newRow(text) << QByteArray(text) << value;
    };
    row("123.456", 123.456);
    row("0", 0);
    row("-0", 0);
    row("-12.50", -12.5);
    row("007", 7);
    row("0.0000000000000000000000001", 1e-25);
    row("100000000000000000000000", 1e23);
}

void TestNumericPayload::reads()
{
    QFETCH(const QByteArray, text);
    const auto value = parseNumericPayload(text);
    QVERIFY2(value, value ? "" : qPrintable(value.error().sentence));
    QTEST(*value, "value");
}

void TestNumericPayload::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *text, Fault fault) {
        QTest::newRow(text) << QByteArray(text) << fault;
    };
    row("", Fault::Empty);
    row(" ", Fault::NotANumber);
    row("12 345", Fault::Space);
    row("1\n", Fault::Space);
    row(" 1", Fault::Space);
    row("1,5", Fault::Comma);
    row("1,234.5", Fault::Comma);
    row("1e3", Fault::Exponent);
    row("1E-3", Fault::Exponent);
    row("+1", Fault::PlusSign);
    row(".5", Fault::BarePoint);
    row("5.", Fault::BarePoint);
    row("-.5", Fault::BarePoint);
    row(".", Fault::NotANumber);
    row("-", Fault::NotANumber);
    row("--1", Fault::NotANumber);
    row("1-", Fault::NotANumber);
    row("1.2.3", Fault::NotANumber);
    row("nan", Fault::NotANumber);
    row("inf", Fault::NotANumber);
    row("-Infinity", Fault::NotANumber);
    row("0x10", Fault::NotANumber);
    row("{\"value\": 1}", Fault::NotANumber);
    row("12 kWh", Fault::NotANumber);
    row("\xc3\xa5", Fault::NotANumber);
    QTest::newRow("NUL") << QByteArray("1\0", 2) << Fault::NotANumber;
    QTest::newRow("400 digits") << QByteArray(400, '9') << Fault::TooLarge;
    QTest::newRow("1025 digits") << QByteArray(1025, '1') << Fault::TooLong;
}

void TestNumericPayload::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Fault, fault);
    const auto value = parseNumericPayload(text);
    QVERIFY(!value);
    QCOMPARE(value.error().fault, fault);
    QVERIFY(value.error().sentence.endsWith(u'.'));
}

void TestNumericPayload::everyDoubleComesBack()
{
    QRandomGenerator random(11);
    for (int i = 0; i < 50'000; ++i) {
        const auto value = std::bit_cast<double>(random.generate64());
        if (!std::isfinite(value))
            continue;
        const QByteArray text = printNumericPayload(value).value();
        QVERIFY2(!text.contains('e') && parseNumericPayload(text) == value, text.constData());
    }
}

QTEST_GUILESS_MAIN(TestNumericPayload)
#include "tst_numericpayload.moc"
