// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metadataapi.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

using namespace Qt::StringLiterals;

namespace insite::simulator {

namespace {

constexpr size_t kMostRequestsOfConnection = 1000;
constexpr int kDefaultPageSize = 100;
constexpr int kMostPageSize = 1000;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kBadRequest = 400;
constexpr int kTooManyRequests = 429;
constexpr int kOk = 200;
constexpr int kNotModified = 304;

void answer(httplib::Response &response, const QJsonObject &body)
{
    // With the character set cpp-httplib does not take it for compressible; its Brotli would cost ten times
    // what all else does.
    response.set_content(QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(),
                         "application/json; charset=utf-8");
}

/// Marks a good reply with what it is known by, and does not send it again to whoever has it (RFC
/// 9110, 13.1.2). Gives whether that was so.
bool markOrOmit(const httplib::Request &request, httplib::Response &response)
{
    if (response.status != -1 && response.status != kOk)
        return false;
    const auto body = QByteArray::fromRawData(response.body.data(), qsizetype(response.body.size()));
    const QByteArray mark = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex() + '"';
    response.set_header("ETag", mark.toStdString());
    if (request.get_header_value("If-None-Match") != mark.toStdString())
        return false;
    response.status = kNotModified;
    response.body.clear();
    return true;
}

void refuse(httplib::Response &response, int status, const QString &message)
{
    response.status = status;
    answer(response, {{u"error"_s, QJsonObject{{u"status"_s, status}, {u"message"_s, message}}}});
}

QJsonArray labelKeys(const QMap<QString, QString> &labels)
{
    return QJsonArray::fromStringList(labels.keys());
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject toJson(const Customer &customer)
{
    return {{u"id"_s, customer.id}, {u"name"_s, customer.name}};
}

QJsonObject toJson(const Installation &installation)
{
    return {{u"id"_s, installation.id},
            {u"name"_s, installation.name},
            {u"customerId"_s, installation.customer},
            {u"labelKeys"_s, labelKeys(installation.labels)}};
}

QJsonObject toJson(const Meter &meter)
{
    return {{u"id"_s, meter.id},
            {u"name"_s, meter.name},
            {u"customerId"_s, meter.customer},
            {u"installationId"_s, meter.installation},
            {u"parentMeterId"_s, textOrNull(meter.parent)},
            {u"utilityType"_s, meter.utility},
            {u"labelKeys"_s, labelKeys(meter.labels)}};
}

QJsonObject toJson(const Register &meterRegister)
{
    return {{u"id"_s, meterRegister.id},
            {u"meterId"_s, meterRegister.meter},
            {u"registerTypeId"_s, meterRegister.type},
            {u"name"_s, textOrNull(meterRegister.name)},
            {u"unit"_s, textOrNull(meterRegister.unit)}};
}

QJsonObject toJson(const RegisterType &type)
{
    return {{u"id"_s, type.id}, {u"name"_s, type.name}, {u"unit"_s, textOrNull(type.unit)}};
}

/// The parameter as a whole number from 1 on; nothing when it is something else.
std::optional<int> positive(const httplib::Request &request, const char *name, int fallback)
{
    if (!request.has_param(name))
        return fallback;
    bool isNumber = false;
    const int value = QString::fromStdString(request.get_param_value(name)).toInt(&isNumber);
    return isNumber && value >= 1 ? std::optional(value) : std::nullopt;
}

template <typename Entry>
void answerPage(const httplib::Request &request, httplib::Response &response, const QList<Entry> &entries)
{
    const auto page = positive(request, "page", 1);
    const auto size = positive(request, "size", kDefaultPageSize);
    if (!page || !size || *size > kMostPageSize) {
        refuse(response, kBadRequest, u"page must be 1 or more, size from 1 to %1."_s.arg(kMostPageSize));
        return;
    }
    QJsonArray items;
    const qsizetype first = qsizetype(*page - 1) * *size;
    for (qsizetype i = first; i < entries.size() && i < first + *size; ++i)
        items.append(toJson(entries.at(i)));
    answer(response,
           {{u"items"_s, items}, {u"page"_s, *page}, {u"size"_s, *size}, {u"total"_s, entries.size()}});
}

/// The catalogue with what is asked of it prepared once.
struct Snapshot
{
    explicit Snapshot(Catalogue source)
        : catalogue(std::move(source))
    {
        for (const Customer &customer : std::as_const(catalogue.customers)) {
            accessByCustomer.insert(customer.id, customer.access);
            if (customer.access == Access::Allow)
                allowed.append(customer);
        }
        QHash<QString, QString> customerByMeter;
        for (const Installation &installation : std::as_const(catalogue.installations)) {
            installations[installation.customer].append(installation);
            installationById.insert(installation.id, installation);
        }
        for (const Meter &meter : std::as_const(catalogue.meters)) {
            meters[meter.customer].append(meter);
            meterById.insert(meter.id, meter);
            customerByMeter.insert(meter.id, meter.customer);
        }
        for (const Register &meterRegister : std::as_const(catalogue.registers))
            registers[customerByMeter.value(meterRegister.meter)].append(meterRegister);
    }

    Catalogue catalogue;
    QHash<QString, Access> accessByCustomer;
    QList<Customer> allowed;
    QHash<QString, QList<Installation>> installations; ///< By customer, as the next two.
    QHash<QString, QList<Meter>> meters;
    QHash<QString, QList<Register>> registers;
    QHash<QString, Installation> installationById;
    QHash<QString, Meter> meterById;
};

/// Lets a burst through and then so many a second. Not thread-safe.
class TokenBucket
{
public:
    TokenBucket(int burst, double perSecond)
        : m_burst(burst)
        , m_perSecond(perSecond)
        , m_tokens(burst)
    {
    }

    [[nodiscard]] bool take()
    {
        const auto now = std::chrono::steady_clock::now();
        m_tokens = std::min<double>(m_burst, m_tokens + std::chrono::duration<double>(now - m_last).count() *
                                                            m_perSecond);
        m_last = now;
        if (m_tokens < 1.0)
            return false;
        m_tokens -= 1.0;
        return true;
    }

private:
    int m_burst;
    double m_perSecond;
    double m_tokens;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

bool isAllowed(const Snapshot &snapshot, const QString &customer)
{
    return snapshot.accessByCustomer.value(customer, Access::Kick) == Access::Allow;
}

} // namespace

class MetadataApi::Server
{
public:
    explicit Server(Options options)
        : m_options(std::move(options))
        , m_bucket(m_options.burst, m_options.requestsPerSecond)
        , m_https(QFile::encodeName(m_options.certificateFile).constData(),
                  QFile::encodeName(m_options.keyFile).constData())
        , m_snapshot(std::make_shared<const Snapshot>(Catalogue{}))
    {
        m_https.set_tcp_nodelay(true); // else each reply waits for the client's delayed acknowledgement
        m_https.set_keep_alive_max_count(kMostRequestsOfConnection);
        addRoutes();
    }

    ~Server()
    {
        m_https.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    Result<void> start()
    {
        const int port = m_https.is_valid() ? m_https.bind_to_any_port("127.0.0.1") : -1;
        if (port <= 0) {
            return failure(ErrorCode::Network,
                           QCoreApplication::translate("MetadataApi",
                                                       "The metadata API cannot listen on this computer."));
        }
        m_port = static_cast<quint16>(port);
        m_thread = std::thread([this] { m_https.listen_after_bind(); });
        while (!m_https.is_running()) // a stop before that would be lost, and the thread never end
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return {};
    }

    quint16 port() const { return m_port; }
    qint64 requestCount() const { return m_requests; }
    qint64 unchangedCount() const { return m_unchanged; }
    void throttle(int requests) { m_throttled = requests; }

    void setCatalogue(Catalogue catalogue)
    {
        auto snapshot = std::make_shared<const Snapshot>(std::move(catalogue));
        const QMutexLocker lock(&m_mutex);
        m_snapshot = std::move(snapshot);
    }

private:
    using Request = httplib::Request;
    using Response = httplib::Response;
    using Handler = std::function<void(const Snapshot &, const Request &, Response &)>;

    void addRoutes()
    {
        get("/Customers", [](const Snapshot &snapshot, const Request &request, Response &response) {
            answerPage(request, response, snapshot.allowed);
        });
        get("/RegisterTypes", [](const Snapshot &snapshot, const Request &request, Response &response) {
            answerPage(request, response, snapshot.catalogue.registerTypes);
        });
        addCustomerList("/Customers/([^/]+)/Installations", &Snapshot::installations);
        addCustomerList("/Customers/([^/]+)/Meters", &Snapshot::meters);
        addCustomerList("/Customers/([^/]+)/Registers", &Snapshot::registers);
        addLabels("/Installation/([^/]+)/labels/([^/]+)", &Snapshot::installationById);
        addLabels("/Meters/([^/]+)/labels/([^/]+)", &Snapshot::meterById);
        m_https.set_error_handler([](const Request &, Response &response) {
            if (response.body.empty())
                refuse(response, response.status, u"There is nothing at this address."_s);
        });
    }

    void get(const char *pattern, Handler handler)
    {
        m_https.Get(pattern,
                    [this, handler = std::move(handler)](const Request &request, Response &response) {
                        ++m_requests;
                        if (!isLetIn(request, response))
                            return;
                        handler(*snapshot(), request, response);
                        if (markOrOmit(request, response))
                            ++m_unchanged;
                    });
    }

    template <typename Entry>
    void addCustomerList(const char *pattern, QHash<QString, QList<Entry>> Snapshot::*lists)
    {
        get(pattern, [lists](const Snapshot &snapshot, const Request &request, Response &response) {
            const QString customer = QString::fromStdString(request.matches[1].str());
            if (!snapshot.accessByCustomer.contains(customer))
                refuse(response, kNotFound, u"There is no such customer."_s);
            else if (!isAllowed(snapshot, customer))
                refuse(response, kForbidden, u"This account has no access to the customer."_s);
            else
                answerPage(request, response, (snapshot.*lists).value(customer));
        });
    }

    template <typename Entry>
    void addLabels(const char *pattern, QHash<QString, Entry> Snapshot::*entries)
    {
        get(pattern, [entries](const Snapshot &snapshot, const Request &request, Response &response) {
            const auto &all = snapshot.*entries;
            const auto entry = all.constFind(QString::fromStdString(request.matches[1].str()));
            if (entry == all.cend()) {
                refuse(response, kNotFound, u"There is nothing of this id."_s);
                return;
            }
            if (!isAllowed(snapshot, entry->customer)) {
                refuse(response, kForbidden, u"This account has no access to the customer."_s);
                return;
            }
            QJsonArray items;
            const QStringList keys = QString::fromStdString(request.matches[2].str()).split(u',');
            for (const QString &key : keys) {
                if (entry->labels.contains(key))
                    items.append(QJsonObject{{u"key"_s, key}, {u"value"_s, entry->labels.value(key)}});
            }
            answer(response, {{u"items"_s, items}});
        });
    }

    bool isLetIn(const Request &request, Response &response)
    {
        const QMutexLocker lock(&m_mutex);
        const bool isThrottled = m_throttled > 0;
        if (isThrottled)
            --m_throttled;
        if (isThrottled || !m_bucket.take()) {
            response.set_header("Retry-After", "1");
            refuse(response, kTooManyRequests, u"Too many requests; try again in a second."_s);
            return false;
        }
        if (request.get_header_value("Authorization") != "Bearer " + m_options.token.toStdString()) {
            response.set_header("WWW-Authenticate", "Bearer");
            refuse(response, kUnauthorized, u"The access token is missing or not valid."_s);
            return false;
        }
        return true;
    }

    std::shared_ptr<const Snapshot> snapshot()
    {
        const QMutexLocker lock(&m_mutex);
        return m_snapshot;
    }

    const Options m_options;
    QMutex m_mutex; ///< Guards the bucket and the snapshot.
    TokenBucket m_bucket;
    httplib::SSLServer m_https;
    std::shared_ptr<const Snapshot> m_snapshot;
    std::atomic<int> m_throttled = 0;
    std::atomic<qint64> m_requests = 0;
    std::atomic<qint64> m_unchanged = 0; ///< Of them: answered with 304.
    std::thread m_thread;
    quint16 m_port = 0;
};

MetadataApi::MetadataApi(Options options)
    : m_server(std::make_unique<Server>(std::move(options)))
{
}

MetadataApi::~MetadataApi() = default;

Result<void> MetadataApi::start()
{
    return m_server->start();
}

quint16 MetadataApi::port() const
{
    return m_server->port();
}

void MetadataApi::setCatalogue(Catalogue catalogue)
{
    m_server->setCatalogue(std::move(catalogue));
}

void MetadataApi::throttle(int requests)
{
    m_server->throttle(requests);
}

qint64 MetadataApi::requestCount() const
{
    return m_server->requestCount();
}

qint64 MetadataApi::unchangedCount() const
{
    return m_server->unchangedCount();
}

} // namespace insite::simulator
