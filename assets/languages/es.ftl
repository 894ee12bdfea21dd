# Los textos de la interfaz en español: neutro, breve, órdenes en infinitivo.
#
# story = noticia · article = artículo · source = fuente · outlet = medio · shelf = estante · done = hecho
# save = guardar · reading list = lista de lectura · later = luego · tag = etiqueta · mute = silenciar, silencio
# spoiler guard = protección de spoilers · follow = seguir · mark = marcar · note = nota
# view = vista: limpia, marcada, original · kind = tipo · review = análisis · deal = oferta · rumour = rumor
# poll = actualizar, consultar · sync = sincronizar · failing = con fallos · finished = terminado
# Nunca se traduce: nombres de órdenes y ajustes, palabras de consultas, teclas, lo que se escribe.

## app/core/age

age-in-d = en { $count } d
age-in-h = en { $count } h
age-in-m = en { $count } min
age-soon = enseguida
age-now = ahora
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count } d

## themes

theme-terminal = los dieciséis colores del terminal
theme-midnight = azul oscuro, un cian sereno
theme-arcade = negro, vivo y con mucho contraste
theme-moss = oscuro y cálido, verde como un cartucho
theme-dusk = violeta oscuro, un rosa suave
theme-paper = claro y cálido, tinta sobre papel de periódico
theme-daylight = blanco, con mucho contraste
theme-frost = claro y fresco, un verde azulado tranquilo
theme-high-contrast = negro, todo a 7 a 1 o más
theme-high-contrast-light = blanco, todo a 7 a 1 o más

## app/core/screen

screen-copied = Copiado: { $what }

## app/input/hints

hints-more = más
hints-selects-none = no elegir nada
hints-up-to-here = hasta aquí
hints-one-story = unir
hints-tag = etiquetar
hints-later = luego
hints-save = guardar
hints-done = hecho
hints-show = mostrar
hints-unfold = desplegar
hints-fold = plegar
hints-why-it-fails = por qué falla
hints-all-keys = teclas
hints-done-with-all = las { $swept } hechas
hints-unsave = no guardar
hints-quit = salir
hint-leave = dejar
hint-mark = marcar
hint-next-sentence = frase siguiente
hint-other-end = otro extremo
hint-shorter = más corto
hint-longer = más largo
hints-back = volver
hints-undo = { " " }deshacer

## app/input/key_dispatch

key-dispatch-shows-the-keys = { $words } · { $help } muestra las teclas
key-dispatch-does-nothing-here = { $keys } no hace nada aquí
key-dispatch-works-in-the = { $keys } solo vale en «{ $scope }» ({ $short })
key-dispatch-works-in-the-sources-pane = { $keys } solo vale en el panel de fuentes: { $short }
key-dispatch-a-count-goes-before-motions = Un número va ante un movimiento: { $count }j; no se hizo nada

## app/input/list_commands

list-commands-nothing-has-arrived-since = No ha llegado nada desde entonces
list-commands-sorted = Orden: { $order }
list-commands-unread-stories-only = Solo noticias sin leer
list-commands-read-stories-are-shown-too = También las noticias leídas

## app/input/open_links

open-links-this-article-has-no-link = Este artículo no tiene enlace
open-links-opened = Abierto: { $words }
open-links-links = { $count ->
        [one] 1 enlace
       *[other] { $count } enlaces
    }
open-links-of = { $count } de { $selected } enlaces
open-links-pages-at-once-are-too = { $count } páginas a la vez son demasiadas para un navegador; como mucho { $most }
open-links-none-of-these-articles-has = Ninguno de estos artículos tiene enlace
open-links-title-and-link = título y enlace
open-links-names-no-comments-for-this = { $source_name } no indica comentarios

## app/input/own_commands

own-commands-what-made-is-taken-away = Se quitó lo que hizo { $command }
own-commands-what-a-command-of-your = El resultado de una orden propia se quita mientras está a la vista: { $key } lo muestra
own-commands-done = { $name }: hecho
own-commands-of-is-here-shows-it = { $name } de «{ $title }» está listo: { $key } lo muestra
own-commands-what-it-made-of-this = { $name }: el resultado de este artículo
own-commands-is-kept-beside-the-article = { $name } se guarda junto al artículo
own-commands-no-command-of-your-own = No hay órdenes propias en marcha
own-commands-runs-for-articles = { $name } en marcha para { $many } artículos…
own-commands-articles-at-once-are-too = { $many } artículos a la vez son demasiados para { $name }; como mucho { $most }
own-commands-runs = { $name } en marcha…

## app/input/palette

palette-there-is-no-shelf = No hay ningún estante «{ $name }»
palette-on-the-command-line = En la línea de órdenes: { $command }
palette-export-file-md-epub-html = export ARCHIVO.md, .epub, .html, .csv … · en la línea de órdenes: { $command }
palette-asks-for-something-what-stands = «{ $line }» pide algo: lo que sigue en esta tecla no se hizo
palette-there-is-no-command = No hay ninguna orden «{ $line }»

## app/input/prompt

prompt-looking-for-the-feed = buscando el feed…
prompt-a-quote-is-missing-at = falta una comilla al final
prompt-nothing-saved-a-link-begins = No guardado: un enlace empieza por https:// o http://
prompt-not-noted-goes-on-with-it = Sin anotar; { $key } sigue con lo escrito

## app/input/reader_commands

reader-commands-the-list-has-columns = La lista tiene { $width } columnas
reader-commands-list-and-article-do-not = La lista y el artículo no están lado a lado

## app/input/scroll

scroll-the-end-next-story = Fin · { $key } noticia siguiente
scroll-the-end = Fin

## app/input/settings

settings-the-demo-edition-writes-no = La demo no escribe configuración: lo fijado vale hasta el final
settings-nothing-was-set-that-is = No hay nada fijado sin escribir · :set NAME VALUE
settings-the-config-was-read-anew = Se leyó de nuevo la configuración
settings-not-written = No escrito: { $reason }
settings-written-into-the-config = Escrito en la configuración: { $names }
settings-the-last-good-ones-go = Siguen valiendo las últimas buenas.
settings-the-link-rules-were-read = Se leyeron de nuevo las reglas de enlaces, avisos y sitios
settings-the-last-good-one-goes = Sigue valiendo la última buena.
settings-for-now-write-keeps-it = { $name } = { $value }, por ahora · :write lo conserva
settings-the-list-has-columns-also = La lista tiene { $value } columnas, también la próxima vez
settings-cannot-be = { $name } no puede ser «{ $value }»: { $meant }
settings-did-you-mean = ¿quizá { $near }?
settings-it-can-be = puede ser { $possible }
settings-is-it-can-be = { $name } es { $value }; puede ser { $possible }

## app/input/shell_commands

shell-commands-there-is-no-link = No hay enlace { $number }

## app/input/source_commands

source-commands-import-file-opml-or-newsboats = import ARCHIVO: OPML o urls de newsboat
source-commands-is-no-address-of-a = «{ $typed }» no es dirección de una página, como example.org/news

## app/list/empty

empty-all-keys = todas las teclas
empty-a-sites-address = la dirección de un sitio
empty-which-outlets = qué medios
empty-takes-in-feeds = incorpora { $feeds ->
        [one] 1 feed
       *[other] { $feeds } feeds
    }
empty-next-shelf = estante siguiente
empty-wait-until-later = { $waiting ->
        [one] 1 espera para luego
       *[other] { $waiting } esperan para luego
    }
empty-shows-what-is-read-too = muestra también lo leído
empty-polls-now = actualiza ahora
empty-the-mutes-there-are = los silencios que hay
empty-on-a-story-mutes-its = sobre una noticia silencia las parecidas
empty-on-a-story-keeps-it = sobre una noticia la guarda aquí
empty-back-to-the-whole-list = vuelve a la lista entera
empty-on-a-story-lets-it = sobre una noticia la deja esperar
empty-and = { " " }y{ " " }
empty-all-read-but = Todo leído menos { $counted }.
empty-all-read = Todo leído.
empty-pressstart-demo-shows-the-demo = pressstart --demo muestra la demo, sin red
empty-nothing-here-yet = Aún no hay nada aquí.
empty-no-outlet-is-followed = No se sigue ningún medio.
empty-no-source-answered-is-there = Ninguna fuente respondió: ¿hay red?
empty-no-source-could-be-read = No se pudo leer ninguna fuente. { $name }: { $reason }
empty-nothing-here-yet-and-the = Aún no hay nada, y la red está apagada.
empty-nothing-unread-on-this-shelf = Nada sin leer en este estante.
empty-asking-the-press-of-sources = Preguntando a la prensa: { $done } de { $total } fuentes
empty-nothing-is-muted = Nada está silenciado.
empty-the-reading-list-is-empty = La lista de lectura está vacía.
empty-nothing-matches-this-filter = Nada coincide con este filtro.
empty-nothing-waits-until-later = Nada espera para luego.
empty-nothing-unread-from = Nada sin leer de { $source }.
empty-asking-the-press = Preguntando a la prensa

## app/list/saved_shelf

saved-shelf-new-shelves-stand-in-the = { $shelves } estantes nuevos están en la configuración
saved-shelf-is-a-shelf-now-and = «{ $name }» ya es un estante y está en la configuración
saved-shelf-is-a-shelf-until-the = «{ $name }» es un estante hasta que acabe la demo
saved-shelf-a-shelf-needs-a-name = Un estante necesita un nombre
saved-shelf-there-is-a-shelf-already = Ya hay un estante «{ $name }»
saved-shelf-nothing-is-filtered-what-finds = No hay filtro: lo que halla / puede quedar como estante

## app/list/shelf

shelf-demo-edition = demo
shelf-offline = sin red
shelf-saving = guardando { $number }/{ $total }
shelf-failing = { $sources ->
        [one] { $sources } falla
       *[other] { $sources } fallan
    }
shelf-muted = Silencio
shelf-saved = Guardado
shelf-deals = Ofertas
shelf-rumours = Rumores
shelf-for-you = Para ti
shelf-all = Todo
shelf-polling = consultando

## app/list/shelves

shelves-deals-and-guides-are-folded = Las ofertas y guías están plegadas
shelves-deals-and-guides-stand-in = Las ofertas y guías están en la lista
shelves-deals-and-guides-are-folded-in = Las ofertas y guías solo se pliegan en «Todo»
shelves-there-are-shelves-a-query = Hay { $all } estantes; una consulta en la configuración es otro

## app/marks/decide

decide-noted = Anotado: { $note }
decide-note-taken-off = Nota quitada
decide-all-of-them-are-saved = Todas están guardadas, y se quedan
decide-no-story-stands-below = No hay noticias debajo
decide-no-story-stands-above = No hay noticias encima
decide-nothing-in-this-list-matches = Nada en esta lista coincide{ $folded }
decide-opens-deals-and-guides = { " " }· { $key } despliega ofertas y guías
decide-nothing-unread-there = No hay nada sin leer ahí
decide-neither-a-source-nor-a = No hay fuente ni grupo bajo el cursor
decide-it-stands-alone-already = Ya está sola
decide-selected-on-the-story-it = Elegida: { $key } sobre la noticia a la que pertenece las une
decide-not-tagged-put-tags-on = Sin etiquetar: primero poner, luego quitar, no a la vez
decide-no-tag-was-typed = No se escribió ninguna etiqueta
decide-not-tagged-a-tag-has = Sin etiquetar: una etiqueta tiene como mucho { $most } letras

