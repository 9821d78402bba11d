// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchreport.h"

#include <QTimeZone>
#include <QWidget>

class QPushButton;
class QTextBrowser;

namespace insite::publisher {

class BenchController;

/// The round trip's report while it grows: asked for while it is seen, saved as PDF or CSV.
class ReportView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportView)

public:
    explicit ReportView(BenchController &controller, QWidget *parent = nullptr);
    ~ReportView() override;

    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// Asks for a file.
    void save();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take(const device::BenchReport &report);
    void render();

    BenchController &m_controller;
    device::BenchReport m_report;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QString m_html; ///< As shown, so that nothing jumps when nothing has changed.
    QTextBrowser *m_text = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace insite::publisher
