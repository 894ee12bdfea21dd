//! From what was wanted to what is answered: status, type and bytes. Says nothing of sockets.

use super::{
    library::Library,
    wanted::{FeedForm, Wanted},
    web,
};
use crate::{
    exchange::{self, Exported, articles, atom},
    news::ArticleId,
    query::Query,
    store::StoreError,
};
use hyper::StatusCode;
use jiff::Timestamp;

const HTML: &str = "text/html; charset=utf-8";

/// An answer before it has a head.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) media_type: &'static str,
    pub(super) body: Vec<u8>,
    /// Where it is instead, seen from the address that was asked for.
    pub(super) location: Option<String>,
}

impl Answer {
    fn ok(media_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: StatusCode::OK, media_type, body: body.into(), location: None }
    }

    /// A failure in words; it tells nothing of what is here.
    pub(super) fn failure(status: StatusCode, words: &str) -> Self {
        Self { status, ..Self::ok("text/plain; charset=utf-8", format!("{words}\n")) }
    }

    pub(super) fn nothing_here() -> Self {
        Self::failure(StatusCode::NOT_FOUND, "There is nothing here.")
    }
}

/// Answers what was asked for; the token is needed where an address is told.
pub(super) fn to(wanted: &Wanted, token: &str, library: &Library, now: Timestamp) -> Answer {
    let found = match wanted {
        Wanted::Door => {
            let answer = Answer::failure(StatusCode::PERMANENT_REDIRECT, "It is one slash further.");
            return Answer { location: Some(format!("/{token}/")), ..answer };
        }
        Wanted::Style => return Answer::ok("text/css; charset=utf-8", web::STYLE),
        Wanted::Shelves => return Answer::ok(HTML, web::shelves(library)),
        Wanted::ReadingList(page) => reading_list(*page, library, now),
        Wanted::Found(typed) => found(typed, library, now),
        Wanted::Article(id) => article(*id, library),
        Wanted::Picture(id, place) => picture(*id, *place, library),
        Wanted::ShelfFeed(name, form) => match library.shelf(name) {
            None => return Answer::nothing_here(),
            Some(shelf) => library.standing_on(shelf, now).and_then(|found| feed(found, shelf.name(), *form, library)),
        },
        Wanted::QueryFeed(typed, form) => match Query::typed(typed, &library.zone) {
            Err(error) => return Answer::failure(StatusCode::BAD_REQUEST, &error.under(typed)),
            Ok(query) => library.found(query, now).and_then(|found| feed(found, typed, *form, library)),
        },
    };
    found.unwrap_or_else(|error| {
        tracing::warn!(%error, "not served");
        Answer::failure(StatusCode::INTERNAL_SERVER_ERROR, "The database cannot be read; the log tells why.")
    })
}

fn reading_list(page: usize, library: &Library, now: Timestamp) -> Result<Answer, StoreError> {
    let (articles, more) = library.reading_list(page, now)?;
    Ok(Answer::ok(HTML, web::reading_list(&articles, page, more, &library.zone)))
}

fn found(typed: &str, library: &Library, now: Timestamp) -> Result<Answer, StoreError> {
    match Query::typed(typed, &library.zone) {
        Ok(query) => Ok(Answer::ok(HTML, web::found(typed, &library.found(query, now)?, &library.zone))),
        Err(error) => Ok(Answer {
            status: StatusCode::BAD_REQUEST,
            ..Answer::ok(HTML, web::wrong_query(typed, &error.under(typed)))
        }),
    }
}

fn article(id: ArticleId, library: &Library) -> Result<Answer, StoreError> {
    let Some(whole) = library.whole(id)? else { return Ok(Answer::nothing_here()) };
    let kept: Vec<String> = library.store.pictures_of(id)?.into_iter().map(|picture| picture.url).collect();
    Ok(Answer::ok(HTML, web::article(&whole, &kept, &library.zone)))
}

fn picture(id: ArticleId, place: usize, library: &Library) -> Result<Answer, StoreError> {
    let picture = library.store.pictures_of(id)?.into_iter().nth(place);
    let known = picture.and_then(|picture| exchange::picture_type(&picture.bytes).map(|kind| (kind, picture.bytes)));
    Ok(known.map_or_else(Answer::nothing_here, |(kind, bytes)| Answer::ok(kind, bytes)))
}

fn feed(
    found: Vec<crate::news::Article>,
    title: &str,
    form: FeedForm,
    library: &Library,
) -> Result<Answer, StoreError> {
    let texts = library.texts(found)?;
    let exported: Vec<Exported> = texts
        .iter()
        .map(|whole| Exported {
            article: &whole.article,
            body: &whole.body,
            saved: whole.saved,
            highlights: &whole.highlights,
            original: None,
        })
        .collect();
    Ok(match form {
        FeedForm::Atom => Answer::ok("application/atom+xml; charset=utf-8", atom::write(&exported, title).text),
        FeedForm::Json => {
            Answer::ok("application/feed+json; charset=utf-8", articles::public_json_feed(&exported, title))
        }
    })
}
