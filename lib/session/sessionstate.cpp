// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sessionstate.h"

#include "core/zonedtime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QTimeZone>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace insite::session {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::session::SessionState)
};

/// %1 host, %2 port, %3 user name, %4 CA file, %5 profile name, %6 client id.
QString failurePattern(FailureKind kind, bool hasCaFile)
{
    switch (kind) {
    case FailureKind::None:
        return {};
    case FailureKind::HostNotFound:
        return Text::tr(
            "No computer is known under the name %1. Check the host's spelling and this computer's "
            "internet connection.");
    case FailureKind::ConnectionRefused:
        return Text::tr(
            "%1 answers, but nothing listens on port %2. Check the port, or ask whether the broker runs.");
    case FailureKind::NetworkUnreachable:
        return Text::tr(
            "There is no way through the network to %1. Check this computer's connection, VPN and "
            "firewall.");
    case FailureKind::ConnectTimeout:
        return Text::tr(
            "%1 did not answer on port %2 at all. A firewall may be dropping the connection; check the host "
            "and the port.");
    case FailureKind::TlsTimeout:
        return Text::tr("%1 accepted the connection on port %2, but never answered the TLS handshake. Check "
                        "that this is the "
                        "broker's TLS port.");
    case FailureKind::TlsNotSpoken:
        return Text::tr(
            "What answers at %1, port %2, does not speak the TLS that is required. Check that this is the "
            "broker's TLS port (8883 as a rule).");
    case FailureKind::TlsUnavailable:
        return Text::tr(
            "This computer's Qt has no TLS, so nothing was sent to %1. Install Qt's OpenSSL or system TLS "
            "plugin.");
    case FailureKind::CertificateUntrusted:
        return hasCaFile
                   ? Text::tr("The certificate of %1 was not issued by an authority in %4, so nothing was "
                              "sent. Get "
                              "the right CA file from whoever runs the broker.")
                   : Text::tr(
                         "The certificate of %1 was not issued by an authority that this computer trusts, so "
                         "nothing was sent. If the broker has a CA of its own, name its file in the "
                         "profile.");
    case FailureKind::CertificateHostMismatch:
        return Text::tr("The certificate is trusted, but it is not for the name %1, so nothing was sent. "
                        "Write the host as in "
                        "the certificate; if it is right, do not connect and tell whoever runs the broker.");
    case FailureKind::CertificateExpired:
        return Text::tr(
            "The certificate of %1 has expired. Check this computer's date; if it is right, the broker's "
            "operator must renew the certificate.");
    case FailureKind::CertificateNotYetValid:
        return Text::tr(
            "The certificate of %1 is not valid yet. This computer's clock is probably behind: set it "
            "right.");
    case FailureKind::CertificateOther:
        return Text::tr(
            "The certificate of %1 was rejected. The details say why; pass them on to whoever runs the "
            "broker.");
    case FailureKind::CaFileUnusable:
        return Text::tr(
            "The CA file %4 is missing, cannot be read or holds no certificate. Give the path of a PEM "
            "file in the profile.");
    case FailureKind::BrokerSilent:
        return Text::tr(
            "%1 accepted the connection on port %2, but did not answer the MQTT sign-in. Check that a MQTT "
            "broker runs on that port and is not overloaded.");
    case FailureKind::ClosedDuringSignIn:
        return Text::tr(
            "%1 ended the connection during the sign-in without giving a reason. Check that port %2 is the "
            "right one for this kind of connection, and the user name.");
    case FailureKind::SubscribeUnanswered:
        return Text::tr(
            "%1 let user \"%3\" in, but did not answer a subscription. The broker may be overloaded; the "
            "connection is made anew.");
    case FailureKind::BadCredentials:
        return Text::tr("%1 says that the user name \"%3\" or its password is wrong. Enter them again.");
    case FailureKind::NotAuthorized:
        return Text::tr(
            "%1 refused to let user \"%3\" in: the password is wrong, or this account may not connect. "
            "Enter the password again, or ask for access.");
    case FailureKind::ClientIdRejected:
        return Text::tr(
            "%1 does not accept the client id \"%6\". Set another \"clientId\" in the profile \"%5\".");
    case FailureKind::ClientIdUnavailable:
        return Text::tr("The client id of the profile \"%5\" could not be read or kept.");
    case FailureKind::BrokerUnavailable:
        return Text::tr(
            "The broker at %1 says that its service is not available at the moment. It is tried again.");
    case FailureKind::ProtocolUnsupported:
        return Text::tr("The broker at %1 does not speak MQTT 3.1.1, so this program cannot use it.");
    case FailureKind::ProtocolViolation:
        return Text::tr(
            "%1, port %2, sent what a MQTT broker must not send, so the connection was ended. Check that "
            "it is a MQTT 3.1.1 broker.");
    case FailureKind::ClosedByBroker:
        return Text::tr(
            "The broker at %1 ended the connection. It may be restarting; the connection is made anew.");
    case FailureKind::TakenOver:
        return Text::tr(
            "The broker at %1 ends the connection again and again, soon after each sign-in. Another program "
            "is probably using the client id \"%6\": stop it, or give it an id of its own.");
    case FailureKind::SessionForbidden:
        return Text::tr(
            "The broker at %1 ends the connection right after each sign-in, before anything was asked for: "
            "the session that it keeps for \"%6\" probably holds a customer that user \"%3\" may no longer "
            "read. Ask for access to it again, or reset the session: then what the broker has queued is "
            "lost.");
    case FailureKind::PeerSilent:
        return Text::tr(
            "Nothing has come from %1 for too long, not even an answer to a sign of life. The connection is "
            "made anew.");
    case FailureKind::ConnectionLost:
        return Text::tr(
            "The network connection to %1 broke. It is made anew; what the broker holds arrives then.");
    case FailureKind::AllCustomersRefused:
        return Text::tr(
            "The broker at %1 gives user \"%3\" access to none of the customers in the profile \"%5\". "
            "Check the customer ids, or ask for access.");
    case FailureKind::AlreadyRunning:
        return Text::tr(
            "Nothing was connected: a second connection with the client id \"%6\" would throw the "
            "first one out.");
    case FailureKind::StoreFailed:
        return Text::tr(
            "Readings cannot be stored, so none is taken from the broker, which keeps them meanwhile.");
    }
    return {};
}

