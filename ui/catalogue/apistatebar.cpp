// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/apistatebar.h"

#include "catalogue/apicontroller.h"
#include "catalogue/tokendialog.h"
#include "catalogue/tryitdialog.h"
#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

namespace {

constexpr int kProgressWidth = 140;

QLabel *words(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QIcon markOf(ApiState state)
{
    switch (state) {
    case ApiState::Starting:
    case ApiState::Fetching:
        return theme::icon(u"refresh"_s);
    case ApiState::NotSetUp:
        return theme::icon(u"info-circle"_s);
    case ApiState::SecretNeeded:
        return theme::icon(u"key"_s, theme::Role::Late);
    case ApiState::Idle:
        return theme::icon(u"circle-check"_s, theme::Role::Good);
    case ApiState::Failed:
        return theme::icon(u"alert-triangle"_s, theme::Role::Error);
    }
    return {};
}

} // namespace

ApiStateBar::ApiStateBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new theme::IconLabel(theme::kIconSmall, this))
    , m_sentence(words(u"apiSentence"_s, this))
    , m_notes(words(u"apiNotes"_s, this))
    , m_progress(new QProgressBar(this))
    , m_refresh(new QPushButton(theme::icon(u"refresh"_s), tr("&Refresh"), this))
    , m_cancel(new QPushButton(theme::icon(u"x"_s), tr("&Cancel"), this))
    , m_secret(new QPushButton(theme::icon(u"key"_s), tr("Enter access &token…"), this))
    , m_try(new QPushButton(tr("Try &it…"), this))
{
    m_refresh->setObjectName(u"apiRefresh"_s);
    m_refresh->setToolTip(tr("Ask the metadata API for everything again"));
    m_cancel->setObjectName(u"apiCancel"_s);
    m_cancel->setToolTip(tr("Stop fetching; what has come is kept"));
    m_secret->setObjectName(u"apiToken"_s);
    m_try->setObjectName(u"apiTry"_s);
    m_try->setToolTip(tr("See one request, its reply and what was understood"));
    m_progress->setObjectName(u"apiProgress"_s);
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much has been fetched"));
    m_notes->setForegroundRole(QPalette::PlaceholderText);
    connect(m_refresh, &QPushButton::clicked, this, [this] { m_controller->refresh(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_controller->cancel(); });
    connect(m_secret, &QPushButton::clicked, this, &ApiStateBar::askSecret);
    connect(m_try, &QPushButton::clicked, this, &ApiStateBar::openTrial);

    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_sentence);
    text->addWidget(m_notes);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    for (QWidget *widget : QList<QWidget *>{m_progress, m_cancel, m_secret, m_refresh, m_try})
        layout->addWidget(widget, 0, Qt::AlignTop);
    refresh();
}

ApiStateBar::~ApiStateBar() = default;

void ApiStateBar::setController(ApiController *controller)
{
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (controller)
        connect(controller, &ApiController::changed, this, &ApiStateBar::refresh);
    refresh();
}

void ApiStateBar::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    refresh();
}

void ApiStateBar::refresh()
{
    setVisible(m_controller != nullptr);
    if (m_controller)
        showState();
}

void ApiStateBar::showState()
{
    const ApiState state = m_controller->state();
    m_mark->setIcon(markOf(state));
    if (const QString sentence = m_controller->sentence(m_zone); m_sentence->text() != sentence)
        m_sentence->setText(sentence);
    m_sentence->setToolTip(m_controller->failures().join(u'\n'));
    QStringList notes;
    if (const QString warning = m_controller->warning(m_zone); !warning.isEmpty())
        notes.append(u"▲ "_s + warning);
    const metadata::ApiDescription &description = m_controller->description();
    if (!description.assumption.isEmpty() && state != ApiState::NotSetUp)
        notes.append(tr("How this API speaks is assumed (dialect “%1”); “Try it” shows whether it fits.")
                         .arg(description.dialectName));
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    const metadata::Progress &progress = m_controller->progress();
    m_progress->setVisible(state == ApiState::Fetching);
    m_progress->setMaximum(progress.total);
    m_progress->setValue(progress.done);
    m_cancel->setVisible(state == ApiState::Fetching);
    m_refresh->setVisible(m_controller->canRefresh());
    m_secret->setVisible(state == ApiState::SecretNeeded || !m_controller->warning(m_zone).isEmpty());
    m_secret->setText(description.source == metadata::CredentialSource::Broker ? tr("Enter &password…")
                                                                               : tr("Enter access &token…"));
    m_try->setVisible(m_controller->canTry());
}

void ApiStateBar::askSecret()
{
    auto *dialog = new TokenDialog(*m_controller, m_zone, this);
    connect(dialog, &TokenDialog::provided, m_controller, &ApiController::provideSecret);
    dialog->open();
}

void ApiStateBar::openTrial()
{
    auto *dialog = new TryItDialog(*m_controller, this);
    connect(m_controller, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->open();
}

} // namespace insite::catalogue
