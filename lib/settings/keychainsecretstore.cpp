// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keychainsecretstore.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(insite::settings::KeychainSecretStore)
};

QString entryName(SecretKind kind, const QString &account)
{
    return (kind == SecretKind::Password ? u"password:"_s : u"token:"_s) + account;
}

Error failureOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::Cancelled,
                Text::tr("The keychain was not unlocked, so the secret must be typed.")};
    case QKeychain::AccessDenied:
        return {ErrorCode::AccessDenied,
                Text::tr("The keychain does not let this program in (%1), so the secret must be typed.")
                    .arg(job.errorString())};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorCode::NotFound,
                Text::tr("This computer has no keychain that can be reached (%1), so the secret "
                         "must be typed each time.")
                    .arg(job.errorString())};
    default:
        return {ErrorCode::Internal,
                Text::tr("The keychain did not answer as it should (%1), so the secret must be typed.")
                    .arg(job.errorString())};
    }
}

/// The job deletes itself when it has finished; the answer is dropped if `context` is gone by then.
template <typename Job, typename Finish>
void begin(Job *job, SecretKind kind, const QString &account, QObject *context, Finish finish)
{
    job->setInsecureFallback(false);
    job->setKey(entryName(kind, account));
    QObject::connect(
        job, &QKeychain::Job::finished, context, [finish, job] { finish(*job); }, Qt::SingleShotConnection);
    job->start();
}

} // namespace

void KeychainSecretStore::read(SecretKind kind, const QString &account, QObject *context, ReadAnswer answer)
{
    begin(new QKeychain::ReadPasswordJob(u"insite-monitor"_s), kind, account, context,
          [answer = std::move(answer)](const QKeychain::ReadPasswordJob &job) {
              if (job.error() == QKeychain::NoError)
                  answer(std::optional(job.textData()));
              else if (job.error() == QKeychain::EntryNotFound)
                  answer(std::optional<QString>());
              else
                  answer(tl::unexpected(failureOf(job)));
          });
}

void KeychainSecretStore::write(SecretKind kind, const QString &account, const QString &secret,
                                QObject *context, WriteAnswer answer)
{
    auto *job = new QKeychain::WritePasswordJob(u"insite-monitor"_s);
    job->setTextData(secret);
    begin(job, kind, account, context, [answer = std::move(answer)](const QKeychain::WritePasswordJob &done) {
        if (done.error() == QKeychain::NoError)
            answer({});
        else
            answer(tl::unexpected(failureOf(done)));
    });
}

void KeychainSecretStore::remove(SecretKind kind, const QString &account, QObject *context,
                                 WriteAnswer answer)
{
    begin(new QKeychain::DeletePasswordJob(u"insite-monitor"_s), kind, account, context,
          [answer = std::move(answer)](const QKeychain::DeletePasswordJob &job) {
              if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
                  answer({});
              else
                  answer(tl::unexpected(failureOf(job)));
          });
}

} // namespace insite::settings
