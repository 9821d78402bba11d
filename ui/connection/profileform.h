// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace insite::connection {

class ApiFields;
class ProblemLine;

/// The fields of a consumer's or a device's profile, checked as they are typed by settings::checkProfile(),
/// so that a form and a file can never differ in what they allow. Holds no secret.
class ProfileForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileForm)

public:
    explicit ProfileForm(settings::Role role, QWidget *parent = nullptr);
    ~ProfileForm() override;

    /// What the fields say; only to be used while isComplete().
    [[nodiscard]] settings::Profile profile() const;
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    /// It is complete and names an API for names and units.
    [[nodiscard]] bool hasApi() const;

signals:
    void changed();

private:
    QLineEdit *addLine(QFormLayout *form, const QString &label, const QString &key,
                       const QString &placeholder);
    ProblemLine *addProblem(QFormLayout *form, const QString &key);
    void addCustomers(QFormLayout *form);
    void addGateway(QFormLayout *form);
    void addApi(QFormLayout *form);
    void chooseCaFile();
    /// What the check says, in the form's words where it speaks of the file's keys.
    [[nodiscard]] QString words(const settings::ProfileProblem &problem) const;
    void check();

    settings::Role m_role;
    QHash<QString, ProblemLine *> m_problems; ///< By the profile's key.
    QLineEdit *m_name = nullptr;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QLineEdit *m_caFile = nullptr;
    QLineEdit *m_username = nullptr;
    QPlainTextEdit *m_customers = nullptr; ///< Of a consumer.
    QLineEdit *m_baseTopic = nullptr;      ///< Of a device.
    QCheckBox *m_production = nullptr;     ///< Of a device.
    ApiFields *m_api = nullptr;            ///< Of a consumer.
    ProblemLine *m_other = nullptr;
    bool m_isComplete = false;
};

} // namespace insite::connection
