// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/tryitdialog.h"

#include "catalogue/apicontroller.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

using metadata::ListKind;

namespace {

QString listText(ListKind kind)
{
    switch (kind) {
    case ListKind::Customers:
        return TryItDialog::tr("Customers");
    case ListKind::RegisterTypes:
        return TryItDialog::tr("Register types");
    case ListKind::Installations:
        return TryItDialog::tr("Installations");
    case ListKind::Meters:
        return TryItDialog::tr("Meters");
    case ListKind::Registers:
        return TryItDialog::tr("Registers");
    }
    return {};
}

QLabel *sentence(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TryItDialog::TryItDialog(ApiController &controller, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_list(new QComboBox(this))
    , m_customer(new QComboBox(this))
    , m_try(new QPushButton(tr("&Try"), this))
    , m_problem(sentence(u"tryProblem"_s, this))
{
    setObjectName(u"tryItDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Try the metadata API"));
    resize(860, 620);
    const metadata::ApiDescription &description = controller.description();
    for (const ListKind kind : description.lists)
        m_list->addItem(listText(kind), int(kind));
    m_list->setObjectName(u"tryList"_s);
    m_list->setAccessibleName(tr("List"));
    for (const CustomerId &customer : controller.profile().customers)
        m_customer->addItem(customer.text());
    m_customer->setAccessibleName(tr("Customer"));
    m_try->setObjectName(u"tryNow"_s);
    m_try->setDefault(true);
    connect(m_try, &QPushButton::clicked, this, &TryItDialog::tryNow);
    connect(&controller, &ApiController::tried, this, &TryItDialog::show);

    auto *assumption = sentence(u"assumption"_s, this);
    assumption->setText(description.assumption.isEmpty()
                            ? tr("Dialect “%1” at %2.").arg(description.dialectName, description.host)
                            : tr("Dialect “%1” at %2. It is an assumption: %3")
                                  .arg(description.dialectName, description.host, description.assumption));
    auto *line = new QHBoxLayout;
    line->addWidget(new QLabel(tr("List:"), this));
    line->addWidget(m_list);
    line->addWidget(new QLabel(tr("of customer:"), this));
    line->addWidget(m_customer);
    line->addWidget(m_try);
    line->addStretch(1);
    m_request = createPane(u"tryRequest"_s, tr("Request"));
    m_reply = createPane(u"tryReply"_s, tr("Reply"));
    m_understood = createPane(u"tryUnderstood"_s, tr("What was understood"));
    auto *panes = new QSplitter(Qt::Vertical, this);
    for (QPlainTextEdit *pane : {m_request, m_reply, m_understood}) {
        auto *box = new QWidget(panes);
        auto *boxLayout = new QVBoxLayout(box);
        boxLayout->setContentsMargins(0, 0, 0, 0);
        boxLayout->setSpacing(theme::kStep);
        auto *title = new QLabel(pane->accessibleName(), box);
        title->setBuddy(pane);
        boxLayout->addWidget(title);
        boxLayout->addWidget(pane);
        panes->addWidget(box);
    }
    panes->setSizes({90, 240, 150});
    panes->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(assumption);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    layout->addWidget(panes, 1);
    layout->addWidget(buttons);
    m_problem->hide();
}

TryItDialog::~TryItDialog() = default;

QPlainTextEdit *TryItDialog::createPane(const QString &name, const QString &label)
{
    auto *pane = new QPlainTextEdit(this);
    pane->setObjectName(name);
    pane->setAccessibleName(label);
    pane->setReadOnly(true);
    pane->setTabChangesFocus(true);
    pane->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    pane->setMinimumHeight(56);
    return pane;
}

void TryItDialog::tryNow()
{
    m_try->setEnabled(false);
    m_problem->setText(tr("Asking…"));
    m_problem->show();
    m_controller.tryOut(ListKind(m_list->currentData().toInt()), CustomerId(m_customer->currentText()));
}

void TryItDialog::show(const metadata::Trial &trial)
{
    m_try->setEnabled(true);
    m_problem->setText(trial.problem.isEmpty() ? QString(u"● "_s + tr("This was understood."))
                                               : QString(u"▲ "_s + trial.problem));
    m_request->setPlainText(trial.request);
    m_reply->setPlainText(trial.reply);
    m_understood->setPlainText(trial.understood.join(u'\n'));
}

} // namespace insite::catalogue
