// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/registereditor.h"

#include "catalogue/span.h"
#include "metadata/catalogue.h"
#include "theme/colours.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

using metadata::OwnRegister;
using metadata::RegisterFacts;

namespace {

QFormLayout *createForm()
{
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::kStep);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(theme::kGroupGap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

QString numberText(const std::optional<double> &value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return value ? locale.toString(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString spanOrNothing(std::optional<std::chrono::milliseconds> span)
{
    return span ? spanText(*span, QLocale()) : QString();
}

} // namespace

QString kindText(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::Counter:
        return RegisterEditor::tr("counter");
    case RegisterKind::IntervalAmount:
        return RegisterEditor::tr("amount in the interval");
    case RegisterKind::Instant:
        return RegisterEditor::tr("level");
    case RegisterKind::Unknown:
        break;
    }
    return RegisterEditor::tr("not known");
}

RegisterEditor::RegisterEditor(QWidget *parent)
    : QWidget(parent)
    , m_problem(new QLabel(this))
    , m_note(new QLabel(this))
{
    auto *facts = createForm();
    auto *limits = createForm();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(theme::kViewMargin);
    m_columns->addLayout(facts, 1);
    m_columns->addLayout(limits, 1);
    layout->addLayout(m_columns);
    layout->addWidget(m_problem);
    layout->addWidget(m_note);
    layout->addStretch(1);
    addField(Alias, *facts, tr("&Name:"), u"registerAlias"_s);
    addField(Unit, *facts, tr("&Unit:"), u"registerUnit"_s);
    addKind(*facts);
    addField(Decimals, *facts, tr("&Decimals:"), u"registerDecimals"_s);
    addField(Interval, *facts, tr("E&xpected every:"), u"registerInterval"_s);
    addField(Low, *limits, tr("Alarm &below:"), u"limitLow"_s);
    addField(High, *limits, tr("Alarm &above:"), u"limitHigh"_s);
    addField(Hysteresis, *limits, tr("Ends when &inside by:"), u"limitHysteresis"_s);
    addField(Delay, *limits, tr("Told after:"), u"limitDelay"_s);
    m_edits[Interval]->setToolTip(tr("For example 60 s, 15 min or 1 h 30 min"));
    m_edits[Delay]->setToolTip(m_edits[Interval]->toolTip());
    m_problem->setObjectName(u"registerProblem"_s);
    m_note->setObjectName(u"shippedNote"_s);
    for (QLabel *label : {m_problem, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_note->setForegroundRole(QPalette::PlaceholderText);
    refresh();
}

RegisterEditor::~RegisterEditor() = default;

QLineEdit *RegisterEditor::addField(Field field, QFormLayout &form, const QString &label, const QString &name)
{
    QLineEdit *edit = createEdit(name, QString(label).remove(u'&').remove(u':'), this);
    m_edits[size_t(field)] = edit;
    m_rows[size_t(field)] = addFactRow(form, label, edit);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        if (std::exchange(m_isLeaving, true))
            return;
        if (edit->isModified())
            apply();
        m_isLeaving = false;
    });
    return edit;
}

void RegisterEditor::addKind(QFormLayout &form)
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(u"registerKind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addItem(QString(), int(RegisterKind::Unknown));
    for (const RegisterKind kind :
         {RegisterKind::Counter, RegisterKind::IntervalAmount, RegisterKind::Instant})
        m_kind->addItem(kindText(kind), int(kind));
    m_kind->setToolTip(
        tr("A counter only grows; an amount belongs to its interval and can be added up; a level, "
           "as power or temperature, cannot."));
    m_kindRow = addFactRow(form, tr("&Kind:"), m_kind);
    connect(m_kind, &QComboBox::activated, this, &RegisterEditor::apply);
}

void RegisterEditor::setWide(bool isWide)
{
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(isWide ? theme::kViewMargin : theme::kGroupGap);
}

void RegisterEditor::setCatalogue(metadata::Catalogue *catalogue)
{
    m_catalogue = catalogue;
    m_place = {};
    refresh();
}

void RegisterEditor::show(const metadata::RegisterPlace &place)
{
    if (place == m_place)
        return;
    m_place = place;
    for (QLineEdit *edit : m_edits)
        edit->setModified(false); // what was typed for another register is not this one's
    complain({});
    refresh();
}

void RegisterEditor::refresh()
{
    const bool isUsable = m_catalogue && m_catalogue->isLoaded() && !m_place.registerId.isEmpty();
    setEnabled(isUsable);
    if (!m_catalogue)
        return;
    const RegisterFacts told = m_catalogue->toldRegisterFacts(m_place);
    showWords(m_catalogue->ownRegister(m_place), told);
    showOrigins(m_catalogue->registerFacts(m_place), told);
    m_note->setText(m_catalogue->shippedNote(m_place));
}

void RegisterEditor::showWords(const OwnRegister &own, const RegisterFacts &told)
{
    const auto set = [this](Field field, const QString &text, const QString &placeholder) {
        showText(*m_edits[size_t(field)], text, placeholder);
    };
    const std::optional<Limits> &limits = own.limits;
    set(Alias, own.alias, told.name.value);
    set(Unit, own.unit, told.unit.isKnown() ? told.unit.value : tr("unknown"));
    set(Decimals, own.decimals ? QLocale().toString(*own.decimals) : QString(),
        told.decimals.isKnown() ? QLocale().toString(told.decimals.value) : tr("as many as it has"));
    set(Interval, spanOrNothing(own.expectedInterval),
        told.expectedInterval.isKnown() ? spanText(told.expectedInterval.value, QLocale()) : tr("learned"));
    set(Low, limits ? numberText(limits->low) : QString(), tr("never"));
    set(High, limits ? numberText(limits->high) : QString(), tr("never"));
    set(Hysteresis, limits && limits->hysteresis > 0 ? numberText(limits->hysteresis) : QString(), u"0"_s);
    set(Delay, limits && limits->delay.count() > 0 ? spanText(limits->delay, QLocale()) : QString(),
        tr("at once"));
    m_kind->setItemText(0, told.kind.isKnown() ? tr("%1 (told)").arg(kindText(told.kind.value))
                                               : tr("not known"));
    m_kind->setCurrentIndex(m_kind->findData(int(own.kind)));
}

void RegisterEditor::showOrigins(const RegisterFacts &facts, const RegisterFacts &told)
{
    m_rows[Alias].showOrigin(facts.name.origin, told.name.value);
    m_rows[Unit].showOrigin(facts.unit.origin, told.unit.value);
    m_kindRow.showOrigin(facts.kind.origin, told.kind.isKnown() ? kindText(told.kind.value) : QString());
    m_rows[Decimals].showOrigin(
        facts.decimals.origin, told.decimals.isKnown() ? QLocale().toString(told.decimals.value) : QString());
    m_rows[Interval].showOrigin(
        facts.expectedInterval.origin,
        told.expectedInterval.isKnown() ? spanText(told.expectedInterval.value, QLocale()) : QString());
    const QString typed = facts.limits.isKnown() ? originText(facts.limits.origin) : QString();
    for (const Field field : {Low, High, Hysteresis, Delay}) {
        const QString unit = field == Delay         ? QString()
                             : facts.unit.isKnown() ? facts.unit.value
                                                    : tr("unit unknown");
        const bool isTyped = !typed.isEmpty() && !m_edits[size_t(field)]->text().isEmpty();
        QStringList words{unit, isTyped ? typed : QString()};
        words.removeAll(QString());
        m_rows[size_t(field)].origin->setText(words.join(u", "_s));
    }
}

Result<std::optional<double>> RegisterEditor::numberOf(Field field) const
{
    const QString text = m_edits[size_t(field)]->text().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const double value = QLocale().toDouble(text, &isNumber);
    if (isNumber)
        return value;
    return failure(ErrorCode::InvalidInput, tr("“%1” is not a number.").arg(text));
}

Result<std::optional<std::chrono::milliseconds>> RegisterEditor::spanOf(Field field) const
{
    const QString text = m_edits[size_t(field)]->text().trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (const auto span = parseSpan(text, QLocale()))
        return span;
    return failure(
        ErrorCode::InvalidInput,
        tr("“%1” is not a length of time. Write for example 60 s, 15 min or 1 h 30 min.").arg(text));
}

Result<OwnRegister> RegisterEditor::typed() const
{
    const auto decimals = numberOf(Decimals);
    const auto low = numberOf(Low);
    const auto high = numberOf(High);
    const auto hysteresis = numberOf(Hysteresis);
    const auto interval = spanOf(Interval);
    const auto delay = spanOf(Delay);
    for (const auto *number : {&decimals, &low, &high, &hysteresis}) {
        if (!*number)
            return tl::unexpected(number->error());
    }
    for (const auto *span : {&interval, &delay}) {
        if (!*span)
            return tl::unexpected(span->error());
    }
    OwnRegister own;
    own.alias = m_edits[Alias]->text().trimmed();
    own.unit = m_edits[Unit]->text().trimmed();
    own.kind = RegisterKind(m_kind->currentData().toInt());
    own.expectedInterval = *interval;
    if (*decimals) {
        if (**decimals != double(int(**decimals)))
            return failure(ErrorCode::InvalidInput, tr("Decimals must be a whole number."));
        own.decimals = int(**decimals);
    }
    const Limits limits{*low, *high, hysteresis->value_or(0), delay->value_or(std::chrono::milliseconds(0))};
    if (!limits.isEmpty())
        own.limits = limits;
    const QString complaint = metadata::complaint(own);
    return complaint.isEmpty() ? Result<OwnRegister>(own)
                               : Result<OwnRegister>(failure(ErrorCode::InvalidInput, complaint));
}

void RegisterEditor::apply()
{
    if (!m_catalogue || m_place.registerId.isEmpty())
        return;
    const auto own = typed();
    if (!own) {
        complain(own.error().detail);
        return;
    }
    complain({});
    for (QLineEdit *edit : m_edits)
        edit->setModified(false);
    m_catalogue->setOwnRegister(m_place, *own);
    refresh();
}

void RegisterEditor::complain(const QString &sentence)
{
    m_problem->setText(sentence.isEmpty() ? QString() : u"▲ "_s + sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace insite::catalogue
