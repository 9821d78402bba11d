// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/colours.h"

#include <QPalette>

#include <array>
#include <cmath>

namespace insite::theme {

namespace {

struct Entry
{
    Role role;
    QRgb light;
    QRgb dark;
};

// The one table. Dark is not light turned round: the panel is the darkest ground, colours are lighter and
// less saturated so that they neither glow nor sink.
constexpr std::array kTable{
    Entry{Role::Window, 0xfff3f4f6, 0xff1d2025},    Entry{Role::Panel, 0xffffffff, 0xff15171b},
    Entry{Role::Raised, 0xfffcfcfd, 0xff272b32},    Entry{Role::Text, 0xff1b1f24, 0xffe3e6ea},
    Entry{Role::QuietText, 0xff5c6570, 0xff9ba4b0}, Entry{Role::Accent, 0xff1f63b5, 0xff6fb1f4},
    Entry{Role::OnAccent, 0xffffffff, 0xff0c1724},  Entry{Role::Outline, 0xff828a95, 0xff79828e},
    Entry{Role::Separator, 0xffdce0e5, 0xff31363e}, Entry{Role::GridLine, 0xffe9ecef, 0xff24282e},
    Entry{Role::Hover, 0xffeaeef3, 0xff2b3038},     Entry{Role::Selection, 0xffd3e4f7, 0xff1f3955},
    Entry{Role::Tint, 0xfffff1c7, 0xff3b3619},      Entry{Role::Good, 0xff1a7f4b, 0xff4fc08d},
    Entry{Role::Late, 0xff956300, 0xffe0b13f},      Entry{Role::Stale, 0xffb8480f, 0xfff08a44},
    Entry{Role::Silent, 0xff6a727d, 0xff8d96a2},    Entry{Role::Never, 0xff7a828d, 0xff808995},
    Entry{Role::Error, 0xffc4292b, 0xffff7d75},
};

// Blue, orange, green, vermilion, sky, purple, yellow, grey: neighbours differ in hue and in lightness.
constexpr std::array<QRgb, kSeriesColours> kSeriesLight{0xff0072b2, 0xffc47f00, 0xff00916a, 0xffd55e00,
                                                        0xff3f9ad6, 0xffb8669a, 0xff8d8400, 0xff555b63};
constexpr std::array<QRgb, kSeriesColours> kSeriesDark{0xff3f93d2, 0xffe69f00, 0xff1fb388, 0xffe8743b,
                                                       0xff7cc8f2, 0xffd68fb8, 0xffe3da57, 0xffb4bac2};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor blend(const QColor &one, const QColor &other, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * share));
    };
    return {mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue())};
}

} // namespace

QColor colour(Role role, Scheme scheme)
{
    const Entry &entry = kTable[static_cast<size_t>(role)];
    Q_ASSERT(entry.role == role);
    return QColor::fromRgb(scheme == Scheme::Light ? entry.light : entry.dark);
}

QColor colour(Role role, const QPalette &palette)
{
    return colour(role, schemeOf(palette));
}

QColor seriesColour(int index, Scheme scheme)
{
    const auto &table = scheme == Scheme::Light ? kSeriesLight : kSeriesDark;
    return QColor::fromRgb(table[static_cast<size_t>(index) % table.size()]);
}

QColor seriesColour(int index, const QPalette &palette)
{
    return seriesColour(index, schemeOf(palette));
}

Scheme schemeOf(const QPalette &palette)
{
    const bool isDark = palette.color(QPalette::Active, QPalette::WindowText).lightness() >
                        palette.color(QPalette::Active, QPalette::Window).lightness();
    return isDark ? Scheme::Dark : Scheme::Light;
}

QPalette paletteFor(Scheme scheme)
{
    const auto of = [scheme](Role role) {
        return colour(role, scheme);
    };
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &active, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, active);
        palette.setColor(QPalette::Inactive, role, active);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faint = blend(of(Role::QuietText), of(Role::Window), 0.35);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::ToolTipText, QPalette::BrightText}) {
        set(role, of(Role::Text), faint);
    }
    set(QPalette::PlaceholderText, of(Role::QuietText), faint);
    set(QPalette::Window, of(Role::Window), of(Role::Window));
    set(QPalette::Base, of(Role::Panel), of(Role::Window));
    set(QPalette::AlternateBase, blend(of(Role::Panel), of(Role::Hover), 0.5), of(Role::Window));
    set(QPalette::ToolTipBase, of(Role::Raised), of(Role::Raised));
    set(QPalette::Button, of(Role::Raised), of(Role::Window));
    set(QPalette::Highlight, of(Role::Selection), of(Role::Separator));
    set(QPalette::Link, of(Role::Accent), faint);
    set(QPalette::LinkVisited, of(Role::Accent), faint);
    set(QPalette::Light, of(Role::Raised), of(Role::Raised));
    set(QPalette::Midlight, of(Role::Hover), of(Role::Hover));
    set(QPalette::Mid, of(Role::Separator), of(Role::Separator));
    set(QPalette::Dark, of(Role::Outline), of(Role::Separator));
    set(QPalette::Shadow, QColor(0, 0, 0), QColor(0, 0, 0));
    return palette;
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace insite::theme
