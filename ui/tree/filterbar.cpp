// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/filterbar.h"

#include "theme/icon.h"
#include "theme/metrics.h"
#include "tree/metertreemodel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::tree {

namespace {

/// Milliseconds; below what a person notices, above the distance of two keys.
constexpr int kTypingPause = 80;

} // namespace

FilterBar::FilterBar(const MeterTreeModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_row(new QHBoxLayout)
    , m_search(new QLineEdit(this))
    , m_menu(new QMenu(this))
    , m_pause(new QTimer(this))
{
    createSearch();
    m_row->setSpacing(theme::kStep);
    m_row->addWidget(m_search, 1);
    m_stale = addToggle(u"staleOnly"_s, u"clock"_s, tr("Stale only"),
                        tr("Only registers that are stale or silent, and meters that were never heard of"));
    connect(m_stale, &QToolButton::toggled, this, [this](bool isStaleOnly) {
        if (isStaleOnly)
            m_chosen.quality.reset();
        announce();
    });
    m_pinned = addToggle(u"pinnedOnly"_s, u"pin"_s, tr("Pinned only"),
                         tr("Only what is pinned (P pins the selected rows)"));
    connect(m_pinned, &QToolButton::toggled, this, &FilterBar::announce);
    m_more = addToggle(u"moreFilters"_s, u"filter"_s, tr("By quality, utility or installation"),
                       tr("Only registers of a quality, or meters of a utility or an installation, as the "
                          "metadata tells them"));
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    createChosenStrip();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kGroupGap, theme::kGroupGap, theme::kGroupGap, theme::kGroupGap);
    layout->setSpacing(theme::kStep);
    layout->addLayout(m_row);
    layout->addWidget(m_chosenStrip);
    setFocusProxy(m_search);
}

void FilterBar::createSearch()
{
    m_search->setObjectName(u"meterFilter"_s);
    m_search->setPlaceholderText(tr("Search meters"));
    m_search->setAccessibleName(tr("Search meters"));
    m_search->setToolTip(tr("Shows the rows whose names, ids, labels or units hold all words (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme::icon(u"search"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kTypingPause);
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &FilterBar::announce);
}

void FilterBar::createChosenStrip()
{
    m_chosenStrip = new QWidget(this);
    m_chosenWords = new QLabel(m_chosenStrip);
    m_chosenWords->setObjectName(u"chosenFilters"_s);
    m_chosenWords->setTextFormat(Qt::PlainText);
    // A long name must not widen the dock.
    m_chosenWords->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *all = new QToolButton(m_chosenStrip);
    all->setObjectName(u"showAll"_s);
    all->setIcon(theme::icon(u"x"_s));
    all->setIconSize({theme::kIconSmall, theme::kIconSmall});
    all->setText(tr("Show all"));
    all->setToolTip(tr("Take all filters away"));
    all->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    all->setAutoRaise(true);
    all->setFocusPolicy(Qt::TabFocus);
    connect(all, &QToolButton::clicked, this, &FilterBar::clear);
    auto *layout = new QHBoxLayout(m_chosenStrip);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_chosenWords, 1);
    layout->addWidget(all);
    m_chosenStrip->hide();
}

QToolButton *FilterBar::addToggle(const QString &name, const QString &icon, const QString &text,
                                  const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(icon));
    button->setIconSize({theme::kIconSmall, theme::kIconSmall});
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

void FilterBar::addButton(QToolButton *button)
{
    m_row->addWidget(button);
}

MeterFilter FilterBar::filter() const
{
    MeterFilter filter = m_chosen;
    filter.words = m_search->text().simplified().split(u' ', Qt::SkipEmptyParts);
    filter.staleOnly = m_stale->isChecked();
    filter.pinnedOnly = m_pinned->isChecked();
    return filter;
}

void FilterBar::clear()
{
    m_search->clear();
    m_chosen = {};
    m_stale->setChecked(false);
    m_pinned->setChecked(false);
    announce();
}

void FilterBar::showQuality(theme::Quality quality)
{
    const QSignalBlocker one(m_search);
    const QSignalBlocker two(m_stale);
    const QSignalBlocker three(m_pinned);
    m_search->clear();
    m_stale->setChecked(false);
    m_pinned->setChecked(false);
    m_chosen = {};
    m_chosen.quality = quality;
    announce();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::announce()
{
    m_pause->stop();
    m_more->setChecked(!m_chosen.isEmpty());
    m_chosenWords->setText(chosenWords());
    m_chosenWords->setToolTip(m_chosenWords->text());
    m_chosenStrip->setVisible(!m_chosen.isEmpty());
    emit filterChanged(filter());
}

/// "Only late, Water, Hall 4".
QString FilterBar::chosenWords() const
{
    QStringList words;
    if (m_chosen.quality)
        words.append(theme::qualityWord(*m_chosen.quality));
    if (!m_chosen.utility.isEmpty())
        words.append(m_chosen.utility);
    if (!m_chosen.installation.isEmpty()) {
        const auto installations = m_model.installations();
        const auto named =
            std::find_if(installations.cbegin(), installations.cend(),
                         [this](const auto &each) { return each.first == m_chosen.installation; });
        words.append(named == installations.cend() ? m_chosen.installation : named->second);
    }
    return tr("Only %1").arg(words.join(u", "_s));
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    addQualities();
    const auto utilities = m_model.utilities();
    const auto installations = m_model.installations();
    if (utilities.isEmpty() && installations.isEmpty()) {
        m_menu->addAction(tr("The metadata tells no utilities or installations yet"))->setEnabled(false);
        return;
    }
    QList<std::pair<QString, QString>> choices;
    for (const QString &utility : utilities)
        choices.append({utility, utility});
    addChoices(tr("Utility"), choices, &MeterFilter::utility);
    addChoices(tr("Installation"), installations, &MeterFilter::installation);
}

void FilterBar::addQualities()
{
    using theme::Quality;
    QMenu *menu = m_menu->addMenu(tr("Quality"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](std::optional<Quality> quality, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_chosen.quality == quality);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, quality] {
            m_chosen.quality = quality;
            const QSignalBlocker quiet(m_stale);
            m_stale->setChecked(false);
            announce();
        });
    };
    add({}, tr("Any"));
    add(Quality::Fresh, tr("Fresh"));
    add(Quality::Late, tr("Late"));
    add(Quality::Stale, tr("Stale"));
    add(Quality::Silent, tr("Silent"));
    add(Quality::Never, tr("Never heard of"));
    add(Quality::Error, tr("Beyond a limit"));
}

void FilterBar::addChoices(const QString &title, const QList<std::pair<QString, QString>> &choices,
                           QString MeterFilter::*field)
{
    if (choices.isEmpty())
        return;
    QMenu *menu = m_menu->addMenu(title);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &value, QString text) {
        QAction *action = menu->addAction(text.replace(u'&', "&&"_L1));
        action->setCheckable(true);
        action->setChecked(m_chosen.*field == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, field, value] {
            m_chosen.*field = value;
            announce();
        });
    };
    add({}, tr("Any"));
    for (const auto &[value, text] : choices)
        add(value, text);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            announce();
            emit firstMatchRequested();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace insite::tree
