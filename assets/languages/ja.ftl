# 画面の文言（日本語）。文は「です・ます」、ラベルは体言止め。
#
# story = 話題 · article = 記事 · source = 配信元 · outlet = メディア · shelf = 棚 · done = 済み
# save = 保存 · reading list = リーディングリスト · later = あとで · tag = タグ · mute = ミュート
# spoiler guard = ネタバレ防止 · follow = フォロー（名前）、購読（配信元） · mark = マーカー · note = メモ
# view = 表示: 整形、印付き、原文 · kind = 種別 · review = レビュー · deal = セール · guide = 攻略 · rumour = 噂
# poll = 取得 · sync = 同期 · failing = 失敗中 · finished = 読了
# 訳さないもの: コマンドと設定の名前、検索式の語、キー、入力する文字。

## app/core/age

age-in-d = { $count }日後
age-in-h = { $count }時間後
age-in-m = { $count }分後
age-soon = まもなく
age-now = 今
age-minutes = { $count }分
age-hours = { $count }時間
age-days = { $count }日

## themes

theme-terminal = 端末の16色
theme-midnight = 濃紺に落ち着いたシアン
theme-arcade = 黒地に明るく高コントラスト
theme-moss = 暗く暖か、カートリッジの緑
theme-dusk = 深い紫に柔らかなローズ
theme-paper = 明るく暖か、新聞紙とインク
theme-daylight = 白地に高コントラスト
theme-frost = 明るく涼しげ、静かな青緑
theme-high-contrast = 黒地、すべて7対1以上
theme-high-contrast-light = 白地、すべて7対1以上

## app/core/screen

screen-copied = コピーしました: { $what }

## app/input/hints

hints-more = 他のキー
hints-selects-none = 選択解除
hints-up-to-here = ここまで
hints-one-story = まとめる
hints-tag = タグ
hints-later = あとで
hints-save = 保存
hints-done = 済み
hints-show = 表示
hints-unfold = 開く
hints-fold = 閉じる
hints-why-it-fails = 失敗の理由
hints-all-keys = 全キー
hints-done-with-all = { $swept }件すべて済み
hints-unsave = 保存解除
hints-quit = 終了
hint-leave = やめる
hint-mark = マーカー
hint-next-sentence = 次の文
hint-other-end = 反対の端
hint-shorter = 短く
hint-longer = 長く
hints-back = 戻る
hints-undo = { " " }元に戻す

## app/input/key_dispatch

key-dispatch-shows-the-keys = { $words } · { $help } でキー一覧
key-dispatch-does-nothing-here = { $keys } はここでは使えません
key-dispatch-works-in-the = { $keys } が使えるのは{ $scope }だけです: { $short }
key-dispatch-works-in-the-sources-pane = { $keys } が使えるのは配信元欄だけです: { $short }
key-dispatch-a-count-goes-before-motions = 数は移動の前に付けます: { $count }j。何も実行していません

## app/input/list_commands

list-commands-nothing-has-arrived-since = 新着はありません
list-commands-sorted = 並び順: { $order }
list-commands-unread-stories-only = 未読の話題だけを表示します
list-commands-read-stories-are-shown-too = 既読の話題も表示します

## app/input/open_links

open-links-this-article-has-no-link = この記事にはリンクがありません
open-links-opened = 開きました: { $words }
open-links-links = リンク{ $count }件
open-links-of = { $selected }件中{ $count }件のリンク
open-links-pages-at-once-are-too = 一度に{ $count }ページは多すぎます（最大{ $most }）
open-links-none-of-these-articles-has = どの記事にもリンクがありません
open-links-title-and-link = タイトルとリンク
open-links-names-no-comments-for-this = { $source_name } はコメント欄を示していません

## app/input/own_commands

own-commands-what-made-is-taken-away = { $command } の結果を消しました
own-commands-what-a-command-of-your = 自作コマンドの結果は表示中に消せます: { $key } で表示
own-commands-done = { $name }: 完了
own-commands-of-is-here-shows-it = 「{ $title }」の { $name } ができました: { $key } で表示
own-commands-what-it-made-of-this = { $name }: この記事の結果
own-commands-is-kept-beside-the-article = { $name } を記事と一緒に保管します
own-commands-no-command-of-your-own = 実行中の自作コマンドはありません
own-commands-runs-for-articles = { $name } を{ $many }件の記事に実行中…
own-commands-articles-at-once-are-too = 一度に{ $many }件は { $name } には多すぎます（最大{ $most }）
own-commands-runs = { $name } を実行中…

## app/input/palette

palette-there-is-no-shelf = 「{ $name }」という棚はありません
palette-on-the-command-line = コマンドラインで: { $command }
palette-export-file-md-epub-html = export ファイル.md, .epub, .html, .csv … · コマンドラインで: { $command }
palette-asks-for-something-what-stands = 「{ $line }」は入力待ちです: このキーの続きは実行していません
palette-there-is-no-command = 「{ $line }」というコマンドはありません

## app/input/prompt

prompt-looking-for-the-feed = フィードを探しています…
prompt-a-quote-is-missing-at = 末尾の引用符がありません
prompt-nothing-saved-a-link-begins = 保存していません: リンクは https:// か http:// で始まります
prompt-not-noted-goes-on-with-it = メモは保存していません。{ $key } で続きから書けます

## app/input/reader_commands

reader-commands-the-list-has-columns = 一覧の幅は{ $width }桁です
reader-commands-list-and-article-do-not = ここでは一覧と記事は並びません

## app/input/scroll

scroll-the-end-next-story = ここまで · { $key } 次の話題
scroll-the-end = ここまで

## app/input/settings

settings-the-demo-edition-writes-no = デモ版は設定ファイルに書きません: 終了まで有効です
settings-nothing-was-set-that-is = 書き込む変更はありません · :set NAME VALUE
settings-the-config-was-read-anew = 設定を読み直しました
settings-not-written = 書き込めませんでした: { $reason }
settings-written-into-the-config = 設定に書き込みました: { $names }
settings-the-last-good-ones-go = 直前の正しい規則を使い続けます。
settings-the-link-rules-were-read = リンク規則を、告知とサイトの規則とともに読み直しました
settings-the-last-good-one-goes = 直前の正しい設定を使い続けます。
settings-for-now-write-keeps-it = { $name } = { $value }（今回のみ）· :write で保存
settings-the-list-has-columns-also = 一覧の幅は{ $value }桁です（次回も）
settings-cannot-be = { $name } に「{ $value }」は使えません: { $meant }
settings-did-you-mean = { $near } のことですか?
settings-it-can-be = 使える値は { $possible }
settings-is-it-can-be = { $name } は { $value } です。使える値は { $possible }

## app/input/shell_commands

shell-commands-there-is-no-link = リンク{ $number }はありません

## app/input/source_commands

source-commands-import-file-opml-or-newsboats = import ファイル: OPML か newsboat の urls
source-commands-is-no-address-of-a = 「{ $typed }」は example.org/news のようなページのアドレスではありません

## app/list/empty

empty-all-keys = すべてのキー
empty-a-sites-address = サイトのアドレス
empty-which-outlets = どのメディアを読むか
empty-takes-in-feeds = フィード{ $feeds }件を取り込む
empty-next-shelf = 次の棚
empty-wait-until-later = { $waiting }件があとで戻ります
empty-shows-what-is-read-too = 既読も表示
empty-polls-now = 今すぐ取得
empty-the-mutes-there-are = ミュートの一覧
empty-on-a-story-mutes-its = 話題の上で押すと同類をミュート
empty-on-a-story-keeps-it = 話題の上で押すとここに保存
empty-back-to-the-whole-list = 全体の一覧に戻る
empty-on-a-story-lets-it = 話題の上で押すとあとで
empty-and = と
empty-all-read-but = { $counted }を除いてすべて読みました。
empty-all-read = すべて読みました。
empty-pressstart-demo-shows-the-demo = pressstart --demo でデモ版を見る（ネットワーク不要）
empty-nothing-here-yet = まだ何もありません。
empty-no-outlet-is-followed = 購読中のメディアはありません。
empty-no-source-answered-is-there = どの配信元も応答しません。通信を確認してください。
empty-no-source-could-be-read = どの配信元も読み込めません。{ $name }: { $reason }
empty-nothing-here-yet-and-the = まだ何もなく、ネットワークはオフです。
empty-nothing-unread-on-this-shelf = この棚に未読はありません。
empty-asking-the-press-of-sources = 配信元に問い合わせ中: { $done }/{ $total }
empty-nothing-is-muted = ミュートはありません。
empty-the-reading-list-is-empty = リーディングリストは空です。
empty-nothing-matches-this-filter = この絞り込みに合うものはありません。
empty-nothing-waits-until-later = 「あとで」にしたものはありません。
empty-nothing-unread-from = { $source } に未読はありません。
empty-asking-the-press = メディアに問い合わせ中

## app/list/saved_shelf

saved-shelf-new-shelves-stand-in-the = 新しい棚{ $shelves }件を設定に書きました
saved-shelf-is-a-shelf-now-and = 「{ $name }」を棚として設定に書きました
saved-shelf-is-a-shelf-until-the = 「{ $name }」はデモ版の終了まで棚になります
saved-shelf-a-shelf-needs-a-name = 棚には名前が必要です
saved-shelf-there-is-a-shelf-already = 「{ $name }」という棚はもうあります
saved-shelf-nothing-is-filtered-what-finds = 絞り込んでいません: / で見つけたものを棚にできます

## app/list/shelf

shelf-demo-edition = デモ版
shelf-offline = オフライン
shelf-saving = 保存中 { $number }/{ $total }
shelf-failing = 失敗{ $sources }件
shelf-muted = ミュート
shelf-saved = 保存
shelf-deals = セール
shelf-rumours = 噂
shelf-for-you = おすすめ
shelf-all = すべて
shelf-polling = 取得中

## app/list/shelves

shelves-deals-and-guides-are-folded = セールと攻略をたたみました
shelves-deals-and-guides-stand-in = セールと攻略も一覧に出します
shelves-deals-and-guides-are-folded-in = セールと攻略をたたむのは「すべて」の棚だけです
shelves-there-are-shelves-a-query = 棚は{ $all }個です。設定に検索式を書くと増やせます

## app/marks/decide

decide-noted = メモしました: { $note }
decide-note-taken-off = メモを消しました
decide-all-of-them-are-saved = すべて保存済みなので残します
decide-no-story-stands-below = 下に話題はありません
decide-no-story-stands-above = 上に話題はありません
decide-nothing-in-this-list-matches = この一覧に合うものはありません{ $folded }
decide-opens-deals-and-guides = { " " }· { $key } でセールと攻略を開く
decide-nothing-unread-there = そこに未読はありません
decide-neither-a-source-nor-a = カーソル位置に配信元もグループもありません
decide-it-stands-alone-already = すでに単独です
decide-selected-on-the-story-it = 選択しました: まとめる先の話題で { $key } を押します
decide-not-tagged-put-tags-on = タグを変えていません: 追加と削除は別々に行ってください
decide-no-tag-was-typed = タグが入力されていません
decide-not-tagged-a-tag-has = タグを付けていません: タグは{ $most }文字までです

