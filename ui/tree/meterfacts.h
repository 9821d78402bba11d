// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace insite::metadata {
class Catalogue;
}

namespace insite::tree {

struct MeterNode;

/// Takes over what the catalogue knows of a customer, meter or register, and what it knows no more. Returns
/// whether anything is different now.
bool applyFacts(MeterNode &node, const metadata::Catalogue &catalogue);

} // namespace insite::tree
