// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/attempt.h"

#include <QNetworkAccessManager>
#include <QSslError>

namespace insite::metadata {

Attempt::Attempt(QNetworkAccessManager &network, const QNetworkRequest &request, const Patience &patience,
                 qint64 mostBytes, Done done)
    : m_reply(network.get(request))
    , m_mostBytes(mostBytes)
    , m_done(std::move(done))
{
    for (QTimer *timer : {&m_quiet, &m_whole})
        timer->setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, [this] { giveUp(Outcome::Way::Timeout); });
    connect(&m_whole, &QTimer::timeout, this, [this] { giveUp(Outcome::Way::Timeout); });
    m_quiet.start(patience.quiet);
    m_whole.start(patience.whole);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &Attempt::read);
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, &Attempt::hearErrors);
    // Queued: finished() may come while the reply is still at work inside.
    connect(m_reply.get(), &QNetworkReply::finished, this, &Attempt::finish, Qt::QueuedConnection);
}

Attempt::~Attempt()
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply.release()->deleteLater();
}

void Attempt::read()
{
    m_quiet.start();
    m_body += m_reply->readAll();
    if (m_body.size() > m_mostBytes)
        giveUp(Outcome::Way::TooLarge);
}

void Attempt::hearErrors(const QList<QSslError> &errors)
{
    // Never ignored: only kept, to be told.
    if (m_certificateReason.isEmpty() && !errors.isEmpty())
        m_certificateReason = errors.constFirst().errorString();
}

void Attempt::giveUp(Outcome::Way way)
{
    if (m_givenUp)
        return;
    m_givenUp = way;
    m_body.clear();
    m_reply->abort(); // finish() follows
}

void Attempt::finish()
{
    if (!m_done)
        return;
    m_quiet.stop();
    m_whole.stop();
    if (!m_givenUp)
        m_body += m_reply->readAll();
    Outcome outcome;
    outcome.way = way();
    outcome.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    outcome.reply = {m_reply->rawHeader("ETag"), m_reply->rawHeader("Last-Modified"),
                     m_reply->rawHeader("Link"), m_body};
    outcome.retryAfter = m_reply->rawHeader("Retry-After");
    if (const QVariant target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute);
        target.isValid())
        outcome.redirect = m_reply->url().resolved(target.toUrl());
    outcome.reason = m_certificateReason.isEmpty() ? m_reply->errorString() : m_certificateReason;
    std::exchange(m_done, nullptr)(outcome); // may destroy this
}

Outcome::Way Attempt::way() const
{
    if (m_givenUp)
        return *m_givenUp;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return Outcome::Way::Certificate;
    case QNetworkReply::NoError:
        return isWhole() ? Outcome::Way::Answered : Outcome::Way::Cut;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return Outcome::Way::Unreachable;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProtocolFailure:
        return Outcome::Way::Cut;
    default:
        // Qt turns every status from 400 on into an error of its own; the reply is there all the same.
        return status >= 400 ? Outcome::Way::Answered : Outcome::Way::Cut;
    }
}

/// A connection that ends early is not always told as an error.
bool Attempt::isWhole() const
{
    bool isNumber = false;
    const qint64 told = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    return !isNumber || m_reply->hasRawHeader("Content-Encoding") || told == m_body.size() ||
           m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 304;
}

} // namespace insite::metadata
