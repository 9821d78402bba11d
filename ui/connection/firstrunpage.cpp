// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/firstrunpage.h"

#include "connection/recentprofiles.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::connection {

namespace {

constexpr int kColumnWidth = 480;

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FirstRunPage::FirstRunPage(RecentProfiles &recent, QWidget *parent)
    : QWidget(parent)
    , m_recent(recent)
    , m_recentBox(new QWidget(this))
    , m_list(new QListWidget(m_recentBox))
{
    setObjectName(u"firstRunPage"_s);
    auto *column = new QWidget(this);
    column->setFixedWidth(kColumnWidth);
    auto *title = paragraph(tr("See your meters live"), column);
    title->setFont(theme::font(theme::TypeStep::Headline));
    auto *create = new QPushButton(theme::icon(u"plus"_s, theme::Role::OnAccent), tr("&Connect…"), column);
    create->setToolTip(tr("Set up a new connection: user name, password and customer (%1)")
                           .arg(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText)));
    create->setObjectName(u"createProfile"_s);
    create->setDefault(true);
    create->setFocus(); // where the keyboard begins, once the window is there
    connect(create, &QPushButton::clicked, this, &FirstRunPage::createRequested);
    auto *open = new QPushButton(theme::icon(u"folder-open"_s), tr("&Open a profile's file…"), column);
    open->setObjectName(u"openProfile"_s);
    connect(open, &QPushButton::clicked, this, &FirstRunPage::openRequested);

    m_demo = new QPushButton(theme::icon(u"player-play"_s), tr("&Try the demo"), column);
    m_demo->setObjectName(u"tryDemo"_s);
    m_demo->setToolTip(tr("Start a simulated platform on this computer and open its meters"));
    connect(m_demo, &QPushButton::clicked, this, &FirstRunPage::demoRequested);
    m_demoWords = paragraph({}, column);
    m_demoWords->setObjectName(u"demoWords"_s);

    m_list->setObjectName(u"recentProfiles"_s);
    m_list->setAccessibleName(tr("Recent profiles"));
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit profileChosen(item->data(Qt::UserRole).toString()); });
    auto *recentLayout = new QVBoxLayout(m_recentBox);
    recentLayout->setContentsMargins(0, 0, 0, 0);
    recentLayout->addWidget(paragraph(tr("Recent profiles"), m_recentBox));
    recentLayout->addWidget(m_list);

    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(title);
    layout->addWidget(paragraph(tr("A profile says which broker to ask, as whom, and for which customers. "
                                   "Its password is asked for when you connect."),
                                column));
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(create);
    layout->addWidget(open);
    layout->addSpacing(theme::kGroupGap);
    layout->addWidget(m_recentBox);
    layout->addWidget(
        paragraph(tr("No account yet? The demo runs a simulated platform on this computer, with a "
                     "real broker and made-up meters. Nothing leaves the computer, and nothing of it "
                     "is kept."),
                  column));
    layout->addWidget(m_demo);
    layout->addWidget(m_demoWords);
    showDemo({}, false);

    // Stretches, not an alignment: an aligned widget is not asked how high its wrapped lines are.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(middle);
    outer->addStretch(3);
    connect(&m_recent, &RecentProfiles::changed, this, &FirstRunPage::showRecent);
    showRecent();
}

FirstRunPage::~FirstRunPage() = default;

void FirstRunPage::showDemo(const QString &sentence, bool isBusy)
{
    m_demo->setEnabled(!isBusy);
    m_demoWords->setText(sentence);
    m_demoWords->setVisible(!sentence.isEmpty());
}

void FirstRunPage::showRecent()
{
    m_list->clear();
    const QStringList paths = m_recent.paths();
    for (const QString &path : paths) {
        auto *item = new QListWidgetItem(theme::icon(u"plug"_s), QFileInfo(path).completeBaseName(), m_list);
        item->setData(Qt::UserRole, path);
        item->setToolTip(QDir::toNativeSeparators(path));
    }
    m_list->setFixedHeight(qMin(5, int(paths.size())) * theme::kRowHeight + theme::kStep);
    m_recentBox->setVisible(!paths.isEmpty());
}

} // namespace insite::connection
