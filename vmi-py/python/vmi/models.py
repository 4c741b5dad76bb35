"""Models of inventory theory, by their textbook names.

Every function takes its inputs by name. Single values in give a result with named fields; any column in (a list, an array of
numpy, a Series, anything that speaks Arrow) gives `Answers`, a row for each row: one that cannot be answered is named in
`.errors`, and the others go on. Rates and times share one unit of time, which is yours to choose.

>>> import vmi
>>> vmi.models.eoq(fixed_cost=8, demand_rate=1300, holding_cost=0.225).order_quantity
304.0467800264368
>>> vmi.models.eoq(fixed_cost=[8, 10], demand_rate=[1300, 0], holding_cost=0.225)
<Answers: 2 rows, 1 errors, columns ['order_quantity', 'cycle_time', 'cost_rate']>

This file is written by tools/make_models.py from the core's own list of models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from ._models import Answers, Column, Lists, solve

__all__ = [
    "Answers",
    "BaseStockPoissonPerformanceResult",
    "ConwipResult",
    "EoqAdditiveYieldResult",
    "EoqAllUnitsDiscountResult",
    "EoqBackordersResult",
    "EoqBudgetLimitResult",
    "EoqDisruptionsResult",
    "EoqIncrementalDiscountResult",
    "EoqMultiplicativeYieldResult",
    "EoqOrderLimitResult",
    "EoqResult",
    "EoqSensitivityResult",
    "EoqSpaceLimitResult",
    "EoqTermsResult",
    "EpeiResult",
    "EpqBackordersResult",
    "EpqResult",
    "ExchangeCurveResult",
    "FillRateRqResult",
    "FiniteHorizonMyopicBoundsResult",
    "FixedOrderQuantityResult",
    "JitLotResult",
    "JrpOptimalResult",
    "JrpSilverHeuristicResult",
    "KanbanCardsResult",
    "LeastUnitCostResult",
    "LotForLotResult",
    "LotSizingTermsResult",
    "MaxMinusAverageResult",
    "MyopicNewsvendorResult",
    "NewsvendorAdditiveYieldUniformResult",
    "NewsvendorDiscreteResult",
    "NewsvendorDisruptionsResult",
    "NewsvendorDistributionFreeResult",
    "NewsvendorEmpiricalResult",
    "NewsvendorGammaResult",
    "NewsvendorLognormalResult",
    "NewsvendorNegativeBinomialResult",
    "NewsvendorNormalResult",
    "NewsvendorPoissonResult",
    "NewsvendorProfitDiscreteResult",
    "NewsvendorProfitNormalResult",
    "NewsvendorProfitPoissonResult",
    "PartPeriodBalancingResult",
    "PeriodOrderQuantityResult",
    "PowerOfTwoResult",
    "RqEilApproximationResult",
    "RqEoqPlusSafetyStockResult",
    "RqEoqbApproximationResult",
    "RqExactCostNormalResult",
    "RqExactDiscreteResult",
    "RqExactGammaResult",
    "RqExactNegativeBinomialResult",
    "RqExactOptimalNormalResult",
    "RqExactPoissonResult",
    "RqLossFunctionApproximationResult",
    "RqOptimalRGivenQResult",
    "RqPoissonPerformanceResult",
    "SafetyStockCslResult",
    "SilverMealResult",
    "SsCostPoissonResult",
    "SsExactDiscretePmfResult",
    "SsExactDiscreteResult",
    "SsExactNegativeBinomialResult",
    "SsExactPoissonResult",
    "SsPowerApproximationResult",
    "SupplierSplitResult",
    "TwoBinResult",
    "WagnerWhitinResult",
    "WagnerWhitinVaryingResult",
    "base_stock_poisson_performance",
    "conwip",
    "eoq",
    "eoq_additive_yield",
    "eoq_all_units_discount",
    "eoq_backorders",
    "eoq_budget_limit",
    "eoq_disruptions",
    "eoq_incremental_discount",
    "eoq_multiplicative_yield",
    "eoq_order_limit",
    "eoq_sensitivity",
    "eoq_space_limit",
    "eoq_terms",
    "epei",
    "epq",
    "epq_backorders",
    "exchange_curve",
    "fill_rate_rq",
    "finite_horizon_myopic_bounds",
    "fixed_order_quantity",
    "jit_lot",
    "jrp_optimal",
    "jrp_silver_heuristic",
    "kanban_cards",
    "least_unit_cost",
    "lot_for_lot",
    "lot_sizing_terms",
    "max_minus_average",
    "myopic_newsvendor",
    "newsvendor_additive_yield_uniform",
    "newsvendor_discrete",
    "newsvendor_disruptions",
    "newsvendor_distribution_free",
    "newsvendor_empirical",
    "newsvendor_gamma",
    "newsvendor_lognormal",
    "newsvendor_negative_binomial",
    "newsvendor_normal",
    "newsvendor_poisson",
    "newsvendor_profit_discrete",
    "newsvendor_profit_normal",
    "newsvendor_profit_poisson",
    "part_period_balancing",
    "period_order_quantity",
    "power_of_two",
    "rq_eil_approximation",
    "rq_eoq_plus_safety_stock",
    "rq_eoqb_approximation",
    "rq_exact_cost_normal",
    "rq_exact_discrete",
    "rq_exact_gamma",
    "rq_exact_negative_binomial",
    "rq_exact_optimal_normal",
    "rq_exact_poisson",
    "rq_loss_function_approximation",
    "rq_optimal_r_given_Q",
    "rq_poisson_performance",
    "safety_stock_csl",
    "silver_meal",
    "ss_cost_poisson",
    "ss_exact_discrete",
    "ss_exact_discrete_pmf",
    "ss_exact_negative_binomial",
    "ss_exact_poisson",
    "ss_power_approximation",
    "supplier_split",
    "two_bin",
    "wagner_whitin",
    "wagner_whitin_varying",
]


@dataclass(frozen=True)
class BaseStockPoissonPerformanceResult:
    """The answer of `base_stock_poisson_performance`."""

    expected_on_hand: float
    """Units."""
    expected_backorders: float
    """Units."""
    fill_rate: float
    """Share of demand served from stock."""
    ready_rate: float
    """Share of time with stock on hand."""


@overload
def base_stock_poisson_performance(
    *,
    base_stock: float,
    demand_rate: float,
    lead_time: float,
) -> BaseStockPoissonPerformanceResult: ...
@overload
def base_stock_poisson_performance(
    *,
    base_stock: Column,
    demand_rate: Column,
    lead_time: Column,
) -> BaseStockPoissonPerformanceResult | Answers: ...
def base_stock_poisson_performance(
    *,
    base_stock: Column,
    demand_rate: Column,
    lead_time: Column,
) -> BaseStockPoissonPerformanceResult | Answers:
    """Stock, backorders, fill rate and ready rate of a base stock (S − 1, S) under Poisson demand.

    Args:
        base_stock: Units.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.

    Returns:
        `expected_on_hand`, `expected_backorders`, `fill_rate`, `ready_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5; Feeney & Sherbrooke 1966.
    """
    given = {
        "base_stock": base_stock,
        "demand_rate": demand_rate,
        "lead_time": lead_time,
    }
    return solve("base_stock_poisson_performance", BaseStockPoissonPerformanceResult, given)


@dataclass(frozen=True)
class ConwipResult:
    """The answer of `conwip`."""

    wip: int
    """Jobs in the line."""
    throughput: float
    """Jobs for a unit of time."""
    cycle_time: float
    """Time of a job from start to end."""
    critical_wip: float
    """Jobs that give the full rate where nothing varies."""
    best_throughput: float
    """Jobs for a unit of time where nothing varies."""


@overload
def conwip(
    *,
    bottleneck_rate: float,
    raw_process_time: float,
    throughput: float | None = None,
    wip: float | None = None,
) -> ConwipResult: ...
@overload
def conwip(
    *,
    bottleneck_rate: Column,
    raw_process_time: Column,
    throughput: Column = None,
    wip: Column = None,
) -> ConwipResult | Answers: ...
def conwip(
    *,
    bottleneck_rate: Column,
    raw_process_time: Column,
    throughput: Column = None,
    wip: Column = None,
) -> ConwipResult | Answers:
    """Throughput and cycle time of a line with a constant number of jobs, or the least number for a throughput.

    Args:
        bottleneck_rate: Jobs for a unit of time.
        raw_process_time: Time of a job that never waits.
        throughput: Wanted jobs for a unit of time, where wip is absent.
        wip: Jobs in the line, whole; absent: the least for throughput.

    Returns:
        `wip`, `throughput`, `cycle_time`, `critical_wip`, `best_throughput`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the practical worst case: exact for balanced lines of single machines with exponential times.

    Source: Hopp & Spearman, Factory Physics, ch. 7 and 10.
    """
    given = {
        "bottleneck_rate": bottleneck_rate,
        "raw_process_time": raw_process_time,
        "throughput": throughput,
        "wip": wip,
    }
    return solve("conwip", ConwipResult, given)


@dataclass(frozen=True)
class EoqResult:
    """The answer of `eoq`."""

    order_quantity: float
    """Units."""
    cycle_time: float
    """Time between orders."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def eoq(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    order_quantity: float | None = None,
) -> EoqResult: ...
@overload
def eoq(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    order_quantity: Column = None,
) -> EoqResult | Answers: ...
def eoq(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    order_quantity: Column = None,
) -> EoqResult | Answers:
    """The order quantity that balances ordering and holding cost.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `cycle_time`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: F. W. Harris, Factory, The Magazine of Management 10 (1913).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "order_quantity": order_quantity,
    }
    return solve("eoq", EoqResult, given)


@dataclass(frozen=True)
class EoqAdditiveYieldResult:
    """The answer of `eoq_additive_yield`."""

    order_quantity: float
    """Units ordered."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def eoq_additive_yield(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    yield_mean: float,
    yield_sd: float,
    order_quantity: float | None = None,
) -> EoqAdditiveYieldResult: ...
@overload
def eoq_additive_yield(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    yield_mean: Column,
    yield_sd: Column,
    order_quantity: Column = None,
) -> EoqAdditiveYieldResult | Answers: ...
def eoq_additive_yield(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    yield_mean: Column,
    yield_sd: Column,
    order_quantity: Column = None,
) -> EoqAdditiveYieldResult | Answers:
    """The order quantity if a random quantity is added to each order.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        yield_mean: Units; mean of what is added to an order.
        yield_sd: Units; its standard deviation.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "yield_mean": yield_mean,
        "yield_sd": yield_sd,
        "order_quantity": order_quantity,
    }
    return solve("eoq_additive_yield", EoqAdditiveYieldResult, given)


@dataclass(frozen=True)
class EoqAllUnitsDiscountResult:
    """The answer of `eoq_all_units_discount`."""

    order_quantity: float
    """Units."""
    region: int
    """The region of the price list, from 0."""
    cost_rate: float
    """Money for a unit of time, with purchase."""


@overload
def eoq_all_units_discount(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_rate: float,
    breakpoints: Sequence[float],
    unit_costs: Sequence[float],
    order_quantity: float | None = None,
) -> EoqAllUnitsDiscountResult: ...
@overload
def eoq_all_units_discount(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    order_quantity: Column = None,
) -> EoqAllUnitsDiscountResult | Answers: ...
def eoq_all_units_discount(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    order_quantity: Column = None,
) -> EoqAllUnitsDiscountResult | Answers:
    """The order quantity if a large order makes every unit cheaper.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_rate: Holding cost for a unit of time, as a part of the unit cost.
        breakpoints: Units; the least quantity of each region, the first 0.
        unit_costs: Money for a unit in each region, not rising.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `region`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_rate": holding_rate,
        "breakpoints": breakpoints,
        "unit_costs": unit_costs,
        "order_quantity": order_quantity,
    }
    return solve("eoq_all_units_discount", EoqAllUnitsDiscountResult, given)


@dataclass(frozen=True)
class EoqBackordersResult:
    """The answer of `eoq_backorders`."""

    order_quantity: float
    """Units."""
    stockout_fraction: float
    """Part of demand that waits."""
    max_backorders: float
    """Units."""
    max_inventory: float
    """Units."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def eoq_backorders(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    backorder_cost: float,
    order_quantity: float | None = None,
    stockout_fraction: float | None = None,
) -> EoqBackordersResult: ...
@overload
def eoq_backorders(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    backorder_cost: Column,
    order_quantity: Column = None,
    stockout_fraction: Column = None,
) -> EoqBackordersResult | Answers: ...
def eoq_backorders(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    backorder_cost: Column,
    order_quantity: Column = None,
    stockout_fraction: Column = None,
) -> EoqBackordersResult | Answers:
    """The order quantity and the part of demand that waits, if backorders are allowed at a cost.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        backorder_cost: Money for a unit that waits for a unit of time.
        order_quantity: Units; absent: the best.
        stockout_fraction: Part of demand that waits, 0 to 1; absent: the best.

    Returns:
        `order_quantity`, `stockout_fraction`, `max_backorders`, `max_inventory`, `cost_rate`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "backorder_cost": backorder_cost,
        "order_quantity": order_quantity,
        "stockout_fraction": stockout_fraction,
    }
    return solve("eoq_backorders", EoqBackordersResult, given)


@dataclass(frozen=True)
class EoqBudgetLimitResult:
    """The answer of `eoq_budget_limit`."""

    multiplier: float
    """Money that one more unit of the limit saves in a unit of time; 0 where it does not bind."""
    used: float
    """How much of the limit is used."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    order_quantities: list[float]
    """Units."""


@overload
def eoq_budget_limit(
    *,
    demand_rates: Sequence[float],
    fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    unit_costs: Sequence[float],
    limit: float,
) -> EoqBudgetLimitResult: ...
@overload
def eoq_budget_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    unit_costs: Lists,
    limit: Column,
) -> EoqBudgetLimitResult | Answers: ...
def eoq_budget_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    unit_costs: Lists,
    limit: Column,
) -> EoqBudgetLimitResult | Answers:
    """The order quantities of the least cost whose mean value in stock keeps a budget.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        unit_costs: Money for a unit.
        limit: Money; mean value in stock.

    Returns:
        `multiplier`, `used`, `cost_rate`, `order_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "demand_rates": demand_rates,
        "fixed_costs": fixed_costs,
        "holding_costs": holding_costs,
        "unit_costs": unit_costs,
        "limit": limit,
    }
    return solve("eoq_budget_limit", EoqBudgetLimitResult, given)


