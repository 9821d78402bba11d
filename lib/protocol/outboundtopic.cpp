// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/outboundtopic.h"

#include "protocol/topicname.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace insite::protocol {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLevels = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::OutboundTopic)
};

QString sentence(OutboundTopicFault fault, QStringView topic)
{
    switch (fault) {
    case OutboundTopicFault::Empty:
        return Words::tr("The topic is empty.");
    case OutboundTopicFault::TooLong:
        return Words::tr("The topic is longer than the 65535 bytes that MQTT allows.");
    case OutboundTopicFault::NotUnicode:
        return Words::tr("The topic holds half a character (an unpaired surrogate).");
    case OutboundTopicFault::NulCharacter:
        return Words::tr("The topic holds a NUL character, which MQTT forbids.");
    case OutboundTopicFault::Wildcard:
        return Words::tr("The topic holds a wildcard (+ or #); wildcards belong in filters only.");
    case OutboundTopicFault::WrongRoot:
        return Words::tr("The topic does not begin with meters/outbound/.");
    case OutboundTopicFault::WrongLevelCount:
        return Words::tr("The topic has %1 levels; meters/outbound/<customer>/<subscription>/<meter> has 5.")
            .arg(topic.count(u'/') + 1);
    case OutboundTopicFault::EmptyLevel:
        return Words::tr(
            "The topic has an empty level where the id of a customer, subscription or meter belongs.");
    }
    Q_UNREACHABLE();
}

std::optional<OutboundTopicFault> characterFault(QStringView topic)
{
    if (topic.isEmpty())
        return OutboundTopicFault::Empty;
    if (utf8Size(topic) > kMaxTopicBytes)
        return OutboundTopicFault::TooLong;
    if (!isUnicode(topic))
        return OutboundTopicFault::NotUnicode;
    if (topic.contains(QChar(u'\0')))
        return OutboundTopicFault::NulCharacter;
    if (topic.contains(u'+') || topic.contains(u'#'))
        return OutboundTopicFault::Wildcard;
    return std::nullopt;
}

} // namespace

Result<OutboundTopic, OutboundTopicRefusal> parseOutboundTopic(QStringView topic)
{
    const auto refuse = [topic](OutboundTopicFault fault) {
        return tl::unexpected<OutboundTopicRefusal>({fault, sentence(fault, topic)});
    };
    if (const auto fault = characterFault(topic))
        return refuse(*fault);

    std::array<QStringView, kLevels> levels;
    qsizetype count = 0;
    for (const QStringView level : topic.tokenize(u'/')) {
        if (count < kLevels)
            levels[static_cast<size_t>(count)] = level;
        ++count;
    }
    if (levels[0] != "meters"_L1 || levels[1] != "outbound"_L1)
        return refuse(OutboundTopicFault::WrongRoot);
    if (count != kLevels)
        return refuse(OutboundTopicFault::WrongLevelCount);
    if (levels[2].isEmpty() || levels[3].isEmpty() || levels[4].isEmpty())
        return refuse(OutboundTopicFault::EmptyLevel);
    return OutboundTopic{CustomerId(levels[2].toString()), SubscriptionId(levels[3].toString()),
                         MeterId(levels[4].toString())};
}

Result<QString, OutboundTopicRefusal> printOutboundTopic(const OutboundTopic &topic)
{
    const QString text = "meters/outbound/"_L1 % topic.customer.text() % u'/' % topic.subscription.text() %
                         u'/' % topic.meter.text();
    return parseOutboundTopic(text).map([&text](const OutboundTopic &) { return text; });
}

} // namespace insite::protocol
