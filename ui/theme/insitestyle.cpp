// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/insitestyle.h"

#include "theme/colours.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace insite::theme {

namespace {

/// A one-pixel frame that stands on whole pixels at every scale.
void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, double width = 1,
             double radius = kRadius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.alpha() > 0 ? QPen(edge, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const double inset = edge.alpha() > 0 ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// Beside what scrolls: paper beside a list or a text, the window's own ground beside a form.
QBrush groundOf(const QWidget *bar, const QPalette &palette)
{
    for (const QWidget *each = bar; each; each = each->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(each)) {
            const QWidget *viewport = area->viewport();
            return palette.brush(viewport->autoFillBackground() ? viewport->backgroundRole()
                                                                : QPalette::Window);
        }
    }
    return palette.brush(QPalette::Window);
}

/// The edge of what can hold the keyboard focus.
void drawField(QPainter *painter, const QStyleOption *option, const QRect &rect, const QColor &fill)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool hasFocus = isEnabled && has(option, QStyle::State_HasFocus);
    const QColor edge = colour(hasFocus    ? Role::Accent
                               : isEnabled ? Role::Outline
                                           : Role::Separator,
                               option->palette);
    drawBox(painter, rect, fill, edge, hasFocus ? 1.5 : 1);
}

void drawChevron(QPainter *painter, const QRect &rect, const QString &name, bool isEnabled)
{
    QRect square(0, 0, kIconSmall, kIconSmall);
    square.moveCenter(rect.center());
    icon(name, Role::QuietText)
        .paint(painter, square, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
}

/// The icon in one colour, for a ground that is not the window's.
QIcon tinted(const QIcon &icon, const QSize &size, const QColor &ink, const QWidget *widget)
{
    if (icon.isNull())
        return icon;
    QPixmap pixmap = icon.pixmap(size, widget ? widget->devicePixelRatioF() : 1.0);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), ink);
    painter.end();
    return QIcon(pixmap);
}

void drawButton(QPainter *painter, const QStyleOptionButton *option)
{
    const QPalette &palette = option->palette;
    if (option->features.testFlag(QStyleOptionButton::Flat)) {
        const bool isDown = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
        if (isDown || has(option, QStyle::State_MouseOver)) {
            drawBox(painter, option->rect, colour(isDown ? Role::Separator : Role::Hover, palette),
                    Qt::transparent);
        }
        return;
    }
    const bool isEnabled = has(option, QStyle::State_Enabled);
    if (isEnabled && option->features.testFlag(QStyleOptionButton::DefaultButton)) {
        QColor fill = colour(Role::Accent, palette);
        if (has(option, QStyle::State_Sunken)) {
            fill = fill.darker(115);
        } else if (has(option, QStyle::State_MouseOver)) {
            fill = fill.darker(106);
        }
        drawBox(painter, option->rect, fill, fill);
        return;
    }
    Role fill = Role::Raised;
    if (!isEnabled) {
        fill = Role::Window;
    } else if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On)) {
        fill = Role::Separator;
    } else if (has(option, QStyle::State_MouseOver)) {
        fill = Role::Hover;
    }
    drawField(painter, option, option->rect, colour(fill, palette));
}

void drawToolButton(QPainter *painter, const QStyleOption *option)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    if (isEnabled && has(option, QStyle::State_On)) {
        drawBox(painter, option->rect, colour(Role::Selection, option->palette), Qt::transparent);
    } else if (isEnabled && has(option, QStyle::State_Sunken)) {
        drawBox(painter, option->rect, colour(Role::Separator, option->palette), Qt::transparent);
    } else if (isEnabled && has(option, QStyle::State_MouseOver)) {
        drawBox(painter, option->rect, colour(Role::Hover, option->palette), Qt::transparent);
    }
}

void drawCheck(QPainter *painter, const QStyleOption *option, bool isRound)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isOn = has(option, QStyle::State_On);
    const QPalette &palette = option->palette;
    const QColor accent = colour(isEnabled ? Role::Accent : Role::Outline, palette);
    const QColor edge = isOn || has(option, QStyle::State_HasFocus) ? accent : colour(Role::Outline, palette);
    const QColor fill = isOn ? accent : colour(isEnabled ? Role::Panel : Role::Window, palette);
    const QRect box = option->rect;
    drawBox(painter, box, fill, edge, has(option, QStyle::State_HasFocus) ? 1.5 : 1,
            isRound ? box.width() / 2.0 : 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF area(box);
    painter->setPen(QPen(colour(Role::OnAccent, palette), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isRound && isOn) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour(Role::OnAccent, palette));
        painter->drawEllipse(area.center(), area.width() * 0.2, area.width() * 0.2);
    } else if (isOn) {
        const auto at = [&](double x, double y) {
            return area.topLeft() + QPointF(area.width() * x, area.height() * y);
        };
        painter->drawPolyline(QPolygonF{at(0.25, 0.53), at(0.43, 0.70), at(0.76, 0.32)});
    } else if (has(option, QStyle::State_NoChange)) {
        painter->setPen(QPen(accent, 1.75));
        painter->drawLine(QPointF(area.left() + 4, area.center().y()),
                          QPointF(area.right() - 4, area.center().y()));
    }
    painter->restore();
}