@dataclass(frozen=True)
class EoqDisruptionsResult:
    """The answer of `eoq_disruptions`."""

    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def eoq_disruptions(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    stockout_cost: float,
    disruption_rate: float,
    recovery_rate: float,
    approximate: float | None = None,
    order_quantity: float | None = None,
) -> EoqDisruptionsResult: ...
@overload
def eoq_disruptions(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    disruption_rate: Column,
    recovery_rate: Column,
    approximate: Column = None,
    order_quantity: Column = None,
) -> EoqDisruptionsResult | Answers: ...
def eoq_disruptions(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    disruption_rate: Column,
    recovery_rate: Column,
    approximate: Column = None,
    order_quantity: Column = None,
) -> EoqDisruptionsResult | Answers:
    """The order quantity if the supplier is down now and then and unmet demand is lost.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit of lost demand.
        disruption_rate: Disruptions for a unit of time while up.
        recovery_rate: Recoveries for a unit of time while down.
        approximate: 1: by the approximation; 0 or absent: exact.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Berk & Arreola-Risa, Naval Research Logistics 41 (1994) 129–132; L. V. Snyder, ibid. 61 (2014).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "disruption_rate": disruption_rate,
        "recovery_rate": recovery_rate,
        "approximate": approximate,
        "order_quantity": order_quantity,
    }
    return solve("eoq_disruptions", EoqDisruptionsResult, given)


@dataclass(frozen=True)
class EoqIncrementalDiscountResult:
    """The answer of `eoq_incremental_discount`."""

    order_quantity: float
    """Units."""
    region: int
    """The region of the price list, from 0."""
    cost_rate: float
    """Money for a unit of time, with purchase."""


@overload
def eoq_incremental_discount(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_rate: float,
    breakpoints: Sequence[float],
    unit_costs: Sequence[float],
    order_quantity: float | None = None,
) -> EoqIncrementalDiscountResult: ...
@overload
def eoq_incremental_discount(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    order_quantity: Column = None,
) -> EoqIncrementalDiscountResult | Answers: ...
def eoq_incremental_discount(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    order_quantity: Column = None,
) -> EoqIncrementalDiscountResult | Answers:
    """The order quantity if only the units beyond a breakpoint are cheaper.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_rate: Holding cost for a unit of time, as a part of the mean unit cost.
        breakpoints: Units; where each price begins, the first 0.
        unit_costs: Money for a unit beyond each breakpoint.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `region`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_rate": holding_rate,
        "breakpoints": breakpoints,
        "unit_costs": unit_costs,
        "order_quantity": order_quantity,
    }
    return solve("eoq_incremental_discount", EoqIncrementalDiscountResult, given)


@dataclass(frozen=True)
class EoqMultiplicativeYieldResult:
    """The answer of `eoq_multiplicative_yield`."""

    order_quantity: float
    """Units ordered."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def eoq_multiplicative_yield(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    yield_mean: float,
    yield_sd: float,
    order_quantity: float | None = None,
) -> EoqMultiplicativeYieldResult: ...
@overload
def eoq_multiplicative_yield(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    yield_mean: Column,
    yield_sd: Column,
    order_quantity: Column = None,
) -> EoqMultiplicativeYieldResult | Answers: ...
def eoq_multiplicative_yield(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    yield_mean: Column,
    yield_sd: Column,
    order_quantity: Column = None,
) -> EoqMultiplicativeYieldResult | Answers:
    """The order quantity if a random part of each order is good.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        yield_mean: Mean part of an order that is good.
        yield_sd: Its standard deviation.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "yield_mean": yield_mean,
        "yield_sd": yield_sd,
        "order_quantity": order_quantity,
    }
    return solve("eoq_multiplicative_yield", EoqMultiplicativeYieldResult, given)


@dataclass(frozen=True)
class EoqOrderLimitResult:
    """The answer of `eoq_order_limit`."""

    multiplier: float
    """Money that one more unit of the limit saves in a unit of time; 0 where it does not bind."""
    used: float
    """How much of the limit is used."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    order_quantities: list[float]
    """Units."""


@overload
def eoq_order_limit(
    *,
    demand_rates: Sequence[float],
    fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    limit: float,
) -> EoqOrderLimitResult: ...
@overload
def eoq_order_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    limit: Column,
) -> EoqOrderLimitResult | Answers: ...
def eoq_order_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    limit: Column,
) -> EoqOrderLimitResult | Answers:
    """The order quantities of the least cost that need no more orders than a limit.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        limit: Orders of all items in a unit of time.

    Returns:
        `multiplier`, `used`, `cost_rate`, `order_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "demand_rates": demand_rates,
        "fixed_costs": fixed_costs,
        "holding_costs": holding_costs,
        "limit": limit,
    }
    return solve("eoq_order_limit", EoqOrderLimitResult, given)


@dataclass(frozen=True)
class EoqSensitivityResult:
    """The answer of `eoq_sensitivity`."""

    cost_ratio: float
    """Cost as a multiple of the best."""
    equal_cost_quantity: float
    """Units; the other quantity that costs as much."""


@overload
def eoq_sensitivity(
    *,
    best_quantity: float,
    order_quantity: float,
) -> EoqSensitivityResult: ...
@overload
def eoq_sensitivity(
    *,
    best_quantity: Column,
    order_quantity: Column,
) -> EoqSensitivityResult | Answers: ...
def eoq_sensitivity(
    *,
    best_quantity: Column,
    order_quantity: Column,
) -> EoqSensitivityResult | Answers:
    """What another order quantity than the best costs, as a multiple of the best cost.

    Args:
        best_quantity: Units.
        order_quantity: Units.

    Returns:
        `cost_ratio`, `equal_cost_quantity`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4.
    """
    given = {
        "best_quantity": best_quantity,
        "order_quantity": order_quantity,
    }
    return solve("eoq_sensitivity", EoqSensitivityResult, given)


@dataclass(frozen=True)
class EoqSpaceLimitResult:
    """The answer of `eoq_space_limit`."""

    multiplier: float
    """Money that one more unit of the limit saves in a unit of time; 0 where it does not bind."""
    used: float
    """How much of the limit is used."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    order_quantities: list[float]
    """Units."""


@overload
def eoq_space_limit(
    *,
    demand_rates: Sequence[float],
    fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    spaces: Sequence[float],
    limit: float,
) -> EoqSpaceLimitResult: ...
@overload
def eoq_space_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    spaces: Lists,
    limit: Column,
) -> EoqSpaceLimitResult | Answers: ...
def eoq_space_limit(
    *,
    demand_rates: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    spaces: Lists,
    limit: Column,
) -> EoqSpaceLimitResult | Answers:
    """The order quantities of the least cost for which there is room.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        spaces: Space for a unit.
        limit: Space for all lots.

    Returns:
        `multiplier`, `used`, `cost_rate`, `order_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
    given = {
        "demand_rates": demand_rates,
        "fixed_costs": fixed_costs,
        "holding_costs": holding_costs,
        "spaces": spaces,
        "limit": limit,
    }
    return solve("eoq_space_limit", EoqSpaceLimitResult, given)


@dataclass(frozen=True)
class EoqTermsResult:
    """The answer of `eoq_terms`."""

    order_quantity: float
    """Units."""
    region: int
    """The region of the price list, from 0."""
    cost_rate: float
    """Money for a unit of time, with purchase."""


