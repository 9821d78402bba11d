// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/factsheet.h"

#include "theme/colours.h"
#include "theme/metrics.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::details {

namespace {

constexpr int kColumnWidth = 350;
constexpr int kMostColumns = 3;

QString richText(const Fact &fact, const QPalette &palette)
{
    if (fact.note.isEmpty())
        return fact.value.toHtmlEscaped();
    return u"%1 <span style='color:%2'>%3</span>"_s.arg(fact.value.toHtmlEscaped(),
                                                        theme::colour(theme::Role::QuietText, palette).name(),
                                                        fact.note.toHtmlEscaped());
}

} // namespace

FactSheet::FactSheet(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::kViewMargin);
    m_grid->setVerticalSpacing(theme::kGroupGap);
}

FactSheet::~FactSheet() = default;

bool FactSheet::hasSameShape(const QList<FactSection> &sections) const
{
    return std::equal(sections.cbegin(), sections.cend(), m_sections.cbegin(), m_sections.cend(),
                      [](const FactSection &left, const FactSection &right) {
                          return left.title == right.title &&
                                 std::equal(left.facts.cbegin(), left.facts.cend(), right.facts.cbegin(),
                                            right.facts.cend(), [](const Fact &one, const Fact &other) {
                                                return one.label == other.label &&
                                                       one.isFixed == other.isFixed;
                                            });
                      });
}

void FactSheet::show(const QList<FactSection> &sections)
{
    if (sections == m_sections)
        return;
    const bool isSame = hasSameShape(sections);
    const QList<FactSection> before = std::exchange(m_sections, sections);
    if (!isSame) {
        build();
        return;
    }
    for (qsizetype i = 0; i < sections.size(); ++i) {
        for (qsizetype k = 0; k < sections[i].facts.size(); ++k) {
            if (sections[i].facts[k] != before[i].facts[k])
                update(m_rows[size_t(i)][size_t(k)], sections[i].facts[k]);
        }
    }
}

void FactSheet::build()
{
    for (QWidget *box : m_boxes)
        delete box;
    m_boxes.clear();
    m_rows.clear();
    for (const FactSection &section : std::as_const(m_sections)) {
        auto *box = new QWidget(this);
        auto *form = new QFormLayout(box);
        form->setContentsMargins(0, 0, 0, 0);
        form->setVerticalSpacing(theme::kStep);
        form->setHorizontalSpacing(theme::kGroupGap);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        form->setLabelAlignment(Qt::AlignLeft);
        auto *title = new QLabel(section.title, box);
        title->setTextFormat(Qt::PlainText);
        title->setFont(theme::font(theme::TypeStep::Title));
        form->addRow(title);
        std::vector<Row> rows;
        for (const Fact &fact : section.facts) {
            Row row{new QLabel(fact.label, box), new QLabel(box)};
            row.label->setTextFormat(Qt::PlainText);
            row.label->setAlignment(Qt::AlignTop | Qt::AlignLeft); // beside the first line of its value
            row.label->setForegroundRole(QPalette::PlaceholderText);
            row.value->setTextFormat(Qt::RichText);
            row.value->setWordWrap(true);
            row.value->setAlignment(Qt::AlignTop | Qt::AlignLeft);
            row.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            row.value->setFont(fact.isFixed ? QFontDatabase::systemFont(QFontDatabase::FixedFont)
                                            : theme::tabularFont(row.value->font()));
            row.value->setAccessibleName(fact.label);
            row.value->setObjectName(u"fact"_s);
            row.label->setBuddy(row.value);
            form->addRow(row.label, row.value);
            update(row, fact);
            rows.push_back(row);
        }
        m_boxes.push_back(box);
        m_rows.push_back(std::move(rows));
    }
    m_columns = 0;
    arrange();
}

void FactSheet::update(Row &row, const Fact &fact)
{
    row.value->setText(richText(fact, palette()));
}

/// Each section goes to the column that is shortest so far.
void FactSheet::arrange()
{
    const int columns = std::clamp(width() / kColumnWidth, 1, kMostColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QLayout *layout = item->layout()) {
            while (QLayoutItem *inner = layout->takeAt(0))
                delete inner;
        }
        delete item;
    }
    std::vector<QVBoxLayout *> stacks;
    std::vector<size_t> lengths(size_t(columns), 0);
    for (int column = 0; column < kMostColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    for (int column = 0; column < columns; ++column) {
        auto *stack = new QVBoxLayout;
        stack->setSpacing(theme::kGroupGap);
        m_grid->addLayout(stack, 0, column);
        stacks.push_back(stack);
    }
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        const auto shortest = size_t(std::min_element(lengths.begin(), lengths.end()) - lengths.begin());
        stacks[shortest]->addWidget(m_boxes[i]);
        lengths[shortest] += m_rows[i].size() + 2;
        m_boxes[i]->show();
    }
    for (QVBoxLayout *stack : stacks)
        stack->addStretch(1);
}

void FactSheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FactSheet::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    // The notes' colour stands in their text.
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const QList<Fact> &facts = m_sections[qsizetype(i)].facts;
        for (size_t k = 0; k < m_rows[i].size(); ++k)
            update(m_rows[i][k], facts[qsizetype(k)]);
    }
}

QString FactSheet::asText() const
{
    QStringList lines;
    for (const FactSection &section : m_sections) {
        for (const Fact &fact : section.facts) {
            QStringList cells{fact.label, fact.value, fact.note};
            for (QString &cell : cells)
                cell.replace(u'\t', u' ').replace(u'\n', u' ');
            lines.append(cells.join(u'\t'));
        }
    }
    return lines.join(u'\n');
}

} // namespace insite::details
