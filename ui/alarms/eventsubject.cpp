// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/eventsubject.h"

#include "metadata/catalogue.h"

namespace insite::alarms {

EventSubject subjectOf(const RegisterKey &key, const metadata::Catalogue *catalogue)
{
    EventSubject subject;
    if (!catalogue || key.customer.isEmpty())
        return subject;
    subject.customer = catalogue->customerName(key.customer).value;
    if (key.meter.isEmpty())
        return subject;
    subject.meter = catalogue->meterFacts(key.customer, key.meter).name.value;
    if (key.registerId.isEmpty())
        return subject;
    const metadata::RegisterFacts facts = catalogue->registerFacts(key);
    subject.registerName = facts.name.value;
    subject.unit = facts.unitOrNothing();
    return subject;
}

} // namespace insite::alarms
