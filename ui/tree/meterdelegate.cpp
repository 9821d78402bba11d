// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterdelegate.h"

#include "core/clock.h"
#include "theme/metrics.h"
#include "theme/quality.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

constexpr int kPadding = 6;
constexpr int kDecimals = 4; ///< Places reserved behind the point, so that points stand in one line.

constexpr double kSmall = 0.001; ///< Below, more places are shown rather than no figures.

} // namespace

MeterDelegate::MeterDelegate(const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
{
}

bool MeterDelegate::isTinted(const QModelIndex &index) const
{
    const QVariant changed = index.data(MeterTreeModel::ChangedRole);
    const std::chrono::steady_clock::time_point at{std::chrono::steady_clock::duration(changed.toLongLong())};
    return changed.toLongLong() != 0 &&
           m_clock.monotonic() - at < std::chrono::milliseconds(kTintMilliseconds);
}

void MeterDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (index.column() == MeterTreeModel::NameColumn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    painter->setFont(item.font);
    if (index.column() == MeterTreeModel::ValueColumn) {
        paintValue(*painter, item, index);
    } else if (index.column() == MeterTreeModel::QualityColumn) {
        item.text = text;
        paintQuality(*painter, item, index);
    } else {
        const bool isQuiet = index.column() == MeterTreeModel::CountColumn;
        painter->setPen(isQuiet ? theme::colour(theme::Role::QuietText, item.palette)
                                : item.palette.color(QPalette::Text));
        painter->drawText(item.rect.adjusted(kPadding, 0, -kPadding, 0), Qt::AlignVCenter | Qt::AlignRight,
                          text);
    }
    painter->restore();
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
    const Unit known = unit.isValid() ? Unit(unit.toString()) : Unit();
    // Item views take the thousands separators out of the option's locale; a person reads numbers with them.
    QLocale locale(option.locale);
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    QString number = theme::formatValue(value.toDouble(), locale);
    const QString point = locale.decimalPoint();
    auto at = number.lastIndexOf(point);
    if (at >= 0 && number.size() - at - 1 > kDecimals && std::abs(value.toDouble()) >= kSmall) {
        number = theme::formatValue(value.toDouble(), kDecimals, locale);
        at = number.lastIndexOf(point);
    }
    const QString whole = at < 0 ? number : number.left(at);
    const QString fraction = at < 0 ? QString() : number.mid(at);

    const QFontMetrics metrics(option.font);
    const int unitWidth =
        std::max(metrics.horizontalAdvance(theme::unitMark({})), metrics.horizontalAdvance(u"kWh"_s));
    const int fractionWidth = metrics.horizontalAdvance(point + QString(kDecimals, u'0'));
    const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const int unitLeft = area.right() + 1 - unitWidth;
    const int gap = theme::kStep; // a thin space, on the grid
    // More decimals than are reserved take their place from the left; the number stays whole.
    const int used = std::max(fractionWidth, metrics.horizontalAdvance(fraction));
    const int pointLeft = unitLeft - gap - used;
    const auto draw = [&](int left, int right, Qt::Alignment side, const QString &text) {
        painter.drawText(QRect(left, area.top(), right - left, area.height()), Qt::AlignVCenter | side, text);
    };
    painter.setPen(option.palette.color(QPalette::Text));
    draw(area.left(), pointLeft, Qt::AlignRight, whole);
    draw(pointLeft, unitLeft, Qt::AlignLeft, fraction);
    painter.setPen(theme::colour(theme::Role::QuietText, option.palette));
    draw(unitLeft, area.right() + 1, Qt::AlignLeft,
         metrics.elidedText(theme::unitMark(known), Qt::ElideRight, unitWidth));
}

void MeterDelegate::paintQuality(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto quality = static_cast<theme::Quality>(index.data(MeterTreeModel::QualityRole).toInt());
    const QRect area = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QRectF shape(area.left(), area.top(), 10, area.height());
    theme::paintQuality(painter, shape, quality, theme::colour(theme::qualityRole(quality), option.palette));
    const bool isCalm = quality == theme::Quality::Fresh || quality == theme::Quality::Never;
    painter.setPen(theme::colour(isCalm ? theme::Role::QuietText : theme::Role::Text, option.palette));
    const QRect words = area.adjusted(10 + kPadding, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(option.font).elidedText(option.text, Qt::ElideRight, words.width()));
}

QSize MeterDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(theme::kRowHeight, QFontMetrics(option.font).height() + 6));
    return size;
}

} // namespace insite::tree
