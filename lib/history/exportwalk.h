// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "history/export.h"

#include <QByteArray>

namespace insite::history {

/// One form of export: appends to `out` what walk() meets, in the order of these functions.
class ExportWriter
{
public:
    virtual ~ExportWriter() = default;

    virtual void begin(QByteArray &out) { Q_UNUSED(out) }
    virtual void beginRegister(QByteArray &out, const RegisterKey &key) = 0;
    virtual void reading(QByteArray &out, const Reading &reading, qint64 revision) = 0;
    virtual void endRegister(QByteArray &out) { Q_UNUSED(out) }
    virtual void end(QByteArray &out) { Q_UNUSED(out) }
};

/// Hands the readings of the filter to `writer`, as of one moment, and what it makes of them to `out`. As
/// exportReadings().
[[nodiscard]] Result<qint64> exportWith(Reader &reader, const ExportFilter &filter, ExportWriter &writer,
                                        QIODevice &out,
                                        const std::function<void(const ExportProgress &)> &progress);

} // namespace insite::history
