// SPDX-License-Identifier: GPL-3.0-or-later
#include "readings/alarmlog.h"

#include "core/zonedtime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace insite::readings {

namespace {

/// Below this the file is not worth writing anew.
constexpr qsizetype kFewLines = 2000;
constexpr qint64 kMaxLineBytes = 64LL * 1024;

double toMs(Instant at)
{
    return double(at.time_since_epoch().count()); // Exact up to the year 287,000.
}

Instant fromMs(const QJsonValue &value)
{
    return Instant(std::chrono::milliseconds(qint64(value.toDouble())));
}

std::optional<Instant> optionalFromMs(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(fromMs(value)) : std::nullopt;
}

void putText(QJsonObject &object, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

AlarmLog::AlarmLog(QString path)
    : m_path(std::move(path))
{
}

QJsonObject AlarmLog::toJson(const AlarmEvent &event)
{
    QJsonObject object{{u"id"_s, double(event.id)},
                       {u"kind"_s, alarmKindName(event.kind)},
                       {u"begun"_s, toMs(event.begunAt)},
                       {u"noticed"_s, toMs(event.noticedAt)},
                       {u"registers"_s, double(event.registers)},
                       {u"repeats"_s, double(event.repeats)},
                       {u"value"_s, event.value},
                       {u"limit"_s, event.limit},
                       {u"missing"_s, double(event.missing)}};
    putText(object, u"customer"_s, event.key.customer.text());
    putText(object, u"subscription"_s, event.key.subscription.text());
    putText(object, u"meter"_s, event.key.meter.text());
    putText(object, u"register"_s, event.key.registerId.text());
    putText(object, u"detail"_s, event.detail);
    if (event.endedAt)
        object.insert(u"ended"_s, toMs(*event.endedAt));
    if (event.acknowledgedAt)
        object.insert(u"acknowledged"_s, toMs(*event.acknowledgedAt));
    if (event.isCutOff)
        object.insert(u"cutOff"_s, true);
    if (event.isLastKnown)
        object.insert(u"lastKnown"_s, true);
    return object;
}

std::optional<AlarmEvent> AlarmLog::fromJson(const QJsonObject &object)
{
    const auto kind = alarmKindByName(object.value("kind"_L1).toString());
    const double id = object.value("id"_L1).toDouble();
    if (!kind || id < 1 || !object.value("begun"_L1).isDouble())
        return std::nullopt;
    const auto text = [&object](const char *key) {
        return object.value(QLatin1StringView(key)).toString();
    };
    const auto number = [&object](const char *key) {
        return qint64(object.value(QLatin1StringView(key)).toDouble());
    };
    AlarmEvent event;
    event.id = quint64(id);
    event.kind = *kind;
    event.key = {CustomerId(text("customer")), SubscriptionId(text("subscription")), MeterId(text("meter")),
                 RegisterId(text("register"))};
    event.registers = number("registers");
    event.repeats = number("repeats");
    event.missing = number("missing");
    event.begunAt = fromMs(object.value("begun"_L1));
    event.noticedAt = fromMs(object.value("noticed"_L1));
    event.endedAt = optionalFromMs(object.value("ended"_L1));
    event.acknowledgedAt = optionalFromMs(object.value("acknowledged"_L1));
    event.isCutOff = object.value("cutOff"_L1).toBool();
    event.isLastKnown = object.value("lastKnown"_L1).toBool();
    event.value = object.value("value"_L1).toDouble();
    event.limit = object.value("limit"_L1).toDouble();
    event.detail = text("detail");
    return event;
}

Result<AlarmPast> AlarmLog::load()
{
    QFile file(m_path);
    if (!file.exists())
        return AlarmPast{};
    if (!file.open(QIODevice::ReadOnly))
        return failed(file.errorString());
    std::map<quint64, AlarmEvent> events;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine(kMaxLineBytes);
        ++m_lineCount;
        m_isTorn = !line.endsWith('\n');
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (const auto event = fromJson(object)) {
            events.insert_or_assign(event->id, *event);
            m_lines.insert_or_assign(event->id, lineOf(object));
        } else if (const auto removed = quint64(object.value("removed"_L1).toDouble()); removed > 0) {
            events.erase(removed);
            m_lines.erase(removed);
        }
    }
    AlarmPast past;
    past.ended.at = instantOf(QFileInfo(file).lastModified());
    for (auto &[id, event] : events)
        past.events.push_back(std::move(event));
    loadMembers(past);
    return past;
}

QString AlarmLog::membersPath() const
{
    return m_path + u".open"_s;
}

/// What cannot be read is not known: the events go on or are cut off without.
void AlarmLog::loadMembers(AlarmPast &past) const
{
    QFile file(membersPath());
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue each : object.value("members"_L1).toArray()) {
        const QJsonArray parts = each.toArray();
        past.members.push_back({quint64(parts.at(0).toDouble()),
                                {CustomerId(parts.at(1).toString()), SubscriptionId(parts.at(2).toString()),
                                 MeterId(parts.at(3).toString()), RegisterId(parts.at(4).toString())}});
    }
    if (const auto ended = optionalFromMs(object.value("ended"_L1)))
        past.ended = {*ended, true};
    else
        past.ended.at = std::max(past.ended.at, instantOf(QFileInfo(file).lastModified()));
}

