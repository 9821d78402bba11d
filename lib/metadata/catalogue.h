// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/apicatalogue.h"
#include "metadata/facts.h"
#include "metadata/ownwords.h"

#include <QObject>
#include <QSet>

class QThreadPool;

namespace insite::metadata {

struct KeptCatalogue;

/// Everything that is known about one profile's meters and registers beyond what MQTT brings: what a person
/// typed, before what the API told, before what is shipped (the types that the specification names). Keeps
/// the first two on disk, off the GUI thread. GUI thread; owned by the open profile.
class Catalogue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Catalogue)

public:
    /// Keeps nothing on disk.
    explicit Catalogue(QObject *parent = nullptr);
    /// Reads what `folder` holds, soon, and keeps what changes there. `files` runs one thread, which keeps
    /// the order of what is read and written; it outlives this.
    Catalogue(const QString &folder, QThreadPool &files, QObject *parent = nullptr);
    ~Catalogue() override;

    /// Whether what was kept has been read. Until then nothing can be typed.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    [[nodiscard]] RegisterFacts registerFacts(const RegisterKey &key) const;
    [[nodiscard]] RegisterFacts registerFacts(const RegisterPlace &place) const;
    [[nodiscard]] MeterFacts meterFacts(const CustomerId &customer, const MeterId &meter) const;
    /// The same without a person's words: what would hold if they were taken back.
    [[nodiscard]] RegisterFacts toldRegisterFacts(const RegisterPlace &place) const;
    [[nodiscard]] MeterFacts toldMeterFacts(const MeterPlace &place) const;
    [[nodiscard]] Fact<QString> customerName(const CustomerId &customer) const;
    /// Where the shipped words about this register come from, a whole sentence; empty: there are none.
    [[nodiscard]] QString shippedNote(const RegisterPlace &place) const;

    /// Those that the API has told of, also those that MQTT never sent; in no order.
    [[nodiscard]] QList<CustomerId> knownCustomers() const;
    [[nodiscard]] QList<MeterId> knownMeters(const CustomerId &customer) const;
    [[nodiscard]] QList<RegisterId> knownRegisters(const CustomerId &customer, const MeterId &meter) const;

    /// What a person has typed. Words that cannot hold (complaint()) are not taken, and none before what was
    /// kept has been read: false. An empty word takes back what was typed before.
    [[nodiscard]] OwnRegister ownRegister(const RegisterPlace &place) const;
    bool setOwnRegister(const RegisterPlace &place, const OwnRegister &words);
    [[nodiscard]] QString ownAlias(const MeterPlace &place) const;
    bool setOwnAlias(const MeterPlace &place, const QString &alias);
    [[nodiscard]] const OwnWords &ownWords() const { return m_own; }
    bool setOwnWords(const OwnWords &words);

    [[nodiscard]] const ApiCatalogue &api() const { return m_api; }
    /// What the API has told, all of it; whoever fetched it has kept it on disk.
    void setApi(const ApiCatalogue &api);

signals:
    /// Facts of these meters may have changed; an empty list: of all. Once for all that changed together.
    void changed(const QList<insite::MeterId> &meters);
    void loaded();
    /// Something could not be read or kept; a whole sentence.
    void problemFound(const QString &sentence);

private:
    void load(QThreadPool &files);
    void take(const KeptCatalogue &kept);
    void note(const MeterId &meter);
    void noteAll();
    void tell();
    void keepSoon();
    void keep();

    QString m_folder;
    QThreadPool *m_files = nullptr; ///< Null: nothing is kept.
    OwnWords m_own;
    ApiCatalogue m_api;
    QSet<MeterId> m_changed;
    bool m_isAllChanged = false;
    bool m_isTelling = false;
    bool m_isKeeping = false; ///< Between keepSoon() and keep().
    bool m_isLoaded = false;
};

} // namespace insite::metadata
