// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/metertext.h"

#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <cmath>

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
        const QString word = isLong && node.state->quality == theme::Quality::Error
                                 ? Words::tr("beyond its limit")
                                 : theme::qualityWord(node.state->quality);
        if (!node.state->snapshot.isClockAhead())
            return word;
        if (isLong)
            return Words::tr("%1, clock ahead").arg(word);
        return node.state->quality == theme::Quality::Fresh ? Words::tr("ahead", "a meter's clock") : word;
    }
    const theme::Quality worst = worstOf(node.qualities);
    const int number = node.qualities[static_cast<size_t>(worst)];
    const QString word = theme::qualityWord(worst);
    if (number == node.leaves) {
        return word;
    }
    const QString some =
        worst == theme::Quality::Error ? alarmsText(number) : QLocale().toString(number) + u' ' + word;
    return isLong ? Words::tr("%1 of %2").arg(some, QLocale().toString(node.leaves)) : some;
}

/// What a meter that is not heard, or no more, may be about. Never an error (mqtt-services.txt, "Missing
/// data").
QString silenceHint(const MeterNode &node)
{
    const theme::Quality quality = qualityOf(node);
    return quality == theme::Quality::Silent || quality == theme::Quality::Never
               ? Words::tr("This may be the configuration of the topic; contact support@ainsite.io.")
               : QString();
}

QString row(const QString &label, const QString &text)
{
    return u"<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>"_s.arg(label.toHtmlEscaped(),
                                                                               text.toHtmlEscaped());
}

QString registerToolTip(const MeterNode &node, Instant now, const QTimeZone &zone)
{
    const QLocale locale;
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
    rows += row(Words::tr("Expected every"),
                state.interval() ? theme::formatSpan(*state.interval()) : Words::tr("not known yet"));
    if (state.snapshot.isClockAhead()) {
        rows += row(Words::tr("Clock"), Words::tr("The meter's clock is ahead of this computer's."));
    }
    rows += row(Words::tr("Payload version"), QString::number(latest.schemaVersion));
    rows += row(Words::tr("Topic"), topicOf(node));
    return u"<b>%1</b><table>%2</table>%3"_s.arg(nameOf(node).toHtmlEscaped(), rows,
                                                 silenceHint(node).toHtmlEscaped());
}

/// "+0.25" for a value, "8.4/h" for a counter's state.
QString changeText(const MeterNode &node, const std::optional<Change> &change, bool isSpoken)
{
    if (!change)
        return {};
    const QLocale locale;
    if (change->isRate) {
        const QString rate = theme::formatValue(change->value, locale);
        if (!isSpoken)
            return Words::tr("%1/h", "a rate, for each hour").arg(rate);
        return node.state->unit ? Words::tr("%1 %2 an hour").arg(rate, *node.state->unit)
                                : Words::tr("%1 an hour, unit unknown").arg(rate);
    }
    const QString amount = theme::formatValue(std::abs(change->value), locale);
    return (change->value < 0 ? QChar(0x2212) : change->value > 0 ? u'+' : QChar(0xb1)) + amount;
}

} // namespace

QString nameOf(const MeterNode &node)
{
    if (!node.name.isEmpty())
        return node.name;
    switch (node.kind) {
    case Model::Kind::Subscription:
        return node.id.isEmpty() ? Words::tr("Nothing received") : Words::tr("Subscription %1").arg(node.id);
    case Model::Kind::Installation:
        return node.id.isEmpty() ? Words::tr("Installation not known")
                                 : Words::tr("Installation %1").arg(node.id);
    case Model::Kind::Register:
        return Words::tr("Register %1").arg(node.id);
    case Model::Kind::Customer:
    case Model::Kind::Meter:
        break;
    }
    return node.id;
}