## app/marks/history

history-redid = Rehecho
history-undid = Deshecho
history-nothing-to-redo = Nada que rehacer
history-nothing-to-undo = Nada que deshacer
history-not-kept = No conservado: { $reason }

## app/marks/reading_list

reading-list-only-what-is-saved-is = Solo se conserva lo guardado: { $key } lo guarda
reading-list-getting-the-page-as-it = obteniendo la página actual…
reading-list-offline-the-page-cannot-be = Sin red: no se puede obtener la página
reading-list-handing-the-reading-list-over = entregando la lista de lectura…
reading-list-no-server-is-named-in = No hay servidor en la configuración: véase [push] en `pressstart config example`
reading-list-offline-nothing-is-handed-over = Sin red: no se entrega nada
reading-list-finished = Terminado «{ $title }»
reading-list-kept = Conservado { $kept }, { $reason }: «{ $title }»
reading-list-as-a-link = como enlace
reading-list-links-saved-their-pages-come = { $many } enlaces guardados; sus páginas llegan en segundo plano
reading-list-saved-its-page-comes-in = Guardado; su página llega en segundo plano

## app/overlay/about_page

about-page-said-by = según { $source }
about-page-offers = Ofertas
about-page-rumours = Rumores
about-page-reviews = Análisis
about-page-on = en
about-page-said-before = antes
about-page-out = sale
about-page-stories = Noticias
about-page-looking-for-the-feed = buscando el feed…
about-page-offline-nothing-is-asked-for = Sin red: no se pregunta nada
about-page-no-item-here-links-to = Ninguna entrada enlaza su página en la tienda
about-page-no-headline-here-speaks-of = Ningún titular habla de «{ $name }»
about-page-no-name-is-known-here = Aquí no se conoce ningún nombre; :about y un nombre muestra qué se cuenta
hint-close = cerrar
hint-next = siguiente
hint-follow-its-news-on-steam = seguir sus noticias en Steam
hint-as-a-list = como lista
hint-read-it = leer
about-page-follow = seguir
about-page-unfollow = no seguir

## app/overlay/account_form

account-form-stands-in-the-config-the = { $name } está en la configuración; empieza la primera sincronización
account-form-offline-no-server-can-be = Sin red: no se puede preguntar al servidor si te deja entrar
account-form-the-demo-edition-keeps-no = La demo no guarda cuentas
account-form-this-is-no-http-or = No es una dirección http o https
account-form-the-servers-address-is-missing = Falta la dirección del servidor
hint-back = volver
hint-another = otro
hint-try-it-then-keep-it = probar y guardar
hint-give-up = abandonar
account-form-given-up-nothing-was-kept = Abandonado; no se guardó nada
account-form-a-quote-is-missing-at = Falta una comilla al final
account-form-wallabag-wants-the-secret-of = wallabag quiere también el secreto de ese cliente
account-form-wallabag-wants-the-id-of = wallabag quiere el id de un cliente: su página API clients management crea uno
account-form-the-password-or-where-it = Falta la contraseña, o dónde está
account-form-the-users-name-there-is = Falta el nombre de usuario
account-form-of-the-same-page = de la misma página
account-form-of-the-page-api-clients = de la página API clients management de allí
account-form-your-name-there = tu nombre allí
account-form-file = Archivo
account-form-variable = Variable
account-form-program = Programa
account-form-password = Contraseña
account-form-token = Token

## app/overlay/accounts

accounts-sent-changed-there-new = { $sent } enviados, { $changed } cambiados allí, { $new } nuevos; { $waits }
accounts-waiting = { $waiting ->
        [one] 1 espera
       *[other] { $waiting } esperan
    }
accounts-nothing-waits = nada espera
accounts-account-add-sets-up-another = :account add crea otra.
accounts-syncs-now = { $key } sincroniza ahora.
accounts-nothing-was-synced-yet = Aún no se ha sincronizado nada.
accounts-the-last-sync-was-ago = La última sincronización fue hace { $age }.
accounts-the-last-sync-was-just = La última sincronización fue ahora mismo.
accounts-the-last-sync-was-on = La última sincronización fue el { $age }.
accounts-a-sync-goes-on = Una sincronización está en marcha: { $step }.
accounts-a-sync-begins = Empieza una sincronización.
accounts-account-add-sets-one-up = :account add crea una: se escriben y prueban su tipo, dirección, usuario y contraseña.
accounts-no-account-stands-in-the = No hay cuentas en la configuración, o no se puede preguntar nada.
accounts-in-step-sent-changed-there = Al día: { $sent } enviados, { $changed } cambiados allí, { $new } nuevos
accounts-the-sync-with-did-not = La sincronización con { $failed } falló; :accounts dice por qué
accounts-no-account-is-set-up = No hay ninguna cuenta; :account add la crea
accounts-offline-nothing-is-synced = Sin red: no se sincroniza nada

## app/overlay/brief

brief-min = { $minutes } min
brief-hours = { $hours } h { $minutes }
brief-facts = { $source_name } · { $age }{ $outlets } · { $minutes } min
brief-outlets = { " " }· { $sources } medios
brief-behind-a-spoiler-guard = tras una protección de spoilers
brief-new-stories = { $count ->
        [one] Una noticia nueva { $since }
       *[other] { $count } noticias nuevas { $since }
    }
brief-nothing-new = Nada nuevo { $since }
brief-in-the-last-day = en el último día
brief-since = desde { $moment }
brief-brief = Resumen

## app/overlay/failing

failing-no-source-fails = No falla ninguna fuente
failing-it-was-asked-too-often = Se le preguntó demasiado: un intervalo mayor entre consultas (every) lo arregla.
failing-the-proxy-wants-a-login = El proxy pide identificarse.
failing-the-feed-has-gone-from = El feed ya no está allí: con la dirección del sitio se busca el nuevo.
failing-it-shuts-programs-out-another = Rechaza programas: otro user_agent en sus ajustes puede ayudar.
failing-it-wants-a-login-user = Pide identificarse: user y password_command en sus ajustes.
failing-it-is-tried-at-the = Se intenta en la próxima actualización.
failing-next-try = Próximo intento { $until }.
failing-next-try-the-wait-grows = Próximo intento { $next }: la espera crece con cada fallo, y van { $failures } seguidos.
failing-it-is-not-asked-again = No se pregunta más por sí solo.
failing-offline-nothing-is-asked = Sin red: no se pregunta nada.
failing-it-is-paused-nobody-asks = Está en pausa: nadie le pregunta.
failing-it-last-answered-ago = Respondió por última vez hace { $age }.
failing-it-last-answered-on = Respondió por última vez el { $age }.
failing-it-answered-just-now = Respondió ahora mismo.
failing-it-has-never-answered = Nunca ha respondido.
failing-it-answers-again = Vuelve a responder.
failing-of-failing = { $name } ({ $place } de { $fails } con fallos)
hint-settings = ajustes
hint-remove = quitar
hint-another-address = otra dirección
hint-open-the-site = abrir el sitio
failing-pause = pausar
failing-go-on = seguir
hint-try-now = probar ya

## app/overlay/feed_picker

feed-picker-not-added-the-page-of = No añadido: la página de { $site } nombra { $feeds } feeds; añádela otra vez para elegir
feed-picker-not-added = No añadido: { $reason }
feed-picker-that-is-followed-already = Eso ya se sigue
feed-picker-keep-the-address-and-try = { $reason }. ¿Conservar la dirección y probar en cada actualización?
feed-picker-the-page-names-feeds-which = La página nombra { $feeds } feeds. ¿Cuál?
hint-leave-it = dejarlo
hint-pick-several = elegir varios
hint-follow = seguir
hint-take-it = tomar
hint-keep-it-and-try-again = conservar y reintentar

## app/overlay/help

help-in-the = solo en «{ $scope }»: { $words }
hint-search = buscar
hint-scroll = desplazar

## app/overlay/later

hint-until-then = hasta entonces
later-next-week = la semana próxima
later-tomorrow = mañana
later-tonight = esta noche
later-late-tonight = esta noche, tarde
later-weekend = el fin de semana
later-next-weekend = el próximo fin de semana
later-back-at-once = de vuelta ya
later-a-date-or-time = una fecha u hora…

## app/overlay/links

links-asking-where-it-leads = preguntando adónde lleva…
links-offline-the-link-cannot-be = Sin red: no se puede resolver el enlace
links-this-link-says-itself-where = Este enlace ya dice adónde lleva
links-no-links-here = No hay enlaces aquí
hint-resolve = resolver
hint-save = guardar
hint-copy = copiar
hint-browser = navegador
hint-read-here = leer aquí
links-getting-the-page = obteniendo la página…
links-saving-the-page = guardando la página…
links-offline-the-page-cannot-be = Sin red: no se puede obtener la página

## app/overlay/mute_list

hint-add = añadir
hint-guard-or-hide = proteger u ocultar
hint-change = cambiar
hint-end-it = terminar
hint-what-it-caught = qué atrapó

## app/overlay/mute_menu

mute-menu-this-one-has-no-words = Este no tiene palabras que cambiar
hint-for-how-long = cuánto tiempo
hint-mute = silenciar
mute-menu-there-is-nothing-to-mute = No hay nada que silenciar
mute-menu-until-unmuted = sin límite
mute-menu-date = fecha…
mute-menu-month = mes
mute-menu-week = semana
mute-menu-day = día

## app/overlay/names

names-unfollow-what = ¿qué dejar de seguir?
names-follow-what = ¿qué seguir?
names-nothing-is-followed-follows-what = No se sigue nada; { $key } sigue aquello de lo que trata una noticia, :follow un nombre
names-no-name-is-known-here = Aquí no se conoce ningún nombre; :follow y un nombre lo sigue
hint-follow-or-not = seguir o no
hint-its-page = su página

## app/overlay/notice

notice-not-taken = No incorporado

## app/overlay/others

others-no-other-article-tells-this = Ningún otro artículo cuenta esta noticia
hint-take-out = sacar

## app/overlay/page_form

page-form-no-feed-there-css-selectors = No hay feed allí: unos selectores CSS pueden hallar sus entradas
page-form-what-selectors-find-can-only = Lo que hallan los selectores solo se ve en la página: esta sesión no tiene red
hint-next-field = campo siguiente
page-form-keep = guardar
page-form-follow = seguir
page-form-try = probar
page-form-that-is-followed-already = Eso ya se sigue
page-form-date = su fecha; por sí sola un <time>
page-form-link = su enlace; por sí solo el del titular
page-form-title = su titular; por sí solo el primer encabezado
page-form-item = una entrada: .news li, article

## app/overlay/palette

