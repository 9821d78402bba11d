<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb" sourcelanguage="en">
<context>
    <name>AlarmLog</name>
    <message>
        <source>The list of events cannot be kept in “%1” (%2). Check the folder&apos;s permissions and space; readings are not concerned.</source>
        <translation>Hendelseslisten kan ikke lagres i «%1» (%2). Sjekk mappens rettigheter og plassen; avlesningene berøres ikke.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>%1 could not be written: %2. Name a folder that you may write to.</source>
        <translation>%1 kunne ikke skrives: %2. Oppgi en mappe du har skriverett til.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>&quot;%1&quot; is damaged and could not be renamed to &quot;%2&quot;. Rename it yourself; a new one is then begun.</source>
        <translation>«%1» er skadet og kunne ikke få navnet «%2». Gi den nytt navn selv; deretter påbegynnes en ny.</translation>
    </message>
    <message>
        <source>The history &quot;%1&quot; was damaged. It is kept as &quot;%2&quot; and a new one was begun; what the broker still holds arrives there.</source>
        <translation>Historikken «%1» var skadet. Den er tatt vare på som «%2», og en ny er påbegynt; det brokeren ennå har, kommer dit.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is being recorded by another program (%2, process %3). Close that one, or choose another database.</source>
        <translation>Et annet program (%2, prosess %3) skriver til «%1». Avslutt det programmet, eller velg en annen database.</translation>
    </message>
    <message>
        <source>The export could not be written: %1. Check the space on the disk and the permissions.</source>
        <translation>Eksporten kunne ikke skrives: %1. Sjekk plassen på disken og rettighetene.</translation>
    </message>
    <message>
        <source>There is no history at &quot;%1&quot;. Check the name.</source>
        <translation>Det finnes ingen historikk i «%1». Sjekk navnet.</translation>
    </message>
    <message>
        <source>The reading cannot be stored: its value is no finite number, its time is outside of the years 0 to 9999, or an id in it is no valid text.</source>
        <translation>Avlesningen kan ikke lagres: Verdien er ikke et endelig tall, tidspunktet ligger utenfor årene 0 til 9999, eller en id i den er ikke gyldig tekst.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was moved, removed or replaced while it was recorded into. Put it back, or a new one is begun in its place.</source>
        <translation>«%1» ble flyttet, fjernet eller erstattet mens det ble skrevet til den. Legg den tilbake, ellers påbegynnes en ny på samme sted.</translation>
    </message>
    <message>
        <source>To keep the history within its limits, %1 readings measured before %2 were deleted, and %3 messages not understood.</source>
        <translation>For å holde historikken innenfor grensene ble %1 avlesninger målt før %2 slettet, og %3 meldinger som ikke ble forstått.</translation>
    </message>
    <message>
        <source>The history is larger than its limit, but all that is left arrived within the last 24 hours and is kept. Raise the limit.</source>
        <translation>Historikken er større enn grensen, men alt som er igjen, kom i løpet av de siste 24 timene og beholdes. Øk grensen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was written by a newer release of Insite Monitor. Use that release, or choose another database; the file was left as it is.</source>
        <translation>«%1» ble skrevet av en nyere utgave av Insite Monitor. Bruk den utgaven, eller velg en annen database; filen er latt urørt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a history of Insite Monitor. Choose another database; the file was left as it is.</source>
        <translation>«%1» er ikke en historikk fra Insite Monitor. Velg en annen database; filen er latt urørt.</translation>
    </message>
    <message>
        <source>The disk is full: &quot;%1&quot; cannot grow. Free some space; nothing is lost meanwhile, the broker keeps the readings.</source>
        <translation>Disken er full: «%1» kan ikke vokse. Frigjør plass; ingenting går tapt imens, brokeren tar vare på avlesningene.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is locked by another program. Close what has it open for writing.</source>
        <translation>«%1» er låst av et annet program. Lukk det som har filen åpen for skriving.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may not be written. Check the permissions of the file and of its folder, or choose another database.</source>
        <translation>«%1» kan ikke skrives til. Sjekk rettighetene til filen og mappen, eller velg en annen database.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be opened. Check that the folder exists, that it is yours to write in and that the name is not a folder&apos;s.</source>
        <translation>«%1» kan ikke åpnes. Sjekk at mappen finnes, at du har skriverett til den, og at navnet ikke er navnet på en mappe.</translation>
    </message>
    <message>
        <source>The disk failed while &quot;%1&quot; was read or written. Check that it is connected, has space and is healthy.</source>
        <translation>Disken sviktet under lesing eller skriving av «%1». Sjekk at den er tilkoblet, har plass og er i orden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is damaged. It is set aside, never deleted, and a new one begun when it is next opened for recording.</source>
        <translation>«%1» er skadet. Den legges til side og slettes aldri, og en ny påbegynnes neste gang den åpnes for skriving.</translation>
    </message>
    <message>
        <source>Reading &quot;%1&quot; was cancelled.</source>
        <translation>Lesingen av «%1» ble avbrutt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be used: %2. Please report this.</source>
        <translation>«%1» kunne ikke brukes: %2. Meld gjerne fra om dette.</translation>
    </message>
</context>
<context>
    <name>MetadataApi</name>
    <message>
        <source>The metadata API cannot listen on this computer.</source>
        <translation>Metadata-API-et kan ikke lytte på denne datamaskinen.</translation>
    </message>
</context>
<context>
    <name>PreferenceStore</name>
    <message>
        <source>The settings cannot be kept in “%1”. Check that the folder is yours to write in; they hold until you quit.</source>
        <translation>Innstillingene kan ikke lagres i «%1». Sjekk at du har skriverett til mappen; de gjelder til du avslutter.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>The profile could not be written to %1: %2. Free the disk or mend the folder&apos;s rights, then save again.</source>
        <translation>Profilen kunne ikke skrives til %1: %2. Frigjør plass eller rett opp mappens rettigheter, og lagre på nytt.</translation>
    </message>
    <message>
        <source>There are too many profiles of this name in %1. Choose another name.</source>
        <translation>Det er for mange profiler med dette navnet i %1. Velg et annet navn.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Insite Monitor</source>
        <translation>Insite Monitor</translation>
    </message>
</context>
<context>
    <name>Simulator</name>
    <message>
        <source>There is no customer &quot;%1&quot;.</source>
        <translation>Det finnes ingen kunde «%1».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a topic.</source>
        <translation>«%1» er ikke et emne.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The folder %1 could not be made. Name a folder that you may write to.</source>
        <translation>Mappen %1 kunne ikke opprettes. Oppgi en mappe du har skriverett til.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 kunne ikke leses.</translation>
    </message>
</context>
<context>
    <name>insite::Csv</name>
    <message>
        <source>a quotation mark stands inside a field that does not begin with one; quote the whole field and double the mark</source>
        <translation>et anførselstegn står inne i et felt som ikke begynner med et; sett hele feltet i anførselstegn og doble tegnet</translation>
    </message>
    <message>
        <source>something follows the closing quotation mark</source>
        <translation>noe følger etter det avsluttende anførselstegnet</translation>
    </message>
    <message>
        <source>a quotation mark is opened and never closed</source>
        <translation>et anførselstegn åpnes og lukkes aldri</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3.</source>
        <translation>Linje %1, kolonne %2: %3.</translation>
    </message>
</context>
<context>
    <name>insite::alarms</name>
    <message>
        <source>Nothing for more than 12 of its intervals</source>
        <translation>Ingenting på over 12 intervaller</translation>
    </message>
    <message>
        <source>Nothing for more than 3 of its intervals</source>
        <translation>Ingenting på over 3 intervaller</translation>
    </message>
    <message>
        <source>%1 is above the limit of %2</source>
        <translation>%1 er over grensen på %2</translation>
    </message>
    <message>
        <source>Above their limits</source>
        <translation>Over grensene sine</translation>
    </message>
    <message>
        <source>%1 is below the limit of %2</source>
        <translation>%1 er under grensen på %2</translation>
    </message>
    <message>
        <source>Below their limits</source>
        <translation>Under grensene sine</translation>
    </message>
    <message>
        <source>The counter stepped back from %1 to %2</source>
        <translation>Telleren gikk tilbake fra %1 til %2</translation>
    </message>
    <message>
        <source>Counters stepped back</source>
        <translation>Tellere gikk tilbake</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) missing</source>
        <translation>
            <numerusform>%n avlesning mangler</numerusform>
            <numerusform>%n avlesninger mangler</numerusform>
        </translation>
    </message>
    <message>
        <source>What was missing has come</source>
        <translation>Det som manglet, har kommet</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Taus</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Foreldet</translation>
    </message>
    <message>
        <source>Above limit</source>
        <translation>Over grensen</translation>
    </message>
    <message>
        <source>Below limit</source>
        <translation>Under grensen</translation>
    </message>
    <message>
        <source>Counter reset</source>
        <translation>Tellernullstilling</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Hull</translation>
    </message>
    <message>
        <source>Clock ahead</source>
        <translation>Klokke foran</translation>
    </message>
    <message>
        <source>Customer refused</source>
        <translation>Kunde avvist</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Ikke tilkoblet</translation>
    </message>
    <message>
        <source>Caught up</source>
        <translation>Tatt igjen</translation>
    </message>
    <message>
        <source>Not stored</source>
        <translation>Ikke lagret</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historikk</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Ikke overvåket</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>merknad</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advarsel</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>alarm</translation>
    </message>
    <message>
        <source>Active, acknowledged</source>
        <translation>Pågår, kvittert</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Pågår</translation>
    </message>
    <message>
        <source>Over, acknowledged</source>
        <translation>Over, kvittert</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Over</translation>
    </message>
    <message numerus="yes">
        <source>, came back %n time(s)</source>
        <translation>
            <numerusform>, kom tilbake %n gang</numerusform>
            <numerusform>, kom tilbake %n ganger</numerusform>
        </translation>
    </message>
    <message>
        <source>, at least until the program last ran</source>
        <translation>, minst til programmet sist kjørte</translation>
    </message>
    <message>
        <source>, until the program ended</source>
        <translation>, til programmet ble avsluttet</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s)</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registre</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of them still</source>
        <translation>%1 av dem fortsatt</translation>
    </message>
    <message>
        <source>meter %1</source>
        <translation>måler %1</translation>
    </message>
    <message>
        <source>customer %1</source>
        <translation>kunde %1</translation>
    </message>
    <message>
        <source>register %1</source>
        <translation>register %1</translation>
    </message>
    <message>
        <source>Began %1</source>
        <translation>Begynte %1</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Endte %1</translation>
    </message>
    <message>
        <source>Acknowledged %1</source>
        <translation>Kvittert %1</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Kunde: %1</translation>
    </message>
    <message>
        <source>Subscription: %1</source>
        <translation>Abonnement: %1</translation>
    </message>
    <message>
        <source>Meter: %1</source>
        <translation>Måler: %1</translation>
    </message>
    <message>
        <source>Register: %1</source>
        <translation>Register: %1</translation>
    </message>
    <message>
        <source>Stamped later than it arrives</source>
        <translation>Målt senere enn mottatt</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) from while we were away</source>
        <translation>
            <numerusform>%n avlesning fra tiden vi var borte</numerusform>
            <numerusform>%n avlesninger fra tiden vi var borte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) came too fast; they are stored</source>
        <translation>
            <numerusform>%n avlesning kom for fort; den er lagret</numerusform>
            <numerusform>%n avlesninger kom for fort; de er lagret</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::alarms::AlarmButton</name>
    <message>
        <source>No alarms</source>
        <translation>Ingen alarmer</translation>
    </message>
    <message>
        <source>Alarms %1</source>
        <translation>Alarmer %1</translation>
    </message>
    <message>
        <source>No alarm waits to be acknowledged</source>
        <translation>Ingen alarm venter på å bli kvittert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s) not acknowledged</source>
        <translation>
            <numerusform>%Ln alarm er ikke kvittert</numerusform>
            <numerusform>%Ln alarmer er ikke kvittert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them active</source>
        <translation>
            <numerusform>%Ln av dem pågår</numerusform>
            <numerusform>%Ln av dem pågår</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::alarms::DesktopNotifier</name>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln alarm</numerusform>
            <numerusform>%Ln alarmer</numerusform>
        </translation>
    </message>
    <message>
        <source>Insite Monitor</source>
        <translation>Insite Monitor</translation>
    </message>
</context>
<context>
    <name>insite::alarms::EventModel</name>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Hendelse</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Hva som hendte</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begynte</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Varte</translation>
    </message>
</context>
<context>
    <name>insite::alarms::EventView</name>
    <message>
        <source>Events</source>
        <translation>Hendelser</translation>
    </message>
    <message>
        <source>No event is as the filter wants it</source>
        <translation>Ingen hendelse passer til filteret</translation>
    </message>
    <message>
        <source>Choose “All kinds” and “All states”, and empty the search.</source>
        <translation>Velg «Alle slag» og «Alle tilstander», og tøm søket.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Ingen hendelser</translation>
    </message>
    <message>
        <source>What deserves attention is listed here: meters that fall silent, limits that are passed, gaps, counter resets, the connection.</source>
        <translation>Her står det som fortjener oppmerksomhet: målere som blir tause, grenser som overskrides, hull, tellernullstillinger, forbindelsen.</translation>
    </message>
</context>
<context>
    <name>insite::alarms::EventsPanel</name>
    <message>
        <source>“%1” could not be written (%2). Choose another folder.</source>
        <translation>«%1» kunne ikke skrives (%2). Velg en annen mappe.</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Kvitter</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Kvitter</translation>
    </message>
    <message>
        <source>Say that the selected events were seen</source>
        <translation>Si at de valgte hendelsene er sett</translation>
    </message>
    <message>
        <source>Acknowledge a&amp;ll shown</source>
        <translation>Kvitter a&amp;lle viste</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Say that all events shown here were seen</source>
        <translation>Si at alle hendelsene som vises her, er sett</translation>
    </message>
    <message>
        <source>C&amp;lear what is over</source>
        <translation>&amp;Fjern det som er over</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Take the selected events that are over off the list; all shown where none is selected. Can be undone</source>
        <translation>Ta de valgte hendelsene som er over, bort fra listen; alle viste hvis ingen er valgt. Kan angres</translation>
    </message>
    <message>
        <source>Show on &amp;chart at that time</source>
        <translation>Vis i &amp;grafen på det tidspunktet</translation>
    </message>
    <message>
        <source>On chart</source>
        <translation>I grafen</translation>
    </message>
    <message>
        <source>Show its registers on the chart, at that time</source>
        <translation>Vis registrene i grafen, på det tidspunktet</translation>
    </message>
    <message>
        <source>Show in &amp;tree</source>
        <translation>Vis i &amp;treet</translation>
    </message>
    <message>
        <source>In tree</source>
        <translation>I treet</translation>
    </message>
    <message>
        <source>Select it in the tree of meters</source>
        <translation>Velg den i målertreet</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Eksporter …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporter</translation>
    </message>
    <message>
        <source>Write the events shown here to a CSV file</source>
        <translation>Skriv hendelsene som vises her, til en CSV-fil</translation>
    </message>
    <message>
        <source>Search events</source>
        <translation>Søk i hendelser</translation>
    </message>
    <message>
        <source>Shows the events whose words hold all of these</source>
        <translation>Viser hendelsene der alle disse ordene forekommer</translation>
    </message>
    <message>
        <source>Kinds of events</source>
        <translation>Slag av hendelser</translation>
    </message>
    <message>
        <source>Which kinds of events are shown</source>
        <translation>Hvilke slag av hendelser som vises</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle slag</translation>
    </message>
    <message>
        <source>Silent and stale</source>
        <translation>Tause og foreldede</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenser</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Hull</translation>
    </message>
    <message>
        <source>Counter resets</source>
        <translation>Tellernullstillinger</translation>
    </message>
    <message>
        <source>Clocks ahead</source>
        <translation>Klokker foran</translation>
    </message>
    <message>
        <source>Connection and history</source>
        <translation>Forbindelse og historikk</translation>
    </message>
    <message>
        <source>State of events</source>
        <translation>Hendelsenes tilstand</translation>
    </message>
    <message>
        <source>Events of which state are shown</source>
        <translation>I hvilken tilstand hendelsene som vises, er</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle tilstander</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Pågår</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>Ikke kvittert</translation>
    </message>
    <message>
        <source>Alarms not acknowledged</source>
        <translation>Alarmer, ikke kvittert</translation>
    </message>
    <message numerus="yes">
        <source>Cleared %Ln event(s)</source>
        <translation>
            <numerusform>Fjernet %Ln hendelse</numerusform>
            <numerusform>Fjernet %Ln hendelser</numerusform>
        </translation>
    </message>
    <message>
        <source>Export events</source>
        <translation>Eksporter hendelser</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV-filer (*.csv);;Alle filer (*)</translation>
    </message>
    <message>
        <source>events.csv</source>
        <translation>hendelser.csv</translation>
    </message>
</context>
<context>
    <name>insite::alarms::LimitsDialog</name>
    <message>
        <source>Limits</source>
        <translation>Grenser</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>meter %1</source>
        <translation>måler %1</translation>
    </message>
    <message>
        <source>register %1</source>
        <translation>register %1</translation>
    </message>
    <message>
        <source>Now %1 %2, a reading every %3.</source>
        <translation>Nå %1 %2, en avlesning hver %3.</translation>
    </message>
    <message>
        <source>Now %1 %2.</source>
        <translation>Nå %1 %2.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ingen grense</translation>
    </message>
    <message>
        <source>Unit of the delay</source>
        <translation>Enhet for forsinkelsen</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>sekunder</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutter</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>timer</translation>
    </message>
    <message>
        <source>How far back inside the value must come before the alarm is over</source>
        <translation>Hvor langt innenfor verdien må komme før alarmen er over</translation>
    </message>
    <message>
        <source>How long, in measured time, the value must be beyond before it is an alarm</source>
        <translation>Hvor lenge, i målt tid, verdien må være utenfor før det er en alarm</translation>
    </message>
    <message>
        <source>Alarm &amp;above:</source>
        <translation>Alarm &amp;over:</translation>
    </message>
    <message>
        <source>Alarm &amp;below:</source>
        <translation>Alarm &amp;under:</translation>
    </message>
    <message>
        <source>&amp;Hysteresis:</source>
        <translation>&amp;Hysterese:</translation>
    </message>
    <message>
        <source>&amp;Delay:</source>
        <translation>&amp;Forsinkelse:</translation>
    </message>
    <message>
        <source>&amp;Remove limits</source>
        <translation>F&amp;jern grensene</translation>
    </message>
    <message>
        <source>“%1” is not a number. Write it as %2.</source>
        <translation>«%1» er ikke et tall. Skriv det som %2.</translation>
    </message>
    <message>
        <source>The delay must be 0 or more, and less than a million.</source>
        <translation>Forsinkelsen må være 0 eller mer og mindre enn en million.</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::ApiController</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 av %2</translation>
    </message>
    <message>
        <source>Fetching customers and installations: %1</source>
        <translation>Henter kunder og installasjoner: %1</translation>
    </message>
    <message>
        <source>Fetching meters: %1</source>
        <translation>Henter målere: %1</translation>
    </message>
    <message>
        <source>Fetching registers: %1</source>
        <translation>Henter registre: %1</translation>
    </message>
    <message>
        <source>Fetching labels: %1</source>
        <translation>Henter etiketter: %1</translation>
    </message>
    <message>
        <source>Reading what is known…</source>
        <translation>Leser det som er kjent …</translation>
    </message>
    <message>
        <source>Names and units come from %1, last fetched %2.</source>
        <translation>Navn og enheter kommer fra %1, sist hentet %2.</translation>
    </message>
    <message>
        <source>Nothing has been fetched from %1 yet.</source>
        <translation>Ingenting er hentet fra %1 ennå.</translation>
    </message>
    <message>
        <source>The access token ends %1. Request a new one in the portal before that.</source>
        <translation>Tilgangstokenet utløper %1. Be om et nytt i portalen før det.</translation>
    </message>
    <message>
        <source>The metadata API at %1 asks for an access token. Request one in the portal, and enter it here.</source>
        <translation>Metadata-API-et på %1 ber om et tilgangstoken. Be om et i portalen, og skriv det inn her.</translation>
    </message>
    <message>
        <source>The metadata API at %1 asks for the broker&apos;s password. Enter it here.</source>
        <translation>Metadata-API-et på %1 ber om brokerens passord. Skriv det inn her.</translation>
    </message>
    <message>
        <source>The access token ended %1. Request a new one in the portal, and enter it here. What was known before is shown.</source>
        <translation>Tilgangstokenet utløp %1. Be om et nytt i portalen, og skriv det inn her. Det som var kjent fra før, vises.</translation>
    </message>
    <message>
        <source>Further failures: %1.</source>
        <translation>Flere feil: %1.</translation>
    </message>
    <message>
        <source>What was known before is shown.</source>
        <translation>Det som var kjent fra før, vises.</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::ApiStateBar</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Oppdater</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Avbryt</translation>
    </message>
    <message>
        <source>Enter access &amp;token…</source>
        <translation>Skriv inn tilgangs&amp;token …</translation>
    </message>
    <message>
        <source>Try &amp;it…</source>
        <translation>&amp;Prøv …</translation>
    </message>
    <message>
        <source>Ask the metadata API for everything again</source>
        <translation>Spør metadata-API-et om alt på nytt</translation>
    </message>
    <message>
        <source>Stop fetching; what has come is kept</source>
        <translation>Slutt å hente; det som er kommet, beholdes</translation>
    </message>
    <message>
        <source>See one request, its reply and what was understood</source>
        <translation>Se én forespørsel, svaret på den og hva som ble forstått</translation>
    </message>
    <message>
        <source>How much has been fetched</source>
        <translation>Hvor mye som er hentet</translation>
    </message>
    <message>
        <source>How this API speaks is assumed (dialect “%1”); “Try it” shows whether it fits.</source>
        <translation>Hvordan dette API-et snakker, er en antakelse (dialekt «%1»); «Prøv» viser om den passer.</translation>
    </message>
    <message>
        <source>Enter &amp;password…</source>
        <translation>Skriv inn &amp;passord …</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::FactRow</name>
    <message>
        <source>typed here</source>
        <translation>skrevet her</translation>
    </message>
    <message>
        <source>from the API</source>
        <translation>fra API-et</translation>
    </message>
    <message>
        <source>from the specification</source>
        <translation>fra spesifikasjonen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ikke kjent</translation>
    </message>
    <message>
        <source>typed here, else %1</source>
        <translation>skrevet her, ellers %1</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::MetadataPanel</name>
    <message>
        <source>not known</source>
        <translation>ikke kjent</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>&amp;Meter:</source>
        <translation>&amp;Måler:</translation>
    </message>
    <message>
        <source>Installation:</source>
        <translation>Installasjon:</translation>
    </message>
    <message>
        <source>Part of:</source>
        <translation>Del av:</translation>
    </message>
    <message>
        <source>Utility:</source>
        <translation>Energiform:</translation>
    </message>
    <message>
        <source>Labels:</source>
        <translation>Etiketter:</translation>
    </message>
    <message>
        <source>I&amp;mport table…</source>
        <translation>I&amp;mporter tabell …</translation>
    </message>
    <message>
        <source>Take names, units and limits from a CSV file</source>
        <translation>Hent navn, enheter og grenser fra en CSV-fil</translation>
    </message>
    <message>
        <source>&amp;Export table…</source>
        <translation>&amp;Eksporter tabell …</translation>
    </message>
    <message>
        <source>Write all meters and registers as a CSV file, to be filled in and imported</source>
        <translation>Skriv alle målere og registre til en CSV-fil som kan fylles ut og importeres</translation>
    </message>
    <message>
        <source>Open a profile to see what is known of its meters.</source>
        <translation>Åpne en profil for å se det som er kjent om målerne.</translation>
    </message>
    <message>
        <source>register %1</source>
        <translation>register %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no other meter that is known</source>
        <translation>ingen annen kjent måler</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>ingen kjente</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Eksporter tabellen</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>Tabeller (*.csv);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Importer en tabell</translation>
    </message>
    <message>
        <source>What you type holds for each of them; a field that you leave alone changes nothing.</source>
        <translation>Det du skriver, gjelder for hvert av dem; et felt du lar være i fred, endrer ingenting.</translation>
    </message>
    <message>
        <source>Choose a meter or a register in the tree to see and correct what is known of it; choose several registers to correct them together.</source>
        <translation>Velg en måler eller et register i treet for å se og rette det som er kjent om det; velg flere registre for å rette dem samtidig.</translation>
    </message>
    <message numerus="yes">
        <source>%n registers</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::catalogue::RegisterEditor</name>
    <message>
        <source>counter</source>
        <translation>teller</translation>
    </message>
    <message>
        <source>amount in the interval</source>
        <translation>mengde i intervallet</translation>
    </message>
    <message>
        <source>level</source>
        <translation>nivå</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ikke kjent</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Navn:</translation>
    </message>
    <message>
        <source>&amp;Unit:</source>
        <translation>&amp;Enhet:</translation>
    </message>
    <message>
        <source>&amp;Decimals:</source>
        <translation>&amp;Desimaler:</translation>
    </message>
    <message>
        <source>E&amp;xpected every:</source>
        <translation>&amp;Ventes hver:</translation>
    </message>
    <message>
        <source>Alarm &amp;below:</source>
        <translation>Alarm &amp;under:</translation>
    </message>
    <message>
        <source>Alarm &amp;above:</source>
        <translation>Alarm &amp;over:</translation>
    </message>
    <message>
        <source>Ends when &amp;inside by:</source>
        <translation>Over når &amp;innenfor med:</translation>
    </message>
    <message>
        <source>Told after:</source>
        <translation>Meldes etter:</translation>
    </message>
    <message>
        <source>For example 60 s, 15 min or 1 h 30 min</source>
        <translation>For eksempel 60 s, 15 min eller 1 h 30 min</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>A counter only grows; an amount belongs to its interval and can be added up; a level, as power or temperature, cannot.</source>
        <translation>En teller bare vokser; en mengde hører til intervallet sitt og kan summeres; et nivå, som effekt eller temperatur, kan ikke summeres.</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Slag:</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>ukjent</translation>
    </message>
    <message>
        <source>as many as it has</source>
        <translation>så mange den har</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>lært</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>straks</translation>
    </message>
    <message>
        <source>%1 (told)</source>
        <translation>%1 (oppgitt)</translation>
    </message>
    <message>
        <source>unit unknown</source>
        <translation>enhet ukjent</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» er ikke et tall.</translation>
    </message>
    <message>
        <source>“%1” is not a length of time. Write for example 60 s, 15 min or 1 h 30 min.</source>
        <translation>«%1» er ikke en varighet. Skriv for eksempel 60 s, 15 min eller 1 h 30 min.</translation>
    </message>
    <message>
        <source>Decimals must be a whole number.</source>
        <translation>Desimaler må være et helt tall.</translation>
    </message>
    <message>
        <source>different</source>
        <translation>forskjellig</translation>
    </message>
    <message>
        <source>what is told</source>
        <translation>det som er oppgitt</translation>
    </message>
    <message>
        <source>units differ</source>
        <translation>ulike enheter</translation>
    </message>
    <message>
        <source>Register %1 of meter %2: %3</source>
        <translation>Register %1 for måler %2: %3</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::TokenDialog</name>
    <message>
        <source>&amp;Keep in the system&apos;s keychain</source>
        <translation>&amp;Lagre i systemets nøkkelring</translation>
    </message>
    <message>
        <source>It &amp;ends on:</source>
        <translation>Det &amp;utløper:</translation>
    </message>
    <message>
        <source>Access token for “%1”</source>
        <translation>Tilgangstoken for «%1»</translation>
    </message>
    <message>
        <source>Password for “%1”</source>
        <translation>Passord for «%1»</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Tilgangstoken</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passord</translation>
    </message>
    <message>
        <source>Day on which the token ends</source>
        <translation>Dagen tokenet utløper</translation>
    </message>
    <message>
        <source>&amp;Fetch</source>
        <translation>&amp;Hent</translation>
    </message>
    <message>
        <source>API:</source>
        <translation>API:</translation>
    </message>
    <message>
        <source>Access &amp;token:</source>
        <translation>Tilgangs&amp;token:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passord:</translation>
    </message>
    <message>
        <source>It says that it ends %1.</source>
        <translation>Det sier at det utløper %1.</translation>
    </message>
