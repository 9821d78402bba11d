// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/metadatapanel.h"

#include "catalogue/apicontroller.h"
#include "catalogue/apistatebar.h"
#include "catalogue/factrow.h"
#include "catalogue/registereditor.h"
#include "core/background.h"
#include "metadata/catalogue.h"
#include "metadata/cataloguefiles.h"
#include "metadata/ownwordscsv.h"
#include "theme/icon.h"
#include "theme/metrics.h"
#include "tree/metertreemodel.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::catalogue {

using metadata::MeterFacts;
using metadata::RegisterPlace;

namespace {

constexpr int kWideFrom = 1080;
constexpr qint64 kLargestTable = 64LL * 1024 * 1024;

QLabel *words(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setText(QLabel &label, const QString &text)
{
    if (label.text() != text)
        label.setText(text);
}

QString known(const metadata::Fact<QString> &fact)
{
    return fact.isKnown() ? fact.value : MetadataPanel::tr("not known");
}

/// Customer and meter of a branch, and the register of a leaf.
RegisterPlace placeOf(const QModelIndex &row)
{
    using Model = tree::MeterTreeModel;
    const auto *model = qobject_cast<const Model *>(row.model());
    if (!model)
        return {};
    if (const readings::RegisterSnapshot *snapshot = model->snapshot(row))
        return RegisterPlace(snapshot->key);
    if (Model::Kind(row.data(Model::KindRole).toInt()) != Model::Kind::Meter)
        return {};
    return {CustomerId(row.data(Model::PathRole).toStringList().value(0)),
            MeterId(row.data(Model::IdRole).toString()),
            {}};
}

/// Those that came over MQTT, of which the API may not know.
QList<RegisterPlace> placesOf(const tree::MeterTreeModel &model)
{
    QList<RegisterPlace> places;
    for (int index = 0; index < model.registerCount(); ++index) {
        if (const auto *snapshot = model.snapshot(readings::RegisterIndex(index)))
            places.append(RegisterPlace(snapshot->key));
    }
    return places;
}

Result<QByteArray> readTable(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.size() <= kLargestTable)
        return file.readAll();
    return failure(
        ErrorCode::AccessDenied,
        MetadataPanel::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), file.errorString()));
}

} // namespace

MetadataPanel::MetadataPanel(QWidget *parent)
    : QWidget(parent)
    , m_state(new ApiStateBar(this))
    , m_title(words(u"metadataTitle"_s, this))
    , m_hint(words(u"metadataHint"_s, this))
    , m_register(new RegisterEditor(this))
{
    setObjectName(u"metadataPanel"_s);
    m_title->setFont(theme::font(theme::TypeStep::Title));
    m_page = new QWidget(this);
    auto *columns = new QHBoxLayout(m_page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme::kViewMargin);
    m_meter = createMeter();
    columns->addWidget(m_meter, 1);
    columns->addWidget(m_register, 2);

    auto *inside = new QWidget(this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(theme::kViewMargin, theme::kGroupGap, theme::kViewMargin, theme::kGroupGap);
    layout->setSpacing(theme::kGroupGap);
    layout->addWidget(m_state);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(createTableButtons());
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(m_page);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    refresh();
}

MetadataPanel::~MetadataPanel() = default;

QWidget *MetadataPanel::createMeter()
{
    auto *box = new QWidget(m_page);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(theme::kStep);
    form->setHorizontalSpacing(theme::kGroupGap);
    m_alias = createEdit(u"meterAlias"_s, tr("Meter"), box);
    m_aliasOrigin = addFactRow(*form, tr("&Meter:"), m_alias).origin;
    connect(m_alias, &QLineEdit::editingFinished, this, &MetadataPanel::applyAlias);
    m_installation = words(u"meterInstallation"_s, box);
    m_parent = words(u"meterParent"_s, box);
    m_utility = words(u"meterUtility"_s, box);
    m_labels = words(u"meterLabels"_s, box);
    form->addRow(tr("Installation:"), m_installation);
    form->addRow(tr("Part of:"), m_parent);
    form->addRow(tr("Utility:"), m_utility);
    form->addRow(tr("Labels:"), m_labels);
    return box;
}

QWidget *MetadataPanel::createTableButtons()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGroupGap);
    m_import = new QPushButton(theme::icon(u"folder-open"_s), tr("I&mport table…"), box);
    m_import->setObjectName(u"importTable"_s);
    m_import->setToolTip(tr("Take names, units and limits from a CSV file"));
    m_export = new QPushButton(theme::icon(u"download"_s), tr("&Export table…"), box);
    m_export->setObjectName(u"exportTable"_s);
    m_export->setToolTip(tr("Write all meters and registers as a CSV file, to be filled in and imported"));
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    connect(m_import, &QPushButton::clicked, this, &MetadataPanel::chooseImport);
    connect(m_export, &QPushButton::clicked, this, &MetadataPanel::chooseExport);
    return box;
}