palette-now = ahora
palette-its-stories-alone-of-group = solo sus noticias · { $group }
palette-its-stories-alone = solo sus noticias
palette-go-to-this-shelf = ir a este estante
hint-do-it = hacerlo
hint-previous = anterior

## app/overlay/picture

picture-not-on-the-web = no está en la web
    .short = no está en la web
picture-no-pictures-here = No hay imágenes aquí

## app/overlay/prompt_words

prompt-words-an-outlets-name-or-an = un medio, o una dirección: feed, sitio, canal, juego
prompt-words-the-address-of-a-page = la dirección de una página sin feed
prompt-words-enter-looks-for-the-feed = Enter busca allí el feed · sus artículos y ajustes quedan
prompt-words-enter-moves-it-to-that = Enter la mueve a ese grupo
prompt-words-enter-renames-left-empty-it = Enter cambia el nombre · vacío recupera el suyo
prompt-words-a-program-and-its-arguments = un programa y sus argumentos · recibe el texto
prompt-words-a-name-for-the-shelf = un nombre para el estante · Enter guarda ahí el filtro
prompt-words-enter-keeps-it-ctrl-j = Enter la guarda · Ctrl-J nueva línea · también Alt-Enter · vacía la quita
prompt-words-enter-saves-it-tab-follows = Enter lo guarda · Tab sigue su feed · Esc lo deja
prompt-words-each-word-is-a-tag = cada palabra es una etiqueta · con un menos se quita
prompt-words-enter-keeps-it-then-n = Enter lo deja, luego n y N avanzan
prompt-words-words-source-name-kind-review = texto, source:name, kind:review, newer:2d, saved, -tag:x
prompt-words-link = enlace{ " " }
prompt-words-shelf = estante{ " " }
prompt-words-note = nota{ " " }
prompt-words-page = página{ " " }
prompt-words-add = añadir{ " " }
prompt-words-address = dirección{ " " }
prompt-words-group = grupo{ " " }
prompt-words-name = nombre{ " " }
prompt-words-tag = etiqueta{ " " }

## app/overlay/rule_menu

rule-menu-it-is-already = Ya es: { $kind }
rule-menu-kind-word-one-of = kind WORD, uno de { $known }
rule-menu-as-you-put-right-times = de { $source }, { $kind } — como corregiste { $times } veces
rule-menu-as-you-took-out-times = todo de { $source } — como sacaste de noticias { $times } veces
rule-menu-all-about = todo sobre { $name }
hint-undo = deshacer
hint-does-something-else = hacer otra cosa
hint-make-the-rule = crear la regla
rule-menu-always = siempre { $act }: { $words }
rule-menu-whoever-tells-it = { $kind }, lo cuente quien lo cuente
rule-menu-all-of = todo de { $source }
rule-menu-of = { $kind } de { $source }
rule-menu-about = { $kind } sobre { $name }

## app/overlay/source_form

source-form-its-site-is-not-known = No se conoce su sitio
hint-keep = guardar

## app/overlay/source_picker

source-picker-nothing-was-changed = No se cambió nada
hint-pick = elegir
hint-all-of-them = todos
hint-keeps-what-is-found = deja lo hallado

## app/overlay/statistics

statistics-min = { $minutes } min
statistics-d = { $days } d
statistics-h = { $hours } h
statistics-grey-quiet-sources-kept-out = gris: fuentes calladas, fuera de la cuenta
statistics-first-how-often-it-was = primero: cuántas veces fue el primero de varios · tarde: cuánto después si no
statistics-no-article-of-the-last = Ningún artículo en los últimos { $days } días.
statistics-articles-read = { $days }: { $articles } artículos, { $read } leídos{ $spent }
statistics-in-about-min = { " " }en unos { $spent } min
statistics-days = { $count ->
        [one] Un día
       *[other] { $count } días
    }
statistics-what-the-outlets-send = Lo que envían los medios
statistics-saved = guardado
statistics-deals = ofertas
statistics-affiliate = afiliados
statistics-late = tarde
statistics-first = primero
statistics-read = leído
statistics-a-day = al día

## app/overlay/steps

hint-redo = rehacer

## app/overlay/why

why-a-source-is-left-alone = Una fuente se deja intacta con una línea en su [[source]] de la configuración:
why-a-rule-is-turned-off = Una regla se apaga con su nombre en links.toml, junto a la configuración:
why-not-what-you-want = ¿No es lo que quieres?
why-hide-their-target-x-in = { $short ->
        [one] 1 oculta su destino
       *[other] { $short } ocultan su destino
    }; x en la lista de enlaces lo pregunta.
why-of-the-links-earn-somebody = Alguien gana dinero con el { $share } % de los enlaces.
why-the-story-began-with-it = la noticia empezó con él
why-joined-by = unido por { $words }
why-one-story-articles = Una noticia: { $outlets } artículos
why-its-rank-in-for-you = Su puesto en Para ti
why-its-kind = Su tipo: { $kind }
why-by-the-rule = por la regla { $rule }
why-removed = Quitado: { $counts }
why-nothing-was-removed-no-rule = No se quitó nada: ninguna regla coincidió.
why-what-acted-on-it = Qué actuó sobre él
why-behind-your-spoiler-guard-for = Tras tu protección de spoilers de «{ $guard }»: Enter en el artículo lo muestra.
why-the-text-has-not-come = El texto aún no ha llegado.
why-why = Por qué

## app/reader/enclosures

enclosures-plays = { " " }reproduce
enclosures-files = Archivos{ "  " }
enclosures-files-come-with-this-article = { $count ->
        [one] Este artículo trae un archivo
       *[other] Este artículo trae { $count } archivos
    }
enclosures-no-sound-video-or-file = Este artículo no trae sonido, vídeo ni archivo

## app/reader/changed_text

changed-text-as-it-stands-now = El artículo como está ahora

## app/reader/find

find-nothing-was-removed-from-the = No se quitó nada del texto
find-removed-part-of = Parte quitada { $place } de { $of }
find-shows-what-was-removed-then = { $view } muestra lo quitado; luego { $next } y { $previous } avanzan
find-original-as-published = Original: como se publicó
find-marked-with-what-was-removed = Marcado: con lo quitado · { $next } { $previous } avanzan
find-marked-nothing-was-removed = Marcado: no se quitó nada
find-stripped-the-clean-text = Limpio: solo el texto
find-the-view-is-that-of = La vista es la de un artículo abierto
find-nothing-of-it-changed = Nada ha cambiado desde que se leyó o guardó
find-changes-what-was-added = Cambios: lo añadido y lo quitado desde que lo leíste o guardaste
find-of = «{ $words }» · { $place } de { $of }
find-is-not-on-this-page = «{ $words }» no está en esta página
find-nothing-is-looked-for-in = No se busca nada en la página

## app/reader/footer

footer-via = vía { $credited }
footer-first = primero
footer-same-story = Misma noticia
footer-tracking = { $mark } rastreo
footer-tag = { $mark } código
footer-unwrapped = { $mark } desenvuelto
footer-short-link = { $mark } enlace corto
footer-links = Enlaces

## app/reader/comments

comments-getting-them = obteniendo los comentarios…
comments-offline = Sin red: los comentarios no están aquí y no se pregunta a nadie
comments-did-not-come = Los comentarios no llegaron: { $reason }
comments-are-here = Los comentarios están aquí: son una vista del artículo
comments-are-taken-away = Los comentarios se han quitado
comments-what-people-say = Lo que dicen otros
comments-none = Nadie ha dicho nada todavía.
comments-count = { $count ->
        [one] Un comentario
       *[other] { $count } comentarios
    }
comments-first-of = Los primeros { $shown } de { $all } comentarios
comments-first-of-more = Los primeros { $shown } de más de { $all } comentarios
comments-somebody = alguien
comments-name = Comentarios

## app/reader/header

header-next-view = { " " }otra vista
header-for-the-next-view = { " " }para la vista siguiente
header-kept-beside-it = { " " }· se guarda con él
header-clean = { " " }limpio
header-clean-text = { " " }texto limpio
header-for-the-clean-text = { " " }para el texto limpio
header-original = { " " }original
header-for-the-original = { " " }para el original
header-to-see = { " " }ver
header-nothing-removed = nada quitado
header-view-original = Original{ "  " }
header-view-changes = Cambios{ "  " }
header-for-what-changed = { " " }para los cambios
header-changes = { " " }cambios
header-changed = cambiado { $when }
header-view-marked = Marcado{ "  " }
header-removed = { $total ->
        [one] 1 quitado
       *[other] { $total } quitados
    }
header-more = { $counted } · { $more } más
header-other = otros
header-tracking = rastreo
header-notices = avisos
header-notice = aviso
header-affiliate = afiliados
header-kept = Conservado { $kept_without_page }: { $reason }
header-note = nota:{ " " }
header-pictures = imágenes: { $names }
header-saved = guardado
header-finished = terminado
header-updated = actualizado { $day }
header-via = vía{ " " }
header-min = { $minutes } min

## app/reader/highlights

highlights-saved-with-it = { $words } · guardado con ello
highlights-marked = Marcado «{ $text }»
highlights-mark-taken-off = Marca quitada
highlights-there-is-nothing-to-mark = No hay nada que marcar aquí
highlights-passages-are-marked-in-the = Los pasajes se marcan en la vista limpia: { $key } lleva a ella
highlights-passages-are-marked-in-an = Los pasajes se marcan en un artículo abierto

## app/reader/made

made-what-it-made-of-this = { $command }: el resultado de este artículo

## app/reader/navigation

navigation-the-link-leads-nowhere = El enlace no lleva a nada: { $reason }
navigation-it-leads-to = Lleva a { $address }
navigation-from-the-top = Desde el principio
navigation-no-other-story-in-this = No hay otra noticia sin leer en esta lista
navigation-this-is-the-first-story = Es la primera noticia
navigation-this-is-the-last-story = Es la última noticia

## app/reader/pictures

pictures-offline-pictures-of-saved-articles = Sin red: solo hay imágenes de artículos guardados
pictures-pictures-are-off-images-never = Las imágenes están apagadas: images = "never" en la configuración
pictures-pictures-off = Imágenes apagadas
pictures-pictures-on = Imágenes encendidas
pictures-did-not-come = no llegó

## app/reader/render

render-there-is-no-text-here = No hay texto aquí.
render-gets-the-whole-text = trae el texto entero
render-the-full-text-did-not = El texto entero no llegó: { $reason }
render-getting-the-full-text = obteniendo el texto entero…
render-opens-its-page-in-the = abre su página en el navegador
render-shows-it = { " " }lo muestra
render-this-is-behind-your-spoiler = Está tras tu protección de spoilers de «{ $guard }».
render-spoilers = { $mask } spoilers: { $guard }

## app/sources/pane_actions

pane-actions-polling-already-of = Ya se está actualizando: { $done } de { $total }
pane-actions-offline-nothing-is-polled = Sin red: no se actualiza nada

## app/sources/source_settings

