// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLibraryInfo>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QVersionNumber>

#include <optional>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE must stand outside of any namespace; a static library's resources are not linked without
// it.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace insite::theme {

namespace {

constexpr double kStroke = 1.5; ///< Device-independent pixels, whatever the icon's size.
constexpr double kViewBox = 24;

QByteArray source(const QString &name)
{
    static const bool isReady = (initIcons(), true);
    Q_UNUSED(isReady)
    QFile file(u":/insite/icons/%1.svg"_s.arg(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "theme::icon", qPrintable(name));
    return isOpen ? file.readAll() : QByteArray();
}

class Engine final : public QIconEngine
{
public:
    Engine(QString name, std::optional<Role> role)
        : m_name(std::move(name))
        , m_role(role)
        , m_svg(source(m_name))
    {
    }

    QIconEngine *clone() const override { return new Engine(*this); }
    QString key() const override { return u"insite"_s; }
    bool isNull() override { return m_svg.isEmpty(); }
    QString iconName() override { return m_name; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double side = std::min(rect.width(), rect.height());
        const QRectF square(rect.center().x() + 0.5 - side / 2, rect.center().y() + 0.5 - side / 2, side,
                            side);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colourFor(mode).name().toLatin1());
        svg.replace("stroke-width=\"2\"",
                    QByteArray("stroke-width=\"" + QByteArray::number(kStroke * kViewBox / side) + '"'));
        QSvgRenderer(svg).render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &wanted, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // From Qt 6.8 on it is asked in the screen's units, before in pixels.
        static const bool isInPixels = QLibraryInfo::version() < QVersionNumber(6, 8);
        const QSize size = isInPixels ? wanted : wanted * scale;
        if (m_svg.isEmpty() || size.isEmpty()) {
            return {};
        }
        const QString cacheKey = u"insite/%1/%2/%3x%4@%5"_s.arg(m_name, colourFor(mode).name())
                                     .arg(size.width())
                                     .arg(size.height())
                                     .arg(scale);
        QPixmap pixmap;
        if (!QPixmapCache::find(cacheKey, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.scale(scale, scale);
            paint(&painter, QRect(0, 0, qRound(size.width() / scale), qRound(size.height() / scale)), mode,
                  state);
            painter.end();
            pixmap.setDevicePixelRatio(scale);
            QPixmapCache::insert(cacheKey, pixmap);
        }
        return pixmap;
    }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        }
        return m_role ? colour(*m_role, palette) : palette.color(QPalette::Active, QPalette::WindowText);
    }

    QString m_name;
    std::optional<Role> m_role;
    QByteArray m_svg;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new Engine(name, std::nullopt));
}

QIcon icon(const QString &name, Role role)
{
    return QIcon(new Engine(name, role));
}

} // namespace insite::theme