void MetadataPanel::open(ApiController &controller, const tree::MeterTreeModel &model)
{
    close();
    m_controller = &controller;
    m_model = &model;
    m_state->setController(&controller);
    metadata::Catalogue &catalogue = controller.catalogue();
    m_register->setCatalogue(&catalogue);
    connect(&catalogue, &metadata::Catalogue::changed, this, [this](const QList<MeterId> &meters) {
        const auto isShown = [&meters](const RegisterPlace &place) {
            return meters.contains(place.meter);
        };
        if (isVisible() && (meters.isEmpty() || isShown(m_place) || std::ranges::any_of(m_together, isShown)))
            refresh();
    });
    connect(&catalogue, &metadata::Catalogue::loaded, this, &MetadataPanel::refresh);
    connect(&controller, &ApiController::noticed, this, &MetadataPanel::problemFound);
    refresh();
}

void MetadataPanel::close()
{
    if (m_controller) {
        m_controller->disconnect(this);
        m_controller->catalogue().disconnect(this);
    }
    m_controller = nullptr;
    m_model = nullptr;
    m_place = {};
    m_together.clear();
    m_state->setController(nullptr);
    m_register->setCatalogue(nullptr);
    refresh();
}

void MetadataPanel::setZone(const QTimeZone &zone)
{
    m_state->setZone(zone);
}

void MetadataPanel::showRow(const QModelIndex &row)
{
    show(placeOf(row));
}

void MetadataPanel::show(const RegisterPlace &place)
{
    if (place == m_place)
        return;
    m_place = place;
    m_alias->setModified(false);
    m_register->show(places());
    if (isVisible())
        refresh();
}

void MetadataPanel::showTogether(const QList<readings::RegisterIndex> &registers)
{
    QList<RegisterPlace> places;
    for (const readings::RegisterIndex index : registers) {
        if (const auto *snapshot = m_model ? m_model->snapshot(index) : nullptr)
            places.append(RegisterPlace(snapshot->key));
    }
    showTogether(places);
}

void MetadataPanel::showTogether(const QList<RegisterPlace> &places)
{
    const QList<RegisterPlace> together = places.size() > 1 ? places : QList<RegisterPlace>();
    if (together == m_together)
        return;
    m_together = together;
    m_register->show(this->places());
    if (isVisible())
        refresh();
}

QList<RegisterPlace> MetadataPanel::places() const
{
    if (!m_together.isEmpty())
        return m_together;
    return m_place.registerId.isEmpty() ? QList<RegisterPlace>() : QList<RegisterPlace>{m_place};
}

void MetadataPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_register->setWide(width() >= kWideFrom);
}

void MetadataPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void MetadataPanel::refresh()
{
    const bool isOpen = m_controller != nullptr;
    const bool isTogether = isOpen && !m_together.isEmpty();
    const bool hasMeter = isOpen && !m_place.meter.isEmpty();
    setText(*m_hint,
            isTogether
                ? tr("What you type holds for each of them; a field that you leave alone changes nothing.")
            : isOpen ? tr("Choose a meter or a register in the tree to see and correct what is known of "
                          "it; choose several registers to correct them together.")
                     : tr("Open a profile to see what is known of its meters."));
    m_hint->setVisible(isTogether || !hasMeter);
    m_page->setVisible(isTogether || hasMeter);
    m_title->setVisible(isTogether || hasMeter);
    m_meter->setVisible(!isTogether);
    m_import->setEnabled(isOpen && m_controller->catalogue().isLoaded());
    m_export->setEnabled(m_import->isEnabled());
    if (isTogether)
        showSeveral();
    else if (hasMeter)
        showMeter();
}

