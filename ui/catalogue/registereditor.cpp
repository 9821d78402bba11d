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

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

using metadata::OwnRegister;
using metadata::RegisterFacts;
using metadata::RegisterPlace;

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

QString decimalsText(std::optional<int> decimals)
{
    return decimals ? QLocale().toString(*decimals) : QString();
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
    // Not activated(): who types an entry's letters changes it and activates nothing.
    connect(m_kind, &QComboBox::currentIndexChanged, this, &RegisterEditor::chooseKind);
}

void RegisterEditor::setWide(bool isWide)
{
    m_columns->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setSpacing(isWide ? theme::kViewMargin : theme::kGroupGap);
}

void RegisterEditor::setCatalogue(metadata::Catalogue *catalogue)
{
    m_catalogue = catalogue;
    m_places.clear();
    refresh();
}

void RegisterEditor::show(const QList<RegisterPlace> &places)
{
    if (places == m_places)
        return;
    m_places = places;
    for (QLineEdit *edit : m_edits)
        edit->setModified(false); // what was typed for another register is not this one's
    complain({});
    if (isVisible())
        refresh();
}

void RegisterEditor::refresh()
{
    setEnabled(m_catalogue && m_catalogue->isLoaded() && !m_places.isEmpty());
    if (!m_catalogue || m_places.isEmpty())
        return;
    m_edits[Alias]->setEnabled(m_places.size() == 1); // names tell registers apart
    showWords();
    showOrigins();
    m_note->setText(shared([this](const RegisterPlace &place) {
                        return m_catalogue->shippedNote(place);
                    }).value_or(QString()));
}

std::optional<QString>
RegisterEditor::shared(const std::function<QString(const RegisterPlace &place)> &text) const
{
    const QString first = text(m_places.first());
    const bool isShared = std::all_of(m_places.cbegin() + 1, m_places.cend(),
                                      [&](const RegisterPlace &place) { return text(place) == first; });
    return isShared ? std::optional(first) : std::nullopt;
}

void RegisterEditor::showWords()
{
    using Own = std::function<QString(const OwnRegister &own)>;
    using Told = std::function<QString(const RegisterFacts &told)>;
    const auto set = [this](Field field, const Own &typed, const Told &told) {
        const auto text =
            shared([&](const RegisterPlace &place) { return typed(m_catalogue->ownRegister(place)); });
        const auto hint =
            shared([&](const RegisterPlace &place) { return told(m_catalogue->toldRegisterFacts(place)); });
        showText(*m_edits[size_t(field)], text.value_or(QString()), text && hint ? *hint : tr("different"));
    };
    const auto limit = [&set](Field field, const std::function<QString(const Limits &limits)> &text,
                              const QString &without) {
        set(
            field, [&](const OwnRegister &own) { return own.limits ? text(*own.limits) : QString(); },
            [&](const RegisterFacts &) { return without; });
    };
    set(
        Alias, [](const OwnRegister &own) { return own.alias; },
        [](const RegisterFacts &told) { return told.name.value; });
    set(
        Unit, [](const OwnRegister &own) { return own.unit; },
        [](const RegisterFacts &told) { return told.unit.isKnown() ? told.unit.value : tr("unknown"); });
    set(
        Decimals, [](const OwnRegister &own) { return decimalsText(own.decimals); },
        [](const RegisterFacts &told) {
            return told.decimals.isKnown() ? decimalsText(told.decimals.value) : tr("as many as it has");
        });
    set(
        Interval, [](const OwnRegister &own) { return spanOrNothing(own.expectedInterval); },
        [](const RegisterFacts &told) {
            return told.expectedInterval.isKnown() ? spanOrNothing(told.expectedInterval.value)
                                                   : tr("learned");
        });
    limit(
        Low, [](const Limits &limits) { return numberText(limits.low); }, tr("never"));
    limit(
        High, [](const Limits &limits) { return numberText(limits.high); }, tr("never"));
    limit(
        Hysteresis,
        [](const Limits &limits) {
            return limits.hysteresis > 0 ? numberText(limits.hysteresis) : QString();
        },
        u"0"_s);
    limit(
        Delay,
        [](const Limits &limits) {
            return limits.delay.count() > 0 ? spanOrNothing(limits.delay) : QString();
        },
        tr("at once"));

    const auto told = shared([this](const RegisterPlace &place) {
        const auto kind = m_catalogue->toldRegisterFacts(place).kind;
        return kind.isKnown() ? tr("%1 (told)").arg(kindText(kind.value)) : tr("not known");
    });
    m_kind->setItemText(0, told.value_or(tr("what is told")));
    const auto kind = shared([this](const RegisterPlace &place) {
        return QString::number(int(m_catalogue->ownRegister(place).kind));
    });
    m_kind->setPlaceholderText(tr("different"));
    const QSignalBlocker shown(m_kind); // it is told, not chosen
    m_kind->setCurrentIndex(kind ? m_kind->findData(kind->toInt()) : -1);
}

