//! A text with its values in it.

use super::{kept::translated, table};
use std::{borrow::Cow, fmt::Display};

/// The text of that id with its values in it. A value called `reason` is what another room says.
#[must_use]
pub fn filled(id: &'static str, values: &[(&'static str, &dyn Display)]) -> String {
    let told = values.iter().map(|(name, value)| {
        let value = value.to_string();
        let value = if *name == "reason" { translated(&value).into_owned() } else { value };
        (Cow::Borrowed(*name), value)
    });
    table::filled(id, told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_was_given() {
        for number in ["0", "7", "1234567", "9007199254740993", "18446744073709551615", "007", "1,5"] {
            assert_eq!(filled("count-stories", &[("count", &number)]), format!("{number} stories"));
        }
        assert_eq!(filled("count-stories", &[("count", &1)]), "1 story");
    }
}
