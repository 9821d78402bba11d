// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterdelegate.h"

#include "core/clock.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/quality.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"
#include "tree/sparkline.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

constexpr int kPadding = 6;
constexpr int kDecimals = 3;    ///< Places reserved behind the point, so that points stand in one line.
constexpr int kMostUnitEms = 6; ///< A longer unit is elided.
constexpr int kPinSize = 12;
constexpr int kNamePadding = 3;    ///< As the style keeps it before texts.
constexpr double kSmall = 0.001;   ///< Below, more places are shown rather than no figures.
constexpr int kLongestNumber = 17; ///< With its separators; no column is made for a longer one.

/// Item views take the thousands separators out of the option's locale; a person reads numbers with them.
QLocale localeOf(const QStyleOptionViewItem &option)
{
    QLocale locale(option.locale);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale;
}

/// No more places than are reserved, unless somebody chose them or no figure would be left.
QString numberOf(double value, const QVariant &decimals, const QLocale &locale)
{
    if (decimals.isValid())
        return theme::formatValue(value, decimals.toInt(), locale);
    const QString number = theme::formatValue(value, locale);
    const auto point = number.lastIndexOf(locale.decimalPoint());
    const bool isLong = point >= 0 && number.size() - point - 1 > kDecimals;
    return isLong && std::abs(value) >= kSmall ? theme::formatValue(value, kDecimals, locale) : number;
}

bool isBranch(const QModelIndex &index)
{
    return !index.data(MeterTreeModel::RegisterRole).isValid();
}

QRect contentOf(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(kPadding, 0, -kPadding, 0);
}

} // namespace

MeterDelegate::MeterDelegate(const MeterTreeModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

bool MeterDelegate::isTinted(const QModelIndex &index) const
{
    const QVariant changed = index.data(MeterTreeModel::ChangedRole);
    const std::chrono::steady_clock::time_point at{std::chrono::steady_clock::duration(changed.toLongLong())};
    return changed.toLongLong() != 0 &&
           m_model.clock().monotonic() - at < std::chrono::milliseconds(kTintMilliseconds);
}

void MeterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    // The style's own item would lay out text and icons that are drawn here, at some ten times the cost.
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    painter->setFont(option.font);
    switch (index.column()) {
    case MeterTreeModel::NameColumn:
        if (!isBranch(index))
            paintName(*painter, option, index);
        break;
    case MeterTreeModel::ValueColumn:
        paintValue(*painter, option, index);
        break;
    case MeterTreeModel::ChangeColumn:
        paintChange(*painter, option, index.data().toString());
        break;
    case MeterTreeModel::TrendColumn:
        paintTrend(*painter, option, index);
        break;
    case MeterTreeModel::QualityColumn:
        paintQuality(*painter, option, index);
        break;
    default: {
        const bool isQuiet = index.column() == MeterTreeModel::CountColumn;
        painter->setPen(isQuiet ? theme::colour(theme::Role::QuietText, option.palette)
                                : option.palette.color(QPalette::Text));
        // Its last digits go, never its first.
        const QRect area = contentOf(option);
        painter->drawText(
            area, Qt::AlignVCenter | Qt::AlignRight,
            QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, area.width()));
    }
    }
    painter->restore();
}

void MeterDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QRect words = contentOf(option);
    words.setLeft(option.rect.left() + kNamePadding);
    if (index.data(MeterTreeModel::PinnedRole).toBool()) {
        const QRect pin(words.right() + 1 - kPinSize, option.rect.center().y() - kPinSize / 2 + 1, kPinSize,
                        kPinSize);
        theme::icon(u"pin"_s, theme::Role::Accent).paint(&painter, pin);
        words.setRight(pin.left() - theme::kStep);
    }
    painter.setPen(option.palette.color(QPalette::Text));
    // Both ends tell it from its neighbours: "Accumulated energy, import" stands beside "…, export".
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
}

void MeterDelegate::paintBranchName(QPainter &painter, QStyleOptionViewItem option, const QModelIndex &index,
                                    int right) const
{
    int wanted = kNamePadding + QFontMetrics(option.font).horizontalAdvance(index.data().toString()) + 1;
    if (index.data(MeterTreeModel::PinnedRole).toBool())
        wanted += kPinSize + theme::kStep;
    wanted += kPadding;
    if (wanted > option.rect.width())
        option.rect.setRight(std::min(right, option.rect.left() + wanted - 1));
    painter.save();
    painter.setFont(option.font);
    paintName(painter, option, index);
    painter.restore();
}

int MeterDelegate::unitWidth(const QFontMetrics &metrics, const QString &unit) const
{
    const int most = kMostUnitEms * metrics.horizontalAdvance(u'm');
    // Advances are rounded; a text that fits to the pixel would be elided.
    m_unitWidth = std::max({m_unitWidth, metrics.horizontalAdvance(theme::unitMark({})) + 1,
                            std::min(most, metrics.horizontalAdvance(unit) + 1)});
    return m_unitWidth;
}

void MeterDelegate::takeRoom(const QFontMetrics &metrics, const QString &number, const QLocale &locale,
                             int unit) const
{
    const auto point = number.lastIndexOf(locale.decimalPoint());
    const auto behind = point < 0 ? 0 : number.size() - point;
    const QString aligned = number + QString(std::max<qsizetype>(0, kDecimals + 1 - behind), u'0');
    if (aligned.size() <= kLongestNumber)
        m_valueRoom = std::max(m_valueRoom, 2 * kPadding + metrics.horizontalAdvance(aligned) + unit);
}

