//! A setting that may differ by class, criticality, category and pattern of demand.

use super::item::{AbcClass, Category, Criticality, DemandPattern};
use super::option::Choice;

/// The groups that an item at a location belongs to, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its ABC class.
    pub class: Option<AbcClass>,
    /// How badly it is missed.
    pub criticality: Option<Criticality>,
    /// What it is used for.
    pub category: Option<Category>,
    /// How its demand comes.
    pub pattern: Option<DemandPattern>,
}

/// A setting that may differ by group; the first that is stated wins: criticality, class, category with pattern, category, pattern, plain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByGroup<T> {
    /// For every item that no group states it for.
    pub plain: Option<T>,
    /// By ABC class: A, B, C.
    pub by_class: [Option<T>; 3],
    /// By criticality: vital, essential, desirable.
    pub by_criticality: [Option<T>; 3],
    /// By category: raw, wip, finished, mro.
    pub by_category: [Option<T>; 4],
    /// By pattern of demand: smooth, erratic, intermittent, lumpy.
    pub by_pattern: [Option<T>; 4],
    /// By category, and by pattern within it.
    pub by_category_and_pattern: [[Option<T>; 4]; 4],
}

impl<T: Copy> ByGroup<T> {
    pub(super) const fn new(plain: Option<T>) -> Self {
        Self {
            plain,
            by_class: [None; 3],
            by_criticality: [None; 3],
            by_category: [None; 4],
            by_pattern: [None; 4],
            by_category_and_pattern: [[None; 4]; 4],
        }
    }

    /// Whether it is stated for any item.
    pub fn is_stated(&self) -> bool {
        self.plain.is_some() || self.stated().next().is_some()
    }

    /// The value for an item, with the name of the setting part that gave it.
    pub fn of(&self, group: &Group) -> Option<(T, &'static str)> {
        let by_criticality = || Some((self.by_criticality[group.criticality? as usize]?, "by_criticality"));
        let by_class = || Some((self.by_class[group.class? as usize]?, "by_class"));
        let by_both = || Some((self.by_category_and_pattern[group.category? as usize][group.pattern? as usize]?, "by_category"));
        let by_category = || Some((self.by_category[group.category? as usize]?, "by_category"));
        let by_pattern = || Some((self.by_pattern[group.pattern? as usize]?, "by_pattern"));
        by_criticality().or_else(by_class).or_else(by_both).or_else(by_category).or_else(by_pattern).or_else(|| Some((self.plain?, "plain")))
    }

    /// The place of `by_class.A`, `by_category.mro_lumpy` and the like.
    pub(super) fn slot(&mut self, part: &str) -> Option<&mut Option<T>> {
        let (group, member) = part.split_once('.')?;
        match group {
            "by_class" => AbcClass::from_word(member).map(|c| &mut self.by_class[c as usize]),
            "by_criticality" => Criticality::from_word(member).map(|c| &mut self.by_criticality[c as usize]),
            "by_pattern" => DemandPattern::from_word(member).map(|c| &mut self.by_pattern[c as usize]),
            "by_category" => match member.split_once('_') {
                None => Category::from_word(member).map(|c| &mut self.by_category[c as usize]),
                Some((category, pattern)) => {
                    let (category, pattern) = (Category::from_word(category)?, DemandPattern::from_word(pattern)?);
                    Some(&mut self.by_category_and_pattern[category as usize][pattern as usize])
                }
            },
            _ => None,
        }
    }

    /// What groups state, with the names of their parts, in a fixed order.
    pub(super) fn stated(&self) -> impl Iterator<Item = (String, T)> + '_ {
        let mut own = *self;
        parts().into_iter().filter_map(move |part| {
            let value = (*own.slot(&part)?)?;
            Some((part, value))
        })
    }

    /// The names of a setting's parts.
    pub(super) fn names(family: &str) -> impl Iterator<Item = String> {
        let family = family.to_owned();
        parts().into_iter().map(move |part| format!("{family}_{part}"))
    }

    /// A name of a setting as its family and, where it has one, the part: `policy_by_class.A` is `policy` and `by_class.A`.
    pub(super) fn split(name: &str) -> (&str, Option<&str>) {
        match name.split_once("_by_") {
            Some((family, _)) => (family, name.get(family.len() + 1..)),
            None => (name, None),
        }
    }
}

/// The parts of every such setting.
fn parts() -> Vec<String> {
    fn of<C: Choice>(group: &str) -> Vec<String> {
        C::WORDS.iter().map(|(word, _)| format!("{group}.{word}")).collect()
    }
    let both = Category::WORDS
        .iter()
        .flat_map(|(category, _)| DemandPattern::WORDS.iter().map(move |(pattern, _)| format!("by_category.{category}_{pattern}")));
    [
        of::<AbcClass>("by_class"),
        of::<Criticality>("by_criticality"),
        of::<Category>("by_category"),
        of::<DemandPattern>("by_pattern"),
        both.collect(),
    ]
    .concat()
}
