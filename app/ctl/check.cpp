// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/check.h"

#include "ctl/exitcode.h"
#include "metadata/dialect.h"
#include "settings/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::ctl {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::ctl::Check)
};

QList<settings::ProfileProblem> checkFiles(const settings::Profile &profile)
{
    QList<settings::ProfileProblem> problems;
    const auto checkFile = [&problems](const QString &key, const QString &path) {
        if (!path.isEmpty() && !QFileInfo(path).isReadable())
            problems.append(
                {key,
                 Text::tr("The file %1 is missing or cannot be read.").arg(QDir::toNativeSeparators(path))});
    };
    checkFile(u"broker.caFile"_s, profile.broker.caFile);
    if (profile.metadata) {
        checkFile(u"metadata.caFile"_s, profile.metadata->caFile);
        checkFile(u"metadata.dialectFile"_s, profile.metadata->dialectFile);
        QFile dialect(profile.metadata->dialectFile);
        if (!dialect.fileName().isEmpty() && dialect.open(QIODevice::ReadOnly)) {
            const auto wrong = metadata::checkDialect(dialect.readAll());
            for (const metadata::DialectProblem &problem : wrong)
                problems.append({u"metadata.dialectFile"_s, problem.key.isEmpty()
                                                                ? problem.sentence
                                                                : problem.key + u": "_s + problem.sentence});
        }
    }
    return problems;
}

} // namespace

int check(const Arguments &arguments)
{
    const auto json = settings::readProfileFile(arguments.profileFile);
    if (!json) {
        say(json.error().detail);
        return exitCode(json.error().code);
    }
    auto problems = settings::checkProfile(*json);
    if (problems.isEmpty()) {
        const auto profile = settings::parseProfile(*json, QFileInfo(arguments.profileFile).absolutePath());
        problems = profile ? checkFiles(*profile) : problems;
    }
    QJsonArray list;
    for (const auto &problem : std::as_const(problems)) {
        say(problem.key.isEmpty() ? problem.sentence : problem.key + u": "_s + problem.sentence);
        list.append(QJsonObject{{u"key"_s, problem.key}, {u"sentence"_s, problem.sentence}});
    }
    if (problems.isEmpty())
        say(Text::tr("The profile %1 can be used.").arg(QDir::toNativeSeparators(arguments.profileFile)));
    const QJsonObject result{{u"valid"_s, problems.isEmpty()}, {u"problems"_s, list}};
    printLine(QJsonDocument(result).toJson(QJsonDocument::Compact));
    return problems.isEmpty() ? Done : BadInput;
}

} // namespace insite::ctl
