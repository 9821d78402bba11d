<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>insite::alarms</name>
    <message numerus="yes">
        <source>%n reading(s) missing</source>
        <translation>
            <numerusform>%n reading missing</numerusform>
            <numerusform>%n readings missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, came back %n time(s)</source>
        <translation>
            <numerusform>, came back %n time</numerusform>
            <numerusform>, came back %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register(s)</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) from while we were away</source>
        <translation>
            <numerusform>%n reading from while we were away</numerusform>
            <numerusform>%n readings from while we were away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) came too fast; they are stored</source>
        <translation>
            <numerusform>%n reading came too fast; it is stored</numerusform>
            <numerusform>%n readings came too fast; they are stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::alarms::AlarmButton</name>
    <message numerus="yes">
        <source>%Ln alarm(s) not acknowledged</source>
        <translation>
            <numerusform>%Ln alarm not acknowledged</numerusform>
            <numerusform>%Ln alarms not acknowledged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them active</source>
        <translation>
            <numerusform>%Ln of them active</numerusform>
            <numerusform>%Ln of them active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::alarms::DesktopNotifier</name>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln alarm</numerusform>
            <numerusform>%Ln alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::alarms::EventsPanel</name>
    <message numerus="yes">
        <source>Cleared %Ln event(s)</source>
        <translation>
            <numerusform>Cleared %Ln event</numerusform>
            <numerusform>Cleared %Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::catalogue::MetadataPanel</name>
    <message numerus="yes">
        <source>%n registers</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::charts::ChartArea</name>
    <message numerus="yes">
        <source>%n registers are too many to chart at once.</source>
        <translation>
            <numerusform>%n register is too much to chart at once.</numerusform>
            <numerusform>%n registers are too many to chart at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So many curves cannot be told apart. Chart the first %n, in the order of the tree, or cancel and select fewer.</source>
        <translation>
            <numerusform>So many curves cannot be told apart. Chart the first %n, in the order of the tree, or cancel and select fewer.</numerusform>
            <numerusform>So many curves cannot be told apart. Chart the first %n, in the order of the tree, or cancel and select fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chart the first %n</source>
        <translation>
            <numerusform>Chart the first</numerusform>
            <numerusform>Chart the first %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::charts::PlotCanvas</name>
    <message numerus="yes">
        <source>◇ revised %n time(s), was %1</source>
        <translation>
            <numerusform>◇ revised %n time, was %1</numerusform>
            <numerusform>◇ revised %n times, was %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::charts::StatsStrip</name>
    <message numerus="yes">
        <source>%n more; rest the mouse here to see all</source>
        <translation>
            <numerusform>%n more; rest the mouse here to see all</numerusform>
            <numerusform>%n more; rest the mouse here to see all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::device::BenchReport</name>
    <message numerus="yes">
        <source>%n reading(s) came back with another value. Compare the register type, the unit and the parser of the gateway with what the platform expects.</source>
        <translation>
            <numerusform>%n reading came back with another value. Compare the register type, the unit and the parser of the gateway with what the platform expects.</numerusform>
            <numerusform>%n readings came back with another value. Compare the register type, the unit and the parser of the gateway with what the platform expects.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) came back in the wrong payload version: register type 2 comes as version 1, all others as version 2. Tell support@ainsite.io.</source>
        <translation>
            <numerusform>%n reading came back in the wrong payload version: register type 2 comes as version 1, all others as version 2. Tell support@ainsite.io.</numerusform>
            <numerusform>%n readings came back in the wrong payload version: register type 2 comes as version 1, all others as version 2. Tell support@ainsite.io.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The broker took none of %n reading(s). See what is said about the connection.</source>
        <translation>
            <numerusform>The broker did not take the reading. See what is said about the connection.</numerusform>
            <numerusform>The broker took none of %n readings. See what is said about the connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) were acknowledged and never came back. The broker may take and drop what it does not allow: compare the base topic with what came with the credentials, and ask support@ainsite.io whether the topic is configured.</source>
        <translation>
            <numerusform>%n reading was acknowledged and never came back. The broker may take and drop what it does not allow: compare the base topic with what came with the credentials, and ask support@ainsite.io whether the topic is configured.</numerusform>
            <numerusform>%n readings were acknowledged and never came back. The broker may take and drop what it does not allow: compare the base topic with what came with the credentials, and ask support@ainsite.io whether the topic is configured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n reading(s) it is not known whether they arrived: they were sent and not acknowledged in time.</source>
        <translation>
            <numerusform>Of %n reading it is not known whether it arrived: it was sent and not acknowledged in time.</numerusform>
            <numerusform>Of %n readings it is not known whether they arrived: they were sent and not acknowledged in time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) could not be sent in time and were not sent: there was no connection.</source>
        <translation>
            <numerusform>%n reading could not be sent in time and was not sent: there was no connection.</numerusform>
            <numerusform>%n readings could not be sent in time and were not sent: there was no connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n reading(s) it is not known whether they came back: no consumer was connected when they were sent. Open a consumer&apos;s profile, then send again.</source>
        <translation>
            <numerusform>Of %n reading it is not known whether it came back: no consumer was connected when it was sent. Open a consumer&apos;s profile, then send again.</numerusform>
            <numerusform>Of %n readings it is not known whether they came back: no consumer was connected when they were sent. Open a consumer&apos;s profile, then send again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) are still on their way.</source>
        <translation>
            <numerusform>%n reading is still on its way.</numerusform>
            <numerusform>%n readings are still on their way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n reading(s) came back with the right value and payload version.</source>
        <translation>
            <numerusform>The reading came back with the right value and payload version.</numerusform>
            <numerusform>All %n readings came back with the right value and payload version.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) were left out, not sent late: they fell due during a pause, or while the computer was asleep or too busy.</source>
        <translation>
            <numerusform>%n reading was left out, not sent late: it fell due during a pause, or while the computer was asleep or too busy.</numerusform>
            <numerusform>%n readings were left out, not sent late: they fell due during a pause, or while the computer was asleep or too busy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchController</name>
    <message numerus="yes">
        <source>%n row(s) were taken from %1.</source>
        <translation>
            <numerusform>%n row was taken from %1.</numerusform>
            <numerusform>%n rows were taken from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchView</name>
    <message numerus="yes">
        <source>%n row(s) were removed. Undo brings them back.</source>
        <translation>
            <numerusform>%n row was removed. Undo brings it back.</numerusform>
            <numerusform>%n rows were removed. Undo brings them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::tree</name>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln alarm</numerusform>
            <numerusform>%Ln alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::tree::MeterPanel</name>
    <message numerus="yes">
        <source>%n pin(s) removed</source>
        <translation>
            <numerusform>%n pin removed</numerusform>
            <numerusform>%n pins removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::tree::MeterTreeView</name>
    <message numerus="yes">
        <source>%n register(s)</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::window::StatusBar</name>
    <message numerus="yes">
        <source>%1 gap(s)</source>
        <translation>
            <numerusform>%1 gap</numerusform>
            <numerusform>%1 gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reset(s)</source>
        <translation>
            <numerusform>%1 reset</numerusform>
            <numerusform>%1 resets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 clock(s) ahead</source>
        <translation>
            <numerusform>%1 clock ahead</numerusform>
            <numerusform>%1 clocks ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 duplicate(s)</source>
        <translation>
            <numerusform>%1 duplicate</numerusform>
            <numerusform>%1 duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 revision(s)</source>
        <translation>
            <numerusform>%1 revision</numerusform>
            <numerusform>%1 revisions</numerusform>
        </translation>
    </message>
</context>
</TS>
