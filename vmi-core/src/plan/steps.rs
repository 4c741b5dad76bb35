//! From a need to an order: the steps of a rule, one after the other.

use rust_decimal::Decimal;

use super::context::RequestState;
use super::look;
use super::lot::{LotFault, LotRule, LotSize, cut_to_room, rounded_up};
use super::proposal::ProposalLine;
use super::reason::{NoOrder, Reason};
use super::seen::Seen;
use super::situation::{Situation, StockFacts, Terms};
use crate::model::{Direction, LotStep, Quantity, Step, UnitStep};
use crate::num::{DecimalError, decimal};
use crate::policy::packs::packs;

/// An order: how much, in which unit, in how many lines.
pub(super) struct Order {
    pub lot: LotSize,
    pub in_order_unit: Option<Decimal>,
    pub lines: Vec<ProposalLine>,
}

/// A quantity on its way from need to order, in units of the last place at `scale`.
struct Work<'w> {
    situation: &'w Situation,
    terms: &'w Terms,
    seen: &'w Seen,
    scale: u32,
    units: i64,
    terms_at_least_one: bool,
    raised: bool,
    was_cut: bool,
    in_order_unit: Option<Decimal>,
    before_order_unit: Option<i64>,
    lines: Vec<i64>,
}

impl From<LotFault> for Reason {
    fn from(fault: LotFault) -> Self {
        match fault {
            LotFault::NoRoom => Self::AboveStockMaximum,
            LotFault::CannotMeet => Self::CannotMeetLot,
            LotFault::Overflow => Self::Overflow,
        }
    }
}

impl From<DecimalError> for Reason {
    fn from(_: DecimalError) -> Self {
        Self::Overflow
    }
}

/// The order for a need above 0.
pub(super) fn order(situation: &Situation, terms: &Terms, stock: &StockFacts, need: Quantity, seen: &Seen) -> Result<Order, NoOrder> {
    let scale = scale(situation, terms);
    let mut work = Work {
        situation,
        terms,
        seen,
        scale,
        units: need.scaled(scale).map_err(Reason::from)?,
        terms_at_least_one: false,
        raised: false,
        was_cut: false,
        in_order_unit: None,
        before_order_unit: None,
        lines: Vec::new(),
    };
    for step in terms.rule().lot.iter() {
        work.step(*step, stock)?;
    }
    work.finish(need)
}

/// What a hard stock maximum leaves, in units of the item's last place.
pub(super) fn shelf_room(situation: &Situation, terms: &Terms, stock: &StockFacts) -> Result<Option<i64>, Reason> {
    room_at(situation, terms, stock, situation.decimals)
}

fn room_at(situation: &Situation, terms: &Terms, stock: &StockFacts, scale: u32) -> Result<Option<i64>, Reason> {
    let Some(maximum) = terms.lot.stock_maximum.filter(|_| terms.lot.stock_maximum_is_hard) else { return Ok(None) };
    let held = situation.supply.in_transit.plus(situation.supply.on_order)?.plus(stock.physical)?;
    let room = maximum.scaled(scale)?.checked_sub(held.scaled(scale)?).ok_or(Reason::Overflow)?;
    Ok(Some(room))
}

/// What the steps would make of a quantity of 0 or less: multiples are taken, nothing else.
pub(super) fn raw(situation: &Situation, terms: &Terms, quantity: Quantity) -> Quantity {
    let scale = scale(situation, terms);
    let multiple = terms.lot.order_multiple.and_then(|multiple| multiple.scaled(scale).ok()).filter(|multiple| *multiple > 0);
    let (Some(multiple), Ok(mut units)) = (multiple, quantity.scaled(scale)) else { return quantity };
    for step in terms.rule().lot.iter() {
        if let LotStep::Multiple(direction) = step {
            let rest = units.rem_euclid(multiple);
            units += if is_up(*direction, terms) && rest > 0 { multiple - rest } else { -rest };
        }
    }
    Quantity::from_scaled(units, scale)
}

fn is_up(direction: Direction, terms: &Terms) -> bool {
    match direction {
        Direction::Up => true,
        Direction::Down => false,
        Direction::UpWithoutMaxElseDown => terms.spec.levels.max.unwrap_or_default() == Quantity::ZERO,
    }
}

/// The item's decimals, or more where a part of the order unit is finer.
fn scale(situation: &Situation, terms: &Terms) -> u32 {
    let part = terms.rule().lot.iter().find_map(|step| match step {
        LotStep::OrderUnit(part) => part_of_unit(situation, terms, *part),
        _ => None,
    });
    let factor = terms.order_unit.as_ref().map_or(Decimal::ONE, |(_, factor)| *factor);
    let finer = part.and_then(|part| decimal::multiply(part, factor).ok()).map_or(0, |part| part.normalize().scale());
    situation.decimals.max(finer).min(decimal::MOST_DECIMALS)
}

