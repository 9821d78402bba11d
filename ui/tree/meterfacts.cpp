// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterfacts.h"

#include "metadata/catalogue.h"
#include "tree/meternode.h"

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

template <typename T>
bool take(T &to, const T &value)
{
    if (to == value)
        return false;
    to = value;
    return true;
}

template <typename T>
std::optional<T> valueOf(const metadata::Fact<T> &fact)
{
    return fact.isKnown() ? std::optional(fact.value) : std::nullopt;
}

QString labelText(const QMap<QString, QString> &labels)
{
    QStringList texts;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        texts.append(it.value().isEmpty() ? it.key() : it.key() + u": "_s + it.value());
    return texts.join(u", "_s);
}

bool applyMeterFacts(MeterNode &node, const metadata::MeterFacts &facts)
{
    MeterNode::Meter &meter = *node.meter;
    bool isDifferent = take(node.name, facts.name.value);
    isDifferent = take(meter.parent, facts.parent.value) || isDifferent;
    isDifferent = take(meter.installationId, facts.installationId.value) || isDifferent;
    isDifferent = take(meter.installationName, facts.installationName.value) || isDifferent;
    isDifferent = take(meter.utility, facts.utility.value) || isDifferent;
    return take(meter.labels, labelText(facts.labels)) || isDifferent;
}

bool applyRegisterFacts(MeterNode &node, const metadata::RegisterFacts &facts)
{
    MeterNode::State &state = *node.state;
    bool isDifferent = take(node.name, facts.name.value);
    isDifferent = take(state.unit, facts.unitOrNothing()) || isDifferent;
    isDifferent = take(state.decimals, valueOf(facts.decimals)) || isDifferent;
    return take(state.expectedInterval, valueOf(facts.expectedInterval)) || isDifferent;
}

} // namespace

bool applyFacts(MeterNode &node, const metadata::Catalogue &catalogue)
{
    switch (node.kind) {
    case MeterNode::Kind::Customer:
        return take(node.name, catalogue.customerName(CustomerId(node.id)).value);
    case MeterNode::Kind::Meter:
        return applyMeterFacts(node, catalogue.meterFacts(node.meter->customer, MeterId(node.id)));
    case MeterNode::Kind::Register:
        return applyRegisterFacts(node, catalogue.registerFacts(node.state->snapshot.key));
    case MeterNode::Kind::Subscription:
    case MeterNode::Kind::Installation:
        break;
    }
    return false;
}

} // namespace insite::tree