## app/marks/history

history-redid = やり直しました
history-undid = 元に戻しました
history-nothing-to-redo = やり直すものはありません
history-nothing-to-undo = 元に戻すものはありません
history-not-kept = 記録できませんでした: { $reason }

## app/marks/reading_list

reading-list-only-what-is-saved-is = 保管されるのは保存した記事だけです: { $key } で保存
reading-list-getting-the-page-as-it = 現在のページを取得しています…
reading-list-offline-the-page-cannot-be = オフラインのためページを取得できません
reading-list-handing-the-reading-list-over = リーディングリストを渡しています…
reading-list-no-server-is-named-in = 設定にサーバーがありません: `pressstart config example` の [push] を参照
reading-list-offline-nothing-is-handed-over = オフラインのため何も渡しません
reading-list-finished = 「{ $title }」を読み終えました
reading-list-kept = { $kept }保存しました。{ $reason }:「{ $title }」
reading-list-as-a-link = リンクとして
reading-list-links-saved-their-pages-come = リンク{ $many }件を保存しました。ページは裏で取得します
reading-list-saved-its-page-comes-in = 保存しました。ページは裏で取得します

## app/overlay/about_page

about-page-said-by = { $source } による
about-page-offers = セール
about-page-rumours = 噂
about-page-reviews = レビュー
about-page-on = 機種
about-page-said-before = 以前の報道
about-page-out = 発売
about-page-stories = 話題
about-page-looking-for-the-feed = フィードを探しています…
about-page-offline-nothing-is-asked-for = オフラインのため問い合わせません
about-page-no-item-here-links-to = ストアのページへのリンクがある項目はありません
about-page-no-headline-here-speaks-of = 「{ $name }」に触れた見出しはありません
about-page-no-name-is-known-here = ここには知られた名前がありません。:about 名前 で話題を表示します
hint-close = 閉じる
hint-next = 次
hint-follow-its-news-on-steam = Steam のニュースを購読
hint-as-a-list = 一覧で
hint-read-it = 読む
about-page-follow = フォロー
about-page-unfollow = フォロー解除

## app/overlay/account_form

account-form-stands-in-the-config-the = { $name } を設定に書きました。最初の同期を始めます
account-form-offline-no-server-can-be = オフラインのためサーバーに接続を試せません
account-form-the-demo-edition-keeps-no = デモ版はアカウントを保存しません
account-form-this-is-no-http-or = http または https のアドレスではありません
account-form-the-servers-address-is-missing = サーバーのアドレスがありません
hint-back = 戻る
hint-another = 別のもの
hint-try-it-then-keep-it = 試して保存
hint-give-up = 中止
account-form-given-up-nothing-was-kept = 中止しました。何も保存していません
account-form-a-quote-is-missing-at = 末尾の引用符がありません
account-form-wallabag-wants-the-secret-of = wallabag にはそのクライアントのシークレットも必要です
account-form-wallabag-wants-the-id-of = wallabag にはクライアント ID が必要です: API clients management のページで作れます
account-form-the-password-or-where-it = パスワード、またはその場所がありません
account-form-the-users-name-there-is = そこでのユーザー名がありません
account-form-of-the-same-page = 同じページのもの
account-form-of-the-page-api-clients = そこの API clients management のページのもの
account-form-your-name-there = そこでのあなたの名前
account-form-file = ファイル
account-form-variable = 変数
account-form-program = プログラム
account-form-password = パスワード
account-form-token = トークン

## app/overlay/accounts

accounts-sent-changed-there-new = 送信{ $sent }、先方の変更{ $changed }、新着{ $new }。{ $waits }
accounts-waiting = 待ち{ $waiting }件
accounts-nothing-waits = 待ちなし
accounts-account-add-sets-up-another = :account add で追加できます。
accounts-syncs-now = { $key } で今すぐ同期します。
accounts-nothing-was-synced-yet = まだ同期していません。
accounts-the-last-sync-was-ago = 最後の同期は{ $age }前です。
accounts-the-last-sync-was-just = たった今同期しました。
accounts-the-last-sync-was-on = 最後の同期は{ $age }です。
accounts-a-sync-goes-on = 同期中です: { $step }
accounts-a-sync-begins = 同期を始めます。
accounts-account-add-sets-one-up = :account add で追加します: 種類、アドレス、ユーザー名、パスワードを入力して試します。
accounts-no-account-stands-in-the = 設定にアカウントがないか、問い合わせできません。
accounts-in-step-sent-changed-there = 同期しました: 送信{ $sent }、先方の変更{ $changed }、新着{ $new }
accounts-the-sync-with-did-not = { $failed } との同期に失敗しました。理由は :accounts
accounts-no-account-is-set-up = アカウントがありません。:account add で追加します
accounts-offline-nothing-is-synced = オフラインのため同期しません

## app/overlay/brief

brief-min = { $minutes }分
brief-hours = { $hours }時間{ $minutes }分
brief-facts = { $source_name } · { $age }{ $outlets } · { $minutes }分
brief-outlets = { " " }· { $sources }社
brief-behind-a-spoiler-guard = ネタバレ防止中
brief-new-stories = { $since }の新しい話題は{ $count }件
brief-nothing-new = { $since }の新着はありません
brief-in-the-last-day = この一日
brief-since = { $moment } から
brief-brief = まとめ

## app/overlay/failing

failing-no-source-fails = 失敗中の配信元はありません
failing-it-was-asked-too-often = 問い合わせが多すぎました。取得の間隔 (every) を長くしてください。
failing-the-proxy-wants-a-login = プロキシが認証を求めています。
failing-the-feed-has-gone-from = フィードがなくなりました。サイトのアドレスを入力すると新しいものを探します。
failing-it-shuts-programs-out-another = プログラムを拒んでいます。設定で user_agent を変えるとよいかもしれません。
failing-it-wants-a-login-user = ログインが必要です: 設定の user と password_command。
failing-it-is-tried-at-the = 次の取得で試します。
failing-next-try = 次の試行: { $until }。
failing-next-try-the-wait-grows = 次の試行: { $next }。失敗のたびに間隔が延び、これで{ $failures }回連続です。
failing-it-is-not-asked-again = 自動では問い合わせません。
failing-offline-nothing-is-asked = オフラインのため問い合わせません。
failing-it-is-paused-nobody-asks = 一時停止中: 問い合わせません。
failing-it-last-answered-ago = 最後の応答は{ $age }前です。
failing-it-last-answered-on = 最後の応答は{ $age }です。
failing-it-answered-just-now = たった今応答がありました。
failing-it-has-never-answered = 一度も応答がありません。
failing-it-answers-again = また応答しています。
failing-of-failing = { $name }（失敗 { $place }/{ $fails }）
hint-settings = 設定
hint-remove = 削除
hint-another-address = 別のアドレス
hint-open-the-site = サイトを開く
failing-pause = 一時停止
failing-go-on = 再開
hint-try-now = 今試す

## app/overlay/feed_picker

feed-picker-not-added-the-page-of = 追加していません: { $site } のページにはフィードが{ $feeds }件あります。もう一度追加して選んでください
feed-picker-not-added = 追加していません: { $reason }
feed-picker-that-is-followed-already = すでに購読しています
feed-picker-keep-the-address-and-try = { $reason }。アドレスを残して、取得のたびに試しますか?
feed-picker-the-page-names-feeds-which = このページにはフィードが{ $feeds }件あります。どれにしますか?
hint-leave-it = やめる
hint-pick-several = 複数選択
hint-follow = 購読
hint-take-it = 決定
hint-keep-it-and-try-again = 残して再試行

## app/overlay/help

help-in-the = { $scope }だけ: { $words }
hint-search = 検索
hint-scroll = スクロール

## app/overlay/later

hint-until-then = その時まで
later-next-week = 来週
later-tomorrow = 明日
later-tonight = 今夜
later-late-tonight = 今夜遅く
later-weekend = 週末
later-next-weekend = 次の週末
later-back-at-once = すぐに戻す
later-a-date-or-time = 日付か時刻…

## app/overlay/links

links-asking-where-it-leads = リンク先を問い合わせています…
links-offline-the-link-cannot-be = オフラインのためリンク先を調べられません
links-this-link-says-itself-where = このリンクは行き先がそのまま見えています
links-no-links-here = リンクはありません
hint-resolve = 行き先
hint-save = 保存
hint-copy = コピー
hint-browser = ブラウザー
hint-read-here = ここで読む
links-getting-the-page = ページを取得しています…
links-saving-the-page = ページを保存しています…
links-offline-the-page-cannot-be = オフラインのためページを取得できません

## app/overlay/mute_list

hint-add = 追加
hint-guard-or-hide = 伏せる・隠す
hint-change = 変更
hint-end-it = 解除
hint-what-it-caught = 該当した記事

## app/overlay/mute_menu

mute-menu-this-one-has-no-words = 変更できる語がありません
hint-for-how-long = 期間
hint-mute = ミュート
mute-menu-there-is-nothing-to-mute = ミュートするものがありません
mute-menu-until-unmuted = 解除するまで
mute-menu-date = 日付…
mute-menu-month = 1か月
mute-menu-week = 1週間
mute-menu-day = 1日

## app/overlay/names

names-unfollow-what = 何のフォローをやめますか?
names-follow-what = 何をフォローしますか?
names-nothing-is-followed-follows-what = 何もフォローしていません。{ $key } で話題の主役を、:follow で名前をフォローします
names-no-name-is-known-here = ここには知られた名前がありません。:follow 名前 でフォローします
hint-follow-or-not = フォロー切替
hint-its-page = ページ

## app/overlay/notice

notice-not-taken = 取り込めなかったもの

## app/overlay/others

others-no-other-article-tells-this = この話題を伝える記事は他にありません
hint-take-out = 外す

## app/overlay/page_form

page-form-no-feed-there-css-selectors = フィードがありません: CSS セレクターで項目を探せます
page-form-what-selectors-find-can-only = セレクターの結果はページがないと見られません: 今はオフラインです
hint-next-field = 次の欄
page-form-keep = 保存
page-form-follow = 購読
page-form-try = 試す
page-form-that-is-followed-already = すでに購読しています
page-form-date = 日付。空なら <time>
page-form-link = リンク。空なら見出しのもの
page-form-title = 見出し。空なら最初の見出し要素
page-form-item = 項目ひとつ: .news li, article

## app/overlay/palette

