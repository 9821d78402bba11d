// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QLabel;

namespace insite::details {

/// One thing that is known; shown as plain text that can be selected.
struct Fact
{
    QString label;
    QString value;
    QString note;         ///< Quiet, behind the value: where it comes from.
    bool isFixed = false; ///< In a font of fixed width: a payload, an id.

    friend bool operator==(const Fact &, const Fact &) = default;
};

struct FactSection
{
    QString title;
    QList<Fact> facts;

    friend bool operator==(const FactSection &, const FactSection &) = default;
};

/// Sections of facts in as many columns as there is room for. While labels stay the same only texts change,
/// so that a selection in them stays and nothing flickers. GUI thread.
class FactSheet final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactSheet)

public:
    explicit FactSheet(QWidget *parent = nullptr);
    ~FactSheet() override;

    void show(const QList<FactSection> &sections);
    [[nodiscard]] const QList<FactSection> &sections() const { return m_sections; }
    /// Label, value and note as tab-separated columns.
    [[nodiscard]] QString asText() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *label = nullptr;
        QLabel *value = nullptr;
    };

    void build();
    void arrange();
    void update(Row &row, const Fact &fact);
    [[nodiscard]] bool hasSameShape(const QList<FactSection> &sections) const;

    QList<FactSection> m_sections;
    std::vector<QWidget *> m_boxes;
    std::vector<std::vector<Row>> m_rows;
    QGridLayout *m_grid = nullptr;
    int m_columns = 0;
};

} // namespace insite::details
