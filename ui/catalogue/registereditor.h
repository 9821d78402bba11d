// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/factrow.h"
#include "metadata/ownwords.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace insite::metadata {
class Catalogue;
}

namespace insite::catalogue {

/// What is known of one register, editable in place: each field says where its value comes from, and takes
/// effect when it is left or Enter is pressed. An emptied field takes the person's word back. GUI thread; the
/// catalogue lives longer.
class RegisterEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegisterEditor)

public:
    explicit RegisterEditor(QWidget *parent = nullptr);
    ~RegisterEditor() override;

    /// Null: nothing is shown, and nothing can be typed.
    void setCatalogue(metadata::Catalogue *catalogue);
    void show(const metadata::RegisterPlace &place);
    /// Whether there is room for facts and limits beside each other.
    void setWide(bool isWide);
    /// Reads everything anew; what is being typed stays.
    void refresh();

private:
    enum Field { Alias, Unit, Decimals, Interval, Low, High, Hysteresis, Delay, FieldCount };

    QLineEdit *addField(Field field, QFormLayout &form, const QString &label, const QString &name);
    void addKind(QFormLayout &form);
    void apply();
    [[nodiscard]] Result<metadata::OwnRegister> typed() const;
    [[nodiscard]] Result<std::optional<double>> numberOf(Field field) const;
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> spanOf(Field field) const;
    void showWords(const metadata::OwnRegister &own, const metadata::RegisterFacts &told);
    void showOrigins(const metadata::RegisterFacts &facts, const metadata::RegisterFacts &told);
    void complain(const QString &sentence);

    metadata::Catalogue *m_catalogue = nullptr;
    metadata::RegisterPlace m_place;
    std::array<QLineEdit *, FieldCount> m_edits{};
    std::array<FactRow, FieldCount> m_rows{};
    QComboBox *m_kind = nullptr;
    FactRow m_kindRow;
    QBoxLayout *m_columns = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_note = nullptr;
    bool m_isLeaving = false; ///< While a field that was left is looked at.
};

/// "counter", "amount in the interval", "level": a kind in a person's words.
[[nodiscard]] QString kindText(RegisterKind kind);

} // namespace insite::catalogue
