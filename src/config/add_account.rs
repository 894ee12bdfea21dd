//! Writes an account into the config file. A secret that was typed is kept in a file of its own that nobody else can read: the
//! config may stand in a folder that is shared.

use super::{
    Account, AccountKind, Secret, load,
    write_back::{self, write_private},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// Secrets that were typed, to be kept for an account.
#[derive(Clone, Copy)]
pub struct TypedSecrets<'a> {
    /// The password, or the token.
    pub password: &'a str,
    /// wallabag: the secret of its client.
    pub client_secret: &'a str,
}

/// Where secrets that were typed are kept: in the data folder, which is not shared as a config may be.
#[must_use]
pub fn secrets_folder(data: &Path) -> PathBuf {
    std::path::absolute(data).unwrap_or_else(|_| data.to_owned()).join("secrets")
}

/// Writes an account after those that stand in the config; makes the file where there is none. What was typed is kept in `folder`.
///
/// # Errors
/// With a sentence that holds no secret, when that cannot be; the config is then as it was.
pub fn add_account(path: &Path, account: &Account, typed: Option<TypedSecrets>, folder: &Path) -> Result<(), String> {
    let mut account = account.clone();
    let mut kept = Vec::new();
    if let Some(typed) = typed {
        let file = |name: &str| folder.join(format!("{}.{name}", file_name(&account.name)));
        let (password, client) = (file("password"), file("client-secret"));
        account.password = Secret::File(password.clone());
        kept.push((password, typed.password));
        if account.kind == AccountKind::Wallabag {
            account.client_secret = Secret::File(client.clone());
            kept.push((client, typed.client_secret));
        }
    }
    if let Some((taken, _)) = kept.iter().find(|(file, _)| file.exists()) {
        return Err(format!("{} is there already; another name is needed", taken.display()));
    }
    let put = |document: &mut DocumentMut| {
        put_account(document, &account)?;
        for (file, secret) in &kept {
            write_private(file, secret).map_err(|reason| format!("{} cannot be written: {reason}", file.display()))?;
        }
        load::parse(path, &document.to_string()).map(drop).map_err(|reason| reason.to_string())
    };
    write_back::change(path, put).inspect_err(|_| {
        for (file, _) in &kept {
            // What is not used lies nowhere.
            drop(fs::remove_file(file));
        }
    })
}

/// A name that any file can have.
fn file_name(name: &str) -> String {
    name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect()
}

fn put_account(document: &mut DocumentMut, account: &Account) -> Result<(), String> {
    let tables = document.entry("account").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(tables) = tables.as_array_of_tables_mut() else { return Err("`account` is no list of tables".to_owned()) };
    let mut table = Table::new();
    for (key, text) in [
        ("name", &account.name),
        ("kind", &account.kind.word().to_owned()),
        ("url", &account.url),
        ("user", &account.user),
    ] {
        if !text.is_empty() {
            table.insert(key, value(text.as_str()));
        }
    }
    put_secret(&mut table, if account.kind == AccountKind::Readeck { "token" } else { "password" }, &account.password);
    if account.kind == AccountKind::Wallabag {
        table.insert("client_id", value(account.client_id.as_str()));
        put_secret(&mut table, "client_secret", &account.client_secret);
    }
    tables.push(table);
    Ok(())
}

fn put_secret(table: &mut Table, name: &str, secret: &Secret) {
    match secret {
        Secret::None => {}
        Secret::Command(command) => {
            table.insert(&format!("{name}_command"), value(command.iter().collect::<Array>()));
        }
        Secret::Environment(variable) => {
            table.insert(&format!("{name}_env"), value(variable.as_str()));
        }
        Secret::File(file) => {
            table.insert(&format!("{name}_file"), value(file.display().to_string()));
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn account(name: &str) -> Account {
        Account {
            name: name.to_owned(),
            kind: AccountKind::FreshRss,
            url: "https://rss.example".to_owned(),
            user: "me".to_owned(),
            password: Secret::None,
            client_id: String::new(),
            client_secret: Secret::None,
        }
    }

    const TYPED: Option<TypedSecrets> = Some(TypedSecrets { password: "geheim", client_secret: "noch geheimer" });

    #[test]
    fn what_was_typed_is_kept_in_a_file_of_its_own_and_the_comments_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (path, secrets) = (folder.path().join("config.toml"), folder.path().join("secrets"));
        let before = "# mine\n[poll]\nevery = \"2h\" # slow\n";
        fs::write(&path, before).unwrap();
        add_account(&path, &account("at home"), TYPED, &secrets).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(before) && !text.contains("geheim"), "{text}");
        let read = load::load(&path).unwrap().accounts.remove(0);
        let file = secrets.join("at-home.password");
        assert_eq!((read.name.as_str(), &read.password), ("at home", &Secret::File(file.clone())));
        assert_eq!(fs::read_to_string(&file).unwrap().trim(), "geheim");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_cannot_stand_there_leaves_all_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let (path, secrets) = (folder.path().join("config.toml"), folder.path().join("secrets"));
        add_account(&path, &account("home"), TYPED, &secrets).unwrap();
        let before = fs::read_to_string(&path).unwrap();
        let wrong = add_account(&path, &account("home"), TYPED, &secrets).unwrap_err();
        assert!(wrong.contains("another name") && !wrong.contains("geheim"), "{wrong}");
        let mut of_program = account("home");
        of_program.password = Secret::Command(vec!["pass".to_owned(), "show".to_owned(), "rss".to_owned()]);
        let wrong = add_account(&path, &of_program, None, &secrets).unwrap_err();
        assert!(wrong.contains("another account has this name"), "{wrong}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
        of_program.name = "work".to_owned();
        add_account(&path, &of_program, None, &secrets).unwrap();
        assert_eq!(load::load(&path).unwrap().accounts[1].password, of_program.password);
        assert_eq!(fs::read_dir(&secrets).unwrap().count(), 1);
    }

    #[test]
    fn a_wallabag_account_has_its_client() {
        let folder = tempfile::tempdir().unwrap();
        let (path, secrets) = (folder.path().join("new/config.toml"), folder.path().join("secrets"));
        let wallabag = Account { kind: AccountKind::Wallabag, client_id: "1_a".to_owned(), ..account("list") };
        add_account(&path, &wallabag, TYPED, &secrets).unwrap();
        let read = load::load(&path).unwrap().accounts.remove(0);
        assert_eq!(
            (read.client_id.as_str(), read.client_secret),
            ("1_a", Secret::File(secrets.join("list.client-secret")))
        );
    }
}
