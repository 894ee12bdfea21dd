//! Placeholders: names in braces in the arguments of a program, filled in with what they stand for. Fills in, and runs nothing.

/// An argument with its names filled in, each once: what a title says is never taken for a name.
#[must_use]
pub fn filled(argument: &str, values: &[(&str, String)]) -> String {
    let (mut filled, mut rest) = (String::new(), argument);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = values.iter().find(|(name, _)| rest.starts_with(name));
        let (name, value) = known.map_or(("{", "{"), |(name, value)| (*name, value.as_str()));
        filled.push_str(value);
        rest = &rest[name.len()..];
    }
    filled.push_str(rest);
    // What a headline begins with is never an option of the program.
    if filled.starts_with('-') && !argument.starts_with('-') { format!(" {filled}") } else { filled }
}

/// The names in braces that stand in an argument: those of small letters and `_` alone, for braces have other uses too.
pub fn names(argument: &str) -> impl Iterator<Item = &str> {
    argument.match_indices('{').filter_map(|(at, _)| {
        let end = argument[at..].find('}')? + at + 1;
        let name = &argument[at..end];
        let inner = &name[1..name.len() - 1];
        let plain = !inner.is_empty() && inner.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase());
        plain.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_once() {
        let values = [("{url}", "https://a.example/".to_owned()), ("{title}", "A {url} {x}".to_owned())];
        assert_eq!(filled("{title}={url}{", &values), "A {url} {x}=https://a.example/{");
    }

    #[test]
    fn a_headline_is_never_an_option() {
        let values = [("{title}", "-rf".to_owned())];
        assert_eq!(filled("{title}", &values), " -rf");
        assert_eq!(filled("--title={title}", &values), "--title=-rf");
    }

    #[test]
    fn braces_have_other_uses_than_names() {
        assert_eq!(names("{url} {a b} {} {Title} {note}{").collect::<Vec<_>>(), ["{url}", "{note}"]);
    }
}
