// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/recentprofiles.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace insite::connection {

RecentProfiles::RecentProfiles(QSettings &settings, settings::Role role, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_key(role == settings::Role::Consumer ? u"recent/consumer"_s : u"recent/device"_s)
{
}

RecentProfiles::~RecentProfiles() = default;

QStringList RecentProfiles::paths() const
{
    return m_settings.value(m_key).toStringList();
}

void RecentProfiles::add(const QString &path)
{
    QStringList list = paths();
    list.removeAll(path);
    list.prepend(path);
    write(list.mid(0, kMaximum));
}

void RecentProfiles::remove(const QString &path)
{
    QStringList list = paths();
    if (list.removeAll(path) > 0)
        write(list);
}

void RecentProfiles::write(const QStringList &paths)
{
    m_settings.setValue(m_key, paths);
    emit changed();
}

} // namespace insite::connection
