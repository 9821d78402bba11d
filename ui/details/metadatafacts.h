// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "details/factsheet.h"

namespace insite::metadata {
class Catalogue;
}

namespace insite::details {

/// What is known of a register and its meter beyond MQTT, and who said each of it. What nobody said is said
/// to be unknown where a person would look for it. GUI thread, as the catalogue is.
[[nodiscard]] FactSection metadataOf(const metadata::Catalogue &catalogue, const RegisterKey &key);
/// Of a meter alone.
[[nodiscard]] FactSection metadataOf(const metadata::Catalogue &catalogue, const CustomerId &customer,
                                     const MeterId &meter);

} // namespace insite::details