QString displayText(const MeterNode &node, int column, Instant now, const std::optional<Change> &change)
{
    switch (column) {
    case Model::NameColumn:
        return nameOf(node);
    case Model::ValueColumn:
        return node.state ? valueText(*node.state, QLocale()) + kThinSpace + theme::unitMark(node.state->unit)
                          : QString();
    case Model::ChangeColumn:
        return changeText(node, change, false);
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

QString valueText(const MeterNode::State &state, const QLocale &locale)
{
    const double value = state.snapshot.latest.value;
    return state.decimals ? theme::formatValue(value, *state.decimals, locale)
                          : theme::formatValue(value, locale);
}

QString spokenText(const MeterNode &node, int column, Instant now, const std::optional<Change> &change)
{
    switch (column) {
    case Model::NameColumn:
        return node.isPinned ? Words::tr("%1, pinned").arg(nameOf(node)) : nameOf(node);
    case Model::ValueColumn:
        return node.state ? valueText(*node.state, QLocale()) + u' ' + theme::unitWords(node.state->unit)
                          : QString();
    case Model::ChangeColumn:
        return changeText(node, change, true);
    case Model::QualityColumn:
        return qualityText(node, true);
    default:
        return displayText(node, column, now, change);
    }
}

QString toolTip(const MeterNode &node, Instant now, const QTimeZone &zone)
{
    if (node.state) {
        return registerToolTip(node, now, zone);
    }
    QString rows = row(Words::tr("Id"), node.id);
    if (node.meter) {
        if (!node.meter->installationName.isEmpty())
            rows += row(Words::tr("Installation"), node.meter->installationName);
        if (!node.meter->utility.isEmpty())
            rows += row(Words::tr("Utility"), node.meter->utility);
        if (!node.meter->labels.isEmpty())
            rows += row(Words::tr("Labels"), node.meter->labels);
    }
    rows += row(Words::tr("Registers"), QLocale().toString(node.registers()));
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
    const QString silent = node.isNeverHeard()
                               ? Words::tr("Nothing has come from this meter.") + u' ' + silenceHint(node)
                               : silenceHint(node);
    return u"<b>%1</b><table>%2</table>%3"_s.arg(nameOf(node).toHtmlEscaped(), rows, silent.toHtmlEscaped());
}

QVariant rawValue(const MeterNode &node, int column, Instant now, const std::optional<Change> &change)
{
    switch (column) {
    case Model::NameColumn:
        return node.name.isEmpty() ? node.id : node.name;
    case Model::ValueColumn:
        return node.state ? QVariant(node.state->snapshot.latest.value) : QVariant();
    case Model::ChangeColumn:
    case Model::TrendColumn:
        return change ? QVariant(change->value) : QVariant();
    case Model::AgeColumn:
        return node.state ? QVariant(qint64(ageOf(node.state->snapshot, now).count())) : QVariant();
    case Model::QualityColumn:
        return static_cast<int>(qualityOf(node));
    case Model::CountColumn:
        return node.state ? node.state->snapshot.count : node.readings;
    default:
        return {};
    }
}

QString topicOf(const MeterNode &node)
{
    const MeterNode *meter = node.meterNode();
    if (!meter || meter->isNeverHeard())
        return {};
    return u"meters/outbound/"_s + meter->meter->customer.text() + u'/' + meter->meter->subscription.text() +
           u'/' + meter->id;
}

QString alarmsText(int number)
{
    return Words::tr("%Ln alarm(s)", nullptr, number);
}

QString headingText(int column, bool isToolTip)
{
    switch (column) {
    case Model::NameColumn:
        return isToolTip ? Words::tr("Customer, meter, register") : Words::tr("Name");
    case Model::ValueColumn:
        return isToolTip ? Words::tr("The newest value by measured time") : Words::tr("Value");
    case Model::ChangeColumn:
        return isToolTip
                   ? Words::tr("A counter's rate over its latest step, for each hour; of other values the "
                               "difference from the reading before")
                   : Words::tr("Change");
    case Model::TrendColumn:
        return isToolTip ? Words::tr("The newest readings by measured time; of a counter its rates")
                         : Words::tr("Trend");
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
