// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/flowmodel.h"

#include "inspector/messagewords.h"
#include "metadata/catalogue.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

QString placeOf(const readings::MeterFlow &sender)
{
    return QStringList{sender.customer.text(), sender.subscription.text(), sender.meter.text()}.join(u'/');
}

QString rateText(double perSecond)
{
    const int decimals = perSecond >= 100 ? 0 : perSecond >= 1 ? 1 : 3;
    return QLocale().toString(perSecond, 'f', decimals);
}

QString gapText(const std::optional<std::chrono::milliseconds> &gap)
{
    return gap ? lagText(*gap) : QString();
}

QVariant gapRaw(const std::optional<std::chrono::milliseconds> &gap)
{
    return gap ? QVariant(qlonglong(gap->count())) : QVariant();
}

} // namespace

FlowModel::FlowModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

FlowModel::~FlowModel() = default;

void FlowModel::setCatalogue(const metadata::Catalogue *catalogue)
{
    m_catalogue = catalogue;
}

void FlowModel::setBy(By by)
{
    if (m_by == by)
        return;
    m_by = by;
    // Another set of rows, not a change of these.
    beginResetModel();
    m_lines.clear();
    m_places.clear();
    endResetModel();
    fill(senders());
}

void FlowModel::clear()
{
    m_report = {};
    if (m_lines.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_lines.clear();
    m_places.clear();
    endRemoveRows();
}

void FlowModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_lines.empty())
        emit dataChanged(index(0, Newest), index(rowCount() - 1, Newest), {Qt::DisplayRole});
}

void FlowModel::apply(const readings::FlowReport &report, Instant now)
{
    m_report = report;
    m_now = now;
    fill(senders());
}

std::vector<readings::MeterFlow> FlowModel::senders() const
{
    std::vector<readings::MeterFlow> result;
    if (m_by == By::Meter) {
        result = m_report.meters;
    } else {
        QHash<CustomerId, size_t> places;
        for (const readings::MeterFlow &meter : m_report.meters) {
            const auto place = places.constFind(meter.customer);
            if (place == places.cend()) {
                places.insert(meter.customer, result.size());
                result.push_back({meter.customer, {}, {}, meter.flow});
            } else {
                result[*place].flow.add(meter.flow);
            }
        }
    }
    std::ranges::sort(result, {}, placeOf);
    if (m_report.strangers.messages() > 0)
        result.push_back({{}, {}, {}, m_report.strangers});
    return result;
}

