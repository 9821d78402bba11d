// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspector/supportreport.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace insite::inspector {

/// Shows a support report, to the letter as it is saved or copied, with what a person can decide about it.
/// Shown with open(); deletes itself when closed. GUI thread; `redactor` lives longer.
class SupportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SupportDialog)

public:
    SupportDialog(SupportFacts facts, const settings::Redactor &redactor, QWidget *parent = nullptr);
    ~SupportDialog() override;

    /// Comes later, from the ingest.
    void setFlow(const readings::FlowReport &flow);

private:
    void showReport();
    void choosePayloads(bool isWanted);
    void chooseFile();
    void save(const QString &path);
    [[nodiscard]] QString proposedPath() const;

    SupportFacts m_facts;
    const settings::Redactor &m_redactor;
    QCheckBox *m_hides = nullptr;
    QCheckBox *m_payloads = nullptr;
    QPlainTextEdit *m_preview = nullptr;
    QLabel *m_words = nullptr;
};

} // namespace insite::inspector
