// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqtttopicfilter.h>
#include <QtMqtt/qmqtttopicname.h>

#include <QStringTokenizer>

namespace {

constexpr qsizetype kMaxStringBytes = 65535;
constexpr QStringView kShare = u"$share/";

bool isMqttString(const QString &text)
{
    return !text.isEmpty() && !text.contains(QChar(u'\0')) && text.size() <= kMaxStringBytes &&
           text.isValidUtf16() && text.toUtf8().size() <= kMaxStringBytes;
}

bool areFilterLevels(QStringView filter)
{
    bool last = false;
    for (const QStringView level : filter.tokenize(u'/')) {
        if (last || (level.size() > 1 && (level.contains(u'+') || level.contains(u'#'))))
            return false;
        last = level == u'#';
    }
    return true;
}

} // namespace

QMqttTopicName::QMqttTopicName(const QString &name)
    : m_name(name)
{
}

QMqttTopicName::QMqttTopicName(const QLatin1String &name)
    : m_name(name)
{
}

bool QMqttTopicName::isValid() const
{
    return isMqttString(m_name) && !m_name.contains(u'+') && !m_name.contains(u'#');
}

int QMqttTopicName::levelCount() const
{
    return m_name.isEmpty() ? 0 : static_cast<int>(m_name.count(u'/')) + 1;
}

QStringList QMqttTopicName::levels() const
{
    return m_name.split(u'/');
}

QDebug operator<<(QDebug debug, const QMqttTopicName &name)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicName(" << name.name() << ')';
    return debug;
}

QMqttTopicFilter::QMqttTopicFilter(const QString &filter)
    : m_filter(filter)
{
}

QMqttTopicFilter::QMqttTopicFilter(const QLatin1String &filter)
    : m_filter(filter)
{
}

QString QMqttTopicFilter::sharedSubscriptionName() const
{
    return m_filter.startsWith(kShare) ? m_filter.section(u'/', 1, 1) : QString();
}

bool QMqttTopicFilter::isValid() const
{
    if (!isMqttString(m_filter))
        return false;
    if (!m_filter.startsWith(kShare))
        return areFilterLevels(m_filter);
    const QString name = sharedSubscriptionName();
    const QStringView rest = QStringView(m_filter).sliced(kShare.size() + name.size());
    return !name.isEmpty() && !name.contains(u'+') && !name.contains(u'#') && rest.size() > 1 &&
           areFilterLevels(rest.sliced(1));
}

bool QMqttTopicFilter::match(const QMqttTopicName &name, MatchOptions matchOptions) const
{
    const QString topic = name.name();
    if (topic.isEmpty() || !isValid())
        return false;
    const bool startsWithWildcard = m_filter.startsWith(u'+') || m_filter.startsWith(u'#');
    if (matchOptions.testFlag(WildcardsDontMatchDollarTopicMatchOption) && startsWithWildcard &&
        topic.startsWith(u'$'))
        return false;

    const auto levels = QStringView(topic).tokenize(u'/');
    auto level = levels.begin();
    for (const QStringView wanted : QStringView(m_filter).tokenize(u'/')) {
        if (wanted == u'#') // also the level above it (4.7.1.2)
            return true;
        if (level == levels.end() || (wanted != u'+' && wanted != *level))
            return false;
        ++level;
    }
    return level == levels.end();
}

QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicFilter(" << filter.filter() << ')';
    return debug;
}