</context>
<context>
    <name>insite::catalogue::TryItDialog</name>
    <message>
        <source>Customers</source>
        <translation>Kunder</translation>
    </message>
    <message>
        <source>Register types</source>
        <translation>Registertyper</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Installasjoner</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Målere</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>&amp;Prøv</translation>
    </message>
    <message>
        <source>Try the metadata API</source>
        <translation>Prøv metadata-API-et</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Dialect “%1” at %2.</source>
        <translation>Dialekt «%1» på %2.</translation>
    </message>
    <message>
        <source>Dialect “%1” at %2. It is an assumption: %3</source>
        <translation>Dialekt «%1» på %2. Den er en antakelse: %3</translation>
    </message>
    <message>
        <source>List:</source>
        <translation>Liste:</translation>
    </message>
    <message>
        <source>of customer:</source>
        <translation>for kunde:</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Forespørsel</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Hva som ble forstått</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Spør …</translation>
    </message>
    <message>
        <source>This was understood.</source>
        <translation>Dette ble forstått.</translation>
    </message>
</context>
<context>
    <name>insite::charts</name>
    <message>
        <source>The picture could not be saved as &quot;%1&quot;: %2. Choose another place.</source>
        <translation>Bildet kunne ikke lagres som «%1»: %2. Velg et annet sted.</translation>
    </message>
    <message>
        <source>1 s</source>
        <translation>1 s</translation>
    </message>
    <message>
        <source>5 s</source>
        <translation>5 s</translation>
    </message>
    <message>
        <source>15 s</source>
        <translation>15 s</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 t</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 t</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 d</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 uke</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 måned</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 år</translation>
    </message>
    <message>
        <source>register %1</source>
        <translation>register %1</translation>
    </message>
    <message>
        <source>Values as sent</source>
        <translation>Verdier som sendt</translation>
    </message>
    <message>
        <source>Counter: consumption per interval</source>
        <translation>Teller: forbruk per intervall</translation>
    </message>
    <message>
        <source>Counter: rate per hour</source>
        <translation>Teller: rate per time</translation>
    </message>
    <message>
        <source>Amounts: sum per interval</source>
        <translation>Mengder: sum per intervall</translation>
    </message>
    <message>
        <source>Amounts: rate per hour</source>
        <translation>Mengder: rate per time</translation>
    </message>
    <message>
        <source>Held since %1</source>
        <translation>Holdt siden %1</translation>
    </message>
    <message>
        <source>Held since %1, %2 behind</source>
        <translation>Holdt siden %1, %2 bak</translation>
    </message>
</context>
<context>
    <name>insite::charts::ChartActions</name>
    <message>
        <source>&amp;New panel</source>
        <translation>&amp;Nytt panel</translation>
    </message>
    <message>
        <source>&amp;Close panel</source>
        <translation>&amp;Lukk panelet</translation>
    </message>
    <message>
        <source>Show &amp;statistics</source>
        <translation>Vis &amp;statistikk</translation>
    </message>
    <message>
        <source>Choose &amp;range…</source>
        <translation>&amp;Velg tidsrom …</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>&amp;Kopier bildet</translation>
    </message>
    <message>
        <source>Copy picture of &amp;all panels</source>
        <translation>Kopier bilde av &amp;alle paneler</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>Lagre &amp;bilde …</translation>
    </message>
    <message>
        <source>Save picture of all pa&amp;nels…</source>
        <translation>Lagre bilde av alle pa&amp;neler …</translation>
    </message>
    <message>
        <source>&amp;Export readings…</source>
        <translation>&amp;Eksporter avlesninger …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>An&amp;gre</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>An&amp;gre %1</translation>
    </message>
    <message>
        <source>Nothing to undo on the charts</source>
        <translation>Ingenting å angre i grafene</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Angre %1</translation>
    </message>
</context>
<context>
    <name>insite::charts::ChartArea</name>
    <message>
        <source>closing the panel</source>
        <translation>lukking av panelet</translation>
    </message>
    <message>
        <source>removing “%1”</source>
        <translation>fjerning av «%1»</translation>
    </message>
    <message>
        <source>Many registers</source>
        <translation>Mange registre</translation>
    </message>
    <message numerus="yes">
        <source>%n registers are too many to chart at once.</source>
        <translation>
            <numerusform>%n register er for mange til å vises i grafen på én gang.</numerusform>
            <numerusform>%n registre er for mange til å vises i grafen på én gang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So many curves cannot be told apart. Chart the first %n, in the order of the tree, or cancel and select fewer.</source>
        <translation>
            <numerusform>Så mange kurver kan ikke skilles fra hverandre. Vis den første, i treets rekkefølge, eller avbryt og velg færre.</numerusform>
            <numerusform>Så mange kurver kan ikke skilles fra hverandre. Vis de %n første, i treets rekkefølge, eller avbryt og velg færre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chart the first %n</source>
        <translation>
            <numerusform>Vis den første</numerusform>
            <numerusform>Vis de %n første</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to a panel of its own</source>
        <translation>Flytt til eget panel</translation>
    </message>
    <message>
        <source>Move to panel %1</source>
        <translation>Flytt til panel %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Skjul</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>Remove from chart</source>
        <translation>Fjern fra grafen</translation>
    </message>
    <message>
        <source>“%1” is now on panel %2: it needs an axis of its own, and a panel has two.</source>
        <translation>«%1» er nå på panel %2: den trenger en egen akse, og et panel har to.</translation>
    </message>
    <message>
        <source>The picture is copied and can be pasted.</source>
        <translation>Bildet er kopiert og kan limes inn.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Lagre bilde</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg)</source>
        <translation>PNG-bilde (*.png);;SVG-tegning (*.svg)</translation>
    </message>
    <message>
        <source>The picture is saved as “%1”.</source>
        <translation>Bildet er lagret som «%1».</translation>
    </message>
    <message>
        <source>Nothing on the chart yet</source>
        <translation>Ingenting i grafen ennå</translation>
    </message>
    <message>
        <source>Select registers in the tree and press Enter, or drag them here.</source>
        <translation>Velg registre i treet og trykk Enter, eller dra dem hit.</translation>
    </message>
</context>
<context>
    <name>insite::charts::ChartPanel</name>
    <message>
        <source>Chart</source>
        <translation>Graf</translation>
    </message>
    <message>
        <source>Pictures, statistics and more</source>
        <translation>Bilder, statistikk og mer</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>Lukk panelet</translation>
    </message>
    <message>
        <source>Left axis: %1
Right axis: %2</source>
        <translation>Venstre akse: %1
Høyre akse: %2</translation>
    </message>
</context>
<context>
    <name>insite::charts::PanelCurves</name>
    <message>
        <source>Register %1, unit unknown</source>
        <translation>Register %1, enhet ukjent</translation>
    </message>
    <message>
        <source>%1 per %2</source>
        <comment>a unit, then the length of an interval</comment>
        <translation>%1 per %2</translation>
    </message>
    <message>
        <source>%1, per hour</source>
        <translation>%1, per time</translation>
    </message>
</context>
<context>
    <name>insite::charts::PlotCanvas</name>
    <message>
        <source>Reading the history…</source>
        <translation>Leser historikken …</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Ingen avlesninger i dette tidsrommet</translation>
    </message>
    <message>
        <source>▼ counter stepped back from %1 to %2</source>
        <translation>▼ telleren gikk tilbake fra %1 til %2</translation>
    </message>
    <message numerus="yes">
        <source>◇ revised %n time(s), was %1</source>
        <translation>
            <numerusform>◇ revidert %n gang, var %1</numerusform>
            <numerusform>◇ revidert %n ganger, var %1</numerusform>
        </translation>
    </message>
    <message>
        <source>▨ partly spread over a gap</source>
        <translation>▨ delvis fordelt over et hull</translation>
    </message>
    <message>
        <source>◔ part of the interval only</source>
        <translation>◔ bare en del av intervallet</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>ingen verdi</translation>
    </message>
    <message>
        <source>New panel</source>
        <translation>Nytt panel</translation>
    </message>
    <message>
        <source>One reading tells no consumption and no rate yet</source>
        <translation>Én avlesning sier ennå ikke noe om forbruk eller rate</translation>
    </message>
</context>
<context>
    <name>insite::charts::SeriesChip</name>
    <message>
        <source>%1
%2, newest value %3
Click to show or hide, drag to another panel. Delete removes it; the arrow or the menu key offers more.</source>
        <translation>%1
%2, nyeste verdi %3
Klikk for å vise eller skjule, dra til et annet panel. Delete fjerner den; pilen eller menytasten har mer.</translation>
    </message>
</context>
<context>
    <name>insite::charts::StatsStrip</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>middel</translation>
    </message>
    <message>
        <source>max</source>
        <translation>maks</translation>
    </message>
    <message>
        <source>total</source>
        <translation>sum</translation>
    </message>
    <message>
        <source>last</source>
        <translation>siste</translation>
    </message>
    <message>
        <source>no mean or total: it is not known what this register measures</source>
        <translation>ikke middel eller sum: det er ikke kjent hva dette registeret måler</translation>
    </message>
    <message>
        <source>the total holds what was counted during gaps</source>
        <translation>summen omfatter det som ble telt i hull</translation>
    </message>
    <message>
        <source>≈: to the exactness of a pixel column</source>
        <translation>≈: så nøyaktig som en pikselkolonne</translation>
    </message>
    <message>
        <source>Statistics of what is visible</source>
        <translation>Statistikk over det som er synlig</translation>
    </message>
    <message>
        <source>Mean of levels: weighted by time. Mean of counters and amounts: the total for each hour that readings cover. Total: what was counted, by the share of each interval that is visible.</source>
        <translation>Middel av nivåer: vektet etter tid. Middel av tellere og mengder: summen for hver time som avlesningene dekker. Sum: det som ble telt, etter den delen av hvert intervall som er synlig.</translation>
    </message>
    <message numerus="yes">
        <source>%n more; rest the mouse here to see all</source>
        <translation>
            <numerusform>%n til; la musen hvile her for å se alle</numerusform>
            <numerusform>%n til; la musen hvile her for å se alle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::charts::TimeRangeBar</name>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>Show 5 minutes</source>
        <translation>Vis 5 minutter</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Show 15 minutes</source>
        <translation>Vis 15 minutter</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 t</translation>
    </message>
    <message>
        <source>Show an hour</source>
        <translation>Vis en time</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 t</translation>
    </message>
    <message>
        <source>Show 6 hours</source>
        <translation>Vis 6 timer</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 t</translation>
    </message>
    <message>
        <source>Show 24 hours</source>
        <translation>Vis 24 timer</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>Show 7 days</source>
        <translation>Vis 7 dager</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 d</translation>
    </message>
    <message>
        <source>Show 30 days</source>
        <translation>Vis 30 dager</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1 år</translation>
    </message>
    <message>
        <source>Show a year</source>
        <translation>Vis et år</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Tidsrom …</translation>
    </message>
    <message>
        <source>Choose from when to when (Ctrl+R)</source>
        <translation>Velg fra når til når (Ctrl+R)</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Følger</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Holdt</translation>
    </message>
    <message>
        <source>Disconnected since %1</source>
        <translation>Frakoblet siden %1</translation>
    </message>
    <message>
        <source>Newest reading %1 ago</source>
        <translation>Nyeste avlesning for %1 siden</translation>
    </message>
    <message>
        <source>The right edge is now. Click to hold the picture (Space)</source>
        <translation>Høyre kant er nå. Klikk for å holde bildet (Mellomrom)</translation>
    </message>
    <message>
        <source>The picture stands still while readings go on coming in. Click to follow (Space)</source>
        <translation>Bildet står stille mens avlesningene fortsetter å komme. Klikk for å følge (Mellomrom)</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 bak</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 gammel</translation>
    </message>
</context>
<context>
    <name>insite::charts::TimeRangeDialog</name>
    <message>
        <source>Choose range</source>
        <translation>Velg tidsrom</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Vis</translation>
    </message>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Fra:</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Til:</translation>
    </message>
    <message>
        <source>Zone:</source>
        <translation>Sone:</translation>
    </message>
    <message>
        <source>Shows %1.</source>
        <translation>Viser %1.</translation>
    </message>
    <message>
        <source>The end must lie after the beginning.</source>
        <translation>Slutten må ligge etter begynnelsen.</translation>
    </message>
</context>
<context>
    <name>insite::connection::ApiFields</name>
    <message>
        <source>API a&amp;ddress:</source>
        <translation>API-&amp;adresse:</translation>
    </message>
    <message>
        <source>https://…; without one, names and units are typed by hand</source>
        <translation>https://…; uten den skrives navn og enheter inn for hånd</translation>
    </message>
    <message>
        <source>D&amp;ialect:</source>
        <translation>D&amp;ialekt:</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>Programmets egen</translation>
    </message>
    <message>
        <source>Choose a dialect&apos;s file</source>
        <translation>Velg en dialektfil</translation>
    </message>
    <message>
        <source>Dialects (*.json);;All files (*)</source>
        <translation>Dialekter (*.json);;Alle filer (*)</translation>
    </message>
    <message>
        <source>API&apos;s ce&amp;rtificates:</source>
        <translation>API-ets se&amp;rtifikater:</translation>
    </message>
    <message>
        <source>The system&apos;s authorities, unless you choose a file</source>
        <translation>Systemets utstedere, hvis du ikke velger en fil</translation>
    </message>
    <message>
        <source>Choose the certificate authority&apos;s file</source>
        <translation>Velg sertifikatutstederens fil</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Sertifikater (*.pem *.crt);;Alle filer (*)</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Neither the address above nor this file says where the API is.</source>
        <translation>Verken adressen over eller denne filen sier hvor API-et er.</translation>
    </message>
    <message>
        <source>How the API speaks is assumed by this dialect (“%1”); “Try the API” shows whether it fits.</source>
        <translation>Hvordan API-et snakker, er en antakelse i denne dialekten («%1»); «Prøv API-et» viser om den passer.</translation>
    </message>
</context>
<context>
    <name>insite::connection::ConnectionStrip</name>
    <message>
        <source>Connection</source>
        <translation>Forbindelse</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detaljer</translation>
    </message>
    <message>
        <source>Show the technical reason</source>
        <translation>Vis den tekniske årsaken</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Prøv igjen nå</translation>
    </message>
    <message>
        <source>&amp;Reset session…</source>
        <translation>&amp;Nullstill økten …</translation>
    </message>
    <message>
        <source>Reset session</source>
        <translation>Nullstill økten</translation>
    </message>
    <message>
        <source>Have the broker forget the session of &quot;%1&quot;?</source>
        <translation>Skal brokeren glemme økten til «%1»?</translation>
    </message>
    <message>
        <source>All readings that %1 has queued for this profile and not yet delivered are lost, of every customer. What is in the history stays.</source>
        <translation>Alle avlesninger som %1 har i kø for denne profilen og ennå ikke har levert, går tapt, for alle kunder. Det som er i historikken, blir der.</translation>
    </message>
    <message>
        <source>Reset, and lose what is queued</source>
        <translation>Nullstill, og mist det som er i kø</translation>
    </message>
    <message>
        <source>%1 · not connected since %2</source>
        <translation>%1 · ikke tilkoblet siden %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Prøv igjen</translation>
    </message>
    <message>
        <source>Try again for customer %1</source>
        <translation>Prøv igjen for kunde %1</translation>
    </message>
</context>
<context>
    <name>insite::connection::FirstRunPage</name>
    <message>
        <source>See your meters live</source>
        <translation>Se målerne dine direkte</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Koble til …</translation>
    </message>
    <message>
        <source>Set up a new connection: user name, password and customer (%1)</source>
        <translation>Sett opp en ny forbindelse: brukernavn, passord og kunde (%1)</translation>
    </message>
    <message>
        <source>&amp;Open a profile&apos;s file…</source>
        <translation>&amp;Åpne en profilfil …</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>&amp;Prøv demoen</translation>
    </message>
    <message>
        <source>Start a simulated platform on this computer and open its meters</source>
        <translation>Start en simulert plattform på denne datamaskinen og åpne målerne på den</translation>
    </message>
    <message>
        <source>Recent profiles</source>
        <translation>Nylige profiler</translation>
    </message>
    <message>
        <source>A profile says which broker to ask, as whom, and for which customers. Its password is asked for when you connect.</source>
        <translation>En profil sier hvilken broker som skal spørres, som hvem og for hvilke kunder. Passordet spørres det om når du kobler til.</translation>
    </message>
    <message>
        <source>No account yet? The demo runs a simulated platform on this computer, with a real broker and made-up meters. Nothing leaves the computer, and nothing of it is kept.</source>
        <translation>Ingen konto ennå? Demoen kjører en simulert plattform på denne datamaskinen, med en virkelig broker og oppdiktede målere. Ingenting forlater datamaskinen, og ingenting av det beholdes.</translation>
    </message>
</context>
<context>
    <name>insite::connection::PasswordDialog</name>
    <message>
        <source>&amp;Keep in the system&apos;s keychain</source>
        <translation>&amp;Lagre i systemets nøkkelring</translation>
    </message>
    <message>
        <source>Password for “%1”</source>
        <translation>Passord for «%1»</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passord</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Logg på</translation>
    </message>
    <message>
        <source>Broker:</source>
        <translation>Broker:</translation>
    </message>
    <message>
        <source>User name:</source>
        <translation>Brukernavn:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passord:</translation>
    </message>
    <message>
        <source>It cannot be kept: %1 It is used for this run only, and never written to a file.</source>
        <translation>Det kan ikke lagres: %1 Det brukes bare i denne kjøringen og skrives aldri til en fil.</translation>
    </message>
</context>
<context>
    <name>insite::connection::ProfileDialog</name>
    <message>
        <source>New device</source>
        <translation>Ny enhet</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Ny profil</translation>
    </message>
    <message>
        <source>&amp;Save and connect</source>
        <translation>&amp;Lagre og koble til</translation>
    </message>
    <message>
        <source>The password is not part of a profile: it is asked for when you connect.</source>
        <translation>Passordet er ikke en del av profilen: det spørres om det når du kobler til.</translation>
    </message>
    <message>
        <source>Save and &amp;try the API</source>
        <translation>Lagre og &amp;prøv API-et</translation>
    </message>
    <message>
        <source>Connects, and opens the metadata page, where a request of the dialect can be tried</source>
        <translation>Kobler til og åpner metadatasiden, der en forespørsel i dialekten kan prøves</translation>
    </message>
    <message>
        <source>What you have typed is not saved. Close all the same?</source>
        <translation>Det du har skrevet, er ikke lagret. Lukke likevel?</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Forkast</translation>
    </message>
</context>
<context>
    <name>insite::connection::ProfileForm</name>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Navn:</translation>
    </message>
    <message>
        <source>For example: Nordlys, live</source>
        <translation>For eksempel: Nordlys, direkte</translation>
    </message>
    <message>
        <source>&amp;Broker:</source>
        <translation>&amp;Broker:</translation>
    </message>
    <message>
        <source>P&amp;ort:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation>Br&amp;ukernavn:</translation>
    </message>
    <message>
        <source>The service account that you were given</source>
        <translation>Tjenestekontoen du har fått</translation>
    </message>
    <message>
        <source>C&amp;ertificate authority:</source>
        <translation>&amp;Sertifikatutsteder:</translation>
    </message>
    <message>
        <source>The system&apos;s, unless you choose a file</source>
        <translation>Systemets, hvis du ikke velger en fil</translation>
    </message>
    <message>
        <source>Choose &amp;file…</source>
        <translation>Velg &amp;fil …</translation>
    </message>
    <message>
        <source>Customer ids, one on each line</source>
        <translation>Kunde-id-er, én per linje</translation>
    </message>
    <message>
        <source>&amp;Customers:</source>
        <translation>&amp;Kunder:</translation>
    </message>
    <message>
        <source>Base &amp;topic:</source>
        <translation>Basis&amp;emne:</translation>
    </message>
    <message>
        <source>Four levels, as they came with the credentials: gateways/…</source>
        <translation>Fire nivåer, slik de kom sammen med påloggingen: gateways/…</translation>
    </message>
    <message>
        <source>&amp;Production: unlocking asks for the profile&apos;s name</source>
        <translation>&amp;Produksjon: opplåsing spør etter profilens navn</translation>
    </message>
    <message>
        <source>Certificate authority&apos;s file</source>
        <translation>Sertifikatutstederens fil</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Sertifikater (*.pem *.crt);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Names and u&amp;nits from the API</source>
        <translation>&amp;Navn og enheter fra API-et</translation>
    </message>
    <message>
        <source>Where the API is that tells names and units, and how it speaks; readings come without it</source>
        <translation>Hvor API-et som gir navn og enheter, er, og hvordan det snakker; avlesninger kommer uten det</translation>
    </message>
    <message>
        <source>Give the profile a name: under it the profile is shown and its secrets are kept.</source>
        <translation>Gi profilen et navn: under det vises profilen, og under det oppbevares hemmelighetene.</translation>
    </message>
    <message>
        <source>Write only the broker&apos;s name or address: no scheme, no port, no path. The port has a field of its own.</source>
        <translation>Skriv bare brokerens navn eller adresse: uten protokoll, port og sti. Porten har sitt eget felt.</translation>
    </message>
    <message>
        <source>A port is a whole number from 1 to 65535.</source>
        <translation>En port er et heltall fra 1 til 65535.</translation>
    </message>
    <message>
        <source>The broker requires a user name.</source>
        <translation>Brokeren krever et brukernavn.</translation>
    </message>
    <message>
        <source>Name at least one customer id.</source>
        <translation>Oppgi minst én kunde-ID.</translation>
    </message>
    <message>
        <source>Enter the base topic that you were given with the device&apos;s credentials.</source>
        <translation>Skriv inn basisemnet som du fikk sammen med enhetens brukernavn og passord.</translation>
    </message>
    <message>
        <source>Write a whole https address (http for a loopback address only).</source>
        <translation>Skriv en hel https-adresse (http bare for en lokal adresse, loopback).</translation>
    </message>
</context>
<context>
    <name>insite::ctl</name>
    <message>
        <source>The standard output takes no more (%1).</source>
        <translation>Standard ut tar ikke imot mer (%1).</translation>
    </message>
    <message>
        <source>A consumer&apos;s profile is needed here; %1 is a device&apos;s.</source>
        <translation>Her trengs en forbrukerprofil; %1 er en enhetsprofil.</translation>
    </message>
    <message>
        <source>A device&apos;s profile is needed here; %1 is a consumer&apos;s.</source>
        <translation>Her trengs en enhetsprofil; %1 er en forbrukerprofil.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; is marked as production: what is published would count there. Add --yes to publish it.</source>
        <translation>Profilen «%1» er merket som produksjon: det som publiseres, ville telle der. Legg til --yes for å publisere det.</translation>
    </message>
</context>
<context>
    <name>insite::ctl::Arguments</name>
    <message>
        <source>Usage: insitectl &lt;command&gt; [options]

Live energy meters on the Å Insite platform&apos;s MQTT service, without a screen.

Commands:
  check    Say what is wrong with a profile, key by key.
  record   Receive readings and keep each once; without a database: print them.
  export   Write what a database holds, as CSV or JSON lines.
  publish  Publish one reading of a device.
  bench    Publish what simulated meters send, and tell what came back.
  metadata pull   Fetch names and units from the metadata API.
  metadata show   Print what is known of the profile&apos;s meters, as JSON lines.

insitectl &lt;command&gt; --help tells a command&apos;s options.

Exit codes: 0 done, 1 failed while running, 2 bad arguments or input, 3 refused by broker or API,
4 could not store.
</source>
        <translation>Bruk: insitectl &lt;kommando&gt; [valg]

Direkte energimålere på Å Insite-plattformens MQTT-tjeneste, uten skjerm.

Kommandoer:
  check    Si hva som er galt med en profil, nøkkel for nøkkel.
  record   Motta avlesninger og lagre hver av dem én gang; uten database: skriv dem ut.
  export   Skriv det en database inneholder, som CSV eller JSON-linjer.
  publish  Publiser én avlesning fra en enhet.
  bench    Publiser det simulerte målere sender, og fortell hva som kom tilbake.
  metadata pull   Hent navn og enheter fra metadata-API-et.
  metadata show   Skriv ut det som er kjent om profilens målere, som JSON-linjer.

insitectl &lt;kommando&gt; --help viser valgene til en kommando.

