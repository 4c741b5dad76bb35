//! A closed list of words, as columns and settings carry them.

/// A value that is written as one of a closed list of words.
pub trait Choice: Copy + Sized + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];
    /// What each word means, in the same order; of one line or several.
    const ABOUT: &'static [&'static str];
    /// Words that vmi knows but has not built yet: a typed `not_supported` error, never ignored.
    const NOT_BUILT: &'static [&'static str] = &[];

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }

    /// The words, for messages: `a, b or c`.
    fn list() -> String {
        let words: Vec<&str> = Self::WORDS.iter().map(|(name, _)| *name).collect();
        match words.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

/// Declares an enum whose values are words, the same in every table, setting and language.
macro_rules! choice {
    ($(#[$outer:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $word:literal),+ $(,)? } $(not built: $($later:literal),+)?) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[doc = $doc])+ #[serde(rename = $word)] $variant,)+
        }

        impl $crate::model::Choice for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];
            const ABOUT: &'static [&'static str] = &[$(concat!($($doc, "\n"),+),)+];
            $(const NOT_BUILT: &'static [&'static str] = &[$($later,)+];)?
        }

        impl $name {
            /// The word, the same in every table, setting and language.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}
pub(crate) use choice;
