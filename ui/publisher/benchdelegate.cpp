// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchdelegate.h"

#include "device/valuemodel.h"
#include "protocol/gatewaytopic.h"
#include "publisher/benchmodel.h"
#include "theme/colours.h"
#include "theme/metrics.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

constexpr int kChartWidth = 64;
const char *const kBefore = "textBefore"; ///< A dynamic property of an editor.

void paintChart(QPainter &painter, const QRectF &area, const QList<double> &values, const QColor &colour)
{
    if (values.isEmpty())
        return;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const double span = *most - *least;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double along = values.size() > 1 ? double(i) / double(values.size() - 1) : 1.0;
        const double up = span > 0 ? (values.at(i) - *least) / span : 0.5;
        line.append({area.left() + along * area.width(), area.bottom() - up * area.height()});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.25));
    painter.drawPolyline(line);
    painter.setBrush(colour);
    painter.drawEllipse(line.last(), 1.5, 1.5);
    painter.restore();
}

} // namespace

BenchDelegate::BenchDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

BenchDelegate::~BenchDelegate() = default;

QWidget *BenchDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *self = const_cast<BenchDelegate *>(this); // NOLINT: the interface is const, its signals are not
    const QString name =
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    if (index.column() == BenchModel::Utility || index.column() == BenchModel::Model) {
        auto *box = new QComboBox(parent);
        if (index.column() == BenchModel::Model) {
            box->addItems(device::modelKeys());
        } else {
            for (const protocol::UtilityType utility : protocol::kUtilityTypes)
                box->addItem(QString(protocol::utilityTypeName(utility)));
        }
        box->setAccessibleName(name);
        connect(box, &QComboBox::activated, self, [self, box] {
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        return box;
    }
    auto *edit = new QLineEdit(parent);
    edit->setFrame(false);
    edit->setAccessibleName(name);
    edit->setProperty(kBefore, index.data(Qt::EditRole));
    connect(edit, &QLineEdit::textEdited, self, [self, edit] { emit self->commitData(edit); });
    return edit;
}

void BenchDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(box->findText(text));
        return;
    }
    // While one types, the cursor stays where it is.
    auto *edit = qobject_cast<QLineEdit *>(editor);
    if (edit && edit->text() != text)
        edit->setText(text);
}

void BenchDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentText(), Qt::EditRole);
    else if (const auto *edit = qobject_cast<QLineEdit *>(editor))
        model->setData(index, edit->text(), Qt::EditRole);
}

void BenchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    if (index.column() != BenchModel::Last) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem whole(option);
    initStyleOption(&whole, index);
    const QString text = std::exchange(whole.text, QString());
    const QWidget *widget = option.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, widget);
    const QRect inside = option.rect.adjusted(theme::kStep, theme::kStep, -theme::kStep, -theme::kStep);
    QRectF chart(inside);
    chart.setWidth(std::min(kChartWidth, inside.width()));
    paintChart(*painter, chart.adjusted(0, 1, -2, -1),
               index.data(BenchModel::RecentRole).value<QList<double>>(),
               theme::colour(theme::Role::Accent, option.palette));
    painter->save();
    painter->setFont(theme::tabularFont(option.font));
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(
        inside.adjusted(kChartWidth + theme::kStep, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
        option.fontMetrics.elidedText(text, Qt::ElideRight, inside.width() - kChartWidth - theme::kStep));
    painter->restore();
}

bool BenchDelegate::eventFilter(QObject *watched, QEvent *event)
{
    auto *edit = qobject_cast<QLineEdit *>(watched);
    if (edit && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        edit->setText(edit->property(kBefore).toString());
        emit commitData(edit);
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace insite::publisher