Result<void> AlarmLog::keepMembers(std::vector<AlarmMember> members, const RunEnd &run)
{
    const bool isSame = m_members == members;
    m_members = std::move(members);
    if (m_members->empty()) {
        QFile::remove(membersPath());
        return {};
    }
    if (!isSame || run.isOrderly) {
        if (auto written = writeMembers(run); !written) {
            m_members.reset();
            return written;
        }
    }
    // Costs less than to write it, and a file system that cannot do it is no reason to tell anybody.
    QFile file(membersPath());
    if (file.open(QIODevice::Append))
        file.setFileTime(zonedTime(run.at, QTimeZone::utc()), QFileDevice::FileModificationTime);
    return {};
}

Result<void> AlarmLog::writeMembers(const RunEnd &run)
{
    QJsonArray members;
    for (const AlarmMember &each : *m_members)
        members.append(QJsonArray{double(each.event), each.key.customer.text(), each.key.subscription.text(),
                                  each.key.meter.text(), each.key.registerId.text()});
    QJsonObject object{{u"members"_s, members}};
    if (run.isOrderly)
        object.insert(u"ended"_s, toMs(run.at));
    QSaveFile file(membersPath());
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    file.write(lineOf(object));
    if (!file.commit())
        return failed(file.errorString());
    return {};
}

Result<void> AlarmLog::write(std::span<const AlarmEvent> changed, std::span<const quint64> removed)
{
    QByteArray lines;
    for (const AlarmEvent &event : changed) {
        const QByteArray line = lineOf(toJson(event));
        lines += line;
        m_lines.insert_or_assign(event.id, line);
    }
    for (const quint64 id : removed) {
        if (m_lines.erase(id) > 0)
            lines += lineOf({{u"removed"_s, double(id)}});
    }
    if (lines.isEmpty())
        return {};
    m_lineCount += lines.count('\n');
    if (m_lineCount > kFewLines && m_lineCount > 4 * qsizetype(m_lines.size()))
        return rewrite();
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return failed(file.errorString());
    if (m_isTorn)
        lines.prepend('\n');
    m_isTorn = file.write(lines) != lines.size() || !file.flush();
    if (m_isTorn)
        return failed(file.errorString());
    return {};
}

Result<void> AlarmLog::rewrite()
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    for (const auto &[id, line] : m_lines)
        file.write(line);
    if (!file.commit())
        return failed(file.errorString());
    m_lineCount = qsizetype(m_lines.size());
    m_isTorn = false;
    return {};
}

tl::unexpected<Error> AlarmLog::failed(const QString &reason) const
{
    return failure(ErrorCode::Storage,
                   QCoreApplication::translate("AlarmLog",
                                               "The list of events cannot be kept in “%1” (%2). Check the "
                                               "folder's permissions and space; readings are not concerned.")
                       .arg(QDir::toNativeSeparators(m_path), reason));
}

} // namespace insite::readings
