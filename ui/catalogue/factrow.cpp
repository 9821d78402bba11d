// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/factrow.h"

#include "theme/colours.h"
#include "theme/metrics.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace insite::catalogue {

using metadata::Origin;

namespace {

constexpr int kEditWidth = 96;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::catalogue::FactRow)
};

} // namespace

QString originText(Origin origin)
{
    switch (origin) {
    case Origin::Person:
        return Text::tr("typed here");
    case Origin::Api:
        return Text::tr("from the API");
    case Origin::Shipped:
        return Text::tr("from the specification");
    case Origin::Unknown:
        break;
    }
    return Text::tr("not known");
}

QString originText(Origin origin, const QString &told)
{
    return origin == Origin::Person && !told.isEmpty() ? Text::tr("typed here, else %1").arg(told)
                                                       : originText(origin);
}

void FactRow::showOrigin(Origin from, const QString &told) const
{
    showOrigin(originText(from, told));
}

void FactRow::showOrigin(const QString &words) const
{
    if (origin->text() != words)
        origin->setText(words);
    origin->setToolTip(words);
    editor->setAccessibleDescription(words);
}

FactRow addFactRow(QFormLayout &form, const QString &label, QWidget *editor)
{
    QWidget *parent = form.parentWidget();
    auto *origin = new QLabel(parent);
    origin->setTextFormat(Qt::PlainText);
    origin->setForegroundRole(QPalette::PlaceholderText);
    origin->setObjectName(editor->objectName() + QStringLiteral("Origin"));
    editor->setMinimumWidth(kEditWidth);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kGroupGap);
    row->addWidget(editor, 1);
    row->addWidget(origin, 1);
    form.addRow(label, row);
    auto *name = qobject_cast<QLabel *>(form.labelForField(row));
    if (name) {
        name->setBuddy(editor);
        name->setMinimumWidth(name->sizeHint().width()); // else it is the first to be cut
    }
    return {editor, origin};
}

QLineEdit *createEdit(const QString &name, const QString &label, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    return edit;
}

void showText(QLineEdit &edit, const QString &text, const QString &placeholder)
{
    edit.setPlaceholderText(placeholder);
    if (edit.text() != text && !edit.isModified()) {
        edit.setText(text);
        edit.setCursorPosition(0);
    }
}

} // namespace insite::catalogue
