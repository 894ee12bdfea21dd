# The texts of the face, in English. Every other language has the same ids with the same values; what it lacks is shown in English.
# docs/contributing.md says how a text or a language is added; tests/languages is the law.
#
# The words: story (one event in the news), article, source and outlet, shelf, done, save and reading list, later, tag, mute,
# spoiler guard, follow, mark (a passage) and note, view: stripped, marked, original.
# Never translated: names of commands and settings, words of queries, keys, what is typed.

## app/core/age

age-in-d = in { $count }d
age-in-h = in { $count }h
age-in-m = in { $count }m
age-soon = soon
age-now = now
age-minutes = { $count }m
age-hours = { $count }h
age-days = { $count }d

## themes

theme-terminal = the terminal’s own sixteen colours
theme-midnight = dark blue, a calm cyan
theme-arcade = black, bright and high in contrast
theme-moss = dark and warm, green as a cartridge
theme-dusk = dark violet, a soft rose
theme-paper = light and warm, ink on newsprint
theme-daylight = white, high in contrast
theme-frost = light and cool, a quiet teal
theme-high-contrast = black, all of it 7 to 1 or more
theme-high-contrast-light = white, all of it 7 to 1 or more

## app/core/screen

screen-copied = Copied { $what }

## app/input/hints

hints-more = more
hints-selects-none = selects none
hints-up-to-here = up to here
hints-one-story = one story
hints-tag = tag
hints-later = later
hints-save = save
hints-done = done
hints-show = show
hints-unfold = unfold
hints-fold = fold
hints-why-it-fails = why it fails
hints-all-keys = all keys
hints-done-with-all = done with all { $swept }
hints-unsave = unsave
hints-quit = quit
hint-leave = leave
hint-mark = mark
hint-next-sentence = next sentence
hint-other-end = other end
hint-shorter = shorter
hint-longer = longer
hints-back = back
hints-undo = { " " }undo

## app/input/key_dispatch

key-dispatch-shows-the-keys = { $words } · { $help } shows the keys
key-dispatch-does-nothing-here = { $keys } does nothing here
key-dispatch-works-in-the = { $keys } works in the { $scope }: { $short }
key-dispatch-works-in-the-sources-pane = { $keys } works in the sources pane: { $short }
key-dispatch-a-count-goes-before-motions = A count goes before motions: { $count }j; nothing was done

## app/input/list_commands

list-commands-nothing-has-arrived-since = Nothing has arrived since
list-commands-sorted = Sorted { $order }
list-commands-unread-stories-only = Unread stories only
list-commands-read-stories-are-shown-too = Read stories are shown too

## app/input/open_links

open-links-this-article-has-no-link = This article has no link
open-links-opened = Opened { $words }
open-links-links = { $count } links
open-links-of = { $count } of { $selected } links
open-links-pages-at-once-are-too = { $count } pages at once are too many for a browser; { $most } may be
open-links-none-of-these-articles-has = None of these articles has a link
open-links-title-and-link = title and link
open-links-names-no-comments-for-this = { $source_name } names no comments for this

## app/input/own_commands

own-commands-what-made-is-taken-away = What { $command } made is taken away
own-commands-what-a-command-of-your = What a command of your own made goes while it is on screen: { $key } shows it
own-commands-done = { $name }: done
own-commands-of-is-here-shows-it = { $name } of “{ $title }” is here: { $key } shows it as a view
own-commands-what-it-made-of-this = { $name }: what it made of this article
own-commands-is-kept-beside-the-article = { $name } is kept beside the article
own-commands-no-command-of-your-own = No command of your own runs
own-commands-runs-for-articles = { $name } runs for { $many } articles…
own-commands-articles-at-once-are-too = { $many } articles at once are too many for { $name }; { $most } may be
own-commands-runs = { $name } runs…

## app/input/palette

palette-there-is-no-shelf = There is no shelf “{ $name }”
palette-on-the-command-line = On the command line: { $command }
palette-export-file-md-epub-html = export FILE.md, .epub, .html, .csv … · on the command line: { $command }
palette-asks-for-something-what-stands = “{ $line }” asks for something: what stands behind it on this key was not done
palette-there-is-no-command = There is no command “{ $line }”

## app/input/prompt

prompt-looking-for-the-feed = looking for the feed…
prompt-a-quote-is-missing-at = a quote is missing at the end
prompt-nothing-saved-a-link-begins = Nothing saved: a link begins with https:// or http://
prompt-not-noted-goes-on-with-it = Not noted; { $key } goes on with what was typed

## app/input/reader_commands

reader-commands-the-list-has-columns = The list has { $width } columns
reader-commands-list-and-article-do-not = List and article do not stand side by side here

## app/input/scroll

scroll-the-end-next-story = The end · { $key } next story
scroll-the-end = The end

## app/input/settings

settings-the-demo-edition-writes-no = The demo edition writes no config: what was set holds until it ends
settings-nothing-was-set-that-is = Nothing was set that is not written · :set NAME VALUE
settings-the-config-was-read-anew = The config was read anew
settings-not-written = Not written: { $reason }
settings-written-into-the-config = Written into the config: { $names }
settings-the-last-good-ones-go = The last good ones go on.
settings-the-link-rules-were-read = The link rules were read anew, with notices and sites
settings-the-last-good-one-goes = The last good one goes on.
settings-for-now-write-keeps-it = { $name } = { $value }, for now · :write keeps it
settings-the-list-has-columns-also = The list has { $value } columns, also at the next start
settings-cannot-be = { $name } cannot be “{ $value }”: { $meant }
settings-did-you-mean = did you mean { $near }?
settings-it-can-be = it can be { $possible }
settings-is-it-can-be = { $name } is { $value }; it can be { $possible }

## app/input/shell_commands

shell-commands-there-is-no-link = There is no link { $number }

## app/input/source_commands

source-commands-import-file-opml-or-newsboats = import FILE: OPML, or newsboat’s urls
source-commands-is-no-address-of-a = “{ $typed }” is no address of a page, such as example.org/news

## app/list/empty

empty-all-keys = all keys
empty-a-sites-address = a site’s address
empty-which-outlets = which outlets
empty-takes-in-feeds = takes in { $feeds } feeds
empty-next-shelf = next shelf
empty-wait-until-later = { $waiting } wait until later
empty-shows-what-is-read-too = shows what is read too
empty-polls-now = polls now
empty-the-mutes-there-are = the mutes there are
empty-on-a-story-mutes-its = on a story mutes its like
empty-on-a-story-keeps-it = on a story keeps it here
empty-back-to-the-whole-list = back to the whole list
empty-on-a-story-lets-it = on a story lets it wait
empty-and = { " " }and{ " " }
empty-all-read-but = All read but { $counted }.
empty-all-read = All read.
empty-pressstart-demo-shows-the-demo = pressstart --demo shows the demo edition, without a network
empty-nothing-here-yet = Nothing here yet.
empty-no-outlet-is-followed = No outlet is followed.
empty-no-source-answered-is-there = No source answered: is there a network?
empty-no-source-could-be-read = No source could be read. { $name }: { $reason }
empty-nothing-here-yet-and-the = Nothing here yet, and the network is off.
empty-nothing-unread-on-this-shelf = Nothing unread on this shelf.
empty-asking-the-press-of-sources = Asking the press: { $done } of { $total } sources
empty-nothing-is-muted = Nothing is muted.
empty-the-reading-list-is-empty = The reading list is empty.
empty-nothing-matches-this-filter = Nothing matches this filter.
empty-nothing-waits-until-later = Nothing waits until later.
empty-nothing-unread-from = Nothing unread from { $source }.
empty-asking-the-press = Asking the press

## app/list/saved_shelf

saved-shelf-new-shelves-stand-in-the = { $shelves } new shelves stand in the config
saved-shelf-is-a-shelf-now-and = “{ $name }” is a shelf now, and stands in the config
saved-shelf-is-a-shelf-until-the = “{ $name }” is a shelf until the demo edition ends
saved-shelf-a-shelf-needs-a-name = A shelf needs a name
saved-shelf-there-is-a-shelf-already = There is a shelf “{ $name }” already
saved-shelf-nothing-is-filtered-what-finds = Nothing is filtered: what / finds can be kept as a shelf

## app/list/shelf

shelf-demo-edition = demo edition
shelf-offline = offline
shelf-saving = saving { $number }/{ $total }
shelf-failing = { $sources } failing
shelf-muted = Muted
shelf-saved = Saved
shelf-deals = Deals
shelf-rumours = Rumours
shelf-for-you = For you
shelf-all = All
shelf-polling = polling

## app/list/shelves

shelves-deals-and-guides-are-folded = Deals and guides are folded
shelves-deals-and-guides-stand-in = Deals and guides stand in the list
shelves-deals-and-guides-are-folded-in = Deals and guides are folded in All alone
shelves-there-are-shelves-a-query = There are { $all } shelves; a query saved in the config is one more

## app/marks/decide

decide-noted = Noted: { $note }
decide-note-taken-off = Note taken off
decide-all-of-them-are-saved = All of them are saved, and stay
decide-no-story-stands-below = No story stands below
decide-no-story-stands-above = No story stands above
decide-nothing-in-this-list-matches = Nothing in this list matches{ $folded }
decide-opens-deals-and-guides = { " " }· { $key } opens deals and guides
decide-nothing-unread-there = Nothing unread there
decide-neither-a-source-nor-a = Neither a source nor a group is under the cursor
decide-it-stands-alone-already = It stands alone already
decide-selected-on-the-story-it = Selected: { $key } on the story it belongs to puts them together
decide-not-tagged-put-tags-on = Not tagged: put tags on or take tags off, one after the other
decide-no-tag-was-typed = No tag was typed
decide-not-tagged-a-tag-has = Not tagged: a tag has at most { $most } letters

