// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpsserver.h"

#include <QFile>
#include <QPointer>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::test {

QByteArray HttpRequest::query(const QByteArray &name) const
{
    const QUrlQuery query(QUrl(QString::fromLatin1(target)).query());
    return query.queryItemValue(QString::fromLatin1(name)).toUtf8();
}

HttpAnswer HttpAnswer::json(const QByteArray &body, int status, const QByteArray &headers)
{
    return {"HTTP/1.1 " + QByteArray::number(status) + " Told\r\nContent-Type: application/json\r\n" +
                headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
            false};
}

HttpsServer::HttpsServer()
    : m_server(std::make_unique<QSslServer>())
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &HttpsServer::accept);
}

HttpsServer::~HttpsServer()
{
    for (const QSslSocket *socket : m_unread.keys())
        socket->disconnect(this);
}

bool HttpsServer::start(const QString &certificateFile, const QString &keyFile)
{
    QFile key(keyFile);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificateFile));
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients no certificate is asked
    m_server->setSslConfiguration(configuration);
    return m_server->listen(QHostAddress::LocalHost);
}

QUrl HttpsServer::url() const
{
    return QUrl(u"https://localhost:%1"_s.arg(m_server->serverPort()));
}

void HttpsServer::accept()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server->nextPendingConnection())) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_unread.insert(socket, {});
        connect(socket, &QIODevice::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            m_held.removeIf([socket](const auto &held) { return held.first == socket; });
            socket->deleteLater();
        });
        read(socket);
    }
}

void HttpsServer::read(QSslSocket *socket)
{
    QByteArray &unread = m_unread[socket];
    unread += socket->readAll();
    for (qsizetype end = unread.indexOf("\r\n\r\n"); end >= 0; end = unread.indexOf("\r\n\r\n")) {
        const QList<QByteArray> lines = unread.left(end).split('\n');
        unread.remove(0, end + 4);
        HttpRequest request;
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        requests.append(request);
        if (m_isHolding) {
            m_held.append({socket, request});
            mostAtOnce = std::max(mostAtOnce, int(m_held.size()));
        } else {
            reply(socket, request);
        }
    }
}

void HttpsServer::reply(QSslSocket *socket, const HttpRequest &request)
{
    const HttpAnswer told = answer ? answer(request) : HttpAnswer::json("{}", 404);
    socket->write(told.bytes);
    if (told.isCut)
        socket->disconnectFromHost();
}

void HttpsServer::release()
{
    m_isHolding = false;
    for (const auto &[socket, request] : std::exchange(m_held, {}))
        reply(socket, request);
}

} // namespace insite::test
