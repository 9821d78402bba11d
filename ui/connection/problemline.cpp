// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/problemline.h"

#include "theme/icon.h"
#include "theme/iconlabel.h"
#include "theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace insite::connection {

ProblemLine::ProblemLine(const QString &name, int lines, QWidget *parent)
    : QWidget(parent)
    , m_sign(new theme::IconLabel(theme::kIconSmall, this))
    , m_words(new QLabel(this))
{
    m_words->setObjectName(name);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(lines * m_words->fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kStep);
    layout->addWidget(m_sign, 0, Qt::AlignTop);
    layout->addWidget(m_words, 1);
    m_sign->hide();
}

ProblemLine::~ProblemLine() = default;

void ProblemLine::say(const QString &sentence, Weight weight)
{
    m_words->setText(sentence);
    m_weight = weight;
    m_sign->setVisible(!sentence.isEmpty() && weight != Weight::Remark);
    colour();
}

void ProblemLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_words)
        colour();
}

void ProblemLine::colour()
{
    if (m_weight == Weight::Error)
        m_sign->setIcon(theme::icon(u"alert-circle"_s, theme::Role::Error));
    else
        m_sign->setIcon(theme::icon(u"alert-triangle"_s, theme::Role::Late));
    QPalette words = palette();
    const theme::Role role = m_weight == Weight::Error ? theme::Role::Error : theme::Role::Text;
    words.setColor(QPalette::WindowText, theme::colour(role, words));
    m_words->setPalette(words);
}

} // namespace insite::connection