/// Kinds whose detail is itself a sentence for a person, not a technical reason.
bool isDetailPartOfIt(FailureKind kind)
{
    return kind == FailureKind::StoreFailed || kind == FailureKind::AlreadyRunning ||
           kind == FailureKind::ClientIdUnavailable;
}

/// QString::arg() counts the marks that are there, and would look for marks in the values.
QString filled(const QString &pattern, const QStringList &values)
{
    QString result;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isMark = pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1).isDigit();
        if (isMark)
            result.append(values.value(pattern.at(++i).digitValue() - 1));
        else
            result.append(pattern.at(i));
    }
    return result;
}

QString stepSentence(Phase phase)
{
    switch (phase) {
    case Phase::Stopped:
        return Text::tr("Not connected");
    case Phase::LookingUp:
        return Text::tr("Looking up the broker…");
    case Phase::Connecting:
        return Text::tr("Connecting…");
    case Phase::Securing:
        return Text::tr("Securing the connection…");
    case Phase::SigningIn:
        return Text::tr("Signing in…");
    case Phase::Subscribing:
        return Text::tr("Subscribing…");
    case Phase::Connected:
        return Text::tr("Connected");
    case Phase::Waiting:
        return Text::tr("Waiting");
    }
    return {};
}

QString shortReason(FailureKind kind)
{
    switch (kind) {
    case FailureKind::None:
        return {};
    case FailureKind::HostNotFound:
        return Text::tr("host not found");
    case FailureKind::ConnectionRefused:
        return Text::tr("nothing listens on the port");
    case FailureKind::NetworkUnreachable:
        return Text::tr("no way through the network");
    case FailureKind::ConnectTimeout:
        return Text::tr("no answer from the host");
    case FailureKind::TlsTimeout:
        return Text::tr("no answer to the TLS handshake");
    case FailureKind::TlsNotSpoken:
        return Text::tr("TLS is not spoken there");
    case FailureKind::TlsUnavailable:
        return Text::tr("no TLS on this computer");
    case FailureKind::CertificateUntrusted:
        return Text::tr("certificate not trusted");
    case FailureKind::CertificateHostMismatch:
        return Text::tr("certificate for another host");
    case FailureKind::CertificateExpired:
        return Text::tr("certificate expired");
    case FailureKind::CertificateNotYetValid:
        return Text::tr("certificate not valid yet");
    case FailureKind::CertificateOther:
        return Text::tr("certificate rejected");
    case FailureKind::CaFileUnusable:
        return Text::tr("CA file unusable");
    case FailureKind::BrokerSilent:
        return Text::tr("no answer to the sign-in");
    case FailureKind::ClosedDuringSignIn:
        return Text::tr("connection ended during the sign-in");
    case FailureKind::SubscribeUnanswered:
        return Text::tr("no answer to a subscription");
    case FailureKind::BadCredentials:
        return Text::tr("wrong user name or password");
    case FailureKind::NotAuthorized:
        return Text::tr("sign-in refused");
    case FailureKind::ClientIdRejected:
        return Text::tr("client id rejected");
    case FailureKind::ClientIdUnavailable:
        return Text::tr("client id cannot be kept");
    case FailureKind::BrokerUnavailable:
        return Text::tr("broker not available");
    case FailureKind::ProtocolUnsupported:
        return Text::tr("MQTT 3.1.1 not spoken");
    case FailureKind::ProtocolViolation:
        return Text::tr("broker broke the protocol");
    case FailureKind::ClosedByBroker:
        return Text::tr("ended by the broker");
    case FailureKind::TakenOver:
        return Text::tr("client id used by another program");
    case FailureKind::SessionForbidden:
        return Text::tr("the kept session is not allowed");
    case FailureKind::PeerSilent:
        return Text::tr("broker fell silent");
    case FailureKind::ConnectionLost:
        return Text::tr("network connection broke");
    case FailureKind::AllCustomersRefused:
        return Text::tr("no access to any customer");
    case FailureKind::AlreadyRunning:
        return Text::tr("profile already in use");
    case FailureKind::StoreFailed:
        return Text::tr("readings cannot be stored");
    }
    return {};
}

