// SPDX-License-Identifier: GPL-3.0-or-later
#include "details/metadatafacts.h"

#include "metadata/catalogue.h"
#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::details {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::details)
};

QString originText(metadata::Origin origin)
{
    switch (origin) {
    case metadata::Origin::Person:
        return Words::tr("as you typed it");
    case metadata::Origin::Api:
        return Words::tr("from the metadata API");
    case metadata::Origin::Shipped:
        return Words::tr("shipped with the program");
    case metadata::Origin::Unknown:
        break;
    }
    return {};
}

QString textOf(const QString &text)
{
    return text;
}

QString textOf(const MeterId &meter)
{
    return meter.text();
}

QString textOf(int number)
{
    return QLocale().toString(number);
}

QString textOf(std::chrono::milliseconds span)
{
    return theme::formatSpan(span);
}

QString textOf(RegisterKind kind)
{
    switch (kind) {
    case RegisterKind::Counter:
        return Words::tr("counter: a state that only grows");
    case RegisterKind::IntervalAmount:
        return Words::tr("amount in each interval");
    case RegisterKind::Instant:
        return Words::tr("level at a time");
    case RegisterKind::Unknown:
        break;
    }
    return {};
}

QString textOf(const Limits &limits)
{
    QStringList texts;
    if (limits.low)
        texts.append(Words::tr("not below %1").arg(theme::formatExact(*limits.low, QLocale())));
    if (limits.high)
        texts.append(Words::tr("not above %1").arg(theme::formatExact(*limits.high, QLocale())));
    return texts.isEmpty() ? Words::tr("none") : texts.join(u", "_s);
}

template <typename T>
Fact factOf(const QString &label, const metadata::Fact<T> &fact)
{
    return fact.isKnown() ? Fact{label, textOf(fact.value), originText(fact.origin)}
                          : Fact{label, Words::tr("unknown"), {}};
}

template <typename T>
void addKnown(FactSection &section, const QString &label, const metadata::Fact<T> &fact)
{
    if (fact.isKnown())
        section.facts.append(factOf(label, fact));
}

void addMeter(FactSection &section, const metadata::MeterFacts &facts)
{
    section.facts.append(factOf(Words::tr("Meter's name"), facts.name));
    addKnown(section, Words::tr("Part of meter"), facts.parent);
    addKnown(section, Words::tr("Installation"),
             facts.installationName.isKnown() ? facts.installationName : facts.installationId);
    addKnown(section, Words::tr("Utility"), facts.utility);
    for (auto it = facts.labels.cbegin(); it != facts.labels.cend(); ++it)
        section.facts.append({it.key(), it.value(), originText(metadata::Origin::Api)});
}

} // namespace

FactSection metadataOf(const metadata::Catalogue &catalogue, const RegisterKey &key)
{
    FactSection section{Words::tr("Metadata"), {}};
    const metadata::RegisterFacts facts = catalogue.registerFacts(key);
    section.facts.append(factOf(Words::tr("Register's name"), facts.name));
    section.facts.append(factOf(Words::tr("Unit"), facts.unit));
    section.facts.append(factOf(Words::tr("Kind"), facts.kind));
    addKnown(section, Words::tr("Decimals"), facts.decimals);
    addKnown(section, Words::tr("Expected interval"), facts.expectedInterval);
    addKnown(section, Words::tr("Limits"), facts.limits);
    addMeter(section, catalogue.meterFacts(key.customer, key.meter));
    return section;
}

FactSection metadataOf(const metadata::Catalogue &catalogue, const CustomerId &customer, const MeterId &meter)
{
    FactSection section{Words::tr("Metadata"), {}};
    addMeter(section, catalogue.meterFacts(customer, meter));
    return section;
}

} // namespace insite::details