@overload
def eoq_terms(
    *,
    fixed_cost: float,
    demand_rate: float,
    breakpoints: Sequence[float],
    unit_costs: Sequence[float],
    holding_cost: float | None = None,
    holding_rate: float | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    multiple: float | None = None,
    order_quantity: float | None = None,
) -> EoqTermsResult: ...
@overload
def eoq_terms(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    holding_cost: Column = None,
    holding_rate: Column = None,
    minimum: Column = None,
    maximum: Column = None,
    multiple: Column = None,
    order_quantity: Column = None,
) -> EoqTermsResult | Answers: ...
def eoq_terms(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    breakpoints: Lists,
    unit_costs: Lists,
    holding_cost: Column = None,
    holding_rate: Column = None,
    minimum: Column = None,
    maximum: Column = None,
    multiple: Column = None,
    order_quantity: Column = None,
) -> EoqTermsResult | Answers:
    """The best order quantity that minimum, maximum, multiple and price breaks allow.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        breakpoints: Units; the least quantity of each region, the first 0.
        unit_costs: Money for a unit in each region, not rising.
        holding_cost: Money for a unit held for a unit of time, beside holding_rate; absent: 0.
        holding_rate: Holding cost for a unit of time, as a part of the unit cost; absent: 0.
        minimum: Units; absent: none.
        maximum: Units; absent: none.
        multiple: Units; absent: any quantity.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `region`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2, over the allowed quantities.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "holding_rate": holding_rate,
        "minimum": minimum,
        "maximum": maximum,
        "multiple": multiple,
        "breakpoints": breakpoints,
        "unit_costs": unit_costs,
        "order_quantity": order_quantity,
    }
    return solve("eoq_terms", EoqTermsResult, given)


@dataclass(frozen=True)
class EpeiResult:
    """The answer of `epei`."""

    interval: float
    """Periods."""
    utilization: float
    """Part of the time that production takes."""
    batch_quantities: list[float]
    """Units of each part in an interval."""


@overload
def epei(
    *,
    available_time: float,
    demand_rates: Sequence[float],
    unit_times: Sequence[float],
    changeover_times: Sequence[float],
    interval: float | None = None,
) -> EpeiResult: ...
@overload
def epei(
    *,
    available_time: Column,
    demand_rates: Lists,
    unit_times: Lists,
    changeover_times: Lists,
    interval: Column = None,
) -> EpeiResult | Answers: ...
def epei(
    *,
    available_time: Column,
    demand_rates: Lists,
    unit_times: Lists,
    changeover_times: Lists,
    interval: Column = None,
) -> EpeiResult | Answers:
    """The shortest interval in which a machine can make every part, and the batches.

    Args:
        available_time: Machine time in a period.
        demand_rates: Units of each part in a period.
        unit_times: Machine time for a unit.
        changeover_times: Machine time for a changeover to the part.
        interval: Periods; absent: the shortest.

    Returns:
        `interval`, `utilization`, `batch_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Rother & Shook, Learning to See (1999).
    """
    given = {
        "available_time": available_time,
        "demand_rates": demand_rates,
        "unit_times": unit_times,
        "changeover_times": changeover_times,
        "interval": interval,
    }
    return solve("epei", EpeiResult, given)


@dataclass(frozen=True)
class EpqResult:
    """The answer of `epq`."""

    order_quantity: float
    """Units."""
    max_inventory: float
    """Units."""
    cycle_time: float
    """Time between set-ups."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def epq(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    production_rate: float,
    order_quantity: float | None = None,
) -> EpqResult: ...
@overload
def epq(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    production_rate: Column,
    order_quantity: Column = None,
) -> EpqResult | Answers: ...
def epq(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    production_rate: Column,
    order_quantity: Column = None,
) -> EpqResult | Answers:
    """The production lot that balances set-up and holding cost at a finite production rate.

    Args:
        fixed_cost: Money for a set-up.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        production_rate: Units for a unit of time, above demand_rate.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `max_inventory`, `cycle_time`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: E. W. Taft, Iron Age 101 (1918).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "production_rate": production_rate,
        "order_quantity": order_quantity,
    }
    return solve("epq", EpqResult, given)


@dataclass(frozen=True)
class EpqBackordersResult:
    """The answer of `epq_backorders`."""

    order_quantity: float
    """Units."""
    stockout_fraction: float
    """Part of demand that waits."""
    max_backorders: float
    """Units."""
    max_inventory: float
    """Units."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def epq_backorders(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    production_rate: float,
    backorder_cost: float,
    order_quantity: float | None = None,
    stockout_fraction: float | None = None,
) -> EpqBackordersResult: ...
@overload
def epq_backorders(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    production_rate: Column,
    backorder_cost: Column,
    order_quantity: Column = None,
    stockout_fraction: Column = None,
) -> EpqBackordersResult | Answers: ...
def epq_backorders(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    production_rate: Column,
    backorder_cost: Column,
    order_quantity: Column = None,
    stockout_fraction: Column = None,
) -> EpqBackordersResult | Answers:
    """The production lot and the part of demand that waits, at a finite production rate.

    Args:
        fixed_cost: Money for a set-up.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        production_rate: Units for a unit of time, above demand_rate.
        backorder_cost: Money for a unit that waits for a unit of time.
        order_quantity: Units; absent: the best.
        stockout_fraction: Part of demand that waits, 0 to 1; absent: the best.

    Returns:
        `order_quantity`, `stockout_fraction`, `max_backorders`, `max_inventory`, `cost_rate`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Nahmias & Olsen, Production and Operations Analysis, ch. 4.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "production_rate": production_rate,
        "backorder_cost": backorder_cost,
        "order_quantity": order_quantity,
        "stockout_fraction": stockout_fraction,
    }
    return solve("epq_backorders", EpqBackordersResult, given)


@dataclass(frozen=True)
class ExchangeCurveResult:
    """The answer of `exchange_curve`."""

    cycle_stocks: list[float]
    """Money; mean value of all cycle stocks, for each ratio."""
    order_rates: list[float]
    """Orders of all items in a unit of time, for each ratio."""


@overload
def exchange_curve(
    *,
    demand_rates: Sequence[float],
    unit_costs: Sequence[float],
    ratios: Sequence[float],
) -> ExchangeCurveResult: ...
@overload
def exchange_curve(
    *,
    demand_rates: Lists,
    unit_costs: Lists,
    ratios: Lists,
) -> ExchangeCurveResult | Answers: ...
def exchange_curve(
    *,
    demand_rates: Lists,
    unit_costs: Lists,
    ratios: Lists,
) -> ExchangeCurveResult | Answers:
    """Money in cycle stock against orders, for ratios of order cost to holding rate.

    Args:
        demand_rates: Units for a unit of time.
        unit_costs: Money for a unit.
        ratios: Cost of an order over the holding rate.

    Returns:
        `cycle_stocks`, `order_rates`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4.
    """
    given = {
        "demand_rates": demand_rates,
        "unit_costs": unit_costs,
        "ratios": ratios,
    }
    return solve("exchange_curve", ExchangeCurveResult, given)


@dataclass(frozen=True)
class FillRateRqResult:
    """The answer of `fill_rate_rq`."""

    k_classic: float
    """Safety factor."""
    safety_stock_classic: float
    """Units."""
    k_exact_backorder: float
    """Safety factor."""
    safety_stock_exact: float
    """Units."""


@overload
def fill_rate_rq(
    *,
    sigma_ltd: float,
    order_quantity: float,
    fill_rate: float,
) -> FillRateRqResult: ...
@overload
def fill_rate_rq(
    *,
    sigma_ltd: Column,
    order_quantity: Column,
    fill_rate: Column,
) -> FillRateRqResult | Answers: ...
def fill_rate_rq(
    *,
    sigma_ltd: Column,
    order_quantity: Column,
    fill_rate: Column,
) -> FillRateRqResult | Answers:
    """Safety factor and stock of (r,Q) for a fill rate, by the classic formula and with backorders exactly.

    Args:
        sigma_ltd: Units, of lead-time demand.
        order_quantity: Units.
        fill_rate: 0 to 1.

    Returns:
        `k_classic`, `safety_stock_classic`, `k_exact_backorder`, `safety_stock_exact`; `Answers` if any input is a
        column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: classic: counts shortages that the next order cannot mend; exact for normal demand otherwise.

    Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
    """
    given = {
        "sigma_ltd": sigma_ltd,
        "order_quantity": order_quantity,
        "fill_rate": fill_rate,
    }
    return solve("fill_rate_rq", FillRateRqResult, given)


@dataclass(frozen=True)
class FiniteHorizonMyopicBoundsResult:
    """The answer of `finite_horizon_myopic_bounds`."""

    reorder_level_lower: list[float]
    """Units, by period."""
    reorder_level_upper: list[float]
    """Units, by period."""
    order_up_to_lower: list[float]
    """Units, by period."""
    order_up_to_upper: list[float]
    """Units, by period."""


@overload
def finite_horizon_myopic_bounds(
    *,
    num_periods: float,
    holding_cost: float,
    stockout_cost: float,
    terminal_holding_cost: float,
    terminal_stockout_cost: float,
    purchase_cost: float,
    fixed_cost: float,
    demand_mean: float,
    demand_sd: float,
    discount_factor: float,
) -> FiniteHorizonMyopicBoundsResult: ...
@overload
def finite_horizon_myopic_bounds(
    *,
    num_periods: Column,
    holding_cost: Column,
    stockout_cost: Column,
    terminal_holding_cost: Column,
    terminal_stockout_cost: Column,
    purchase_cost: Column,
    fixed_cost: Column,
    demand_mean: Column,
    demand_sd: Column,
    discount_factor: Column,
) -> FiniteHorizonMyopicBoundsResult | Answers: ...
def finite_horizon_myopic_bounds(
    *,
    num_periods: Column,
    holding_cost: Column,
    stockout_cost: Column,
    terminal_holding_cost: Column,
    terminal_stockout_cost: Column,
    purchase_cost: Column,
    fixed_cost: Column,
    demand_mean: Column,
    demand_sd: Column,
    discount_factor: Column,
) -> FiniteHorizonMyopicBoundsResult | Answers:
    """Bounds on the best s and S of each period of a finite horizon with a fixed cost.

    Args:
        num_periods: Periods.
        holding_cost: Money for a unit and period.
        stockout_cost: Money for a unit and period.
        terminal_holding_cost: Money for a unit at the end.
        terminal_stockout_cost: Money for a unit at the end.
        purchase_cost: Money for a unit.
        fixed_cost: Money for an order.
        demand_mean: Units a period.
        demand_sd: Units.
        discount_factor: 0 to 1.

    Returns:
        `reorder_level_lower`, `reorder_level_upper`, `order_up_to_lower`, `order_up_to_upper`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Veinott 1966; Snyder & Shen, ch. 4.
    """
    given = {
        "num_periods": num_periods,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "terminal_holding_cost": terminal_holding_cost,
        "terminal_stockout_cost": terminal_stockout_cost,
        "purchase_cost": purchase_cost,
        "fixed_cost": fixed_cost,
        "demand_mean": demand_mean,
        "demand_sd": demand_sd,
        "discount_factor": discount_factor,
    }
    return solve("finite_horizon_myopic_bounds", FiniteHorizonMyopicBoundsResult, given)


@dataclass(frozen=True)
class FixedOrderQuantityResult:
    """The answer of `fixed_order_quantity`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""
    order_quantity: float
    """Units of a lot."""


@overload
def fixed_order_quantity(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
    order_quantity: float | None = None,
) -> FixedOrderQuantityResult: ...
@overload
def fixed_order_quantity(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    order_quantity: Column = None,
) -> FixedOrderQuantityResult | Answers: ...
def fixed_order_quantity(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    order_quantity: Column = None,
) -> FixedOrderQuantityResult | Answers:
    """Orders of whole lots of one size whenever the stock does not cover a period.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        order_quantity: Units of a lot; absent: the EOQ of the mean demand.

    Returns:
        `order_quantities`, `cost`, `order_quantity`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "order_quantity": order_quantity,
    }
    return solve("fixed_order_quantity", FixedOrderQuantityResult, given)


@dataclass(frozen=True)
class JitLotResult:
    """The answer of `jit_lot`."""

    deliveries: int
    """Deliveries of a lot."""
    delivery_quantity: float
    """Units."""
    lot_quantity: float
    """Units."""
    delivery_interval: float
    """Time between deliveries."""
    cost_rate: float
    """Money for a unit of time, without purchase."""


@overload
def jit_lot(
    *,
    demand_rate: float,
    setup_cost: float,
    delivery_cost: float,
    holding_cost: float,
    supplier_holding_cost: float,
    deliveries: float | None = None,
) -> JitLotResult: ...
@overload
def jit_lot(
    *,
    demand_rate: Column,
    setup_cost: Column,
    delivery_cost: Column,
    holding_cost: Column,
    supplier_holding_cost: Column,
    deliveries: Column = None,
) -> JitLotResult | Answers: ...
def jit_lot(
    *,
    demand_rate: Column,
    setup_cost: Column,
    delivery_cost: Column,
    holding_cost: Column,
    supplier_holding_cost: Column,
    deliveries: Column = None,
) -> JitLotResult | Answers:
    """The lot and its number of deliveries that are cheapest for supplier and customer together.

    Args:
        demand_rate: Units for a unit of time.
        setup_cost: Money for a set-up of the supplier.
        delivery_cost: Money for a delivery.
        holding_cost: Money for a unit held by the customer for a unit of time.
        supplier_holding_cost: Money for a unit held by the supplier for a unit of time.
        deliveries: Whole; deliveries of a lot; absent: the best.

    Returns:
        `deliveries`, `delivery_quantity`, `lot_quantity`, `delivery_interval`, `cost_rate`; `Answers` if any input is
        a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: S. K. Goyal, International Journal of Production Research 15 (1977) 107–111.
    """
    given = {
        "demand_rate": demand_rate,
        "setup_cost": setup_cost,
        "delivery_cost": delivery_cost,
        "holding_cost": holding_cost,
        "supplier_holding_cost": supplier_holding_cost,
        "deliveries": deliveries,
    }
    return solve("jit_lot", JitLotResult, given)


@dataclass(frozen=True)
class JrpOptimalResult:
    """The answer of `jrp_optimal`."""

    base_cycle_time: float
    """Units of time."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    order_multiples: list[float]
    """Base cycles between two orders of an item."""
    order_quantities: list[float]
    """Units."""


@overload
def jrp_optimal(
    *,
    shared_fixed_cost: float,
    individual_fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    demand_rates: Sequence[float],
) -> JrpOptimalResult: ...
@overload
def jrp_optimal(
    *,
    shared_fixed_cost: Column,
    individual_fixed_costs: Lists,
    holding_costs: Lists,
    demand_rates: Lists,
) -> JrpOptimalResult | Answers: ...
def jrp_optimal(
    *,
    shared_fixed_cost: Column,
    individual_fixed_costs: Lists,
    holding_costs: Lists,
    demand_rates: Lists,
) -> JrpOptimalResult | Answers:
    """The best base cycle and integer multiples of items that share a set-up.

    Args:
        shared_fixed_cost: Money for each base cycle.
        individual_fixed_costs: Money for an order of each item.
        holding_costs: Money for a unit held for a unit of time.
        demand_rates: Units for a unit of time.

    Returns:
        `base_cycle_time`, `cost_rate`, `order_multiples`, `order_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wildeman, Frenk & Dekker, European Journal of Operational Research 99 (1997) 433–444.
    """
    given = {
        "shared_fixed_cost": shared_fixed_cost,
        "individual_fixed_costs": individual_fixed_costs,
        "holding_costs": holding_costs,
        "demand_rates": demand_rates,
    }
    return solve("jrp_optimal", JrpOptimalResult, given)


@dataclass(frozen=True)
class JrpSilverHeuristicResult:
    """The answer of `jrp_silver_heuristic`."""

    base_cycle_time: float
    """Units of time."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    order_multiples: list[float]
    """Base cycles between two orders of an item."""
    order_quantities: list[float]
    """Units."""


