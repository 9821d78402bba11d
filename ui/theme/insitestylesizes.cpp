// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are and where their parts lie; what they look like stands in insitestyle.cpp.
#include "theme/insitestyle.h"
#include "theme/metrics.h"

#include <QDialog>
#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QStyleOption>

#include <algorithm>

namespace insite::theme {

namespace {

constexpr int kScrollBarWidth = 12;
constexpr int kShortestSlider = 32;
constexpr int kFrameOfAWindow = 48;                       ///< Its title and edges, at most.
constexpr const char *kGivenHeight = "insiteGivenHeight"; ///< Of a dialog: as giveHeight() left it.

/// As much as its layout wants and the screen has; never less than it has.
void giveHeight(QDialog &dialog)
{
    const QLayout &layout = *dialog.layout();
    const int wanted = layout.hasHeightForWidth() ? layout.totalHeightForWidth(dialog.width())
                                                  : layout.totalSizeHint().height();
    const int room = dialog.screen()->availableGeometry().height() - kFrameOfAWindow;
    if (dialog.height() < std::min(wanted, room))
        dialog.resize(dialog.width(), std::min(wanted, room));
    dialog.setProperty(kGivenHeight, dialog.height());
}

} // namespace

void InsiteStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QDialog *>(widget))
        widget->installEventFilter(this);
}

bool InsiteStyle::eventFilter(QObject *watched, QEvent *event)
{
    auto *dialog = qobject_cast<QDialog *>(watched);
    if (!dialog || !dialog->layout())
        return QProxyStyle::eventFilter(watched, event);
    // Qt gives a window two thirds of the screen's height at first, and squeezes what needs more.
    if (event->type() == QEvent::Show && !event->spontaneous() && !dialog->testAttribute(Qt::WA_Resized))
        giveHeight(*dialog);
    // Words that come later need more; where a person has chosen the height, it stays.
    if (event->type() == QEvent::LayoutRequest && dialog->isVisible() &&
        dialog->property(kGivenHeight) == dialog->height())
        giveHeight(*dialog);
    return QProxyStyle::eventFilter(watched, event);
}

int InsiteStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return kIconSmall;
    case PM_ToolBarIconSize:
        return kIconMedium;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
    case PM_ToolTipLabelFrameWidth:
        return kStep;
    case PM_ToolBarFrameWidth:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_DockWidgetFrameWidth:
        return 1;
    case PM_MenuVMargin:
        return kStep;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_ScrollBarExtent:
        return kScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return kShortestSlider;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kGroupGap;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? kViewMargin : kGroupGap;
    case PM_TreeViewIndentation:
        return 12;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return 6;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

bool InsiteStyle::hasMenuArrow(const QStyleOptionToolButton &option)
{
    return option.features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

int InsiteStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ScrollBar_Transient:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize InsiteStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result = {result.width() + kGroupGap, std::max(result.height(), 28)};
        break;
    case CT_SpinBox:
        // As high as the fields beside it.
        result.setHeight(std::max(result.height() - 3, 28));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
        result.setHeight(std::max(result.height(), 28));
        break;
    case CT_ItemViewItem:
        result.setHeight(std::max(result.height(), kRowHeight));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(result.height(), 28));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator) {
            result = {result.width() + kGroupGap, std::max(result.height(), 28)};
        }
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && hasMenuArrow(*button)) {
            result.rwidth() += kMenuArrow - 2;
        }
        result = {std::max(result.width(), 28), std::max(result.height(), 28)};
        break;
    default:
        break;
    }
    return result;
}

QRect InsiteStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        // No arrow buttons: the groove is the whole bar.
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider) {
            return {};
        }
        const bool isHorizontal = slider->orientation == Qt::Horizontal;
        const int length = isHorizontal ? option->rect.width() : option->rect.height();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        int size = length;
        if (range > 0) {
            size = static_cast<int>(qint64(length) * slider->pageStep / (range + slider->pageStep));
            size = std::min(std::max(size, kShortestSlider), length);
        }
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                  length - size, slider->upsideDown);
        const auto along = [&](int from, int extent) {
            return isHorizontal
                       ? QRect(option->rect.left() + from, option->rect.top(), extent, option->rect.height())
                       : QRect(option->rect.left(), option->rect.top() + from, option->rect.width(), extent);
        };
        switch (part) {
        case SC_ScrollBarGroove:
            return option->rect;
        case SC_ScrollBarSlider:
            return along(start, size);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + size, length - start - size);
        default:
            return {};
        }
    }
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_GroupBox && part == SC_GroupBoxFrame) {
        // The title stands above its frame.
        if (const auto *box = qstyleoption_cast<const QStyleOptionGroupBox *>(option);
            box && !box->text.isEmpty())
            rect.setTop(box->rect.top() + box->fontMetrics.height() + kStep);
    }
    return rect;
}

} // namespace insite::theme
