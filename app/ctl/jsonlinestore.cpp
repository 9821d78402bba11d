// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/jsonlinestore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <charconv>

namespace insite::ctl {

namespace {

constexpr qsizetype kIdentities = 250'000;

void appendText(QByteArray &out, const char *key, const QString &text)
{
    out += '"';
    out += key;
    out += "\":\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u" + QByteArray::number(byte, 16).rightJustified(4, '0');
        } else {
            out += c;
        }
    }
    out += "\",";
}

void appendNumber(QByteArray &out, const char *key, double value)
{
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out += '"';
    out += key;
    out += "\":";
    out.append(digits, end - digits);
    out += ',';
}

void appendTime(QByteArray &out, const char *key, const std::optional<Instant> &instant)
{
    if (instant)
        appendText(out, key, toIsoUtc(*instant));
}

} // namespace

void appendJsonLine(QByteArray &lines, const Reading &reading)
{
    lines += '{';
    appendText(lines, "customer", reading.key.customer.text());
    appendText(lines, "subscription", reading.key.subscription.text());
    appendText(lines, "meter", reading.key.meter.text());
    appendText(lines, "register", reading.key.registerId.text());
    appendNumber(lines, "schemaVersion", reading.schemaVersion);
    appendTime(lines, "measuredFrom", reading.measuredFrom);
    appendTime(lines, "measuredAt", reading.measuredAt);
    appendTime(lines, "systemAt", reading.systemAt);
    appendNumber(lines, "value", reading.value);
    appendTime(lines, "receivedAt", reading.receivedAt);
    lines.back() = '}'; // in place of the last comma
    lines += '\n';
}

JsonLineStore::JsonLineStore(std::FILE *output)
    : m_output(output)
    , m_store(kIdentities)
{
}

Result<readings::Stored> JsonLineStore::commit(const readings::Burst &burst)
{
    if (!m_isBroken) {
        auto stored = m_store.commit(burst);
        if (!stored)
            return stored;
        m_lines.resize(0);
        for (const Reading &reading : stored->changed)
            appendJsonLine(m_lines, reading);
        const auto size = static_cast<size_t>(m_lines.size());
        if (std::fwrite(m_lines.constData(), 1, size, m_output) == size && std::fflush(m_output) == 0)
            return stored;
        m_isBroken = true; // Part of a line may be out: nothing behind it could be read.
    }
    return failure(ErrorCode::Storage,
                   QCoreApplication::translate("insite::ctl", "The standard output takes no more (%1).")
                       .arg(qt_error_string(errno)));
}

} // namespace insite::ctl
