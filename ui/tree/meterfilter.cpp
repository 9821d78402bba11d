// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/meterfilter.h"

#include "tree/meternode.h"
#include "tree/metertext.h"

#include <algorithm>

namespace insite::tree {

namespace {

using Kind = MeterNode::Kind;

/// Which words were found on the way down, by bit; more than 32 words nobody types.
using Found = quint32;

/// Of the texts by which a row is found.
template <typename Predicate>
bool anyText(const MeterNode &node, Predicate &&holds)
{
    if (holds(node.id) || holds(node.name))
        return true;
    if (node.state)
        return (node.state->unit && holds(*node.state->unit)) || (node.name.isEmpty() && holds(nameOf(node)));
    if (node.meter)
        return holds(node.meter->labels) || holds(node.meter->installationName) || holds(node.meter->utility);
    return node.name.isEmpty() && holds(nameOf(node));
}

bool standsWhole(const QString &word, const QString &text)
{
    const auto isPartOfWord = [&text](qsizetype at) {
        return at >= 0 && at < text.size() && text[at].isLetterOrNumber();
    };
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const qsizetype end = at + word.size();
        const bool begins = !isPartOfWord(at - 1) || !isPartOfWord(at);
        const bool ends = !isPartOfWord(end - 1) || !isPartOfWord(end);
        if (begins && ends)
            return true;
    }
    return false;
}

class Pass
{
public:
    Pass(const MeterFilter &filter, bool hold)
        : m_filter(filter)
        , m_all(static_cast<Found>((quint64(1) << std::min<qsizetype>(filter.words.size(), 32)) - 1))
        , m_hold(hold)
    {
    }

    bool visit(MeterNode &node, Found found, bool isPinned)
    {
        found |= wordsIn(node);
        isPinned = isPinned || node.isPinned;
        bool isAccepted = isLeaf(node) && accepts(node, found, isPinned);
        for (const auto &child : node.children)
            isAccepted = visit(*child, found, isPinned) || isAccepted;
        m_hasChanged = m_hasChanged || node.isAccepted != isAccepted;
        node.isAccepted = isAccepted;
        return isAccepted;
    }

    [[nodiscard]] bool hasChanged() const { return m_hasChanged; }

private:
    static bool isLeaf(const MeterNode &node) { return node.state || node.isNeverHeard(); }

    [[nodiscard]] Found wordsIn(const MeterNode &node) const
    {
        Found found = 0;
        for (qsizetype i = 0; i < std::min<qsizetype>(m_filter.words.size(), 32); ++i) {
            if (holds(node, m_filter.words[i]))
                found |= Found(1) << i;
        }
        return found;
    }

    static bool holds(const MeterNode &node, const QString &word)
    {
        return anyText(node,
                       [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); });
    }

    [[nodiscard]] bool accepts(const MeterNode &leaf, Found found, bool isPinned) const
    {
        if (found != m_all || (m_filter.pinnedOnly && !isPinned))
            return false;
        const MeterNode *meter = leaf.meterNode();
        if (!m_filter.utility.isEmpty() && meter->meter->utility != m_filter.utility)
            return false;
        if (!m_filter.installation.isEmpty() && meter->meter->installationId != m_filter.installation)
            return false;
        return isOfQuality(leaf) || (m_hold && leaf.isAccepted);
    }

    static theme::Quality freshnessOf(const MeterNode &leaf)
    {
        return leaf.state ? leaf.state->freshness : qualityOf(leaf);
    }

    [[nodiscard]] bool isOfQuality(const MeterNode &leaf) const
    {
        // What is beyond a limit is fresh or late all the same.
        if (m_filter.quality)
            return qualityOf(leaf) == *m_filter.quality || freshnessOf(leaf) == *m_filter.quality;
        return !m_filter.staleOnly || isStale(leaf);
    }

    static bool isStale(const MeterNode &leaf)
    {
        const theme::Quality quality = freshnessOf(leaf);
        return quality != theme::Quality::Fresh && quality != theme::Quality::Late;
    }

    const MeterFilter &m_filter;
    const Found m_all;
    const bool m_hold;
    bool m_hasChanged = false;
};

} // namespace

bool applyFilter(MeterNode &root, const MeterFilter &filter, bool hold)
{
    Pass pass(filter, hold);
    for (const auto &customer : root.children)
        pass.visit(*customer, 0, false);
    return pass.hasChanged();
}

QStringList wordsNotWholeIn(const MeterNode &row, QStringList words)
{
    words.removeIf([&row](const QString &word) {
        return anyText(row, [&word](const QString &text) { return standsWhole(word, text); });
    });
    return words;
}

} // namespace insite::tree
