// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/deviceset.h"
#include "device/devicesetfile.h"
#include "device/keptset.h"
#include "device/plan.h"

#include <QTemporaryDir>
#include <QTest>

using namespace insite;
using namespace insite::device;
using namespace Qt::StringLiterals;

namespace {

const QString kBase = u"gateways/generic/42/parser"_s;

RowText row(const QString &meter, const QString &registerType, const QString &model,
            const QString &parameters)
{
    RowText text = newRow();
    text.set(Column::Meter, meter);
    text.set(Column::Register, registerType);
    text.set(Column::Model, model);
    text.set(Column::Parameters, parameters);
    return text;
}

QList<RowText> everyModel()
{
    QList<RowText> rows;
    const QStringList keys = modelKeys();
    for (const QString &key : keys)
        rows.append(row(u"METER_"_s + key, QString::number(rows.size() + 2), key, defaultParameters(key)));
    rows.last().set(Column::Parameters, u"value=[METER_sine/4] * 0.5 - (1 + [METER_step/7])"_s);
    rows.first().set(Column::On, u"no"_s);
    rows[1].set(Column::Meter, u"quotes \" and; semicolons, commas"_s);
    rows[2].set(Column::Interval, u"0.5"_s);
    return rows;
}

QString problems(const QList<RowText> &rows)
{
    QStringList texts;
    const auto found = checkSet(rows);
    for (const CellProblem &problem : found)
        texts.append(problemText(problem));
    return texts.join(u'\n');
}

} // namespace

class TestDeviceSet final : public QObject
{
    Q_OBJECT

private slots:
    void aNewRowAndEveryModelsDefaultsAreGood()
    {
        QVERIFY2(checkRow(newRow()), qPrintable(problems({newRow()})));
        QCOMPARE(problems(everyModel()), QString());
    }

