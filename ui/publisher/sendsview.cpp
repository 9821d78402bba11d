// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/sendsview.h"

#include "publisher/sendlistmodel.h"
#include "theme/metrics.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

/// The state in words has what time, value and a glance at the topic leave, so that nothing need be scrolled.
/// Where that is too little the topic goes: it stands in the tooltip, and the state is what one looks for.
class SendsTable final : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        constexpr int kNarrowTopic = 84;
        constexpr int kLeastState = 130;
        constexpr int kWholeState = 190;
        const int left =
            viewport()->width() - columnWidth(SendListModel::Time) - columnWidth(SendListModel::Value);
        const bool hasTopic = left >= kNarrowTopic + kLeastState;
        setColumnHidden(SendListModel::Topic, !hasTopic);
        setTextElideMode(hasTopic ? Qt::ElideMiddle : Qt::ElideRight);
        setColumnWidth(SendListModel::State, hasTopic ? std::min(left - kNarrowTopic, kWholeState) : left);
        QTableView::resizeEvent(event);
    }
};

} // namespace

SendsView::SendsView(SendListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new SendsTable(this))
{
    m_table->setObjectName(u"sends"_s);
    m_table->setAccessibleName(tr("What was sent"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme::kRowHeight);
    m_table->setTextElideMode(Qt::ElideMiddle);
    // The topic stands beside the time and takes what the others leave.
    m_table->horizontalHeader()->moveSection(SendListModel::Topic, 1);
    m_table->horizontalHeader()->swapSections(2, 3);
    m_table->horizontalHeader()->setSectionResizeMode(SendListModel::Topic, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(SendListModel::Time, 68);
    m_table->setColumnWidth(SendListModel::Value, 76);
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(u"sendSentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(2 * m_sentence->fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_sentence);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &SendsView::showSentence);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &SendsView::showSentence);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SendsView::showSentence);
    showSentence();
}

SendsView::~SendsView() = default;

void SendsView::clearSelection()
{
    m_table->clearSelection();
    m_table->setCurrentIndex({});
}

void SendsView::showSentence()
{
    const QModelIndex current = m_table->currentIndex();
    if (m_model.rowCount() == 0)
        m_sentence->setText(tr("Nothing was sent yet."));
    else
        m_sentence->setText(SendListModel::stateSentence(m_model.at(current.isValid() ? current.row() : 0)));
}

} // namespace insite::publisher
