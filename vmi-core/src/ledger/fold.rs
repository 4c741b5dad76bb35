//! Folding events into sums: one walk along the columns for all keys, or along the events of one.

use serde::{Deserialize, Serialize};

use super::columns::{Columns, SLOTS};
use super::lines::LineSums;
use super::view::Window;
use crate::num::decimal::{MOST_DECIMALS, power_of_ten};

/// What one unit of the last place is, by decimals, in units of 10^−9.
const PLACES: [i64; 16] = {
    let mut places = [0; 16];
    let mut decimals = 0;
    while decimals <= MOST_DECIMALS {
        places[decimals as usize] = power_of_ten(MOST_DECIMALS - decimals);
        decimals += 1;
    }
    places
};

/// Sums by key and by line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub(super) struct Sums {
    pub of_key: Vec<[i128; SLOTS]>,
    pub of_line: Vec<LineSums>,
    /// By key: the newest effective moment that was seen, in microseconds.
    pub newest: Vec<Option<i64>>,
}

/// The same for files: whole numbers of 128 bits are text, as JSON readers stop at 64.
#[derive(Serialize, Deserialize)]
struct Written {
    keys: Vec<Vec<String>>,
    lines: Vec<LineSums>,
    newest: Vec<Option<i64>>,
}

impl From<Sums> for Written {
    fn from(sums: Sums) -> Self {
        let keys = sums.of_key.iter().map(|slots| slots.iter().map(i128::to_string).collect()).collect();
        Self { keys, lines: sums.of_line, newest: sums.newest }
    }
}

impl TryFrom<Written> for Sums {
    type Error = String;
    fn try_from(written: Written) -> Result<Self, String> {
        let slots = |texts: &Vec<String>| {
            let numbers: Result<Vec<i128>, _> = texts.iter().map(|text| text.parse::<i128>().map_err(|error| format!("{text:?}: {error}"))).collect();
            <[i128; SLOTS]>::try_from(numbers?).map_err(|numbers| format!("{} sums for a key, not {SLOTS}", numbers.len()))
        };
        let of_key: Result<Vec<_>, String> = written.keys.iter().map(slots).collect();
        Ok(Self { of_key: of_key?, of_line: written.lines, newest: written.newest })
    }
}

impl Columns {
    /// The quantity of an event in units of 10^−9.
    #[inline]
    pub(super) fn nano(&self, sequence: u32) -> i128 {
        let at = sequence as usize;
        i128::from(self.quantity[at]) * i128::from(PLACES[self.code[at].decimals()])
    }
}

impl Sums {
    /// All events that a window sees.
    pub(super) fn of(columns: &Columns, window: &Window) -> Self {
        let mut sums = Self::default();
        sums.go_on(columns, 0, window);
        sums
    }

    /// The events from a sequence on.
    pub(super) fn go_on(&mut self, columns: &Columns, from: u32, window: &Window) {
        self.of_key.resize(columns.keys.keys().len(), [0; SLOTS]);
        self.newest.resize(columns.keys.keys().len(), None);
        self.of_line.resize(columns.lines.len(), LineSums::default());
        let range = from.min(window.end) as usize..window.end as usize;
        let events = columns.key[range.clone()].iter().zip(&columns.code[range.clone()]);
        let values = columns.quantity[range.clone()].iter().zip(&columns.effective[range]);
        for (at, ((&key, &code), (&quantity, &effective))) in events.zip(values).enumerate() {
            if !window.reaches(columns, key, effective) {
                continue;
            }
            let nano = i128::from(quantity) * i128::from(PLACES[code.decimals()]);
            let sums = &mut self.of_key[key as usize];
            sums[code.to()] += nano;
            sums[code.from()] -= nano;
            let newest = &mut self.newest[key as usize];
            *newest = (*newest).max(Some(effective));
            if code.has_line() {
                let sequence = from + at as u32;
                if let Some(line) = columns.line_of_event(sequence) {
                    self.of_line[line as usize].add(columns, sequence, nano, window);
                }
            }
        }
    }
}

/// Sums of one key.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct KeySums {
    pub slots: [i128; SLOTS],
    /// Line or allocation, and its sums.
    pub lines: Vec<(u32, LineSums)>,
    pub newest: Option<i64>,
}

impl KeySums {
    pub(super) fn of(columns: &Columns, key: u32, window: &Window) -> Self {
        let mut sums = Self { slots: [0; SLOTS], lines: Vec::new(), newest: None };
        for sequence in columns.of_key(key).filter(|at| window.sees(columns, *at)) {
            let (code, nano) = (columns.code[sequence as usize], columns.nano(sequence));
            sums.slots[code.to()] += nano;
            sums.slots[code.from()] -= nano;
            sums.newest = sums.newest.max(Some(columns.effective[sequence as usize]));
        }
        for line in columns.lines_of_key(key) {
            let mut of_line = LineSums::default();
            for sequence in columns.of_line(line).filter(|at| window.sees(columns, *at)) {
                of_line.add(columns, sequence, columns.nano(sequence), window);
            }
            sums.lines.push((line, of_line));
        }
        sums
    }

    pub(super) fn from_all(columns: &Columns, all: &Sums, key: u32) -> Self {
        let lines = columns.lines_of_key(key).map(|line| (line, all.of_line[line as usize])).collect();
        Self { slots: all.of_key[key as usize], lines, newest: all.newest[key as usize] }
    }
}
