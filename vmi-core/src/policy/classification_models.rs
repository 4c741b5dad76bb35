//! Classes of items, as models with names.

use super::model::{Exactness, Model, fields};
use crate::demand::abc_shares::{ShareRule, abc_shares};
use crate::demand::fsn::{FAST_CUT, FsnClass, SLOW_CUT, fsn};
use crate::demand::pareto::pareto;
use crate::demand::profile::ved::{Category, category};
use crate::demand::syntetos_boylan::{DemandPattern, demand_pattern, pattern_of_demand};
use crate::demand::xyz::{Deviation, XyzClass, coefficient_of_variation, xyz};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{AbcClass, Criticality};
use crate::num::domain::{all_finite, all_not_negative, outside_at, same_length};

const ABC_WORDS: &[&str] = &[AbcClass::A.word(), AbcClass::B.word(), AbcClass::C.word()];
const XYZ_WORDS: &[&str] = &[XyzClass::X.word(), XyzClass::Y.word(), XyzClass::Z.word()];
const CELL_WORDS: &[&str] = &["AX", "AY", "AZ", "BX", "BY", "BZ", "CX", "CY", "CZ"];
const FSN_WORDS: &[&str] = &[FsnClass::Fast.word(), FsnClass::Slow.word(), FsnClass::NonMoving.word()];
const CATEGORY_WORDS: &[&str] = &[Category::I.word(), Category::II.word(), Category::III.word()];
const PATTERN_WORDS: &[&str] =
    &[DemandPattern::Smooth.word(), DemandPattern::Erratic.word(), DemandPattern::Intermittent.word(), DemandPattern::Lumpy.word()];

/// Cuts where none are stated.
const ABC_CUTS: [f64; 2] = [0.8, 0.95];
const XYZ_CUTS: [f64; 2] = [0.5, 1.0];

const fn rule(is_including: bool) -> ShareRule {
    if is_including { ShareRule::Including } else { ShareRule::Before }
}

/// A, B and C by share.
pub(crate) const ABC: Model = Model {
    name: "abc",
    summary: "Classes A, B and C of items by their share of the total, in the order given; pareto gives shares and ranks.",
    exactness: Exactness::Exact,
    source: "Pareto's rule; Silver, Pyke & Thomas, ch. 2",
    inputs: fields![
        values: Numbers "of each item, as usage in money a year; 0 and below: class C",
        a_cut: Optional "share up to which items are A; absent: 0.8",
        b_cut: Optional "share up to which items are A or B; absent: 0.95",
        is_including: Optional "1: the share with the item itself is compared with the cuts; absent or 0: the share before it",
    ],
    outputs: fields![classes: Choices(ABC_WORDS) "equal values have the same class"],
    solve: |given, answer| {
        let values = given.lists[0];
        all_finite("values", values)?;
        let (a_cut, b_cut) = (given.numbers[0].unwrap_or(ABC_CUTS[0]), given.numbers[1].unwrap_or(ABC_CUTS[1]));
        let classes = abc_shares(values, a_cut, b_cut, rule(given.truth(2, "is_including")?))?;
        answer.lists.push(classes.into_iter().map(|class| f64::from(class as u8)).collect());
        Ok(())
    },
};

/// Shares and ranks.
pub(crate) const PARETO: Model = Model {
    name: "pareto",
    summary: "The share of the total, the cumulative share and the rank of each item: the Pareto curve that ABC classes cut.",
    exactness: Exactness::Exact,
    source: "Pareto's rule; Silver, Pyke & Thomas, ch. 2",
    inputs: fields![values: Numbers "of each item, as usage in money a year"],
    outputs: fields![
        shares: Numbers "of the total of values above 0, in the order given",
        cumulative_shares: Numbers "of all larger values and this one",
        ranks: Numbers "1 for the largest; equal values have the same",
    ],
    solve: |given, answer| {
        let curve = pareto(given.lists[0])?;
        answer.lists.extend([curve.shares, curve.cumulative_shares, curve.ranks]);
        Ok(())
    },
};

