// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/client.h"
#include "settings/secretstore.h"

#include <QTimer>

class QThreadPool;
class QTimeZone;

namespace insite::metadata {
class Catalogue;
}

namespace insite::catalogue {

enum class ApiState {
    Starting,
    NotSetUp,     ///< The profile names no API, or wrongly.
    SecretNeeded, ///< None is there, or the API does not take it.
    Idle,
    Fetching,
    Failed, ///< Something could not be had; what was known before is there.
};

/// One profile's way from its metadata API to the catalogue: finds the token, fetches at the start and when
/// asked to, asks again when the token is refused or has expired. Shows nothing itself. A token is held in
/// memory; it is kept in the secret store only once the API took it, and only when the person wished so. GUI
/// thread; what it is given lives longer.
class ApiController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiController)

public:
    /// `files`: one thread, in the order of what is kept.
    ApiController(settings::Profile profile, metadata::Catalogue &catalogue, settings::SecretStore &secrets,
                  QThreadPool &files, const Clock &clock, QObject *parent = nullptr);
    ~ApiController() override;

    [[nodiscard]] ApiState state() const { return m_state; }
    /// What a person reads about it: one or two whole sentences, with times by the clock of `zone`.
    [[nodiscard]] QString sentence(const QTimeZone &zone) const;
    /// That the token ends soon, a whole sentence; empty: it does not, or nobody knows.
    [[nodiscard]] QString warning(const QTimeZone &zone) const;
    /// Everything that failed the last time, a sentence each.
    [[nodiscard]] QStringList failures() const;
    [[nodiscard]] const metadata::Progress &progress() const { return m_progress; }
    [[nodiscard]] const metadata::ApiDescription &description() const { return m_description; }
    [[nodiscard]] const settings::Profile &profile() const { return m_profile; }
    [[nodiscard]] metadata::Catalogue &catalogue() const { return m_catalogue; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] bool canRefresh() const;
    [[nodiscard]] bool canTry() const;

public slots:
    /// Once, when the profile has been opened.
    void start();
    void refresh();
    void cancel();
    /// The person's answer; `expiry`: what the person knows of its end.
    void provideSecret(const QString &secret, bool keep, std::optional<insite::Instant> expiry);
    /// Ends in tried().
    void tryOut(insite::metadata::ListKind kind, const insite::CustomerId &customer);

signals:
    void changed();
    void tried(const insite::metadata::Trial &trial);
    /// A whole sentence that is worth telling and changes nothing.
    void noticed(const QString &sentence);

private:
    void findSecret();
    void begin(bool isThorough);
    void finish(const metadata::PullReport &report);
    void keepSecret();
    void set(ApiState state, const QString &why = {});
    [[nodiscard]] settings::SecretKind kind() const;
    [[nodiscard]] bool needsSecret() const;
    [[nodiscard]] bool hasExpired() const;
    [[nodiscard]] metadata::Credentials credentials() const;

    settings::Profile m_profile;
    metadata::Catalogue &m_catalogue;
    settings::SecretStore &m_secrets;
    QThreadPool &m_files;
    const Clock &m_clock;
    QString m_folder;
    metadata::Client m_client;
    metadata::ApiDescription m_description;
    metadata::Progress m_progress;
    QList<metadata::Failure> m_failures;
    QString m_why;
    std::optional<Instant> m_ended; ///< In place of m_why: the token did.
    QString m_secret;
    std::optional<Instant> m_expiry;
    QTimer m_expiryCheck;
    QTimer m_refresh;
    bool m_isToKeep = false;
    ApiState m_state = ApiState::Starting;
};

} // namespace insite::catalogue