palette-now = 現在
palette-its-stories-alone-of-group = この配信元だけ · { $group }
palette-its-stories-alone = この配信元だけ
palette-go-to-this-shelf = この棚へ
hint-do-it = 実行
hint-previous = 前

## app/overlay/picture

picture-not-on-the-web = ウェブ上にありません
    .short = ウェブ上になし
picture-no-pictures-here = 画像はありません

## app/overlay/prompt_words

prompt-words-an-outlets-name-or-an = メディア名かアドレス: フィード、サイト、チャンネル、ゲーム
prompt-words-the-address-of-a-page = フィードのないページのアドレス
prompt-words-enter-looks-for-the-feed = Enter でフィードを探す · 記事と設定は残ります
prompt-words-enter-moves-it-to-that = Enter でこのグループへ移動
prompt-words-enter-renames-left-empty-it = Enter で改名 · 空なら元の名前に戻ります
prompt-words-a-program-and-its-arguments = プログラムと引数 · 本文が渡されます
prompt-words-a-name-for-the-shelf = 棚の名前 · Enter で絞り込みを棚に保存
prompt-words-enter-keeps-it-ctrl-j = Enter で保存 · Ctrl-J か Alt-Enter で改行 · 空なら削除
prompt-words-enter-saves-it-tab-follows = Enter で保存 · Tab でフィード購読 · Esc でやめる
prompt-words-each-word-is-a-tag = 単語ごとにタグ · 前に - を付けると外します
prompt-words-enter-keeps-it-then-n = Enter で確定、n と N で移動
prompt-words-words-source-name-kind-review = 語、source:name, kind:review, newer:2d, saved, -tag:x
prompt-words-link = リンク{ " " }
prompt-words-shelf = 棚{ " " }
prompt-words-note = メモ{ " " }
prompt-words-page = ページ{ " " }
prompt-words-add = 追加{ " " }
prompt-words-address = アドレス{ " " }
prompt-words-group = グループ{ " " }
prompt-words-name = 名前{ " " }
prompt-words-tag = タグ{ " " }

## app/overlay/rule_menu

rule-menu-it-is-already = すでに{ $kind }です
rule-menu-kind-word-one-of = kind WORD、次のどれか: { $known }
rule-menu-as-you-put-right-times = { $source } の{ $kind } — { $times }回直したとおり
rule-menu-as-you-took-out-times = { $source } のすべて — 話題から{ $times }回外したとおり
rule-menu-all-about = { $name } に関するすべて
hint-undo = 元に戻す
hint-does-something-else = 別の動作
hint-make-the-rule = 規則を作る
rule-menu-always = 常に{ $act }: { $words }
rule-menu-whoever-tells-it = { $kind }（どの配信元でも）
rule-menu-all-of = { $source } のすべて
rule-menu-of = { $source } の{ $kind }
rule-menu-about = { $name } の{ $kind }

## app/overlay/source_form

source-form-its-site-is-not-known = サイトが分かりません
hint-keep = 保存

## app/overlay/source_picker

source-picker-nothing-was-changed = 変更はありません
hint-pick = 選ぶ
hint-all-of-them = すべて
hint-keeps-what-is-found = 結果を残す

## app/overlay/statistics

statistics-min = { $minutes }分
statistics-d = { $days }日
statistics-h = { $hours }時間
statistics-grey-quiet-sources-kept-out = 灰色: 数に入れない静かな配信元
statistics-first-how-often-it-was = 一番: 複数社の話題で最初に伝えた割合 · 遅れ: そうでない時の遅れ
statistics-no-article-of-the-last = この{ $days }日間の記事はありません。
statistics-articles-read = { $days }: 記事{ $articles }件、既読{ $read }件{ $spent }
statistics-in-about-min = （約{ $spent }分）
statistics-days = { $count }日間
statistics-what-the-outlets-send = 各メディアの配信
statistics-saved = 保存
statistics-deals = セール
statistics-affiliate = 広告
statistics-late = 遅れ
statistics-first = 一番
statistics-read = 既読
statistics-a-day = 1日

## app/overlay/steps

hint-redo = やり直す

## app/overlay/why

why-a-source-is-left-alone = 配信元をそのままにするには、設定の [[source]] に次の行を書きます:
why-a-rule-is-turned-off = 規則は、設定の隣の links.toml に名前を書いて止めます:
why-not-what-you-want = 望みと違うときは
why-hide-their-target-x-in = { $short }件は行き先を隠しています。リンク選択の x で調べられます。
why-of-the-links-earn-somebody = リンクの{ $share } %は誰かの収入になります。
why-the-story-began-with-it = 話題の始まり
why-joined-by = 結び付けた語: { $words }
why-one-story-articles = 1つの話題: 記事{ $outlets }件
why-its-rank-in-for-you = 「おすすめ」での順位
why-its-kind = 種別: { $kind }
why-by-the-rule = 規則: { $rule }
why-removed = 除いたもの: { $counts }
why-nothing-was-removed-no-rule = 何も除いていません: 該当する規則がありません。
why-what-acted-on-it = 働いた規則
why-behind-your-spoiler-guard-for = 「{ $guard }」のネタバレ防止中です: 記事で Enter を押すと表示します。
why-the-text-has-not-come = 本文はまだ届いていません。
why-why = 理由

## app/reader/enclosures

enclosures-plays = { " " }で再生
enclosures-files = ファイル{ "  " }
enclosures-files-come-with-this-article = この記事のファイルは{ $count }件です
enclosures-no-sound-video-or-file = この記事に音声、動画、ファイルはありません

## app/reader/changed_text

changed-text-as-it-stands-now = 現在の記事を表示しています

## app/reader/find

find-nothing-was-removed-from-the = 本文からは何も除いていません
find-removed-part-of = 除いた部分 { $place }/{ $of }
find-shows-what-was-removed-then = { $view } で除いた部分を表示し、{ $next } と { $previous } で移動します
find-original-as-published = 原文: 公開時のまま
find-marked-with-what-was-removed = 印付き: 除いた部分も表示 · { $next } { $previous } で移動
find-marked-nothing-was-removed = 印付き: 除いたものはありません
find-stripped-the-clean-text = 整形: 本文だけ
find-the-view-is-that-of = 表示は開いた記事で切り替えます
find-nothing-of-it-changed = 読んだ後、または保存した後の変更はありません
find-changes-what-was-added = 変更: 読んだ後、または保存した後に追加・削除された箇所
find-of = 「{ $words }」· { $place }/{ $of }
find-is-not-on-this-page = 「{ $words }」はこのページにありません
find-nothing-is-looked-for-in = ページ内で検索していません

## app/reader/footer

footer-via = 出典 { $credited }
footer-first = 一番
footer-same-story = 同じ話題
footer-tracking = { $mark } 追跡
footer-tag = { $mark } 広告タグ
footer-unwrapped = { $mark } 転送除去
footer-short-link = { $mark } 短縮
footer-links = リンク

## app/reader/comments

comments-getting-them = コメントを取得しています…
comments-offline = オフライン: コメントはここになく、問い合わせもしません
comments-did-not-come = コメントを取得できませんでした: { $reason }
comments-are-here = コメントが届きました: 記事の表示の一つです
comments-are-taken-away = コメントの表示を消しました
comments-what-people-say = みんなのコメント
comments-none = コメントはまだありません。
comments-count = コメント{ $count }件
comments-first-of = コメント{ $all }件のうち最初の{ $shown }件
comments-first-of-more = { $all }件を超えるコメントのうち最初の{ $shown }件
comments-somebody = 匿名
comments-name = コメント

## app/reader/header

header-next-view = { " " }次の表示
header-for-the-next-view = { " " }で次の表示へ
header-kept-beside-it = { " " }· 記事と保管
header-clean = { " " }整形
header-clean-text = { " " }本文だけ
header-for-the-clean-text = { " " }で本文だけの表示へ
header-original = { " " }原文
header-for-the-original = { " " }で原文へ
header-to-see = { " " }で表示
header-nothing-removed = 除いたものなし
header-view-original = 原文{ "  " }
header-view-changes = 変更{ "  " }
header-for-what-changed = { " " }変更箇所へ
header-changes = { " " }変更
header-changed = 変更 { $when }
header-view-marked = 印付き{ "  " }
header-removed = { $total }件除去
header-more = { $counted } · 他{ $more }件
header-other = その他
header-tracking = 追跡
header-notices = 告知
header-notice = 告知
header-affiliate = 広告
header-kept = { $kept_without_page }保存: { $reason }
header-note = メモ:{ " " }
header-pictures = 画像: { $names }
header-saved = 保存
header-finished = 読了
header-updated = 更新 { $day }
header-via = 出典{ " " }
header-min = { $minutes }分

## app/reader/highlights

highlights-saved-with-it = { $words } · 記事も保存しました
highlights-marked = マーカーを付けました:「{ $text }」
highlights-mark-taken-off = マーカーを消しました
highlights-there-is-nothing-to-mark = ここにマーカーを付けるものはありません
highlights-passages-are-marked-in-the = マーカーは整形表示で付けます: { $key } で切替
highlights-passages-are-marked-in-an = マーカーは開いた記事に付けます

## app/reader/made

made-what-it-made-of-this = { $command }: この記事の結果

## app/reader/navigation

navigation-the-link-leads-nowhere = リンク先がありません: { $reason }
navigation-it-leads-to = 行き先: { $address }
navigation-from-the-top = 先頭から
navigation-no-other-story-in-this = この一覧に他の未読はありません
navigation-this-is-the-first-story = 最初の話題です
navigation-this-is-the-last-story = 最後の話題です

## app/reader/pictures

pictures-offline-pictures-of-saved-articles = オフライン: 保存した記事の画像だけがあります
pictures-pictures-are-off-images-never = 画像はオフです: 設定の images = "never"
pictures-pictures-off = 画像オフ
pictures-pictures-on = 画像オン
pictures-did-not-come = 届かず

## app/reader/render

render-there-is-no-text-here = 本文はありません。
render-gets-the-whole-text = 全文を取得
render-the-full-text-did-not = 全文を取得できませんでした: { $reason }
render-getting-the-full-text = 全文を取得しています…
render-opens-its-page-in-the = ブラウザーでページを開く
render-shows-it = { " " }で表示
render-this-is-behind-your-spoiler = 「{ $guard }」のネタバレ防止で伏せています。
render-spoilers = { $mask } ネタバレ: { $guard }

## app/sources/pane_actions

pane-actions-polling-already-of = 取得中です: { $done }/{ $total }
pane-actions-offline-nothing-is-polled = オフラインのため取得しません

## app/sources/source_settings

