// SPDX-License-Identifier: GPL-3.0-or-later
#include "device/rowtext.h"

using namespace Qt::StringLiterals;

namespace insite::device {

QString columnKey(Column column)
{
    switch (column) {
    case Column::On:
        return u"on"_s;
    case Column::Utility:
        return u"utility"_s;
    case Column::Meter:
        return u"meter"_s;
    case Column::Register:
        return u"register"_s;
    case Column::Model:
        return u"model"_s;
    case Column::Parameters:
        return u"parameters"_s;
    case Column::Interval:
        return u"interval"_s;
    case Column::Decimals:
        return u"decimals"_s;
    }
    return {};
}

} // namespace insite::device
