//! Properties whose cases run whole searches: a number of cases of their own, whatever `PROPTEST_CASES` asks of the quick ones.

/// `few_cases! { 20; #[test] fn name(x in strategy) { … } … }`: as `proptest!`, with 20 cases for each.
#[macro_export]
macro_rules! few_cases {
    ($cases:expr; $($(#[$meta:meta])* fn $name:ident($($pattern:pat in $strategy:expr),+ $(,)?) $body:block)+) => {$(
        $(#[$meta])*
        fn $name() {
            use proptest::test_runner::{Config, TestRunner};
            let config = Config { cases: $cases, failure_persistence: None, ..Config::default() };
            let found = TestRunner::new(config).run(&($($strategy,)+), |($($pattern,)+)| {
                $body
                Ok(())
            });
            if let Err(failure) = found {
                panic!("{failure}");
            }
        }
    )+};
}
