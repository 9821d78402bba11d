// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/profileform.h"

#include "connection/apifields.h"
#include "connection/problemline.h"
#include "protocol/gatewaytopic.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::connection {

namespace {
constexpr int kFieldWidth = 420;
constexpr int kCustomerLines = 3;
/// Kept free below each field, so that nothing moves while one types.
constexpr int kProblemLines = 2;

/// What is unusual and can be used all the same.
QString baseTopicWarning(const QString &baseTopic)
{
    const auto problems = protocol::checkBaseTopic(baseTopic);
    return problems.isEmpty() ? QString() : problems.first().sentence;
}
} // namespace

ProfileForm::ProfileForm(settings::Role role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(4);
    form->setHorizontalSpacing(8);
    m_name = addLine(form, tr("&Name:"), u"name"_s, tr("For example: Nordlys, live"));
    m_host = addLine(form, tr("&Broker:"), u"broker.host"_s, settings::Broker().host);
    m_port = addLine(form, tr("P&ort:"), u"broker.port"_s, QString::number(settings::Broker().port));
    m_username =
        addLine(form, tr("&User name:"), u"username"_s, tr("The service account that you were given"));

    if (m_role == settings::Role::Consumer)
        addCustomers(form);
    else
        addGateway(form);

    m_caFile = addLine(form, tr("C&ertificate authority:"), u"broker.caFile"_s,
                       tr("The system's, unless you choose a file"));
    auto *choose = new QPushButton(tr("Choose &file…"), this);
    connect(choose, &QPushButton::clicked, this, &ProfileForm::chooseCaFile);
    form->addRow(QString(), choose);
    if (m_role == settings::Role::Consumer)
        addApi(form);

    m_other = addProblem(form, QString());
    check();
}

ProfileForm::~ProfileForm() = default;

void ProfileForm::addCustomers(QFormLayout *form)
{
    m_customers = new QPlainTextEdit(this);
    m_customers->setObjectName(u"customers"_s);
    m_customers->setAccessibleName(tr("Customer ids, one on each line"));
    m_customers->setPlaceholderText(tr("Customer ids, one on each line"));
    m_customers->setTabChangesFocus(true);
    m_customers->setFixedHeight(m_customers->fontMetrics().lineSpacing() * kCustomerLines + 16);
    connect(m_customers, &QPlainTextEdit::textChanged, this, &ProfileForm::check);
    form->addRow(tr("&Customers:"), m_customers);
    addProblem(form, u"customers"_s);
}

void ProfileForm::addGateway(QFormLayout *form)
{
    m_baseTopic = addLine(form, tr("Base &topic:"), u"gateway.baseTopic"_s,
                          tr("Four levels, as they came with the credentials: gateways/…"));
    m_production = new QCheckBox(tr("&Production: unlocking asks for the profile's name"), this);
    m_production->setObjectName(u"production"_s);
    connect(m_production, &QCheckBox::toggled, this, &ProfileForm::check);
    form->addRow(QString(), m_production);
}

