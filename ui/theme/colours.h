// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace insite::theme {

enum class Scheme { Light, Dark };

/// A colour by what it means. The one table behind it is in colours.cpp; no view names a colour itself.
/// Text roles have a contrast of at least 4.5:1 on Window, Panel and Raised, the others but GridLine,
/// Separator, Hover, Selection and Tint at least 3:1 (tst_colours computes every pair).
enum class Role {
    Window, ///< Behind everything: toolbars, status bar, docks.
    Panel,  ///< Where data stands: trees, tables, plots.
    Raised, ///< Above a panel: cards, chips, menus, tooltips.
    Text,
    QuietText, ///< Units, labels, hints.
    Accent,    ///< Focus, default action, links. One per window is enough.
    OnAccent,  ///< Text on Accent.
    Outline,   ///< The edge of something that can be used (field, button).
    Separator, ///< Structure that nobody must read.
    GridLine,  ///< Barely there.
    Hover,     ///< Under the pointer.
    Selection, ///< Behind selected rows; Text stands on it.
    Tint,      ///< For half a second behind a value that changed.
    Good,      ///< Fresh, connected, acknowledged.
    Late,
    Stale,
    Silent,
    Never, ///< Not seen yet.
    Error,
};

[[nodiscard]] QColor colour(Role role, Scheme scheme);
/// The colour for a widget that draws with this palette.
[[nodiscard]] QColor colour(Role role, const QPalette &palette);

/// Series colours: Okabe and Ito's set, safe for colour-blind eyes, tuned for each scheme to 3:1 on Panel.
inline constexpr int kSeriesColours = 8;
/// `index` of any size; it wraps.
[[nodiscard]] QColor seriesColour(int index, Scheme scheme);
[[nodiscard]] QColor seriesColour(int index, const QPalette &palette);

/// Dark when the text is lighter than what it stands on.
[[nodiscard]] Scheme schemeOf(const QPalette &palette);
/// A whole palette of these colours.
[[nodiscard]] QPalette paletteFor(Scheme scheme);

/// Contrast after WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace insite::theme
