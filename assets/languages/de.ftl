# Die Texte der Oberfläche auf Deutsch: kurz, ohne „Sie“, Befehle im Infinitiv.
#
# story = Meldung · article = Artikel · source = Quelle · outlet = Magazin · shelf = Regal · done = erledigt
# save = merken · reading list = Leseliste · later = später · tag = Schlagwort · mute = stummschalten, Stummschaltung
# spoiler guard = Spoilerschutz · follow = folgen (Namen), abonnieren (Quellen) · mark = markieren · note = Notiz
# view = Ansicht: bereinigt, markiert, Original · kind = Art · review = Test · deal = Angebot · rumour = Gerücht
# poll = abrufen · sync = Abgleich · failing = gestört · finished = zu Ende gelesen
# Nie übersetzt: Namen von Befehlen und Einstellungen, Wörter von Abfragen, Tasten, Getipptes.

## app/core/age

age-in-d = in { $count } T
age-in-h = in { $count } h
age-in-m = in { $count } min
age-soon = gleich
age-now = eben
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count } T

## themes

theme-terminal = die sechzehn Farben des Terminals
theme-midnight = dunkelblau, ruhiges Cyan
theme-arcade = schwarz, hell und kontrastreich
theme-moss = dunkel und warm, grün wie ein Modul
theme-dusk = dunkles Violett, weiches Rosa
theme-paper = hell und warm, Tinte auf Zeitungspapier
theme-daylight = weiß, kontrastreich
theme-frost = hell und kühl, ruhiges Petrol
theme-high-contrast = schwarz, durchweg mindestens 7 zu 1
theme-high-contrast-light = weiß, durchweg mindestens 7 zu 1

## app/core/screen

screen-copied = Kopiert: { $what }

## app/input/hints

hints-more = mehr
hints-selects-none = Auswahl aufheben
hints-up-to-here = bis hier
hints-one-story = zusammenlegen
hints-tag = Schlagwort
hints-later = später
hints-save = merken
hints-done = erledigt
hints-show = zeigen
hints-unfold = aufklappen
hints-fold = zuklappen
hints-why-it-fails = warum gestört
hints-all-keys = alle Tasten
hints-done-with-all = alle { $swept } erledigt
hints-unsave = nicht merken
hints-quit = beenden
hint-leave = verlassen
hint-mark = markieren
hint-next-sentence = nächster Satz
hint-other-end = anderes Ende
hint-shorter = kürzer
hint-longer = länger
hints-back = zurück
hints-undo = { " " }rückgängig

## app/input/key_dispatch

key-dispatch-shows-the-keys = { $words } · { $help } zeigt die Tasten
key-dispatch-does-nothing-here = { $keys } bewirkt hier nichts
key-dispatch-works-in-the = { $keys } gilt nur im Bereich „{ $scope }“ ({ $short })
key-dispatch-works-in-the-sources-pane = { $keys } gilt nur in der Quellenleiste: { $short }
key-dispatch-a-count-goes-before-motions = Eine Zahl steht vor Bewegungen: { $count }j; nichts wurde getan

## app/input/list_commands

list-commands-nothing-has-arrived-since = Seither kam nichts Neues
list-commands-sorted = Sortiert: { $order }
list-commands-unread-stories-only = Nur ungelesene Meldungen
list-commands-read-stories-are-shown-too = Auch gelesene Meldungen

## app/input/open_links

open-links-this-article-has-no-link = Dieser Artikel hat keinen Link
open-links-opened = Geöffnet: { $words }
open-links-links = { $count ->
        [one] 1 Link
       *[other] { $count } Links
    }
open-links-of = { $count } von { $selected } Links
open-links-pages-at-once-are-too = { $count } Seiten auf einmal sind zu viele für einen Browser; höchstens { $most }
open-links-none-of-these-articles-has = Keiner dieser Artikel hat einen Link
open-links-title-and-link = Titel und Link
open-links-names-no-comments-for-this = { $source_name } nennt hierzu keine Kommentare

## app/input/own_commands

own-commands-what-made-is-taken-away = Das Ergebnis von { $command } ist weggenommen
own-commands-what-a-command-of-your = Das Ergebnis eines eigenen Befehls geht weg, solange es zu sehen ist: { $key } zeigt es
own-commands-done = { $name }: fertig
own-commands-of-is-here-shows-it = { $name } zu „{ $title }“ ist da: { $key } zeigt es als Ansicht
own-commands-what-it-made-of-this = { $name }: das Ergebnis zu diesem Artikel
own-commands-is-kept-beside-the-article = { $name } wird beim Artikel aufbewahrt
own-commands-no-command-of-your-own = Kein eigener Befehl läuft
own-commands-runs-for-articles = { $name } läuft für { $many } Artikel …
own-commands-articles-at-once-are-too = { $many } Artikel auf einmal sind zu viele für { $name }; höchstens { $most }
own-commands-runs = { $name } läuft …

## app/input/palette

palette-there-is-no-shelf = Es gibt kein Regal „{ $name }“
palette-on-the-command-line = Auf der Kommandozeile: { $command }
palette-export-file-md-epub-html = export DATEI.md, .epub, .html, .csv … · auf der Kommandozeile: { $command }
palette-asks-for-something-what-stands = „{ $line }“ fragt zurück: was auf dieser Taste dahinter steht, wurde nicht getan
palette-there-is-no-command = Es gibt keinen Befehl „{ $line }“

## app/input/prompt

prompt-looking-for-the-feed = Feed wird gesucht …
prompt-a-quote-is-missing-at = am Ende fehlt ein Anführungszeichen
prompt-nothing-saved-a-link-begins = Nicht gemerkt: ein Link beginnt mit https:// oder http://
prompt-not-noted-goes-on-with-it = Nicht notiert; { $key } macht mit dem Getippten weiter

## app/input/reader_commands

reader-commands-the-list-has-columns = Die Liste hat { $width } Spalten
reader-commands-list-and-article-do-not = Liste und Artikel stehen hier nicht nebeneinander

## app/input/scroll

scroll-the-end-next-story = Ende · { $key } nächste Meldung
scroll-the-end = Ende

## app/input/settings

settings-the-demo-edition-writes-no = Die Demo schreibt keine Konfiguration: was gesetzt ist, gilt bis zum Ende
settings-nothing-was-set-that-is = Nichts ist gesetzt, was nicht geschrieben ist · :set NAME VALUE
settings-the-config-was-read-anew = Die Konfiguration wurde neu gelesen
settings-not-written = Nicht geschrieben: { $reason }
settings-written-into-the-config = In die Konfiguration geschrieben: { $names }
settings-the-last-good-ones-go = Die letzten guten gelten weiter.
settings-the-link-rules-were-read = Die Link-Regeln wurden neu gelesen, mit Hinweisen und Seiten
settings-the-last-good-one-goes = Die letzte gute gilt weiter.
settings-for-now-write-keeps-it = { $name } = { $value }, vorerst · :write behält es
settings-the-list-has-columns-also = Die Liste hat { $value } Spalten, auch beim nächsten Start
settings-cannot-be = { $name } kann nicht „{ $value }“ sein: { $meant }
settings-did-you-mean = war { $near } gemeint?
settings-it-can-be = möglich ist { $possible }
settings-is-it-can-be = { $name } ist { $value }; möglich ist { $possible }

## app/input/shell_commands

shell-commands-there-is-no-link = Es gibt keinen Link { $number }

## app/input/source_commands

source-commands-import-file-opml-or-newsboats = import DATEI: OPML oder urls von newsboat
source-commands-is-no-address-of-a = „{ $typed }“ ist keine Adresse einer Seite wie example.org/news

## app/list/empty

empty-all-keys = alle Tasten
empty-a-sites-address = Adresse einer Website
empty-which-outlets = welche Magazine
empty-takes-in-feeds = übernimmt { $feeds ->
        [one] 1 Feed
       *[other] { $feeds } Feeds
    }
empty-next-shelf = nächstes Regal
empty-wait-until-later = { $waiting ->
        [one] 1 wartet bis später
       *[other] { $waiting } warten bis später
    }
empty-shows-what-is-read-too = zeigt auch Gelesenes
empty-polls-now = ruft jetzt ab
empty-the-mutes-there-are = die Stummschaltungen
empty-on-a-story-mutes-its = auf einer Meldung schaltet Ähnliches stumm
empty-on-a-story-keeps-it = auf einer Meldung merkt sie hier
empty-back-to-the-whole-list = zurück zur ganzen Liste
empty-on-a-story-lets-it = auf einer Meldung lässt sie warten
empty-and = { " " }und{ " " }
empty-all-read-but = Alles gelesen bis auf { $counted }.
empty-all-read = Alles gelesen.
empty-pressstart-demo-shows-the-demo = pressstart --demo zeigt die Demo, ohne Netz
empty-nothing-here-yet = Hier ist noch nichts.
empty-no-outlet-is-followed = Keine Quelle ist abonniert.
empty-no-source-answered-is-there = Keine Quelle hat geantwortet: gibt es ein Netz?
empty-no-source-could-be-read = Keine Quelle konnte gelesen werden. { $name }: { $reason }
empty-nothing-here-yet-and-the = Hier ist noch nichts, und das Netz ist aus.
empty-nothing-unread-on-this-shelf = Nichts Ungelesenes in diesem Regal.
empty-asking-the-press-of-sources = Die Presse wird gefragt: { $done } von { $total } Quellen
empty-nothing-is-muted = Nichts ist stummgeschaltet.
empty-the-reading-list-is-empty = Die Leseliste ist leer.
empty-nothing-matches-this-filter = Nichts passt zu diesem Filter.
empty-nothing-waits-until-later = Nichts wartet bis später.
empty-nothing-unread-from = Nichts Ungelesenes von { $source }.
empty-asking-the-press = Die Presse wird gefragt

## app/list/saved_shelf

saved-shelf-new-shelves-stand-in-the = { $shelves } neue Regale stehen in der Konfiguration
saved-shelf-is-a-shelf-now-and = „{ $name }“ ist jetzt ein Regal und steht in der Konfiguration
saved-shelf-is-a-shelf-until-the = „{ $name }“ ist ein Regal, bis die Demo endet
saved-shelf-a-shelf-needs-a-name = Ein Regal braucht einen Namen
saved-shelf-there-is-a-shelf-already = Es gibt schon ein Regal „{ $name }“
saved-shelf-nothing-is-filtered-what-finds = Nichts ist gefiltert: was / findet, kann ein Regal werden

## app/list/shelf

shelf-demo-edition = Demo
shelf-offline = offline
shelf-saving = merkt { $number }/{ $total }
shelf-failing = { $sources } gestört
shelf-muted = Stumm
shelf-saved = Gemerkt
shelf-deals = Angebote
shelf-rumours = Gerüchte
shelf-for-you = Für dich
shelf-all = Alle
shelf-polling = fragt an

## app/list/shelves

shelves-deals-and-guides-are-folded = Angebote und Guides sind zugeklappt
shelves-deals-and-guides-stand-in = Angebote und Guides stehen in der Liste
shelves-deals-and-guides-are-folded-in = Angebote und Guides sind nur in „Alle“ zugeklappt
shelves-there-are-shelves-a-query = Es gibt { $all } Regale; eine Abfrage in der Konfiguration ist eines mehr

## app/marks/decide

decide-noted = Notiert: { $note }
decide-note-taken-off = Notiz entfernt
decide-all-of-them-are-saved = Alle sind gemerkt und bleiben
decide-no-story-stands-below = Darunter steht keine Meldung
decide-no-story-stands-above = Darüber steht keine Meldung
decide-nothing-in-this-list-matches = Nichts in dieser Liste passt{ $folded }
decide-opens-deals-and-guides = { " " }· { $key } klappt Angebote und Guides auf
decide-nothing-unread-there = Dort ist nichts ungelesen
decide-neither-a-source-nor-a = Hier steht weder eine Quelle noch eine Gruppe
decide-it-stands-alone-already = Es steht schon allein
decide-selected-on-the-story-it = Ausgewählt: { $key } auf der zugehörigen Meldung legt sie zusammen
decide-not-tagged-put-tags-on = Kein Schlagwort gesetzt: erst setzen, dann wegnehmen, nacheinander
decide-no-tag-was-typed = Kein Schlagwort wurde getippt
decide-not-tagged-a-tag-has = Kein Schlagwort gesetzt: es hat höchstens { $most } Buchstaben