## app/marks/history

history-redid = Redid
history-undid = Undid
history-nothing-to-redo = Nothing to redo
history-nothing-to-undo = Nothing to undo
history-not-kept = Not kept: { $reason }

## app/marks/reading_list

reading-list-only-what-is-saved-is = Only what is saved is kept: { $key } saves it
reading-list-getting-the-page-as-it = getting the page as it is now…
reading-list-offline-the-page-cannot-be = Offline: the page cannot be fetched
reading-list-handing-the-reading-list-over = handing the reading list over…
reading-list-no-server-is-named-in = No server is named in the config: see [push] in `pressstart config example`
reading-list-offline-nothing-is-handed-over = Offline: nothing is handed over
reading-list-finished = Finished “{ $title }”
reading-list-kept = Kept { $kept }, { $reason }: “{ $title }”
reading-list-as-a-link = as a link
reading-list-links-saved-their-pages-come = { $many } links saved; their pages come in the background
reading-list-saved-its-page-comes-in = Saved; its page comes in the background

## app/overlay/about_page

about-page-said-by = said by { $source }
about-page-offers = Offers
about-page-rumours = Rumours
about-page-reviews = Reviews
about-page-on = on
about-page-said-before = said before
about-page-out = out
about-page-stories = Stories
about-page-looking-for-the-feed = looking for the feed…
about-page-offline-nothing-is-asked-for = Offline: nothing is asked for
about-page-no-item-here-links-to = No item here links to its page in the shop
about-page-no-headline-here-speaks-of = No headline here speaks of “{ $name }”
about-page-no-name-is-known-here = No name is known here; :about and a name shows what is told of it
hint-close = close
hint-next = next
hint-follow-its-news-on-steam = follow its news on Steam
hint-as-a-list = as a list
hint-read-it = read it
about-page-follow = follow
about-page-unfollow = unfollow

## app/overlay/account_form

account-form-stands-in-the-config-the = { $name } stands in the config; the first sync begins
account-form-offline-no-server-can-be = Offline: no server can be asked whether it lets you in
account-form-the-demo-edition-keeps-no = The demo edition keeps no accounts
account-form-this-is-no-http-or = This is no http or https address
account-form-the-servers-address-is-missing = The server’s address is missing
hint-back = back
hint-another = another
hint-try-it-then-keep-it = try it, then keep it
hint-give-up = give up
account-form-given-up-nothing-was-kept = Given up; nothing was kept
account-form-a-quote-is-missing-at = A quote is missing at the end
account-form-wallabag-wants-the-secret-of = wallabag wants the secret of that client too
account-form-wallabag-wants-the-id-of = wallabag wants the id of a client: its page API clients management makes one
account-form-the-password-or-where-it = The password, or where it is, is missing
account-form-the-users-name-there-is = The user’s name there is missing
account-form-of-the-same-page = of the same page
account-form-of-the-page-api-clients = of the page API clients management there
account-form-your-name-there = your name there
account-form-file = File
account-form-variable = Variable
account-form-program = Program
account-form-password = Password
account-form-token = Token

## app/overlay/accounts

accounts-sent-changed-there-new = { $sent } sent, { $changed } changed there, { $new } new; { $waits }
accounts-waiting = { $waiting } waiting
accounts-nothing-waits = nothing waits
accounts-account-add-sets-up-another = :account add sets up another one.
accounts-syncs-now = { $key } syncs now.
accounts-nothing-was-synced-yet = Nothing was synced yet.
accounts-the-last-sync-was-ago = The last sync was { $age } ago.
accounts-the-last-sync-was-just = The last sync was just now.
accounts-the-last-sync-was-on = The last sync was on { $age }.
accounts-a-sync-goes-on = A sync goes on: { $step }.
accounts-a-sync-begins = A sync begins.
accounts-account-add-sets-one-up = :account add sets one up: its kind, address, user and password are typed and tried.
accounts-no-account-stands-in-the = No account stands in the config, or nothing may be asked.
accounts-in-step-sent-changed-there = In step: { $sent } sent, { $changed } changed there, { $new } new
accounts-the-sync-with-did-not = The sync with { $failed } did not succeed; :accounts tells why
accounts-no-account-is-set-up = No account is set up; :account add does that
accounts-offline-nothing-is-synced = Offline: nothing is synced

## app/overlay/brief

brief-min = { $minutes } min
brief-hours = { $hours } h { $minutes }
brief-facts = { $source_name } · { $age }{ $outlets } · { $minutes } min
brief-outlets = { " " }· { $sources } outlets
brief-behind-a-spoiler-guard = behind a spoiler guard
brief-new-stories = { $count ->
        [one] One new story { $since }
       *[other] { $count } new stories { $since }
    }
brief-nothing-new = Nothing new { $since }
brief-in-the-last-day = in the last day
brief-since = since { $moment }
brief-brief = Brief

## app/overlay/failing

failing-no-source-fails = No source fails
failing-it-was-asked-too-often = It was asked too often: a longer time between two polls (every) keeps it friendly.
failing-the-proxy-wants-a-login = The proxy wants a login.
failing-the-feed-has-gone-from = The feed has gone from there: give the site’s address, and the feed’s new one is looked for.
failing-it-shuts-programs-out-another = It shuts programs out: another user_agent in its settings may help.
failing-it-wants-a-login-user = It wants a login: user and password_command in its settings.
failing-it-is-tried-at-the = It is tried at the next poll.
failing-next-try = Next try { $until }.
failing-next-try-the-wait-grows = Next try { $next }: the wait grows with each failure, and this was { $failures } in a row.
failing-it-is-not-asked-again = It is not asked again by itself.
failing-offline-nothing-is-asked = Offline: nothing is asked.
failing-it-is-paused-nobody-asks = It is paused: nobody asks it.
failing-it-last-answered-ago = It last answered { $age } ago.
failing-it-last-answered-on = It last answered on { $age }.
failing-it-answered-just-now = It answered just now.
failing-it-has-never-answered = It has never answered.
failing-it-answers-again = It answers again.
failing-of-failing = { $name } ({ $place } of { $fails } failing)
hint-settings = settings
hint-remove = remove
hint-another-address = another address
hint-open-the-site = open the site
failing-pause = pause
failing-go-on = go on
hint-try-now = try now

## app/overlay/feed_picker

feed-picker-not-added-the-page-of = Not added: the page of { $site } names { $feeds } feeds; add it again to choose
feed-picker-not-added = Not added: { $reason }
feed-picker-that-is-followed-already = That is followed already
feed-picker-keep-the-address-and-try = { $reason }. Keep the address, and try again at every poll?
feed-picker-the-page-names-feeds-which = The page names { $feeds } feeds. Which one?
hint-leave-it = leave it
hint-pick-several = pick several
hint-follow = follow
hint-take-it = take it
hint-keep-it-and-try-again = keep it and try again

## app/overlay/help

help-in-the = in the { $scope }: { $words }
hint-search = search
hint-scroll = scroll

## app/overlay/later

hint-until-then = until then
later-next-week = next week
later-tomorrow = tomorrow
later-tonight = tonight
later-late-tonight = late tonight
later-weekend = weekend
later-next-weekend = next weekend
later-back-at-once = back at once
later-a-date-or-time = a date or time…

## app/overlay/links

links-asking-where-it-leads = asking where it leads…
links-offline-the-link-cannot-be = Offline: the link cannot be resolved
links-this-link-says-itself-where = This link says itself where it leads
links-no-links-here = No links here
hint-resolve = resolve
hint-save = save
hint-copy = copy
hint-browser = browser
hint-read-here = read here
links-getting-the-page = getting the page…
links-saving-the-page = saving the page…
links-offline-the-page-cannot-be = Offline: the page cannot be fetched

## app/overlay/mute_list

hint-add = add
hint-guard-or-hide = guard or hide
hint-change = change
hint-end-it = end it
hint-what-it-caught = what it caught

## app/overlay/mute_menu

mute-menu-this-one-has-no-words = This one has no words to change
hint-for-how-long = for how long
hint-mute = mute
mute-menu-there-is-nothing-to-mute = There is nothing to mute
mute-menu-until-unmuted = until unmuted
mute-menu-date = date…
mute-menu-month = month
mute-menu-week = week
mute-menu-day = day

## app/overlay/names

names-unfollow-what = unfollow what?
names-follow-what = follow what?
names-nothing-is-followed-follows-what = Nothing is followed; { $key } follows what a story is about, :follow a name
names-no-name-is-known-here = No name is known here; :follow and a name follows it
hint-follow-or-not = follow or not
hint-its-page = its page

## app/overlay/notice

notice-not-taken = Not taken

## app/overlay/others

others-no-other-article-tells-this = No other article tells this story
hint-take-out = take out

## app/overlay/page_form

page-form-no-feed-there-css-selectors = No feed there: CSS selectors can find its entries
page-form-what-selectors-find-can-only = What selectors find can only be seen in the page: this session is offline
hint-next-field = next field
page-form-keep = keep
page-form-follow = follow
page-form-try = try
page-form-that-is-followed-already = That is followed already
page-form-date = its date; by itself a <time>
page-form-link = its link; by itself that of the headline
page-form-title = its headline; by itself the first heading
page-form-item = one entry: .news li, article

## app/overlay/palette

palette-now = now
palette-its-stories-alone-of-group = its stories alone · { $group }
palette-its-stories-alone = its stories alone
palette-go-to-this-shelf = go to this shelf
hint-do-it = do it
hint-previous = previous

