// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/tokendialog.h"

#include "catalogue/apicontroller.h"
#include "core/clock.h"
#include "core/zonedtime.h"
#include "metadata/tokenexpiry.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

namespace {
constexpr int kLongest = 65535;
constexpr int kDefaultDays = 90;
} // namespace

TokenDialog::TokenDialog(const ApiController &controller, const QTimeZone &zone, QWidget *parent)
    : QDialog(parent)
    , m_zone(zone)
    , m_secret(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("&Keep in the system's keychain"), this))
    , m_ends(new QCheckBox(tr("It &ends on:"), this))
    , m_end(new QDateEdit(zonedTime(controller.clock().now(), zone).date().addDays(kDefaultDays), this))
    , m_told(new QLabel(this))
{
    const bool isToken = controller.description().source != metadata::CredentialSource::Broker;
    setObjectName(u"tokenDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(isToken ? tr("Access token for “%1”").arg(controller.profile().name)
                           : tr("Password for “%1”").arg(controller.profile().name));
    m_secret->setObjectName(u"token"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setAccessibleName(isToken ? tr("Access token") : tr("Password"));
    m_secret->setMaxLength(kLongest);
    m_keep->setObjectName(u"keepToken"_s);
    m_ends->setObjectName(u"tokenEnds"_s);
    m_end->setObjectName(u"tokenEnd"_s);
    m_end->setCalendarPopup(true);
    m_end->setEnabled(false);
    m_end->setAccessibleName(tr("Day on which the token ends"));
    m_told->setObjectName(u"tokenTold"_s);
    connect(m_ends, &QCheckBox::toggled, m_end, &QWidget::setEnabled);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton *use = buttons->button(QDialogButtonBox::Ok);
    use->setText(tr("&Fetch"));
    use->setEnabled(false);
    connect(m_secret, &QLineEdit::textChanged, this, [this, use](const QString &text) {
        use->setEnabled(!text.trimmed().isEmpty());
        readExpiry();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &TokenDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &TokenDialog::reject);

    auto *why = new QLabel(controller.sentence(zone), this);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    why->setMinimumWidth(420);
    auto *form = new QFormLayout;
    form->addRow(tr("API:"), new QLabel(controller.description().host, this));
    form->addRow(isToken ? tr("Access &token:") : tr("&Password:"), m_secret);
    auto *end = new QHBoxLayout;
    end->addWidget(m_ends);
    end->addWidget(m_end);
    end->addWidget(m_told);
    end->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(why);
    layout->addLayout(form);
    layout->addLayout(end);
    layout->addWidget(m_keep);
    layout->addWidget(buttons);
    m_ends->setVisible(isToken);
    m_end->setVisible(isToken);
    m_secret->setFocus();
}

TokenDialog::~TokenDialog() = default;

void TokenDialog::readExpiry()
{
    const auto told = metadata::tokenExpiry(m_secret->text().trimmed());
    m_told->setText(told
                        ? tr("It says that it ends %1.").arg(theme::formatLocalTime(*told, m_zone, QLocale()))
                        : QString());
    m_ends->setEnabled(!told);
    m_end->setEnabled(!told && m_ends->isChecked());
}

void TokenDialog::accept()
{
    const QString secret = m_secret->text().trimmed();
    if (secret.isEmpty())
        return;
    m_secret->clear();
    std::optional<Instant> expiry;
    if (m_ends->isChecked()) // to the end of that day
        expiry = instantOf(m_end->date().endOfDay(m_zone));
    emit provided(secret, m_keep->isChecked(), expiry);
    QDialog::accept();
}

} // namespace insite::catalogue
