// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/limitsdialog.h"

#include "metadata/catalogue.h"
#include "theme/colours.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::alarms {

namespace {

constexpr int kFieldWidth = 140;
constexpr std::array kDelayUnits{1000LL, 60'000LL, 3'600'000LL};

QLocale plainLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

QWidget *withUnit(QLineEdit *field, const QString &unit, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(field);
    layout->addWidget(new QLabel(unit, row));
    layout->addStretch(1);
    return row;
}

} // namespace

LimitsDialog::LimitsDialog(metadata::Catalogue &catalogue, RegisterKey key, double latest,
                           std::optional<std::chrono::milliseconds> interval, QWidget *parent)
    : QDialog(parent)
    , m_catalogue(catalogue)
    , m_key(std::move(key))
    , m_complaint(new QLabel(this))
{
    setObjectName(u"limitsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Limits"));
    const metadata::RegisterFacts facts = catalogue.registerFacts(m_key);
    const metadata::MeterFacts meter = catalogue.meterFacts(m_key.customer, m_key.meter);
    const QString unit = theme::unitWords(facts.unitOrNothing());
    auto *title = new QLabel(
        tr("%1, %2").arg(meter.name.isKnown() ? meter.name.value : tr("meter %1").arg(m_key.meter.text()),
                         facts.name.isKnown() ? facts.name.value
                                              : tr("register %1").arg(m_key.registerId.text())),
        this);
    title->setFont(theme::font(theme::TypeStep::Title));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *now = new QLabel(
        interval ? tr("Now %1 %2, a reading every %3.")
                       .arg(theme::formatValue(latest, QLocale()), unit, theme::formatSpan(*interval))
                 : tr("Now %1 %2.").arg(theme::formatValue(latest, QLocale()), unit),
        this);
    now->setTextFormat(Qt::PlainText);

    m_high = addNumber(u"highLimit"_s, tr("no limit"));
    m_low = addNumber(u"lowLimit"_s, tr("no limit"));
    m_hysteresis = addNumber(u"hysteresis"_s, u"0"_s);
    m_delay = addNumber(u"delay"_s, u"0"_s);
    m_delayUnit = new QComboBox(this);
    m_delayUnit->setObjectName(u"delayUnit"_s);
    m_delayUnit->setAccessibleName(tr("Unit of the delay"));
    m_delayUnit->addItems({tr("seconds"), tr("minutes"), tr("hours")});
    auto *delay = new QWidget(this);
    auto *delayLayout = new QHBoxLayout(delay);
    delayLayout->setContentsMargins(0, 0, 0, 0);
    delayLayout->addWidget(m_delay);
    delayLayout->addWidget(m_delayUnit);
    delayLayout->addStretch(1);
    m_hysteresis->setToolTip(tr("How far back inside the value must come before the alarm is over"));
    m_delay->setToolTip(tr("How long, in measured time, the value must be beyond before it is an alarm"));

    auto *form = new QFormLayout;
    form->addRow(tr("Alarm &above:"), withUnit(m_high, unit, this));
    form->addRow(tr("Alarm &below:"), withUnit(m_low, unit, this));
    form->addRow(tr("&Hysteresis:"), withUnit(m_hysteresis, unit, this));
    form->addRow(tr("&Delay:"), delay);
    // The fields stand in rows of their own, which labels do not see.
    const std::array<QLineEdit *, 4> fields{m_high, m_low, m_hysteresis, m_delay};
    for (size_t row = 0; row < fields.size(); ++row) {
        auto *label = static_cast<QLabel *>(form->itemAt(int(row), QFormLayout::LabelRole)->widget());
        label->setBuddy(fields.at(row));
        fields.at(row)->setAccessibleName(QString(label->text()).remove(u'&').remove(u':'));
    }