source-settings-looking-for-the-feed-of = { $typed } のフィードを探しています…
source-settings-leads-nowhere-did-you-mean = 「{ $scheme }:」は開けません: https://{ $rest } のことですか?
source-settings-is-no-address-such-as = 「{ $typed }」は example.org のようなアドレスではありません · { $help }
source-settings-pick-has-a-list-of = :pick にメディアの一覧があります
source-settings-did-you-mean = { $name } のことですか?
source-settings-is-followed-already = { $name } はすでに購読しています
source-settings-change-its-url-there = そこの `url` を変えてください
source-settings-stands-in-the-config = { $name } は設定に書かれています: { $what_to_do }
source-settings-the-demo-edition-keeps-its = デモ版の配信元は変えられません
source-settings-delete-its-source-lines-there = そこの [[source]] の行を消してください
source-settings-which-source-shows-them = どの配信元ですか? { $pane } で一覧
source-settings-no-source-is-under-the = カーソル位置に配信元がありません
source-settings-no = いいえ
source-settings-yes = はい

## app/update

update-opened = 開きました: { $address }
update-pick-chooses-polls-keys = { $sources } · :pick で選ぶ · { $poll } で取得 · { $help } でキー
update-offline-pressstart-demo-shows-the = { $sources } · オフライン · pressstart --demo でデモ版 · { $help } でキー
update-sources = 配信元{ $count }件
update-gaming-sources = ゲームメディア{ $count }件
update-nothing-new-sources-failed = 新着なし。失敗{ $failed }件
update-nothing-new = 新着はありません
update-changed = 変更{ $changed }件
update-no-source-answered-is-there = どの配信元も応答しません。通信を確認してください。
update-mutes-have-ended = ミュート{ $count }件が終わりました
update-the-mute-of-has-ended = 「{ $label }」のミュートが終わりました
update-stories-are-back = 話題{ $count }件が戻りました
update-back = 戻りました:「{ $title }」
update-and-more = { " " }他{ $count }件

## ui/list/rows

rows-min = { $minutes }分
rows-changed = 変更あり
rows-opens = { " " }で開く
rows-deals-guides = セール・攻略{ $guides }件

## ui/overlay/about_page

about-page-followed = { $name } · フォロー中

## ui/overlay/account_form

account-form-asking-the-server = サーバーに問い合わせ中
account-form-try-it-then-keep-it = 試してから設定に保存
account-form-being-tried-esc-gives-up = 試しています。Esc で中止
account-form-name-here = ここでの名前
account-form-client-secret = シークレット
account-form-client-id = クライアントID
account-form-password-is = パスワードは
account-form-user = ユーザー
account-form-address = アドレス
account-form-server = サーバー
account-form-a-new-account = 新しいアカウント

## ui/overlay/feed_picker

feed-picker-no-answer = 応答なし
feed-picker-feeds = フィード

## ui/overlay/frame

frame-more = { " " }続き ↓{ " " }
frame-more-v = { " " }続き v{ " " }

## ui/overlay/help

help-no-key-does-that-here = 該当するキーはありません
help-or-a-word-searches = / か文字で検索
help-what-a-key-does = キーの働き
help-keys-in-the = キー: { $scope }

## ui/overlay/later

later-such-as-friday-18-30 = 例: friday 18:30, 2w, 2026-12-01
later-waiting-waiting-shows-them = { $waiting }件が待機中 · :waiting で表示
later-friday-18-30-2w-2026 = friday 18:30, 2w, 2026-12-01
later-later = あとで

## ui/overlay/links

links-same-story = 同じ話題
links-links = リンク

## ui/overlay/mute_list

mute-list-since = { $does } · { $until } · { $since } から
mute-list-hides = 隠す
mute-list-spoiler-guard = ネタバレ防止
mute-list-until-unmuted = 解除するまで
mute-list-until = { $moment } まで
mute-list-on-a-story-mutes-what = 話題の上の { $key } で内容をミュート。a でここに追加
mute-list-nothing-is-muted = ミュートはありません。
mute-list-mutes = ミュート

## ui/overlay/mute_menu

mute-menu-a-regular-expression-for-headlines = 見出しに対する正規表現
mute-menu-deal-guide-rumour-video = deal, guide, rumour, video …
mute-menu-a-games-name = ゲームの名前
mute-menu-words-those-in-quotes-in = 語。引用符の中は続けて一致
mute-menu-until = { $moment } まで
mute-menu-friday-2w-2026-12-01 = friday, 2w, 2026-12-01
mute-menu-until-sign = 期限{ "  " }
mute-menu-nothing-is-lost-the-shelf = 消えません:「ミュート」の棚に残ります
mute-menu-enter-takes-it-esc-leaves = Enter で決定、Esc でやめる
mute-menu-hides-it = 隠す。押すとネタバレ防止に
mute-menu-masks-it = 開くまで見出しと本文を伏せる
mute-menu-mute = ミュート
mute-menu-change-the-mute = ミュートを変更

## ui/overlay/names

names-about = 何について
names-followed = フォロー中
names-follow = フォロー

## ui/overlay/page_form

page-form-no-link = リンクなし
page-form-no-date = 日付なし
page-form-looking-at-the-page = ページを調べています…
page-form-a-page-without-a-feed = フィードのないページ

## ui/overlay/palette

palette-enter-does-it-to-what = Enter で一覧の該当分に実行
palette-nothing-is-called-that = 該当するものはありません
palette-a-few-letters-of-what = 探すものの文字をいくつか
palette-commands = コマンド
palette-themes = 配色

## ui/overlay/picture

picture-getting-the-picture = 画像を取得しています…
picture-it-did-not-come = 取得できませんでした: { $reason }
picture-picture-of = 画像 { $chosen }/{ $images }

## ui/overlay/rule_menu

rule-menu-none-yet-gr-on-a = まだありません。話題の上の gr で作れます
rule-menu-rules-made-from-stories = 話題から作った規則
rule-menu-in-30-days = 30日で{ $count }件
rule-menu-a-rule-for-what-arrives = 新着への規則

## ui/overlay/source_form

source-form-not-polled-yet = まだ取得していません
source-form-well-next-poll = 正常 · 次の取得 { $next }
source-form-fails = 失敗: { $reason }
source-form-fails-next-try = 失敗 · 次の試行 { $next } · { $reason }
source-form-paused = 一時停止中

## ui/overlay/source_picker

source-picker-an-outlets-name = メディアの名前
source-picker-of-on-what-you-do = { $listed }件中{ $followed }件 · 選ばないものは取得しません
source-picker-which-outlets = どのメディアを読みますか?

## ui/overlay/steps

steps-undone = 取り消し済み
steps-next-undo = 次に戻す
steps-nothing-has-been-changed-yet = まだ何も変えていません
steps-undo = 元に戻す

## ui/screen

screen-press-start-needs-40-columns = Press Start には40桁×8行が必要です

## ui/sources

sources-unread = { $name } · 未読{ $unread }件
sources-unread-next-poll = { $name } · 未読{ $unread }件 · 次の取得 { $next }
sources-next-try = { $name } · 次の試行 { $next } · { $reason }
sources-is-paused = { $name } は一時停止中です
sources-failing = ! 失敗中{ $mark }
sources-paused = { $name }（停止中）
sources-all = すべて

## ui/status/bottom

bottom-min-left = { " " }· 残り{ $minutes }分
bottom-waiting = { $arrived } 待ち{ $waiting }件
bottom-sync-fails = ! 同期
bottom-sync = { $polling } 同期
bottom-takes-in-of = { " " }で { $path } のフィード{ $feeds }件を取り込む
bottom-read-ones-too = 既読も
bottom-nothing-unread-matches-read-ones = 未読に該当なし: 既読
bottom-selected = { $selected }件選択
bottom-line-of = / { $words } · 行 { $at }/{ $lines }
bottom-not-on-this-page = / { $words } · このページにありません
bottom-press = { "  " }表示{ " " }
bottom-article-changed = { $arrived } この記事は変更されました
bottom-new = { $arrived } 新着{ $unseen }件
bottom-key-undoes = { " " }· { $key } 元に戻す
bottom-undo = { " " }元に戻す
bottom-line = { $count }行 · { $hint }
bottom-nothing-unread-matches-these-are = 未読に該当なし: これは既読です
bottom-moves-it-there = { " " }で移動 ·{ " " }

## commands

command-top = 先頭へ
    .short = 先頭
command-bottom = 末尾へ。数を付けるとその行へ
    .short = 末尾
command-half-down = 半ページ下へ
    .short = 半ページ
command-half-up = 半ページ上へ
    .short = 半ページ
command-page-down = 1ページ下へ
    .short = ページ
command-page-up = 1ページ上へ
    .short = ページ
command-back = ひとつ戻る。終了はしません
    .short = 戻る
command-forward = 開く。ページ送り。末尾では済みにして次の話題へ
    .short = 読む
command-close = 手前の画面を閉じる。一覧では終了
    .short = 閉じる
command-quit = すぐに終了
    .short = 終了
command-done = 話題全体を済みにして次へ
    .short = 済み
command-save = 全文ごとリーディングリストに保存して次へ。もう一度で解除
    .short = 保存
command-toggle-read = 既読・未読を切り替え
    .short = 既読/未読
command-tag = タグを付ける。単語ごとに一つ、- で外す
    .short = タグ
command-mute = 話題の内容をミュート: ゲーム、語、配信元、種別
    .short = ミュート
command-mutes = ミュート一覧: 該当した記事、変更、解除
    .short = ミュート
command-later = あとで: 今夜、明日、週末、日付
    .short = あとで
command-waiting = 「あとで」にしたものを表示
    .short = 待機中
command-note = メモを書く。ページ内検索中は次の箇所へ
    .short = メモ
command-highlight = マーカー: H、移動（o で反対の端）、H。付いた所では外す
    .short = マーカー
command-finished = 読了にする、しない。保存した本文の末尾では自動
    .short = 読了
command-refetch = 保存した記事のページを今のものに取り直す
command-push = 設定に従い、リーディングリストを linkding、Karakeep、Pinboard などへ渡す
command-sync = 今すぐ同期: ここでの操作をアカウントへ、先方の操作をここへ
    .short = 同期
command-accounts = アカウント: 最後の同期、待ち、失敗とその理由
command-stop-commands = 実行中や待機中の自作コマンドを止める
    .short = 停止
command-drop-made = 表示中の自作コマンドの結果を記事から外す
command-account-add = FreshRSS、Miniflux、他の Google Reader / Fever サーバー、wallabag、Readeck のアカウントを追加
command-play = 付属の音声、動画、ファイルを再生・取得。2M で2番目
    .short = 再生
command-fits = リーディングリストから20分で読めるもの。「fits 45」で45分
command-undo = 元に戻す。再起動の後でも
    .short = 元に戻す
command-redo = 元に戻したものをやり直す
    .short = やり直す
command-undo-list = 元に戻せる操作とその時刻
command-select = 選択。続く判定、o、y は選択分に働く
    .short = 選択
command-select-moving = 移動しながら選択。V で終了、Esc で解除
    .short = 範囲
command-select-range = 最後の選択からここまで選択
    .short = 範囲
