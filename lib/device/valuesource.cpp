// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/valuesource.h"

#include "device/loadcurve.h"
#include "device/random.h"
#include "protocol/numericpayload.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace insite::device {

namespace {

double secondsOf(std::chrono::milliseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

double hoursOf(std::chrono::milliseconds duration)
{
    return std::chrono::duration<double, std::ratio<3600>>(duration).count();
}

/// What depends on the time since the start alone.
template <typename Model>
class TimeSource final : public ValueSource
{
public:
    using Function = double (*)(const Model &model, double seconds);
    TimeSource(const Model &model, Function function)
        : m_model(model)
        , m_function(function)
    {
    }

    double next(const Moment &moment) override { return m_function(m_model, secondsOf(moment.sinceStart)); }

private:
    Model m_model;
    Function m_function;
};

double rampAt(const RampModel &model, double seconds)
{
    const double turns = seconds / model.seconds;
    const double part = model.repeats ? turns - std::floor(turns) : std::min(turns, 1.0);
    return model.from + (model.to - model.from) * part;
}

double sineAt(const SineModel &model, double seconds)
{
    return model.mean +
           model.amplitude * std::sin(2 * std::numbers::pi * (seconds / model.periodSeconds + model.phase));
}

double stepAt(const StepModel &model, double seconds)
{
    return std::fmod(std::floor(seconds / model.everySeconds), 2.0) == 0.0 ? model.low : model.high;
}

class WalkSource final : public ValueSource
{
public:
    WalkSource(const WalkModel &model, quint64 seed)
        : m_model(model)
        , m_seed(seed)
        , m_value(model.start)
    {
    }

    double next(const Moment &) override
    {
        if (m_step++ == 0)
            return m_value;
        m_value += m_model.step * (2 * randomPart(m_seed, m_step) - 1);
        if (m_value > m_model.most) // back from the wall
            m_value = std::max(m_model.least, 2 * m_model.most - m_value);
        if (m_value < m_model.least)
            m_value = std::min(m_model.most, 2 * m_model.least - m_value);
        return m_value;
    }

private:
    WalkModel m_model;
    quint64 m_seed;
    quint64 m_step = 0;
    double m_value;
};

class LoadSource final : public ValueSource
{
public:
    LoadSource(const LoadModel &model, const SourceSetup &setup)
        : m_model(model)
        , m_interval(setup.interval)
        , m_curve(model, setup.seed)
    {
    }

    double next(const Moment &moment) override
    {
        if (!m_hasBegun) {
            m_hasBegun = true;
            m_begin = moment;
            m_base = m_curve.cumulative(moment.at) - m_model.start;
            m_beforeAt = moment.at - played(m_interval);
            m_before = m_curve.cumulative(m_beforeAt);
        }
        const Instant at = m_begin.at + played(moment.sinceStart - m_begin.sinceStart);
        const double total = m_curve.cumulative(at);
        const double hours = hoursOf(at - m_beforeAt);
        const double amount = total - std::exchange(m_before, total);
        m_beforeAt = at;
        switch (m_model.output) {
        case LoadOutput::Counter:
            return total - m_base;
        case LoadOutput::Amount:
            return amount;
        case LoadOutput::Rate:
            if (hours > 0)
                m_rate = amount / hours; // two readings of one moment have one rate
            return m_rate;
        }
        return 0;
    }

    void reset() override { m_base = m_before; }

private:
    [[nodiscard]] std::chrono::milliseconds played(std::chrono::milliseconds real) const
    {
        return std::chrono::milliseconds(qint64(double(real.count()) * m_model.speed));
    }

    LoadModel m_model;
    std::chrono::milliseconds m_interval;
    LoadCurve m_curve;
    Moment m_begin;
    Instant m_beforeAt;
    double m_before = 0;
    double m_base = 0;
    double m_rate = 0;
    bool m_hasBegun = false;
};

class CounterSource final : public ValueSource
{
public:
    CounterSource(const CounterModel &model, const SourceSetup &setup)
        : m_model(model)
        , m_seed(setup.seed)
        , m_decimals(setup.decimals)
        , m_value(model.start)
    {
    }

    double next(const Moment &moment) override
    {
        if (m_count > 0) {
            const double noise = m_model.noise * (2 * randomPart(m_seed, m_count) - 1);
            m_value += m_model.perHour * hoursOf(moment.sinceStart - m_before) * (1 + noise);
        }
        m_before = moment.sinceStart;
        ++m_count;
        if (m_model.resetAfter > 0 && ++m_sinceReset > m_model.resetAfter)
            reset();
        const auto isFull = [this] {
            return m_model.rollover > 0 && rounded(m_value, m_decimals) >= m_model.rollover;
        };
        if (isFull())
            m_value = std::fmod(m_value, m_model.rollover);
        if (isFull()) // only what is printed has reached it
            m_value = 0;
        return m_value;
    }

    void reset() override
    {
        m_value = m_model.resetTo;
        m_sinceReset = 1;
    }

    void rollOver() override { m_value = 0; }

private:
    CounterModel m_model;
    quint64 m_seed;
    int m_decimals;
    double m_value;
    std::chrono::milliseconds m_before{0};
    quint64 m_count = 0;
    int m_sinceReset = 0;
};

class ReplaySource final : public ValueSource
{
public:
    ReplaySource(const ReplayModel &model, std::shared_ptr<const std::vector<double>> values)
        : m_model(model)
        , m_values(std::move(values))
    {
    }

    double next(const Moment &moment) override
    {
        const auto played = size_t(secondsOf(moment.sinceStart) / m_model.everySeconds);
        const size_t count = m_values->size();
        return (*m_values)[m_model.repeats ? played % count : std::min(played, count - 1)];
    }

private:
    ReplayModel m_model;
    std::shared_ptr<const std::vector<double>> m_values;
};

class SourceMaker
{
public:
    explicit SourceMaker(const SourceSetup &setup)
        : m_setup(setup)
    {
    }

    using Made = std::unique_ptr<ValueSource>;
    Made operator()(const ConstantModel &model) const
    {
        return std::make_unique<TimeSource<ConstantModel>>(
            model, [](const ConstantModel &constant, double) { return constant.value; });
    }
    Made operator()(const RampModel &model) const
    {
        return std::make_unique<TimeSource<RampModel>>(model, rampAt);
    }
    Made operator()(const SineModel &model) const
    {
        return std::make_unique<TimeSource<SineModel>>(model, sineAt);
    }
    Made operator()(const StepModel &model) const
    {
        return std::make_unique<TimeSource<StepModel>>(model, stepAt);
    }
    Made operator()(const WalkModel &model) const
    {
        return std::make_unique<WalkSource>(model, m_setup.seed);
    }
    Made operator()(const LoadModel &model) const { return std::make_unique<LoadSource>(model, m_setup); }
    Made operator()(const CounterModel &model) const
    {
        return std::make_unique<CounterSource>(model, m_setup);
    }
    Made operator()(const ReplayModel &model) const
    {
        return std::make_unique<ReplaySource>(model, m_setup.replay);
    }
    Made operator()(const FormulaModel &) const { return nullptr; }

private:
    const SourceSetup &m_setup;
};

} // namespace

std::unique_ptr<ValueSource> makeValueSource(const ValueModel &model, const SourceSetup &setup)
{
    return std::visit(SourceMaker(setup), model);
}

double rounded(double value, int decimals)
{
    return protocol::printNumericPayload(value, decimals)
        .and_then([](const QByteArray &text) { return protocol::parseNumericPayload(text); })
        .value_or(value);
}

} // namespace insite::device
