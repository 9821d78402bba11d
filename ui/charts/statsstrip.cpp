// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/statsstrip.h"

#include "charts/plotcanvas.h"
#include "theme/colours.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kSwatch = 14;
constexpr int kLeastName = 120; ///< Where there is no room for more columns beside it.
constexpr int kWidestName = 480;

struct Cell
{
    QString label;
    QString value; ///< With its unit; empty: there is none.
};

QString text(const std::optional<double> &value, const QString &unit, bool isApproximate,
             std::optional<int> decimals, const QLocale &locale)
{
    if (!value)
        return {};
    const QString number =
        decimals ? theme::formatValue(*value, *decimals, locale) : theme::formatValue(*value, locale);
    return (isApproximate ? u"\u2248 "_s : QString()) + number +
           (unit.isEmpty() ? QString() : u'\u2009' + unit);
}

std::optional<double> valueOf(const std::optional<readings::Point> &point)
{
    return point ? std::optional(point->value) : std::nullopt;
}

QList<Cell> cellsOf(const StatsRow &row, const QLocale &locale)
{
    const SeriesStatistics &of = row.statistics;
    return {{StatsStrip::tr("min"), text(valueOf(of.minimum), row.unit, false, row.decimals, locale)},
            {StatsStrip::tr("mean"), text(of.mean, row.meanUnit, of.isApproximate, {}, locale)},
            {StatsStrip::tr("max"), text(valueOf(of.maximum), row.unit, false, row.decimals, locale)},
            {StatsStrip::tr("total"), text(of.total, row.baseUnit, of.isApproximate, row.decimals, locale)},
            {StatsStrip::tr("last"), text(valueOf(of.last), row.baseUnit, false, row.decimals, locale)}};
}

/// Why there is no mean or total, or what is to be known of it.
QString remarkOf(const StatsRow &row)
{
    if (row.kind == RegisterKind::Unknown)
        return StatsStrip::tr("no mean or total: it is not known what this register measures");
    if (row.statistics.isTotalAcrossGap)
        return StatsStrip::tr("the total holds what was counted during gaps");
    if (row.statistics.isApproximate)
        return StatsStrip::tr("\u2248: to the exactness of a pixel column");
    return {};
}

} // namespace

StatsStrip::StatsStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"statsStrip"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Statistics of what is visible"));
}

int StatsStrip::lineHeight() const
{
    return fontMetrics().height() + 2;
}

int StatsStrip::shownRows() const
{
    const auto fitting = static_cast<qsizetype>(std::max(0, m_room / lineHeight()));
    return static_cast<int>(std::min(m_rows.size(), fitting));
}

void StatsStrip::setRoom(int height)
{
    const int before = shownRows();
    m_room = height;
    if (shownRows() != before)
        updateGeometry();
}

void StatsStrip::setRows(const QList<StatsRow> &rows)
{
    if (rows == m_rows)
        return;
    const bool isSameCount = rows.size() == m_rows.size();
    m_rows = rows;
    QList<int> widths = isSameCount ? m_widths : QList<int>();
    for (const StatsRow &row : m_rows) {
        const QList<Cell> cells = cellsOf(row, locale());
        widths.resize(cells.size() + 1);
        widths[0] =
            std::max(widths[0], std::min(kWidestName, fontMetrics().horizontalAdvance(row.name.whole()) + 2));
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i + 1] = std::max(widths[i + 1], fontMetrics().horizontalAdvance(cells[i].value));
    }
    m_widths = widths;
    const QString all = lines().join(u'\n');
    setToolTip(
        all + u"\n\n"_s +
        tr("Mean of levels: weighted by time. Mean of counters and amounts: the total for each hour that "
           "readings cover. Total: what was counted, by the share of each interval that is visible."));
    setAccessibleDescription(all);
    if (!isSameCount)
        updateGeometry();
    update();
}

