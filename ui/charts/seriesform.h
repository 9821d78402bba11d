// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registerkind.h"
#include "core/unit.h"

#include <QList>
#include <QString>

namespace insite::charts {

/// What is made of a register's readings before they are drawn. A counter and amounts have forms of their own
/// each, so that a form never depends on a guess about the register.
enum class SeriesForm {
    AsSent,             ///< The values as they came: a counter's states, amounts and levels.
    CounterConsumption, ///< What a counter counted in each round interval: bars.
    CounterRate,        ///< What a counter counted, for each hour: steps.
    AmountSums,         ///< The amounts of each round interval added up: bars.
    AmountRate,         ///< Each amount for each hour: steps.
};

/// What a person may choose. Where the kind is not known everything is offered, as the person may know it.
[[nodiscard]] QList<SeriesForm> formsFor(RegisterKind kind);
/// AsSent unless the kind is known: consumption for a counter, the others as sent.
[[nodiscard]] SeriesForm defaultForm(RegisterKind kind);

[[nodiscard]] constexpr bool isBars(SeriesForm form)
{
    return form == SeriesForm::CounterConsumption || form == SeriesForm::AmountSums;
}
[[nodiscard]] constexpr bool isRate(SeriesForm form)
{
    return form == SeriesForm::CounterRate || form == SeriesForm::AmountRate;
}
[[nodiscard]] constexpr bool isOfCounter(SeriesForm form)
{
    return form == SeriesForm::CounterConsumption || form == SeriesForm::CounterRate;
}

/// "Consumption per interval", as the menu says it.
[[nodiscard]] QString formWords(SeriesForm form);
/// Of what is drawn: kWh as a rate is kW, which is kWh/h; any other unit gets "/h". Absent stays absent.
[[nodiscard]] Unit unitOf(SeriesForm form, const Unit &unit);

/// For saved layouts; an unknown word is AsSent.
[[nodiscard]] QString toText(SeriesForm form);
[[nodiscard]] SeriesForm formFrom(const QString &text);

} // namespace insite::charts
