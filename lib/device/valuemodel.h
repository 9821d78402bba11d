// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "device/formula.h"

#include <QStringList>

#include <variant>

namespace insite::device {

// What a simulated register's values do. The parameters' names and meanings stand in docs/deviceset.md.

struct ConstantModel
{
    double value = 0;
};

struct RampModel
{
    double from = 0;
    double to = 100;
    double seconds = 60;
    bool repeats = true; ///< Begins anew; otherwise it stays at its end.
};

struct SineModel
{
    double mean = 0;
    double amplitude = 1;
    double periodSeconds = 3600;
    double phase = 0; ///< 0 to 1 of a period.
};

struct WalkModel
{
    double start = 0;
    double step = 1; ///< The most from one reading to the next.
    double least = -1e15;
    double most = 1e15;
};

enum class LoadShape { Electricity, Heat, Water, Gas };
enum class LoadOutput {
    Rate,    ///< Per hour, the mean since the reading before.
    Amount,  ///< What has flowed since the reading before.
    Counter, ///< A state that only grows.
};

struct LoadModel
{
    LoadShape shape = LoadShape::Electricity;
    double dayTotal = 24;
    LoadOutput output = LoadOutput::Rate;
    double noise = 0.1;   ///< 0 to 1; the day's total is kept all the same.
    double speed = 1;     ///< 60: an hour of the day passes in a minute.
    double utcOffset = 1; ///< Hours; fixed, so that each day has 24.
    double start = 0;     ///< Of the counter.
};

struct StepModel
{
    double low = 0;
    double high = 1;
    double everySeconds = 60;
};

struct CounterModel
{
    double start = 0;
    double perHour = 1;
    double noise = 0;    ///< 0 to 1 of the growth.
    double rollover = 0; ///< Begins at 0 again when it reaches this; 0: never.
    int resetAfter = 0;  ///< After so many readings it falls to resetTo; 0: never.
    double resetTo = 0;
};

struct ReplayModel
{
    QString file;            ///< Absolute, or relative to the folder of the device set.
    QString column;          ///< Its heading, or its number from 1.
    double everySeconds = 1; ///< The next value of the column after so long, however often it is read.
    bool repeats = true;
};

struct FormulaModel
{
    Formula formula;
};

using ValueModel = std::variant<ConstantModel, RampModel, SineModel, WalkModel, LoadModel, StepModel,
                                CounterModel, ReplayModel, FormulaModel>;

/// The words of the model column, in the order of ValueModel's alternatives.
[[nodiscard]] QStringList modelKeys();
/// Parameters to begin with, as they are written: what a person finds after choosing a model.
[[nodiscard]] QString defaultParameters(const QString &modelKey);

/// The model of a row, or why there is none. Pure.
[[nodiscard]] Result<ValueModel> readValueModel(const QString &modelKey, QStringView parameters);

} // namespace insite::device
