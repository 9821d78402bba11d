// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/commandpalette.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "window/commandmodel.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {
constexpr int kWidth = 560;
constexpr int kHeight = 380;
} // namespace

CommandPalette::CommandPalette(QWidget &window)
    : QDialog(&window)
    , m_commands(new CommandModel(actionsOf(window), this))
    , m_words(new QLineEdit(this))
    , m_list(new QTreeView(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find a command"));
    m_words->setObjectName(u"commandWords"_s);
    m_words->setPlaceholderText(tr("What do you want to do?"));
    m_words->setAccessibleName(tr("Find a command"));
    m_words->addAction(theme::icon(u"search"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::find);
    m_list->setObjectName(u"commands"_s);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_commands);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(CommandModel::Name, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(CommandModel::Group, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(CommandModel::Shortcut, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeView::clicked, this, &CommandPalette::take);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_words);
    layout->addWidget(m_list, 1);
    resize(kWidth, kHeight);
    move(window.mapToGlobal(QPoint((window.width() - kWidth) / 2, window.height() / 8)));
    find();
    m_words->setFocus();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::find()
{
    m_commands->setWords(m_words->text());
    for (int row = 0; row < m_commands->rowCount(); ++row) {
        const QModelIndex index = m_commands->index(row, 0);
        if (index.flags() & Qt::ItemIsEnabled) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
}

void CommandPalette::take()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || !(current.flags() & Qt::ItemIsEnabled))
        return;
    const QPointer<QAction> action = m_commands->actionAt(current.row());
    accept();
    // After the palette has given the keyboard back to whoever had it.
    if (action)
        QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: {
            QKeyEvent copy(key->type(), key->key(), key->modifiers());
            QCoreApplication::sendEvent(m_list, &copy);
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace insite::window
