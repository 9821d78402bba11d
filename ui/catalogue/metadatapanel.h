// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metadata/facts.h"
#include "readings/livereadings.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QTimeZone;

namespace insite::tree {
class MeterTreeModel;
}

namespace insite::catalogue {

class ApiController;
class ApiStateBar;
class RegisterEditor;
struct FactRow;

/// The metadata of the row that has the keyboard in the tree, editable in place, below how it stands with the
/// API; and the table of all of it, out and in as CSV. GUI thread.
class MetadataPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetadataPanel)

public:
    explicit MetadataPanel(QWidget *parent = nullptr);
    ~MetadataPanel() override;

    /// An open profile's; both live longer than their use here, until close().
    void open(ApiController &controller, const tree::MeterTreeModel &model);
    void close();
    /// By whose clock times are shown; the computer's unless set.
    void setZone(const QTimeZone &zone);
    /// A row of the tree's model, column 0; invalid: none.
    void showRow(const QModelIndex &row);
    /// A register; or a meter, when the register is empty; nothing, when the meter is.
    void show(const metadata::RegisterPlace &place);
    /// These are edited together, whatever row has the keyboard; fewer than two: that row's again.
    void showTogether(const QList<insite::metadata::RegisterPlace> &places);
    void showTogether(const QList<insite::readings::RegisterIndex> &registers);

    void exportTable(const QString &path);
    void importTable(const QString &path);

signals:
    /// Something that a person must be told.
    void problemFound(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createMeter();
    QWidget *createTableButtons();
    void refresh();
    [[nodiscard]] QList<metadata::RegisterPlace> places() const;
    void showMeter();
    void showSeveral();
    void chooseExport();
    void chooseImport();
    void applyAlias();

    QPointer<ApiController> m_controller;
    metadata::RegisterPlace m_place;
    QList<metadata::RegisterPlace> m_together; ///< Two at least, or none.
    const tree::MeterTreeModel *m_model = nullptr;
    ApiStateBar *m_state = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_hint = nullptr;
    QWidget *m_page = nullptr;
    QWidget *m_meter = nullptr;
    QLineEdit *m_alias = nullptr;
    QLabel *m_aliasOrigin = nullptr;
    QLabel *m_installation = nullptr;
    QLabel *m_parent = nullptr;
    QLabel *m_utility = nullptr;
    QLabel *m_labels = nullptr;
    RegisterEditor *m_register = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace insite::catalogue
