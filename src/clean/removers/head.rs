//! What stands above the first sentence and says again what stands above the article: its headline, who wrote it, and when.

use super::{byline, title};
use crate::{
    clean::context::{Context, Cuts},
    news::RemovedKind,
};

/// Blocks above the first sentence that may be such lines.
const MOST: usize = 8;
/// A sentence that begins an article has more words.
const LEAST_WORDS: usize = 30;

/// Cuts titles and bylines before the first sentence, and captions that say the headline again.
pub fn find<'a>(context: &Context<'a, '_>, cuts: &mut Cuts<'a>) {
    let Context { blocks, subject, .. } = context;
    let first_prose =
        blocks.iter().position(|block| block.is_prose() && block.words > LEAST_WORDS).unwrap_or(blocks.len());
    for (at, block) in blocks.iter().enumerate().take((first_prose + 1).min(MOST)) {
        if title::repeats(block, subject.title, subject.source) {
            cuts.take(context, at, RemovedKind::Title, "title.repeated");
        } else if at < first_prose && byline::is_portrait(block, subject.author) {
            cuts.take(context, at, RemovedKind::Byline, "byline.portrait");
        } else if at < first_prose
            && let Some(line) = byline::find(block, subject.author)
        {
            cuts.byline = cuts.byline.take().or(line.name);
            cuts.updated = cuts.updated.or(line.updated);
            cuts.take(context, at, RemovedKind::Byline, "byline.line");
        }
    }
    // Below the first sentences a heading may have its reasons to say the headline again; a caption has none.
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.is_caption()) {
        if !cuts.has(at) && title::repeats(block, subject.title, subject.source) {
            cuts.take(context, at, RemovedKind::Title, "title.repeated");
        }
    }
}