## app/overlay/picture

picture-not-on-the-web = it is not on the web
    .short = not on the web
picture-no-pictures-here = No pictures here

## app/overlay/prompt_words

prompt-words-an-outlets-name-or-an = an outlet’s name, or an address: feed, site, channel, game
prompt-words-the-address-of-a-page = the address of a page without a feed
prompt-words-enter-looks-for-the-feed = Enter looks for the feed there · its articles and settings stay
prompt-words-enter-moves-it-to-that = Enter moves it to that group
prompt-words-enter-renames-left-empty-it = Enter renames · left empty it gets the name it came with
prompt-words-a-program-and-its-arguments = a program and its arguments · it gets the text
prompt-words-a-name-for-the-shelf = a name for the shelf · Enter keeps the filter there
prompt-words-enter-keeps-it-ctrl-j = Enter keeps it · Ctrl-J begins a line · so does Alt-Enter · empty takes it off
prompt-words-enter-saves-it-tab-follows = Enter saves it · Tab follows its feed · Esc leaves it
prompt-words-each-word-is-a-tag = each word is a tag · a minus before each takes them off
prompt-words-enter-keeps-it-then-n = Enter keeps it, then n and N step
prompt-words-words-source-name-kind-review = words, source:name, kind:review, newer:2d, saved, -tag:x
prompt-words-link = link{ " " }
prompt-words-shelf = shelf{ " " }
prompt-words-note = note{ " " }
prompt-words-page = page{ " " }
prompt-words-add = add{ " " }
prompt-words-address = address{ " " }
prompt-words-group = group{ " " }
prompt-words-name = name{ " " }
prompt-words-tag = tag{ " " }

## app/overlay/rule_menu

rule-menu-it-is-already = It is { $kind } already
rule-menu-kind-word-one-of = kind WORD, one of { $known }
rule-menu-as-you-took-out-times = all of { $source } — as you took out of stories { $times } times
rule-menu-as-you-put-right-times = of { $source }, { $kind } — as you put right { $times } times
rule-menu-all-about = all about { $name }
hint-undo = undo
hint-does-something-else = does something else
hint-make-the-rule = make the rule
rule-menu-always = always { $act }: { $words }
rule-menu-whoever-tells-it = { $kind }, whoever tells it
rule-menu-all-of = all of { $source }
rule-menu-of = { $kind } of { $source }
rule-menu-about = { $kind } about { $name }

## app/overlay/source_form

source-form-its-site-is-not-known = Its site is not known
hint-keep = keep

## app/overlay/source_picker

source-picker-nothing-was-changed = Nothing was changed
hint-pick = pick
hint-all-of-them = all of them
hint-keeps-what-is-found = keeps what is found

## app/overlay/statistics

statistics-min = { $minutes } min
statistics-d = { $days } d
statistics-h = { $hours } h
statistics-grey-quiet-sources-kept-out = grey: quiet sources, kept out of the counts
statistics-first-how-often-it-was = first: how often it was the first of several to tell a story · late: how long after the first it was when not
statistics-no-article-of-the-last = No article of the last { $days } days.
statistics-articles-read = { $days }: { $articles } articles, { $read } read{ $spent }
statistics-in-about-min = { " " }in about { $spent } min
statistics-days = { $count ->
        [one] One day
       *[other] { $count } days
    }
statistics-what-the-outlets-send = What the outlets send
statistics-saved = saved
statistics-deals = deals
statistics-affiliate = affiliate
statistics-late = late
statistics-first = first
statistics-read = read
statistics-a-day = a day

## app/overlay/steps

hint-redo = redo

## app/overlay/why

why-a-source-is-left-alone = A source is left alone by a line in its [[source]] in the config:
why-a-rule-is-turned-off = A rule is turned off by its name in links.toml, beside the config:
why-not-what-you-want = Not what you want?
why-hide-their-target-x-in = { $short } hide their target; x in the link picker asks where they lead.
why-of-the-links-earn-somebody = { $share } % of the links earn somebody money.
why-the-story-began-with-it = the story began with it
why-joined-by = joined by { $words }
why-one-story-articles = One story: { $outlets } articles
why-its-rank-in-for-you = Its rank in For you
why-its-kind = Its kind: { $kind }
why-by-the-rule = by the rule { $rule }
why-removed = Removed: { $counts }
why-nothing-was-removed-no-rule = Nothing was removed: no rule matched.
why-what-acted-on-it = What acted on it
why-behind-your-spoiler-guard-for = Behind your spoiler guard for “{ $guard }”: Enter in the reader shows it.
why-the-text-has-not-come = The text has not come yet.
why-why = Why

## app/reader/enclosures

enclosures-plays = { " " }plays
enclosures-files = Files{ "  " }
enclosures-files-come-with-this-article = { $count ->
        [one] One file comes with this article
       *[other] { $count } files come with this article
    }
enclosures-no-sound-video-or-file = No sound, video or file comes with this article

## app/reader/changed_text

changed-text-as-it-stands-now = The article as it stands now

## app/reader/find

find-nothing-was-removed-from-the = Nothing was removed from the text
find-removed-part-of = Removed part { $place } of { $of }
find-shows-what-was-removed-then = { $view } shows what was removed, then { $next } and { $previous } step
find-original-as-published = Original: as published
find-marked-with-what-was-removed = Marked: with what was removed · { $next } { $previous } step
find-marked-nothing-was-removed = Marked: nothing was removed
find-stripped-the-clean-text = Stripped: the clean text
find-changes-what-was-added = Changes: what was added and what is gone since you read or kept it
find-nothing-of-it-changed = Nothing of it changed since it was read or kept
find-the-view-is-that-of = The view is that of an open article
find-of = “{ $words }” · { $place } of { $of }
find-is-not-on-this-page = “{ $words }” is not on this page
find-nothing-is-looked-for-in = Nothing is looked for in the page

## app/reader/footer

footer-via = via { $credited }
footer-first = first
footer-same-story = Same story
footer-tracking = { $mark } tracking
footer-tag = { $mark } tag
footer-unwrapped = { $mark } unwrapped
footer-short-link = { $mark } short link
footer-links = Links

## app/reader/comments

comments-getting-them = Getting the comments…
comments-offline = Offline: the comments are not here, and nobody is asked
comments-did-not-come = The comments did not come: { $reason }
comments-are-here = The comments are here: they are a view of the article
comments-are-taken-away = The comments are taken away
comments-what-people-say = What people say of it
comments-none = Nobody has said anything yet.
comments-count = { $count ->
        [one] One comment
       *[other] { $count } comments
    }
comments-first-of = The first { $shown } of { $all } comments
comments-first-of-more = The first { $shown } of more than { $all } comments
comments-somebody = somebody
comments-name = Comments

## app/reader/header

header-next-view = { " " }next view
header-for-the-next-view = { " " }for the next view
header-kept-beside-it = { " " }· kept beside it
header-clean = { " " }clean
header-clean-text = { " " }clean text
header-for-the-clean-text = { " " }for the clean text
header-original = { " " }original
header-for-the-original = { " " }for the original
header-to-see = { " " }to see
header-nothing-removed = nothing removed
header-view-original = Original{ "  " }
header-view-changes = Changes{ "  " }
header-for-what-changed = { " " }for what changed
header-changes = { " " }changes
header-changed = changed { $when }
header-view-marked = Marked{ "  " }
header-removed = { $total } removed
header-more = { $counted } · { $more } more
header-other = other
header-tracking = tracking
header-notices = notices
header-notice = notice
header-affiliate = affiliate
header-kept = Kept { $kept_without_page }: { $reason }
header-note = note:{ " " }
header-pictures = pictures: { $names }
header-saved = saved
header-finished = finished
header-updated = updated { $day }
header-via = via{ " " }
header-min = { $minutes } min

## app/reader/highlights

highlights-saved-with-it = { $words } · saved with it
highlights-marked = Marked “{ $text }”
highlights-mark-taken-off = Mark taken off
highlights-there-is-nothing-to-mark = There is nothing to mark here
highlights-passages-are-marked-in-the = Passages are marked in the stripped view: { $key } goes there
highlights-passages-are-marked-in-an = Passages are marked in an article that is open

## app/reader/made

made-what-it-made-of-this = { $command }: what it made of this article

## app/reader/navigation

navigation-the-link-leads-nowhere = The link leads nowhere: { $reason }
navigation-it-leads-to = It leads to { $address }
navigation-from-the-top = From the top
navigation-no-other-story-in-this = No other story in this list is unread
navigation-this-is-the-first-story = This is the first story
navigation-this-is-the-last-story = This is the last story

## app/reader/pictures

pictures-offline-pictures-of-saved-articles = Offline: pictures of saved articles alone are here
pictures-pictures-are-off-images-never = Pictures are off: images = "never" in the config
pictures-pictures-off = Pictures off
pictures-pictures-on = Pictures on
pictures-did-not-come = did not come

## app/reader/render

render-there-is-no-text-here = There is no text here.
render-gets-the-whole-text = gets the whole text
render-the-full-text-did-not = The full text did not come: { $reason }
render-getting-the-full-text = getting the full text…
render-opens-its-page-in-the = opens its page in the browser
render-shows-it = { " " }shows it
render-this-is-behind-your-spoiler = This is behind your spoiler guard for “{ $guard }”.
render-spoilers = { $mask } spoilers: { $guard }

## app/sources/pane_actions

pane-actions-polling-already-of = Polling already: { $done } of { $total }
pane-actions-offline-nothing-is-polled = Offline: nothing is polled

## app/sources/source_settings

