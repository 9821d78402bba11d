// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/detailspanel.h"

#include "theme/metrics.h"
#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

QString timeText(Instant at)
{
    return u"%1   (%2)"_s.arg(theme::formatLocalTime(at, QTimeZone::systemTimeZone(), QLocale()),
                              toIsoUtc(at));
}

} // namespace

DetailsPanel::DetailsPanel(QWidget *parent)
    : QWidget(parent)
    , m_hint(new QLabel(tr("Select one register in the tree to see everything that is known of it."), this))
    , m_form(new QWidget(this))
{
    setObjectName(u"detailsPanel"_s);
    const std::array<QString, RowCount> names = {
        tr("Customer:"),    tr("Subscription:"),   tr("Meter:"),        tr("Register:"),
        tr("Topic:"),       tr("Value:"),          tr("Measured at:"),  tr("System time:"),
        tr("Received at:"), tr("Schema version:"), tr("Readings kept:")};
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::kStep);
    for (int row = 0; row < RowCount; ++row) {
        auto *value = new QLabel(m_form);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setFont(theme::tabularFont(value->font()));
        value->setAccessibleName(QString(names[size_t(row)]).remove(u':'));
        m_values[size_t(row)] = value;
        form->addRow(names[size_t(row)], value);
    }
    auto *inside = new QWidget(this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(theme::kViewMargin, theme::kGroupGap, theme::kViewMargin, theme::kGroupGap);
    layout->addWidget(m_hint);
    layout->addWidget(m_form);
    layout->addStretch(1);
    m_hint->setWordWrap(true);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    refresh();
}

DetailsPanel::~DetailsPanel() = default;

void DetailsPanel::setModel(const tree::MeterTreeModel *model)
{
    m_model = model;
    m_selected.clear();
    refresh();
}

void DetailsPanel::show(const QList<readings::RegisterIndex> &selected)
{
    m_selected = selected;
    refresh();
}

void DetailsPanel::apply(const readings::Changes &changes)
{
    if (m_selected.size() != 1 || !isVisible())
        return;
    const auto changed =
        std::ranges::find(changes.registers, m_selected.first(), &readings::RegisterSnapshot::index);
    if (changed != changes.registers.end())
        refresh();
}

void DetailsPanel::refresh()
{
    const readings::RegisterSnapshot *snapshot =
        m_model && m_selected.size() == 1 ? m_model->snapshot(m_selected.first()) : nullptr;
    m_hint->setVisible(!snapshot);
    m_form->setVisible(snapshot);
    if (!snapshot)
        return;
    const QModelIndex index = m_model->indexOf(snapshot->index);
    const QVariant unit = index.data(tree::MeterTreeModel::UnitRole);
    const Reading &latest = snapshot->latest;
    set(Customer, snapshot->key.customer.text());
    set(Subscription, snapshot->key.subscription.text());
    set(Meter, snapshot->key.meter.text());
    set(Register, snapshot->key.registerId.text());
    set(Topic, index.data(tree::MeterTreeModel::TopicRole).toString());
    set(Value, u"%1 %2"_s.arg(theme::formatExact(latest.value, QLocale()),
                              theme::unitWords(unit.isValid() ? Unit(unit.toString()) : Unit())));
    set(Measured, latest.measuredFrom
                      ? tr("%1 to %2").arg(timeText(*latest.measuredFrom), timeText(latest.measuredAt))
                      : timeText(latest.measuredAt));
    set(System, latest.systemAt ? timeText(*latest.systemAt) : tr("not sent"));
    set(Received, timeText(snapshot->lastReceivedAt));
    set(Version, QString::number(latest.schemaVersion));
    set(Count, QLocale().toString(snapshot->count));
}

void DetailsPanel::set(Row row, const QString &text)
{
    QLabel *label = m_values[size_t(row)];
    if (label->text() != text)
        label->setText(text);
}

} // namespace insite::window
