//! A secret comes from the user's own program, from the environment, or from a file that only the user can open. It is
//! never logged, shown or kept.

use super::IntegrationError;
use crate::{config::Secret, platform, poll};
use std::{fs, path::Path};

/// A token is a line; what is longer is another file.
const LONGEST: u64 = 4_096;

/// Gets a secret; `name` is the key of the config it belongs to.
///
/// # Errors
/// When it cannot be had, with the reason in words.
pub fn get(secret: &Secret, name: &str) -> Result<String, IntegrationError> {
    let found = match secret {
        Secret::None => Err(format!("{name}_command, {name}_env or {name}_file is missing in the config")),
        Secret::Command(command) => poll::printed(command, &format!("{name}_command")),
        Secret::Environment(variable) => std::env::var(variable)
            .ok()
            .filter(|value| !value.trim().is_empty())
            .ok_or_else(|| format!("{name}_env: the environment has no {variable}")),
        Secret::File(path) => file(path),
    };
    found.map(|secret| secret.trim().to_owned()).map_err(IntegrationError::Secret)
}

fn file(path: &Path) -> Result<String, String> {
    let failed = |what: &str| format!("{} {what}", path.display());
    let about = fs::metadata(path).map_err(|reason| failed(&format!("cannot be read: {reason}")))?;
    if !about.is_file() || about.len() > LONGEST {
        return Err(failed("is no file with a single secret"));
    }
    if platform::is_open_to_others(&about) {
        return Err(failed("can be read by others; chmod 600 closes it"));
    }
    let text = fs::read_to_string(path).map_err(|reason| failed(&format!("cannot be read: {reason}")))?;
    text.lines().next().filter(|line| !line.trim().is_empty()).map(str::to_owned).ok_or_else(|| failed("is empty"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_refused_and_its_content_not_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        fs::write(&path, "geheim\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let told = get(&Secret::File(path.clone()), "token").unwrap_err().to_string();
        assert!(told.contains("chmod 600") && !told.contains("geheim"), "{told}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(get(&Secret::File(path), "token").unwrap(), "geheim");
    }

    #[test]
    fn a_secret_that_nobody_named_is_said() {
        assert!(get(&Secret::None, "token").unwrap_err().to_string().contains("token_command"));
    }
}
