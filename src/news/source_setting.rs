//! The settings of a source that a person can change, each with its name in the config and what it does.

use crate::language::tr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceSetting {
    Name,
    Group,
    Every,
    FullText,
    Strip,
    Pause,
    Quiet,
    Prefer,
    UserAgent,
    Headers,
    PasswordCommand,
    User,
    Proxy,
}

impl SourceSetting {
    /// Every one, in the order of their screen.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Group,
        Self::Every,
        Self::FullText,
        Self::Strip,
        Self::Pause,
        Self::Quiet,
        Self::Prefer,
        Self::UserAgent,
        Self::Headers,
        Self::PasswordCommand,
        Self::User,
        Self::Proxy,
    ];

    /// Its name in the config.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Group => "group",
            Self::Every => "every",
            Self::FullText => "full_text",
            Self::Strip => "strip",
            Self::Pause => "pause",
            Self::Quiet => "quiet",
            Self::Prefer => "prefer",
            Self::UserAgent => "user_agent",
            Self::Headers => "headers",
            Self::PasswordCommand => "password_command",
            Self::User => "user",
            Self::Proxy => "proxy",
        }
    }

    /// What it does.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => tr!("source-setting-name"),
            Self::Group => tr!("source-setting-group"),
            Self::Every => tr!("source-setting-every"),
            Self::FullText => tr!("source-setting-full-text"),
            Self::Strip => tr!("source-setting-strip"),
            Self::Pause => tr!("source-setting-pause"),
            Self::Quiet => tr!("source-setting-quiet"),
            Self::Prefer => tr!("source-setting-prefer"),
            Self::UserAgent => tr!("source-setting-user-agent"),
            Self::Headers => tr!("source-setting-headers"),
            Self::PasswordCommand => tr!("source-setting-password-command"),
            Self::User => tr!("source-setting-user"),
            Self::Proxy => tr!("source-setting-proxy"),
        }
    }

    /// It is on or off.
    #[must_use]
    pub const fn is_switch(self) -> bool {
        matches!(self, Self::FullText | Self::Strip | Self::Pause | Self::Quiet | Self::Prefer)
    }
}
