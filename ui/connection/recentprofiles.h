// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QObject>
#include <QStringList>

class QSettings;

namespace insite::connection {

/// The profile files that a person has used, the newest first; paths only. GUI thread; the settings live
/// longer.
class RecentProfiles final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecentProfiles)

public:
    static constexpr int kMaximum = 8;

    /// Consumer and device profiles have a list each.
    RecentProfiles(QSettings &settings, settings::Role role, QObject *parent = nullptr);
    ~RecentProfiles() override;

    [[nodiscard]] QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);

signals:
    void changed();

private:
    void write(const QStringList &paths);

    QSettings &m_settings;
    QString m_key;
};

} // namespace insite::connection