source-settings-looking-for-the-feed-of = looking for the feed of { $typed }…
source-settings-leads-nowhere-did-you-mean = “{ $scheme }:” leads nowhere: did you mean https://{ $rest }?
source-settings-is-no-address-such-as = “{ $typed }” is no address, such as example.org · { $help }
source-settings-pick-has-a-list-of = :pick has a list of outlets
source-settings-did-you-mean = did you mean { $name }?
source-settings-is-followed-already = { $name } is followed already
source-settings-change-its-url-there = change its `url` there
source-settings-stands-in-the-config = { $name } stands in the config: { $what_to_do }
source-settings-the-demo-edition-keeps-its = The demo edition keeps its sources
source-settings-delete-its-source-lines-there = delete its [[source]] lines there
source-settings-which-source-shows-them = Which source? { $pane } shows them
source-settings-no-source-is-under-the = No source is under the cursor
source-settings-no = no
source-settings-yes = yes

## app/update

update-opened = Opened { $address }
update-pick-chooses-polls-keys = { $sources } · :pick chooses · { $poll } polls · { $help } keys
update-offline-pressstart-demo-shows-the = { $sources } · offline · pressstart --demo shows the demo edition · { $help } keys
update-sources = { $count ->
        [one] 1 source
       *[other] { $count } sources
    }
update-gaming-sources = { $count } gaming sources
update-nothing-new-sources-failed = { $failed ->
        [one] Nothing new; 1 source failed
       *[other] Nothing new; { $failed } sources failed
    }
update-nothing-new = Nothing new
update-changed = { $changed } changed
update-no-source-answered-is-there = No source answered: is there a network?
update-mutes-have-ended = { $count } mutes have ended
update-the-mute-of-has-ended = The mute of “{ $label }” has ended
update-stories-are-back = { $count } stories are back
update-back = Back: “{ $title }”
update-and-more = { " " }and { $count } more

## ui/list/rows

rows-min = { $minutes } min
rows-changed = changed
rows-opens = { " " }opens
rows-deals-guides = { $guides } deals, guides

## ui/overlay/about_page

about-page-followed = { $name } · followed

## ui/overlay/account_form

account-form-asking-the-server = asking the server
account-form-try-it-then-keep-it = Try it, then keep it in the config
account-form-being-tried-esc-gives-up = Being tried; Esc gives up
account-form-name-here = Name here
account-form-client-secret = Client secret
account-form-client-id = Client id
account-form-password-is = Password is
account-form-user = User
account-form-address = Address
account-form-server = Server
account-form-a-new-account = A new account

## ui/overlay/feed_picker

feed-picker-no-answer = No answer
feed-picker-feeds = Feeds

## ui/overlay/frame

frame-more = { " " }more ↓{ " " }
frame-more-v = { " " }more v{ " " }

## ui/overlay/help

help-no-key-does-that-here = No key does that here
help-or-a-word-searches = / or a word searches
help-what-a-key-does = what a key does
help-keys-in-the = Keys in the { $scope }

## ui/overlay/later

later-such-as-friday-18-30 = such as friday 18:30, 2w or 2026-12-01
later-waiting-waiting-shows-them = { $waiting } waiting · :waiting shows them
later-friday-18-30-2w-2026 = friday 18:30, 2w, 2026-12-01
later-later = Later

## ui/overlay/links

links-same-story = Same story
links-links = Links

## ui/overlay/mute_list

mute-list-since = { $does } · { $until } · since { $since }
mute-list-hides = hides
mute-list-spoiler-guard = spoiler guard
mute-list-until-unmuted = until unmuted
mute-list-until = until { $moment }
mute-list-on-a-story-mutes-what = { $key } on a story mutes what it is about; a adds a mute here
mute-list-nothing-is-muted = Nothing is muted.
mute-list-mutes = Mutes

## ui/overlay/mute_menu

mute-menu-a-regular-expression-for-headlines = a regular expression for headlines
mute-menu-deal-guide-rumour-video = deal, guide, rumour, video …
mute-menu-a-games-name = a game’s name
mute-menu-words-those-in-quotes-in = words, those in quotes in a row
mute-menu-until = until { $moment }
mute-menu-friday-2w-2026-12-01 = friday, 2w, 2026-12-01
mute-menu-until-sign = until{ "  " }
mute-menu-nothing-is-lost-the-shelf = nothing is lost: the shelf Muted keeps it
mute-menu-enter-takes-it-esc-leaves = Enter takes it, Esc leaves it
mute-menu-hides-it = hides it; press for a spoiler guard instead
mute-menu-masks-it = masks headline and text until you open it
mute-menu-mute = Mute
mute-menu-change-the-mute = Change the mute

## ui/overlay/names

names-about = About
names-followed = Followed
names-follow = Follow

## ui/overlay/page_form

page-form-no-link = no link
page-form-no-date = no date
page-form-looking-at-the-page = looking at the page…
page-form-a-page-without-a-feed = A page without a feed

## ui/overlay/palette

palette-enter-does-it-to-what = Enter does it to what matches in this list
palette-nothing-is-called-that = Nothing is called that
palette-a-few-letters-of-what = a few letters of what you want
palette-commands = Commands
palette-themes = Themes

## ui/overlay/picture

picture-getting-the-picture = getting the picture…
picture-it-did-not-come = It did not come: { $reason }
picture-picture-of = Picture { $chosen } of { $images }

## ui/overlay/rule_menu

rule-menu-none-yet-gr-on-a = None yet; gr on a story makes one
rule-menu-rules-made-from-stories = Rules made from stories
rule-menu-in-30-days = { $count } in 30 days
rule-menu-a-rule-for-what-arrives = A rule for what arrives

## ui/overlay/source_form

source-form-not-polled-yet = not polled yet
source-form-well-next-poll = well · next poll { $next }
source-form-fails = fails: { $reason }
source-form-fails-next-try = fails · next try { $next } · { $reason }
source-form-paused = paused

## ui/overlay/source_picker

source-picker-an-outlets-name = an outlet’s name
source-picker-of-on-what-you-do = { $followed } of { $listed } on · what you do not pick is not polled
source-picker-which-outlets = Which outlets?

## ui/overlay/steps

steps-undone = undone
steps-next-undo = next undo
steps-nothing-has-been-changed-yet = Nothing has been changed yet
steps-undo = Undo

## ui/screen

screen-press-start-needs-40-columns = Press Start needs 40 columns and 8 rows

## ui/sources

sources-unread = { $name } · { $unread } unread
sources-unread-next-poll = { $name } · { $unread } unread · next poll { $next }
sources-next-try = { $name } · next try { $next } · { $reason }
sources-is-paused = { $name } is paused
sources-failing = ! failing{ $mark }
sources-paused = { $name } (paused)
sources-all = All

## ui/status/bottom

bottom-min-left = { " " }· { $minutes } min left
bottom-waiting = { $arrived } { $waiting } waiting
bottom-sync-fails = ! sync
bottom-sync = { $polling } sync
bottom-takes-in-of = { " " }takes in { $feeds ->
        [one] 1 feed
       *[other] { $feeds } feeds
    } of { $path }
bottom-read-ones-too = read ones too
bottom-nothing-unread-matches-read-ones = nothing unread matches: read ones
bottom-selected = { $selected } selected
bottom-line-of = / { $words } · line { $at } of { $lines }
bottom-not-on-this-page = / { $words } · not on this page
bottom-press = { "  " }press{ " " }
bottom-article-changed = { $arrived } this article has changed
bottom-new = { $arrived } { $unseen } new
bottom-key-undoes = { " " }· { $key } undo
bottom-undo = { " " }undo
bottom-line = { $count ->
        [one] 1 line
       *[other] { $count } lines
    } · { $hint }
bottom-nothing-unread-matches-these-are = nothing unread matches: these are read
bottom-moves-it-there = { " " }moves it there ·{ " " }

## commands

command-top = to the top
    .short = top
command-bottom = to the bottom; with a count to that row
    .short = bottom
command-half-down = half a page down
    .short = half page
command-half-up = half a page up
    .short = half page
command-page-down = a page down
    .short = page
command-page-up = a page up
    .short = page
command-back = one level up; never quits
    .short = back
command-forward = open; page down; at the end done and the next story
    .short = read
command-close = close the top pane; in the list quit
    .short = close
command-quit = quit at once
    .short = quit
command-done = done with the whole story, next
    .short = done
command-save = save to the reading list with its full text, next; again takes it off
    .short = save
command-toggle-read = read or unread
    .short = read/unread
command-tag = tag; each word is one, and a minus takes it off
    .short = tag
command-mute = mute what the story is about: a game, words, its source, its kind
    .short = mute
command-mutes = the mutes: what they caught; change or end them
    .short = mutes
command-later = later: tonight, tomorrow, the weekend, a date
    .short = later
command-waiting = show what waits until later
    .short = waiting
command-note = write a note beside it; in the page, while words are looked for: the next place
    .short = note
command-highlight = mark a passage: H, move (o the other end), H; on a marked one it takes the mark off
    .short = mark
command-finished = read to its end, or not; by itself at the end of a saved text
    .short = finished
command-refetch = of a saved article: get its page as it is now, in the place of what is kept
command-push = hand the reading list over to linkding, Karakeep, Pinboard or another, as the config says
command-sync = sync now: what was done here goes to the accounts of the config, what was done there comes here
    .short = sync
command-accounts = the accounts: when each was last in step, what waits, and what failed and why
command-stop-commands = end the commands of your own that run or wait
    .short = stop
