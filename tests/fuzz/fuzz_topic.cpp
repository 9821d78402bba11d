// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzcheck.h"
#include "protocol/gatewaytopic.h"
#include "protocol/outboundtopic.h"
#include "protocol/topicfilter.h"

#include <cstring>

using namespace insite;
using namespace insite::protocol;
using namespace Qt::StringLiterals;

namespace {

void checkOutbound(const QString &text)
{
    const auto topic = parseOutboundTopic(text);
    if (!topic) {
        check(topic.error().sentence.endsWith(u'.'));
        return;
    }
    check(printOutboundTopic(*topic) == text);
    if (const auto filter = defaultFilter(topic->customer))
        check(filterMatches(*filter, text) && checkFilter(*filter) == topic->customer);
}

void checkTheFilter(const QString &text)
{
    const auto customer = checkFilter(text);
    if (!customer) {
        check(customer.error().sentence.endsWith(u'.'));
        return;
    }
    check(!checkCustomerId(*customer) || checkCustomerId(*customer)->fault == CustomerIdFault::TooLong);
    check(text.startsWith("meters/outbound/"_L1 + customer->text() + u'/'));
    // It reaches no other customer, and nothing but readings.
    check(!filterMatches(text, QString(text).insert(16, u'x')) || customer->isEmpty());
    check(!filterMatches(text, u"meters/outbound/someone else/s/m"_s) ||
          customer->text() == "someone else"_L1);
    check(!filterMatches(text, u"gateways/generic/42/p/Water/m/2"_s));
    check(!filterMatches(text, u"$SYS/broker/uptime"_s));
}

void checkGateway(const QString &text)
{
    const auto problems = checkGatewayTopic(text);
    for (const GatewayTopicProblem &problem : problems)
        check(problem.sentence.endsWith(u'.') && problem.level >= 0 && problem.level <= 7);
    const auto topic = parseGatewayTopic(text);
    if (!topic) {
        check(problems.contains(topic.error()) && !topic.error().isWarning);
        return;
    }
    check(printGatewayTopic(*topic) == text);
    check(checkBaseTopic(topic->baseTopic) == problems && !checkMeterExternalId(topic->meterExternalId));
}

void checkText(const QString &text)
{
    checkOutbound(text);
    checkTheFilter(text);
    checkGateway(text);
    check(!filterMatches(text, text) || !text.isEmpty());
    (void)checkBaseTopic(text);
    if (const auto refusal = checkCustomerId(CustomerId(text)))
        check(refusal->sentence.endsWith(u'.'));
    else
        check(checkFilter(*defaultFilter(CustomerId(text))) == CustomerId(text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    checkText(QString::fromUtf8(QByteArrayView(data, static_cast<qsizetype>(size))));
    // What no UTF-8 can spell: half surrogate pairs.
    QString units(static_cast<qsizetype>(size / 2), Qt::Uninitialized);
    if (!units.isEmpty())
        std::memcpy(units.data(), data, size / 2 * 2);
    checkText(units);
    return 0;
}
