// SPDX-License-Identifier: GPL-3.0-or-later
#include "metadata/catalogue.h"

#include "core/background.h"
#include "metadata/cataloguefiles.h"
#include "metadata/shippedtypes.h"

#include <QThreadPool>

namespace insite::metadata {

namespace {

/// An empty text is no word.
void hear(Fact<QString> &fact, const QString &word, Origin from)
{
    if (!word.isEmpty())
        fact.hear(word, from);
}

void hear(Fact<RegisterKind> &fact, RegisterKind word, Origin from)
{
    if (word != RegisterKind::Unknown)
        fact.hear(word, from);
}

template <typename T>
void hear(Fact<T> &fact, const std::optional<T> &word, Origin from)
{
    if (word)
        fact.hear(*word, from);
}

void hearOwn(RegisterFacts &facts, const OwnRegister &own)
{
    hear(facts.name, own.alias, Origin::Person);
    hear(facts.unit, own.unit, Origin::Person);
    hear(facts.kind, own.kind, Origin::Person);
    hear(facts.decimals, own.decimals, Origin::Person);
    hear(facts.expectedInterval, own.expectedInterval, Origin::Person);
    hear(facts.limits, own.limits, Origin::Person);
}

void hearApi(RegisterFacts &facts, const ApiRegister &entry)
{
    hear(facts.name, entry.name, Origin::Api);
    hear(facts.unit, entry.unit, Origin::Api);
    hear(facts.kind, entry.kind, Origin::Api);
    hear(facts.decimals, entry.decimals, Origin::Api);
    hear(facts.expectedInterval, entry.expectedInterval, Origin::Api);
}

const ApiRegister *find(const ApiCatalogue &api, const RegisterPlace &place)
{
    const auto customer = api.customers.constFind(place.customer);
    if (customer == api.customers.cend())
        return nullptr;
    const auto meter = customer->registers.constFind(place.meter);
    if (meter == customer->registers.cend())
        return nullptr;
    const auto entry = meter->constFind(place.registerId);
    return entry == meter->cend() ? nullptr : &*entry;
}

/// The register's type: as the API says, else its own number, which in the specification's examples is its
/// type's.
QString typeOf(const ApiRegister *entry, const RegisterPlace &place)
{
    return entry && !entry->type.isEmpty() ? entry->type : place.registerId.text();
}

} // namespace

Catalogue::Catalogue(QObject *parent)
    : QObject(parent)
    , m_isLoaded(true)
{
}

Catalogue::Catalogue(const QString &folder, QThreadPool &files, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_files(&files)
{
    load(files);
}

Catalogue::~Catalogue()
{
    if (m_isKeeping)
        keep();
}

RegisterFacts Catalogue::registerFacts(const RegisterKey &key) const
{
    return registerFacts(RegisterPlace(key));
}

RegisterFacts Catalogue::registerFacts(const RegisterPlace &place) const
{
    RegisterFacts facts = toldRegisterFacts(place);
    if (const auto own = m_own.registers.constFind(place); own != m_own.registers.cend())
        hearOwn(facts, *own);
    return facts;
}

RegisterFacts Catalogue::toldRegisterFacts(const RegisterPlace &place) const
{
    RegisterFacts facts;
    const ApiRegister *entry = find(m_api, place);
    if (entry)
        hearApi(facts, *entry);
    const QString type = typeOf(entry, place);
    if (entry) {
        if (const auto told = m_api.types.constFind(type); told != m_api.types.cend())
            hearApi(facts, *told);
    }
    if (const auto shipped = shippedTypes().constFind(type); shipped != shippedTypes().cend()) {
        hear(facts.name, shipped->name, Origin::Shipped);
        hear(facts.kind, shipped->kind, Origin::Shipped);
    }
    return facts;
}

MeterFacts Catalogue::meterFacts(const CustomerId &customer, const MeterId &meter) const
{
    const MeterPlace place{customer, meter};
    MeterFacts facts = toldMeterFacts(place);
    if (!m_own.aliases.isEmpty())
        hear(facts.name, m_own.aliases.value(place), Origin::Person);
    return facts;
}

MeterFacts Catalogue::toldMeterFacts(const MeterPlace &place) const
{
    MeterFacts facts;
    const auto known = m_api.customers.constFind(place.customer);
    if (known == m_api.customers.cend())
        return facts;
    const auto told = known->meters.constFind(place.meter);
    if (told == known->meters.cend())
        return facts;
    hear(facts.name, told->name, Origin::Api);
    hear(facts.utility, told->utility, Origin::Api);
    hear(facts.installationId, told->installation, Origin::Api);
    if (!told->parent.isEmpty())
        facts.parent.hear(told->parent, Origin::Api);
    const auto installation = known->installations.constFind(told->installation);
    if (installation != known->installations.cend()) {
        hear(facts.installationName, installation->name, Origin::Api);
        facts.labels = installation->labels;
    }
    facts.labels.insert(told->labels);
    return facts;
}

Fact<QString> Catalogue::customerName(const CustomerId &customer) const
{
    Fact<QString> name;
    if (const auto known = m_api.customers.constFind(customer); known != m_api.customers.cend())
        hear(name, known->name, Origin::Api);
    return name;
}

QString Catalogue::shippedNote(const RegisterPlace &place) const
{
    return shippedTypes().value(typeOf(find(m_api, place), place)).note;
}

QList<CustomerId> Catalogue::knownCustomers() const
{
    return m_api.customers.keys();
}

QList<MeterId> Catalogue::knownMeters(const CustomerId &customer) const
{
    const auto known = m_api.customers.constFind(customer);
    return known == m_api.customers.cend() ? QList<MeterId>() : known->meters.keys();
}

QList<RegisterId> Catalogue::knownRegisters(const CustomerId &customer, const MeterId &meter) const
{
    const auto known = m_api.customers.constFind(customer);
    return known == m_api.customers.cend() ? QList<RegisterId>() : known->registers.value(meter).keys();
}

OwnRegister Catalogue::ownRegister(const RegisterPlace &place) const
{
    return m_own.registers.value(place);
}

bool Catalogue::setOwnRegister(const RegisterPlace &place, const OwnRegister &words)
{
    if (!m_isLoaded || !complaint(words).isEmpty())
        return false;
    if (m_own.registers.value(place) == words)
        return true;
    m_own.set(place, words);
    note(place.meter);
    keepSoon();
    return true;
}

QString Catalogue::ownAlias(const MeterPlace &place) const
{
    return m_own.aliases.value(place);
}

bool Catalogue::setOwnAlias(const MeterPlace &place, const QString &alias)
{
    if (!m_isLoaded)
        return false;
    if (m_own.aliases.value(place) == alias)
        return true;
    m_own.setAlias(place, alias);
    note(place.meter);
    keepSoon();
    return true;
}

bool Catalogue::setOwnWords(const OwnWords &words)
{
    if (!m_isLoaded)
        return false;
    if (words == m_own)
        return true;
    m_own = words;
    noteAll();
    keepSoon();
    return true;
}

void Catalogue::setApi(const ApiCatalogue &api)
{
    // A pull that found nothing new hands back what it was given: nobody need look again.
    const bool isNews = api.customers != m_api.customers || api.types != m_api.types;
    m_api = api;
    if (isNews)
        noteAll();
}

void Catalogue::load(QThreadPool &files)
{
    runInBackground(
        files, this, [folder = m_folder] { return loadCatalogue(folder); },
        [this](const KeptCatalogue &kept) { take(kept); });
}

void Catalogue::take(const KeptCatalogue &kept)
{
    m_own = kept.own;
    if (!m_api.fetchedAt) // else a fetch was faster than the disk, and knows better
        m_api = kept.api;
    m_isLoaded = true;
    noteAll();
    emit loaded();
    if (!kept.problem.isEmpty())
        emit problemFound(kept.problem);
}

void Catalogue::note(const MeterId &meter)
{
    m_changed.insert(meter);
    tell();
}

void Catalogue::noteAll()
{
    m_isAllChanged = true;
    tell();
}

void Catalogue::tell()
{
    if (std::exchange(m_isTelling, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isTelling = false;
            const bool isAll = std::exchange(m_isAllChanged, false);
            const QSet<MeterId> meters = std::exchange(m_changed, {});
            emit changed(isAll ? QList<MeterId>() : meters.values());
        },
        Qt::QueuedConnection);
}

void Catalogue::keepSoon()
{
    if (!m_files || std::exchange(m_isKeeping, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isKeeping)
                keep();
        },
        Qt::QueuedConnection);
}

void Catalogue::keep()
{
    m_isKeeping = false;
    runInBackground(
        *m_files, this, [folder = m_folder, own = m_own] { return saveOwnWords(folder, own); },
        [this](const Result<void> &saved) {
            if (!saved)
                emit problemFound(saved.error().detail);
        });
}

} // namespace insite::metadata