@overload
def jrp_silver_heuristic(
    *,
    shared_fixed_cost: float,
    individual_fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    demand_rates: Sequence[float],
) -> JrpSilverHeuristicResult: ...
@overload
def jrp_silver_heuristic(
    *,
    shared_fixed_cost: Column,
    individual_fixed_costs: Lists,
    holding_costs: Lists,
    demand_rates: Lists,
) -> JrpSilverHeuristicResult | Answers: ...
def jrp_silver_heuristic(
    *,
    shared_fixed_cost: Column,
    individual_fixed_costs: Lists,
    holding_costs: Lists,
    demand_rates: Lists,
) -> JrpSilverHeuristicResult | Answers:
    """Base cycle and multiples of items that share a set-up, by Silver's heuristic.

    Args:
        shared_fixed_cost: Money for each base cycle.
        individual_fixed_costs: Money for an order of each item.
        holding_costs: Money for a unit held for a unit of time.
        demand_rates: Units for a unit of time.

    Returns:
        `base_cycle_time`, `cost_rate`, `order_multiples`, `order_quantities`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: mostly optimal or within a few percent; jrp_optimal is exact.

    Source: E. A. Silver, Management Science 22 (1976) 1351–1361.
    """
    given = {
        "shared_fixed_cost": shared_fixed_cost,
        "individual_fixed_costs": individual_fixed_costs,
        "holding_costs": holding_costs,
        "demand_rates": demand_rates,
    }
    return solve("jrp_silver_heuristic", JrpSilverHeuristicResult, given)


@dataclass(frozen=True)
class KanbanCardsResult:
    """The answer of `kanban_cards`."""

    cards: int
    """Cards, one for each container."""
    max_inventory: float
    """Units, all containers full."""


@overload
def kanban_cards(
    *,
    demand_per_period: float,
    lead_time_periods: float,
    safety_fraction: float,
    container: float,
) -> KanbanCardsResult: ...
@overload
def kanban_cards(
    *,
    demand_per_period: Column,
    lead_time_periods: Column,
    safety_fraction: Column,
    container: Column,
) -> KanbanCardsResult | Answers: ...
def kanban_cards(
    *,
    demand_per_period: Column,
    lead_time_periods: Column,
    safety_fraction: Column,
    container: Column,
) -> KanbanCardsResult | Answers:
    """The number of kanban cards for demand, lead time and container.

    Args:
        demand_per_period: Units in a period.
        lead_time_periods: Periods from a card's release to its next one.
        safety_fraction: Part of the demand over the lead time.
        container: Units in a container.

    Returns:
        `cards`, `max_inventory`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Y. Monden, Toyota Production System, ch. 3.
    """
    given = {
        "demand_per_period": demand_per_period,
        "lead_time_periods": lead_time_periods,
        "safety_fraction": safety_fraction,
        "container": container,
    }
    return solve("kanban_cards", KanbanCardsResult, given)


@dataclass(frozen=True)
class LeastUnitCostResult:
    """The answer of `least_unit_cost`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""


@overload
def least_unit_cost(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
) -> LeastUnitCostResult: ...
@overload
def least_unit_cost(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> LeastUnitCostResult | Answers: ...
def least_unit_cost(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> LeastUnitCostResult | Answers:
    """Lots that grow as long as their cost for a unit falls.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        `order_quantities`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Nahmias & Olsen, Production and Operations Analysis, ch. 8.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
    }
    return solve("least_unit_cost", LeastUnitCostResult, given)


@dataclass(frozen=True)
class LotForLotResult:
    """The answer of `lot_for_lot`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""


@overload
def lot_for_lot(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
) -> LotForLotResult: ...
@overload
def lot_for_lot(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> LotForLotResult | Answers: ...
def lot_for_lot(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> LotForLotResult | Answers:
    """Each period orders its own demand.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        `order_quantities`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
    }
    return solve("lot_for_lot", LotForLotResult, given)


@dataclass(frozen=True)
class LotSizingTermsResult:
    """The answer of `lot_sizing_terms`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    order_periods_1based: list[float]
    """Periods with an order, from 1."""
    cost: float
    """Money over all periods."""


@overload
def lot_sizing_terms(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
    multiple: float,
    purchase_cost: float | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
) -> LotSizingTermsResult: ...
@overload
def lot_sizing_terms(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    multiple: Column,
    purchase_cost: Column = None,
    minimum: Column = None,
    maximum: Column = None,
) -> LotSizingTermsResult | Answers: ...
def lot_sizing_terms(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    multiple: Column,
    purchase_cost: Column = None,
    minimum: Column = None,
    maximum: Column = None,
) -> LotSizingTermsResult | Answers:
    """The cheapest plan of lots for known demand if orders have a minimum, a maximum and a multiple.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        multiple: Units; an order is a multiple of it.
        purchase_cost: Money for a unit; absent: 0.
        minimum: Units of an order; absent: 0.
        maximum: Units of an order; absent: none.

    Returns:
        `order_quantities`, `order_periods_1based`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wagner & Whitin, Management Science 5 (1958), over (period, stock); Love, Management Science 19 (1973)
    313–318.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "purchase_cost": purchase_cost,
        "multiple": multiple,
        "minimum": minimum,
        "maximum": maximum,
    }
    return solve("lot_sizing_terms", LotSizingTermsResult, given)


@dataclass(frozen=True)
class MaxMinusAverageResult:
    """The answer of `max_minus_average`."""

    safety_stock: float
    """Units."""
    reorder_point: float
    """Units; mean demand over the protection days and the safety stock."""


@overload
def max_minus_average(
    *,
    mean: float,
    maximum: float,
    protection_days: float,
    longest_days: float | None = None,
) -> MaxMinusAverageResult: ...
@overload
def max_minus_average(
    *,
    mean: Column,
    maximum: Column,
    protection_days: Column,
    longest_days: Column = None,
) -> MaxMinusAverageResult | Answers: ...
def max_minus_average(
    *,
    mean: Column,
    maximum: Column,
    protection_days: Column,
    longest_days: Column = None,
) -> MaxMinusAverageResult | Answers:
    """The safety stock and reorder point by the largest usage and the longest time less the mean of both.

    Args:
        mean: Units a day.
        maximum: Units a day, the largest.
        protection_days: Days from order to arrival, with the review interval if there is one.
        longest_days: Days, at the longest; absent: protection_days.

    Returns:
        `safety_stock`, `reorder_point`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a rule of thumb; no service level follows from it.

    Source: Lean practice.
    """
    given = {
        "mean": mean,
        "maximum": maximum,
        "protection_days": protection_days,
        "longest_days": longest_days,
    }
    return solve("max_minus_average", MaxMinusAverageResult, given)


