// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/catalogue.h"

#include "core/result.h"

#include <memory>

namespace insite::simulator {

/// The simulated platform's metadata over HTTPS in the default dialect (docs/dialect-default.md), which is an
/// assumption of ours. Runs on threads of its own; every function here may be called from any thread.
class MetadataApi
{
public:
    struct Options
    {
        QString certificateFile;
        QString keyFile;
        QByteArray token;                ///< What `Authorization: Bearer` must carry.
        int burst = 200;                 ///< Requests answered at once before 429 …
        double requestsPerSecond = 50.0; ///< … and the rate after that.
    };

    explicit MetadataApi(Options options);
    ~MetadataApi(); ///< Ends the server and its threads.
    Q_DISABLE_COPY_MOVE(MetadataApi)

    /// Listens on a free port of 127.0.0.1.
    [[nodiscard]] Result<void> start();
    [[nodiscard]] quint16 port() const;

    /// What it tells from now on. Customers without access are answered with 403.
    void setCatalogue(Catalogue catalogue);

    void throttle(int requests); ///< So many requests from now on are answered with 429.
    [[nodiscard]] qint64 requestCount() const;
    [[nodiscard]] qint64
    unchangedCount() const; ///< Of them: answered with 304, as the client knew the reply.

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace insite::simulator