void MeterDelegate::drawAligned(QPainter &painter, const QRect &area, int right, const QString &number,
                                const QFontMetrics &metrics, const QLocale &locale) const
{
    const QString point = locale.decimalPoint();
    const auto at = number.lastIndexOf(point);
    const QString whole = at < 0 ? number : number.left(at);
    const QString fraction = at < 0 ? QString() : number.mid(at);
    const int reserved = metrics.horizontalAdvance(point + QString(kDecimals, u'0'));
    const int room = right - area.left();
    if (metrics.horizontalAdvance(number) > room) {
        // Its last digits go, never its first: those would make it another number.
        painter.drawText(QRect(area.left(), area.top(), room, area.height()),
                         Qt::AlignVCenter | Qt::AlignRight, metrics.elidedText(number, Qt::ElideRight, room));
        return;
    }
    if (metrics.horizontalAdvance(whole) + reserved > room) {
        painter.drawText(QRect(area.left(), area.top(), room, area.height()),
                         Qt::AlignVCenter | Qt::AlignRight, number);
        return;
    }
    // More places than are reserved take their room from the left; the number stays whole.
    const int pointLeft = right - std::max(reserved, metrics.horizontalAdvance(fraction));
    painter.drawText(QRect(area.left(), area.top(), pointLeft - area.left(), area.height()),
                     Qt::AlignVCenter | Qt::AlignRight, whole);
    painter.drawText(QRect(pointLeft, area.top(), right - pointLeft, area.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, fraction);
}

void MeterDelegate::paintValue(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QVariant value = index.data(MeterTreeModel::RawRole);
    if (!value.isValid()) {
        return;
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (m_tints && !isSelected && isTinted(index)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::colour(theme::Role::Tint, option.palette));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), theme::kRadius, theme::kRadius);
    }
    const QVariant unit = index.data(MeterTreeModel::UnitRole);
    const QString mark = theme::unitMark(unit.isValid() ? Unit(unit.toString()) : Unit());
    const QLocale locale = localeOf(option);
    const QFontMetrics metrics(option.font);
    const QRect area = contentOf(option);
    const int room = unitWidth(metrics, mark);
    const int unitLeft = area.right() + 1 - room;
    const QString number = numberOf(value.toDouble(), index.data(MeterTreeModel::DecimalsRole), locale);
    takeRoom(metrics, number, locale, theme::kStep + room);
    painter.setPen(option.palette.color(QPalette::Text));
    drawAligned(painter, area, unitLeft - theme::kStep, number, metrics, locale);
    painter.setPen(theme::colour(theme::Role::QuietText, option.palette));
    painter.drawText(QRect(unitLeft, area.top(), room, area.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(mark, Qt::ElideRight, room));
}

void MeterDelegate::paintChange(QPainter &painter, const QStyleOptionViewItem &option,
                                const QString &text) const
{
    if (text.isEmpty())
        return;
    // "8.4/h": the number in line with the differences, what it is for behind it in the quiet colour.
    const auto slash = text.lastIndexOf(u'/');
    const QString rest = slash < 0 ? QString() : text.mid(slash);
    const QFontMetrics metrics(option.font);
    const QRect area = contentOf(option);
    const int restLeft = area.right() + 1 - metrics.horizontalAdvance(u"/h"_s);
    painter.setPen(option.palette.color(QPalette::Text));
    drawAligned(painter, area, restLeft, slash < 0 ? text : text.left(slash), metrics, localeOf(option));
    painter.setPen(theme::colour(theme::Role::QuietText, option.palette));
    painter.drawText(QRect(restLeft, area.top(), area.right() + 1 - restLeft, area.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, rest);
}

void MeterDelegate::paintTrend(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QVariant number = index.data(MeterTreeModel::RegisterRole);
    if (!number.isValid())
        return;
    const auto registerIndex = number.value<readings::RegisterIndex>();
    std::vector<readings::Point> points = m_model.newestPoints(registerIndex, kTrendPoints);
    const readings::RegisterSnapshot *snapshot = m_model.snapshot(registerIndex);
    if (snapshot && !snapshot->latest.measuredFrom)
        points = ratesOf(points);
    paintSparkline(painter, QRectF(contentOf(option)).adjusted(0, 5, 0, -5), points,
                   m_model.expectedInterval(registerIndex),
                   theme::colour(theme::Role::QuietText, option.palette),
                   theme::colour(theme::Role::Accent, option.palette));
}

void MeterDelegate::paintQuality(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto quality = static_cast<theme::Quality>(index.data(MeterTreeModel::QualityRole).toInt());
    const QRect area = contentOf(option);
    const QRectF shape(area.left(), area.top(), 10, area.height());
    theme::paintQuality(painter, shape, quality, theme::colour(theme::qualityRole(quality), option.palette));
    const bool isCalm = quality == theme::Quality::Fresh || quality == theme::Quality::Never;
    painter.setPen(theme::colour(isCalm ? theme::Role::QuietText : theme::Role::Text, option.palette));
    const QRect words = area.adjusted(10 + kPadding, 0, 0, 0);
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

QSize MeterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(theme::kRowHeight, QFontMetrics(option.font).height() + 6));
    return size;
}

} // namespace insite::tree