/// The smallest part of the order unit that an order may have; none: any fraction.
fn part_of_unit(situation: &Situation, terms: &Terms, part: UnitStep) -> Option<Decimal> {
    let context = &situation.context;
    let is_base = terms.order_unit.is_none();
    match part {
        // Quantities in the base unit are left as they are.
        UnitStep::Hundredth if is_base => None,
        UnitStep::Hundredth => Some(context.order_unit_step.unwrap_or(Decimal::new(1, 2))),
        UnitStep::Fraction => context.order_unit_step,
        UnitStep::Whole => {
            let base = context.base_step.filter(|_| is_base).map(Quantity::decimal);
            Some(context.order_unit_step.or(base).unwrap_or(Decimal::ONE))
        }
    }
    .filter(|part| *part > Decimal::ZERO)
}

impl Work<'_> {
    fn scaled(&self, quantity: Quantity) -> Result<i64, Reason> {
        Ok(quantity.scaled(self.scale)?)
    }

    fn stated(&self, quantity: Option<Quantity>) -> Result<Option<i64>, Reason> {
        let one = self.scaled(Quantity::from_scaled(1, 0)).unwrap_or(i64::MAX);
        let stated = quantity.map(|quantity| self.scaled(quantity)).transpose()?;
        Ok(if self.terms_at_least_one { Some(stated.unwrap_or(one).max(one)) } else { stated })
    }

    fn step(&mut self, step: LotStep, stock: &StockFacts) -> Result<(), Reason> {
        let lot = &self.terms.lot;
        match step {
            LotStep::TermsAtLeastOne => self.terms_at_least_one = true,
            LotStep::Minimum => self.raise(lot.order_minimum)?,
            LotStep::MinimumOfChosenSupplier if self.situation.context.supplier_is_chosen => self.raise(lot.order_minimum)?,
            LotStep::MinimumOfChosenSupplier => {}
            LotStep::OrderStep => self.units = rounded_up(self.units, self.scaled(self.terms.step)?)?,
            LotStep::Multiple(direction) => self.multiple(direction)?,
            LotStep::Room => self.room(stock)?,
            LotStep::Maximum => {
                if let Some(maximum) = lot.order_maximum {
                    self.cut(self.scaled(maximum)?);
                }
            }
            LotStep::OrderLine => {
                if let Some(line) = &self.situation.context.customer_line {
                    self.cut(self.scaled(line.ordered.minus(line.cancelled)?)?);
                }
            }
            LotStep::OrderedRequests => self.less_ordered_requests()?,
            LotStep::OrderUnit(part) => self.order_unit(part)?,
            LotStep::Packs => self.packs()?,
            LotStep::FixedQuantity => self.fixed()?,
        }
        Ok(())
    }

    fn raise(&mut self, minimum: Option<Quantity>) -> Result<(), Reason> {
        if let Some(minimum) = self.stated(minimum)?.filter(|minimum| *minimum > self.units && self.units > 0) {
            (self.units, self.raised) = (minimum, true);
        }
        Ok(())
    }

    fn cut(&mut self, most: i64) {
        if most < self.units {
            (self.units, self.was_cut) = (most, true);
        }
    }

    fn multiple(&mut self, direction: Direction) -> Result<(), Reason> {
        let Some(multiple) = self.stated(self.terms.lot.order_multiple)?.filter(|multiple| *multiple > 0) else { return Ok(()) };
        let rest = self.units.rem_euclid(multiple);
        let counts = |part: i64| self.counts(part);
        // A rest that the base unit's step does not show is none; so is what it lacks, where a rest is thrown away.
        if rest == 0 || !counts(rest)? || (direction == Direction::UpWithoutMaxElseDown && !counts(multiple - rest)?) {
            return Ok(());
        }
        let more = if is_up(direction, self.terms) { multiple - rest } else { -rest };
        self.units = self.units.checked_add(more).ok_or(Reason::Overflow)?;
        Ok(())
    }

    /// Whether a quantity is above 0 when it is rounded to the base unit's step, where the rule compares so.
    fn counts(&self, units: i64) -> Result<bool, Reason> {
        let step = self.situation.context.base_step.filter(|_| self.terms.rule().trigger.step == Step::BaseUnit);
        let quantity = Quantity::from_scaled(units, self.scale);
        Ok(match step {
            Some(step) => look::rounded(quantity, step)? > Quantity::ZERO,
            None => units > 0,
        })
    }

    fn room(&mut self, stock: &StockFacts) -> Result<(), Reason> {
        let lot = &self.terms.lot;
        let left = self.situation.left_in_period(&self.terms.supplier)?.map(|left| self.scaled(left)).transpose()?;
        let maximum = lot.order_maximum.map(|maximum| self.scaled(maximum)).transpose()?;
        let rule = LotRule {
            minimum: self.stated(lot.order_minimum)?,
            step: self.lines.first().copied().map_or_else(|| self.scaled(self.terms.step), Ok)?,
            maximum: maximum.into_iter().chain(left).min(),
            shelf_room: room_at(self.situation, self.terms, stock, self.scale)?,
        };
        let is_spent = left.is_some_and(|left| left < rule.step.max(rule.minimum.unwrap_or(0)));
        let (units, was_cut) = cut_to_room(self.units, &rule).map_err(|fault| match fault {
            LotFault::CannotMeet if is_spent => Reason::PeriodMaximumReached,
            other => other.into(),
        })?;
        if was_cut {
            // What was written before in another unit or in several orders is written again.
            (self.units, self.was_cut, self.in_order_unit, self.before_order_unit) = (units, true, None, None);
            self.lines.truncate(usize::try_from(units / rule.step.max(1)).unwrap_or(usize::MAX));
        }
        Ok(())
    }

    fn less_ordered_requests(&mut self) -> Result<(), Reason> {
        let day = self.seen.triggered_on;
        let due = |wanted: Option<crate::model::Day>| day.is_none_or(|day| wanted.unwrap_or(crate::model::Day::LAST) <= day);
        for request in self.situation.context.requests.iter().filter(|request| request.state == RequestState::Ordered && due(request.day)) {
            self.units = self.units.saturating_sub(self.scaled(request.quantity)?).max(0);
        }
        if self.units == 0 { Err(Reason::AtTarget) } else { Ok(()) }
    }

    fn order_unit(&mut self, part: UnitStep) -> Result<(), Reason> {
        let before = self.units;
        let factor = self.terms.order_unit.as_ref().map_or(Decimal::ONE, |(_, factor)| *factor);
        match part_of_unit(self.situation, self.terms, part) {
            Some(part) => {
                let size = decimal::to_scaled(decimal::multiply(part, factor)?, self.scale)?;
                self.units = rounded_up(self.units, size)?;
                self.in_order_unit = Some(decimal::multiply(part, Decimal::from(self.units / size.max(1)))?);
                // A part of the unit may be finer than the item is counted in: then the nearest that can be received.
                let place = Quantity::from_scaled(1, self.situation.decimals);
                self.units = self.scaled(look::rounded(Quantity::from_scaled(self.units, self.scale), place)?)?;
            }
            None => {
                self.in_order_unit = Some(decimal::quotient_rounded(decimal::from_scaled(self.units, self.scale), factor, decimal::MOST_DECIMALS)?);
            }
        }
        self.before_order_unit = (self.units != before).then_some(before);
        Ok(())
    }

    fn packs(&mut self) -> Result<(), Reason> {
        let Some((_, factor)) = &self.terms.order_unit else { return Ok(()) };
        let (size, terms) = (decimal::to_scaled(*factor, self.scale)?, &self.situation.context.packs);
        let count = packs(self.units, size, self.scaled(terms.threshold)?, terms.zero_is_allowed);
        self.units = count.checked_mul(size).ok_or(Reason::Overflow)?;
        Ok(())
    }

    fn fixed(&mut self) -> Result<(), Reason> {
        let Some(size) = self.terms.spec.levels.order_quantity else { return Ok(()) };
        let size = self.scaled(size)?.max(1);
        self.units = rounded_up(self.units, size)?;
        let count = usize::try_from(self.units / size).map_err(|_| Reason::Overflow)?;
        if count > MOST_LINES {
            return Err(Reason::CannotMeetLot);
        }
        self.lines = vec![size; count];
        Ok(())
    }

    fn finish(self, need: Quantity) -> Result<Order, NoOrder> {
        if !self.counts(self.units)? {
            let covered = self.terms.rule().lot.contains(&LotStep::OrderLine) && self.units <= 0;
            return Err(if covered { Reason::AtTarget } else { Reason::CannotMeetLot }.into());
        }
        let exact = |units: i64| Quantity::from_scaled(units, self.scale);
        let needed = self.scaled(need)?;
        let lot = LotSize {
            need,
            quantity: exact(self.units),
            unmet_need: exact((needed - self.units).max(0)),
            raised_to_minimum: self.raised,
            was_cut: self.was_cut,
            before_order_unit: self.before_order_unit.map(exact),
        };
        let lines = if self.lines.is_empty() {
            first_of(&self.seen.lines, exact(self.units))
        } else {
            self.lines.iter().map(|units| ProposalLine { quantity: exact(*units), day: None }).collect()
        };
        Ok(Order { lot, in_order_unit: self.in_order_unit, lines })
    }
}

/// The first orders that make a quantity together, the last of them cut.
fn first_of(lines: &[ProposalLine], quantity: Quantity) -> Vec<ProposalLine> {
    let mut rest = quantity;
    let mut first = Vec::new();
    for line in lines {
        let taken = line.quantity.min(rest);
        if let (true, Ok(left)) = (taken > Quantity::ZERO, rest.minus(taken)) {
            first.push(ProposalLine { quantity: taken, day: line.day });
            rest = left;
        }
    }
    first
}

/// Beyond so many orders of one size, the size is a mistake.
const MOST_LINES: usize = 1_000;