/// How long the status bar goes on telling of a finished catch-up.
constexpr auto kWorthAWord = 60s;

QString readings(qint64 count)
{
    return count == 1 ? Text::tr("1 reading") : Text::tr("%1 readings").arg(QLocale().toString(count));
}

QString timeOn(const QDateTime &at, QDate knownDay)
{
    const QString time = at.time().toString(u"HH:mm"_s);
    return at.date() == knownDay ? time : QLocale().toString(at.date(), QLocale::ShortFormat) + u' ' + time;
}

} // namespace

QString phaseSentence(const SessionState &state, Instant now)
{
    const QString reason = shortReason(state.failure.kind);
    if (state.phase == Phase::Waiting && state.nextAttempt) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*state.nextAttempt - now);
        const auto seconds = std::max<std::chrono::seconds::rep>(left.count(), 0);
        return reason.isEmpty() ? Text::tr("Waiting %1 s").arg(seconds)
                                : Text::tr("Waiting %1 s: %2").arg(seconds).arg(reason);
    }
    const QString step = stepSentence(state.phase);
    const bool isSignedIn = state.phase == Phase::Subscribing || state.phase == Phase::Connected;
    if (isSignedIn && state.catchUp && !state.catchUp->isDone())
        return Text::tr("Catching up: %1").arg(readings(state.catchUp->count));
    if (isSignedIn && state.catchUp && now - *state.catchUp->doneAt < kWorthAWord)
        return Text::tr("%1 · caught up %2", "Connected · caught up 412 readings")
            .arg(step, readings(state.catchUp->count));
    return state.phase == Phase::Stopped && !reason.isEmpty() ? Text::tr("%1: %2").arg(step, reason) : step;
}

