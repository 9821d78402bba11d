// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/treeclipboard.h"

#include "theme/valueformat.h"
#include "tree/metertreemodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(insite::tree)
};

QLocale plainLocale()
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale;
}

/// Names are free text; a tab in one would shift the columns.
QString cell(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace

QString tableOf(const MeterTreeModel &model, const QList<readings::RegisterIndex> &registers)
{
    if (registers.isEmpty())
        return {};
    const QLocale plain = plainLocale();
    QStringList lines{QStringList{Words::tr("Customer"), Words::tr("Subscription"), Words::tr("Meter"),
                                  Words::tr("Register"), Words::tr("Meter name"), Words::tr("Register name"),
                                  Words::tr("Value"), Words::tr("Unit"), Words::tr("Measured"),
                                  Words::tr("Arrived"), Words::tr("Quality"), Words::tr("Readings")}
                          .join(u'\t')};
    lines.reserve(registers.size() + 1);
    for (const auto index : registers) {
        const QModelIndex row = model.indexOf(index);
        const readings::RegisterSnapshot &snapshot = *model.snapshot(index);
        const QVariant unit = row.data(MeterTreeModel::UnitRole);
        const auto quality = static_cast<theme::Quality>(row.data(MeterTreeModel::QualityRole).toInt());
        lines.append(QStringList{cell(snapshot.key.customer.text()), cell(snapshot.key.subscription.text()),
                                 cell(snapshot.key.meter.text()), cell(snapshot.key.registerId.text()),
                                 cell(row.parent().data().toString()), cell(row.data().toString()),
                                 theme::formatExact(snapshot.latest.value, plain),
                                 unit.isValid() ? cell(unit.toString()) : Words::tr("unknown"),
                                 toIsoUtc(snapshot.latest.measuredAt), toIsoUtc(snapshot.lastReceivedAt),
                                 theme::qualityWord(quality), QString::number(snapshot.count)}
                         .join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

QString linesOf(const QModelIndexList &rows, int role)
{
    QStringList lines;
    for (const QModelIndex &row : rows) {
        if (const QString text = row.data(role).toString(); !text.isEmpty())
            lines.append(text);
    }
    return lines.join(u'\n');
}

QString valuesOf(const MeterTreeModel &model, const QList<readings::RegisterIndex> &registers)
{
    const QLocale plain = plainLocale();
    QStringList lines;
    for (const auto index : registers)
        lines.append(theme::formatExact(model.snapshot(index)->latest.value, plain));
    return lines.join(u'\n');
}

} // namespace insite::tree
