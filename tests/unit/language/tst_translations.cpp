// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/translations.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace insite;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList forms; ///< One, or singular and plural.
    bool hasPlurals = false;
    bool isFinished = true;
};

QList<Message> readMessages(const QString &name)
{
    QFile file(QStringLiteral(INSITE_TRANSLATIONS "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name"_s) {
            context = xml.readElementText();
        } else if (xml.name() == u"message"_s) {
            messages.append({context, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"_s, true});
        } else if (xml.name() == u"source"_s) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == u"translation"_s) {
            messages.last().isFinished = !xml.attributes().hasAttribute(u"type"_s);
            if (!messages.last().hasPlurals)
                messages.last().forms = {xml.readElementText()};
        } else if (xml.name() == u"numerusform"_s) {
            messages.last().forms.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// %1, %2, %n … in order, so that those of two texts can be compared.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[0-9n]"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.sort();
    return found;
}

/// The keys that a text offers: "&File" has one, "this && that" none.
int mnemonics(const QString &text)
{
    return int(QString(text).remove(u"&&"_s).count(u'&'));
}

QString edge(const QString &text, bool isEnd)
{
    static const QRegularExpression before(u"^\\s*"_s);
    static const QRegularExpression after(u"\\s*$"_s);
    return (isEnd ? after : before).match(text).captured();
}

/// What is wrong with a translation's form; empty where nothing is.
QString fault(const Message &message, const QString &form, bool isSingular)
{
    if (form.trimmed().isEmpty())
        return u"is empty"_s;
    QStringList wanted = placeholders(message.source);
    const QStringList there = placeholders(form);
    // "the reading" may stand for "%n reading".
    if (isSingular && !there.contains(u"%n"_s) && !there.contains(u"%Ln"_s)) {
        wanted.removeAll(u"%n"_s);
        wanted.removeAll(u"%Ln"_s);
    }
    if (QSet<QString>(there.cbegin(), there.cend()) != QSet<QString>(wanted.cbegin(), wanted.cend()))
        return u"holds other placeholders"_s;
    if (mnemonics(form) != mnemonics(message.source))
        return u"has another number of keys (&)"_s;
    if (edge(form, false) != edge(message.source, false) || edge(form, true) != edge(message.source, true))
        return u"begins or ends with other space"_s;
    if (message.source.endsWith(u':') != form.endsWith(u':'))
        return u"ends with a colon, or does not, where the source does otherwise"_s;
    const auto isOpen = [](const QString &text) {
        return text.endsWith(u'…') || text.endsWith(u"..."_s);
    };
    if (isOpen(message.source) != isOpen(form))
        return u"ends with an ellipsis, or does not, where the source does otherwise"_s;
    if (message.source.count(u'\n') != form.count(u'\n'))
        return u"has another number of lines"_s;
    if (form.contains(u"(s)"_s))
        return u"says (s)"_s;
    return {};
}

} // namespace

/// The translations as they are written, and as the programs say them.
class TestTranslations final : public QObject
{
    Q_OBJECT

private slots:
    void allAreWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least");
        QTest::newRow("Norwegian") << u"insite_nb.ts"_s << 1500;
        QTest::newRow("English plurals") << u"insite_en.ts"_s << 20;
        QTest::newRow("Qt's in Norwegian") << u"qt_nb.ts"_s << 80;
    }

    void allAreWhole()
    {
        QFETCH(QString, file);
        QFETCH(int, least);
        const QList<Message> messages = readMessages(file);
        QVERIFY2(messages.size() >= least, qPrintable(QString::number(messages.size())));
        QStringList faults;
        for (const Message &message : messages) {
            const QString where = u"%1, \"%2\""_s.arg(message.context, message.source);
            if (!message.isFinished)
                faults += where + u" is not translated"_s;
            else if (message.forms.size() != (message.hasPlurals ? 2 : 1))
                faults += where + u" lacks a form"_s;
            for (qsizetype i = 0; message.isFinished && i < message.forms.size(); ++i) {
                const QString what = fault(message, message.forms.at(i), message.hasPlurals && i == 0);
                if (!what.isEmpty())
                    faults += u"%1: \"%2\" %3"_s.arg(where, message.forms.at(i), what);
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    /// Whatever has a number in it is said in both numbers, in English too.
    void everyPluralIsInEnglish()
    {
        QStringList english;
        for (const Message &message : readMessages(u"insite_en.ts"_s))
            english += message.context + message.source;
        for (const Message &message : readMessages(u"insite_nb.ts"_s)) {
            if (message.hasPlurals)
                QVERIFY2(english.contains(message.context + message.source), qPrintable(message.source));
        }
    }

    void pluralsAreSaid_data()
    {
        QTest::addColumn<QStringList>("languages");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("said");
        const QStringList english{u"en-GB"_s};
        const QStringList norwegian{u"nb-NO"_s};
        QTest::newRow("none") << english << 0 << u"0 readings missing"_s;
        QTest::newRow("one") << english << 1 << u"1 reading missing"_s;
        QTest::newRow("two") << english << 2 << u"2 readings missing"_s;
        QTest::newRow("ingen") << norwegian << 0 << u"0 avlesninger mangler"_s;
        QTest::newRow("en") << norwegian << 1 << u"1 avlesning mangler"_s;
        QTest::newRow("to") << norwegian << 2 << u"2 avlesninger mangler"_s;
    }

    void pluralsAreSaid()
    {
        QFETCH(QStringList, languages);
        QFETCH(int, number);
        language::Translations translations;
        translations.use(languages);
        QTEST(QCoreApplication::translate("insite::alarms", "%n reading(s) missing", nullptr, number),
              "said");
    }

    void languageChanges()
    {
        const auto word = [] {
            return QCoreApplication::translate("insite::window::MainWindow", "Toolbar");
        };
        const auto ofQt = [] {
            return QCoreApplication::translate("QPlatformTheme", "Cancel");
        };
        {
            language::Translations translations;
            QCOMPARE(word(), u"Toolbar"_s);
            translations.use({u"nb"_s});
            QCOMPARE(word(), u"Verktøylinje"_s);
            QCOMPARE(ofQt(), u"Avbryt"_s);
            translations.use({u"en"_s});
            QCOMPARE(word(), u"Toolbar"_s);
            QCOMPARE(ofQt(), u"Cancel"_s);
            translations.use({u"nb"_s});
        }
        QCOMPARE(word(), u"Toolbar"_s);
    }

    void theBestLanguageIsTaken_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("taken");
        QTest::newRow("Norway") << QStringList{u"nb-NO"_s, u"nb"_s} << u"nb"_s;
        QTest::newRow("Norwegian, not said which") << QStringList{u"no"_s} << u"nb"_s;
        QTest::newRow("nynorsk") << QStringList{u"nn-NO"_s, u"en"_s} << u"nb"_s;
        QTest::newRow("English first") << QStringList{u"en-GB"_s, u"nb"_s} << u"en"_s;
        QTest::newRow("German, then Norwegian") << QStringList{u"de-DE"_s, u"nb"_s} << u"nb"_s;
        QTest::newRow("German") << QStringList{u"de-DE"_s, u"de"_s} << u"en"_s;
        QTest::newRow("no locale") << QStringList{u"C"_s} << u"en"_s;
        QTest::newRow("nothing") << QStringList() << u"en"_s;
    }

    void theBestLanguageIsTaken()
    {
        QFETCH(QStringList, wanted);
        QTEST(language::Translations::best(wanted), "taken");
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
