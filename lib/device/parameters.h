// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

#include <limits>
#include <optional>

namespace insite::device {

/// `name=value; name=value` in order; names as written, without the spaces around. A value holds no
/// semicolon. Fails with a sentence.
using ParameterList = QList<std::pair<QString, QString>>;
[[nodiscard]] Result<ParameterList> splitParameters(QStringView text);
[[nodiscard]] QString joinParameters(const ParameterList &parameters);

/// What a number may be, both ends included.
struct ParameterRange
{
    double least = -1e15;
    double most = 1e15;
};

/// Takes the parameters of one value model and remembers the first thing that is wrong with them. Each is
/// asked for once; what nobody asked for is wrong, too.
class ParameterReader
{
public:
    explicit ParameterReader(QStringView text);

    [[nodiscard]] double number(const QString &name, double fallback, ParameterRange range = {});
    /// One that must be there.
    [[nodiscard]] QString text(const QString &name);
    [[nodiscard]] QString text(const QString &name, const QString &fallback);
    /// The number of the word in `words`; the first is what holds when it is absent.
    [[nodiscard]] int word(const QString &name, const QStringList &words);
    [[nodiscard]] bool yes(const QString &name, bool fallback);

    void refuse(const QString &sentence);
    /// After all were asked for.
    [[nodiscard]] std::optional<QString> problem();

private:
    [[nodiscard]] std::optional<QString> take(const QString &name);

    ParameterList m_left;
    QStringList m_known;
    std::optional<QString> m_problem;
};

} // namespace insite::device