source-settings-looking-for-the-feed-of = buscando el feed de { $typed }…
source-settings-leads-nowhere-did-you-mean = «{ $scheme }:» no lleva a nada: ¿quizá https://{ $rest }?
source-settings-is-no-address-such-as = «{ $typed }» no es una dirección, como example.org · { $help }
source-settings-pick-has-a-list-of = :pick tiene una lista de medios
source-settings-did-you-mean = ¿quizá { $name }?
source-settings-is-followed-already = { $name } ya se sigue
source-settings-change-its-url-there = cambia allí su `url`
source-settings-stands-in-the-config = { $name } está en la configuración: { $what_to_do }
source-settings-the-demo-edition-keeps-its = La demo conserva sus fuentes
source-settings-delete-its-source-lines-there = borra allí las líneas de su [[source]]
source-settings-which-source-shows-them = ¿Qué fuente? { $pane } las muestra
source-settings-no-source-is-under-the = No hay fuente bajo el cursor
source-settings-no = no
source-settings-yes = sí

## app/update

update-opened = Abierto: { $address }
update-pick-chooses-polls-keys = { $sources } · :pick elige · { $poll } actualiza · { $help } teclas
update-offline-pressstart-demo-shows-the = { $sources } · sin red · pressstart --demo muestra la demo · { $help } teclas
update-sources = { $count ->
        [one] 1 fuente
       *[other] { $count } fuentes
    }
update-gaming-sources = { $count } medios de juegos
update-nothing-new-sources-failed = { $failed ->
        [one] Nada nuevo; falló 1 fuente
       *[other] Nada nuevo; fallaron { $failed } fuentes
    }
update-nothing-new = Nada nuevo
update-changed = { $changed ->
        [one] 1 cambiado
       *[other] { $changed } cambiados
    }
update-no-source-answered-is-there = Ninguna fuente respondió: ¿hay red?
update-mutes-have-ended = { $count } silencios han terminado
update-the-mute-of-has-ended = Terminó el silencio de «{ $label }»
update-stories-are-back = Han vuelto { $count } noticias
update-back = De vuelta: «{ $title }»
update-and-more = { " " }y { $count } más

## ui/list/rows

rows-min = { $minutes } min
rows-changed = cambiado
rows-opens = { " " }despliega
rows-deals-guides = { $guides } ofertas, guías

## ui/overlay/about_page

about-page-followed = { $name } · se sigue

## ui/overlay/account_form

account-form-asking-the-server = preguntando al servidor
account-form-try-it-then-keep-it = Probar y guardar en la configuración
account-form-being-tried-esc-gives-up = Probando; Esc lo abandona
account-form-name-here = Nombre aquí
account-form-client-secret = Secreto
account-form-client-id = Id de cliente
account-form-password-is = La contraseña
account-form-user = Usuario
account-form-address = Dirección
account-form-server = Servidor
account-form-a-new-account = Cuenta nueva

## ui/overlay/feed_picker

feed-picker-no-answer = Sin respuesta
feed-picker-feeds = Feeds

## ui/overlay/frame

frame-more = { " " }más ↓{ " " }
frame-more-v = { " " }más v{ " " }

## ui/overlay/help

help-no-key-does-that-here = Ninguna tecla hace eso aquí
help-or-a-word-searches = / o una palabra busca
help-what-a-key-does = qué hace una tecla
help-keys-in-the = Teclas: { $scope }

## ui/overlay/later

later-such-as-friday-18-30 = como friday 18:30, 2w o 2026-12-01
later-waiting-waiting-shows-them = { $waiting ->
        [one] 1 espera · :waiting la muestra
       *[other] { $waiting } esperan · :waiting las muestra
    }
later-friday-18-30-2w-2026 = friday 18:30, 2w, 2026-12-01
later-later = Luego

## ui/overlay/links

links-same-story = Misma noticia
links-links = Enlaces

## ui/overlay/mute_list

mute-list-since = { $does } · { $until } · desde { $since }
mute-list-hides = oculta
mute-list-spoiler-guard = protección de spoilers
mute-list-until-unmuted = sin límite
mute-list-until = hasta { $moment }
mute-list-on-a-story-mutes-what = { $key } sobre una noticia silencia su tema; a añade otro
mute-list-nothing-is-muted = Nada está silenciado.
mute-list-mutes = Silencios

## ui/overlay/mute_menu

mute-menu-a-regular-expression-for-headlines = una expresión regular para titulares
mute-menu-deal-guide-rumour-video = deal, guide, rumour, video …
mute-menu-a-games-name = el nombre de un juego
mute-menu-words-those-in-quotes-in = palabras; entre comillas, seguidas
mute-menu-until = hasta { $moment }
mute-menu-friday-2w-2026-12-01 = friday, 2w, 2026-12-01
mute-menu-until-sign = hasta{ "  " }
mute-menu-nothing-is-lost-the-shelf = no se pierde nada: queda en el estante Silencio
mute-menu-enter-takes-it-esc-leaves = Enter lo toma, Esc lo deja
mute-menu-hides-it = lo oculta; púlsala para proteger de spoilers
mute-menu-masks-it = tapa titular y texto hasta que lo abras
mute-menu-mute = Silenciar
mute-menu-change-the-mute = Cambiar el silencio

## ui/overlay/names

names-about = De qué trata
names-followed = Se sigue
names-follow = Seguir

## ui/overlay/page_form

page-form-no-link = sin enlace
page-form-no-date = sin fecha
page-form-looking-at-the-page = mirando la página…
page-form-a-page-without-a-feed = Una página sin feed

## ui/overlay/palette

palette-enter-does-it-to-what = Enter lo hace a lo que coincide en esta lista
palette-nothing-is-called-that = Nada se llama así
palette-a-few-letters-of-what = unas letras de lo que quieres
palette-commands = Órdenes
palette-themes = Temas

## ui/overlay/picture

picture-getting-the-picture = obteniendo la imagen…
picture-it-did-not-come = No llegó: { $reason }
picture-picture-of = Imagen { $chosen } de { $images }

## ui/overlay/rule_menu

rule-menu-none-yet-gr-on-a = Aún ninguna; gr sobre una noticia crea una
rule-menu-rules-made-from-stories = Reglas hechas de noticias
rule-menu-in-30-days = { $count } en 30 días
rule-menu-a-rule-for-what-arrives = Una regla para lo que llegue

## ui/overlay/source_form

source-form-not-polled-yet = aún sin consultar
source-form-well-next-poll = bien · próxima consulta { $next }
source-form-fails = falla: { $reason }
source-form-fails-next-try = falla · próximo intento { $next } · { $reason }
source-form-paused = en pausa

## ui/overlay/source_picker

source-picker-an-outlets-name = el nombre de un medio
source-picker-of-on-what-you-do = { $followed } de { $listed } activos · lo no elegido no se consulta
source-picker-which-outlets = ¿Qué medios?

## ui/overlay/steps

steps-undone = deshecho
steps-next-undo = el siguiente
steps-nothing-has-been-changed-yet = Aún no se ha cambiado nada
steps-undo = Deshacer

## ui/screen

screen-press-start-needs-40-columns = Press Start: 40 columnas y 8 filas

## ui/sources

sources-unread = { $name } · { $unread } sin leer
sources-unread-next-poll = { $name } · { $unread } sin leer · próxima consulta { $next }
sources-next-try = { $name } · próximo intento { $next } · { $reason }
sources-is-paused = { $name } está en pausa
sources-failing = ! con fallos{ $mark }
sources-paused = { $name } (en pausa)
sources-all = Todo

## ui/status/bottom

bottom-min-left = { $minutes ->
        [one] { " " }· queda 1 min
       *[other] { " " }· quedan { $minutes } min
    }
bottom-waiting = { $waiting ->
        [one] { $arrived } 1 espera
       *[other] { $arrived } { $waiting } esperan
    }
bottom-sync-fails = ! sincr.
bottom-sync = { $polling } sincr.
bottom-takes-in-of = { " " }incorpora { $feeds ->
        [one] 1 feed
       *[other] { $feeds } feeds
    } de { $path }
bottom-read-ones-too = también leídas
bottom-nothing-unread-matches-read-ones = nada sin leer coincide: leídas
bottom-selected = { $selected ->
        [one] 1 elegida
       *[other] { $selected } elegidas
    }
bottom-line-of = / { $words } · línea { $at } de { $lines }
bottom-not-on-this-page = / { $words } · no está en esta página
bottom-press = { "  " }pulsa{ " " }
bottom-article-changed = { $arrived } este artículo ha cambiado
bottom-new = { $unseen ->
        [one] { $arrived } 1 nueva
       *[other] { $arrived } { $unseen } nuevas
    }
bottom-key-undoes = { " " }· { $key } deshacer
bottom-undo = { " " }deshacer
bottom-line = { $count ->
        [one] 1 línea
       *[other] { $count } líneas
    } · { $hint }
bottom-nothing-unread-matches-these-are = nada sin leer coincide: estas están leídas
bottom-moves-it-there = { " " }la mueve allí ·{ " " }

## commands

command-top = al principio
    .short = inicio
command-bottom = al final; con un número, a esa fila
    .short = final
command-half-down = media página abajo
    .short = media página
command-half-up = media página arriba
    .short = media página
command-page-down = una página abajo
    .short = página
command-page-up = una página arriba
    .short = página
command-back = un nivel atrás; nunca sale
    .short = volver
command-forward = abrir; página abajo; al final, hecha y la siguiente
    .short = leer
command-close = cerrar el panel de arriba; en la lista, salir
    .short = cerrar
command-quit = salir ya
    .short = salir
command-done = toda la noticia hecha, siguiente
    .short = hecho
command-save = a la lista de lectura con su texto entero, siguiente; otra vez lo quita
    .short = guardar
command-toggle-read = leída o sin leer
    .short = leído o no
command-tag = etiquetar; cada palabra es una, y un menos la quita
    .short = etiquetar
command-mute = silenciar su tema: un juego, palabras, su fuente, su tipo
    .short = silenciar
command-mutes = los silencios: qué atraparon; cambiarlos o acabarlos
    .short = silencios
command-later = luego: esta noche, mañana, el fin de semana, una fecha
    .short = luego
command-waiting = mostrar lo que espera para luego
    .short = en espera
command-note = escribir una nota; al buscar en la página: el lugar siguiente
    .short = nota
command-highlight = marcar un pasaje: H, mover (o otro extremo), H; sobre uno marcado lo quita
    .short = marcar
command-finished = leído hasta el final, o no; solo, al final de un texto guardado
    .short = terminado
command-refetch = de un artículo guardado: traer su página actual en lugar de la conservada
command-push = entregar la lista de lectura a linkding, Karakeep, Pinboard u otro, según la configuración
command-sync = sincronizar ya: lo hecho aquí va a las cuentas, lo hecho allí viene aquí
    .short = sincronizar
command-accounts = las cuentas: cuándo estuvieron al día, qué espera, qué falló y por qué
command-stop-commands = parar tus órdenes propias en marcha o en espera
    .short = parar
command-drop-made = quitar de junto al artículo lo que hizo una orden propia y está a la vista
command-account-add = crear una cuenta en FreshRSS, Miniflux, otro servidor Google Reader o Fever, wallabag o Readeck
command-play = reproducir o traer el sonido, vídeo o archivo que trae; 2M el segundo
    .short = reproducir
