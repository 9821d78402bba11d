// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsonnumber.h"

#include <QTest>

#include <cmath>

using namespace insite::protocol;

class TestJsonNumber : public QObject
{
    Q_OBJECT

private slots:
    void becomesTheNearestDouble_data();
    void becomesTheNearestDouble();
    void isRefusedWhenTooLarge_data();
    void isRefusedWhenTooLarge();
    void hasOnePlainText_data();
    void hasOnePlainText();
};

void TestJsonNumber::becomesTheNearestDouble_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char *text, double value) {
        QTest::newRow(text) << QByteArray(text) << value;
    };
    row("0", 0);
    row("-0", 0);
    row("-0.0e7", 0);
    row("123.456", 123.456);
    row("-1.5", -1.5);
    row("1e3", 1000);
    row("1E+2", 100);
    row("25e-1", 2.5);
    row("9007199254740993", 9007199254740992.0);
    row("123456789012345678901234567890", 123456789012345678901234567890.0);
    row("1.7976931348623157e308", 1.7976931348623157e308);
    row("5e-324", 5e-324);
    row("2.2250738585072011e-308", 2.2250738585072011e-308);
    row("1e-400", 0);
    row("-1e-99999999999999999999", 0);
    row("0.0e99999999999", 0);
    row("0.00000000000000000000000000000000000000000000000001e50", 1);
}

void TestJsonNumber::becomesTheNearestDouble()
{
    QFETCH(const QByteArray, text);
    const auto value = toDouble(text);
    QVERIFY(value);
    QTEST(*value, "value");
    QVERIFY(*value != 0 || !std::signbit(*value));
    const QByteArray padded = QByteArray("0.") + QByteArray(1000, '0') + "1e-1";
    QCOMPARE(toDouble(padded), 0.0);
}

void TestJsonNumber::isRefusedWhenTooLarge_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("1e309") << QByteArray("1e309");
    QTest::newRow("-1e309") << QByteArray("-1e309");
    QTest::newRow("just above") << QByteArray("1.7976931348623159e308");
    QTest::newRow("huge exponent") << QByteArray("1e99999999999999999999");
    QTest::newRow("400 digits") << QByteArray(400, '9');
    QTest::newRow("fraction first") << QByteArray("0.001e999");
}

void TestJsonNumber::isRefusedWhenTooLarge()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!toDouble(text));
}

void TestJsonNumber::hasOnePlainText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *text, const char *plain) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(plain);
    };
    row("2", "2");
    row("2.0", "2");
    row("2e0", "2");
    row("20e-1", "2");
    row("0.2E+1", "2");
    row("0", "0");
    row("-0", "0");
    row("0.000", "0");
    row("0e5", "0");
    row("-12", "-12");
    row("100", "100");
    row("1e2", "100");
    row("2.50", "2.5");
    row("0.0250", "0.025");
    row("25e-4", "0.0025");
    row("-2.5e1", "-25");
    row("9007199254740993", "9007199254740993");
    row("123456789012345678901234567890", "123456789012345678901234567890");
    row("1e63", "1000000000000000000000000000000000000000000000000000000000000000");
    row("1e64", "");
    row("1e-99", "");
    row("1e999999999999999999999", "");
}

void TestJsonNumber::hasOnePlainText()
{
    QFETCH(const QByteArray, text);
    QTEST(canonicalNumber(text).value_or(QByteArray()), "plain");
}

QTEST_GUILESS_MAIN(TestJsonNumber)
#include "tst_jsonnumber.moc"
