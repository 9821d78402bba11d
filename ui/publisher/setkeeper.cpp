// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/setkeeper.h"

#include "core/background.h"

#include <QDir>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::publisher {

namespace {
constexpr auto kSoon = 500ms;
} // namespace

SetKeeper::SetKeeper(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_files.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &SetKeeper::write);
}

SetKeeper::~SetKeeper()
{
    write();
    m_files.waitForDone();
}

void SetKeeper::open(const settings::Profile &device)
{
    write();
    m_path = QDir(m_folder).filePath(settings::profileFileStem(device) + u".json"_s);
    runInBackground(
        m_files, this, [path = m_path] { return device::loadKeptSet(path); },
        [this, asking = ++m_asking](const Result<std::optional<device::KeptSet>> &set) {
            if (!set)
                emit failed(set.error().detail);
            if (asking != m_asking || !set)
                return;
            if (*set)
                emit found(**set);
            else
                emit absent();
        });
}

void SetKeeper::close()
{
    write();
    ++m_asking;
    m_path.clear();
}

void SetKeeper::keep(const device::KeptSet &set)
{
    if (m_path.isEmpty())
        return;
    ++m_asking;
    m_unwritten = set;
    if (!m_soon.isActive())
        m_soon.start(kSoon);
}

void SetKeeper::write()
{
    m_soon.stop();
    if (!m_unwritten)
        return;
    runInBackground(
        m_files, this,
        [path = m_path, set = *std::exchange(m_unwritten, std::nullopt)] {
            return device::saveKeptSet(path, set);
        },
        [this](const Result<void> &saved) {
            if (!saved)
                emit failed(saved.error().detail);
        });
}

} // namespace insite::publisher
