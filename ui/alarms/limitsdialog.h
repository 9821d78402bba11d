// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/limits.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace insite::metadata {
class Catalogue;
struct OwnRegister;
} // namespace insite::metadata

namespace insite::alarms {

/// Sets the limits of one register, in its unit, and keeps them in the catalogue as a person's words. Deletes
/// itself when it is closed. GUI thread; the catalogue outlives it.
class LimitsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitsDialog)

public:
    /// `latest` and `interval` are what is so now, to choose by.
    LimitsDialog(metadata::Catalogue &catalogue, RegisterKey key, double latest,
                 std::optional<std::chrono::milliseconds> interval, QWidget *parent = nullptr);
    ~LimitsDialog() override;

private:
    QLineEdit *addNumber(const QString &name, const QString &placeholder);
    void show(const Limits &limits);
    void check();
    void keep();
    void remove();
    /// What stands in the fields; absent: one of them is no number, and m_complaint says which.
    [[nodiscard]] std::optional<Limits> entered();

    metadata::Catalogue &m_catalogue;
    const RegisterKey m_key;
    QLineEdit *m_high = nullptr;
    QLineEdit *m_low = nullptr;
    QLineEdit *m_hysteresis = nullptr;
    QLineEdit *m_delay = nullptr;
    QComboBox *m_delayUnit = nullptr;
    QLabel *m_complaint = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace insite::alarms
