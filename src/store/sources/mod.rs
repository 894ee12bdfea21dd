//! Sources: which are followed, and their settings as given and as overridden.

pub(super) mod overrides;
pub(super) mod source_settings;
pub(super) mod subscriptions;
