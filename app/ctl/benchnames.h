// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/roundtrip.h"
#include "metadata/client.h"

#include <QTemporaryDir>

namespace insite::ctl {

/// Asks a consumer's metadata API what its meters are called, for the round trip of `bench`. Keeps nothing.
/// Main thread.
class BenchNames final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchNames)

public:
    /// `password` is the broker's, for a dialect that wants it.
    BenchNames(const settings::Profile &consumer, const QString &token, const QString &password,
               const Clock &clock);
    ~BenchNames() override;

    /// Once; ends in ended().
    void ask();

signals:
    /// Without names where they could not be had; then `sentence` says why.
    void ended(const insite::device::MeterNames &names, const QString &sentence);

private:
    settings::Profile m_profile;
    QString m_token;
    QString m_password;
    QTemporaryDir m_folder;
    metadata::Client m_client;
};

} // namespace insite::ctl
