// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingfixture.h"

#include "simulator/certificateauthority.h"
#include "support/keptsession.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

#include <csignal>

using namespace Qt::StringLiterals;

namespace insite::test {

namespace {

const QString kClientId = u"loss-test"_s;

} // namespace

Kept readViews(const QString &database)
{
    Kept kept;
    {
        auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"view"_s);
        connection.setDatabaseName(database);
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s);
        QSqlQuery query(connection);
        if (connection.open() &&
            query.exec(
                u"SELECT count(*), count(DISTINCT value), max(value), total(revision) FROM readings"_s) &&
            query.next()) {
            kept = {query.value(0).toLongLong(),
                    query.value(1).toLongLong(),
                    query.value(2).isNull() ? -1 : query.value(2).toLongLong(),
                    query.value(3).toLongLong(),
                    {}};
        }
        if (query.exec(u"SELECT * FROM totals"_s) && query.next()) {
            for (int column = 0; column < query.record().count(); ++column)
                kept.totals.insert(query.record().fieldName(column), query.value(column).toLongLong());
        }
    }
    QSqlDatabase::removeDatabase(u"view"_s);
    return kept;
}

QString RecordingFixture::start()
{
    auto authority = simulator::CertificateAuthority::create(m_directory.path());
    if (!authority)
        return authority.error().detail;
    const auto certificate = authority->issueForLoopback(u"broker"_s);
    if (!certificate)
        return certificate.error().detail;
    m_caFile = authority->certificateFile();

    simulator::MosquittoOptions options;
    options.directory = m_directory.path();
    options.tls = {certificate->certificateFile, certificate->keyFile, {}};
    options.extraPlainListener = true;
    options.persistence = true;
    m_broker = std::make_unique<simulator::MosquittoProcess>(options);
    if (const auto started = m_broker->start(); !started)
        return started.error().detail;
    m_proxy = std::make_unique<HaltingProxy>();
    m_proxy->setTarget(m_broker->port());
    return writeProfile() ? QString() : u"The profile cannot be written."_s;
}

bool RecordingFixture::keepSession()
{
    return makeKeptSession(m_broker->plainPort(), kClientId, u"meters/outbound/%1/#"_s.arg(customer()));
}

void RecordingFixture::use(const QString &program, const QString &database)
{
    m_name = program;
    m_database = database;
}

bool RecordingFixture::writeProfile()
{
    m_profile = path(u"profile.json"_s);
    const QJsonObject broker{{u"host"_s, u"localhost"_s},
                             {u"port"_s, m_proxy->port()},
                             {u"caFile"_s, m_caFile},
                             {u"clientId"_s, kClientId},
                             {u"keepAliveSeconds"_s, 5}};
    const QJsonObject profile{{u"name"_s, u"loss"_s},
                              {u"role"_s, u"consumer"_s},
                              {u"username"_s, u"anyone"_s},
                              {u"customers"_s, QJsonArray{customer()}},
                              {u"broker"_s, broker}};
    QFile file(m_profile);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(profile).toJson()) > 0;
}

bool RecordingFixture::startProgram(const QStringList &wrapper)
{
    m_said.clear();
    m_program = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"INSITE_PASSWORD"_s, u"any"_s);
    environment.insert(u"HOME"_s, m_directory.path());
    m_program->setProcessEnvironment(environment);
    QStringList command = wrapper;
    command << QStringLiteral(INSITE_BINARY_DIR "/") + m_name;
    if (m_name == "insitectl"_L1)
        command << u"record"_s;
    command << u"--profile"_s << m_profile << u"--database"_s << m_database;
    const QString first = command.takeFirst();
    m_program->start(first, command);
    return m_program->waitForStarted(kPatienceMs);
}

bool RecordingFixture::isRunning() const
{
    return m_program->state() == QProcess::Running;
}

int RecordingFixture::exitCode() const
{
    return m_program->exitStatus() == QProcess::NormalExit ? m_program->exitCode() : -1;
}

bool RecordingFixture::killProgram()
{
    if (!isRunning())
        return false;
    m_program->kill();
    return m_program->waitForFinished(kPatienceMs);
}

QJsonObject RecordingFixture::endProgram()
{
    if (!isRunning())
        return {};
    ::kill(static_cast<pid_t>(processId()), SIGINT);
    const bool isOver = m_program->waitForFinished(kPatienceMs);
    if (!isOver || m_program->exitStatus() != QProcess::NormalExit || m_program->exitCode() != 0)
        return {};
    const QByteArrayList lines = m_program->readAllStandardOutput().trimmed().split('\n');
    return QJsonDocument::fromJson(lines.last()).object();
}

QString RecordingFixture::said()
{
    m_said += QString::fromUtf8(m_program->readAllStandardError());
    return m_said;
}

} // namespace insite::test
