// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMenu>
#include <QObject>

#include <functional>

namespace insite::theme {
class UndoStrip;
}

namespace insite::window {

class LayoutStore;

/// What a person saved of the screen under names, for each profile: chart panels, pins, columns and
/// arrangement. Its menu saves, switches, renames and deletes; what can be regretted can be undone. The
/// screen itself returns at the next start as it was left, and with it the name that was chosen last. GUI
/// thread; a child of the window.
class NamedWorkspaces final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NamedWorkspaces)

public:
    /// How the screen of now becomes a value, and a value the screen.
    struct Screen
    {
        std::function<QJsonObject()> capture;
        std::function<void(const QJsonObject &)> apply;
    };

    /// `store` must outlive it.
    NamedWorkspaces(LayoutStore &store, QWidget *window);
    ~NamedWorkspaces() override;

    [[nodiscard]] QMenu &menu() { return m_menu; }
    /// Until close(); `undo` must live as long.
    void open(const QString &profileName, const Screen &screen, theme::UndoStrip &undo);
    void close();

    [[nodiscard]] QStringList names() const;
    /// The name chosen last; empty: none.
    [[nodiscard]] QString current() const { return m_current; }

signals:
    void currentChanged(const QString &name);

private:
    void fillMenu();
    void saveAs(const QString &name);
    void switchTo(const QString &name);
    void rename(const QString &name);
    void remove();
    void askName(const QString &title, const QString &proposal, const QStringList &taken,
                 const std::function<void(const QString &)> &done);
    void setCurrent(const QString &name);
    void keep();
    /// Brings names and the chosen one back as they are now.
    [[nodiscard]] std::function<void()> wayBack();

    LayoutStore &m_store;
    QWidget *m_window = nullptr;
    QMenu m_menu;
    QString m_profile; ///< Empty while none is open.
    Screen m_screen;
    theme::UndoStrip *m_undo = nullptr;
    QMap<QString, QJsonObject> m_saved;
    QString m_current;
};

} // namespace insite::window
