// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ctl/exitcode.h"
#include "metadata/client.h"
#include "settings/secretstore.h"

#include <memory>

namespace insite::ctl {

/// What was given without a screen; absent: the keychain is asked.
struct GivenCredentials
{
    std::optional<QString> token;
    std::optional<QString> password;
};

/// `insitectl metadata pull`: fetches what the API tells about the profile's customers and keeps it where
/// insite-monitor finds it; says on stderr how far it is, and ends with one JSON object on stdout. Main
/// thread.
class MetadataPull final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetadataPull)

public:
    MetadataPull(settings::Profile profile, GivenCredentials given, const Clock &clock);
    ~MetadataPull() override;

    void start();
    /// Ends it; what was had is kept.
    void stop();

signals:
    void finished(int exitCode);

private:
    void findCredentials(metadata::CredentialSource source);
    void findSecret(settings::SecretKind kind, const std::optional<QString> &given, const QString &way);
    void pull(const metadata::Credentials &credentials);
    void tell(const metadata::Progress &progress);
    void end(const metadata::PullReport &report);

    settings::Profile m_profile;
    GivenCredentials m_given;
    QString m_folder;
    std::unique_ptr<settings::SecretStore> m_keychain;
    metadata::Client m_client;
    std::optional<metadata::Progress::Phase> m_toldPhase;
};

} // namespace insite::ctl
