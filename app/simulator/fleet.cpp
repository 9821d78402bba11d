// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fleet.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

// Any fixed GUID: it makes the ids the same in every run.
const QUuid kNamespace(u"{5d1f6f3c-9c07-4a0e-8f1b-2f4c6b8a9d10}"_s);

constexpr std::array kStreets = {"Storgata",   "Kirkegata",  "Bryggeveien", "Åsveien",     "Østre Strandvei",
                                 "Møllergata", "Fjellveien", "Sjøgata",     "Nygårdsgata", "Skolegata",
                                 "Havnegata",  "Tårnveien",  "Løkkeveien",  "Ærfuglveien"};
constexpr std::array kBuildings = {"kontorbygg",           "barneskole",  "idrettshall", "borettslag",
                                   "bo- og servicesenter", "kjøpesenter", "rådhus"};

constexpr int kEnergy = 2;       // mqtt-services.txt, "Payload format"
constexpr int kWaterVolume = 10; // mqtt-services.txt, "Topic structure"
constexpr int kPower = 12;
constexpr int kReactivePower = 13;
constexpr int kVoltage = 14;
constexpr int kWaterFlow = 15;
constexpr int kHeatPower = 20;
constexpr int kSupplyTemperature = 21;
constexpr int kReturnTemperature = 22;

QString idFor(const QString &name)
{
    return QUuid::createUuidV5(kNamespace, name).toString(QUuid::WithoutBraces);
}

double hoursBetween(Instant from, Instant to)
{
    return std::chrono::duration<double, std::ratio<3600>>(to - from).count();
}

double rounded(double value)
{
    return std::round(value * 10000.0) / 10000.0;
}

double total(const std::vector<LoadCurve> &curves, Instant instant)
{
    double sum = 0.0;
    for (const LoadCurve &curve : curves)
        sum += curve.at(instant);
    return sum;
}

} // namespace

Fleet::Fleet(int registers, quint32 seed, std::chrono::milliseconds interval)
    : m_seed(seed)
    , m_interval(std::max(interval, std::chrono::milliseconds(1)))
{
    addCustomers();
    addRegisterTypes();
    m_sources.reserve(static_cast<std::size_t>(std::max(registers, 1)));
    for (int number = 0; registerCount() < registers; ++number)
        addInstallation(number, registers);
    addForbiddenInstallations();
}

void Fleet::addCustomers()
{
    m_catalogue.customers = {{u"1041"_s, u"Fjordbyen Eiendom AS"_s, Access::Allow},
                             {u"1042"_s, u"Nordmarka borettslag"_s, Access::Allow},
                             {u"1087"_s, u"Havnelageret Kjøl og Frys AS"_s, Access::Allow},
                             {u"2001"_s, u"Utenfor AS"_s, Access::Kick},
                             {u"2002"_s, u"Stengt AS"_s, Access::Refuse},
                             {u"2003"_s, u"Sent Ute AS"_s, Access::KickLater}};
}

void Fleet::addRegisterTypes()
{
    m_catalogue.registerTypes = {{kEnergy, u"Accumulated energy consumption"_s, {}},
                                 {kWaterVolume, u"Water consumption"_s, {}},
                                 {kPower, u"Active power, mean"_s, u"kW"_s},
                                 {kReactivePower, u"Reactive power, mean"_s, u"kvar"_s},
                                 {kVoltage, u"Voltage, mean"_s, u"V"_s},
                                 {kWaterFlow, u"Water flow, mean"_s, u"m³/h"_s},
                                 {kHeatPower, u"Heat, mean"_s, u"kW"_s},
                                 {kSupplyTemperature, u"Supply temperature"_s, u"°C"_s},
                                 {kReturnTemperature, u"Return temperature"_s, u"°C"_s}};
}

const RegisterType &Fleet::registerType(int id) const
{
    return *std::find_if(m_catalogue.registerTypes.cbegin(), m_catalogue.registerTypes.cend(),
                         [id](const RegisterType &type) { return type.id == id; });
}

void Fleet::addInstallation(int number, int registers)
{
    const auto allowed =
        std::count_if(m_catalogue.customers.cbegin(), m_catalogue.customers.cend(),
                      [](const Customer &customer) { return customer.access == Access::Allow; });
    const Customer &customer = m_catalogue.customers.at(number % allowed);
    const auto index = static_cast<std::size_t>(number);
    const QString name = QString::fromUtf8(kStreets[index % kStreets.size()]) + u' ' +
                         QString::number(1 + (number * 7) % 60) + u", "_s +
                         QString::fromUtf8(kBuildings[index % kBuildings.size()]);
    const Installation installation{idFor(u"installation/"_s + QString::number(number)),
                                    name,
                                    customer.id,
                                    {{u"areaM2"_s, QString::number(800 + (number * 137) % 9000)},
                                     {u"built"_s, QString::number(1950 + (number * 13) % 75)}}};
    m_catalogue.installations.append(installation);
    // Every second installation of a customer comes under another subscription.
    const QString subscription = u's' + customer.id + ((number / allowed) % 2 == 0 ? u"-1"_s : u"-2"_s);
    addMeters(installation, subscription, m_seed + static_cast<quint32>(number) * 16, registers);
}

