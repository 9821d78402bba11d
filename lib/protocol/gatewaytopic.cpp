// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/gatewaytopic.h"

#include "protocol/topicname.h"

#include <QCoreApplication>

#include <algorithm>

namespace insite::protocol {
namespace {

using namespace Qt::StringLiterals;
using Fault = GatewayTopicFault;

constexpr int kBaseLevels = 4;
constexpr int kLevels = 7;
constexpr int kUtilityLevel = 5;
constexpr int kMeterLevel = 6;
constexpr int kRegisterLevel = 7;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::GatewayTopic)
};

QString levelName(int level)
{
    switch (level) {
    case kUtilityLevel:
        return Words::tr("utility type");
    case kMeterLevel:
        return Words::tr("meter id");
    case kRegisterLevel:
        return Words::tr("register type");
    default:
        return Words::tr("level %1 of the base topic").arg(level);
    }
}

QString characterSentence(Fault fault, int level)
{
    switch (fault) {
    case Fault::EmptyLevel:
        return Words::tr("The %1 is empty.").arg(levelName(level));
    case Fault::NotUnicode:
        return Words::tr("The %1 holds half a character (an unpaired surrogate).").arg(levelName(level));
    case Fault::NulCharacter:
        return Words::tr("The %1 holds a NUL character, which MQTT forbids.").arg(levelName(level));
    case Fault::ControlCharacter:
        return Words::tr("The %1 holds a control character, such as a tab or a line break.")
            .arg(levelName(level));
    case Fault::Separator:
        return Words::tr("The %1 holds a \"/\", which would begin another level.").arg(levelName(level));
    case Fault::Wildcard:
        return Words::tr("The %1 holds a wildcard (+ or #); nothing can be published to one.")
            .arg(levelName(level));
    default:
        Q_UNREACHABLE();
    }
}

GatewayTopicProblem error(Fault fault, int level, QString sentence)
{
    return {fault, level, false, std::move(sentence)};
}

std::optional<GatewayTopicProblem> checkName(QStringView text, int level)
{
    const auto found = [level](Fault fault) {
        return error(fault, level, characterSentence(fault, level));
    };
    if (text.isEmpty())
        return found(Fault::EmptyLevel);
    if (!isUnicode(text))
        return found(Fault::NotUnicode);
    if (text.contains(QChar(u'\0')))
        return found(Fault::NulCharacter);
    if (hasControlCharacter(text))
        return found(Fault::ControlCharacter);
    if (text.contains(u'/'))
        return found(Fault::Separator);
    if (text.contains(u'+') || text.contains(u'#'))
        return found(Fault::Wildcard);
    return std::nullopt;
}

QList<GatewayTopicProblem> checkBaseLevels(const QList<QStringView> &levels)
{
    QList<GatewayTopicProblem> problems;
    for (int i = 0; i < kBaseLevels; ++i) {
        if (auto problem = checkName(levels[i], i + 1)) {
            problems.append(*std::move(problem));
        } else if (i == 0 && levels[i] != "gateways"_L1) {
            problems.append(
                {Fault::UnusualRoot, 1, true,
                 Words::tr("The base topic begins with \"%1\", not with \"gateways\". That is right "
                           "only if it came so with the credentials.")
                     .arg(levels[i])});
        }
    }
    return problems;
}

GatewayTopicProblem tooLong()
{
    return error(Fault::TooLong, 0, Words::tr("The topic is longer than the 65535 bytes that MQTT allows."));
}

/// Only after checkRegisterType() found nothing.
qint32 registerTypeOf(QStringView number)
{
    return number.toInt();
}

std::optional<GatewayTopicProblem> firstError(QList<GatewayTopicProblem> problems)
{
    const auto it = std::find_if(problems.begin(), problems.end(),
                                 [](const GatewayTopicProblem &problem) { return !problem.isWarning; });
    if (it == problems.end())
        return std::nullopt;
    return std::move(*it);
}

} // namespace

