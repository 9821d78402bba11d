// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/replycache.h"
#include "metadata/retry.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace insite::metadata {

/// How one attempt ended.
struct Outcome
{
    enum class Way {
        Answered, ///< Whole; `status` says how.
        Timeout,
        Unreachable, ///< No connection, or no such host.
        Cut,         ///< The connection broke while the reply was coming.
        Certificate,
        TooLarge,
    };

    Way way = Way::Answered;
    int status = 0;
    KeptReply reply; ///< Body and what it is known by.
    QByteArray retryAfter;
    QUrl redirect;  ///< Where a 3xx points; resolved.
    QString reason; ///< The system's words, for a person; no secret in it.
};

/// One GET, once: no redirect is followed, no certificate error ignored. Calls `done` exactly once, from the
/// event loop, unless it is destroyed before. The metadata thread.
class Attempt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Attempt)

public:
    using Done = std::function<void(const Outcome &)>;

    Attempt(QNetworkAccessManager &network, const QNetworkRequest &request, const Patience &patience,
            qint64 mostBytes, Done done);
    ~Attempt() override; ///< Ends the request.

private:
    void read();
    void hearErrors(const QList<QSslError> &errors);
    void giveUp(Outcome::Way way);
    void finish();
    [[nodiscard]] Outcome::Way way() const;
    [[nodiscard]] bool isWhole() const;

    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_quiet;
    QTimer m_whole;
    qint64 m_mostBytes;
    QByteArray m_body;
    QString m_certificateReason;
    std::optional<Outcome::Way> m_givenUp;
    Done m_done;
};

} // namespace insite::metadata
