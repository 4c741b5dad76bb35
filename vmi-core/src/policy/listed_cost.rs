//! The cost of a position under demand whose probabilities are listed: the same as [`super::position_cost::PositionCost`] for many positions at once.

/// G by position, written down where it was asked for.
pub(super) struct ListedCost {
    holding_cost: f64,
    stockout_cost: f64,
    mean: f64,
    least: i64,
    /// E(y − D)⁺ for y = least, least + 1, … up to the greatest demand.
    leftover: Vec<f64>,
    best: i64,
    /// G from the position `from` on.
    from: i64,
    known: Vec<f64>,
}

impl ListedCost {
    pub(super) fn new(holding_cost: f64, stockout_cost: f64, least: i64, probabilities: &[f64], mean: f64) -> Self {
        let (mut leftover, mut covered, mut best) = (vec![0.0], 0.0, None);
        let wanted = stockout_cost / (holding_cost + stockout_cost);
        for (at, probability) in probabilities.iter().enumerate() {
            covered += probability;
            leftover.push(leftover[at] + covered);
            if best.is_none() && covered >= wanted {
                best = Some(least + at as i64);
            }
        }
        leftover.pop();
        let best = best.unwrap_or(least + leftover.len() as i64 - 1);
        Self { holding_cost, stockout_cost, mean, least, leftover, best, from: best, known: Vec::new() }
    }

    pub(super) fn best(&self) -> i64 {
        self.best
    }

    pub(super) fn at(&self, y: i64) -> f64 {
        let above = y as f64 - self.mean;
        match usize::try_from(y - self.least) {
            Err(_) => -self.stockout_cost * above,
            Ok(at) => match self.leftover.get(at) {
                Some(leftover) => self.holding_cost * leftover + self.stockout_cost * (leftover - above).max(0.0),
                None => self.holding_cost * above,
            },
        }
    }

    /// Writes down the costs from one position to another.
    pub(super) fn reach(&mut self, low: i64, high: i64) {
        if self.known.is_empty() {
            self.from = low;
        }
        if low < self.from {
            // Twice as far down as asked, so that one step down at a time stays cheap.
            let more = (self.from - low).max(self.known.len() as i64);
            let start = self.from - more;
            let mut costs: Vec<f64> = (start..self.from).map(|y| self.at(y)).collect();
            costs.append(&mut self.known);
            (self.from, self.known) = (start, costs);
        }
        for y in self.from + self.known.len() as i64..=high {
            self.known.push(self.at(y));
        }
    }

    /// The costs of positions that were reached.
    pub(super) fn between(&self, low: i64, high: i64) -> &[f64] {
        &self.known[(low - self.from) as usize..=(high - self.from) as usize]
    }
}