QString failureSentence(const Failure &failure, const settings::Profile &profile)
{
    const QString sentence =
        filled(failurePattern(failure.kind, !profile.broker.caFile.isEmpty()),
               {profile.broker.host, QString::number(profile.broker.port), profile.username,
                QDir::toNativeSeparators(profile.broker.caFile), profile.name, profile.broker.clientId});
    return isDetailPartOfIt(failure.kind) && !failure.detail.isEmpty() ? sentence + u' ' + failure.detail
                                                                       : sentence;
}

QString refusalSentence(const RefusedCustomer &refused)
{
    switch (refused.kind) {
    case RefusalKind::Kicked:
        return Text::
            tr("The broker ends the session whenever customer %1 is asked for (%2), so it was set aside; the "
               "others keep running. Ask for access to it, then try again.")
                .arg(refused.customer.text(), refused.filter);
    case RefusalKind::Refused:
        return Text::
            tr("The broker refused the subscription to customer %1 (%2); it was set aside, the others keep "
               "running. Ask for access to it, then try again.")
                .arg(refused.customer.text(), refused.filter);
    case RefusalKind::QosReduced:
        return Text::tr("The broker grants customer %1 (%2) only without guaranteed delivery (QoS 0), and "
                        "readings could "
                        "be lost; it was set aside. Ask for QoS 1, then try again.")
            .arg(refused.customer.text(), refused.filter);
    }
    return {};
}

QString catchUpSentence(const CatchUp &catchUp, Instant now, const QTimeZone &zone)
{
    const QDateTime from = zonedTime(catchUp.from, zone);
    const QDateTime to = zonedTime(catchUp.to, zone);
    return Text::tr("Caught up %1, %2–%3.", "412 readings, 14:02–14:31")
        .arg(readings(catchUp.count), timeOn(from, zonedTime(now, zone).date()), timeOn(to, from.date()));
}

bool isWorthRetrying(FailureKind kind)
{
    switch (kind) {
    case FailureKind::TlsUnavailable:
    case FailureKind::CertificateUntrusted:
    case FailureKind::CertificateHostMismatch:
    case FailureKind::CertificateExpired:
    case FailureKind::CertificateNotYetValid:
    case FailureKind::CertificateOther:
    case FailureKind::CaFileUnusable:
    case FailureKind::BadCredentials:
    case FailureKind::NotAuthorized:
    case FailureKind::ClientIdRejected:
    case FailureKind::ClientIdUnavailable:
    case FailureKind::ProtocolUnsupported:
    case FailureKind::AllCustomersRefused:
    case FailureKind::AlreadyRunning:
        return false;
    default:
        return true;
    }
}

ErrorCode errorCode(FailureKind kind)
{
    switch (kind) {
    case FailureKind::BadCredentials:
    case FailureKind::NotAuthorized:
    case FailureKind::AllCustomersRefused:
        return ErrorCode::Refused;
    case FailureKind::CaFileUnusable:
    case FailureKind::ClientIdUnavailable:
        return ErrorCode::InvalidInput;
    case FailureKind::StoreFailed:
        return ErrorCode::Storage;
    case FailureKind::ConnectTimeout:
    case FailureKind::TlsTimeout:
    case FailureKind::BrokerSilent:
    case FailureKind::SubscribeUnanswered:
        return ErrorCode::Timeout;
    default:
        return ErrorCode::Network;
    }
}

} // namespace insite::session