## app/marks/history

history-redid = Wiederholt
history-undid = Rückgängig
history-nothing-to-redo = Nichts zu wiederholen
history-nothing-to-undo = Nichts rückgängig zu machen
history-not-kept = Nicht behalten: { $reason }

## app/marks/reading_list

reading-list-only-what-is-saved-is = Nur Gemerktes wird aufbewahrt: { $key } merkt es
reading-list-getting-the-page-as-it = die jetzige Seite wird geholt …
reading-list-offline-the-page-cannot-be = Offline: die Seite ist nicht zu holen
reading-list-handing-the-reading-list-over = die Leseliste wird übergeben …
reading-list-no-server-is-named-in = In der Konfiguration steht kein Server: siehe [push] in `pressstart config example`
reading-list-offline-nothing-is-handed-over = Offline: nichts wird übergeben
reading-list-finished = „{ $title }“ zu Ende gelesen
reading-list-kept = Aufbewahrt { $kept }, { $reason }: „{ $title }“
reading-list-as-a-link = als Link
reading-list-links-saved-their-pages-come = { $many } Links gemerkt; ihre Seiten kommen im Hintergrund
reading-list-saved-its-page-comes-in = Gemerkt; die Seite kommt im Hintergrund

## app/overlay/about_page

about-page-said-by = laut { $source }
about-page-offers = Angebote
about-page-rumours = Gerüchte
about-page-reviews = Tests
about-page-on = für
about-page-said-before = zuvor
about-page-out = Termin
about-page-stories = Meldungen
about-page-looking-for-the-feed = Feed wird gesucht …
about-page-offline-nothing-is-asked-for = Offline: nichts wird gefragt
about-page-no-item-here-links-to = Kein Beitrag hier verweist auf die Seite im Shop
about-page-no-headline-here-speaks-of = Keine Schlagzeile hier nennt „{ $name }“
about-page-no-name-is-known-here = Hier ist kein Name bekannt; :about und ein Name zeigt, was von ihm erzählt wird
hint-close = schließen
hint-next = weiter
hint-follow-its-news-on-steam = seinen Steam-News folgen
hint-as-a-list = als Liste
hint-read-it = lesen
about-page-follow = folgen
about-page-unfollow = nicht folgen

## app/overlay/account_form

account-form-stands-in-the-config-the = { $name } steht in der Konfiguration; der erste Abgleich beginnt
account-form-offline-no-server-can-be = Offline: kein Server kann gefragt werden, ob er dich einlässt
account-form-the-demo-edition-keeps-no = Die Demo behält keine Konten
account-form-this-is-no-http-or = Das ist keine http- oder https-Adresse
account-form-the-servers-address-is-missing = Die Adresse des Servers fehlt
hint-back = zurück
hint-another = andere
hint-try-it-then-keep-it = probieren und behalten
hint-give-up = abbrechen
account-form-given-up-nothing-was-kept = Abgebrochen; nichts wurde behalten
account-form-a-quote-is-missing-at = Am Ende fehlt ein Anführungszeichen
account-form-wallabag-wants-the-secret-of = wallabag will auch das Geheimnis dieses Clients
account-form-wallabag-wants-the-id-of = wallabag will die Kennung eines Clients: die Seite „API clients management“ macht eine
account-form-the-password-or-where-it = Das Passwort, oder wo es liegt, fehlt
account-form-the-users-name-there-is = Der Benutzername dort fehlt
account-form-of-the-same-page = von derselben Seite
account-form-of-the-page-api-clients = von der Seite „API clients management“ dort
account-form-your-name-there = dein Name dort
account-form-file = Datei
account-form-variable = Variable
account-form-program = Programm
account-form-password = Passwort
account-form-token = Token

## app/overlay/accounts

accounts-sent-changed-there-new = { $sent } gesendet, { $changed } dort geändert, { $new } neu; { $waits }
accounts-waiting = { $waiting ->
        [one] 1 wartet
       *[other] { $waiting } warten
    }
accounts-nothing-waits = nichts wartet
accounts-account-add-sets-up-another = :account add richtet ein weiteres ein.
accounts-syncs-now = { $key } gleicht jetzt ab.
accounts-nothing-was-synced-yet = Noch nichts wurde abgeglichen.
accounts-the-last-sync-was-ago = Der letzte Abgleich war vor { $age }.
accounts-the-last-sync-was-just = Der letzte Abgleich war eben.
accounts-the-last-sync-was-on = Der letzte Abgleich war am { $age }.
accounts-a-sync-goes-on = Ein Abgleich läuft: { $step }.
accounts-a-sync-begins = Ein Abgleich beginnt.
accounts-account-add-sets-one-up = :account add richtet eines ein: Art, Adresse, Name und Passwort werden eingegeben und probiert.
accounts-no-account-stands-in-the = Kein Konto steht in der Konfiguration, oder nichts darf gefragt werden.
accounts-in-step-sent-changed-there = Abgeglichen: { $sent } gesendet, { $changed } dort geändert, { $new } neu
accounts-the-sync-with-did-not = Der Abgleich mit { $failed } ist misslungen; :accounts sagt, warum
accounts-no-account-is-set-up = Kein Konto ist eingerichtet; :account add tut es
accounts-offline-nothing-is-synced = Offline: nichts wird abgeglichen

## app/overlay/brief

brief-min = { $minutes } min
brief-hours = { $hours } h { $minutes }
brief-facts = { $source_name } · { $age }{ $outlets } · { $minutes } min
brief-outlets = { " " }· { $sources } Magazine
brief-behind-a-spoiler-guard = hinter einem Spoilerschutz
brief-new-stories = { $count ->
        [one] Eine neue Meldung { $since }
       *[other] { $count } neue Meldungen { $since }
    }
brief-nothing-new = Nichts Neues { $since }
brief-in-the-last-day = seit gestern
brief-since = seit { $moment }
brief-brief = Überblick

## app/overlay/failing

failing-no-source-fails = Keine Quelle ist gestört
failing-it-was-asked-too-often = Sie wurde zu oft gefragt: eine längere Zeit zwischen zwei Abrufen (every) bleibt freundlich.
failing-the-proxy-wants-a-login = Der Proxy will eine Anmeldung.
failing-the-feed-has-gone-from = Der Feed ist dort weg: gib die Adresse der Website an, und der neue wird gesucht.
failing-it-shuts-programs-out-another = Sie sperrt Programme aus: ein anderer user_agent in ihren Einstellungen hilft vielleicht.
failing-it-wants-a-login-user = Sie will eine Anmeldung: user und password_command in ihren Einstellungen.
failing-it-is-tried-at-the = Beim nächsten Abruf wird es versucht.
failing-next-try = Nächster Versuch { $until }.
failing-next-try-the-wait-grows = Nächster Versuch { $next }: die Wartezeit wächst mit jeder Störung, bisher { $failures } in Folge.
failing-it-is-not-asked-again = Von selbst wird nicht mehr gefragt.
failing-offline-nothing-is-asked = Offline: nichts wird gefragt.
failing-it-is-paused-nobody-asks = Sie pausiert: niemand fragt sie.
failing-it-last-answered-ago = Sie antwortete zuletzt vor { $age }.
failing-it-last-answered-on = Sie antwortete zuletzt am { $age }.
failing-it-answered-just-now = Sie antwortete eben.
failing-it-has-never-answered = Sie hat nie geantwortet.
failing-it-answers-again = Sie antwortet wieder.
failing-of-failing = { $name } ({ $place } von { $fails } gestört)
hint-settings = Einstellungen
hint-remove = entfernen
hint-another-address = andere Adresse
hint-open-the-site = Website öffnen
failing-pause = pausieren
failing-go-on = fortsetzen
hint-try-now = jetzt versuchen

## app/overlay/feed_picker

feed-picker-not-added-the-page-of = Nicht hinzugefügt: die Seite von { $site } nennt { $feeds } Feeds; noch einmal hinzufügen, um zu wählen
feed-picker-not-added = Nicht hinzugefügt: { $reason }
feed-picker-that-is-followed-already = Das ist schon abonniert
feed-picker-keep-the-address-and-try = { $reason }. Adresse behalten und bei jedem Abruf neu versuchen?
feed-picker-the-page-names-feeds-which = Die Seite nennt { $feeds } Feeds. Welcher?
hint-leave-it = lassen
hint-pick-several = mehrere wählen
hint-follow = abonnieren
hint-take-it = nehmen
hint-keep-it-and-try-again = behalten, neu versuchen

## app/overlay/help

help-in-the = nur im Bereich „{ $scope }“: { $words }
hint-search = suchen
hint-scroll = blättern

## app/overlay/later

hint-until-then = bis dahin
later-next-week = nächste Woche
later-tomorrow = morgen
later-tonight = heute Abend
later-late-tonight = heute spät
later-weekend = Wochenende
later-next-weekend = nächstes Wochenende
later-back-at-once = sofort zurück
later-a-date-or-time = Tag oder Zeit …

## app/overlay/links

links-asking-where-it-leads = Ziel wird erfragt …
links-offline-the-link-cannot-be = Offline: der Link ist nicht aufzulösen
links-this-link-says-itself-where = Dieser Link sagt selbst, wohin er führt
links-no-links-here = Hier sind keine Links
hint-resolve = auflösen
hint-save = merken
hint-copy = kopieren
hint-browser = Browser
hint-read-here = hier lesen
links-getting-the-page = die Seite wird geholt …
links-saving-the-page = die Seite wird gemerkt …
links-offline-the-page-cannot-be = Offline: die Seite ist nicht zu holen

## app/overlay/mute_list

hint-add = hinzufügen
hint-guard-or-hide = schützen/ausblenden
hint-change = ändern
hint-end-it = beenden
hint-what-it-caught = was es traf

## app/overlay/mute_menu

mute-menu-this-one-has-no-words = Dies hat keine Wörter zum Ändern
hint-for-how-long = wie lange
hint-mute = stummschalten
mute-menu-there-is-nothing-to-mute = Nichts zum Stummschalten
mute-menu-until-unmuted = für immer
mute-menu-date = Datum …
mute-menu-month = Monat
mute-menu-week = Woche
mute-menu-day = Tag

## app/overlay/names

names-unfollow-what = wem nicht mehr folgen?
names-follow-what = wem folgen?
names-nothing-is-followed-follows-what = Noch folgst du niemandem; { $key } folgt dem Thema einer Meldung, :follow einem Namen
names-no-name-is-known-here = Hier ist kein Name bekannt; :follow und ein Name folgt ihm
hint-follow-or-not = folgen oder nicht
hint-its-page = Seite

## app/overlay/notice

notice-not-taken = Nicht übernommen

## app/overlay/others

others-no-other-article-tells-this = Kein anderer Artikel erzählt diese Meldung
hint-take-out = herausnehmen

## app/overlay/page_form

page-form-no-feed-there-css-selectors = Kein Feed dort: CSS-Selektoren finden vielleicht die Einträge
page-form-what-selectors-find-can-only = Was Selektoren finden, ist nur auf der Seite zu sehen: diese Sitzung ist offline
hint-next-field = nächstes Feld
page-form-keep = behalten
page-form-follow = abonnieren
page-form-try = probieren
page-form-that-is-followed-already = Das ist schon abonniert
page-form-date = sein Datum; von selbst ein <time>
page-form-link = sein Link; von selbst der der Schlagzeile
page-form-title = seine Schlagzeile; von selbst die erste Überschrift
page-form-item = ein Eintrag: .news li, article

## app/overlay/palette

palette-now = jetzt
palette-its-stories-alone-of-group = nur ihre Meldungen · { $group }
palette-its-stories-alone = nur ihre Meldungen
palette-go-to-this-shelf = zu diesem Regal
hint-do-it = ausführen
hint-previous = zurück

## app/overlay/picture

