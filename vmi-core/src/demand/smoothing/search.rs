//! The constants and starting states under which a series is most likely.

use super::levenberg_marquardt::{Limits, Lowest, Valley, lowest};
use super::model::{EtsConstants, EtsShape, EtsState, LONGEST_OPTIMISED_SEASON, SeasonKind, Trend};
use super::recursion::{Met, meet};
use super::sensitivity::{ALPHA, Begin, LEVEL, Moving, Places, Slopes, pass};
use super::start::{draw_line, first_periods};

/// What is known before the search; ratios are β* = β / α and γ* = γ / (1 − α).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub alpha: Option<f64>,
    pub beta_ratio: Option<f64>,
    pub gamma_ratio: Option<f64>,
    pub phi: Option<f64>,
}

impl Known {
    /// The constants, where the model needs no other.
    pub fn all(&self, shape: &EtsShape) -> Option<EtsConstants> {
        let alpha = self.alpha?;
        let beta = if shape.trended() { alpha * self.beta_ratio? } else { 0.0 };
        let gamma = if shape.seasonal() { (1.0 - alpha) * self.gamma_ratio? } else { 0.0 };
        let phi = if shape.trend == Trend::Damped { self.phi? } else { 1.0 };
        Some(EtsConstants { alpha, beta, gamma, phi })
    }
}

/// Which starting states are unknowns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Free {
    Nothing,
    Line,
    LineAndSeason,
}

/// An answer, or a place to begin at.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub constants: EtsConstants,
    pub start: EtsState,
}

/// A question to a series.
pub(super) struct Search<'a> {
    pub series: &'a [f64],
    pub shape: EtsShape,
    pub known: Known,
    /// The start, or where the search for it begins.
    pub state: &'a EtsState,
    pub free: Free,
    /// Other places to begin at: the answers of models near by.
    pub hints: &'a [&'a Found],
}

/// The limits of α, β* and γ*.
const LIMITS: (f64, f64) = (1e-4, 0.9999);
/// The limits of φ: below, a trend is gone in a few periods; above, it is hardly damped.
const DAMPING: (f64, f64) = (0.8, 0.98);
/// α, β*, γ* to begin with.
const GRID: [(f64, f64, f64); 8] = [
    (0.03, 0.1, 0.05),
    (0.1, 0.1, 0.05),
    (0.1, 0.3, 0.3),
    (0.3, 0.05, 0.05),
    (0.3, 0.3, 0.3),
    (0.55, 0.05, 0.1),
    (0.55, 0.3, 0.5),
    (0.85, 0.05, 0.1),
];
const FIRST_PHI: f64 = 0.95;
/// α, β*, γ* and φ to begin with on the line through the whole series: hardly moved.
const STEADY: (f64, f64, f64, f64) = (0.002, 0.01, 0.01, 0.98);
/// The sets of constants that a search begins with.
const SETS: usize = GRID.len() + 1;
/// A model that has a trend or its damping more than a neighbour begins with these.
const NEW_BETA_RATIO: f64 = 0.01;
/// So many points of different α are followed for a while, beside the best hint; the lowest is followed to the end.
const FOLLOWED: usize = 2;
const FEW_POINTS: usize = 6;
const MOST_POINTS: usize = 100;

impl Search<'_> {
    /// The best point; none where no point can be used.
    pub fn best(&self) -> Option<Found> {
        let places = Places::of(&self.shape);
        let season = self.shape.seasonal() && self.free == Free::LineAndSeason && self.shape.season <= LONGEST_OPTIMISED_SEASON;
        match places.season + if season { self.shape.season - 1 } else { 0 } {
            ..=4 => Room::<4> { search: self, places, season }.best(),
            5..=6 => Room::<6> { search: self, places, season }.best(),
            7..=12 => Room::<12> { search: self, places, season }.best(),
            13..=20 => Room::<20> { search: self, places, season }.best(),
            _ => Room::<32> { search: self, places, season }.best(),
        }
    }

    fn height_of(&self, met: &Met) -> f64 {
        met.minus_twice_log_likelihood(self.series.len()) / self.series.len() as f64
    }
}

/// A search with room for so many unknowns.
struct Room<'a, const P: usize> {
    search: &'a Search<'a>,
    places: Places,
    /// The season's states are unknowns too.
    season: bool,
}

/// A point and its height.
type Point<const P: usize> = ([f64; P], f64);

