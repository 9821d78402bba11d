// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/undostrip.h"

#include "theme/icon.h"
#include "theme/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace insite::theme {

namespace {

constexpr auto kStays = 20s; ///< Long enough to read it and to doubt.

} // namespace

UndoStrip::UndoStrip(QWidget *view)
    : QWidget(view)
    , m_sentence(new QLabel(this))
    , m_button(new QToolButton(this))
    , m_end(new QTimer(this))
    , m_shortcut(new QAction(tr("Undo"), this))
{
    setObjectName(u"undoStrip"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_shortcut->setShortcut(QKeySequence::Undo);
    m_shortcut->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_shortcut->setIcon(icon(u"arrow-back-up"_s));
    m_shortcut->setToolTip(
        tr("Bring it back (%1)").arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    m_shortcut->setEnabled(false);
    view->addAction(m_shortcut);
    connect(m_shortcut, &QAction::triggered, this, &UndoStrip::undo);
    m_button->setObjectName(u"undo"_s);
    m_button->setDefaultAction(m_shortcut);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto *close = new QToolButton(this);
    close->setIcon(icon(u"x"_s));
    close->setAccessibleName(tr("Dismiss"));
    close->setToolTip(tr("Dismiss"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &UndoStrip::dismiss);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kGroupGap, kStep, kGroupGap, kStep);
    layout->setSpacing(kStep);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_button);
    layout->addWidget(close);
    m_end->setSingleShot(true);
    m_end->setInterval(kStays);
    connect(m_end, &QTimer::timeout, this, &UndoStrip::dismiss);
    hide();
}

UndoStrip::~UndoStrip() = default;

void UndoStrip::offer(const QString &sentence, std::function<void()> undo)
{
    present(sentence, std::move(undo));
}

void UndoStrip::tell(const QString &sentence)
{
    present(sentence, nullptr);
}

void UndoStrip::present(const QString &sentence, std::function<void()> undo)
{
    m_undo = std::move(undo);
    m_sentence->setText(sentence);
    m_sentence->setToolTip(sentence);
    m_shortcut->setEnabled(m_undo != nullptr);
    m_button->setVisible(m_undo != nullptr);
    m_end->start();
    show();
}

void UndoStrip::dismiss()
{
    m_undo = nullptr;
    m_shortcut->setEnabled(false);
    m_end->stop();
    hide();
}

void UndoStrip::undo()
{
    const auto undo = std::exchange(m_undo, nullptr);
    dismiss();
    if (undo)
        undo();
}

} // namespace insite::theme
