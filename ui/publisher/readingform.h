// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace insite::publisher {

/// One reading to publish: utility, meter, register type and value, checked as they are typed, and the topic
/// that they make. Each field says what is wrong with it in a line of its own.
class ReadingForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadingForm)

public:
    explicit ReadingForm(QWidget *parent = nullptr);
    ~ReadingForm() override;

    /// Levels 1 to 4; empty while no device is chosen.
    void setBaseTopic(const QString &baseTopic);

    /// Whether topic and payload can be sent.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] const QString &topic() const { return m_topic; }
    [[nodiscard]] const QByteArray &payload() const { return m_payload; }

    /// Marks the value, so that the next one can be typed at once.
    void selectValue();

signals:
    void changed();
    /// Enter in a field.
    void submitted();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QLineEdit *edit = nullptr;
        QLabel *problem = nullptr;
    };

    /// Of the label; the field stands beside it, the problem below both.
    struct Cell
    {
        int row = 0;
        int column = 0;
    };

    [[nodiscard]] Field addField(Cell cell, const QString &label, const QString &name,
                                 const QString &accessibleName);
    /// Shows a field's problem; an empty field shows none, it is merely not yet filled.
    static void showProblem(const Field &field, const QString &sentence);
    void check();

    QString m_baseTopic;
    QString m_topic;
    QByteArray m_payload;
    bool m_isComplete = false;
    QComboBox *m_utility = nullptr;
    Field m_meter;
    Field m_register;
    Field m_value;
    QLabel *m_topicLabel = nullptr;
};

} // namespace insite::publisher