QStringList StatsStrip::lines() const
{
    QStringList lines;
    for (const StatsRow &row : m_rows) {
        QStringList parts;
        for (const Cell &cell : cellsOf(row, locale())) {
            if (!cell.value.isEmpty())
                parts.append(cell.label + u' ' + cell.value);
        }
        if (const QString remark = remarkOf(row); !remark.isEmpty())
            parts.append(remark);
        lines.append(row.name.whole() + u": "_s + parts.join(u" \u00b7 "));
    }
    return lines;
}

QSize StatsStrip::sizeHint() const
{
    return {200, shownRows() > 0 ? shownRows() * lineHeight() + theme::kStep : 0};
}

QSize StatsStrip::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

/// What the numbers that fit beside a piece of it leave.
int StatsStrip::nameWidth() const
{
    const int least = std::min(kLeastName, m_widths[0]);
    int rest = width() - 2 * theme::kGroupGap - kSwatch - theme::kGroupGap;
    const QList<Cell> cells = cellsOf(m_rows.first(), locale());
    for (qsizetype cell = 0; cell < cells.size(); ++cell) {
        const int needed = theme::kViewMargin + fontMetrics().horizontalAdvance(cells[cell].label) +
                           theme::kStep + m_widths[cell + 1] + 1;
        if (m_widths[cell + 1] > 0 && rest - needed < least)
            break;
        rest -= m_widths[cell + 1] > 0 ? needed : 0;
    }
    return std::clamp(rest, least, m_widths[0]);
}

QStringList StatsStrip::shownNames() const
{
    QList<SeriesName> names;
    for (const StatsRow &row : m_rows.first(shownRows()))
        names.append(row.name);
    return names.isEmpty() ? QStringList() : elidedApart(names, fontMetrics(), nameWidth());
}

void StatsStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor quiet = theme::colour(theme::Role::QuietText, palette());
    const QColor plain = theme::colour(theme::Role::Text, palette());
    const int shown = shownRows();
    const QStringList names = shownNames();
    const int nameRoom = names.isEmpty() ? 0 : nameWidth();
    for (int i = 0; i < shown; ++i) {
        const StatsRow &row = m_rows[i];
        QRect line(theme::kGroupGap, i * lineHeight(), width() - 2 * theme::kGroupGap, lineHeight());
        if (i == shown - 1 && shown < m_rows.size()) {
            painter.setPen(quiet);
            painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                             tr("%n more; rest the mouse here to see all", nullptr,
                                static_cast<int>(m_rows.size() - shown + 1)));
            break;
        }
        paintSwatch(painter, row.look, palette(), QPointF(line.left(), line.center().y() + 0.5), kSwatch);
        int left = line.left() + kSwatch + theme::kGroupGap;
        painter.setPen(quiet);
        painter.drawText(QRect(left, line.top(), nameRoom, line.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         names[i]);
        left += nameRoom + theme::kViewMargin;
        const QList<Cell> cells = cellsOf(row, locale());
        for (qsizetype cell = 0; cell < cells.size(); ++cell) {
            if (m_widths[cell + 1] == 0) // nobody has one
                continue;
            const int label = fontMetrics().horizontalAdvance(cells[cell].label);
            if (left + label + theme::kStep + m_widths[cell + 1] > line.right())
                break;
            painter.setPen(quiet);
            painter.drawText(QRect(left, line.top(), label + 1, line.height()),
                             Qt::AlignVCenter | Qt::AlignLeft,
                             cells[cell].value.isEmpty() ? QString() : cells[cell].label);
            left += label + theme::kStep;
            painter.setPen(plain);
            painter.drawText(QRect(left, line.top(), m_widths[cell + 1] + 1, line.height()),
                             Qt::AlignVCenter | Qt::AlignRight, cells[cell].value);
            left += m_widths[cell + 1] + theme::kViewMargin;
        }
    }
}

void StatsStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange) {
        m_widths.clear();
        const QList<StatsRow> rows = std::exchange(m_rows, {});
        setRows(rows);
    }
}

} // namespace insite::charts
