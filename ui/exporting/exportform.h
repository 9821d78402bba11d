// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exportrequest.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;

namespace insite::theme {
class TimeEdit;
}

namespace insite::exporting {

/// What to export, of which time, and in which form. GUI thread.
class ExportForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportForm)

public:
    explicit ExportForm(ExportRequest request, QWidget *parent = nullptr);
    ~ExportForm() override;

    /// Times are shown and written by another clock; they stay the same.
    void setZone(const QTimeZone &zone);

    /// As chosen, without the file.
    [[nodiscard]] ExportTask task() const;
    /// "insite-selection-2026-11-24.csv"
    [[nodiscard]] QString proposedFileName() const;
    /// "CSV (*.csv)"
    [[nodiscard]] QString fileFilter() const;

private:
    enum Range { Everything, Shown, LastDay, LastWeek, LastMonth, Own };

    void createRanges(QFormLayout &form);
    void createForms(QFormLayout &form);
    void showRange();
    void showZone();
    [[nodiscard]] bool isJson() const;
    void setTimes(history::ExportFilter &filter) const;

    ExportRequest m_request;
    QComboBox *m_scope = nullptr;
    QComboBox *m_range = nullptr;
    theme::TimeEdit *m_from = nullptr;
    theme::TimeEdit *m_to = nullptr;
    QComboBox *m_form = nullptr;
    QComboBox *m_numbers = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace insite::exporting
