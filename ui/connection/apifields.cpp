// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/apifields.h"

#include "connection/problemline.h"
#include "core/background.h"
#include "metadata/dialect.h"
#include "theme/metrics.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace insite::connection {

ApiFields::ApiFields(int labelWidth, QWidget *parent)
    : QWidget(parent)
    , m_labelWidth(labelWidth)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::kStep);
    form->setHorizontalSpacing(theme::kGroupGap);
    m_baseUrl = addLine(tr("API a&ddress:"), u"metadata.baseUrl"_s,
                        tr("https://…; without one, names and units are typed by hand"));
    m_addressProblem = addWords(u"problem:metadata.baseUrl"_s, 1);
    m_dialectFile = addLine(tr("D&ialect:"), u"metadata.dialectFile"_s, tr("The program's own"));
    chooseBeside(*m_dialectFile, tr("Choose a dialect's file"), tr("Dialects (*.json);;All files (*)"));
    m_dialectWords = addWords(u"dialectWords"_s, 2);
    m_caFile = addLine(tr("API's ce&rtificates:"), u"metadata.caFile"_s,
                       tr("The system's authorities, unless you choose a file"));
    chooseBeside(*m_caFile, tr("Choose the certificate authority's file"),
                 tr("Certificates (*.pem *.crt);;All files (*)"));
    connect(m_dialectFile, &QLineEdit::textChanged, this, &ApiFields::checkDialect);
    connect(m_baseUrl, &QLineEdit::textChanged, this, &ApiFields::checkDialect);
    connect(m_caFile, &QLineEdit::textChanged, this, &ApiFields::changed);
}

ApiFields::~ApiFields() = default;

std::optional<settings::Metadata> ApiFields::metadata() const
{
    const settings::Metadata typed{m_baseUrl->text().trimmed(), m_caFile->text().trimmed(),
                                   m_dialectFile->text().trimmed()};
    return typed == settings::Metadata() ? std::nullopt : std::optional(typed);
}

void ApiFields::showAddressProblem(const QString &sentence)
{
    m_addressProblem->say(sentence);
}

QLineEdit *ApiFields::addLine(const QString &label, const QString &key, const QString &placeholder)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(key);
    edit->setPlaceholderText(placeholder);
    edit->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kStep);
    row->addWidget(edit, 1);
    auto *form = qobject_cast<QFormLayout *>(layout());
    form->addRow(label, row);
    if (auto *name = qobject_cast<QLabel *>(form->labelForField(row))) {
        name->setBuddy(edit);
        name->setMinimumWidth(m_labelWidth);
    }
    return edit;
}

ProblemLine *ApiFields::addWords(const QString &name, int lines)
{
    auto *line = new ProblemLine(name, lines, this);
    qobject_cast<QFormLayout *>(layout())->addRow(QString(), line);
    return line;
}

void ApiFields::chooseBeside(QLineEdit &edit, const QString &title, const QString &filter)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"choose:"_s + edit.objectName());
    button->setText(tr("…"));
    button->setToolTip(title);
    button->setAccessibleName(title);
    button->setFocusPolicy(Qt::StrongFocus);
    auto *form = qobject_cast<QFormLayout *>(layout());
    form->itemAt(form->rowCount() - 1, QFormLayout::FieldRole)->layout()->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, &edit, title, filter] {
        auto *dialog = new QFileDialog(this, title, {}, filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, &edit, &QLineEdit::setText);
        dialog->open();
    });
}

void ApiFields::checkDialect()
{
    const quint64 checking = ++m_checking;
    m_problem.clear();
    m_canTry = false;
    m_isChecking = metadata().has_value();
    if (!m_isChecking) {
        m_dialectWords->say({});
        emit changed();
        return;
    }
    emit changed();
    runInBackground(
        this, [path = metadata()->dialectFile] { return metadata::loadDialect(path); },
        [this, checking](const Result<metadata::Dialect> &dialect) {
            if (checking != m_checking)
                return;
            m_isChecking = false;
            if (!dialect)
                m_problem = dialect.error().detail;
            else if (m_baseUrl->text().trimmed().isEmpty() && dialect->baseUrl.isEmpty())
                m_problem = tr("Neither the address above nor this file says where the API is.");
            const QString assumed =
                dialect && !dialect->assumption.isEmpty()
                    ? tr("How the API speaks is assumed by this dialect (“%1”); “Try the API” shows whether "
                         "it fits.")
                          .arg(dialect->name)
                    : QString();
            if (m_problem.isEmpty())
                m_dialectWords->say(assumed, ProblemLine::Weight::Remark);
            else
                m_dialectWords->say(m_problem);
            m_canTry = m_problem.isEmpty();
            emit changed();
        });
}

} // namespace insite::connection
