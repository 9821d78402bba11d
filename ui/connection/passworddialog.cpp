// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/passworddialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::connection {

namespace {

QLabel *sentence(const QString &text, const QString &name, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(400);
    return label;
}

} // namespace

PasswordDialog::PasswordDialog(const PasswordRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_password(new QLineEdit(this))
    , m_keep(new QCheckBox(tr("&Keep in the system's keychain"), this))
{
    setObjectName(u"passwordDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Password for “%1”").arg(request.profile.name));

    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setMaxLength(65535);
    m_keep->setObjectName(u"keep"_s);
    m_keep->setEnabled(request.keychainProblem.isEmpty());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *connectButton = buttons->button(QDialogButtonBox::Ok);
    connectButton->setText(tr("Sign in"));
    connectButton->setEnabled(false);
    connect(m_password, &QLineEdit::textChanged, connectButton,
            [connectButton](const QString &text) { connectButton->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PasswordDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    if (!request.refusal.isEmpty())
        layout->addWidget(sentence(request.refusal, u"refusal"_s, this));
    auto *form = new QFormLayout;
    form->addRow(
        tr("Broker:"),
        new QLabel(u"%1:%2"_s.arg(request.profile.broker.host).arg(request.profile.broker.port), this));
    form->addRow(tr("User name:"), new QLabel(request.profile.username, this));
    form->addRow(tr("&Password:"), m_password);
    layout->addLayout(form);
    layout->addWidget(m_keep);
    if (!request.keychainProblem.isEmpty()) {
        layout->addWidget(
            sentence(tr("It cannot be kept: %1 It is used for this run only, and never written to a file.")
                         .arg(request.keychainProblem),
                     u"keychainProblem"_s, this));
    }
    layout->addWidget(buttons);
    m_password->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::accept()
{
    const QString password = m_password->text();
    if (password.isEmpty())
        return;
    m_password->clear();
    emit provided(password, m_keep->isChecked());
    QDialog::accept();
}

} // namespace insite::connection