picture-not-on-the-web = es liegt nicht im Web
    .short = nicht im Web
picture-no-pictures-here = Hier sind keine Bilder

## app/overlay/prompt_words

prompt-words-an-outlets-name-or-an = ein Magazin oder eine Adresse: Feed, Website, Kanal, Spiel
prompt-words-the-address-of-a-page = die Adresse einer Seite ohne Feed
prompt-words-enter-looks-for-the-feed = Enter sucht dort den Feed · Artikel und Einstellungen bleiben
prompt-words-enter-moves-it-to-that = Enter verschiebt sie in diese Gruppe
prompt-words-enter-renames-left-empty-it = Enter benennt um · leer erhält sie ihren alten Namen
prompt-words-a-program-and-its-arguments = ein Programm mit Argumenten · es erhält den Text
prompt-words-a-name-for-the-shelf = Name des Regals · Enter behält den Filter dort
prompt-words-enter-keeps-it-ctrl-j = Enter behält · Ctrl-J neue Zeile · auch Alt-Enter · leer entfernt
prompt-words-enter-saves-it-tab-follows = Enter merkt · Tab abonniert den Feed · Esc lässt es
prompt-words-each-word-is-a-tag = jedes Wort ein Schlagwort · Minus davor nimmt es weg
prompt-words-enter-keeps-it-then-n = Enter behält es, dann weiter mit n und N
prompt-words-words-source-name-kind-review = Wörter, source:name, kind:review, newer:2d, saved, -tag:x
prompt-words-link = Link{ " " }
prompt-words-shelf = Regal{ " " }
prompt-words-note = Notiz{ " " }
prompt-words-page = Seite{ " " }
prompt-words-add = neu{ " " }
prompt-words-address = Adresse{ " " }
prompt-words-group = Gruppe{ " " }
prompt-words-name = Name{ " " }
prompt-words-tag = Schlagwort{ " " }

## app/overlay/rule_menu

rule-menu-it-is-already = Es ist schon: { $kind }
rule-menu-kind-word-one-of = kind WORT, eines von { $known }
rule-menu-as-you-put-right-times = von { $source }, { $kind } — wie schon { $times }-mal berichtigt
rule-menu-as-you-took-out-times = alles von { $source } — wie schon { $times }-mal aus Meldungen genommen
rule-menu-all-about = alles über { $name }
hint-undo = rückgängig
hint-does-something-else = etwas anderes tun
hint-make-the-rule = Regel anlegen
rule-menu-always = immer { $act }: { $words }
rule-menu-whoever-tells-it = { $kind }, wer es auch meldet
rule-menu-all-of = alles von { $source }
rule-menu-of = { $kind } von { $source }
rule-menu-about = { $kind } über { $name }

## app/overlay/source_form

source-form-its-site-is-not-known = Ihre Website ist nicht bekannt
hint-keep = behalten

## app/overlay/source_picker

source-picker-nothing-was-changed = Nichts wurde geändert
hint-pick = wählen
hint-all-of-them = alle
hint-keeps-what-is-found = behält das Gefundene

## app/overlay/statistics

statistics-min = { $minutes } min
statistics-d = { $days } T
statistics-h = { $hours } h
statistics-grey-quiet-sources-kept-out = grau: stille Quellen, nicht mitgezählt
statistics-first-how-often-it-was = erste: wie oft sie von mehreren zuerst meldete · später: wie lange nach der ersten sonst
statistics-no-article-of-the-last = Kein Artikel der letzten { $days } Tage.
statistics-articles-read = { $days }: { $articles } Artikel, { $read } gelesen{ $spent }
statistics-in-about-min = { " " }in etwa { $spent } min
statistics-days = { $count ->
        [one] Ein Tag
       *[other] { $count } Tage
    }
statistics-what-the-outlets-send = Was die Magazine senden
statistics-saved = gemerkt
statistics-deals = Angebote
statistics-affiliate = Affiliate
statistics-late = später
statistics-first = erste
statistics-read = gelesen
statistics-a-day = am Tag

## app/overlay/steps

hint-redo = wiederholen

## app/overlay/why

why-a-source-is-left-alone = Eine Quelle bleibt unberührt durch eine Zeile in ihrem [[source]] in der Konfiguration:
why-a-rule-is-turned-off = Eine Regel wird mit ihrem Namen in links.toml neben der Konfiguration abgeschaltet:
why-not-what-you-want = Nicht gewollt?
why-hide-their-target-x-in = { $short ->
        [one] 1 verbirgt sein Ziel
       *[other] { $short } verbergen ihr Ziel
    }; x in der Linkauswahl fragt danach.
why-of-the-links-earn-somebody = An { $share } % der Links verdient jemand.
why-the-story-began-with-it = die Meldung begann damit
why-joined-by = verbunden durch { $words }
why-one-story-articles = Eine Meldung: { $outlets } Artikel
why-its-rank-in-for-you = Sein Rang in „Für dich“
why-its-kind = Seine Art: { $kind }
why-by-the-rule = durch die Regel { $rule }
why-removed = Entfernt: { $counts }
why-nothing-was-removed-no-rule = Nichts wurde entfernt: keine Regel traf zu.
why-what-acted-on-it = Was darauf wirkte
why-behind-your-spoiler-guard-for = Hinter deinem Spoilerschutz für „{ $guard }“: Enter im Artikel zeigt es.
why-the-text-has-not-come = Der Text ist noch nicht da.
why-why = Warum

## app/reader/enclosures

enclosures-plays = { " " }spielt ab
enclosures-files = Dateien{ "  " }
enclosures-files-come-with-this-article = { $count ->
        [one] Zu diesem Artikel gehört eine Datei
       *[other] Zu diesem Artikel gehören { $count } Dateien
    }
enclosures-no-sound-video-or-file = Zu diesem Artikel gehört kein Ton, Video oder anderes

## app/reader/changed_text

changed-text-as-it-stands-now = Der Artikel, wie er jetzt lautet

## app/reader/find

find-nothing-was-removed-from-the = Aus dem Text wurde nichts entfernt
find-removed-part-of = Entfernter Teil { $place } von { $of }
find-shows-what-was-removed-then = { $view } zeigt, was entfernt wurde, dann weiter mit { $next } und { $previous }
find-original-as-published = Original: wie veröffentlicht
find-marked-with-what-was-removed = Markiert: mit dem Entfernten · weiter mit { $next } { $previous }
find-marked-nothing-was-removed = Markiert: nichts wurde entfernt
find-stripped-the-clean-text = Bereinigt: der reine Text
find-the-view-is-that-of = Die Ansicht gilt für einen offenen Artikel
find-nothing-of-it-changed = Seit dem Lesen oder Merken hat sich nichts geändert
find-changes-what-was-added = Änderungen: was seit dem Lesen oder Merken dazukam und wegfiel
find-of = „{ $words }“ · { $place } von { $of }
find-is-not-on-this-page = „{ $words }“ steht nicht auf dieser Seite
find-nothing-is-looked-for-in = Auf der Seite wird nichts gesucht

## app/reader/footer

footer-via = via { $credited }
footer-first = erste
footer-same-story = Dieselbe Meldung
footer-tracking = { $mark } Tracking
footer-tag = { $mark } Kennung
footer-unwrapped = { $mark } ausgepackt
footer-short-link = { $mark } Kurzlink
footer-links = Links

## app/reader/comments

comments-getting-them = die Kommentare werden geholt …
comments-offline = Offline: die Kommentare sind nicht hier, und niemand wird gefragt
comments-did-not-come = Die Kommentare kamen nicht: { $reason }
comments-are-here = Die Kommentare sind da, als Ansicht des Artikels
comments-are-taken-away = Die Kommentare sind weggenommen
comments-what-people-say = Was andere dazu sagen
comments-none = Noch hat niemand etwas dazu gesagt.
comments-count = { $count ->
        [one] Ein Kommentar
       *[other] { $count } Kommentare
    }
comments-first-of = Die ersten { $shown } von { $all } Kommentaren
comments-first-of-more = Die ersten { $shown } von mehr als { $all } Kommentaren
comments-somebody = jemand
comments-name = Kommentare

## app/reader/header

header-next-view = { " " }Ansicht
header-for-the-next-view = { " " }für die nächste Ansicht
header-kept-beside-it = { " " }· dabei aufbewahrt
header-clean = { " " }rein
header-clean-text = { " " }reiner Text
header-for-the-clean-text = { " " }für den reinen Text
header-original = { " " }Original
header-for-the-original = { " " }für das Original
header-to-see = { " " }zeigen
header-nothing-removed = nichts entfernt
header-view-original = Original{ "  " }
header-view-changes = Änderungen{ "  " }
header-for-what-changed = { " " }für die Änderungen
header-changes = { " " }Änderungen
header-changed = geändert { $when }
header-view-marked = Markiert{ "  " }
header-removed = { $total } entfernt
header-more = { $counted } · { $more } weitere
header-other = weiteres
header-tracking = Tracking
header-notices = Hinweise
header-notice = Hinweis
header-affiliate = Affiliate
header-kept = Aufbewahrt { $kept_without_page }: { $reason }
header-note = Notiz:{ " " }
header-pictures = Bilder: { $names }
header-saved = gemerkt
header-finished = gelesen
header-updated = geändert { $day }
header-via = via{ " " }
header-min = { $minutes } min

## app/reader/highlights

highlights-saved-with-it = { $words } · damit gemerkt
highlights-marked = Markiert: „{ $text }“
highlights-mark-taken-off = Markierung entfernt
highlights-there-is-nothing-to-mark = Hier ist nichts zu markieren
highlights-passages-are-marked-in-the = Stellen werden in der bereinigten Ansicht markiert: { $key } führt hin
highlights-passages-are-marked-in-an = Stellen werden in einem offenen Artikel markiert

## app/reader/made

made-what-it-made-of-this = { $command }: das Ergebnis zu diesem Artikel

## app/reader/navigation

navigation-the-link-leads-nowhere = Der Link führt nirgendwohin: { $reason }
navigation-it-leads-to = Er führt zu { $address }
navigation-from-the-top = Von oben
navigation-no-other-story-in-this = Keine andere Meldung dieser Liste ist ungelesen
navigation-this-is-the-first-story = Dies ist die erste Meldung
navigation-this-is-the-last-story = Dies ist die letzte Meldung

## app/reader/pictures

pictures-offline-pictures-of-saved-articles = Offline: nur Bilder gemerkter Artikel sind da
pictures-pictures-are-off-images-never = Bilder sind aus: images = "never" in der Konfiguration
pictures-pictures-off = Bilder aus
pictures-pictures-on = Bilder an
pictures-did-not-come = kam nicht

## app/reader/render

render-there-is-no-text-here = Hier ist kein Text.
render-gets-the-whole-text = holt den ganzen Text
render-the-full-text-did-not = Der ganze Text kam nicht: { $reason }
render-getting-the-full-text = der ganze Text wird geholt …
render-opens-its-page-in-the = öffnet die Seite im Browser
render-shows-it = { " " }zeigt es
render-this-is-behind-your-spoiler = Dies liegt hinter deinem Spoilerschutz für „{ $guard }“.
render-spoilers = { $mask } Spoiler: { $guard }

## app/sources/pane_actions

pane-actions-polling-already-of = Der Abruf läuft schon: { $done } von { $total }
pane-actions-offline-nothing-is-polled = Offline: nichts wird abgerufen

## app/sources/source_settings

source-settings-looking-for-the-feed-of = Feed von { $typed } wird gesucht …
source-settings-leads-nowhere-did-you-mean = „{ $scheme }:“ führt nirgendwohin: war https://{ $rest } gemeint?
source-settings-is-no-address-such-as = „{ $typed }“ ist keine Adresse wie example.org · { $help }
source-settings-pick-has-a-list-of = :pick hat eine Liste von Magazinen
source-settings-did-you-mean = war { $name } gemeint?
source-settings-is-followed-already = { $name } ist schon abonniert
source-settings-change-its-url-there = ändere dort `url`
source-settings-stands-in-the-config = { $name } steht in der Konfiguration: { $what_to_do }
source-settings-the-demo-edition-keeps-its = Die Demo behält ihre Quellen
source-settings-delete-its-source-lines-there = lösche dort die Zeilen ihres [[source]]
source-settings-which-source-shows-them = Welche Quelle? { $pane } zeigt sie
source-settings-no-source-is-under-the = Hier steht keine Quelle
source-settings-no = nein
source-settings-yes = ja