    m_complaint->setObjectName(u"complaint"_s);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->setWordWrap(true);
    QPalette red = m_complaint->palette();
    red.setColor(QPalette::WindowText, theme::colour(theme::Role::Error, palette()));
    m_complaint->setPalette(red);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(u"keepLimits"_s);
    auto *none = buttons->addButton(tr("&Remove limits"), QDialogButtonBox::ResetRole);
    none->setObjectName(u"removeLimits"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &LimitsDialog::keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(none, &QPushButton::clicked, this, &LimitsDialog::remove);
    none->setEnabled(facts.limits.isKnown());

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(title);
    layout->addWidget(now);
    layout->addSpacing(theme::kGroupGap);
    layout->addLayout(form);
    layout->addWidget(m_complaint);
    layout->addStretch(1);
    layout->addWidget(buttons);
    show(facts.limits.value);
    check();
}

LimitsDialog::~LimitsDialog() = default;

QLineEdit *LimitsDialog::addNumber(const QString &name, const QString &placeholder)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setFixedWidth(kFieldWidth);
    field->setAlignment(Qt::AlignRight);
    field->setPlaceholderText(placeholder);
    connect(field, &QLineEdit::textChanged, this, &LimitsDialog::check);
    return field;
}

void LimitsDialog::show(const Limits &limits)
{
    const QLocale plain = plainLocale();
    const auto text = [&plain](const std::optional<double> &number) {
        return number ? theme::formatExact(*number, plain) : QString();
    };
    m_high->setText(text(limits.high));
    m_low->setText(text(limits.low));
    m_hysteresis->setText(limits.hysteresis > 0 ? text(limits.hysteresis) : QString());
    size_t unit = 0;
    while (unit + 1 < kDelayUnits.size() && limits.delay.count() > 0 &&
           limits.delay.count() % kDelayUnits.at(unit + 1) == 0)
        ++unit;
    m_delayUnit->setCurrentIndex(int(unit));
    if (limits.delay.count() > 0)
        m_delay->setText(text(double(limits.delay.count()) / double(kDelayUnits.at(unit))));
}

std::optional<Limits> LimitsDialog::entered()
{
    const QLocale locale;
    bool isRight = true;
    const auto number = [&](const QLineEdit *field) -> std::optional<double> {
        const QString text = field->text().trimmed();
        if (text.isEmpty())
            return std::nullopt;
        bool isNumber = false;
        const double value = locale.toDouble(text, &isNumber);
        if (!isNumber && isRight) {
            m_complaint->setText(
                tr("“%1” is not a number. Write it as %2.").arg(text, locale.toString(1234.5, 'f', 1)));
            isRight = false;
        }
        return value;
    };
    Limits limits;
    limits.high = number(m_high);
    limits.low = number(m_low);
    limits.hysteresis = number(m_hysteresis).value_or(0);
    const double delay = number(m_delay).value_or(0);
    if (isRight && (delay < 0 || delay > 1e6)) {
        m_complaint->setText(tr("The delay must be 0 or more, and less than a million."));
        isRight = false;
    }
    if (!isRight)
        return std::nullopt;
    limits.delay = std::chrono::milliseconds(
        qRound64(delay * double(kDelayUnits.at(size_t(m_delayUnit->currentIndex())))));
    return limits;
}

void LimitsDialog::check()
{
    if (!m_ok)
        return;
    m_complaint->clear();
    const std::optional<Limits> limits = entered();
    if (limits) {
        metadata::OwnRegister words = m_catalogue.ownRegister(metadata::RegisterPlace(m_key));
        words.limits = *limits;
        m_complaint->setText(metadata::complaint(words));
    }
    m_complaint->setVisible(!m_complaint->text().isEmpty());
    m_ok->setEnabled(m_complaint->text().isEmpty() && m_catalogue.isLoaded());
}

void LimitsDialog::keep()
{
    const std::optional<Limits> limits = entered();
    if (!limits)
        return;
    const metadata::RegisterPlace place(m_key);
    metadata::OwnRegister words = m_catalogue.ownRegister(place);
    words.limits = limits->isEmpty() ? std::nullopt : limits;
    if (m_catalogue.setOwnRegister(place, words))
        accept();
}

void LimitsDialog::remove()
{
    const metadata::RegisterPlace place(m_key);
    metadata::OwnRegister words = m_catalogue.ownRegister(place);
    words.limits.reset();
    if (m_catalogue.setOwnRegister(place, words))
        accept();
}

} // namespace insite::alarms