command-drop-made = take what a command of your own made, and is on screen, away from beside the article
command-account-add = set up an account on FreshRSS, Miniflux, another Google Reader or Fever server, wallabag or Readeck
command-play = play or get the sound, video or file that comes with it; 2M the second one
    .short = play
command-fits = what of the reading list fits in 20 minutes; “fits 45” in 45
command-undo = undo, also across restarts
    .short = undo
command-redo = redo what was undone
    .short = redo
command-undo-list = what can be undone, and when it was done
command-select = select; then any verdict, o and y act on the selection
    .short = select
command-select-moving = select while moving; V again ends it, Esc selects none
    .short = range
command-select-range = select from the last selected to here
    .short = range
command-done-above = done with all above (saved ones stay)
    .short = done above
command-done-below = done with all below (saved ones stay)
    .short = done below
command-next-unread = to the next unread story; after the last one from the top
command-next-story = next story; 3J the third
    .short = next
command-previous-story = previous story
    .short = previous
command-view = view: stripped, marked, original, what changed, and what commands of your own made
    .short = view
command-view-stripped = without what the rules remove
command-view-marked = what was removed struck through, with its reason
command-view-original = as published
command-view-changes = what its outlet changed since you read or kept it
command-other-articles = the story’s other articles
    .short = others
command-links = pick a link: Enter read it here, o browser, y copy, s save, x resolve a short one
    .short = links
command-pictures = pictures on or off
    .short = pictures
command-picture = open one picture large
command-next-removed = in the marked view: the next part that was removed
command-previous-removed = in the marked view: the part that was removed before
command-whole-width = the article over the whole width, and back
    .short = wide
command-narrower-list = a narrower list; remembered
command-wider-list = a wider list; remembered
command-browser = open in the browser, cleaned link
    .short = open
command-browser-original = open the link as it was published
command-comments = the comments: read here where they have a feed (o opens their page), else in the browser
command-copy-link = copy the cleaned link
    .short = copy
command-copy-title = copy “title – link”
command-pipe = pipe the article to a command
    .short = pipe
command-pager = read the text in $PAGER
    .short = pager
command-editor = open the text in $EDITOR
    .short = editor
command-next-shelf = next shelf
    .short = shelf
command-previous-shelf = previous shelf
command-shelf-1 = first shelf
command-shelf-2 = second shelf
command-shelf-3 = third shelf
command-shelf-4 = fourth shelf
command-shelf-5 = fifth shelf
command-shelf-6 = sixth shelf
command-shelf-7 = seventh shelf
command-shelf-8 = eighth shelf
command-shelf-9 = ninth shelf
command-fold = in All: deals and guides in the list, or only their number under it
    .short = fold
command-sort = next order
    .short = sort
command-sort-newest = newest first
command-sort-oldest = oldest first
command-sort-source = by source
command-sort-length = longest first
command-sort-saved = last saved first, what is finished at the end
command-sort-outlets = most outlets first
command-show-read = show what is read too
    .short = read too
command-show-new = show what has arrived; in an article that changed while it was open: its text of now
    .short = new
command-keep-filter = keep the filter as a shelf of its own, in the config
    .short = keep as a shelf
command-sources = the sources pane
    .short = sources
command-find = find in the page; n and N step, Esc ends
    .short = find
command-find-next = next place found; n while words are looked for
command-find-previous = previous place found; N while words are looked for
command-palette = every command, by name
    .short = commands
command-settings = one source’s settings
    .short = settings
command-rename = rename a source
    .short = rename
command-move = move a source to another group
    .short = move
command-pause = pause a source, or go on
    .short = pause
command-remove = stop following a source; its articles stay
    .short = remove
command-add = follow a site or feed by its address
    .short = add
command-selectors = follow a page without a feed: CSS selectors find its entries
    .short = selectors
command-pick = pick outlets from the list, group by group
    .short = pick
command-import = take in OPML or newsboat’s urls
    .short = import
command-failing = sources that fail: why, since when, and what can be done
    .short = failing
command-statistics = what each outlet sends, and what was read
    .short = statistics
command-brief = what is new since you were here last, shelf by shelf, and how long it takes to read
    .short = brief
command-set = set NAME VALUE, for this session
    .short = set
command-theme = colours, shown as one moves
    .short = theme
command-write = write what was set into the config
    .short = write
command-help = the keys that work here
    .short = more
command-poll = poll now (in the sources pane: this source)
    .short = poll
command-why = why: what was removed, why it is in this story, why it is ranked
    .short = why
command-rule = a rule from this story for what arrives: what it would have touched, and what it does; “kind WORD” puts its kind right
    .short = rule
command-rules = the rules made from stories; end them
    .short = rules
command-follow = follow the game, studio or platform, or follow it no more
    .short = follow
command-about = the page of the game, studio or person it is about: stories, reviews, rumours, offers; “about NAME” of that name
    .short = about
command-following = all that is followed
command-join = put the selected stories and this one together; remembered
    .short = join
command-take-out = take this article out of its story; remembered
    .short = take out
command-redraw = draw the screen anew
command-suspend = suspend
command-down = down; a count before it repeats it
    .short = down
command-up = up; a count before it repeats it
    .short = up
command-open = open; in the reader with a number before it: go to that link
    .short = read
command-done-all = done with all in view; in the sources pane: of that source or group (saved ones stay)
    .short = done all
command-filter = live filter: words, source:name, kind:review, newer:2d, saved …
    .short = filter
lesson-forward = read on
lesson-done = done, next
lesson-save = save, next
lesson-undo = undo
command-export = the reading list to a file, by its ending: export FILE.md, .epub, .html …
command-brief-to-a-file = a morning’s overview or its texts, also from a timer
command-messages = what was said at the bottom, the last first
    .short = messages

## settings

setting-theme = colours
setting-language = language of the screen; auto: that of the environment
setting-density = lines a story takes
setting-images = pictures
setting-measure = columns of the article’s text, at most
setting-list-width = columns of the list, beside the article
setting-ascii = marks and rules in ASCII only
setting-mouse = the mouse belongs to the program
setting-notify = the desktop tells of what arrives
setting-columns = { $least } to { $most } columns
setting-list-width-free = as the screen has room
setting-did-you-mean = ; did you mean { $near }?
setting-unknown = There is no setting “{ $name }”{ $meant }

## accounts

server-freshrss = FreshRSS
    .password = the API password of your profile there
server-miniflux = Miniflux
    .password = that of Settings, Integrations, Google Reader
server-greader = another Google Reader server
    .password = the password there
server-fever = a server with Fever
    .password = the password of its Fever interface
server-wallabag = wallabag (reading list)
    .password = the password there
server-readeck = Readeck (reading list)
    .password = a token of your profile that may read and write
keeping-typed = typed here, kept in a file of its own
keeping-command = printed by a program
keeping-environment = in an environment variable
keeping-file = in a file of yours

## times

moment-unknown = “{ $text }” is no time; try tonight, tomorrow, friday, 2d, 18:30, 3 dec or 2026-12-01
moment-passed = “{ $text }” has passed
moment-today = today { $time }
moment-tomorrow = tomorrow { $time }
date-months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
date-days = Mon Tue Wed Thu Fri Sat Sun
date-day = %-d %b
date-day-of-year = %-d %b %Y
date-moment = %-d %b %Y %H:%M
date-month = %b ’%y

## keys

keymap-then = , then{ " " }
scope-list = list
scope-reader = reader
scope-sources = sources
key-letters = letters

## list

no-story-under-the-cursor = No story is under the cursor

## hints

hint-ends-the-search = ends the search

## input/settings

settings-the-config-is-wrong = The config is wrong
settings-the-link-rules-are-wrong = The link rules are wrong

## overlay/accounts

accounts-accounts = Accounts

## overlay/brief

brief-to-read = { $time } to read

## marks

step-done = done
step-read = read
step-unread = unread
step-saved = saved
step-unsaved = took off the reading list
step-joined = put together
step-taken-out = took out of its story
step-later = later
step-back = back
step-finished = finished
step-unfinished = not finished
step-noted = noted
step-note-removed = took the note off
step-highlighted = marked a passage in
step-highlight-removed = took a mark off
step-tagged = tagged { $tags }
step-untagged = untagged { $tags }
step-followed = following: { $names }
step-unfollowed = following no more: { $names }
step-with-title = { $verb } “{ $title }”
step-with-count = { $verb }, { $things }
step-later-until = later, { $until }

## counts

count-stories = { $count ->
        [one] 1 story
       *[other] { $count } stories
    }
count-articles = { $count ->
        [one] 1 article
       *[other] { $count } articles
    }
count-deals = { $count ->
        [one] 1 deal
       *[other] { $count } deals
    }
count-guides = { $count ->
        [one] 1 guide
       *[other] { $count } guides
    }
count-entries = { $count ->
        [0] no items
        [one] one item
       *[other] { $count } items
    }
count-headlines = { $count ->
        [0] no headlines
        [one] one headline
       *[other] { $count } headlines
    }
count-links = { $count ->
        [0] no links
        [one] one link
       *[other] { $count } links
    }
count-dates = { $count ->
        [0] no dates
        [one] one date
       *[other] { $count } dates
    }

## rules

act-save = save
act-mute = mute
act-read = done
act-notify = tell of it
act-tag = tag #{ $tag }
act-push = hand to { $server }
act-kind = call it { $kind }
act-alone = a story of its own
acted-save = saved
acted-mute = muted
acted-read = read
acted-notify = told of
acted-tag = tagged #{ $tag }
acted-push = set aside for { $server }
acted-kind = called { $kind }
acted-mask = masked by the mute of { $what } “{ $label }”
acted-hide = hidden by the mute of { $what } “{ $label }”
acted-kind-put-right = its kind was put right: { $kind }; by itself it would be { $was }
acted-alone = kept a story of its own
acted-by-rule = { $act } by the rule “{ $rule }”

