// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/benchoptionsdialog.h"

#include "theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::publisher {

BenchOptionsDialog::BenchOptionsDialog(const device::BenchOptions &options, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"benchOptions"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Bench options"));

    auto *sending = new QGroupBox(tr("Sending"), this);
    auto *form = new QFormLayout(sending);
    m_seed = addNumber(*form, tr("&Seed:"), u"seed"_s, 1, 1'000'000, {});
    m_seed->setToolTip(tr("The same seed gives the same values again"));
    m_validity = addNumber(*form, tr("&Expires after:"), u"validity"_s, 1, 600, tr(" s"));
    m_validity->setToolTip(tr("A reading that could not be sent by then is not sent any more"));
    m_window = addNumber(*form, tr("&Missing after:"), u"returnWindow"_s, 1, 3600, tr(" s"));
    m_window->setToolTip(tr("A reading that has not come back by then counts as missing"));
    m_mayRepeat =
        new QCheckBox(tr("Send &again when the outcome is unknown; may create a second reading"), sending);
    m_mayRepeat->setObjectName(u"mayRepeat"_s);
    form->addRow(m_mayRepeat);

    auto *faults = new QGroupBox(tr("Disturbances, on purpose"), this);
    form = new QFormLayout(faults);
    m_jitter = addNumber(*form, tr("&Jitter, up to:"), u"jitter"_s, 0, 60'000, tr(" ms"));
    m_duplicates = addNumber(*form, tr("Sent &twice:"), u"duplicates"_s, 0, 100, tr(" %"));
    m_areWrongAllowed = new QCheckBox(tr("Send &wrong payloads, which are no numbers"), faults);
    m_areWrongAllowed->setObjectName(u"areWrongAllowed"_s);
    form->addRow(m_areWrongAllowed);
    m_wrong = addNumber(*form, tr("S&hare of them:"), u"wrong"_s, 0, 100, tr(" %"));
    m_wrongPayload = new QComboBox(faults);
    m_wrongPayload->setObjectName(u"wrongPayload"_s);
    m_wrongPayload->addItems({tr("Text"), tr("Comma for the decimal point"), tr("Empty")});
    auto *label = new QLabel(tr("&What is sent:"), faults);
    label->setBuddy(m_wrongPayload);
    form->addRow(label, m_wrongPayload);
    connect(m_areWrongAllowed, &QCheckBox::toggled, m_wrong, &QWidget::setEnabled);
    connect(m_areWrongAllowed, &QCheckBox::toggled, m_wrongPayload, &QWidget::setEnabled);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(this->options());
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kViewMargin, theme::kViewMargin, theme::kViewMargin,
                               theme::kViewMargin);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(sending);
    layout->addWidget(faults);
    layout->addWidget(buttons);

    const device::Disturbances &wish = options.disturbances;
    m_seed->setValue(int(options.seed));
    m_validity->setValue(int(options.validity / 1s));
    m_window->setValue(int(options.returnWindow / 1s));
    m_mayRepeat->setChecked(options.mayRepeat);
    m_jitter->setValue(int(wish.jitter.count()));
    m_duplicates->setValue(wish.duplicatePercent);
    m_areWrongAllowed->setChecked(wish.isWrongAllowed);
    m_wrong->setValue(wish.isWrongAllowed ? wish.wrongPercent : 10);
    m_wrongPayload->setCurrentIndex(int(wish.wrongPayload));
    m_wrong->setEnabled(wish.isWrongAllowed);
    m_wrongPayload->setEnabled(wish.isWrongAllowed);
}

BenchOptionsDialog::~BenchOptionsDialog() = default;

device::BenchOptions BenchOptionsDialog::options() const
{
    device::BenchOptions options;
    options.seed = quint64(m_seed->value());
    options.validity = std::chrono::seconds(m_validity->value());
    options.returnWindow = std::chrono::seconds(m_window->value());
    options.mayRepeat = m_mayRepeat->isChecked();
    options.disturbances.jitter = std::chrono::milliseconds(m_jitter->value());
    options.disturbances.duplicatePercent = m_duplicates->value();
    options.disturbances.isWrongAllowed = m_areWrongAllowed->isChecked();
    options.disturbances.wrongPercent = m_wrong->value();
    options.disturbances.wrongPayload = device::WrongPayload(m_wrongPayload->currentIndex());
    return options;
}

QSpinBox *BenchOptionsDialog::addNumber(QFormLayout &form, const QString &label, const QString &name,
                                        int least, int most, const QString &suffix)
{
    auto *box = new QSpinBox(form.parentWidget());
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSuffix(suffix);
    box->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    form.addRow(label, box);
    return box;
}

} // namespace insite::publisher
