// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timerangedialog.h"

#include "charts/timeaxis.h"
#include "theme/timeedit.h"
#include "theme/valueformat.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace insite::charts {

using theme::TimeEdit;

TimeRangeDialog::TimeRangeDialog(Instant from, Instant to, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_from(new TimeEdit(from, zone, TimeEdit::Twice::Earlier, this))
    , m_to(new TimeEdit(to, zone, TimeEdit::Twice::Later, this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"timeRangeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose range"));
    m_from->setObjectName(u"rangeFrom"_s);
    m_to->setObjectName(u"rangeTo"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_show = buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    m_show->setObjectName(u"showRange"_s);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&From:"), m_from);
    form->addRow(tr("&To:"), m_to);
    form->addRow(tr("Zone:"), new QLabel(zoneLabel(from, to, zone), this));
    m_problem->setObjectName(u"rangeProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(fontMetrics().height() * 2);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    form->addRow(m_problem);
    form->addRow(buttons);
    connect(m_from, &TimeEdit::dateTimeChanged, this, &TimeRangeDialog::judge);
    connect(m_to, &TimeEdit::dateTimeChanged, this, &TimeRangeDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(m_from->moment(), m_to->moment());
        accept();
    });
    judge();
}

TimeRangeDialog::~TimeRangeDialog() = default;

void TimeRangeDialog::judge()
{
    const Instant from = m_from->moment();
    const Instant to = m_to->moment();
    const bool isRight = from < to;
    m_show->setEnabled(isRight);
    m_problem->setText(isRight ? tr("Shows %1.").arg(theme::formatSpan(to - from))
                               : tr("The end must lie after the beginning."));
}

} // namespace insite::charts