void drawTab(QPainter *painter, const QStyleOptionTab *option)
{
    const bool isSelected = has(option, QStyle::State_Selected);
    const QRect rect = option->rect;
    if (isSelected) {
        const bool isSouth =
            option->shape == QTabBar::RoundedSouth || option->shape == QTabBar::TriangularSouth;
        painter->fillRect(rect, colour(Role::Panel, option->palette));
        const QRect mark(rect.left(), isSouth ? rect.bottom() - 1 : rect.top(), rect.width(), 2);
        painter->fillRect(mark, colour(Role::Accent, option->palette));
    } else if (has(option, QStyle::State_MouseOver)) {
        painter->fillRect(rect, colour(Role::Hover, option->palette));
    }
}

void drawHeaderSection(QPainter *painter, const QStyleOptionHeader *option)
{
    const bool isHovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter->fillRect(option->rect, colour(isHovered ? Role::Hover : Role::Panel, option->palette));
    const QColor line = colour(Role::Separator, option->palette);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), line);
    if (option->orientation == Qt::Horizontal && option->position != QStyleOptionHeader::End &&
        option->position != QStyleOptionHeader::OnlyOneSection) {
        painter->fillRect(QRect(option->rect.right(), option->rect.top() + 6, 1, option->rect.height() - 12),
                          line);
    }
}

} // namespace

InsiteStyle::InsiteStyle()
    : QProxyStyle(u"fusion"_s)
{
}

void InsiteStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButton(painter, button);
        }
        return;
    case PE_PanelButtonTool:
        drawToolButton(painter, option);
        return;
    case PE_FrameFocusRect:
        drawBox(painter, option->rect, Qt::transparent, colour(Role::Accent, palette), 1.5);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameTabBarBase:
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            drawField(painter, option, option->rect, palette.color(QPalette::Base));
        } else {
            painter->fillRect(option->rect, palette.brush(QPalette::Base));
        }
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, groundOf(widget, palette));
        return;
    case PE_FrameLineEdit:
        return; // the panel has drawn it
    case PE_Frame:
    case PE_FrameDockWidget:
    case PE_FrameTabWidget: {
        painter->save();
        painter->setPen(colour(Role::Separator, palette));
        painter->drawRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
        painter->restore();
        return;
    }
    case PE_FrameGroupBox:
        drawBox(painter, option->rect, Qt::transparent, colour(Role::Separator, palette));
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colour(Role::Raised, palette));
        painter->save();
        painter->setPen(colour(Role::Separator, palette));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(painter, option, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(painter, option, true);
        return;
    case PE_IndicatorBranch:
        if (has(option, State_Children)) {
            drawChevron(painter, option->rect,
                        has(option, State_Open) ? u"chevron-down"_s : u"chevron-right"_s, true);
        }
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowRight:
    case PE_IndicatorArrowLeft: {
        static constexpr const char16_t *kNames[] = {u"chevron-down", u"chevron-left", u"chevron-right",
                                                     u"chevron-up"};
        drawChevron(painter, option->rect, QString::fromUtf16(kNames[element - PE_IndicatorArrowDown]),
                    has(option, State_Enabled));
        return;
    }
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->sortIndicator != QStyleOptionHeader::None) {
            drawChevron(painter, option->rect,
                        header->sortIndicator == QStyleOptionHeader::SortUp ? u"chevron-down"_s
                                                                            : u"chevron-up"_s,
                        true);
        }
        return;
    case PE_PanelItemViewItem:
        // Rows are filled whole by PE_PanelItemViewRow in trees; lists and tables have items only.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush) {
                painter->fillRect(option->rect, item->backgroundBrush);
            }
            if (has(option, State_Selected)) {
                painter->fillRect(option->rect, palette.brush(QPalette::Highlight));
            } else if (has(option, State_MouseOver)) {
                painter->fillRect(option->rect, colour(Role::Hover, palette));
            }
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void InsiteStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    switch (element) {
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderSection(painter, header);
        }
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colour(Role::Panel, palette));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colour(Role::Separator, palette));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader quiet(*header);
            quiet.palette.setColor(QPalette::ButtonText, colour(Role::QuietText, palette));
            quiet.palette.setColor(QPalette::WindowText, colour(Role::QuietText, palette));
            quiet.state &= ~State_On; // no bold heading for the selected column: it would change its width
            QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            drawTab(painter, tab);
        }
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, palette.brush(QPalette::Window));
        if (has(option, State_MouseOver)) {
            painter->fillRect(option->rect, colour(Role::Separator, palette));
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
            has(option, State_Enabled) && !button->features.testFlag(QStyleOptionButton::Flat)) {
            QStyleOptionButton onAccent(*button);
            onAccent.palette.setColor(QPalette::ButtonText, colour(Role::OnAccent, palette));
            onAccent.icon = tinted(button->icon, button->iconSize, colour(Role::OnAccent, palette), widget);
            QProxyStyle::drawControl(element, &onAccent, painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QStyleOptionComboBox fitting(*combo);
            fitting.currentText = elided(*combo, widget);
            QProxyStyle::drawControl(element, &fitting, painter, widget);
            return;
        }
        break;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint centre = frame->rect.center();
            painter->fillRect(frame->frameShape == QFrame::HLine
                                  ? QRect(frame->rect.left(), centre.y(), frame->rect.width(), 1)
                                  : QRect(centre.x(), frame->rect.top(), 1, frame->rect.height()),
                              colour(Role::Separator, palette));
            return;
        }
        break;
    case CE_ProgressBarGroove:
        drawBox(painter, option->rect, colour(Role::Separator, palette), Qt::transparent);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