## app/update

update-opened = Geöffnet: { $address }
update-pick-chooses-polls-keys = { $sources } · :pick wählt · { $poll } ruft ab · { $help } Tasten
update-offline-pressstart-demo-shows-the = { $sources } · offline · pressstart --demo zeigt die Demo · { $help } Tasten
update-sources = { $count ->
        [one] 1 Quelle
       *[other] { $count } Quellen
    }
update-gaming-sources = { $count } Spielemagazine
update-nothing-new-sources-failed = { $failed ->
        [one] Nichts Neues; 1 Quelle gestört
       *[other] Nichts Neues; { $failed } Quellen gestört
    }
update-nothing-new = Nichts Neues
update-changed = { $changed } geändert
update-no-source-answered-is-there = Keine Quelle hat geantwortet: gibt es ein Netz?
update-mutes-have-ended = { $count } Stummschaltungen sind abgelaufen
update-the-mute-of-has-ended = „{ $label }“ ist nicht mehr stumm
update-stories-are-back = { $count } Meldungen sind zurück
update-back = Zurück: „{ $title }“
update-and-more = { " " }und { $count } weitere

## ui/list/rows

rows-min = { $minutes } min
rows-changed = geändert
rows-opens = { " " }klappt auf
rows-deals-guides = { $guides } Angebote, Guides

## ui/overlay/about_page

about-page-followed = { $name } · gefolgt

## ui/overlay/account_form

account-form-asking-the-server = Server wird gefragt
account-form-try-it-then-keep-it = Probieren, dann in die Konfiguration
account-form-being-tried-esc-gives-up = Wird probiert; Esc bricht ab
account-form-name-here = Name hier
account-form-client-secret = Client-Secret
account-form-client-id = Client-Kennung
account-form-password-is = Passwort ist
account-form-user = Benutzer
account-form-address = Adresse
account-form-server = Server
account-form-a-new-account = Neues Konto

## ui/overlay/feed_picker

feed-picker-no-answer = Keine Antwort
feed-picker-feeds = Feeds

## ui/overlay/frame

frame-more = { " " }mehr ↓{ " " }
frame-more-v = { " " }mehr v{ " " }

## ui/overlay/help

help-no-key-does-that-here = Keine Taste tut das hier
help-or-a-word-searches = / oder ein Wort sucht
help-what-a-key-does = was eine Taste tut
help-keys-in-the = Tasten: { $scope }

## ui/overlay/later

later-such-as-friday-18-30 = etwa friday 18:30, 2w oder 2026-12-01
later-waiting-waiting-shows-them = { $waiting ->
        [one] 1 wartet · :waiting zeigt sie
       *[other] { $waiting } warten · :waiting zeigt sie
    }
later-friday-18-30-2w-2026 = friday 18:30, 2w, 2026-12-01
later-later = Später

## ui/overlay/links

links-same-story = Dieselbe Meldung
links-links = Links

## ui/overlay/mute_list

mute-list-since = { $does } · { $until } · seit { $since }
mute-list-hides = blendet aus
mute-list-spoiler-guard = Spoilerschutz
mute-list-until-unmuted = für immer
mute-list-until = bis { $moment }
mute-list-on-a-story-mutes-what = { $key } auf einer Meldung schaltet sie stumm; a fügt hinzu
mute-list-nothing-is-muted = Nichts ist stummgeschaltet.
mute-list-mutes = Stummschaltungen

## ui/overlay/mute_menu

mute-menu-a-regular-expression-for-headlines = ein regulärer Ausdruck für Schlagzeilen
mute-menu-deal-guide-rumour-video = deal, guide, rumour, video …
mute-menu-a-games-name = Name eines Spiels
mute-menu-words-those-in-quotes-in = Wörter, in Anführungszeichen am Stück
mute-menu-until = bis { $moment }
mute-menu-friday-2w-2026-12-01 = friday, 2w, 2026-12-01
mute-menu-until-sign = bis{ "  " }
mute-menu-nothing-is-lost-the-shelf = nichts geht verloren: das Regal „Stumm“ behält es
mute-menu-enter-takes-it-esc-leaves = Enter nimmt es, Esc lässt es
mute-menu-hides-it = blendet aus; drücken für Spoilerschutz
mute-menu-masks-it = verdeckt Schlagzeile und Text bis zum Öffnen
mute-menu-mute = Stummschalten
mute-menu-change-the-mute = Stummschaltung ändern

## ui/overlay/names

names-about = Wovon es handelt
names-followed = Gefolgt
names-follow = Folgen

## ui/overlay/page_form

page-form-no-link = kein Link
page-form-no-date = kein Datum
page-form-looking-at-the-page = die Seite wird angesehen …
page-form-a-page-without-a-feed = Eine Seite ohne Feed

## ui/overlay/palette

palette-enter-does-it-to-what = Enter tut es mit allem Passenden in dieser Liste
palette-nothing-is-called-that = Nichts heißt so
palette-a-few-letters-of-what = ein paar Buchstaben des Gesuchten
palette-commands = Befehle
palette-themes = Farbschemata

## ui/overlay/picture

picture-getting-the-picture = das Bild wird geholt …
picture-it-did-not-come = Es kam nicht: { $reason }
picture-picture-of = Bild { $chosen } von { $images }

## ui/overlay/rule_menu

rule-menu-none-yet-gr-on-a = Noch keine; gr auf einer Meldung macht eine
rule-menu-rules-made-from-stories = Regeln aus Meldungen
rule-menu-in-30-days = { $count } in 30 Tagen
rule-menu-a-rule-for-what-arrives = Regel für Neues

## ui/overlay/source_form

source-form-not-polled-yet = noch nicht abgerufen
source-form-well-next-poll = läuft · nächster Abruf { $next }
source-form-fails = gestört: { $reason }
source-form-fails-next-try = gestört · nächster Versuch { $next } · { $reason }
source-form-paused = pausiert

## ui/overlay/source_picker

source-picker-an-outlets-name = Name eines Magazins
source-picker-of-on-what-you-do = { $followed } von { $listed } an · nur Gewähltes wird abgerufen
source-picker-which-outlets = Welche Magazine?

## ui/overlay/steps

steps-undone = rückgängig gemacht
steps-next-undo = als Nächstes
steps-nothing-has-been-changed-yet = Noch wurde nichts geändert
steps-undo = Rückgängig

## ui/screen

screen-press-start-needs-40-columns = Press Start braucht 40 Spalten, 8 Zeilen

## ui/sources

sources-unread = { $name } · { $unread } ungelesen
sources-unread-next-poll = { $name } · { $unread } ungelesen · nächster Abruf { $next }
sources-next-try = { $name } · nächster Versuch { $next } · { $reason }
sources-is-paused = { $name } pausiert
sources-failing = ! gestört{ $mark }
sources-paused = { $name } (pausiert)
sources-all = Alle

## ui/status/bottom

bottom-min-left = { " " }· noch { $minutes } min
bottom-waiting = { $waiting ->
        [one] { $arrived } 1 wartet
       *[other] { $arrived } { $waiting } warten
    }
bottom-sync-fails = ! Abgleich
bottom-sync = { $polling } Abgleich
bottom-takes-in-of = { " " }übernimmt { $feeds ->
        [one] 1 Feed
       *[other] { $feeds } Feeds
    } aus { $path }
bottom-read-ones-too = auch Gelesenes
bottom-nothing-unread-matches-read-ones = nichts Ungelesenes passt: Gelesenes
bottom-selected = { $selected } ausgewählt
bottom-line-of = / { $words } · Zeile { $at } von { $lines }
bottom-not-on-this-page = / { $words } · nicht auf dieser Seite
bottom-press = { "  " }mit{ " " }
bottom-article-changed = { $arrived } dieser Artikel wurde geändert
bottom-new = { $arrived } { $unseen } neu
bottom-key-undoes = { " " }· { $key } rückgängig
bottom-undo = { " " }rückgängig
bottom-line = { $count ->
        [one] 1 Zeile
       *[other] { $count } Zeilen
    } · { $hint }
bottom-nothing-unread-matches-these-are = nichts Ungelesenes passt: dies ist gelesen
bottom-moves-it-there = { " " }verschiebt sie dorthin ·{ " " }

## commands

command-top = an den Anfang
    .short = Anfang
command-bottom = ans Ende; mit Zahl in diese Zeile
    .short = Ende
command-half-down = eine halbe Seite hinab
    .short = halbe Seite
command-half-up = eine halbe Seite hinauf
    .short = halbe Seite
command-page-down = eine Seite hinab
    .short = Seite
command-page-up = eine Seite hinauf
    .short = Seite
command-back = eine Ebene zurück; beendet nie
    .short = zurück
command-forward = öffnen; Seite hinab; am Ende erledigt und weiter
    .short = lesen
command-close = oberste Ebene schließen; in der Liste beenden
    .short = schließen
command-quit = sofort beenden
    .short = beenden
command-done = ganze Meldung erledigt, weiter
    .short = erledigt
command-save = mit ganzem Text auf die Leseliste, weiter; noch einmal nimmt es herunter
    .short = merken
command-toggle-read = gelesen oder ungelesen
    .short = gelesen/un-
command-tag = Schlagwörter; jedes Wort eines, ein Minus nimmt es weg
    .short = Schlagwort
command-mute = Thema stummschalten: Spiel, Wörter, Quelle, Art
    .short = stumm
command-mutes = die Stummschaltungen: was sie trafen; ändern oder beenden
    .short = Stumme
command-later = später: heute Abend, morgen, am Wochenende, ein Datum
    .short = später
command-waiting = zeigen, was bis später wartet
    .short = wartend
command-note = eine Notiz dazu schreiben; beim Suchen auf der Seite: die nächste Stelle
    .short = Notiz
command-highlight = Stelle markieren: H, bewegen (o anderes Ende), H; auf einer markierten nimmt es sie weg
    .short = markieren
command-finished = zu Ende gelesen oder nicht; am Ende eines gemerkten Textes von selbst
    .short = gelesen
command-refetch = bei einem gemerkten Artikel: die jetzige Seite holen, statt der aufbewahrten
command-push = die Leseliste an linkding, Karakeep, Pinboard oder andere übergeben, wie konfiguriert
command-sync = jetzt abgleichen: was hier geschah, geht zu den Konten, was dort geschah, kommt her
    .short = Abgleich
command-accounts = die Konten: letzter Abgleich, was wartet, was misslang und warum
command-stop-commands = eigene Befehle beenden, die laufen oder warten
    .short = anhalten
command-drop-made = das gezeigte Ergebnis eines eigenen Befehls vom Artikel wegnehmen
command-account-add = ein Konto auf FreshRSS, Miniflux, einem anderen Google-Reader- oder Fever-Server, wallabag oder Readeck einrichten
command-play = den Ton, das Video oder die Datei dazu abspielen oder holen; 2M die zweite
    .short = abspielen
command-fits = was von der Leseliste in 20 Minuten passt; „fits 45“ in 45
command-undo = rückgängig, auch über Neustarts hinweg
    .short = rückgängig
command-redo = Rückgängiges wiederholen
    .short = wiederholen
command-undo-list = was rückgängig zu machen ist, und wann es geschah
command-select = auswählen; danach gelten Urteile, o und y für die Auswahl
    .short = auswählen
command-select-moving = im Gehen auswählen; V beendet es, Esc wählt nichts
    .short = Bereich
command-select-range = vom zuletzt Gewählten bis hier auswählen
    .short = Bereich
command-done-above = alles darüber erledigt (Gemerktes bleibt)
    .short = oben erledigt
command-done-below = alles darunter erledigt (Gemerktes bleibt)
    .short = unten erledigt
command-next-unread = zur nächsten ungelesenen Meldung; nach der letzten von oben
command-next-story = nächste Meldung; 3J die dritte
    .short = weiter
