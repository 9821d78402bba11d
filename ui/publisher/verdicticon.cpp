// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/verdicticon.h"

#include "theme/icon.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace insite::publisher {

using device::Verdict;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::publisher::Verdict)
};

} // namespace

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return Text::tr("Waiting");
    case Verdict::Green:
        return Text::tr("Green");
    case Verdict::Amber:
        return Text::tr("Amber");
    case Verdict::Red:
        return Text::tr("Red");
    }
    return {};
}

theme::Role verdictRole(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return theme::Role::QuietText;
    case Verdict::Green:
        return theme::Role::Good;
    case Verdict::Amber:
        return theme::Role::Late;
    case Verdict::Red:
        return theme::Role::Error;
    }
    return theme::Role::QuietText;
}

QIcon verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Waiting:
        return theme::icon(u"clock"_s, verdictRole(verdict));
    case Verdict::Green:
        return theme::icon(u"circle-check"_s, verdictRole(verdict));
    case Verdict::Amber:
        return theme::icon(u"alert-triangle"_s, verdictRole(verdict));
    case Verdict::Red:
        return theme::icon(u"circle-x"_s, verdictRole(verdict));
    }
    return {};
}

} // namespace insite::publisher
