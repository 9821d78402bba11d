// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csv.h"

#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;

class TestCsv final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatSpreadsheetsWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QStringList>>("fields");
        using Rows = QList<QStringList>;
        QTest::newRow("plain") << u"a,b\n1,2\n"_s << Rows{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("no last line end") << u"a,b\r\n1,2"_s << Rows{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("semicolons") << u"a;b\n1,5;2\n"_s << Rows{{u"a"_s, u"b"_s}, {u"1,5"_s, u"2"_s}};
        QTest::newRow("byte order mark") << u"\ufeffa\tb\n"_s << Rows{{u"a"_s, u"b"_s}};
        QTest::newRow("quoted") << u"a,b\n\"x,\"\"y\"\"\",\"\"\n"_s
                                << Rows{{u"a"_s, u"b"_s}, {u"x,\"y\""_s, u""_s}};
        QTest::newRow("empty ends") << u"a,b,c\n,,\n"_s
                                    << Rows{{u"a"_s, u"b"_s, u"c"_s}, {u""_s, u""_s, u""_s}};
        QTest::newRow("empty lines") << u"\n\na\n\nb\n"_s << Rows{{u"a"_s}, {u"b"_s}};
        QTest::newRow("line break inside") << u"\"a\r\nb\",c\n"_s << Rows{{u"a\nb"_s, u"c"_s}};
        QTest::newRow("nothing") << QString() << Rows{};
    }

    void readsWhatSpreadsheetsWrite()
    {
        QFETCH(const QString, text);
        QFETCH(const QList<QStringList>, fields);
        const auto records = parseCsv(text);
        QVERIFY2(records, qPrintable(records ? QString() : records.error().detail));
        QList<QStringList> read;
        for (const CsvRecord &record : *records)
            read.append(record.fields);
        QCOMPARE(read, fields);
    }

    void countsLinesOverLineBreaksInFields()
    {
        const auto records = parseCsv(u"a\n\"b\nb\"\n\nc\n");
        QVERIFY(records);
        QCOMPARE(records->at(1).line, 2);
        QCOMPARE(records->at(2).line, 5);
    }

    void namesLineAndColumnOfAFault_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::newRow("never closed") << u"a,b\n1,\"2\n"_s << u"Line 2, column 2"_s;
        QTest::newRow("mark inside") << u"a,b\n1\"2,3\n"_s << u"Line 2, column 1"_s;
        QTest::newRow("text after mark") << u"a,b,c\n1,2,\"3\"4\n"_s << u"Line 2, column 3"_s;
    }

    void namesLineAndColumnOfAFault()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, place);
        const auto records = parseCsv(text);
        QVERIFY(!records);
        QVERIFY2(records.error().detail.startsWith(place), qPrintable(records.error().detail));
    }

    void writesWhatItReads()
    {
        const QList<QStringList> rows{{u"on"_s, u"a;b"_s},
                                      {u"say \"hi\""_s, u"two\nlines"_s},
                                      {u""_s, u" spaces "_s},
                                      {u"tab\there"_s, u"comma, too"_s},
                                      {u""_s}};
        QString text;
        for (const QStringList &row : rows)
            text += printCsvRecord(row);
        const auto records = parseCsv(text);
        QVERIFY(records);
        QCOMPARE(records->size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(records->at(i).fields, rows.at(i));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
