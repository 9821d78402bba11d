// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/messagespanel.h"

#include "connection/connectioncontroller.h"
#include "core/background.h"
#include "inspector/keptmessages.h"
#include "inspector/messagefiltermodel.h"
#include "inspector/messagetable.h"
#include "inspector/messagewords.h"
#include "inspector/payloadview.h"
#include "inspector/subject.h"
#include "metadata/catalogue.h"
#include "readings/recorder.h"
#include "theme/icon.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr int kKeptOfEach = 1000;
constexpr int kNarrowBox = 8;    ///< Characters.
constexpr int kTypingPause = 80; ///< Milliseconds.

QToolButton *button(const QString &name, const QString &icon, const QString &text, QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setObjectName(name);
    result->setText(text);
    result->setIcon(theme::icon(icon));
    result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return result;
}

} // namespace

MessagesPanel::MessagesPanel(QWidget *parent)
    : QWidget(parent)
    , m_filter(new MessageFilterModel(this))
    , m_table(new MessageTable(this))
    , m_payload(new PayloadView(this))
    , m_typing(new QTimer(this))
{
    setObjectName(u"messagesPanel"_s);
    m_filter->setMessages(&m_arriving);
    m_table->setObjectName(u"messages"_s);
    m_table->setAccessibleName(tr("Messages"));
    m_table->setModel(m_filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MessagesPanel::showSelected);
    connect(m_payload, &PayloadView::showInTreeRequested, this, [this] {
        const QModelIndex row = m_filter->mapToSource(m_table->currentIndex());
        if (row.isValid())
            emit showInTreeRequested(m_filter->messages()->keyAt(row.row()));
    });
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingPause);
    connect(m_typing, &QTimer::timeout, this, [this] {
        m_filter->setWords(m_words->text());
        showCount();
    });

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_payload);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(splitter, 1);
    showCount();
}

MessagesPanel::~MessagesPanel()
{
    setSubject(nullptr);
}

QWidget *MessagesPanel::createBar()
{
    auto *bar = new QWidget(this);
    createFilters(bar);
    m_hold = button(u"messageHold"_s, u"player-pause"_s, tr("Hold"), bar);
    m_hold->setCheckable(true);
    m_hold->setToolTip(tr("Keep the list as it is; what arrives meanwhile is gathered and shown afterwards"));
    connect(m_hold, &QToolButton::toggled, this, &MessagesPanel::setHeld);
    m_clear = button(u"messageClear"_s, u"trash"_s, tr("Clear"), bar);
    m_clear->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_clear->setAccessibleName(m_clear->text());
    m_clear->setToolTip(tr("Empty this list; what is stored stays stored"));
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_notKept = 0;
        m_arriving.clear();
        m_kept.clear();
        if (m_source->currentIndex() == Kept)
            readKept();
        showCount();
    });
    m_count = new QLabel(bar);
    m_count->setObjectName(u"messageCount"_s);
    m_count->setFont(theme::tabularFont(m_count->font()));
    // So that nothing jumps while it counts.
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%1 messages").arg(u"20,000"_s)));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_source);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(m_customer);
    layout->addWidget(m_hold);
    layout->addWidget(m_clear);
    layout->addWidget(m_count);
    return bar;
}