command-previous-story = vorige Meldung
    .short = zurück
command-view = Ansicht: bereinigt, markiert, Original, Änderungen, und was eigene Befehle machten
    .short = Ansicht
command-view-stripped = ohne das, was die Regeln entfernen
command-view-marked = Entferntes durchgestrichen, mit Grund
command-view-original = wie veröffentlicht
command-view-changes = was das Magazin seit dem Lesen oder Merken geändert hat
command-other-articles = die anderen Artikel der Meldung
    .short = andere
command-links = Link wählen: Enter hier lesen, o Browser, y kopieren, s merken, x Kurzlink auflösen
    .short = Links
command-pictures = Bilder an oder aus
    .short = Bilder
command-picture = ein Bild groß öffnen
command-next-removed = in der markierten Ansicht: der nächste entfernte Teil
command-previous-removed = in der markierten Ansicht: der vorige entfernte Teil
command-whole-width = der Artikel in voller Breite, und zurück
    .short = breit
command-narrower-list = schmalere Liste; wird behalten
command-wider-list = breitere Liste; wird behalten
command-browser = im Browser öffnen, bereinigter Link
    .short = öffnen
command-browser-original = den Link öffnen, wie er veröffentlicht wurde
command-comments = die Kommentare: hier zu lesen, wo sie einen Feed haben (o öffnet ihre Seite), sonst im Browser
command-copy-link = den bereinigten Link kopieren
    .short = kopieren
command-copy-title = „Titel – Link“ kopieren
command-pipe = den Artikel an einen Befehl leiten
    .short = leiten
command-pager = den Text in $PAGER lesen
    .short = Pager
command-editor = den Text in $EDITOR öffnen
    .short = Editor
command-next-shelf = nächstes Regal
    .short = Regal
command-previous-shelf = voriges Regal
command-shelf-1 = erstes Regal
command-shelf-2 = zweites Regal
command-shelf-3 = drittes Regal
command-shelf-4 = viertes Regal
command-shelf-5 = fünftes Regal
command-shelf-6 = sechstes Regal
command-shelf-7 = siebtes Regal
command-shelf-8 = achtes Regal
command-shelf-9 = neuntes Regal
command-fold = in „Alle“: Angebote und Guides in der Liste, oder nur ihre Zahl darunter
    .short = zuklappen
command-sort = nächste Reihenfolge
    .short = sortieren
command-sort-newest = neueste zuerst
command-sort-oldest = älteste zuerst
command-sort-source = nach Quelle
command-sort-length = längste zuerst
command-sort-saved = zuletzt Gemerktes zuerst, Gelesenes am Ende
command-sort-outlets = meiste Magazine zuerst
command-show-read = auch Gelesenes zeigen
    .short = auch gelesen
command-show-new = zeigen, was neu kam; in einem Artikel, der sich beim Lesen geändert hat: wie er jetzt lautet
    .short = neu
command-keep-filter = den Filter als eigenes Regal behalten, in der Konfiguration
    .short = als Regal behalten
command-sources = die Quellenleiste
    .short = Quellen
command-find = auf der Seite suchen; n und N weiter, Esc beendet
    .short = suchen
command-find-next = nächste Fundstelle; n, solange gesucht wird
command-find-previous = vorige Fundstelle; N, solange gesucht wird
command-palette = jeder Befehl, mit Namen
    .short = Befehle
command-settings = Einstellungen einer Quelle
    .short = Einstellungen
command-rename = eine Quelle umbenennen
    .short = umbenennen
command-move = eine Quelle in eine andere Gruppe verschieben
    .short = verschieben
command-pause = eine Quelle pausieren oder fortsetzen
    .short = pausieren
command-remove = eine Quelle abbestellen; ihre Artikel bleiben
    .short = entfernen
command-add = eine Website oder einen Feed abonnieren, mit Adresse
    .short = hinzufügen
command-selectors = eine Seite ohne Feed abonnieren: CSS-Selektoren finden ihre Einträge
    .short = Selektoren
command-pick = Magazine aus der Liste wählen, Gruppe für Gruppe
    .short = wählen
command-import = OPML oder urls von newsboat übernehmen
    .short = importieren
command-failing = gestörte Quellen: warum, seit wann, und was hilft
    .short = gestört
command-statistics = was jedes Magazin sendet, und was gelesen wurde
    .short = Statistik
command-brief = was neu ist seit dem letzten Mal, Regal für Regal, und wie lange das Lesen dauert
    .short = Überblick
command-set = set NAME VALUE, für diese Sitzung
    .short = setzen
command-theme = Farben, beim Bewegen gezeigt
    .short = Farbschema
command-write = Gesetztes in die Konfiguration schreiben
    .short = schreiben
command-help = die Tasten, die hier gelten
    .short = mehr
command-poll = jetzt abrufen (in der Quellenleiste: diese Quelle)
    .short = abrufen
command-why = warum: was entfernt wurde, warum es zur Meldung gehört, warum dieser Rang
    .short = warum
command-rule = eine Regel aus dieser Meldung für Neues: was sie getroffen hätte und was sie tut; „kind WORD“ berichtigt die Art
    .short = Regel
command-rules = die Regeln aus Meldungen; beenden
    .short = Regeln
command-follow = dem Spiel, Studio oder der Plattform folgen, oder nicht mehr
    .short = folgen
command-about = die Seite des Spiels, Studios oder der Person: Meldungen, Tests, Gerüchte, Angebote; „about NAME“ zu diesem Namen
    .short = worüber
command-following = alles, dem gefolgt wird
command-join = die ausgewählten Meldungen und diese zusammenlegen; wird behalten
    .short = zusammenlegen
command-take-out = diesen Artikel aus seiner Meldung nehmen; wird behalten
    .short = herausnehmen
command-redraw = den Bildschirm neu zeichnen
command-suspend = anhalten
command-down = hinab; eine Zahl davor wiederholt
    .short = hinab
command-up = hinauf; eine Zahl davor wiederholt
    .short = hinauf
command-open = öffnen; im Artikel mit Zahl davor: zu diesem Link
    .short = lesen
command-done-all = alles Gezeigte erledigt; in der Quellenleiste: dieser Quelle oder Gruppe (Gemerktes bleibt)
    .short = alle erledigt
command-filter = filtern beim Tippen: Wörter, source:name, kind:review, newer:2d, saved …
    .short = filtern
lesson-forward = weiterlesen
lesson-done = erledigt, weiter
lesson-save = merken, weiter
lesson-undo = rückgängig
command-export = die Leseliste in eine Datei, je nach Endung: export DATEI.md, .epub, .html …
command-brief-to-a-file = ein Morgenüberblick oder seine Texte, auch per Timer
command-messages = was unten mitgeteilt wurde, das Letzte zuerst
    .short = Mitteilungen

## settings

setting-theme = Farben
setting-language = Sprache der Oberfläche; auto: die der Umgebung
setting-density = Zeilen je Meldung
setting-images = Bilder
setting-measure = Spalten des Artikeltextes, höchstens
setting-list-width = Spalten der Liste neben dem Artikel
setting-ascii = Zeichen und Linien nur in ASCII
setting-mouse = die Maus gehört dem Programm
setting-notify = der Desktop meldet, was neu kommt
setting-columns = { $least } bis { $most } Spalten
setting-list-width-free = wie Platz ist
setting-did-you-mean = ; war { $near } gemeint?
setting-unknown = Es gibt keine Einstellung „{ $name }“{ $meant }

## accounts

server-freshrss = FreshRSS
    .password = das API-Passwort deines Profils dort
server-miniflux = Miniflux
    .password = das aus Settings, Integrations, Google Reader
server-greader = anderer Google-Reader-Server
    .password = das Passwort dort
server-fever = ein Server mit Fever
    .password = das Passwort seiner Fever-Schnittstelle
server-wallabag = wallabag (Leseliste)
    .password = das Passwort dort
server-readeck = Readeck (Leseliste)
    .password = ein Token deines Profils, das lesen und schreiben darf
keeping-typed = hier eingegeben, in eigener Datei
keeping-command = von einem Programm ausgegeben
keeping-environment = in einer Umgebungsvariablen
keeping-file = in einer deiner Dateien

## times

moment-unknown = „{ $text }“ ist keine Zeit; etwa tonight, tomorrow, friday, 2d, 18:30, 3 dec oder 2026-12-01
moment-passed = „{ $text }“ ist vorbei
moment-today = heute { $time }
moment-tomorrow = morgen { $time }
date-months = Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.
date-days = Mo Di Mi Do Fr Sa So
date-day = %-d. %b
date-day-of-year = %-d. %b %Y
date-moment = %-d. %b %Y %H:%M
date-month = %b ’%y

## keys

keymap-then = , dann{ " " }
scope-list = Liste
scope-reader = Artikel
scope-sources = Quellen
key-letters = Text

## list

no-story-under-the-cursor = Hier steht keine Meldung

## hints

hint-ends-the-search = Suche beenden

## input/settings

settings-the-config-is-wrong = Die Konfiguration ist fehlerhaft
settings-the-link-rules-are-wrong = Die Link-Regeln sind fehlerhaft

## overlay/accounts

accounts-accounts = Konten

## overlay/brief

brief-to-read = { $time } zu lesen

## marks

step-done = erledigt
step-read = gelesen
step-unread = ungelesen
step-saved = gemerkt
step-unsaved = von der Leseliste genommen
step-joined = zusammengelegt
step-taken-out = aus der Meldung genommen
step-later = später
step-back = zurück
step-finished = zu Ende gelesen
step-unfinished = nicht zu Ende gelesen
step-noted = notiert
step-note-removed = Notiz entfernt
step-highlighted = Stelle markiert
step-highlight-removed = Markierung entfernt
step-tagged = Schlagwort { $tags }
step-untagged = ohne Schlagwort { $tags }
step-followed = gefolgt: { $names }
step-unfollowed = nicht mehr gefolgt: { $names }
step-with-title = { $verb }: „{ $title }“
step-with-count = { $verb }: { $things }
step-later-until = später, { $until }

## counts

count-stories = { $count ->
        [one] 1 Meldung
       *[other] { $count } Meldungen
    }
count-articles = { $count } Artikel
count-deals = { $count ->
        [one] 1 Angebot
       *[other] { $count } Angebote
    }
count-guides = { $count ->
        [one] 1 Guide
       *[other] { $count } Guides
    }
count-entries = { $count ->
        [0] keine Einträge
        [one] ein Eintrag
       *[other] { $count } Einträge
    }
count-headlines = { $count ->
        [0] keine Schlagzeilen
        [one] eine Schlagzeile
       *[other] { $count } Schlagzeilen
    }
count-links = { $count ->
        [0] keine Links
        [one] ein Link
       *[other] { $count } Links
    }
count-dates = { $count ->
        [0] keine Daten
        [one] ein Datum
       *[other] { $count } Daten
    }

## rules

act-save = merken
act-mute = stummschalten
act-read = erledigt
act-notify = melden
act-tag = Schlagwort #{ $tag }
act-push = an { $server } übergeben
act-kind = Art: { $kind }
act-alone = eine eigene Meldung
acted-save = gemerkt
acted-mute = stummgeschaltet
acted-read = gelesen
acted-notify = gemeldet
acted-tag = Schlagwort #{ $tag }
acted-push = für { $server } vorgemerkt
acted-kind = Art: { $kind }
acted-mask = verdeckt durch die Stummschaltung: { $what } „{ $label }“
acted-hide = ausgeblendet durch die Stummschaltung: { $what } „{ $label }“
acted-kind-put-right = seine Art wurde berichtigt: { $kind }; von selbst wäre sie { $was }
acted-alone = als eigene Meldung geführt
acted-by-rule = { $act } durch die Regel „{ $rule }“

## kinds

kind-news = News
kind-rumour = Gerücht
kind-review = Test
kind-preview = Vorschau
kind-deal = Angebot
kind-guide = Guide
kind-opinion = Meinung
kind-feature = Feature
kind-trailer = Trailer
kind-patch = Patch
kind-business = Branche
kind-video = Video
kind-other = Anderes

## source settings

