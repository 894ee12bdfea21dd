//! Places: where the config file, the database and the log lie. Finds paths; creates and opens nothing.

use crate::platform;
use directories::ProjectDirs;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Where everything lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The config file.
    pub config: PathBuf,
    /// Somebody named the config file, so that it has to be there.
    pub config_is_named: bool,
    /// The directory of the database.
    pub data: PathBuf,
    /// The directory of the log.
    pub state: PathBuf,
}

/// Why there is no place for anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlacesError {
    /// No home directory is known.
    #[error(
        "no home directory is known: set HOME, or give both --config (or PRESSSTART_CONFIG) and --data-dir (or PRESSSTART_DATA_DIR)"
    )]
    NoHome,
}

impl Places {
    /// Flag before environment before the system's habit.
    ///
    /// # Errors
    /// When something is left to the system's habit and no home directory is known.
    pub fn find(config: Option<&Path>, data: Option<&Path>) -> Result<Self, PlacesError> {
        let environment = |name: &str| std::env::var_os(name);
        let home = ProjectDirs::from("", "", "pressstart").filter(|_| knows_home(environment));
        Self::resolve(config, data, environment, home.as_ref())
    }

    fn resolve(
        config: Option<&Path>,
        data: Option<&Path>,
        environment: impl Fn(&str) -> Option<OsString>,
        home: Option<&ProjectDirs>,
    ) -> Result<Self, PlacesError> {
        let given = |flag: Option<&Path>, name: &str| {
            flag.map(Path::to_owned).or_else(|| environment(name).filter(|value| !value.is_empty()).map(PathBuf::from))
        };
        // Who names these folders means them, also on a system whose habit is another.
        let xdg = |name: &str| {
            environment(name).map(PathBuf::from).filter(|folder| folder.is_absolute()).map(|it| it.join("pressstart"))
        };
        let at = |name: &str, path: fn(&ProjectDirs) -> &Path| {
            xdg(name).or_else(|| home.map(|home| path(home).to_owned())).ok_or(PlacesError::NoHome)
        };
        let named = given(config, "PRESSSTART_CONFIG");
        let config_is_named = named.is_some();
        let config = match named {
            Some(config) => config,
            None => at("XDG_CONFIG_HOME", ProjectDirs::config_dir)?.join("config.toml"),
        };
        // Who gives a data directory wants nothing written anywhere else, the log included.
        if let Some(data) = given(data, "PRESSSTART_DATA_DIR") {
            return Ok(Self { config, config_is_named, state: data.clone(), data });
        }
        let data = at("XDG_DATA_HOME", ProjectDirs::data_dir)?;
        let state = at("XDG_STATE_HOME", |home| home.state_dir().unwrap_or_else(|| home.data_local_dir()))?;
        Ok(Self { config, config_is_named, data, state })
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.data.join("pressstart.db")
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("pressstart.log")
    }

    /// The user's own rules, beside the config file.
    #[must_use]
    pub fn rule_files(&self) -> RuleFiles {
        let beside = |name: &str| self.config.with_file_name(name);
        RuleFiles { links: beside("links.toml"), notices: beside("notices.toml"), sites: beside("sites.toml") }
    }
}

/// Files with rules of the user's own; any of them may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFiles {
    /// About links.
    pub links: PathBuf,
    /// About words and boxes.
    pub notices: PathBuf,
    /// Where the article stands in a site's pages.
    pub sites: PathBuf,
}

/// Whether the environment names a home, or all that would lie in it. The system's list of users knows one even then,
/// but who has emptied the environment does not want that one written to.
fn knows_home(environment: impl Fn(&str) -> Option<OsString>) -> bool {
    let given = |name: &str| environment(name).is_some_and(|value| !value.is_empty());
    given(platform::HOME) || ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"].into_iter().all(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(name: &str) -> Option<OsString> {
        match name {
            "PRESSSTART_CONFIG" => Some("/env/config.toml".into()),
            "PRESSSTART_DATA_DIR" => Some("/env/data".into()),
            _ => None,
        }
    }

    fn home() -> ProjectDirs {
        ProjectDirs::from_path("pressstart".into()).unwrap()
    }

    #[test]
    fn a_flag_wins_over_the_environment() {
        let flag = Path::new("/flag/config.toml");
        let places = Places::resolve(Some(flag), Some(Path::new("/flag/data")), environment, None).unwrap();
        assert_eq!((places.config.as_path(), places.data.as_path()), (flag, Path::new("/flag/data")));
    }

    #[test]
    fn the_environment_wins_over_the_habit() {
        let places = Places::resolve(None, None, environment, Some(&home())).unwrap();
        assert_eq!(places.config, Path::new("/env/config.toml"));
        assert_eq!(places.database(), Path::new("/env/data/pressstart.db"));
    }

    #[test]
    fn a_given_data_directory_takes_the_log_as_well() {
        let places = Places::resolve(None, Some(Path::new("/flag/data")), |_| None, Some(&home())).unwrap();
        assert_eq!(places.log(), Path::new("/flag/data/pressstart.log"));
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let places = Places::resolve(None, None, |_| Some(OsString::new()), Some(&home())).unwrap();
        assert!(places.config.ends_with("pressstart/config.toml"), "{}", places.config.display());
    }

    #[test]
    fn folders_that_the_environment_names_are_taken_on_every_system() {
        let xdg = |name: &str| match name {
            "XDG_CONFIG_HOME" => Some("/xdg/config".into()),
            "XDG_DATA_HOME" => Some("/xdg/data".into()),
            // one that says where from nobody knows is none
            "XDG_STATE_HOME" => Some("state".into()),
            _ => None,
        };
        let places = Places::resolve(None, None, xdg, Some(&home())).unwrap();
        assert_eq!(places.config, Path::new("/xdg/config/pressstart/config.toml"));
        assert_eq!(places.data, Path::new("/xdg/data/pressstart"));
        assert!(
            places.state.ends_with("pressstart") && !places.state.starts_with("state"),
            "{}",
            places.state.display()
        );
    }

    #[test]
    fn without_a_home_the_message_names_what_to_set() {
        let error = Places::resolve(None, Some(Path::new("/data")), |_| None, None).unwrap_err();
        assert!(error.to_string().contains("PRESSSTART_CONFIG"), "{error}");
    }

    #[test]
    fn the_link_rules_lie_beside_the_config() {
        let places = Places::resolve(Some(Path::new("/c/my.toml")), Some(Path::new("/d")), |_| None, None).unwrap();
        assert_eq!(places.rule_files().links, Path::new("/c/links.toml"));
    }
}
