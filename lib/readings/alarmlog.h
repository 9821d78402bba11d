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
/// one, after a power cut) costs that line. Used by one thread at a time, never the GUI's.
class AlarmLog final
{
public:
    explicit AlarmLog(QString path);

    struct Contents
    {
        std::vector<AlarmEvent> events; ///< By id.
        Instant writtenAt{};            ///< When the file was last written; the epoch where there is none.
    };

    /// Nothing where there is no file.
    [[nodiscard]] Result<Contents> load();
    /// Adds what changed; the first failure of several in a row is told, by its result.
    [[nodiscard]] Result<void> write(std::span<const AlarmEvent> changed, std::span<const quint64> removed);

    [[nodiscard]] static QJsonObject toJson(const AlarmEvent &event);
    /// Absent where it is not an event.
    [[nodiscard]] static std::optional<AlarmEvent> fromJson(const QJsonObject &object);

private:
    [[nodiscard]] Result<void> rewrite();
    [[nodiscard]] tl::unexpected<Error> failed(const QString &reason) const;

    QString m_path;
    std::map<quint64, QByteArray> m_lines; ///< What counts.
    qsizetype m_lineCount = 0;             ///< In the file.
    bool m_isTorn = false;                 ///< The file's last line lacks its end.
};

} // namespace insite::readings
