// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colours.h"

#include <QObject>

#include <optional>

class QApplication;

namespace insite::theme {

/// Gives the application its style, palette and font, and keeps them in step with the system's light or dark.
/// GUI thread; one, made by the composition root right after QApplication and living as long as the windows.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    explicit Theme(QApplication &application);
    ~Theme() override;

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    /// Overrides the system's choice; absent follows the system again.
    void setScheme(std::optional<Scheme> scheme);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    /// After palette and fonts have changed; widgets hear of it by PaletteChange anyway.
    void schemeChanged(insite::theme::Scheme scheme);

private:
    void update();

    QApplication &m_application;
    std::optional<Scheme> m_override;
    Scheme m_scheme = Scheme::Light;
    bool m_isUpdatePosted = false;
};

} // namespace insite::theme
