// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "metadata/client.h"
#include "metadata/resources.h"
#include "simulator/certificateauthority.h"
#include "support/httpsserver.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace insite;
using namespace insite::metadata;
using namespace insite::test;

namespace {

const CustomerId kCustomer(u"c1"_s);
const MeterId kMeter(u"m1"_s);
const QString kToken = u"eyJhbGciOi.secret-token.sig"_s;
constexpr int kPatience = 30'000;

QStringList s_log;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    s_log.append(message);
}

/// Waits shortly between attempts. Only a test of silence wants a short `quiet`: a machine under load is
/// slow.
Patience shortPatience(std::chrono::milliseconds quiet = 20s)
{
    Patience patience;
    patience.quiet = quiet;
    patience.firstDelay = 1ms;
    patience.attempts = 2;
    return patience;
}

QByteArray list(const QByteArray &items, int total)
{
    return "{\"items\":[" + items + "],\"total\":" + QByteArray::number(total) + "}";
}

/// The default dialect's site with one customer, one installation, two meters and two registers.
HttpAnswer goodSite(const HttpRequest &request)
{
    const QByteArray path = request.path();
    if (path == "/api/Customers")
        return HttpAnswer::json(list(R"({"id":"c1","name":"Nordlys AS"},{"id":"c9","name":"Another"})", 2));
    if (path == "/api/RegisterTypes")
        return HttpAnswer::json(list(R"({"id":312,"name":"Active power","unit":"kW"})", 1));
    if (path == "/api/Customers/c1/Installations")
        return HttpAnswer::json(list(R"({"id":"i1","name":"Hall 4","labelKeys":["city"]})", 1));
    if (path == "/api/Customers/c1/Meters")
        return HttpAnswer::json(list(
            R"({"id":"m1","name":"Main supply","installationId":"i1","parentMeterId":null,"labelKeys":[]},)"
            R"({"id":"m2","name":"Cooling","installationId":"i1","parentMeterId":"m1","utilityType":"Electrical"})",
            2));
    if (path == "/api/Customers/c1/Registers")
        return HttpAnswer::json(
            list(R"({"id":"2","meterId":"m1","registerTypeId":2,"name":null,"unit":"kWh"},)"
                 R"({"id":12,"meterId":"m2","registerTypeId":312,"name":null,"unit":null})",
                 2));
    if (path == "/api/Installation/i1/labels/city")
        return HttpAnswer::json(list(R"({"key":"city","value":"Bodø"})", 1));
    return HttpAnswer::json(R"({"error":{"message":"no such path"}})", 404);
}

/// What was known before a pull that fails: a meter and a register that must still be there afterwards.
ApiCatalogue known()
{
    ApiCatalogue catalogue;
    ApiCustomer customer;
    customer.meters.insert(kMeter, {kMeter, u"Known before"_s, {}, {}, {}, {}});
    ApiRegister power;
    power.id = u"7"_s;
    power.unit = u"kW"_s;
    customer.registers[kMeter].insert(RegisterId(u"7"_s), power);
    catalogue.customers.insert(kCustomer, customer);
    return catalogue;
}

} // namespace

class TestMetadataClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto authority = simulator::CertificateAuthority::create(m_certificates.path());
        QVERIFY(authority);
        m_caFile = authority->certificateFile();
        const auto certificate = authority->issueForLoopback(u"server"_s);
        QVERIFY(certificate);
        m_certificateFile = certificate->certificateFile;
        m_keyFile = certificate->keyFile;
        // The shipped dialect, with manners that let a test come to its end.
        QJsonObject dialect = QJsonDocument::fromJson(resource(u"dialect.json"_s)).object();
        dialect.insert(u"manners"_s,
                       QJsonObject{{u"requestsPerMinute"_s, 60000}, {u"mostReplyMegabytes"_s, 1}});
        QJsonObject paging = dialect.value("paging"_L1).toObject();
        paging.insert(u"mostPages"_s, 20);
        dialect.insert(u"paging"_s, paging);
        QFile file(m_certificates.filePath(u"dialect.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(dialect).toJson());
    }

    void init()
    {
        s_log.clear();
        m_before = qInstallMessageHandler(keepLog);
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpsServer>();
        QVERIFY(m_server->start(m_certificateFile, m_keyFile));
        m_server->answer = goodSite;
        m_profile = {};
        m_profile.name = u"Test"_s;
        m_profile.username = u"alice"_s;
        m_profile.customers = {kCustomer};
        m_profile.metadata = settings::Metadata{m_server->url().toString() + u"/api/"_s, m_caFile,
                                                m_certificates.filePath(u"dialect.json"_s)};
    }

    void cleanup()
    {
        qInstallMessageHandler(m_before);
        for (const QString &line : std::as_const(s_log)) {
            fprintf(stderr, "%s\n", qPrintable(line));
            QVERIFY2(!line.contains(kToken), "the token is in the log");
        }
        for (QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(kToken.toUtf8()), qPrintable(file.fileName()));
        }
    }

    void everythingIsFetched()
    {
        const PullReport report = pull();
        QVERIFY2(report.failures.isEmpty(), qPrintable(sentences(report)));
        const ApiCustomer customer = report.catalogue.customers.value(kCustomer);
        QCOMPARE(customer.name, u"Nordlys AS"_s);
        QCOMPARE(customer.installations.value(u"i1"_s).name, u"Hall 4"_s);
        QCOMPARE(customer.installations.value(u"i1"_s).labels,
                 (QMap<QString, QString>{{u"city"_s, u"Bodø"_s}}));
        QCOMPARE(customer.meters.value(MeterId(u"m2"_s)).parent, kMeter);
        QCOMPARE(customer.meters.value(MeterId(u"m2"_s)).utility, u"Electrical"_s);
        QCOMPARE(customer.registers.value(kMeter).value(RegisterId(u"2"_s)).unit, u"kWh"_s);
        QCOMPARE(customer.registers.value(MeterId(u"m2"_s)).value(RegisterId(u"12"_s)).type, u"312"_s);
        QCOMPARE(report.catalogue.types.value(u"312"_s).unit, u"kW"_s);
        QVERIFY(report.catalogue.fetchedAt);
        QCOMPARE(report.catalogue.customers.size(), 1); // what the profile does not name is left alone
        for (const HttpRequest &request : std::as_const(m_server->requests)) {
            QCOMPARE(request.method, "GET");
            QCOMPARE(request.headers.value("authorization"), "Bearer " + kToken.toUtf8());
            QVERIFY(request.headers.value("cookie").isEmpty());
        }
    }

    void aSecondStartMakesOnlyConditionalRequests()
    {
        m_server->answer = [](const HttpRequest &request) {
            const QByteArray mark = "\"mark of " + request.target + "\"";
            if (request.headers.value("if-none-match") == mark)
                return HttpAnswer::json({}, 304);
            HttpAnswer answer = goodSite(request);
            answer.bytes.replace("\r\nContent-Length",
                                 QByteArray("\r\nETag: " + mark + "\r\nContent-Length"));
            return answer;
        };
        const PullReport first = pull();
        QVERIFY2(first.failures.isEmpty(), qPrintable(sentences(first)));
        m_server->requests.clear();
        PullReport second = pull(first.catalogue); // by another client, as after a restart
        QVERIFY2(second.failures.isEmpty(), qPrintable(sentences(second)));
        QCOMPARE(second.counts.unchanged, second.counts.requests);
        QCOMPARE(second.counts.requests, first.counts.requests - 1); // labels that are known are not asked
        for (const HttpRequest &request : std::as_const(m_server->requests))
            QVERIFY2(!request.headers.value("if-none-match").isEmpty(), request.target.constData());
        QVERIFY(
            second.catalogue.customers.isSharedWith(first.catalogue.customers)); // known at once as the same
        second.catalogue.fetchedAt = first.catalogue.fetchedAt;
        QCOMPARE(second.catalogue, first.catalogue);
    }

    void lastModifiedDoesAsWell()
    {
        m_server->answer = [](const HttpRequest &request) {
            if (!request.headers.value("if-modified-since").isEmpty())
                return HttpAnswer::json({}, 304);
            HttpAnswer answer = goodSite(request);
            answer.bytes.replace("\r\nContent-Length",
                                 "\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length");
            return answer;
        };
        const PullReport first = pull();
        const PullReport second = pull(first.catalogue);
        QCOMPARE(second.counts.unchanged, second.counts.requests);
    }

    void eachFaultIsToldAndLosesNothing_data()
    {
        QTest::addColumn<HttpAnswer>("answer");
        QTest::addColumn<FailureKind>("kind");
        QTest::addColumn<QString>("part"); ///< Of the sentence.
        const auto status = [](int code) {
            return HttpAnswer::json(R"({"error":{"message":"said by the API"}})", code,
                                    "WWW-Authenticate: Bearer\r\nRetry-After: 0\r\n");
        };
        HttpAnswer cut = goodMeters();
        cut.bytes.chop(20);
        cut.isCut = true;
        const QByteArray big = list("{\"id\":\"m1\",\"name\":\"" + QByteArray(2'000'000, 'x') + "\"}", 1);
        const auto redirect = [](const QByteArray &where) {
            return HttpAnswer::json("{}", 302, "Location: " + where + "\r\n");
        };
        QTest::newRow("401") << status(401) << FailureKind::Unauthorized << u"new one in the portal"_s;
        QTest::newRow("403") << status(403) << FailureKind::Forbidden << u"no access"_s;
        QTest::newRow("404") << status(404) << FailureKind::NotFound << u"There is nothing at"_s;
        QTest::newRow("410") << status(410) << FailureKind::Gone << u"no longer there"_s;
        QTest::newRow("429") << status(429) << FailureKind::TooMany << u"fewer requests"_s;
        QTest::newRow("500") << status(500) << FailureKind::ServerError << u"said by the API"_s;
        QTest::newRow("503") << status(503) << FailureKind::ServerError << u"Try again later"_s;
        QTest::newRow("418") << status(418) << FailureKind::Status << u"refused the request"_s;
        QTest::newRow("hang") << HttpAnswer() << FailureKind::Timeout << u"did not answer in time"_s;
        QTest::newRow("cut in the middle") << cut << FailureKind::Broken << u"broke before the reply"_s;
        QTest::newRow("cut at once") << HttpAnswer{{}, true} << FailureKind::Broken << u"broke before"_s;
        QTest::newRow("invalid JSON")
            << HttpAnswer::json("<html>Sign in</html>") << FailureKind::NotJson << u"no JSON text"_s;
        QTest::newRow("no list") << HttpAnswer::json(R"({"items":{}})") << FailureKind::WrongForm
                                 << u"no list at “/items”"_s;
        QTest::newRow("a field of a wrong type")
            << HttpAnswer::json(list(R"({"id":"m1","name":{"no":"x"}})", 1)) << FailureKind::WrongForm
            << u"entry 1: “/name” holds an object, not a text"_s;
        QTest::newRow("an entry without an id")
            << HttpAnswer::json(list(R"({"id":"m1","name":"Known before"},{"name":"x"})", 2))
            << FailureKind::WrongForm << u"entry 2: “/id” holds no id"_s;
        QTest::newRow("a page that never ends")
            << HttpAnswer::json(list(R"({"id":"m1","name":"again"})", 1'000'000)) << FailureKind::Endless
            << u"do not end"_s;
        QTest::newRow("too large") << HttpAnswer::json(big) << FailureKind::TooLarge << u"larger than 1 MB"_s;
        QTest::newRow("redirect to another host") << redirect("https://elsewhere.example/take?it=1")
                                                  << FailureKind::Redirect << u"elsewhere.example"_s;
        QTest::newRow("redirect without TLS")
            << redirect("http://localhost/api") << FailureKind::Redirect << u"http://localhost"_s;
        QTest::newRow("redirect in a circle")
            << redirect("/api/Customers/c1/Meters") << FailureKind::Redirect << u"again and again"_s;
    }

    void eachFaultIsToldAndLosesNothing()
    {
        QFETCH(HttpAnswer, answer);
        QFETCH(FailureKind, kind);
        QFETCH(QString, part);
        m_server->answer = [answer](const HttpRequest &request) {
            return request.path() == "/api/Customers/c1/Meters" ? answer : goodSite(request);
        };
        const PullReport report = pull(known(), {kToken, {}, {}}, kind == FailureKind::Timeout ? 500ms : 20s);
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, kind);
        QVERIFY2(report.failures.first().sentence.contains(part), qPrintable(sentences(report)));
        const ApiCustomer customer = report.catalogue.customers.value(kCustomer);
        const QString name = customer.meters.value(kMeter).name;
        QVERIFY2(name == u"Known before"_s || name == u"again"_s, qPrintable(name));
        if (isFatal(kind)) {
            QVERIFY(!report.catalogue.fetchedAt);
            QCOMPARE(customer.registers.value(kMeter).value(RegisterId(u"7"_s)).unit, u"kW"_s);
        } else { // the rest is fetched all the same
            QCOMPARE(customer.registers.value(kMeter).value(RegisterId(u"2"_s)).unit, u"kWh"_s);
            QVERIFY(report.catalogue.fetchedAt);
        }
        QVERIFY(!sentences(report).contains(kToken));
    }

    void pagesThatAreAlwaysNewEndAsWell()
    {
        m_server->answer = [number = 0](const HttpRequest &request) mutable {
            return request.path() == "/api/Customers/c1/Meters"
                       ? HttpAnswer::json(
                             list("{\"id\":\"m" + QByteArray::number(++number) + "\"}", 1'000'000))
                       : goodSite(request);
        };
        const PullReport report = pull();
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::Endless);
        QVERIFY(sentences(report).contains(u"20 were read"_s));
    }

    void aCertificateOfAnUnknownAuthorityIsRefused()
    {
        m_profile.metadata->caFile.clear(); // the system's
        const PullReport report = pull(known());
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::Certificate);
        QVERIFY(sentences(report).contains(u"metadata.caFile"_s));
        QVERIFY(m_server->requests.isEmpty()); // the token never left
        QCOMPARE(report.catalogue, known());
    }

    void aCertificateOfAnotherNameIsRefused()
    {
        simulator::CertificateRequest request;
        request.name = u"wrong"_s;
        request.hostNames = {u"somewhere.example"_s};
        QTemporaryDir folder;
        const auto authority = simulator::CertificateAuthority::create(folder.path());
        QVERIFY(authority);
        const auto certificate = authority->issue(request);
        QVERIFY(certificate);
        HttpsServer server;
        QVERIFY(server.start(certificate->certificateFile, certificate->keyFile));
        m_profile.metadata->baseUrl = server.url().toString();
        m_profile.metadata->caFile = authority->certificateFile();
        const PullReport report = pull(known());
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::Certificate);
        QVERIFY(server.requests.isEmpty());
    }

    void aServerThatIsDownLosesNothing()
    {
        m_server.reset();
        const PullReport report = pull(known());
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::Broken);
        QCOMPARE(report.catalogue, known());
    }

    void passingTroubleIsWaitedFor_data()
    {
        QTest::addColumn<HttpAnswer>("trouble");
        QTest::newRow("429, seconds") << HttpAnswer::json({}, 429, "Retry-After: 0\r\n");
        QTest::newRow("429, date in the past")
            << HttpAnswer::json({}, 429, "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
        QTest::newRow("503") << HttpAnswer::json({}, 503);
        QTest::newRow("broken") << HttpAnswer{{}, true};
        QTest::newRow("hang") << HttpAnswer();
    }

    void passingTroubleIsWaitedFor()
    {
        QFETCH(HttpAnswer, trouble);
        m_server->answer = [trouble, isOver = false](const HttpRequest &request) mutable {
            return request.path() == "/api/Customers/c1/Meters" && !std::exchange(isOver, true)
                       ? trouble
                       : goodSite(request);
        };
        const bool isSilent = trouble.bytes.isEmpty() && !trouble.isCut;
        const PullReport report = pull({}, {kToken, {}, {}}, isSilent ? 3s : 20s);
        QVERIFY2(report.failures.isEmpty(), qPrintable(sentences(report)));
        QCOMPARE(report.catalogue.customers.value(kCustomer).meters.size(), 2);
    }

    void whoAsksForTooLongAWaitIsNotWaitedFor()
    {
        m_server->answer = [](const HttpRequest &request) {
            return request.path() == "/api/Customers/c1/Meters"
                       ? HttpAnswer::json({}, 429, "Retry-After: 86400\r\n")
                       : goodSite(request);
        };
        const PullReport report = pull(known());
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::TooMany);
        const auto meters = std::ranges::count_if(m_server->requests, [](const HttpRequest &request) {
            return request.path() == "/api/Customers/c1/Meters";
        });
        QCOMPARE(meters, 1);
    }

    void aRedirectWithinTheApiIsFollowed()
    {
        m_server->answer = [](const HttpRequest &request) {
            if (request.path() == "/api/Customers/c1/Meters")
                return HttpAnswer::json({}, 307, "Location: /api/v2/Meters?page=1\r\n");
            HttpRequest moved = request;
            moved.target.replace("/api/v2/Meters", "/api/Customers/c1/Meters");
            return goodSite(moved);
        };
        const PullReport report = pull();
        QVERIFY2(report.failures.isEmpty(), qPrintable(sentences(report)));
        QCOMPARE(report.catalogue.customers.value(kCustomer).meters.size(), 2);
    }

    void cancellingEndsAtOnceAndOnce()
    {
        m_server->hold();
        Client client(m_profile, m_folder->path(), m_clock, shortPatience());
        QSignalSpy pulled(&client, &Client::pulled);
        client.pull({kToken, {}, {}}, known(), true);
        QTRY_VERIFY(!m_server->requests.isEmpty());
        client.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, kPatience);
        const auto report = pulled.first().first().value<PullReport>();
        QVERIFY(report.wasCancelled);
        QVERIFY(report.failures.isEmpty());
        QCOMPARE(report.catalogue, known());
        QVERIFY(!client.isPulling());
        m_server->release();
        client.cancel();
        QTest::qWait(0);
        QCOMPARE(pulled.size(), 1);
    }

    void fourAtOnceAreTheMost()
    {
        m_profile.customers.clear();
        for (int i = 0; i < 12; ++i)
            m_profile.customers.append(CustomerId(u"c%1"_s.arg(i)));
        m_server->hold();
        Client client(m_profile, m_folder->path(), m_clock);
        QSignalSpy pulled(&client, &Client::pulled);
        client.pull({kToken, {}, {}}, {}, true);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->requests.size(), 4, kPatience);
        // A fifth would be there before the answer to something asked later.
        QSignalSpy described(&client, &Client::described);
        client.describe();
        QTRY_COMPARE_WITH_TIMEOUT(described.size(), 1, kPatience);
        QCOMPARE(m_server->requests.size(), 4);
        m_server->release();
        QTRY_COMPARE_WITH_TIMEOUT(pulled.size(), 1, kPatience);
        QVERIFY(m_server->requests.size() > 12);
        QCOMPARE(m_server->mostAtOnce, 4);
    }

    void anotherDialectIsSpokenAsWell()
    {
        QFile source(QStringLiteral(INSITE_TEST_DATA "/metadata/other.json"));
        QVERIFY(source.copy(m_folder->filePath(u"other.json"_s)));
        QVERIFY(QFile::copy(m_caFile, m_folder->filePath(u"ca.pem"_s))); // the dialect names it, relative
        m_profile.metadata->dialectFile = m_folder->filePath(u"other.json"_s);
        m_profile.metadata->caFile.clear();
        m_profile.metadata->baseUrl = m_server->url().toString();
        m_server->answer = otherSite;
        const PullReport report = pull({}, {{}, u"alice"_s, u"pa/ss"_s});
        QVERIFY2(report.failures.isEmpty(), qPrintable(sentences(report)));
        const ApiCustomer customer = report.catalogue.customers.value(kCustomer);
        QStringList installations = customer.installations.keys();
        installations.sort();
        QCOMPARE(installations, (QStringList{u"s1"_s, u"s2"_s, u"s3"_s})); // over two pages
        QCOMPARE(customer.installations.value(u"s1"_s).name, u"Hall"_s);
        QCOMPARE(customer.installations.value(u"s1"_s).labels.value(u"city"_s), u"Bodø"_s);
        QCOMPARE(customer.meters.size(), 3);
        const ApiMeter meter = customer.meters.value(MeterId(u"p2"_s));
        QCOMPARE(meter.parent, MeterId(u"p1"_s));
        QCOMPARE(meter.installation, u"s1"_s);
        QCOMPARE(meter.utility, u"WATER"_s);
        const auto registers = customer.registers.value(MeterId(u"p1"_s));
        QCOMPARE(registers.size(), 3); // over two pages
        const ApiRegister state = registers.value(RegisterId(u"1"_s));
        QCOMPARE(state.kind, RegisterKind::Counter);
        QCOMPARE(state.unit, u"m³"_s);
        QCOMPARE(state.decimals, 2);
        QCOMPARE(state.expectedInterval, std::optional<std::chrono::milliseconds>(90s));
        QCOMPARE(registers.value(RegisterId(u"2"_s)).kind, RegisterKind::IntervalAmount);
        QCOMPARE(registers.value(RegisterId(u"3"_s)).kind, RegisterKind::Unknown);
        for (const HttpRequest &request : std::as_const(m_server->requests)) {
            QCOMPARE(request.headers.value("x-site-key"), "Site alice/pa/ss");
            QVERIFY(request.headers.value("authorization").isEmpty());
        }
    }

    void aLinkToAnotherHostIsNotFollowed()
    {
        QFile source(QStringLiteral(INSITE_TEST_DATA "/metadata/other.json"));
        QVERIFY(source.copy(m_folder->filePath(u"other.json"_s)));
        m_profile.metadata->dialectFile = m_folder->filePath(u"other.json"_s);
        m_profile.metadata->baseUrl = m_server->url().toString();
        m_server->answer = [](const HttpRequest &request) {
            HttpAnswer answer = otherSite(request);
            answer.bytes.replace("</v3/more>", "<https://elsewhere.example/more>");
            return answer;
        };
        const PullReport report = pull({}, {{}, u"alice"_s, u"pa/ss"_s});
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().kind, FailureKind::Redirect);
    }

    void aTrialShowsWhatWasUnderstood()
    {
        m_server->answer = [](const HttpRequest &request) {
            return request.path() == "/api/Customers/c1/Meters"
                       ? HttpAnswer::json(
                             list("{\"id\":\"m1\",\"name\":\"said " + kToken.toUtf8() + "\"}", 1))
                       : goodSite(request);
        };
        const Trial trial = tryOut(ListKind::Meters);
        QVERIFY2(trial.problem.isEmpty(), qPrintable(trial.problem));
        QVERIFY(trial.request.startsWith(u"GET https://localhost:"_s));
        QVERIFY(trial.request.contains(u"/api/Customers/c1/Meters?page=1&size=1000"_s));
        QVERIFY(trial.request.contains(u"Authorization: Bearer •••"_s));
        QVERIFY(trial.reply.contains(u"\"said •••\""_s));
        QVERIFY2(trial.understood.join(u'\n').contains(u"1: id “m1”"_s),
                 qPrintable(trial.understood.join(u'\n')));
        QVERIFY(trial.understood.join(u'\n').contains(u"parent not there"_s));
        QVERIFY(!QString(trial.request + trial.reply + trial.understood.join(u'\n')).contains(kToken));
    }

    void aTrialShowsARefusalToo()
    {
        m_server->answer = [](const HttpRequest &) {
            return HttpAnswer::json("{\"error\":{\"message\":\"bad token " + kToken.toUtf8() + "\"}}", 401);
        };
        const Trial trial = tryOut(ListKind::Customers);
        QVERIFY(trial.problem.contains(u"bad token •••"_s));
        QVERIFY(trial.reply.contains(u"bad token •••"_s));
        QVERIFY(!trial.reply.contains(kToken));
    }

    void brokersCredentialsThatAreRefusedAreCalledSo()
    {
        QFile source(QStringLiteral(INSITE_TEST_DATA "/metadata/other.json"));
        QVERIFY(source.copy(m_folder->filePath(u"other.json"_s)));
        m_profile.metadata->dialectFile = m_folder->filePath(u"other.json"_s);
        m_server->answer = [](const HttpRequest &) {
            return HttpAnswer::json("{}", 401);
        };
        const PullReport report = pull({}, {{}, u"alice"_s, u"pa/ss"_s});
        QVERIFY2(sentences(report).contains(u"user name and password"_s), qPrintable(sentences(report)));
    }

    void aProfileWithoutAnApiSaysSo()
    {
        m_profile.metadata.reset();
        Client client(m_profile, m_folder->path(), m_clock);
        QSignalSpy obstructed(&client, &Client::obstructed);
        client.describe();
        QTRY_COMPARE(obstructed.size(), 1);
        const auto error = obstructed.first().first().value<Error>();
        QCOMPARE(error.code, ErrorCode::NotFound);
        QVERIFY(error.detail.contains(u"no metadata API"_s));
    }

    void anAddressWithoutTlsIsRefused()
    {
        m_profile.metadata->baseUrl.replace(u"https"_s, u"http"_s);
        const PullReport report = pull(known());
        QCOMPARE(report.failures.first().kind, FailureKind::Setup);
        QVERIFY(sentences(report).contains(u"https://"_s));
    }