void MetadataPanel::showSeveral()
{
    setText(*m_title, tr("%n registers", nullptr, int(m_together.size())));
    m_register->setVisible(true);
    m_register->refresh();
}

void MetadataPanel::showMeter()
{
    const metadata::Catalogue &catalogue = m_controller->catalogue();
    const metadata::MeterPlace meter{m_place.customer, m_place.meter};
    const MeterFacts facts = catalogue.meterFacts(meter.customer, meter.meter);
    const QString told = catalogue.toldMeterFacts(meter).name.value;
    const QString name = facts.name.isKnown() ? facts.name.value : m_place.meter.text();
    const auto registerName = catalogue.registerFacts(m_place).name;
    const QString leaf =
        registerName.isKnown() ? registerName.value : tr("register %1").arg(m_place.registerId.text());
    setText(*m_title, m_place.registerId.isEmpty() ? name : tr("%1: %2").arg(name, leaf));
    showText(*m_alias, catalogue.ownAlias(meter), told.isEmpty() ? m_place.meter.text() : told);
    m_alias->setEnabled(catalogue.isLoaded());
    FactRow{m_alias, m_aliasOrigin}.showOrigin(facts.name.origin, told);
    setText(*m_installation,
            facts.installationName.isKnown() ? facts.installationName.value : known(facts.installationId));
    const auto parent = catalogue.meterFacts(meter.customer, facts.parent.value).name;
    setText(*m_parent, !facts.parent.isKnown() ? tr("no other meter that is known")
                       : parent.isKnown()      ? parent.value
                                               : facts.parent.value.text());
    setText(*m_utility, known(facts.utility));
    QStringList labels;
    for (auto label = facts.labels.cbegin(); label != facts.labels.cend(); ++label)
        labels.append(label.key() + u": "_s + label.value());
    setText(*m_labels, labels.isEmpty() ? tr("none known") : labels.join(u", "_s));
    m_register->setVisible(!m_place.registerId.isEmpty());
    m_register->refresh();
}

void MetadataPanel::applyAlias()
{
    if (!m_controller || m_place.meter.isEmpty() || !m_alias->isModified())
        return;
    m_alias->setModified(false);
    m_controller->catalogue().setOwnAlias({m_place.customer, m_place.meter}, m_alias->text().trimmed());
}

void MetadataPanel::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the table"), {}, tr("Tables (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"metadata.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &MetadataPanel::exportTable);
    dialog->open();
}

void MetadataPanel::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Import a table"), {}, tr("Tables (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MetadataPanel::importTable);
    dialog->open();
}

void MetadataPanel::exportTable(const QString &path)
{
    if (!m_controller)
        return;
    const QList<metadata::CsvRow> rows = metadata::csvRows(m_controller->catalogue(), placesOf(*m_model));
    runInBackground(
        this, [path, rows] { return metadata::replaceFile(path, metadata::toCsv(rows)); },
        [this](const Result<void> &written) {
            if (!written)
                emit problemFound(written.error().detail);
        });
}

void MetadataPanel::importTable(const QString &path)
{
    if (!m_controller)
        return;
    runInBackground(
        this,
        [path, words = m_controller->catalogue().ownWords()] {
            return readTable(path).and_then(
                [&words](const QByteArray &csv) { return metadata::fromCsv(csv, words); });
        },
        [this, controller = m_controller](const Result<metadata::OwnWords> &words) {
            if (!words)
                emit problemFound(words.error().detail);
            else if (controller)
                controller->catalogue().setOwnWords(*words);
        });
}

} // namespace insite::catalogue