command-done-above = 上をすべて済みに（保存分は残る）
    .short = 上を済み
command-done-below = 下をすべて済みに（保存分は残る）
    .short = 下を済み
command-next-unread = 次の未読の話題へ。最後の次は先頭から
command-next-story = 次の話題。3J で3つ先
    .short = 次
command-previous-story = 前の話題
    .short = 前
command-view = 表示: 整形、印付き、原文、変更、自作コマンドの結果
    .short = 表示
command-view-stripped = 規則で除く部分なし
command-view-marked = 除いた部分を取り消し線と理由つきで
command-view-original = 公開時のまま
command-view-changes = 読んだ後、または保存した後に変更された箇所
command-other-articles = 同じ話題の他の記事
    .short = 他の記事
command-links = リンクを選ぶ: Enter ここで読む、o ブラウザー、y コピー、s 保存、x 短縮を展開
    .short = リンク
command-pictures = 画像のオン・オフ
    .short = 画像
command-picture = 画像を大きく表示
command-next-removed = 印付き表示で、次の除いた部分
command-previous-removed = 印付き表示で、前の除いた部分
command-whole-width = 記事を全幅で表示、もう一度で戻す
    .short = 全幅
command-narrower-list = 一覧を狭く。記憶します
command-wider-list = 一覧を広く。記憶します
command-browser = 整形したリンクをブラウザーで開く
    .short = 開く
command-browser-original = 公開時のままのリンクを開く
command-comments = コメント: フィードがあればここで読む（o でページを開く）、なければブラウザーで
command-copy-link = 整形したリンクをコピー
    .short = コピー
command-copy-title = 「タイトル – リンク」をコピー
command-pipe = 記事をプログラムに渡す
    .short = パイプ
command-pager = 本文を $PAGER で読む
    .short = ページャー
command-editor = 本文を $EDITOR で開く
    .short = エディター
command-next-shelf = 次の棚
    .short = 棚
command-previous-shelf = 前の棚
command-shelf-1 = 1番目の棚
command-shelf-2 = 2番目の棚
command-shelf-3 = 3番目の棚
command-shelf-4 = 4番目の棚
command-shelf-5 = 5番目の棚
command-shelf-6 = 6番目の棚
command-shelf-7 = 7番目の棚
command-shelf-8 = 8番目の棚
command-shelf-9 = 9番目の棚
command-fold = 「すべて」でセールと攻略を一覧に出すか、件数だけにするか
    .short = たたむ
command-sort = 次の並び順
    .short = 並び順
command-sort-newest = 新しい順
command-sort-oldest = 古い順
command-sort-source = 配信元順
command-sort-length = 長い順
command-sort-saved = 保存が新しい順、読了は最後
command-sort-outlets = メディアの多い順
command-show-read = 既読も表示
    .short = 既読も
command-show-new = 新着を表示。開いている間に変わった記事では今の本文
    .short = 新着
command-keep-filter = 絞り込みを棚として設定に保存
    .short = 棚に保存
command-sources = 配信元欄
    .short = 配信元
command-find = ページ内検索。n と N で移動、Esc で終了
    .short = 検索
command-find-next = 次の該当箇所。検索中は n
command-find-previous = 前の該当箇所。検索中は N
command-palette = すべてのコマンドを名前で
    .short = コマンド
command-settings = 配信元の設定
    .short = 設定
command-rename = 配信元の名前を変える
    .short = 改名
command-move = 配信元を別のグループへ
    .short = 移動
command-pause = 配信元を一時停止、再開
    .short = 停止
command-remove = 購読をやめる。記事は残ります
    .short = 削除
command-add = アドレスでサイトやフィードを購読
    .short = 追加
command-selectors = フィードのないページを購読: CSS セレクターで項目を探す
    .short = セレクター
command-pick = 一覧からメディアを選ぶ
    .short = 選ぶ
command-import = OPML か newsboat の urls を取り込む
    .short = 取り込み
command-failing = 失敗中の配信元: 理由、時期、対処
    .short = 失敗
command-statistics = 各メディアの配信数と既読数
    .short = 統計
command-brief = 前回からの新着を棚ごとに、読む時間つきで
    .short = まとめ
command-set = set NAME VALUE（今回のみ）
    .short = 設定
command-theme = 配色。移動すると試せます
    .short = 配色
command-write = 変更を設定に書き込む
    .short = 書込
command-help = ここで使えるキー
    .short = 他のキー
command-poll = 今すぐ取得（配信元欄ではその配信元）
    .short = 取得
command-why = 理由: 除いたもの、この話題に入る訳、順位の訳
    .short = 理由
command-rule = この話題から新着への規則を作る。「kind WORD」で種別を直す
    .short = 規則
command-rules = 話題から作った規則。解除もここで
    .short = 規則
command-follow = ゲーム、スタジオ、機種をフォロー、または解除
    .short = フォロー
command-about = ゲーム、スタジオ、人物のページ: 話題、レビュー、噂、セール。「about NAME」でその名前
    .short = 詳細
command-following = フォロー中のすべて
command-join = 選択した話題をこれとまとめる。記憶します
    .short = まとめる
command-take-out = この記事を話題から外す。記憶します
    .short = 外す
command-redraw = 画面を描き直す
command-suspend = 中断してシェルへ
command-down = 下へ。前に数を付けると繰り返し
    .short = 下
command-up = 上へ。前に数を付けると繰り返し
    .short = 上
command-open = 開く。記事で前に数を付けるとそのリンクへ
    .short = 読む
command-done-all = 表示中をすべて済みに。配信元欄ではその配信元かグループ（保存分は残る）
    .short = すべて済み
command-filter = 入力しながら絞り込む: 語、source:name, kind:review, newer:2d, saved …
    .short = 絞り込み
lesson-forward = 読み進む
lesson-done = 済みにして次へ
lesson-save = 保存して次へ
lesson-undo = 元に戻す
command-export = リーディングリストをファイルへ。拡張子で形式を選ぶ: export ファイル.md, .epub, .html …
command-brief-to-a-file = 朝のまとめとその本文。タイマーからも
command-messages = 下に出たメッセージ、新しい順
    .short = メッセージ

## settings

setting-theme = 配色
setting-language = 画面の言語。auto は環境の言語
setting-density = 話題ひとつの行数
setting-images = 画像
setting-measure = 記事本文の幅（最大桁数）
setting-list-width = 記事の横の一覧の桁数
setting-ascii = 記号と罫線を ASCII だけに
setting-mouse = マウスをプログラムで使う
setting-notify = 新着をデスクトップに通知
setting-columns = { $least }〜{ $most }桁
setting-list-width-free = 画面に合わせる
setting-did-you-mean = 。{ $near } のことですか?
setting-unknown = 「{ $name }」という設定はありません{ $meant }

## accounts

server-freshrss = FreshRSS
    .password = そのプロフィールの API パスワード
server-miniflux = Miniflux
    .password = Settings、Integrations、Google Reader のもの
server-greader = 他の Google Reader サーバー
    .password = そこのパスワード
server-fever = Fever のあるサーバー
    .password = その Fever のパスワード
server-wallabag = wallabag（リーディングリスト）
    .password = そこのパスワード
server-readeck = Readeck（リーディングリスト）
    .password = 読み書きできるプロフィールのトークン
keeping-typed = ここに入力し、専用ファイルに保管
keeping-command = プログラムが出力
keeping-environment = 環境変数にある
keeping-file = 自分のファイルにある

## times

moment-unknown = 「{ $text }」は時刻ではありません。例: tonight, tomorrow, friday, 2d, 18:30, 3 dec, 2026-12-01
moment-passed = 「{ $text }」は過ぎています
moment-today = 今日 { $time }
moment-tomorrow = 明日 { $time }
date-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
date-days = 月 火 水 木 金 土 日
date-day = %b%-d日
date-day-of-year = %Y年%b%-d日
date-moment = %Y年%b%-d日 %H:%M
date-month = %Y年%b

## keys

keymap-then = 、続けて
scope-list = 一覧
scope-reader = 記事
scope-sources = 配信元欄
key-letters = 文字

## list

no-story-under-the-cursor = カーソル位置に話題がありません

## hints

hint-ends-the-search = 検索を終了

## input/settings

settings-the-config-is-wrong = 設定に誤りがあります
settings-the-link-rules-are-wrong = リンク規則に誤りがあります

## overlay/accounts

accounts-accounts = アカウント

## overlay/brief

brief-to-read = 読むのに { $time }

## marks

step-done = 済み
step-read = 既読
step-unread = 未読
step-saved = 保存
step-unsaved = リーディングリストから削除
step-joined = まとめました
step-taken-out = 話題から外しました
step-later = あとで
step-back = 戻しました
step-finished = 読了
step-unfinished = 読了を解除
step-noted = メモ
step-note-removed = メモを削除
step-highlighted = マーカー
step-highlight-removed = マーカーを削除
step-tagged = タグ { $tags }
step-untagged = タグ解除 { $tags }
step-followed = フォロー: { $names }
step-unfollowed = フォロー解除: { $names }
step-with-title = { $verb }:「{ $title }」
step-with-count = { $verb }: { $things }
step-later-until = あとで（{ $until }）

## counts

count-stories = 話題{ $count }件
count-articles = 記事{ $count }件
count-deals = セール{ $count }件
count-guides = 攻略{ $count }件
count-entries = 項目{ $count }件
count-headlines = 見出し{ $count }件
count-links = リンク{ $count }件
count-dates = 日付{ $count }件

## rules

act-save = 保存
act-mute = ミュート
act-read = 済み
act-notify = 通知
act-tag = タグ #{ $tag }
act-push = { $server } へ渡す
act-kind = 種別を{ $kind }に
act-alone = 単独の話題にする
acted-save = 保存
acted-mute = ミュート
acted-read = 既読
acted-notify = 通知
acted-tag = タグ #{ $tag }
acted-push = { $server } へ渡す予定
acted-kind = 種別: { $kind }
acted-mask = ミュート（{ $what }「{ $label }」）で伏せた
acted-hide = ミュート（{ $what }「{ $label }」）で隠した
acted-kind-put-right = 種別を直しました: { $kind }。自動では{ $was }でした
acted-alone = 単独の話題にした
acted-by-rule = 規則「{ $rule }」で{ $act }

## kinds

kind-news = ニュース
kind-rumour = 噂
kind-review = レビュー
kind-preview = 先行紹介
kind-deal = セール
kind-guide = 攻略
kind-opinion = 論説
kind-feature = 特集
kind-trailer = 映像
kind-patch = 更新
kind-business = 業界
kind-video = 動画
kind-other = その他

## source settings

