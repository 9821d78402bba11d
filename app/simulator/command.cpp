// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/command.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

constexpr int kMostReadings = 100'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::simulator::Command)
};

tl::unexpected<Error> invalid(const QString &sentence)
{
    return failure(ErrorCode::InvalidInput, sentence);
}

Result<int> parseCount(const QString &text, int most)
{
    bool isNumber = false;
    const int count = text.toInt(&isNumber);
    if (!isNumber || count < 0 || count > most)
        return invalid(Text::tr("\"%1\" must be a whole number from 0 to %2.").arg(text).arg(most));
    return count;
}

Result<Command> parseFault(Fault fault, const QStringList &words)
{
    const QString state = words.value(1);
    if (state == u"off"_s && words.size() == 2)
        return SetFault{fault, 0};
    if (state != u"on"_s || words.size() > 3)
        return invalid(Text::tr("Write \"%1 on\", \"%1 on PERCENT\" or \"%1 off\".").arg(words.constFirst()));
    if (words.size() == 2)
        return SetFault{fault, defaultPercent(fault)};
    return parseCount(words.at(2), 100).map([fault](int percent) -> Command {
        return SetFault{fault, percent};
    });
}

Result<Command> parseBroker(const QString &word)
{
    using Action = ControlBroker::Action;
    static const QHash<QString, Action> kActions = {
        {u"restart"_s, Action::Restart}, {u"stop"_s, Action::Stop},     {u"kill"_s, Action::Kill},
        {u"start"_s, Action::Start},     {u"silent"_s, Action::Silent}, {u"resume"_s, Action::Resume}};
    const auto action = kActions.constFind(word);
    if (action == kActions.cend())
        return invalid(Text::tr("Write \"broker\" and one of restart, stop, kill, start, silent, resume."));
    return ControlBroker{*action};
}

Result<Command> parsePublish(const QString &line)
{
    const QString rest = line.mid(QStringLiteral("publish ").size());
    const auto space = rest.indexOf(u' ');
    const QString topic = rest.left(space);
    if (topic.isEmpty() || topic.contains(u'+') || topic.contains(u'#'))
        return invalid(Text::tr("Write \"publish TOPIC PAYLOAD\"; a topic holds no + and no #."));
    return PublishRaw{topic, space < 0 ? QByteArray() : rest.mid(space + 1).toUtf8()};
}

Result<Command> parseRate(const QString &text)
{
    bool isNumber = false;
    const double rate = text.toDouble(&isNumber);
    if (!isNumber || !(rate >= 0.0 && rate <= 1e6))
        return invalid(
            Text::tr("\"%1\" must be a number of readings per second from 0 to 1000000.").arg(text));
    return SetRate{rate};
}

std::optional<Access> accessByWord(const QString &word)
{
    static const QHash<QString, Access> kWords = {{u"allow"_s, Access::Allow},
                                                  {u"kick"_s, Access::Kick},
                                                  {u"kick-later"_s, Access::KickLater},
                                                  {u"refuse"_s, Access::Refuse}};
    const auto access = kWords.constFind(word);
    return access == kWords.cend() ? std::nullopt : std::optional(*access);
}

} // namespace

Result<Command> parseCommand(const QString &line)
{
    if (line.startsWith(u"publish "_s))
        return parsePublish(line);
    const QStringList words = line.simplified().split(u' ');
    const QString &name = words.constFirst();
    const QString argument = words.value(1);
    if (const auto fault = faultByName(name))
        return parseFault(*fault, words);
    if (name == u"totals"_s && words.size() == 1)
        return ShowTotals{};
    if (name == u"quit"_s && words.size() == 1)
        return Quit{};
    if (name == u"api"_s && argument == u"throttle"_s && words.size() == 3)
        return parseCount(words.at(2), kMostReadings).map([](int count) -> Command {
            return ThrottleApi{count};
        });
    if (words.size() == 2) {
        if (const auto access = accessByWord(name))
            return SetAccess{argument, *access};
        if (name == u"queue-limit"_s)
            return parseCount(argument, kMostReadings).map([](int n) -> Command { return SetQueueLimit{n}; });
        if (name == u"broker"_s)
            return parseBroker(argument);
        if (name == u"burst"_s)
            return parseCount(argument, kMostReadings).map([](int count) -> Command { return Burst{count}; });
        if (name == u"rate"_s)
            return parseRate(argument);
    }
    return invalid(Text::tr("\"%1\" is not understood; --help lists what can be asked.").arg(line.left(80)));
}

Result<Command> parseFaultOption(const QString &value)
{
    const auto equals = value.indexOf(u'=');
    const QString name = value.left(equals);
    const QString argument = equals < 0 ? QString() : value.mid(equals + 1);
    if (faultByName(name))
        return parseCommand(QString(name + u" on "_s + argument).trimmed());
    if (name == u"queue-limit"_s || name == u"broker"_s || accessByWord(name))
        return parseCommand(name + u' ' + argument);
    return invalid(Text::tr("There is no fault \"%1\"; --help lists them.").arg(name.left(80)));
}

QString commandHelp()
{
    return Text::tr(
        R"(Faults in the stream of readings, as --fault NAME[=PERCENT] or as a line "NAME on [PERCENT]", "NAME off":
  duplicates        a message comes twice
  late              a message comes five seconds late
  out-of-order      a message comes after the register's next one
  revisions         a message is followed by one with the same identity and another value
  unknown-version   a payload of schema version 3
  malformed         a broken message comes before the good one
  gaps              a message never comes
  clock-skew        some registers' clocks are an hour ahead
Faults of access and broker, as --fault NAME=ARGUMENT or as a line "NAME ARGUMENT":
  kick CUSTOMER         who subscribes to it is disconnected instead of answered; who has done so, at once
  kick-later CUSTOMER   the subscription is granted, and the connection ended a moment later
  refuse CUSTOMER       SUBACK 0x80
  allow CUSTOMER        access is given (back)
  queue-limit N         the broker drops what an absent client has waiting beyond N messages; 0: no limit
  broker restart|stop|kill|start|silent|resume
Further lines on stdin:
  rate R                   so many readings a second; 0 pauses
  burst N                  N readings at once; answered when the broker has acknowledged them all
  publish TOPIC PAYLOAD    exactly this, QoS 1; answered when the broker has acknowledged it
  api throttle N           the next N requests are answered with 429
  totals                   what has been sent so far, by customer
  quit                     end cleanly
Each line is answered by one JSON object on stdout.)");
}

} // namespace insite::simulator