@dataclass(frozen=True)
class MyopicNewsvendorResult:
    """The answer of `myopic_newsvendor`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def myopic_newsvendor(
    *,
    holding_cost: float,
    stockout_cost: float,
    purchase_cost: float,
    purchase_cost_next: float,
    mean: float,
    sd: float,
    discount_factor: float,
    base_stock: float | None = None,
) -> MyopicNewsvendorResult: ...
@overload
def myopic_newsvendor(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    purchase_cost: Column,
    purchase_cost_next: Column,
    mean: Column,
    sd: Column,
    discount_factor: Column,
    base_stock: Column = None,
) -> MyopicNewsvendorResult | Answers: ...
def myopic_newsvendor(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    purchase_cost: Column,
    purchase_cost_next: Column,
    mean: Column,
    sd: Column,
    discount_factor: Column,
    base_stock: Column = None,
) -> MyopicNewsvendorResult | Answers:
    """The base stock of one of many periods: what is left is worth what it costs in the next one.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        purchase_cost: Money for a unit now.
        purchase_cost_next: Money for a unit in the next period.
        mean: Units a period.
        sd: Units.
        discount_factor: 0 to 1.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Veinott 1965; Snyder & Shen, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "purchase_cost": purchase_cost,
        "purchase_cost_next": purchase_cost_next,
        "mean": mean,
        "sd": sd,
        "discount_factor": discount_factor,
        "base_stock": base_stock,
    }
    return solve("myopic_newsvendor", MyopicNewsvendorResult, given)


@dataclass(frozen=True)
class NewsvendorAdditiveYieldUniformResult:
    """The answer of `newsvendor_additive_yield_uniform`."""

    order_quantity: float
    """Units."""
    cost: float
    """Money."""