source-setting-name = 表示名。空なら元の名前
source-setting-group = 一覧での置き場所
source-setting-every = 取得の間隔。例: 2h。空なら共通の値
source-setting-full-text = 新しい記事ごとにページも取得
source-setting-strip = リンクと文を整形
source-setting-pause = 取得しない
source-setting-quiet = 件数に含めない
source-setting-prefer = 複数社の話題ではこの本文を代表に
source-setting-user-agent = User-Agent を独自のものに
source-setting-headers = 追加のヘッダー。例: Accept-Language: en, X-Key: 1
source-setting-password-command = パスワードを出力するプログラムと引数
source-setting-user = HTTP ログインの名前。上のプログラムが必要
source-setting-proxy = http://, https://, socks5://, socks5h://

## sorts

sort-newest = 新しい順
sort-oldest = 古い順
sort-source = 配信元順
sort-length = 長い順
sort-outlets = メディアの多い順
sort-saved = 保存が新しい順
sort-for-you = おすすめ順
sort-match = 見出しの一致が先

## reading list

kept-with-the-feeds-text = フィードの本文で
kept-as-a-link = リンクとして

## update

update-new-articles = 新しい記事{ $new }件

## mutes

mute-by-words = 語
mute-by-game = ゲーム
mute-by-source = 配信元
mute-by-kind = 種別
mute-by-pattern = 正規表現
mute-by-rule = 規則
mute-told = { $step }（{ $lasts }）: { $articles }
mute-changed-told = { $step }（{ $lasts }）

## run

run-keys-broke = キーの読み取り中に問題が起きました。詳しくはログに
run-no-suspending = このシステムではプログラムを中断できません
run-sent-to-the-terminal = 端末に送りました: { $what }
run-program-took = { $name } が受け取りました: { $what }
run-sent-to-the-terminal-alone = { $reason }。端末にだけ送りました: { $what }
pictures-are-told-in-words = スクリーンリーダーでは画像を言葉で伝えます
pictures-built-without = このプログラムは画像なしでビルドされています
pictures-need-colours = 画像には色が必要です
pictures-need-more-than-ascii = 画像には ASCII 以外の文字が必要です
poller-another-is-fetching = 別の Press Start が取得中です。結果はここにも出ます
pages-not-saved = 保存できませんでした: { $reason }
export-is-there-already = { $path } はすでにあり、そのまま残します。別の名前にしてください
export-exported = 書き出しました: { $told }
import-nothing-new = 新しいものはなく、{ $refused }件は取り込めません
import-no-file = そのファイルはありません。OPML か newsboat の urls のファイル名を入れてください
import-no-list = 購読の一覧ではありません
import-no-feeds = OPML でも newsboat の urls でもないか、フィードがありません
source-settings-not-followed-any-more = この配信元はもう購読していません
programs-none-here = { $what }がありません: 設定の [open] { $key } を書いてください
programs-browser = ブラウザー
programs-player = 再生プログラム
programs-no-web-link = { $url } はウェブのリンクではありません
programs-open-names-it = { "[" }open] { $key } の指定です
programs-variable-names-it = ${ $name } の指定です
programs-set-one = ${ $variables } か [open] { $key } を設定してください
programs-enter-goes-back = Enter で Press Start に戻ります
reader-its-links-earn = リンクの{ $share } %は誰かの収入になる

## reasons

rank-one-outlet = メディア1社
rank-outlets-of-one-house = 同じ会社のメディア
rank-independent-outlets = 独立したメディア{ $count }社
rank-independent-outlets-and-more = 独立したメディア{ $count }社、系列が他に{ $more }社
rank-news-of-this-hour = この1時間のニュース
rank-hours-old = { $count }時間前
rank-days-old = { $count }日前
rank-you-follow = フォロー中: { $names }
evidence-word = 見出しに「{ $what }」
evidence-first = 見出しが「{ $what }」で始まる
evidence-last = 見出しが「{ $what }」で終わる
evidence-slug = アドレスに「{ $what }」
evidence-folder = アドレスが /{ $what }/ の下にある
evidence-quotes = 見出しに引用がある
evidence-rule-path = アドレスのフォルダー
evidence-rule-category = カテゴリー
evidence-rule-slug = アドレス
evidence-rule-wording = 見出しの言い回し
evidence-cue = 手がかり「{ $what }」
deal-percent-off = { $percent } %オフ
deal-half-price = 半額
outcome-confirmed = 確認済み
outcome-denied = 否定

## hand-over

push-failed = 、失敗{ $failed }件
push-summary = { $server }: 新規{ $made }、追記{ $added }、変更なし{ $same }{ $failed }

## sync

sync-sending = 待っているものを送信中
sync-asking-subscriptions = 購読を問い合わせ中
sync-asking-unread = 未読とスターを問い合わせ中
sync-getting-articles = 記事を取得中 { $done }/{ $total }
sync-asking-changes = 変更を問い合わせ中
sync-taking-in = { $count }件を取り込み中
sync-getting-texts = 本文を取得中 { $done }/{ $total }
sync-saving-there = 先方に保存中 { $done }/{ $total }

## page

page-picture-named = { "[" }画像{ $number }: { $alt }]
page-picture = { "[" }画像{ $number }]
removed-affiliate = 広告
removed-tracking = 追跡
removed-disclosure = 告知
removed-promo = 宣伝
removed-title = 見出し
removed-byline = 署名
removed-debris = 残り

## 読み上げ

setting-screen-reader = 画面読み上げ用に一画面ずつ、行と言葉で表示
setting-reduced-motion = 画面が勝手に動かない
setting-bidi = 右から左の文を並べる側
messages-messages = メッセージ
messages-nothing-was-said = まだ何も伝えていません
overlay-keys-does-nothing-here = { $key } はここでは使えません: { $hints }
bottom-error = エラー:
frame-title-with-place = { $title }、{ $count } 中 { $at }
header-spoken-removed = 除いたもの:
spoken-heading = 見出し: { $words }
spoken-link = リンク{ $number }: { $words }
spoken-link-lost = 、除去: { $lost }
spoken-lost = 除去: { $lost }
spoken-read = 既読
spoken-unread = 未読
spoken-followed = フォロー中
spoken-on = オン:{ " " }
spoken-off = オフ:{ " " }
linear-folded = 下に{ $counted }。{ $key } で開く
linear-place = { $count }件中{ $at }件目。
linear-outlets = { $count }社
linear-selected = 選択中
linear-finished = 読了
linear-percent-read = { $percent }パーセント読了
linear-not-begun = 未着手
linear-partly-read = 一部既読
linear-minutes = { $minutes }分
linear-saved = 保存済み
linear-later = あとで、{ $moment } まで
linear-back = 「あとで」から戻った
linear-note = メモあり
linear-tag = タグ { $tag }
linear-within-the-hour = 1時間以内
linear-an-hour-ago = 1時間前
linear-hours-ago = { $hours }時間前
linear-a-day-ago = 1日前
linear-days-ago = { $days }日前
linear-open = 展開
linear-closed = 折りたたみ
linear-all-sources = すべての配信元、未読{ $unread }件
linear-group = グループ { $name }、未読{ $unread }件、{ $state }
linear-source = { $name }、未読{ $unread }件
linear-paused = 、停止中
linear-shown = 、一覧に表示中
linear-sources-fail = { $count }件が失敗、{ $state }
linear-source-fails = { $name } は失敗
linear-status = 、状態 { $status }
linear-sources = 配信元
linear-article = { $source } の記事、棚 { $shelf }
linear-shelf = 棚 { $shelf }、{ $of }個中{ $at }個目
spoken-heading-before = 見出し:{ " " }
spoken-caption-before = 説明:{ " " }
spoken-embedded-before = 埋め込み:{ " " }
spoken-quote = 引用:
spoken-quote-end = 引用終わり。
spoken-code = コード:
spoken-code-end = コード終わり。
spoken-part = 区切り。
spoken-list-of-one = 1項目の一覧:
spoken-list = { $count }項目の一覧:
spoken-table-of-one = 1行の表:
spoken-table = { $count }行の表:
spoken-row = { $number }行目:{ " " }
spoken-table-end = 表の終わり。
spoken-picture-of = 画像{ $number }: { $alt }
spoken-picture = 画像{ $number }
spoken-picture-untold = 画像{ $number }、説明なし
spoken-removed = (除いた部分:{ " " }
spoken-removed-end = { " " }除いた部分終わり)
spoken-added = (追加:{ " " }
spoken-added-end = { " " }追加終わり)
spoken-link-number = リンク{ $number }
spoken-because = 理由{ " " }
spoken-becomes = 、現在は{ " " }
mute-menu-lasts = 期間: { $chosen }。ほか: { $others }
linear-picker-group = グループ { $name }、{ $all }件中{ $on }件オン
linear-key = キー { $keys }

## pictures

picture-drawing = 図（SVG）です。ブラウザーで表示できます
    .short = 図（SVG）。ブラウザーで表示できます
picture-cannot-be-read = 読み取れません
    .short = 読み取れません
picture-counts-readers = 閲覧を数えるだけの画像です
    .short = 閲覧計測用
picture-no-picture = 読み取れる画像ではありません
    .short = 読み取れる画像でない
picture-too-small = 小さすぎて見えません
    .short = 小さすぎて見えません
picture-offline = オフラインで、保管もされていません

## steps

