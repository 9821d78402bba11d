// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/namedworkspaces.h"

#include "theme/icon.h"
#include "theme/undostrip.h"
#include "window/layoutstore.h"

#include <QDialogButtonBox>
#include <QInputDialog>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace insite::window {

namespace {

constexpr int kVersion = 1;

/// In a menu an ampersand would underline the next letter.
QString menuText(QString name)
{
    return name.replace(u'&', "&&"_L1);
}

} // namespace

NamedWorkspaces::NamedWorkspaces(LayoutStore &store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
    , m_menu(tr("&Workspaces"))
{
    m_menu.setObjectName(u"workspacesMenu"_s);
    m_menu.setToolTipsVisible(true);
    connect(&m_menu, &QMenu::aboutToShow, this, &NamedWorkspaces::fillMenu);
    fillMenu();
}

NamedWorkspaces::~NamedWorkspaces() = default;

void NamedWorkspaces::open(const QString &profileName, const Screen &screen, theme::UndoStrip &undo)
{
    m_profile = profileName;
    m_screen = screen;
    m_undo = &undo;
    m_saved.clear();
    const QJsonObject kept = m_store.workspaces(profileName);
    if (kept.value(u"version"_s).toInt() == kVersion) {
        const QJsonArray saved = kept.value(u"saved"_s).toArray();
        for (const QJsonValue &value : saved) {
            const QString name = value.toObject().value(u"name"_s).toString();
            if (!name.isEmpty())
                m_saved.insert(name, value.toObject().value(u"screen"_s).toObject());
        }
    }
    const QString current = kept.value(u"current"_s).toString();
    m_current = m_saved.contains(current) ? current : QString();
    emit currentChanged(m_current);
}

void NamedWorkspaces::close()
{
    m_profile.clear();
    m_screen = {};
    m_undo = nullptr;
    m_saved.clear();
    m_current.clear();
    emit currentChanged(m_current);
}

QStringList NamedWorkspaces::names() const
{
    return m_saved.keys();
}

void NamedWorkspaces::fillMenu()
{
    m_menu.clear();
    if (m_profile.isEmpty()) {
        m_menu.addAction(tr("Open a profile first"))->setEnabled(false);
        return;
    }
    const QStringList saved = names();
    for (const QString &name : saved) {
        QAction *action = m_menu.addAction(menuText(name), this, [this, name] { switchTo(name); });
        action->setCheckable(true);
        action->setChecked(name == m_current);
        action->setToolTip(tr("Shows the charts, pins and columns of “%1”").arg(name));
    }
    if (saved.isEmpty())
        m_menu.addAction(tr("None saved yet"))->setEnabled(false);
    m_menu.addSeparator();
    const auto add = [this](const QString &name, const QString &icon, const QString &text, auto &&done) {
        QAction *action = m_menu.addAction(icon.isEmpty() ? QIcon() : theme::icon(icon), text, this, done);
        action->setObjectName(name);
        action->setEnabled(name == "saveWorkspaceAs"_L1 || !m_current.isEmpty());
    };
    const QString current = menuText(m_current.isEmpty() ? tr("workspace") : u'“' + m_current + u'”');
    add(u"saveWorkspaceAs"_s, u"plus"_s, tr("Save &as…"), [this] {
        askName(tr("Save workspace"), m_current, {}, [this](const QString &name) { saveAs(name); });
    });
    add(u"saveWorkspace"_s, u"check"_s, tr("&Save changes to %1").arg(current),
        [this] { saveAs(m_current); });
    add(u"renameWorkspace"_s, {}, tr("&Rename %1…").arg(current), [this] {
        QStringList taken = names();
        taken.removeAll(m_current);
        askName(tr("Rename workspace"), m_current, taken, [this](const QString &name) { rename(name); });
    });
    add(u"deleteWorkspace"_s, u"trash"_s, tr("&Delete %1").arg(current), [this] { remove(); });
}

void NamedWorkspaces::saveAs(const QString &name)
{
    const bool isReplaced = m_saved.contains(name);
    const auto back = wayBack();
    m_saved.insert(name, m_screen.capture());
    setCurrent(name);
    if (isReplaced)
        m_undo->offer(tr("“%1” was replaced by the screen of now").arg(name), back);
}

void NamedWorkspaces::switchTo(const QString &name)
{
    const auto back = wayBack();
    const QJsonObject before = m_screen.capture();
    m_screen.apply(m_saved.value(name));
    setCurrent(name);
    m_undo->offer(tr("Switched to “%1”").arg(name), [this, back, before] {
        m_screen.apply(before);
        back();
    });
}

void NamedWorkspaces::rename(const QString &name)
{
    if (name == m_current)
        return;
    const auto back = wayBack();
    const QString before = m_current;
    m_saved.insert(name, m_saved.take(before));
    setCurrent(name);
    m_undo->offer(tr("“%1” is now “%2”").arg(before, name), back);
}

void NamedWorkspaces::remove()
{
    const auto back = wayBack();
    const QString name = m_current;
    m_saved.remove(name);
    setCurrent({});
    m_undo->offer(tr("Workspace “%1” was deleted; the screen stays").arg(name), back);
}

void NamedWorkspaces::askName(const QString &title, const QString &proposal, const QStringList &taken,
                              const std::function<void(const QString &)> &done)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(u"workspaceName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(proposal);
    const auto check = [dialog, taken](const QString &text) {
        const QString name = text.simplified();
        for (auto *box : dialog->findChildren<QDialogButtonBox *>())
            box->button(QDialogButtonBox::Ok)->setEnabled(!name.isEmpty() && !taken.contains(name));
    };
    connect(dialog, &QInputDialog::textValueChanged, dialog, check);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [done, taken, profile = m_profile, this](const QString &text) {
                const QString name = text.simplified();
                // The profile may have been left meanwhile.
                if (!name.isEmpty() && !taken.contains(name) && profile == m_profile)
                    done(name);
            });
    dialog->open();
    check(proposal);
}

void NamedWorkspaces::setCurrent(const QString &name)
{
    m_current = name;
    keep();
    emit currentChanged(name);
}

void NamedWorkspaces::keep()
{
    QJsonArray saved;
    for (auto it = m_saved.cbegin(); it != m_saved.cend(); ++it)
        saved.append(QJsonObject{{u"name"_s, it.key()}, {u"screen"_s, it.value()}});
    m_store.saveWorkspaces(m_profile,
                           {{u"version"_s, kVersion}, {u"current"_s, m_current}, {u"saved"_s, saved}});
}

std::function<void()> NamedWorkspaces::wayBack()
{
    return [this, saved = m_saved, current = m_current] {
        m_saved = saved;
        setCurrent(current);
    };
}

} // namespace insite::window
