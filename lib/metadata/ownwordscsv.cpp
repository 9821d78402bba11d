// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/ownwordscsv.h"

#include "metadata/catalogue.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

const QStringList kColumns{u"customer"_s,   u"meter"_s,      u"register"_s,         u"alias"_s,
                           u"unit"_s,       u"kind"_s,       u"decimals"_s,         u"expected_interval_s"_s,
                           u"limit_low"_s,  u"limit_high"_s, u"limit_hysteresis"_s, u"limit_delay_s"_s,
                           u"known_name"_s, u"known_unit"_s};

constexpr double kLongestSeconds = 10.0 * 365 * 86400;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::OwnWordsCsv)
};

QString field(QString text)
{
    static const QString special = u",;\"\r\n"_s;
    const bool isPlain = std::ranges::none_of(text, [](QChar c) { return special.contains(c); });
    return isPlain ? text : u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString number(std::optional<double> value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString seconds(std::optional<std::chrono::milliseconds> span)
{
    return span ? number(double(span->count()) / 1000) : QString();
}

QString line(const CsvRow &row)
{
    const OwnRegister &own = row.own;
    const Limits limits = own.limits.value_or(Limits());
    const bool hasLimits = own.limits.has_value();
    const QStringList fields{row.place.customer.text(),
                             row.place.meter.text(),
                             row.place.registerId.text(),
                             own.alias,
                             own.unit,
                             kindWord(own.kind),
                             own.decimals ? QString::number(*own.decimals) : QString(),
                             seconds(own.expectedInterval),
                             number(limits.low),
                             number(limits.high),
                             hasLimits ? number(limits.hysteresis) : QString(),
                             hasLimits ? seconds(limits.delay) : QString(),
                             row.knownName,
                             row.knownUnit};
    QStringList quoted;
    for (const QString &text : fields)
        quoted.append(field(text));
    return quoted.join(u',') + u"\r\n"_s;
}

struct Line
{
    int number = 0; ///< In the file, from 1.
    QStringList fields;
};

/// Fields may hold line endings in quotes. Nothing when a quote is not closed.
std::optional<QList<Line>> split(const QString &text, QChar separator)
{
    QList<Line> lines;
    Line line{1, {QString()}};
    bool isQuoted = false;
    int number = 1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'\n')
            ++number;
        if (isQuoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
            line.fields.last().append(c);
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (isQuoted || (c != separator && c != u'\n' && c != u'\r')) {
            line.fields.last().append(c);
        } else if (c == separator) {
            line.fields.append(QString());
        } else if (c == u'\n') {
            lines.append(std::exchange(line, Line{number, {QString()}}));
        }
    }
    lines.append(line);
    lines.removeIf([](const Line &one) { return one.fields == QStringList{QString()}; });
    return isQuoted ? std::nullopt : std::optional(lines);
}

/// Reads the rows of one table; the first thing that is wrong ends it.
class Table
{
public:
    Table(const QStringList &header, bool isCommaDecimal)
        : m_isCommaDecimal(isCommaDecimal)
    {
        for (qsizetype i = 0; i < header.size(); ++i)
            m_columns.insert(header.at(i).trimmed().toLower(), i);
    }

    [[nodiscard]] QString missing() const
    {
        for (const QString &name : {u"customer"_s, u"meter"_s}) {
            if (!m_columns.contains(name))
                return name;
        }
        return {};
    }

    void take(const Line &line, OwnWords &words)
    {
        m_line = &line;
        const RegisterPlace place{CustomerId(text(u"customer"_s)), MeterId(text(u"meter"_s)),
                                  RegisterId(text(u"register"_s))};
        if (place.customer.isEmpty() || place.meter.isEmpty()) {
            complain(Text::tr("customer and meter must be filled in"));
            return;
        }
        if (place.registerId.isEmpty()) {
            words.setAlias({place.customer, place.meter}, text(u"alias"_s));
            return;
        }
        const OwnRegister own = readOwn();
        if (const QString why = metadata::complaint(own); !why.isEmpty())
            complain(why.chopped(1));
        words.set(place, own);
    }

    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    QString text(const QString &column) const
    {
        return m_line->fields.value(m_columns.value(column, -1)).trimmed();
    }

    std::optional<double> numberOf(const QString &column)
    {
        QString written = text(column);
        if (written.isEmpty())
            return std::nullopt;
        if (m_isCommaDecimal)
            written.replace(u',', u'.');
        bool isNumber = false;
        const double value = written.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value))
            complain(Text::tr("%1 must be a number, not “%2”").arg(column, text(column)));
        return isNumber ? std::optional(value) : std::nullopt;
    }

    std::optional<std::chrono::milliseconds> secondsOf(const QString &column)
    {
        const auto value = numberOf(column);
        if (!value)
            return std::nullopt;
        if (std::abs(*value) > kLongestSeconds)
            complain(Text::tr("%1 is too long").arg(column));
        return std::chrono::milliseconds(
            qint64(std::round(std::clamp(*value, -kLongestSeconds, kLongestSeconds) * 1000)));
    }

    OwnRegister readOwn()
    {
        OwnRegister own;
        own.alias = text(u"alias"_s);
        own.unit = text(u"unit"_s);
        const auto kind = kindOfWord(text(u"kind"_s).toLower());
        if (!kind)
            complain(Text::tr("kind is counter, interval or instant, not “%1”").arg(text(u"kind"_s)));
        own.kind = kind.value_or(RegisterKind::Unknown);
        if (const auto decimals = numberOf(u"decimals"_s))
            own.decimals =
                std::trunc(*decimals) == *decimals && std::abs(*decimals) < 100 ? int(*decimals) : -1;
        own.expectedInterval = secondsOf(u"expected_interval_s"_s);
        Limits limits;
        limits.low = numberOf(u"limit_low"_s);
        limits.high = numberOf(u"limit_high"_s);
        limits.hysteresis = numberOf(u"limit_hysteresis"_s).value_or(0);
        limits.delay = secondsOf(u"limit_delay_s"_s).value_or(std::chrono::milliseconds(0));
        if (!limits.isEmpty())
            own.limits = limits;
        return own;
    }

    void complain(const QString &what)
    {
        if (m_complaint.isEmpty())
            m_complaint = Text::tr("In line %1 of the table: %2. Nothing was taken from it.")
                              .arg(m_line->number)
                              .arg(what);
    }

    QHash<QString, qsizetype> m_columns;
    bool m_isCommaDecimal;
    const Line *m_line = nullptr;
    QString m_complaint;
};