journal-source-added = 配信元「{ $name }」を追加
journal-source-removed = 配信元「{ $name }」を削除
journal-source-paused = 配信元「{ $name }」を一時停止
journal-source-resumed = 配信元「{ $name }」を再開
journal-source-address = 配信元「{ $name }」のアドレスを変更
journal-source-renamed = 配信元「{ $name }」を「{ $to }」に改名
journal-source-moved-out = 配信元「{ $name }」をグループから出した
journal-source-moved = 配信元「{ $name }」を「{ $to }」へ移動
journal-source-changed = 配信元「{ $name }」の { $setting } を変更
journal-sources-changed = 配信元{ $count }件を追加、{ $gone }件を削除
journal-imported-article-one = { $list } から記事1件を取り込み
journal-imported-articles = { $list } から記事{ $count }件を取り込み
journal-sources-changed-one = 配信元1件を追加、{ $gone }件を削除
journal-sources-added-one = 配信元1件を追加
journal-sources-added = 配信元{ $count }件を追加
journal-sources-removed-one = 配信元1件を削除
journal-sources-removed = 配信元{ $count }件を削除
journal-imported-one = 配信元1件を取り込み
journal-imported = 配信元{ $count }件を取り込み
journal-imported-shelf-one = 棚1件を取り込み
journal-imported-shelves = 棚{ $count }件を取り込み
journal-guarded = ネタバレ防止: { $mute_by }「{ $label }」
journal-muted = ミュート: { $mute_by }「{ $label }」
journal-mute-changed = ミュートを変更: { $mute_by }「{ $label }」
journal-unmuted = ミュート解除: { $mute_by }「{ $label }」
journal-rule-tagged-one = 規則「{ $rule }」: タグ #{ $tag }、記事1件
journal-rule-tagged = 規則「{ $rule }」: タグ #{ $tag }、記事{ $count }件
journal-rule-saved-one = 規則「{ $rule }」: 保存、記事1件
journal-rule-saved = 規則「{ $rule }」: 保存、記事{ $count }件
journal-rule-muted-one = 規則「{ $rule }」: ミュート、記事1件
journal-rule-muted = 規則「{ $rule }」: ミュート、記事{ $count }件
journal-rule-read-one = 規則「{ $rule }」: 既読、記事1件
journal-rule-read = 規則「{ $rule }」: 既読、記事{ $count }件
journal-rule-called-one = 規則「{ $rule }」: 種別: { $kind }、記事1件
journal-rule-called = 規則「{ $rule }」: 種別: { $kind }、記事{ $count }件
journal-rule-alone-one = 規則「{ $rule }」: 単独の話題、記事1件
journal-rule-alone = 規則「{ $rule }」: 単独の話題、記事{ $count }件
journal-rule-made = 規則を作成: { $rule }
journal-rule-ended = 規則を解除: { $rule }
journal-kind-put-right-one = 手で修正: 記事1件、種別: { $kind }
journal-kind-put-right = 手で修正: 記事{ $count }件、種別: { $kind }
journal-command-kept = 保管: 「{ $title }」の { $name }
journal-command-dropped = 削除: 「{ $title }」の { $name }
journal-sync-left = { $account }: 先方で購読解除: { $names }
journal-sync-read = { $account }: 先方で記事{ $count }件を既読
journal-sync-taken-off = { $account }: 先方でリーディングリストから{ $count }件を削除
journal-sync-tags-off = { $account }: 先方で記事{ $count }件のタグを削除
import-part-shelf-one = 棚1件
import-part-shelves = 棚{ $count }件
import-part-refused = { $count }件は取り込めず
import-part-first-tag = { $count }件は最初のタグのみ

## 他の部分のメッセージ（画面の外では英語）

