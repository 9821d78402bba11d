// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/exportdialog.h"

#include "exporting/exportform.h"
#include "exporting/exportjob.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::exporting {

namespace {

constexpr int kBarSteps = 1000;

QString amount(qint64 readings)
{
    return readings == 1 ? ExportDialog::tr("1 reading")
                         : ExportDialog::tr("%1 readings").arg(QLocale().toString(readings));
}

} // namespace

ExportDialog::ExportDialog(ExportRequest request, QWidget *parent)
    : QDialog(parent)
    , m_form(new ExportForm(std::move(request), this))
    , m_words(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export readings"));
    m_words->setObjectName(u"exportWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_bar->setObjectName(u"exportBar"_s);
    m_bar->setAccessibleName(tr("Progress of the export"));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    QSizePolicy keepsRoom = m_bar->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsRoom);
    m_bar->hide();

    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(u"exportSave"_s);
    m_save->setIcon(theme::icon(u"download"_s));
    m_save->setDefault(true);
    m_show = buttons->addButton(tr("Show &folder"), QDialogButtonBox::ActionRole);
    m_show->setObjectName(u"exportShow"_s);
    m_show->hide();
    m_close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    m_close->setObjectName(u"exportClose"_s);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_show, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_form);
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(m_bar);
    layout->addWidget(m_words);
    layout->addWidget(buttons);
    setMinimumWidth(520);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::setZone(const QTimeZone &zone)
{
    m_form->setZone(zone);
}

void ExportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save readings"), m_folder, m_form->fileFilter());
    dialog->setObjectName(u"exportFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(m_form->proposedFileName()).suffix());
    dialog->selectFile(m_form->proposedFileName());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::start);
    dialog->open();
}

void ExportDialog::start(const QString &filePath)
{
    m_folder = QFileInfo(filePath).absolutePath();
    ExportTask task = m_form->task();
    task.filePath = filePath;
    delete m_job;
    m_job = new ExportJob(std::move(task), this);
    connect(m_job, &ExportJob::progressed, this, &ExportDialog::showProgress);
    connect(m_job, &ExportJob::finished, this, &ExportDialog::finish);
    connect(m_job, &ExportJob::failed, this, &ExportDialog::fail);
    setRunning(true);
    m_bar->setValue(0);
    m_words->setText(tr("Writing…"));
    m_job->start();
}

void ExportDialog::showProgress(const history::ExportProgress &progress)
{
    m_bar->setValue(int(progress.share * kBarSteps));
    m_words->setText(
        tr("%1, %2").arg(amount(progress.readings), QLocale().formattedDataSize(progress.bytes)));
}

void ExportDialog::finish(qint64 readings)
{
    const QString path = m_job->task().filePath;
    setRunning(false);
    m_show->show();
    m_words->setText(tr("%1 written to %2.").arg(amount(readings), QDir::toNativeSeparators(path)));
    emit written(path);
}

void ExportDialog::fail(const Error &error)
{
    setRunning(false);
    m_words->setText(error.code == ErrorCode::Cancelled ? tr("The export was cancelled; nothing was written.")
                                                        : error.detail);
}

void ExportDialog::setRunning(bool isRunning)
{
    m_form->setEnabled(!isRunning);
    m_save->setEnabled(!isRunning);
    m_bar->setVisible(isRunning);
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
}

void ExportDialog::reject()
{
    if (m_bar->isVisible() && m_job) {
        m_job->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace insite::exporting
