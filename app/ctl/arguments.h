// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace insite::ctl {

/// What insitectl was asked to do.
struct Arguments
{
    enum class Command { Answer, Check, Record, Export, Publish, Bench, MetadataPull, MetadataShow };

    Command command = Command::Answer;
    QString answer; ///< Answer: the text of --help or --version, for stdout.
    QString profileFile;
    QString passwordFile;
    QString tokenFile;    ///< metadata pull and bench
    QString databaseFile; ///< record and export
    // record
    std::optional<std::chrono::milliseconds> duration;
    std::optional<qint64> maxReadings;
    bool isSessionReset = false;
    // export
    std::optional<CustomerId> customer;
    std::optional<MeterId> meterId;
    std::optional<RegisterId> registerId;
    std::optional<Instant> from;
    std::optional<Instant> to;
    bool isJson = false;
    // publish
    QString utility;
    QString meter;
    QString registerType;
    QString value;
    std::chrono::milliseconds timeout{10'000};
    // bench
    QString setFile;
    QString consumerFile;
    QString consumerPasswordFile;
    std::chrono::milliseconds returnWindow{30'000};
    quint64 seed = 1;
    // publish and bench
    bool isConfirmed = false; ///< --yes, for a profile that is marked as production.
};

/// Reads the command line; what is wrong is told in a sentence. Pure.
[[nodiscard]] Result<Arguments> readArguments(const QStringList &arguments);

} // namespace insite::ctl
