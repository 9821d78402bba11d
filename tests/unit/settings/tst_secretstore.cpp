// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keychainsecretstore.h"

#include "../../support/memorysecretstore.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace insite;
using namespace insite::settings;

namespace {

constexpr int kPatienceMs = 60'000;

/// Started with this argument the test is its own child: a session with a keychain of its own, or none at
/// all.
constexpr char kRoundTrip[] = "--round-trip";
constexpr char kWithoutKeychain[] = "--without-keychain";

template <typename Answer>
struct Waiting
{
    std::optional<Answer> answer;
    int answers = 0;
    auto slot()
    {
        return [this](Answer value) {
            answer = std::move(value);
            ++answers;
        };
    }
};
using Read = Waiting<Result<std::optional<QString>>>;
using Write = Waiting<Result<void>>;

void roundTrip(SecretStore &store)
{
    QObject context;
    Read before;
    store.read(SecretKind::Password, u"Plant"_s, &context, before.slot());
    QVERIFY2(!before.answer, "answered before the call returned");
    QTRY_VERIFY_WITH_TIMEOUT(before.answer, kPatienceMs);
    QVERIFY2(*before.answer, before.answer->has_value() ? "" : qPrintable(before.answer->error().detail));
    QCOMPARE(**before.answer, std::nullopt);

    Write written;
    store.write(SecretKind::Password, u"Plant"_s, u"pæss \"word\"\n"_s, &context, written.slot());
    QTRY_VERIFY_WITH_TIMEOUT(written.answer, kPatienceMs);
    QVERIFY2(*written.answer, written.answer->has_value() ? "" : qPrintable(written.answer->error().detail));

    Read token;
    store.read(SecretKind::Token, u"Plant"_s, &context, token.slot());
    QTRY_VERIFY_WITH_TIMEOUT(token.answer, kPatienceMs);
    QCOMPARE(token.answer->value(), std::nullopt);

    Read after;
    store.read(SecretKind::Password, u"Plant"_s, &context, after.slot());
    QTRY_VERIFY_WITH_TIMEOUT(after.answer, kPatienceMs);
    QCOMPARE(after.answer->value(), std::optional(u"pæss \"word\"\n"_s));

    Write removed;
    store.remove(SecretKind::Password, u"Plant"_s, &context, removed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(removed.answer, kPatienceMs);
    QVERIFY(*removed.answer);
    Read gone;
    store.read(SecretKind::Password, u"Plant"_s, &context, gone.slot());
    QTRY_VERIFY_WITH_TIMEOUT(gone.answer, kPatienceMs);
    QCOMPARE(gone.answer->value(), std::nullopt);
    QCOMPARE(gone.answers, 1);
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

    static void childRun(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment)
    {
        QProcess child;
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::MergedChannels);
        child.start(program, arguments);
        QVERIFY2(child.waitForStarted(), qPrintable(child.errorString()));
        QVERIFY(child.waitForFinished(2 * kPatienceMs));
        const QByteArray output = child.readAll();
        QVERIFY2(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("PASS   : InChild::run()"), output.constData());
    }

    [[nodiscard]] QProcessEnvironment cleanEnvironment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "KDE_FULL_SESSION",
                                 "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        return environment;
    }

    QTemporaryDir m_home;

private slots:
    void inMemory()
    {
        test::MemorySecretStore store;
        roundTrip(store);
    }

    void nobodyAnswersToWhatIsGone()
    {
        test::MemorySecretStore store;
        Read read;
        {
            QObject context;
            store.read(SecretKind::Password, u"Plant"_s, &context, read.slot());
        }
        QCoreApplication::sendPostedEvents();
        QVERIFY(!read.answer);
    }

    void inARealSecretService()
    {
        const QString self = QCoreApplication::applicationFilePath();
        const QString script =
            u"printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
            "exec '%1' %2"_s.arg(self, QString::fromLatin1(kRoundTrip));
        childRun(u"dbus-run-session"_s, {u"--"_s, u"sh"_s, u"-c"_s, script}, cleanEnvironment());
    }

    void withoutAnyKeychainThePersonIsAsked()
    {
        QProcessEnvironment environment = cleanEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        childRun(QCoreApplication::applicationFilePath(), {QString::fromLatin1(kWithoutKeychain)},
                 environment);
    }
};

/// What the children run.
class InChild : public QObject
{
    Q_OBJECT

public:
    explicit InChild(bool hasKeychain)
        : m_hasKeychain(hasKeychain)
    {
    }

private slots:
    void run()
    {
        KeychainSecretStore store;
        if (m_hasKeychain) {
            roundTrip(store);
            return;
        }
        QObject context;
        Write written;
        store.write(SecretKind::Password, u"Plant"_s, u"hidden"_s, &context, written.slot());
        QTRY_VERIFY_WITH_TIMEOUT(written.answer, kPatienceMs);
        QVERIFY(!*written.answer);
        Read read;
        store.read(SecretKind::Password, u"Plant"_s, &context, read.slot());
        QTRY_VERIFY_WITH_TIMEOUT(read.answer, kPatienceMs);
        QVERIFY(!*read.answer);
        const QString sentence = read.answer->error().detail;
        QVERIFY2(sentence.contains(u"must be typed"_s), qPrintable(sentence));
    }

private:
    bool m_hasKeychain;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const bool hasKeychain = arguments.contains(QString::fromLatin1(kRoundTrip));
    if (hasKeychain || arguments.contains(QString::fromLatin1(kWithoutKeychain))) {
        InChild child(hasKeychain);
        return QTest::qExec(&child, QStringList{arguments.first()});
    }
    TestSecretStore test;
    return QTest::qExec(&test, arguments);
}

#include "tst_secretstore.moc"
