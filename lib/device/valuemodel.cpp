// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/valuemodel.h"

#include "device/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite::device {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::device::ValueModel)
};

constexpr ParameterRange kDuration{0.001, 31'622'400}; // a leap year
constexpr ParameterRange kPart{0, 1};
constexpr ParameterRange kNotNegative{0, 1e15};

ValueModel readConstant(ParameterReader &reader)
{
    return ConstantModel{reader.number(u"value"_s, 0)};
}

ValueModel readRamp(ParameterReader &reader)
{
    return RampModel{reader.number(u"from"_s, 0), reader.number(u"to"_s, 100),
                     reader.number(u"seconds"_s, 60, kDuration), reader.yes(u"repeat"_s, true)};
}

ValueModel readSine(ParameterReader &reader)
{
    return SineModel{reader.number(u"mean"_s, 0), reader.number(u"amplitude"_s, 1),
                     reader.number(u"period"_s, 3600, kDuration), reader.number(u"phase"_s, 0, kPart)};
}

ValueModel readWalk(ParameterReader &reader)
{
    const WalkModel model{reader.number(u"start"_s, 0), reader.number(u"step"_s, 1, kNotNegative),
                          reader.number(u"min"_s, -1e15), reader.number(u"max"_s, 1e15)};
    if (model.least > model.start || model.start > model.most)
        reader.refuse(Text::tr("“start” must lie between “min” and “max”."));
    return model;
}

ValueModel readLoad(ParameterReader &reader)
{
    LoadModel model;
    model.shape = LoadShape(reader.word(u"shape"_s, {u"electricity"_s, u"heat"_s, u"water"_s, u"gas"_s}));
    model.dayTotal = reader.number(u"day"_s, model.dayTotal, kNotNegative);
    model.output = LoadOutput(reader.word(u"output"_s, {u"rate"_s, u"amount"_s, u"counter"_s}));
    model.noise = reader.number(u"noise"_s, model.noise, kPart);
    model.speed = reader.number(u"speed"_s, model.speed, {0.001, 86'400});
    model.utcOffset = reader.number(u"utcoffset"_s, model.utcOffset, {-14, 14});
    model.start = reader.number(u"start"_s, 0);
    return model;
}

ValueModel readStep(ParameterReader &reader)
{
    return StepModel{reader.number(u"low"_s, 0), reader.number(u"high"_s, 1),
                     reader.number(u"every"_s, 60, kDuration)};
}

ValueModel readCounter(ParameterReader &reader)
{
    CounterModel model;
    model.start = reader.number(u"start"_s, 0, kNotNegative);
    model.perHour = reader.number(u"perhour"_s, model.perHour, kNotNegative);
    model.noise = reader.number(u"noise"_s, 0, kPart);
    model.rollover = reader.number(u"rollover"_s, 0, kNotNegative);
    model.resetAfter = int(reader.number(u"resetafter"_s, 0, {0, 1e9}));
    model.resetTo = reader.number(u"resetto"_s, 0, kNotNegative);
    if (model.rollover > 0 && (model.start >= model.rollover || model.resetTo >= model.rollover))
        reader.refuse(Text::tr("“start” and “resetto” must be less than “rollover”."));
    return model;
}

ValueModel readReplay(ParameterReader &reader)
{
    return ReplayModel{reader.text(u"file"_s), reader.text(u"column"_s, u"1"_s),
                       reader.number(u"every"_s, 1, kDuration), reader.yes(u"repeat"_s, true)};
}

ValueModel readFormula(ParameterReader &reader)
{
    const QString text = reader.text(u"value"_s);
    auto formula = Formula::parse(text);
    if (!formula)
        reader.refuse(formula.error().detail);
    return FormulaModel{formula.value_or(Formula())};
}

struct Kind
{
    QString key;
    QString defaults;
    ValueModel (*read)(ParameterReader &reader);
};

const std::array<Kind, std::variant_size_v<ValueModel>> &kinds()
{
    static const std::array<Kind, std::variant_size_v<ValueModel>> all{{
        {u"constant"_s, u"value=100"_s, readConstant},
        {u"ramp"_s, u"from=0; to=100; seconds=60"_s, readRamp},
        {u"sine"_s, u"mean=20; amplitude=5; period=600"_s, readSine},
        {u"walk"_s, u"start=20; step=0.5; min=0; max=40"_s, readWalk},
        {u"load"_s, u"shape=electricity; day=48; output=rate"_s, readLoad},
        {u"step"_s, u"low=0; high=10; every=60"_s, readStep},
        {u"counter"_s, u"start=1000; perhour=3600"_s, readCounter},
        {u"replay"_s, u"file=values.csv; column=1; every=60"_s, readReplay},
        {u"formula"_s, u"value=[MAIN_SUPPLY/2] * 2"_s, readFormula},
    }};
    return all;
}

} // namespace

QStringList modelKeys()
{
    QStringList keys;
    for (const Kind &kind : kinds())
        keys.append(kind.key);
    return keys;
}

QString defaultParameters(const QString &modelKey)
{
    for (const Kind &kind : kinds()) {
        if (kind.key == modelKey)
            return kind.defaults;
    }
    return {};
}

Result<ValueModel> readValueModel(const QString &modelKey, QStringView parameters)
{
    for (const Kind &kind : kinds()) {
        if (kind.key != modelKey)
            continue;
        ParameterReader reader(parameters);
        ValueModel model = kind.read(reader);
        if (const auto problem = reader.problem())
            return failure(ErrorCode::InvalidInput, *problem);
        return model;
    }
    return failure(
        ErrorCode::NotFound,
        Text::tr("There is no value model “%1”; there are %2.").arg(modelKey, modelKeys().join(u", "_s)));
}

} // namespace insite::device