/// X, Y and Z by variation.
pub(crate) const XYZ: Model = Model {
    name: "xyz",
    summary: "Class X, Y or Z of an item by the coefficient of variation of its demand.",
    exactness: Exactness::Exact,
    source: "practice; the cuts are conventions",
    inputs: fields![
        demand: Numbers "units by period, with a mean above 0",
        x_cut: Optional "coefficient of variation up to which demand is regular; absent: 0.5",
        y_cut: Optional "coefficient of variation up to which demand is changing; absent: 1",
        is_population: Optional "1: standard deviation with n; absent or 0: with n − 1",
    ],
    outputs: fields![
        coefficient_of_variation: Number "standard deviation over mean",
        xyz_class: Choice(XYZ_WORDS) "a value at a cut is in the better class",
    ],
    solve: |given, answer| {
        let deviation = if given.truth(2, "is_population")? { Deviation::Population } else { Deviation::Sample };
        let variation = coefficient_of_variation(given.lists[0], deviation)?.ok_or_else(|| {
            let error = Error::new(ErrorKind::OutOfRange, "the mean of demand is 0 or below: it has no coefficient of variation");
            error.field("demand").expected("demand with a mean above 0")
        })?;
        let class = xyz(variation, given.numbers[0].unwrap_or(XYZ_CUTS[0]), given.numbers[1].unwrap_or(XYZ_CUTS[1]))?;
        answer.numbers.extend([variation, f64::from(class as u8)]);
        Ok(())
    },
};

/// Both at once.
pub(crate) const ABC_XYZ: Model = Model {
    name: "abc_xyz",
    summary: "The cell of each item in the matrix of value (A, B, C) and regularity (X, Y, Z), with what each cell holds.",
    exactness: Exactness::Exact,
    source: "practice; see abc and xyz",
    inputs: fields![
        values: Numbers "of each item, as usage in money a year; 0 and below: class C",
        coefficients_of_variation: Numbers "of each item's demand, as xyz gives them",
        a_cut: Optional "share up to which items are A; absent: 0.8",
        b_cut: Optional "share up to which items are A or B; absent: 0.95",
        x_cut: Optional "coefficient of variation up to which demand is regular; absent: 0.5",
        y_cut: Optional "coefficient of variation up to which demand is changing; absent: 1",
        is_including: Optional "1: the share with the item itself is compared with the cuts; absent or 0: the share before it",
    ],
    outputs: fields![
        cells: Choices(CELL_WORDS) "of the items, in their order",
        cell_counts: Numbers "items in AX, AY, AZ, BX, …, CZ",
        cell_shares: Numbers "of the total of values above 0, in AX, AY, AZ, BX, …, CZ",
    ],
    solve: |given, answer| {
        let (values, variations) = (given.lists[0], given.lists[1]);
        all_not_negative("coefficients_of_variation", variations)?;
        same_length("coefficients_of_variation", variations.len(), "values", values.len())?;
        let curve = pareto(values)?;
        let number = |at: usize, default: f64| given.numbers[at].unwrap_or(default);
        let (a_cut, b_cut) = (number(0, ABC_CUTS[0]), number(1, ABC_CUTS[1]));
        let classes = abc_shares(values, a_cut, b_cut, rule(given.truth(4, "is_including")?))?;
        let (x_cut, y_cut) = (number(2, XYZ_CUTS[0]), number(3, XYZ_CUTS[1]));
        let cells = classes.into_iter().zip(variations).map(|(class, variation)| Ok(class as usize * 3 + xyz(*variation, x_cut, y_cut)? as usize));
        let cells = cells.collect::<Result<Vec<usize>>>()?;
        let (mut counts, mut shares) = (vec![0.0; CELL_WORDS.len()], vec![0.0; CELL_WORDS.len()]);
        for (cell, share) in cells.iter().zip(curve.shares) {
            counts[*cell] += 1.0;
            shares[*cell] += share;
        }
        answer.lists.push(cells.into_iter().map(|cell| cell as f64).collect());
        answer.lists.extend([counts, shares]);
        Ok(())
    },
};