Avslutningskoder: 0 utført, 1 sviktet under kjøringen, 2 feil i argumenter eller inndata, 3 avvist av broker eller API,
4 kunne ikke lagre.
</translation>
    </message>
    <message>
        <source>Show these options.</source>
        <translation>Vis disse valgene.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Vis versjonen.</translation>
    </message>
    <message>
        <source>The profile&apos;s file.</source>
        <translation>Profilens fil.</translation>
    </message>
    <message>
        <source>A file, readable by its owner only, that holds the broker&apos;s password. Without it: INSITE_PASSWORD, then the keychain.</source>
        <translation>En fil som bare eieren kan lese, med brokerens passord. Uten den: INSITE_PASSWORD, deretter nøkkelringen.</translation>
    </message>
    <message>
        <source>A file, readable by its owner only, that holds the API&apos;s access token. Without it: INSITE_TOKEN, then the keychain.</source>
        <translation>En fil som bare eieren kan lese, med API-ets tilgangstoken. Uten den: INSITE_TOKEN, deretter nøkkelringen.</translation>
    </message>
    <message>
        <source>Keep the readings in this SQLite file.</source>
        <translation>Lagre avlesningene i denne SQLite-filen.</translation>
    </message>
    <message>
        <source>End cleanly after so long.</source>
        <translation>Avslutt ryddig etter så lang tid.</translation>
    </message>
    <message>
        <source>End after so many readings were stored.</source>
        <translation>Avslutt etter at så mange avlesninger er lagret.</translation>
    </message>
    <message>
        <source>First have the broker forget the session that it keeps for this profile. What it has queued is lost.</source>
        <translation>Få først brokeren til å glemme økten den har for denne profilen. Det den har i kø, går tapt.</translation>
    </message>
    <message>
        <source>The SQLite file that record has kept.</source>
        <translation>SQLite-filen som record har lagret.</translation>
    </message>
    <message>
        <source>Only this customer&apos;s readings.</source>
        <translation>Bare avlesningene til denne kunden.</translation>
    </message>
    <message>
        <source>Only this meter&apos;s readings.</source>
        <translation>Bare avlesningene fra denne måleren.</translation>
    </message>
    <message>
        <source>Only this register&apos;s readings.</source>
        <translation>Bare avlesningene fra dette registeret.</translation>
    </message>
    <message>
        <source>Measured at this time or later: 2023-01-01T12:00:00Z.</source>
        <translation>Målt på dette tidspunktet eller senere: 2023-01-01T12:00:00Z.</translation>
    </message>
    <message>
        <source>Measured before this time.</source>
        <translation>Målt før dette tidspunktet.</translation>
    </message>
    <message>
        <source>csv (the default) or json: one object a line.</source>
        <translation>csv (standard) eller json: ett objekt per linje.</translation>
    </message>
    <message>
        <source>insitectl export needs --database FILE.</source>
        <translation>insitectl export trenger --database FIL.</translation>
    </message>
    <message>
        <source>--format is csv or json, not &quot;%1&quot;.</source>
        <translation>--format er csv eller json, ikke «%1».</translation>
    </message>
    <message>
        <source>Electrical, Thermal, Water or NaturalGas.</source>
        <translation>Electrical, Thermal, Water eller NaturalGas.</translation>
    </message>
    <message>
        <source>The meter&apos;s external id.</source>
        <translation>Målerens eksterne id.</translation>
    </message>
    <message>
        <source>The register type, an integer.</source>
        <translation>Registertypen, et heltall.</translation>
    </message>
    <message>
        <source>The reading, a plain number like 123.456.</source>
        <translation>Avlesningen, et enkelt tall som 123.456.</translation>
    </message>
    <message>
        <source>How long to wait for the acknowledgement; default 10.</source>
        <translation>Hvor lenge bekreftelsen ventes på; standard er 10.</translation>
    </message>
    <message>
        <source>Publish although the profile is marked as production.</source>
        <translation>Publiser selv om profilen er merket som produksjon.</translation>
    </message>
    <message>
        <source>The device set: a CSV or JSON file of simulated meters.</source>
        <translation>Enhetssettet: en CSV- eller JSON-fil med simulerte målere.</translation>
    </message>
    <message>
        <source>How long to send.</source>
        <translation>Hvor lenge det skal sendes.</translation>
    </message>
    <message>
        <source>A consumer&apos;s profile: what was sent is followed to where it comes back.</source>
        <translation>En forbrukerprofil: det som ble sendt, følges dit det kommer tilbake.</translation>
    </message>
    <message>
        <source>Its broker password, like --password-file. Without it: the keychain.</source>
        <translation>Brokerpassordet til den, som --password-file. Uten det: nøkkelringen.</translation>
    </message>
    <message>
        <source>The access token of its metadata, which names the meters.</source>
        <translation>Tilgangstokenet til metadataene, som gir målerne navn.</translation>
    </message>
    <message>
        <source>How long a reading may take to come back; default 30.</source>
        <translation>Hvor lenge en avlesning kan være på vei tilbake; standard er 30.</translation>
    </message>
    <message>
        <source>A run with the same seed has the same values; default 1.</source>
        <translation>En kjøring med samme frø har de samme verdiene; standard er 1.</translation>
    </message>
    <message>
        <source>--%1 takes a number of seconds above 0, not &quot;%2&quot;.</source>
        <translation>--%1 tar et antall sekunder over 0, ikke «%2».</translation>
    </message>
    <message>
        <source>--%1 takes a whole number from 1 on, not &quot;%2&quot;.</source>
        <translation>--%1 tar et helt tall fra 1 og oppover, ikke «%2».</translation>
    </message>
    <message>
        <source>--database needs the name of a file.</source>
        <translation>--database trenger navnet på en fil.</translation>
    </message>
    <message>
        <source>publish needs --%1. insitectl publish --help tells all options.</source>
        <translation>publish trenger --%1. insitectl publish --help viser alle valg.</translation>
    </message>
    <message>
        <source>bench needs --set FILE and --duration SECONDS. insitectl bench --help tells all options.</source>
        <translation>bench trenger --set FIL og --duration SEKUNDER. insitectl bench --help viser alle valg.</translation>
    </message>
    <message>
        <source>--consumer-password-file and --token-file belong to --consumer PROFILE.</source>
        <translation>--consumer-password-file og --token-file hører til --consumer PROFIL.</translation>
    </message>
    <message>
        <source>insitectl metadata needs pull or show, as in insitectl metadata pull.</source>
        <translation>insitectl metadata trenger pull eller show, som i insitectl metadata pull.</translation>
    </message>
    <message>
        <source>insitectl needs a command: check, record, export, publish, bench or metadata. insitectl --help tells more.</source>
        <translation>insitectl trenger en kommando: check, record, export, publish, bench eller metadata. insitectl --help viser mer.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a command of insitectl. There are check, record, export, publish, bench and metadata; insitectl --help tells more.</source>
        <translation>«%1» er ikke en kommando i insitectl. Det finnes check, record, export, publish, bench og metadata; insitectl --help viser mer.</translation>
    </message>
    <message>
        <source>%1 insitectl %2 --help tells the options.</source>
        <translation>%1 insitectl %2 --help viser valgene.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too much: insitectl %2 takes options only.</source>
        <translation>«%1» er for mye: insitectl %2 tar bare valg.</translation>
    </message>
    <message>
        <source>insitectl %1 needs --profile FILE.</source>
        <translation>insitectl %1 trenger --profile FIL.</translation>
    </message>
</context>
<context>
    <name>insite::ctl::BenchRun</name>
    <message>
        <source>Sending has ended. Waiting for what may still come back.</source>
        <translation>Sendingen er ferdig. Venter på det som ennå kan komme tilbake.</translation>
    </message>
    <message>
        <source>There was no connection in time; nothing was sent.</source>
        <translation>Det ble ingen forbindelse i tide; ingenting ble sendt.</translation>
    </message>
</context>
<context>
    <name>insite::ctl::Check</name>
    <message>
        <source>The file %1 is missing or cannot be read.</source>
        <translation>Filen %1 mangler eller kan ikke leses.</translation>
    </message>
    <message>
        <source>The profile %1 can be used.</source>
        <translation>Profilen %1 kan brukes.</translation>
    </message>
</context>
<context>
    <name>insite::ctl::MetadataPull</name>
    <message>
        <source>Fetching customers, installations and register types…</source>
        <translation>Henter kunder, installasjoner og registertyper …</translation>
    </message>
    <message>
        <source>Fetching meters…</source>
        <translation>Henter målere …</translation>
    </message>
    <message>
        <source>Fetching registers…</source>
        <translation>Henter registre …</translation>
    </message>
    <message>
        <source>Fetching labels…</source>
        <translation>Henter etiketter …</translation>
    </message>
    <message>
        <source>Dialect “%1”: %2</source>
        <translation>Dialekt «%1»: %2</translation>
    </message>
    <message>
        <source>Give the access token with --token-file FILE or in INSITE_TOKEN.</source>
        <translation>Oppgi tilgangstokenet med --token-file FIL eller i INSITE_TOKEN.</translation>
    </message>
    <message>
        <source>Give the password with --password-file FILE or in INSITE_PASSWORD.</source>
        <translation>Oppgi passordet med --password-file FIL eller i INSITE_PASSWORD.</translation>
    </message>
    <message>
        <source>The keychain holds none for the profile &quot;%1&quot;.</source>
        <translation>Nøkkelringen har ikke noe for profilen «%1».</translation>
    </message>
</context>
<context>
    <name>insite::ctl::MetadataShow</name>
    <message>
        <source>Nothing is known yet: insitectl metadata pull fetches it.</source>
        <translation>Ingenting er kjent ennå: insitectl metadata pull henter det.</translation>
    </message>
</context>
<context>
    <name>insite::ctl::PasswordSource</name>
    <message>
        <source>Give the password with --password-file FILE or in INSITE_PASSWORD.</source>
        <translation>Oppgi passordet med --password-file FIL eller i INSITE_PASSWORD.</translation>
    </message>
    <message>
        <source>The keychain holds no password for the profile &quot;%1&quot;.</source>
        <translation>Nøkkelringen har ikke noe passord for profilen «%1».</translation>
    </message>
</context>
<context>
    <name>insite::ctl::Record</name>
    <message>
        <source>insitectl record --reset-session resets it.</source>
        <translation>insitectl record --reset-session nullstiller den.</translation>
    </message>
    <message>
        <source>Connected to %1, port %2, as %3.</source>
        <translation>Tilkoblet %1, port %2, som %3.</translation>
    </message>
</context>
<context>
    <name>insite::details</name>
    <message>
        <source>as you typed it</source>
        <translation>slik du skrev det</translation>
    </message>
    <message>
        <source>from the metadata API</source>
        <translation>fra metadata-API-et</translation>
    </message>
    <message>
        <source>shipped with the program</source>
        <translation>fulgte med programmet</translation>
    </message>
    <message>
        <source>counter: a state that only grows</source>
        <translation>teller: en stand som bare vokser</translation>
    </message>
    <message>
        <source>amount in each interval</source>
        <translation>mengde i hvert intervall</translation>
    </message>
    <message>
        <source>level at a time</source>
        <translation>nivå på et tidspunkt</translation>
    </message>
    <message>
        <source>not below %1</source>
        <translation>ikke under %1</translation>
    </message>
    <message>
        <source>not above %1</source>
        <translation>ikke over %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>ukjent</translation>
    </message>
    <message>
        <source>Meter&apos;s name</source>
        <translation>Målerens navn</translation>
    </message>
    <message>
        <source>Part of meter</source>
        <translation>Del av måler</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installasjon</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Energiform</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadata</translation>
    </message>
    <message>
        <source>Register&apos;s name</source>
        <translation>Registerets navn</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Desimaler</translation>
    </message>
    <message>
        <source>Expected interval</source>
        <translation>Ventet intervall</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenser</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Hvor</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Latest reading</source>
        <translation>Siste avlesning</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Endring</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ikke kjent</translation>
    </message>
    <message>
        <source>Measured from</source>
        <translation>Målt fra</translation>
    </message>
    <message>
        <source>Measured to</source>
        <translation>Målt til</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Målt</translation>
    </message>
    <message>
        <source>System time</source>
        <translation>Systemtid</translation>
    </message>
    <message>
        <source>not sent with this version</source>
        <translation>sendes ikke med denne versjonen</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ankom</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Underveis</translation>
    </message>
    <message>
        <source>from measured to arrived, by two clocks</source>
        <translation>fra målt til ankommet, etter to klokker</translation>
    </message>
    <message>
        <source>Payload version</source>
        <translation>Nyttelastens versjon</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klokke</translation>
    </message>
    <message>
        <source>The meter&apos;s clock is ahead of this computer&apos;s.</source>
        <translation>Målerens klokke går foran denne datamaskinens.</translation>
    </message>
    <message>
        <source>Expected every</source>
        <translation>Ventes hver</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>ikke kjent ennå</translation>
    </message>
    <message>
        <source>learned from its readings</source>
        <translation>lært av avlesningene</translation>
    </message>
    <message>
        <source>by metadata</source>
        <translation>etter metadata</translation>
    </message>
    <message>
        <source>as its readings tell</source>
        <translation>slik avlesningene viser</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Livstegn</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kvalitet</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Sist hørt</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Avlesninger</translation>
    </message>
    <message>
        <source>known here, without duplicates</source>
        <translation>kjent her, uten duplikater</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stillhet</translation>
    </message>
    <message>
        <source>This may be the configuration of the topic; contact support@ainsite.io.</source>
        <translation>Dette kan skyldes oppsettet av emnet; kontakt support@ainsite.io.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historikk</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>ser etter …</translation>
    </message>
    <message>
        <source>Readings in 24 h</source>
        <translation>Avlesninger siste 24 t</translation>
    </message>
    <message>
        <source>%1, %2 readings missing</source>
        <translation>%1, %2 avlesninger mangler</translation>
    </message>
    <message>
        <source>last from %1 to %2</source>
        <translation>sist fra %1 til %2</translation>
    </message>
    <message>
        <source>Gaps in 24 h</source>
        <translation>Hull siste 24 t</translation>
    </message>
    <message>
        <source>last: %1 of %2 was replaced</source>
        <translation>sist: %1 av %2 ble erstattet</translation>
    </message>
    <message>
        <source>Revisions in 30 d</source>
        <translation>Revisjoner siste 30 d</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Slik den kom</translation>
    </message>
    <message>
        <source>nothing since the profile was opened</source>
        <translation>ingenting siden profilen ble åpnet</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>ankom %1</translation>
    </message>
    <message>
        <source>Last payload</source>
        <translation>Siste nyttelast</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>twelve readings over a minute, or fewer over five, will tell</source>
        <translation>tolv avlesninger over et minutt, eller færre over fem, vil vise det</translation>
    </message>
</context>
<context>
    <name>insite::details::DetailsPanel</name>
    <message>
        <source>Choose a row in the tree to see everything that is known of it.</source>
        <translation>Velg en rad i treet for å se alt som er kjent om den.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a register of a meter</comment>
        <translation>%1 av %2</translation>
    </message>
    <message>
        <source>Copy all as table</source>
        <translation>Kopier alt som tabell</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Grenser …</translation>
    </message>
    <message>
        <source>Set the limits beyond which this register is an alarm (L in the tree)</source>
        <translation>Sett grensene der dette registeret blir en alarm (L i treet)</translation>
    </message>
</context>
<context>
    <name>insite::device::BenchReport</name>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Ingenting er sendt ennå.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) came back with another value. Compare the register type, the unit and the parser of the gateway with what the platform expects.</source>
        <translation>
            <numerusform>%n avlesning kom tilbake med en annen verdi. Sammenlign registertype, enhet og gatewayens tolker med det plattformen venter.</numerusform>
            <numerusform>%n avlesninger kom tilbake med en annen verdi. Sammenlign registertype, enhet og gatewayens tolker med det plattformen venter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) came back in the wrong payload version: register type 2 comes as version 1, all others as version 2. Tell support@ainsite.io.</source>
        <translation>
            <numerusform>%n avlesning kom tilbake med feil nyttelastversjon: registertype 2 kommer som versjon 1, alle andre som versjon 2. Si fra til support@ainsite.io.</numerusform>
            <numerusform>%n avlesninger kom tilbake med feil nyttelastversjon: registertype 2 kommer som versjon 1, alle andre som versjon 2. Si fra til support@ainsite.io.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The broker took none of %n reading(s). See what is said about the connection.</source>
        <translation>
            <numerusform>Brokeren tok ikke imot avlesningen. Se hva som sies om forbindelsen.</numerusform>
            <numerusform>Brokeren tok ikke imot noen av %n avlesninger. Se hva som sies om forbindelsen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) were acknowledged and never came back. The broker may take and drop what it does not allow: compare the base topic with what came with the credentials, and ask support@ainsite.io whether the topic is configured.</source>
        <translation>
            <numerusform>%n avlesning ble bekreftet og kom aldri tilbake. Brokeren kan ta imot og kaste det den ikke tillater: sammenlign basisemnet med det som fulgte med påloggingen, og spør support@ainsite.io om emnet er satt opp.</numerusform>
            <numerusform>%n avlesninger ble bekreftet og kom aldri tilbake. Brokeren kan ta imot og kaste det den ikke tillater: sammenlign basisemnet med det som fulgte med påloggingen, og spør support@ainsite.io om emnet er satt opp.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n reading(s) it is not known whether they arrived: they were sent and not acknowledged in time.</source>
        <translation>
            <numerusform>For %n avlesning er det ikke kjent om den kom fram: den ble sendt og ikke bekreftet i tide.</numerusform>
            <numerusform>For %n avlesninger er det ikke kjent om de kom fram: de ble sendt og ikke bekreftet i tide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) could not be sent in time and were not sent: there was no connection.</source>
        <translation>
            <numerusform>%n avlesning kunne ikke sendes i tide og ble ikke sendt: det var ingen forbindelse.</numerusform>
            <numerusform>%n avlesninger kunne ikke sendes i tide og ble ikke sendt: det var ingen forbindelse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n reading(s) it is not known whether they came back: no consumer was connected when they were sent. Open a consumer&apos;s profile, then send again.</source>
        <translation>
            <numerusform>For %n avlesning er det ikke kjent om den kom tilbake: ingen forbruker var tilkoblet da den ble sendt. Åpne en forbrukerprofil, og send på nytt.</numerusform>
            <numerusform>For %n avlesninger er det ikke kjent om de kom tilbake: ingen forbruker var tilkoblet da de ble sendt. Åpne en forbrukerprofil, og send på nytt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) are still on their way.</source>
        <translation>
            <numerusform>%n avlesning er fortsatt underveis.</numerusform>
            <numerusform>%n avlesninger er fortsatt underveis.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only what is wrong on purpose was sent, and nothing of it came back.</source>
        <translation>Bare det som er galt med vilje, ble sendt, og ingenting av det kom tilbake.</translation>
    </message>
    <message numerus="yes">
        <source>All %n reading(s) came back with the right value and payload version.</source>
        <translation>
            <numerusform>Avlesningen kom tilbake med riktig verdi og nyttelastversjon.</numerusform>
            <numerusform>Alle %n avlesninger kom tilbake med riktig verdi og nyttelastversjon.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were known by register type, value and time alone: the metadata does not name the meter.</source>
        <translation>De ble gjenkjent bare på registertype, verdi og tid: metadataene har ikke navn på måleren.</translation>
    </message>
    <message>
        <source>But the metadata gives that meter another name than the external id.</source>
        <translation>Men metadataene gir måleren et annet navn enn den eksterne id-en.</translation>
    </message>
    <message>
        <source>nothing came back</source>
        <translation>ingenting kom tilbake</translation>
    </message>
    <message>
        <source>by the meter&apos;s name</source>
        <translation>på målerens navn</translation>
    </message>
    <message>
        <source>by value only</source>
        <translation>bare på verdi</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>et annet navn</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) were left out, not sent late: they fell due during a pause, or while the computer was asleep or too busy.</source>
        <translation>
            <numerusform>%n avlesning ble utelatt, ikke sendt for sent: den forfalt i en pause, eller mens datamaskinen sov eller var for opptatt.</numerusform>
            <numerusform>%n avlesninger ble utelatt, ikke sendt for sent: de forfalt i en pause, eller mens datamaskinen sov eller var for opptatt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::device::DeviceSet</name>
    <message>
        <source>Whether the row is on is “yes” or “no”, not “%1”.</source>
        <translation>Om raden er på, er «yes» eller «no», ikke «%1».</translation>
    </message>
    <message>
        <source>The interval is a number of seconds from 0.001 to 2678400, not “%1”.</source>
        <translation>Intervallet er et antall sekunder fra 0.001 til 2678400, ikke «%1».</translation>
    </message>
    <message>
        <source>The decimals are a whole number from 0 to %1, not “%2”.</source>
        <translation>Desimaler er et helt tall fra 0 til %1, ikke «%2».</translation>
    </message>
    <message>
        <source>A device set has at most %1 rows.</source>
        <translation>Et enhetssett har høyst %1 rader.</translation>
    </message>
    <message>
        <source>Row %1 already sends register type %2 of the meter %3; what came back could not be told apart.</source>
        <translation>Rad %1 sender allerede registertype %2 for måleren %3; det som kom tilbake, kunne ikke skilles.</translation>
    </message>
    <message>
        <source>The formula takes [%1/%2], and no row without faults sends that.</source>
        <translation>Formelen bruker [%1/%2], og ingen rad uten feil sender den.</translation>
    </message>
    <message>
        <source>The formula needs its own result: it comes back to this row through row %1.</source>
        <translation>Formelen trenger sitt eget resultat: den kommer tilbake til denne raden gjennom rad %1.</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>Rad %1, %2: %3</translation>
    </message>
</context>
<context>
    <name>insite::device::DeviceSetFile</name>
    <message>
        <source>Line %1, column %2: “%3” is no column of a device set.</source>
        <translation>Linje %1, kolonne %2: «%3» er ingen kolonne i et enhetssett.</translation>
    </message>
    <message>
        <source>Line %1, column %2: “%3” stands there twice.</source>
        <translation>Linje %1, kolonne %2: «%3» står der to ganger.</translation>
    </message>
    <message>
        <source>Line %1 names the columns, and “%2” is not among them.</source>
        <translation>Linje %1 gir kolonnene navn, og «%2» er ikke blant dem.</translation>
    </message>
    <message>
        <source>Row %1, parameters: this must be an object.</source>
        <translation>Rad %1, parametere: dette må være et objekt.</translation>
    </message>
    <message>
        <source>Row %1, parameters, %2: this must be a number or a text.</source>
        <translation>Rad %1, parametere, %2: dette må være et tall eller en tekst.</translation>
    </message>
    <message>
        <source>Row %1 is not an object.</source>
        <translation>Rad %1 er ikke et objekt.</translation>
    </message>
    <message>
        <source>Row %1, %2: this is missing.</source>
        <translation>Rad %1, %2: dette mangler.</translation>
    </message>
    <message>
        <source>Row %1, %2: this must be a number, a text, true or false.</source>
        <translation>Rad %1, %2: dette må være et tall, en tekst, true eller false.</translation>
    </message>
    <message>
        <source>Row %1, %2: there is no such key.</source>
        <translation>Rad %1, %2: det finnes ingen slik nøkkel.</translation>
    </message>
    <message>
        <source>The file is not UTF-8. Save it as CSV with the character set UTF-8.</source>
        <translation>Filen er ikke UTF-8. Lagre den som CSV med tegnsettet UTF-8.</translation>
    </message>
    <message>
        <source>The file is empty; its first line must name the columns.</source>
        <translation>Filen er tom; den første linjen må gi kolonnene navn.</translation>
    </message>
    <message>
        <source>Line %1 has %2 columns; the first line names %3. Quote a field that holds the separator.</source>
        <translation>Linje %1 har %2 kolonner; den første linjen gir navn til %3. Sett et felt som inneholder skilletegnet, i anførselstegn.</translation>
    </message>
    <message>
        <source>Line %1, column %2 (%3): %4</source>
        <translation>Linje %1, kolonne %2 (%3): %4</translation>
    </message>
    <message>
        <source>Line %1: this is not JSON (%2).</source>
        <translation>Linje %1: dette er ikke JSON (%2).</translation>
    </message>
    <message>
        <source>This is no device set: “format” is not “%1”.</source>
        <translation>Dette er ikke et enhetssett: «format» er ikke «%1».</translation>
    </message>
    <message>
        <source>“version” is not 1; a newer release may read this device set.</source>
        <translation>«version» er ikke 1; en nyere utgave kan kanskje lese dette enhetssettet.</translation>
    </message>
    <message>
        <source>“rows” is missing or not a list.</source>
        <translation>«rows» mangler eller er ikke en liste.</translation>
    </message>
    <message>
        <source>Row %1, %2: %3</source>
        <translation>Rad %1, %2: %3</translation>
    </message>
    <message>
        <source>The device set %1 cannot be read: %2.</source>
        <translation>Enhetssettet %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>The device set %1 is larger than 16 MiB.</source>
        <translation>Enhetssettet %1 er større enn 16 MiB.</translation>
    </message>
    <message>
        <source>The device set could not be written to %1: %2. Choose another folder.</source>
        <translation>Enhetssettet kunne ikke skrives til %1: %2. Velg en annen mappe.</translation>
    </message>
</context>
<context>
    <name>insite::device::Formula</name>
    <message>
        <source>an operator (+, - or *) is expected</source>
        <translation>en operator (+, - eller *) ventes</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>den er for dypt nøstet</translation>
    </message>
    <message>
        <source>a closing parenthesis is missing</source>
        <translation>en sluttparentes mangler</translation>
    </message>
    <message>
        <source>another row is written as [meter/register type], like [MAIN_SUPPLY/2]</source>
        <translation>en annen rad skrives som [måler/registertype], for eksempel [MAIN_SUPPLY/2]</translation>
    </message>
    <message>
        <source>a number, a row like [MAIN_SUPPLY/2] or a parenthesis is expected</source>
        <translation>et tall, en rad som [MAIN_SUPPLY/2] eller en parentes ventes</translation>
    </message>
    <message>
        <source>The formula cannot be read at its character %1: %2.</source>
        <translation>Formelen kan ikke leses ved tegn %1: %2.</translation>
    </message>
</context>
<context>
    <name>insite::device::KeptSet</name>
    <message>
        <source>The device set of the last time could not be read from %1: %2.</source>
        <translation>Enhetssettet fra forrige gang kunne ikke leses fra %1: %2.</translation>
    </message>
    <message>
        <source>The device set of the last time is damaged. Its file was put aside as %1.</source>
        <translation>Enhetssettet fra forrige gang er skadet. Filen er lagt til side som %1.</translation>
    </message>
    <message>
        <source>The device set could not be kept for the next start in %1: %2. Free the disk or mend the folder&apos;s rights, or export the set.</source>
        <translation>Enhetssettet kunne ikke lagres til neste start i %1: %2. Frigjør plass eller rett opp mappens rettigheter, eller eksporter settet.</translation>
    </message>
</context>
<context>
    <name>insite::device::Parameters</name>
    <message>
        <source>“%1” is not of the form name=value; separate several by semicolons.</source>
        <translation>«%1» har ikke formen navn=verdi; skill flere med semikolon.</translation>
    </message>
    <message>
        <source>“%1” is given twice.</source>
        <translation>«%1» er oppgitt to ganger.</translation>
    </message>
    <message>
        <source>“%1” takes a number with a decimal point, not “%2”.</source>
        <translation>«%1» tar et tall med desimalpunktum, ikke «%2».</translation>
    </message>
    <message>
        <source>“%1” must be at least %2.</source>
        <translation>«%1» må være minst %2.</translation>
    </message>
    <message>
        <source>“%1” must lie between %2 and %3.</source>
        <translation>«%1» må ligge mellom %2 og %3.</translation>
    </message>
    <message>
        <source>“%1” is missing: this model needs %1=….</source>
        <translation>«%1» mangler: denne modellen trenger %1=….</translation>
    </message>
    <message>
        <source>“%1” is one of %2, not “%3”.</source>
        <translation>«%1» er en av %2, ikke «%3».</translation>
    </message>
    <message>
        <source>This model knows no parameter “%1”.</source>
        <translation>Denne modellen kjenner ingen parameter «%1».</translation>
    </message>
    <message>
        <source>This model knows no parameter “%1”; it takes %2.</source>
        <translation>Denne modellen kjenner ingen parameter «%1»; den tar %2.</translation>
    </message>
</context>
<context>
    <name>insite::device::Plan</name>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Filen %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>The file %1 is larger than 64 MiB.</source>
        <translation>Filen %1 er større enn 64 MiB.</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>Filen %1 er tom.</translation>
    </message>
    <message>
        <source>The file %1 has no column “%2”.</source>
        <translation>Filen %1 har ingen kolonne «%2».</translation>
    </message>
    <message>
        <source>%1, line %2, column %3: %4</source>
        <translation>%1, linje %2, kolonne %3: %4</translation>
    </message>
    <message>
        <source>The column “%1” of %2 holds no number.</source>
        <translation>Kolonnen «%1» i %2 inneholder ikke noe tall.</translation>
    </message>
    <message>
        <source>Together the rows would send %1 readings a second; the bench sends at most %2. Choose longer intervals or fewer rows.</source>
        <translation>Til sammen ville radene sendt %1 avlesninger i sekundet; prøvebenken sender høyst %2. Velg lengre intervaller eller færre rader.</translation>
    </message>
</context>
<context>
    <name>insite::device::ValueModel</name>
    <message>
        <source>“start” must lie between “min” and “max”.</source>
        <translation>«start» må ligge mellom «min» og «max».</translation>
    </message>
    <message>
        <source>“start” and “resetto” must be less than “rollover”.</source>
        <translation>«start» og «resetto» må være mindre enn «rollover».</translation>
    </message>
    <message>
        <source>There is no value model “%1”; there are %2.</source>
        <translation>Det finnes ingen verdimodell «%1»; det finnes %2.</translation>
    </message>
