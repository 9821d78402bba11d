// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/factrow.h"
#include "metadata/ownwords.h"

#include <QWidget>

#include <functional>

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace insite::metadata {
class Catalogue;
}

namespace insite::catalogue {

/// What is known of one register, or of several at once, editable in place: each field says where its value
/// comes from, and takes effect when it is left or Enter is pressed. An emptied field takes the person's word
/// back. Of several registers a field shows what all share; what is typed into it holds for each of them, and
/// fields that were not touched stay as they are. GUI thread; the catalogue lives longer.
class RegisterEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegisterEditor)

public:
    explicit RegisterEditor(QWidget *parent = nullptr);
    ~RegisterEditor() override;

    /// Null: nothing is shown, and nothing can be typed.
    void setCatalogue(metadata::Catalogue *catalogue);
    /// None, one or several.
    void show(const QList<metadata::RegisterPlace> &places);
    /// Whether there is room for facts and limits beside each other.
    void setWide(bool isWide);
    /// Reads everything anew; what is being typed stays.
    void refresh();

private:
    enum Field { Alias, Unit, Decimals, Interval, Low, High, Hysteresis, Delay, FieldCount };

    QLineEdit *addField(Field field, QFormLayout &form, const QString &label, const QString &name);
    void addKind(QFormLayout &form);
    void apply();
    void chooseKind();
    /// Takes what was typed, if it can hold for each of the registers, else says why not.
    void applyToAll(const std::function<Result<void>(metadata::OwnRegister &own)> &change);
    /// The fields that a person has touched.
    [[nodiscard]] Result<void> typeInto(metadata::OwnRegister &own) const;
    [[nodiscard]] bool isTouched(Field field) const;
    [[nodiscard]] Result<std::optional<double>> numberOf(Field field) const;
    [[nodiscard]] Result<std::optional<std::chrono::milliseconds>> spanOf(Field field) const;
    /// What all the registers share of what `text` says of each; absent: they differ.
    [[nodiscard]] std::optional<QString>
    shared(const std::function<QString(const metadata::RegisterPlace &place)> &text) const;
    void showWords();
    void showOrigins();
    void complain(const QString &sentence);

    metadata::Catalogue *m_catalogue = nullptr;
    QList<metadata::RegisterPlace> m_places;
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