/// Value and criticality at once.
pub(crate) const ABC_VED: Model = Model {
    name: "abc_ved",
    summary: "The category of each item by value (A, B, C) and criticality (vital, essential, desirable), with what each category holds.",
    exactness: Exactness::Exact,
    source: "Gupta, Gupta, Jain & Garg, Med. J. Armed Forces India 63 (2007); Devnani, Gupta & Nigah, J. Young Pharm. 2 (2010)",
    inputs: fields![
        values: Numbers "of each item, as usage in money a year; 0 and below: class C",
        criticalities: Numbers "of each item: 1 vital, 2 essential, 3 desirable, a judgement of those who use it",
        a_cut: Optional "share up to which items are A; absent: 0.8",
        b_cut: Optional "share up to which items are A or B; absent: 0.95",
        is_including: Optional "1: the share with the item itself is compared with the cuts; absent or 0: the share before it",
    ],
    outputs: fields![
        categories: Choices(CATEGORY_WORDS) "I: A or vital; III: C and desirable; II: the rest",
        category_counts: Numbers "items in I, II, III",
        category_shares: Numbers "of the total of values above 0, in I, II, III",
        criticality_counts: Numbers "items that are vital, essential, desirable",
        criticality_shares: Numbers "of the total of values above 0, in vital, essential, desirable items",
    ],
    solve: |given, answer| {
        let (values, criticalities) = (given.lists[0], given.lists[1]);
        same_length("criticalities", criticalities.len(), "values", values.len())?;
        let curve = pareto(values)?;
        let (a_cut, b_cut) = (given.numbers[0].unwrap_or(ABC_CUTS[0]), given.numbers[1].unwrap_or(ABC_CUTS[1]));
        let classes = abc_shares(values, a_cut, b_cut, rule(given.truth(2, "is_including")?))?;
        let (mut counts, mut shares, mut of_criticality) = ([0.0; 3], [0.0; 3], ([0.0; 3], [0.0; 3]));
        let mut categories = Vec::with_capacity(values.len());
        for (at, (class, share)) in classes.into_iter().zip(curve.shares).enumerate() {
            let criticality = criticality(at, criticalities[at])?;
            let category = category(class, criticality) as usize;
            categories.push(category as f64);
            counts[category] += 1.0;
            shares[category] += share;
            of_criticality.0[criticality as usize] += 1.0;
            of_criticality.1[criticality as usize] += share;
        }
        answer.lists.push(categories);
        answer.lists.extend([counts, shares, of_criticality.0, of_criticality.1].map(|list| list.to_vec()));
        Ok(())
    },
};

fn criticality(at: usize, code: f64) -> Result<Criticality> {
    [(1.0, Criticality::Vital), (2.0, Criticality::Essential), (3.0, Criticality::Desirable)]
        .into_iter()
        .find_map(|(known, criticality)| (known == code).then_some(criticality))
        .ok_or_else(|| outside_at("criticalities", at, code, "codes 1 (vital), 2 (essential) or 3 (desirable)"))
}

/// Fast, slow, non-moving.
pub(crate) const FSN: Model = Model {
    name: "fsn",
    summary: "Whether an item is fast, slow or non-moving, by its stock turnover.",
    exactness: Exactness::Exact,
    source: "practice; the cuts 3 and 1 are those of FSN reports of business software",
    inputs: fields![
        usage: Number "units or money a year",
        average_stock: Number "units or money, as usage",
        fast_cut: Optional "turnover above which an item is fast; absent: 3",
        slow_cut: Optional "turnover from which an item moves; absent: 1",
    ],
    outputs: fields![turnover: Number "usage over average_stock", fsn_class: Choice(FSN_WORDS) "how fast it moves"],
    solve: |given, answer| {
        let found = fsn(given.number(0), given.number(1), given.numbers[2].unwrap_or(FAST_CUT), given.numbers[3].unwrap_or(SLOW_CUT))?;
        answer.numbers.extend([found.turnover, f64::from(found.class as u8)]);
        Ok(())
    },
};

/// The pattern of demand from its two numbers.
pub(crate) const SYNTETOS_BOYLAN: Model = Model {
    name: "syntetos_boylan_classification",
    summary: "The pattern of demand by how often it comes and how much its size varies, with the cuts 1.32 and 0.49.",
    exactness: Exactness::Exact,
    source: "Syntetos, Boylan & Croston, J. Opl Res. Soc. 56 (2005)",
    inputs: fields![
        adi: Number "mean interval between demands, in periods, 1 or more",
        cv2: Number "squared coefficient of variation of the demands above 0",
    ],
    outputs: fields![pattern: Choice(PATTERN_WORDS) "a value at a cut is beyond it"],
    solve: |given, answer| {
        answer.numbers.push(f64::from(demand_pattern(given.number(0), given.number(1))? as u8));
        Ok(())
    },
};

/// The pattern of demand from its history.
pub(crate) const SYNTETOS_BOYLAN_DEMAND: Model = Model {
    name: "syntetos_boylan_classification_of_demand",
    summary: "The pattern of the demand of successive periods, with the cuts 1.32 and 0.49.",
    exactness: Exactness::Exact,
    source: "Syntetos, Boylan & Croston, J. Opl Res. Soc. 56 (2005)",
    inputs: fields![demand: Numbers "units by period, two of them above 0"],
    outputs: fields![
        adi: Number "periods for each period with demand",
        cv2: Number "squared coefficient of variation of the demands above 0, with n − 1",
        pattern: Choice(PATTERN_WORDS) "a value at a cut is beyond it",
    ],
    solve: |given, answer| {
        let found = pattern_of_demand(given.lists[0])?;
        answer.numbers.extend([found.adi, found.cv2, f64::from(found.pattern as u8)]);
        Ok(())
    },
};
