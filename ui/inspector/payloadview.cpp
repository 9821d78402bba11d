// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/payloadview.h"

#include "inspector/messagewords.h"
#include "inspector/prettyjson.h"
#include "protocol/outboundtopic.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "theme/valueformat.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringDecoder>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

constexpr int kPayloadLines = 7;

QLabel *words(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

QToolButton *button(const QString &name, const QString &icon, const QString &text, const QString &toolTip,
                    QWidget *parent)
{
    auto *result = new QToolButton(parent);
    result->setObjectName(name);
    result->setText(text);
    result->setIcon(theme::icon(icon));
    result->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    result->setToolTip(toolTip);
    result->setAccessibleName(toolTip);
    return result;
}

QString factsText(const readings::TappedMessage &message, const QTimeZone &zone)
{
    const auto timeText = [&zone](Instant at) -> QString {
        return theme::formatLocalTime(at, zone, QLocale()) + u" ("_s + toIsoUtc(at) + u')';
    };
    QStringList lines{PayloadView::tr("Topic: %1").arg(message.topic),
                      PayloadView::tr("Arrived: %1").arg(timeText(message.receivedAt))};
    if (message.reading) {
        const Reading &reading = *message.reading;
        lines.append(reading.measuredFrom
                         ? PayloadView::tr("Measured: %1 to %2")
                               .arg(timeText(*reading.measuredFrom), timeText(reading.measuredAt))
                         : PayloadView::tr("Measured: %1").arg(timeText(reading.measuredAt)));
        lines.append(PayloadView::tr("Register %1, value %2, version %3")
                         .arg(reading.key.registerId.text(), theme::formatExact(reading.value, QLocale()))
                         .arg(reading.schemaVersion));
    }
    if (message.keptAt != Instant()) {
        lines.append(PayloadView::tr("Kept, and free to be acknowledged, after %1")
                         .arg(lagText(message.keptAt - message.receivedAt)));
    }
    return lines.join(u'\n');
}

bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar(u'\0'));
}

} // namespace

PayloadView::PayloadView(QWidget *parent)
    : QWidget(parent)
    , m_hint(new QLabel(tr("Select a message to see all of it."), this))
    , m_all(new QWidget(this))
{
    setObjectName(u"payloadView"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_sentence = words(u"messageSentence"_s, m_all);
    m_facts = words(u"messageFacts"_s, m_all);
    m_facts->setFont(theme::tabularFont(m_facts->font()));
    m_cut = words(u"messageCut"_s, m_all);
    m_payload = new QPlainTextEdit(m_all);
    m_payload->setObjectName(u"messagePayload"_s);
    m_payload->setAccessibleName(tr("Payload"));
    m_payload->setReadOnly(true);
    m_payload->setTabChangesFocus(true);
    m_payload->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    auto *layout = new QVBoxLayout(m_all);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_sentence);
    layout->addWidget(createButtons());
    layout->addWidget(m_cut);
    layout->addWidget(m_payload, 1);
    layout->addWidget(m_facts);
    m_payload->setMinimumHeight(kPayloadLines * m_payload->fontMetrics().lineSpacing());
    layout->setContentsMargins(theme::kGroupGap, theme::kStep, theme::kGroupGap, theme::kStep);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_all);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_all->setAutoFillBackground(false);
    // Nothing is cut off at the side, however little room the table leaves.
    setMinimumWidth(m_all->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width());
    m_hint->setMargin(theme::kViewMargin);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_hint, 1);
    outer->addWidget(m_scroll, 1);
    clear();
}

PayloadView::~PayloadView() = default;

QWidget *PayloadView::createButtons()
{
    auto *box = new QWidget(m_all);
    m_formatted = button(u"messageFormatted"_s, u"list-tree"_s, tr("Laid out"),
                         tr("Lay the JSON out, a line for each member; off: as it came"), box);
    m_formatted->setCheckable(true);
    m_formatted->setChecked(true);
    connect(m_formatted, &QToolButton::toggled, this, &PayloadView::showPayload);
    auto *copyPayload =
        button(u"copyPayload"_s, u"copy"_s, tr("Payload"), tr("Copy the payload as it came"), box);
    connect(copyPayload, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(m_message.payload)); });
    auto *copyTopic = button(u"copyTopic"_s, u"copy"_s, tr("Topic"), tr("Copy the topic"), box);
    connect(copyTopic, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_message.topic); });
    m_tree =
        button(u"messageInTree"_s, u"list-tree"_s, tr("Show in tree"), tr("Find its meter in the tree"), box);
    connect(m_tree, &QToolButton::clicked, this, &PayloadView::showInTreeRequested);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_formatted);
    layout->addWidget(copyPayload);
    layout->addWidget(copyTopic);
    layout->addStretch(1);
    layout->addWidget(m_tree);
    return box;
}

void PayloadView::show(const readings::TappedMessage &message)
{
    m_message = message;
    m_hint->hide();
    m_scroll->show();
    m_sentence->setText(verdictSentence(message));
    m_facts->setText(factsText(message, m_zone));
    m_cut->setVisible(message.isCut());
    m_cut->setText(
        tr("Cut: these are the first %1 of %2 bytes; the rest was not kept.")
            .arg(QLocale().toString(message.payload.size()), QLocale().toString(message.payloadBytes)));
    m_tree->setEnabled(protocol::parseOutboundTopic(message.topic).has_value());
    showPayload();
}

void PayloadView::clear()
{
    m_message = {};
    m_scroll->hide();
    m_hint->show();
}

void PayloadView::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_facts->setText(factsText(m_message, zone));
}

void PayloadView::showPayload()
{
    const QByteArray &payload = m_message.payload;
    const auto pretty = m_formatted->isChecked() ? prettyJson(payload) : std::nullopt;
    if (payload.isEmpty())
        m_payload->setPlainText({});
    else if (pretty)
        m_payload->setPlainText(*pretty);
    else
        m_payload->setPlainText(isText(payload) ? QString::fromUtf8(payload) : hexLines(payload));
    m_payload->setPlaceholderText(tr("The payload is empty."));
}

} // namespace insite::inspector
