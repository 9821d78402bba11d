// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/settingsdialog.h"

#include "core/background.h"
#include "settings/preferencestore.h"
#include "settings/shownzone.h"
#include "theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFocusEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace insite::window {

using settings::Language;
using settings::Preferences;
using settings::PreferenceStore;

namespace {

constexpr qint64 kMebibyte = 1024LL * 1024;
/// What a reading takes on the disk, with what stands around it (docs/database.md): four gigabytes hold about
/// a hundred million.
constexpr qint64 kBytesPerReading = 40;
constexpr int kTextWidth = 440;

QLabel *words(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFixedWidth(kTextWidth);
    return label;
}

qint64 bytesOnDisk(const QString &historyPath)
{
    return QFileInfo(historyPath).size() + QFileInfo(historyPath + u"-wal"_s).size();
}

} // namespace

SettingsDialog::SettingsDialog(const Preferences &preferences, const QString &historyPath, QWidget *parent)
    : QDialog(parent)
    , m_before(preferences)
{
    setObjectName(u"settingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(createMemory());
    layout->addWidget(createHistory(historyPath));
    layout->addWidget(createLook());
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    m_keep = buttons->button(QDialogButtonBox::Ok);
    m_keep->setObjectName(u"keepSettings"_s);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setObjectName(u"defaultSettings"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(entered());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QAbstractButton::clicked, this,
            [this] { show(Preferences()); });
    layout->addStretch(1);
    layout->addWidget(buttons);
    show(preferences);
}

SettingsDialog::~SettingsDialog() = default;

QWidget *SettingsDialog::createMemory()
{
    auto *box = new QGroupBox(tr("Memory"), this);
    auto *form = new QFormLayout(box);
    m_memory = new QSpinBox(box);
    m_memory->setObjectName(u"liveMemory"_s);
    m_memory->setRange(int(PreferenceStore::leastLiveMemoryBytes() / kMebibyte),
                       int(PreferenceStore::mostLiveMemoryBytes() / kMebibyte));
    m_memory->setSingleStep(64);
    m_memory->setSuffix(tr(" MB"));
    m_memory->setAccessibleName(tr("Memory for live series"));
    form->addRow(tr("&Live series:"), m_memory);
    form->addRow(
        words(tr("The newest readings of all registers are held in memory, 16 bytes each, so that charts "
                 "are quick. Older ones are read from the history."),
              box));
    return box;
}

QWidget *SettingsDialog::createHistory(const QString &historyPath)
{
    auto *box = new QGroupBox(tr("History of each profile"), this);
    auto *form = new QFormLayout(box);
    m_historySize = new QSpinBox(box);
    m_historySize->setObjectName(u"historySize"_s);
    m_historySize->setRange(0, 64 * 1024 * 1024);
    m_historySize->setSingleStep(512);
    m_historySize->setSuffix(tr(" MB"));
    m_historySize->setSpecialValueText(tr("no limit"));
    m_historySize->setAccessibleName(tr("Size of the history on the disk, at most"));
    m_historyDays = new QSpinBox(box);
    m_historyDays->setObjectName(u"historyDays"_s);
    m_historyDays->setRange(0, 36'500);
    m_historyDays->setSuffix(tr(" days"));
    m_historyDays->setSpecialValueText(tr("no limit"));
    m_historyDays->setAccessibleName(tr("Age of the history, at most"));
    m_historyWords = words({}, box);
    m_historyWords->setObjectName(u"historyWords"_s);
    form->addRow(tr("Size, at &most:"), m_historySize);
    form->addRow(tr("&Age, at most:"), m_historyDays);
    form->addRow(m_historyWords);
    connect(m_historySize, &QSpinBox::valueChanged, this, &SettingsDialog::explain);
    connect(m_historyDays, &QSpinBox::valueChanged, this, &SettingsDialog::explain);
    if (!historyPath.isEmpty()) {
        runInBackground(
            this, [historyPath] { return bytesOnDisk(historyPath); },
            [this](qint64 bytes) {
                m_historyBytes = bytes;
                explain();
            });
    }
    return box;
}

QWidget *SettingsDialog::createLook()
{
    auto *box = new QGroupBox(tr("Window"), this);
    auto *form = new QFormLayout(box);
    m_notifications =
        new QCheckBox(tr("&Tell of new alarms on the desktop while the window is not in use"), box);
    m_notifications->setObjectName(u"notifications"_s);
    m_motion = new QCheckBox(tr("T&int values for a moment when they change"), box);
    m_motion->setObjectName(u"motion"_s);
    m_language = new QComboBox(box);
    m_language->setObjectName(u"language"_s);
    m_language->addItem(tr("As the system"), int(Language::System));
    m_language->addItem(u"English"_s, int(Language::English));
    m_language->addItem(u"Norsk bokmål"_s, int(Language::Norwegian));
    m_zone = new QComboBox(box);
    m_zone->setObjectName(u"timeZone"_s);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItem(tr("As the system (%1)").arg(QString::fromUtf8(settings::computersZone().id())),
                    QString());
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids)
        m_zone->addItem(QString::fromUtf8(id), QString::fromUtf8(id));
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->installEventFilter(this);
    m_zone->lineEdit()->installEventFilter(this);
    m_zoneWords = words({}, box);
    m_zoneWords->setObjectName(u"zoneWords"_s);
    connect(m_zone, &QComboBox::currentTextChanged, this, &SettingsDialog::explainZone);
    form->addRow(m_notifications);
    form->addRow(m_motion);
    form->addRow(tr("&Language:"), m_language);
    form->addRow(tr("Time &zone:"), m_zone);
    form->addRow(m_zoneWords);
    return box;
}

/// A click into the zone selects all of it, as Tab does, so that typing replaces it. The combo box is told of
/// the focus, its line of the click; a second click places the cursor as usual.
bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn && watched == m_zone)
        m_isZoneClickedInto = static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason;
    const bool wasClickedInto = m_isZoneClickedInto && event->type() == QEvent::MouseButtonRelease;
    if (wasClickedInto) {
        m_isZoneClickedInto = false;
        if (QLineEdit *line = m_zone->lineEdit(); watched == line && !line->hasSelectedText())
            line->selectAll();
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::show(const Preferences &preferences)
{
    m_memory->setValue(int(preferences.liveMemoryBytes / kMebibyte));
    m_historySize->setValue(int(preferences.historyBytes / kMebibyte));
    m_historyDays->setValue(preferences.historyAge ? int(preferences.historyAge->count()) : 0);
    m_notifications->setChecked(preferences.areNotificationsOn);
    m_motion->setChecked(preferences.isMotionOn);
    m_language->setCurrentIndex(m_language->findData(int(preferences.language)));
    // A zone that this computer does not know is still what was chosen.
    if (m_zone->findData(preferences.timeZone) < 0)
        m_zone->addItem(preferences.timeZone, preferences.timeZone);
    m_zone->setCurrentIndex(m_zone->findData(preferences.timeZone));
    explain();
    explainZone();
}

void SettingsDialog::explain()
{
    const QLocale locale;
    const qint64 limit = qint64(m_historySize->value()) * kMebibyte;
    QStringList sentences;
    if (m_historyBytes >= 0)
        sentences +=
            tr("The open profile's history takes %1 now.").arg(locale.formattedDataSize(m_historyBytes));
    if (limit > 0)
        sentences += tr("About %1 readings fit.").arg(locale.toString(limit / kBytesPerReading));
    if (limit > 0 || m_historyDays->value() > 0)
        sentences += tr("The oldest are deleted first, never those of the last 24 hours, and you are told.");
    else
        sentences += tr("It grows as long as there is room on the disk.");
    m_historyWords->setText(sentences.join(u' '));
}

int SettingsDialog::zoneIndex() const
{
    return m_zone->findText(m_zone->currentText().trimmed(), Qt::MatchFixedString);
}

void SettingsDialog::explainZone()
{
    const int index = zoneIndex();
    Preferences chosen;
    chosen.timeZone = m_zone->itemData(index).toString();
    const QString problem = index < 0 ? tr("There is no such time zone. Choose one from the list.")
                                      : settings::zoneProblem(chosen);
    m_zoneWords->setText(problem.isEmpty() ? tr("All times are shown by this zone's clock.") : problem);
    m_keep->setEnabled(index >= 0);
}

Preferences SettingsDialog::entered() const
{
    Preferences preferences = m_before;
    preferences.liveMemoryBytes = m_memory->value() * kMebibyte;
    preferences.historyBytes = m_historySize->value() * kMebibyte;
    preferences.historyAge =
        m_historyDays->value() > 0 ? std::optional(std::chrono::days(m_historyDays->value())) : std::nullopt;
    preferences.areNotificationsOn = m_notifications->isChecked();
    preferences.isMotionOn = m_motion->isChecked();
    preferences.language = Language(m_language->currentData().toInt());
    preferences.timeZone = m_zone->itemData(zoneIndex()).toString();
    return preferences;
}

} // namespace insite::window
