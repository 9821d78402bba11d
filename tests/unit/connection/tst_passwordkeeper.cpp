// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/passwordkeeper.h"

#include "support/memorysecretstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace insite;
using namespace Qt::StringLiterals;
using connection::PasswordKeeper;
using connection::PasswordRequest;

class TestPasswordKeeper final : public QObject
{
    Q_OBJECT

private slots:
    void takesThePasswordOfTheKeychain()
    {
        test::MemorySecretStore store;
        store.secrets.insert(key(), u"kept"_s);
        PasswordKeeper keeper(store);
        QSignalSpy found(&keeper, &PasswordKeeper::found);
        keeper.find(profile());
        QCOMPARE(found.count(), 0);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.first().first().toString(), u"kept"_s);
    }

    void asksWhereNoneIsKept()
    {
        test::MemorySecretStore store;
        PasswordKeeper keeper(store);
        const PasswordRequest request = asked(keeper);
        QCOMPARE(request.profile, profile());
        QCOMPARE(request.refusal, QString());
        QCOMPARE(request.keychainProblem, QString());
    }

    void tellsWhyTheKeychainCannotBeUsed()
    {
        test::MemorySecretStore store;
        store.failure = Error{ErrorCode::AccessDenied, u"The keychain is locked."_s};
        PasswordKeeper keeper(store);
        QCOMPARE(asked(keeper).keychainProblem, u"The keychain is locked."_s);
    }

    void keepsAPasswordOnlyWhenItWasRightAndWished_data()
    {
        QTest::addColumn<bool>("isWished");
        QTest::addColumn<bool>("isRight");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("wished and right") << true << true << true;
        QTest::newRow("wished and wrong") << true << false << false;
        QTest::newRow("not wished") << false << true << false;
    }

    void keepsAPasswordOnlyWhenItWasRightAndWished()
    {
        QFETCH(bool, isWished);
        QFETCH(bool, isRight);
        QFETCH(bool, isKept);
        test::MemorySecretStore store;
        PasswordKeeper keeper(store);
        (void)asked(keeper);
        keeper.provide(u"typed"_s, isWished);
        QVERIFY(store.secrets.isEmpty());
        if (isRight)
            keeper.confirm();
        else
            keeper.reject(u"Wrong."_s);
        QCOMPARE(store.secrets.value(key()), isKept ? u"typed"_s : QString());
        // A later connection with another password keeps nothing that nobody wished.
        keeper.confirm();
        QCOMPARE(store.secrets.size(), isKept ? 1 : 0);
    }

    void asksAgainWithTheReason()
    {
        test::MemorySecretStore store;
        store.secrets.insert(key(), u"old"_s);
        PasswordKeeper keeper(store);
        QSignalSpy needed(&keeper, &PasswordKeeper::needed);
        keeper.find(profile());
        keeper.reject(u"The broker refused it."_s);
        QCOMPARE(needed.last().first().value<PasswordRequest>().refusal, u"The broker refused it."_s);
    }

    void dropsTheAnswerForAProfileLeftMeanwhile()
    {
        test::MemorySecretStore store;
        store.secrets.insert(key(), u"of the first"_s);
        PasswordKeeper keeper(store);
        QSignalSpy found(&keeper, &PasswordKeeper::found);
        QSignalSpy needed(&keeper, &PasswordKeeper::needed);
        keeper.find(profile());
        settings::Profile second = profile();
        second.name = u"Second"_s;
        keeper.find(second);
        QTRY_COMPARE(needed.count(), 1);
        QCOMPARE(needed.first().first().value<PasswordRequest>().profile.name, u"Second"_s);
        QCOMPARE(found.count(), 0);
    }

private:
    static settings::Profile profile()
    {
        settings::Profile profile;
        profile.name = u"Nordlys"_s;
        profile.username = u"service"_s;
        return profile;
    }

    static QString key()
    {
        return test::MemorySecretStore::key(settings::SecretKind::Password, profile().name);
    }

    static PasswordRequest asked(PasswordKeeper &keeper)
    {
        QSignalSpy needed(&keeper, &PasswordKeeper::needed);
        keeper.find(profile());
        if (!needed.wait(30'000))
            return {};
        return needed.first().first().value<PasswordRequest>();
    }
};

QTEST_GUILESS_MAIN(TestPasswordKeeper)
#include "tst_passwordkeeper.moc"
