// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/benchnames.h"

namespace insite::ctl {

BenchNames::BenchNames(const settings::Profile &consumer, const QString &token, const QString &password,
                       const Clock &clock)
    : m_profile(consumer)
    , m_token(token)
    , m_password(password)
    , m_client(consumer, m_folder.path(), clock)
{
    connect(&m_client, &metadata::Client::described, this,
            [this](const metadata::ApiDescription &description) {
                switch (description.source) {
                case metadata::CredentialSource::None:
                    return m_client.pull({}, {}, false);
                case metadata::CredentialSource::Token:
                    return m_client.pull({m_token, {}, {}}, {}, false);
                case metadata::CredentialSource::Broker:
                    return m_client.pull({{}, m_profile.username, m_password}, {}, false);
                }
            });
    connect(&m_client, &metadata::Client::obstructed, this,
            [this](const Error &error) { emit ended({}, error.detail); });
    connect(&m_client, &metadata::Client::pulled, this, [this](const metadata::PullReport &report) {
        emit ended(metadata::meterNames(report.catalogue),
                   report.failures.isEmpty() ? QString() : report.failures.first().sentence);
    });
}

BenchNames::~BenchNames() = default;

void BenchNames::ask()
{
    m_client.describe();
}

} // namespace insite::ctl