void FlowModel::fill(std::vector<readings::MeterFlow> senders)
{
    double all = 0;
    std::vector<Line> fresh;
    const int known = rowCount();
    for (readings::MeterFlow &sender : senders) {
        Line line{std::move(sender), {}, 0};
        line.rate = line.sender.flow.rate(m_now);
        all += line.rate.messages;
        const auto place = m_places.constFind(placeOf(line.sender));
        if (place == m_places.cend())
            fresh.push_back(std::move(line));
        else
            m_lines[*place] = std::move(line);
    }
    if (!fresh.empty()) {
        beginInsertRows({}, known, known + int(fresh.size()) - 1);
        for (Line &line : fresh) {
            m_places.insert(placeOf(line.sender), m_lines.size());
            m_lines.push_back(std::move(line));
        }
        endInsertRows();
    }
    for (Line &line : m_lines)
        line.share = all > 0 ? line.rate.messages / all : 0;
    if (!m_lines.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString FlowModel::name(const readings::MeterFlow &sender) const
{
    if (sender.customer.isEmpty())
        return tr("Topics that are no meter's");
    if (sender.meter.isEmpty())
        return tr("Customer %1").arg(sender.customer.text());
    if (m_catalogue) {
        const auto facts = m_catalogue->meterFacts(sender.customer, sender.meter);
        if (facts.name.isKnown())
            return facts.name.value;
    }
    return sender.meter.text();
}

QString FlowModel::floodSentence() const
{
    const auto most =
        std::ranges::max_element(m_lines, {}, [](const Line &line) { return line.rate.messages; });
    if (most == m_lines.end() || most->rate.messages <= 0)
        return tr("Nothing has arrived within the last minute.");
    return tr("%1 sends most: %2 messages a second, %3 % of all within the last minute.")
        .arg(name(most->sender), rateText(most->rate.messages))
        .arg(qRound(most->share * 100));
}

QString FlowModel::acknowledgementSentence() const
{
    const readings::AcknowledgementTimes &times = m_report.acknowledgements;
    if (times.messages() == 0)
        return {};
    return tr("From arrival until stored and free to be acknowledged: half within %1, 95 % within %2, the "
              "longest %3.")
        .arg(lagText(times.within(0.5)), lagText(times.within(0.95)), lagText(times.longest()));
}

int FlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int FlowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlowModel::raw(const Line &line, int column) const
{
    const readings::Flow &flow = line.sender.flow;
    switch (column) {
    case Customer:
        return line.sender.customer.text();
    case Meter:
        return name(line.sender);
    case MessagesPerSecond:
        return line.rate.messages;
    case Share:
        return line.share;
    case BytesPerSecond:
        return line.rate.bytes;
    case Messages:
        return flow.messages();
    case Bytes:
        return flow.bytes();
    case NoReadings:
        return flow.noReadings();
    case ShortestGap:
        return gapRaw(flow.shortestGap());
    case LongestGap:
        return gapRaw(flow.longestGap());
    case Newest:
        return qlonglong(flow.lastAt().time_since_epoch().count());
    case Lag:
        return gapRaw(flow.lag());
    default:
        return {};
    }
}

QString FlowModel::text(const Line &line, int column) const
{
    const readings::Flow &flow = line.sender.flow;
    const QLocale locale;
    switch (column) {
    case Customer:
        return line.sender.customer.text();
    case Meter:
        return line.sender.meter.isEmpty() && !line.sender.customer.isEmpty() ? tr("all") : name(line.sender);
    case MessagesPerSecond:
        return rateText(line.rate.messages);
    case Share:
        return tr("%1 %").arg(qRound(line.share * 100));
    case BytesPerSecond:
        return rateText(line.rate.bytes);
    case Messages:
        return locale.toString(flow.messages());
    case Bytes:
        return locale.toString(flow.bytes());
    case NoReadings:
        return locale.toString(flow.noReadings());
    case ShortestGap:
        return gapText(flow.shortestGap());
    case LongestGap:
        return gapText(flow.longestGap());
    case Newest:
        return clockText(flow.lastAt(), m_zone);
    case Lag:
        return gapText(flow.lag());
    default:
        return {};
    }
}

QVariant FlowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case RawRole:
        return raw(line, index.column());
    case Qt::ToolTipRole:
        return index.column() == Meter ? QVariant(placeOf(line.sender)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() <= Meter ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                                       : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    static const std::array<std::pair<const char *, const char *>, ColumnCount> names = {{
        {QT_TR_NOOP("Customer"), ""},
        {QT_TR_NOOP("Meter"), ""},
        {QT_TR_NOOP("Messages/s"), QT_TR_NOOP("Over the last minute")},
        {QT_TR_NOOP("Share"), QT_TR_NOOP("Of all messages of the last minute")},
        {QT_TR_NOOP("Bytes/s"), QT_TR_NOOP("Of payloads, over the last minute")},
        {QT_TR_NOOP("Messages"), QT_TR_NOOP("Since the profile was opened")},
        {QT_TR_NOOP("Bytes"), QT_TR_NOOP("Of payloads, since the profile was opened")},
        {QT_TR_NOOP("No readings"), QT_TR_NOOP("Malformed, or of an unknown version")},
        {QT_TR_NOOP("Shortest gap"), QT_TR_NOOP("Between two arrivals")},
        {QT_TR_NOOP("Longest gap"), QT_TR_NOOP("Between two arrivals")},
        {QT_TR_NOOP("Newest"), QT_TR_NOOP("When the last message arrived")},
        {QT_TR_NOOP("Lag"), QT_TR_NOOP("From measured to arrived, of the newest reading")},
    }};
    const auto &[name, toolTip] = names.at(size_t(section));
    if (role == Qt::DisplayRole)
        return tr(name);
    if (role == Qt::ToolTipRole && *toolTip != '\0')
        return tr(toolTip);
    if (role == Qt::TextAlignmentRole && section > Meter)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

} // namespace insite::inspector
