// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/flowpanel.h"

#include "core/clock.h"
#include "inspector/subject.h"
#include "inspector/tablecopy.h"
#include "readings/recorder.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

FlowPanel::FlowPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new QTableView(this))
{
    setObjectName(u"flowPanel"_s);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(FlowModel::RawRole);
    m_table->setObjectName(u"flows"_s);
    m_table->setAccessibleName(tr("Who sends how much"));
    prepareTable(*m_table);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FlowModel::MessagesPerSecond, Qt::DescendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    for (int column = 0; column < FlowModel::ColumnCount; ++column) {
        const QString heading = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        m_table->setColumnWidth(column, m_table->fontMetrics().horizontalAdvance(heading) + 40);
    }
    m_table->setColumnWidth(FlowModel::Meter, 220);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(m_table, 1);
    auto *second = new theme::SeenTimer(std::chrono::seconds(1), this);
    connect(second, &theme::SeenTimer::timeout, this, &FlowPanel::ask);
}

FlowPanel::~FlowPanel() = default;

QWidget *FlowPanel::createBar()
{
    auto *bar = new QWidget(this);
    m_by = new QComboBox(bar);
    m_by->setObjectName(u"flowBy"_s);
    m_by->setAccessibleName(tr("A row for each"));
    m_by->addItems({tr("By meter"), tr("By customer")});
    connect(m_by, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_model.setBy(index == 0 ? FlowModel::By::Meter : FlowModel::By::Customer);
        m_flood->setText(m_model.floodSentence());
    });
    const auto label = [bar](const QString &name) {
        auto *result = new QLabel(bar);
        result->setObjectName(name);
        result->setTextFormat(Qt::PlainText);
        result->setWordWrap(true);
        result->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return result;
    };
    m_flood = label(u"flowFlood"_s);
    m_acknowledgements = label(u"flowAcknowledgements"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_flood);
    words->addWidget(m_acknowledgements);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_by, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return bar;
}

void FlowPanel::setSubject(const Subject *subject)
{
    if (m_recorder)
        disconnect(m_recorder, nullptr, this, nullptr);
    m_recorder = subject ? &subject->recorder : nullptr;
    m_isAsked = false;
    m_model.setCatalogue(subject ? &subject->catalogue : nullptr);
    m_model.clear();
    m_flood->setText(subject ? QString() : tr("Open a profile to see who sends how much."));
    m_acknowledgements->clear();
    if (m_recorder)
        connect(m_recorder, &readings::Recorder::flowTaken, this, &FlowPanel::take);
    if (isVisible())
        ask();
}

void FlowPanel::ask()
{
    if (!m_recorder || m_isAsked)
        return;
    m_isAsked = true;
    m_recorder->requestFlow();
}

void FlowPanel::take(const readings::FlowReport &report)
{
    m_isAsked = false;
    m_model.apply(report, m_clock.now());
    m_flood->setText(m_model.floodSentence());
    m_acknowledgements->setText(m_model.acknowledgementSentence());
}

} // namespace insite::inspector