private:
    static HttpAnswer goodMeters()
    {
        HttpRequest request;
        request.target = "/api/Customers/c1/Meters";
        return goodSite(request);
    }

    /// Speaks tests/data/metadata/other.json.
    static HttpAnswer otherSite(const HttpRequest &request)
    {
        const QByteArray path = request.path();
        if (path == "/v3/sites" && request.query("kind") == "all" && request.query("limit") == "2") {
            return HttpAnswer::json(
                request.query("after").isEmpty()
                    ? R"({"data":[{"key":"s1","title":{"no":"Hall"},"owner":{"id":"c1"},"tags":{"city":"Bodø"}},)"
                      R"({"key":"s2","title":{},"owner":{"id":"c1"}}],"meta":{"next":77}})"
                    : R"({"data":[{"key":"s3","owner":{"id":"c1"}},{"key":"s4","owner":{"id":"c9"}}],)"
                      R"("meta":{"next":null}})");
        }
        if (path == "/v3/sites/s1/points")
            return HttpAnswer::json(R"([{"point/id":"p1","title":"Main"}])", 200,
                                    "Link: </v3/first>; rel=\"first\", </v3/more>; rel=\"next\"\r\n");
        if (path == "/v3/more")
            return HttpAnswer::json(R"([{"point/id":"p2","title":"Toilets","above":"p1","medium":"WATER"}])");
        if (path == "/v3/sites/s2/points")
            return HttpAnswer::json(R"([{"point/id":"p3"}])");
        if (path == "/v3/sites/s3/points")
            return HttpAnswer::json("[]");
        if (path == "/v3/points/p1/series" && request.query("take") == "2") {
            return HttpAnswer::json(
                request.query("skip") == "0"
                    ? R"({"count":3,"series":[{"no":1,"title":"Volume","unit":{"symbol":"m³"},"nature":"STATE",)"
                      R"("digits":"2","every":90},{"no":2,"nature":"SUM"}]})"
                    : R"({"count":3,"series":[{"no":3,"nature":"unheard of"}]})");
        }
        if (path == "/v3/points/p2/series" || path == "/v3/points/p3/series")
            return HttpAnswer::json(R"({"count":0,"series":[]})");
        return HttpAnswer::json("{}", 404);
    }

    PullReport pull(const ApiCatalogue &before = {}, const Credentials &credentials = {kToken, {}, {}},
                    std::chrono::milliseconds quiet = 20s)
    {
        Client client(m_profile, m_folder->path(), m_clock, shortPatience(quiet));
        QSignalSpy pulled(&client, &Client::pulled);
        client.pull(credentials, before, false);
        if (!QTest::qWaitFor([&] { return !pulled.isEmpty(); }, kPatience))
            return {{}, {{FailureKind::Setup, u"It did not end."_s}}, {}, false};
        return pulled.first().first().value<PullReport>();
    }

    Trial tryOut(ListKind kind)
    {
        Client client(m_profile, m_folder->path(), m_clock, shortPatience());
        QSignalSpy tried(&client, &Client::tried);
        client.tryOut({kToken, {}, {}}, kind, kCustomer, {});
        if (!QTest::qWaitFor([&] { return !tried.isEmpty(); }, kPatience))
            return {};
        return tried.first().first().value<Trial>();
    }

    static QString sentences(const PullReport &report)
    {
        QStringList all;
        for (const Failure &failure : report.failures)
            all.append(failure.sentence);
        return all.join(u'\n');
    }

    SystemClock m_clock;
    QTemporaryDir m_certificates;
    QString m_caFile;
    QString m_certificateFile;
    QString m_keyFile;
    QtMessageHandler m_before = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpsServer> m_server;
    settings::Profile m_profile;
};

QTEST_GUILESS_MAIN(TestMetadataClient)
#include "tst_metadataclient.moc"
