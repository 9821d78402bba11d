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

constexpr QByteArrayView kVersion1 =
    R"({"smarteo_payload_schema_version":1,"data_timestamp_utc":"2023-01-01T12:34:56.789Z",)"
    R"("system_timestamp_utc":"2023-01-01T12:30:00.000Z","register_id":2,"meter_reading":123.456})";
constexpr QByteArrayView kVersion2 =
    R"({"smarteo_payload_schema_version":2,"measurement_start_timestamp_utc":"2023-01-01T12:00:00.000Z",)"
    R"("measurement_end_timestamp_utc":"2023-01-01T12:01:00.000Z","register_id":12,"value":123.456})";

/// One of the two with some of its text exchanged, which must be there.
QByteArray with(QByteArrayView payload, const QByteArray &before, const QByteArray &after)
{
    QByteArray text = payload.toByteArray();
    const qsizetype at = text.indexOf(before);
    if (at < 0)
        qFatal("\"%s\" is not in the payload", before.constData());
    return text.replace(at, before.size(), after);
}

QString decoded(const QByteArray &payload)
{
    PayloadDecoder decoder;
    return print(decoder.decode(payload));
}

} // namespace

class TestPayload : public QObject
{
    Q_OBJECT

private slots:
    void readsThePagesVersion1();
    void readsThePagesVersion2();
    void readsEveryForm_data();
    void readsEveryForm();
    void keepsUnknownVersions_data();
    void keepsUnknownVersions();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void refusesWhatIsNotJson_data();
    void refusesWhatIsNotJson();
    void everyByteOfATextIsChecked();
    void aPayloadMayHave64KiB();
    void dependsOnThePayloadAlone();
    void anyCutOrFlippedByteEndsWell();
};

void TestPayload::readsThePagesVersion1()
{
    QCOMPARE(decoded(fixture(u"version1.json"_s)),
             u"v1 register=2 at=2023-01-01T12:34:56.789Z system=2023-01-01T12:30:00.000Z value=123.456"_s);
}

void TestPayload::readsThePagesVersion2()
{
    QCOMPARE(decoded(fixture(u"version2.json"_s)),
             u"v2 register=12 from=2023-01-01T12:00:00.000Z at=2023-01-01T12:01:00.000Z value=123.456"_s);
}