@overload
def newsvendor_additive_yield_uniform(
    *,
    holding_cost: float,
    stockout_cost: float,
    demand: float,
    yield_lo: float,
    yield_hi: float,
    order_quantity: float | None = None,
) -> NewsvendorAdditiveYieldUniformResult: ...
@overload
def newsvendor_additive_yield_uniform(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    demand: Column,
    yield_lo: Column,
    yield_hi: Column,
    order_quantity: Column = None,
) -> NewsvendorAdditiveYieldUniformResult | Answers: ...
def newsvendor_additive_yield_uniform(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    demand: Column,
    yield_lo: Column,
    yield_hi: Column,
    order_quantity: Column = None,
) -> NewsvendorAdditiveYieldUniformResult | Answers:
    """What to order for a known demand when the delivery differs from the order by a uniform amount.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        demand: Units.
        yield_lo: Units.
        yield_hi: Units.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "demand": demand,
        "yield_lo": yield_lo,
        "yield_hi": yield_hi,
        "order_quantity": order_quantity,
    }
    return solve("newsvendor_additive_yield_uniform", NewsvendorAdditiveYieldUniformResult, given)


@dataclass(frozen=True)
class NewsvendorDiscreteResult:
    """The answer of `newsvendor_discrete`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_discrete(
    *,
    holding_cost: float,
    stockout_cost: float,
    values: Sequence[float],
    probabilities: Sequence[float],
    base_stock: float | None = None,
) -> NewsvendorDiscreteResult: ...
@overload
def newsvendor_discrete(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    base_stock: Column = None,
) -> NewsvendorDiscreteResult | Answers: ...
def newsvendor_discrete(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    base_stock: Column = None,
) -> NewsvendorDiscreteResult | Answers:
    """The stock for one period under demand whose whole values and their probabilities are listed.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        values: Whole units.
        probabilities: Summing to 1.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "values": values,
        "probabilities": probabilities,
    }
    return solve("newsvendor_discrete", NewsvendorDiscreteResult, given)


@dataclass(frozen=True)
class NewsvendorDisruptionsResult:
    """The answer of `newsvendor_disruptions`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def newsvendor_disruptions(
    *,
    holding_cost: float,
    stockout_cost: float,
    demand: float,
    disruption_prob: float,
    recovery_prob: float,
    base_stock: float | None = None,
) -> NewsvendorDisruptionsResult: ...
@overload
def newsvendor_disruptions(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    demand: Column,
    disruption_prob: Column,
    recovery_prob: Column,
    base_stock: Column = None,
) -> NewsvendorDisruptionsResult | Answers: ...
def newsvendor_disruptions(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    demand: Column,
    disruption_prob: Column,
    recovery_prob: Column,
    base_stock: Column = None,
) -> NewsvendorDisruptionsResult | Answers:
    """The base stock for a known demand a period and a supplier that fails and recovers by chance.

    Args:
        holding_cost: Money for a unit and period.
        stockout_cost: Money for a unit and period.
        demand: Units a period.
        disruption_prob: Chance a period, 0 to 1.
        recovery_prob: Chance a period, 0 to 1.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "demand": demand,
        "disruption_prob": disruption_prob,
        "recovery_prob": recovery_prob,
        "base_stock": base_stock,
    }
    return solve("newsvendor_disruptions", NewsvendorDisruptionsResult, given)


@dataclass(frozen=True)
class NewsvendorDistributionFreeResult:
    """The answer of `newsvendor_distribution_free`."""

    base_stock: float
    """Units."""
    worst_cost: float
    """Money a period, at most."""


@overload
def newsvendor_distribution_free(
    *,
    holding_cost: float,
    stockout_cost: float,
    mean: float,
    sd: float,
    base_stock: float | None = None,
) -> NewsvendorDistributionFreeResult: ...
@overload
def newsvendor_distribution_free(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    base_stock: Column = None,
) -> NewsvendorDistributionFreeResult | Answers: ...
def newsvendor_distribution_free(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    base_stock: Column = None,
) -> NewsvendorDistributionFreeResult | Answers:
    """The stock for one period that is best against the worst demand of a given mean and standard deviation.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units.
        sd: Units.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `worst_cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1958; Gallego & Moon, J. Opl Res. Soc. 44 (1993).
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "mean": mean,
        "sd": sd,
    }
    return solve("newsvendor_distribution_free", NewsvendorDistributionFreeResult, given)


@dataclass(frozen=True)
class NewsvendorEmpiricalResult:
    """The answer of `newsvendor_empirical`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_empirical(
    *,
    holding_cost: float,
    stockout_cost: float,
    observed: Sequence[float],
    base_stock: float | None = None,
) -> NewsvendorEmpiricalResult: ...
@overload
def newsvendor_empirical(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    observed: Lists,
    base_stock: Column = None,
) -> NewsvendorEmpiricalResult | Answers: ...
def newsvendor_empirical(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    observed: Lists,
    base_stock: Column = None,
) -> NewsvendorEmpiricalResult | Answers:
    """The stock for one period under demand as likely as each of those observed.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        observed: Units.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "observed": observed,
    }
    return solve("newsvendor_empirical", NewsvendorEmpiricalResult, given)


@dataclass(frozen=True)
class NewsvendorGammaResult:
    """The answer of `newsvendor_gamma`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_gamma(
    *,
    holding_cost: float,
    stockout_cost: float,
    shape: float,
    scale: float,
    base_stock: float | None = None,
) -> NewsvendorGammaResult: ...
@overload
def newsvendor_gamma(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    shape: Column,
    scale: Column,
    base_stock: Column = None,
) -> NewsvendorGammaResult | Answers: ...
def newsvendor_gamma(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    shape: Column,
    scale: Column,
    base_stock: Column = None,
) -> NewsvendorGammaResult | Answers:
    """The stock for one period under gamma demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        shape: A number.
        scale: Units.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "shape": shape,
        "scale": scale,
    }
    return solve("newsvendor_gamma", NewsvendorGammaResult, given)


@dataclass(frozen=True)
class NewsvendorLognormalResult:
    """The answer of `newsvendor_lognormal`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_lognormal(
    *,
    holding_cost: float,
    stockout_cost: float,
    mu_log: float,
    sigma_log: float,
    base_stock: float | None = None,
) -> NewsvendorLognormalResult: ...
@overload
def newsvendor_lognormal(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mu_log: Column,
    sigma_log: Column,
    base_stock: Column = None,
) -> NewsvendorLognormalResult | Answers: ...
def newsvendor_lognormal(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mu_log: Column,
    sigma_log: Column,
    base_stock: Column = None,
) -> NewsvendorLognormalResult | Answers:
    """The stock for one period under lognormal demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mu_log: Mean of ln(demand).
        sigma_log: Standard deviation of ln(demand).
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "mu_log": mu_log,
        "sigma_log": sigma_log,
    }
    return solve("newsvendor_lognormal", NewsvendorLognormalResult, given)


@dataclass(frozen=True)
class NewsvendorNegativeBinomialResult:
    """The answer of `newsvendor_negative_binomial`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_negative_binomial(
    *,
    holding_cost: float,
    stockout_cost: float,
    r: float,
    p: float,
    base_stock: float | None = None,
) -> NewsvendorNegativeBinomialResult: ...
@overload
def newsvendor_negative_binomial(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    base_stock: Column = None,
) -> NewsvendorNegativeBinomialResult | Answers: ...
def newsvendor_negative_binomial(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    base_stock: Column = None,
) -> NewsvendorNegativeBinomialResult | Answers:
    """The stock for one period under negative binomial demand, mean r (1 − p) / p.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        r: Above 0.
        p: 0 < p ≤ 1.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "r": r,
        "p": p,
    }
    return solve("newsvendor_negative_binomial", NewsvendorNegativeBinomialResult, given)


@dataclass(frozen=True)
class NewsvendorNormalResult:
    """The answer of `newsvendor_normal`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_normal(
    *,
    holding_cost: float,
    stockout_cost: float,
    mean: float,
    sd: float,
    base_stock: float | None = None,
    lead_time: float | None = None,
) -> NewsvendorNormalResult: ...
@overload
def newsvendor_normal(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    base_stock: Column = None,
    lead_time: Column = None,
) -> NewsvendorNormalResult | Answers: ...
def newsvendor_normal(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    base_stock: Column = None,
    lead_time: Column = None,
) -> NewsvendorNormalResult | Answers:
    """The stock for one period under normal demand, or the level of a base-stock policy over lead_time + 1 periods.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units a period.
        sd: Units.
        base_stock: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "mean": mean,
        "sd": sd,
        "lead_time": lead_time,
    }
    return solve("newsvendor_normal", NewsvendorNormalResult, given)


@dataclass(frozen=True)
class NewsvendorPoissonResult:
    """The answer of `newsvendor_poisson`."""

    base_stock: float
    """Units."""
    cost: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ base_stock)."""
    expected_shortage: float
    """Units."""
    expected_leftover: float
    """Units."""


@overload
def newsvendor_poisson(
    *,
    holding_cost: float,
    stockout_cost: float,
    mean: float,
    base_stock: float | None = None,
) -> NewsvendorPoissonResult: ...
@overload
def newsvendor_poisson(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    base_stock: Column = None,
) -> NewsvendorPoissonResult | Answers: ...
def newsvendor_poisson(
    *,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    base_stock: Column = None,
) -> NewsvendorPoissonResult | Answers:
    """The stock for one period under Poisson demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units.
        base_stock: Units; absent: the best.

    Returns:
        `base_stock`, `cost`, `cycle_service_level`, `expected_shortage`, `expected_leftover`; `Answers` if any input
        is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "base_stock": base_stock,
        "mean": mean,
    }
    return solve("newsvendor_poisson", NewsvendorPoissonResult, given)


@dataclass(frozen=True)
class NewsvendorProfitDiscreteResult:
    """The answer of `newsvendor_profit_discrete`."""

    order_quantity: float
    """Units."""
    expected_profit: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ order_quantity)."""


@overload
def newsvendor_profit_discrete(
    *,
    revenue: float,
    purchase_cost: float,
    salvage_value: float,
    values: Sequence[float],
    probabilities: Sequence[float],
    order_quantity: float | None = None,
) -> NewsvendorProfitDiscreteResult: ...
@overload
def newsvendor_profit_discrete(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    values: Lists,
    probabilities: Lists,
    order_quantity: Column = None,
) -> NewsvendorProfitDiscreteResult | Answers: ...
def newsvendor_profit_discrete(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    values: Lists,
    probabilities: Lists,
    order_quantity: Column = None,
) -> NewsvendorProfitDiscreteResult | Answers:
    """What to buy for one period under demand whose values and probabilities are listed, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        values: Whole units.
        probabilities: Summing to 1.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `expected_profit`, `cycle_service_level`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "revenue": revenue,
        "purchase_cost": purchase_cost,
        "salvage_value": salvage_value,
        "order_quantity": order_quantity,
        "values": values,
        "probabilities": probabilities,
    }
    return solve("newsvendor_profit_discrete", NewsvendorProfitDiscreteResult, given)


@dataclass(frozen=True)
class NewsvendorProfitNormalResult:
    """The answer of `newsvendor_profit_normal`."""

    order_quantity: float
    """Units."""
    expected_profit: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ order_quantity)."""


@overload
def newsvendor_profit_normal(
    *,
    revenue: float,
    purchase_cost: float,
    salvage_value: float,
    mean: float,
    sd: float,
    order_quantity: float | None = None,
) -> NewsvendorProfitNormalResult: ...
@overload
def newsvendor_profit_normal(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    mean: Column,
    sd: Column,
    order_quantity: Column = None,
) -> NewsvendorProfitNormalResult | Answers: ...
def newsvendor_profit_normal(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    mean: Column,
    sd: Column,
    order_quantity: Column = None,
) -> NewsvendorProfitNormalResult | Answers:
    """What to buy for one period under normal demand, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        mean: Units.
        sd: Units.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `expected_profit`, `cycle_service_level`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "revenue": revenue,
        "purchase_cost": purchase_cost,
        "salvage_value": salvage_value,
        "order_quantity": order_quantity,
        "mean": mean,
        "sd": sd,
    }
    return solve("newsvendor_profit_normal", NewsvendorProfitNormalResult, given)


@dataclass(frozen=True)
class NewsvendorProfitPoissonResult:
    """The answer of `newsvendor_profit_poisson`."""

    order_quantity: float
    """Units."""
    expected_profit: float
    """Money a period."""
    cycle_service_level: float
    """P(demand ≤ order_quantity)."""


@overload
def newsvendor_profit_poisson(
    *,
    revenue: float,
    purchase_cost: float,
    salvage_value: float,
    mean: float,
    order_quantity: float | None = None,
) -> NewsvendorProfitPoissonResult: ...
@overload
def newsvendor_profit_poisson(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    mean: Column,
    order_quantity: Column = None,
) -> NewsvendorProfitPoissonResult | Answers: ...
def newsvendor_profit_poisson(
    *,
    revenue: Column,
    purchase_cost: Column,
    salvage_value: Column,
    mean: Column,
    order_quantity: Column = None,
) -> NewsvendorProfitPoissonResult | Answers:
    """What to buy for one period under Poisson demand, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        mean: Units.
        order_quantity: Units; absent: the best.

    Returns:
        `order_quantity`, `expected_profit`, `cycle_service_level`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
    given = {
        "revenue": revenue,
        "purchase_cost": purchase_cost,
        "salvage_value": salvage_value,
        "order_quantity": order_quantity,
        "mean": mean,
    }
    return solve("newsvendor_profit_poisson", NewsvendorProfitPoissonResult, given)


@dataclass(frozen=True)
class PartPeriodBalancingResult:
    """The answer of `part_period_balancing`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""


@overload
def part_period_balancing(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
) -> PartPeriodBalancingResult: ...
@overload
def part_period_balancing(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> PartPeriodBalancingResult | Answers: ...
def part_period_balancing(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> PartPeriodBalancingResult | Answers:
    """Lots whose holding cost is nearest to the cost of an order.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        `order_quantities`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: DeMatteis & Mendoza, IBM Systems Journal 7 (1968) 30–46.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
    }
    return solve("part_period_balancing", PartPeriodBalancingResult, given)


@dataclass(frozen=True)
class PeriodOrderQuantityResult:
    """The answer of `period_order_quantity`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""
    periods: int
    """Periods that an order covers."""


@overload
def period_order_quantity(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
    periods: float | None = None,
) -> PeriodOrderQuantityResult: ...
@overload
def period_order_quantity(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    periods: Column = None,
) -> PeriodOrderQuantityResult | Answers: ...
def period_order_quantity(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    periods: Column = None,
) -> PeriodOrderQuantityResult | Answers:
    """Lots that each cover the same number of periods, by default the EOQ in periods.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        periods: Whole periods that an order covers; absent: the EOQ's.

    Returns:
        `order_quantities`, `cost`, `periods`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "periods": periods,
    }
    return solve("period_order_quantity", PeriodOrderQuantityResult, given)


@dataclass(frozen=True)
class PowerOfTwoResult:
    """The answer of `power_of_two`."""

    exponent: int
    """K of base_period · 2^k."""
    cycle_time: float
    """Units of time."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time, without purchase."""
    cost_ratio: float
    """Cost as a multiple of that of the EOQ."""


@overload
def power_of_two(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    base_period: float,
    least_exponent: float | None = None,
    exponent: float | None = None,
) -> PowerOfTwoResult: ...
@overload
def power_of_two(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    base_period: Column,
    least_exponent: Column = None,
    exponent: Column = None,
) -> PowerOfTwoResult | Answers: ...
def power_of_two(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    base_period: Column,
    least_exponent: Column = None,
    exponent: Column = None,
) -> PowerOfTwoResult | Answers:
    """The best order interval among a base period times powers of two.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        base_period: Units of time.
        least_exponent: Whole; absent: any exponent.
        exponent: Whole; absent: the best.

    Returns:
        `exponent`, `cycle_time`, `order_quantity`, `cost_rate`, `cost_ratio`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: at most 6.07 % above the EOQ where any exponent is allowed; exact among powers of two.

    Source: R. Roundy, Management Science 31 (1985) 1416–1430.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "base_period": base_period,
        "least_exponent": least_exponent,
        "exponent": exponent,
    }
    return solve("power_of_two", PowerOfTwoResult, given)


@dataclass(frozen=True)
class RqEilApproximationResult:
    """The answer of `rq_eil_approximation`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_eil_approximation(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
) -> RqEilApproximationResult: ...
@overload
def rq_eil_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEilApproximationResult | Answers: ...
def rq_eil_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEilApproximationResult | Answers:
    """r and Q by Hadley and Whitin's expected inventory level, iterated; a penalty for each unit short.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: leaves backorders out of the stock on hand; see the source.

    Source: Hadley & Whitin 1963; Snyder & Shen, ch. 5.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
    }
    return solve("rq_eil_approximation", RqEilApproximationResult, given)


@dataclass(frozen=True)
class RqEoqPlusSafetyStockResult:
    """The answer of `rq_eoq_plus_safety_stock`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_eoq_plus_safety_stock(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
) -> RqEoqPlusSafetyStockResult: ...
@overload
def rq_eoq_plus_safety_stock(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEoqPlusSafetyStockResult | Answers: ...
def rq_eoq_plus_safety_stock(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEoqPlusSafetyStockResult | Answers:
    """Q by EOQ, r by the newsvendor's level for lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: no bound; the cost given is the exact one of these r and Q.

    Source: Snyder & Shen, ch. 5.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
    }
    return solve("rq_eoq_plus_safety_stock", RqEoqPlusSafetyStockResult, given)


@dataclass(frozen=True)
class RqEoqbApproximationResult:
    """The answer of `rq_eoqb_approximation`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_eoqb_approximation(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
) -> RqEoqbApproximationResult: ...
@overload
def rq_eoqb_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEoqbApproximationResult | Answers: ...
def rq_eoqb_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqEoqbApproximationResult | Answers:
    """Q by EOQ with backorders, and the best r for it.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: costs at most 11.8 % more than the best, usually under 1 % (Zheng 1992).

    Source: Zheng, Management Science 38 (1992); Snyder & Shen, ch. 5.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
    }
    return solve("rq_eoqb_approximation", RqEoqbApproximationResult, given)


@dataclass(frozen=True)
class RqExactCostNormalResult:
    """The answer of `rq_exact_cost_normal`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_cost_normal(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
    reorder_point: float,
    order_quantity: float,
) -> RqExactCostNormalResult: ...
@overload
def rq_exact_cost_normal(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    reorder_point: Column,
    order_quantity: Column,
) -> RqExactCostNormalResult | Answers: ...
def rq_exact_cost_normal(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    reorder_point: Column,
    order_quantity: Column,
) -> RqExactCostNormalResult | Answers:
    """What given r and Q cost under normal lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        lead_time: Units of time.
        reorder_point: Units.
        order_quantity: Units.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin 1963; Zheng, Management Science 38 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
    }
    return solve("rq_exact_cost_normal", RqExactCostNormalResult, given)


@dataclass(frozen=True)
class RqExactDiscreteResult:
    """The answer of `rq_exact_discrete`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_discrete(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    stockout_cost: float,
    values: Sequence[float],
    probabilities: Sequence[float],
    reorder_point: float | None = None,
    order_quantity: float | None = None,
) -> RqExactDiscreteResult: ...
@overload
def rq_exact_discrete(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactDiscreteResult | Answers: ...
def rq_exact_discrete(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactDiscreteResult | Answers:
    """The r and Q of least cost under lead-time demand whose values and probabilities are listed; exact for (r,nQ).

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        values: Whole units.
        probabilities: Summing to 1.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
        "values": values,
        "probabilities": probabilities,
    }
    return solve("rq_exact_discrete", RqExactDiscreteResult, given)


@dataclass(frozen=True)
class RqExactGammaResult:
    """The answer of `rq_exact_gamma`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_gamma(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    stockout_cost: float,
    shape: float,
    scale: float,
    reorder_point: float | None = None,
    order_quantity: float | None = None,
) -> RqExactGammaResult: ...
@overload
def rq_exact_gamma(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    shape: Column,
    scale: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactGammaResult | Answers: ...
def rq_exact_gamma(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    shape: Column,
    scale: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactGammaResult | Answers:
    """The r and Q of least cost under gamma lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        shape: Of lead-time demand.
        scale: Units.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
        "shape": shape,
        "scale": scale,
    }
    return solve("rq_exact_gamma", RqExactGammaResult, given)


@dataclass(frozen=True)
class RqExactNegativeBinomialResult:
    """The answer of `rq_exact_negative_binomial`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_negative_binomial(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    stockout_cost: float,
    r: float,
    p: float,
    reorder_point: float | None = None,
    order_quantity: float | None = None,
) -> RqExactNegativeBinomialResult: ...
@overload
def rq_exact_negative_binomial(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactNegativeBinomialResult | Answers: ...
def rq_exact_negative_binomial(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactNegativeBinomialResult | Answers:
    """The r and Q of least cost under negative binomial lead-time demand; exact for (r,nQ).

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        r: Of lead-time demand, above 0.
        p: 0 < p ≤ 1; the mean is r (1 − p) / p.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
        "r": r,
        "p": p,
    }
    return solve("rq_exact_negative_binomial", RqExactNegativeBinomialResult, given)


@dataclass(frozen=True)
class RqExactOptimalNormalResult:
    """The answer of `rq_exact_optimal_normal`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_optimal_normal(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
) -> RqExactOptimalNormalResult: ...
@overload
def rq_exact_optimal_normal(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqExactOptimalNormalResult | Answers: ...
def rq_exact_optimal_normal(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqExactOptimalNormalResult | Answers:
    """The r and Q of least cost under normal lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
    }
    return solve("rq_exact_optimal_normal", RqExactOptimalNormalResult, given)


@dataclass(frozen=True)
class RqExactPoissonResult:
    """The answer of `rq_exact_poisson`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_exact_poisson(
    *,
    fixed_cost: float,
    demand_rate: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
    reorder_point: float | None = None,
    order_quantity: float | None = None,
) -> RqExactPoissonResult: ...
@overload
def rq_exact_poisson(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactPoissonResult | Answers: ...
def rq_exact_poisson(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    reorder_point: Column = None,
    order_quantity: Column = None,
) -> RqExactPoissonResult | Answers:
    """The r and Q of least cost under Poisson demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        lead_time: Units of time.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
        "lead_time": lead_time,
    }
    return solve("rq_exact_poisson", RqExactPoissonResult, given)


@dataclass(frozen=True)
class RqLossFunctionApproximationResult:
    """The answer of `rq_loss_function_approximation`."""

    reorder_point: float
    """Units: order when the position is at or below it."""
    order_quantity: float
    """Units."""
    cost_rate: float
    """Money for a unit of time."""


@overload
def rq_loss_function_approximation(
    *,
    fixed_cost: float,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
) -> RqLossFunctionApproximationResult: ...
@overload
def rq_loss_function_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqLossFunctionApproximationResult | Answers: ...
def rq_loss_function_approximation(
    *,
    fixed_cost: Column,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
) -> RqLossFunctionApproximationResult | Answers:
    """r and Q by the loss functions alone: shortage at r + Q is left out.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        `reorder_point`, `order_quantity`, `cost_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: no bound; the cost given is the exact one of these r and Q.

    Source: Snyder & Shen, ch. 5.
    """
    given = {
        "fixed_cost": fixed_cost,
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
    }
    return solve("rq_loss_function_approximation", RqLossFunctionApproximationResult, given)


@dataclass(frozen=True)
class RqOptimalRGivenQResult:
    """The answer of `rq_optimal_r_given_Q`."""

    reorder_point: float
    """Units."""


@overload
def rq_optimal_r_given_Q(
    *,
    demand_rate: float,
    demand_sd: float,
    holding_cost: float,
    stockout_cost: float,
    lead_time: float,
    order_quantity: float,
) -> RqOptimalRGivenQResult: ...
@overload
def rq_optimal_r_given_Q(
    *,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    order_quantity: Column,
) -> RqOptimalRGivenQResult | Answers: ...
def rq_optimal_r_given_Q(
    *,
    demand_rate: Column,
    demand_sd: Column,
    holding_cost: Column,
    stockout_cost: Column,
    lead_time: Column,
    order_quantity: Column,
) -> RqOptimalRGivenQResult | Answers:
    """The best r for a given Q under normal lead-time demand.

    Args:
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        lead_time: Units of time.
        order_quantity: Units.

    Returns:
        `reorder_point`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992).
    """
    given = {
        "demand_rate": demand_rate,
        "demand_sd": demand_sd,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "lead_time": lead_time,
        "order_quantity": order_quantity,
    }
    return solve("rq_optimal_r_given_Q", RqOptimalRGivenQResult, given)


@dataclass(frozen=True)
class RqPoissonPerformanceResult:
    """The answer of `rq_poisson_performance`."""

    expected_on_hand: float
    """Units."""
    expected_backorders: float
    """Units."""
    fill_rate: float
    """Share of demand served from stock."""
    ready_rate: float
    """Share of time with stock on hand."""


@overload
def rq_poisson_performance(
    *,
    reorder_point: float,
    order_quantity: float,
    demand_rate: float,
    lead_time: float,
) -> RqPoissonPerformanceResult: ...
@overload
def rq_poisson_performance(
    *,
    reorder_point: Column,
    order_quantity: Column,
    demand_rate: Column,
    lead_time: Column,
) -> RqPoissonPerformanceResult | Answers: ...
def rq_poisson_performance(
    *,
    reorder_point: Column,
    order_quantity: Column,
    demand_rate: Column,
    lead_time: Column,
) -> RqPoissonPerformanceResult | Answers:
    """Stock, backorders, fill rate and ready rate of given r and Q under Poisson demand.

    Args:
        reorder_point: Units.
        order_quantity: Units.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.

    Returns:
        `expected_on_hand`, `expected_backorders`, `fill_rate`, `ready_rate`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5.
    """
    given = {
        "reorder_point": reorder_point,
        "order_quantity": order_quantity,
        "demand_rate": demand_rate,
        "lead_time": lead_time,
    }
    return solve("rq_poisson_performance", RqPoissonPerformanceResult, given)


@dataclass(frozen=True)
class SafetyStockCslResult:
    """The answer of `safety_stock_csl`."""

    sigma_ltd: float
    """Units."""
    z: float
    """Safety factor."""
    safety_stock: float
    """Units."""
    reorder_point: float
    """Units."""


@overload
def safety_stock_csl(
    *,
    demand_mean: float,
    demand_sd: float,
    lead_time_mean: float,
    lead_time_sd: float,
    cycle_service_level: float,
) -> SafetyStockCslResult: ...
@overload
def safety_stock_csl(
    *,
    demand_mean: Column,
    demand_sd: Column,
    lead_time_mean: Column,
    lead_time_sd: Column,
    cycle_service_level: Column,
) -> SafetyStockCslResult | Answers: ...
def safety_stock_csl(
    *,
    demand_mean: Column,
    demand_sd: Column,
    lead_time_mean: Column,
    lead_time_sd: Column,
    cycle_service_level: Column,
) -> SafetyStockCslResult | Answers:
    """Safety stock and reorder point by cycle service level, where demand and lead time both vary.

    Args:
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time_mean: Units of time.
        lead_time_sd: Units of time.
        cycle_service_level: 0 to 1.

    Returns:
        `sigma_ltd`, `z`, `safety_stock`, `reorder_point`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes lead-time demand as normal.

    Source: Silver, Pyke & Thomas, ch. 6.
    """
    given = {
        "demand_mean": demand_mean,
        "demand_sd": demand_sd,
        "lead_time_mean": lead_time_mean,
        "lead_time_sd": lead_time_sd,
        "cycle_service_level": cycle_service_level,
    }
    return solve("safety_stock_csl", SafetyStockCslResult, given)


@dataclass(frozen=True)
class SilverMealResult:
    """The answer of `silver_meal`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    cost: float
    """Money over all periods, without purchase."""


