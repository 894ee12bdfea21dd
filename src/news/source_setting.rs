//! The settings of a source that a person can change, each with its name in the config and what it does.

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
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "the name shown; left empty, the one it came with",
            Self::Group => "where it is listed",
            Self::Every => "time between two polls, such as 2h; left empty, as everywhere",
            Self::FullText => "get each new article’s page as well",
            Self::Strip => "clean its links and words",
            Self::Pause => "do not poll it",
            Self::Quiet => "keep it out of the counts",
            Self::Prefer => "its text stands for a story that several tell",
            Self::UserAgent => "the User-Agent, instead of our own",
            Self::Headers => "more request headers, such as Accept-Language: en, X-Key: 1",
            Self::PasswordCommand => "a program and its arguments that print the password",
            Self::User => "the name for HTTP login; needs the program above",
            Self::Proxy => "http://, https://, socks5:// or socks5h://",
        }
    }

    /// It is on or off.
    #[must_use]
    pub const fn is_switch(self) -> bool {
        matches!(self, Self::FullText | Self::Strip | Self::Pause | Self::Quiet | Self::Prefer)
    }
}
