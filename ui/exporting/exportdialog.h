// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/exportrequest.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace insite::exporting {

class ExportForm;
class ExportJob;

/// From the choice to the file: form, file name, progress with an amount and a cancel, and what came of it in
/// words. Shown with open(); deletes itself when closed, which cancels what still runs. GUI thread.
class ExportDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    explicit ExportDialog(ExportRequest request, QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// Where the person keeps such files; the last folder that was chosen.
    void setFolder(const QString &folder) { m_folder = folder; }
    /// By whose clock times are shown and written from now on.
    void setZone(const QTimeZone &zone);

signals:
    void written(const QString &filePath);

public slots:
    void reject() override;

private:
    void chooseFile();
    void start(const QString &filePath);
    void showProgress(const history::ExportProgress &progress);
    void finish(qint64 readings);
    void fail(const Error &error);
    void setRunning(bool isRunning);

    ExportForm *m_form = nullptr;
    QLabel *m_words = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
    QPushButton *m_show = nullptr; ///< Opens the folder.
    ExportJob *m_job = nullptr;
    QString m_folder;
};

} // namespace insite::exporting
