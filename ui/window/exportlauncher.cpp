// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/exportlauncher.h"

#include "charts/chartarea.h"
#include "charts/chartpanel.h"
#include "charts/timewindow.h"
#include "core/clock.h"
#include "exporting/exportdialog.h"
#include "metadata/catalogue.h"
#include "tree/metertreemodel.h"
#include "tree/metertreeview.h"
#include "window/workspaceview.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::window {

using exporting::ExportDialog;
using exporting::ExportScope;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::window::ExportLauncher)
};

std::vector<RegisterKey> keysOf(const tree::MeterTreeModel &model,
                                const QList<readings::RegisterIndex> &indexes)
{
    std::vector<RegisterKey> keys;
    for (const readings::RegisterIndex index : indexes) {
        if (const auto *snapshot = model.snapshot(index))
            keys.push_back(snapshot->key);
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

QString amount(size_t registers)
{
    return registers == 1 ? Words::tr("1 register")
                          : Words::tr("%1 registers").arg(QLocale().toString(qulonglong(registers)));
}

void addRegisters(QList<ExportScope> &scopes, const QString &words, const QString &stem,
                  std::vector<RegisterKey> keys)
{
    if (keys.empty())
        return;
    ExportScope scope{words.arg(amount(keys.size())), stem, {}};
    scope.filter.registers = std::move(keys);
    scopes.append(std::move(scope));
}

/// The meters of these registers, as long as a person would pick one from a list.
void addMeters(QList<ExportScope> &scopes, const std::vector<RegisterKey> &keys,
               const metadata::Catalogue &catalogue)
{
    constexpr size_t kWorthAChoice = 20;
    std::vector<std::pair<CustomerId, MeterId>> meters;
    for (const RegisterKey &key : keys) {
        if (std::pair meter(key.customer, key.meter); std::ranges::find(meters, meter) == meters.end())
            meters.push_back(std::move(meter));
        if (meters.size() > kWorthAChoice)
            return;
    }
    for (const auto &[customer, meter] : meters) {
        const auto facts = catalogue.meterFacts(customer, meter);
        const QString name = facts.name.isKnown() ? facts.name.value : meter.text();
        ExportScope scope{Words::tr("Meter %1: all registers").arg(name), name, {}};
        scope.filter.customer = customer;
        scope.filter.meter = meter;
        scopes.append(std::move(scope));
    }
}

void addCustomers(QList<ExportScope> &scopes, const tree::MeterTreeModel &model)
{
    QStringList customers;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto registers = model.registersOf({model.index(row, 0)});
        if (const auto *first = registers.isEmpty() ? nullptr : model.snapshot(registers.first()))
            customers.append(first->key.customer.text());
    }
    customers.removeDuplicates();
    for (const QString &customer : std::as_const(customers)) {
        ExportScope scope{Words::tr("Customer %1: all meters").arg(customer), customer, {}};
        scope.filter.customer = CustomerId(customer);
        scopes.append(std::move(scope));
    }
}

bool isWanted(const history::ExportFilter &filter, const RegisterKey &key)
{
    return (!filter.customer || *filter.customer == key.customer) &&
           (!filter.meter || *filter.meter == key.meter) &&
           (filter.registers.empty() || std::ranges::binary_search(filter.registers, key));
}

QHash<RegisterKey, history::RegisterLabels> labelsOf(const history::ExportFilter &filter,
                                                     const tree::MeterTreeModel &model,
                                                     const metadata::Catalogue &catalogue)
{
    QHash<RegisterKey, history::RegisterLabels> labels;
    for (int index = 0; index < model.registerCount(); ++index) {
        const auto *snapshot = model.snapshot(readings::RegisterIndex(index));
        if (!snapshot || !isWanted(filter, snapshot->key))
            continue;
        const auto facts = catalogue.registerFacts(snapshot->key);
        const auto meter = catalogue.meterFacts(snapshot->key.customer, snapshot->key.meter);
        labels.insert(snapshot->key,
                      {meter.name.isKnown() ? meter.name.value : QString(),
                       facts.name.isKnown() ? facts.name.value : QString(), facts.unitOrNothing()});
    }
    return labels;
}

} // namespace

ExportDialog *openExport(ExportFrom from, const WorkspaceView &workspace, const tree::MeterTreeView &tree,
                         const Clock &clock, QWidget *parent)
{
    const tree::MeterTreeModel &model = workspace.model();
    const metadata::Catalogue &catalogue = workspace.catalogue();
    const charts::ChartArea &charts = workspace.charts();
    std::vector<RegisterKey> selected = keysOf(model, tree.selectedRegisters());
    QList<readings::RegisterIndex> shown;
    for (const charts::ChartPanel *panel : charts.panels())
        shown.append(panel->registers());
    std::vector<RegisterKey> charted = keysOf(model, shown);

    exporting::ExportRequest request;
    request.historyPath = workspace.historyPath();
    request.now = clock.now();
    request.zone = charts.time().zone();
    const bool isFromCharts = from == ExportFrom::Charts;
    if (isFromCharts)
        addRegisters(request.scopes, Words::tr("On the charts: %1"), u"charts"_s, charted);
    addRegisters(request.scopes, Words::tr("Selected in the tree: %1"), u"selection"_s, selected);
    if (!isFromCharts)
        addRegisters(request.scopes, Words::tr("On the charts: %1"), u"charts"_s, charted);
    addMeters(request.scopes, selected.empty() ? charted : selected, catalogue);
    addCustomers(request.scopes, model);
    request.scopes.append({Words::tr("Everything that is kept"), u"everything"_s, {}});
    request.shownRange = std::pair(charts.time().from(), charts.time().to());
    request.proposesShownRange = isFromCharts;
    request.labelsOf = [&model, &catalogue](const history::ExportFilter &filter) {
        return labelsOf(filter, model, catalogue);
    };
    auto *dialog = new ExportDialog(std::move(request), parent);
    // The labels are asked for while the profile is open; without it there is nothing to export.
    QObject::connect(&workspace, &QObject::destroyed, dialog, &QObject::deleteLater);
    dialog->open();
    return dialog;
}

} // namespace insite::window