</context>
<context>
    <name>insite::exporting::ExportDialog</name>
    <message>
        <source>1 reading</source>
        <translation>1 avlesning</translation>
    </message>
    <message>
        <source>%1 readings</source>
        <translation>%1 avlesninger</translation>
    </message>
    <message>
        <source>Export readings</source>
        <translation>Eksporter avlesninger</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Framdrift for eksporten</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Lagre som …</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>Vis &amp;mappen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Save readings</source>
        <translation>Lagre avlesninger</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Skriver …</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 written to %2.</source>
        <translation>%1 skrevet til %2.</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Eksporten ble avbrutt; ingenting ble skrevet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>insite::exporting::ExportForm</name>
    <message>
        <source>What the charts show: %1 – %2</source>
        <translation>Det grafene viser: %1 – %2</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Hva som skal eksporteres</translation>
    </message>
    <message>
        <source>&amp;What:</source>
        <translation>&amp;Hva:</translation>
    </message>
    <message>
        <source>Of which time</source>
        <translation>For hvilken tid</translation>
    </message>
    <message>
        <source>All that is kept</source>
        <translation>Alt som er lagret</translation>
    </message>
    <message>
        <source>The last 24 hours</source>
        <translation>De siste 24 timene</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>De siste 7 dagene</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>De siste 30 dagene</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Fra … til …</translation>
    </message>
    <message>
        <source>&amp;Time:</source>
        <translation>&amp;Tid:</translation>
    </message>
    <message>
        <source>From, by measured time</source>
        <translation>Fra, etter målt tid</translation>
    </message>
    <message>
        <source>To, by measured time; not included</source>
        <translation>Til, etter målt tid; ikke medregnet</translation>
    </message>
    <message>
        <source>Form of the file</source>
        <translation>Filens form</translation>
    </message>
    <message>
        <source>CSV, for a spreadsheet</source>
        <translation>CSV, for et regneark</translation>
    </message>
    <message>
        <source>JSON, for a program</source>
        <translation>JSON, for et program</translation>
    </message>
    <message>
        <source>&amp;Form:</source>
        <translation>&amp;Form:</translation>
    </message>
    <message>
        <source>How numbers are written</source>
        <translation>Hvordan tall skrives</translation>
    </message>
    <message>
        <source>As the spreadsheet that will read it expects; proposed by this computer&apos;s language</source>
        <translation>Slik regnearket som skal lese filen, venter det; foreslått etter språket på denne datamaskinen</translation>
    </message>
    <message>
        <source>Decimal point: 1234.5, columns by comma</source>
        <translation>Desimalpunktum: 1234.5, kolonner med komma</translation>
    </message>
    <message>
        <source>Decimal comma: 1234,5, columns by semicolon</source>
        <translation>Desimalkomma: 1234,5, kolonner med semikolon</translation>
    </message>
    <message>
        <source>&amp;Numbers:</source>
        <translation>&amp;Tall:</translation>
    </message>
    <message>
        <source>Each time is written in UTC and in the time of %1. A unit that nobody has told is written as unknown.</source>
        <translation>Hvert tidspunkt skrives i UTC og i tiden i %1. En enhet som ingen har oppgitt, skrives som ukjent.</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>insite::exporting::ExportJob</name>
    <message>
        <source>%1 could not be written: %2. Choose another folder, or make room on the disk.</source>
        <translation>%1 kunne ikke skrives: %2. Velg en annen mappe, eller frigjør plass på disken.</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Eksporten ble avbrutt; ingenting ble skrevet.</translation>
    </message>
</context>
<context>
    <name>insite::history::SheetExport</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Meter name</source>
        <translation>Målernavn</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Register name</source>
        <translation>Registernavn</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Measured from (UTC)</source>
        <translation>Målt fra (UTC)</translation>
    </message>
    <message>
        <source>Measured at (UTC)</source>
        <translation>Målt (UTC)</translation>
    </message>
    <message>
        <source>Measured from (local)</source>
        <translation>Målt fra (lokal tid)</translation>
    </message>
    <message>
        <source>Measured at (local)</source>
        <translation>Målt (lokal tid)</translation>
    </message>
    <message>
        <source>UTC offset</source>
        <translation>Avvik fra UTC</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Tidssone</translation>
    </message>
    <message>
        <source>Received at (UTC)</source>
        <translation>Mottatt (UTC)</translation>
    </message>
    <message>
        <source>Received at (local)</source>
        <translation>Mottatt (lokal tid)</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Skjemaversjon</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisjon</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>ukjent</translation>
    </message>
</context>
<context>
    <name>insite::inspector</name>
    <message>
        <source>Copy rows</source>
        <translation>Kopier rader</translation>
    </message>
</context>
<context>
    <name>insite::inspector::ConnectionLogModel</name>
    <message>
        <source>Disconnected from %1, as asked.</source>
        <translation>Frakoblet fra %1, slik du ba om.</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Ikke tilkoblet.</translation>
    </message>
    <message>
        <source>Looking up %1, attempt %2.</source>
        <translation>Slår opp %1, forsøk %2.</translation>
    </message>
    <message>
        <source>Connecting to %1.</source>
        <translation>Kobler til %1.</translation>
    </message>
    <message>
        <source>Securing the connection with TLS.</source>
        <translation>Sikrer forbindelsen med TLS.</translation>
    </message>
    <message>
        <source>Signing in as “%1”.</source>
        <translation>Logger på som «%1».</translation>
    </message>
    <message>
        <source>Signed in; the broker had kept the session. Subscribing.</source>
        <translation>Logget på; brokeren hadde tatt vare på økten. Abonnerer.</translation>
    </message>
    <message>
        <source>Signed in; the broker knew no session. Subscribing.</source>
        <translation>Logget på; brokeren kjente ingen økt. Abonnerer.</translation>
    </message>
    <message>
        <source>Connected to %1; everything that is granted is subscribed.</source>
        <translation>Tilkoblet %1; alt det er gitt tilgang til, abonneres på.</translation>
    </message>
    <message>
        <source>Waiting for the next attempt.</source>
        <translation>Venter på neste forsøk.</translation>
    </message>
    <message>
        <source>Next attempt at %1.</source>
        <translation>Neste forsøk %1.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Hva som hendte</translation>
    </message>
</context>
<context>
    <name>insite::inspector::ConnectionLogPanel</name>
    <message>
        <source>Connection log</source>
        <translation>Forbindelseslogg</translation>
    </message>
    <message>
        <source>Technical reason</source>
        <translation>Teknisk årsak</translation>
    </message>
    <message>
        <source>What the library or the broker said, word for word</source>
        <translation>Det biblioteket eller brokeren sa, ord for ord</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all, with their technical reasons</source>
        <translation>Kopier de valgte linjene, eller alle, med tekniske årsaker</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Open a profile to connect.</source>
        <translation>Ingenting har hendt ennå. Åpne en profil for å koble til.</translation>
    </message>
</context>
<context>
    <name>insite::inspector::FlowModel</name>
    <message>
        <source>Topics that are no meter&apos;s</source>
        <translation>Emner som ikke er noen målers</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Kunde %1</translation>
    </message>
    <message>
        <source>Nothing has arrived within the last minute.</source>
        <translation>Ingenting har kommet det siste minuttet.</translation>
    </message>
    <message>
        <source>%1 sends most: %2 messages a second, %3 % of all within the last minute.</source>
        <translation>%1 sender mest: %2 meldinger i sekundet, %3 % av alle det siste minuttet.</translation>
    </message>
    <message>
        <source>From arrival until stored and free to be acknowledged: half within %1, 95 % within %2, the longest %3.</source>
        <translation>Fra ankomst til lagret og klar til å bekreftes: halvparten innen %1, 95 % innen %2, den lengste %3.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Messages/s</source>
        <translation>Meldinger/s</translation>
    </message>
    <message>
        <source>Over the last minute</source>
        <translation>Det siste minuttet</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Andel</translation>
    </message>
    <message>
        <source>Of all messages of the last minute</source>
        <translation>Av alle meldinger det siste minuttet</translation>
    </message>
    <message>
        <source>Bytes/s</source>
        <translation>Byte/s</translation>
    </message>
    <message>
        <source>Of payloads, over the last minute</source>
        <translation>Av nyttelast, det siste minuttet</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldinger</translation>
    </message>
    <message>
        <source>Since the profile was opened</source>
        <translation>Siden profilen ble åpnet</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Of payloads, since the profile was opened</source>
        <translation>Av nyttelast, siden profilen ble åpnet</translation>
    </message>
    <message>
        <source>No readings</source>
        <translation>Ikke avlesninger</translation>
    </message>
    <message>
        <source>Malformed, or of an unknown version</source>
        <translation>Misdannet, eller av en ukjent versjon</translation>
    </message>
    <message>
        <source>Shortest gap</source>
        <translation>Korteste opphold</translation>
    </message>
    <message>
        <source>Between two arrivals</source>
        <translation>Mellom to ankomster</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>Lengste opphold</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Nyeste</translation>
    </message>
    <message>
        <source>When the last message arrived</source>
        <translation>Når siste melding kom</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Etterslep</translation>
    </message>
    <message>
        <source>From measured to arrived, of the newest reading</source>
        <translation>Fra målt til ankommet, for den nyeste avlesningen</translation>
    </message>
</context>
<context>
    <name>insite::inspector::FlowPanel</name>
    <message>
        <source>Who sends how much</source>
        <translation>Hvem som sender hvor mye</translation>
    </message>
    <message>
        <source>A row for each</source>
        <translation>En rad for hver</translation>
    </message>
    <message>
        <source>By meter</source>
        <translation>Etter måler</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Etter kunde</translation>
    </message>
    <message>
        <source>Open a profile to see who sends how much.</source>
        <translation>Åpne en profil for å se hvem som sender hvor mye.</translation>
    </message>
</context>
<context>
    <name>insite::inspector::InspectorPanel</name>
    <message>
        <source>Messages</source>
        <translation>Meldinger</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Forbindelseslogg</translation>
    </message>
    <message>
        <source>Who sends how much</source>
        <translation>Hvem som sender hvor mye</translation>
    </message>
</context>
<context>
    <name>insite::inspector::MessageListModel</name>
    <message>
        <source>From the measured time to the arrival</source>
        <translation>Fra målt tid til ankomst</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ankom</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Målt</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Etterslep</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nyttelast</translation>
    </message>
</context>
<context>
    <name>insite::inspector::MessageTable</name>
    <message>
        <source>As they arrive</source>
        <translation>Som de kommer</translation>
    </message>
    <message>
        <source>Show the newest messages again, as they arrive (End)</source>
        <translation>Vis de nyeste meldingene igjen, etter hvert som de kommer (End)</translation>
    </message>
</context>
<context>
    <name>insite::inspector::MessageWords</name>
    <message>
        <source>Stored</source>
        <translation>Lagret</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisjon</translation>
    </message>
    <message>
        <source>Unknown version</source>
        <translation>Ukjent versjon</translation>
    </message>
    <message>
        <source>Malformed</source>
        <translation>Misdannet</translation>
    </message>
    <message>
        <source>Stored: a reading that was not there before.</source>
        <translation>Lagret: en avlesning som ikke fantes fra før.</translation>
    </message>
    <message>
        <source>Duplicate: this reading was there already, with this value. It counts once; duplicates are normal with guaranteed delivery.</source>
        <translation>Duplikat: denne avlesningen fantes allerede, med denne verdien. Den teller én gang; duplikater er vanlige ved garantert levering.</translation>
    </message>
    <message>
        <source>Revision: this reading was there already, with another value. The new one counts; the old one is kept.</source>
        <translation>Revisjon: denne avlesningen fantes allerede, med en annen verdi. Den nye gjelder; den gamle tas vare på.</translation>
    </message>
    <message>
        <source>Unknown version: its payload is of version %1, which this release does not know. It is kept as it came, and read once a later release knows it.</source>
        <translation>Ukjent versjon: nyttelasten er av versjon %1, som denne utgaven ikke kjenner. Den tas vare på slik den kom, og leses når en senere utgave kjenner den.</translation>
    </message>
    <message>
        <source>Malformed: %1 It was acknowledged, so that it does not come again for ever; the last 1,000 such messages are kept.</source>
        <translation>Misdannet: %1 Den ble bekreftet, så den ikke kommer igjen i det uendelige; de siste 1000 slike meldinger tas vare på.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>insite::inspector::MessagesPanel</name>
    <message>
        <source>Messages</source>
        <translation>Meldinger</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Keep the list as it is; what arrives meanwhile is gathered and shown afterwards</source>
        <translation>Hold listen som den er; det som kommer imens, samles og vises etterpå</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Empty this list; what is stored stays stored</source>
        <translation>Tøm denne listen; det som er lagret, forblir lagret</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 meldinger</translation>
    </message>
    <message>
        <source>Which messages</source>
        <translation>Hvilke meldinger</translation>
    </message>
    <message>
        <source>As they arrive</source>
        <translation>Som de kommer</translation>
    </message>
    <message>
        <source>Kept in the history</source>
        <translation>Lagret i historikken</translation>
    </message>
    <message>
        <source>The messages that are no readings: malformed, or of an unknown version</source>
        <translation>Meldingene som ikke er avlesninger: misdannet, eller av en ukjent versjon</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Filtrer meldinger</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsett</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Les på nytt</translation>
    </message>
    <message>
        <source>Read what the history holds by now</source>
        <translation>Les det historikken inneholder nå</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 av %2</translation>
    </message>
    <message>
        <source>held, %1 waiting</source>
        <translation>holdt, %1 venter</translation>
    </message>
    <message>
        <source>%1 not kept</source>
        <translation>%1 ikke tatt vare på</translation>
    </message>
    <message>
        <source>The list holds 20,000 messages or 32 MB, whichever comes first</source>
        <translation>Listen rommer 20 000 meldinger eller 32 MB, det som nås først</translation>
    </message>
    <message>
        <source>No profile is open</source>
        <translation>Ingen profil er åpen</translation>
    </message>
    <message>
        <source>Open a profile to see its messages here.</source>
        <translation>Åpne en profil for å se meldingene til den her.</translation>
    </message>
    <message>
        <source>No message yet</source>
        <translation>Ingen melding ennå</translation>
    </message>
    <message>
        <source>Messages are shown from now on, as soon as they are stored. Connect if none comes.</source>
        <translation>Meldinger vises fra nå av, så snart de er lagret. Koble til hvis det ikke kommer noen.</translation>
    </message>
    <message>
        <source>The history could not be read</source>
        <translation>Historikken kunne ikke leses</translation>
    </message>
    <message>
        <source>Nothing to worry about</source>
        <translation>Ingenting å bekymre seg for</translation>
    </message>
    <message>
        <source>The history holds no malformed message and none of an unknown version.</source>
        <translation>Historikken har ingen misdannet melding og ingen av en ukjent versjon.</translation>
    </message>
    <message>
        <source>No message is as the filter wants it</source>
        <translation>Ingen melding passer til filteret</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Shows the messages that hold all words in topic, payload, name or reason</source>
        <translation>Viser meldingene som har alle ordene i emne, nyttelast, navn eller årsak</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation>Alle utfall</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Alle kunder</translation>
    </message>
    <message>
        <source>Choose “All verdicts” and “All customers”, and empty the search.</source>
        <translation>Velg «Alle utfall» og «Alle kunder», og tøm søket.</translation>
    </message>
</context>
<context>
    <name>insite::inspector::PayloadView</name>
    <message>
        <source>Topic: %1</source>
        <translation>Emne: %1</translation>
    </message>
    <message>
        <source>Arrived: %1</source>
        <translation>Ankom: %1</translation>
    </message>
    <message>
        <source>Measured: %1 to %2</source>
        <translation>Målt: %1 til %2</translation>
    </message>
    <message>
        <source>Measured: %1</source>
        <translation>Målt: %1</translation>
    </message>
    <message>
        <source>Register %1, value %2, version %3</source>
        <translation>Register %1, verdi %2, versjon %3</translation>
    </message>
    <message>
        <source>Kept, and free to be acknowledged, after %1</source>
        <translation>Lagret, og klar til å bekreftes, etter %1</translation>
    </message>
    <message>
        <source>Select a message to see all of it.</source>
        <translation>Velg en melding for å se hele.</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nyttelast</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>Oppstilt</translation>
    </message>
    <message>
        <source>Lay the JSON out, a line for each member; off: as it came</source>
        <translation>Still opp JSON-teksten med én linje for hvert medlem; av: slik den kom</translation>
    </message>
    <message>
        <source>Copy the payload as it came</source>
        <translation>Kopier nyttelasten slik den kom</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Copy the topic</source>
        <translation>Kopier emnet</translation>
    </message>
    <message>
        <source>Show in tree</source>
        <translation>Vis i treet</translation>
    </message>
    <message>
        <source>Find its meter in the tree</source>
        <translation>Finn måleren i treet</translation>
    </message>
    <message>
        <source>Cut: these are the first %1 of %2 bytes; the rest was not kept.</source>
        <translation>Avkortet: dette er de første %1 av %2 byte; resten ble ikke tatt vare på.</translation>
    </message>
    <message>
        <source>The payload is empty.</source>
        <translation>Nyttelasten er tom.</translation>
    </message>
</context>
<context>
    <name>insite::inspector::SupportDialog</name>
    <message>
        <source>%1 could not be written: %2. Choose another folder, or make room on the disk.</source>
        <translation>%1 kunne ikke skrives: %2. Velg en annen mappe, eller frigjør plass på disken.</translation>
    </message>
    <message>
        <source>&amp;Hide ids: customers, meters, accounts and hosts get other names</source>
        <translation>Skjul &amp;id-er: kunder, målere, kontoer og vertsmaskiner får andre navn</translation>
    </message>
    <message>
        <source>Include the last &amp;malformed messages with their payloads</source>
        <translation>Ta med de siste &amp;misdannede meldingene med nyttelast</translation>
    </message>
    <message>
        <source>Support report</source>
        <translation>Støtterapport</translation>
    </message>
    <message>
        <source>This is the whole report, to the letter: nothing else is saved or copied, and nothing is sent by itself. Passwords and tokens are never in it.</source>
        <translation>Dette er hele rapporten, bokstav for bokstav: ikke noe annet lagres eller kopieres, og ingenting sendes av seg selv. Passord og tokener er aldri med.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Rapporten</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Lagre som …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopier</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lagre rapporten</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tekst (*.txt)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Skrevet til %1.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Access</name>
    <message>
        <source>The profile names no metadata API. Names and units can be typed by hand, or metadata.baseUrl set in it.</source>
        <translation>Profilen oppgir ikke noe metadata-API. Navn og enheter kan skrives inn for hånd, eller metadata.baseUrl settes i den.</translation>
    </message>
    <message>
        <source>Neither the profile (metadata.baseUrl) nor the dialect says where the metadata API is.</source>
        <translation>Verken profilen (metadata.baseUrl) eller dialekten sier hvor metadata-API-et er.</translation>
    </message>
    <message>
        <source>metadata.baseUrl must be an address that begins with https://: the access token must not travel in clear.</source>
        <translation>metadata.baseUrl må være en adresse som begynner med https://: tilgangstokenet må ikke sendes i klartekst.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::CatalogueFiles</name>
    <message>
        <source>The names and units you typed cannot be read: %1. The file is kept as %2.</source>
        <translation>Navnene og enhetene du har skrevet inn, kan ikke leses: %1. Filen er tatt vare på som %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. What you typed holds until the program ends.</source>
        <translation>%1 kan ikke skrives: %2. Det du har skrevet inn, gjelder til programmet avsluttes.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Dialect</name>
    <message>
        <source>There is no dialect file %1. Check the key metadata.dialectFile of the profile.</source>
        <translation>Det finnes ingen dialektfil %1. Sjekk nøkkelen metadata.dialectFile i profilen.</translation>
    </message>
    <message>
        <source>The dialect file %1 cannot be read: %2.</source>
        <translation>Dialektfilen %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>In the dialect file %1: %2</source>
        <translation>I dialektfilen %1: %2</translation>
    </message>
    <message>
        <source>This is no JSON text: %1 in line %2.</source>
        <translation>Dette er ikke en JSON-tekst: %1 i linje %2.</translation>
    </message>
    <message>
        <source>A dialect is one JSON object in braces.</source>
        <translation>En dialekt er ett JSON-objekt i krøllparenteser.</translation>
    </message>
    <message>
        <source>The version of this form must be %1.</source>
        <translation>Versjonen av dette formatet må være %1.</translation>
    </message>
    <message>
        <source>This must be an address that begins with https://.</source>
        <translation>Dette må være en adresse som begynner med https://.</translation>
    </message>
    <message>
        <source>The source is token, broker or none, not &quot;%1&quot;.</source>
        <translation>Kilden er token, broker eller none, ikke «%1».</translation>
    </message>
    <message>
        <source>This is not the name of an HTTP header.</source>
        <translation>Dette er ikke navnet på et HTTP-felt.</translation>
    </message>
    <message>
        <source>With the source token, the value holds {token} and nothing else in braces.</source>
        <translation>Med kilden token inneholder verdien {token} og ikke noe annet i krøllparenteser.</translation>
    </message>
    <message>
        <source>With the source broker, the value holds {basic}, or {username} and {password}, and nothing else in braces.</source>
        <translation>Med kilden broker inneholder verdien {basic}, eller {username} og {password}, og ikke noe annet i krøllparenteser.</translation>
    </message>
    <message>
        <source>There must be a list of meters or one of registers.</source>
        <translation>Det må finnes en liste over målere eller en over registre.</translation>
    </message>
    <message>
        <source>Only registers can stand inside another list: &quot;meters&quot;.</source>
        <translation>Bare registre kan stå inne i en annen liste: &quot;meters&quot;.</translation>
    </message>
    <message>
        <source>What stands inside another list has no path of its own.</source>
        <translation>Det som står inne i en annen liste, har ingen egen sti.</translation>
    </message>
    <message>
        <source>A path begins with a slash, as in &quot;/Meters&quot;.</source>
        <translation>En sti begynner med en skråstrek, som i &quot;/Meters&quot;.</translation>
    </message>
    <message>
        <source>{%1} cannot be filled in here; this path has nothing in braces.</source>
        <translation>{%1} kan ikke fylles ut her; denne stien har ingenting i krøllparenteser.</translation>
    </message>
    <message>
        <source>{%1} cannot be filled in here. There are: %2.</source>
        <translation>{%1} kan ikke fylles ut her. Det finnes: %2.</translation>
    </message>
    <message>
        <source>There is no field of this name here. There are: %1.</source>
        <translation>Det finnes ikke noe felt med dette navnet her. Det finnes: %1.</translation>
    </message>
    <message>
        <source>It must be said where the id is.</source>
        <translation>Det må oppgis hvor id-en er.</translation>
    </message>
    <message>
        <source>It must be said whose register it is: by this field, or by {meter} in the path.</source>
        <translation>Det må oppgis hvem registeret tilhører: med dette feltet, eller med {meter} i stien.</translation>
    </message>
    <message>
        <source>Paging of the style %1 needs this query&apos;s name.</source>
        <translation>Sideinndeling av typen %1 trenger navnet på denne spørringen.</translation>
    </message>
    <message>
        <source>It must be said where the reply names the next page&apos;s mark.</source>
        <translation>Det må oppgis hvor svaret angir merket for neste side.</translation>
    </message>
    <message>
        <source>The style is none, page, offset, link or cursor, not &quot;%1&quot;.</source>
        <translation>Typen er none, page, offset, link eller cursor, ikke «%1».</translation>
    </message>
    <message>
        <source>It must be said where a label&apos;s key and value are.</source>
        <translation>Det må oppgis hvor nøkkelen og verdien til en etikett er.</translation>
    </message>
    <message>
        <source>A path of labels begins with a slash and holds {id} and {keys}.</source>
        <translation>En sti til etiketter begynner med en skråstrek og inneholder {id} og {keys}.</translation>
    </message>
    <message>
        <source>A kind is counter, interval or instant, not &quot;%1&quot;.</source>
        <translation>Et slag er counter, interval eller instant, ikke «%1».</translation>
    </message>
    <message>
        <source>This key is not known here. There are: %1.</source>
        <translation>Denne nøkkelen er ikke kjent her. Det finnes: %1.</translation>
    </message>
    <message>
        <source>This must be an object in braces.</source>
        <translation>Dette må være et objekt i krøllparenteser.</translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>Dette må være en tekst i anførselstegn.</translation>
    </message>
    <message>
        <source>This must be a whole number from %1 to %2.</source>
        <translation>Dette må være et helt tall fra %1 til %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no JSON pointer (RFC 6901), which looks like &quot;/data/id&quot;.</source>
        <translation>«%1» er ingen JSON-peker (RFC 6901), som ser ut som &quot;/data/id&quot;.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::EntryReader</name>
    <message>
        <source>a truth value</source>
        <translation>en sannhetsverdi</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>et tall</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>en tekst</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>en liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>et objekt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
    </message>
    <message>
        <source>“%1” holds %2, not %3</source>
        <translation>«%1» inneholder %2, ikke %3</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>en liste med tekster</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>etiketter</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Failure</name>
    <message>
        <source>The API does not accept the access token (401 at %1). It may be mistyped or expired; request a new one in the portal and enter it.</source>
        <translation>API-et godtar ikke tilgangstokenet (401 på %1). Det kan være feilskrevet eller utløpt; be om et nytt i portalen og skriv det inn.</translation>
    </message>
    <message>
        <source>The account has no access to %1 (403). Whoever administers it can grant it.</source>
        <translation>Kontoen har ikke tilgang til %1 (403). Den som administrerer den, kan gi tilgang.</translation>
    </message>
    <message>
        <source>There is nothing at %1 (404). The base URL or the dialect&apos;s path may be wrong.</source>
        <translation>Det er ingenting på %1 (404). Basisadressen eller dialektens sti kan være feil.</translation>
    </message>
    <message>
        <source>What was at %1 is no longer there (410). The API may have a newer version; correct the dialect.</source>
        <translation>Det som var på %1, finnes ikke der lenger (410). API-et kan ha fått en nyere versjon; rett dialekten.</translation>
    </message>
    <message>
        <source>The API asks for fewer requests (429 at %1). Try again later, or lower manners.requestsPerMinute in the dialect.</source>
        <translation>API-et ber om færre forespørsler (429 på %1). Prøv igjen senere, eller senk manners.requestsPerMinute i dialekten.</translation>
    </message>
    <message>
        <source>The API failed to answer (%1 at %2), also when asked again. Try again later.</source>
        <translation>API-et klarte ikke å svare (%1 på %2), heller ikke da det ble spurt på nytt. Prøv igjen senere.</translation>
    </message>
    <message>
        <source>The API refused the request (%1 at %2). The dialect may not fit it.</source>
        <translation>API-et avviste forespørselen (%1 på %2). Det kan hende at dialekten ikke passer.</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>Det sier: «%1»</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Fetcher</name>
    <message>
        <source>Fetching was cancelled. What was known before is kept.</source>
        <translation>Hentingen ble avbrutt. Det som var kjent fra før, beholdes.</translation>
    </message>
    <message>
        <source>The file %1 (metadata.caFile) holds no certificate that can be read.</source>
        <translation>Filen %1 (metadata.caFile) inneholder ikke noe sertifikat som kan leses.</translation>
    </message>
    <message>
        <source>The API does not accept the broker&apos;s user name and password (401 at %1). Check the password, or the credentials&apos; source in the dialect.</source>
        <translation>API-et godtar ikke brokerens brukernavn og passord (401 på %1). Sjekk passordet, eller kilden til påloggingen i dialekten.</translation>
    </message>
    <message>
        <source>%1 sends us on again and again. Correct the base URL.</source>
        <translation>%1 sender oss videre igjen og igjen. Rett basisadressen.</translation>
    </message>
    <message>
        <source>%1 sends us on to %2. That was not followed: the access token goes to %3 only, and only over TLS. If the API has moved, correct the base URL.</source>
        <translation>%1 sender oss videre til %2. Det ble ikke fulgt: tilgangstokenet går bare til %3, og bare over TLS. Er API-et flyttet, så rett basisadressen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time, also when asked again. Try again later.</source>
        <translation>%1 svarte ikke i tide, heller ikke da det ble spurt på nytt. Prøv igjen senere.</translation>
    </message>
    <message>
        <source>%1 cannot be reached (%2). Check the base URL and this computer&apos;s network.</source>
        <translation>%1 kan ikke nås (%2). Sjekk basisadressen og nettverket til denne datamaskinen.</translation>
    </message>
    <message>
        <source>%1 cannot prove who it is, so nothing was sent to it: %2 If it has an authority of its own, name its file in metadata.caFile.</source>
        <translation>%1 kan ikke bevise hvem den er, så ingenting ble sendt dit: %2 Har den sin egen sertifikatutsteder, så oppgi filen i metadata.caFile.</translation>
    </message>
    <message>
        <source>The reply of %1 is larger than %2 MB and was not read to the end. Ask for smaller pages in the dialect.</source>
        <translation>Svaret fra %1 er større enn %2 MB og ble ikke lest til slutten. Be om mindre sider i dialekten.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before the reply was whole, also when asked again. Try again later.</source>
        <translation>Forbindelsen til %1 brøt sammen før hele svaret var kommet, også da det ble spurt på nytt. Prøv igjen senere.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::OwnWords</name>
    <message>
        <source>A limit must be a number.</source>
        <translation>En grense må være et tall.</translation>
    </message>
    <message>
        <source>The low limit must be below the high one.</source>
        <translation>Den nedre grensen må være under den øvre.</translation>
    </message>
    <message>
        <source>The hysteresis must not be negative.</source>
        <translation>Hysteresen kan ikke være negativ.</translation>
    </message>
    <message>
        <source>The limits&apos; delay must not be negative.</source>
        <translation>Grensenes forsinkelse kan ikke være negativ.</translation>
    </message>
    <message>
        <source>Decimals must be from 0 to %1.</source>
        <translation>Desimaler må være fra 0 til %1.</translation>
    </message>
    <message>
        <source>The expected interval must be longer than nothing.</source>
        <translation>Det ventede intervallet må være lengre enn ingenting.</translation>
    </message>
    <message>
        <source>it was written by a later release of this program</source>
        <translation>den ble skrevet av en senere utgave av dette programmet</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>den er skadet</translation>
    </message>