command-fits = qué de la lista de lectura cabe en 20 minutos; «fits 45» en 45
command-undo = deshacer, también tras reiniciar
    .short = deshacer
command-redo = rehacer lo deshecho
    .short = rehacer
command-undo-list = qué se puede deshacer, y cuándo se hizo
command-select = elegir; después cualquier decisión, o e y valen para lo elegido
    .short = elegir
command-select-moving = elegir al moverse; V otra vez lo acaba, Esc no elige nada
    .short = rango
command-select-range = elegir desde lo último elegido hasta aquí
    .short = rango
command-done-above = hecho todo lo de encima (lo guardado queda)
    .short = hecho encima
command-done-below = hecho todo lo de debajo (lo guardado queda)
    .short = hecho debajo
command-next-unread = a la siguiente noticia sin leer; tras la última, desde arriba
command-next-story = noticia siguiente; 3J la tercera
    .short = siguiente
command-previous-story = noticia anterior
    .short = anterior
command-view = vista: limpia, marcada, original, lo que cambió, y lo que hicieron tus órdenes
    .short = vista
command-view-stripped = sin lo que quitan las reglas
command-view-marked = lo quitado tachado, con su motivo
command-view-original = como se publicó
command-view-changes = lo que el medio cambió desde que lo leíste o guardaste
command-other-articles = los otros artículos de la noticia
    .short = otros
command-links = elegir un enlace: Enter leerlo aquí, o navegador, y copiar, s guardar, x resolver uno corto
    .short = enlaces
command-pictures = imágenes sí o no
    .short = imágenes
command-picture = abrir una imagen en grande
command-next-removed = en la vista marcada: la siguiente parte quitada
command-previous-removed = en la vista marcada: la anterior parte quitada
command-whole-width = el artículo a todo lo ancho, y de vuelta
    .short = ancho
command-narrower-list = una lista más estrecha; se recuerda
command-wider-list = una lista más ancha; se recuerda
command-browser = abrir en el navegador, enlace limpio
    .short = abrir
command-browser-original = abrir el enlace como se publicó
command-comments = los comentarios: aquí mismo si tienen feed (o abre su página), si no en el navegador
command-copy-link = copiar el enlace limpio
    .short = copiar
command-copy-title = copiar «título – enlace»
command-pipe = pasar el artículo a un programa
    .short = pasar
command-pager = leer el texto en $PAGER
    .short = paginador
command-editor = abrir el texto en $EDITOR
    .short = editor
command-next-shelf = estante siguiente
    .short = estante
command-previous-shelf = estante anterior
command-shelf-1 = primer estante
command-shelf-2 = segundo estante
command-shelf-3 = tercer estante
command-shelf-4 = cuarto estante
command-shelf-5 = quinto estante
command-shelf-6 = sexto estante
command-shelf-7 = séptimo estante
command-shelf-8 = octavo estante
command-shelf-9 = noveno estante
command-fold = en Todo: ofertas y guías en la lista, o solo su número debajo
    .short = plegar
command-sort = orden siguiente
    .short = ordenar
command-sort-newest = primero las nuevas
command-sort-oldest = primero las viejas
command-sort-source = por fuente
command-sort-length = primero las largas
command-sort-saved = primero lo último guardado, lo terminado al final
command-sort-outlets = primero las de más medios
command-show-read = mostrar también lo leído
    .short = leídas también
command-show-new = mostrar lo que ha llegado; en un artículo que cambió mientras estaba abierto: su texto de ahora
    .short = nuevas
command-keep-filter = dejar el filtro como estante propio, en la configuración
    .short = dejar como estante
command-sources = el panel de fuentes
    .short = fuentes
command-find = buscar en la página; n y N avanzan, Esc acaba
    .short = buscar
command-find-next = lugar hallado siguiente; n mientras se busca
command-find-previous = lugar hallado anterior; N mientras se busca
command-palette = todas las órdenes, por su nombre
    .short = órdenes
command-settings = los ajustes de una fuente
    .short = ajustes
command-rename = cambiar el nombre de una fuente
    .short = renombrar
command-move = mover una fuente a otro grupo
    .short = mover
command-pause = pausar una fuente, o seguir con ella
    .short = pausar
command-remove = dejar de seguir una fuente; sus artículos quedan
    .short = quitar
command-add = seguir un sitio o feed por su dirección
    .short = añadir
command-selectors = seguir una página sin feed: selectores CSS hallan sus entradas
    .short = selectores
command-pick = elegir medios de la lista, grupo a grupo
    .short = elegir
command-import = incorporar OPML o urls de newsboat
    .short = importar
command-failing = fuentes que fallan: por qué, desde cuándo, y qué hacer
    .short = con fallos
command-statistics = qué envía cada medio, y qué se leyó
    .short = estadística
command-brief = qué hay nuevo desde la última vez, estante a estante, y cuánto lleva leerlo
    .short = resumen
command-set = set NAME VALUE, para esta sesión
    .short = fijar
command-theme = colores, se ven al moverse
    .short = tema
command-write = escribir lo fijado en la configuración
    .short = escribir
command-help = las teclas que valen aquí
    .short = más
command-poll = actualizar ya (en el panel de fuentes: esta fuente)
    .short = actualizar
command-why = por qué: qué se quitó, por qué está en esta noticia, por qué este puesto
    .short = por qué
command-rule = una regla de esta noticia para lo que llegue: qué habría tocado y qué hace; «kind WORD» corrige su tipo
    .short = regla
command-rules = las reglas hechas de noticias; acabarlas
    .short = reglas
command-follow = seguir el juego, estudio o plataforma, o dejar de seguirlo
    .short = seguir
command-about = la página del juego, estudio o persona: noticias, análisis, rumores, ofertas; «about NAME» la de ese nombre
    .short = sobre
command-following = todo lo que se sigue
command-join = unir las noticias elegidas y esta; se recuerda
    .short = unir
command-take-out = sacar este artículo de su noticia; se recuerda
    .short = sacar
command-redraw = redibujar la pantalla
command-suspend = suspender
command-down = abajo; un número antes lo repite
    .short = abajo
command-up = arriba; un número antes lo repite
    .short = arriba
command-open = abrir; en el artículo con un número antes: ir a ese enlace
    .short = leer
command-done-all = hecho todo lo visible; en el panel de fuentes: de esa fuente o grupo (lo guardado queda)
    .short = todo hecho
command-filter = filtro al escribir: palabras, source:name, kind:review, newer:2d, saved …
    .short = filtrar
lesson-forward = seguir leyendo
lesson-done = hecho, siguiente
lesson-save = guardar, siguiente
lesson-undo = deshacer
command-export = la lista de lectura a un archivo, según su extensión: export ARCHIVO.md, .epub, .html …
command-brief-to-a-file = un resumen matinal o sus textos, también desde un temporizador
command-messages = lo que se dijo abajo, lo último primero
    .short = mensajes

## settings

setting-theme = colores
setting-language = idioma de la pantalla; auto: el del entorno
setting-density = líneas por noticia
setting-images = imágenes
setting-measure = columnas del texto del artículo, como mucho
setting-list-width = columnas de la lista, junto al artículo
setting-ascii = marcas y líneas solo en ASCII
setting-mouse = el ratón es del programa
setting-notify = el escritorio avisa de lo que llega
setting-columns = { $least } a { $most } columnas
setting-list-width-free = según el sitio en pantalla
setting-did-you-mean = ; ¿quizá { $near }?
setting-unknown = No hay ningún ajuste «{ $name }»{ $meant }

## accounts

server-freshrss = FreshRSS
    .password = la contraseña de API de tu perfil allí
server-miniflux = Miniflux
    .password = la de Settings, Integrations, Google Reader
server-greader = otro servidor Google Reader
    .password = la contraseña de allí
server-fever = un servidor con Fever
    .password = la contraseña de su interfaz Fever
server-wallabag = wallabag (lista de lectura)
    .password = la contraseña de allí
server-readeck = Readeck (lista de lectura)
    .password = un token de tu perfil que pueda leer y escribir
keeping-typed = escrita aquí, en un archivo propio
keeping-command = impresa por un programa
keeping-environment = en una variable de entorno
keeping-file = en un archivo tuyo

## times

moment-unknown = «{ $text }» no es una hora; prueba tonight, tomorrow, friday, 2d, 18:30, 3 dec o 2026-12-01
moment-passed = «{ $text }» ya pasó
moment-today = hoy { $time }
moment-tomorrow = mañana { $time }
date-months = ene feb mar abr may jun jul ago sept oct nov dic
date-days = lun mar mié jue vie sáb dom
date-day = %-d %b
date-day-of-year = %-d %b %Y
date-moment = %-d %b %Y %H:%M
date-month = %b ’%y

## keys

keymap-then = , luego{ " " }
scope-list = lista
scope-reader = artículo
scope-sources = fuentes
key-letters = letras

## list

no-story-under-the-cursor = No hay noticia bajo el cursor

## hints

hint-ends-the-search = acabar la búsqueda

## input/settings

settings-the-config-is-wrong = La configuración tiene errores
settings-the-link-rules-are-wrong = Las reglas de enlaces tienen errores

## overlay/accounts

accounts-accounts = Cuentas

## overlay/brief

brief-to-read = { $time } de lectura

## marks

step-done = hecho
step-read = leído
step-unread = sin leer
step-saved = guardado
step-unsaved = quitado de la lista de lectura
step-joined = unido
step-taken-out = sacado de su noticia
step-later = luego
step-back = de vuelta
step-finished = terminado
step-unfinished = no terminado
step-noted = anotado
step-note-removed = nota quitada
step-highlighted = pasaje marcado
step-highlight-removed = marca quitada
step-tagged = etiquetado { $tags }
step-untagged = sin etiqueta { $tags }
step-followed = se sigue: { $names }
step-unfollowed = ya no se sigue: { $names }
step-with-title = { $verb }: «{ $title }»
step-with-count = { $verb }: { $things }
step-later-until = luego, { $until }

## counts

count-stories = { $count ->
        [one] 1 noticia
       *[other] { $count } noticias
    }
count-articles = { $count ->
        [one] 1 artículo
       *[other] { $count } artículos
    }
count-deals = { $count ->
        [one] 1 oferta
       *[other] { $count } ofertas
    }
count-guides = { $count ->
        [one] 1 guía
       *[other] { $count } guías
    }
count-entries = { $count ->
        [0] sin entradas
        [one] una entrada
       *[other] { $count } entradas
    }
count-headlines = { $count ->
        [0] sin titulares
        [one] un titular
       *[other] { $count } titulares
    }
count-links = { $count ->
        [0] sin enlaces
        [one] un enlace
       *[other] { $count } enlaces
    }
count-dates = { $count ->
        [0] sin fechas
        [one] una fecha
       *[other] { $count } fechas
    }

## rules

