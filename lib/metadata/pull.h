// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/apicatalogue.h"
#include "metadata/fetcher.h"
#include "metadata/pagewalk.h"

#include <functional>

namespace insite::metadata {

class EntryReader;

/// How far fetching is.
struct Progress
{
    enum class Phase { Overview, Meters, Registers, Labels };

    Phase phase = Phase::Overview;
    int done = 0;  ///< Entries of this phase.
    int total = 0; ///< Of this phase; 0: not told.
    int requests = 0;
};

/// What a pull has brought.
struct PullReport
{
    ApiCatalogue catalogue;  ///< With what was known before where something new could not be had.
    QList<Failure> failures; ///< Empty: all was had. No sentence twice.
    FetchCounts counts;
    bool wasCancelled = false;
};

/// Fetches everything about some customers, list by list: what could not be had stays as it was known before.
/// Ends exactly once. The metadata thread; the fetcher lives longer.
class Pull final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Pull)

public:
    struct Order
    {
        QList<CustomerId> customers;
        ApiCatalogue known;
        bool isThorough = false; ///< Ask for labels again that are known already.
    };

    Pull(Fetcher &fetcher, Order order, const Clock &clock, QObject *parent);
    ~Pull() override;

    void start();
    void cancel();

signals:
    void progressed(const insite::metadata::Progress &progress);
    /// Names and units are there; labels may follow.
    void told(const insite::metadata::ApiCatalogue &catalogue);
    void finished(const insite::metadata::PullReport &report);

private:
    /// One list to be read: of a customer, or of all.
    struct Part
    {
        ListKind kind = ListKind::Customers;
        CustomerId customer;
        QString installation;
        MeterId meter;
        bool isFailed = false;
    };
    struct LabelJob
    {
        CustomerId customer;
        QString installation; ///< Or
        MeterId meter;
        QStringList keys;
    };

    void runPhase();
    void addParts(ListKind kind);
    void read(const std::shared_ptr<Part> &part);
    void take(Part &part, const QJsonArray &entries, const QUrl &from);
    void takeEntry(Part &part, const QJsonValue &entry, const QUrl &from, int number);
    void takeMeter(Part &part, const QJsonValue &entry, EntryReader &reader, const CustomerId &customer);
    void takeRegister(const CustomerId &customer, const MeterId &meter, const ApiRegister &entry);
    void takeInnerRegisters(Part &part, const CustomerId &customer, const MeterId &meter,
                            const QJsonValue &entry);
    void endPart(const std::shared_ptr<Part> &part, const std::optional<Failure> &failure);
    void endPhase();
    void settle(ListKind kind);
    void settleCustomer(ListKind kind, const CustomerId &id);
    void shareUnchanged();
    void runLabels();
    void askLabels(const LabelJob &job);
    void takeLabels(const LabelJob &job, const QJsonArray &entries, const LabelDialect &label);
    void note(const Failure &failure);
    void tellProgress();
    void finish();

    [[nodiscard]] CustomerId customerOf(const Part &part, EntryReader &reader) const;
    [[nodiscard]] const Dialect &dialect() const { return m_fetcher.access().dialect; }

    Fetcher &m_fetcher;
    Order m_order;
    const Clock &m_clock;
    ApiCatalogue m_result;
    QHash<CustomerId, ApiCustomer> m_fresh; ///< Of this pull, until its phase ends.
    QHash<QString, ApiRegister> m_freshTypes;
    QHash<MeterId, CustomerId> m_ownerOfMeter;
    QHash<QString, CustomerId> m_ownerOfInstallation;
    QList<std::shared_ptr<Part>> m_parts;     ///< Of the phase.
    QHash<ListKind, QSet<CustomerId>> m_torn; ///< Lists that did not come whole.
    QList<LabelJob> m_labels;
    QHash<QUrl, int> m_totals; ///< Told by the lists of this phase.
    QList<Failure> m_failures;
    Progress m_progress;
    qsizetype m_open = 0; ///< Parts or label jobs that have not ended.
    int m_phase = -1;
    bool m_isFatal = false;
    bool m_wasCancelled = false;
    bool m_isFinished = false;
};

} // namespace insite::metadata

Q_DECLARE_METATYPE(insite::metadata::Progress)
Q_DECLARE_METATYPE(insite::metadata::PullReport)
