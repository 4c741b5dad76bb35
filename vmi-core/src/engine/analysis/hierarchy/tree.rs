//! The nodes of a hierarchy, each before those below it.

use std::ops::Range;

use super::levels::Paths;

/// A node: a group of keys, or a key.
pub(super) struct Node {
    /// Its place among the levels; that of a key is their number.
    pub level: usize,
    /// The node above it.
    pub parent: Option<usize>,
    /// Its keys, as places in [`Tree::keys`].
    pub keys: Range<usize>,
}

/// One tree, or several side by side.
pub(super) struct Tree {
    /// Keys by path, then in the order in which they were given.
    pub keys: Vec<usize>,
    /// Each node before those below it, sorted by path.
    pub nodes: Vec<Node>,
    /// The nodes of each root, itself the first.
    pub roots: Vec<Range<usize>>,
}

impl Tree {
    /// The nodes above some keys, of which `numbers` holds the numbers.
    pub(super) fn new(paths: &Paths, numbers: &[u32], mut keys: Vec<usize>) -> Self {
        keys.sort_by(|one, other| paths.of(numbers[*one]).cmp(paths.of(numbers[*other])).then(one.cmp(other)));
        let mut nodes: Vec<Node> = Vec::new();
        let mut roots: Vec<Range<usize>> = Vec::new();
        // The node of each level that the last key is below.
        let mut above: Vec<usize> = Vec::new();
        let mut last: &[u32] = &[];
        for (place, key) in keys.iter().enumerate() {
            let path = paths.of(numbers[*key]);
            let shared = path.iter().zip(last).take_while(|(own, last)| own == last).count();
            above.truncate(shared);
            if shared == 0 {
                roots.push(nodes.len()..nodes.len());
            }
            for level in shared..path.len() {
                nodes.push(Node { level, parent: above.last().copied(), keys: place..place });
                above.push(nodes.len() - 1);
            }
            for node in &above {
                nodes[*node].keys.end = place + 1;
            }
            nodes.push(Node { level: path.len(), parent: above.last().copied(), keys: place..place + 1 });
            if let Some(root) = roots.last_mut() {
                root.end = nodes.len();
            }
            last = path;
        }
        Self { keys, nodes, roots }
    }

    /// The keys below a node, or the key that it is.
    pub(super) fn keys_of(&self, node: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        self.keys[self.nodes[node].keys.clone()].iter().copied()
    }

    /// Whether a node is a group of keys.
    pub(super) fn is_group(&self, node: usize, depth: usize) -> bool {
        self.nodes[node].level < depth
    }
}
