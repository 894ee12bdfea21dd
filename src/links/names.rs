//! Names are parameter names with the rules about each, kept letter by letter: looking one up costs the same however many there are.

/// A set of parameter names and beginnings of names.
#[derive(Debug, Clone)]
pub(super) struct Names {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    next: Vec<(u8, usize)>,
    /// Rules about the name that ends here.
    whole: Vec<usize>,
    /// Rules about every name that begins so.
    beginning: Vec<usize>,
}

impl Default for Names {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Names {
    /// Adds a name in lower case, with `*` at its end for a beginning.
    pub(super) fn add(&mut self, pattern: &str, rule: usize) {
        let name = pattern.strip_suffix('*');
        let mut at = 0;
        for byte in name.unwrap_or(pattern).bytes() {
            let known = self.nodes[at].next.iter().find(|(letter, _)| *letter == byte).map(|(_, next)| *next);
            at = known.unwrap_or_else(|| self.grow(at, byte));
        }
        let node = &mut self.nodes[at];
        if name.is_some() { &mut node.beginning } else { &mut node.whole }.push(rule);
    }

    fn grow(&mut self, at: usize, byte: u8) -> usize {
        let new = self.nodes.len();
        self.nodes.push(Node::default());
        self.nodes[at].next.push((byte, new));
        new
    }

    /// The first rule about this name, in any case, that `applies`.
    pub(super) fn find(&self, name: &str, applies: impl Fn(usize) -> bool) -> Option<usize> {
        let mut node = &self.nodes[0];
        for byte in name.bytes() {
            let byte = byte.to_ascii_lowercase();
            let &(_, next) = node.next.iter().find(|(letter, _)| *letter == byte)?;
            node = &self.nodes[next];
            if let Some(rule) = node.beginning.iter().copied().find(|rule| applies(*rule)) {
                return Some(rule);
            }
        }
        node.whole.iter().copied().find(|rule| applies(*rule))
    }

    /// True when any rule is about this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name, |_| true).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_case() {
        let mut names = Names::default();
        names.add("linkcode", 3);
        assert_eq!(names.find("linkCode", |_| true), Some(3));
        assert!(!names.has("link") && !names.has("linkcodes"));
    }

    #[test]
    fn a_beginning_finds_longer_names() {
        let mut names = Names::default();
        names.add("utm_*", 0);
        assert!(names.has("UTM_source") && !names.has("utm"));
    }

    #[test]
    fn a_rule_that_does_not_apply_gives_way_to_the_next() {
        let mut names = Names::default();
        names.add("s*", 0);
        names.add("sid", 1);
        assert_eq!(names.find("sid", |rule| rule != 0), Some(1));
    }
}