@overload
def silver_meal(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
) -> SilverMealResult: ...
@overload
def silver_meal(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> SilverMealResult | Answers: ...
def silver_meal(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
) -> SilverMealResult | Answers:
    """Lots that grow as long as their cost for a period falls.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        `order_quantities`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver & Meal, Production and Inventory Management 14 (1973).
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
    }
    return solve("silver_meal", SilverMealResult, given)


@dataclass(frozen=True)
class SsCostPoissonResult:
    """The answer of `ss_cost_poisson`."""

    reorder_level: float
    """Units: order at or below it."""
    order_up_to: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def ss_cost_poisson(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    reorder_level: float,
    order_up_to: float,
    mean: float,
) -> SsCostPoissonResult: ...
@overload
def ss_cost_poisson(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    reorder_level: Column,
    order_up_to: Column,
    mean: Column,
) -> SsCostPoissonResult | Answers: ...
def ss_cost_poisson(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    reorder_level: Column,
    order_up_to: Column,
    mean: Column,
) -> SsCostPoissonResult | Answers:
    """What given s and S cost under Poisson demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        reorder_level: Units.
        order_up_to: Units.
        mean: Units a period.

    Returns:
        `reorder_level`, `order_up_to`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_level": reorder_level,
        "order_up_to": order_up_to,
        "mean": mean,
    }
    return solve("ss_cost_poisson", SsCostPoissonResult, given)


@dataclass(frozen=True)
class SsExactDiscreteResult:
    """The answer of `ss_exact_discrete`."""

    reorder_level: float
    """Units: order at or below it."""
    order_up_to: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def ss_exact_discrete(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    values: Sequence[float],
    probabilities: Sequence[float],
    reorder_level: float | None = None,
    order_up_to: float | None = None,
) -> SsExactDiscreteResult: ...
@overload
def ss_exact_discrete(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    reorder_level: Column = None,
    order_up_to: Column = None,
) -> SsExactDiscreteResult | Answers: ...
def ss_exact_discrete(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    values: Lists,
    probabilities: Lists,
    reorder_level: Column = None,
    order_up_to: Column = None,
) -> SsExactDiscreteResult | Answers:
    """The s and S of least cost under demand whose values and probabilities are listed, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        values: Whole units.
        probabilities: Summing to 1.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.

    Returns:
        `reorder_level`, `order_up_to`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_level": reorder_level,
        "order_up_to": order_up_to,
        "values": values,
        "probabilities": probabilities,
    }
    return solve("ss_exact_discrete", SsExactDiscreteResult, given)


@dataclass(frozen=True)
class SsExactDiscretePmfResult:
    """The answer of `ss_exact_discrete_pmf`."""

    reorder_level: float
    """Units: order at or below it."""
    order_up_to: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def ss_exact_discrete_pmf(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    pmf: Sequence[float],
    reorder_level: float | None = None,
    order_up_to: float | None = None,
) -> SsExactDiscretePmfResult: ...
@overload
def ss_exact_discrete_pmf(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    pmf: Lists,
    reorder_level: Column = None,
    order_up_to: Column = None,
) -> SsExactDiscretePmfResult | Answers: ...
def ss_exact_discrete_pmf(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    pmf: Lists,
    reorder_level: Column = None,
    order_up_to: Column = None,
) -> SsExactDiscretePmfResult | Answers:
    """The s and S of least cost under any demand in whole units, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        pmf: Probabilities of 0, 1, 2, … units a period.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.

    Returns:
        `reorder_level`, `order_up_to`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_level": reorder_level,
        "order_up_to": order_up_to,
        "pmf": pmf,
    }
    return solve("ss_exact_discrete_pmf", SsExactDiscretePmfResult, given)


