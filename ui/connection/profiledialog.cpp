// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/profiledialog.h"

#include "connection/profileform.h"
#include "core/background.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::connection {

namespace {

/// Writes a file that did not exist, so that no profile of the same name is lost. Any thread.
Result<QString> writeNewFile(const QString &folder, const settings::Profile &profile)
{
    static const QRegularExpression notInFileNames(u"[^\\w.-]+"_s,
                                                   QRegularExpression::UseUnicodePropertiesOption);
    const QString stem = QString(profile.name).replace(notInFileNames, u"-"_s);
    QDir().mkpath(folder);
    for (int number = 1; number < 1000; ++number) {
        const QString suffix = number == 1 ? QString() : u"-%1"_s.arg(number);
        QFile file(QDir(folder).filePath(stem + suffix + u".json"_s));
        if (file.exists())
            continue;
        const QByteArray json = settings::printProfile(profile);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(json) != json.size() ||
            !file.flush()) {
            return failure(ErrorCode::Storage,
                           QCoreApplication::translate(
                               "ProfileDialog", "The profile could not be written to %1: %2. Free the disk "
                                                "or mend the folder's rights, then save again.")
                               .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
        }
        return file.fileName();
    }
    return failure(ErrorCode::Storage, QCoreApplication::translate(
                                           "ProfileDialog", "There are too many profiles of this name in %1. "
                                                            "Choose another name.")
                                           .arg(QDir::toNativeSeparators(folder)));
}

} // namespace

ProfileDialog::ProfileDialog(settings::Role role, QString folder, QWidget *parent)
    : QDialog(parent)
    , m_folder(std::move(folder))
    , m_form(new ProfileForm(role, this))
    , m_untouched(m_form->profile())
    , m_failure(new QLabel(this))
{
    setObjectName(u"profileDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(role == settings::Role::Device ? tr("New device") : tr("New profile"));

    m_failure->setObjectName(u"failure"_s);
    m_failure->setTextFormat(Qt::PlainText);
    m_failure->setWordWrap(true);
    m_failure->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setText(tr("&Save and connect"));
    m_try = buttons->addButton(tr("Save and &try the API"), QDialogButtonBox::ActionRole);
    m_try->setObjectName(u"saveAndTry"_s);
    m_try->setToolTip(
        tr("Connects, and opens the metadata page, where a request of the dialect can be tried"));
    connect(m_try, &QPushButton::clicked, this, [this] { save(true); });
    showButtons();
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ProfileDialog::reject);
    connect(m_form, &ProfileForm::changed, this, &ProfileDialog::showButtons);

    auto *hint =
        new QLabel(tr("The password is not part of a profile: it is asked for when you connect."), this);
    hint->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_form);
    layout->addWidget(hint);
    layout->addWidget(m_failure);
    layout->addWidget(buttons);
}

ProfileDialog::~ProfileDialog() = default;

void ProfileDialog::showButtons()
{
    m_save->setEnabled(m_form->isComplete());
    m_try->setVisible(m_form->hasApi());
}

void ProfileDialog::accept()
{
    save(false);
}

void ProfileDialog::reject()
{
    if (m_form->profile() == m_untouched) {
        QDialog::reject();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, windowTitle(),
                                tr("What you have typed is not saved. Close all the same?"),
                                QMessageBox::Cancel, this);
    box->setObjectName(u"discardQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto *discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void ProfileDialog::save(bool isApiToBeTried)
{
    if (!m_form->isComplete())
        return;
    m_save->setEnabled(false);
    m_try->setEnabled(false);
    runInBackground(
        this, [folder = m_folder, profile = m_form->profile()] { return writeNewFile(folder, profile); },
        [this, isApiToBeTried](Result<QString> path) {
            m_save->setEnabled(true);
            m_try->setEnabled(true);
            m_failure->setVisible(!path);
            if (!path) {
                m_failure->setText(path.error().detail);
                return;
            }
            emit created(*path);
            if (isApiToBeTried)
                emit apiTrialWanted();
            QDialog::accept();
        });
}

} // namespace insite::connection
