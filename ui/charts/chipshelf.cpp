// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chipshelf.h"

#include "charts/flowlayout.h"
#include "charts/serieschip.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kMostLeastRows = 3;
constexpr double kShareStep = 1.0 / 64;

int heightOf(int rows, int row)
{
    return rows * row + (rows - 1) * theme::kStep;
}

} // namespace

ChipShelf::ChipShelf(QWidget *parent)
    : QScrollArea(parent)
    , m_rows(new QWidget)
    , m_layout(new FlowLayout(theme::kStep))
{
    setObjectName(u"chipShelf"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the chips have it
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rows->setLayout(m_layout);
    setWidget(m_rows);
    // The panel's ground shows through.
    viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    fit();
}

ChipShelf::~ChipShelf() = default;

void ChipShelf::insert(int position, SeriesChip *chip)
{
    m_layout->insertWidget(position, chip);
    const int count = m_layout->count();
    const int first = position < 0 ? count - 1 : std::min(position, count - 1);
    for (int i = std::max(1, first); i < count; ++i)
        setTabOrder(m_layout->itemAt(i - 1)->widget(), m_layout->itemAt(i)->widget());
    chip->show(); // a layout counts what is shown
}

void ChipShelf::setRoom(int height)
{
    if (height != m_room) {
        m_room = height;
        fit();
    }
}

int ChipShelf::rowHeight() const
{
    return std::max(1, m_layout->sizeHint().height());
}

int ChipShelf::leastHeight(int width) const
{
    return std::min(m_layout->heightFor(width, 0), heightOf(kMostLeastRows, rowHeight()));
}

QList<SeriesChip *> ChipShelf::chips() const
{
    QList<SeriesChip *> chips;
    for (int i = 0; i < m_layout->count(); ++i) {
        if (auto *chip = qobject_cast<SeriesChip *>(m_layout->itemAt(i)->widget()))
            chips.append(chip);
    }
    return chips;
}

/// The values go before the names: crosshair and tooltip have them.
void ChipShelf::shareOut(int room)
{
    const auto fits = [&](double share) {
        return m_layout->heightFor(width(), share) <= room;
    };
    const QList<SeriesChip *> all = chips();
    for (const bool hasValues : {true, false}) {
        for (SeriesChip *chip : all)
            chip->setValueShown(hasValues);
        if (fits(1)) {
            m_layout->setShare(1);
            return;
        }
    }
    double fitting = 0;
    double tooWide = 1;
    while (tooWide - fitting > kShareStep) {
        const double middle = (fitting + tooWide) / 2;
        (fits(middle) ? fitting : tooWide) = middle;
    }
    m_layout->setShare(fitting);
}

void ChipShelf::tellApart()
{
    const QList<SeriesChip *> all = chips();
    QList<SeriesName> names;
    for (const SeriesChip *chip : all)
        names.append(chip->text().name);
    const auto cuts =
        cutsApart(names, [&all](qsizetype at, const NameCut &cut) { return all[at]->shownName(cut); });
    for (qsizetype i = 0; i < all.size(); ++i)
        all[i]->setCut(cuts[i]);
}

void ChipShelf::fit()
{
    ++m_fitCount;
    const int row = rowHeight();
    // Whole rows: half a chip says less than none.
    const int room = heightOf(std::max(1, (m_room + theme::kStep) / (row + theme::kStep)), row);
    shareOut(room);
    const int wanted = m_layout->heightForWidth(width());
    setFixedHeight(std::min(wanted, room));
    // Without a need to scroll it has the whole width, also while the bar of before still stands there.
    const int inside = wanted <= room ? width() : viewport()->width();
    m_rows->resize(inside, m_layout->heightForWidth(inside));
    m_layout->activate(); // else it asks for no layout when a chip grows
    tellApart();
    verticalScrollBar()->setSingleStep(row + theme::kStep);
}

bool ChipShelf::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTaken = QScrollArea::eventFilter(watched, event);
    if (watched == m_rows && event->type() == QEvent::LayoutRequest)
        fit(); // a chip grew
    else if (watched == m_rows && event->type() == QEvent::ChildRemoved)
        QMetaObject::invokeMethod(this, &ChipShelf::fit, Qt::QueuedConnection); // the layout knows it then
    return isTaken;
}

void ChipShelf::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace insite::charts
