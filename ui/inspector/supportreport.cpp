// SPDX-License-Identifier: GPL-3.0-or-later
#include "inspector/supportreport.h"

#include "inspector/disguise.h"
#include "inspector/prettyjson.h"
#include "protocol/outboundtopic.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSslSocket>
#include <QStringDecoder>
#include <QSysInfo>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::inspector {

namespace {

/// The report is read by the program's makers: English, UTC.
constexpr size_t kMostMeters = 20;
constexpr size_t kMostMalformed = 20;
constexpr qsizetype kMostPayload = 4096;

void addSection(QStringList &lines, const QString &title)
{
    lines.append({QString(), title, QString(title.size(), u'-')});
}

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000, 'f', 3) + u" s"_s;
}

class Report
{
public:
    Report(const SupportFacts &facts, const SupportChoice &choice)
        : m_facts(facts)
        , m_choice(choice)
    {
        if (choice.hidesIds)
            fillDisguise();
    }

    QString text()
    {
        m_lines = {u"Insite Monitor: support report"_s, u"Made at "_s + toIsoUtc(m_facts.at),
                   m_choice.hidesIds ? u"Ids were given other names, the same throughout."_s
                                     : u"Ids stand as they are."_s,
                   u"Passwords and tokens are never part of it."_s};
        addAll(u"Program"_s, m_facts.program);
        addAll(u"Computer"_s, m_facts.system);
        addAll(u"Settings"_s, m_facts.settings + QStringList{u"Times are shown in "_s +
                                                             QString::fromUtf8(m_facts.zone.id())});
        addProfiles();
        addState();
        addFlow();
        addLog();
        addMalformed();
        return m_lines.join(u'\n') + u'\n';
    }

private:
    void fillDisguise()
    {
        for (const settings::Profile &profile : m_facts.profiles) {
            m_disguise.add(u"profile"_s, profile.name);
            m_disguise.add(u"user"_s, profile.username);
            m_disguise.add(u"host"_s, profile.broker.host);
            m_disguise.add(u"client"_s, profile.broker.clientId);
            m_disguise.add(u"gateway"_s, profile.gatewayBaseTopic);
            const QStringList levels = profile.gatewayBaseTopic.split(u'/');
            for (qsizetype level = 2; level < levels.size(); ++level)
                m_disguise.add(u"gateway"_s, levels[level]);
            for (const CustomerId &customer : profile.customers)
                m_disguise.add(u"customer"_s, customer.text());
            if (profile.metadata)
                m_disguise.add(u"api"_s, profile.metadata->baseUrl);
        }
        for (const readings::MeterFlow &meter : m_facts.flow.meters) {
            m_disguise.add(u"customer"_s, meter.customer.text());
            m_disguise.add(u"subscription"_s, meter.subscription.text());
            m_disguise.add(u"meter"_s, meter.meter.text());
        }
        for (const readings::TappedMessage &message : m_facts.malformed) {
            const QStringList levels = message.topic.split(u'/');
            for (qsizetype level = 2; level < levels.size(); ++level)
                m_disguise.add(level == 2 ? u"customer"_s : u"level"_s, levels[level]);
        }
        m_disguise.add(u"person"_s, QDir::home().dirName());
        m_disguise.add(u"computer"_s, QSysInfo::machineHostName());
    }

    [[nodiscard]] QString shown(const QString &text) const
    {
        return m_choice.hidesIds ? m_disguise.applied(text) : text;
    }

    void addAll(const QString &title, const QStringList &lines)
    {
        addSection(m_lines, title);
        for (const QString &line : lines)
            m_lines.append(shown(line));
    }

    void addProfiles()
    {
        addSection(m_lines, u"Profiles"_s);
        if (m_facts.profiles.isEmpty())
            m_lines.append(u"None is open."_s);
        for (const settings::Profile &profile : m_facts.profiles)
            m_lines.append(shown(QString::fromUtf8(settings::printProfile(profile)).trimmed()));
        if (!m_facts.historyPath.isEmpty()) {
            m_lines.append(
                shown(u"History: %1, %2 bytes"_s.arg(m_facts.historyPath).arg(m_facts.historyBytes)));
        }
    }

