// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "metadata/apicatalogue.h"
#include "metadata/fetcher.h"

#include <functional>

namespace insite::metadata {

/// What a person sees of one request that was tried: nothing in it holds a secret.
struct Trial
{
    QString request;        ///< As it was sent, the credentials blacked out.
    QString reply;          ///< The reply's text, JSON indented; cut when it is long.
    QStringList understood; ///< What the dialect makes of it, a line each.
    QString problem;        ///< Why nothing was understood, a whole sentence; empty: it was.
};

/// Asks for the first page of one list and tells what the dialect makes of it. Answers once, from the event
/// loop, unless the fetcher goes before. `known` fills in what the path needs besides the customer.
void tryList(Fetcher &fetcher, ListKind kind, const CustomerId &customer, const ApiCatalogue &known,
             const std::function<void(const Trial &)> &done);

} // namespace insite::metadata

Q_DECLARE_METATYPE(insite::metadata::Trial)
