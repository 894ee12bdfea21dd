//! Reading lists on servers: what is there is saved here, archived there is finished here, a star is the tag `starred`. Nothing
//! is ever deleted there because it is missing here.

mod entry;
mod locate;
mod readeck;
mod round;
mod wallabag;

pub(super) use entry::ReadingList;
pub(super) use readeck::Readeck;
pub(super) use round::Round;
pub(super) use wallabag::Wallabag;