void TestPayload::readsEveryForm_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("expected");
    const auto v1 = [](const QString &id, const QString &value) {
        return u"v1 register=%1 at=2023-01-01T12:34:56.789Z system=2023-01-01T12:30:00.000Z value=%2"_s.arg(
            id, value);
    };
    const QString plain = v1(u"2"_s, u"123.456"_s);
    const auto row = [](const char *name, const QByteArray &payload, const QString &expected) {
        QTest::newRow(name) << payload << expected;
    };
    for (const char *version : {"1.0", "1e0", "10E-1", "0.1e+1"})
        row(version, with(kVersion1, "version\":1", QByteArray("version\":") + version), plain);
    row("version 1 for another register", with(kVersion1, "id\":2", "id\":12"), v1(u"12"_s, u"123.456"_s));
    row("version 2 for register 2", with(kVersion2, "id\":12", "id\":2"),
        u"v2 register=2 from=2023-01-01T12:00:00.000Z at=2023-01-01T12:01:00.000Z value=123.456"_s);
    row("byte order mark", "\xef\xbb\xbf" + kVersion1.toByteArray(), plain);
    row("white space", "\r\n\t " + with(kVersion1, ",", " ,\n") + " \n", plain);
    row("unknown fields", with(kVersion1, "{", R"({"a":null,"b":[1,{"c":true}],"ø":"æ🙂","value":"no",)"),
        plain);
    row("unknown field with a huge number",
        with(kVersion1, "{", R"({"big":123456789012345678901234567890,"e":1e999,)"), plain);
    row("unknown field twice", with(kVersion1, "{", R"({"a":1,"a":2,)"), plain);
    row("unread field twice", with(kVersion1, "{", R"({"value":1,"value":2,)"), plain);
    row("similar names", with(kVersion1, "{", R"({"Register_id":7,"register_id ":8,"VALUE":9,)"), plain);
    row("escaped key", with(kVersion1, "\"register_id\"", R"("re\u0067ister_id")"), plain);
    row("escaped timestamp", with(kVersion1, "56.789Z", R"(56\u002e789Z)"), plain);
    row("no system timestamp", with(kVersion1, R"("system_timestamp_utc":"2023-01-01T12:30:00.000Z",)", ""),
        u"v1 register=2 at=2023-01-01T12:34:56.789Z value=123.456"_s);
    row("null system timestamp", with(kVersion1, R"("2023-01-01T12:30:00.000Z")", "null"),
        u"v1 register=2 at=2023-01-01T12:34:56.789Z value=123.456"_s);
    row("end equals start", with(kVersion2, "12:01:00", "12:00:00"),
        u"v2 register=12 from=2023-01-01T12:00:00.000Z at=2023-01-01T12:00:00.000Z value=123.456"_s);
    row("offsets", with(kVersion2, "12:01:00.000Z", "14:01:00+02:00"),
        u"v2 register=12 from=2023-01-01T12:00:00.000Z at=2023-01-01T12:01:00.000Z value=123.456"_s);
    const QList<std::pair<const char *, const char *>> ids = {
        {"2.0", "2"},
        {"2e0", "2"},
        {"-7", "-7"},
        {"-0", "0"},
        {"2.50", "2.5"},
        {"18446744073709551617", "18446744073709551617"},
        {R"("2")", "2"},
        {R"("002")", "002"},
        {R"("2.0")", "2.0"},
        {R"(" a/b ")", " a/b "},
        {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
        {R"("\u00e6\ud83d\ude42")", "\u00e6\U0001f642"},
        {"\"\u00e6\U0001f642\"", "\u00e6\U0001f642"}};
    for (const auto &[text, id] : ids)
        row(text, with(kVersion1, "id\":2", QByteArray("id\":") + text),
            v1(QString::fromUtf8(id), u"123.456"_s));
    const QList<std::pair<const char *, const char *>> values = {
        {"0", "0"},         {"-0.0", "0"},
        {"-12.5", "-12.5"}, {"1e3", "1000"},
        {"1E+2", "100"},    {"5e-324", "5e-324"},
        {"1e-999", "0"},    {"12345678901234567890123", "1.2345678901234568e+22"}};
    for (const auto &[text, value] : values)
        row(text, with(kVersion1, "123.456", text), v1(u"2"_s, QString::fromLatin1(value)));
}

void TestPayload::readsEveryForm()
{
    QFETCH(const QByteArray, payload);
    QTEST(decoded(payload), "expected");
}

void TestPayload::keepsUnknownVersions_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QString>("kept");
    QTest::newRow("3") << QByteArray("3") << u"3"_s;
    QTest::newRow("0") << QByteArray("0") << u"0"_s;
    QTest::newRow("-1") << QByteArray("-1") << u"-1"_s;
    QTest::newRow("1.5") << QByteArray("1.5") << u"1.5"_s;
    QTest::newRow("almost 1") << QByteArray("1.00000000000000000001") << u"1.00000000000000000001"_s;
    QTest::newRow("huge") << QByteArray("1e999") << u"1e999"_s;
    QTest::newRow("text 1") << QByteArray("\"1\"") << u"\"1\""_s;
    QTest::newRow("empty text") << QByteArray("\"\"") << u"\"\""_s;
    QTest::newRow("long") << QByteArray(40, '7') << QString(31, u'7') + u'…';
}

void TestPayload::keepsUnknownVersions()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QString, kept);
    QCOMPARE(decoded(with(kVersion1, "version\":1", "version\":" + version)), u"unknown "_s + kept);
    QCOMPARE(decoded("{\"smarteo_payload_schema_version\":" + version + "}"), u"unknown "_s + kept);
}