void MessagesPanel::createFilters(QWidget *bar)
{
    m_source = new QComboBox(bar);
    m_source->setObjectName(u"messageSource"_s);
    m_source->setAccessibleName(tr("Which messages"));
    m_source->addItems({tr("As they arrive"), tr("Kept in the history")});
    m_source->setItemData(Kept, tr("The messages that are no readings: malformed, or of an unknown version"),
                          Qt::ToolTipRole);
    connect(m_source, &QComboBox::currentIndexChanged, this, &MessagesPanel::setSource);
    m_words = new QLineEdit(bar);
    m_words->setObjectName(u"messageFilter"_s);
    m_words->setPlaceholderText(tr("Filter"));
    m_words->setAccessibleName(tr("Filter messages"));
    m_words->setToolTip(tr("Shows the messages that hold all words in topic, payload, name or reason"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(80);
    m_words->addAction(theme::icon(u"filter"_s, theme::Role::QuietText), QLineEdit::LeadingPosition);
    connect(m_words, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    m_verdict = new QComboBox(bar);
    m_verdict->setObjectName(u"messageVerdict"_s);
    m_verdict->setAccessibleName(tr("Verdict"));
    m_verdict->addItem(tr("All verdicts"));
    using readings::Verdict;
    for (const Verdict verdict : {Verdict::Stored, Verdict::Duplicate, Verdict::Revision,
                                  Verdict::UnknownVersion, Verdict::Malformed})
        m_verdict->addItem(verdictIcon(verdict), verdictWord(verdict), int(verdict));
    connect(m_verdict, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setVerdict(index > 0 ? std::optional(Verdict(m_verdict->currentData().toInt()))
                                       : std::nullopt);
        showCount();
    });
    m_customer = new QComboBox(bar);
    m_customer->setObjectName(u"messageCustomer"_s);
    m_customer->setAccessibleName(tr("Customer"));
    m_customer->addItem(tr("All customers"));
    m_customer->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_customer, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setCustomer(index > 0 ? m_customer->currentText() : QString());
        showCount();
    });
    for (QComboBox *box : {m_source, m_verdict, m_customer})
        box->setMinimumContentsLength(kNarrowBox); // cut off rather than widening the window
}

void MessagesPanel::setSubject(const Subject *subject)
{
    if (m_tap)
        m_tap->setWatched(false);
    ++m_request;
    m_arriving.clear();
    m_kept.clear();
    m_notKept = 0;
    m_tap = subject ? &subject->recorder.tap() : nullptr;
    m_historyPath = subject ? subject->historyPath : QString();
    m_arriving.setCatalogue(subject ? &subject->catalogue : nullptr);
    m_kept.setCatalogue(subject ? &subject->catalogue : nullptr);
    m_payload->clear();
    {
        const QSignalBlocker quiet(m_customer);
        while (m_customer->count() > 1)
            m_customer->removeItem(1);
        if (subject) {
            for (const CustomerId &customer : subject->connection.profile().customers)
                m_customer->addItem(customer.text());
        }
    }
    m_filter->setCustomer({});
    m_hold->setChecked(false);
    setEnabled(subject);
    watch();
    if (m_source->currentIndex() == Kept)
        readKept();
    showCount();
}

void MessagesPanel::watch()
{
    if (!m_tap)
        return;
    const bool isWanted = m_source->currentIndex() == Arriving && (isVisible() || m_hold->isChecked());
    if (m_tap->isWatched() != isWanted)
        m_tap->setWatched(isWanted);
    m_tap->setHeld(m_hold->isChecked());
}

void MessagesPanel::setZone(const QTimeZone &zone)
{
    m_arriving.setZone(zone);
    m_kept.setZone(zone);
    m_payload->setZone(zone);
}

void MessagesPanel::takeFrame()
{
    if (!m_tap || !isVisible() || m_source->currentIndex() != Arriving)
        return;
    if (m_hold->isChecked()) {
        showCount();
        return;
    }
    readings::MessageTap::Taken taken = m_tap->take();
    m_notKept += taken.notKept;
    if (taken.messages.empty())
        return;
    m_arriving.append(std::move(taken.messages));
    showCount();
}

void MessagesPanel::setHeld(bool isHeld)
{
    m_hold->setIcon(theme::icon(isHeld ? u"player-play"_s : u"player-pause"_s));
    m_hold->setText(isHeld ? tr("Go on") : tr("Hold"));
    watch();
    takeFrame();
    showCount();
}

