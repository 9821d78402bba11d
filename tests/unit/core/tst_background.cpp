// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/background.h"

#include <QSemaphore>
#include <QTest>

using namespace insite;

class TestBackground final : public QObject
{
    Q_OBJECT

private slots:
    void theResultComesOnTheCallersThread()
    {
        QObject context;
        const QThread *worker = nullptr;
        const QThread *taker = nullptr;
        int answer = 0;
        runInBackground(
            m_pool, &context,
            [&worker] {
                worker = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                taker = QThread::currentThread();
                answer = value;
            });
        QTRY_COMPARE(answer, 42);
        QCOMPARE(taker, QThread::currentThread());
        QVERIFY(worker && worker != taker);
    }

    void aResultThatWaitsGoesWithItsContext()
    {
        auto context = std::make_unique<QObject>();
        std::weak_ptr<int> result;
        bool isTaken = false;
        runInBackground(
            m_pool, context.get(),
            [&result] {
                auto made = std::make_shared<int>(42);
                result = made;
                return made;
            },
            [&isTaken](const std::shared_ptr<int> &) { isTaken = true; });
        QVERIFY(m_pool.waitForDone());
        QVERIFY(!result.expired()); // no event was handled yet
        context.reset();
        QVERIFY(result.expired());
        QCoreApplication::processEvents();
        QVERIFY(!isTaken);
    }

    void aResultThatComesAfterItsContextIsDropped()
    {
        auto context = std::make_unique<QObject>();
        QSemaphore mayEnd;
        std::weak_ptr<int> result;
        bool isTaken = false;
        runInBackground(
            m_pool, context.get(),
            [&] {
                mayEnd.acquire();
                auto made = std::make_shared<int>(42);
                result = made;
                return made;
            },
            [&isTaken](const std::shared_ptr<int> &) { isTaken = true; });
        context.reset();
        mayEnd.release();
        QVERIFY(m_pool.waitForDone());
        QVERIFY(result.expired());
        QCoreApplication::processEvents();
        QVERIFY(!isTaken);
    }

private:
    QThreadPool m_pool;
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
