// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::settings {

namespace {

constexpr qsizetype kShortest = 4;
const QString kRemoved = u"[removed]"_s;

/// As a JSON string has it, without the quotes.
QString inJson(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(2, array.size() - 4));
}

struct Pattern
{
    QRegularExpression expression;
    QString replacement;
};

/// What looks like a secret whoever wrote it.
const QList<Pattern> &patterns()
{
    constexpr auto kOptions =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;
    static const QList<Pattern> all{
        {QRegularExpression(u"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)"_s,
                            kOptions),
         kRemoved},
        // user:password@ in an address
        {QRegularExpression(u"([a-z][a-z0-9+.-]*://)[^/@\\s\"']+@"_s, kOptions), u"\\1[removed]@"_s},
        {QRegularExpression(u"\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{4,}"_s, kOptions), u"\\1 [removed]"_s},
        {QRegularExpression(u"\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"_s), kRemoved},
        {QRegularExpression(
             u"([\"']?[\\w-]*(?:password|passwd|passphrase|pwd|token|secret|api[-_ ]?key|"
             "access[-_ ]?key|authorization|credentials?|signature)[\\w-]*[\"']?\\s*[:=]\\s*)"
             "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|(?!\\[removed\\])(?:bearer\\s|basic\\s)?[^\\s,;&}\"']+)"_s,
             kOptions),
         u"\\1[removed]"_s},
    };
    return all;
}

} // namespace

void Redactor::note(const QString &secret)
{
    if (secret.size() < kShortest)
        return;
    const QByteArray utf8 = secret.toUtf8();
    for (const QString &form :
         {secret, inJson(secret), QString::fromLatin1(QUrl::toPercentEncoding(secret)),
          QString::fromLatin1(utf8.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals)),
          QString::fromLatin1(utf8.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
          QString::fromLatin1(utf8.toHex())}) {
        if (!m_forms.contains(form))
            m_forms.append(form);
    }
    std::ranges::sort(m_forms, std::ranges::greater(), &QString::size);
}

QString Redactor::redacted(const QString &text) const
{
    QString result = text;
    for (const QString &form : m_forms)
        result.replace(form, kRemoved, Qt::CaseInsensitive);
    for (const Pattern &pattern : patterns())
        result.replace(pattern.expression, pattern.replacement);
    return result;
}

} // namespace insite::settings
