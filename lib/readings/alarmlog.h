// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "readings/alarmevent.h"

#include <QJsonObject>

#include <map>
#include <span>

namespace insite::readings {

/// The events on disk, beside the history: a text file with one JSON object a line, appended to; of an id the
/// last line counts. It is written anew when most of it is outdated. A line that cannot be read (the last
/// one, after a power cut) costs that line. Beside it, while something lasts, a small file tells for whom,
/// and when the program ended or was last known to run. Used by one thread at a time, never the GUI's.
class AlarmLog final
{
public:
    explicit AlarmLog(QString path);

    /// Nothing where there is no file.
    [[nodiscard]] Result<AlarmPast> load();
    /// Adds what changed; the first failure of several in a row is told, by its result.
    [[nodiscard]] Result<void> write(std::span<const AlarmEvent> changed, std::span<const quint64> removed);

    /// Now and again, and as the program ends: for whom events last. While that stays as it is, only the time
    /// is noted.
    [[nodiscard]] Result<void> keepMembers(std::vector<AlarmMember> members, const RunEnd &run);

    [[nodiscard]] static QJsonObject toJson(const AlarmEvent &event);
    /// Absent where it is not an event.
    [[nodiscard]] static std::optional<AlarmEvent> fromJson(const QJsonObject &object);

private:
    [[nodiscard]] Result<void> rewrite();
    void loadMembers(AlarmPast &past) const;
    [[nodiscard]] Result<void> writeMembers(const RunEnd &run);
    [[nodiscard]] QString membersPath() const;
    [[nodiscard]] tl::unexpected<Error> failed(const QString &reason) const;

    QString m_path;
    std::optional<std::vector<AlarmMember>> m_members; ///< In their file; absent: nobody knows.
    std::map<quint64, QByteArray> m_lines;             ///< What counts.
    qsizetype m_lineCount = 0;                         ///< In the file.
    bool m_isTorn = false;                             ///< The file's last line lacks its end.
};

} // namespace insite::readings
