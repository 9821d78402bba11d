// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/payload.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace insite;
using namespace insite::protocol;
using namespace Qt::StringLiterals;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(INSITE_TEST_DATA "/protocol/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The whole outcome as one text, so that a test compares everything at once.
QString print(const Payload &payload)
{
    if (const auto *unknown = std::get_if<UnknownVersion>(&payload))
        return u"unknown "_s + unknown->version;
    if (const auto *malformed = std::get_if<MalformedPayload>(&payload))
        return u"malformed "_s + QString::number(static_cast<int>(malformed->fault)) + u' ' +
               malformed->sentence;
    const auto &reading = std::get<PayloadReading>(payload);
    QString text = u"v%1 register=%2"_s.arg(reading.schemaVersion).arg(reading.registerId.text());
    if (reading.measuredFrom)
        text += u" from="_s + toIsoUtc(*reading.measuredFrom);
    text += u" at="_s + toIsoUtc(reading.measuredAt);
    if (reading.systemAt)
        text += u" system="_s + toIsoUtc(*reading.systemAt);
    return text + u" value="_s + QString::number(reading.value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

class TestPayload : public QObject
{
    Q_OBJECT

private slots:
    void readsThePagesVersion1();
    void readsThePagesVersion2();
};

void TestPayload::readsThePagesVersion1()
{
    PayloadDecoder decoder;
    QCOMPARE(print(decoder.decode(fixture(u"version1.json"_s))),
             u"v1 register=2 at=2023-01-01T12:34:56.789Z system=2023-01-01T12:30:00.000Z value=123.456"_s);
}

void TestPayload::readsThePagesVersion2()
{
    PayloadDecoder decoder;
    QCOMPARE(print(decoder.decode(fixture(u"version2.json"_s))),
             u"v2 register=12 from=2023-01-01T12:00:00.000Z at=2023-01-01T12:01:00.000Z value=123.456"_s);
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
