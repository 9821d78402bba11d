// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/catalogue.h"
#include "simulator/loadcurve.h"
#include "simulator/outboundpayload.h"

#include <vector>

namespace insite::simulator {

/// The simulated customers' meters: a catalogue made from a number and a seed, and the readings of its
/// registers, one after the other. No clock, no I/O: the same calls give the same readings. Not thread-safe.
class Fleet
{
public:
    /// `registers` (at least 1) are spread over the customers with access, installation by installation.
    /// `interval` is what the first reading of an interval covers; the later ones begin where the last ended.
    Fleet(int registers, quint32 seed, std::chrono::milliseconds interval);

    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] int registerCount() const { return static_cast<int>(m_sources.size()); }

    /// The next register's reading, measured now. A register's measured time always moves on, by a
    /// millisecond at least, so that no two readings have the same identity.
    [[nodiscard]] OutboundReading next(Instant now);

private:
    enum class Quantity { Energy, MeanLoad, Volume, Voltage, SupplyTemperature, ReturnTemperature };

    struct Source
    {
        OutboundReading identity; ///< All but times and value.
        Quantity quantity = Quantity::MeanLoad;
        std::vector<LoadCurve> curves; ///< A main meter has those of its sub-meters too.
        double factor = 1.0;
        double counter = 0.0; ///< Energy only: kWh so far.
        Instant last;
    };

    struct RegisterModel
    {
        int type;
        Quantity quantity;
        double factor = 1.0;
    };

    void addCustomers();
    void addRegisterTypes();
    void addInstallation(int number, int registers);
    void addMeters(const Installation &installation, const QString &subscription, quint32 seed,
                   int registers);
    void addMeter(const Meter &meter, const std::vector<LoadCurve> &curves,
                  const std::vector<RegisterModel> &models, int registers);
    void addForbiddenInstallations();
    [[nodiscard]] static double measure(Source &source, Instant from, Instant to);
    [[nodiscard]] const RegisterType &registerType(int id) const;

    Catalogue m_catalogue;
    std::vector<Source> m_sources;
    std::size_t m_cursor = 0;
    quint32 m_seed;
    std::chrono::milliseconds m_interval;
};

} // namespace insite::simulator