source-setting-name = der gezeigte Name; leer der ursprüngliche
source-setting-group = wo sie aufgeführt ist
source-setting-every = Zeit zwischen zwei Abrufen, etwa 2h; leer wie überall
source-setting-full-text = auch die Seite jedes neuen Artikels holen
source-setting-strip = Links und Texte bereinigen
source-setting-pause = nicht abrufen
source-setting-quiet = nicht mitzählen
source-setting-prefer = ihr Text steht für eine Meldung, die mehrere bringen
source-setting-user-agent = der User-Agent statt unseres eigenen
source-setting-headers = weitere Anfrage-Header, etwa Accept-Language: en, X-Key: 1
source-setting-password-command = ein Programm mit Argumenten, das das Passwort ausgibt
source-setting-user = der Name für HTTP-Anmeldung; braucht das Programm darüber
source-setting-proxy = http://, https://, socks5:// oder socks5h://

## sorts

sort-newest = neueste zuerst
sort-oldest = älteste zuerst
sort-source = nach Quelle
sort-length = längste zuerst
sort-outlets = meiste Magazine zuerst
sort-saved = zuletzt Gemerktes zuerst
sort-for-you = Bestes für dich zuerst
sort-match = Treffer in Schlagzeilen zuerst

## reading list

kept-with-the-feeds-text = mit dem Text des Feeds
kept-as-a-link = als Link

## update

update-new-articles = { $new ->
        [one] 1 neuer Artikel
       *[other] { $new } neue Artikel
    }

## mutes

mute-by-words = Wörter
mute-by-game = Spiel
mute-by-source = Quelle
mute-by-kind = Art
mute-by-pattern = Muster
mute-by-rule = Regel
mute-told = { $step }, { $lasts }: { $articles }
mute-changed-told = { $step }, { $lasts }

## run

run-keys-broke = beim Lesen der Tasten ging etwas kaputt; mehr steht im Log
run-no-suspending = Dieses System kann kein Programm anhalten
run-sent-to-the-terminal = An das Terminal gesendet: { $what }
run-program-took = { $name } hat übernommen: { $what }
run-sent-to-the-terminal-alone = { $reason }; nur an das Terminal gesendet: { $what }
pictures-are-told-in-words = Für einen Screenreader werden Bilder in Worten genannt
pictures-built-without = Dieses Programm wurde ohne Bilder gebaut
pictures-need-colours = Bilder brauchen Farben
pictures-need-more-than-ascii = Bilder brauchen mehr als ASCII
poller-another-is-fetching = Ein anderes Press Start ruft ab; was es bekommt, erscheint auch hier
pages-not-saved = Nicht gemerkt: { $reason }
export-is-there-already = { $path } gibt es schon und bleibt, wie es ist: gib einen anderen Namen an
export-exported = Exportiert: { $told }
import-nothing-new = nichts Neues darin, { $refused } abgelehnt
import-no-file = es gibt keine solche Datei; gemeint ist der Name einer OPML-Datei oder der urls von newsboat
import-no-list = das ist keine Liste von Abonnements
import-no-feeds = weder OPML noch urls von newsboat, oder eine Liste ohne Feeds
source-settings-not-followed-any-more = die Quelle ist nicht mehr abonniert
programs-none-here = Kein { $what } hier: setze [open] { $key } in der Konfiguration
programs-browser = Browser
programs-player = Abspielprogramm
programs-no-web-link = { $url } ist kein Link ins Web
programs-open-names-it = { "[" }open] { $key } nennt es
programs-variable-names-it = ${ $name } nennt es
programs-set-one = setze ${ $variables } oder [open] { $key }
programs-enter-goes-back = Enter führt zurück zu Press Start
reader-its-links-earn = an { $share } % seiner Links verdient jemand

## reasons

rank-one-outlet = ein Magazin
rank-outlets-of-one-house = Magazine eines Hauses
rank-independent-outlets = { $count } unabhängige Magazine
rank-independent-outlets-and-more = { $count } unabhängige Magazine, { $more } weitere ihrer Häuser
rank-news-of-this-hour = aus dieser Stunde
rank-hours-old = { $count } Stunden alt
rank-days-old = { $count ->
        [one] 1 Tag alt
       *[other] { $count } Tage alt
    }
rank-you-follow = du folgst { $names }
evidence-word = „{ $what }“ in der Schlagzeile
evidence-first = die Schlagzeile beginnt mit „{ $what }“
evidence-last = die Schlagzeile endet mit „{ $what }“
evidence-slug = „{ $what }“ in der Adresse
evidence-folder = die Adresse liegt unter /{ $what }/
evidence-quotes = die Schlagzeile zitiert jemanden
evidence-rule-path = der Ordner seiner Adresse
evidence-rule-category = seine Kategorie
evidence-rule-slug = seine Adresse
evidence-rule-wording = die Wortwahl der Schlagzeile
evidence-cue = das Merkmal „{ $what }“
deal-percent-off = { $percent } % weniger
deal-half-price = halber Preis
outcome-confirmed = bestätigt
outcome-denied = dementiert

## hand-over

push-failed = , { $failed } misslungen
push-summary = { $server }: { $made } neu, { $added } ergänzt, { $same } unverändert{ $failed }

## sync

sync-sending = Wartendes wird gesendet
sync-asking-subscriptions = Abonnements werden erfragt
sync-asking-unread = Ungelesenes und Favoriten werden erfragt
sync-getting-articles = Artikel werden geholt { $done }/{ $total }
sync-asking-changes = Änderungen werden erfragt
sync-taking-in = { $count } werden übernommen
sync-getting-texts = Texte werden geholt { $done }/{ $total }
sync-saving-there = dort wird gemerkt { $done }/{ $total }

## page

page-picture-named = { "[" }Bild { $number }: { $alt }]
page-picture = { "[" }Bild { $number }]
removed-affiliate = Affiliate
removed-tracking = Tracking
removed-disclosure = Hinweis
removed-promo = Werbung
removed-title = Titel
removed-byline = Autorzeile
removed-debris = Überrest

## vorgelesen

setting-screen-reader = ein Bereich nach dem anderen, in Zeilen und Worten für Screenreader
setting-reduced-motion = nichts auf dem Bildschirm bewegt sich von selbst
setting-bidi = wer Text von rechts nach links ordnet
messages-messages = Mitteilungen
messages-nothing-was-said = Noch wurde nichts mitgeteilt
overlay-keys-does-nothing-here = { $key } tut hier nichts: { $hints }
bottom-error = Fehler:
frame-title-with-place = { $title }, { $at } von { $count }
header-spoken-removed = Entfernt:
spoken-heading = Überschrift: { $words }
spoken-link = Link { $number }: { $words }
spoken-link-lost = , bereinigt: { $lost }
spoken-lost = bereinigt: { $lost }
spoken-read = gelesen
spoken-unread = ungelesen
spoken-followed = gefolgt
spoken-on = an:{ " " }
spoken-off = aus:{ " " }
linear-folded = Darunter: { $counted }; { $key } klappt auf
linear-place = { $at } von { $count }.
linear-outlets = { $count } Magazine
linear-selected = ausgewählt
linear-finished = zu Ende gelesen
linear-percent-read = { $percent } Prozent gelesen
linear-not-begun = nicht begonnen
linear-partly-read = teils gelesen
linear-minutes = { $minutes ->
        [one] 1 Minute
       *[other] { $minutes } Minuten
    }
linear-saved = gemerkt
linear-later = später, bis { $moment }
linear-back = von später zurück
linear-note = mit Notiz
linear-tag = Schlagwort { $tag }
linear-within-the-hour = in der letzten Stunde
linear-an-hour-ago = vor 1 Stunde
linear-hours-ago = vor { $hours } Stunden
linear-a-day-ago = vor 1 Tag
linear-days-ago = vor { $days } Tagen
linear-open = aufgeklappt
linear-closed = zugeklappt
linear-all-sources = Alle Quellen, { $unread } ungelesen
linear-group = Gruppe { $name }, { $unread } ungelesen, { $state }
linear-source = { $name }, { $unread } ungelesen
linear-paused = , pausiert
linear-shown = , in der Liste gezeigt
linear-sources-fail = { $count } Quellen antworten nicht, { $state }
linear-source-fails = { $name } antwortet nicht
linear-status = , Status { $status }
linear-sources = Quellen
linear-article = Artikel von { $source }, Regal { $shelf }
linear-shelf = Regal { $shelf }, { $at } von { $of }
spoken-heading-before = Überschrift:{ " " }
spoken-caption-before = Bildtext:{ " " }
spoken-embedded-before = Eingebettet:{ " " }
spoken-quote = Zitat:
spoken-quote-end = Ende des Zitats.
spoken-code = Code:
spoken-code-end = Ende des Codes.
spoken-part = Ein neuer Teil.
spoken-list-of-one = Liste mit 1 Eintrag:
spoken-list = Liste mit { $count } Einträgen:
spoken-table-of-one = Tabelle mit 1 Zeile:
spoken-table = Tabelle mit { $count } Zeilen:
spoken-row = Zeile { $number }:{ " " }
spoken-table-end = Ende der Tabelle.
spoken-picture-of = Bild { $number }: { $alt }
spoken-picture = Bild { $number }
spoken-picture-untold = Bild { $number }, ohne Beschreibung
spoken-removed = (entfernt:{ " " }
spoken-removed-end = { " " }Ende des Entfernten)
spoken-added = (neu:{ " " }
spoken-added-end = { " " }Ende des Neuen)
spoken-link-number = Link { $number }
spoken-because = wegen{ " " }
spoken-becomes = , jetzt{ " " }
mute-menu-lasts = Dauer: { $chosen }. Andere: { $others }
linear-picker-group = Gruppe { $name }, { $on } von { $all } an
linear-key = Taste { $keys }

## pictures

picture-drawing = es ist eine Zeichnung (SVG), die der Browser zeigt
    .short = eine Zeichnung (SVG), die der Browser zeigt
picture-cannot-be-read = es ist nicht zu lesen
    .short = nicht zu lesen
picture-counts-readers = es zählt Leser
    .short = zählt Leser
picture-no-picture = es ist kein lesbares Bild
    .short = kein lesbares Bild
picture-too-small = es ist zu klein, um es zu sehen
    .short = zu klein, um es zu sehen
picture-offline = offline, und nicht aufbewahrt

## steps