## kinds

kind-news = news
kind-rumour = rumour
kind-review = review
kind-preview = preview
kind-deal = deal
kind-guide = guide
kind-opinion = opinion
kind-feature = feature
kind-trailer = trailer
kind-patch = patch
kind-business = business
kind-video = video
kind-other = other

## source settings

source-setting-name = the name shown; left empty, the one it came with
source-setting-group = where it is listed
source-setting-every = time between two polls, such as 2h; left empty, as everywhere
source-setting-full-text = get each new article’s page as well
source-setting-strip = clean its links and words
source-setting-pause = do not poll it
source-setting-quiet = keep it out of the counts
source-setting-prefer = its text stands for a story that several tell
source-setting-user-agent = the User-Agent, instead of our own
source-setting-headers = more request headers, such as Accept-Language: en, X-Key: 1
source-setting-password-command = a program and its arguments that print the password
source-setting-user = the name for HTTP login; needs the program above
source-setting-proxy = http://, https://, socks5:// or socks5h://

## sorts

sort-newest = newest first
sort-oldest = oldest first
sort-source = by source
sort-length = longest first
sort-outlets = most outlets first
sort-saved = last saved first
sort-for-you = best for you first
sort-match = headlines with the words first

## reading list

kept-with-the-feeds-text = with the feed's text
kept-as-a-link = as a link

## update

update-new-articles = { $new ->
        [one] 1 new article
       *[other] { $new } new articles
    }

## mutes

mute-by-words = words
mute-by-game = game
mute-by-source = source
mute-by-kind = kind
mute-by-pattern = pattern
mute-by-rule = rule
mute-told = { $step }, { $lasts }: { $articles }
mute-changed-told = { $step }, { $lasts }

## run

run-keys-broke = something broke while keys were read; the log says more
run-no-suspending = This system cannot put a program to sleep
run-sent-to-the-terminal = Sent to the terminal: { $what }
run-program-took = { $name } took { $what }
run-sent-to-the-terminal-alone = { $reason }; sent to the terminal alone: { $what }
pictures-are-told-in-words = For a screen reader pictures are told in words
pictures-built-without = This program was built without pictures
pictures-need-colours = Pictures need colours
pictures-need-more-than-ascii = Pictures need more than ASCII
poller-another-is-fetching = Another Press Start is fetching; what it gets shows up here too
pages-not-saved = Not saved: { $reason }
export-is-there-already = { $path } is there already and stays as it is: give another name
export-exported = Exported: { $told }
import-nothing-new = nothing new in it, { $refused } refused
import-no-file = there is no such file; the name of an OPML file or of newsboat’s urls is meant
import-no-list = this is no list of subscriptions
import-no-feeds = neither OPML nor newsboat’s urls, or a list without feeds
source-settings-not-followed-any-more = the source is not followed any more
programs-none-here = No { $what } here: set [open] { $key } in the config
programs-browser = browser
programs-player = player
programs-no-web-link = { $url } is no link to the web
programs-open-names-it = { "[" }open] { $key } names it
programs-variable-names-it = ${ $name } names it
programs-set-one = set ${ $variables } or [open] { $key }
programs-enter-goes-back = Enter goes back to Press Start
reader-its-links-earn = { $share } % of its links earn somebody money

## reasons

rank-one-outlet = one outlet
rank-outlets-of-one-house = outlets of one house
rank-independent-outlets = { $count } independent outlets
rank-independent-outlets-and-more = { $count } independent outlets, { $more } more of their houses
rank-news-of-this-hour = news of this hour
rank-hours-old = { $count } hours old
rank-days-old = { $count } days old
rank-you-follow = you follow { $names }
evidence-word = “{ $what }” in the headline
evidence-first = the headline begins with “{ $what }”
evidence-last = the headline ends with “{ $what }”
evidence-slug = “{ $what }” in the address
evidence-folder = the address lies below /{ $what }/
evidence-quotes = the headline quotes somebody
evidence-rule-path = the folder of its address
evidence-rule-category = its category
evidence-rule-slug = its address
evidence-rule-wording = the wording of the headline
evidence-cue = the cue “{ $what }”
deal-percent-off = { $percent } % off
deal-half-price = half price
outcome-confirmed = confirmed
outcome-denied = denied

## hand-over

push-failed = , { $failed } failed
push-summary = { $server }: { $made } new, { $added } added to, { $same } as they were{ $failed }

## sync

sync-sending = sending what waits
sync-asking-subscriptions = asking for subscriptions
sync-asking-unread = asking what is unread and starred
sync-getting-articles = getting articles { $done }/{ $total }
sync-asking-changes = asking what was changed there
sync-taking-in = taking in { $count }
sync-getting-texts = getting texts { $done }/{ $total }
sync-saving-there = saving there { $done }/{ $total }

## page

page-picture-named = { "[" }picture { $number }: { $alt }]
page-picture = { "[" }picture { $number }]
removed-affiliate = affiliate
removed-tracking = tracking
removed-disclosure = disclosure
removed-promo = promo
removed-title = title
removed-byline = byline
removed-debris = debris

## read aloud

