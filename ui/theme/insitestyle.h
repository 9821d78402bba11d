// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;
class QStyleOptionToolButton;

namespace insite::theme {

/// Fusion's behaviour with a flat face: one outline, one radius, one accent for the focus, rows of the 4 px
/// grid. Draws from the palette alone, so light and dark need nothing here. GUI thread; QApplication owns it.
class InsiteStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    InsiteStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    /// Gives a dialog the height that its texts need, as soon as it is shown.
    bool eventFilter(QObject *watched, QEvent *event) override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                       const QWidget *widget) const override;
    /// A tool button whose whole face opens its menu: it has an arrow beside its label.
    [[nodiscard]] static bool hasMenuArrow(const QStyleOptionToolButton &option);
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;

private:
    static constexpr int kMenuArrow = 14;

    /// The text of a box that stands in too little room: cut off with an ellipsis, not in a letter.
    [[nodiscard]] QString elided(const QStyleOptionComboBox &combo, const QWidget *widget) const;
    void drawMenuButton(const QStyleOptionToolButton *option, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const;
    void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
};

} // namespace insite::theme