journal-source-added = Quelle „{ $name }“ hinzugefügt
journal-source-removed = Quelle „{ $name }“ entfernt
journal-source-paused = Quelle „{ $name }“ pausiert
journal-source-resumed = Quelle „{ $name }“ fortgesetzt
journal-source-address = Adresse der Quelle „{ $name }“ geändert
journal-source-renamed = Quelle „{ $name }“ in „{ $to }“ umbenannt
journal-source-moved-out = Quelle „{ $name }“ steht in keiner Gruppe mehr
journal-source-moved = Quelle „{ $name }“ nach „{ $to }“ verschoben
journal-source-changed = { $setting } der Quelle „{ $name }“ geändert
journal-sources-changed = { $count } Quellen hinzugefügt, { $gone } entfernt
journal-imported-article-one = 1 Artikel aus { $list } übernommen
journal-imported-articles = { $count } Artikel aus { $list } übernommen
journal-sources-changed-one = 1 Quelle hinzugefügt, { $gone } entfernt
journal-sources-added-one = 1 Quelle hinzugefügt
journal-sources-added = { $count } Quellen hinzugefügt
journal-sources-removed-one = 1 Quelle entfernt
journal-sources-removed = { $count } Quellen entfernt
journal-imported-one = 1 Quelle übernommen
journal-imported = { $count } Quellen übernommen
journal-imported-shelf-one = 1 Regal übernommen
journal-imported-shelves = { $count } Regale übernommen
journal-guarded = Spoilerschutz: { $mute_by } „{ $label }“
journal-muted = stummgeschaltet: { $mute_by } „{ $label }“
journal-mute-changed = Stummschaltung geändert: { $mute_by } „{ $label }“
journal-unmuted = nicht mehr stumm: { $mute_by } „{ $label }“
journal-rule-tagged-one = Regel „{ $rule }“: Schlagwort #{ $tag }, 1 Artikel
journal-rule-tagged = Regel „{ $rule }“: Schlagwort #{ $tag }, { $count } Artikel
journal-rule-saved-one = Regel „{ $rule }“: gemerkt, 1 Artikel
journal-rule-saved = Regel „{ $rule }“: gemerkt, { $count } Artikel
journal-rule-muted-one = Regel „{ $rule }“: stummgeschaltet, 1 Artikel
journal-rule-muted = Regel „{ $rule }“: stummgeschaltet, { $count } Artikel
journal-rule-read-one = Regel „{ $rule }“: gelesen, 1 Artikel
journal-rule-read = Regel „{ $rule }“: gelesen, { $count } Artikel
journal-rule-called-one = Regel „{ $rule }“: Art: { $kind }, 1 Artikel
journal-rule-called = Regel „{ $rule }“: Art: { $kind }, { $count } Artikel
journal-rule-alone-one = Regel „{ $rule }“: eigene Meldung, 1 Artikel
journal-rule-alone = Regel „{ $rule }“: eigene Meldung, { $count } Artikel
journal-rule-made = Regel angelegt: { $rule }
journal-rule-ended = Regel beendet: { $rule }
journal-kind-put-right-one = Von Hand berichtigt: 1 Artikel, Art: { $kind }
journal-kind-put-right = Von Hand berichtigt: { $count } Artikel, Art: { $kind }
journal-command-kept = Aufbewahrt: { $name } zu „{ $title }“
journal-command-dropped = Weggenommen: { $name } von „{ $title }“
journal-sync-left = { $account }: dort nicht mehr abonniert: { $names }
journal-sync-read = { $account }: { $count } Artikel dort gelesen
journal-sync-taken-off = { $account }: { $count } dort von der Leseliste genommen
journal-sync-tags-off = { $account }: dort Schlagwörter von { $count } Artikeln genommen
import-part-shelf-one = 1 Regal
import-part-shelves = { $count } Regale
import-part-refused = { $count } abgelehnt
import-part-first-tag = { $count } nur mit dem ersten Schlagwort

## Mitteilungen anderer Teile: sonst auf Englisch; die Reihenfolge ist die der englischen Tabelle

