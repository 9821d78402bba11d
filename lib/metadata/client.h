// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/pull.h"
#include "metadata/trial.h"
#include "settings/profile.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace insite::metadata {

class ClientWorker;

/// What the profile says about its API, once its dialect has been read.
struct ApiDescription
{
    QString host; ///< Where it is; with the port.
    QString dialectName;
    QString assumption; ///< What is assumed, a whole sentence; empty: nothing.
    CredentialSource source = CredentialSource::Token;
    QList<ListKind> lists; ///< Those that can be tried.
};

/// One profile's metadata API: describes, pulls, tries out. All of network, disk and parsing happens on a
/// thread of its own; its signals come on the thread of this object, which is the GUI's. One thing at a time:
/// a new one cancels what runs, and late answers of that are dropped.
class Client final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Client)

public:
    /// `folder` keeps replies and catalogue; `clock` lives longer.
    Client(settings::Profile profile, const QString &folder, const Clock &clock, Patience patience = {},
           QObject *parent = nullptr);
    ~Client() override; ///< Ends what runs and waits for the thread.

    /// Ends in described() or, when the profile or its dialect is not in order, obstructed().
    void describe();
    /// Ends in pulled(). `isThorough`: a person asked for it, labels included.
    void pull(const Credentials &credentials, const ApiCatalogue &known, bool isThorough);
    /// Ends in tried().
    void tryOut(const Credentials &credentials, ListKind kind, const CustomerId &customer,
                const ApiCatalogue &known);
    /// Ends a pull, which is told by pulled().
    void cancel();
    [[nodiscard]] bool isPulling() const { return m_isPulling; }

signals:
    void described(const insite::metadata::ApiDescription &description);
    void obstructed(const insite::Error &error);
    void progressed(const insite::metadata::Progress &progress);
    /// Names and units of a pull that goes on.
    void told(const insite::metadata::ApiCatalogue &catalogue);
    /// What it brought has been kept on disk; that it could not be is among the failures.
    void pulled(const insite::metadata::PullReport &report);
    void tried(const insite::metadata::Trial &trial);

private:
    quint64 m_pull = 0;  ///< The one that runs, or ran last.
    quint64 m_trial = 0; ///< Likewise.
    bool m_isPulling = false;
    QThread m_thread;
    ClientWorker *m_worker = nullptr; ///< Lives on the thread, and dies with it.
};

} // namespace insite::metadata
