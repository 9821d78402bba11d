// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/reportview.h"

#include "publisher/benchcontroller.h"
#include "publisher/reportfile.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextOption>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::publisher {

ReportView::ReportView(BenchController &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_text(new QTextBrowser(this))
    , m_save(new QPushButton(theme::icon(u"download"_s), tr("Save the &report…"), this))
{
    setObjectName(u"reportView"_s);
    m_text->setObjectName(u"reportText"_s);
    m_text->setAccessibleName(tr("Round-trip report"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WordWrap); // headings are scrolled to, never broken within a word
    m_save->setObjectName(u"saveReport"_s);
    m_save->setToolTip(tr("As PDF or CSV, to be handed on"));
    connect(m_save, &QPushButton::clicked, this, &ReportView::save);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme::kGroupGap, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    connect(&m_controller, &BenchController::changed, this, [this] {
        if (isVisible())
            m_controller.requestReport();
    });
    connect(&m_controller, &BenchController::reportReady, this, &ReportView::take);
    render();
}

ReportView::~ReportView() = default;

void ReportView::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    render();
}

void ReportView::save()
{
    auto *dialog = new QFileDialog(window(), tr("Save the report"), m_controller.folder(),
                                   tr("PDF (*.pdf);;CSV (*.csv)"));
    dialog->setObjectName(u"saveReportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(tr("round-trip-report") + u".pdf"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString suffix = filter.contains(u"csv"_s) ? u"csv"_s : u"pdf"_s;
        dialog->setDefaultSuffix(suffix);
        dialog->selectFile(tr("round-trip-report") + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_controller.saveReport(m_report, path, m_zone); });
    dialog->open();
}

void ReportView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_controller.requestReport();
}

void ReportView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

void ReportView::take(const device::BenchReport &report)
{
    m_report = report;
    render();
}

void ReportView::render()
{
    const bool isEmpty = m_report.rows.empty();
    m_save->setEnabled(!isEmpty);
    const QString html =
        isEmpty ? tr("Nothing was sent yet. Start the bench, or send a reading of it: what comes back is "
                     "told here.")
                : reportHtml(m_report, theme::schemeOf(palette()), m_zone);
    if (html == m_html)
        return;
    m_html = html;
    const int at = m_text->verticalScrollBar()->value();
    m_text->setHtml(html);
    m_text->verticalScrollBar()->setValue(at);
}

} // namespace insite::publisher
