// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/layoutstore.h"

#include <QJsonDocument>
#include <QMainWindow>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

/// Counted up when docks or toolbars change so that an old state would put them wrong.
constexpr int kLayoutVersion = 1;

QString profileKey(const QString &group, const QString &profileName)
{
    // A slash would open a group.
    return group + u'/' + QString::fromLatin1(profileName.toUtf8().toHex());
}

void saveObject(QSettings &settings, const QString &key, const QJsonObject &object)
{
    settings.setValue(key, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QSettings &settings, const QString &key)
{
    return QJsonDocument::fromJson(settings.value(key).toByteArray()).object();
}

} // namespace

LayoutStore::LayoutStore(QSettings &settings)
    : m_settings(settings)
{
}

void LayoutStore::save(const QMainWindow &window)
{
    m_settings.setValue(u"window/geometry"_s, window.saveGeometry());
    m_settings.setValue(u"window/state"_s, window.saveState(kLayoutVersion));
}

bool LayoutStore::restore(QMainWindow &window) const
{
    const bool hasGeometry = window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    return window.restoreState(m_settings.value(u"window/state"_s).toByteArray(), kLayoutVersion) &&
           hasGeometry;
}

void LayoutStore::saveTree(const QJsonObject &tree)
{
    saveObject(m_settings, u"tree/columns"_s, tree);
}

QJsonObject LayoutStore::tree() const
{
    return objectOf(m_settings, u"tree/columns"_s);
}

void LayoutStore::savePins(const QString &profileName, const QJsonObject &pins)
{
    saveObject(m_settings, profileKey(u"pins"_s, profileName), pins);
}

QJsonObject LayoutStore::pins(const QString &profileName) const
{
    return objectOf(m_settings, profileKey(u"pins"_s, profileName));
}

void LayoutStore::saveBranches(const QString &profileName, const QJsonObject &branches)
{
    saveObject(m_settings, profileKey(u"branches"_s, profileName), branches);
}

QJsonObject LayoutStore::branches(const QString &profileName) const
{
    return objectOf(m_settings, profileKey(u"branches"_s, profileName));
}

void LayoutStore::saveWorkspaces(const QString &profileName, const QJsonObject &workspaces)
{
    saveObject(m_settings, profileKey(u"workspaces"_s, profileName), workspaces);
}

QJsonObject LayoutStore::workspaces(const QString &profileName) const
{
    return objectOf(m_settings, profileKey(u"workspaces"_s, profileName));
}

void LayoutStore::saveCharts(const QString &profileName, const QJsonObject &charts)
{
    saveObject(m_settings, profileKey(u"charts"_s, profileName), charts);
}

QJsonObject LayoutStore::charts(const QString &profileName) const
{
    return objectOf(m_settings, profileKey(u"charts"_s, profileName));
}

void LayoutStore::saveScheme(std::optional<theme::Scheme> scheme)
{
    if (!scheme)
        m_settings.remove(u"window/scheme"_s);
    else
        m_settings.setValue(u"window/scheme"_s, *scheme == theme::Scheme::Dark ? u"dark"_s : u"light"_s);
}

std::optional<theme::Scheme> LayoutStore::scheme() const
{
    const QString word = m_settings.value(u"window/scheme"_s).toString();
    if (word == u"dark"_s)
        return theme::Scheme::Dark;
    if (word == u"light"_s)
        return theme::Scheme::Light;
    return std::nullopt;
}

} // namespace insite::window
