// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instant.h"
#include "metadata/facts.h"

#include <QHash>

namespace insite::metadata {

struct ApiInstallation
{
    QString id;
    QString name; ///< Empty, here and below: not told.
    QMap<QString, QString> labels;

    friend bool operator==(const ApiInstallation &, const ApiInstallation &) = default;
};

struct ApiMeter
{
    MeterId id;
    QString name;
    MeterId parent;
    QString installation;
    QString utility;
    QMap<QString, QString> labels;

    friend bool operator==(const ApiMeter &, const ApiMeter &) = default;
};

/// What a register or a register type says about numbers; a register's own word goes before its type's.
struct ApiRegister
{
    QString id; ///< A register's: as in `register_id`; a type's: its number, as text.
    QString type;
    QString name;
    QString unit;
    RegisterKind kind = RegisterKind::Unknown;
    std::optional<int> decimals;
    std::optional<std::chrono::milliseconds> expectedInterval;

    friend bool operator==(const ApiRegister &, const ApiRegister &) = default;
};

struct ApiCustomer
{
    QString name;
    QHash<QString, ApiInstallation> installations;
    QHash<MeterId, ApiMeter> meters;
    QHash<MeterId, QHash<RegisterId, ApiRegister>> registers;

    friend bool operator==(const ApiCustomer &, const ApiCustomer &) = default;
};

/// All that the API has told, as of its last good answers. A value: copies are cheap, any thread.
struct ApiCatalogue
{
    QHash<CustomerId, ApiCustomer> customers;
    QHash<QString, ApiRegister> types; ///< By the type's id.
    std::optional<Instant> fetchedAt;  ///< When it was last fetched to the end; absent: never.

    friend bool operator==(const ApiCatalogue &, const ApiCatalogue &) = default;
};

/// What the API calls the meters; those without a name are left out.
[[nodiscard]] QHash<std::pair<CustomerId, MeterId>, QString> meterNames(const ApiCatalogue &catalogue);

/// Takes away parents that lead back to where they came from, or to a meter that is not there.
void mendParents(ApiCustomer &customer);

/// The form in which it is kept on disk, and back. A text that is not of this form gives nothing: it is
/// fetched again.
[[nodiscard]] QByteArray toJson(const ApiCatalogue &catalogue);
[[nodiscard]] std::optional<ApiCatalogue> apiCatalogueFromJson(const QByteArray &json);

} // namespace insite::metadata
