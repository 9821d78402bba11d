// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QObject>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>
#include <memory>

class QSslServer;
class QSslSocket;

namespace insite::test {

/// What a client asked.
struct HttpRequest
{
    QByteArray method;
    QByteArray target;                     ///< Path and query, as sent.
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.

    [[nodiscard]] QByteArray path() const { return target.split('?').constFirst(); }
    [[nodiscard]] QByteArray query(const QByteArray &name) const;
};

/// What it gets: bytes as they are, and then perhaps the end of the connection.
struct HttpAnswer
{
    QByteArray bytes; ///< Empty: nothing comes, and the connection stays.
    bool isCut = false;

    static HttpAnswer json(const QByteArray &body, int status = 200, const QByteArray &headers = {});
};

/// A real HTTPS server on a free port of localhost, scripted by a test: its certificate is issued by an
/// authority made on the spot. On the test's thread.
class HttpsServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpsServer)

public:
    HttpsServer();
    ~HttpsServer() override;

    /// `certificateFile`, `keyFile`: PEM.
    [[nodiscard]] bool start(const QString &certificateFile, const QString &keyFile);
    [[nodiscard]] QUrl url() const;

    std::function<HttpAnswer(const HttpRequest &)> answer;
    QList<HttpRequest> requests;
    int mostAtOnce = 0; ///< Requests that were waiting for their answer together, when answers are held back.

    /// Holds answers back until release().
    void hold() { m_isHolding = true; }
    void release();

private:
    void accept();
    void read(QSslSocket *socket);
    void reply(QSslSocket *socket, const HttpRequest &request);

    std::unique_ptr<QSslServer> m_server;
    QHash<QSslSocket *, QByteArray> m_unread;
    QList<std::pair<QSslSocket *, HttpRequest>> m_held;
    bool m_isHolding = false;
};

} // namespace insite::test

Q_DECLARE_METATYPE(insite::test::HttpAnswer)
