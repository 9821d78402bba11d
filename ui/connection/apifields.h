// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profile.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace insite::connection {

class ProblemLine;

/// Where a consumer's names and units come from: the address of the API and the file that says how it speaks.
/// Both may stay empty. What the dialect's file holds is checked in the background, with the sentences of
/// metadata::loadDialect(). GUI thread.
class ApiFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApiFields)

public:
    /// `labelWidth`: that of the form above, in pixels.
    explicit ApiFields(int labelWidth, QWidget *parent = nullptr);
    ~ApiFields() override;

    /// Absent: nothing was typed.
    [[nodiscard]] std::optional<settings::Metadata> metadata() const;
    /// Nothing is wrong with the dialect, and it is not being looked at.
    [[nodiscard]] bool isGood() const { return !m_isChecking && m_problem.isEmpty(); }
    /// Whether there is an API to be tried.
    [[nodiscard]] bool canTry() const { return m_canTry; }

    /// What is wrong with the address; empty: nothing.
    void showAddressProblem(const QString &sentence);

signals:
    void changed();

private:
    QLineEdit *addLine(const QString &label, const QString &key, const QString &placeholder);
    ProblemLine *addWords(const QString &name, int lines);
    void chooseBeside(QLineEdit &edit, const QString &title, const QString &filter);
    void checkDialect();

    int m_labelWidth;
    QLineEdit *m_baseUrl = nullptr;
    QLineEdit *m_dialectFile = nullptr;
    QLineEdit *m_caFile = nullptr;
    ProblemLine *m_addressProblem = nullptr;
    ProblemLine *m_dialectWords = nullptr; ///< What is wrong with it, else that it is assumed.
    QString m_problem;
    quint64 m_checking = 0; ///< Counts up: a late answer about an older file is dropped.
    bool m_isChecking = false;
    bool m_canTry = false;
};

} // namespace insite::connection
