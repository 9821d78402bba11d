// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timerangedialog.h"

#include "charts/timeaxis.h"
#include "core/utc.h"
#include "theme/valueformat.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::charts {

namespace {

/// A clock's face, held as UTC: an edit field must not move what is typed by any zone.
QDateTime face(Instant at, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
    return {local.date(), local.time(), kUtc};
}

/// Every instant at which the clock shows this: none, one or two.
QList<Instant> instantsOf(const QDateTime &face, const QTimeZone &zone)
{
    QList<Instant> found;
    const QDateTime guess(face.date(), face.time(), zone);
    for (const auto shift : {-1h, 0h, 1h}) {
        const Instant at = Instant(std::chrono::milliseconds(guess.toMSecsSinceEpoch())) + shift;
        const QDateTime shown = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
        if (shown.date() == face.date() && shown.time() == face.time())
            found.append(at);
    }
    if (found.isEmpty()) // left out in spring: the clock jumped over it
        found.append(Instant(std::chrono::milliseconds(guess.toMSecsSinceEpoch())));
    return found;
}

QDateTimeEdit *createEdit(const QString &name, const QDateTime &face, QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setObjectName(name);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    edit->setTimeZone(kUtc);
#else
    edit->setTimeSpec(kUtc);
#endif
    edit->setDateTime(face);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

TimeRangeDialog::TimeRangeDialog(Instant from, Instant to, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_zone(zone)
    , m_from(createEdit(u"rangeFrom"_s, face(from, zone), this))
    , m_to(createEdit(u"rangeTo"_s, face(to, zone), this))
    , m_problem(new QLabel(this))
{
    setObjectName(u"timeRangeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Choose range"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_show = buttons->addButton(tr("Show"), QDialogButtonBox::AcceptRole);
    m_show->setObjectName(u"showRange"_s);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To"), m_to);
    form->addRow(tr("Zone"), new QLabel(zoneLabel(from, to, zone), this));
    m_problem->setObjectName(u"rangeProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(fontMetrics().height() * 2);
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    form->addRow(m_problem);
    form->addRow(buttons);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &TimeRangeDialog::judge);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &TimeRangeDialog::judge);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(this->from(), this->to());
        accept();
    });
    judge();
}

TimeRangeDialog::~TimeRangeDialog() = default;

Instant TimeRangeDialog::from() const
{
    return instantsOf(m_from->dateTime(), m_zone).first();
}

Instant TimeRangeDialog::to() const
{
    return instantsOf(m_to->dateTime(), m_zone).last();
}

void TimeRangeDialog::judge()
{
    const bool isRight = from() < to();
    m_show->setEnabled(isRight);
    m_problem->setText(isRight ? tr("Shows %1.").arg(theme::formatSpan(to() - from()))
                               : tr("The end must lie after the beginning."));
}

} // namespace insite::charts