</context>
<context>
    <name>insite::metadata::OwnWordsCsv</name>
    <message>
        <source>customer and meter must be filled in</source>
        <translation>kunde og måler må fylles ut</translation>
    </message>
    <message>
        <source>%1 must be a number, not “%2”</source>
        <translation>%1 må være et tall, ikke «%2»</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 er for lang</translation>
    </message>
    <message>
        <source>kind is counter, interval or instant, not “%1”</source>
        <translation>slag er counter, interval eller instant, ikke «%1»</translation>
    </message>
    <message>
        <source>In line %1 of the table: %2. Nothing was taken from it.</source>
        <translation>I linje %1 i tabellen: %2. Ingenting ble hentet fra den.</translation>
    </message>
    <message>
        <source>The table is not UTF-8 text. Save it as “CSV UTF-8”.</source>
        <translation>Tabellen er ikke UTF-8-tekst. Lagre den som «CSV UTF-8».</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>Tabellen er tom.</translation>
    </message>
    <message>
        <source>A quotation mark in the table is not closed.</source>
        <translation>Et anførselstegn i tabellen er ikke lukket.</translation>
    </message>
    <message>
        <source>The table has no column “%1”. Its first line must name the columns.</source>
        <translation>Tabellen har ingen kolonne «%1». Den første linjen må gi kolonnene navn.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::PageWalk</name>
    <message>
        <source>The pages of %1 do not end (%2 were read). The paging in the dialect may be wrong. What was known before is kept.</source>
        <translation>Sidene fra %1 tar ikke slutt (%2 ble lest). Sideinndelingen i dialekten kan være feil. Det som var kjent fra før, beholdes.</translation>
    </message>
    <message>
        <source>The reply of %1 is no JSON text (%2 at byte %3). The base URL may lead to another server, or a proxy answers.</source>
        <translation>Svaret fra %1 er ikke JSON-tekst (%2 ved byte %3). Basisadressen kan føre til en annen tjener, eller en mellomtjener svarer.</translation>
    </message>
    <message>
        <source>The reply of %1 holds no list at “%2”. Correct the key “items” in the dialect.</source>
        <translation>Svaret fra %1 inneholder ingen liste ved «%2». Rett nøkkelen «items» i dialekten.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Pull</name>
    <message>
        <source>“%1” holds no id</source>
        <translation>«%1» inneholder ingen id</translation>
    </message>
    <message>
        <source>In the reply of %1, entry %2: %3. Correct the dialect&apos;s fields; what was known before is kept.</source>
        <translation>I svaret fra %1, oppføring %2: %3. Rett feltene i dialekten; det som var kjent fra før, beholdes.</translation>
    </message>
    <message>
        <source>In the registers of the meter %1: %2. Correct the dialect&apos;s fields.</source>
        <translation>I registrene til måleren %1: %2. Rett feltene i dialekten.</translation>
    </message>
</context>
<context>
    <name>insite::metadata::Trial</name>
    <message>
        <source>not there</source>
        <translation>ikke der</translation>
    </message>
    <message>
        <source>null: not known</source>
        <translation>null: ikke kjent</translation>
    </message>
    <message>
        <source>The reply is no JSON text: %1 at byte %2.</source>
        <translation>Svaret er ikke JSON-tekst: %1 ved byte %2.</translation>
    </message>
    <message>
        <source>There is no list at “%1”. Correct the key “items” of this list in the dialect.</source>
        <translation>Det er ingen liste ved «%1». Rett nøkkelen «items» for denne listen i dialekten.</translation>
    </message>
    <message>
        <source>Entries on the first page: %1.</source>
        <translation>Oppføringer på første side: %1.</translation>
    </message>
    <message>
        <source>Told total: %1.</source>
        <translation>Oppgitt antall: %1.</translation>
    </message>
    <message>
        <source>Entry %1 has no id at “%2”.</source>
        <translation>Oppføring %1 har ingen id ved «%2».</translation>
    </message>
    <message>
        <source>This path needs an installation, and none is known yet. Try the list of installations, then refresh.</source>
        <translation>Denne stien trenger en installasjon, og ingen er kjent ennå. Prøv listen over installasjoner, og oppdater deretter.</translation>
    </message>
    <message>
        <source>This path needs a meter, and none is known yet. Try the list of meters, then refresh.</source>
        <translation>Denne stien trenger en måler, og ingen er kjent ennå. Prøv listen over målere, og oppdater deretter.</translation>
    </message>
    <message>
        <source>The dialect has no path of its own for this list.</source>
        <translation>Dialekten har ingen egen sti for denne listen.</translation>
    </message>
</context>
<context>
    <name>insite::monitor::DemoPlatform</name>
    <message>
        <source>The demo needs the simulated platform, insite-sim, and it is not installed: it would be %1. It comes with Insite Monitor&apos;s own build and with its Linux packages.</source>
        <translation>Demoen trenger den simulerte plattformen, insite-sim, og den er ikke installert: den skulle ligget her: %1. Den følger med når du bygger Insite Monitor selv, og med Linux-pakkene.</translation>
    </message>
    <message>
        <source>The demo needs a temporary folder, and none could be made (%1). Make some room on the disk.</source>
        <translation>Demoen trenger en midlertidig mappe, og det kunne ikke opprettes noen (%1). Frigjør plass på disken.</translation>
    </message>
    <message>
        <source>The simulated platform has ended: %1</source>
        <translation>Den simulerte plattformen er avsluttet: %1</translation>
    </message>
</context>
<context>
    <name>insite::monitor::Monitor</name>
    <message>
        <source>“%1” is a device&apos;s profile. Choose it in the Publish panel; to receive readings, open a profile with the role “consumer”.</source>
        <translation>«%1» er en enhetsprofil. Velg den i panelet Publiser; for å motta avlesninger åpner du en profil med rollen «consumer».</translation>
    </message>
    <message>
        <source>Starting the simulated platform…</source>
        <translation>Starter den simulerte plattformen …</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo device</source>
        <translation>Demoenhet</translation>
    </message>
</context>
<context>
    <name>insite::monitor::Options</name>
    <message>
        <source>Open this consumer profile and connect.</source>
        <translation>Åpne denne forbrukerprofilen og koble til.</translation>
    </message>
    <message>
        <source>Use this device profile for publishing.</source>
        <translation>Bruk denne enhetsprofilen til publisering.</translation>
    </message>
    <message>
        <source>Keep the profile&apos;s readings in this file.</source>
        <translation>Lagre profilens avlesninger i denne filen.</translation>
    </message>
    <message>
        <source>The consumer&apos;s password is in this file, readable by its owner only; or in INSITE_PASSWORD.</source>
        <translation>Forbrukerens passord står i denne filen, som bare eieren kan lese; eller i INSITE_PASSWORD.</translation>
    </message>
    <message>
        <source>The API&apos;s token is in this file; or in INSITE_TOKEN.</source>
        <translation>API-ets token står i denne filen; eller i INSITE_TOKEN.</translation>
    </message>
    <message>
        <source>The device&apos;s password is in this file; or in INSITE_DEVICE_PASSWORD.</source>
        <translation>Enhetens passord står i denne filen; eller i INSITE_DEVICE_PASSWORD.</translation>
    </message>
    <message>
        <source>Say this and end.</source>
        <translation>Vis dette og avslutt.</translation>
    </message>
    <message>
        <source>Say the version and end.</source>
        <translation>Vis versjonen og avslutt.</translation>
    </message>
    <message>
        <source>%1 is a device&apos;s profile; name it with --device-profile.</source>
        <translation>%1 er en enhetsprofil; oppgi den med --device-profile.</translation>
    </message>
    <message>
        <source>%1 is a consumer&apos;s profile; name it with --profile.</source>
        <translation>%1 er en forbrukerprofil; oppgi den med --profile.</translation>
    </message>
    <message>
        <source>Live energy meters on the Å Insite platform&apos;s MQTT service.</source>
        <translation>Direkte energimålere på Å Insite-plattformens MQTT-tjeneste.</translation>
    </message>
    <message>
        <source>“%1” is not an option. A profile is opened with --profile FILE.</source>
        <translation>«%1» er ikke et valg. En profil åpnes med --profile FIL.</translation>
    </message>
</context>
<context>
    <name>insite::monitor::ProfileHistory</name>
    <message>
        <source>The folder %1 for the readings cannot be made. Make it, or name another file with --database.</source>
        <translation>Mappen %1 for avlesningene kan ikke opprettes. Opprett den, eller oppgi en annen fil med --database.</translation>
    </message>
