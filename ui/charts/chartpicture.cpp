// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpicture.h"

#include "charts/chartpanel.h"
#include "charts/timeaxis.h"
#include "charts/timewindow.h"
#include "charts/timewords.h"
#include "theme/colours.h"
#include "theme/metrics.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace insite::charts {

namespace {

constexpr int kSwatch = 16;
constexpr int kDensity = 2;
constexpr int kMargin = theme::kViewMargin;

QString curveTitle(const PlotCurve &curve)
{
    return curve.form == SeriesForm::AsSent
               ? u"%1, %2"_s.arg(curve.name.whole(), curve.unit)
               : u"%1, %2 (%3)"_s.arg(curve.name.whole(), curve.unit, formWords(curve.form));
}

} // namespace

ChartPicture::ChartPicture(QList<ChartPanel *> panels, const TimeWindow &time)
    : m_panels(std::move(panels))
    , m_time(time)
{
}

int ChartPicture::titleHeight(const ChartPanel &panel) const
{
    const auto shown = std::ranges::count_if(panel.canvas().curves(), &PlotCurve::isShown);
    return static_cast<int>(shown) * (panel.fontMetrics().height() + theme::kStep) + theme::kStep;
}

QSize ChartPicture::size() const
{
    int width = 0;
    int height = m_panels.first()->fontMetrics().height() + 2 * kMargin;
    for (const ChartPanel *panel : m_panels) {
        width = std::max(width, panel->canvas().width());
        height += titleHeight(*panel) + panel->canvas().pictureHeight();
    }
    return {width + 2 * kMargin, height};
}

QString ChartPicture::title() const
{
    const QLocale locale = m_panels.first()->locale();
    return u"%1 (%2)"_s.arg(rangeWords(m_time, locale), zoneLabel(m_time.from(), m_time.to(), m_time.zone()));
}

void ChartPicture::paintTitle(QPainter &painter, const ChartPanel &panel, int top) const
{
    const int line = panel.fontMetrics().height() + theme::kStep;
    for (const PlotCurve &curve : panel.canvas().curves()) {
        if (!curve.isShown)
            continue;
        paintSwatch(painter, curve.look, panel.palette(), QPointF(kMargin, top + line / 2.0), kSwatch);
        painter.setPen(theme::colour(theme::Role::Text, panel.palette()));
        painter.drawText(QRect(kMargin + kSwatch + theme::kGroupGap, top, size().width() - 2 * kMargin, line),
                         Qt::AlignVCenter | Qt::AlignLeft, curveTitle(curve));
        top += line;
    }
}

void ChartPicture::paint(QPainter &painter) const
{
    const ChartPanel &first = *m_panels.first();
    painter.fillRect(QRect(QPoint(), size()), theme::colour(theme::Role::Panel, first.palette()));
    painter.setFont(first.font());
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = first.fontMetrics().height();
    painter.setPen(theme::colour(theme::Role::QuietText, first.palette()));
    painter.drawText(QRect(kMargin, kMargin / 2, size().width() - 2 * kMargin, line + kMargin / 2),
                     Qt::AlignVCenter | Qt::AlignLeft, title());
    int top = kMargin + line + theme::kGroupGap;
    for (const ChartPanel *panel : m_panels) {
        paintTitle(painter, *panel, top);
        top += titleHeight(*panel);
        painter.save();
        painter.translate(kMargin, top);
        panel->canvas().paintPicture(painter, panel == m_panels.last());
        painter.restore();
        top += panel->canvas().pictureHeight();
    }
}

QImage ChartPicture::image() const
{
    QImage image(size() * kDensity, QImage::Format_RGB32);
    image.setDevicePixelRatio(kDensity);
    QPainter painter(&image);
    paint(painter);
    return image;
}

QByteArray ChartPicture::svg() const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(QRect(QPoint(), size()));
    generator.setTitle(title());
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return bytes;
}

Result<void> ChartPicture::save(const QString &path) const
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly);
    if (isWritten && path.endsWith(u".svg"_s, Qt::CaseInsensitive))
        isWritten = file.write(svg()) > 0;
    else if (isWritten)
        isWritten = image().save(&file, "PNG");
    if (!isWritten || !file.commit())
        return failure(
            ErrorCode::Storage,
            QCoreApplication::translate("insite::charts",
                                        "The picture could not be saved as \"%1\": %2. Choose another place.")
                .arg(QDir::toNativeSeparators(path), file.errorString()));
    return {};
}

} // namespace insite::charts