    void addState()
    {
        addSection(m_lines, u"Connection and totals"_s);
        if (m_facts.state && !m_facts.profiles.isEmpty()) {
            const session::SessionState &state = *m_facts.state;
            for (const QString &line :
                 {session::phaseSentence(state, m_facts.at),
                  session::failureSentence(state.failure, m_facts.profiles.first()), state.failure.detail}) {
                if (!line.isEmpty())
                    m_lines.append(shown(line));
            }
            for (const session::RefusedCustomer &refused : state.refused)
                m_lines.append(shown(session::refusalSentence(refused)));
        }
        const readings::Totals &totals = m_facts.totals;
        m_lines.append(
            u"Received %1, stored %2, duplicates %3, revisions %4, unknown version %5, malformed %6"_s
                .arg(totals.received)
                .arg(totals.stored)
                .arg(totals.duplicates)
                .arg(totals.revisions)
                .arg(totals.unknown)
                .arg(totals.malformed));
        const readings::AcknowledgementTimes &times = m_facts.flow.acknowledgements;
        m_lines.append(u"From arrival until stored: half within %1, 95 % within %2, longest %3"_s.arg(
            seconds(times.within(0.5)), seconds(times.within(0.95)), seconds(times.longest())));
    }

    void addFlow()
    {
        addSection(m_lines, u"Who sends most"_s);
        std::vector<readings::MeterFlow> meters = m_facts.flow.meters;
        const size_t shownMeters = std::min(meters.size(), kMostMeters);
        std::ranges::partial_sort(meters, meters.begin() + std::ptrdiff_t(shownMeters),
                                  std::ranges::greater(),
                                  [](const readings::MeterFlow &meter) { return meter.flow.messages(); });
        m_lines.append(u"%1 of %2 meters"_s.arg(shownMeters).arg(meters.size()));
        meters.resize(shownMeters);
        for (const readings::MeterFlow &meter : meters) {
            const QString whose =
                QStringList{meter.customer.text(), meter.subscription.text(), meter.meter.text()}.join(u'/');
            m_lines.append(u"%1: %2 messages, %3 bytes, %4 no readings, %5 messages/s"_s.arg(shown(whose))
                               .arg(meter.flow.messages())
                               .arg(meter.flow.bytes())
                               .arg(meter.flow.noReadings())
                               .arg(meter.flow.rate(m_facts.at).messages, 0, 'f', 3));
        }
        if (m_facts.flow.strangers.messages() > 0)
            m_lines.append(
                u"Topics that are no meter's: %1 messages"_s.arg(m_facts.flow.strangers.messages()));
    }

    void addLog()
    {
        addSection(m_lines, u"Connection log"_s);
        for (const ConnectionLogModel::Entry &entry : m_facts.log) {
            m_lines.append(shown(u"%1  %2  %3"_s.arg(toIsoUtc(entry.at), entry.profile,
                                                     ConnectionLogModel::sentence(entry, QTimeZone::utc()))));
            if (!entry.detail.isEmpty())
                m_lines.append(shown(u"    "_s + entry.detail));
        }
    }

    void addMalformed()
    {
        addSection(m_lines, u"Malformed messages"_s);
        if (!m_choice.withPayloads) {
            m_lines.append(u"Their payloads are left out."_s);
            return;
        }
        const size_t skipped = m_facts.malformed.size() - std::min(m_facts.malformed.size(), kMostMalformed);
        for (size_t i = skipped; i < m_facts.malformed.size(); ++i) {
            const readings::TappedMessage &message = m_facts.malformed[i];
            m_lines.append(shown(u"%1  %2"_s.arg(toIsoUtc(message.receivedAt), message.topic)));
            m_lines.append(shown(message.reason));
            m_lines.append(shown(payloadText(message.payload.left(kMostPayload))));
        }
    }

    static QString payloadText(const QByteArray &payload)
    {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(payload);
        return decoder.hasError() || text.contains(QChar(u'\0')) ? hexLines(payload) : text;
    }

    const SupportFacts &m_facts;
    const SupportChoice m_choice;
    Disguise m_disguise;
    QStringList m_lines;
};

} // namespace

QString supportReport(const SupportFacts &facts, const SupportChoice &choice,
                      const settings::Redactor &redactor)
{
    return redactor.redacted(Report(facts, choice).text());
}

QStringList programFacts()
{
    return {u"%1 %2"_s.arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion()),
            u"Qt %1 (built with %2)"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
            u"TLS: "_s + QSslSocket::sslLibraryVersionString(), u"ABI: "_s + QSysInfo::buildAbi()};
}

QStringList systemFacts()
{
    QStringList facts{QSysInfo::prettyProductName(),
                      u"%1 %2, %3"_s.arg(QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                                         QSysInfo::currentCpuArchitecture()),
                      u"Language %1, time zone %2"_s.arg(QLocale().name(),
                                                         QString::fromLatin1(QTimeZone::systemTimeZoneId())),
                      u"Platform "_s + QGuiApplication::platformName()};
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        facts.append(u"Screen %1 × %2, scale %3"_s.arg(screen->size().width())
                         .arg(screen->size().height())
                         .arg(screen->devicePixelRatio()));
    }
    return facts;
}

} // namespace insite::inspector
