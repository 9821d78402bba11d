// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

#include <array>

namespace insite::language {

/// The program's sentences, and Qt's own, in the language of the person. A program owns one, beside its
/// QCoreApplication and before whatever speaks; the thread of that. Until use() is called, and after
/// destruction, what the sources say is said: English, but without its plurals.
class Translations final
{
    Q_DISABLE_COPY_MOVE(Translations)

public:
    Translations();
    ~Translations();

    /// The first of these languages that there is, else English. `languages`: as QLocale::uiLanguages() gives
    /// them ("nb-NO", "en"), the dearest first. Widgets are told by QEvent::LanguageChange.
    void use(const QStringList &languages);

    /// What use() settles on: "en" or "nb"; Norwegian without saying which, and nynorsk, are served bokmål.
    [[nodiscard]] static QString best(const QStringList &languages);

private:
    void remove();

    /// English for its plurals, Qt's words as installed, Qt's words of ours, our words: asked from the last
    /// to the first.
    std::array<QTranslator, 4> m_translators;
};

} // namespace insite::language
