// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertext.h"

#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

using Model = MeterTreeModel;

constexpr QChar kThinSpace(0x2009);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::tree)
};

/// The branch's registers by quality, the worst first: "3 stale, 9 fresh"; only "fresh" where all are.
QString qualityText(const MeterNode &node, bool isLong)
{
    if (node.state) {
        return theme::qualityWord(node.state->quality);
    }
    const theme::Quality worst = worstOf(node.qualities);
    const int number = node.qualities[static_cast<size_t>(worst)];
    const QString word = theme::qualityWord(worst);
    if (number == node.registers) {
        return word;
    }
    const QString some = QLocale().toString(number) + u' ' + word;
    return isLong ? Words::tr("%1 of %2").arg(some, QLocale().toString(node.registers)) : some;
}

QString row(const QString &label, const QString &text)
{
    return u"<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>"_s.arg(label.toHtmlEscaped(),
                                                                               text.toHtmlEscaped());
}

QString registerToolTip(const MeterNode &node, Instant now)
{
    const QLocale locale;
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const MeterNode::State &state = *node.state;
    const Reading &latest = state.snapshot.latest;
    const auto local = [&](Instant at) {
        return theme::formatLocalTime(at, zone, locale);
    };
    QString rows = row(Words::tr("Value"),
                       theme::formatExact(latest.value, locale) + u' ' + theme::unitWords(state.unit));
    if (latest.measuredFrom) {
        rows += row(Words::tr("Measured from"), local(*latest.measuredFrom));
        rows += row(Words::tr("Measured to"), local(latest.measuredAt));
    } else {
        rows += row(Words::tr("Measured"), local(latest.measuredAt));
    }
    rows += row(Words::tr("Arrived"), local(state.snapshot.lastReceivedAt));
    rows += row(Words::tr("Age"), theme::formatAge(ageOf(state.snapshot, now)));
    rows += row(Words::tr("Expected every"), state.snapshot.expectedInterval
                                                 ? theme::formatSpan(*state.snapshot.expectedInterval)
                                                 : Words::tr("not known yet"));
    if (state.snapshot.isClockAhead()) {
        rows += row(Words::tr("Clock"), Words::tr("The meter's clock is ahead of this computer's."));
    }
    rows += row(Words::tr("Payload version"), QString::number(latest.schemaVersion));
    rows += row(Words::tr("Topic"), topicOf(node));
    return u"<b>%1</b><table>%2</table>"_s.arg(nameOf(node).toHtmlEscaped(), rows);
}

} // namespace

QString nameOf(const MeterNode &node)
{
    switch (node.kind) {
    case Model::Kind::Subscription:
        return Words::tr("Subscription %1").arg(node.id);
    case Model::Kind::Register:
        return Words::tr("Register %1").arg(node.id);
    case Model::Kind::Customer:
    case Model::Kind::Meter:
        break;
    }
    return node.id;
}

QString displayText(const MeterNode &node, int column, Instant now)
{
    switch (column) {
    case Model::NameColumn:
        return nameOf(node);
    case Model::ValueColumn:
        return node.state ? theme::formatValue(node.state->snapshot.latest.value, QLocale()) + kThinSpace +
                                theme::unitMark(node.state->unit)
                          : QString();
    case Model::AgeColumn:
        return node.state ? theme::formatAge(ageOf(node.state->snapshot, now)) : QString();
    case Model::QualityColumn:
        return qualityText(node, false);
    case Model::CountColumn:
        return QLocale().toString(node.state ? node.state->snapshot.count : node.readings);
    default:
        return {};
    }
}

QString spokenText(const MeterNode &node, int column, Instant now)
{
    if (column == Model::ValueColumn && node.state) {
        return theme::formatValue(node.state->snapshot.latest.value, QLocale()) + u' ' +
               theme::unitWords(node.state->unit);
    }
    return column == Model::QualityColumn ? qualityText(node, true) : displayText(node, column, now);
}

QString toolTip(const MeterNode &node, Instant now)
{
    if (node.state) {
        return registerToolTip(node, now);
    }
    QString rows = row(Words::tr("Registers"), QLocale().toString(node.registers));
    rows += row(Words::tr("Readings"), QLocale().toString(node.readings));
    for (size_t i = 0; i < node.qualities.size(); ++i) {
        if (node.qualities[i] > 0) {
            rows += row(theme::qualityWord(static_cast<theme::Quality>(i)),
                        QLocale().toString(node.qualities[i]));
        }
    }
    if (const QString topic = topicOf(node); !topic.isEmpty()) {
        rows += row(Words::tr("Topic"), topic);
    }
    return u"<b>%1</b><table>%2</table>"_s.arg(nameOf(node).toHtmlEscaped(), rows);
}

QVariant rawValue(const MeterNode &node, int column, Instant now)
{
    switch (column) {
    case Model::NameColumn:
        return node.id;
    case Model::ValueColumn:
        return node.state ? QVariant(node.state->snapshot.latest.value) : QVariant();
    case Model::AgeColumn:
        return node.state ? QVariant(qint64(ageOf(node.state->snapshot, now).count())) : QVariant();
    case Model::QualityColumn:
        return static_cast<int>(node.state ? node.state->quality : worstOf(node.qualities));
    case Model::CountColumn:
        return node.state ? node.state->snapshot.count : node.readings;
    default:
        return {};
    }
}

QString topicOf(const MeterNode &node)
{
    const MeterNode *branch = &node;
    while (!branch->state && !branch->children.empty()) {
        branch = branch->children.front().get();
    }
    const bool isAboveMeters = node.kind == Model::Kind::Customer || node.kind == Model::Kind::Subscription;
    if (isAboveMeters || !branch->state) {
        return {};
    }
    const RegisterKey &key = branch->state->snapshot.key;
    return u"meters/outbound/"_s + key.customer.text() + u'/' + key.subscription.text() + u'/' +
           key.meter.text();
}

QString headingText(int column, bool isToolTip)
{
    switch (column) {
    case Model::NameColumn:
        return isToolTip ? Words::tr("Customer, meter, register") : Words::tr("Name");
    case Model::ValueColumn:
        return isToolTip ? Words::tr("The newest value by measured time") : Words::tr("Value");
    case Model::AgeColumn:
        return isToolTip ? Words::tr("How long ago the value was measured") : Words::tr("Age");
    case Model::QualityColumn:
        return isToolTip
                   ? Words::tr("By the expected interval: late after 1.5, stale after 3, silent after 12")
                   : Words::tr("Quality");
    case Model::CountColumn:
        return isToolTip ? Words::tr("Readings received since start, without duplicates")
                         : Words::tr("Readings");
    default:
        return {};
    }
}

} // namespace insite::tree
