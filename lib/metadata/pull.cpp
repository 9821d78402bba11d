// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/pull.h"

#include "metadata/entries.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace insite::metadata {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::metadata::Pull)
};

const QList<QList<ListKind>> &phases()
{
    static const QList<QList<ListKind>> all{
        {ListKind::Customers, ListKind::RegisterTypes, ListKind::Installations},
        {ListKind::Meters},
        {ListKind::Registers}};
    return all;
}

/// What the labels were is not told again by a list that has none.
template <typename Entry>
void keepLabels(Entry &entry, const Entry &before)
{
    if (entry.labels.isEmpty())
        entry.labels = before.labels;
}

} // namespace

Pull::Pull(Fetcher &fetcher, Order order, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_fetcher(fetcher)
    , m_order(std::move(order))
    , m_clock(clock)
    , m_result(m_order.known)
{
    for (auto customer = m_result.customers.cbegin(); customer != m_result.customers.cend(); ++customer) {
        for (const ApiMeter &meter : customer->meters)
            m_ownerOfMeter.insert(meter.id, customer.key());
        for (const ApiInstallation &installation : customer->installations)
            m_ownerOfInstallation.insert(installation.id, customer.key());
    }
}

Pull::~Pull() = default;

void Pull::start()
{
    if (const auto &obstacle = m_fetcher.obstacle()) {
        note(*obstacle);
        QTimer::singleShot(0, this, &Pull::finish);
        return;
    }
    QTimer::singleShot(0, this, &Pull::endPhase);
}

void Pull::cancel()
{
    if (m_isFinished)
        return;
    m_wasCancelled = true;
    m_fetcher.cancel(); // every part ends, and with the last the phase
}

void Pull::runPhase()
{
    m_parts.clear();
    m_totals.clear();
    m_progress.phase = Progress::Phase(m_phase);
    m_progress.done = 0;
    m_progress.total = 0;
    for (const ListKind kind : phases().at(m_phase))
        addParts(kind);
    m_open = m_parts.size();
    if (m_open == 0) {
        QTimer::singleShot(0, this, &Pull::endPhase);
        return;
    }
    const auto parts = m_parts;
    for (const auto &part : parts)
        read(part);
}

void Pull::addParts(ListKind kind)
{
    const auto list = dialect().lists.constFind(kind);
    if (list == dialect().lists.cend() || list->isInsideMeters)
        return;
    const auto add = [this, kind](const CustomerId &customer, const QString &installation,
                                  const MeterId &meter) {
        m_parts.append(std::make_shared<Part>(Part{kind, customer, installation, meter}));
    };
    if (!list->hasPlace(u"customer"_s) && !list->hasPlace(u"installation"_s) && !list->hasPlace(u"meter"_s)) {
        add({}, {}, {});
        return;
    }
    for (const CustomerId &id : std::as_const(m_order.customers)) {
        const ApiCustomer customer = m_result.customers.value(id);
        if (list->hasPlace(u"meter"_s)) {
            for (const ApiMeter &meter : customer.meters)
                add(id, meter.installation, meter.id);
        } else if (list->hasPlace(u"installation"_s)) {
            for (const ApiInstallation &installation : customer.installations)
                add(id, installation.id, {});
        } else {
            add(id, {}, {});
        }
    }
}

void Pull::read(const std::shared_ptr<Part> &part)
{
    const PageWalk::Step step{dialect().lists.value(part->kind),
                              {{u"customer"_s, part->customer.text()},
                               {u"installation"_s, part->installation},
                               {u"meter"_s, part->meter.text()}}};
    const auto entries = [this, part](const QJsonArray &page, const QUrl &from, int total) {
        m_totals.insert(from.adjusted(QUrl::RemoveQuery), total);
        take(*part, page, from);
    };
    auto *walk = new PageWalk(
        m_fetcher, step, entries,
        [this, part](const std::optional<Failure> &failure) { endPart(part, failure); }, this);
    walk->start();
}

void Pull::take(Part &part, const QJsonArray &entries, const QUrl &from)
{
    int number = 0;
    for (const QJsonValue &entry : entries)
        takeEntry(part, entry, from, ++number);
    m_progress.done += int(entries.size());
    m_progress.total = 0;
    for (const int total : std::as_const(m_totals))
        m_progress.total += total;
    tellProgress();
}

CustomerId Pull::customerOf(const Part &part, EntryReader &reader) const
{
    if (!part.customer.isEmpty())
        return part.customer;
    if (const CustomerId told(reader.text(u"customer"_s)); !told.isEmpty())
        return told;
    if (const QString installation = reader.text(u"installation"_s); !installation.isEmpty())
        return m_ownerOfInstallation.value(installation);
    // An account with one customer needs not say whose it is.
    return m_order.customers.size() == 1 ? m_order.customers.constFirst() : CustomerId();
}

void Pull::takeEntry(Part &part, const QJsonValue &entry, const QUrl &from, int number)
{
    const auto list = dialect().lists.constFind(part.kind);
    EntryReader reader(*list, entry);
    const QString id = reader.text(u"id"_s);
    const CustomerId customer = part.kind == ListKind::Registers || part.kind == ListKind::RegisterTypes
                                    ? part.customer
                                : part.kind == ListKind::Customers ? CustomerId(id)
                                                                   : customerOf(part, reader);
    switch (part.kind) {
    case ListKind::Customers:
        if (const QString name = reader.text(u"name"_s); m_order.customers.contains(customer))
            m_fresh[customer].name = name;
        break;
    case ListKind::RegisterTypes:
        if (ApiRegister type = reader.readRegister(dialect().kinds); !id.isEmpty())
            m_freshTypes.insert(id, reader.complaint().isEmpty() ? type : m_result.types.value(id, type));
        break;
    case ListKind::Installations:
        if (!id.isEmpty() && m_order.customers.contains(customer)) {
            const ApiInstallation before = m_result.customers.value(customer).installations.value(id);
            ApiInstallation installation{id, reader.text(u"name"_s), reader.labels(u"labels"_s)};
            keepLabels(installation, before);
            const QStringList keys = reader.texts(u"labelKeys"_s);
            m_labels.append({customer, id, {}, keys});
            m_ownerOfInstallation.insert(id, customer);
            m_fresh[customer].installations.insert(
                id, reader.complaint().isEmpty() || before.id.isEmpty() ? installation : before);
        }
        break;
    case ListKind::Meters:
        takeMeter(part, entry, reader, customer);
        break;
    case ListKind::Registers: {
        const MeterId meter = part.meter.isEmpty() ? MeterId(reader.text(u"meter"_s)) : part.meter;
        const CustomerId owner = customer.isEmpty() ? m_ownerOfMeter.value(meter) : customer;
        const ApiRegister told = reader.readRegister(dialect().kinds);
        const ApiRegister before =
            m_result.customers.value(owner).registers.value(meter).value(RegisterId(id));
        takeRegister(owner, meter, reader.complaint().isEmpty() || before.id.isEmpty() ? told : before);
        break;
    }
    }
    const QString complaint = id.isEmpty() && reader.complaint().isEmpty()
                                  ? Text::tr("“%1” holds no id").arg(list->fields.value(u"id"_s).text())
                                  : reader.complaint();
    if (complaint.isEmpty() || std::exchange(part.isFailed, true))
        return; // the first of a list is told
    note({FailureKind::WrongForm,
          Text::tr("In the reply of %1, entry %2: %3. Correct the dialect's fields; what was known before is "
                   "kept.")
              .arg(placeOf(from))
              .arg(number)
              .arg(complaint)});
}

void Pull::takeMeter(Part &part, const QJsonValue &entry, EntryReader &reader, const CustomerId &customer)
{
    const MeterId id(reader.text(u"id"_s));
    if (id.isEmpty() || !m_order.customers.contains(customer))
        return;
    const ApiMeter before = m_result.customers.value(customer).meters.value(id);
    ApiMeter meter;
    meter.id = id;
    meter.name = reader.text(u"name"_s);
    meter.parent = MeterId(reader.text(u"parent"_s));
    meter.installation = reader.text(u"installation"_s);
    if (meter.installation.isEmpty())
        meter.installation = part.installation;
    meter.utility = reader.text(u"utility"_s);
    meter.labels = reader.labels(u"labels"_s);
    keepLabels(meter, before);
    m_labels.append({customer, {}, id, reader.texts(u"labelKeys"_s)});
    m_ownerOfMeter.insert(id, customer);
    m_fresh[customer].meters.insert(id, reader.complaint().isEmpty() || before.id.isEmpty() ? meter : before);
    takeInnerRegisters(part, customer, id, entry);
}

void Pull::takeInnerRegisters(Part &part, const CustomerId &customer, const MeterId &meter,
                              const QJsonValue &entry)
{
    const auto list = dialect().lists.constFind(ListKind::Registers);
    if (list == dialect().lists.cend() || !list->isInsideMeters)
        return;
    const QJsonArray entries = list->items.find(entry).toArray();
    for (const QJsonValue &one : entries) {
        EntryReader reader(*list, one);
        const ApiRegister told = reader.readRegister(dialect().kinds);
        takeRegister(customer, meter, told);
        if (!reader.complaint().isEmpty() && !std::exchange(part.isFailed, true))
            note({FailureKind::WrongForm,
                  Text::tr("In the registers of the meter %1: %2. Correct the dialect's fields.")
                      .arg(meter.text(), reader.complaint())});
    }
}

void Pull::takeRegister(const CustomerId &customer, const MeterId &meter, const ApiRegister &entry)
{
    if (!entry.id.isEmpty() && !meter.isEmpty() && m_order.customers.contains(customer))
        m_fresh[customer].registers[meter].insert(RegisterId(entry.id), entry);
}

void Pull::endPart(const std::shared_ptr<Part> &part, const std::optional<Failure> &failure)
{
    if (failure) {
        if (part->customer.isEmpty())
            m_torn[part->kind].unite(QSet<CustomerId>(m_order.customers.cbegin(), m_order.customers.cend()));
        else
            m_torn[part->kind].insert(part->customer);
        note(*failure);
    }
    tellProgress();
    if (--m_open == 0)
        QTimer::singleShot(0, this, &Pull::endPhase);
}

void Pull::endPhase()
{
    if (m_isFinished)
        return;
    if (m_phase >= 0 && m_phase < phases().size()) {
        for (const ListKind kind : phases().at(m_phase))
            settle(kind);
        if (m_phase == 1 && dialect().lists.value(ListKind::Registers).isInsideMeters) {
            m_torn[ListKind::Registers] = m_torn.value(ListKind::Meters);
            settle(ListKind::Registers);
        }
    }
    if (m_isFatal || m_wasCancelled) {
        finish();
        return;
    }
    ++m_phase;
    if (m_phase < phases().size())
        runPhase();
    else
        runLabels();
}

void Pull::settle(ListKind kind)
{
    if (!dialect().lists.contains(kind))
        return;
    if (kind == ListKind::RegisterTypes) {
        if (m_torn.value(kind).isEmpty())
            m_result.types = m_freshTypes;
        else
            m_result.types.insert(m_freshTypes);
        return;
    }
    for (const CustomerId &customer : std::as_const(m_order.customers))
        settleCustomer(kind, customer);
}

void Pull::settleCustomer(ListKind kind, const CustomerId &id)
{
    const bool isTorn = m_torn.value(kind).contains(id);
    const auto fresh = m_fresh.constFind(id);
    if (fresh == m_fresh.cend() && (isTorn || !m_result.customers.contains(id)))
        return;
    const ApiCustomer heard = fresh == m_fresh.cend() ? ApiCustomer() : *fresh;
    ApiCustomer &customer = m_result.customers[id];
    const auto replace = [isTorn](auto &known, const auto &told) {
        if (isTorn)
            known.insert(told);
        else
            known = told;
    };
    switch (kind) {
    case ListKind::Customers:
        if (!heard.name.isEmpty())
            customer.name = heard.name;
        break;
    case ListKind::Installations:
        replace(customer.installations, heard.installations);
        break;
    case ListKind::Meters:
        replace(customer.meters, heard.meters);
        mendParents(customer);
        break;
    case ListKind::Registers:
        if (!isTorn) {
            customer.registers = heard.registers;
            break;
        }
        for (auto meter = heard.registers.cbegin(); meter != heard.registers.cend(); ++meter)
            customer.registers[meter.key()].insert(*meter);
        break;
    case ListKind::RegisterTypes:
        break;
    }
}

/// What is as before is the very same value, so that whoever compares sees it at once.
void Pull::shareUnchanged()
{
    for (auto customer = m_result.customers.begin(); customer != m_result.customers.end(); ++customer) {
        const auto before = m_order.known.customers.constFind(customer.key());
        if (before != m_order.known.customers.cend() && *before == *customer)
            *customer = *before;
    }
    if (m_result.customers == m_order.known.customers)
        m_result.customers = m_order.known.customers;
    if (m_result.types == m_order.known.types)
        m_result.types = m_order.known.types;
}

void Pull::runLabels()
{
    shareUnchanged();
    emit told(m_result);
    m_progress.phase = Progress::Phase::Labels;
    m_progress.done = 0;
    QList<LabelJob> jobs;
    for (const LabelJob &job : std::as_const(m_labels)) {
        const auto customer = m_result.customers.constFind(job.customer);
        const bool isMeter = !job.meter.isEmpty();
        const QString path = isMeter ? dialect().meterLabels.path : dialect().installationLabels.path;
        if (job.keys.isEmpty() || path.isEmpty() || customer == m_result.customers.cend())
            continue;
        const auto known = isMeter ? customer->meters.value(job.meter).labels
                                   : customer->installations.value(job.installation).labels;
        const bool areKnown =
            std::ranges::all_of(job.keys, [&known](const QString &key) { return known.contains(key); });
        if (m_order.isThorough || !areKnown)
            jobs.append(job);
    }
    m_progress.total = int(jobs.size());
    m_open = jobs.size();
    if (jobs.isEmpty()) {
        finish();
        return;
    }
    for (const LabelJob &job : std::as_const(jobs))
        askLabels(job);
}

void Pull::askLabels(const LabelJob &job)
{
    const bool isMeter = !job.meter.isEmpty();
    const LabelDialect label = isMeter ? dialect().meterLabels : dialect().installationLabels;
    PageWalk::Step step;
    step.list.path = label.path;
    step.list.items = label.items;
    step.places = {{u"id"_s, isMeter ? job.meter.text() : job.installation},
                   {u"keys"_s, job.keys.join(label.keySeparator)}};
    auto *walk = new PageWalk(
        m_fetcher, step,
        [this, job, label](const QJsonArray &entries, const QUrl &, int) { takeLabels(job, entries, label); },
        [this](const std::optional<Failure> &failure) {
            if (failure)
                note(*failure);
            ++m_progress.done;
            tellProgress();
            if (--m_open == 0)
                QTimer::singleShot(0, this, &Pull::finish);
        },
        this);
    walk->start();
}

void Pull::takeLabels(const LabelJob &job, const QJsonArray &entries, const LabelDialect &label)
{
    QMap<QString, QString> labels;
    for (const QJsonValue &entry : entries)
        labels.insert(label.key.find(entry).toString(), label.value.find(entry).toVariant().toString());
    labels.remove(QString());
    ApiCustomer &customer = m_result.customers[job.customer];
    if (job.meter.isEmpty())
        customer.installations[job.installation].labels = labels;
    else
        customer.meters[job.meter].labels = labels;
}

void Pull::note(const Failure &failure)
{
    if (failure.kind == FailureKind::Cancelled)
        return; // what it was cancelled for is told
    const bool isTold = std::ranges::any_of(m_failures, [&failure](const Failure &told) {
        return told.sentence == failure.sentence || (isFatal(told.kind) && told.kind == failure.kind);
    });
    if (!isTold)
        m_failures.append(failure);
    if (isFatal(failure.kind) && !std::exchange(m_isFatal, true))
        m_fetcher.cancel();
}

void Pull::tellProgress()
{
    m_progress.requests = m_fetcher.counts().requests;
    emit progressed(m_progress);
}

void Pull::finish()
{
    if (std::exchange(m_isFinished, true))
        return;
    shareUnchanged();
    if (!m_isFatal && !m_wasCancelled)
        m_result.fetchedAt = m_clock.now();
    emit finished({m_result, m_failures, m_fetcher.counts(), m_wasCancelled});
}

} // namespace insite::metadata