void MessagesPanel::setSource(int source)
{
    const bool isArriving = source == Arriving;
    m_hold->setEnabled(isArriving);
    m_clear->setText(isArriving ? tr("Clear") : tr("Read again"));
    m_clear->setIcon(theme::icon(isArriving ? u"trash"_s : u"refresh"_s));
    m_clear->setToolTip(isArriving ? tr("Empty this list; what is stored stays stored")
                                   : tr("Read what the history holds by now"));
    m_payload->clear();
    m_filter->setMessages(isArriving ? &m_arriving : &m_kept);
    m_table->setArriving(isArriving);
    watch();
    if (!isArriving)
        readKept();
    showCount();
}

void MessagesPanel::showOnly(readings::Verdict verdict)
{
    using readings::Verdict;
    const bool isKept = verdict == Verdict::UnknownVersion || verdict == Verdict::Malformed;
    m_words->clear();
    m_customer->setCurrentIndex(0);
    m_verdict->setCurrentIndex(m_verdict->findData(int(verdict)));
    if (isKept && m_source->currentIndex() == Kept)
        readKept(); // What came since.
    else
        m_source->setCurrentIndex(isKept ? Kept : Arriving);
    m_table->setFocus(Qt::OtherFocusReason);
}

void MessagesPanel::readKept()
{
    if (m_historyPath.isEmpty())
        return;
    const quint64 request = ++m_request;
    runInBackground(
        this, [path = m_historyPath] { return readKeptMessages(path, kKeptOfEach); },
        [this, request](const Result<std::vector<readings::TappedMessage>> &kept) {
            takeKept(request, kept);
        });
}

void MessagesPanel::takeKept(quint64 request, const Result<std::vector<readings::TappedMessage>> &kept)
{
    if (request != m_request)
        return;
    m_kept.clear();
    m_keptProblem = kept ? QString() : kept.error().detail;
    if (kept)
        m_kept.append(*kept);
    showCount();
}

void MessagesPanel::showSelected()
{
    const QModelIndex row = m_filter->mapToSource(m_table->currentIndex());
    if (row.isValid())
        m_payload->show(m_filter->messages()->at(row.row()));
    else
        m_payload->clear();
}

void MessagesPanel::showCount()
{
    const QLocale locale;
    const int all = m_filter->messages()->rowCount();
    QStringList parts{m_filter->isFiltering()
                          ? tr("%1 of %2").arg(locale.toString(m_filter->rowCount()), locale.toString(all))
                          : tr("%1 messages").arg(locale.toString(all))};
    qint64 notKept = m_notKept;
    if (m_tap && m_hold->isChecked()) {
        const auto waiting = m_tap->waiting();
        parts.append(tr("held, %1 waiting").arg(locale.toString(waiting.messages)));
        notKept += waiting.notKept;
    }
    if (notKept > 0)
        parts.append(tr("%1 not kept").arg(locale.toString(notKept)));
    const QString text = parts.join(u" · "_s);
    if (m_count->text() != text)
        m_count->setText(text);
    m_count->setToolTip(tr("The list holds 20,000 messages or 32 MB, whichever comes first"));
    showEmptyText();
}

void MessagesPanel::showEmptyText()
{
    const bool isHidden = m_filter->messages()->rowCount() > 0 && m_filter->rowCount() == 0;
    if (!m_tap)
        m_table->setEmptyText(tr("No profile is open"), tr("Open a profile to see its messages here."));
    else if (isHidden)
        m_table->setEmptyText(tr("No message is as the filter wants it"),
                              tr("Choose “All verdicts” and “All customers”, and empty the search."));
    else if (m_source->currentIndex() == Arriving)
        m_table->setEmptyText(tr("No message yet"),
                              tr("Messages are shown from now on, as soon as they are stored. Connect if "
                                 "none comes."));
    else if (!m_keptProblem.isEmpty())
        m_table->setEmptyText(tr("The history could not be read"), m_keptProblem);
    else
        m_table->setEmptyText(tr("Nothing to worry about"),
                              tr("The history holds no malformed message and none of an unknown version."));
}

void MessagesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watch();
}

void MessagesPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    watch();
}

} // namespace insite::inspector
