// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/connectionlogpanel.h"

#include "inspector/connectionlogmodel.h"
#include "inspector/tablecopy.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr int kNarrowProfile = 80; ///< What happened needs the room; a long name ends in an ellipsis.

} // namespace

ConnectionLogPanel::ConnectionLogPanel(ConnectionLogModel &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_table(new QTableView(this))
{
    setObjectName(u"connectionLogPanel"_s);
    m_table->setObjectName(u"connectionLog"_s);
    m_table->setAccessibleName(tr("Connection log"));
    prepareTable(*m_table);
    m_table->setModel(&m_log);
    m_table->setColumnWidth(ConnectionLogModel::Time,
                            m_table->fontMetrics().horizontalAdvance(u"2026-11-24 00:00:00 CET"_s) + 24);
    m_table->setColumnWidth(ConnectionLogModel::Profile, kNarrowProfile);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ConnectionLogPanel::showCurrent);
    connect(&m_log, &QAbstractItemModel::rowsInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (bar->value() >= bar->maximum())
            QMetaObject::invokeMethod(m_table, &QTableView::scrollToBottom, Qt::QueuedConnection);
        showCurrent();
    });
    connect(&m_log, &QAbstractItemModel::dataChanged, this, &ConnectionLogPanel::showCurrent);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(createDetails());
    showCurrent();
}

ConnectionLogPanel::~ConnectionLogPanel() = default;

QWidget *ConnectionLogPanel::createDetails()
{
    auto *box = new QWidget(this);
    const auto label = [box](const QString &name) {
        auto *result = new QLabel(box);
        result->setObjectName(name);
        result->setTextFormat(Qt::PlainText);
        result->setWordWrap(true);
        result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return result;
    };
    m_sentence = label(u"logSentence"_s);
    m_detail = label(u"logDetail"_s);
    m_detail->hide();
    m_fold = new QToolButton(box);
    m_fold->setObjectName(u"logFold"_s);
    m_fold->setText(tr("Technical reason"));
    m_fold->setToolTip(tr("What the library or the broker said, word for word"));
    m_fold->setIcon(theme::icon(u"chevron-right"_s));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    connect(m_fold, &QToolButton::toggled, this, [this](bool isOpen) {
        m_fold->setIcon(theme::icon(isOpen ? u"chevron-down"_s : u"chevron-right"_s));
        m_detail->setVisible(isOpen);
    });
    auto *copyAll = new QToolButton(box);
    copyAll->setObjectName(u"logCopy"_s);
    copyAll->setText(tr("Copy"));
    copyAll->setIcon(theme::icon(u"copy"_s));
    copyAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copyAll->setToolTip(tr("Copy the selected lines, or all, with their technical reasons"));
    connect(copyAll, &QToolButton::clicked, this, &ConnectionLogPanel::copy);

    auto *top = new QHBoxLayout;
    top->setSpacing(theme::kGroupGap);
    top->addWidget(m_sentence, 1);
    top->addWidget(m_fold, 0, Qt::AlignTop);
    top->addWidget(copyAll, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(theme::kStep);
    layout->addLayout(top);
    layout->addWidget(m_detail);
    return box;
}

void ConnectionLogPanel::showCurrent()
{
    const int last = m_log.rowCount() - 1;
    const QModelIndex current = m_table->currentIndex();
    const int row = current.isValid() ? current.row() : last;
    if (row < 0) {
        m_sentence->setText(tr("Nothing has happened yet. Open a profile to connect."));
        m_fold->setEnabled(false);
        m_detail->clear();
        return;
    }
    const QModelIndex index = m_log.index(row, ConnectionLogModel::Event);
    m_sentence->setText(index.data().toString());
    m_detail->setText(index.data(ConnectionLogModel::DetailRole).toString());
    m_fold->setEnabled(!m_detail->text().isEmpty());
}

void ConnectionLogPanel::copy()
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : selected)
        rows.append(row.row());
    std::ranges::sort(rows);
    for (int row = 0; selected.isEmpty() && row < m_log.rowCount(); ++row)
        rows.append(row);
    QStringList lines;
    for (const int row : std::as_const(rows))
        lines.append(m_log.text(m_log.entries().at(size_t(row))));
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

} // namespace insite::inspector
