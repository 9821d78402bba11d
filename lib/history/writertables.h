// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/database.h"
#include "history/row.h"
#include "readings/ingest.h"

#include <QHash>

#include <vector>

namespace insite::history {

/// The tables as the one writer sees them: prepared statements, and in memory the registers with their newest
/// times and the rows of `recent`, so that a reading that continues its register costs one insertion and no
/// search. Every function runs inside a transaction of the caller. After a failure what is in memory no
/// longer agrees with the file: destroy it and open another. Ingest thread; ReadingWriter owns it.
class WriterTables final
{
    Q_DISABLE_COPY_MOVE(WriterTables)

public:
    enum class Outcome {
        New,
        Duplicate, ///< Same identity, and a value it has now or had before.
        Revision,  ///< Same identity, a new value: it is now the reading's value, the old one is kept.
        Refused,   ///< Not storable for what it is; nothing was written.
        Failed,    ///< The store failed.
    };

    /// Also folds what a run that did not end left in `recent`.
    [[nodiscard]] static Result<std::unique_ptr<WriterTables>>
    open(const QString &path, const Clock &clock, Database::Trust trust, QStringList *notices);

    [[nodiscard]] Connection &connection() { return m_database.connection(); }

    [[nodiscard]] Outcome add(const Reading &reading);
    [[nodiscard]] bool keepUnknown(const readings::RawMessage &message);
    /// Only the last kMalformedKept stay.
    [[nodiscard]] bool keepMalformed(const readings::RawMessage &message);
    /// Adds to the sums of all runs what is no new reading: these are counted by their rows. `received` and
    /// `stored` are not looked at.
    [[nodiscard]] bool addToSums(const readings::Totals &more);
    /// Whether enough lies in `recent` to be worth a fold().
    [[nodiscard]] bool isFoldDue() const;
    /// Moves `recent` to its places by register and time.
    [[nodiscard]] bool fold();
    /// What lies in `recent` is folded and the file noted as in order.
    void closeCleanly();

private:
    struct Register
    {
        qint64 id = 0;
        RegisterState state;
        std::optional<qint64> storedNewest; ///< What lies at or before this was possibly rolled up.
        qint64 unfolded = 0;                ///< Rows in `recent`.
    };
    struct Recent
    {
        Row row;
        size_t registerIndex = 0;
    };

    explicit WriterTables(Database database);
    [[nodiscard]] bool load();
    [[nodiscard]] bool loadRegisters();
    [[nodiscard]] bool loadRecent();
    /// The register's place in m_registers, made when it is new; absent when its ids cannot be stored or the
    /// store failed (`failed`).
    [[nodiscard]] std::optional<size_t> intern(const RegisterKey &key, bool &failed);
    [[nodiscard]] Outcome append(const Row &row, size_t registerIndex);
    [[nodiscard]] Outcome meetRecent(Recent &known, size_t position, Row row);
    [[nodiscard]] Outcome meetStored(const Row &known, Row row, size_t registerIndex);
    [[nodiscard]] Statement::Step hadBefore(const Row &row);
    [[nodiscard]] bool keepRevision(const Row &old);
    [[nodiscard]] bool foldRows();
    [[nodiscard]] bool writeState(const Register &entry, qint64 newRows);
    void remember(const Row &row, size_t registerIndex);

    Database m_database;
    std::vector<Register> m_registers;
    QHash<RegisterKey, size_t> m_registerIndexes;
    std::vector<Recent> m_recent; ///< Row n of the table `recent` has the id n + 1.
    QHash<Identity, size_t> m_recentIndexes;

    Statement m_insertRegister;
    Statement m_insertRecent;
    Statement m_updateRecent;
    Statement m_clearRecent;
    Statement m_findStored;
    Statement m_insertStored;
    Statement m_updateStored;
    Statement m_findRevision;
    Statement m_insertRevision;
    Statement m_writeState;
    Statement m_markDirty;
    Statement m_insertUnknown;
    Statement m_insertMalformed;
    Statement m_trimMalformed;
    Statement m_addToSums;
    Statement m_addFolded;
};

/// How many malformed messages are kept for the inspector, and how much of each.
inline constexpr int kMalformedKept = 1000;
inline constexpr qsizetype kMalformedBytesKept = 64 * 1024;

} // namespace insite::history