void RegisterEditor::showOrigins()
{
    const auto show = [this](const FactRow &row, const auto &text) {
        row.showOrigin(shared([&](const RegisterPlace &place) {
                           return text(m_catalogue->registerFacts(place),
                                       m_catalogue->toldRegisterFacts(place));
                       }).value_or(tr("different")));
    };
    show(m_rows[Alias], [](const RegisterFacts &facts, const RegisterFacts &told) {
        return originText(facts.name.origin, told.name.value);
    });
    show(m_rows[Unit], [](const RegisterFacts &facts, const RegisterFacts &told) {
        return originText(facts.unit.origin, told.unit.value);
    });
    show(m_kindRow, [](const RegisterFacts &facts, const RegisterFacts &told) {
        return originText(facts.kind.origin, told.kind.isKnown() ? kindText(told.kind.value) : QString());
    });
    show(m_rows[Decimals], [](const RegisterFacts &facts, const RegisterFacts &told) {
        return originText(facts.decimals.origin,
                          told.decimals.isKnown() ? decimalsText(told.decimals.value) : QString());
    });
    show(m_rows[Interval], [](const RegisterFacts &facts, const RegisterFacts &told) {
        return originText(facts.expectedInterval.origin, told.expectedInterval.isKnown()
                                                             ? spanOrNothing(told.expectedInterval.value)
                                                             : QString());
    });
    const QString unit = shared([this](const RegisterPlace &place) {
                             const auto told = m_catalogue->registerFacts(place).unit;
                             return told.isKnown() ? told.value : tr("unit unknown");
                         }).value_or(tr("units differ"));
    for (const Field field : {Low, High, Hysteresis, Delay}) {
        const bool isTyped = !m_edits[size_t(field)]->text().isEmpty();
        QStringList words{field == Delay ? QString() : unit,
                          isTyped ? originText(metadata::Origin::Person) : QString()};
        words.removeAll(QString());
        m_rows[size_t(field)].showOrigin(words.join(u", "_s));
    }
}

bool RegisterEditor::isTouched(Field field) const
{
    return m_edits[size_t(field)]->isModified();
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

Result<void> RegisterEditor::typeInto(OwnRegister &own) const
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
    if (*decimals && **decimals != double(int(**decimals)))
        return failure(ErrorCode::InvalidInput, tr("Decimals must be a whole number."));
    const auto take = [this](Field field, auto &into, const auto &value) {
        if (isTouched(field))
            into = value;
    };
    Limits limits = own.limits.value_or(Limits());
    take(Alias, own.alias, m_edits[Alias]->text().trimmed());
    take(Unit, own.unit, m_edits[Unit]->text().trimmed());
    take(Decimals, own.decimals, *decimals ? std::optional(int(**decimals)) : std::nullopt);
    take(Interval, own.expectedInterval, *interval);
    take(Low, limits.low, *low);
    take(High, limits.high, *high);
    take(Hysteresis, limits.hysteresis, hysteresis->value_or(0));
    take(Delay, limits.delay, delay->value_or(std::chrono::milliseconds(0)));
    own.limits = limits.isEmpty() ? std::nullopt : std::optional(limits);
    return {};
}

void RegisterEditor::apply()
{
    applyToAll([this](OwnRegister &own) { return typeInto(own); });
}

void RegisterEditor::chooseKind()
{
    applyToAll([this](OwnRegister &own) {
        own.kind = RegisterKind(m_kind->currentData().toInt());
        return typeInto(own);
    });
}

void RegisterEditor::applyToAll(const std::function<Result<void>(OwnRegister &own)> &change)
{
    if (!m_catalogue)
        return;
    QList<OwnRegister> words;
    for (const RegisterPlace &place : std::as_const(m_places)) {
        OwnRegister own = m_catalogue->ownRegister(place);
        if (const auto changed = change(own); !changed)
            return complain(changed.error().detail);
        if (const QString sentence = metadata::complaint(own); !sentence.isEmpty())
            return complain(m_places.size() == 1
                                ? sentence
                                : tr("Register %1 of meter %2: %3")
                                      .arg(place.registerId.text(), place.meter.text(), sentence));
        words.append(own);
    }
    complain({});
    for (QLineEdit *edit : m_edits)
        edit->setModified(false);
    for (qsizetype i = 0; i < words.size(); ++i)
        m_catalogue->setOwnRegister(m_places.at(i), words.at(i));
    refresh();
}

void RegisterEditor::complain(const QString &sentence)
{
    m_problem->setText(sentence.isEmpty() ? QString() : u"▲ "_s + sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace insite::catalogue