/// Folded: readings come without it.
void ProfileForm::addApi(QFormLayout *form)
{
    auto *fold = new QToolButton(this);
    fold->setObjectName(u"apiFold"_s);
    fold->setText(tr("Names and u&nits from the API"));
    fold->setToolTip(
        tr("Where the API is that tells names and units, and how it speaks; readings come without it"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(Qt::RightArrow);
    fold->setAutoRaise(true);
    fold->setCheckable(true);
    fold->setFocusPolicy(Qt::StrongFocus);
    int labelWidth = 0;
    for (QLineEdit *edit : {m_name, m_username, m_caFile})
        labelWidth = std::max(labelWidth, form->labelForField(edit)->sizeHint().width());
    m_api = new ApiFields(labelWidth, this);
    m_api->hide();
    connect(fold, &QToolButton::toggled, this, [this, fold](bool isOpen) {
        fold->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        m_api->setVisible(isOpen);
    });
    connect(m_api, &ApiFields::changed, this, &ProfileForm::check);
    form->addRow(fold);
    form->addRow(m_api);
}

bool ProfileForm::hasApi() const
{
    return m_isComplete && m_api && m_api->canTry();
}

settings::Profile ProfileForm::profile() const
{
    settings::Profile profile;
    profile.role = m_role;
    profile.name = m_name->text().trimmed();
    profile.username = m_username->text().trimmed();
    if (const QString host = m_host->text().trimmed(); !host.isEmpty())
        profile.broker.host = host;
    if (!m_port->text().isEmpty())
        profile.broker.port = quint16(m_port->text().toUInt());
    profile.broker.caFile = m_caFile->text().trimmed();
    if (m_role == settings::Role::Device) {
        profile.gatewayBaseTopic = m_baseTopic->text().trimmed();
        profile.isProduction = m_production->isChecked();
        return profile;
    }
    static const QRegularExpression separators(u"[\\s,;]+"_s);
    const QStringList ids = m_customers->toPlainText().split(separators, Qt::SkipEmptyParts);
    for (const QString &id : ids)
        profile.customers.append(CustomerId(id));
    profile.metadata = m_api->metadata();
    return profile;
}

QLineEdit *ProfileForm::addLine(QFormLayout *form, const QString &label, const QString &key,
                                const QString &placeholder)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(key);
    edit->setMinimumWidth(kFieldWidth);
    edit->setPlaceholderText(placeholder);
    form->addRow(label, edit);
    if (key == u"broker.port"_s)
        edit->setValidator(new QIntValidator(1, 65535, edit));
    edit->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    connect(edit, &QLineEdit::textChanged, this, &ProfileForm::check);
    addProblem(form, key);
    return edit;
}

ProblemLine *ProfileForm::addProblem(QFormLayout *form, const QString &key)
{
    auto *line = new ProblemLine(u"problem:"_s + key, kProblemLines, this);
    form->addRow(QString(), line);
    m_problems.insert(key, line);
    return line;
}

void ProfileForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authority's file"), {},
                                   tr("Certificates (*.pem *.crt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_caFile, &QLineEdit::setText);
    dialog->open();
}

QString ProfileForm::words(const settings::ProfileProblem &problem) const
{
    if (problem.key == u"name"_s)
        return tr("Give the profile a name: under it the profile is shown and its secrets are kept.");
    if (problem.key == u"broker.host"_s)
        return tr("Write only the broker's name or address: no scheme, no port, no path. The port has a "
                  "field of its own.");
    if (problem.key == u"broker.port"_s)
        return tr("A port is a whole number from 1 to 65535.");
    if (problem.key == u"username"_s)
        return tr("The broker requires a user name.");
    if (problem.key == u"customers"_s)
        return tr("Name at least one customer id.");
    if (problem.key == u"gateway.baseTopic"_s && m_baseTopic->text().trimmed().isEmpty())
        return tr("Enter the base topic that you were given with the device's credentials.");
    if (problem.key == u"metadata.baseUrl"_s)
        return tr("Write a whole https address (http for a loopback address only).");
    return problem.sentence; // Of an id, a topic: it names no key.
}

void ProfileForm::check()
{
    const QList<settings::ProfileProblem> problems =
        settings::checkProfile(settings::printProfile(profile()));
    QHash<ProblemLine *, QString> sentences;
    QString addressProblem;
    for (const settings::ProfileProblem &problem : problems) {
        if (problem.key == u"metadata.baseUrl"_s) {
            addressProblem = words(problem);
            continue;
        }
        // "customers[1]" belongs to "customers".
        ProblemLine *line = m_problems.value(problem.key.section(u'[', 0, 0), m_other);
        if (!sentences.contains(line))
            sentences.insert(line, words(problem));
    }
    // What is merely not yet typed is not told off; the button stays grey.
    const auto isUntouched = [this](const QString &key) {
        if (m_customers && key == u"customers"_s)
            return m_customers->toPlainText().isEmpty();
        const auto *edit = findChild<QLineEdit *>(key);
        return edit && edit->text().isEmpty();
    };
    for (auto it = m_problems.cbegin(); it != m_problems.cend(); ++it)
        it.value()->say(isUntouched(it.key()) ? QString() : sentences.value(it.value()));
    if (m_baseTopic && problems.isEmpty()) {
        m_problems.value(u"gateway.baseTopic"_s)
            ->say(baseTopicWarning(m_baseTopic->text().trimmed()), ProblemLine::Weight::Warning);
    }
    if (m_api)
        m_api->showAddressProblem(addressProblem);
    m_isComplete = problems.isEmpty() && (!m_api || m_api->isGood());
    emit changed();
}

} // namespace insite::connection
