//! Exponential smoothing, several steps at a time.

/// Steps that are taken at once.
const STEPS: usize = 8;

/// The weights of several steps: what each value moves the state by.
#[derive(Clone, Copy)]
pub(super) struct SmoothedSteps {
    alpha: f64,
    /// α (1 − α)^k of the value k steps before the last.
    weights: [f64; STEPS],
}

impl SmoothedSteps {
    pub(super) fn new(alpha: f64) -> Self {
        let (mut weights, mut weight) = ([0.0; STEPS], alpha);
        for place in weights.iter_mut().rev() {
            *place = weight;
            weight *= 1.0 - alpha;
        }
        Self { alpha, weights }
    }

    /// The state after values x, each of a pair from two slices of one length:
    ///
    /// ```text
    /// s_n = s_0 + Σ α (1 − α)^(n−k) (x_k − s_0)        which is s_k = s_(k−1) + α (x_k − s_(k−1)), n times
    /// ```
    ///
    /// One by one each step waits for the one before; here only each eighth does. Values equal to the state leave it as it is, to the bit.
    #[inline(always)]
    pub(super) fn after<V: Copy>(&self, mut state: f64, values: &[V], others: &[V], of: impl Fn(V, V) -> f64) -> f64 {
        let (chunks, other_chunks) = (values.chunks_exact(STEPS), others.chunks_exact(STEPS));
        let (rest, other_rest) = (chunks.remainder(), other_chunks.remainder());
        for (chunk, other) in chunks.zip(other_chunks) {
            let mut terms = [0.0; STEPS];
            for (((term, weight), value), other) in terms.iter_mut().zip(&self.weights).zip(chunk).zip(other) {
                *term = weight * (of(*value, *other) - state);
            }
            let [a, b, c, d, e, f, g, h] = terms;
            state += ((a + e) + (c + g)) + ((b + f) + (d + h));
        }
        for (value, other) in rest.iter().zip(other_rest) {
            state += self.alpha * (of(*value, *other) - state);
        }
        state
    }
}

/// The same with the state after each value: that of [`SmoothedSteps::after`] the values up to it, to the bit.
pub(super) struct SmoothedPath {
    steps: SmoothedSteps,
    state: f64,
    /// The state before the values that are not yet a whole set.
    before: f64,
    values: [f64; STEPS],
    count: usize,
}

impl SmoothedPath {
    pub(super) fn new(alpha: f64, state: f64) -> Self {
        Self { steps: SmoothedSteps::new(alpha), state, before: state, values: [0.0; STEPS], count: 0 }
    }

    pub(super) fn state(&self) -> f64 {
        self.state
    }

    pub(super) fn add(&mut self, value: f64) {
        self.values[self.count] = value;
        self.count += 1;
        self.state += self.steps.alpha * (value - self.state);
        if self.count == STEPS {
            self.state = self.steps.after(self.before, &self.values, &self.values, |value, _| value);
            (self.before, self.count) = (self.state, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_steps_are_as_one_by_one() {
        let values: Vec<f64> = (0..45).map(|at| f64::from(at * at % 13)).collect();
        for alpha in [0.0, 0.1, 0.3, 1.0] {
            let mut path = SmoothedPath::new(alpha, 4.0);
            for count in 0..values.len() {
                let steps = SmoothedSteps::new(alpha).after(4.0, &values[..count], &values[..count], |value, _| value);
                let one_by_one = values[..count].iter().fold(4.0, |state, value| state + alpha * (value - state));
                assert!((steps - one_by_one).abs() < 1e-14 * 13.0, "{alpha} {count}: {steps} {one_by_one}");
                assert_eq!(path.state(), steps);
                path.add(values[count]);
            }
        }
        assert_eq!(SmoothedSteps::new(0.1).after(0.3, &[0.5; 21], &[0.2; 21], |value, other| value - other), 0.3);
    }
}