void TestPayload::refusesWithAReason_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<PayloadFault>("fault");
    QTest::addColumn<QString>("sentence");
    using F = PayloadFault;
    const auto row = [](const char *name, const QByteArray &payload, F fault, const QString &sentence) {
        QTest::newRow(name) << payload << fault << sentence;
    };
    const auto v1 = [](const QByteArray &before, const QByteArray &after) {
        return with(kVersion1, before, after);
    };
    const auto v2 = [](const QByteArray &before, const QByteArray &after) {
        return with(kVersion2, before, after);
    };
    row("empty", {}, F::Empty, u"The payload is empty."_s);
    row("too large", QByteArray(65537, ' '), F::TooLarge,
        u"The payload has 65537 bytes; 65536 are the most that is read."_s);
    row("UTF-8", v1("{", "{\"a\":\"\xff\","), F::InvalidUtf8, u"The payload is not UTF-8 (byte 7)."_s);
    row("too deep", QByteArray(65, '['), F::TooDeep, u"The payload is nested more than 64 levels deep."_s);
    row("text", "hello", F::NotJson, u"The payload is not JSON (byte 1)."_s);
    row("cut off", kVersion1.chopped(1).toByteArray(), F::NotJson,
        u"The payload is not JSON (byte %1)."_s.arg(kVersion1.size()));
    row("something behind", kVersion1.toByteArray() + " {}", F::NotJson,
        u"The payload is not JSON (byte %1)."_s.arg(kVersion1.size() + 2));
    for (const char *other : {"1", "\"a\"", "[]", "null", "true", "[{\"smarteo_payload_schema_version\":1}]"})
        row(other, other, F::NotAnObject, u"The payload is JSON, but no object."_s);
    const QString noVersion = u"The payload has no smarteo_payload_schema_version."_s;
    row("no version", "{}", F::VersionMissing, noVersion);
    row("version deeper", "{\"a\":{\"smarteo_payload_schema_version\":1}}", F::VersionMissing, noVersion);
    for (const char *version : {"null", "true", "[1]", "{}"}) {
        row(QByteArray("version ").append(version).constData(),
            v1("version\":1", QByteArray("version\":") + version), F::VersionMissing,
            u"smarteo_payload_schema_version is not a number."_s);
    }
    row("version twice", v1("{", R"({"smarteo_payload_schema_version":1,)"), F::FieldRepeated,
        u"The payload has smarteo_payload_schema_version more than once."_s);
    row("register twice", v1("{", R"({"register_id":2,)"), F::FieldRepeated,
        u"The payload has register_id more than once."_s);
    row("register twice, once escaped", v1("{", R"({"register\u005fid":2,)"), F::FieldRepeated,
        u"The payload has register_id more than once."_s);
    row("value twice", v2("{", R"({"value":1,)"), F::FieldRepeated,
        u"The payload has value more than once."_s);
    row("system timestamp twice", v1("{", R"({"system_timestamp_utc":null,)"), F::FieldRepeated,
        u"The payload has system_timestamp_utc more than once."_s);
    for (const char *field : {"data_timestamp_utc", "register_id", "meter_reading"}) {
        row(QByteArray("no ").append(field).constData(), v1(field, "x"), F::FieldMissing,
            u"The payload has no %1."_s.arg(QLatin1StringView(field)));
    }
    for (const char *field : {"measurement_start_timestamp_utc", "measurement_end_timestamp_utc"}) {
        row(QByteArray("no ").append(field).constData(), v2(field, "x"), F::FieldMissing,
            u"The payload has no %1."_s.arg(QLatin1StringView(field)));
    }
    row("no value", v2("\"value\"", "\"meter_reading\""), F::FieldMissing, u"The payload has no value."_s);
    row("no register in version 2", v2("register_id", "x"), F::FieldMissing,
        u"The payload has no register_id."_s);
    for (const char *value : {"\"123.456\"", "null", "true", "[1]", "{}"}) {
        row(QByteArray("value ").append(value).constData(), v1("123.456", value), F::FieldOfWrongType,
            u"meter_reading is not a number."_s);
        row(QByteArray("version 2 value ").append(value).constData(), v2("123.456", value),
            F::FieldOfWrongType, u"value is not a number."_s);
    }
    row("value too large", v1("123.456", "1e309"), F::ValueTooLarge,
        u"meter_reading is too large for a number of 64 bits."_s);
    for (const char *id : {"null", "true", "[2]", "{}"}) {
        row(QByteArray("register ").append(id).constData(), v1("id\":2", QByteArray("id\":") + id),
            F::FieldOfWrongType, u"register_id is neither a number nor a text."_s);
    }
    row("register empty", v1("id\":2", "id\":\"\""), F::BadRegisterId, u"register_id is empty."_s);
    row("register with NUL", v1("id\":2", R"(id":"2\u0000")"), F::BadRegisterId,
        u"register_id holds a NUL character."_s);
    row("register with half a pair", v1("id\":2", R"(id":"\ud83d")"), F::BadRegisterId,
        u"register_id holds half a character (an unpaired surrogate)."_s);
    row("register too long", v1("id\":2", "id\":1e64"), F::BadRegisterId,
        u"register_id is a number of more than 64 digits."_s);
    row("timestamp as number", v1(R"("2023-01-01T12:34:56.789Z")", "1672576496"), F::FieldOfWrongType,
        u"data_timestamp_utc is not a text with a date and time."_s);
    row("timestamp null", v2(R"("2023-01-01T12:00:00.000Z")", "null"), F::FieldOfWrongType,
        u"measurement_start_timestamp_utc is not a text with a date and time."_s);
    row("no such day", v1("2023-01-01T12:34", "2023-02-30T12:34"), F::BadTimestamp,
        u"data_timestamp_utc names a day that the calendar does not have."_s);
    row("no offset", v2("12:01:00.000Z", "12:01:00.000"), F::BadTimestamp,
        u"measurement_end_timestamp_utc ends without Z or an offset like +02:00, so its time zone is unknown."_s);
    row("unreadable system timestamp", v1("2023-01-01T12:30:00.000Z", ""), F::BadTimestamp,
        u"system_timestamp_utc is not a date and time like 2023-01-01T12:34:56.789Z."_s);
    row("24:00", v1("12:34:56.789", "24:00:00"), F::BadTimestamp,
        u"data_timestamp_utc names a time of day that does not exist."_s);
    row("end before start", v2("12:01:00", "11:59:59"), F::EndBeforeStart,
        u"measurement_end_timestamp_utc lies before measurement_start_timestamp_utc."_s);
}

