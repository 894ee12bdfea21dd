//! Who puts right-to-left letters in order: this program, or the terminal by itself. Told by what the surroundings name.

/// VTE puts letters in order from 0.58 on, and leaves it to programs that ask for it.
const VTE_ORDERS: u32 = 5_800;

/// Who puts the letters in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterOrder {
    /// The terminal, and it cannot be told not to.
    Terminal,
    /// We; the terminal leaves letters where they are.
    Ours,
    /// We, and the terminal has to be told (ECMA-48: BDSM, explicit mode).
    OursWhenTold,
}

/// By the terminal's own variables.
pub fn of_terminal(variable: impl Fn(&str) -> Option<String>) -> LetterOrder {
    let named = |name: &str| variable(name).filter(|value| !value.is_empty());
    let program = named("TERM_PROGRAM").unwrap_or_default();
    let version = named("VTE_VERSION").and_then(|version| version.parse().ok());
    let vte = version.is_some_and(|version: u32| version >= VTE_ORDERS);
    // What stands between us and the terminal does not hand the request on.
    let between = named("TMUX").is_some() || named("STY").is_some();
    let cannot_be_told = program == "Apple_Terminal" || (vte && between);
    if cannot_be_told || named("MLTERM").is_some() || named("KONSOLE_VERSION").is_some() {
        return LetterOrder::Terminal;
    }
    if vte || program == "mintty" { LetterOrder::OursWhenTold } else { LetterOrder::Ours }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_that_order_letters_are_known_by_their_variables() {
        for (variables, order) in [
            (&[][..], LetterOrder::Ours),
            (&[("VTE_VERSION", "5202")], LetterOrder::Ours),
            (&[("VTE_VERSION", "7600")], LetterOrder::OursWhenTold),
            (&[("VTE_VERSION", "7600"), ("TMUX", "/tmp/tmux,1,0")], LetterOrder::Terminal),
            (&[("TERM_PROGRAM", "mintty")], LetterOrder::OursWhenTold),
            (&[("KONSOLE_VERSION", "220401")], LetterOrder::Terminal),
            (&[("MLTERM", "3.9.3")], LetterOrder::Terminal),
        ] {
            let found = of_terminal(|name| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            });
            assert_eq!(found, order, "{variables:?}");
        }
    }
}
