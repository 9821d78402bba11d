// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/refusal.h"

#include <QList>

#include <array>
#include <optional>

namespace insite::protocol {

/// What a meter measures, as the fifth level of a gateway's topic (mqtt-services.txt, "Topic structure").
enum class UtilityType { Electrical, Thermal, Water, NaturalGas };

inline constexpr std::array kUtilityTypes = {UtilityType::Electrical, UtilityType::Thermal,
                                             UtilityType::Water, UtilityType::NaturalGas};

/// As the page writes it, "NaturalGas": the word on the wire, never translated.
[[nodiscard]] QLatin1StringView utilityTypeName(UtilityType utility) noexcept;

/// The same backwards, letter by letter and case by case; absent for every other word.
[[nodiscard]] std::optional<UtilityType> utilityTypeFromName(QStringView name) noexcept;

/// Where a device publishes one register of one meter: seven levels,
/// `<base topic, four levels>/<utility_type>/<meter_external_id>/<register_type_id>`.
struct GatewayTopic
{
    QString baseTopic; ///< Four levels as they came with the credentials, taken as given.
    UtilityType utility = UtilityType::Electrical;
    QString meterExternalId; ///< One level; the platform uses it as the meter's name.
    qint32 registerType = 0; ///< 0 to 2147483647.

    friend bool operator==(const GatewayTopic &, const GatewayTopic &) = default;
};

enum class GatewayTopicFault {
    WrongLevelCount, ///< Not seven levels; for a base topic alone, not four.
    TooLong,         ///< More than 65535 bytes of UTF-8 in all.
    EmptyLevel,
    NotUnicode,
    NulCharacter,
    ControlCharacter, ///< A broker may end the connection for one (MQTT 3.1.1, 1.5.3).
    Separator,        ///< A `/` in a text that is one level.
    Wildcard,         ///< `+` or `#` (MQTT 3.1.1, 3.3.2.1).
    UnusualRoot,      ///< A warning: the first level is not `gateways`. The page says "something like".
    UnknownUtility,   ///< Not one of the four words, in just these letters.
    NotAnInteger,     ///< The register type is not made of digits alone: text, a sign, decimals, spaces.
    LeadingZero,      ///< `002`: another topic than `2`, for the same integer.
    IntegerTooLarge,  ///< Above 2147483647.
};

/// One thing to say about one level.
struct GatewayTopicProblem
{
    GatewayTopicFault fault{};
    int level = 0;          ///< 1 to 7; 0: the topic as a whole.
    bool isWarning = false; ///< It can be published all the same.
    QString sentence;

    friend bool operator==(const GatewayTopicProblem &, const GatewayTopicProblem &) = default;
};

/// What there is to say about each part while a person types it; empty: nothing. Pure, any thread.
[[nodiscard]] QList<GatewayTopicProblem> checkBaseTopic(QStringView baseTopic);
[[nodiscard]] std::optional<GatewayTopicProblem> checkUtilityType(QStringView name);
[[nodiscard]] std::optional<GatewayTopicProblem> checkMeterExternalId(QStringView id);
[[nodiscard]] std::optional<GatewayTopicProblem> checkRegisterType(QStringView number);

/// The same for a whole topic, level by level; with a wrong number of levels, that alone. Pure, any thread.
[[nodiscard]] QList<GatewayTopicProblem> checkGatewayTopic(QStringView topic);

/// The parts of a topic, or its first problem that is not a warning. Pure, any thread.
[[nodiscard]] Result<GatewayTopic, GatewayTopicProblem> parseGatewayTopic(QStringView topic);

/// The topic with these parts, letter by letter what parseGatewayTopic() takes, or the first problem that is
/// not a warning. Pure, any thread.
[[nodiscard]] Result<QString, GatewayTopicProblem> printGatewayTopic(const GatewayTopic &topic);

} // namespace insite::protocol