QString InsiteStyle::elided(const QStyleOptionComboBox &combo, const QWidget *widget) const
{
    constexpr int kInset = 1;
    constexpr int kIconGap = 4;
    int room =
        proxy()->subControlRect(CC_ComboBox, &combo, SC_ComboBoxEditField, widget).width() - 2 * kInset;
    if (!combo.currentIcon.isNull())
        room -= combo.iconSize.width() + kIconGap;
    return combo.fontMetrics.elidedText(combo.currentText, Qt::ElideRight, room);
}

void InsiteStyle::drawMenuButton(const QStyleOptionToolButton *option, QPainter *painter,
                                 const QWidget *widget) const
{
    QStyleOptionToolButton face(*option);
    face.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    face.icon = {};
    face.text.clear();
    QProxyStyle::drawComplexControl(CC_ToolButton, &face, painter, widget);
    const QRect inner = option->rect.adjusted(1, 1, -1, -1);
    const QRect arrow(inner.right() + 1 - kMenuArrow, inner.top(), kMenuArrow, inner.height());
    QStyleOptionToolButton label(*option);
    label.rect = visualRect(option->direction, inner, inner.adjusted(0, 0, -kMenuArrow, 0));
    proxy()->drawControl(CE_ToolButtonLabel, &label, painter, widget);
    drawChevron(painter, visualRect(option->direction, inner, arrow), u"chevron-down"_s,
                has(option, State_Enabled));
}

void InsiteStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool isHovered = has(option, State_MouseOver) && has(option, State_Enabled);
    const QColor fill = combo && combo->editable
                            ? option->palette.color(QPalette::Base)
                            : colour(isHovered ? Role::Hover : Role::Raised, option->palette);
    if (!combo || combo->frame) {
        drawField(painter, option, option->rect,
                  has(option, State_Enabled) ? fill : option->palette.color(QPalette::Window));
    }
    const QRect arrow = option->direction == Qt::RightToLeft
                            ? QRect(option->rect.left() + 4, option->rect.top(), 20, option->rect.height())
                            : QRect(option->rect.right() - 23, option->rect.top(), 20, option->rect.height());
    drawChevron(painter, arrow, u"chevron-down"_s, has(option, State_Enabled));
}

void InsiteStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                                const QWidget *widget) const
{
    painter->fillRect(option->rect, groundOf(widget, option->palette));
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->minimum == slider->maximum) {
        return;
    }
    const bool isActive =
        slider->activeSubControls.testFlag(SC_ScrollBarSlider) && has(option, State_Enabled);
    QColor fill = colour(isActive ? Role::QuietText : Role::Outline, option->palette);
    fill.setAlphaF(isActive ? 0.9F : 0.7F);
    const int inset = isActive ? 2 : 3;
    const QRect rect = proxy()
                           ->subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget)
                           .adjusted(inset, inset, -inset, -inset);
    drawBox(painter, rect, fill, Qt::transparent, 0, std::min(rect.width(), rect.height()) / 2.0);
}

void InsiteStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(option, painter);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && hasMenuArrow(*button)) {
            drawMenuButton(button, painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        drawField(painter, option, option->rect, option->palette.color(QPalette::Base));
        for (const auto part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
            if (option->subControls.testFlag(part)) {
                const QRect rect = proxy()->subControlRect(CC_SpinBox, option, part, widget);
                drawChevron(painter, rect, part == SC_SpinBoxUp ? u"chevron-up"_s : u"chevron-down"_s,
                            has(option, State_Enabled));
            }
        }
        return;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon InsiteStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_TitleBarNormalButton:
        return icon(u"arrows-maximize"_s, Role::QuietText);
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(u"x"_s, Role::QuietText);
    case SP_LineEditClearButton:
        return icon(u"x"_s, Role::QuietText);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(u"dots"_s);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace insite::theme