act-save = guardar
act-mute = silenciar
act-read = hecho
act-notify = avisar
act-tag = etiquetar #{ $tag }
act-push = entregar a { $server }
act-kind = tipo: { $kind }
act-alone = una noticia aparte
acted-save = guardado
acted-mute = silenciado
acted-read = leído
acted-notify = avisado
acted-tag = etiquetado #{ $tag }
acted-push = apartado para { $server }
acted-kind = tipo: { $kind }
acted-mask = tapado por el silencio de { $what } «{ $label }»
acted-hide = oculto por el silencio de { $what } «{ $label }»
acted-kind-put-right = se corrigió su tipo: { $kind }; por sí solo sería { $was }
acted-alone = queda como noticia aparte
acted-by-rule = { $act } por la regla «{ $rule }»

## kinds

kind-news = noticia
kind-rumour = rumor
kind-review = análisis
kind-preview = avance
kind-deal = oferta
kind-guide = guía
kind-opinion = opinión
kind-feature = reportaje
kind-trailer = tráiler
kind-patch = parche
kind-business = industria
kind-video = vídeo
kind-other = otro

## source settings

source-setting-name = el nombre que se ve; vacío, el que traía
source-setting-group = dónde se lista
source-setting-every = tiempo entre dos consultas, como 2h; vacío, como en todas
source-setting-full-text = traer también la página de cada artículo nuevo
source-setting-strip = limpiar sus enlaces y textos
source-setting-pause = no consultarla
source-setting-quiet = dejarla fuera de las cuentas
source-setting-prefer = su texto representa una noticia que cuentan varios
source-setting-user-agent = el User-Agent, en lugar del nuestro
source-setting-headers = más cabeceras, como Accept-Language: en, X-Key: 1
source-setting-password-command = un programa y sus argumentos que imprimen la contraseña
source-setting-user = el nombre para HTTP; necesita el programa de arriba
source-setting-proxy = http://, https://, socks5:// o socks5h://

## sorts

sort-newest = primero las nuevas
sort-oldest = primero las viejas
sort-source = por fuente
sort-length = primero las largas
sort-outlets = primero las de más medios
sort-saved = primero lo último guardado
sort-for-you = primero lo mejor para ti
sort-match = primero los titulares que coinciden

## reading list

kept-with-the-feeds-text = con el texto del feed
kept-as-a-link = como enlace

## update

update-new-articles = { $new ->
        [one] 1 artículo nuevo
       *[other] { $new } artículos nuevos
    }

## mutes

mute-by-words = palabras
mute-by-game = juego
mute-by-source = fuente
mute-by-kind = tipo
mute-by-pattern = patrón
mute-by-rule = regla
mute-told = { $step }, { $lasts }: { $articles }
mute-changed-told = { $step }, { $lasts }

## run

run-keys-broke = algo se rompió al leer las teclas; el registro dice más
run-no-suspending = Este sistema no puede suspender un programa
run-sent-to-the-terminal = Enviado al terminal: { $what }
run-program-took = { $name } recibió: { $what }
run-sent-to-the-terminal-alone = { $reason }; enviado solo al terminal: { $what }
pictures-are-told-in-words = Para un lector de pantalla las imágenes se dicen con palabras
pictures-built-without = Este programa se compiló sin imágenes
pictures-need-colours = Las imágenes necesitan colores
pictures-need-more-than-ascii = Las imágenes necesitan más que ASCII
poller-another-is-fetching = Otro Press Start está actualizando; lo que reciba aparece también aquí
pages-not-saved = No guardado: { $reason }
export-is-there-already = { $path } ya existe y queda como está: da otro nombre
export-exported = Exportado: { $told }
import-nothing-new = nada nuevo en él, { $refused } rechazadas
import-no-file = no existe tal archivo; se espera el nombre de un archivo OPML o de las urls de newsboat
import-no-list = no es una lista de suscripciones
import-no-feeds = ni OPML ni urls de newsboat, o una lista sin feeds
source-settings-not-followed-any-more = la fuente ya no se sigue
programs-none-here = Aquí no hay { $what }: fija [open] { $key } en la configuración
programs-browser = navegador
programs-player = reproductor
programs-no-web-link = { $url } no es un enlace a la web
programs-open-names-it = lo nombra [open] { $key }
programs-variable-names-it = lo nombra ${ $name }
programs-set-one = fija ${ $variables } u [open] { $key }
programs-enter-goes-back = Enter vuelve a Press Start
reader-its-links-earn = alguien gana dinero con el { $share } % de sus enlaces

## reasons

rank-one-outlet = un medio
rank-outlets-of-one-house = medios de una casa
rank-independent-outlets = { $count } medios independientes
rank-independent-outlets-and-more = { $count } medios independientes, { $more } más de sus casas
rank-news-of-this-hour = de esta hora
rank-hours-old = de hace { $count } horas
rank-days-old = { $count ->
        [one] de hace 1 día
       *[other] de hace { $count } días
    }
rank-you-follow = sigues { $names }
evidence-word = «{ $what }» en el titular
evidence-first = el titular empieza por «{ $what }»
evidence-last = el titular acaba en «{ $what }»
evidence-slug = «{ $what }» en la dirección
evidence-folder = la dirección está bajo /{ $what }/
evidence-quotes = el titular cita a alguien
evidence-rule-path = la carpeta de su dirección
evidence-rule-category = su categoría
evidence-rule-slug = su dirección
evidence-rule-wording = la redacción del titular
evidence-cue = el indicio «{ $what }»
deal-percent-off = { $percent } % menos
deal-half-price = mitad de precio
outcome-confirmed = confirmado
outcome-denied = desmentido

## hand-over

push-failed = , { $failed } fallidos
push-summary = { $server }: { $made } nuevos, { $added } ampliados, { $same } iguales{ $failed }

## sync

sync-sending = enviando lo que espera
sync-asking-subscriptions = preguntando por las suscripciones
sync-asking-unread = preguntando qué está sin leer y destacado
sync-getting-articles = obteniendo artículos { $done }/{ $total }
sync-asking-changes = preguntando qué cambió allí
sync-taking-in = incorporando { $count }
sync-getting-texts = obteniendo textos { $done }/{ $total }
sync-saving-there = guardando allí { $done }/{ $total }

## page

page-picture-named = { "[" }imagen { $number }: { $alt }]
page-picture = { "[" }imagen { $number }]
removed-affiliate = afiliado
removed-tracking = rastreo
removed-disclosure = aviso
removed-promo = promoción
removed-title = título
removed-byline = firma
removed-debris = resto

## leído en voz alta

setting-screen-reader = un panel cada vez, en líneas y palabras para lectores de pantalla
setting-reduced-motion = nada se mueve solo en la pantalla
setting-bidi = quién ordena el texto de derecha a izquierda
messages-messages = Mensajes
messages-nothing-was-said = Todavía no se ha dicho nada
overlay-keys-does-nothing-here = { $key } no hace nada aquí: { $hints }
bottom-error = Error:
frame-title-with-place = { $title }, { $at } de { $count }
header-spoken-removed = Quitado:
spoken-heading = Título: { $words }
spoken-link = Enlace { $number }: { $words }
spoken-link-lost = , limpiado: { $lost }
spoken-lost = limpiado: { $lost }
spoken-read = leída
spoken-unread = sin leer
spoken-followed = seguido
spoken-on = sí:{ " " }
spoken-off = no:{ " " }
linear-folded = Debajo: { $counted }; { $key } las abre
linear-place = { $at } de { $count }.
linear-outlets = { $count } medios
linear-selected = elegida
linear-finished = terminada
linear-percent-read = { $percent } por ciento leído
linear-not-begun = sin empezar
linear-partly-read = leída en parte
linear-minutes = { $minutes ->
        [one] 1 minuto
       *[other] { $minutes } minutos
    }
linear-saved = guardada
linear-later = para luego, hasta { $moment }
linear-back = de vuelta
linear-note = con nota
linear-tag = etiqueta { $tag }
linear-within-the-hour = en la última hora
linear-an-hour-ago = hace 1 hora
linear-hours-ago = hace { $hours } horas
linear-a-day-ago = hace 1 día
linear-days-ago = hace { $days } días
linear-open = abierto
linear-closed = plegado
linear-all-sources = Todas las fuentes, { $unread } sin leer
linear-group = Grupo { $name }, { $unread } sin leer, { $state }
linear-source = { $name }, { $unread } sin leer
linear-paused = , en pausa
linear-shown = , en la lista
linear-sources-fail = { $count } fuentes fallan, { $state }
linear-source-fails = { $name } falla
linear-status = , estado { $status }
linear-sources = Fuentes
linear-article = Artículo de { $source }, estante { $shelf }
linear-shelf = Estante { $shelf }, { $at } de { $of }
spoken-heading-before = Título:{ " " }
spoken-caption-before = Pie:{ " " }
spoken-embedded-before = Incrustado:{ " " }
spoken-quote = Cita:
spoken-quote-end = Fin de la cita.
spoken-code = Código:
spoken-code-end = Fin del código.
spoken-part = Otra parte.
spoken-list-of-one = Lista de 1 elemento:
spoken-list = Lista de { $count } elementos:
spoken-table-of-one = Tabla de 1 fila:
spoken-table = Tabla de { $count } filas:
spoken-row = Fila { $number }:{ " " }
spoken-table-end = Fin de la tabla.
spoken-picture-of = Imagen { $number }: { $alt }
spoken-picture = Imagen { $number }
spoken-picture-untold = Imagen { $number }, sin descripción
spoken-removed = (quitado:{ " " }
spoken-removed-end = { " " }fin de lo quitado)
spoken-added = (añadido:{ " " }
spoken-added-end = { " " }fin de lo añadido)
spoken-link-number = enlace { $number }
spoken-because = por{ " " }
spoken-becomes = , ahora{ " " }
mute-menu-lasts = Dura: { $chosen }. Otras: { $others }
linear-picker-group = Grupo { $name }, { $on } de { $all } elegidos
linear-key = tecla { $keys }

## pictures

picture-drawing = es un dibujo (SVG), que muestra el navegador
    .short = un dibujo (SVG), que muestra el navegador
picture-cannot-be-read = no se puede leer
    .short = no se puede leer
picture-counts-readers = cuenta lectores
    .short = cuenta lectores
picture-no-picture = no es una imagen legible
    .short = no es una imagen legible
picture-too-small = es demasiado pequeña para verse
    .short = demasiado pequeña para verse
picture-offline = sin red, y no está guardada

## steps