setting-screen-reader = one pane at a time, in lines and words for a screen reader
setting-reduced-motion = nothing on screen moves by itself
setting-bidi = who puts right-to-left text in order
messages-messages = Messages
messages-nothing-was-said = Nothing was said yet
overlay-keys-does-nothing-here = { $key } does nothing here: { $hints }
bottom-error = Error:
frame-title-with-place = { $title }, { $at } of { $count }
header-spoken-removed = Removed:
spoken-heading = Heading: { $words }
spoken-link = Link { $number }: { $words }
spoken-link-lost = , cleaned: { $lost }
spoken-lost = cleaned: { $lost }
spoken-read = read
spoken-unread = unread
spoken-followed = followed
spoken-on = on:{ " " }
spoken-off = off:{ " " }
linear-folded = Below: { $counted }; { $key } opens them
linear-place = { $at } of { $count }.
linear-outlets = { $count } outlets
linear-selected = selected
linear-finished = finished
linear-percent-read = { $percent } percent read
linear-not-begun = not begun
linear-partly-read = partly read
linear-minutes = { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
linear-saved = saved
linear-later = later until { $moment }
linear-back = back from later
linear-note = with a note
linear-tag = tag { $tag }
linear-within-the-hour = within the hour
linear-an-hour-ago = 1 hour ago
linear-hours-ago = { $hours } hours ago
linear-a-day-ago = 1 day ago
linear-days-ago = { $days } days ago
linear-open = open
linear-closed = folded
linear-all-sources = All sources, { $unread } unread
linear-group = Group { $name }, { $unread } unread, { $state }
linear-source = { $name }, { $unread } unread
linear-paused = , paused
linear-shown = , shown in the list
linear-sources-fail = { $count } sources fail, { $state }
linear-source-fails = { $name } fails
linear-status = , status { $status }
linear-sources = Sources
linear-article = Article from { $source }, shelf { $shelf }
linear-shelf = Shelf { $shelf }, { $at } of { $of }
spoken-heading-before = Heading:{ " " }
spoken-caption-before = Caption:{ " " }
spoken-embedded-before = Embedded:{ " " }
spoken-quote = Quote:
spoken-quote-end = End of quote.
spoken-code = Code:
spoken-code-end = End of code.
spoken-part = A new part.
spoken-list-of-one = List of 1 entry:
spoken-list = List of { $count } entries:
spoken-table-of-one = Table of 1 row:
spoken-table = Table of { $count } rows:
spoken-row = Row { $number }:{ " " }
spoken-table-end = End of table.
spoken-picture-of = Picture { $number }: { $alt }
spoken-picture = Picture { $number }
spoken-picture-untold = Picture { $number }, without a description
spoken-removed = (removed:{ " " }
spoken-removed-end = { " " }end of removed)
spoken-added = (added:{ " " }
spoken-added-end = { " " }end of added)
spoken-link-number = link { $number }
spoken-because = because of{ " " }
spoken-becomes = , now{ " " }
mute-menu-lasts = Lasts: { $chosen }. Others: { $others }
linear-picker-group = Group { $name }, { $on } of { $all } on
linear-key = key { $keys }

## pictures

picture-drawing = it is a drawing (SVG), which the browser shows
    .short = a drawing (SVG), which the browser shows
picture-cannot-be-read = it cannot be read
    .short = cannot be read
picture-counts-readers = it counts readers
    .short = counts readers
picture-no-picture = it is no picture that can be read
    .short = no picture that can be read
picture-too-small = it is too small to be seen
    .short = too small to be seen
picture-offline = offline, and it is not kept

## steps

journal-source-added = added source “{ $name }”
journal-source-removed = removed source “{ $name }”
journal-source-paused = paused source “{ $name }”
journal-source-resumed = resumed source “{ $name }”
journal-source-address = changed the address of source “{ $name }”
journal-source-renamed = renamed source “{ $name }” to “{ $to }”
journal-source-moved-out = moved source “{ $name }” to no group
journal-source-moved = moved source “{ $name }” to “{ $to }”
journal-source-changed = changed { $setting } of source “{ $name }”
journal-sources-changed = added { $count } sources, removed { $gone }
journal-imported-article-one = imported one article from { $list }
journal-imported-articles = imported { $count } articles from { $list }
journal-sources-changed-one = added 1 source, removed { $gone }
journal-sources-added-one = added 1 source
journal-sources-added = added { $count } sources
journal-sources-removed-one = removed 1 source
journal-sources-removed = removed { $count } sources
journal-imported-one = imported 1 source
journal-imported = imported { $count } sources
journal-imported-shelf-one = imported 1 shelf
journal-imported-shelves = imported { $count } shelves
journal-guarded = guarded { $mute_by } “{ $label }”
journal-muted = muted { $mute_by } “{ $label }”
journal-mute-changed = changed the mute of { $mute_by } “{ $label }”
journal-unmuted = unmuted { $mute_by } “{ $label }”
journal-rule-tagged-one = rule “{ $rule }”: tagged #{ $tag }, 1 article
journal-rule-tagged = rule “{ $rule }”: tagged #{ $tag }, { $count } articles
journal-rule-saved-one = rule “{ $rule }”: saved, 1 article
journal-rule-saved = rule “{ $rule }”: saved, { $count } articles
journal-rule-muted-one = rule “{ $rule }”: muted, 1 article
journal-rule-muted = rule “{ $rule }”: muted, { $count } articles
journal-rule-read-one = rule “{ $rule }”: read, 1 article
journal-rule-read = rule “{ $rule }”: read, { $count } articles
journal-rule-called-one = rule “{ $rule }”: called { $kind }, 1 article
journal-rule-called = rule “{ $rule }”: called { $kind }, { $count } articles
journal-rule-alone-one = rule “{ $rule }”: kept a story of its own, 1 article
journal-rule-alone = rule “{ $rule }”: kept a story of its own, { $count } articles
journal-rule-made = Rule made: { $rule }
journal-rule-ended = Rule ended: { $rule }
journal-kind-put-right-one = Put right by hand: 1 article now { $kind }
journal-kind-put-right = Put right by hand: { $count } articles now { $kind }
journal-command-kept = Kept: { $name } of “{ $title }”
journal-command-dropped = Taken away: { $name } from “{ $title }”
journal-sync-left = { $account }: no longer followed there: { $names }
journal-sync-read = { $account }: { $count } articles read there
journal-sync-taken-off = { $account }: { $count } taken off the reading list there
journal-sync-tags-off = { $account }: tags taken off there from { $count } articles
import-part-shelf-one = 1 shelf
import-part-shelves = { $count } shelves
import-part-refused = { $count } refused
import-part-first-tag = { $count } with the first tag alone

## messages of other rooms: elsewhere they are in English, and known again by these words; of two that fit, the narrower one stands first

message-fetch-bad-address = { $address } is not an http or https address
message-fetch-outside = the demo edition asks nobody outside of this machine, not { $address } either
message-fetch-bad-setting = the setting { $name } cannot be used
message-fetch-no-such-server = the server { $host } was not found: there is no such name, or no connection
message-fetch-refused = the server { $host } refuses connections
message-fetch-unreachable = the server { $host } cannot be reached
message-fetch-no-answer = the server { $host } did not answer within { $seconds } seconds
message-fetch-stalled = the server { $host } stopped sending for { $seconds } seconds
message-fetch-too-slow = the server { $host } was too slow: its answer was not complete after { $seconds } seconds
message-fetch-tls = no safe connection (TLS) to the server { $host }: { $reason }
message-tls-hung-up = it hung up before the connection was safe
message-tls-expired = its certificate has expired
message-tls-not-yet = its certificate is not valid yet; is the clock right?
message-tls-other-name = its certificate is for another name
message-tls-revoked = its certificate was revoked
message-tls-unknown-issuer = its certificate is signed by nobody this system trusts
message-tls-not-valid = its certificate is not valid
message-fetch-no-certificates = the server { $host } cannot be checked: this system has no certificates; install its ca-certificates package
message-fetch-hung-up = the server { $host } closed the connection without an answer
message-fetch-not-http = the server { $host } sent an answer that is not proper HTTP
message-fetch-broken-off = the server { $host } broke off in the middle of its answer
message-fetch-headers = the server { $host } sent more than { $limit } kB of headers
message-fetch-too-large = the answer of the server { $host } is larger than { $limit } MB
message-fetch-coding = the server { $host } compressed its answer with “{ $coding }”, which it was not offered
message-fetch-damaged = the compressed answer of the server { $host } is damaged
message-fetch-redirect = the server { $host } redirects { $reason }
message-redirect-nowhere = without saying where to
message-redirect-unreadable = to an address that cannot be read
message-redirect-scheme = to something that is neither http nor https
message-redirect-downgrade = from https to http, which is not safe
message-redirect-private = from the public network to a private address
message-redirect-circle = in a circle
message-redirect-cookie = in a circle: it wants a cookie, and none are kept here
message-redirect-too-many = too many times
message-fetch-private-address = the address { $address } lies in a private network, and a public source may not send us there
message-fetch-private-link = { $address } lies in a private network, and a public source may not send us there
message-fetch-status = the server { $host } answered { $status }: { $reason }
message-status-no-content = no content where a feed should be
message-status-part = only a part, which was not asked for
message-status-login = it wants a name and a password
message-status-paid = it wants to be paid
message-status-not-let-in = it does not let us in
message-status-nothing-there = there is nothing at this address
message-status-kind-of-request = it does not serve this kind of request
message-status-took-too-long = it took too long itself
message-status-too-often = we ask too often
message-status-legal = it may not show this for legal reasons
message-status-busy = it is busy or closed for now
message-status-fault = it has a fault of its own
message-status-not-accepted = it does not accept the request
message-status-elsewhere = it points elsewhere in a way that cannot be followed
message-status-no-feed = that is no feed
message-fetch-nothing-to-keep = the server { $host } says that nothing changed, but nothing was ever got from it
message-fetch-empty = the server { $host } sent an empty answer
message-fetch-not-a-page = the server { $host } sent no web page but { $media_type }
message-fetch-not-a-picture = the server { $host } sent no picture but { $media_type }
message-fetch-unreadable = the page of the server { $host } cannot be read
message-fetch-system = no network request can be made: { $reason }
message-poll-too-often = its server says that we ask too often
message-poll-busy = its server is busy or closed for now
message-poll-gone = its server says that this feed is gone for good
message-poll-pause = its server asked for a pause
message-poll-stumbled = it could not be read: the reader stumbled
message-poll-password-given-up = the password_command was given up
message-local-no-command = no [[source]] of the config has a `command` of this name
message-local-no-file-named = this names no file of this machine
message-local-no-file = there is no file { $path }
message-local-forbidden = { $path } may not be read
message-local-folder = { $path } is a folder, not a feed
message-local-no-plain-file = { $path } is no plain file
message-local-larger = { $path } is larger than { $limit } MB
message-program-failed-saying = { $name } failed ({ $how }): { $words }
message-program-failed = { $name } failed ({ $how })
message-program-took-too-long-saying = { $name } took longer than { $reason } and was ended: { $words }
message-program-took-too-long = { $name } took longer than { $reason } and was ended
message-program-printed-too-much = { $name } printed more than { $limit } kB and was ended
message-program-stopped = { $name } was stopped
message-program-printed-nothing-itself = it printed nothing
message-program-file = its file cannot be written: { $reason }
message-program-broke = something broke while it ran; the log says more
message-program-stopped-before = stopped before it began
message-program-run-already = { $count } commands run already
message-program-none-here = No program { $name } here: { $hint }
message-program-not-allowed = { $name } may not be run: { $hint }
message-program-cannot-be-started = { $name } cannot be started ({ $reason }): { $hint }
message-program-named-by-open = { "[" }open] { $key } names it
message-program-named-by-command = { "[" }commands] { $name } names it
message-program-named-by-hook = { "[" }hooks] saved names it
message-program-named-by-source = { "[" }[source]] command names it
message-program-exit-status = exit status: { $status }
message-program-signal = signal: { $signal }
message-duration-minutes = { $count } minutes
message-duration-second = 1 second
message-duration-seconds = { $count } seconds
message-secret-program-cannot-be-started = the { $name } { $program } cannot be started
message-secret-program-failed = the { $name } { $program } failed or took too long
message-secret-program-printed-nothing = the { $name } { $program } printed nothing
message-program-printed-nothing = { $name } printed nothing
message-secret-missing = { $program }, { $variable } or { $file } is missing in the config
message-secret-no-variable = { $name }: the environment has no { $variable }
message-hook-failed = the hook { $name } failed for “{ $title }”: { $how }
message-hook-too-long = the hook { $name } took too long for “{ $title }”
message-clipboard-none = no clipboard program is named
message-clipboard-not-taken = { $name } did not take it ({ $how })
message-find-address = only http and https addresses can be followed, not “{ $typed }”
message-find-program = what a program prints is followed from the config alone: [[source]] with `name` and `command`
message-find-whole-name = { $path } is no file's whole name
message-find-no-page = “{ $typed }” is no address of a web page
message-find-names-none = { $address }: the answer names no feed
message-find-page-without-feed = { $address }: this is a web page, not a feed, and it names none; give the feed's own address, or save the page to the reading list
message-find-named-failed = { $page } is a web page that names a feed, but that one failed: { $reason }
message-feed-empty = the answer is empty
message-feed-web-page-naming = this is a web page, not a feed; it links to the feed { $address }
message-feed-web-page = this is a web page, not a feed
message-feed-broken = the feed cannot be read: { $reason }
message-feed-broken-middle-no-entry = the file ends in the middle and holds no whole entry
message-feed-broken-middle = the file ends in the middle
message-secret-no-file = { $path } is no file with a single secret
message-secret-open-file = { $path } can be read by others; chmod 600 closes it
message-secret-empty-file = { $path } is empty
message-lock-no-file = it is not a regular file
message-feed-json = JSON came, but no JSON Feed
message-feed-gone = the server says that this feed is gone for good
message-feed-broken-json = line { $number } is no JSON
message-local-cannot-be-read = { $path } cannot be read: { $reason }
message-feed-not-a-feed = this is not a feed: { $reason }
message-feed-kind-instead = { $reason } came instead
message-feed-kind-gzip = compressed data (gzip)
message-feed-kind-zip = an archive (zip)
message-feed-kind-pdf = a PDF document
message-feed-kind-picture = a picture
message-feed-kind-picture-or-sound = a picture or a sound
message-feed-kind-sound = a sound
message-feed-plain-text = plain text came that starts with “{ $words }”
message-feed-opml = a list of subscriptions (OPML) came; it can be imported
message-feed-sitemap = a sitemap came
message-feed-picture = a picture came
message-feed-markup = markup came that starts with “{ $words }”
message-selector-empty = `{ $key }` is empty; it is a CSS selector such as `.news li`
message-selector-none = `{ $key }` is no CSS selector: { $written }
message-selector-item-scripts = `item` ({ $selector }) finds nothing in this page; the page holds hardly any text: where scripts fill it, they are not run here
message-selector-item = `item` ({ $selector }) finds nothing in this page
message-selector-no-headline = no headline stands in { $reason }; `title` can name where it does
message-selector-title = `title` ({ $selector }) finds no words in { $reason }
message-selector-link = `link` ({ $selector }) finds no address in { $reason }
message-selector-the-one-item = the one item
message-selector-all-items = all { $count } items
message-selector-left-out = { $count } of { $items } items have no headline and are left out
message-selector-no-date = no date can be read in “{ $words }”
message-selector-date = `date` ({ $selector }) finds nothing
message-page-gone = the article is gone
message-page-ending = the program is ending
message-page-feed = it is a feed and no article; `source add` with its address follows it
message-lock-fetching = another Press Start is fetching at the moment ({ $path } is locked); try again when it is done
message-lock-syncing = another Press Start is syncing at the moment ({ $path } is locked); try again when it is done
message-lock-unusable = { $path } cannot be locked: { $reason }
message-hand-over-strange = { $server } answered something that this kind of server does not say
message-sync-login-freshrss = the server does not accept the user name and password; FreshRSS wants the API password of the user's profile, and API access switched on in its settings
message-sync-login-miniflux = the server does not accept the user name and password; Miniflux wants those of its page Integrations, Google Reader
message-sync-login-wallabag = the server does not accept the user name and password; wallabag wants the client's id and secret as well, of its page API clients management
message-sync-login-readeck = the server does not accept the user name and password; Readeck wants a token of the user's profile that may read and write bookmarks
message-sync-login = the server does not accept the user name and password
message-sync-no-interface = there is no { $name } interface at this address; is it switched on there, and is the address right?
message-sync-api-off = the server answered 503: API access is off in the settings of FreshRSS (Authentication), or it is too busy; what waits is sent the next time
message-sync-too-often = the server says that we ask too often; what waits is sent the next time
message-sync-elsewhere = the server answers from another address ({ $status }); is it https, and is the address whole?
message-sync-status = the server answered { $status }; what waits is sent the next time
message-sync-refused = the server does not take this (it answered { $status })
message-sync-not-followed = the server does not follow { $url }: { $reason }
message-sync-finds-no-feed = it finds no feed there
message-sync-open = Fever sends what is as good as the password: its address must begin with https, or be on this machine
message-sync-strange = the server gives an answer that is not understood: { $what }
message-trial-password = the password
message-trial-token = the token
message-trial-at-hand = is at hand
message-trial-reading-list = log in, reading list
message-trial-subscriptions = log in, subscriptions
message-trial-unread = what is unread
message-trial-starred = what is starred
message-trial-labels = labels
message-trial-perhaps-not-all = { $count }, perhaps not all
message-sync-log-in = log in
message-sync-push = push
message-sync-subscriptions = subscriptions
message-sync-marks = marks
message-sync-articles = articles
message-sync-tags = tags
message-sync-reading-list = reading list
message-sync-save = save
message-store-missing = there is no database { $path } yet; `pressstart fetch` makes one
message-store-no-database = { $path } is no database; move it away and start again, or name another directory with --data-dir
message-store-no-file = { $path } is no regular file; move it away, or name another directory with --data-dir
message-store-foreign = { $path } is the database of another program; name another directory with --data-dir
message-store-newer = the database { $path } is of version { $version }, and this program knows versions up to { $known }: it was not touched; use a newer pressstart
message-store-older = the database { $path } is of an older version and open for reading only; any command that writes renews it
message-store-corrupt = the database { $path } is damaged ({ $how }); `pressstart doctor --recover FILE` saves what can still be read, or put a copy in its place
message-store-nothing-left = nothing can be read any more of the database { $path } ({ $how }); put a copy in its place
message-store-locked = the database { $path } is in use by another process that does not let go; try again when it has finished
message-store-gone = the database is gone from { $path }, or another file stands there; put it back
message-store-read-only = the database { $path } cannot be written to; make the file and its directory writable for you
message-store-full = the disk of the database { $path } is full; nothing was changed, make room and try again
message-store-cannot-open = { $path } cannot be opened ({ $how }); look at its permissions, or name another directory with --data-dir
message-store-exists = { $path } is already there and is not written over; choose another name
message-store-database = the database { $path }: { $reason }
message-store-asked-already = { $name } is asked there already
message-store-address-in-config = this source stands in the config: change its `url` there
message-store-name-in-config = this source stands in the config: change its `name` or `group` there
message-store-from-account = this source comes from an account: change it there
message-store-followed-before = { $name } was followed there before: add that address, and remove this source
message-store-undo-elsewhere = “{ $words }” was done to the same since, in another window: undo that there first
message-store-redo-elsewhere = “{ $words }” cannot be done again: something else was done since, in another window
message-run-broke = Something broke { $reason }; the log says more
message-while-a-command-ran = while a command ran
message-while-articles-were-derived-again = while articles were derived again
message-while-getting-a-page = while getting a page
message-while-getting-comments = while getting comments
message-while-handing-over = while handing over
message-while-indexing = while indexing
message-while-keeping-a-page = while keeping a page
message-while-looking-at-a-page = while looking at a page
message-while-looking-for-a-feed = while looking for a feed
message-while-polling = while polling
message-while-reading = while reading
message-while-resolving-a-link = while resolving a link
message-while-saving-a-page = while saving a page
message-while-syncing = while syncing
message-while-the-hook-ran = while the hook ran
message-while-trying-an-account = while trying an account
message-while-writing = while writing
message-query-too-long = a query has at most { $most } bytes
message-query-too-many = a query has at most { $most } conditions
message-query-closes-nothing = this ) closes nothing
message-query-after-and = something should follow this “and”
message-query-something-follows = something should follow here
message-query-not-closed = the { $mark } that opens here is never closed
message-query-before-close = something should stand before this )
message-query-before-word = something should stand before this “{ $word }”
message-query-pattern-place = a /regular expression/ is for headlines: title: takes one, or it stands alone
message-query-too-deep = this is nested too deep
message-query-no-pattern-because = this is no regular expression: { $why }
message-query-no-pattern = this is no regular expression
message-query-needs-a-value = { $field }: needs a value
message-query-muted = muted: takes the id of a mute, like muted:m3; the word muted alone means every one
message-query-no-field-near = there is no field { $field }:; did you mean { $near }? The fields are { $known }
message-query-no-field = there is no field { $field }:; put words with a colon in quotes. The fields are { $known }
message-query-not-among-near = { $field }: is one of { $known }, not { $value }; did you mean { $near }?
message-query-not-among = { $field }: is one of { $known }, not { $value }
message-query-no-moment = { $field }: takes a time like 30m, 24h, 2d, 3w or 2026-01-31, not { $value }
message-query-no-number = { $field }: takes a number like 5, <5 or >=5, not { $value }
message-mute-needs-something = a mute needs something to go by
message-mute-no-word = there is no word in it
message-mute-no-kind = there is no such kind
message-import-runs-program = it runs a program, and lists run none here
message-import-filters = it filters a feed through a program, and lists run none here; add the feed itself
message-import-search = it searches for what a shelf cannot tell apart
message-import-search-tag = it searches for a tag that was left out: a source has one group, the first tag
message-import-only-a-page = it names a page and no feed; `source add` with that page finds the feed
message-import-no-address = it is no http or https address
message-export-folder-left = { $count } articles in { $path }, { $new } of them new or changed, { $left } left alone
message-export-folder-one = 1 article in { $path }, { $new } of them new or changed
message-export-folder = { $count } articles in { $path }, { $new } of them new or changed
message-export-one = 1 article in { $path }
message-export-many = { $count } articles in { $path }
message-export-is-a-folder = { $path } is a folder
message-export-is-a-link = { $path } is a link; nothing is written through it
message-export-no-folder = { $path } cannot be written: there is no folder { $folder }
message-export-cannot-be-written = { $path } cannot be written: { $reason }
message-export-no-form = “.{ $ending }” is no form to export to: { $known }, or a folder
message-system-not-found = No such file or directory (os error 2)
message-system-forbidden = Permission denied (os error 13)
message-system-entity-not-found = entity not found
message-system-denied = permission denied
message-system-is-a-folder = Is a directory (os error 21)
message-system-no-folder = Not a directory (os error 20)
message-system-full = No space left on device (os error 28)
message-system-read-only = Read-only file system (os error 30)
message-config-errors = { $path }: the file has errors; mend them first
message-config-no-table = { $path }: `ui` is no table
