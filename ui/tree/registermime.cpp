// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/registermime.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace insite::tree {

QString registerMimeType()
{
    return u"application/x-insite-registers"_s;
}

QByteArray encodeRegisters(const QList<readings::RegisterIndex> &indexes)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << QCoreApplication::applicationPid() << indexes;
    return bytes;
}

QList<readings::RegisterIndex> decodeRegisters(const QMimeData *data)
{
    if (!data || !data->hasFormat(registerMimeType())) {
        return {};
    }
    QDataStream stream(data->data(registerMimeType()));
    qint64 process = 0;
    quint32 count = 0;
    stream >> process >> count;
    QList<readings::RegisterIndex> indexes;
    // Read one by one: a damaged count must not reserve memory for what is not there.
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        readings::RegisterIndex index = 0;
        stream >> index;
        indexes.append(index);
    }
    const bool isWhole = stream.status() == QDataStream::Ok && process == QCoreApplication::applicationPid();
    return isWhole ? indexes : QList<readings::RegisterIndex>();
}

} // namespace insite::tree