journal-source-added = fuente «{ $name }» añadida
journal-source-removed = fuente «{ $name }» quitada
journal-source-paused = fuente «{ $name }» en pausa
journal-source-resumed = fuente «{ $name }» reanudada
journal-source-address = dirección de la fuente «{ $name }» cambiada
journal-source-renamed = fuente «{ $name }» renombrada «{ $to }»
journal-source-moved-out = fuente «{ $name }» sacada de su grupo
journal-source-moved = fuente «{ $name }» movida a «{ $to }»
journal-source-changed = { $setting } de la fuente «{ $name }» cambiado
journal-sources-changed = { $count } fuentes añadidas, { $gone } quitadas
journal-imported-article-one = 1 artículo incorporado de { $list }
journal-imported-articles = { $count } artículos incorporados de { $list }
journal-sources-changed-one = 1 fuente añadida, { $gone } quitadas
journal-sources-added-one = 1 fuente añadida
journal-sources-added = { $count } fuentes añadidas
journal-sources-removed-one = 1 fuente quitada
journal-sources-removed = { $count } fuentes quitadas
journal-imported-one = 1 fuente incorporada
journal-imported = { $count } fuentes incorporadas
journal-imported-shelf-one = 1 estante incorporado
journal-imported-shelves = { $count } estantes incorporados
journal-guarded = protegido de spoilers: { $mute_by } «{ $label }»
journal-muted = silenciado: { $mute_by } «{ $label }»
journal-mute-changed = silencio cambiado: { $mute_by } «{ $label }»
journal-unmuted = ya no silenciado: { $mute_by } «{ $label }»
journal-rule-tagged-one = regla «{ $rule }»: etiquetado #{ $tag }, 1 artículo
journal-rule-tagged = regla «{ $rule }»: etiquetado #{ $tag }, { $count } artículos
journal-rule-saved-one = regla «{ $rule }»: guardado, 1 artículo
journal-rule-saved = regla «{ $rule }»: guardado, { $count } artículos
journal-rule-muted-one = regla «{ $rule }»: silenciado, 1 artículo
journal-rule-muted = regla «{ $rule }»: silenciado, { $count } artículos
journal-rule-read-one = regla «{ $rule }»: leído, 1 artículo
journal-rule-read = regla «{ $rule }»: leído, { $count } artículos
journal-rule-called-one = regla «{ $rule }»: tipo: { $kind }, 1 artículo
journal-rule-called = regla «{ $rule }»: tipo: { $kind }, { $count } artículos
journal-rule-alone-one = regla «{ $rule }»: noticia aparte, 1 artículo
journal-rule-alone = regla «{ $rule }»: noticia aparte, { $count } artículos
journal-rule-made = Regla creada: { $rule }
journal-rule-ended = Regla terminada: { $rule }
journal-kind-put-right-one = Corregido a mano: 1 artículo, tipo: { $kind }
journal-kind-put-right = Corregido a mano: { $count } artículos, tipo: { $kind }
journal-command-kept = Conservado: { $name } de «{ $title }»
journal-command-dropped = Quitado: { $name } de «{ $title }»
journal-sync-left = { $account }: ya no se sigue allí: { $names }
journal-sync-read = { $account }: { $count } artículos leídos allí
journal-sync-taken-off = { $account }: { $count } quitados allí de la lista de lectura
journal-sync-tags-off = { $account }: etiquetas quitadas allí de { $count } artículos
import-part-shelf-one = 1 estante
import-part-shelves = { $count } estantes
import-part-refused = { $count } rechazadas
import-part-first-tag = { $count } solo con la primera etiqueta

## mensajes de otras partes: en otros sitios en inglés; en el orden de la tabla inglesa