void addRegister(QList<CsvRow> &rows, const Catalogue &catalogue, const RegisterPlace &place)
{
    const RegisterFacts facts = catalogue.registerFacts(place);
    rows.append({place, catalogue.ownRegister(place), facts.name.value, facts.unit.value});
}

} // namespace

QList<CsvRow> csvRows(const Catalogue &catalogue, const QList<RegisterPlace> &more)
{
    QSet<RegisterPlace> places(more.cbegin(), more.cend());
    QSet<MeterPlace> meters;
    const QList<CustomerId> customers = catalogue.knownCustomers();
    for (const CustomerId &customer : customers) {
        const QList<MeterId> known = catalogue.knownMeters(customer);
        for (const MeterId &meter : known) {
            meters.insert({customer, meter});
            const QList<RegisterId> registers = catalogue.knownRegisters(customer, meter);
            for (const RegisterId &id : registers)
                places.insert({customer, meter, id});
        }
    }
    const OwnWords &own = catalogue.ownWords();
    for (auto words = own.registers.cbegin(); words != own.registers.cend(); ++words)
        places.insert(words.key());
    for (auto alias = own.aliases.cbegin(); alias != own.aliases.cend(); ++alias)
        meters.insert(alias.key());
    for (const RegisterPlace &place : std::as_const(places))
        meters.insert({place.customer, place.meter});
    QList<CsvRow> rows;
    for (const MeterPlace &meter : std::as_const(meters)) {
        OwnRegister alias;
        alias.alias = catalogue.ownAlias(meter);
        rows.append({{meter.customer, meter.meter, {}},
                     alias,
                     catalogue.meterFacts(meter.customer, meter.meter).name.value,
                     {}});
    }
    for (const RegisterPlace &place : std::as_const(places))
        addRegister(rows, catalogue, place);
    std::ranges::sort(rows, {}, &CsvRow::place);
    return rows;
}

QByteArray toCsv(const QList<CsvRow> &rows)
{
    QString text = QChar(QChar::ByteOrderMark) + kColumns.join(u',') + u"\r\n"_s;
    for (const CsvRow &row : rows)
        text += line(row);
    return text.toUtf8();
}

Result<OwnWords> fromCsv(const QByteArray &csv, OwnWords words)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(csv);
    if (decoder.hasError())
        return failure(ErrorCode::InvalidInput,
                       Text::tr("The table is not UTF-8 text. Save it as “CSV UTF-8”."));
    const QString header = text.section(u'\n', 0, 0);
    const bool isSemicolon = header.count(u';') > header.count(u',');
    const auto lines = split(text, isSemicolon ? u';' : u',');
    if (!lines || lines->isEmpty())
        return failure(ErrorCode::InvalidInput,
                       lines ? Text::tr("The table is empty.")
                             : Text::tr("A quotation mark in the table is not closed."));
    Table table(lines->constFirst().fields, isSemicolon);
    if (const QString missing = table.missing(); !missing.isEmpty())
        return failure(
            ErrorCode::InvalidInput,
            Text::tr("The table has no column “%1”. Its first line must name the columns.").arg(missing));
    for (const Line &line : lines->mid(1))
        table.take(line, words);
    if (!table.complaint().isEmpty())
        return failure(ErrorCode::InvalidInput, table.complaint());
    return words;
}

} // namespace insite::metadata
