// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagewords.h"

#include "core/zonedtime.h"
#include "theme/icon.h"
#include "theme/valueformat.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace insite::inspector {

using readings::Verdict;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::inspector::MessageWords)
};

} // namespace

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Stored:
        return Words::tr("Stored");
    case Verdict::Duplicate:
        return Words::tr("Duplicate");
    case Verdict::Revision:
        return Words::tr("Revision");
    case Verdict::UnknownVersion:
        return Words::tr("Unknown version");
    case Verdict::Malformed:
        return Words::tr("Malformed");
    }
    return {};
}

QIcon verdictIcon(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Stored:
        return theme::icon(u"circle-check"_s, theme::Role::Good);
    case Verdict::Duplicate:
        return theme::icon(u"copy"_s, theme::Role::QuietText);
    case Verdict::Revision:
        return theme::icon(u"refresh"_s, theme::Role::Accent);
    case Verdict::UnknownVersion:
        return theme::icon(u"help-circle"_s, theme::Role::Late);
    case Verdict::Malformed:
        return theme::icon(u"alert-triangle"_s, theme::Role::Error);
    }
    return {};
}

QString verdictSentence(const readings::TappedMessage &message)
{
    switch (message.verdict) {
    case Verdict::Stored:
        return Words::tr("Stored: a reading that was not there before.");
    case Verdict::Duplicate:
        return Words::tr("Duplicate: this reading was there already, with this value. It counts once; "
                         "duplicates are normal with guaranteed delivery.");
    case Verdict::Revision:
        return Words::tr("Revision: this reading was there already, with another value. The new one counts; "
                         "the old one is kept.");
    case Verdict::UnknownVersion:
        return Words::tr(
                   "Unknown version: its payload is of version %1, which this release does not know. It "
                   "is kept as it came, and read once a later release knows it.")
            .arg(message.reason);
    case Verdict::Malformed:
        return Words::tr(
                   "Malformed: %1 It was acknowledged, so that it does not come again for ever; the last "
                   "1,000 such messages are kept.")
            .arg(message.reason);
    }
    return {};
}

QString clockText(Instant at, const QTimeZone &zone)
{
    return zonedTime(at, zone).toString(u"HH:mm:ss.zzz"_s);
}

QString lagText(std::chrono::milliseconds lag)
{
    const auto size = std::chrono::abs(lag);
    const QString sign = lag.count() < 0 ? u"\u2212"_s : QString();
    if (size < std::chrono::seconds(1))
        return sign + Words::tr("%1 ms").arg(size.count());
    if (size < std::chrono::seconds(10))
        return sign + Words::tr("%1 s").arg(QLocale().toString(double(size.count()) / 1000, 'f', 1));
    return sign + theme::formatAge(size);
}

} // namespace insite::inspector
