//! The variance of forecasts by the innovations models, of each step and of the sum of the path.

use crate::demand::Fit;

/// What a shock leaves behind in later periods.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shocks {
    pub alpha: f64,
    pub beta: f64,
    pub gamma: f64,
    pub phi: f64,
    /// Periods in a season; 1 where there is none.
    pub season: usize,
}

impl Shocks {
    /// α + β (φ + φ² + … + φ^j) for j = 1, 2, …, without the season's part.
    fn trend_weights(&self, count: usize) -> Vec<f64> {
        let (mut damped, mut power) = (0.0, 1.0);
        let next = |_| {
            power *= self.phi;
            damped += power;
            self.alpha + self.beta * damped
        };
        (0..count).map(next).collect()
    }

    /// γ in the periods whose season is that of the shock, else 0.
    fn season_weight(&self, after: usize) -> f64 {
        if after.is_multiple_of(self.season) { self.gamma } else { 0.0 }
    }
}

/// Exact for additive errors, trends and seasons.
///
/// ```text
/// c_j = α + β (φ + … + φ^j) + γ [m divides j]        C_j = c_1 + … + c_j
/// variance of step h = σ² (1 + Σ_{j<h} c_j²)          of the sum of h steps = σ² Σ_{j<h} (1 + C_j)²
/// ```
pub(super) fn additive_variance(shocks: &Shocks, error_variance: f64, fit: &mut Fit) {
    let (mut one, mut all, mut passed) = (0.0, 0.0, 0.0);
    let (mut weight, mut after) = (1.0, 0);
    let weights = shocks.trend_weights(fit.path.len());
    for trend in weights {
        one += weight * weight;
        passed += weight;
        all += passed * passed;
        fit.variance.push(error_variance * one);
        fit.sum_variance.push(error_variance * all);
        after += 1;
        weight = trend + shocks.season_weight(after);
    }
}

/// Exact for multiplicative errors on an additive trend and season. μ_i is the mean of step i as known a period before, m_i the forecast.
///
/// ```text
/// θ_h = E μ_h² = m_h² + σ² Σ_{j<h} c_j² θ_{h−j}       variance of step h = (1 + σ²) θ_h − m_h²
/// variance of the sum of h steps = σ² Σ_{i≤h} θ_i (1 + C_{h−i})²
/// ```
pub(super) fn relative_variance(shocks: &Shocks, error_variance: f64, fit: &mut Fit) {
    let horizon = fit.path.len();
    let mut weights = shocks.trend_weights(horizon);
    let mut passed = vec![1.0; horizon];
    for at in 0..horizon {
        weights[at] += shocks.season_weight(at + 1);
        if at + 1 < horizon {
            passed[at + 1] = passed[at] + weights[at];
        }
    }
    let mut squares: Vec<f64> = Vec::with_capacity(horizon);
    for step in 0..horizon {
        let later: f64 = (0..step).fold(0.0, |sum, j| sum + weights[j] * weights[j] * squares[step - 1 - j]);
        let mean = fit.path[step] * fit.path[step];
        let square = mean + error_variance * later;
        squares.push(square);
        fit.variance.push((1.0 + error_variance) * square - mean);
        fit.sum_variance.push(error_variance * (0..=step).fold(0.0, |sum, i| sum + squares[i] * passed[step - i] * passed[step - i]));
    }
}

/// Multiplicative seasons: the weights of the shocks along the forecast path. Exact for the first season ahead; beyond it first order in the
/// season's own moves.
///
/// ```text
/// y_h = base_h s_h     ∂y_h / ∂e_i = (s_h / s_i) (α + β (φ + … + φ^{h−i})) + γ [m divides h − i] base_h / base_i
/// variance of step h = Σ_{i≤h} (∂y_h / ∂e_i)² v_i      of the sum: Σ_i (∂(y_1 + … + y_h) / ∂e_i)² v_i
/// ```
///
/// v_i is σ² for additive errors and σ² (y_i² + Σ_{j<i} (∂y_i / ∂e_j)² v_j) for multiplicative ones. Two seasons ahead with γ = 0.3 the variance of
/// a step is short of that of simulated paths by 3 % where σ is 0.14, and by 7 to 11 % where it is 0.35; that of the sum by 1 % and 3 to 5 %.
pub(super) fn seasonal_variance(shocks: &Shocks, seasons: &[f64], relative: bool, error_variance: f64, fit: &mut Fit) {
    let horizon = fit.path.len();
    let weights = shocks.trend_weights(horizon);
    fit.variance = vec![0.0; horizon];
    fit.sum_variance = vec![0.0; horizon];
    for shock in 0..horizon {
        let at = seasons[shock % seasons.len()];
        let base = fit.path[shock] / at;
        // What the shocks before this one leave in its period is known by now.
        let size = if relative { error_variance * (fit.path[shock] * fit.path[shock] + fit.variance[shock]) } else { error_variance };
        let mut passed = 0.0;
        for step in shock..horizon {
            let (now, after) = (seasons[step % seasons.len()], step - shock);
            let weight = if after == 0 { 1.0 } else { now / at * weights[after - 1] + shocks.season_weight(after) * (fit.path[step] / now) / base };
            passed += weight;
            fit.variance[step] += size * weight * weight;
            fit.sum_variance[step] += size * passed * passed;
        }
    }
}
