// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/detailspanel.h"

#include "core/clock.h"
#include "details/metadatafacts.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/seentimer.h"
#include "tree/metertreemodel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::details {

DetailsPanel::DetailsPanel(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_hint(new QLabel(tr("Choose a row in the tree to see everything that is known of it."), this))
    , m_title(new QLabel(this))
    , m_limits(new QToolButton(this))
    , m_sheet(new FactSheet(this))
{
    setObjectName(u"detailsPanel"_s);
    m_hint->setWordWrap(true);
    m_title->setObjectName(u"detailsTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setFont(theme::font(theme::TypeStep::Headline));
    m_limits->setObjectName(u"detailsLimits"_s);
    m_limits->setText(tr("Limits…"));
    m_limits->setIcon(theme::icon(u"bell"_s));
    m_limits->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_limits->setAutoRaise(true);
    m_limits->setFocusPolicy(Qt::TabFocus);
    m_limits->setToolTip(tr("Set the limits beyond which this register is an alarm (L in the tree)"));
    connect(m_limits, &QToolButton::clicked, this, &DetailsPanel::limitsRequested);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(theme::kGroupGap);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_limits, 0, Qt::AlignTop);
    auto *inside = new QWidget(this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(theme::kViewMargin, theme::kGroupGap, theme::kViewMargin, theme::kGroupGap);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_hint);
    layout->addLayout(heading);
    layout->addWidget(m_sheet);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    setFocusProxy(scroll);

    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(200ms);
    connect(&m_askSoon, &QTimer::timeout, this, &DetailsPanel::askPast);
    m_askAgain.setSingleShot(true);
    m_askAgain.setInterval(10s);
    connect(&m_askAgain, &QTimer::timeout, this, &DetailsPanel::askPast);
    auto *second = new theme::SeenTimer(1s, this);
    connect(second, &theme::SeenTimer::timeout, this, &DetailsPanel::takeSecond); // ages grow
    refresh();
}

DetailsPanel::~DetailsPanel() = default;

void DetailsPanel::open(const tree::MeterTreeModel &model, const metadata::Catalogue &catalogue,
                        const QString &historyPath)
{
    close();
    m_model = &model;
    m_catalogue = &catalogue;
    m_past = std::make_unique<RegisterPastSource>(historyPath);
    connect(m_past.get(), &RegisterPastSource::answered, this, &DetailsPanel::takePast);
    connect(m_past.get(), &RegisterPastSource::failed, this,
            [this](const RegisterKey &key, const QString &sentence) {
                if (snapshot() && snapshot()->key == key) {
                    m_answer.problem = sentence;
                    refresh();
                }
            });
}

void DetailsPanel::close()
{
    m_past.reset();
    m_askSoon.stop();
    m_askAgain.stop();
    m_row = QPersistentModelIndex();
    m_model = nullptr;
    m_catalogue = nullptr;
    m_answer = {};
    m_message.reset();
    refresh();
}

void DetailsPanel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

void DetailsPanel::show(const QModelIndex &row)
{
    if (m_row == row)
        return;
    m_row = row;
    m_answer = {};
    m_message.reset();
    m_isMessageOld = true;
    if (m_past)
        m_past->cancel();
    m_askAgain.stop();
    if (snapshot() && isVisible())
        m_askSoon.start();
    refresh();
    takeSecond();
}

void DetailsPanel::takeSecond()
{
    if (!isVisible() || !snapshot())
        return;
    refresh();
    if (std::exchange(m_isMessageOld, false))
        emit messageWanted(snapshot()->key);
}

void DetailsPanel::showMessage(const RegisterKey &key, const readings::RawMessage &message)
{
    if (!snapshot() || snapshot()->key != key)
        return;
    m_message = message;
    refresh();
}

void DetailsPanel::apply(const readings::Changes &changes)
{
    const readings::RegisterSnapshot *shown = isVisible() ? snapshot() : nullptr;
    if (!shown)
        return;
    const auto changed =
        std::ranges::lower_bound(changes.registers, shown->index, {}, &readings::RegisterSnapshot::index);
    if (changed == changes.registers.end() || changed->index != shown->index)
        return;
    m_isMessageOld = true;
    refresh();
    if (!m_askSoon.isActive() && !m_askAgain.isActive())
        m_askAgain.start();
}

QString DetailsPanel::asText() const
{
    return m_sheet->asText();
}

const readings::RegisterSnapshot *DetailsPanel::snapshot() const
{
    return m_model && m_row.isValid() ? m_model->snapshot(m_row) : nullptr;
}

void DetailsPanel::askPast()
{
    if (m_past && snapshot() && isVisible())
        m_past->ask(snapshot()->key, m_clock.now());
}

void DetailsPanel::takePast(const RegisterKey &key, const RegisterPast &past)
{
    if (!snapshot() || snapshot()->key != key)
        return;
    m_answer = {past, {}};
    refresh();
}

void DetailsPanel::refresh()
{
    const bool hasRow = m_model && m_row.isValid();
    m_hint->setVisible(!hasRow);
    m_title->setVisible(hasRow);
    m_limits->setVisible(hasRow && snapshot());
    m_sheet->setVisible(hasRow);
    if (!hasRow || !isVisible())
        return;
    const QModelIndex row = m_row;
    QString title = row.data().toString();
    if (snapshot())
        title = tr("%1 of %2", "a register of a meter").arg(title, row.parent().data().toString());
    m_title->setText(title);
    m_sheet->show(sections());
}

QList<FactSection> DetailsPanel::sections() const
{
    const QModelIndex row = m_row;
    if (snapshot())
        return factsOf(*m_model, *snapshot(), m_answer, m_zone) +
               QList{metadataOf(*m_catalogue, snapshot()->key), messageSection(m_message, m_zone)};
    QList<FactSection> sections = factsOf(*m_model, row);
    const auto kind =
        static_cast<tree::MeterTreeModel::Kind>(row.data(tree::MeterTreeModel::KindRole).toInt());
    if (kind == tree::MeterTreeModel::Kind::Meter) {
        const QStringList path = row.data(tree::MeterTreeModel::PathRole).toStringList();
        sections.append(metadataOf(*m_catalogue, CustomerId(path.value(0)), MeterId(path.value(2))));
    }
    return sections;
}

void DetailsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    takeSecond();
    if (snapshot() && !m_answer.past)
        m_askSoon.start();
}

void DetailsPanel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_row.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme::icon(u"copy"_s), tr("Copy all as table"), this,
                    [this] { QApplication::clipboard()->setText(asText()); });
    if (snapshot()) {
        QAction *limits =
            menu->addAction(theme::icon(u"bell"_s), tr("Limits…"), this, &DetailsPanel::limitsRequested);
        limits->setObjectName(u"editLimits"_s);
    }
    menu->popup(event->globalPos());
}

} // namespace insite::details
