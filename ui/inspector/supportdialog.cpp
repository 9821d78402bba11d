// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/supportdialog.h"

#include "core/background.h"
#include "core/zonedtime.h"
#include "inspector/keptmessages.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr int kMalformedOffered = 20;

Result<void> write(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return failure(
            ErrorCode::Storage,
            SupportDialog::tr("%1 could not be written: %2. Choose another folder, or make room on "
                              "the disk.")
                .arg(QDir::toNativeSeparators(path), file.errorString()));
    }
    return {};
}

} // namespace

SupportDialog::SupportDialog(SupportFacts facts, const settings::Redactor &redactor, QWidget *parent)
    : QDialog(parent)
    , m_facts(std::move(facts))
    , m_redactor(redactor)
    , m_hides(new QCheckBox(tr("&Hide ids: customers, meters, accounts and hosts get other names"), this))
    , m_payloads(new QCheckBox(tr("Include the last &malformed messages with their payloads"), this))
    , m_preview(new QPlainTextEdit(this))
    , m_words(new QLabel(this))
{
    setObjectName(u"supportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Support report"));
    auto *intro =
        new QLabel(tr("This is the whole report, to the letter: nothing else is saved or copied, and "
                      "nothing is sent by itself. Passwords and tokens are never in it."),
                   this);
    intro->setWordWrap(true);
    m_hides->setObjectName(u"supportHide"_s);
    m_payloads->setObjectName(u"supportPayloads"_s);
    m_payloads->setEnabled(!m_facts.historyPath.isEmpty());
    connect(m_hides, &QCheckBox::toggled, this, &SupportDialog::showReport);
    connect(m_payloads, &QCheckBox::toggled, this, &SupportDialog::choosePayloads);
    m_preview->setObjectName(u"supportPreview"_s);
    m_preview->setAccessibleName(tr("The report"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_words->setObjectName(u"supportWords"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *saving = buttons->addButton(tr("&Save as…"), QDialogButtonBox::ActionRole);
    saving->setObjectName(u"supportSave"_s);
    saving->setIcon(theme::icon(u"download"_s));
    auto *copying = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copying->setObjectName(u"supportCopy"_s);
    copying->setIcon(theme::icon(u"copy"_s));
    connect(saving, &QPushButton::clicked, this, &SupportDialog::chooseFile);
    connect(copying, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_preview->toPlainText());
        m_words->setText(tr("Copied."));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(intro);
    layout->addWidget(m_hides);
    layout->addWidget(m_payloads);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_words);
    layout->addWidget(buttons);
    resize(720, 560);
    showReport();
}

SupportDialog::~SupportDialog() = default;

void SupportDialog::setFlow(const readings::FlowReport &flow)
{
    m_facts.flow = flow;
    showReport();
}

void SupportDialog::showReport()
{
    m_words->clear();
    m_preview->setPlainText(
        supportReport(m_facts, {m_hides->isChecked(), m_payloads->isChecked()}, m_redactor));
}

void SupportDialog::choosePayloads(bool isWanted)
{
    if (!isWanted || !m_facts.malformed.empty()) {
        showReport();
        return;
    }
    runInBackground(
        this, [path = m_facts.historyPath] { return readKeptMessages(path, kMalformedOffered); },
        [this](const Result<std::vector<readings::TappedMessage>> &kept) {
            if (kept)
                m_facts.malformed = *kept;
            std::erase_if(m_facts.malformed, [](const readings::TappedMessage &message) {
                return message.verdict != readings::Verdict::Malformed;
            });
            showReport();
            if (!kept)
                m_words->setText(kept.error().detail);
        });
}

QString SupportDialog::proposedPath() const
{
    const QDateTime at = zonedTime(m_facts.at, m_facts.zone);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
        .filePath(u"insite-support-%1.txt"_s.arg(at.toString(u"yyyyMMdd-HHmm"_s)));
}

void SupportDialog::chooseFile()
{
    const QFileInfo proposed(proposedPath());
    auto *dialog = new QFileDialog(this, tr("Save the report"), proposed.path(), tr("Text (*.txt)"));
    dialog->setObjectName(u"supportFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(proposed.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &SupportDialog::save);
    dialog->open();
}

void SupportDialog::save(const QString &path)
{
    runInBackground(
        this, [path, text = m_preview->toPlainText().toUtf8()] { return write(path, text); },
        [this, path](const Result<void> &written) {
            m_words->setText(written ? tr("Written to %1.").arg(QDir::toNativeSeparators(path))
                                     : written.error().detail);
        });
}

} // namespace insite::inspector
