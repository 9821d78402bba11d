// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/readingform.h"

#include "protocol/gatewaytopic.h"
#include "protocol/numericpayload.h"
#include "theme/colours.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {

constexpr int kFieldWidth = 110;

/// The wire has a point (invariant 10), the person's keyboard perhaps a comma.
QByteArray onTheWire(const QString &typed)
{
    QString text = typed.trimmed();
    if (const QString point = QLocale().decimalPoint(); point != u"."_s && !text.contains(u'.'))
        text.replace(point, u"."_s);
    return text.toUtf8();
}

QString utilityWords(protocol::UtilityType utility)
{
    switch (utility) {
    case protocol::UtilityType::Electrical:
        return ReadingForm::tr("Electrical: energy used or produced");
    case protocol::UtilityType::Thermal:
        return ReadingForm::tr("Thermal: district heating, ground heat");
    case protocol::UtilityType::Water:
        return ReadingForm::tr("Water: water or wastewater");
    case protocol::UtilityType::NaturalGas:
        return ReadingForm::tr("NaturalGas: thermal energy from gas");
    }
    return {};
}

/// In the colours of the form, which follow light and dark; the label's own stay as they were set.
void setTextRole(QLabel *label, theme::Role role)
{
    QPalette palette = label->parentWidget()->palette();
    palette.setColor(QPalette::WindowText, theme::colour(role, palette));
    label->setPalette(palette);
}

} // namespace

ReadingForm::ReadingForm(QWidget *parent)
    : QWidget(parent)
    , m_utility(new QComboBox(this))
    , m_topicLabel(new QLabel(this))
{
    setObjectName(u"readingForm"_s);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    grid->setHorizontalSpacing(theme::kGroupGap);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    m_utility->setObjectName(u"utility"_s);
    m_utility->setAccessibleName(tr("Utility type"));
    for (const protocol::UtilityType utility : protocol::kUtilityTypes) {
        m_utility->addItem(QString(protocol::utilityTypeName(utility)), int(utility));
        m_utility->setItemData(m_utility->count() - 1, utilityWords(utility), Qt::ToolTipRole);
    }
    auto *utilityLabel = new QLabel(tr("&Utility:"), this);
    utilityLabel->setBuddy(m_utility);
    grid->addWidget(utilityLabel, 0, 0);
    grid->addWidget(m_utility, 0, 1);
    m_meter = addField({0, 2}, tr("&Meter:"), u"meter"_s, tr("Meter's external id"));
    m_meter.edit->setPlaceholderText(tr("Like MAIN_SUPPLY"));
    m_register = addField({2, 0}, tr("&Register type:"), u"registerType"_s, tr("Register type"));
    m_register.edit->setPlaceholderText(tr("Like 2"));
    m_value = addField({2, 2}, tr("&Value:"), u"value"_s, tr("Value"));
    m_value.edit->setPlaceholderText(tr("Like %1").arg(QLocale().toString(123.456)));
    m_topicLabel->setObjectName(u"topic"_s);
    m_topicLabel->setAccessibleName(tr("Topic"));
    m_topicLabel->setTextFormat(Qt::PlainText);
    m_topicLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_topicLabel->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_topicLabel->setWordWrap(true);
    m_topicLabel->setMinimumHeight(2 * m_topicLabel->fontMetrics().lineSpacing());
    m_topicLabel->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(new QLabel(tr("Topic:"), this), 4, 0, Qt::AlignTop);
    grid->addWidget(m_topicLabel, 4, 1, 1, 3);
    connect(m_utility, &QComboBox::currentIndexChanged, this, &ReadingForm::check);
    check();
}

ReadingForm::~ReadingForm() = default;

void ReadingForm::setBaseTopic(const QString &baseTopic)
{
    m_baseTopic = baseTopic;
    check();
}

void ReadingForm::selectValue()
{
    m_value.edit->setFocus();
    m_value.edit->selectAll();
}

void ReadingForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_value.problem)
        check();
}

ReadingForm::Field ReadingForm::addField(Cell cell, const QString &label, const QString &name,
                                         const QString &accessibleName)
{
    Field field{new QLineEdit(this), new QLabel(this)};
    field.edit->setObjectName(name);
    field.edit->setAccessibleName(accessibleName);
    field.edit->setMinimumWidth(kFieldWidth);
    field.problem->setObjectName(name + u"Problem"_s);
    field.problem->setTextFormat(Qt::PlainText);
    field.problem->setWordWrap(true);
    field.problem->setMinimumHeight(field.problem->fontMetrics().lineSpacing() + theme::kStep);
    field.problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *grid = qobject_cast<QGridLayout *>(layout());
    auto *labelWidget = new QLabel(label, this);
    labelWidget->setBuddy(field.edit);
    grid->addWidget(labelWidget, cell.row, cell.column);
    grid->addWidget(field.edit, cell.row, cell.column + 1);
    grid->addWidget(field.problem, cell.row + 1, cell.column, 1, 2);
    connect(field.edit, &QLineEdit::textChanged, this, &ReadingForm::check);
    connect(field.edit, &QLineEdit::returnPressed, this, &ReadingForm::submitted);
    return field;
}

void ReadingForm::showProblem(const Field &field, const QString &sentence)
{
    setTextRole(field.problem, theme::Role::Error);
    field.problem->setText(field.edit->text().isEmpty() ? QString() : sentence);
    field.edit->setToolTip(field.problem->text());
}

void ReadingForm::check()
{
    const QString meter = m_meter.edit->text();
    const QString registerType = m_register.edit->text();
    const auto meterProblem = protocol::checkMeterExternalId(meter);
    const auto registerProblem = protocol::checkRegisterType(registerType);
    const QByteArray wire = onTheWire(m_value.edit->text());
    const auto value = protocol::parseNumericPayload(wire);
    showProblem(m_meter, meterProblem ? meterProblem->sentence : QString());
    showProblem(m_register, registerProblem ? registerProblem->sentence : QString());
    showProblem(m_value, value ? QString() : value.error().sentence);

    m_topic.clear();
    const auto utility = protocol::UtilityType(m_utility->currentData().toInt());
    const QString shownBase = m_baseTopic.isEmpty() ? tr("<base topic>") : m_baseTopic;
    QString preview = u"%1/%2/%3/%4"_s.arg(shownBase, QString(protocol::utilityTypeName(utility)),
                                           meter.isEmpty() ? tr("<meter>") : meter,
                                           registerType.isEmpty() ? tr("<register type>") : registerType);
    if (!m_baseTopic.isEmpty() && !meterProblem && !registerProblem) {
        const auto topic = protocol::printGatewayTopic({m_baseTopic, utility, meter, registerType.toInt()});
        if (topic)
            m_topic = *topic;
        else
            preview = topic.error().sentence;
    }
    m_topicLabel->setText(m_topic.isEmpty() ? preview : m_topic);
    setTextRole(m_topicLabel, m_topic.isEmpty() ? theme::Role::QuietText : theme::Role::Text);
    m_payload = value ? wire : QByteArray();
    m_isComplete = !m_topic.isEmpty() && value.has_value();
    emit changed();
}

} // namespace insite::publisher
