// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/topicfilter.h"

#include "protocol/topicname.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>

namespace insite::protocol {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kMeterLevels = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::protocol::TopicFilter)
};

QString sentence(CustomerIdFault fault)
{
    switch (fault) {
    case CustomerIdFault::Empty:
        return Words::tr("The customer id is empty.");
    case CustomerIdFault::TooLong:
        return Words::tr(
            "The customer id is too long: its topic filter would exceed the 65535 bytes of MQTT.");
    case CustomerIdFault::NotUnicode:
        return Words::tr("The customer id holds half a character (an unpaired surrogate).");
    case CustomerIdFault::NulCharacter:
        return Words::tr("The customer id holds a NUL character.");
    case CustomerIdFault::ControlCharacter:
        return Words::tr("The customer id holds a control character, such as a tab or a line break.");
    case CustomerIdFault::Separator:
        return Words::tr("The customer id holds a \"/\"; give the id alone, without the rest of the topic.");
    case CustomerIdFault::Wildcard:
        return Words::tr("The customer id holds a wildcard (+ or #); name each customer by its id.");
    }
    Q_UNREACHABLE();
}

QString sentence(FilterFault fault)
{
    switch (fault) {
    case FilterFault::Empty:
        return Words::tr("The topic filter is empty.");
    case FilterFault::TooLong:
        return Words::tr("The topic filter is longer than the 65535 bytes that MQTT allows.");
    case FilterFault::NotUnicode:
        return Words::tr("The topic filter holds half a character (an unpaired surrogate).");
    case FilterFault::NulCharacter:
        return Words::tr("The topic filter holds a NUL character, which MQTT forbids.");
    case FilterFault::ControlCharacter:
        return Words::tr("The topic filter holds a control character, such as a tab or a line break.");
    case FilterFault::SharedSubscription:
        return Words::tr("The topic filter is a shared subscription ($share/), which would hand part of the "
                         "readings to another program.");
    case FilterFault::MisplacedWildcard:
        return Words::tr(
            "A wildcard of the topic filter is misplaced: # must be the whole last level, + a whole "
            "level.");
    case FilterFault::WholeBroker:
        return Words::tr(
            "The topic filter # asks for every topic of the broker; the platform ends the session "
            "of whoever asks for that. Name a customer: meters/outbound/<customer>/#.");
    case FilterFault::WildcardAboveCustomer:
        return Words::tr("The topic filter has a wildcard above the customer id; it must begin with "
                         "meters/outbound/<customer>.");
    case FilterFault::WrongRoot:
        return Words::tr("The topic filter does not begin with meters/outbound/<customer>.");
    case FilterFault::WildcardAsCustomer:
        return Words::tr(
            "The topic filter has a wildcard in place of the customer id, which asks for customers "
            "without access. Name one customer.");
    case FilterFault::CustomerMissing:
        return Words::tr("The topic filter names no customer; write meters/outbound/<customer>/#.");
    case FilterFault::EmptyLevel:
        return Words::tr(
            "The topic filter has an empty level after the customer id; no meter has such a topic.");
    case FilterFault::MatchesNoMeter:
        return Words::tr("The topic filter matches no meter: topics are "
                         "meters/outbound/<customer>/<subscription>/<meter>. For all meters, end it with "
                         "<customer>/#.");
    }
    Q_UNREACHABLE();
}

bool isWildcard(QStringView level)
{
    return level == u"+" || level == u"#";
}

bool areWildcardsWellPlaced(const QList<QStringView> &levels)
{
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const QStringView level = levels[i];
        if (level.contains(u'#') && (level.size() > 1 || i + 1 < levels.size()))
            return false;
        if (level.contains(u'+') && level.size() > 1)
            return false;
    }
    return true;
}

std::optional<FilterFault> characterFault(QStringView filter)
{
    if (filter.isEmpty())
        return FilterFault::Empty;
    if (utf8Size(filter) > kMaxTopicBytes)
        return FilterFault::TooLong;
    if (!isUnicode(filter))
        return FilterFault::NotUnicode;
    if (filter.contains(QChar(u'\0')))
        return FilterFault::NulCharacter;
    if (hasControlCharacter(filter))
        return FilterFault::ControlCharacter;
    return std::nullopt;
}

