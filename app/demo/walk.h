// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "readings/livereadings.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace insite::window {
class MainWindow;
}

namespace insite::demo {

/// Walks through the window as a person would: waits for meters, charts them, publishes readings through the
/// panel, waits until they are seen in tree and chart, and takes pictures. One step after the other; never
/// blocks. GUI thread.
class Walk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Walk)

public:
    Walk(window::MainWindow &window, const QDir &pictures, QObject *parent = nullptr);
    ~Walk() override;

    /// Ends in finished() or failed().
    void start();

signals:
    void said(const QString &line);
    void pictureTaken(const QString &absolutePath);
    void finished();
    /// A whole sentence.
    void failed(const QString &sentence);

private:
    /// Done when `isDone`; then `next` is done, and the following step begins.
    struct Step
    {
        QString waitingFor; ///< Completes "It took too long to see …".
        std::function<bool()> isDone;
        std::function<void()> next;
    };

    void addSteps();
    void addPublishing(const QString &value);
    void addPictures();
    void look();

    void chartFirstRegisters();
    void showPublishedAsSent();
    void chartPublished();
    void unlock();
    void send(const QString &value);
    void chooseTheme(const QString &name);
    void takePicture(const QString &name);
    [[nodiscard]] bool isPublishedSeen(double value);
    [[nodiscard]] bool isPublishedCharted() const;

    window::MainWindow &m_window;
    QDir m_pictures;
    QTimer m_timer;
    QDeadlineTimer m_deadline;
    std::vector<Step> m_steps;
    size_t m_step = 0;
    readings::RegisterIndex m_published = 0;
    QString m_failure;
};

} // namespace insite::demo