message-fetch-bad-address = { $address } no es una dirección http o https
message-fetch-outside = la demo no pregunta a nadie fuera de este equipo, tampoco a { $address }
message-fetch-bad-setting = el ajuste { $name } no sirve
message-fetch-no-such-server = no se encontró el servidor { $host }: no existe ese nombre, o no hay conexión
message-fetch-refused = el servidor { $host } rechaza conexiones
message-fetch-unreachable = no se llega al servidor { $host }
message-fetch-no-answer = el servidor { $host } no respondió en { $seconds } segundos
message-fetch-stalled = el servidor { $host } dejó de enviar durante { $seconds } segundos
message-fetch-too-slow = el servidor { $host } fue demasiado lento: a los { $seconds } segundos la respuesta no estaba completa
message-fetch-tls = sin conexión segura (TLS) con el servidor { $host }: { $reason }
message-tls-hung-up = cortó antes de que la conexión fuera segura
message-tls-expired = su certificado ha caducado
message-tls-not-yet = su certificado aún no es válido; ¿está bien el reloj?
message-tls-other-name = su certificado es de otro nombre
message-tls-revoked = su certificado fue revocado
message-tls-unknown-issuer = su certificado no lo firma nadie en quien confíe este sistema
message-tls-not-valid = su certificado no es válido
message-fetch-no-certificates = no se puede comprobar el servidor { $host }: este sistema no tiene certificados; instala su paquete ca-certificates
message-fetch-hung-up = el servidor { $host } cerró la conexión sin responder
message-fetch-not-http = el servidor { $host } envió una respuesta que no es HTTP correcto
message-fetch-broken-off = el servidor { $host } se cortó en medio de la respuesta
message-fetch-headers = el servidor { $host } envió más de { $limit } kB de cabeceras
message-fetch-too-large = la respuesta del servidor { $host } pasa de { $limit } MB
message-fetch-coding = el servidor { $host } comprimió la respuesta con «{ $coding }», que no se le ofreció
message-fetch-damaged = la respuesta comprimida del servidor { $host } está dañada
message-fetch-redirect = el servidor { $host } redirige { $reason }
message-redirect-nowhere = sin decir adónde
message-redirect-unreadable = a una dirección ilegible
message-redirect-scheme = a algo que no es ni http ni https
message-redirect-downgrade = de https a http, que no es seguro
message-redirect-private = de la red pública a una dirección privada
message-redirect-circle = en círculo
message-redirect-cookie = en círculo: quiere una cookie, y aquí no se guardan
message-redirect-too-many = demasiadas veces
message-fetch-private-address = la dirección { $address } está en una red privada, y una fuente pública no puede llevarnos allí
message-fetch-private-link = { $address } está en una red privada, y una fuente pública no puede llevarnos allí
message-fetch-status = el servidor { $host } respondió { $status }: { $reason }
message-status-no-content = sin contenido donde debería haber un feed
message-status-part = solo una parte, que no se pidió
message-status-login = pide usuario y contraseña
message-status-paid = pide que se le pague
message-status-not-let-in = no nos deja entrar
message-status-nothing-there = en esta dirección no hay nada
message-status-kind-of-request = no atiende este tipo de petición
message-status-took-too-long = tardó demasiado él mismo
message-status-too-often = preguntamos demasiado
message-status-legal = no puede mostrarlo por motivos legales
message-status-busy = está ocupado o cerrado por ahora
message-status-fault = tiene un fallo propio
message-status-not-accepted = no acepta la petición
message-status-elsewhere = remite a otro sitio de un modo que no se puede seguir
message-status-no-feed = eso no es un feed
message-fetch-nothing-to-keep = el servidor { $host } dice que nada cambió, pero nunca se obtuvo nada de él
message-fetch-empty = el servidor { $host } envió una respuesta vacía
message-fetch-not-a-page = el servidor { $host } no envió una página web, sino { $media_type }
message-fetch-not-a-picture = el servidor { $host } no envió una imagen, sino { $media_type }
message-fetch-unreadable = no se puede leer la página del servidor { $host }
message-fetch-system = no se puede hacer ninguna petición de red: { $reason }
message-poll-too-often = su servidor dice que preguntamos demasiado
message-poll-busy = su servidor está ocupado o cerrado por ahora
message-poll-gone = su servidor dice que este feed ya no existe
message-poll-pause = su servidor pidió una pausa
message-poll-stumbled = no se pudo leer: el programa tropezó
message-poll-password-given-up = se abandonó password_command
message-local-no-command = ningún [[source]] de la configuración tiene un `command` con ese nombre
message-local-no-file-named = esto no nombra ningún archivo de este equipo
message-local-no-file = no hay ningún archivo { $path }
message-local-forbidden = { $path } no se puede leer por permisos
message-local-folder = { $path } es una carpeta, no un feed
message-local-no-plain-file = { $path } no es un archivo normal
message-local-larger = { $path } pasa de { $limit } MB
message-program-failed-saying = { $name } falló ({ $how }): { $words }
message-program-failed = { $name } falló ({ $how })
message-program-took-too-long-saying = { $name } tardó más de { $reason } y se terminó: { $words }
message-program-took-too-long = { $name } tardó más de { $reason } y se terminó
message-program-printed-too-much = { $name } escribió más de { $limit } kB y se terminó
message-program-stopped = { $name } se detuvo
message-program-printed-nothing-itself = no escribió nada
message-program-file = no se puede escribir su archivo: { $reason }
message-program-broke = algo se rompió mientras corría; el registro dice más
message-program-stopped-before = detenido antes de empezar
message-program-run-already = ya corren { $count } órdenes
message-program-none-here = Aquí no hay programa { $name }: { $hint }
message-program-not-allowed = { $name } no se puede ejecutar por permisos: { $hint }
message-program-cannot-be-started = { $name } no arranca ({ $reason }): { $hint }
message-program-named-by-open = lo nombra [open] { $key }
message-program-named-by-command = lo nombra [commands] { $name }
message-program-named-by-hook = lo nombra [hooks] saved
message-program-named-by-source = lo nombra [[source]] command
message-program-exit-status = estado { $status }
message-program-signal = señal { $signal }
message-duration-minutes = { $count } minutos
message-duration-second = 1 segundo
message-duration-seconds = { $count } segundos
message-secret-program-cannot-be-started = el { $name } { $program } no arranca
message-secret-program-failed = el { $name } { $program } falló o tardó demasiado
message-secret-program-printed-nothing = el { $name } { $program } no escribió nada
message-program-printed-nothing = { $name } no escribió nada
message-secret-missing = en la configuración falta { $program }, { $variable } o { $file }
message-secret-no-variable = { $name }: el entorno no tiene { $variable }
message-hook-failed = el hook { $name } falló con «{ $title }»: { $how }
message-hook-too-long = el hook { $name } tardó demasiado con «{ $title }»
message-clipboard-none = no se nombra ningún programa para el portapapeles
message-clipboard-not-taken = { $name } no lo tomó ({ $how })
message-find-address = solo se siguen direcciones http y https, no «{ $typed }»
message-find-program = lo que escribe un programa solo se sigue desde la configuración: [[source]] con `name` y `command`
message-find-whole-name = { $path } no es el nombre completo de un archivo
message-find-no-page = «{ $typed }» no es la dirección de una página web
message-find-names-none = { $address }: la respuesta no nombra ningún feed
message-find-page-without-feed = { $address }: es una página web, no un feed, y no nombra ninguno; da la dirección del feed, o guarda la página
message-find-named-failed = { $page } es una página web que nombra un feed, pero ese falló: { $reason }
message-feed-empty = la respuesta está vacía
message-feed-web-page-naming = es una página web, no un feed; enlaza el feed { $address }
message-feed-web-page = es una página web, no un feed
message-feed-broken = no se puede leer el feed: { $reason }
message-feed-broken-middle-no-entry = el archivo acaba a medias y no tiene ninguna entrada entera
message-feed-broken-middle = el archivo acaba a medias
message-secret-no-file = { $path } no es un archivo con un solo secreto
message-secret-open-file = { $path } lo pueden leer otros; chmod 600 lo cierra
message-secret-empty-file = { $path } está vacío
message-lock-no-file = no es un archivo normal
message-feed-json = llegó JSON, pero no un JSON Feed
message-feed-gone = el servidor dice que este feed ya no existe
message-feed-broken-json = la línea { $number } no es JSON
message-local-cannot-be-read = { $path } no se puede leer: { $reason }
message-feed-not-a-feed = esto no es un feed: { $reason }
message-feed-kind-instead = en su lugar llegó { $reason }
message-feed-kind-gzip = datos comprimidos (gzip)
message-feed-kind-zip = un archivo comprimido (zip)
message-feed-kind-pdf = un documento PDF
message-feed-kind-picture = una imagen
message-feed-kind-picture-or-sound = una imagen o un sonido
message-feed-kind-sound = un sonido
message-feed-plain-text = llegó texto sin formato que empieza por «{ $words }»
message-feed-opml = llegó una lista de suscripciones (OPML); se puede importar
message-feed-sitemap = llegó un mapa del sitio
message-feed-picture = llegó una imagen
message-feed-markup = llegó marcado que empieza por «{ $words }»
message-selector-empty = `{ $key }` está vacío; es un selector CSS como `.news li`
message-selector-none = `{ $key }` no es un selector CSS: { $written }
message-selector-item-scripts = `item` ({ $selector }) no halla nada en esta página; apenas tiene texto: si la llenan scripts, aquí no se ejecutan
message-selector-item = `item` ({ $selector }) no halla nada en esta página
message-selector-no-headline = no hay titular en { $reason }; `title` puede decir dónde está
message-selector-title = `title` ({ $selector }) no halla palabras en { $reason }
message-selector-link = `link` ({ $selector }) no halla ninguna dirección en { $reason }
message-selector-the-one-item = la única entrada
message-selector-all-items = las { $count } entradas
message-selector-left-out = { $count } de { $items } entradas no tienen titular y se omiten
message-selector-no-date = no se puede leer una fecha en «{ $words }»
message-selector-date = `date` ({ $selector }) no halla nada
message-page-gone = el artículo ya no existe
message-page-ending = el programa está terminando
message-page-feed = es un feed y no un artículo; `:add` con su dirección lo sigue
message-lock-fetching = otro Press Start está actualizando ({ $path } está bloqueado); prueba cuando acabe
message-lock-syncing = otro Press Start está sincronizando ({ $path } está bloqueado); prueba cuando acabe
message-lock-unusable = { $path } no se puede bloquear: { $reason }
message-hand-over-strange = { $server } respondió algo que un servidor así no dice
message-sync-login-freshrss = el servidor no acepta el usuario y la contraseña; FreshRSS quiere la contraseña de API del perfil, y la API activada en sus ajustes
message-sync-login-miniflux = el servidor no acepta el usuario y la contraseña; Miniflux quiere los de su página Integrations, Google Reader
message-sync-login-wallabag = el servidor no acepta el usuario y la contraseña; wallabag quiere también el id y el secreto del cliente, de su página API clients management
message-sync-login-readeck = el servidor no acepta el usuario y la contraseña; Readeck quiere un token del perfil que pueda leer y escribir marcadores
message-sync-login = el servidor no acepta el usuario y la contraseña
message-sync-no-interface = en esta dirección no hay interfaz { $name }; ¿está activada allí, y es correcta la dirección?
message-sync-api-off = el servidor respondió 503: la API está apagada en los ajustes de FreshRSS (Authentication), o está muy ocupado; lo que espera se envía la próxima vez
message-sync-too-often = el servidor dice que preguntamos demasiado; lo que espera se envía la próxima vez
message-sync-elsewhere = el servidor responde desde otra dirección ({ $status }); ¿es https, y está completa la dirección?
message-sync-status = el servidor respondió { $status }; lo que espera se envía la próxima vez
message-sync-refused = el servidor no lo acepta (respondió { $status })
message-sync-not-followed = el servidor no sigue { $url }: { $reason }
message-sync-finds-no-feed = no halla ningún feed allí
message-sync-open = Fever envía algo que vale como la contraseña: su dirección debe empezar por https, o estar en este equipo
message-sync-strange = el servidor da una respuesta que no se entiende: { $what }
message-trial-password = la contraseña
message-trial-token = el token
message-trial-at-hand = está disponible
message-trial-reading-list = acceso, lista de lectura
message-trial-subscriptions = acceso, suscripciones
message-trial-unread = lo no leído
message-trial-starred = lo destacado
message-trial-labels = etiquetas
message-trial-perhaps-not-all = { $count }, quizá no todo
message-sync-log-in = acceso
message-sync-push = envío
message-sync-subscriptions = suscripciones
message-sync-marks = marcas
message-sync-articles = artículos
message-sync-tags = etiquetas
message-sync-reading-list = lista de lectura
message-sync-save = guardar
message-store-missing = aún no hay base de datos { $path }; `pressstart fetch` la crea
message-store-no-database = { $path } no es una base de datos; muévelo y vuelve a empezar, o da otro directorio con --data-dir
message-store-no-file = { $path } no es un archivo normal; muévelo, o da otro directorio con --data-dir
message-store-foreign = { $path } es la base de datos de otro programa; da otro directorio con --data-dir
message-store-newer = la base de datos { $path } es de la versión { $version }, y este programa conoce hasta la { $known }: no se tocó; usa un pressstart más nuevo
message-store-older = la base de datos { $path } es de una versión anterior y está abierta solo para leer; cualquier orden que escriba la renueva
message-store-corrupt = la base de datos { $path } está dañada ({ $how }); `pressstart doctor --recover ARCHIVO` salva lo legible, o pon una copia en su lugar
message-store-nothing-left = ya no se puede leer nada de la base de datos { $path } ({ $how }); pon una copia en su lugar
message-store-locked = la base de datos { $path } la usa otro proceso que no la suelta; prueba cuando acabe
message-store-gone = la base de datos ya no está en { $path }, o allí hay otro archivo; devuélvela
message-store-read-only = no se puede escribir en la base de datos { $path }; date permiso de escritura en el archivo y su directorio
message-store-full = el disco de la base de datos { $path } está lleno; no se cambió nada, haz sitio y prueba otra vez
message-store-cannot-open = { $path } no se puede abrir ({ $how }); mira sus permisos, o da otro directorio con --data-dir
message-store-exists = { $path } ya existe y no se sobrescribe; elige otro nombre
message-store-database = la base de datos { $path }: { $reason }
message-store-asked-already = allí ya se consulta { $name }
message-store-address-in-config = esta fuente está en la configuración: cambia allí su `url`
message-store-name-in-config = esta fuente está en la configuración: cambia allí su `name` o `group`
message-store-from-account = esta fuente viene de una cuenta: cámbiala allí
message-store-followed-before = allí ya se seguía { $name }: añade esa dirección y quita esta fuente
message-store-undo-elsewhere = «{ $words }» se hizo después a lo mismo, en otra ventana: deshaz eso allí antes
message-store-redo-elsewhere = «{ $words }» no se puede rehacer: después se hizo otra cosa, en otra ventana
message-run-broke = Algo se rompió { $reason }; el registro dice más
message-while-a-command-ran = mientras corría una orden
message-while-articles-were-derived-again = al volver a derivar artículos
message-while-getting-a-page = al obtener una página
message-while-getting-comments = al obtener comentarios
message-while-handing-over = al entregar
message-while-indexing = al indexar
message-while-keeping-a-page = al conservar una página
message-while-looking-at-a-page = al mirar una página
message-while-looking-for-a-feed = al buscar un feed
message-while-polling = al actualizar
message-while-reading = al leer
message-while-resolving-a-link = al resolver un enlace
message-while-saving-a-page = al guardar una página
message-while-syncing = al sincronizar
message-while-the-hook-ran = mientras corría el hook
message-while-trying-an-account = al probar una cuenta
message-while-writing = al escribir
message-query-too-long = una consulta tiene como mucho { $most } bytes
message-query-too-many = una consulta tiene como mucho { $most } condiciones
message-query-closes-nothing = este ) no cierra nada
message-query-after-and = tras este «and» debe seguir algo
message-query-something-follows = aquí debe seguir algo
message-query-not-closed = el { $mark } que se abre aquí no se cierra
message-query-before-close = antes de este ) debe haber algo
message-query-before-word = antes de este «{ $word }» debe haber algo
message-query-pattern-place = una /expresión regular/ es para titulares: title: toma una, o va sola
message-query-too-deep = esto está anidado demasiado hondo
message-query-no-pattern-because = esto no es una expresión regular: { $why }
message-query-no-pattern = esto no es una expresión regular
message-query-needs-a-value = { $field }: necesita un valor
message-query-muted = muted: toma el id de un silencio, como muted:m3; muted solo significa todos
message-query-no-field-near = no hay campo { $field }:; ¿quizá { $near }? Los campos son { $known }
message-query-no-field = no hay campo { $field }:; las palabras con dos puntos van entre comillas. Los campos son { $known }
message-query-not-among-near = { $field }: es uno de { $known }, no { $value }; ¿quizá { $near }?
message-query-not-among = { $field }: es uno de { $known }, no { $value }
message-query-no-moment = { $field }: toma un tiempo como 30m, 24h, 2d, 3w o 2026-01-31, no { $value }
message-query-no-number = { $field }: toma un número como 5, <5 o >=5, no { $value }
message-mute-needs-something = un silencio necesita algo en que fijarse
message-mute-no-word = no hay ninguna palabra en él
message-mute-no-kind = no hay tal tipo
message-import-runs-program = ejecuta un programa, y aquí las listas no ejecutan ninguno
message-import-filters = filtra un feed con un programa, y aquí las listas no ejecutan ninguno; añade el feed mismo
message-import-search = busca lo que un estante no distingue
message-import-search-tag = busca una etiqueta que se omitió: una fuente tiene un grupo, la primera etiqueta
message-import-only-a-page = nombra una página y no un feed; `:add` con esa página lo halla
message-import-no-address = no es una dirección http o https
message-export-folder-left = { $count } artículos en { $path }, { $new } nuevos o cambiados, { $left } intactos
message-export-folder-one = 1 artículo en { $path }, { $new } nuevos o cambiados
message-export-folder = { $count } artículos en { $path }, { $new } nuevos o cambiados
message-export-one = 1 artículo en { $path }
message-export-many = { $count } artículos en { $path }
message-export-is-a-folder = { $path } es una carpeta
message-export-is-a-link = { $path } es un enlace; no se escribe a través de él
message-export-no-folder = no se puede escribir { $path }: no hay carpeta { $folder }
message-export-cannot-be-written = no se puede escribir { $path }: { $reason }
message-export-no-form = «.{ $ending }» no es un formato de exportación: { $known } o una carpeta
message-system-not-found = no existe el archivo o la carpeta
message-system-forbidden = faltan los permisos
message-system-entity-not-found = no existe el archivo o la carpeta
message-system-denied = faltan los permisos
message-system-is-a-folder = es una carpeta
message-system-no-folder = no es una carpeta
message-system-full = el disco está lleno
message-system-read-only = sistema de archivos de solo lectura
message-config-errors = { $path }: el archivo tiene errores; corrígelos primero
message-config-no-table = { $path }: `ui` no es una tabla