std::optional<FilterFault> levelFault(const QList<QStringView> &levels)
{
    if (levels[0] == "$share"_L1)
        return FilterFault::SharedSubscription;
    if (!areWildcardsWellPlaced(levels))
        return FilterFault::MisplacedWildcard;
    if (levels.size() == 1 && levels[0] == u"#")
        return FilterFault::WholeBroker;
    if (isWildcard(levels[0]) || (levels.size() > 1 && isWildcard(levels[1])))
        return FilterFault::WildcardAboveCustomer;
    if (levels[0] != "meters"_L1 || (levels.size() > 1 && levels[1] != "outbound"_L1))
        return FilterFault::WrongRoot;
    if (levels.size() > 2 && isWildcard(levels[2]))
        return FilterFault::WildcardAsCustomer;
    if (levels.size() < 3 || levels[2].isEmpty())
        return FilterFault::CustomerMissing;
    if (std::any_of(levels.begin(), levels.end(), [](QStringView level) { return level.isEmpty(); }))
        return FilterFault::EmptyLevel;
    // "#" stands for any number of levels, none included (MQTT 3.1.1, 4.7.1.2).
    const bool isOpen = levels.last() == u"#";
    const qsizetype fixed = isOpen ? levels.size() - 1 : levels.size();
    if (fixed > kMeterLevels || (!isOpen && fixed < kMeterLevels))
        return FilterFault::MatchesNoMeter;
    return std::nullopt;
}

} // namespace

std::optional<CustomerIdRefusal> checkCustomerId(const CustomerId &customer)
{
    const QString &text = customer.text();
    const auto refusal = [](CustomerIdFault fault) {
        return CustomerIdRefusal{fault, sentence(fault)};
    };
    if (text.isEmpty())
        return refusal(CustomerIdFault::Empty);
    if (utf8Size(text) > kMaxTopicBytes - utf8Size(u"meters/outbound//#"))
        return refusal(CustomerIdFault::TooLong);
    if (!isUnicode(text))
        return refusal(CustomerIdFault::NotUnicode);
    if (text.contains(QChar(u'\0')))
        return refusal(CustomerIdFault::NulCharacter);
    if (hasControlCharacter(text))
        return refusal(CustomerIdFault::ControlCharacter);
    if (text.contains(u'/'))
        return refusal(CustomerIdFault::Separator);
    if (text.contains(u'+') || text.contains(u'#'))
        return refusal(CustomerIdFault::Wildcard);
    return std::nullopt;
}

Result<QString, CustomerIdRefusal> defaultFilter(const CustomerId &customer)
{
    if (auto refusal = checkCustomerId(customer))
        return tl::unexpected<CustomerIdRefusal>(*std::move(refusal));
    return QString("meters/outbound/"_L1 % customer.text() % "/#"_L1);
}

Result<CustomerId, FilterRefusal> checkFilter(QStringView filter)
{
    const auto refuse = [](FilterFault fault) {
        return tl::unexpected<FilterRefusal>({fault, sentence(fault)});
    };
    if (const auto fault = characterFault(filter))
        return refuse(*fault);
    const QList<QStringView> levels = filter.split(u'/');
    if (const auto fault = levelFault(levels))
        return refuse(*fault);
    return CustomerId(levels[2].toString());
}

bool filterMatches(QStringView filter, QStringView topic)
{
    if (filter.isEmpty() || topic.isEmpty())
        return false;
    const QList<QStringView> pattern = filter.split(u'/');
    if (!areWildcardsWellPlaced(pattern))
        return false;
    // A leading wildcard does not match the broker's own topics (MQTT 3.1.1, 4.7.2).
    if (topic.startsWith(u'$') && isWildcard(pattern[0]))
        return false;
    const QList<QStringView> levels = topic.split(u'/');
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u"#")
            return levels.size() >= i;
        if (i >= levels.size() || (pattern[i] != u"+" && pattern[i] != levels[i]))
            return false;
    }
    return levels.size() == pattern.size();
}

} // namespace insite::protocol