message-fetch-bad-address = { $address } ist keine http- oder https-Adresse
message-fetch-outside = die Demo fragt niemanden außerhalb dieses Rechners, auch nicht { $address }
message-fetch-bad-setting = die Einstellung { $name } ist nicht zu gebrauchen
message-fetch-no-such-server = Server { $host } nicht gefunden: den Namen gibt es nicht, oder es gibt keine Verbindung
message-fetch-refused = Server { $host } lehnt Verbindungen ab
message-fetch-unreachable = Server { $host } ist nicht erreichbar
message-fetch-no-answer = Server { $host } antwortete nicht binnen { $seconds } Sekunden
message-fetch-stalled = Server { $host } sendete { $seconds } Sekunden lang nichts mehr
message-fetch-too-slow = Server { $host } war zu langsam: nach { $seconds } Sekunden war die Antwort nicht vollständig
message-fetch-tls = keine sichere Verbindung (TLS) zum Server { $host }: { $reason }
message-tls-hung-up = er brach ab, ehe die Verbindung sicher war
message-tls-expired = sein Zertifikat ist abgelaufen
message-tls-not-yet = sein Zertifikat gilt noch nicht; geht die Uhr richtig?
message-tls-other-name = sein Zertifikat gilt für einen anderen Namen
message-tls-revoked = sein Zertifikat wurde widerrufen
message-tls-unknown-issuer = sein Zertifikat ist von niemandem unterschrieben, dem dieses System traut
message-tls-not-valid = sein Zertifikat ist ungültig
message-fetch-no-certificates = Server { $host } ist nicht zu prüfen: dieses System hat keine Zertifikate; installiere sein Paket ca-certificates
message-fetch-hung-up = Server { $host } schloss die Verbindung ohne Antwort
message-fetch-not-http = Server { $host } sandte eine Antwort, die kein richtiges HTTP ist
message-fetch-broken-off = Server { $host } brach mitten in der Antwort ab
message-fetch-headers = Server { $host } sandte mehr als { $limit } kB an Headern
message-fetch-too-large = die Antwort des Servers { $host } ist größer als { $limit } MB
message-fetch-coding = Server { $host } hat die Antwort mit „{ $coding }“ gepackt, was ihm nicht angeboten war
message-fetch-damaged = die gepackte Antwort des Servers { $host } ist beschädigt
message-fetch-redirect = Server { $host } leitet um: { $reason }
message-redirect-nowhere = ohne zu sagen, wohin
message-redirect-unreadable = an eine unlesbare Adresse
message-redirect-scheme = an etwas, das weder http noch https ist
message-redirect-downgrade = von https an http, was nicht sicher ist
message-redirect-private = aus dem öffentlichen Netz an eine private Adresse
message-redirect-circle = im Kreis
message-redirect-cookie = im Kreis: er will einen Cookie, und hier wird keiner behalten
message-redirect-too-many = zu oft
message-fetch-private-address = die Adresse { $address } liegt in einem privaten Netz, und dorthin darf eine öffentliche Quelle nicht führen
message-fetch-private-link = { $address } liegt in einem privaten Netz, und dorthin darf eine öffentliche Quelle nicht führen
message-fetch-status = Server { $host } antwortete { $status }: { $reason }
message-status-no-content = kein Inhalt, wo ein Feed sein sollte
message-status-part = nur ein Teil, der nicht verlangt war
message-status-login = er will Namen und Passwort
message-status-paid = er will Geld
message-status-not-let-in = er lässt uns nicht ein
message-status-nothing-there = unter dieser Adresse ist nichts
message-status-kind-of-request = solche Anfragen bedient er nicht
message-status-took-too-long = er brauchte selbst zu lange
message-status-too-often = wir fragen zu oft
message-status-legal = er darf es aus rechtlichen Gründen nicht zeigen
message-status-busy = er ist gerade überlastet oder geschlossen
message-status-fault = er hat selbst einen Fehler
message-status-not-accepted = er nimmt die Anfrage nicht an
message-status-elsewhere = er verweist so anderswohin, dass ihm nicht zu folgen ist
message-status-no-feed = das ist kein Feed
message-fetch-nothing-to-keep = Server { $host } sagt, nichts habe sich geändert, doch von ihm kam noch nie etwas
message-fetch-empty = Server { $host } sandte eine leere Antwort
message-fetch-not-a-page = Server { $host } sandte keine Webseite, sondern { $media_type }
message-fetch-not-a-picture = Server { $host } sandte kein Bild, sondern { $media_type }
message-fetch-unreadable = die Seite des Servers { $host } ist nicht zu lesen
message-fetch-system = keine Anfrage ins Netz ist möglich: { $reason }
message-poll-too-often = ihr Server sagt, wir fragen zu oft
message-poll-busy = ihr Server ist gerade überlastet oder geschlossen
message-poll-gone = ihr Server sagt, diesen Feed gebe es nicht mehr
message-poll-pause = ihr Server bat um eine Pause
message-poll-stumbled = es war nicht zu lesen: das Programm stolperte darüber
message-poll-password-given-up = auf password_command wurde nicht länger gewartet
message-local-no-command = kein [[source]] der Konfiguration hat ein `command` dieses Namens
message-local-no-file-named = das nennt keine Datei dieses Rechners
message-local-no-file = es gibt keine Datei { $path }
message-local-forbidden = { $path } darf nicht gelesen werden
message-local-folder = { $path } ist ein Ordner, kein Feed
message-local-no-plain-file = { $path } ist keine gewöhnliche Datei
message-local-larger = { $path } ist größer als { $limit } MB
message-program-failed-saying = { $name } ist gescheitert ({ $how }): { $words }
message-program-failed = { $name } ist gescheitert ({ $how })
message-program-took-too-long-saying = { $name } brauchte länger als { $reason } und wurde beendet: { $words }
message-program-took-too-long = { $name } brauchte länger als { $reason } und wurde beendet
message-program-printed-too-much = { $name } gab mehr als { $limit } kB aus und wurde beendet
message-program-stopped = { $name } wurde angehalten
message-program-printed-nothing-itself = es gab nichts aus
message-program-file = seine Datei ist nicht zu schreiben: { $reason }
message-program-broke = dabei ging etwas kaputt; mehr steht im Log
message-program-stopped-before = angehalten, ehe es begann
message-program-run-already = es laufen schon { $count } Befehle
message-program-none-here = Kein Programm { $name } hier: { $hint }
message-program-not-allowed = { $name } darf nicht ausgeführt werden: { $hint }
message-program-cannot-be-started = { $name } ist nicht zu starten ({ $reason }): { $hint }
message-program-named-by-open = { "[" }open] { $key } nennt es
message-program-named-by-command = { "[" }commands] { $name } nennt es
message-program-named-by-hook = { "[" }hooks] saved nennt es
message-program-named-by-source = { "[" }[source]] command nennt es
message-program-exit-status = Status { $status }
message-program-signal = Signal { $signal }
message-duration-minutes = { $count } Minuten
message-duration-second = 1 Sekunde
message-duration-seconds = { $count } Sekunden
message-secret-program-cannot-be-started = das { $name } { $program } ist nicht zu starten
message-secret-program-failed = das { $name } { $program } ist gescheitert oder brauchte zu lange
message-secret-program-printed-nothing = das { $name } { $program } gab nichts aus
message-program-printed-nothing = { $name } gab nichts aus
message-secret-missing = in der Konfiguration fehlt { $program }, { $variable } oder { $file }
message-secret-no-variable = { $name }: die Umgebung hat kein { $variable }
message-hook-failed = der Hook { $name } ist bei „{ $title }“ gescheitert: { $how }
message-hook-too-long = der Hook { $name } brauchte bei „{ $title }“ zu lange
message-clipboard-none = kein Programm für die Zwischenablage ist genannt
message-clipboard-not-taken = { $name } hat es nicht genommen ({ $how })
message-find-address = nur http- und https-Adressen sind zu abonnieren, nicht „{ $typed }“
message-find-program = was ein Programm ausgibt, abonniert nur die Konfiguration: [[source]] mit `name` und `command`
message-find-whole-name = { $path } ist kein ganzer Dateiname
message-find-no-page = „{ $typed }“ ist keine Adresse einer Webseite
message-find-names-none = { $address }: die Antwort nennt keinen Feed
message-find-page-without-feed = { $address }: das ist eine Webseite, kein Feed, und sie nennt keinen; gib die Adresse des Feeds an oder merke die Seite
message-find-named-failed = { $page } ist eine Webseite, die einen Feed nennt, doch der misslang: { $reason }
message-feed-empty = die Antwort ist leer
message-feed-web-page-naming = das ist eine Webseite, kein Feed; sie verweist auf den Feed { $address }
message-feed-web-page = das ist eine Webseite, kein Feed
message-feed-broken = der Feed ist nicht zu lesen: { $reason }
message-feed-broken-middle-no-entry = die Datei endet mittendrin und enthält keinen ganzen Eintrag
message-feed-broken-middle = die Datei endet mittendrin
message-secret-no-file = { $path } ist keine Datei mit einem einzigen Geheimnis
message-secret-open-file = { $path } ist für andere lesbar; chmod 600 schließt sie
message-secret-empty-file = { $path } ist leer
message-lock-no-file = es ist keine gewöhnliche Datei
message-feed-json = es kam JSON, aber kein JSON-Feed
message-feed-gone = der Server sagt, diesen Feed gebe es nicht mehr
message-feed-broken-json = Zeile { $number } ist kein JSON
message-local-cannot-be-read = { $path } ist nicht zu lesen: { $reason }
message-feed-not-a-feed = das ist kein Feed: { $reason }
message-feed-kind-instead = stattdessen kam { $reason }
message-feed-kind-gzip = Gepacktes (gzip)
message-feed-kind-zip = ein Archiv (zip)
message-feed-kind-pdf = ein PDF-Dokument
message-feed-kind-picture = ein Bild
message-feed-kind-picture-or-sound = ein Bild oder Ton
message-feed-kind-sound = ein Ton
message-feed-plain-text = es kam reiner Text, der mit „{ $words }“ beginnt
message-feed-opml = es kam eine Liste von Abonnements (OPML); sie ist zu importieren
message-feed-sitemap = es kam eine Sitemap
message-feed-picture = es kam ein Bild
message-feed-markup = es kam Markup, das mit „{ $words }“ beginnt
message-selector-empty = `{ $key }` ist leer; es ist ein CSS-Selektor wie `.news li`
message-selector-none = `{ $key }` ist kein CSS-Selektor: { $written }
message-selector-item-scripts = `item` ({ $selector }) findet auf dieser Seite nichts; sie enthält kaum Text: wo Skripte sie füllen, laufen sie hier nicht
message-selector-item = `item` ({ $selector }) findet auf dieser Seite nichts
message-selector-no-headline = keine Schlagzeile steht in { $reason }; `title` kann sagen, wo sie steht
message-selector-title = `title` ({ $selector }) findet keine Wörter in { $reason }
message-selector-link = `link` ({ $selector }) findet keine Adresse in { $reason }
message-selector-the-one-item = dem einen Eintrag
message-selector-all-items = allen { $count } Einträgen
message-selector-left-out = { $count } von { $items } Einträgen haben keine Schlagzeile und bleiben weg
message-selector-no-date = in „{ $words }“ ist kein Datum zu lesen
message-selector-date = `date` ({ $selector }) findet nichts
message-page-gone = den Artikel gibt es nicht mehr
message-page-ending = das Programm wird beendet
message-page-feed = es ist ein Feed und kein Artikel; `:add` mit der Adresse abonniert ihn
message-lock-fetching = ein anderes Press Start ruft gerade ab ({ $path } ist gesperrt); danach noch einmal versuchen
message-lock-syncing = ein anderes Press Start gleicht gerade ab ({ $path } ist gesperrt); danach noch einmal versuchen
message-lock-unusable = { $path } ist nicht zu sperren: { $reason }
message-hand-over-strange = { $server } antwortete etwas, was solche Server nicht sagen
message-sync-login-freshrss = der Server nimmt Namen und Passwort nicht an; FreshRSS will das API-Passwort des Profils und die API in seinen Einstellungen eingeschaltet
message-sync-login-miniflux = der Server nimmt Namen und Passwort nicht an; Miniflux will die seiner Seite Integrations, Google Reader
message-sync-login-wallabag = der Server nimmt Namen und Passwort nicht an; wallabag will auch Kennung und Secret des Clients von der Seite API clients management
message-sync-login-readeck = der Server nimmt Namen und Passwort nicht an; Readeck will einen Token des Profils, der Lesezeichen lesen und schreiben darf
message-sync-login = der Server nimmt Namen und Passwort nicht an
message-sync-no-interface = unter dieser Adresse gibt es keine Schnittstelle { $name }; ist sie dort eingeschaltet, und stimmt die Adresse?
message-sync-api-off = der Server antwortete 503: die API ist in FreshRSS (Authentication) aus, oder er ist überlastet; Wartendes geht beim nächsten Mal
message-sync-too-often = der Server sagt, wir fragen zu oft; Wartendes geht beim nächsten Mal
message-sync-elsewhere = der Server antwortet von einer anderen Adresse ({ $status }); ist es https, und ist die Adresse vollständig?
message-sync-status = der Server antwortete { $status }; Wartendes geht beim nächsten Mal
message-sync-refused = der Server nimmt das nicht an (er antwortete { $status })
message-sync-not-followed = der Server abonniert { $url } nicht: { $reason }
message-sync-finds-no-feed = er findet dort keinen Feed
message-sync-open = Fever sendet etwas so Gutes wie das Passwort: die Adresse muss mit https beginnen oder auf diesem Rechner liegen
message-sync-strange = der Server gibt eine unverständliche Antwort: { $what }
message-trial-password = das Passwort
message-trial-token = der Token
message-trial-at-hand = liegt vor
message-trial-reading-list = Anmeldung, Leseliste
message-trial-subscriptions = Anmeldung, Abonnements
message-trial-unread = Ungelesenes
message-trial-starred = Favoriten
message-trial-labels = Labels
message-trial-perhaps-not-all = { $count }, vielleicht nicht alles
message-sync-log-in = Anmeldung
message-sync-push = Senden
message-sync-subscriptions = Abonnements
message-sync-marks = Gelesenes und Favoriten
message-sync-articles = Artikel
message-sync-tags = Schlagwörter
message-sync-reading-list = Leseliste
message-sync-save = Merken
message-store-missing = es gibt noch keine Datenbank { $path }; `pressstart fetch` legt sie an
message-store-no-database = { $path } ist keine Datenbank; verschiebe sie und starte neu, oder nenne mit --data-dir ein anderes Verzeichnis
message-store-no-file = { $path } ist keine gewöhnliche Datei; verschiebe sie, oder nenne mit --data-dir ein anderes Verzeichnis
message-store-foreign = { $path } ist die Datenbank eines anderen Programms; nenne mit --data-dir ein anderes Verzeichnis
message-store-newer = die Datenbank { $path } hat Version { $version }, und dieses Programm kennt bis { $known }: sie blieb unberührt; nimm ein neueres pressstart
message-store-older = die Datenbank { $path } hat eine ältere Version und ist nur zum Lesen offen; jeder schreibende Befehl erneuert sie
message-store-corrupt = die Datenbank { $path } ist beschädigt ({ $how }); `pressstart doctor --recover DATEI` rettet das Lesbare, oder setze eine Kopie an ihre Stelle
message-store-nothing-left = von der Datenbank { $path } ist nichts mehr zu lesen ({ $how }); setze eine Kopie an ihre Stelle
message-store-locked = die Datenbank { $path } hält ein anderer Prozess fest; danach noch einmal versuchen
message-store-gone = die Datenbank ist aus { $path } verschwunden, oder dort steht eine andere Datei; lege sie zurück
message-store-read-only = die Datenbank { $path } ist nicht zu beschreiben; gib dir Schreibrecht auf Datei und Verzeichnis
message-store-full = der Datenträger der Datenbank { $path } ist voll; nichts wurde geändert, schaffe Platz und versuche es noch einmal
message-store-cannot-open = { $path } ist nicht zu öffnen ({ $how }); prüfe die Rechte, oder nenne mit --data-dir ein anderes Verzeichnis
message-store-exists = { $path } gibt es schon und wird nicht überschrieben; wähle einen anderen Namen
message-store-database = die Datenbank { $path }: { $reason }
message-store-asked-already = dort wird schon { $name } gefragt
message-store-address-in-config = diese Quelle steht in der Konfiguration: ändere dort ihr `url`
message-store-name-in-config = diese Quelle steht in der Konfiguration: ändere dort ihr `name` oder `group`
message-store-from-account = diese Quelle kommt von einem Konto: ändere sie dort
message-store-followed-before = dort war schon { $name } abonniert: füge jene Adresse hinzu und entferne diese Quelle
message-store-undo-elsewhere = „{ $words }“ geschah seither am selben, in einem anderen Fenster: mache dort erst das rückgängig
message-store-redo-elsewhere = „{ $words }“ ist nicht zu wiederholen: seither geschah anderes, in einem anderen Fenster
message-run-broke = Etwas ging kaputt, { $reason }; mehr steht im Log
message-while-a-command-ran = als ein Befehl lief
message-while-articles-were-derived-again = als Artikel neu abgeleitet wurden
message-while-getting-a-page = beim Holen einer Seite
message-while-getting-comments = beim Holen der Kommentare
message-while-handing-over = beim Übergeben
message-while-indexing = beim Indizieren
message-while-keeping-a-page = beim Aufbewahren einer Seite
message-while-looking-at-a-page = beim Ansehen einer Seite
message-while-looking-for-a-feed = bei der Feedsuche
message-while-polling = beim Abrufen
message-while-reading = beim Lesen
message-while-resolving-a-link = beim Auflösen eines Links
message-while-saving-a-page = beim Merken einer Seite
message-while-syncing = beim Abgleich
message-while-the-hook-ran = als der Hook lief
message-while-trying-an-account = beim Probieren eines Kontos
message-while-writing = beim Schreiben
message-query-too-long = eine Abfrage hat höchstens { $most } Bytes
message-query-too-many = eine Abfrage hat höchstens { $most } Bedingungen
message-query-closes-nothing = diese ) schließt nichts
message-query-after-and = auf dieses „and“ muss etwas folgen
message-query-something-follows = hier muss etwas folgen
message-query-not-closed = das { $mark }, das hier öffnet, wird nie geschlossen
message-query-before-close = vor dieser ) muss etwas stehen
message-query-before-word = vor diesem „{ $word }“ muss etwas stehen
message-query-pattern-place = ein /regulärer Ausdruck/ gilt Schlagzeilen: title: nimmt einen, oder er steht allein
message-query-too-deep = das ist zu tief verschachtelt
message-query-no-pattern-because = das ist kein regulärer Ausdruck: { $why }
message-query-no-pattern = das ist kein regulärer Ausdruck
message-query-needs-a-value = { $field }: braucht einen Wert
message-query-muted = muted: nimmt die Kennung einer Stummschaltung, etwa muted:m3; muted allein heißt jede
message-query-no-field-near = ein Feld { $field }: gibt es nicht; war { $near } gemeint? Felder sind { $known }
message-query-no-field = ein Feld { $field }: gibt es nicht; Wörter mit Doppelpunkt gehören in Anführungszeichen. Felder sind { $known }
message-query-not-among-near = { $field }: ist eines von { $known }, nicht { $value }; war { $near } gemeint?
message-query-not-among = { $field }: ist eines von { $known }, nicht { $value }
message-query-no-moment = { $field }: nimmt eine Zeit wie 30m, 24h, 2d, 3w oder 2026-01-31, nicht { $value }
message-query-no-number = { $field }: nimmt eine Zahl wie 5, <5 oder >=5, nicht { $value }
message-mute-needs-something = eine Stummschaltung braucht etwas, wonach sie geht
message-mute-no-word = darin ist kein Wort
message-mute-no-kind = eine solche Art gibt es nicht
message-import-runs-program = es startet ein Programm, und Listen starten hier keines
message-import-filters = es filtert einen Feed durch ein Programm, und Listen starten hier keines; füge den Feed selbst hinzu
message-import-search = es sucht, was ein Regal nicht unterscheiden kann
message-import-search-tag = es sucht ein Schlagwort, das wegblieb: eine Quelle hat eine Gruppe, das erste Schlagwort
message-import-only-a-page = es nennt eine Seite und keinen Feed; `:add` mit dieser Seite findet ihn
message-import-no-address = es ist keine http- oder https-Adresse
message-export-folder-left = { $count } Artikel in { $path }, davon { $new } neu oder geändert, { $left } unberührt
message-export-folder-one = 1 Artikel in { $path }, davon { $new } neu oder geändert
message-export-folder = { $count } Artikel in { $path }, davon { $new } neu oder geändert
message-export-one = 1 Artikel in { $path }
message-export-many = { $count } Artikel in { $path }
message-export-is-a-folder = { $path } ist ein Ordner
message-export-is-a-link = { $path } ist ein Link; hindurch wird nichts geschrieben
message-export-no-folder = { $path } ist nicht zu schreiben: es gibt keinen Ordner { $folder }
message-export-cannot-be-written = { $path } ist nicht zu schreiben: { $reason }
message-export-no-form = „.{ $ending }“ ist keine Form für den Export: { $known } oder ein Ordner
message-system-not-found = Datei oder Ordner gibt es nicht
message-system-forbidden = die Rechte fehlen
message-system-entity-not-found = Datei oder Ordner gibt es nicht
message-system-denied = die Rechte fehlen
message-system-is-a-folder = das ist ein Ordner
message-system-no-folder = das ist kein Ordner
message-system-full = der Datenträger ist voll
message-system-read-only = nur lesbares Dateisystem
message-config-errors = { $path }: die Datei hat Fehler; behebe sie zuerst
message-config-no-table = { $path }: `ui` ist keine Tabelle
