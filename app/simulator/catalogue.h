// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace insite::simulator {

/// What the consumer's subscription to a customer is answered with; the words of the access plugin.
enum class Access { Allow, Kick, KickLater, Refuse };

struct Customer
{
    QString id;
    QString name;
    Access access = Access::Allow;
};

struct Installation
{
    QString id;
    QString name;
    QString customer;
    QMap<QString, QString> labels;
};

struct Meter
{
    QString id;
    QString name;
    QString customer;
    QString subscription;
    QString installation;
    QString parent;  ///< The meter whose consumption holds this one's; empty: none.
    QString utility; ///< Electrical, Thermal, Water or NaturalGas (mqtt-services.txt, "Topic structure").
    QMap<QString, QString> labels;
};

struct Register
{
    QString id; ///< As in `register_id`.
    QString meter;
    int type = 0;
    QString name;
    QString unit; ///< Empty: the platform does not say.
};

/// The vendor has published 2 and 10 only, without units; the others are the simulator's own.
struct RegisterType
{
    int id = 0;
    QString name;
    QString unit; ///< Empty: the platform does not say.
};

/// What the platform knows about its customers and their meters: everything that its metadata API tells. A
/// value; copies are cheap and may be read on any thread.
struct Catalogue
{
    QList<Customer> customers;
    QList<Installation> installations;
    QList<Meter> meters;
    QList<Register> registers;
    QList<RegisterType> registerTypes;
};

} // namespace insite::simulator