message-fetch-bad-address = { $address } は http や https のアドレスではありません
message-fetch-outside = デモ版はこのコンピューターの外に問い合わせません: { $address }
message-fetch-bad-setting = 設定 { $name } は使えません
message-fetch-no-such-server = サーバー { $host } が見つかりません: 名前がないか、接続がありません
message-fetch-refused = サーバー { $host } は接続を拒否しています
message-fetch-unreachable = サーバー { $host } に接続できません
message-fetch-no-answer = サーバー { $host } は{ $seconds }秒以内に応答しませんでした
message-fetch-stalled = サーバー { $host } の送信が{ $seconds }秒止まりました
message-fetch-too-slow = サーバー { $host } は遅すぎます: { $seconds }秒で応答が終わりませんでした
message-fetch-tls = サーバー { $host } への安全な接続 (TLS) ができません: { $reason }
message-tls-hung-up = 接続が安全になる前に切断されました
message-tls-expired = 証明書の期限が切れています
message-tls-not-yet = 証明書はまだ有効ではありません。時計は合っていますか?
message-tls-other-name = 証明書の名前が違います
message-tls-revoked = 証明書は失効しています
message-tls-unknown-issuer = 証明書の発行者をこのシステムは信頼していません
message-tls-not-valid = 証明書が無効です
message-fetch-no-certificates = サーバー { $host } を確認できません: このシステムに証明書がありません。ca-certificates パッケージを入れてください
message-fetch-hung-up = サーバー { $host } は応答せずに接続を閉じました
message-fetch-not-http = サーバー { $host } の応答は正しい HTTP ではありません
message-fetch-broken-off = サーバー { $host } の応答が途中で切れました
message-fetch-headers = サーバー { $host } のヘッダーが { $limit } kB を超えました
message-fetch-too-large = サーバー { $host } の応答が { $limit } MB を超えています
message-fetch-coding = サーバー { $host } は指定していない圧縮「{ $coding }」を使いました
message-fetch-damaged = サーバー { $host } の圧縮された応答が壊れています
message-fetch-redirect = サーバー { $host } の転送をたどれません: { $reason }
message-redirect-nowhere = 行き先がありません
message-redirect-unreadable = 行き先のアドレスが読めません
message-redirect-scheme = 行き先が http でも https でもありません
message-redirect-downgrade = https から http へ向かい、安全ではありません
message-redirect-private = 公開ネットワークからプライベートアドレスへ向かいます
message-redirect-circle = 同じ所を回っています
message-redirect-cookie = 同じ所を回っています: クッキーを求めていますが、ここでは保存しません
message-redirect-too-many = 回数が多すぎます
message-fetch-private-address = アドレス { $address } はプライベートネットワークにあり、公開の配信元からは開けません
message-fetch-private-link = { $address } はプライベートネットワークにあり、公開の配信元からは開けません
message-fetch-status = サーバー { $host } の応答は { $status }: { $reason }
message-status-no-content = フィードがあるべき所に内容がありません
message-status-part = 求めていない一部分だけです
message-status-login = 名前とパスワードを求めています
message-status-paid = 支払いを求めています
message-status-not-let-in = アクセスが拒否されました
message-status-nothing-there = このアドレスには何もありません
message-status-kind-of-request = この種の要求には応じません
message-status-took-too-long = サーバー自身が時間切れです
message-status-too-often = 問い合わせが多すぎます
message-status-legal = 法的な理由で見られません
message-status-busy = 今は混雑中か停止中です
message-status-fault = サーバー側の障害です
message-status-not-accepted = 要求を受け付けません
message-status-elsewhere = たどれない形で別の所を指しています
message-status-no-feed = フィードではありません
message-fetch-nothing-to-keep = サーバー { $host } は変更なしと答えましたが、まだ何も受け取っていません
message-fetch-empty = サーバー { $host } の応答は空です
message-fetch-not-a-page = サーバー { $host } が送ったのはウェブページではなく { $media_type } です
message-fetch-not-a-picture = サーバー { $host } が送ったのは画像ではなく { $media_type } です
message-fetch-unreadable = サーバー { $host } のページを読み取れません
message-fetch-system = ネットワークに問い合わせできません: { $reason }
message-poll-too-often = サーバーから問い合わせが多すぎるとの応答です
message-poll-busy = サーバーは今、混雑中か停止中です
message-poll-gone = サーバーによると、このフィードはなくなりました
message-poll-pause = サーバーが間を置くよう求めました
message-poll-stumbled = 読み取れませんでした: 読み取りに失敗しました
message-poll-password-given-up = password_command を打ち切りました
message-local-no-command = この名前の `command` を持つ [[source]] が設定にありません
message-local-no-file-named = このコンピューターのファイルではありません
message-local-no-file = { $path } というファイルはありません
message-local-forbidden = { $path } を読む権限がありません
message-local-folder = { $path } はフォルダーで、フィードではありません
message-local-no-plain-file = { $path } は普通のファイルではありません
message-local-larger = { $path } は { $limit } MB を超えています
message-program-failed-saying = { $name } は失敗しました ({ $how }): { $words }
message-program-failed = { $name } は失敗しました ({ $how })
message-program-took-too-long-saying = { $name } は{ $reason }を超えたので終わらせました: { $words }
message-program-took-too-long = { $name } は{ $reason }を超えたので終わらせました
message-program-printed-too-much = { $name } の出力が { $limit } kB を超えたので終わらせました
message-program-stopped = { $name } を止めました
message-program-printed-nothing-itself = 何も出力しませんでした
message-program-file = そのファイルに書き込めません: { $reason }
message-program-broke = 実行中に問題が起きました。詳しくはログに
message-program-stopped-before = 始まる前に止めました
message-program-run-already = すでに{ $count }件のコマンドが実行中です
message-program-none-here = プログラム { $name } がありません: { $hint }
message-program-not-allowed = { $name } を実行する権限がありません: { $hint }
message-program-cannot-be-started = { $name } を起動できません ({ $reason }): { $hint }
message-program-named-by-open = { "[" }open] { $key } の指定です
message-program-named-by-command = { "[" }commands] { $name } の指定です
message-program-named-by-hook = { "[" }hooks] saved の指定です
message-program-named-by-source = { "[" }[source]] command の指定です
message-program-exit-status = 終了コード { $status }
message-program-signal = シグナル { $signal }
message-duration-minutes = { $count }分
message-duration-second = 1秒
message-duration-seconds = { $count }秒
message-secret-program-cannot-be-started = { $name } の { $program } を起動できません
message-secret-program-failed = { $name } の { $program } が失敗したか、時間がかかりすぎました
message-secret-program-printed-nothing = { $name } の { $program } は何も出力しませんでした
message-program-printed-nothing = { $name } は何も出力しませんでした
message-secret-missing = 設定に { $program }、{ $variable }、{ $file } のどれかが必要です
message-secret-no-variable = { $name }: 環境に { $variable } がありません
message-hook-failed = フック { $name } が「{ $title }」で失敗しました: { $how }
message-hook-too-long = フック { $name } は「{ $title }」に時間がかかりすぎました
message-clipboard-none = クリップボードのプログラムが指定されていません
message-clipboard-not-taken = { $name } は受け取りませんでした ({ $how })
message-find-address = 購読できるのは http と https のアドレスだけです:「{ $typed }」
message-find-program = プログラムの出力は設定からだけ購読できます: `name` と `command` のある [[source]]
message-find-whole-name = { $path } はファイルの完全な名前ではありません
message-find-no-page = 「{ $typed }」はウェブページのアドレスではありません
message-find-names-none = { $address }: 応答にフィードがありません
message-find-page-without-feed = { $address }: フィードではなくウェブページで、フィードの指定もありません。フィード自体のアドレスを入れるか、ページを保存してください
message-find-named-failed = { $page } はフィードを指すウェブページですが、そのフィードは失敗しました: { $reason }
message-feed-empty = 応答が空です
message-feed-web-page-naming = フィードではなくウェブページです。フィードはこちら: { $address }
message-feed-web-page = フィードではなくウェブページです
message-feed-broken = フィードを読み取れません: { $reason }
message-feed-broken-middle-no-entry = ファイルが途中で終わり、完全な項目がありません
message-feed-broken-middle = ファイルが途中で終わっています
message-secret-no-file = { $path } は秘密をひとつだけ持つファイルではありません
message-secret-open-file = { $path } は他の人も読めます。chmod 600 で閉じられます
message-secret-empty-file = { $path } が空です
message-lock-no-file = 普通のファイルではありません
message-feed-json = JSON が届きましたが、JSON Feed ではありません
message-feed-gone = サーバーによると、このフィードはなくなりました
message-feed-broken-json = { $number }行目が JSON ではありません
message-local-cannot-be-read = { $path } を読み取れません: { $reason }
message-feed-not-a-feed = フィードではありません: { $reason }
message-feed-kind-instead = 代わりに届いたもの: { $reason }
message-feed-kind-gzip = 圧縮データ (gzip)
message-feed-kind-zip = アーカイブ (zip)
message-feed-kind-pdf = PDF 文書
message-feed-kind-picture = 画像
message-feed-kind-picture-or-sound = 画像か音声
message-feed-kind-sound = 音声
message-feed-plain-text = 「{ $words }」で始まるプレーンテキストが届きました
message-feed-opml = 購読の一覧 (OPML) が届きました。取り込めます
message-feed-sitemap = サイトマップが届きました
message-feed-picture = 画像が届きました
message-feed-markup = 「{ $words }」で始まるマークアップが届きました
message-selector-empty = `{ $key }` が空です。`.news li` のような CSS セレクターを書きます
message-selector-none = `{ $key }` は CSS セレクターではありません: { $written }
message-selector-item-scripts = `item` ({ $selector }) はこのページで何も見つけません。文字がほとんどありません: スクリプトはここでは動きません
message-selector-item = `item` ({ $selector }) はこのページで何も見つけません
message-selector-no-headline = { $reason }に見出しがありません。`title` で場所を指定できます
message-selector-title = `title` ({ $selector }) は{ $reason }で文字を見つけません
message-selector-link = `link` ({ $selector }) は{ $reason }でアドレスを見つけません
message-selector-the-one-item = その1項目
message-selector-all-items = { $count }項目すべて
message-selector-left-out = { $items }項目中{ $count }項目は見出しがなく、除かれます
message-selector-no-date = 「{ $words }」から日付を読み取れません
message-selector-date = `date` ({ $selector }) は何も見つけません
message-page-gone = 記事はもうありません
message-page-ending = プログラムは終了中です
message-page-feed = 記事ではなくフィードです。`:add` とアドレスで購読できます
message-lock-fetching = 別の Press Start が取得中です ({ $path } をロック中)。終わってから試してください
message-lock-syncing = 別の Press Start が同期中です ({ $path } をロック中)。終わってから試してください
message-lock-unusable = { $path } をロックできません: { $reason }
message-hand-over-strange = { $server } の応答は、この種のサーバーのものではありません
message-sync-login-freshrss = サーバーがユーザー名とパスワードを受け付けません。FreshRSS にはプロフィールの API パスワードと、設定での API の有効化が必要です
message-sync-login-miniflux = サーバーがユーザー名とパスワードを受け付けません。Miniflux には Integrations、Google Reader のページのものが必要です
message-sync-login-wallabag = サーバーがユーザー名とパスワードを受け付けません。wallabag には API clients management のページのクライアント ID とシークレットも必要です
message-sync-login-readeck = サーバーがユーザー名とパスワードを受け付けません。Readeck にはブックマークを読み書きできるプロフィールのトークンが必要です
message-sync-login = サーバーがユーザー名とパスワードを受け付けません
message-sync-no-interface = このアドレスに { $name } のインターフェースがありません。先方で有効ですか? アドレスは正しいですか?
message-sync-api-off = サーバーの応答は 503: FreshRSS の設定 (Authentication) で API がオフか、混雑中です。待ちは次回送ります
message-sync-too-often = 問い合わせが多すぎるとの応答です。待ちは次回送ります
message-sync-elsewhere = サーバーは別のアドレスから応答します ({ $status })。https ですか? アドレスは完全ですか?
message-sync-status = サーバーの応答は { $status } です。待ちは次回送ります
message-sync-refused = サーバーが受け付けません (応答 { $status })
message-sync-not-followed = サーバーは { $url } を購読しません: { $reason }
message-sync-finds-no-feed = フィードが見つかりません
message-sync-open = Fever はパスワード同然のものを送ります: アドレスは https で始まるか、このコンピューター上でなければなりません
message-sync-strange = サーバーの応答を理解できません: { $what }
message-trial-password = パスワード
message-trial-token = トークン
message-trial-at-hand = あります
message-trial-reading-list = ログイン、リーディングリスト
message-trial-subscriptions = ログイン、購読
message-trial-unread = 未読
message-trial-starred = スター
message-trial-labels = ラベル
message-trial-perhaps-not-all = { $count }（一部かもしれません）
message-sync-log-in = ログイン
message-sync-push = 送信
message-sync-subscriptions = 購読
message-sync-marks = 既読とスター
message-sync-articles = 記事
message-sync-tags = タグ
message-sync-reading-list = リーディングリスト
message-sync-save = 保存
message-store-missing = データベース { $path } はまだありません。`pressstart fetch` で作れます
message-store-no-database = { $path } はデータベースではありません。移動してやり直すか、--data-dir で別の場所を指定してください
message-store-no-file = { $path } は普通のファイルではありません。移動するか、--data-dir で別の場所を指定してください
message-store-foreign = { $path } は別のプログラムのデータベースです。--data-dir で別の場所を指定してください
message-store-newer = データベース { $path } はバージョン { $version } で、このプログラムが扱えるのは { $known } までです。変更していません。新しい pressstart を使ってください
message-store-older = データベース { $path } は古いバージョンで、読み取り専用で開いています。書き込むコマンドで更新されます
message-store-corrupt = データベース { $path } が壊れています ({ $how })。`pressstart doctor --recover ファイル` で読める分を救うか、コピーで置き換えてください
message-store-nothing-left = データベース { $path } からはもう何も読めません ({ $how })。コピーで置き換えてください
message-store-locked = データベース { $path } は別のプロセスが使用中です。終わってから試してください
message-store-gone = { $path } のデータベースがなくなったか、別のファイルになっています。元に戻してください
message-store-read-only = データベース { $path } に書き込めません。ファイルとフォルダーに書き込み権限を付けてください
message-store-full = データベース { $path } のディスクが満杯です。何も変更していません。空きを作って試してください
message-store-cannot-open = { $path } を開けません ({ $how })。権限を確かめるか、--data-dir で別の場所を指定してください
message-store-exists = { $path } はすでにあり、上書きしません。別の名前にしてください
message-store-database = データベース { $path }: { $reason }
message-store-asked-already = そこではすでに { $name } を取得しています
message-store-address-in-config = この配信元は設定にあります: そこの `url` を変えてください
message-store-name-in-config = この配信元は設定にあります: そこの `name` か `group` を変えてください
message-store-from-account = この配信元はアカウントのものです: そちらで変えてください
message-store-followed-before = そこでは以前 { $name } を購読していました: そのアドレスを追加し、この配信元を削除してください
message-store-undo-elsewhere = その後、別のウィンドウで同じものに「{ $words }」をしました: 先にそちらを元に戻してください
message-store-redo-elsewhere = 「{ $words }」はやり直せません: その後、別のウィンドウで別の操作をしました
message-run-broke = { $reason }に問題が起きました。詳しくはログに
message-while-a-command-ran = コマンドの実行中
message-while-articles-were-derived-again = 記事の再作成中
message-while-getting-a-page = ページの取得中
message-while-getting-comments = コメントの取得中
message-while-handing-over = 受け渡し中
message-while-indexing = 索引の作成中
message-while-keeping-a-page = ページの保管中
message-while-looking-at-a-page = ページの確認中
message-while-looking-for-a-feed = フィードの検索中
message-while-polling = 取得中
message-while-reading = 読み取り中
message-while-resolving-a-link = リンク先の確認中
message-while-saving-a-page = ページの保存中
message-while-syncing = 同期中
message-while-the-hook-ran = フックの実行中
message-while-trying-an-account = アカウントの確認中
message-while-writing = 書き込み中
message-query-too-long = 検索式は { $most } バイトまでです
message-query-too-many = 検索式の条件は{ $most }個までです
message-query-closes-nothing = この ) に対応する ( がありません
message-query-after-and = この「and」の後に何か必要です
message-query-something-follows = この後に何か必要です
message-query-not-closed = ここで開いた { $mark } が閉じていません
message-query-before-close = この ) の前に何か必要です
message-query-before-word = この「{ $word }」の前に何か必要です
message-query-pattern-place = /正規表現/ は見出し用です: title: の後か、単独で書きます
message-query-too-deep = 入れ子が深すぎます
message-query-no-pattern-because = 正規表現ではありません: { $why }
message-query-no-pattern = 正規表現ではありません
message-query-needs-a-value = { $field }: に値が必要です
message-query-muted = muted: には muted:m3 のようにミュートの ID を書きます。muted だけなら全部です
message-query-no-field-near = { $field }: という項目はありません。{ $near } のことですか? 使える項目: { $known }
message-query-no-field = { $field }: という項目はありません。コロンのある語は引用符で囲みます。使える項目: { $known }
message-query-not-among-near = { $field }: は { $known } のどれかで、{ $value } は使えません。{ $near } のことですか?
message-query-not-among = { $field }: は { $known } のどれかで、{ $value } は使えません
message-query-no-moment = { $field }: には 30m, 24h, 2d, 3w, 2026-01-31 のような時間を書きます。{ $value } は使えません
message-query-no-number = { $field }: には 5, <5, >=5 のような数を書きます。{ $value } は使えません
message-mute-needs-something = ミュートには対象が必要です
message-mute-no-word = 語がありません
message-mute-no-kind = そのような種別はありません
message-import-runs-program = プログラムを実行しますが、ここでは一覧から実行しません
message-import-filters = プログラムでフィードを絞り込みますが、ここでは一覧から実行しません。フィード自体を追加してください
message-import-search = 棚では区別できないものを検索しています
message-import-search-tag = 省いたタグを検索しています: 配信元のグループは最初のタグひとつです
message-import-only-a-page = フィードではなくページです。`:add` とそのページでフィードを探せます
message-import-no-address = http や https のアドレスではありません
message-export-folder-left = { $path } に記事{ $count }件、新規・変更{ $new }件、手つかず{ $left }件
message-export-folder-one = { $path } に記事1件、新規・変更{ $new }件
message-export-folder = { $path } に記事{ $count }件、新規・変更{ $new }件
message-export-one = { $path } に記事1件
message-export-many = { $path } に記事{ $count }件
message-export-is-a-folder = { $path } はフォルダーです
message-export-is-a-link = { $path } はリンクです。たどって書くことはしません
message-export-no-folder = { $path } に書き込めません: フォルダー { $folder } がありません
message-export-cannot-be-written = { $path } に書き込めません: { $reason }
message-export-no-form = 「.{ $ending }」の形式では書き出せません: { $known } かフォルダー
message-system-not-found = ファイルもフォルダーもありません
message-system-forbidden = 権限がありません
message-system-entity-not-found = ファイルもフォルダーもありません
message-system-denied = 権限がありません
message-system-is-a-folder = フォルダーです
message-system-no-folder = フォルダーではありません
message-system-full = ディスクが満杯です
message-system-read-only = 読み取り専用のファイルシステムです
message-config-errors = { $path }: ファイルに誤りがあります。先に直してください
message-config-no-table = { $path }: `ui` が表ではありません
