// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/result.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace insite::settings {

enum class Role {
    Consumer, ///< Receives readings of customers.
    Device,   ///< Publishes readings of one device or data source.
};

/// Where the broker is and how it is reached (mqtt-services.txt, "Broker").
struct Broker
{
    QString host = QStringLiteral("mqtt.ainsite.io");
    quint16 port = 8883;
    bool tls = true; ///< False is accepted for a loopback address only.
    QString caFile;  ///< PEM; absolute, or relative to the profile's folder; empty: the system's authorities.
    QString clientId;                   ///< Empty: made once per computer, user and profile (see clientid.h).
    std::chrono::seconds keepAlive{60}; ///< 5 to 65535.

    friend bool operator==(const Broker &, const Broker &) = default;
};

/// Where register metadata comes from (DESIGN, "Profile").
struct Metadata
{
    QString baseUrl;
    QString caFile;
    QString dialectFile;

    friend bool operator==(const Metadata &, const Metadata &) = default;
};

/// One connection a person has set up, without any secret. The JSON form is public (docs/profile.md).
struct Profile
{
    QString name;
    Role role = Role::Consumer;
    Broker broker;
    QString username;
    QList<CustomerId> customers; ///< Consumer: at least one.
    QStringList topicFilters;    ///< Consumer: replace the default filter of the customers they name.
    QString gatewayBaseTopic;    ///< Device: `gateways/<kind>/<service account>/<parser>`.
    bool isProduction = false;   ///< Device: publishing asks once more.
    std::optional<Metadata> metadata;

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// One thing wrong with a profile: the key as written in the file ("broker.port"), and a whole plain
/// sentence.
struct ProfileProblem
{
    QString key;
    QString sentence;

    friend bool operator==(const ProfileProblem &, const ProfileProblem &) = default;
};

/// Everything that is wrong with the profile's text, in the order of docs/profile.md; empty: it can be used.
/// Pure.
[[nodiscard]] QList<ProfileProblem> checkProfile(const QByteArray &json);

/// The profile in the text; `folder` is what relative file names in it start from. Pure.
[[nodiscard]] Result<Profile> parseProfile(const QByteArray &json, const QString &folder);

/// The text of a profile's file, for checkProfile(); a missing or unreadable file is told in a sentence that
/// names it.
[[nodiscard]] Result<QByteArray> readProfileFile(const QString &path);

/// The profile in a file, or why there is none.
[[nodiscard]] Result<Profile> loadProfile(const QString &path);

/// The public JSON form; absent values stay absent. Pure.
[[nodiscard]] QByteArray printProfile(const Profile &profile);

/// The beginning of the name of a file that holds what is kept for this profile: its name, as far as file
/// systems take it, and a mark of name, host and account. Pure.
[[nodiscard]] QString profileFileStem(const Profile &profile);

/// The filters to subscribe to, one customer after the other: `meters/outbound/<customer>/#`, or what
/// topicFilters say instead for that customer (facts.md, "MQTT").
struct CustomerFilters
{
    CustomerId customer;
    QStringList filters;

    friend bool operator==(const CustomerFilters &, const CustomerFilters &) = default;
};
[[nodiscard]] QList<CustomerFilters> customerFilters(const Profile &profile);

} // namespace insite::settings
