// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registerkind.h"

#include <QHash>
#include <QString>

namespace insite::metadata {

/// What the vendor's specification says about a register type, and no more: never a unit.
struct ShippedType
{
    QString name;
    RegisterKind kind = RegisterKind::Unknown;
    QString note; ///< Where it comes from, a whole sentence.
};

/// The types of resources/catalogue, by their number as text. Any thread.
[[nodiscard]] const QHash<QString, ShippedType> &shippedTypes();

} // namespace insite::metadata