void TestPayload::refusesWithAReason()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const PayloadFault, fault);
    QFETCH(const QString, sentence);
    QCOMPARE(decoded(payload), u"malformed %1 %2"_s.arg(static_cast<int>(fault)).arg(sentence));
}

void TestPayload::refusesWhatIsNotJson_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isJson");
    const auto row = [](const QByteArray &value, bool isJson) {
        QTest::newRow(value.constData()) << value << isJson;
    };
    for (const char *good :
         {"0", "-0", "1.5e+10", "[]", "[ ]", "{ }", "[1,2]", "[[],{}]", "\"\\u12aF\"", "\"\x7f\"",
          "\"\xf0\x90\x80\x80\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf\"", "\"\\ud800\""})
        row(good, true);
    for (const char *bad : {"",
                            "01",
                            "-",
                            "+1",
                            ".5",
                            "5.",
                            "1e",
                            "1e+",
                            "0x1",
                            "NaN",
                            "Infinity",
                            "nul",
                            "True",
                            "'a'",
                            "\"",
                            "\"\\\"",
                            "\"\\x\"",
                            "\"\\u12g4\"",
                            "\"\\u1",
                            "\"\t\"",
                            "\"\n\"",
                            "[",
                            "[1",
                            "[1,]",
                            "[,1]",
                            "[1 2]",
                            "{",
                            "{\"a\"",
                            "{\"a\":}",
                            "{a:1}",
                            "{\"a\":1,}",
                            "{,}",
                            "{\"a\" 1}",
                            "{1:2}",
                            "]",
                            "/*a*/1",
                            "\"\xc0\x80\"",
                            "\"\xed\xa0\x80\"",
                            "\"\xf4\x90\x80\x80\"",
                            "\"\xe2\x82\"",
                            "\"\xf8\x88\x80\x80\x80\"",
                            "\"\x80\"",
                            "\"\xf0\x8f\xbf\xbf\"",
                            "\xc3\xa5",
                            "1\xc2\xa0"})
        row(bad, false);
}