QLatin1StringView utilityTypeName(UtilityType utility) noexcept
{
    switch (utility) {
    case UtilityType::Electrical:
        return "Electrical"_L1;
    case UtilityType::Thermal:
        return "Thermal"_L1;
    case UtilityType::Water:
        return "Water"_L1;
    case UtilityType::NaturalGas:
        return "NaturalGas"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<UtilityType> utilityTypeFromName(QStringView name) noexcept
{
    for (const UtilityType utility : kUtilityTypes) {
        if (name == utilityTypeName(utility))
            return utility;
    }
    return std::nullopt;
}

QList<GatewayTopicProblem> checkBaseTopic(QStringView baseTopic)
{
    if (baseTopic.isEmpty())
        return {error(Fault::EmptyLevel, 0,
                      Words::tr("The base topic is empty; it comes with the credentials."))};
    const QList<QStringView> levels = baseTopic.split(u'/');
    if (levels.size() != kBaseLevels) {
        return {error(Fault::WrongLevelCount, 0,
                      Words::tr("The base topic has %1 levels; it has 4, like "
                                "gateways/generic/<service_account_id>/<parser_id>.")
                          .arg(levels.size()))};
    }
    if (utf8Size(baseTopic) > kMaxTopicBytes)
        return {tooLong()};
    return checkBaseLevels(levels);
}

std::optional<GatewayTopicProblem> checkUtilityType(QStringView name)
{
    if (utilityTypeFromName(name))
        return std::nullopt;
    return error(Fault::UnknownUtility, kUtilityLevel,
                 Words::tr("The utility type must be Electrical, Thermal, Water or NaturalGas, in just these "
                           "letters."));
}

std::optional<GatewayTopicProblem> checkMeterExternalId(QStringView id)
{
    return checkName(id, kMeterLevel);
}

std::optional<GatewayTopicProblem> checkRegisterType(QStringView number)
{
    if (number.isEmpty())
        return error(Fault::EmptyLevel, kRegisterLevel, characterSentence(Fault::EmptyLevel, kRegisterLevel));
    const bool isDigits =
        std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isDigits) {
        return error(Fault::NotAnInteger, kRegisterLevel,
                     Words::tr("The register type must be an integer of digits alone, like 2."));
    }
    if (number.size() > 1 && number.startsWith(u'0')) {
        return error(Fault::LeadingZero, kRegisterLevel,
                     Words::tr("The register type has a leading zero; write it without."));
    }
    bool isInRange = false;
    (void)number.toInt(&isInRange);
    if (!isInRange) {
        return error(Fault::IntegerTooLarge, kRegisterLevel,
                     Words::tr("The register type is too large; 2147483647 is the largest."));
    }
    return std::nullopt;
}

QList<GatewayTopicProblem> checkGatewayTopic(QStringView topic)
{
    const QList<QStringView> levels = topic.split(u'/');
    if (levels.size() != kLevels) {
        return {error(
            Fault::WrongLevelCount, 0,
            Words::tr("The topic has %1 levels; it has 7: the base topic's four, utility type, meter id "
                      "and register type.")
                .arg(topic.isEmpty() ? 0 : levels.size()))};
    }
    if (utf8Size(topic) > kMaxTopicBytes)
        return {tooLong()};
    QList<GatewayTopicProblem> problems = checkBaseLevels(levels);
    for (const auto &problem :
         {checkUtilityType(levels[kUtilityLevel - 1]), checkMeterExternalId(levels[kMeterLevel - 1]),
          checkRegisterType(levels[kRegisterLevel - 1])}) {
        if (problem)
            problems.append(*problem);
    }
    return problems;
}

Result<GatewayTopic, GatewayTopicProblem> parseGatewayTopic(QStringView topic)
{
    if (auto problem = firstError(checkGatewayTopic(topic)))
        return tl::unexpected<GatewayTopicProblem>(*std::move(problem));
    const QList<QStringView> levels = topic.split(u'/');
    const QStringView base(topic.begin(), levels[kBaseLevels - 1].end());
    return GatewayTopic{base.toString(), *utilityTypeFromName(levels[kUtilityLevel - 1]),
                        levels[kMeterLevel - 1].toString(), registerTypeOf(levels[kRegisterLevel - 1])};
}

Result<QString, GatewayTopicProblem> printGatewayTopic(const GatewayTopic &topic)
{
    const QString number = QString::number(topic.registerType);
    QList<GatewayTopicProblem> problems = checkBaseTopic(topic.baseTopic);
    if (const auto problem = checkMeterExternalId(topic.meterExternalId))
        problems.append(*problem);
    if (const auto problem = checkRegisterType(number))
        problems.append(*problem);
    const QString text = topic.baseTopic % u'/' % utilityTypeName(topic.utility) % u'/' %
                         topic.meterExternalId % u'/' % number;
    if (utf8Size(text) > kMaxTopicBytes)
        problems.append(tooLong());
    if (auto problem = firstError(std::move(problems)))
        return tl::unexpected<GatewayTopicProblem>(*std::move(problem));
    return text;
}

} // namespace insite::protocol
