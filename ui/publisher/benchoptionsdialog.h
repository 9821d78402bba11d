// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device/benchoptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

namespace insite::publisher {

/// How the bench sends, and the faults that it makes on purpose. Shown with open(); deletes itself.
class BenchOptionsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BenchOptionsDialog)

public:
    explicit BenchOptionsDialog(const device::BenchOptions &options, QWidget *parent = nullptr);
    ~BenchOptionsDialog() override;

    [[nodiscard]] device::BenchOptions options() const;

signals:
    void chosen(const insite::device::BenchOptions &options);

private:
    [[nodiscard]] QSpinBox *addNumber(QFormLayout &form, const QString &label, const QString &name, int least,
                                      int most, const QString &suffix);

    QSpinBox *m_seed = nullptr;
    QSpinBox *m_validity = nullptr;
    QSpinBox *m_window = nullptr;
    QCheckBox *m_mayRepeat = nullptr;
    QSpinBox *m_duplicates = nullptr;
    QSpinBox *m_jitter = nullptr;
    QCheckBox *m_areWrongAllowed = nullptr;
    QSpinBox *m_wrong = nullptr;
    QComboBox *m_wrongPayload = nullptr;
};

} // namespace insite::publisher
