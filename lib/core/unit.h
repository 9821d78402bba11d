// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace insite {

/// A register's unit: the symbol as a person or the metadata gave it ("kWh", "m³"), or absent. An absent unit
/// is shown as unknown and never guessed from the register's number (facts.md, "MQTT").
using Unit = std::optional<QString>;

} // namespace insite