void TestPayload::refusesWhatIsNotJson()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, isJson);
    const QString outcome = decoded(with(kVersion1, "{", "{\"other\":" + value + ","));
    QCOMPARE(outcome.startsWith(u"v1 "), isJson);
    const bool isCalledSo = outcome.contains(u"The payload is not JSON (byte ") ||
                            outcome.contains(u"The payload is not UTF-8 (byte ");
    QCOMPARE(isCalledSo, !isJson);
}

void TestPayload::everyByteOfATextIsChecked()
{
    const auto faultOf = [](const QByteArray &text) {
        const QByteArray payload =
            R"({"x":")" + text +
            R"(","smarteo_payload_schema_version":1,"data_timestamp_utc":"2023-01-01T12:34:56.789Z",)"
            R"("register_id":2,"meter_reading":1})";
        const Payload result = PayloadDecoder().decode(payload);
        const auto *malformed = std::get_if<MalformedPayload>(&result);
        return malformed ? std::optional(malformed->fault) : std::nullopt;
    };
    for (int length = 1; length <= 20; ++length) {
        for (int place = 0; place < length; ++place) {
            for (int byte = 0; byte < 256; ++byte) {
                QByteArray text(length, 'a');
                text[place] = char(byte);
                std::optional<PayloadFault> expected;
                if (byte < 0x20 || byte == '"' || byte == '\\')
                    expected = PayloadFault::NotJson;
                if (byte >= 0x80)
                    expected = PayloadFault::InvalidUtf8;
                if (faultOf(text) != expected)
                    QFAIL(qPrintable(u"byte %1 at %2 of %3"_s.arg(byte).arg(place).arg(length)));
            }
        }
    }
}

void TestPayload::aPayloadMayHave64KiB()
{
    const QByteArray largest = kVersion1.toByteArray().leftJustified(65536, ' ');
    QVERIFY(decoded(largest).startsWith(u"v1 "));
    QVERIFY(decoded(largest + ' ').startsWith(u"malformed 0 "));
    // A long id is an id.
    const QByteArray id(60'000, 'x');
    QVERIFY(decoded(with(kVersion1, "id\":2", "id\":\"" + id + '"')).contains(QString::fromLatin1(id)));
}

void TestPayload::dependsOnThePayloadAlone()
{
    PayloadDecoder decoder;
    QRandomGenerator random(5);
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray number = QByteArray::number(random.bounded(2000));
        const bool isText = random.bounded(2) != 0;
        const QByteArray id = isText ? QByteArray("\"0" + number + '"') : QByteArray(number + ".0");
        const auto payload = decoder.decode(with(kVersion2, "id\":12", "id\":" + id));
        QCOMPARE(std::get<PayloadReading>(payload).registerId.text(),
                 QString::fromLatin1(isText ? QByteArray('0' + number) : number));
    }
}

void TestPayload::anyCutOrFlippedByteEndsWell()
{
    PayloadDecoder decoder;
    for (const QByteArrayView payload : {kVersion1, kVersion2}) {
        for (qsizetype size = 0; size < payload.size(); ++size) {
            // A copy of the exact size, so that a sanitizer sees a read past its end.
            const std::vector<char> cut(payload.begin(), payload.begin() + size);
            const auto outcome = decoder.decode(QByteArrayView(cut.data(), size));
            QVERIFY(std::holds_alternative<MalformedPayload>(outcome));
            QVERIFY(!std::get<MalformedPayload>(outcome).sentence.isEmpty());
        }
        for (qsizetype i = 0; i < payload.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray flipped = payload.toByteArray();
                flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
                const QString outcome = print(decoder.decode(flipped));
                QVERIFY(!outcome.isEmpty());
                // What we take for well-formed, Qt takes so too.
                if (!outcome.startsWith(u"malformed"))
                    QVERIFY2(!QJsonDocument::fromJson(flipped).isNull(), flipped.constData());
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
