// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/reportfile.h"

#include "core/zonedtime.h"
#include "publisher/verdicticon.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QPageLayout>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::publisher::Report)
};

constexpr int kPdfDpi = 96; ///< One CSS pixel is one dot, so that sizes are those of the screen.

/// A shape beside the word and the colour: the paper may be grey.
QString shape(device::Verdict verdict)
{
    switch (verdict) {
    case device::Verdict::Waiting:
        return u"…"_s;
    case device::Verdict::Green:
        return u"✓"_s;
    case device::Verdict::Amber:
        return u"▲"_s;
    case device::Verdict::Red:
        return u"✕"_s;
    }
    return {};
}

QString verdictHtml(device::Verdict verdict, theme::Scheme scheme)
{
    return u"<span style='color:%1'>%2 %3</span>"_s.arg(theme::colour(verdictRole(verdict), scheme).name(),
                                                        shape(verdict), verdictWord(verdict));
}

QString localTime(Instant at, const QTimeZone &zone)
{
    return QLocale().toString(zonedTime(at, zone), QLocale::LongFormat);
}

QString count(qint64 number)
{
    return QLocale().toString(number);
}

QString milliseconds(const std::optional<std::chrono::milliseconds> &median,
                     const std::optional<std::chrono::milliseconds> &ninetyFifth)
{
    return median ? u"%1 / %2"_s.arg(QLocale().toString(qlonglong(median->count())),
                                     QLocale().toString(qlonglong(ninetyFifth->count())))
                  : u"–"_s;
}

QString row(const QStringList &cells, const QString &tag)
{
    QString html = u"<tr>"_s;
    for (qsizetype i = 0; i < cells.size(); ++i)
        html += u"<%1 align='%2'>%3</%1>"_s.arg(tag, i < 2 ? u"left"_s : u"right"_s, cells.at(i));
    return html + u"</tr>"_s;
}

QString rowHtml(const device::RowReport &report, theme::Scheme scheme)
{
    const device::SendCounts &sends = report.sends;
    const device::RoundTripCounts &trip = report.trip;
    return row({verdictHtml(report.judgement().verdict, scheme),
                u"%1, %2"_s.arg(report.meter.toHtmlEscaped(), QString::number(report.registerType)),
                count(sends.sent), count(sends.acknowledged), count(sends.expired), count(sends.unknown),
                count(trip.matched), count(trip.wrongValue), count(trip.wrongVersion), count(trip.missing),
                milliseconds(report.ackMedian, report.ack95),
                milliseconds(report.delayMedian, report.delay95),
                device::basisText(report.basis).toHtmlEscaped()},
               u"td"_s);
}

} // namespace

QString reportHtml(const device::BenchReport &report, theme::Scheme scheme, const QTimeZone &zone)
{
    const device::Judgement judgement = report.judgement();
    const auto paragraph = [](const QString &text) {
        return u"<p>%1</p>"_s.arg(text.toHtmlEscaped());
    };
    QString html = u"<html><body style='color:%1'><h2>%2</h2>"_s.arg(
        theme::colour(theme::Role::Text, scheme).name(), verdictHtml(judgement.verdict, scheme));
    html += paragraph(judgement.sentence);
    html += paragraph(Text::tr("Device: %1 (%2)").arg(report.device, report.target));
    html +=
        paragraph(Text::tr("From %1 to %2").arg(localTime(report.from, zone), localTime(report.to, zone)));
    html += u"<table cellspacing='0' cellpadding='4' width='100%'>"_s;
    html += row({Text::tr("State"), Text::tr("Meter, register"), Text::tr("Sent"), Text::tr("Taken"),
                 Text::tr("Expired"), Text::tr("Unknown"), Text::tr("Came back"), Text::tr("Wrong value"),
                 Text::tr("Wrong version"), Text::tr("Missing"), Text::tr("Ack, ms"), Text::tr("Delay, ms"),
                 Text::tr("Matched")},
                u"th"_s);
    for (const device::RowReport &each : report.rows)
        html += rowHtml(each, scheme);
    html += u"</table>"_s;
    html += paragraph(
        Text::tr("Taken: acknowledged by the broker, which says no more than that. Came back: received by "
                 "the consumer with the right value and payload version. Times are median and 95th "
                 "percentile; the delay is from publishing to this computer."));
    return html + u"</body></html>"_s;
}

Result<void> saveReport(const device::BenchReport &report, const QString &path, const QTimeZone &zone)
{
    QSaveFile file(path);
    const auto refuse = [&] {
        return failure(ErrorCode::Storage,
                       Text::tr("The report could not be written to %1: %2. Choose another folder.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()));
    };
    if (!file.open(QIODevice::WriteOnly))
        return refuse();
    if (path.endsWith(u".csv"_s, Qt::CaseInsensitive)) {
        file.write(device::printCsvReport(report));
    } else {
        QPdfWriter writer(&file);
        writer.setTitle(Text::tr("Round-trip report"));
        writer.setResolution(kPdfDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins({12, 12, 12, 12}, QPageLayout::Millimeter);
        QTextDocument document;
        document.setHtml(reportHtml(report, theme::Scheme::Light, zone));
        document.print(&writer);
    }
    if (!file.commit())
        return refuse();
    return {};
}

} // namespace insite::publisher
