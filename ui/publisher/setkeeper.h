// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/keptset.h"
#include "settings/profile.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace insite::publisher {

/// Keeps each device's set from one start to the next, a file for each profile in one folder. Files are read
/// and written in the background, in order; the destructor waits for what was typed last. GUI thread.
class SetKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SetKeeper)

public:
    explicit SetKeeper(QString folder, QObject *parent = nullptr);
    ~SetKeeper() override;

    /// From now on keep() is about this device. Ends in found(), absent() or failed(), unless something is
    /// kept or another device opened before.
    void open(const settings::Profile &device);
    /// What is still to be kept is; then keep() does nothing.
    void close();
    /// Soon; does nothing before a device is opened.
    void keep(const device::KeptSet &set);

signals:
    void found(const insite::device::KeptSet &set);
    /// Nothing was kept for this device.
    void absent();
    /// A whole sentence.
    void failed(const QString &sentence);

private:
    void write();

    QString m_folder;
    QString m_path;       ///< Of the device that is open; empty: none.
    quint64 m_asking = 0; ///< Counts up: what was read for an older question is dropped.
    std::optional<device::KeptSet> m_unwritten;
    QThreadPool m_files; ///< One thread.
    QTimer m_soon;
};

} // namespace insite::publisher