impl<const P: usize> Room<'_, P> {
    fn best(&self) -> Option<Found> {
        let limits = self.limits();
        let mut moving = Moving::new();
        let mut best: Option<Lowest<P>> = None;
        for (point, _) in self.beginnings(&limits, &mut moving).into_iter().flatten() {
            let found = lowest(point, &limits, FEW_POINTS, |point| self.valley(point, &mut moving));
            best = match (best, found) {
                (Some(best), Some(found)) => Some(if found.height < best.height { found } else { best }),
                (best, found) => best.or(found),
            };
        }
        let found = lowest(best?.point, &limits, MOST_POINTS, |point| self.valley(point, &mut moving))?;
        Some(self.found(&found.point))
    }

    /// The lowest points of the sets with different α, then the lowest of the hints.
    fn beginnings(&self, limits: &Limits<P>, moving: &mut Moving<P>) -> [Option<Point<P>>; FOLLOWED + 1] {
        let mut all = self.grid(self.search.state, limits, moving);
        if all.iter().all(Option::is_none) && self.search.free != Free::Nothing {
            // A steep first line may lead below 0 where only means above it will do.
            let (series, shape) = (self.search.series, &self.search.shape);
            let flat = self.search.state.level + self.search.state.trend * (0.5 * first_periods(series, shape) as f64 + 0.5);
            all = self.grid(&EtsState { level: flat, trend: 0.0, season: self.search.state.season.clone() }, limits, moving);
        }
        all[SETS - 1] = self.steady(limits, moving);
        let mut begin = [None; FOLLOWED + 1];
        for at in 0..FOLLOWED {
            let taken = |point: &Point<P>| begin[..at].iter().flatten().any(|other: &Point<P>| other.0[ALPHA] == point.0[ALPHA]);
            begin[at] = lowest_of(all.iter().flatten().filter(|point| !taken(point)));
        }
        let mut hints = None;
        for Found { constants: c, start } in self.search.hints {
            let beta = if c.beta == 0.0 { NEW_BETA_RATIO } else { c.beta / c.alpha };
            let hint = self.look(self.point(c.alpha, beta, c.gamma / (1.0 - c.alpha), c.phi, start), limits, moving);
            hints = lowest_of(hints.iter().chain(hint.iter()));
        }
        begin[FOLLOWED] = hints;
        begin
    }

    fn grid(&self, state: &EtsState, limits: &Limits<P>, moving: &mut Moving<P>) -> [Option<Point<P>>; SETS] {
        let mut points = [None; SETS];
        for (place, (alpha, beta, gamma)) in points.iter_mut().zip(GRID) {
            *place = self.look(self.point(alpha, beta, gamma, FIRST_PHI, state), limits, moving);
        }
        points
    }

    fn steady(&self, limits: &Limits<P>, moving: &mut Moving<P>) -> Option<Point<P>> {
        let (mut state, (alpha, beta, gamma, phi)) = (self.search.state.clone(), STEADY);
        if self.search.free != Free::Nothing {
            draw_line(self.search.series, &self.search.shape, self.search.series.len(), &mut state);
        }
        self.look(self.point(alpha, beta, gamma, phi, &state), limits, moving)
    }

    fn look(&self, mut point: [f64; P], limits: &Limits<P>, moving: &mut Moving<P>) -> Option<Point<P>> {
        limits.pull(&mut point);
        self.set_season(&point, &mut moving.season);
        let (constants, mut begin) = (self.constants(&point), self.begin(&point));
        let met = meet(self.search.series, &self.search.shape, &constants, (&mut begin.level, &mut begin.trend), &mut moving.season, |_| ())?;
        Some((point, self.search.height_of(&met)))
    }

    fn point(&self, alpha: f64, beta: f64, gamma: f64, phi: f64, state: &EtsState) -> [f64; P] {
        let (known, shape) = (&self.search.known, &self.search.shape);
        let mut point = [0.0; P];
        (point[ALPHA], point[LEVEL]) = (known.alpha.unwrap_or(alpha), state.level);
        let mut set = |place: Option<usize>, value: f64| {
            if let Some(place) = place {
                point[place] = value;
            }
        };
        set(self.places.beta, known.beta_ratio.unwrap_or(beta));
        set(self.places.trend, state.trend);
        set(self.places.phi, known.phi.unwrap_or(phi));
        set(self.places.gamma, known.gamma_ratio.unwrap_or(gamma));
        if self.season {
            let most = shape.season - 1;
            point[self.places.season..self.places.season + most].copy_from_slice(&state.season[..most]);
        }
        point
    }

    fn limits(&self) -> Limits<P> {
        let (places, known) = (&self.places, &self.search.known);
        let begin = self.point(0.5, 0.5, 0.5, FIRST_PHI, self.search.state);
        let (mut low, mut high) = (begin, begin);
        let mut open = |place: Option<usize>, free: bool, (least, most): (f64, f64)| {
            if let (Some(place), true) = (place, free) {
                (low[place], high[place]) = (least, most);
            }
        };
        open(Some(ALPHA), known.alpha.is_none(), LIMITS);
        open(places.beta, known.beta_ratio.is_none(), LIMITS);
        open(places.gamma, known.gamma_ratio.is_none(), LIMITS);
        open(places.phi, known.phi.is_none(), DAMPING);
        let (everywhere, line) = ((f64::NEG_INFINITY, f64::INFINITY), self.search.free != Free::Nothing);
        open(Some(LEVEL), line, everywhere);
        open(places.trend, line, everywhere);
        let states = if self.season { self.search.shape.season - 1 } else { 0 };
        (0..states).for_each(|i| open(Some(places.season + i), true, everywhere));
        Limits { low, high }
    }

    /// The seasonal states of a point, a single 0 where the model has none.
    fn set_season(&self, point: &[f64; P], season: &mut Vec<f64>) {
        season.clear();
        let shape = &self.search.shape;
        if !shape.seasonal() {
            season.push(0.0);
        } else if self.season {
            season.extend_from_slice(&point[self.places.season..self.places.season + shape.season - 1]);
            let whole = if shape.season_kind == SeasonKind::Multiplicative { shape.season as f64 } else { 0.0 };
            let last = season.iter().fold(whole, |rest, state| rest - state);
            season.push(last);
        } else {
            season.extend_from_slice(&self.search.state.season);
        }
    }

    fn begin(&self, point: &[f64; P]) -> Begin {
        let value = |place: Option<usize>, absent: f64| place.map_or(absent, |place| point[place]);
        let Places { beta, trend, phi, gamma, .. } = self.places;
        Begin {
            alpha: point[ALPHA],
            beta_ratio: value(beta, 0.0),
            gamma_ratio: value(gamma, 0.0),
            phi: value(phi, 1.0),
            level: point[LEVEL],
            trend: value(trend, 0.0),
        }
    }

    fn constants(&self, point: &[f64; P]) -> EtsConstants {
        let Begin { alpha, beta_ratio, gamma_ratio, phi, .. } = self.begin(point);
        EtsConstants { alpha, beta: alpha * beta_ratio, gamma: (1.0 - alpha) * gamma_ratio, phi }
    }

    fn found(&self, point: &[f64; P]) -> Found {
        let Begin { level, trend, .. } = self.begin(point);
        let mut season = Vec::new();
        if self.search.shape.seasonal() {
            self.set_season(point, &mut season);
        }
        Found { constants: self.constants(point), start: EtsState { level, trend, season } }
    }

    fn valley(&self, point: &[f64; P], moving: &mut Moving<P>) -> Valley<P> {
        let Search { series, shape, .. } = self.search;
        self.set_season(point, &mut moving.season);
        let (begin, places, free) = (self.begin(point), &self.places, self.season);
        let slopes = match (shape.season_kind, shape.relative(), shape.trended()) {
            (SeasonKind::Multiplicative, false, true) => pass::<true, false, true, P>(series, &begin, places, free, moving),
            (SeasonKind::Multiplicative, false, false) => pass::<true, false, false, P>(series, &begin, places, free, moving),
            (SeasonKind::Multiplicative, true, true) => pass::<true, true, true, P>(series, &begin, places, free, moving),
            (SeasonKind::Multiplicative, true, false) => pass::<true, true, false, P>(series, &begin, places, free, moving),
            (_, false, true) => pass::<false, false, true, P>(series, &begin, places, free, moving),
            (_, false, false) => pass::<false, false, false, P>(series, &begin, places, free, moving),
            (_, true, true) => pass::<false, true, true, P>(series, &begin, places, free, moving),
            (_, true, false) => pass::<false, true, false, P>(series, &begin, places, free, moving),
        };
        let height = self.search.height_of(&slopes.met);
        if shape.relative() {
            scaled(slopes, height, series.len())
        } else {
            Valley { height, gradient: slopes.gradient, curvature: slopes.curvature }
        }
    }
}

fn lowest_of<'a, const P: usize>(points: impl Iterator<Item = &'a Point<P>>) -> Option<Point<P>> {
    points.fold(None, |best: Option<Point<P>>, point| match best {
        Some(best) if best.1 <= point.1 => Some(best),
        _ => Some(*point),
    })
}

/// With multiplicative errors the least squares are those of e G, where G is the geometric mean of the means: ∂(e G) / G = ∂e + e g, g = ∂ ln G.
fn scaled<const P: usize>(slopes: Slopes<P>, height: f64, periods: usize) -> Valley<P> {
    let Slopes { met, mut gradient, mut curvature, drift } = slopes;
    let g = drift.map(|sum| sum / periods as f64);
    for i in 0..P {
        for j in 0..=i {
            curvature[i][j] += gradient[i] * g[j] + g[i] * gradient[j] + met.squares * g[i] * g[j];
        }
    }
    for i in 0..P {
        gradient[i] += met.squares * g[i];
    }
    Valley { height, gradient, curvature }
}
