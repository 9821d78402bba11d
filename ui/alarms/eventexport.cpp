// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventexport.h"

#include "alarms/eventtext.h"
#include "core/zonedtime.h"
#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::alarms {

namespace {

QString quoted(QString field, QChar separator)
{
    if (!field.contains(separator) && !field.contains(u'"') && !field.contains(u'\n'))
        return field;
    return u'"' + field.replace(u'"', u"\"\""_s) + u'"';
}

QString localText(Instant at, const QTimeZone &zone)
{
    const QDateTime time = zonedTime(at, zone);
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

void addTime(QStringList &fields, const std::optional<Instant> &at, const QTimeZone &zone)
{
    fields += at ? toIsoUtc(*at) : QString();
    fields += at ? localText(*at, zone) : QString();
}

} // namespace

QByteArray eventsToCsv(const std::vector<NamedEvent> &events, const QTimeZone &zone, const QLocale &locale)
{
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    const QChar separator = locale.decimalPoint() == u"," ? u';' : u',';
    const QString local = QString::fromUtf8(zone.id());
    QList<QStringList> rows{{u"id"_s,
                             u"event"_s,
                             u"severity"_s,
                             u"state"_s,
                             u"what happened"_s,
                             u"customer"_s,
                             u"customer name"_s,
                             u"subscription"_s,
                             u"meter"_s,
                             u"meter name"_s,
                             u"register"_s,
                             u"register name"_s,
                             u"registers"_s,
                             u"began (UTC)"_s,
                             u"began (%1)"_s.arg(local),
                             u"ended (UTC)"_s,
                             u"ended (%1)"_s.arg(local),
                             u"noticed (UTC)"_s,
                             u"noticed (%1)"_s.arg(local),
                             u"acknowledged (UTC)"_s,
                             u"acknowledged (%1)"_s.arg(local),
                             u"came back"_s,
                             u"value"_s,
                             u"limit or before"_s,
                             u"unit"_s,
                             u"readings missing"_s}};
    for (const auto &[event, subject] : events) {
        using readings::AlarmKind;
        const bool hasValues = event.kind == AlarmKind::AboveLimit || event.kind == AlarmKind::BelowLimit ||
                               event.kind == AlarmKind::CounterReset;
        QStringList fields{QString::number(event.id),
                           kindWord(event.kind),
                           severityWord(severityOf(event.kind)),
                           stateWords(event),
                           whatText(event, subject, plain),
                           event.key.customer.text(),
                           subject.customer,
                           event.key.subscription.text(),
                           event.key.meter.text(),
                           subject.meter,
                           event.key.registerId.text(),
                           subject.registerName,
                           event.registers > 0 ? QString::number(event.registers) : QString()};
        addTime(fields, event.begunAt, zone);
        addTime(fields, event.endedAt, zone);
        addTime(fields, event.noticedAt, zone);
        addTime(fields, event.acknowledgedAt, zone);
        fields += QString::number(event.repeats);
        fields += hasValues ? theme::formatExact(event.value, plain) : QString();
        fields += hasValues ? theme::formatExact(event.limit, plain) : QString();
        fields += hasValues ? subject.unit.value_or(QString()) : QString();
        fields += event.missing > 0 ? QString::number(event.missing) : QString();
        rows += fields;
    }
    QString text;
    for (QStringList &fields : rows) {
        for (QString &field : fields)
            field = quoted(field, separator);
        text += fields.join(separator) + u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace insite::alarms
