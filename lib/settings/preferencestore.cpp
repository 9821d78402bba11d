// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/preferencestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

constexpr qint64 kMebibyte = 1024LL * 1024;

enum class Type { Boolean, Integer, Text };

/// One line of the table.
struct Setting
{
    const char *key;
    Type type;
    int since;        ///< What stands under the key in an older file is not this.
    qint64 byDefault; ///< Texts are empty by default.
    qint64 least = 0; ///< Of integers.
    qint64 most = 1;  ///< Of integers.
};

// The table. A key is never used again for something else.
constexpr Setting kLiveMemory{"memory/liveSeriesMegabytes", Type::Integer, 1, 512, 32, 64 * 1024};
constexpr Setting kHistorySize{"history/megabytes", Type::Integer, 1, 4096, 0, 64 * 1024 * 1024};
constexpr Setting kHistoryDays{"history/days", Type::Integer, 1, 0, 0, 36'500};
constexpr Setting kNotifications{"attention/notifications", Type::Boolean, 1, 1};
constexpr Setting kMotion{"look/motion", Type::Boolean, 1, 1};
constexpr Setting kLanguage{"look/language", Type::Text, 2, 0};
constexpr Setting kTimeZone{"look/timeZone", Type::Text, 2, 0};
constexpr auto kVersionKey = "version";

QString keyOf(const Setting &setting)
{
    return QString::fromLatin1(setting.key);
}

/// The file, and what its version makes of it.
class Values
{
public:
    explicit Values(const QSettings &file)
        : m_file(file)
        , m_version(file.value(QLatin1StringView(kVersionKey), 1).toInt())
    {
    }

    [[nodiscard]] qint64 integer(const Setting &setting) const
    {
        bool isNumber = false;
        const qint64 value = raw(setting).toLongLong(&isNumber);
        return isNumber && value >= setting.least && value <= setting.most ? value : setting.byDefault;
    }
    [[nodiscard]] bool boolean(const Setting &setting) const
    {
        const QString word = raw(setting).toString();
        return word == u"true" || (word != u"false" && setting.byDefault != 0);
    }
    [[nodiscard]] QString text(const Setting &setting) const { return raw(setting).toString(); }

private:
    [[nodiscard]] QVariant raw(const Setting &setting) const
    {
        return m_version < setting.since ? QVariant() : m_file.value(keyOf(setting));
    }

    const QSettings &m_file;
    int m_version;
};

Language languageOf(const QString &word)
{
    if (word == u"en")
        return Language::English;
    return word == u"nb" ? Language::Norwegian : Language::System;
}

QString wordOf(Language language)
{
    switch (language) {
    case Language::System:
        return {};
    case Language::English:
        return u"en"_s;
    case Language::Norwegian:
        return u"nb"_s;
    }
    return {};
}

} // namespace

PreferenceStore::PreferenceStore(QString path)
    : m_path(std::move(path))
{
}

Preferences PreferenceStore::load() const
{
    const QSettings file(m_path, QSettings::IniFormat);
    const Values values(file);
    Preferences preferences;
    preferences.liveMemoryBytes = values.integer(kLiveMemory) * kMebibyte;
    preferences.historyBytes = values.integer(kHistorySize) * kMebibyte;
    if (const qint64 days = values.integer(kHistoryDays); days > 0)
        preferences.historyAge = std::chrono::days(days);
    preferences.areNotificationsOn = values.boolean(kNotifications);
    preferences.isMotionOn = values.boolean(kMotion);
    preferences.language = languageOf(values.text(kLanguage));
    preferences.timeZone = values.text(kTimeZone);
    return preferences;
}

Result<void> PreferenceStore::save(const Preferences &preferences) const
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSettings file(m_path, QSettings::IniFormat);
    // A newer release's file stays one.
    file.setValue(QLatin1StringView(kVersionKey),
                  std::max(kVersion, file.value(QLatin1StringView(kVersionKey), kVersion).toInt()));
    file.setValue(keyOf(kLiveMemory), preferences.liveMemoryBytes / kMebibyte);
    file.setValue(keyOf(kHistorySize), preferences.historyBytes / kMebibyte);
    file.setValue(keyOf(kHistoryDays), preferences.historyAge ? qint64(preferences.historyAge->count()) : 0);
    file.setValue(keyOf(kNotifications), preferences.areNotificationsOn);
    file.setValue(keyOf(kMotion), preferences.isMotionOn);
    file.setValue(keyOf(kLanguage), wordOf(preferences.language));
    file.setValue(keyOf(kTimeZone), preferences.timeZone);
    file.sync();
    if (file.status() == QSettings::NoError)
        return {};
    return failure(ErrorCode::Storage,
                   QCoreApplication::translate("PreferenceStore",
                                               "The settings cannot be kept in “%1”. Check that the folder "
                                               "is yours to write in; they hold until you quit.")
                       .arg(QDir::toNativeSeparators(m_path)));
}

qint64 PreferenceStore::leastLiveMemoryBytes()
{
    return kLiveMemory.least * kMebibyte;
}

qint64 PreferenceStore::mostLiveMemoryBytes()
{
    return kLiveMemory.most * kMebibyte;
}

} // namespace insite::settings
