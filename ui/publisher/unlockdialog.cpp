// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/unlockdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

QLabel *plain(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setMinimumWidth(420);
    return label;
}

} // namespace

UnlockDialog::UnlockDialog(const settings::Profile &profile, QWidget *parent)
    : QDialog(parent)
    , m_expected(profile.isProduction ? profile.name : QString())
{
    setObjectName(u"unlockDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Unlock publishing"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_unlock = buttons->button(QDialogButtonBox::Ok);
    m_unlock->setObjectName(u"confirmUnlock"_s);
    m_unlock->setText(tr("&Unlock"));
    connect(buttons, &QDialogButtonBox::accepted, this, &UnlockDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &UnlockDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(
        plain(tr("What you publish is stored as a meter's reading, with the time of its arrival, "
                 "and cannot be taken back. It goes to:"),
              this));
    auto *form = new QFormLayout;
    form->addRow(tr("Broker:"), plain(u"%1:%2"_s.arg(profile.broker.host).arg(profile.broker.port), this));
    form->addRow(tr("Account:"), plain(profile.username, this));
    form->addRow(tr("Base topic:"), plain(profile.gatewayBaseTopic, this));
    layout->addLayout(form);
    if (!m_expected.isEmpty()) {
        layout->addWidget(plain(
            tr("This is a production profile. Type its name, %1, to unlock it.").arg(m_expected), this));
        m_typed = new QLineEdit(this);
        m_typed->setObjectName(u"typedName"_s);
        m_typed->setAccessibleName(tr("Profile name, to confirm"));
        connect(m_typed, &QLineEdit::textChanged, this, &UnlockDialog::check);
        layout->addWidget(m_typed);
    }
    layout->addWidget(buttons);
    check();
}

UnlockDialog::~UnlockDialog() = default;

void UnlockDialog::check()
{
    m_unlock->setEnabled(!m_typed || m_typed->text() == m_expected);
}

} // namespace insite::publisher
