// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/seriesmime.h"

#include "tree/registermime.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

QString panelMimeType()
{
    return u"application/x-insite-chart-panel"_s;
}

} // namespace

QMimeData *createSeriesMime(const QList<readings::RegisterIndex> &indexes, int fromPanel)
{
    auto *data = new QMimeData;
    data->setData(tree::registerMimeType(), tree::encodeRegisters(indexes));
    data->setData(panelMimeType(), QByteArray::number(fromPanel));
    return data;
}

bool holdsSeries(const QMimeData *data)
{
    return data->hasFormat(tree::registerMimeType());
}

DroppedSeries seriesOf(const QMimeData *data)
{
    bool isPanel = false;
    const int panel = data->data(panelMimeType()).toInt(&isPanel);
    return {tree::decodeRegisters(data), isPanel ? panel : -1};
}

} // namespace insite::charts
