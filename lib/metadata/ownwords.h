// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "metadata/facts.h"

#include <QHash>

namespace insite::metadata {

/// What a person has typed about one register; what is empty or absent was not typed.
struct OwnRegister
{
    QString alias = {};
    QString unit = {};
    RegisterKind kind = RegisterKind::Unknown;
    std::optional<int> decimals = {};                               ///< 0 to 9.
    std::optional<std::chrono::milliseconds> expectedInterval = {}; ///< More than 0.
    std::optional<Limits> limits = {};

    [[nodiscard]] bool isEmpty() const { return *this == OwnRegister(); }

    friend bool operator==(const OwnRegister &, const OwnRegister &) = default;
};

/// All that a person has typed in one profile. A value; copies are cheap, any thread.
struct OwnWords
{
    QHash<RegisterPlace, OwnRegister> registers; ///< None of them empty.
    QHash<MeterPlace, QString> aliases;          ///< Of meters; none of them empty.

    /// An empty word takes back what was typed before.
    void set(const RegisterPlace &place, const OwnRegister &words);
    void setAlias(const MeterPlace &place, const QString &alias);

    friend bool operator==(const OwnWords &, const OwnWords &) = default;
};

inline constexpr int kMostDecimals = 9;

/// Why a register's words cannot hold, as a whole sentence; empty: they can.
[[nodiscard]] QString complaint(const OwnRegister &words);

/// The form in which they are kept on disk, and back.
[[nodiscard]] QByteArray toJson(const OwnWords &words);
[[nodiscard]] Result<OwnWords> ownWordsFromJson(const QByteArray &json);

} // namespace insite::metadata
