// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/exporthistory.h"

#include "ctl/exitcode.h"
#include "history/export.h"
#include "history/reader.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace insite::ctl {

int exportHistory(const Arguments &arguments)
{
    const auto fail = [](const Error &error) {
        say(error.detail);
        return exitCode(error.code);
    };
    auto reader = history::Reader::open(arguments.databaseFile);
    if (!reader)
        return fail(reader.error());
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return fail({ErrorCode::Storage, output.errorString()});
    const auto format = arguments.isJson ? history::ExportFormat::JsonLines : history::ExportFormat::Csv;
    const history::ExportFilter filter{arguments.customer, arguments.meterId, arguments.registerId,
                                       arguments.from, arguments.to};
    const auto written = history::exportReadings(**reader, filter, format, output);
    if (!written)
        return fail(written.error());
    say(QCoreApplication::translate("insite::ctl", "%n reading(s) exported.", nullptr,
                                    static_cast<int>(*written)));
    return Done;
}

} // namespace insite::ctl