void Fleet::addMeters(const Installation &installation, const QString &subscription, quint32 seed,
                      int registers)
{
    const auto curve = [seed](Load load, double scale) {
        const quint32 own = seed + static_cast<quint32>(load);
        return LoadCurve{load, own, scale * (1.0 + 0.3 * smoothNoise(own, Instant()))};
    };
    const auto meter = [&](const QString &name, const QString &utility, const QString &parent) {
        const QString room = u"K%1"_s.arg(1 + (seed + static_cast<quint32>(name.size())) % 9);
        return Meter{idFor(installation.id + u'/' + name),
                     name,
                     installation.customer,
                     subscription,
                     installation.id,
                     parent,
                     utility,
                     {{u"room"_s, room}}};
    };
    const std::vector<RegisterModel> subRegisters = {{kEnergy, Quantity::Energy},
                                                     {kPower, Quantity::MeanLoad}};
    std::vector<RegisterModel> mainRegisters = subRegisters;
    mainRegisters.insert(mainRegisters.end(),
                         {{kReactivePower, Quantity::MeanLoad, 0.28}, {kVoltage, Quantity::Voltage}});

    const std::array<std::pair<QString, LoadCurve>, 4> parts = {
        {{u"Varmepumpe"_s, curve(Load::HeatPump, 14.0)},
         {u"Ventilasjon"_s, curve(Load::Ventilation, 6.0)},
         {u"Belysning"_s, curve(Load::Lighting, 4.0)},
         {u"Ladestasjon"_s, curve(Load::Charging, 11.0)}}};
    std::vector<LoadCurve> all = {curve(Load::Base, 9.0)};
    for (const auto &part : parts)
        all.push_back(part.second);
    const Meter main = meter(u"Hovedmåler strøm"_s, u"Electrical"_s, {});
    addMeter(main, all, mainRegisters, registers);
    for (const auto &[name, load] : parts)
        addMeter(meter(name, u"Electrical"_s, main.id), {load}, subRegisters, registers);
    addMeter(meter(u"Vannmåler"_s, u"Water"_s, {}), {curve(Load::Water, 0.9)},
             {{kWaterVolume, Quantity::Volume}, {kWaterFlow, Quantity::MeanLoad}}, registers);
    addMeter(meter(u"Fjernvarme"_s, u"Thermal"_s, {}), {curve(Load::DistrictHeating, 25.0)},
             {{kEnergy, Quantity::Energy},
              {kHeatPower, Quantity::MeanLoad},
              {kSupplyTemperature, Quantity::SupplyTemperature},
              {kReturnTemperature, Quantity::ReturnTemperature}},
             registers);
}

void Fleet::addMeter(const Meter &meter, const std::vector<LoadCurve> &curves,
                     const std::vector<RegisterModel> &models, int registers)
{
    if (registerCount() >= registers)
        return;
    m_catalogue.meters.append(meter);
    for (const RegisterModel &model : models) {
        if (registerCount() >= registers)
            return;
        const RegisterType &type = registerType(model.type);
        // The vendor publishes no unit for its types 2 and 10; this fleet's owner knows those of its
        // registers.
        const QString unit = model.type == kEnergy        ? u"kWh"_s
                             : model.type == kWaterVolume ? u"m³"_s
                                                          : type.unit;
        const QString id = QString::number(model.type);
        m_catalogue.registers.append({id, meter.id, model.type, type.name, unit});

        Source source;
        source.identity.customer = meter.customer;
        source.identity.subscription = meter.subscription;
        source.identity.meter = meter.id;
        source.identity.registerId = id;
        source.identity.registerType = model.type;
        source.quantity = model.quantity;
        source.curves = curves;
        source.factor = model.factor;
        m_sources.push_back(std::move(source));
    }
}

void Fleet::addForbiddenInstallations()
{
    for (const Customer &customer : std::as_const(m_catalogue.customers)) {
        if (customer.access == Access::Allow)
            continue;
        const QString id = idFor(u"installation/"_s + customer.id);
        m_catalogue.installations.append({id, u"Bakgata 1, lager"_s, customer.id, {{u"built"_s, u"1999"_s}}});
        Meter meter;
        meter.id = idFor(id + u"/meter"_s);
        meter.name = u"Hovedmåler strøm"_s;
        meter.customer = customer.id;
        meter.subscription = u's' + customer.id + u"-1"_s;
        meter.installation = id;
        meter.utility = u"Electrical"_s;
        meter.labels = {{u"room"_s, u"K1"_s}};
        m_catalogue.meters.append(meter);
    }
}

OutboundReading Fleet::next(Instant now)
{
    Source &source = m_sources[m_cursor];
    m_cursor = (m_cursor + 1) % m_sources.size();
    const bool isFirst = source.last == Instant();
    if (isFirst) {
        source.last = now - m_interval;
        // As if it had been counting for a few years, so that a later run begins higher than an earlier one.
        const Instant installed(std::chrono::sys_days(std::chrono::year(2021) / 1 / 1));
        source.counter = total(source.curves, installed) * hoursBetween(installed, source.last);
    }
    OutboundReading reading = source.identity;
    reading.from = source.last;
    reading.at = std::max(now, source.last + std::chrono::milliseconds(1));
    reading.value = rounded(measure(source, reading.from, reading.at) * source.factor);
    source.last = reading.at;
    return reading;
}

double Fleet::measure(Source &source, Instant from, Instant to)
{
    const Instant middle = from + (to - from) / 2;
    const quint32 seed = source.curves.front().seed;
    switch (source.quantity) {
    case Quantity::Energy:
        source.counter += total(source.curves, middle) * hoursBetween(from, to);
        return source.counter;
    case Quantity::MeanLoad:
        return total(source.curves, middle);
    case Quantity::Volume:
        return total(source.curves, middle) * hoursBetween(from, to);
    case Quantity::Voltage:
        return 230.0 + 3.0 * smoothNoise(seed + 1, middle);
    case Quantity::SupplyTemperature:
        return 68.0 + 0.4 * source.curves.front().at(middle) + 1.5 * smoothNoise(seed + 2, middle);
    case Quantity::ReturnTemperature:
        return 41.0 + 0.1 * source.curves.front().at(middle) + 1.5 * smoothNoise(seed + 3, middle);
    }
    return 0.0;
}

} // namespace insite::simulator