@dataclass(frozen=True)
class SsExactNegativeBinomialResult:
    """The answer of `ss_exact_negative_binomial`."""

    reorder_level: float
    """Units: order at or below it."""
    order_up_to: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def ss_exact_negative_binomial(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    r: float,
    p: float,
    reorder_level: float | None = None,
    order_up_to: float | None = None,
    lead_time: float | None = None,
) -> SsExactNegativeBinomialResult: ...
@overload
def ss_exact_negative_binomial(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    reorder_level: Column = None,
    order_up_to: Column = None,
    lead_time: Column = None,
) -> SsExactNegativeBinomialResult | Answers: ...
def ss_exact_negative_binomial(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    r: Column,
    p: Column,
    reorder_level: Column = None,
    order_up_to: Column = None,
    lead_time: Column = None,
) -> SsExactNegativeBinomialResult | Answers:
    """The s and S of least cost under negative binomial demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        r: Above 0.
        p: 0 < p ≤ 1; the mean is r (1 − p) / p.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        `reorder_level`, `order_up_to`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_level": reorder_level,
        "order_up_to": order_up_to,
        "r": r,
        "p": p,
        "lead_time": lead_time,
    }
    return solve("ss_exact_negative_binomial", SsExactNegativeBinomialResult, given)


@dataclass(frozen=True)
class SsExactPoissonResult:
    """The answer of `ss_exact_poisson`."""

    reorder_level: float
    """Units: order at or below it."""
    order_up_to: float
    """Units."""
    cost: float
    """Money a period."""


@overload
def ss_exact_poisson(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    mean: float,
    reorder_level: float | None = None,
    order_up_to: float | None = None,
    lead_time: float | None = None,
) -> SsExactPoissonResult: ...
@overload
def ss_exact_poisson(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    reorder_level: Column = None,
    order_up_to: Column = None,
    lead_time: Column = None,
) -> SsExactPoissonResult | Answers: ...
def ss_exact_poisson(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    reorder_level: Column = None,
    order_up_to: Column = None,
    lead_time: Column = None,
) -> SsExactPoissonResult | Answers:
    """The s and S of least cost under Poisson demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        mean: Units a period.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        `reorder_level`, `order_up_to`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "reorder_level": reorder_level,
        "order_up_to": order_up_to,
        "mean": mean,
        "lead_time": lead_time,
    }
    return solve("ss_exact_poisson", SsExactPoissonResult, given)


@dataclass(frozen=True)
class SsPowerApproximationResult:
    """The answer of `ss_power_approximation`."""

    reorder_level: float
    """Units."""
    order_up_to: float
    """Units."""


@overload
def ss_power_approximation(
    *,
    fixed_cost: float,
    holding_cost: float,
    stockout_cost: float,
    mean: float,
    sd: float,
    lead_time: float | None = None,
    is_capped: float | None = None,
) -> SsPowerApproximationResult: ...
@overload
def ss_power_approximation(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    lead_time: Column = None,
    is_capped: Column = None,
) -> SsPowerApproximationResult | Answers: ...
def ss_power_approximation(
    *,
    fixed_cost: Column,
    holding_cost: Column,
    stockout_cost: Column,
    mean: Column,
    sd: Column,
    lead_time: Column = None,
    is_capped: Column = None,
) -> SsPowerApproximationResult | Answers:
    """s and S from mean and standard deviation alone.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and period.
        stockout_cost: Money for a unit short and period.
        mean: Units a period.
        sd: Units.
        lead_time: Periods; absent: 0.
        is_capped: 1: small lots are capped as published; absent or 0: not.

    Returns:
        `reorder_level`, `order_up_to`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: fitted; typically within a few percent of the least cost.

    Source: Ehrhardt & Mosier, Management Science 30 (1984).
    """
    given = {
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "stockout_cost": stockout_cost,
        "mean": mean,
        "sd": sd,
        "lead_time": lead_time,
        "is_capped": is_capped,
    }
    return solve("ss_power_approximation", SsPowerApproximationResult, given)


@dataclass(frozen=True)
class SupplierSplitResult:
    """The answer of `supplier_split`."""

    quantities: list[float]
    """Units of each supplier."""
    cost: float
    """Money for all orders."""


@overload
def supplier_split(
    *,
    quantity: float,
    minimums: Sequence[float],
    maximums: Sequence[float],
    unit_prices: Sequence[float],
    fixed_costs: Sequence[float],
) -> SupplierSplitResult: ...
@overload
def supplier_split(
    *,
    quantity: Column,
    minimums: Lists,
    maximums: Lists,
    unit_prices: Lists,
    fixed_costs: Lists,
) -> SupplierSplitResult | Answers: ...
def supplier_split(
    *,
    quantity: Column,
    minimums: Lists,
    maximums: Lists,
    unit_prices: Lists,
    fixed_costs: Lists,
) -> SupplierSplitResult | Answers:
    """The cheapest split of a quantity over suppliers with minimums, caps, prices and fixed costs.

    Args:
        quantity: Units to buy.
        minimums: Units; a supplier delivers nothing or at least this.
        maximums: Units; the most that a supplier delivers.
        unit_prices: Money for a unit.
        fixed_costs: Money for an order of any size.

    Returns:
        `quantities`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Enumeration; Hirsch & Dantzig, The fixed charge problem, Naval Research Logistics 15 (1968).
    """
    given = {
        "quantity": quantity,
        "minimums": minimums,
        "maximums": maximums,
        "unit_prices": unit_prices,
        "fixed_costs": fixed_costs,
    }
    return solve("supplier_split", SupplierSplitResult, given)


@dataclass(frozen=True)
class TwoBinResult:
    """The answer of `two_bin`."""

    first_bin: float
    """Units; the order quantity."""
    second_bin: float
    """Units; the reorder point."""
    mean_inventory: float
    """Units."""
    cycle_time: float
    """Time between orders."""


@overload
def two_bin(
    *,
    demand_rate: float,
    lead_time: float,
    safety_stock: float | None = None,
    order_quantity: float | None = None,
    pack: float | None = None,
) -> TwoBinResult: ...
@overload
def two_bin(
    *,
    demand_rate: Column,
    lead_time: Column,
    safety_stock: Column = None,
    order_quantity: Column = None,
    pack: Column = None,
) -> TwoBinResult | Answers: ...
def two_bin(
    *,
    demand_rate: Column,
    lead_time: Column,
    safety_stock: Column = None,
    order_quantity: Column = None,
    pack: Column = None,
) -> TwoBinResult | Answers:
    """The contents of two bins: an order quantity, and the demand over the lead time with a safety stock.

    Args:
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        safety_stock: Units; absent: 0.
        order_quantity: Units of the first bin; absent: as the second.
        pack: Units; bins hold whole packs; absent: any quantity.

    Returns:
        `first_bin`, `second_bin`, `mean_inventory`, `cycle_time`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 6.
    """
    given = {
        "demand_rate": demand_rate,
        "lead_time": lead_time,
        "safety_stock": safety_stock,
        "order_quantity": order_quantity,
        "pack": pack,
    }
    return solve("two_bin", TwoBinResult, given)


@dataclass(frozen=True)
class WagnerWhitinResult:
    """The answer of `wagner_whitin`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    order_periods_1based: list[float]
    """Periods with an order, from 1."""
    cost: float
    """Money over all periods."""


@overload
def wagner_whitin(
    *,
    demand: Sequence[float],
    fixed_cost: float,
    holding_cost: float,
    purchase_cost: float | None = None,
) -> WagnerWhitinResult: ...
@overload
def wagner_whitin(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    purchase_cost: Column = None,
) -> WagnerWhitinResult | Answers: ...
def wagner_whitin(
    *,
    demand: Lists,
    fixed_cost: Column,
    holding_cost: Column,
    purchase_cost: Column = None,
) -> WagnerWhitinResult | Answers:
    """The cheapest plan of lots for the known demand of each period.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        purchase_cost: Money for a unit; absent: 0.

    Returns:
        `order_quantities`, `order_periods_1based`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wagner & Whitin, Management Science 5 (1958) 89–96; Wagelmans, van Hoesel & Kolen, Operations Research 40
    (1992).
    """
    given = {
        "demand": demand,
        "fixed_cost": fixed_cost,
        "holding_cost": holding_cost,
        "purchase_cost": purchase_cost,
    }
    return solve("wagner_whitin", WagnerWhitinResult, given)


@dataclass(frozen=True)
class WagnerWhitinVaryingResult:
    """The answer of `wagner_whitin_varying`."""

    order_quantities: list[float]
    """Units ordered in each period."""
    order_periods_1based: list[float]
    """Periods with an order, from 1."""
    cost: float
    """Money over all periods."""


@overload
def wagner_whitin_varying(
    *,
    demand: Sequence[float],
    fixed_costs: Sequence[float],
    holding_costs: Sequence[float],
    purchase_costs: Sequence[float],
) -> WagnerWhitinVaryingResult: ...
@overload
def wagner_whitin_varying(
    *,
    demand: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    purchase_costs: Lists,
) -> WagnerWhitinVaryingResult | Answers: ...
def wagner_whitin_varying(
    *,
    demand: Lists,
    fixed_costs: Lists,
    holding_costs: Lists,
    purchase_costs: Lists,
) -> WagnerWhitinVaryingResult | Answers:
    """The cheapest plan of lots for the known demand and the costs of each period.

    Args:
        demand: Units in each period.
        fixed_costs: Money for an order in each period.
        holding_costs: Money for a unit in stock at the end of each period.
        purchase_costs: Money for a unit ordered in each period.

    Returns:
        `order_quantities`, `order_periods_1based`, `cost`; `Answers` if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Federgruen & Tzur, Management Science 37 (1991) 909–925; Wagelmans, van Hoesel & Kolen, Operations
    Research 40 (1992).
    """
    given = {
        "demand": demand,
        "fixed_costs": fixed_costs,
        "holding_costs": holding_costs,
        "purchase_costs": purchase_costs,
    }
    return solve("wagner_whitin_varying", WagnerWhitinVaryingResult, given)
