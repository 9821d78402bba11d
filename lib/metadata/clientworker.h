// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/client.h"
#include "metadata/replycache.h"

#include <QElapsedTimer>

namespace insite::metadata {

/// The client's half on its own thread. Each signal carries the number of what was asked.
class ClientWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientWorker)

public:
    ClientWorker(settings::Profile profile, QString folder, const Clock &clock, Patience patience);
    ~ClientWorker() override;

    void describe();
    void pull(quint64 number, const Credentials &credentials, const ApiCatalogue &known, bool isThorough);
    void tryOut(quint64 number, const Credentials &credentials, ListKind kind, const CustomerId &customer,
                const ApiCatalogue &known);
    void cancel();

signals:
    void described(const insite::metadata::ApiDescription &description);
    void obstructed(const insite::Error &error);
    void progressed(quint64 number, const insite::metadata::Progress &progress);
    void told(quint64 number, const insite::metadata::ApiCatalogue &catalogue);
    void pulled(quint64 number, const insite::metadata::PullReport &report);
    void tried(quint64 number, const insite::metadata::Trial &trial);

private:
    void finish(quint64 number, PullReport report);
    void progress(quint64 number, const Progress &progress);

    settings::Profile m_profile;
    QString m_folder;
    const Clock &m_clock;
    Patience m_patience;
    ReplyCache m_cache;
    bool m_isCacheLoaded = false;
    ReplyCache m_noCache; ///< A trial always wants the reply itself.
    std::unique_ptr<Fetcher> m_fetcher;
    std::unique_ptr<Pull> m_pull; ///< Before the fetcher that it uses.
    std::unique_ptr<Fetcher> m_trialFetcher;
    QElapsedTimer m_sinceProgress;
    std::optional<Progress::Phase> m_toldPhase;
};

} // namespace insite::metadata
