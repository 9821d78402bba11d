// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesform.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

struct Entry
{
    SeriesForm form;
    const char16_t *text;
    const char *words;
};

constexpr std::array kForms{
    Entry{SeriesForm::AsSent, u"asSent", QT_TRANSLATE_NOOP("insite::charts", "Values as sent")},
    Entry{SeriesForm::CounterConsumption, u"counterConsumption",
          QT_TRANSLATE_NOOP("insite::charts", "Counter: consumption per interval")},
    Entry{SeriesForm::CounterRate, u"counterRate",
          QT_TRANSLATE_NOOP("insite::charts", "Counter: rate per hour")},
    Entry{SeriesForm::AmountSums, u"amountSums",
          QT_TRANSLATE_NOOP("insite::charts", "Amounts: sum per interval")},
    Entry{SeriesForm::AmountRate, u"amountRate",
          QT_TRANSLATE_NOOP("insite::charts", "Amounts: rate per hour")},
};

const Entry &entryOf(SeriesForm form)
{
    return *std::ranges::find(kForms, form, &Entry::form);
}

} // namespace

QList<SeriesForm> formsFor(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::Counter:
        return {SeriesForm::CounterConsumption, SeriesForm::CounterRate, SeriesForm::AsSent};
    case RegisterKind::IntervalAmount:
        return {SeriesForm::AsSent, SeriesForm::AmountSums, SeriesForm::AmountRate};
    case RegisterKind::Instant:
        return {SeriesForm::AsSent};
    case RegisterKind::Unknown:
        break;
    }
    return {SeriesForm::AsSent, SeriesForm::CounterConsumption, SeriesForm::CounterRate,
            SeriesForm::AmountSums, SeriesForm::AmountRate};
}

SeriesForm defaultForm(RegisterKind kind)
{
    return formsFor(kind).first();
}

QString formWords(SeriesForm form)
{
    return QCoreApplication::translate("insite::charts", entryOf(form).words);
}

Unit unitOf(SeriesForm form, const Unit &unit)
{
    if (!unit || !isRate(form))
        return unit;
    // An hour's energy for each hour is a power: the same quantity, so no guess.
    constexpr std::array<std::pair<const char16_t *, const char16_t *>, 7> kPowers{{{u"Wh", u"W"},
                                                                                    {u"kWh", u"kW"},
                                                                                    {u"MWh", u"MW"},
                                                                                    {u"GWh", u"GW"},
                                                                                    {u"varh", u"var"},
                                                                                    {u"kvarh", u"kvar"},
                                                                                    {u"kVAh", u"kVA"}}};
    for (const auto &[energy, power] : kPowers) {
        if (*unit == QStringView(energy))
            return QString::fromUtf16(power);
    }
    return *unit + u"/h";
}

QString toText(SeriesForm form)
{
    return QString::fromUtf16(entryOf(form).text);
}

SeriesForm formFrom(const QString &text)
{
    for (const Entry &entry : kForms) {
        if (text == QStringView(entry.text))
            return entry.form;
    }
    return SeriesForm::AsSent;
}

} // namespace insite::charts
