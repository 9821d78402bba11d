// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/exportform.h"

#include "core/zonedtime.h"
#include "theme/metrics.h"
#include "theme/timeedit.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::exporting {

using theme::TimeEdit;

namespace {

QString rangeWords(const std::pair<Instant, Instant> &range, const QTimeZone &zone)
{
    const QLocale locale;
    return ExportForm::tr("What the charts show: %1 – %2")
        .arg(locale.toString(zonedTime(range.first, zone), QLocale::ShortFormat),
             locale.toString(zonedTime(range.second, zone), QLocale::ShortFormat));
}

} // namespace

ExportForm::ExportForm(ExportRequest request, QWidget *parent)
    : QWidget(parent)
    , m_request(std::move(request))
    , m_scope(new QComboBox(this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::kGroupGap);
    m_scope->setObjectName(u"exportScope"_s);
    m_scope->setAccessibleName(tr("What to export"));
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(34);
    for (const ExportScope &scope : m_request.scopes)
        m_scope->addItem(scope.words);
    form->addRow(tr("&What:"), m_scope);
    createRanges(*form);
    createForms(*form);
    showRange();
    showZone();
}

ExportForm::~ExportForm() = default;

void ExportForm::createRanges(QFormLayout &form)
{
    m_range = new QComboBox(this);
    m_range->setObjectName(u"exportRange"_s);
    m_range->setAccessibleName(tr("Of which time"));
    m_range->addItem(tr("All that is kept"), Everything);
    if (m_request.shownRange)
        m_range->addItem(QString(), Shown);
    m_range->addItem(tr("The last 24 hours"), LastDay);
    m_range->addItem(tr("The last 7 days"), LastWeek);
    m_range->addItem(tr("The last 30 days"), LastMonth);
    m_range->addItem(tr("From … to …"), Own);
    if (m_request.shownRange && m_request.proposesShownRange)
        m_range->setCurrentIndex(m_range->findData(Shown));
    form.addRow(tr("&Time:"), m_range);
    connect(m_range, &QComboBox::currentIndexChanged, this, &ExportForm::showRange);

    auto *times = new QHBoxLayout;
    times->setSpacing(theme::kGroupGap);
    const auto range = m_request.shownRange.value_or(std::pair(m_request.now - 24h, m_request.now));
    m_from = new TimeEdit(range.first, m_request.zone, TimeEdit::Twice::Earlier, this);
    m_to = new TimeEdit(range.second, m_request.zone, TimeEdit::Twice::Later, this);
    times->addWidget(m_from, 1);
    times->addWidget(m_to, 1);
    m_from->setObjectName(u"exportFrom"_s);
    m_from->setAccessibleName(tr("From, by measured time"));
    m_to->setObjectName(u"exportTo"_s);
    m_to->setAccessibleName(tr("To, by measured time; not included"));
    form.addRow(QString(), times);
}

void ExportForm::createForms(QFormLayout &form)
{
    m_form = new QComboBox(this);
    m_form->setObjectName(u"exportForm"_s);
    m_form->setAccessibleName(tr("Form of the file"));
    m_form->addItem(tr("CSV, for a spreadsheet"));
    m_form->addItem(tr("JSON, for a program"));
    form.addRow(tr("&Form:"), m_form);

    m_numbers = new QComboBox(this);
    m_numbers->setObjectName(u"exportNumbers"_s);
    m_numbers->setAccessibleName(tr("How numbers are written"));
    m_numbers->setToolTip(
        tr("As the spreadsheet that will read it expects; proposed by this computer's language"));
    m_numbers->addItem(tr("Decimal point: 1234.5, columns by comma"));
    m_numbers->addItem(tr("Decimal comma: 1234,5, columns by semicolon"));
    m_numbers->setCurrentIndex(QLocale().decimalPoint() == u","_s ? 1 : 0);
    form.addRow(tr("&Numbers:"), m_numbers);
    connect(m_form, &QComboBox::currentIndexChanged, this, [this] { m_numbers->setEnabled(!isJson()); });

    m_note = new QLabel(this);
    m_note->setObjectName(u"exportNote"_s);
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), m_note);
}

void ExportForm::showRange()
{
    const bool isOwn = m_range->currentData().toInt() == Own;
    m_from->setEnabled(isOwn);
    m_to->setEnabled(isOwn);
}

void ExportForm::setZone(const QTimeZone &zone)
{
    m_request.zone = zone;
    m_from->setZone(zone);
    m_to->setZone(zone);
    showZone();
}

void ExportForm::showZone()
{
    if (m_request.shownRange)
        m_range->setItemText(m_range->findData(Shown), rangeWords(*m_request.shownRange, m_request.zone));
    m_note->setText(tr("Each time is written in UTC and in the time of %1. A unit that nobody has told "
                       "is written as unknown.")
                        .arg(QString::fromLatin1(m_request.zone.id())));
}

bool ExportForm::isJson() const
{
    return m_form->currentIndex() == 1;
}

void ExportForm::setTimes(history::ExportFilter &filter) const
{
    switch (m_range->currentData().toInt()) {
    case Shown:
        filter.from = m_request.shownRange->first;
        filter.to = m_request.shownRange->second;
        break;
    case LastDay:
        filter.from = m_request.now - 24h;
        break;
    case LastWeek:
        filter.from = m_request.now - 7 * 24h;
        break;
    case LastMonth:
        filter.from = m_request.now - 30 * 24h;
        break;
    case Own:
        filter.from = m_from->moment();
        filter.to = m_to->moment();
        break;
    default:
        break;
    }
}

ExportTask ExportForm::task() const
{
    ExportTask task;
    task.historyPath = m_request.historyPath;
    task.filter = m_request.scopes.at(m_scope->currentIndex()).filter;
    setTimes(task.filter);
    task.options.format = isJson() ? history::SheetFormat::Json : history::SheetFormat::Csv;
    const bool isComma = m_numbers->currentIndex() == 1;
    task.options.separator = isComma ? ';' : ',';
    task.options.decimalPoint = isComma ? ',' : '.';
    task.options.zone = m_request.zone;
    if (m_request.labelsOf)
        task.options.labels = m_request.labelsOf(task.filter);
    return task;
}

QString ExportForm::proposedFileName() const
{
    static const QRegularExpression notInFileNames(u"[^\\w.-]+"_s,
                                                   QRegularExpression::UseUnicodePropertiesOption);
    const QString stem = QString(m_request.scopes.at(m_scope->currentIndex()).fileStem)
                             .replace(notInFileNames, u"-"_s)
                             .left(64);
    return u"insite-%1-%2.%3"_s.arg(stem,
                                    zonedTime(m_request.now, m_request.zone).date().toString(Qt::ISODate),
                                    isJson() ? u"json"_s : u"csv"_s);
}

QString ExportForm::fileFilter() const
{
    return isJson() ? tr("JSON (*.json)") : tr("CSV (*.csv)");
}

} // namespace insite::exporting
