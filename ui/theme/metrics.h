// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace insite::theme {

/// Distances in device-independent pixels: one grid of 4.
inline constexpr int kStep = 4;        ///< Between things that belong together.
inline constexpr int kGroupGap = 8;    ///< Between groups.
inline constexpr int kViewMargin = 16; ///< Around a view.
inline constexpr int kRadius = 4;      ///< Corners of cards, fields, buttons.
inline constexpr int kRowHeight = 24;  ///< Rows of trees and tables; more where the font needs it.
inline constexpr int kIconSmall = 16;
inline constexpr int kIconMedium = 20;
inline constexpr int kIconLarge = 24;

/// The type scale: 100, 115 and 130 % of the application's font.
enum class TypeStep { Body, Title, Headline };
[[nodiscard]] QFont font(TypeStep step);

/// Whether all ten digits are equally wide in this font, so that numbers do not wobble while they change.
[[nodiscard]] bool hasTabularDigits(const QFont &font);
/// The font itself where its digits are tabular, else the nearest installed sans serif font that has them.
[[nodiscard]] QFont tabularFont(const QFont &font);

} // namespace insite::theme
