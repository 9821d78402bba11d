// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QJsonObject>

#include <optional>

class QMainWindow;
class QSettings;

namespace insite::window {

/// Where the window's look is kept between two starts: docks, size and columns for all profiles, open
/// branches and charts for each. In a settings file of its own; what cannot be read there is as if it were
/// not there. GUI thread.
class LayoutStore final
{
    Q_DISABLE_COPY_MOVE(LayoutStore)

public:
    explicit LayoutStore(QSettings &settings);

    void save(const QMainWindow &window);
    /// False where nothing (usable) was kept.
    bool restore(QMainWindow &window) const;

    /// Columns and arrangement, for all profiles.
    void saveTree(const QJsonObject &tree);
    [[nodiscard]] QJsonObject tree() const;

    void savePins(const QString &profileName, const QJsonObject &pins);
    [[nodiscard]] QJsonObject pins(const QString &profileName) const;

    /// Open branches and the chosen row of each profile's tree.
    void saveBranches(const QString &profileName, const QJsonObject &branches);
    [[nodiscard]] QJsonObject branches(const QString &profileName) const;

    /// What was saved under names, as NamedWorkspaces has it.
    void saveWorkspaces(const QString &profileName, const QJsonObject &workspaces);
    [[nodiscard]] QJsonObject workspaces(const QString &profileName) const;

    void saveCharts(const QString &profileName, const QJsonObject &charts);
    [[nodiscard]] QJsonObject charts(const QString &profileName) const;

    /// Absent: as the system has it.
    void saveScheme(std::optional<theme::Scheme> scheme);
    [[nodiscard]] std::optional<theme::Scheme> scheme() const;

private:
    QSettings &m_settings;
};

} // namespace insite::window