    void eachCellTellsWhatIsWrong_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("words");
        const auto wrong = [](Column column, const char *cell, const char *words) {
            QTest::addRow("%s", cell) << int(column) << QString::fromUtf8(cell) << QString::fromUtf8(words);
        };
        wrong(Column::On, "maybe", "yes");
        wrong(Column::Utility, "electrical", "Electrical");
        wrong(Column::Meter, "", "empty");
        wrong(Column::Meter, "a/b", "/");
        wrong(Column::Meter, "a+b", "+");
        wrong(Column::Register, "two", "digits");
        wrong(Column::Model, "magic", "constant");
        wrong(Column::Parameters, "value", "name=value");
        wrong(Column::Parameters, "perhour=1; perhour=2", "twice");
        wrong(Column::Parameters, "perhour=1,5", "decimal point");
        wrong(Column::Parameters, "perhour=-1", "at least 0");
        wrong(Column::Parameters, "noise=2", "between 0 and 1");
        wrong(Column::Parameters, "speed=2", "knows no parameter");
        wrong(Column::Parameters, "start=100; rollover=10", "rollover");
        wrong(Column::Interval, "0", "seconds");
        wrong(Column::Interval, "ten", "ten");
        wrong(Column::Decimals, "18", "17");
        wrong(Column::Decimals, "2.5", "whole number");
    }

    void eachCellTellsWhatIsWrong()
    {
        QFETCH(const int, column);
        QFETCH(const QString, cell);
        QFETCH(const QString, words);
        RowText text = newRow();
        text.set(Column(column), cell);
        const auto checked = checkRow(text);
        QVERIFY(!checked);
        QCOMPARE(checked.error().size(), 1);
        QCOMPARE(checked.error().first().column, Column(column));
        QVERIFY2(checked.error().first().sentence.contains(words),
                 qPrintable(checked.error().first().sentence));
    }

    void rowsAreSeenTogether()
    {
        const RowText one = row(u"A"_s, u"2"_s, u"constant"_s, u"value=1"_s);
        QVERIFY2(problems({one, one}).startsWith(u"Row 2, register: Row 1 already"_s),
                 qPrintable(problems({one, one})));
        const RowText lost = row(u"B"_s, u"2"_s, u"formula"_s, u"value=[C/2] + 1"_s);
        QVERIFY2(problems({one, lost}).contains(u"[C/2]"_s), qPrintable(problems({one, lost})));
        const RowText itself = row(u"B"_s, u"2"_s, u"formula"_s, u"value=[B/2]"_s);
        QVERIFY2(problems({itself}).contains(u"its own result"_s), qPrintable(problems({itself})));
        const RowText there = row(u"A"_s, u"2"_s, u"formula"_s, u"value=[B/2]"_s);
        const RowText back = row(u"B"_s, u"2"_s, u"formula"_s, u"value=2 * [A/2]"_s);
        QVERIFY2(problems({there, back}).contains(u"through row 2"_s), qPrintable(problems({there, back})));
        // Who merely takes from a circle is not in it.
        const RowText taker = row(u"C"_s, u"2"_s, u"formula"_s, u"value=[A/2]"_s);
        QVERIFY(!problems({there, back, taker}).contains(u"Row 3"_s));
    }

    void formulasAreReadOrTellWhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("ok") << u" -[A/2] * (3 + 4) - 2*[B C/10]"_s << QString();
        QTest::newRow("empty") << u"value"_s << u"character 1"_s;
        QTest::newRow("half") << u"1 +"_s << u"character 4"_s;
        QTest::newRow("two numbers") << u"1 2"_s << u"operator"_s;
        QTest::newRow("no register") << u"[A]"_s << u"[meter/register type]"_s;
        QTest::newRow("open") << u"(1 + 2"_s << u"parenthesis"_s;
        QTest::newRow("open row") << u"1 + [A/2"_s << u"[meter/register type]"_s;
        QTest::newRow("deep") << QString(100, u'(') << u"deeply"_s;
    }

    void formulasAreReadOrTellWhere()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, words);
        const auto formula = Formula::parse(text);
        QCOMPARE(formula.has_value(), words.isEmpty());
        if (!formula) {
            QVERIFY2(formula.error().detail.contains(words), qPrintable(formula.error().detail));
            return;
        }
        const QList<RowReference> expected{{u"A"_s, 2}, {u"B C"_s, 10}};
        QCOMPARE(formula->references(), expected);
        QCOMPARE(formula->evaluate(std::vector{5.0, 0.5}), -5.0 * 7 - 2 * 0.5);
    }

    void csvRoundTrips()
    {
        const auto read = parseCsvSet(printCsvSet(everyModel()));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QVERIFY(*read == everyModel());
    }

    void jsonRoundTrips()
    {
        const QByteArray text = printJsonSet(everyModel());
        const auto read = parseJsonSet(text);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(printJsonSet(*read), text);
        for (qsizetype index = 0; index < read->size(); ++index) {
            for (const Column column : {Column::On, Column::Utility, Column::Meter, Column::Register,
                                        Column::Model, Column::Interval, Column::Decimals})
                QCOMPARE(read->at(index).at(column), everyModel().at(index).at(column));
        }
    }

    void aSpreadsheetsCsvIsTaken()
    {
        const auto rows = parseCsvSet("\xef\xbb\xbfMeter;Register;Utility;Model;Parameters\r\n"
                                      "A;2;Water;constant;value=5\r\n");
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().at(Column::Meter), u"A"_s);
        QCOMPARE(rows->first().at(Column::On), u"yes"_s);
        QCOMPARE(rows->first().at(Column::Interval), newRow().at(Column::Interval));
    }

    void filesTellLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isJson");
        QTest::addColumn<QString>("words");
        const QByteArray heading("utility,meter,register,model,parameters\n");
        QTest::newRow("empty") << QByteArray() << false << u"empty"_s;
        QTest::newRow("unknown column")
            << QByteArray("utility,meter,colour\n") << false << u"Line 1, column 3"_s;
        QTest::newRow("missing column") << QByteArray("utility,meter\n") << false << u"register"_s;
        QTest::newRow("twice") << QByteArray("meter,meter\n") << false << u"Line 1, column 2"_s;
        QTest::newRow("too few") << heading + "Water,A,2\n" << false << u"Line 2 has 3 columns"_s;
        QTest::newRow("cell") << heading + "Water,A,2,constant,value=1\nWater,A,x,constant,\n"
                              << false << u"Line 3, column 3 (register)"_s;
        QTest::newRow("quote") << heading + "Water,\"A,2,constant,\n" << false << u"Line 2, column 2"_s;
        QTest::newRow("not utf-8") << heading + "Water,\xff,2,constant,\n" << false << u"UTF-8"_s;
        QTest::newRow("no json") << QByteArray("{\n\"rows\": [,\n") << true << u"Line 2"_s;
        QTest::newRow("other json") << QByteArray("{}") << true << u"format"_s;
        const QByteArray begin("{\"format\":\"insite-device-set\",\"version\":1,\"rows\":[");
        QTest::newRow("newer") << QByteArray("{\"format\":\"insite-device-set\",\"version\":2,\"rows\":[]}")
                               << true << u"version"_s;
        QTest::newRow("json key") << begin +
                                         "{\"utility\":\"Water\",\"meter\":\"A\",\"register\":2,\"model\":"
                                         "\"constant\",\"colour\":1}]}"
                                  << true << u"Row 1, colour"_s;
        QTest::newRow("json cell") << begin +
                                          "{\"utility\":\"Water\",\"meter\":\"A\",\"register\":2.5,\"model\":"
                                          "\"constant\"}]}"
                                   << true << u"Row 1, register"_s;
        QTest::newRow("json gap") << begin + "{\"utility\":\"Water\",\"register\":2,\"model\":\"constant\"}]}"
                                  << true << u"Row 1, meter"_s;
    }

    void filesTellLineAndColumn()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, isJson);
        QFETCH(const QString, words);
        const auto rows = isJson ? parseJsonSet(text) : parseCsvSet(text);
        QVERIFY(!rows);
        QVERIFY2(rows.error().detail.contains(words), qPrintable(rows.error().detail));
    }

    void filesAreChosenByTheirEnding()
    {
        const QTemporaryDir folder;
        for (const QString &name : {u"set.csv"_s, u"set.json"_s}) {
            const QString path = folder.filePath(name);
            QVERIFY(saveDeviceSet(path, {newRow()}));
            const auto rows = loadDeviceSet(path);
            QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
            QCOMPARE(printJsonSet(*rows), printJsonSet({newRow()}));
        }
        const auto missing = loadDeviceSet(folder.filePath(u"none.csv"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().detail.contains(u"none.csv"_s));
    }

    void aPlanHasTopicsReplaysAndReferences()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"values.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("time;power\n12:00;1,5\n12:01;2\n12:02;-3.25\n");
        file.close();
        const QList<RowText> rows{row(u"SUM"_s, u"2"_s, u"formula"_s, u"value=[B/3] + [A/10]"_s),
                                  row(u"A"_s, u"10"_s, u"replay"_s, u"file=values.csv; column=power"_s),
                                  row(u"B"_s, u"3"_s, u"constant"_s, u"value=1"_s)};
        const auto plan = makePlan(rows, kBase, folder.path());
        QVERIFY(plan);
        QCOMPARE(plan->rows.at(0).topic, QString(kBase + u"/Electrical/SUM/2"_s));
        QCOMPARE(plan->rows.at(0).references, (std::vector<size_t>{2, 1}));
        QCOMPARE(*plan->rows.at(1).replay, (std::vector{1.5, 2.0, -3.25}));
    }

    void aPlanTellsWhatItsFilesLack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such column") << QByteArray("a,b\n1,2\n") << u"c"_s << u"no column"_s;
        QTest::newRow("no number") << QByteArray("a,b\n1,2\n3,x\n") << u"b"_s << u"line 3, column 2"_s;
        QTest::newRow("only a heading") << QByteArray("a,b\n") << u"b"_s << u"no number"_s;
        QTest::newRow("empty") << QByteArray() << u"1"_s << u"empty"_s;
    }

    void aPlanTellsWhatItsFilesLack()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, column);
        QFETCH(const QString, words);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"values.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto plan = makePlan({row(u"A"_s, u"2"_s, u"replay"_s, u"file=values.csv; column="_s + column)},
                                   kBase, folder.path());
        QVERIFY(!plan);
        QCOMPARE(plan.error().first().column, Column::Parameters);
        QVERIFY2(plan.error().first().sentence.contains(words), qPrintable(plan.error().first().sentence));
    }

    void tooManyReadingsASecondAreRefused()
    {
        QList<RowText> rows;
        for (int i = 0; i < 101; ++i) {
            rows.append(row(u"M%1"_s.arg(i), u"2"_s, u"constant"_s, u"value=1"_s));
            rows.last().set(Column::Interval, u"0.1"_s);
        }
        const auto plan = makePlan(rows, kBase, {});
        QVERIFY(!plan);
        QVERIFY2(plan.error().first().sentence.contains(u"1010"_s),
                 qPrintable(plan.error().first().sentence));
        rows.first().set(Column::On, u"no"_s);
        QVERIFY(makePlan(rows, kBase, {}));
    }

    void whatWasHalfTypedIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sets/device.json"_s);
        const auto none = loadKeptSet(path);
        QVERIFY(none && !*none);
        const KeptSet set{{row(u"Kj\u00f8ler"_s, u"2x"_s, u"nothing of the kind"_s, u"value="_s)},
                          folder.path()};
        QVERIFY(saveKeptSet(path, set));
        const auto kept = loadKeptSet(path);
        QVERIFY(kept && *kept);
        QCOMPARE(**kept, set);
    }

    void aKeptSetThatIsDamagedIsPutAsideAndNoneBeforeIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"device.json"_s);
        for (const QByteArray damage : {"{\"rows\": [", "second"}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(damage);
            file.close();
            const auto kept = loadKeptSet(path);
            QVERIFY(!kept);
            QVERIFY2(kept.error().detail.contains(path), qPrintable(kept.error().detail));
            QVERIFY(!QFile::exists(path));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDeviceSet)
#include "tst_deviceset.moc"