</context>
<context>
    <name>insite::protocol::GatewayTopic</name>
    <message>
        <source>utility type</source>
        <translation>energiform</translation>
    </message>
    <message>
        <source>meter id</source>
        <translation>måler-id</translation>
    </message>
    <message>
        <source>register type</source>
        <translation>registertype</translation>
    </message>
    <message>
        <source>level %1 of the base topic</source>
        <translation>nivå %1 i basisemnet</translation>
    </message>
    <message>
        <source>The %1 is empty.</source>
        <translation>Feltet «%1» er tomt.</translation>
    </message>
    <message>
        <source>The %1 holds half a character (an unpaired surrogate).</source>
        <translation>Feltet «%1» inneholder et halvt tegn (et surrogat uten makker).</translation>
    </message>
    <message>
        <source>The %1 holds a NUL character, which MQTT forbids.</source>
        <translation>Feltet «%1» inneholder et NUL-tegn, som MQTT forbyr.</translation>
    </message>
    <message>
        <source>The %1 holds a control character, such as a tab or a line break.</source>
        <translation>Feltet «%1» inneholder et styretegn, for eksempel en tabulator eller et linjeskift.</translation>
    </message>
    <message>
        <source>The %1 holds a &quot;/&quot;, which would begin another level.</source>
        <translation>Feltet «%1» inneholder en «/», som ville begynt et nytt nivå.</translation>
    </message>
    <message>
        <source>The %1 holds a wildcard (+ or #); nothing can be published to one.</source>
        <translation>Feltet «%1» inneholder et jokertegn (+ eller #); det kan ikke publiseres til et slikt.</translation>
    </message>
    <message>
        <source>The base topic begins with &quot;%1&quot;, not with &quot;gateways&quot;. That is right only if it came so with the credentials.</source>
        <translation>Basisemnet begynner med «%1», ikke med «gateways». Det er bare riktig hvis det fulgte slik med påloggingen.</translation>
    </message>
    <message>
        <source>The topic is longer than the 65535 bytes that MQTT allows.</source>
        <translation>Emnet er lengre enn de 65535 bytene som MQTT tillater.</translation>
    </message>
    <message>
        <source>The base topic is empty; it comes with the credentials.</source>
        <translation>Basisemnet er tomt; det følger med påloggingen.</translation>
    </message>
    <message>
        <source>The base topic has %1 levels; it has 4, like gateways/generic/&lt;service_account_id&gt;/&lt;parser_id&gt;.</source>
        <translation>Basisemnet har %1 nivåer; det skal ha 4, som gateways/generic/&lt;service_account_id&gt;/&lt;parser_id&gt;.</translation>
    </message>
    <message>
        <source>The utility type must be Electrical, Thermal, Water or NaturalGas, in just these letters.</source>
        <translation>Energiformen må være Electrical, Thermal, Water eller NaturalGas, skrevet nøyaktig slik.</translation>
    </message>
    <message>
        <source>The register type must be an integer of digits alone, like 2.</source>
        <translation>Registertypen må være et heltall med bare sifre, som 2.</translation>
    </message>
    <message>
        <source>The register type has a leading zero; write it without.</source>
        <translation>Registertypen har en innledende null; skriv den uten.</translation>
    </message>
    <message>
        <source>The register type is too large; 2147483647 is the largest.</source>
        <translation>Registertypen er for stor; 2147483647 er den største.</translation>
    </message>
    <message>
        <source>The topic has %1 levels; it has 7: the base topic&apos;s four, utility type, meter id and register type.</source>
        <translation>Emnet har %1 nivåer; det skal ha 7: basisemnets fire, energiform, måler-id og registertype.</translation>
    </message>
</context>
<context>
    <name>insite::protocol::NumericPayload</name>
    <message>
        <source>The value is empty; write a number like 123.456.</source>
        <translation>Verdien er tom; skriv et tall som 123.456.</translation>
    </message>
    <message>
        <source>The value is longer than any number; write one like 123.456.</source>
        <translation>Verdien er lengre enn noe tall; skriv et som 123.456.</translation>
    </message>
    <message>
        <source>The value holds a space or a line break; write it without, like 1234.5.</source>
        <translation>Verdien inneholder et mellomrom eller et linjeskift; skriv den uten, som 1234.5.</translation>
    </message>
    <message>
        <source>The value holds a comma; write it with a point and without separators, like 1234.5.</source>
        <translation>Verdien inneholder et komma; skriv den med punktum og uten skilletegn, som 1234.5.</translation>
    </message>
    <message>
        <source>The value has an exponent; write it out, like 1000 for 1e3.</source>
        <translation>Verdien har en eksponent; skriv den helt ut, som 1000 for 1e3.</translation>
    </message>
    <message>
        <source>The value has a plus sign; write it without.</source>
        <translation>Verdien har et plusstegn; skriv den uten.</translation>
    </message>
    <message>
        <source>The value needs a digit before and after its point, like 0.5.</source>
        <translation>Verdien trenger et siffer før og etter punktumet, som 0.5.</translation>
    </message>
    <message>
        <source>The value is not a number; write one like 123.456.</source>
        <translation>Verdien er ikke et tall; skriv et som 123.456.</translation>
    </message>
    <message>
        <source>The value is too large for a number of 64 bits.</source>
        <translation>Verdien er for stor for et tall på 64 biter.</translation>
    </message>
    <message>
        <source>A value is printed with 0 to 17 decimals.</source>
        <translation>En verdi skrives med 0 til 17 desimaler.</translation>
    </message>
</context>
<context>
    <name>insite::protocol::OutboundTopic</name>
    <message>
        <source>The topic is empty.</source>
        <translation>Emnet er tomt.</translation>
    </message>
    <message>
        <source>The topic is longer than the 65535 bytes that MQTT allows.</source>
        <translation>Emnet er lengre enn de 65535 bytene som MQTT tillater.</translation>
    </message>
    <message>
        <source>The topic holds half a character (an unpaired surrogate).</source>
        <translation>Emnet inneholder et halvt tegn (et surrogat uten makker).</translation>
    </message>
    <message>
        <source>The topic holds a NUL character, which MQTT forbids.</source>
        <translation>Emnet inneholder et NUL-tegn, som MQTT forbyr.</translation>
    </message>
    <message>
        <source>The topic holds a wildcard (+ or #); wildcards belong in filters only.</source>
        <translation>Emnet inneholder et jokertegn (+ eller #); jokertegn hører bare hjemme i filtre.</translation>
    </message>
    <message>
        <source>The topic does not begin with meters/outbound/.</source>
        <translation>Emnet begynner ikke med meters/outbound/.</translation>
    </message>
    <message>
        <source>The topic has %1 levels; meters/outbound/&lt;customer&gt;/&lt;subscription&gt;/&lt;meter&gt; has 5.</source>
        <translation>Emnet har %1 nivåer; meters/outbound/&lt;customer&gt;/&lt;subscription&gt;/&lt;meter&gt; har 5.</translation>
    </message>
    <message>
        <source>The topic has an empty level where the id of a customer, subscription or meter belongs.</source>
        <translation>Emnet har et tomt nivå der id-en til en kunde, et abonnement eller en måler skal stå.</translation>
    </message>
</context>
<context>
    <name>insite::protocol::Payload</name>
    <message>
        <source>The payload is not UTF-8 (byte %1).</source>
        <translation>Nyttelasten er ikke UTF-8 (byte %1).</translation>
    </message>
    <message>
        <source>The payload is nested more than 64 levels deep.</source>
        <translation>Nyttelasten er nøstet i mer enn 64 nivåer.</translation>
    </message>
    <message>
        <source>The payload is not JSON (byte %1).</source>
        <translation>Nyttelasten er ikke JSON (byte %1).</translation>
    </message>
    <message>
        <source>The payload is JSON, but no object.</source>
        <translation>Nyttelasten er JSON, men ikke et objekt.</translation>
    </message>
    <message>
        <source>The payload has no %1.</source>
        <translation>Nyttelasten har ikke %1.</translation>
    </message>
    <message>
        <source>The payload has %1 more than once.</source>
        <translation>Nyttelasten har %1 mer enn én gang.</translation>
    </message>
    <message>
        <source>%1 is not a text with a date and time.</source>
        <translation>%1 er ikke en tekst med dato og klokkeslett.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <extracomment>%1: name of a field; %2: what is wrong with it, &quot;is not a date and time …&quot;</extracomment>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>%1 is not a number.</source>
        <translation>%1 er ikke et tall.</translation>
    </message>
    <message>
        <source>%1 is too large for a number of 64 bits.</source>
        <translation>%1 er for stort for et tall på 64 biter.</translation>
    </message>
    <message>
        <source>register_id is neither a number nor a text.</source>
        <translation>register_id er verken et tall eller en tekst.</translation>
    </message>
    <message>
        <source>register_id is a number of more than 64 digits.</source>
        <translation>register_id er et tall på mer enn 64 sifre.</translation>
    </message>
    <message>
        <source>register_id is empty.</source>
        <translation>register_id er tom.</translation>
    </message>
    <message>
        <source>register_id holds a NUL character.</source>
        <translation>register_id inneholder et NUL-tegn.</translation>
    </message>
    <message>
        <source>register_id holds half a character (an unpaired surrogate).</source>
        <translation>register_id inneholder et halvt tegn (et surrogat uten makker).</translation>
    </message>
    <message>
        <source>measurement_end_timestamp_utc lies before measurement_start_timestamp_utc.</source>
        <translation>measurement_end_timestamp_utc ligger før measurement_start_timestamp_utc.</translation>
    </message>
    <message>
        <source>The payload is empty.</source>
        <translation>Nyttelasten er tom.</translation>
    </message>
    <message>
        <source>The payload has %1 bytes; 65536 are the most that is read.</source>
        <translation>Nyttelasten har %1 byte; det leses høyst 65536.</translation>
    </message>
</context>
<context>
    <name>insite::protocol::Timestamp</name>
    <message>
        <source>is not a date and time like 2023-01-01T12:34:56.789Z</source>
        <translation>er ikke en dato med klokkeslett som 2023-01-01T12:34:56.789Z</translation>
    </message>
    <message>
        <source>ends without Z or an offset like +02:00, so its time zone is unknown</source>
        <translation>slutter uten Z eller et avvik som +02:00, så tidssonen er ukjent</translation>
    </message>
    <message>
        <source>names a day that the calendar does not have</source>
        <translation>oppgir en dag som kalenderen ikke har</translation>
    </message>
    <message>
        <source>names a time of day that does not exist</source>
        <translation>oppgir et klokkeslett som ikke finnes</translation>
    </message>
    <message>
        <source>has an offset from UTC that does not exist</source>
        <translation>har et avvik fra UTC som ikke finnes</translation>
    </message>
    <message>
        <source>lies outside the years 0000 to 9999 in UTC</source>
        <translation>ligger utenfor årene 0000 til 9999 i UTC</translation>
    </message>
</context>
<context>
    <name>insite::protocol::TopicFilter</name>
    <message>
        <source>The customer id is empty.</source>
        <translation>Kunde-id-en er tom.</translation>
    </message>
    <message>
        <source>The customer id is too long: its topic filter would exceed the 65535 bytes of MQTT.</source>
        <translation>Kunde-id-en er for lang: emnefilteret for den ville overskredet de 65535 bytene i MQTT.</translation>
    </message>
    <message>
        <source>The customer id holds half a character (an unpaired surrogate).</source>
        <translation>Kunde-id-en inneholder et halvt tegn (et surrogat uten makker).</translation>
    </message>
    <message>
        <source>The customer id holds a NUL character.</source>
        <translation>Kunde-id-en inneholder et NUL-tegn.</translation>
    </message>
    <message>
        <source>The customer id holds a control character, such as a tab or a line break.</source>
        <translation>Kunde-id-en inneholder et styretegn, for eksempel en tabulator eller et linjeskift.</translation>
    </message>
    <message>
        <source>The customer id holds a &quot;/&quot;; give the id alone, without the rest of the topic.</source>
        <translation>Kunde-id-en inneholder en «/»; oppgi bare id-en, uten resten av emnet.</translation>
    </message>
    <message>
        <source>The customer id holds a wildcard (+ or #); name each customer by its id.</source>
        <translation>Kunde-id-en inneholder et jokertegn (+ eller #); oppgi hver kunde med sin id.</translation>
    </message>
    <message>
        <source>The topic filter is empty.</source>
        <translation>Emnefilteret er tomt.</translation>
    </message>
    <message>
        <source>The topic filter is longer than the 65535 bytes that MQTT allows.</source>
        <translation>Emnefilteret er lengre enn de 65535 bytene som MQTT tillater.</translation>
    </message>
    <message>
        <source>The topic filter holds half a character (an unpaired surrogate).</source>
        <translation>Emnefilteret inneholder et halvt tegn (et surrogat uten makker).</translation>
    </message>
    <message>
        <source>The topic filter holds a NUL character, which MQTT forbids.</source>
        <translation>Emnefilteret inneholder et NUL-tegn, som MQTT forbyr.</translation>
    </message>
    <message>
        <source>The topic filter holds a control character, such as a tab or a line break.</source>
        <translation>Emnefilteret inneholder et styretegn, for eksempel en tabulator eller et linjeskift.</translation>
    </message>
    <message>
        <source>The topic filter is a shared subscription ($share/), which would hand part of the readings to another program.</source>
        <translation>Emnefilteret er et delt abonnement ($share/), som ville gitt en del av avlesningene til et annet program.</translation>
    </message>
    <message>
        <source>A wildcard of the topic filter is misplaced: # must be the whole last level, + a whole level.</source>
        <translation>Et jokertegn i emnefilteret står feil: # må være hele det siste nivået, + et helt nivå.</translation>
    </message>
    <message>
        <source>The topic filter # asks for every topic of the broker; the platform ends the session of whoever asks for that. Name a customer: meters/outbound/&lt;customer&gt;/#.</source>
        <translation>Emnefilteret # ber om alle emnene til brokeren; plattformen avslutter økten til den som ber om det. Oppgi en kunde: meters/outbound/&lt;customer&gt;/#.</translation>
    </message>
    <message>
        <source>The topic filter has a wildcard above the customer id; it must begin with meters/outbound/&lt;customer&gt;.</source>
        <translation>Emnefilteret har et jokertegn over kunde-id-en; det må begynne med meters/outbound/&lt;customer&gt;.</translation>
    </message>
    <message>
        <source>The topic filter does not begin with meters/outbound/&lt;customer&gt;.</source>
        <translation>Emnefilteret begynner ikke med meters/outbound/&lt;customer&gt;.</translation>
    </message>
    <message>
        <source>The topic filter has a wildcard in place of the customer id, which asks for customers without access. Name one customer.</source>
        <translation>Emnefilteret har et jokertegn i stedet for kunde-id-en, og ber dermed om kunder uten tilgang. Oppgi én kunde.</translation>
    </message>
    <message>
        <source>The topic filter names no customer; write meters/outbound/&lt;customer&gt;/#.</source>
        <translation>Emnefilteret oppgir ingen kunde; skriv meters/outbound/&lt;customer&gt;/#.</translation>
    </message>
    <message>
        <source>The topic filter has an empty level after the customer id; no meter has such a topic.</source>
        <translation>Emnefilteret har et tomt nivå etter kunde-id-en; ingen måler har et slikt emne.</translation>
    </message>
    <message>
        <source>The topic filter matches no meter: topics are meters/outbound/&lt;customer&gt;/&lt;subscription&gt;/&lt;meter&gt;. For all meters, end it with &lt;customer&gt;/#.</source>
        <translation>Emnefilteret passer til ingen måler: emnene er meters/outbound/&lt;customer&gt;/&lt;subscription&gt;/&lt;meter&gt;. For alle målere slutter det med &lt;customer&gt;/#.</translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchController</name>
    <message>
        <source>The change takes effect with the next start.</source>
        <translation>Endringen gjelder fra neste start.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were taken from %1.</source>
        <translation>
            <numerusform>%n rad ble hentet fra %1.</numerusform>
            <numerusform>%n rader ble hentet fra %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The device set is kept in %1.</source>
        <translation>Enhetssettet er lagret i %1.</translation>
    </message>
    <message>
        <source>The report is kept in %1.</source>
        <translation>Rapporten er lagret i %1.</translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchModel</name>
    <message>
        <source>&lt;base topic&gt;</source>
        <translation>&lt;basisemne&gt;</translation>
    </message>
    <message>
        <source>&lt;utility&gt;</source>
        <translation>&lt;energiform&gt;</translation>
    </message>
    <message>
        <source>&lt;meter&gt;</source>
        <translation>&lt;måler&gt;</translation>
    </message>
    <message>
        <source>&lt;register type&gt;</source>
        <translation>&lt;registertype&gt;</translation>
    </message>
    <message>
        <source>On</source>
        <translation>På</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Av</translation>
    </message>
    <message>
        <source>Whether the row is sent when the bench runs</source>
        <translation>Om raden sendes når prøvebenken går</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Energiform</translation>
    </message>
    <message>
        <source>The meter&apos;s utility type</source>
        <translation>Målerens energiform</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>The meter&apos;s external id; the platform takes it as the meter&apos;s name</source>
        <translation>Målerens eksterne id; plattformen bruker den som målerens navn</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>The register type, an integer</source>
        <translation>Registertypen, et heltall</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>What the values do</source>
        <translation>Hva verdiene gjør</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametere</translation>
    </message>
    <message>
        <source>name=value; name=value, with a decimal point</source>
        <translation>navn=verdi; navn=verdi, med desimalpunktum</translation>
    </message>
    <message>
        <source>Every, s</source>
        <translation>Hver, s</translation>
    </message>
    <message>
        <source>Seconds between two readings</source>
        <translation>Sekunder mellom to avlesninger</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Desimaler</translation>
    </message>
    <message>
        <source>How many decimals are sent</source>
        <translation>Hvor mange desimaler som sendes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>What can be said of the row&apos;s readings so far</source>
        <translation>Hva som kan sies om radens avlesninger så langt</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>Siste verdi</translation>
    </message>
    <message>
        <source>What was sent last, and before</source>
        <translation>Det som ble sendt sist og før det</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Readings that fell due</source>
        <translation>Avlesninger som forfalt til sending</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bekreftet</translation>
    </message>
    <message>
        <source>Readings that the broker took</source>
        <translation>Avlesninger som brokeren tok imot</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Readings that the broker has not answered yet</source>
        <translation>Avlesninger som brokeren ikke har svart på ennå</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Utløpt</translation>
    </message>
    <message>
        <source>Readings that could not be sent in time, and were not sent</source>
        <translation>Avlesninger som ikke kunne sendes i tide og ikke ble sendt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ukjent</translation>
    </message>
    <message>
        <source>Readings that were sent and not acknowledged in time</source>
        <translation>Avlesninger som ble sendt og ikke bekreftet i tide</translation>
    </message>
    <message>
        <source>Ack, ms</source>
        <translation>Bekr., ms</translation>
    </message>
    <message>
        <source>Time to the acknowledgement: median, and 95 of 100 within</source>
        <translation>Tid til bekreftelsen: median, og det 95 av 100 er innenfor</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>Readings that came back with the right value and version</source>
        <translation>Avlesninger som kom tilbake med riktig verdi og versjon</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Where the row is published</source>
        <translation>Hvor raden publiseres</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>median / 95th percentile, in ms</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchOptionsDialog</name>
    <message>
        <source>Bench options</source>
        <translation>Valg for prøvebenken</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>&amp;Frø:</translation>
    </message>
    <message>
        <source>The same seed gives the same values again</source>
        <translation>Samme frø gir de samme verdiene igjen</translation>
    </message>
    <message>
        <source>&amp;Expires after:</source>
        <translation>&amp;Utløper etter:</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A reading that could not be sent by then is not sent any more</source>
        <translation>En avlesning som ikke kunne sendes innen da, sendes ikke lenger</translation>
    </message>
    <message>
        <source>&amp;Missing after:</source>
        <translation>&amp;Savnes etter:</translation>
    </message>
    <message>
        <source>A reading that has not come back by then counts as missing</source>
        <translation>En avlesning som ikke har kommet tilbake innen da, regnes som savnet</translation>
    </message>
    <message>
        <source>Send &amp;again when the outcome is unknown; may create a second reading</source>
        <translation>Send &amp;på nytt når utfallet er ukjent; kan gi en avlesning til</translation>
    </message>
    <message>
        <source>Disturbances, on purpose</source>
        <translation>Forstyrrelser, med vilje</translation>
    </message>
    <message>
        <source>&amp;Jitter, up to:</source>
        <translation>U&amp;jevnhet, opptil:</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Sent &amp;twice:</source>
        <translation>Sendt &amp;to ganger:</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Send &amp;wrong payloads, which are no numbers</source>
        <translation>Send &amp;gale nyttelaster, som ikke er tall</translation>
    </message>
    <message>
        <source>S&amp;hare of them:</source>
        <translation>&amp;Andel av dem:</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Comma for the decimal point</source>
        <translation>Komma som desimaltegn</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Tom</translation>
    </message>
    <message>
        <source>&amp;What is sent:</source>
        <translation>&amp;Hva som sendes:</translation>
    </message>
</context>
<context>
    <name>insite::publisher::BenchView</name>
    <message>
        <source>Simulated meters</source>
        <translation>Simulerte målere</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Kopier rader</translation>
    </message>
    <message>
        <source>Add a simulated meter (Insert)</source>
        <translation>Legg til en simulert måler (Insert)</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Legg til en rad</translation>
    </message>
    <message>
        <source>Remove the selected rows (Delete)</source>
        <translation>Fjern de valgte radene (Delete)</translation>
    </message>
    <message>
        <source>Remove the selected rows</source>
        <translation>Fjern de valgte radene</translation>
    </message>
    <message>
        <source>Bring the removed rows back (Ctrl+Z)</source>
        <translation>Hent de fjernede radene tilbake (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Bring the removed rows back</source>
        <translation>Hent de fjernede radene tilbake</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>While it is pressed nothing is sent; what falls due is left out</source>
        <translation>Mens den er trykket inn, sendes ingenting; det som forfaller, hoppes over</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>Send &amp;nå</translation>
    </message>
    <message>
        <source>&amp;Burst</source>
        <translation>S&amp;erie</translation>
    </message>
    <message>
        <source>So many readings of each row, one after the other</source>
        <translation>Så mange avlesninger av hver rad, den ene etter den andre</translation>
    </message>
    <message>
        <source>Readings in a burst</source>
        <translation>Avlesninger i en serie</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Sett</translation>
    </message>
    <message>
        <source>Read or keep the rows as CSV or JSON</source>
        <translation>Les eller lagre radene som CSV eller JSON</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Eksporter …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Options, disturbances, counters</source>
        <translation>Valg, forstyrrelser, tellere</translation>
    </message>
    <message>
        <source>&amp;Options and disturbances…</source>
        <translation>&amp;Valg og forstyrrelser …</translation>
    </message>
    <message>
        <source>&amp;Drop the connection</source>
        <translation>&amp;Bryt forbindelsen</translation>
    </message>
    <message>
        <source>&amp;Reset the counters</source>
        <translation>&amp;Nullstill tellerne</translation>
    </message>
    <message>
        <source>Roll the counters o&amp;ver</source>
        <translation>&amp;La tellerne gå rundt</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>&amp;Begynn på nytt</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were removed. Undo brings them back.</source>
        <translation>
            <numerusform>%n rad ble fjernet. Angre henter den tilbake.</numerusform>
            <numerusform>%n rader ble fjernet. Angre henter dem tilbake.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a device set</source>
        <translation>Importer et enhetssett</translation>
    </message>
    <message>
        <source>Device sets (*.csv *.json);;All files (*)</source>
        <translation>Enhetssett (*.csv *.json);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Export the device set</source>
        <translation>Eksporter enhetssettet</translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Send nothing more (Ctrl+Return)</source>
        <translation>Send ikke mer (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send each row that is on in its rhythm (Ctrl+Return)</source>
        <translation>Send hver rad som er på, i sin takt (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>One reading of each selected row, at once (Ctrl+Shift+Return)</source>
        <translation>Én avlesning av hver valgte rad, straks (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>One reading of each row that is on, at once (Ctrl+Shift+Return)</source>
        <translation>Én avlesning av hver rad som er på, straks (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>%1 sent · %2 acknowledged · %3 pending · %4 expired · %5 unknown · %6 came back</source>
        <translation>%1 sendt · %2 bekreftet · %3 venter · %4 utløpt · %5 ukjent · %6 tilbake</translation>
    </message>
</context>
<context>
    <name>insite::publisher::PublishController</name>
    <message>
        <source>%1 at %2:%3, %4</source>
        <translation>%1 på %2:%3, %4</translation>
    </message>
    <message>
        <source>“%1” is a consumer&apos;s profile: it receives and cannot publish. Choose a profile with the role “device”.</source>
        <translation>«%1» er en forbrukerprofil: den mottar og kan ikke publisere. Velg en profil med rollen «device».</translation>
    </message>
</context>
<context>
    <name>insite::publisher::PublisherPanel</name>
    <message>
        <source>Device profile</source>
        <translation>Enhetsprofil</translation>
    </message>
    <message>
        <source>Profiles (*.json);;All files (*)</source>
        <translation>Profiler (*.json);;Alle filer (*)</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Prøv igjen nå</translation>
    </message>
    <message>
        <source>Connect the device again now</source>
        <translation>Koble enheten til igjen nå</translation>
    </message>
    <message>
        <source>Device…</source>
        <translation>Enhet …</translation>
    </message>
    <message>
        <source>Choose a device&apos;s profile; its password is asked for</source>
        <translation>Velg en enhetsprofil; det spørres om passordet</translation>
    </message>
    <message>
        <source>Choose a device profile</source>
        <translation>Velg en enhetsprofil</translation>
    </message>
    <message>
        <source>Enter a new device&apos;s account and base topic</source>
        <translation>Skriv inn konto og basisemne for en ny enhet</translation>
    </message>
    <message>
        <source>New device profile</source>
        <translation>Ny enhetsprofil</translation>
    </message>
    <message>
        <source>Production is unlocked: what you send counts.</source>
        <translation>Produksjon er låst opp: det du sender, teller.</translation>
    </message>
    <message>
        <source>&amp;One reading</source>
        <translation>&amp;Én avlesning</translation>
    </message>
    <message>
        <source>Benc&amp;h</source>
        <translation>Prøve&amp;benk</translation>
    </message>
    <message>
        <source>Repor&amp;t</source>
        <translation>Ra&amp;pport</translation>
    </message>
    <message>
        <source>Type one reading and send it</source>
        <translation>Skriv én avlesning og send den</translation>
    </message>
    <message>
        <source>Simulated meters that send by themselves</source>
        <translation>Simulerte målere som sender av seg selv</translation>
    </message>
    <message>
        <source>What came back through the platform</source>
        <translation>Det som kom tilbake gjennom plattformen</translation>
    </message>
    <message>
        <source>No device is chosen. Choose a device&apos;s profile to publish its readings.</source>
        <translation>Ingen enhet er valgt. Velg en enhetsprofil for å publisere avlesninger.</translation>
    </message>
    <message>
        <source>Un&amp;lock…</source>
        <translation>&amp;Lås opp …</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Lås</translation>
    </message>
    <message>
        <source>Publishing is locked; unlocking names what you are about to write to</source>
        <translation>Publisering er låst; opplåsingen viser hva du er i ferd med å skrive til</translation>
    </message>
    <message>
        <source>Publishing to %1 is unlocked</source>
        <translation>Publisering til %1 er låst opp</translation>
    </message>
    <message>
        <source>Unlock publishing</source>
        <translation>Lås opp publisering</translation>
    </message>
    <message>
        <source>Lock publishing</source>
        <translation>Lås publisering</translation>
    </message>
    <message>
        <source>&amp;Send to %1:%2</source>
        <translation>&amp;Send til %1:%2</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Send</translation>
    </message>
    <message>
        <source>Unlock publishing first</source>
        <translation>Lås opp publisering først</translation>
    </message>
</context>
<context>
    <name>insite::publisher::ReadingForm</name>
    <message>
        <source>Electrical: energy used or produced</source>
        <translation>Electrical: energi som brukes eller produseres</translation>
    </message>
    <message>
        <source>Thermal: district heating, ground heat</source>
        <translation>Thermal: fjernvarme, grunnvarme</translation>
    </message>
    <message>
        <source>Water: water or wastewater</source>
        <translation>Water: vann eller avløpsvann</translation>
    </message>
    <message>
        <source>NaturalGas: thermal energy from gas</source>
        <translation>NaturalGas: varmeenergi fra gass</translation>
    </message>
    <message>
        <source>Utility type</source>
        <translation>Energiform</translation>
    </message>
    <message>
        <source>&amp;Utility:</source>
        <translation>&amp;Energiform:</translation>
    </message>
    <message>
        <source>&amp;Meter:</source>
        <translation>&amp;Måler:</translation>
    </message>
    <message>
        <source>Meter&apos;s external id</source>
        <translation>Målerens eksterne id</translation>
    </message>
    <message>
        <source>Like MAIN_SUPPLY</source>
        <translation>Som MAIN_SUPPLY</translation>
    </message>
    <message>
        <source>&amp;Register type:</source>
        <translation>&amp;Registertype:</translation>
    </message>
    <message>
        <source>Register type</source>
        <translation>Registertype</translation>
    </message>
    <message>
        <source>Like 2</source>
        <translation>Som 2</translation>
    </message>
    <message>
        <source>&amp;Value:</source>
        <translation>&amp;Verdi:</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Like %1</source>
        <translation>Som %1</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Topic:</source>
        <translation>Emne:</translation>
    </message>
    <message>
        <source>&lt;base topic&gt;</source>
        <translation>&lt;basisemne&gt;</translation>
    </message>
    <message>
        <source>&lt;meter&gt;</source>
        <translation>&lt;måler&gt;</translation>
    </message>
    <message>
        <source>&lt;register type&gt;</source>
        <translation>&lt;registertype&gt;</translation>
    </message>
</context>
<context>
    <name>insite::publisher::Report</name>
    <message>
        <source>Device: %1 (%2)</source>
        <translation>Enhet: %1 (%2)</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Fra %1 til %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Meter, register</source>
        <translation>Måler, register</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Tatt imot</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Utløpt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ukjent</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>Wrong value</source>
        <translation>Feil verdi</translation>
    </message>
    <message>
        <source>Wrong version</source>
        <translation>Feil versjon</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Savnet</translation>
    </message>
    <message>
        <source>Ack, ms</source>
        <translation>Bekr., ms</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>Forsinkelse, ms</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Gjenkjent</translation>
    </message>
    <message>
        <source>Taken: acknowledged by the broker, which says no more than that. Came back: received by the consumer with the right value and payload version. Times are median and 95th percentile; the delay is from publishing to this computer.</source>
        <translation>Tatt imot: bekreftet av brokeren, som ikke sier mer enn det. Tilbake: mottatt av forbrukeren med riktig verdi og nyttelastversjon. Tidene er median og 95-persentil; forsinkelsen er fra publisering til denne datamaskinen.</translation>
    </message>
    <message>
        <source>The report could not be written to %1: %2. Choose another folder.</source>
        <translation>Rapporten kunne ikke skrives til %1: %2. Velg en annen mappe.</translation>
    </message>
    <message>
        <source>Round-trip report</source>
        <translation>Rundturrapport</translation>
    </message>
</context>
<context>
    <name>insite::publisher::ReportView</name>
    <message>
        <source>Save the &amp;report…</source>
        <translation>Lagre &amp;rapporten …</translation>
    </message>
    <message>
        <source>Round-trip report</source>
        <translation>Rundturrapport</translation>
    </message>
    <message>
        <source>As PDF or CSV, to be handed on</source>
        <translation>Som PDF eller CSV, til å gi videre</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lagre rapporten</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;CSV (*.csv)</source>
        <translation>PDF (*.pdf);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>round-trip-report</source>
        <translation>rundturrapport</translation>
    </message>
    <message>
        <source>Nothing was sent yet. Start the bench, or send a reading of it: what comes back is told here.</source>
        <translation>Ingenting er sendt ennå. Start prøvebenken, eller send en avlesning fra den: det som kommer tilbake, fortelles her.</translation>
    </message>
</context>
<context>
    <name>insite::publisher::SendListModel</name>
    <message>
        <source>Pending</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Expired, not sent</source>
        <translation>Utløpt, ikke sendt</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Utfallet er ukjent</translation>
    </message>
    <message>
        <source>Handed to the connection; the broker has not yet answered.</source>
        <translation>Overlatt til forbindelsen; brokeren har ikke svart ennå.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Acknowledged, %1 s</source>
        <translation>Bekreftet, %1 s</translation>
    </message>
    <message>
        <source>Acknowledged, %1 ms</source>
        <translation>Bekreftet, %1 ms</translation>
    </message>
    <message>
        <source>Not sent, offline</source>
        <translation>Ikke sendt, frakoblet</translation>
    </message>
</context>
<context>
    <name>insite::publisher::SendsView</name>
    <message>
        <source>What was sent</source>
        <translation>Det som er sendt</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Ingenting er sendt ennå.</translation>
    </message>
</context>
<context>
    <name>insite::publisher::UnlockDialog</name>
    <message>
        <source>Unlock publishing</source>
        <translation>Lås opp publisering</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Lås opp</translation>
    </message>
    <message>
        <source>What you publish is stored as a meter&apos;s reading, with the time of its arrival, and cannot be taken back. It goes to:</source>
        <translation>Det du publiserer, lagres som en målers avlesning, med tidspunktet for ankomsten, og kan ikke tas tilbake. Det går til:</translation>
    </message>
    <message>
        <source>Broker:</source>
        <translation>Broker:</translation>
    </message>
    <message>
        <source>Account:</source>
        <translation>Konto:</translation>
    </message>
    <message>
        <source>Base topic:</source>
        <translation>Basisemne:</translation>
    </message>
    <message>
        <source>This is a production profile. Type its name, %1, to unlock it.</source>
        <translation>Dette er en produksjonsprofil. Skriv navnet på den, %1, for å låse den opp.</translation>
    </message>
    <message>
        <source>Profile name, to confirm</source>
        <translation>Profilens navn, som bekreftelse</translation>
    </message>
</context>
<context>
    <name>insite::publisher::Verdict</name>
    <message>
        <source>Waiting</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grønt</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Gult</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rødt</translation>
    </message>
</context>
<context>
    <name>insite::readings::Ingest</name>
    <message>
        <source>The store cannot hold it for what it is; it is kept among the malformed messages.</source>
        <translation>Lageret kan ikke ta imot den som det den er; den beholdes blant de misdannede meldingene.</translation>
    </message>
</context>
<context>
    <name>insite::session::PublishOutcome</name>
    <message>
        <source>The broker took the reading. That is all an acknowledgement says: whether the platform accepted it shows only when it comes back as a meter&apos;s reading.</source>
        <translation>Brokeren tok imot avlesningen. Mer enn det sier ikke en bekreftelse: Om plattformen godtok den, viser seg først når den kommer tilbake som en målers avlesning.</translation>
    </message>
    <message>
        <source>The reading could not be sent in time. It was not sent and will not be, because the platform would stamp it with a wrong time.</source>
        <translation>Avlesningen kunne ikke sendes i tide. Den ble ikke sendt og blir det heller ikke, for plattformen ville gitt den feil tidspunkt.</translation>
    </message>
    <message>
        <source>The reading was sent, but the broker did not acknowledge it in time: whether it arrived is unknown. It is not sent again by itself.</source>
        <translation>Avlesningen ble sendt, men brokeren bekreftet den ikke i tide: Det er ukjent om den kom fram. Den sendes ikke på nytt av seg selv.</translation>
    </message>
    <message>
        <source>There is no connection to the broker, so the reading was not sent.</source>
        <translation>Det er ingen forbindelse med brokeren, så avlesningen ble ikke sendt.</translation>
    </message>
</context>
<context>
    <name>insite::session::SessionState</name>
    <message>
        <source>No computer is known under the name %1. Check the host&apos;s spelling and this computer&apos;s internet connection.</source>
        <translation>Ingen datamaskin er kjent under navnet %1. Sjekk skrivemåten og denne datamaskinens internettforbindelse.</translation>
    </message>
    <message>
        <source>%1 answers, but nothing listens on port %2. Check the port, or ask whether the broker runs.</source>
        <translation>%1 svarer, men ingenting lytter på port %2. Sjekk porten, eller spør om brokeren kjører.</translation>
    </message>
    <message>
        <source>There is no way through the network to %1. Check this computer&apos;s connection, VPN and firewall.</source>
        <translation>Det er ingen vei gjennom nettverket til %1. Sjekk denne datamaskinens forbindelse, VPN og brannmur.</translation>
    </message>
    <message>
        <source>%1 did not answer on port %2 at all. A firewall may be dropping the connection; check the host and the port.</source>
        <translation>%1 svarte overhodet ikke på port %2. En brannmur kan stoppe forbindelsen; sjekk vertsnavn og port.</translation>
    </message>
    <message>
        <source>%1 accepted the connection on port %2, but never answered the TLS handshake. Check that this is the broker&apos;s TLS port.</source>
        <translation>%1 godtok forbindelsen på port %2, men svarte aldri på TLS-håndtrykket. Sjekk at dette er brokerens TLS-port.</translation>
    </message>
    <message>
        <source>What answers at %1, port %2, does not speak the TLS that is required. Check that this is the broker&apos;s TLS port (8883 as a rule).</source>
        <translation>Det som svarer på %1, port %2, snakker ikke den TLS som kreves. Sjekk at dette er brokerens TLS-port (som regel 8883).</translation>
    </message>
    <message>
        <source>This computer&apos;s Qt has no TLS, so nothing was sent to %1. Install Qt&apos;s OpenSSL or system TLS plugin.</source>
        <translation>Qt på denne datamaskinen har ikke TLS, så ingenting ble sendt til %1. Installer Qts tillegg for OpenSSL eller systemets TLS.</translation>
    </message>
    <message>
        <source>The certificate of %1 was not issued by an authority in %4, so nothing was sent. Get the right CA file from whoever runs the broker.</source>
        <translation>Sertifikatet til %1 er ikke utstedt av en utsteder i %4, så ingenting ble sendt. Få riktig CA-fil av den som driver brokeren.</translation>
    </message>
    <message>
        <source>The certificate of %1 was not issued by an authority that this computer trusts, so nothing was sent. If the broker has a CA of its own, name its file in the profile.</source>
        <translation>Sertifikatet til %1 er ikke utstedt av en utsteder denne datamaskinen stoler på, så ingenting ble sendt. Har brokeren sin egen CA, så oppgi filen i profilen.</translation>
    </message>
    <message>
        <source>The certificate is trusted, but it is not for the name %1, so nothing was sent. Write the host as in the certificate; if it is right, do not connect and tell whoever runs the broker.</source>
        <translation>Sertifikatet er til å stole på, men det gjelder ikke navnet %1, så ingenting ble sendt. Skriv vertsnavnet som i sertifikatet; er det riktig, så la være å koble til og si fra til den som driver brokeren.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Check this computer&apos;s date; if it is right, the broker&apos;s operator must renew the certificate.</source>
        <translation>Sertifikatet til %1 er utløpt. Sjekk datoen på denne datamaskinen; er den riktig, må den som driver brokeren, fornye sertifikatet.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. This computer&apos;s clock is probably behind: set it right.</source>
        <translation>Sertifikatet til %1 er ikke gyldig ennå. Klokken på denne datamaskinen går trolig bak: still den.</translation>
    </message>
    <message>
        <source>The certificate of %1 was rejected. The details say why; pass them on to whoever runs the broker.</source>
        <translation>Sertifikatet til %1 ble avvist. Detaljene sier hvorfor; gi dem videre til den som driver brokeren.</translation>
    </message>
    <message>
        <source>The CA file %4 is missing, cannot be read or holds no certificate. Give the path of a PEM file in the profile.</source>
        <translation>CA-filen %4 mangler, kan ikke leses eller inneholder ikke noe sertifikat. Oppgi stien til en PEM-fil i profilen.</translation>
    </message>
    <message>
        <source>%1 accepted the connection on port %2, but did not answer the MQTT sign-in. Check that a MQTT broker runs on that port and is not overloaded.</source>
        <translation>%1 godtok forbindelsen på port %2, men svarte ikke på MQTT-påloggingen. Sjekk at en MQTT-broker kjører på porten og ikke er overbelastet.</translation>
    </message>
    <message>
        <source>%1 ended the connection during the sign-in without giving a reason. Check that port %2 is the right one for this kind of connection, and the user name.</source>
        <translation>%1 avsluttet forbindelsen under påloggingen uten å oppgi noen grunn. Sjekk at port %2 er den rette for denne typen forbindelse, og brukernavnet.</translation>
    </message>
    <message>
        <source>%1 let user &quot;%3&quot; in, but did not answer a subscription. The broker may be overloaded; the connection is made anew.</source>
        <translation>%1 slapp brukeren «%3» inn, men svarte ikke på et abonnement. Brokeren kan være overbelastet; forbindelsen opprettes på nytt.</translation>
    </message>
    <message>
        <source>%1 says that the user name &quot;%3&quot; or its password is wrong. Enter them again.</source>
        <translation>%1 sier at brukernavnet «%3» eller passordet er feil. Skriv dem inn på nytt.</translation>
    </message>
    <message>
        <source>%1 refused to let user &quot;%3&quot; in: the password is wrong, or this account may not connect. Enter the password again, or ask for access.</source>
        <translation>%1 slapp ikke brukeren «%3» inn: passordet er feil, eller kontoen har ikke lov til å koble til. Skriv inn passordet på nytt, eller be om tilgang.</translation>
    </message>
    <message>
        <source>%1 does not accept the client id &quot;%6&quot;. Set another &quot;clientId&quot; in the profile &quot;%5&quot;.</source>
        <translation>%1 godtar ikke klient-id-en «%6». Sett en annen &quot;clientId&quot; i profilen «%5».</translation>
    </message>
    <message>
        <source>The client id of the profile &quot;%5&quot; could not be read or kept.</source>
        <translation>Klient-id-en til profilen «%5» kunne ikke leses eller lagres.</translation>
    </message>
    <message>
        <source>The broker at %1 says that its service is not available at the moment. It is tried again.</source>
        <translation>Brokeren på %1 sier at tjenesten ikke er tilgjengelig for øyeblikket. Det prøves igjen.</translation>
    </message>
    <message>
        <source>The broker at %1 does not speak MQTT 3.1.1, so this program cannot use it.</source>
        <translation>Brokeren på %1 snakker ikke MQTT 3.1.1, så dette programmet kan ikke bruke den.</translation>
    </message>
    <message>
        <source>%1, port %2, sent what a MQTT broker must not send, so the connection was ended. Check that it is a MQTT 3.1.1 broker.</source>
        <translation>%1, port %2, sendte noe en MQTT-broker ikke skal sende, så forbindelsen ble avsluttet. Sjekk at det er en MQTT 3.1.1-broker.</translation>
    </message>
    <message>
        <source>The broker at %1 ended the connection. It may be restarting; the connection is made anew.</source>
        <translation>Brokeren på %1 avsluttet forbindelsen. Den kan være i ferd med å starte på nytt; forbindelsen opprettes på nytt.</translation>
    </message>
    <message>
        <source>The broker at %1 ends the connection again and again, soon after each sign-in. Another program is probably using the client id &quot;%6&quot;: stop it, or give it an id of its own.</source>
        <translation>Brokeren på %1 avslutter forbindelsen gang på gang, kort etter hver pålogging. Trolig bruker et annet program klient-id-en «%6»: stopp det, eller gi det en egen id.</translation>
    </message>
    <message>
        <source>The broker at %1 ends the connection right after each sign-in, before anything was asked for: the session that it keeps for &quot;%6&quot; probably holds a customer that user &quot;%3&quot; may no longer read. Ask for access to it again, or reset the session: then what the broker has queued is lost.</source>
        <translation>Brokeren på %1 avslutter forbindelsen rett etter hver pålogging, før noe er spurt om: økten den har tatt vare på for «%6», omfatter trolig en kunde som brukeren «%3» ikke lenger har lov til å lese. Be om tilgang til den igjen, eller nullstill økten: da går det brokeren har i kø, tapt.</translation>
    </message>
    <message>
        <source>Nothing has come from %1 for too long, not even an answer to a sign of life. The connection is made anew.</source>
        <translation>Ingenting har kommet fra %1 på for lenge, ikke engang svar på et livstegn. Forbindelsen opprettes på nytt.</translation>
    </message>
    <message>
        <source>The network connection to %1 broke. It is made anew; what the broker holds arrives then.</source>
        <translation>Nettverksforbindelsen til %1 ble brutt. Den opprettes på nytt; det brokeren har, kommer da.</translation>
    </message>
    <message>
        <source>The broker at %1 gives user &quot;%3&quot; access to none of the customers in the profile &quot;%5&quot;. Check the customer ids, or ask for access.</source>
        <translation>Brokeren på %1 gir ikke brukeren «%3» tilgang til noen av kundene i profilen «%5». Sjekk kunde-id-ene, eller be om tilgang.</translation>
    </message>
    <message>
        <source>Nothing was connected: a second connection with the client id &quot;%6&quot; would throw the first one out.</source>
        <translation>Det ble ikke koblet til: en forbindelse til med klient-id-en «%6» ville kastet ut den første.</translation>
    </message>
    <message>
        <source>Readings cannot be stored, so none is taken from the broker, which keeps them meanwhile.</source>
        <translation>Avlesninger kan ikke lagres, så det tas ikke imot noen fra brokeren, som tar vare på dem imens.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Ikke tilkoblet</translation>
    </message>
    <message>
        <source>Looking up the broker…</source>
        <translation>Slår opp brokeren …</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Kobler til …</translation>
    </message>
    <message>
        <source>Securing the connection…</source>
        <translation>Sikrer forbindelsen …</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Logger på …</translation>
    </message>
    <message>
        <source>Subscribing…</source>
        <translation>Abonnerer …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Tilkoblet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Venter</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>vertsmaskinen ble ikke funnet</translation>
    </message>
    <message>
        <source>nothing listens on the port</source>
        <translation>ingenting lytter på porten</translation>
    </message>
    <message>
        <source>no way through the network</source>
        <translation>ingen vei gjennom nettverket</translation>
    </message>
    <message>
        <source>no answer from the host</source>
        <translation>ikke svar fra vertsmaskinen</translation>
    </message>
    <message>
        <source>no answer to the TLS handshake</source>
        <translation>ikke svar på TLS-håndtrykket</translation>
    </message>
    <message>
        <source>TLS is not spoken there</source>
        <translation>TLS snakkes ikke der</translation>
    </message>
    <message>
        <source>no TLS on this computer</source>
        <translation>ingen TLS på denne datamaskinen</translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation>sertifikatet er ikke klarert</translation>
    </message>
    <message>
        <source>certificate for another host</source>
        <translation>sertifikatet gjelder en annen vertsmaskin</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>sertifikatet er utløpt</translation>
    </message>
    <message>
        <source>certificate not valid yet</source>
        <translation>sertifikatet er ikke gyldig ennå</translation>
    </message>
    <message>
        <source>certificate rejected</source>
        <translation>sertifikatet er avvist</translation>
    </message>
    <message>
        <source>CA file unusable</source>
        <translation>CA-filen er ubrukelig</translation>
    </message>
    <message>
        <source>no answer to the sign-in</source>
        <translation>ikke svar på påloggingen</translation>
    </message>
    <message>
        <source>connection ended during the sign-in</source>
        <translation>forbindelsen ble avsluttet under påloggingen</translation>
    </message>
    <message>
        <source>no answer to a subscription</source>
        <translation>ikke svar på et abonnement</translation>
    </message>
    <message>
        <source>wrong user name or password</source>
        <translation>feil brukernavn eller passord</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>påloggingen ble avvist</translation>
    </message>
    <message>
        <source>client id rejected</source>
        <translation>klient-id-en ble avvist</translation>
    </message>
    <message>
        <source>client id cannot be kept</source>
        <translation>klient-id-en kan ikke lagres</translation>
    </message>
    <message>
        <source>broker not available</source>
        <translation>brokeren er ikke tilgjengelig</translation>
    </message>
    <message>
        <source>MQTT 3.1.1 not spoken</source>
        <translation>MQTT 3.1.1 snakkes ikke</translation>
    </message>
    <message>
        <source>broker broke the protocol</source>
        <translation>brokeren brøt protokollen</translation>
    </message>
    <message>
        <source>ended by the broker</source>
        <translation>avsluttet av brokeren</translation>
    </message>
    <message>
        <source>client id used by another program</source>
        <translation>klient-id-en brukes av et annet program</translation>
    </message>
    <message>
        <source>the kept session is not allowed</source>
        <translation>økten som er tatt vare på, er ikke tillatt</translation>
    </message>
    <message>
        <source>broker fell silent</source>
        <translation>brokeren ble taus</translation>
    </message>
    <message>
        <source>network connection broke</source>
        <translation>nettverksforbindelsen ble brutt</translation>
    </message>
    <message>
        <source>no access to any customer</source>
        <translation>ikke tilgang til noen kunde</translation>
    </message>
    <message>
        <source>profile already in use</source>
        <translation>profilen er allerede i bruk</translation>
    </message>
    <message>
        <source>readings cannot be stored</source>
        <translation>avlesninger kan ikke lagres</translation>
    </message>
    <message>
        <source>1 reading</source>
        <translation>1 avlesning</translation>
    </message>
    <message>
        <source>%1 readings</source>
        <translation>%1 avlesninger</translation>
    </message>
    <message>
        <source>Waiting %1 s</source>
        <translation>Venter %1 s</translation>
    </message>
    <message>
        <source>Waiting %1 s: %2</source>
        <translation>Venter %1 s: %2</translation>
    </message>
    <message>
        <source>Catching up: %1</source>
        <translation>Tar igjen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The broker ends the session whenever customer %1 is asked for (%2), so it was set aside; the others keep running. Ask for access to it, then try again.</source>
        <translation>Brokeren avslutter økten hver gang det spørres om kunden %1 (%2), så den ble satt til side; de andre går videre. Be om tilgang til den, og prøv igjen.</translation>
    </message>
    <message>
        <source>The broker refused the subscription to customer %1 (%2); it was set aside, the others keep running. Ask for access to it, then try again.</source>
        <translation>Brokeren avviste abonnementet på kunden %1 (%2); den ble satt til side, de andre går videre. Be om tilgang til den, og prøv igjen.</translation>
    </message>
    <message>
        <source>The broker grants customer %1 (%2) only without guaranteed delivery (QoS 0), and readings could be lost; it was set aside. Ask for QoS 1, then try again.</source>
        <translation>Brokeren gir kunden %1 (%2) bare uten garantert levering (QoS 0), og avlesninger kunne gå tapt; den ble satt til side. Be om QoS 1, og prøv igjen.</translation>
    </message>
    <message>
        <source>Caught up %1, %2–%3.</source>
        <comment>412 readings, 14:02–14:31</comment>
        <translation>Tok igjen %1, %2–%3.</translation>
    </message>
    <message>
        <source>%1 · caught up %2</source>
        <comment>Connected · caught up 412 readings</comment>
        <translation>%1 · tok igjen %2</translation>
    </message>
</context>
<context>
    <name>insite::settings</name>
    <message>
        <source>The folder %1 cannot be made. It must be writable: what belongs to this user and computer is kept there.</source>
        <translation>Mappen %1 kan ikke opprettes. Den må være skrivbar: der lagres det som hører til denne brukeren og datamaskinen.</translation>
    </message>
    <message>
        <source>This computer does not know the time zone “%1”, so times are shown as the system has them (%2). The settings offer those that it knows.</source>
        <translation>Denne datamaskinen kjenner ikke tidssonen «%1», så tidspunkter vises slik systemet har dem (%2). Innstillingene tilbyr dem den kjenner.</translation>
    </message>
</context>
<context>
    <name>insite::settings::ClientId</name>
    <message>
        <source>The client id in %1 cannot be read: %2.</source>
        <translation>Klient-id-en i %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>The file %1 no longer holds a client id. Restore it, or delete it to begin a new session (what the broker has queued for the old one is then lost).</source>
        <translation>Filen %1 inneholder ikke lenger noen klient-id. Gjenopprett den, eller slett den for å begynne en ny økt (det brokeren har i kø for den gamle, går da tapt).</translation>
    </message>
    <message>
        <source>The client id cannot be kept in %1: %2.</source>
        <translation>Klient-id-en kan ikke lagres i %1: %2.</translation>
    </message>
    <message>
        <source>another start holds it</source>
        <translation>en annen start holder den</translation>
    </message>
</context>
<context>
    <name>insite::settings::KeychainSecretStore</name>
    <message>
        <source>The keychain was not unlocked, so the secret must be typed.</source>
        <translation>Nøkkelringen ble ikke låst opp, så hemmeligheten må skrives inn.</translation>
    </message>
    <message>
        <source>The keychain does not let this program in (%1), so the secret must be typed.</source>
        <translation>Nøkkelringen slipper ikke dette programmet inn (%1), så hemmeligheten må skrives inn.</translation>
    </message>
    <message>
        <source>This computer has no keychain that can be reached (%1), so the secret must be typed each time.</source>
        <translation>Denne datamaskinen har ingen nøkkelring som kan nås (%1), så hemmeligheten må skrives inn hver gang.</translation>
    </message>
    <message>
        <source>The keychain did not answer as it should (%1), so the secret must be typed.</source>
        <translation>Nøkkelringen svarte ikke som den skal (%1), så hemmeligheten må skrives inn.</translation>
    </message>
</context>
<context>
    <name>insite::settings::Profile</name>
    <message>
        <source>The profile is not valid JSON: line %1: %2. Mend that line; docs/profile.md has an example.</source>
        <translation>Profilen er ikke gyldig JSON: linje %1: %2. Rett den linjen; docs/profile.md har et eksempel.</translation>
    </message>
    <message>
        <source>The profile is valid JSON, but not an object: it must begin with { and end with }.</source>
        <translation>Profilen er gyldig JSON, men ikke et objekt: den må begynne med { og slutte med }.</translation>
    </message>
    <message>
        <source>Add &quot;name&quot;: under it the profile is shown and its secrets are kept.</source>
        <translation>Legg til &quot;name&quot;: under det navnet vises profilen og lagres hemmelighetene.</translation>
    </message>
    <message>
        <source>Add &quot;username&quot;: the broker requires one.</source>
        <translation>Legg til &quot;username&quot;: brokeren krever et.</translation>
    </message>
    <message>
        <source>Add &quot;role&quot;: &quot;consumer&quot; to receive readings, &quot;device&quot; to publish them.</source>
        <translation>Legg til &quot;role&quot;: &quot;consumer&quot; for å motta avlesninger, &quot;device&quot; for å publisere dem.</translation>
    </message>
    <message>
        <source>&quot;role&quot; is &quot;%1&quot;; it must be &quot;consumer&quot; or &quot;device&quot;.</source>
        <translation>&quot;role&quot; er «%1»; det må være &quot;consumer&quot; eller &quot;device&quot;.</translation>
    </message>
    <message>
        <source>&quot;broker.caFile&quot; is of no use without TLS: remove it, or remove &quot;broker.tls&quot;.</source>
        <translation>&quot;broker.caFile&quot; er til ingen nytte uten TLS: fjern den, eller fjern &quot;broker.tls&quot;.</translation>
    </message>
    <message>
        <source>&quot;broker.host&quot; is &quot;%1&quot;; write only the host&apos;s name or address: no scheme, no port, no path. The port has a key of its own, &quot;broker.port&quot;.</source>
        <translation>&quot;broker.host&quot; er «%1»; skriv bare vertens navn eller adresse: uten protokoll, port og sti. Porten har sin egen nøkkel, &quot;broker.port&quot;.</translation>
    </message>
    <message>
        <source>&quot;broker.tls&quot; is false, which is accepted for a loopback address only: to %1 the password would travel in clear. Remove the key.</source>
        <translation>&quot;broker.tls&quot; er false, som bare godtas for en lokal adresse (loopback): til %1 ville passordet blitt sendt i klartekst. Fjern nøkkelen.</translation>
    </message>
    <message>
        <source>Add &quot;customers&quot;: a list with at least one customer id.</source>
        <translation>Legg til &quot;customers&quot;: en liste med minst én kunde-id.</translation>
    </message>
    <message>
        <source>&quot;customers&quot; is empty; name at least one customer id.</source>
        <translation>&quot;customers&quot; er tom; oppgi minst én kunde-id.</translation>
    </message>
    <message>
        <source>The customer id &quot;%1&quot; is listed twice; remove one.</source>
        <translation>Kunde-id-en «%1» står to ganger; fjern den ene.</translation>
    </message>
    <message>
        <source>Add &quot;gateway&quot;: {&quot;baseTopic&quot;: …}: the topic that you were given with the device&apos;s credentials, gateways/… with four levels.</source>
        <translation>Legg til &quot;gateway&quot;: {&quot;baseTopic&quot;: …}: emnet du fikk sammen med enhetens pålogging, gateways/… med fire nivåer.</translation>
    </message>
    <message>
        <source>&quot;metadata.baseUrl&quot; is &quot;%1&quot;; it must be a whole https address (http for a loopback address only).</source>
        <translation>&quot;metadata.baseUrl&quot; er «%1»; det må være en hel https-adresse (http bare for en lokal adresse, loopback).</translation>
    </message>
    <message>
        <source>The key &quot;%1&quot; is not known; remove it, or mend its spelling. Known here: %2.</source>
        <translation>Nøkkelen «%1» er ikke kjent; fjern den, eller rett skrivemåten. Kjent her: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to a device&apos;s profile; remove it, or set &quot;role&quot; to &quot;device&quot;.</source>
        <translation>«%1» hører til en enhetsprofil; fjern den, eller sett &quot;role&quot; til &quot;device&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to a consumer&apos;s profile; remove it, or set &quot;role&quot; to &quot;consumer&quot;.</source>
        <translation>«%1» hører til en forbrukerprofil; fjern den, eller sett &quot;role&quot; til &quot;consumer&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be an object: { … }.</source>
        <translation>«%1» må være et objekt: { … }.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text in quotes.</source>
        <translation>«%1» må være en tekst i anførselstegn.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty; give it a value, or remove the key where it may be absent.</source>
        <translation>«%1» er tom; gi den en verdi, eller fjern nøkkelen der den kan mangle.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long, or holds a character that MQTT does not allow.</source>
        <translation>«%1» er for lang, eller inneholder et tegn som MQTT ikke tillater.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3, without quotes.</source>
        <translation>«%1» må være et helt tall fra %2 til %3, uten anførselstegn.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false, without quotes.</source>
        <translation>«%1» må være true eller false, uten anførselstegn.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list: [ … ].</source>
        <translation>«%1» må være en liste: [ … ].</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes.</source>
        <translation>%1 må være en tekst i anførselstegn.</translation>
    </message>
    <message>
        <source>The filter &quot;%1&quot; names the customer &quot;%2&quot;, which is not among &quot;customers&quot;: add it there, or remove the filter.</source>
        <translation>Filteret «%1» gjelder kunden «%2», som ikke er blant &quot;customers&quot;: legg den til der, eller fjern filteret.</translation>
    </message>
    <message>
        <source>The filter &quot;%1&quot; is listed twice; remove one.</source>
        <translation>Filteret «%1» står to ganger; fjern det ene.</translation>
    </message>
    <message>
        <source>There is no profile %1. Check the path.</source>
        <translation>Det finnes ingen profil %1. Sjekk stien.</translation>
    </message>
    <message>
        <source>The profile %1 cannot be read: %2.</source>
        <translation>Profilen %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>%1 is not a profile: it is larger than one can be, or no plain file.</source>
        <translation>%1 er ikke en profil: den er større enn en profil kan være, eller ingen vanlig fil.</translation>
    </message>
    <message>
        <source>The profile %1 cannot be used:</source>
        <translation>Profilen %1 kan ikke brukes:</translation>
    </message>
</context>
<context>
    <name>insite::settings::ProfileLock</name>
    <message>
        <source>The profile &quot;%1&quot; cannot be locked: %2 cannot be written.</source>
        <translation>Profilen «%1» kan ikke låses: %2 kan ikke skrives.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; is already in use by %2 (process %3 on %4). Stop that program, or start this one with a profile of its own.</source>
        <translation>Profilen «%1» er allerede i bruk av %2 (prosess %3 på %4). Stopp det programmet, eller start dette med en egen profil.</translation>
    </message>
</context>
<context>
    <name>insite::settings::SecretFile</name>
    <message>
        <source>There is no secret file %1. Check the path.</source>
        <translation>Det finnes ingen hemmelig fil %1. Sjekk stien.</translation>
    </message>
    <message>
        <source>The secret file %1 cannot be read: %2.</source>
        <translation>Den hemmelige filen %1 kan ikke leses: %2.</translation>
    </message>
    <message>
        <source>The secret file %1 is open to others than its owner. Close it to them (chmod 600 %1), and change the secret if others may have read it.</source>
        <translation>Den hemmelige filen %1 er åpen for andre enn eieren. Steng den for dem (chmod 600 %1), og bytt hemmeligheten hvis andre kan ha lest den.</translation>
    </message>
    <message>
        <source>The secret file %1 is empty.</source>
        <translation>Den hemmelige filen %1 er tom.</translation>
    </message>
    <message>
        <source>The secret file %1 holds no secret: it is too long, or not UTF-8 text.</source>
        <translation>Den hemmelige filen %1 inneholder ingen hemmelighet: den er for lang, eller ikke UTF-8-tekst.</translation>
    </message>
</context>
<context>
    <name>insite::simulator::CertificateAuthority</name>
    <message>
        <source>The program openssl was not found; install the package openssl.</source>
        <translation>Programmet openssl ble ikke funnet; installer pakken openssl.</translation>
    </message>
    <message>
        <source>openssl %1 did not end within a minute.</source>
        <translation>openssl %1 ble ikke ferdig innen et minutt.</translation>
    </message>
    <message>
        <source>openssl %1 failed in %2: %3</source>
        <translation>openssl %1 feilet i %2: %3</translation>
    </message>
</context>
<context>
    <name>insite::simulator::Command</name>
    <message>
        <source>&quot;%1&quot; must be a whole number from 0 to %2.</source>
        <translation>«%1» må være et helt tall fra 0 til %2.</translation>
    </message>
    <message>
        <source>Write &quot;%1 on&quot;, &quot;%1 on PERCENT&quot; or &quot;%1 off&quot;.</source>
        <translation>Skriv &quot;%1 on&quot;, &quot;%1 on PROSENT&quot; eller &quot;%1 off&quot;.</translation>
    </message>
    <message>
        <source>Write &quot;broker&quot; and one of restart, stop, kill, start, silent, resume.</source>
        <translation>Skriv &quot;broker&quot; og én av restart, stop, kill, start, silent, resume.</translation>
    </message>
    <message>
        <source>Write &quot;publish TOPIC PAYLOAD&quot;; a topic holds no + and no #.</source>
        <translation>Skriv &quot;publish EMNE NYTTELAST&quot;; et emne inneholder ikke + og ikke #.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number of readings per second from 0 to 1000000.</source>
        <translation>«%1» må være et antall avlesninger i sekundet fra 0 til 1000000.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not understood; --help lists what can be asked.</source>
        <translation>«%1» ble ikke forstått; --help viser hva som kan spørres om.</translation>
    </message>
    <message>
        <source>There is no fault &quot;%1&quot;; --help lists them.</source>
        <translation>Det finnes ingen feil «%1»; --help viser dem.</translation>
    </message>
    <message>
        <source>Faults in the stream of readings, as --fault NAME[=PERCENT] or as a line &quot;NAME on [PERCENT]&quot;, &quot;NAME off&quot;:
  duplicates        a message comes twice
  late              a message comes five seconds late
  out-of-order      a message comes after the register&apos;s next one
  revisions         a message is followed by one with the same identity and another value
  unknown-version   a payload of schema version 3
  malformed         a broken message comes before the good one
  gaps              a message never comes
  clock-skew        some registers&apos; clocks are an hour ahead
Faults of access and broker, as --fault NAME=ARGUMENT or as a line &quot;NAME ARGUMENT&quot;:
  kick CUSTOMER         who subscribes to it is disconnected instead of answered; who has done so, at once
  kick-later CUSTOMER   the subscription is granted, and the connection ended a moment later
  refuse CUSTOMER       SUBACK 0x80
  allow CUSTOMER        access is given (back)
  queue-limit N         the broker drops what an absent client has waiting beyond N messages; 0: no limit
  broker restart|stop|kill|start|silent|resume
Further lines on stdin:
  rate R                   so many readings a second; 0 pauses
  burst N                  N readings at once; answered when the broker has acknowledged them all
  publish TOPIC PAYLOAD    exactly this, QoS 1; answered when the broker has acknowledged it
  api throttle N           the next N requests are answered with 429
  totals                   what has been sent so far, by customer
  quit                     end cleanly
Each line is answered by one JSON object on stdout.</source>
        <translation>Feil i strømmen av avlesninger, som --fault NAVN[=PROSENT] eller som en linje &quot;NAVN on [PROSENT]&quot;, &quot;NAVN off&quot;:
  duplicates        en melding kommer to ganger
  late              en melding kommer fem sekunder for sent
  out-of-order      en melding kommer etter registerets neste
  revisions         en melding følges av en med samme identitet og en annen verdi
  unknown-version   en nyttelast med skjemaversjon 3
  malformed         en ødelagt melding kommer før den gode
  gaps              en melding kommer aldri
  clock-skew        klokkene til noen registre går en time foran
Feil i tilgang og broker, som --fault NAVN=ARGUMENT eller som en linje &quot;NAVN ARGUMENT&quot;:
  kick KUNDE            den som abonnerer på den, kobles fra i stedet for å få svar; den som har gjort det, straks
  kick-later KUNDE      abonnementet gis, og forbindelsen avsluttes et øyeblikk senere
  refuse KUNDE          SUBACK 0x80
  allow KUNDE           tilgang gis (tilbake)
  queue-limit N         brokeren kaster det en fraværende klient har ventende utover N meldinger; 0: ingen grense
  broker restart|stop|kill|start|silent|resume
Flere linjer på stdin:
  rate R                   så mange avlesninger i sekundet; 0 stopper
  burst N                  N avlesninger på én gang; besvares når brokeren har bekreftet alle
  publish EMNE NYTTELAST   nøyaktig dette, QoS 1; besvares når brokeren har bekreftet det
  api throttle N           de neste N forespørslene besvares med 429
  totals                   hva som er sendt så langt, etter kunde
  quit                     avslutt ryddig
Hver linje besvares med ett JSON-objekt på stdout.</translation>
    </message>
</context>
<context>
    <name>insite::simulator::Gateway</name>
    <message>
        <source>The topic %1 is not the device&apos;s base topic and three levels more.</source>
        <translation>Emnet %1 er ikke enhetens basisemne og tre nivåer til.</translation>
    </message>
    <message>
        <source>%1 is not a utility type.</source>
        <translation>%1 er ikke en energiform.</translation>
    </message>
    <message>
        <source>The meter&apos;s external id is empty.</source>
        <translation>Målerens eksterne id er tom.</translation>
    </message>
    <message>
        <source>%1 is not a register type&apos;s number.</source>
        <translation>%1 er ikke nummeret på en registertype.</translation>
    </message>
    <message>
        <source>The payload is not a simple number.</source>
        <translation>Nyttelasten er ikke et enkelt tall.</translation>
    </message>
</context>
<context>
    <name>insite::simulator::Main</name>
    <message>
        <source>The broker&apos;s plugin %1 is missing; build or install insite-sim completely.</source>
        <translation>Brokerens tillegg %1 mangler; bygg eller installer hele insite-sim.</translation>
    </message>
    <message>
        <source>A local stand-in for the platform: a private broker over TLS, a metadata API, and a fleet of meters.</source>
        <translation>En lokal stedfortreder for plattformen: en egen broker over TLS, et metadata-API og en flåte av målere.</translation>
    </message>
    <message>
        <source>Where profiles, secrets and certificates are written (required).</source>
        <translation>Hvor profiler, hemmeligheter og sertifikater skrives (påkrevd).</translation>
    </message>
    <message>
        <source>How many registers the fleet has.</source>
        <translation>Hvor mange registre flåten har.</translation>
    </message>
    <message>
        <source>Readings per second, all registers together.</source>
        <translation>Avlesninger i sekundet, alle registre til sammen.</translation>
    </message>
    <message>
        <source>Another seed, another fleet&apos;s load.</source>
        <translation>Et annet frø gir en annen flåtes forbruk.</translation>
    </message>
    <message>
        <source>A fault that is on from the start; can be given several times.</source>
        <translation>En feil som er på fra starten; kan oppgis flere ganger.</translation>
    </message>
    <message>
        <source>End when standard input ends.</source>
        <translation>Avslutt når standard inn slutter.</translation>
    </message>
    <message>
        <source>Name a folder with --directory.</source>
        <translation>Oppgi en mappe med --directory.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an option; see --help.</source>
        <translation>«%1» er ikke et valg; se --help.</translation>
    </message>
    <message>
        <source>--registers must be from 1 to %1.</source>
        <translation>--registers må være fra 1 til %1.</translation>
    </message>
    <message>
        <source>--seed must be a whole number.</source>
        <translation>--seed må være et helt tall.</translation>
    </message>
</context>
<context>
    <name>insite::simulator::MosquittoProcess</name>
    <message>
        <source>The broker mosquitto was not found; install the package mosquitto.</source>
        <translation>Brokeren mosquitto ble ikke funnet; installer pakken mosquitto.</translation>
    </message>
    <message>
        <source>Port %1 on this computer is taken by another program, so the broker cannot start.</source>
        <translation>Port %1 på denne datamaskinen er opptatt av et annet program, så brokeren kan ikke starte.</translation>
    </message>
    <message>
        <source>The broker mosquitto ended at its start and said: %1</source>
        <translation>Brokeren mosquitto avsluttet ved starten og sa: %1</translation>
    </message>
    <message>
        <source>The broker mosquitto did not start within a minute; its log is %1.</source>
        <translation>Brokeren mosquitto startet ikke innen et minutt; loggen er %1.</translation>
    </message>
    <message>
        <source>The broker mosquitto ended unexpectedly; its log is %1.</source>
        <translation>Brokeren mosquitto avsluttet uventet; loggen er %1.</translation>
    </message>
</context>
<context>
    <name>insite::theme</name>
    <message>
        <source>fresh</source>
        <translation>fersk</translation>
    </message>
    <message>
        <source>late</source>
        <translation>sen</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>foreldet</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>taus</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>alarm</translation>
    </message>
    <message>
        <source>unit ?</source>
        <comment>short mark: the unit is not known</comment>
        <translation>enhet ?</translation>
    </message>
    <message>
        <source>unit unknown</source>
        <translation>enhet ukjent</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 t</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>insite::theme::UndoStrip</name>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Bring it back (%1)</source>
        <translation>Hent det tilbake (%1)</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>insite::tree</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 av %2</translation>
    </message>
    <message>
        <source>This may be the configuration of the topic; contact support@ainsite.io.</source>
        <translation>Dette kan skyldes oppsettet av emnet; kontakt support@ainsite.io.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Measured from</source>
        <translation>Målt fra</translation>
    </message>
    <message>
        <source>Measured to</source>
        <translation>Målt til</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Målt</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Ankom</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alder</translation>
    </message>
    <message>
        <source>Expected every</source>
        <translation>Ventes hver</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>ikke kjent ennå</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klokke</translation>
    </message>
    <message>
        <source>The meter&apos;s clock is ahead of this computer&apos;s.</source>
        <translation>Målerens klokke går foran denne datamaskinens.</translation>
    </message>
    <message>
        <source>Payload version</source>
        <translation>Nyttelastens versjon</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>%1 %2 an hour</source>
        <translation>%1 %2 i timen</translation>
    </message>
    <message>
        <source>%1/h</source>
        <comment>a rate, for each hour</comment>
        <translation>%1/h</translation>
    </message>
    <message>
        <source>Nothing received</source>
        <translation>Ingenting mottatt</translation>
    </message>
    <message>
        <source>Subscription %1</source>
        <translation>Abonnement %1</translation>
    </message>
    <message>
        <source>Installation not known</source>
        <translation>Installasjon ikke kjent</translation>
    </message>
    <message>
        <source>Installation %1</source>
        <translation>Installasjon %1</translation>
    </message>
    <message>
        <source>Register %1</source>
        <translation>Register %1</translation>
    </message>
    <message>
        <source>%1, pinned</source>
        <translation>%1, festet</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installasjon</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Energiform</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Avlesninger</translation>
    </message>
    <message>
        <source>Nothing has come from this meter.</source>
        <translation>Ingenting har kommet fra denne måleren.</translation>
    </message>
    <message>
        <source>Customer, meter, register</source>
        <translation>Kunde, måler, register</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>The newest value by measured time</source>
        <translation>Den nyeste verdien etter målt tid</translation>
    </message>
    <message>
        <source>A counter&apos;s rate over its latest step, for each hour; of other values the difference from the reading before</source>
        <translation>En tellers rate over det siste steget, for hver time; for andre verdier forskjellen fra forrige avlesning</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Endring</translation>
    </message>
    <message>
        <source>The newest readings by measured time; of a counter its rates</source>
        <translation>De nyeste avlesningene etter målt tid; for en teller ratene</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Forløp</translation>
    </message>
    <message>
        <source>How long ago the value was measured</source>
        <translation>Hvor lenge siden verdien ble målt</translation>
    </message>
    <message>
        <source>By the expected interval: late after 1.5, stale after 3, silent after 12</source>
        <translation>Etter det ventede intervallet: sen etter 1,5, foreldet etter 3, taus etter 12</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kvalitet</translation>
    </message>
    <message>
        <source>Readings received since start, without duplicates</source>
        <translation>Avlesninger mottatt siden starten, uten duplikater</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Meter name</source>
        <translation>Målernavn</translation>
    </message>
    <message>
        <source>Register name</source>
        <translation>Registernavn</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>ukjent</translation>
    </message>
    <message numerus="yes">
        <source>%Ln alarm(s)</source>
        <translation>
            <numerusform>%Ln alarm</numerusform>
            <numerusform>%Ln alarmer</numerusform>
        </translation>
    </message>
    <message>
        <source>beyond its limit</source>
        <translation>utenfor grensen</translation>
    </message>
    <message>
        <source>%1, clock ahead</source>
        <translation>%1, klokken går foran</translation>
    </message>
    <message>
        <source>ahead</source>
        <comment>a meter&apos;s clock</comment>
        <translation>foran</translation>
    </message>
    <message>
        <source>%1 an hour, unit unknown</source>
        <translation>%1 i timen, enhet ukjent</translation>
    </message>
</context>
<context>
    <name>insite::tree::FilterBar</name>
    <message>
        <source>Search meters</source>
        <translation>Søk i målere</translation>
    </message>
    <message>
        <source>Shows the rows whose names, ids, labels or units hold all words (Ctrl+F)</source>
        <translation>Viser radene der navn, id-er, etiketter eller enheter inneholder alle ordene (Ctrl+F)</translation>
    </message>
    <message>
        <source>Stale only</source>
        <translation>Bare foreldede</translation>
    </message>
    <message>
        <source>Only registers that are stale or silent, and meters that were never heard of</source>
        <translation>Bare registre som er foreldet eller tause, og målere det aldri er kommet noe fra</translation>
    </message>
    <message>
        <source>Pinned only</source>
        <translation>Bare festede</translation>
    </message>
    <message>
        <source>Only what is pinned (P pins the selected rows)</source>
        <translation>Bare det som er festet (P fester de valgte radene)</translation>
    </message>
    <message>
        <source>The metadata tells no utilities or installations yet</source>
        <translation>Metadataene oppgir ingen energiformer eller installasjoner ennå</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Energiform</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installasjon</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>By quality, utility or installation</source>
        <translation>Etter kvalitet, energiform eller installasjon</translation>
    </message>
    <message>
        <source>Only registers of a quality, or meters of a utility or an installation, as the metadata tells them</source>
        <translation>Bare registre av en kvalitet, eller målere med en energiform eller i en installasjon, slik metadataene oppgir det</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Vis alle</translation>
    </message>
    <message>
        <source>Take all filters away</source>
        <translation>Ta bort alle filtre</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Bare %1</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kvalitet</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Fersk</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Sen</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Foreldet</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Taus</translation>
    </message>
    <message>
        <source>Never heard of</source>
        <translation>Aldri hørt fra</translation>
    </message>
    <message>
        <source>Beyond a limit</source>
        <translation>Utenfor en grense</translation>
    </message>
</context>
<context>
    <name>insite::tree::MeterPanel</name>
    <message>
        <source>Arrangement and columns</source>
        <translation>Inndeling og kolonner</translation>
    </message>
    <message>
        <source>How the tree is arranged, and its columns</source>
        <translation>Hvordan treet er inndelt, og kolonnene i det</translation>
    </message>
    <message numerus="yes">
        <source>%n pin(s) removed</source>
        <translation>
            <numerusform>%n feste fjernet</numerusform>
            <numerusform>%n fester fjernet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>insite::tree::MeterTreeView</name>
    <message>
        <source>No readings yet</source>
        <translation>Ingen avlesninger ennå</translation>
    </message>
    <message>
        <source>Connect with a profile. Meters appear here with their first reading.</source>
        <translation>Koble til med en profil. Målere vises her med sin første avlesning.</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Målere</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s)</source>
        <translation>
            <numerusform>%n register</numerusform>
            <numerusform>%n registre</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Ingenting passer til «%1»</translation>
    </message>
    <message>
        <source>Search looks at names, ids, labels and units of customers, meters and registers.</source>
        <translation>Søket ser på navn, id-er, etiketter og enheter for kunder, målere og registre.</translation>
    </message>
    <message>
        <source>Nothing is pinned</source>
        <translation>Ingenting er festet</translation>
    </message>
    <message>
        <source>Choose a row and press P to pin it.</source>
        <translation>Velg en rad og trykk P for å feste den.</translation>
    </message>
    <message>
        <source>Nothing is stale</source>
        <translation>Ingenting er foreldet</translation>
    </message>
    <message>
        <source>Nothing matches the filters</source>
        <translation>Ingenting passer til filtrene</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Kopier som tabell</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kopier id</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Kopier navn</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Kopier verdi</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>Kopier emne</translation>
    </message>
    <message>
        <source>Show on chart</source>
        <translation>Vis i grafen</translation>
    </message>
    <message>
        <source>Remove pin</source>
        <translation>Løsne</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Export readings…</source>
        <translation>Eksporter avlesninger …</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Grenser …</translation>
    </message>
    <message>
        <source>Expand branch</source>
        <translation>Utvid grenen</translation>
    </message>
    <message>
        <source>Collapse branch</source>
        <translation>Fold sammen grenen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Visning</translation>
    </message>
    <message>
        <source>By customer and meter</source>
        <translation>Etter kunde og måler</translation>
    </message>
    <message>
        <source>By installation</source>
        <translation>Etter installasjon</translation>
    </message>
    <message>
        <source>By which meter is part of which</source>
        <translation>Etter hvilken måler som er del av hvilken</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>Utvid alle</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>Fold sammen alle</translation>
    </message>
    <message>
        <source>No register is “%1” just now</source>
        <translation>Ingen registre er «%1» akkurat nå</translation>
    </message>
    <message>
        <source>What stands above the tree says what is shown.</source>
        <translation>Det som står over treet, sier hva som vises.</translation>
    </message>
</context>
<context>
    <name>insite::tree::TreeColumns</name>
    <message>
        <source>Sort by</source>
        <translation>Sorter etter</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ingenting</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Tilbakestill kolonnene</translation>
    </message>
</context>
<context>
    <name>insite::window::ActionList</name>
    <message>
        <source>Charts</source>
        <translation>Grafer</translation>
    </message>
</context>
<context>
    <name>insite::window::Attention</name>
    <message>
        <source>Limits belong to a register. Choose one beneath, then press L.</source>
        <translation>Grenser hører til et register. Velg et under denne raden, og trykk L.</translation>
    </message>
</context>
<context>
    <name>insite::window::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Finn en kommando</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Hva vil du gjøre?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Kommandoer</translation>
    </message>
</context>
<context>
    <name>insite::window::ExportLauncher</name>
    <message>
        <source>1 register</source>
        <translation>1 register</translation>
    </message>
    <message>
        <source>%1 registers</source>
        <translation>%1 registre</translation>
    </message>
    <message>
        <source>Meter %1: all registers</source>
        <translation>Måler %1: alle registre</translation>
    </message>
    <message>
        <source>Customer %1: all meters</source>
        <translation>Kunde %1: alle målere</translation>
    </message>
    <message>
        <source>On the charts: %1</source>
        <translation>I grafene: %1</translation>
    </message>
    <message>
        <source>Selected in the tree: %1</source>
        <translation>Valgt i treet: %1</translation>
    </message>
    <message>
        <source>Everything that is kept</source>
        <translation>Alt som er lagret</translation>
    </message>
</context>
<context>
    <name>insite::window::HelpDialogs</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>In the tree: show the selected registers on the chart</source>
        <translation>I treet: vis de valgte registrene i grafen</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>In the tree: pin the selected rows, or remove their pins</source>
        <translation>I treet: fest de valgte radene, eller løsne dem</translation>
    </message>
    <message>
        <source>* and /</source>
        <translation>* og /</translation>
    </message>
    <message>
        <source>In the tree: open or close a branch with all beneath it</source>
        <translation>I treet: åpne eller lukk en gren med alt under den</translation>
    </message>
    <message>
        <source>+ and -</source>
        <translation>+ og -</translation>
    </message>
    <message>
        <source>On a chart: show less or more time</source>
        <translation>I en graf: vis mindre eller mer tid</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Piltastene</translation>
    </message>
    <message>
        <source>On a chart: move through time</source>
        <translation>I en graf: flytt gjennom tiden</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>On a chart: back to now</source>
        <translation>I en graf: tilbake til nå</translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation>Shift+Venstre, Shift+Høyre</translation>
    </message>
    <message>
        <source>On a chart: read out the reading before or after</source>
        <translation>I en graf: les av forrige eller neste avlesning</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Shift og dra</translation>
    </message>
    <message>
        <source>On a chart: show just this range; Ctrl+R to type one</source>
        <translation>I en graf: vis akkurat dette tidsrommet; Ctrl+R for å skrive et</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Bring back what was closed or removed</source>
        <translation>Hent tilbake det som ble lukket eller fjernet</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>In the tree and in tables: copy the selected rows as columns; on a chart: copy its picture</source>
        <translation>I treet og i tabeller: kopier de valgte radene som kolonner; i en graf: kopier bildet av den</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>In the tree: copy the ids of the selected rows</source>
        <translation>I treet: kopier id-ene til de valgte radene</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>In the tree: set the limits of the register</source>
        <translation>I treet: sett grensene til registeret</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Go to the alarms that nobody has acknowledged</source>
        <translation>Gå til alarmene som ingen har kvittert</translation>
    </message>
    <message>
        <source>A and Shift+A</source>
        <translation>A og Shift+A</translation>
    </message>
    <message>
        <source>In the events: acknowledge the selected ones, or all shown</source>
        <translation>I hendelsene: kvitter de valgte, eller alle viste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>In the events: clear what is over; Ctrl+Z brings it back</source>
        <translation>I hendelsene: fjern det som er over; Ctrl+Z henter det tilbake</translation>
    </message>
    <message>
        <source>Enter and T</source>
        <translation>Enter og T</translation>
    </message>
    <message>
        <source>In the events: show it on the chart at that time, or in the tree</source>
        <translation>I hendelsene: vis den i grafen på det tidspunktet, eller i treet</translation>
    </message>
    <message>
        <source>In the parts</source>
        <translation>I delene</translation>
    </message>
    <message>
        <source>Keyboard and help</source>
        <translation>Tastatur og hjelp</translation>
    </message>
    <message>
        <source>Charts and ages go by the time a value was measured, not by its arrival. A duplicate is a reading that came again; it counts once. A revision came again with another value; the newest counts. A unit that nobody has told us is shown as unknown.</source>
        <translation>Grafer og aldre går etter tidspunktet en verdi ble målt, ikke etter når den kom fram. Et duplikat er en avlesning som kom igjen; den teller én gang. En revisjon kom igjen med en annen verdi; den nyeste gjelder. En enhet som ingen har oppgitt, vises som ukjent.</translation>
    </message>
    <message>
        <source>About Insite Monitor</source>
        <translation>Om Insite Monitor</translation>
    </message>
    <message>
        <source>Insite Monitor %1</source>
        <translation>Insite Monitor %1</translation>
    </message>
    <message>
        <source>Live energy meters on the Å Insite platform&apos;s MQTT service.</source>
        <translation>Direkte energimålere på Å Insite-plattformens MQTT-tjeneste.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Fri programvare under GNU General Public License, versjon 3 eller senere. Uten noen form for garanti.</translation>
    </message>
    <message>
        <source>It stands on Qt %1 (Qt Charts: GPL 3), SQLite (public domain), QtKeychain (BSD), tl::expected (CC0), simdjson (Apache 2.0) and Tabler Icons (MIT).</source>
        <translation>Bygger på Qt %1 (Qt Charts: GPL 3), SQLite (public domain), QtKeychain (BSD), tl::expected (CC0), simdjson (Apache 2.0) og Tabler Icons (MIT).</translation>
    </message>
    <message>
        <source>Alt+1 to Alt+8</source>
        <translation>Alt+1 til Alt+8</translation>
    </message>
    <message>
        <source>On a chart: show 5 minutes to a year</source>
        <translation>I en graf: vis 5 minutter til et år</translation>
    </message>
</context>
<context>
    <name>insite::window::MainWindow</name>
    <message>
        <source>Open a profile to see its meters here.</source>
        <translation>Åpne en profil for å se målerne i den her.</translation>
    </message>
    <message>
        <source>Insite Monitor</source>
        <translation>Insite Monitor</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Målere</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiser</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detaljer</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadata</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Hendelser</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Verktøylinje</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>Ingen profil</translation>
    </message>
    <message>
        <source>The open profile; choose another</source>
        <translation>Den åpne profilen; velg en annen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Charts, pins and columns under a name; choose another, or save these</source>
        <translation>Grafer, fester og kolonner under et navn; velg et annet, eller lagre disse</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeidsflate</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeidsflater</translation>
    </message>
    <message>
        <source>%1 – Insite Monitor</source>
        <translation>%1 – Insite Monitor</translation>
    </message>
    <message>
        <source>Opening the history of “%1”</source>
        <translation>Åpner historikken til «%1»</translation>
    </message>
    <message>
        <source>Open profile</source>
        <translation>Åpne profil</translation>
    </message>
    <message>
        <source>Profiles (*.json);;All files (*)</source>
        <translation>Profiler (*.json);;Alle filer (*)</translation>
    </message>
    <message>
        <source>The bench is sending</source>
        <translation>Prøvebenken sender</translation>
    </message>
    <message>
        <source>The bench is sending to %1.</source>
        <translation>Prøvebenken sender til %1.</translation>
    </message>
    <message>
        <source>Stop it and close? Nothing more is sent then, and what has not come back yet is not followed any more.</source>
        <translation>Stoppe den og lukke? Da sendes ikke mer, og det som ennå ikke har kommet tilbake, følges ikke lenger.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Stopp og lukk</translation>
    </message>
</context>
<context>
    <name>insite::window::NamedWorkspaces</name>
    <message>
        <source>&amp;Workspaces</source>
        <translation>&amp;Arbeidsflater</translation>
    </message>
    <message>
        <source>Open a profile first</source>
        <translation>Åpne en profil først</translation>
    </message>
    <message>
        <source>Shows the charts, pins and columns of “%1”</source>
        <translation>Viser grafene, festene og kolonnene til «%1»</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>Ingen lagret ennå</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>arbeidsflate</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Lagre &amp;som …</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>Lagre arbeidsflaten</translation>
    </message>
    <message>
        <source>&amp;Save changes to %1</source>
        <translation>Lagre &amp;endringene i %1</translation>
    </message>
    <message>
        <source>&amp;Rename %1…</source>
        <translation>&amp;Gi %1 nytt navn …</translation>
    </message>
    <message>
        <source>Rename workspace</source>
        <translation>Gi arbeidsflaten nytt navn</translation>
    </message>
    <message>
        <source>&amp;Delete %1</source>
        <translation>&amp;Slett %1</translation>
    </message>
    <message>
        <source>“%1” was replaced by the screen of now</source>
        <translation>«%1» ble erstattet av skjermbildet slik det er nå</translation>
    </message>
    <message>
        <source>Switched to “%1”</source>
        <translation>Byttet til «%1»</translation>
    </message>
    <message>
        <source>“%1” is now “%2”</source>
        <translation>«%1» heter nå «%2»</translation>
    </message>
    <message>
        <source>Workspace “%1” was deleted; the screen stays</source>
        <translation>Arbeidsflaten «%1» ble slettet; skjermbildet blir stående</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Navn:</translation>
    </message>
</context>
<context>
    <name>insite::window::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Minne</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Memory for live series</source>
        <translation>Minne til direkte serier</translation>
    </message>
    <message>
        <source>&amp;Live series:</source>
        <translation>&amp;Direkte serier:</translation>
    </message>
    <message>
        <source>The newest readings of all registers are held in memory, 16 bytes each, so that charts are quick. Older ones are read from the history.</source>
        <translation>De nyeste avlesningene av alle registre holdes i minnet, 16 byte for hver, så grafene er raske. Eldre avlesninger leses fra historikken.</translation>
    </message>
    <message>
        <source>History of each profile</source>
        <translation>Historikken til hver profil</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>ingen grense</translation>
    </message>
    <message>
        <source>Size of the history on the disk, at most</source>
        <translation>Historikkens størrelse på disken, høyst</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dager</translation>
    </message>
    <message>
        <source>Age of the history, at most</source>
        <translation>Historikkens alder, høyst</translation>
    </message>
    <message>
        <source>Size, at &amp;most:</source>
        <translation>Størrelse, &amp;høyst:</translation>
    </message>
    <message>
        <source>&amp;Age, at most:</source>
        <translation>&amp;Alder, høyst:</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Vindu</translation>
    </message>
    <message>
        <source>&amp;Tell of new alarms on the desktop while the window is not in use</source>
        <translation>&amp;Meld nye alarmer på skrivebordet mens vinduet ikke er i bruk</translation>
    </message>
    <message>
        <source>T&amp;int values for a moment when they change</source>
        <translation>&amp;Fargelegg verdier et øyeblikk når de endres</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>As the system (%1)</source>
        <translation>Som systemet (%1)</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Språk:</translation>
    </message>
    <message>
        <source>Time &amp;zone:</source>
        <translation>Tids&amp;sone:</translation>
    </message>
    <message>
        <source>The open profile&apos;s history takes %1 now.</source>
        <translation>Historikken til den åpne profilen tar nå %1.</translation>
    </message>
    <message>
        <source>About %1 readings fit.</source>
        <translation>Det er plass til omtrent %1 avlesninger.</translation>
    </message>
    <message>
        <source>The oldest are deleted first, never those of the last 24 hours, and you are told.</source>
        <translation>De eldste slettes først, aldri de fra de siste 24 timene, og du får beskjed.</translation>
    </message>
    <message>
        <source>It grows as long as there is room on the disk.</source>
        <translation>Den vokser så lenge det er plass på disken.</translation>
    </message>
    <message>
        <source>All times are shown by this zone&apos;s clock.</source>
        <translation>Alle tidspunkter vises etter klokken i denne sonen.</translation>
    </message>
    <message>
        <source>There is no such time zone. Choose one from the list.</source>
        <translation>Det finnes ingen slik tidssone. Velg en fra listen.</translation>
    </message>
</context>
<context>
    <name>insite::window::StatusBar</name>
    <message>
        <source>%1 /s</source>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>Readings a second, over the last five seconds</source>
        <translation>Avlesninger i sekundet, over de siste fem sekundene</translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation>%1 mottatt</translation>
    </message>
    <message>
        <source>Messages received since the start</source>
        <translation>Meldinger mottatt siden starten</translation>
    </message>
    <message>
        <source>Gaps between readings since the start; a click lists them</source>
        <translation>Hull mellom avlesninger siden starten; et klikk viser dem</translation>
    </message>
    <message>
        <source>Counters that stepped back since the start; a click lists them</source>
        <translation>Tellere som har gått tilbake siden starten; et klikk viser dem</translation>
    </message>
    <message>
        <source>Registers whose meter&apos;s clock is ahead; a click lists the events</source>
        <translation>Registre der målerens klokke går foran; et klikk viser hendelsene</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1 ukjente</translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation>%1 misdannede</translation>
    </message>
    <message>
        <source>lag %1 ms</source>
        <translation>etterslep %1 ms</translation>
    </message>
    <message>
        <source>How late this window was, at worst, in the last second</source>
        <translation>Hvor sent dette vinduet på det meste var ute det siste sekundet</translation>
    </message>
    <message>
        <source>Stale registers: nothing for more than 3 of their intervals. A click shows them in the tree</source>
        <translation>Foreldede registre: ingenting på mer enn 3 av intervallene sine. Et klikk viser dem i treet</translation>
    </message>
    <message>
        <source>Silent registers: nothing for more than 12 of their intervals. A click shows them in the tree</source>
        <translation>Tause registre: ingenting på mer enn 12 av intervallene sine. Et klikk viser dem i treet</translation>
    </message>
    <message>
        <source>Meters that are known and never sent anything; it may be the configuration of the topic, contact support@ainsite.io. A click shows them in the tree</source>
        <translation>Målere som er kjent og aldri har sendt noe; det kan skyldes oppsettet av emnet, kontakt support@ainsite.io. Et klikk viser dem i treet</translation>
    </message>
    <message>
        <source>No profile is open</source>
        <translation>Ingen profil er åpen</translation>
    </message>
    <message numerus="yes">
        <source>%1 gap(s)</source>
        <translation>
            <numerusform>%1 hull</numerusform>
            <numerusform>%1 hull</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reset(s)</source>
        <translation>
            <numerusform>%1 nullstilling</numerusform>
            <numerusform>%1 nullstillinger</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 clock(s) ahead</source>
        <translation>
            <numerusform>%1 klokke foran</numerusform>
            <numerusform>%1 klokker foran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 duplicate(s)</source>
        <translation>
            <numerusform>%1 duplikat</numerusform>
            <numerusform>%1 duplikater</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 revision(s)</source>
        <translation>
            <numerusform>%1 revisjon</numerusform>
            <numerusform>%1 revisjoner</numerusform>
        </translation>
    </message>
    <message>
        <source>Readings that came more than once; they count once. A click shows those that arrive</source>
        <translation>Avlesninger som kom mer enn én gang; de teller én gang. Et klikk viser dem som kommer</translation>
    </message>
    <message>
        <source>Readings that came again with another value; the newest counts. A click shows those that arrive</source>
        <translation>Avlesninger som kom igjen med en annen verdi; den nyeste gjelder. Et klikk viser dem som kommer</translation>
    </message>
    <message>
        <source>Messages of a payload version that this release does not know; they are kept. A click shows them</source>
        <translation>Meldinger med en nyttelastversjon som denne utgaven ikke kjenner; de tas vare på. Et klikk viser dem</translation>
    </message>
    <message>
        <source>Messages that are not readings; the last ones are kept. A click shows them</source>
        <translation>Meldinger som ikke er avlesninger; de siste tas vare på. Et klikk viser dem</translation>
    </message>
    <message>
        <source>Fresh registers: their readings come as expected. A click shows them in the tree</source>
        <translation>Ferske registre: avlesningene kommer som ventet. Et klikk viser dem i treet</translation>
    </message>
    <message>
        <source>Late registers: nothing for more than 1.5 of their intervals. A click shows them in the tree</source>
        <translation>Sene registre: ingenting på mer enn 1,5 av intervallene sine. Et klikk viser dem i treet</translation>
    </message>
</context>
<context>
    <name>insite::window::WindowActions</name>
    <message>
        <source>&amp;New profile…</source>
        <translation>&amp;Ny profil …</translation>
    </message>
    <message>
        <source>&amp;Open profile…</source>
        <translation>&amp;Åpne profil …</translation>
    </message>
    <message>
        <source>&amp;Close profile</source>
        <translation>&amp;Lukk profilen</translation>
    </message>
    <message>
        <source>&amp;Try again now</source>
        <translation>&amp;Prøv igjen nå</translation>
    </message>
    <message>
        <source>&amp;Export readings…</source>
        <translation>&amp;Eksporter avlesninger …</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Innstillinger …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>A&amp;vslutt</translation>
    </message>
    <message>
        <source>&amp;Search meters</source>
        <translation>&amp;Søk i målere</translation>
    </message>
    <message>
        <source>Show selection on &amp;chart</source>
        <translation>Vis utvalget i &amp;grafen</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Som &amp;systemet</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Lyst</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Mørkt</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Tilbakestill oppsettet</translation>
    </message>
    <message>
        <source>Choose &amp;device profile…</source>
        <translation>Velg &amp;enhetsprofil …</translation>
    </message>
    <message>
        <source>&amp;Unlock publishing…</source>
        <translation>&amp;Lås opp publisering …</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>&amp;Meldinger</translation>
    </message>
    <message>
        <source>&amp;Connection log</source>
        <translation>&amp;Forbindelseslogg</translation>
    </message>
    <message>
        <source>Who sends &amp;how much</source>
        <translation>Hvem som sender &amp;hvor mye</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Finn en kommando …</translation>
    </message>
    <message>
        <source>&amp;Support report…</source>
        <translation>&amp;Støtterapport …</translation>
    </message>
    <message>
        <source>&amp;Keyboard and help</source>
        <translation>&amp;Tastatur og hjelp</translation>
    </message>
    <message>
        <source>&amp;About Insite Monitor</source>
        <translation>&amp;Om Insite Monitor</translation>
    </message>
    <message>
        <source>Set up a new connection</source>
        <translation>Sett opp en ny forbindelse</translation>
    </message>
    <message>
        <source>Open a profile&apos;s file and connect</source>
        <translation>Åpne en profilfil og koble til</translation>
    </message>
    <message>
        <source>Save readings as CSV or JSON: a selection, a meter, a customer, all</source>
        <translation>Lagre avlesninger som CSV eller JSON: et utvalg, en måler, en kunde, alt</translation>
    </message>
    <message>
        <source>What arrives, and what became of it</source>
        <translation>Hva som kommer, og hva det ble til</translation>
    </message>
    <message>
        <source>What happened to the connection, in words</source>
        <translation>Hva som hendte med forbindelsen, i ord</translation>
    </message>
    <message>
        <source>Messages and bytes of each meter and customer; who floods</source>
        <translation>Meldinger og byte for hver måler og kunde; hvem som oversvømmer</translation>
    </message>
    <message>
        <source>A report for whoever helps you, without secrets; you see all of it first</source>
        <translation>En rapport til den som hjelper deg, uten hemmeligheter; du ser hele først</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>Finn en hvilken som helst kommando på navn</translation>
    </message>
    <message>
        <source>Search customers, meters and registers</source>
        <translation>Søk i kunder, målere og registre</translation>
    </message>
    <message>
        <source>Do not wait for the next attempt</source>
        <translation>Ikke vent på neste forsøk</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>&amp;Nylige</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>P&amp;ublish</source>
        <translation>P&amp;ubliser</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjelp</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>Koble &amp;fra</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Koble til</translation>
    </message>
    <message>
        <source>End the connection; the broker keeps what arrives meanwhile</source>
        <translation>Avslutt forbindelsen; brokeren tar vare på det som kommer imens</translation>
    </message>
    <message>
        <source>Connect to the broker</source>
        <translation>Koble til brokeren</translation>
    </message>
    <message>
        <source>&amp;Hold charts</source>
        <translation>&amp;Hold grafene</translation>
    </message>
    <message>
        <source>&amp;Follow now</source>
        <translation>&amp;Følg nå</translation>
    </message>
    <message>
        <source>Keep the charts where they are; readings go on (Space)</source>
        <translation>Hold grafene der de er; avlesningene går videre (Mellomrom)</translation>
    </message>
    <message>
        <source>Let the charts follow the time again (Space)</source>
        <translation>La grafene følge tiden igjen (Mellomrom)</translation>
    </message>
    <message>
        <source>&amp;Lock publishing</source>
        <translation>&amp;Lås publisering</translation>
    </message>
    <message>
        <source>Publishing locked</source>
        <translation>Publisering låst</translation>
    </message>
    <message>
        <source>Publishing unlocked</source>
        <translation>Publisering låst opp</translation>
    </message>
    <message>
        <source>Name what will be written to, and unlock publishing (Ctrl+L)</source>
        <translation>Se hva det skrives til, og lås opp publisering (Ctrl+L)</translation>
    </message>
    <message>
        <source>Lock publishing again (Ctrl+L)</source>
        <translation>Lås publisering igjen (Ctrl+L)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ingen ennå</translation>
    </message>
    <message>
        <source>&amp;Go to the charts</source>
        <translation>&amp;Gå til grafene</translation>
    </message>
</context>
<context>
    <name>insite::window::WindowDocks</name>
    <message>
        <source>Go to “%1”; from there, hide it</source>
        <translation>Gå til «%1»; derfra, skjul det</translation>
    </message>
</context>
<context>
    <name>insite::window::WindowTools</name>
    <message>
        <source>Inspector</source>
        <translation>Inspeksjon</translation>
    </message>
</context>
</TS>
