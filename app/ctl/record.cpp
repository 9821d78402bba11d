// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/record.h"

#include "ctl/stores.h"
#include "settings/shownzone.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace insite::ctl {

using session::FailureKind;
using session::Phase;

Record::Record(Arguments arguments, settings::Profile profile, std::unique_ptr<readings::ReadingStore> store,
               const Clock &clock)
    : m_arguments(std::move(arguments))
    , m_profile(std::move(profile))
    , m_clock(clock)
{
    if (m_arguments.maxReadings)
        store = std::make_unique<LimitedStore>(std::move(store), *m_arguments.maxReadings, [this] {
            QMetaObject::invokeMethod(this, &Record::stop, Qt::QueuedConnection);
        });
    m_recorder = std::make_unique<readings::Recorder>(m_thread, std::move(store), nullptr, clock);
    connect(m_recorder.get(), &readings::Recorder::stateChanged, this, &Record::stateChanged);
    connect(m_recorder.get(), &readings::Recorder::stopped, this, &Record::stopped);
    connect(m_recorder.get(), &readings::Recorder::committed, this, [this] { m_isStoreFailing = false; });
    connect(&m_network, &session::NetworkWatch::networkChanged, m_recorder.get(),
            &readings::Recorder::networkChanged);
    m_duration.setSingleShot(true);
    m_duration.setTimerType(Qt::PreciseTimer);
    connect(&m_duration, &QTimer::timeout, this, [this] { end(m_wasConnected ? Done : FailedWhileRunning); });
}

Record::~Record() = default;

void Record::start(const QString &password)
{
    if (m_arguments.duration)
        m_duration.start(*m_arguments.duration);
    if (m_arguments.isSessionReset)
        m_recorder->startAfresh(m_profile, password);
    else
        m_recorder->start(m_profile, password);
}

void Record::stop()
{
    end(Done);
}

void Record::stateChanged(const session::SessionState &state)
{
    const FailureKind kind = state.failure.kind;
    m_wasConnected = m_wasConnected || state.connectedSince;
    m_isStoreFailing =
        kind == FailureKind::StoreFailed || (m_isStoreFailing && state.phase != Phase::Stopped);
    tell(state);
    if (m_isEnding)
        return;
    const bool isRefused = session::errorCode(kind) == ErrorCode::Refused;
    // Standard output does not come back; a database's disk may.
    const bool isOutputGone = kind == FailureKind::StoreFailed && m_arguments.databaseFile.isEmpty();
    if (kind != FailureKind::None && (state.phase == Phase::Stopped || isRefused || isOutputGone))
        end(exitCode(session::errorCode(kind)));
}

void Record::tell(const session::SessionState &state)
{
    QStringList sentences;
    for (const auto &refused : state.refused)
        sentences.append(session::refusalSentence(refused));
    if (state.failure.kind != FailureKind::None) {
        const QString sentence = session::failureSentence(state.failure, m_profile);
        const QString detail = sentence.contains(state.failure.detail) ? QString() : state.failure.detail;
        sentences.append(detail.isEmpty() ? sentence : u"%1 (%2)"_s.arg(sentence, detail));
    }
    if (state.failure.kind == FailureKind::SessionForbidden)
        sentences.append(tr("insitectl record --reset-session resets it."));
    if (state.phase == Phase::Connected)
        sentences.append(tr("Connected to %1, port %2, as %3.")
                             .arg(m_profile.broker.host)
                             .arg(m_profile.broker.port)
                             .arg(m_profile.username));
    for (const QString &sentence : std::as_const(sentences)) {
        if (!m_said.contains(sentence))
            say(sentence);
    }
    m_said = state.phase == Phase::Connected ? sentences : m_said + sentences;
    m_said.removeDuplicates();
    tellCatchUp(state);
}

void Record::tellCatchUp(const session::SessionState &state)
{
    if (!state.catchUp)
        return;
    if (!state.catchUp->isDone()) {
        if (!std::exchange(m_isCatchingUp, true))
            say(session::phaseSentence(state, m_clock.now()) + u'…');
    } else if (m_toldCatchUp != state.catchUp->doneAt) {
        m_toldCatchUp = state.catchUp->doneAt;
        m_isCatchingUp = false;
        say(session::catchUpSentence(*state.catchUp, m_clock.now(), settings::computersZone()));
    }
}

void Record::end(ExitCode code)
{
    if (m_isEnding)
        return;
    m_isEnding = true;
    m_exitCode = code;
    m_duration.stop();
    m_recorder->stop();
}

void Record::stopped()
{
    printLine(summary());
    const bool couldNotStore = m_isStoreFailing && m_exitCode == Done;
    emit finished(couldNotStore ? CouldNotStore : m_exitCode);
}

QByteArray Record::summary() const
{
    const readings::Totals &totals = m_recorder->totals();
    const QJsonObject object{
        {u"received"_s, totals.received},
        {u"stored"_s, totals.stored},
        {u"duplicates"_s, totals.duplicates},
        {u"revisions"_s, totals.revisions},
        {u"unknown"_s, totals.unknown},
        {u"malformed"_s, totals.malformed},
        {u"reconnects"_s, m_recorder->reconnects()},
        {u"sessionRestored"_s, m_recorder->wasSessionRestored()},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace insite::ctl
