# Written by tools/make_models.py from the core's own list of models.
# ruff: noqa: E501
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from ._models import Answers as Answers
from ._models import Column, Lists

__all__ = [
    "Answers",
    "AbcResult",
    "AbcVedResult",
    "AbcXyzResult",
    "BaseStockCompoundPoissonResult",
    "BaseStockGammaResult",
    "BaseStockLostSalesPoissonResult",
    "BaseStockNegativeBinomialResult",
    "BaseStockNormalResult",
    "BaseStockPoissonPerformanceResult",
    "BaseStockPoissonResult",
    "CanOrderCompoundPoissonResult",
    "CanOrderCostCompoundPoissonResult",
    "CanOrderCostResult",
    "CanOrderItemResult",
    "CanOrderResult",
    "ConwipResult",
    "CrostonResult",
    "DistributionBinomialResult",
    "DistributionCompoundPoissonResult",
    "DistributionDiscreteResult",
    "DistributionEmpiricalResult",
    "DistributionExponentialResult",
    "DistributionGammaResult",
    "DistributionGeometricResult",
    "DistributionLognormalResult",
    "DistributionNegativeBinomialResult",
    "DistributionNormalResult",
    "DistributionPiecewiseLinearResult",
    "DistributionPoissonResult",
    "DistributionUniformResult",
    "EoqAdditiveYieldResult",
    "EoqAllUnitsDiscountResult",
    "EoqBackordersResult",
    "EoqBudgetLimitResult",
    "EoqDisruptionsResult",
    "EoqIncrementalDiscountResult",
    "EoqItemsCostResult",
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
    "FsnResult",
    "JitLotResult",
    "JrpCostResult",
    "JrpOptimalResult",
    "JrpSilverHeuristicResult",
    "KanbanCardsResult",
    "LeastUnitCostResult",
    "LotForLotResult",
    "LotSizingCostResult",
    "LotSizingTermsResult",
    "MaxMinusAverageResult",
    "MyopicNewsvendorResult",
    "NewsvendorAdditiveYieldUniformResult",
    "NewsvendorBinomialResult",
    "NewsvendorCompoundPoissonResult",
    "NewsvendorContinuousResult",
    "NewsvendorDiscreteResult",
    "NewsvendorDisruptionsResult",
    "NewsvendorDistributionFreeResult",
    "NewsvendorEmpiricalResult",
    "NewsvendorExponentialResult",
    "NewsvendorGammaResult",
    "NewsvendorGeometricResult",
    "NewsvendorLognormalResult",
    "NewsvendorNegativeBinomialResult",
    "NewsvendorNormalResult",
    "NewsvendorPoissonResult",
    "NewsvendorProfitDiscreteResult",
    "NewsvendorProfitNormalResult",
    "NewsvendorProfitPoissonResult",
    "NewsvendorUniformResult",
    "ParetoResult",
    "PartPeriodBalancingResult",
    "PeriodOrderQuantityResult",
    "PowerOfTwoResult",
    "ReorderPointResult",
    "RnqExactCompoundPoissonResult",
    "RnqExactDiscretePmfResult",
    "RnqExactNegativeBinomialResult",
    "RnqExactPoissonResult",
    "RqEilApproximationResult",
    "RqEoqPlusSafetyStockResult",
    "RqEoqbApproximationResult",
    "RqExactCompoundPoissonResult",
    "RqExactCostNormalResult",
    "RqExactDiscreteResult",
    "RqExactGammaResult",
    "RqExactNegativeBinomialResult",
    "RqExactOptimalNormalResult",
    "RqExactPoissonResult",
    "RqLossFunctionApproximationResult",
    "RqLostSalesPoissonResult",
    "RqOptimalRGivenQResult",
    "RqPoissonPerformanceResult",
    "RqServiceCompoundPoissonResult",
    "RqServiceGammaResult",
    "RqServiceNegativeBinomialResult",
    "RqServiceNormalResult",
    "RqServicePoissonResult",
    "RsServiceCompoundPoissonResult",
    "RsServiceGammaResult",
    "RsServiceNegativeBinomialResult",
    "RsServiceNormalResult",
    "RsServicePoissonResult",
    "RssCostCompoundPoissonResult",
    "RssCostDiscretePmfResult",
    "RssCostGammaResult",
    "RssCostNegativeBinomialResult",
    "RssCostNormalResult",
    "RssCostPoissonResult",
    "RssServiceCompoundPoissonResult",
    "RssServiceDiscretePmfResult",
    "RssServiceGammaResult",
    "RssServiceNegativeBinomialResult",
    "RssServiceNormalResult",
    "RssServicePoissonResult",
    "SafetyStockBootstrapResult",
    "SafetyStockCslResult",
    "SafetyStockEmpiricalResult",
    "SafetyStockForecastErrorResult",
    "SafetyStockReadyRateResult",
    "SafetyStockStockoutCostResult",
    "SbaResult",
    "SbjResult",
    "SilverMealResult",
    "SsContinuousCompoundPoissonResult",
    "SsContinuousPoissonResult",
    "SsCostPoissonResult",
    "SsExactBinomialResult",
    "SsExactCompoundPoissonResult",
    "SsExactDiscretePmfResult",
    "SsExactDiscreteResult",
    "SsExactGeometricResult",
    "SsExactNegativeBinomialResult",
    "SsExactPoissonResult",
    "SsFiniteHorizonCostDiscreteResult",
    "SsFiniteHorizonCostNegativeBinomialResult",
    "SsFiniteHorizonCostNormalResult",
    "SsFiniteHorizonCostPoissonResult",
    "SsFiniteHorizonDiscreteResult",
    "SsFiniteHorizonNegativeBinomialResult",
    "SsFiniteHorizonNormalResult",
    "SsFiniteHorizonPoissonResult",
    "SsPowerApproximationResult",
    "SupplierSplitResult",
    "SyntetosBoylanClassificationOfDemandResult",
    "SyntetosBoylanClassificationResult",
    "TsbResult",
    "TwoBinResult",
    "WagnerWhitinResult",
    "WagnerWhitinVaryingResult",
    "XyzResult",
    "abc",
    "abc_ved",
    "abc_xyz",
    "base_stock_compound_poisson",
    "base_stock_gamma",
    "base_stock_lost_sales_poisson",
    "base_stock_negative_binomial",
    "base_stock_normal",
    "base_stock_poisson",
    "base_stock_poisson_performance",
    "can_order",
    "can_order_compound_poisson",
    "can_order_cost",
    "can_order_cost_compound_poisson",
    "can_order_item",
    "conwip",
    "croston",
    "distribution_binomial",
    "distribution_compound_poisson",
    "distribution_discrete",
    "distribution_empirical",
    "distribution_exponential",
    "distribution_gamma",
    "distribution_geometric",
    "distribution_lognormal",
    "distribution_negative_binomial",
    "distribution_normal",
    "distribution_piecewise_linear",
    "distribution_poisson",
    "distribution_uniform",
    "eoq",
    "eoq_additive_yield",
    "eoq_all_units_discount",
    "eoq_backorders",
    "eoq_budget_limit",
    "eoq_disruptions",
    "eoq_incremental_discount",
    "eoq_items_cost",
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
    "fsn",
    "jit_lot",
    "jrp_cost",
    "jrp_optimal",
    "jrp_silver_heuristic",
    "kanban_cards",
    "least_unit_cost",
    "lot_for_lot",
    "lot_sizing_cost",
    "lot_sizing_terms",
    "max_minus_average",
    "myopic_newsvendor",
    "newsvendor_additive_yield_uniform",
    "newsvendor_binomial",
    "newsvendor_compound_poisson",
    "newsvendor_continuous",
    "newsvendor_discrete",
    "newsvendor_disruptions",
    "newsvendor_distribution_free",
    "newsvendor_empirical",
    "newsvendor_exponential",
    "newsvendor_gamma",
    "newsvendor_geometric",
    "newsvendor_lognormal",
    "newsvendor_negative_binomial",
    "newsvendor_normal",
    "newsvendor_poisson",
    "newsvendor_profit_discrete",
    "newsvendor_profit_normal",
    "newsvendor_profit_poisson",
    "newsvendor_uniform",
    "pareto",
    "part_period_balancing",
    "period_order_quantity",
    "power_of_two",
    "reorder_point",
    "rnq_exact_compound_poisson",
    "rnq_exact_discrete_pmf",
    "rnq_exact_negative_binomial",
    "rnq_exact_poisson",
    "rq_eil_approximation",
    "rq_eoq_plus_safety_stock",
    "rq_eoqb_approximation",
    "rq_exact_compound_poisson",
    "rq_exact_cost_normal",
    "rq_exact_discrete",
    "rq_exact_gamma",
    "rq_exact_negative_binomial",
    "rq_exact_optimal_normal",
    "rq_exact_poisson",
    "rq_loss_function_approximation",
    "rq_lost_sales_poisson",
    "rq_optimal_r_given_Q",
    "rq_poisson_performance",
    "rq_service_compound_poisson",
    "rq_service_gamma",
    "rq_service_negative_binomial",
    "rq_service_normal",
    "rq_service_poisson",
    "rs_service_compound_poisson",
    "rs_service_gamma",
    "rs_service_negative_binomial",
    "rs_service_normal",
    "rs_service_poisson",
    "rss_cost_compound_poisson",
    "rss_cost_discrete_pmf",
    "rss_cost_gamma",
    "rss_cost_negative_binomial",
    "rss_cost_normal",
    "rss_cost_poisson",
    "rss_service_compound_poisson",
    "rss_service_discrete_pmf",
    "rss_service_gamma",
    "rss_service_negative_binomial",
    "rss_service_normal",
    "rss_service_poisson",
    "safety_stock_bootstrap",
    "safety_stock_csl",
    "safety_stock_empirical",
    "safety_stock_forecast_error",
    "safety_stock_ready_rate",
    "safety_stock_stockout_cost",
    "sba",
    "sbj",
    "silver_meal",
    "ss_continuous_compound_poisson",
    "ss_continuous_poisson",
    "ss_cost_poisson",
    "ss_exact_binomial",
    "ss_exact_compound_poisson",
    "ss_exact_discrete",
    "ss_exact_discrete_pmf",
    "ss_exact_geometric",
    "ss_exact_negative_binomial",
    "ss_exact_poisson",
    "ss_finite_horizon_cost_discrete",
    "ss_finite_horizon_cost_negative_binomial",
    "ss_finite_horizon_cost_normal",
    "ss_finite_horizon_cost_poisson",
    "ss_finite_horizon_discrete",
    "ss_finite_horizon_negative_binomial",
    "ss_finite_horizon_normal",
    "ss_finite_horizon_poisson",
    "ss_power_approximation",
    "supplier_split",
    "syntetos_boylan_classification",
    "syntetos_boylan_classification_of_demand",
    "tsb",
    "two_bin",
    "wagner_whitin",
    "wagner_whitin_varying",
    "xyz",
]

@dataclass(frozen=True)
class AbcResult:
    classes: list[str]

@overload
def abc(*, values: Sequence[float], a_cut: float | None = None, b_cut: float | None = None, is_including: float | None = None) -> AbcResult:
    """Classes A, B and C of items by their share of the total, in the order given; pareto gives shares and ranks.

    Args:
        values: Of each item, as usage in money a year; 0 and below: class C.
        a_cut: Share up to which items are A; absent: 0.8.
        b_cut: Share up to which items are A or B; absent: 0.95.
        is_including: 1: the share with the item itself is compared with the cuts; absent or 0: the share before it.

    Returns:
        classes: Equal values have the same class: A, B, C.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Pareto's rule; Silver, Pyke & Thomas, ch. 2.
    """
@overload
def abc(*, values: Lists, a_cut: Column = None, b_cut: Column = None, is_including: Column = None) -> AbcResult | Answers: ...

@dataclass(frozen=True)
class AbcVedResult:
    categories: list[str]
    category_counts: list[float]
    category_shares: list[float]
    criticality_counts: list[float]
    criticality_shares: list[float]

@overload
def abc_ved(*, values: Sequence[float], criticalities: Sequence[float], a_cut: float | None = None, b_cut: float | None = None, is_including: float | None = None) -> AbcVedResult:
    """The category of each item by value (A, B, C) and criticality (vital, essential, desirable), with what each category holds.

    Args:
        values: Of each item, as usage in money a year; 0 and below: class C.
        criticalities: Of each item: 1 vital, 2 essential, 3 desirable, a judgement of those who use it.
        a_cut: Share up to which items are A; absent: 0.8.
        b_cut: Share up to which items are A or B; absent: 0.95.
        is_including: 1: the share with the item itself is compared with the cuts; absent or 0: the share before it.

    Returns:
        categories: I: A or vital; III: C and desirable; II: the rest: I, II, III.
        category_counts: Items in I, II, III.
        category_shares: Of the total of values above 0, in I, II, III.
        criticality_counts: Items that are vital, essential, desirable.
        criticality_shares: Of the total of values above 0, in vital, essential, desirable items.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Gupta, Gupta, Jain & Garg, Med. J. Armed Forces India 63 (2007); Devnani, Gupta & Nigah, J. Young Pharm. 2
    (2010).
    """
@overload
def abc_ved(*, values: Lists, criticalities: Lists, a_cut: Column = None, b_cut: Column = None, is_including: Column = None) -> AbcVedResult | Answers: ...

@dataclass(frozen=True)
class AbcXyzResult:
    cells: list[str]
    cell_counts: list[float]
    cell_shares: list[float]

@overload
def abc_xyz(*, values: Sequence[float], coefficients_of_variation: Sequence[float], a_cut: float | None = None, b_cut: float | None = None, x_cut: float | None = None, y_cut: float | None = None, is_including: float | None = None) -> AbcXyzResult:
    """The cell of each item in the matrix of value (A, B, C) and regularity (X, Y, Z), with what each cell holds.

    Args:
        values: Of each item, as usage in money a year; 0 and below: class C.
        coefficients_of_variation: Of each item's demand, as xyz gives them.
        a_cut: Share up to which items are A; absent: 0.8.
        b_cut: Share up to which items are A or B; absent: 0.95.
        x_cut: Coefficient of variation up to which demand is regular; absent: 0.5.
        y_cut: Coefficient of variation up to which demand is changing; absent: 1.
        is_including: 1: the share with the item itself is compared with the cuts; absent or 0: the share before it.

    Returns:
        cells: Of the items, in their order: AX, AY, AZ, BX, BY, BZ, CX, CY, CZ.
        cell_counts: Items in AX, AY, AZ, BX, …, CZ.
        cell_shares: Of the total of values above 0, in AX, AY, AZ, BX, …, CZ.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Practice; see abc and xyz.
    """
@overload
def abc_xyz(*, values: Lists, coefficients_of_variation: Lists, a_cut: Column = None, b_cut: Column = None, x_cut: Column = None, y_cut: Column = None, is_including: Column = None) -> AbcXyzResult | Answers: ...

@dataclass(frozen=True)
class BaseStockCompoundPoissonResult:
    base_stock: float
    cost_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def base_stock_compound_poisson(*, holding_cost: float, stockout_cost: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], base_stock: float | None = None, review_period: float | None = None) -> BaseStockCompoundPoissonResult:
    """The base stock of least cost, or what a given one costs and delivers, where customers ask for listed numbers of units.

    Args:
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.
        base_stock: Units; absent: the best.
        review_period: Units of time; absent or 0: continuous review.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
    """
@overload
def base_stock_compound_poisson(*, holding_cost: Column, stockout_cost: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, base_stock: Column = None, review_period: Column = None) -> BaseStockCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class BaseStockGammaResult:
    base_stock: float
    cost_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def base_stock_gamma(*, holding_cost: float, stockout_cost: float, demand_mean: float, demand_sd: float, lead_time: float, base_stock: float | None = None, review_period: float | None = None, lead_time_sd: float | None = None) -> BaseStockGammaResult:
    """The base stock of least cost, or what a given one costs and delivers, under gamma demand.

    Args:
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time.
        base_stock: Units; absent: the best.
        review_period: Units of time; absent or 0: continuous review.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments.

    Source: Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
    """
@overload
def base_stock_gamma(*, holding_cost: Column, stockout_cost: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, base_stock: Column = None, review_period: Column = None, lead_time_sd: Column = None) -> BaseStockGammaResult | Answers: ...

@dataclass(frozen=True)
class BaseStockLostSalesPoissonResult:
    base_stock: float
    cost_rate: float
    fill_rate: float
    expected_on_hand: float
    lost_rate: float

@overload
def base_stock_lost_sales_poisson(*, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, base_stock: float | None = None, fill_rate: float | None = None) -> BaseStockLostSalesPoissonResult:
    """The base stock of least cost, for a fill rate, or as given, under Poisson demand that is lost where there is no stock.

    Args:
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit lost.
        demand_rate: Units for a unit of time.
        lead_time: Units of time; the mean, if lead times vary.
        base_stock: Units; absent, with fill_rate: the best.
        fill_rate: 0 to 1: the least base stock that reaches it.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        fill_rate: Share of demand served.
        expected_on_hand: Units.
        lost_rate: Units for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Erlang 1917; Karush, Operations Research 5 (1957); Zipkin, Foundations of Inventory Management, ch. 7.
    """
@overload
def base_stock_lost_sales_poisson(*, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, base_stock: Column = None, fill_rate: Column = None) -> BaseStockLostSalesPoissonResult | Answers: ...

@dataclass(frozen=True)
class BaseStockNegativeBinomialResult:
    base_stock: float
    cost_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def base_stock_negative_binomial(*, holding_cost: float, stockout_cost: float, demand_mean: float, demand_sd: float, lead_time: float, base_stock: float | None = None, review_period: float | None = None) -> BaseStockNegativeBinomialResult:
    """The base stock of least cost, or what a given one costs and delivers, under negative binomial demand.

    Args:
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time.
        base_stock: Units; absent: the best.
        review_period: Units of time; absent or 0: continuous review.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
    """
@overload
def base_stock_negative_binomial(*, holding_cost: Column, stockout_cost: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, base_stock: Column = None, review_period: Column = None) -> BaseStockNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class BaseStockNormalResult:
    base_stock: float
    cost_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def base_stock_normal(*, holding_cost: float, stockout_cost: float, demand_mean: float, demand_sd: float, lead_time: float, base_stock: float | None = None, review_period: float | None = None, lead_time_sd: float | None = None) -> BaseStockNormalResult:
    """The base stock of least cost, or what a given one costs and delivers, under normal demand.

    Args:
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time.
        base_stock: Units; absent: the best.
        review_period: Units of time; absent or 0: continuous review.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments.

    Source: Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
    """
@overload
def base_stock_normal(*, holding_cost: Column, stockout_cost: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, base_stock: Column = None, review_period: Column = None, lead_time_sd: Column = None) -> BaseStockNormalResult | Answers: ...

@dataclass(frozen=True)
class BaseStockPoissonResult:
    base_stock: float
    cost_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def base_stock_poisson(*, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, base_stock: float | None = None, review_period: float | None = None) -> BaseStockPoissonResult:
    """The base stock of least cost, or what a given one costs and delivers, under Poisson demand.

    Args:
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        base_stock: Units; absent: the best.
        review_period: Units of time; absent or 0: continuous review.

    Returns:
        base_stock: Units.
        cost_rate: Money for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, ch. 6; Axsäter, Inventory Control, ch. 5.
    """
@overload
def base_stock_poisson(*, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, base_stock: Column = None, review_period: Column = None) -> BaseStockPoissonResult | Answers: ...

@dataclass(frozen=True)
class BaseStockPoissonPerformanceResult:
    expected_on_hand: float
    expected_backorders: float
    fill_rate: float
    ready_rate: float

@overload
def base_stock_poisson_performance(*, base_stock: float, demand_rate: float, lead_time: float) -> BaseStockPoissonPerformanceResult:
    """Stock, backorders, fill rate and ready rate of a base stock (S − 1, S) under Poisson demand.

    Args:
        base_stock: Units.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.

    Returns:
        expected_on_hand: Units.
        expected_backorders: Units.
        fill_rate: Share of demand served from stock.
        ready_rate: Share of time with stock on hand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5; Feeney & Sherbrooke 1966.
    """
@overload
def base_stock_poisson_performance(*, base_stock: Column, demand_rate: Column, lead_time: Column) -> BaseStockPoissonPerformanceResult | Answers: ...

@dataclass(frozen=True)
class CanOrderResult:
    cost_rate: float
    order_rate: float
    must_order_levels: list[float]
    can_order_levels: list[float]
    order_up_to_levels: list[float]
    cost_rates: list[float]
    opportunity_rates: list[float]

@overload
def can_order(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], demand_rates: Sequence[float], lead_times: Sequence[float]) -> CanOrderResult:
    """Levels (s, c, S) of items with Poisson demand that share a set-up: who opens an order, who joins it, and up to where.

    Args:
        shared_fixed_cost: Money for every order, whichever items are in it.
        individual_fixed_costs: Money for each order of an item.
        holding_costs: Money for a unit held for a unit of time.
        stockout_costs: Money for a unit backordered for a unit of time.
        demand_rates: Demands for a unit of time.
        lead_times: Units of time.

    Returns:
        cost_rate: Money for a unit of time, all items.
        order_rate: Orders for a unit of time, each with one shared cost.
        must_order_levels: Units: the item opens an order at or below it.
        can_order_levels: Units: the item joins an order at or below it.
        order_up_to_levels: Units.
        cost_rates: Money for a unit of time, by item.
        opportunity_rates: Orders of the other items for a unit of time, by item.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes orders of other items as a Poisson process; in simulations too dear by less than 3 % where
    the shared cost is at most an item's own, by 10 to 20 % where it is 5 to 10 times as much.

    Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984).
    """
@overload
def can_order(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, stockout_costs: Lists, demand_rates: Lists, lead_times: Lists) -> CanOrderResult | Answers: ...

@dataclass(frozen=True)
class CanOrderCompoundPoissonResult:
    cost_rate: float
    order_rate: float
    must_order_levels: list[float]
    can_order_levels: list[float]
    order_up_to_levels: list[float]
    cost_rates: list[float]
    opportunity_rates: list[float]

@overload
def can_order_compound_poisson(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], demand_rates: Sequence[float], lead_times: Sequence[float], items: Sequence[float], values: Sequence[float], probabilities: Sequence[float]) -> CanOrderCompoundPoissonResult:
    """Levels (s, c, S) of items with compound Poisson demand that share a set-up.

    Args:
        shared_fixed_cost: Money for every order, whichever items are in it.
        individual_fixed_costs: Money for each order of an item.
        holding_costs: Money for a unit held for a unit of time.
        stockout_costs: Money for a unit backordered for a unit of time.
        demand_rates: Demands for a unit of time.
        lead_times: Units of time.
        items: Place of the item of each value, from 1.
        values: Units of a demand.
        probabilities: Of each value, summing to 1 by item.

    Returns:
        cost_rate: Money for a unit of time, all items.
        order_rate: Orders for a unit of time, each with one shared cost.
        must_order_levels: Units: the item opens an order at or below it.
        can_order_levels: Units: the item joins an order at or below it.
        order_up_to_levels: Units.
        cost_rates: Money for a unit of time, by item.
        opportunity_rates: Orders of the other items for a unit of time, by item.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes orders of other items as a Poisson process; in simulations too dear by less than 3 % where
    the shared cost is at most an item's own, by 10 to 20 % where it is 5 to 10 times as much.

    Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984).
    """
@overload
def can_order_compound_poisson(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, stockout_costs: Lists, demand_rates: Lists, lead_times: Lists, items: Lists, values: Lists, probabilities: Lists) -> CanOrderCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class CanOrderCostResult:
    cost_rate: float
    order_rate: float
    must_order_levels: list[float]
    can_order_levels: list[float]
    order_up_to_levels: list[float]
    cost_rates: list[float]
    opportunity_rates: list[float]

@overload
def can_order_cost(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], demand_rates: Sequence[float], lead_times: Sequence[float], must_order_levels: Sequence[float], can_order_levels: Sequence[float], order_up_to_levels: Sequence[float]) -> CanOrderCostResult:
    """What given (s, c, S) of items with Poisson demand that share a set-up cost.

    Args:
        shared_fixed_cost: Money for every order, whichever items are in it.
        individual_fixed_costs: Money for each order of an item.
        holding_costs: Money for a unit held for a unit of time.
        stockout_costs: Money for a unit backordered for a unit of time.
        demand_rates: Demands for a unit of time.
        lead_times: Units of time.
        must_order_levels: Units.
        can_order_levels: Units, from the must-order levels to below the order-up-to levels.
        order_up_to_levels: Units.

    Returns:
        cost_rate: Money for a unit of time, all items.
        order_rate: Orders for a unit of time, each with one shared cost.
        must_order_levels: Units: the item opens an order at or below it.
        can_order_levels: Units: the item joins an order at or below it.
        order_up_to_levels: Units.
        cost_rates: Money for a unit of time, by item.
        opportunity_rates: Orders of the other items for a unit of time, by item.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes orders of other items as a Poisson process; in simulations too dear by less than 3 % where
    the shared cost is at most an item's own, by 10 to 20 % where it is 5 to 10 times as much.

    Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984).
    """
@overload
def can_order_cost(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, stockout_costs: Lists, demand_rates: Lists, lead_times: Lists, must_order_levels: Lists, can_order_levels: Lists, order_up_to_levels: Lists) -> CanOrderCostResult | Answers: ...

@dataclass(frozen=True)
class CanOrderCostCompoundPoissonResult:
    cost_rate: float
    order_rate: float
    must_order_levels: list[float]
    can_order_levels: list[float]
    order_up_to_levels: list[float]
    cost_rates: list[float]
    opportunity_rates: list[float]

@overload
def can_order_cost_compound_poisson(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], demand_rates: Sequence[float], lead_times: Sequence[float], items: Sequence[float], values: Sequence[float], probabilities: Sequence[float], must_order_levels: Sequence[float], can_order_levels: Sequence[float], order_up_to_levels: Sequence[float]) -> CanOrderCostCompoundPoissonResult:
    """What given (s, c, S) of items with compound Poisson demand that share a set-up cost.

    Args:
        shared_fixed_cost: Money for every order, whichever items are in it.
        individual_fixed_costs: Money for each order of an item.
        holding_costs: Money for a unit held for a unit of time.
        stockout_costs: Money for a unit backordered for a unit of time.
        demand_rates: Demands for a unit of time.
        lead_times: Units of time.
        items: Place of the item of each value, from 1.
        values: Units of a demand.
        probabilities: Of each value, summing to 1 by item.
        must_order_levels: Units.
        can_order_levels: Units, from the must-order levels to below the order-up-to levels.
        order_up_to_levels: Units.

    Returns:
        cost_rate: Money for a unit of time, all items.
        order_rate: Orders for a unit of time, each with one shared cost.
        must_order_levels: Units: the item opens an order at or below it.
        can_order_levels: Units: the item joins an order at or below it.
        order_up_to_levels: Units.
        cost_rates: Money for a unit of time, by item.
        opportunity_rates: Orders of the other items for a unit of time, by item.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes orders of other items as a Poisson process; in simulations too dear by less than 3 % where
    the shared cost is at most an item's own, by 10 to 20 % where it is 5 to 10 times as much.

    Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984).
    """
@overload
def can_order_cost_compound_poisson(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, stockout_costs: Lists, demand_rates: Lists, lead_times: Lists, items: Lists, values: Lists, probabilities: Lists, must_order_levels: Lists, can_order_levels: Lists, order_up_to_levels: Lists) -> CanOrderCostCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class CanOrderItemResult:
    must_order_level: float
    can_order_level: float
    order_up_to: float
    cost_rate: float
    own_order_rate: float
    joined_order_rate: float

@overload
def can_order_item(*, shared_fixed_cost: float, individual_fixed_cost: float, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, opportunity_rate: float, must_order_level: float | None = None, can_order_level: float | None = None, order_up_to: float | None = None) -> CanOrderItemResult:
    """Levels (s, c, S) of one item with Poisson demand, given the rate of opportunities to order without the shared cost.

    Args:
        shared_fixed_cost: Money for an order that the item opens, beside its own cost.
        individual_fixed_cost: Money for each order of the item.
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit backordered for a unit of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        opportunity_rate: Opportunities for a unit of time.
        must_order_level: Units; absent, with the other levels: the best.
        can_order_level: Units.
        order_up_to: Units.

    Returns:
        must_order_level: Units: order at or below it.
        can_order_level: Units: use an opportunity at or below it.
        order_up_to: Units.
        cost_rate: Money for a unit of time.
        own_order_rate: Orders that the item opens for a unit of time.
        joined_order_rate: Opportunities that it uses for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Federgruen, Groenevelt & Tijms, Management Science 30 (1984); Zheng, Operations Research 42 (1994).
    """
@overload
def can_order_item(*, shared_fixed_cost: Column, individual_fixed_cost: Column, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, opportunity_rate: Column, must_order_level: Column = None, can_order_level: Column = None, order_up_to: Column = None) -> CanOrderItemResult | Answers: ...

@dataclass(frozen=True)
class ConwipResult:
    wip: int
    throughput: float
    cycle_time: float
    critical_wip: float
    best_throughput: float

@overload
def conwip(*, bottleneck_rate: float, raw_process_time: float, throughput: float | None = None, wip: float | None = None) -> ConwipResult:
    """Throughput and cycle time of a line with a constant number of jobs, or the least number for a throughput.

    Args:
        bottleneck_rate: Jobs for a unit of time.
        raw_process_time: Time of a job that never waits.
        throughput: Wanted jobs for a unit of time, where wip is absent.
        wip: Jobs in the line, whole; absent: the least for throughput.

    Returns:
        wip: Jobs in the line.
        throughput: Jobs for a unit of time.
        cycle_time: Time of a job from start to end.
        critical_wip: Jobs that give the full rate where nothing varies.
        best_throughput: Jobs for a unit of time where nothing varies.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the practical worst case: exact for balanced lines of single machines with exponential times.

    Source: Hopp & Spearman, Factory Physics, ch. 7 and 10.
    """
@overload
def conwip(*, bottleneck_rate: Column, raw_process_time: Column, throughput: Column = None, wip: Column = None) -> ConwipResult | Answers: ...

@dataclass(frozen=True)
class CrostonResult:
    forecast: float
    size: float
    interval: float | None

@overload
def croston(*, demand: Sequence[float], alpha: float) -> CrostonResult:
    """The demand of a period from its sizes and intervals, each smoothed at every demand.

    Args:
        demand: Units by period, 0 or more.
        alpha: Smoothing constant of sizes and intervals, above 0 and at most 1.

    Returns:
        forecast: Units a period.
        size: Units, of a demand; 0 without any.
        interval: Periods from demand to demand; absent without a demand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: too high by about alpha / (2 − alpha) · (1 − 1 / interval) of itself (Syntetos & Boylan 2001).

    Source: Croston, Opl Res. Quarterly 23 (1972).
    """
@overload
def croston(*, demand: Lists, alpha: Column) -> CrostonResult | Answers: ...

@dataclass(frozen=True)
class DistributionBinomialResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_binomial(*, n: float, p: float, x: float | None = None, probability: float | None = None) -> DistributionBinomialResult:
    """Probabilities, losses and quantiles of binomial demand, with mean n p.

    Args:
        n: Tries, 1 or more.
        p: 0 < p < 1: chance of a unit in a try.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_binomial(*, n: Column, p: Column, x: Column = None, probability: Column = None) -> DistributionBinomialResult | Answers: ...

@dataclass(frozen=True)
class DistributionCompoundPoissonResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_compound_poisson(*, rate: float, jump_pmf: Sequence[float], x: float | None = None, probability: float | None = None) -> DistributionCompoundPoissonResult:
    """Probabilities, losses and quantiles of compound Poisson demand: customers at random, each asking for some units.

    Args:
        rate: Customers.
        jump_pmf: Probabilities that a customer asks for 0, 1, 2, … units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_compound_poisson(*, rate: Column, jump_pmf: Lists, x: Column = None, probability: Column = None) -> DistributionCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class DistributionDiscreteResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_discrete(*, values: Sequence[float], probabilities: Sequence[float], x: float | None = None, probability: float | None = None) -> DistributionDiscreteResult:
    """Probabilities, losses and quantiles of demand whose whole values and their probabilities are listed.

    Args:
        values: Whole units.
        probabilities: Summing to 1.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_discrete(*, values: Lists, probabilities: Lists, x: Column = None, probability: Column = None) -> DistributionDiscreteResult | Answers: ...

@dataclass(frozen=True)
class DistributionEmpiricalResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_empirical(*, observed: Sequence[float], x: float | None = None, probability: float | None = None) -> DistributionEmpiricalResult:
    """Probabilities, losses and quantiles of demand as likely as each of the values observed.

    Args:
        observed: Units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_empirical(*, observed: Lists, x: Column = None, probability: Column = None) -> DistributionEmpiricalResult | Answers: ...

@dataclass(frozen=True)
class DistributionExponentialResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_exponential(*, rate: float, x: float | None = None, probability: float | None = None) -> DistributionExponentialResult:
    """Probabilities, losses and quantiles of exponential demand, with mean 1 / rate.

    Args:
        rate: 1 / units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_exponential(*, rate: Column, x: Column = None, probability: Column = None) -> DistributionExponentialResult | Answers: ...

@dataclass(frozen=True)
class DistributionGammaResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_gamma(*, shape: float, scale: float, x: float | None = None, probability: float | None = None) -> DistributionGammaResult:
    """Probabilities, losses and quantiles of gamma demand, with mean shape · scale.

    Args:
        shape: Above 0.
        scale: Units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_gamma(*, shape: Column, scale: Column, x: Column = None, probability: Column = None) -> DistributionGammaResult | Answers: ...

@dataclass(frozen=True)
class DistributionGeometricResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_geometric(*, p: float, x: float | None = None, probability: float | None = None) -> DistributionGeometricResult:
    """Probabilities, losses and quantiles of geometric demand from 0 on, with mean (1 − p) / p.

    Args:
        p: 0 < p < 1: P(demand = k) is p (1 − p)^k.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_geometric(*, p: Column, x: Column = None, probability: Column = None) -> DistributionGeometricResult | Answers: ...

@dataclass(frozen=True)
class DistributionLognormalResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_lognormal(*, mu_log: float, sigma_log: float, x: float | None = None, probability: float | None = None) -> DistributionLognormalResult:
    """Probabilities, losses and quantiles of lognormal demand.

    Args:
        mu_log: Mean of ln(demand).
        sigma_log: Standard deviation of ln(demand).
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_lognormal(*, mu_log: Column, sigma_log: Column, x: Column = None, probability: Column = None) -> DistributionLognormalResult | Answers: ...

@dataclass(frozen=True)
class DistributionNegativeBinomialResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_negative_binomial(*, r: float, p: float, x: float | None = None, probability: float | None = None) -> DistributionNegativeBinomialResult:
    """Probabilities, losses and quantiles of negative binomial demand, with mean r (1 − p) / p.

    Args:
        r: Above 0.
        p: 0 < p < 1.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_negative_binomial(*, r: Column, p: Column, x: Column = None, probability: Column = None) -> DistributionNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class DistributionNormalResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_normal(*, mean: float, sd: float, x: float | None = None, probability: float | None = None) -> DistributionNormalResult:
    """Probabilities, losses and quantiles of normal demand.

    Args:
        mean: Units.
        sd: Units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_normal(*, mean: Column, sd: Column, x: Column = None, probability: Column = None) -> DistributionNormalResult | Answers: ...

@dataclass(frozen=True)
class DistributionPiecewiseLinearResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_piecewise_linear(*, x_values: Sequence[float], cdf_values: Sequence[float], x: float | None = None, probability: float | None = None) -> DistributionPiecewiseLinearResult:
    """Probabilities, losses and quantiles of demand whose P(demand ≤ x) is a straight line between listed points.

    Args:
        x_values: Units, rising.
        cdf_values: P(demand ≤ x) at each, from 0 or the probability of the first to 1.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_piecewise_linear(*, x_values: Lists, cdf_values: Lists, x: Column = None, probability: Column = None) -> DistributionPiecewiseLinearResult | Answers: ...

@dataclass(frozen=True)
class DistributionPoissonResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_poisson(*, mean: float, x: float | None = None, probability: float | None = None) -> DistributionPoissonResult:
    """Probabilities, losses and quantiles of Poisson demand.

    Args:
        mean: Units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_poisson(*, mean: Column, x: Column = None, probability: Column = None) -> DistributionPoissonResult | Answers: ...

@dataclass(frozen=True)
class DistributionUniformResult:
    mean: float
    variance: float
    density: float | None
    cdf: float | None
    complementary_cdf: float | None
    loss: float | None
    complementary_loss: float | None
    second_loss: float | None
    complementary_second_loss: float | None
    quantile: float | None

@overload
def distribution_uniform(*, least: float, greatest: float, x: float | None = None, probability: float | None = None) -> DistributionUniformResult:
    """Probabilities, losses and quantiles of uniform demand.

    Args:
        least: Units.
        greatest: Units.
        x: Units; absent: only the quantile is told.
        probability: 0 to 1, of the quantile; absent: no quantile is told.

    Returns:
        mean: Units.
        variance: Units squared.
        density: At x; of whole units the probability of x.
        cdf: P(demand ≤ x).
        complementary_cdf: P(demand > x).
        loss: Units: E(demand − x)⁺.
        complementary_loss: Units: E(x − demand)⁺.
        second_loss: Units squared: ½ E((demand − x)⁺)²; of whole units ½ E(demand − x)⁺(demand − x − 1)⁺.
        complementary_second_loss: Units squared: ½ E((x − demand)⁺)²; of whole units ½ E(x − demand)⁺(x − demand +
            1)⁺.
        quantile: Units: the least x with P(demand ≤ x) of at least probability.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zipkin, Foundations of Inventory Management, appendix C; Snyder & Shen, appendix C.
    """
@overload
def distribution_uniform(*, least: Column, greatest: Column, x: Column = None, probability: Column = None) -> DistributionUniformResult | Answers: ...

@dataclass(frozen=True)
class EoqResult:
    order_quantity: float
    cycle_time: float
    cost_rate: float

@overload
def eoq(*, fixed_cost: float, demand_rate: float, holding_cost: float, order_quantity: float | None = None) -> EoqResult:
    """The order quantity that balances ordering and holding cost.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        cycle_time: Time between orders.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: F. W. Harris, Factory, The Magazine of Management 10 (1913).
    """
@overload
def eoq(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, order_quantity: Column = None) -> EoqResult | Answers: ...

@dataclass(frozen=True)
class EoqAdditiveYieldResult:
    order_quantity: float
    cost_rate: float

@overload
def eoq_additive_yield(*, fixed_cost: float, demand_rate: float, holding_cost: float, yield_mean: float, yield_sd: float, order_quantity: float | None = None) -> EoqAdditiveYieldResult:
    """The order quantity if a random quantity is added to each order.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        yield_mean: Units; mean of what is added to an order.
        yield_sd: Units; its standard deviation.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units ordered.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
@overload
def eoq_additive_yield(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, yield_mean: Column, yield_sd: Column, order_quantity: Column = None) -> EoqAdditiveYieldResult | Answers: ...

@dataclass(frozen=True)
class EoqAllUnitsDiscountResult:
    order_quantity: float
    region: int
    cost_rate: float

@overload
def eoq_all_units_discount(*, fixed_cost: float, demand_rate: float, holding_rate: float, breakpoints: Sequence[float], unit_costs: Sequence[float], order_quantity: float | None = None) -> EoqAllUnitsDiscountResult:
    """The order quantity if a large order makes every unit cheaper.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_rate: Holding cost for a unit of time, as a part of the unit cost.
        breakpoints: Units; the least quantity of each region, the first 0.
        unit_costs: Money for a unit in each region, not rising.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        region: The region of the price list, from 0.
        cost_rate: Money for a unit of time, with purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_all_units_discount(*, fixed_cost: Column, demand_rate: Column, holding_rate: Column, breakpoints: Lists, unit_costs: Lists, order_quantity: Column = None) -> EoqAllUnitsDiscountResult | Answers: ...

@dataclass(frozen=True)
class EoqBackordersResult:
    order_quantity: float
    stockout_fraction: float
    max_backorders: float
    max_inventory: float
    cost_rate: float

@overload
def eoq_backorders(*, fixed_cost: float, demand_rate: float, holding_cost: float, backorder_cost: float, order_quantity: float | None = None, stockout_fraction: float | None = None) -> EoqBackordersResult:
    """The order quantity and the part of demand that waits, if backorders are allowed at a cost.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        backorder_cost: Money for a unit that waits for a unit of time.
        order_quantity: Units; absent: the best.
        stockout_fraction: Part of demand that waits, 0 to 1; absent: the best.

    Returns:
        order_quantity: Units.
        stockout_fraction: Part of demand that waits.
        max_backorders: Units.
        max_inventory: Units.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_backorders(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, backorder_cost: Column, order_quantity: Column = None, stockout_fraction: Column = None) -> EoqBackordersResult | Answers: ...

@dataclass(frozen=True)
class EoqBudgetLimitResult:
    multiplier: float
    used: float
    cost_rate: float
    order_quantities: list[float]

@overload
def eoq_budget_limit(*, demand_rates: Sequence[float], fixed_costs: Sequence[float], holding_costs: Sequence[float], unit_costs: Sequence[float], limit: float) -> EoqBudgetLimitResult:
    """The order quantities of the least cost whose mean value in stock keeps a budget.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        unit_costs: Money for a unit.
        limit: Money; mean value in stock.

    Returns:
        multiplier: Money that one more unit of the limit saves in a unit of time; 0 where it does not bind.
        used: How much of the limit is used.
        cost_rate: Money for a unit of time, without purchase.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_budget_limit(*, demand_rates: Lists, fixed_costs: Lists, holding_costs: Lists, unit_costs: Lists, limit: Column) -> EoqBudgetLimitResult | Answers: ...

@dataclass(frozen=True)
class EoqDisruptionsResult:
    order_quantity: float
    cost_rate: float

@overload
def eoq_disruptions(*, fixed_cost: float, demand_rate: float, holding_cost: float, stockout_cost: float, disruption_rate: float, recovery_rate: float, approximate: float | None = None, order_quantity: float | None = None) -> EoqDisruptionsResult:
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
        order_quantity: Units.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Berk & Arreola-Risa, Naval Research Logistics 41 (1994) 129–132; L. V. Snyder, ibid. 61 (2014).
    """
@overload
def eoq_disruptions(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, stockout_cost: Column, disruption_rate: Column, recovery_rate: Column, approximate: Column = None, order_quantity: Column = None) -> EoqDisruptionsResult | Answers: ...

@dataclass(frozen=True)
class EoqIncrementalDiscountResult:
    order_quantity: float
    region: int
    cost_rate: float

@overload
def eoq_incremental_discount(*, fixed_cost: float, demand_rate: float, holding_rate: float, breakpoints: Sequence[float], unit_costs: Sequence[float], order_quantity: float | None = None) -> EoqIncrementalDiscountResult:
    """The order quantity if only the units beyond a breakpoint are cheaper.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_rate: Holding cost for a unit of time, as a part of the mean unit cost.
        breakpoints: Units; where each price begins, the first 0.
        unit_costs: Money for a unit beyond each breakpoint.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        region: The region of the price list, from 0.
        cost_rate: Money for a unit of time, with purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_incremental_discount(*, fixed_cost: Column, demand_rate: Column, holding_rate: Column, breakpoints: Lists, unit_costs: Lists, order_quantity: Column = None) -> EoqIncrementalDiscountResult | Answers: ...

@dataclass(frozen=True)
class EoqItemsCostResult:
    cost_rate: float

@overload
def eoq_items_cost(*, demand_rates: Sequence[float], fixed_costs: Sequence[float], holding_costs: Sequence[float], order_quantities: Sequence[float]) -> EoqItemsCostResult:
    """What given order quantities of many items cost.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        order_quantities: Units.

    Returns:
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_items_cost(*, demand_rates: Lists, fixed_costs: Lists, holding_costs: Lists, order_quantities: Lists) -> EoqItemsCostResult | Answers: ...

@dataclass(frozen=True)
class EoqMultiplicativeYieldResult:
    order_quantity: float
    cost_rate: float

@overload
def eoq_multiplicative_yield(*, fixed_cost: float, demand_rate: float, holding_cost: float, yield_mean: float, yield_sd: float, order_quantity: float | None = None) -> EoqMultiplicativeYieldResult:
    """The order quantity if a random part of each order is good.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        yield_mean: Mean part of an order that is good.
        yield_sd: Its standard deviation.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units ordered.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
@overload
def eoq_multiplicative_yield(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, yield_mean: Column, yield_sd: Column, order_quantity: Column = None) -> EoqMultiplicativeYieldResult | Answers: ...

@dataclass(frozen=True)
class EoqOrderLimitResult:
    multiplier: float
    used: float
    cost_rate: float
    order_quantities: list[float]

@overload
def eoq_order_limit(*, demand_rates: Sequence[float], fixed_costs: Sequence[float], holding_costs: Sequence[float], limit: float) -> EoqOrderLimitResult:
    """The order quantities of the least cost that need no more orders than a limit.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        limit: Orders of all items in a unit of time.

    Returns:
        multiplier: Money that one more unit of the limit saves in a unit of time; 0 where it does not bind.
        used: How much of the limit is used.
        cost_rate: Money for a unit of time, without purchase.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_order_limit(*, demand_rates: Lists, fixed_costs: Lists, holding_costs: Lists, limit: Column) -> EoqOrderLimitResult | Answers: ...

@dataclass(frozen=True)
class EoqSensitivityResult:
    cost_ratio: float
    equal_cost_quantity: float

@overload
def eoq_sensitivity(*, best_quantity: float, order_quantity: float) -> EoqSensitivityResult:
    """What another order quantity than the best costs, as a multiple of the best cost.

    Args:
        best_quantity: Units.
        order_quantity: Units.

    Returns:
        cost_ratio: Cost as a multiple of the best.
        equal_cost_quantity: Units; the other quantity that costs as much.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4.
    """
@overload
def eoq_sensitivity(*, best_quantity: Column, order_quantity: Column) -> EoqSensitivityResult | Answers: ...

@dataclass(frozen=True)
class EoqSpaceLimitResult:
    multiplier: float
    used: float
    cost_rate: float
    order_quantities: list[float]

@overload
def eoq_space_limit(*, demand_rates: Sequence[float], fixed_costs: Sequence[float], holding_costs: Sequence[float], spaces: Sequence[float], limit: float) -> EoqSpaceLimitResult:
    """The order quantities of the least cost for which there is room.

    Args:
        demand_rates: Units for a unit of time.
        fixed_costs: Money for an order.
        holding_costs: Money for a unit held for a unit of time.
        spaces: Space for a unit.
        limit: Space for all lots.

    Returns:
        multiplier: Money that one more unit of the limit saves in a unit of time; 0 where it does not bind.
        used: How much of the limit is used.
        cost_rate: Money for a unit of time, without purchase.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2.
    """
@overload
def eoq_space_limit(*, demand_rates: Lists, fixed_costs: Lists, holding_costs: Lists, spaces: Lists, limit: Column) -> EoqSpaceLimitResult | Answers: ...

@dataclass(frozen=True)
class EoqTermsResult:
    order_quantity: float
    region: int
    cost_rate: float

@overload
def eoq_terms(*, fixed_cost: float, demand_rate: float, breakpoints: Sequence[float], unit_costs: Sequence[float], holding_cost: float | None = None, holding_rate: float | None = None, minimum: float | None = None, maximum: float | None = None, multiple: float | None = None, order_quantity: float | None = None) -> EoqTermsResult:
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
        order_quantity: Units.
        region: The region of the price list, from 0.
        cost_rate: Money for a unit of time, with purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 2, over the allowed quantities.
    """
@overload
def eoq_terms(*, fixed_cost: Column, demand_rate: Column, breakpoints: Lists, unit_costs: Lists, holding_cost: Column = None, holding_rate: Column = None, minimum: Column = None, maximum: Column = None, multiple: Column = None, order_quantity: Column = None) -> EoqTermsResult | Answers: ...

@dataclass(frozen=True)
class EpeiResult:
    interval: float
    utilization: float
    batch_quantities: list[float]

@overload
def epei(*, available_time: float, demand_rates: Sequence[float], unit_times: Sequence[float], changeover_times: Sequence[float], interval: float | None = None) -> EpeiResult:
    """The shortest interval in which a machine can make every part, and the batches.

    Args:
        available_time: Machine time in a period.
        demand_rates: Units of each part in a period.
        unit_times: Machine time for a unit.
        changeover_times: Machine time for a changeover to the part.
        interval: Periods; absent: the shortest.

    Returns:
        interval: Periods.
        utilization: Part of the time that production takes.
        batch_quantities: Units of each part in an interval.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Rother & Shook, Learning to See (1999).
    """
@overload
def epei(*, available_time: Column, demand_rates: Lists, unit_times: Lists, changeover_times: Lists, interval: Column = None) -> EpeiResult | Answers: ...

@dataclass(frozen=True)
class EpqResult:
    order_quantity: float
    max_inventory: float
    cycle_time: float
    cost_rate: float

@overload
def epq(*, fixed_cost: float, demand_rate: float, holding_cost: float, production_rate: float, order_quantity: float | None = None) -> EpqResult:
    """The production lot that balances set-up and holding cost at a finite production rate.

    Args:
        fixed_cost: Money for a set-up.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        production_rate: Units for a unit of time, above demand_rate.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        max_inventory: Units.
        cycle_time: Time between set-ups.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: E. W. Taft, Iron Age 101 (1918).
    """
@overload
def epq(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, production_rate: Column, order_quantity: Column = None) -> EpqResult | Answers: ...

@dataclass(frozen=True)
class EpqBackordersResult:
    order_quantity: float
    stockout_fraction: float
    max_backorders: float
    max_inventory: float
    cost_rate: float

@overload
def epq_backorders(*, fixed_cost: float, demand_rate: float, holding_cost: float, production_rate: float, backorder_cost: float, order_quantity: float | None = None, stockout_fraction: float | None = None) -> EpqBackordersResult:
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
        order_quantity: Units.
        stockout_fraction: Part of demand that waits.
        max_backorders: Units.
        max_inventory: Units.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Nahmias & Olsen, Production and Operations Analysis, ch. 4.
    """
@overload
def epq_backorders(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, production_rate: Column, backorder_cost: Column, order_quantity: Column = None, stockout_fraction: Column = None) -> EpqBackordersResult | Answers: ...

@dataclass(frozen=True)
class ExchangeCurveResult:
    cycle_stocks: list[float]
    order_rates: list[float]

@overload
def exchange_curve(*, demand_rates: Sequence[float], unit_costs: Sequence[float], ratios: Sequence[float]) -> ExchangeCurveResult:
    """Money in cycle stock against orders, for ratios of order cost to holding rate.

    Args:
        demand_rates: Units for a unit of time.
        unit_costs: Money for a unit.
        ratios: Cost of an order over the holding rate.

    Returns:
        cycle_stocks: Money; mean value of all cycle stocks, for each ratio.
        order_rates: Orders of all items in a unit of time, for each ratio.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 4.
    """
@overload
def exchange_curve(*, demand_rates: Lists, unit_costs: Lists, ratios: Lists) -> ExchangeCurveResult | Answers: ...

@dataclass(frozen=True)
class FillRateRqResult:
    k_classic: float
    safety_stock_classic: float
    k_exact_backorder: float
    safety_stock_exact: float

@overload
def fill_rate_rq(*, sigma_ltd: float, order_quantity: float, fill_rate: float) -> FillRateRqResult:
    """Safety factor and stock of (r,Q) for a fill rate, by the classic formula and with backorders exactly.

    Args:
        sigma_ltd: Units, of lead-time demand.
        order_quantity: Units.
        fill_rate: 0 to 1.

    Returns:
        k_classic: Safety factor.
        safety_stock_classic: Units.
        k_exact_backorder: Safety factor.
        safety_stock_exact: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: classic: counts shortages that the next order cannot mend; exact for normal demand otherwise.

    Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
    """
@overload
def fill_rate_rq(*, sigma_ltd: Column, order_quantity: Column, fill_rate: Column) -> FillRateRqResult | Answers: ...

@dataclass(frozen=True)
class FiniteHorizonMyopicBoundsResult:
    reorder_level_lower: list[float]
    reorder_level_upper: list[float]
    order_up_to_lower: list[float]
    order_up_to_upper: list[float]

@overload
def finite_horizon_myopic_bounds(*, num_periods: float, holding_cost: float, stockout_cost: float, terminal_holding_cost: float, terminal_stockout_cost: float, purchase_cost: float, fixed_cost: float, demand_mean: float, demand_sd: float, discount_factor: float) -> FiniteHorizonMyopicBoundsResult:
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
        reorder_level_lower: Units, by period.
        reorder_level_upper: Units, by period.
        order_up_to_lower: Units, by period.
        order_up_to_upper: Units, by period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Veinott 1966; Snyder & Shen, ch. 4.
    """
@overload
def finite_horizon_myopic_bounds(*, num_periods: Column, holding_cost: Column, stockout_cost: Column, terminal_holding_cost: Column, terminal_stockout_cost: Column, purchase_cost: Column, fixed_cost: Column, demand_mean: Column, demand_sd: Column, discount_factor: Column) -> FiniteHorizonMyopicBoundsResult | Answers: ...

@dataclass(frozen=True)
class FixedOrderQuantityResult:
    order_quantities: list[float]
    cost: float
    order_quantity: float

@overload
def fixed_order_quantity(*, demand: Sequence[float], fixed_cost: float, holding_cost: float, order_quantity: float | None = None) -> FixedOrderQuantityResult:
    """Orders of whole lots of one size whenever the stock does not cover a period.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        order_quantity: Units of a lot; absent: the EOQ of the mean demand.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        order_quantity: Units of a lot.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
@overload
def fixed_order_quantity(*, demand: Lists, fixed_cost: Column, holding_cost: Column, order_quantity: Column = None) -> FixedOrderQuantityResult | Answers: ...

@dataclass(frozen=True)
class FsnResult:
    turnover: float
    fsn_class: str

@overload
def fsn(*, usage: float, average_stock: float, fast_cut: float | None = None, slow_cut: float | None = None) -> FsnResult:
    """Whether an item is fast, slow or non-moving, by its stock turnover.

    Args:
        usage: Units or money a year.
        average_stock: Units or money, as usage.
        fast_cut: Turnover above which an item is fast; absent: 3.
        slow_cut: Turnover from which an item moves; absent: 1.

    Returns:
        turnover: Usage over average_stock.
        fsn_class: How fast it moves: fast, slow, non_moving.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Practice; the cuts 3 and 1 are those of FSN reports of business software.
    """
@overload
def fsn(*, usage: Column, average_stock: Column, fast_cut: Column = None, slow_cut: Column = None) -> FsnResult | Answers: ...

@dataclass(frozen=True)
class JitLotResult:
    deliveries: int
    delivery_quantity: float
    lot_quantity: float
    delivery_interval: float
    cost_rate: float

@overload
def jit_lot(*, demand_rate: float, setup_cost: float, delivery_cost: float, holding_cost: float, supplier_holding_cost: float, deliveries: float | None = None) -> JitLotResult:
    """The lot and its number of deliveries that are cheapest for supplier and customer together.

    Args:
        demand_rate: Units for a unit of time.
        setup_cost: Money for a set-up of the supplier.
        delivery_cost: Money for a delivery.
        holding_cost: Money for a unit held by the customer for a unit of time.
        supplier_holding_cost: Money for a unit held by the supplier for a unit of time.
        deliveries: Whole; deliveries of a lot; absent: the best.

    Returns:
        deliveries: Deliveries of a lot.
        delivery_quantity: Units.
        lot_quantity: Units.
        delivery_interval: Time between deliveries.
        cost_rate: Money for a unit of time, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: S. K. Goyal, International Journal of Production Research 15 (1977) 107–111.
    """
@overload
def jit_lot(*, demand_rate: Column, setup_cost: Column, delivery_cost: Column, holding_cost: Column, supplier_holding_cost: Column, deliveries: Column = None) -> JitLotResult | Answers: ...

@dataclass(frozen=True)
class JrpCostResult:
    base_cycle_time: float
    cost_rate: float
    order_quantities: list[float]

@overload
def jrp_cost(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], demand_rates: Sequence[float], order_multiples: Sequence[float], base_cycle_time: float | None = None) -> JrpCostResult:
    """What given multiples of items that share a set-up cost, with a given base cycle or their best one.

    Args:
        shared_fixed_cost: Money for each base cycle.
        individual_fixed_costs: Money for an order of each item.
        holding_costs: Money for a unit held for a unit of time.
        demand_rates: Units for a unit of time.
        order_multiples: Base cycles between two orders of an item, 1 or more.
        base_cycle_time: Units of time; absent: the best.

    Returns:
        base_cycle_time: Units of time.
        cost_rate: Money for a unit of time, without purchase.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, ch. 10; Snyder & Shen, ch. 3.
    """
@overload
def jrp_cost(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, demand_rates: Lists, order_multiples: Lists, base_cycle_time: Column = None) -> JrpCostResult | Answers: ...

@dataclass(frozen=True)
class JrpOptimalResult:
    base_cycle_time: float
    cost_rate: float
    order_multiples: list[float]
    order_quantities: list[float]

@overload
def jrp_optimal(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], demand_rates: Sequence[float]) -> JrpOptimalResult:
    """The best base cycle and integer multiples of items that share a set-up.

    Args:
        shared_fixed_cost: Money for each base cycle.
        individual_fixed_costs: Money for an order of each item.
        holding_costs: Money for a unit held for a unit of time.
        demand_rates: Units for a unit of time.

    Returns:
        base_cycle_time: Units of time.
        cost_rate: Money for a unit of time, without purchase.
        order_multiples: Base cycles between two orders of an item.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wildeman, Frenk & Dekker, European Journal of Operational Research 99 (1997) 433–444.
    """
@overload
def jrp_optimal(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, demand_rates: Lists) -> JrpOptimalResult | Answers: ...

@dataclass(frozen=True)
class JrpSilverHeuristicResult:
    base_cycle_time: float
    cost_rate: float
    order_multiples: list[float]
    order_quantities: list[float]

@overload
def jrp_silver_heuristic(*, shared_fixed_cost: float, individual_fixed_costs: Sequence[float], holding_costs: Sequence[float], demand_rates: Sequence[float]) -> JrpSilverHeuristicResult:
    """Base cycle and multiples of items that share a set-up, by Silver's heuristic.

    Args:
        shared_fixed_cost: Money for each base cycle.
        individual_fixed_costs: Money for an order of each item.
        holding_costs: Money for a unit held for a unit of time.
        demand_rates: Units for a unit of time.

    Returns:
        base_cycle_time: Units of time.
        cost_rate: Money for a unit of time, without purchase.
        order_multiples: Base cycles between two orders of an item.
        order_quantities: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: mostly optimal or within a few percent; jrp_optimal is exact.

    Source: E. A. Silver, Management Science 22 (1976) 1351–1361.
    """
@overload
def jrp_silver_heuristic(*, shared_fixed_cost: Column, individual_fixed_costs: Lists, holding_costs: Lists, demand_rates: Lists) -> JrpSilverHeuristicResult | Answers: ...

@dataclass(frozen=True)
class KanbanCardsResult:
    cards: int
    max_inventory: float

@overload
def kanban_cards(*, demand_per_period: float, lead_time_periods: float, safety_fraction: float, container: float) -> KanbanCardsResult:
    """The number of kanban cards for demand, lead time and container.

    Args:
        demand_per_period: Units in a period.
        lead_time_periods: Periods from a card's release to its next one.
        safety_fraction: Part of the demand over the lead time.
        container: Units in a container.

    Returns:
        cards: Cards, one for each container.
        max_inventory: Units, all containers full.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Y. Monden, Toyota Production System, ch. 3.
    """
@overload
def kanban_cards(*, demand_per_period: Column, lead_time_periods: Column, safety_fraction: Column, container: Column) -> KanbanCardsResult | Answers: ...

@dataclass(frozen=True)
class LeastUnitCostResult:
    order_quantities: list[float]
    cost: float

@overload
def least_unit_cost(*, demand: Sequence[float], fixed_cost: float, holding_cost: float) -> LeastUnitCostResult:
    """Lots that grow as long as their cost for a unit falls.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Nahmias & Olsen, Production and Operations Analysis, ch. 8.
    """
@overload
def least_unit_cost(*, demand: Lists, fixed_cost: Column, holding_cost: Column) -> LeastUnitCostResult | Answers: ...

@dataclass(frozen=True)
class LotForLotResult:
    order_quantities: list[float]
    cost: float

@overload
def lot_for_lot(*, demand: Sequence[float], fixed_cost: float, holding_cost: float) -> LotForLotResult:
    """Each period orders its own demand.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
@overload
def lot_for_lot(*, demand: Lists, fixed_cost: Column, holding_cost: Column) -> LotForLotResult | Answers: ...

@dataclass(frozen=True)
class LotSizingCostResult:
    cost: float

@overload
def lot_sizing_cost(*, demand: Sequence[float], order_quantities: Sequence[float], fixed_cost: float, holding_cost: float, purchase_cost: float | None = None) -> LotSizingCostResult:
    """What given lots over time cost; an error if they leave a period short.

    Args:
        demand: Units in each period.
        order_quantities: Units ordered in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        purchase_cost: Money for a unit; absent: 0.

    Returns:
        cost: Money over all periods.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wagner & Whitin, Management Science 5 (1958).
    """
@overload
def lot_sizing_cost(*, demand: Lists, order_quantities: Lists, fixed_cost: Column, holding_cost: Column, purchase_cost: Column = None) -> LotSizingCostResult | Answers: ...

@dataclass(frozen=True)
class LotSizingTermsResult:
    order_quantities: list[float]
    order_periods_1based: list[float]
    cost: float

@overload
def lot_sizing_terms(*, demand: Sequence[float], fixed_cost: float, holding_cost: float, multiple: float, purchase_cost: float | None = None, minimum: float | None = None, maximum: float | None = None) -> LotSizingTermsResult:
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
        order_quantities: Units ordered in each period.
        order_periods_1based: Periods with an order, from 1.
        cost: Money over all periods.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wagner & Whitin, Management Science 5 (1958), over (period, stock); Love, Management Science 19 (1973)
    313–318.
    """
@overload
def lot_sizing_terms(*, demand: Lists, fixed_cost: Column, holding_cost: Column, multiple: Column, purchase_cost: Column = None, minimum: Column = None, maximum: Column = None) -> LotSizingTermsResult | Answers: ...

@dataclass(frozen=True)
class MaxMinusAverageResult:
    safety_stock: float
    reorder_point: float

@overload
def max_minus_average(*, mean: float, maximum: float, protection_days: float, longest_days: float | None = None) -> MaxMinusAverageResult:
    """The safety stock and reorder point by the largest usage and the longest time less the mean of both.

    Args:
        mean: Units a day.
        maximum: Units a day, the largest.
        protection_days: Days from order to arrival, with the review interval if there is one.
        longest_days: Days, at the longest; absent: protection_days.

    Returns:
        safety_stock: Units.
        reorder_point: Units; mean demand over the protection days and the safety stock.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a rule of thumb; no service level follows from it.

    Source: Lean practice.
    """
@overload
def max_minus_average(*, mean: Column, maximum: Column, protection_days: Column, longest_days: Column = None) -> MaxMinusAverageResult | Answers: ...

@dataclass(frozen=True)
class MyopicNewsvendorResult:
    base_stock: float
    cost: float

@overload
def myopic_newsvendor(*, holding_cost: float, stockout_cost: float, purchase_cost: float, purchase_cost_next: float, mean: float, sd: float, discount_factor: float, base_stock: float | None = None) -> MyopicNewsvendorResult:
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
        base_stock: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Veinott 1965; Snyder & Shen, ch. 4.
    """
@overload
def myopic_newsvendor(*, holding_cost: Column, stockout_cost: Column, purchase_cost: Column, purchase_cost_next: Column, mean: Column, sd: Column, discount_factor: Column, base_stock: Column = None) -> MyopicNewsvendorResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorAdditiveYieldUniformResult:
    order_quantity: float
    cost: float

@overload
def newsvendor_additive_yield_uniform(*, holding_cost: float, stockout_cost: float, demand: float, yield_lo: float, yield_hi: float, order_quantity: float | None = None) -> NewsvendorAdditiveYieldUniformResult:
    """What to order for a known demand when the delivery differs from the order by a uniform amount.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        demand: Units.
        yield_lo: Units.
        yield_hi: Units.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        cost: Money.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
@overload
def newsvendor_additive_yield_uniform(*, holding_cost: Column, stockout_cost: Column, demand: Column, yield_lo: Column, yield_hi: Column, order_quantity: Column = None) -> NewsvendorAdditiveYieldUniformResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorBinomialResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_binomial(*, holding_cost: float, stockout_cost: float, n: float, p: float, base_stock: float | None = None) -> NewsvendorBinomialResult:
    """The stock for one period under binomial demand, mean n p.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        n: Tries, 1 or more.
        p: 0 < p < 1: chance of a unit in a try.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_binomial(*, holding_cost: Column, stockout_cost: Column, n: Column, p: Column, base_stock: Column = None) -> NewsvendorBinomialResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorCompoundPoissonResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_compound_poisson(*, holding_cost: float, stockout_cost: float, rate: float, jump_pmf: Sequence[float], base_stock: float | None = None) -> NewsvendorCompoundPoissonResult:
    """The stock for one period under compound Poisson demand: customers at random, each asking for some units.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        rate: Customers a period.
        jump_pmf: Probabilities that a customer asks for 0, 1, 2, … units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_compound_poisson(*, holding_cost: Column, stockout_cost: Column, rate: Column, jump_pmf: Lists, base_stock: Column = None) -> NewsvendorCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorContinuousResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_continuous(*, holding_cost: float, stockout_cost: float, x_values: Sequence[float], cdf_values: Sequence[float], base_stock: float | None = None) -> NewsvendorContinuousResult:
    """The stock for one period under demand whose P(demand ≤ x) is a straight line between listed points.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        x_values: Units, rising.
        cdf_values: P(demand ≤ x) at each, from 0 or the probability of the first to 1.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_continuous(*, holding_cost: Column, stockout_cost: Column, x_values: Lists, cdf_values: Lists, base_stock: Column = None) -> NewsvendorContinuousResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorDiscreteResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_discrete(*, holding_cost: float, stockout_cost: float, values: Sequence[float], probabilities: Sequence[float], base_stock: float | None = None) -> NewsvendorDiscreteResult:
    """The stock for one period under demand whose whole values and their probabilities are listed.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        values: Whole units.
        probabilities: Summing to 1.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_discrete(*, holding_cost: Column, stockout_cost: Column, values: Lists, probabilities: Lists, base_stock: Column = None) -> NewsvendorDiscreteResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorDisruptionsResult:
    base_stock: float
    cost: float

@overload
def newsvendor_disruptions(*, holding_cost: float, stockout_cost: float, demand: float, disruption_prob: float, recovery_prob: float, base_stock: float | None = None) -> NewsvendorDisruptionsResult:
    """The base stock for a known demand a period and a supplier that fails and recovers by chance.

    Args:
        holding_cost: Money for a unit and period.
        stockout_cost: Money for a unit and period.
        demand: Units a period.
        disruption_prob: Chance a period, 0 to 1.
        recovery_prob: Chance a period, 0 to 1.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 9.
    """
@overload
def newsvendor_disruptions(*, holding_cost: Column, stockout_cost: Column, demand: Column, disruption_prob: Column, recovery_prob: Column, base_stock: Column = None) -> NewsvendorDisruptionsResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorDistributionFreeResult:
    base_stock: float
    worst_cost: float

@overload
def newsvendor_distribution_free(*, holding_cost: float, stockout_cost: float, mean: float, sd: float, base_stock: float | None = None) -> NewsvendorDistributionFreeResult:
    """The stock for one period that is best against the worst demand of a given mean and standard deviation.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units.
        sd: Units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        worst_cost: Money a period, at most.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1958; Gallego & Moon, J. Opl Res. Soc. 44 (1993).
    """
@overload
def newsvendor_distribution_free(*, holding_cost: Column, stockout_cost: Column, mean: Column, sd: Column, base_stock: Column = None) -> NewsvendorDistributionFreeResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorEmpiricalResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_empirical(*, holding_cost: float, stockout_cost: float, observed: Sequence[float], base_stock: float | None = None) -> NewsvendorEmpiricalResult:
    """The stock for one period under demand as likely as each of those observed.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        observed: Units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_empirical(*, holding_cost: Column, stockout_cost: Column, observed: Lists, base_stock: Column = None) -> NewsvendorEmpiricalResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorExponentialResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_exponential(*, holding_cost: float, stockout_cost: float, rate: float, base_stock: float | None = None) -> NewsvendorExponentialResult:
    """The stock for one period under exponential demand, mean 1 / rate.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        rate: 1 / units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_exponential(*, holding_cost: Column, stockout_cost: Column, rate: Column, base_stock: Column = None) -> NewsvendorExponentialResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorGammaResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_gamma(*, holding_cost: float, stockout_cost: float, shape: float, scale: float, base_stock: float | None = None) -> NewsvendorGammaResult:
    """The stock for one period under gamma demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        shape: A number.
        scale: Units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_gamma(*, holding_cost: Column, stockout_cost: Column, shape: Column, scale: Column, base_stock: Column = None) -> NewsvendorGammaResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorGeometricResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_geometric(*, holding_cost: float, stockout_cost: float, p: float, base_stock: float | None = None) -> NewsvendorGeometricResult:
    """The stock for one period under geometric demand from 0 on, mean (1 − p) / p.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        p: 0 < p < 1: P(demand = k) is p (1 − p)^k.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_geometric(*, holding_cost: Column, stockout_cost: Column, p: Column, base_stock: Column = None) -> NewsvendorGeometricResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorLognormalResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_lognormal(*, holding_cost: float, stockout_cost: float, mu_log: float, sigma_log: float, base_stock: float | None = None) -> NewsvendorLognormalResult:
    """The stock for one period under lognormal demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mu_log: Mean of ln(demand).
        sigma_log: Standard deviation of ln(demand).
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_lognormal(*, holding_cost: Column, stockout_cost: Column, mu_log: Column, sigma_log: Column, base_stock: Column = None) -> NewsvendorLognormalResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorNegativeBinomialResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_negative_binomial(*, holding_cost: float, stockout_cost: float, r: float, p: float, base_stock: float | None = None) -> NewsvendorNegativeBinomialResult:
    """The stock for one period under negative binomial demand, mean r (1 − p) / p.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        r: Above 0.
        p: 0 < p ≤ 1.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_negative_binomial(*, holding_cost: Column, stockout_cost: Column, r: Column, p: Column, base_stock: Column = None) -> NewsvendorNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorNormalResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_normal(*, holding_cost: float, stockout_cost: float, mean: float, sd: float, base_stock: float | None = None, lead_time: float | None = None) -> NewsvendorNormalResult:
    """The stock for one period under normal demand, or the level of a base-stock policy over lead_time + 1 periods.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units a period.
        sd: Units.
        base_stock: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_normal(*, holding_cost: Column, stockout_cost: Column, mean: Column, sd: Column, base_stock: Column = None, lead_time: Column = None) -> NewsvendorNormalResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorPoissonResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_poisson(*, holding_cost: float, stockout_cost: float, mean: float, base_stock: float | None = None) -> NewsvendorPoissonResult:
    """The stock for one period under Poisson demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        mean: Units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_poisson(*, holding_cost: Column, stockout_cost: Column, mean: Column, base_stock: Column = None) -> NewsvendorPoissonResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorProfitDiscreteResult:
    order_quantity: float
    expected_profit: float
    cycle_service_level: float

@overload
def newsvendor_profit_discrete(*, revenue: float, purchase_cost: float, salvage_value: float, values: Sequence[float], probabilities: Sequence[float], order_quantity: float | None = None) -> NewsvendorProfitDiscreteResult:
    """What to buy for one period under demand whose values and probabilities are listed, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        values: Whole units.
        probabilities: Summing to 1.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        expected_profit: Money a period.
        cycle_service_level: P(demand ≤ order_quantity).
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_profit_discrete(*, revenue: Column, purchase_cost: Column, salvage_value: Column, values: Lists, probabilities: Lists, order_quantity: Column = None) -> NewsvendorProfitDiscreteResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorProfitNormalResult:
    order_quantity: float
    expected_profit: float
    cycle_service_level: float

@overload
def newsvendor_profit_normal(*, revenue: float, purchase_cost: float, salvage_value: float, mean: float, sd: float, order_quantity: float | None = None) -> NewsvendorProfitNormalResult:
    """What to buy for one period under normal demand, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        mean: Units.
        sd: Units.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        expected_profit: Money a period.
        cycle_service_level: P(demand ≤ order_quantity).
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_profit_normal(*, revenue: Column, purchase_cost: Column, salvage_value: Column, mean: Column, sd: Column, order_quantity: Column = None) -> NewsvendorProfitNormalResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorProfitPoissonResult:
    order_quantity: float
    expected_profit: float
    cycle_service_level: float

@overload
def newsvendor_profit_poisson(*, revenue: float, purchase_cost: float, salvage_value: float, mean: float, order_quantity: float | None = None) -> NewsvendorProfitPoissonResult:
    """What to buy for one period under Poisson demand, by price, cost and salvage value.

    Args:
        revenue: Money for a unit sold.
        purchase_cost: Money for a unit bought.
        salvage_value: Money for a unit left over.
        mean: Units.
        order_quantity: Units; absent: the best.

    Returns:
        order_quantity: Units.
        expected_profit: Money a period.
        cycle_service_level: P(demand ≤ order_quantity).
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_profit_poisson(*, revenue: Column, purchase_cost: Column, salvage_value: Column, mean: Column, order_quantity: Column = None) -> NewsvendorProfitPoissonResult | Answers: ...

@dataclass(frozen=True)
class NewsvendorUniformResult:
    base_stock: float
    cost: float
    cycle_service_level: float
    expected_shortage: float
    expected_leftover: float

@overload
def newsvendor_uniform(*, holding_cost: float, stockout_cost: float, least: float, greatest: float, base_stock: float | None = None) -> NewsvendorUniformResult:
    """The stock for one period under uniform demand.

    Args:
        holding_cost: Money for a unit left over.
        stockout_cost: Money for a unit short.
        least: Units.
        greatest: Units.
        base_stock: Units; absent: the best.

    Returns:
        base_stock: Units.
        cost: Money a period.
        cycle_service_level: P(demand ≤ base_stock).
        expected_shortage: Units.
        expected_leftover: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def newsvendor_uniform(*, holding_cost: Column, stockout_cost: Column, least: Column, greatest: Column, base_stock: Column = None) -> NewsvendorUniformResult | Answers: ...

@dataclass(frozen=True)
class ParetoResult:
    shares: list[float]
    cumulative_shares: list[float]
    ranks: list[float]

@overload
def pareto(*, values: Sequence[float]) -> ParetoResult:
    """The share of the total, the cumulative share and the rank of each item: the Pareto curve that ABC classes cut.

    Args:
        values: Of each item, as usage in money a year.

    Returns:
        shares: Of the total of values above 0, in the order given.
        cumulative_shares: Of all larger values and this one.
        ranks: 1 for the largest; equal values have the same.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Pareto's rule; Silver, Pyke & Thomas, ch. 2.
    """
@overload
def pareto(*, values: Lists) -> ParetoResult | Answers: ...

@dataclass(frozen=True)
class PartPeriodBalancingResult:
    order_quantities: list[float]
    cost: float

@overload
def part_period_balancing(*, demand: Sequence[float], fixed_cost: float, holding_cost: float) -> PartPeriodBalancingResult:
    """Lots whose holding cost is nearest to the cost of an order.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: DeMatteis & Mendoza, IBM Systems Journal 7 (1968) 30–46.
    """
@overload
def part_period_balancing(*, demand: Lists, fixed_cost: Column, holding_cost: Column) -> PartPeriodBalancingResult | Answers: ...

@dataclass(frozen=True)
class PeriodOrderQuantityResult:
    order_quantities: list[float]
    cost: float
    periods: int

@overload
def period_order_quantity(*, demand: Sequence[float], fixed_cost: float, holding_cost: float, periods: float | None = None) -> PeriodOrderQuantityResult:
    """Lots that each cover the same number of periods, by default the EOQ in periods.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        periods: Whole periods that an order covers; absent: the EOQ's.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        periods: Periods that an order covers.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 5.
    """
@overload
def period_order_quantity(*, demand: Lists, fixed_cost: Column, holding_cost: Column, periods: Column = None) -> PeriodOrderQuantityResult | Answers: ...

@dataclass(frozen=True)
class PowerOfTwoResult:
    exponent: int
    cycle_time: float
    order_quantity: float
    cost_rate: float
    cost_ratio: float

@overload
def power_of_two(*, fixed_cost: float, demand_rate: float, holding_cost: float, base_period: float, least_exponent: float | None = None, exponent: float | None = None) -> PowerOfTwoResult:
    """The best order interval among a base period times powers of two.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        holding_cost: Money for a unit held for a unit of time.
        base_period: Units of time.
        least_exponent: Whole; absent: any exponent.
        exponent: Whole; absent: the best.

    Returns:
        exponent: K of base_period · 2^k.
        cycle_time: Units of time.
        order_quantity: Units.
        cost_rate: Money for a unit of time, without purchase.
        cost_ratio: Cost as a multiple of that of the EOQ.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: at most 6.07 % above the EOQ where any exponent is allowed; exact among powers of two.

    Source: R. Roundy, Management Science 31 (1985) 1416–1430.
    """
@overload
def power_of_two(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, base_period: Column, least_exponent: Column = None, exponent: Column = None) -> PowerOfTwoResult | Answers: ...

@dataclass(frozen=True)
class ReorderPointResult:
    mean_ltd: float
    safety_stock: float
    reorder_point: float

@overload
def reorder_point(*, demand_mean: float, lead_time: float, review_period: float | None = None, safety_stock: float | None = None, reorder_point: float | None = None) -> ReorderPointResult:
    """The reorder point of a safety stock, or the safety stock that a reorder point holds.

    Args:
        demand_mean: Units for a unit of time.
        lead_time: Units of time.
        review_period: Units of time; absent: 0, continuous review.
        safety_stock: Units; this or reorder_point.
        reorder_point: Units; this or safety_stock.

    Returns:
        mean_ltd: Units, demand over lead time and review period.
        safety_stock: Units.
        reorder_point: Units; with a review period the order-up-to level.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, ch. 6.
    """
@overload
def reorder_point(*, demand_mean: Column, lead_time: Column, review_period: Column = None, safety_stock: Column = None, reorder_point: Column = None) -> ReorderPointResult | Answers: ...

@dataclass(frozen=True)
class RnqExactCompoundPoissonResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rnq_exact_compound_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, review_period: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], reorder_point: float | None = None, order_quantity: float | None = None) -> RnqExactCompoundPoissonResult:
    """The cost and services of r and multiples of Q, reviewed periodically, where customers ask for listed numbers of units; the best r, or the best r and Q.

    Args:
        fixed_cost: Money for an order, whatever its size.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        review_period: Units of time.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time; 0: at once.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        reorder_point: Units: order at a review with the position at or below it.
        order_quantity: Units; as many times as needed.
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time, whatever their size.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39
    (1992).
    """
@overload
def rnq_exact_compound_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, review_period: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, reorder_point: Column = None, order_quantity: Column = None) -> RnqExactCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RnqExactDiscretePmfResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rnq_exact_discrete_pmf(*, fixed_cost: float, holding_cost: float, stockout_cost: float, pmf: Sequence[float], reorder_point: float | None = None, order_quantity: float | None = None, review_period: float | None = None, lead_time: float | None = None) -> RnqExactDiscretePmfResult:
    """The cost and services of r and multiples of Q under any demand in whole units, stock looked at as periods end; the best r, or the best r and Q.

    Args:
        fixed_cost: Money for an order, whatever its size.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        pmf: Probabilities of 0, 1, 2, … units a period.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.
        review_period: Whole periods; absent: 1.
        lead_time: Whole periods; absent: 0.

    Returns:
        reorder_point: Units: order at a review with the position at or below it.
        order_quantity: Units; as many times as needed.
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time, whatever their size.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39
    (1992).
    """
@overload
def rnq_exact_discrete_pmf(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, pmf: Lists, reorder_point: Column = None, order_quantity: Column = None, review_period: Column = None, lead_time: Column = None) -> RnqExactDiscretePmfResult | Answers: ...

@dataclass(frozen=True)
class RnqExactNegativeBinomialResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rnq_exact_negative_binomial(*, fixed_cost: float, holding_cost: float, stockout_cost: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RnqExactNegativeBinomialResult:
    """The cost and services of r and multiples of Q, reviewed periodically under negative binomial demand; the best r, or the best r and Q.

    Args:
        fixed_cost: Money for an order, whatever its size.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time; 0: at once.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        reorder_point: Units: order at a review with the position at or below it.
        order_quantity: Units; as many times as needed.
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time, whatever their size.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39
    (1992).
    """
@overload
def rnq_exact_negative_binomial(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_point: Column = None, order_quantity: Column = None) -> RnqExactNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RnqExactPoissonResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rnq_exact_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, review_period: float, demand_rate: float, lead_time: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RnqExactPoissonResult:
    """The cost and services of r and multiples of Q, reviewed periodically under Poisson demand; the best r, or the best r and Q.

    Args:
        fixed_cost: Money for an order, whatever its size.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        review_period: Units of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time; 0: at once.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        reorder_point: Units: order at a review with the position at or below it.
        order_quantity: Units; as many times as needed.
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time, whatever their size.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems, 1963, ch. 5; Zheng & Chen, Naval Research Logistics 39
    (1992).
    """
@overload
def rnq_exact_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, review_period: Column, demand_rate: Column, lead_time: Column, reorder_point: Column = None, order_quantity: Column = None) -> RnqExactPoissonResult | Answers: ...

@dataclass(frozen=True)
class RqEilApproximationResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_eil_approximation(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float) -> RqEilApproximationResult:
    """r and Q by Hadley and Whitin's expected inventory level, iterated; a penalty for each unit short.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: leaves backorders out of the stock on hand; see the source.

    Source: Hadley & Whitin 1963; Snyder & Shen, ch. 5.
    """
@overload
def rq_eil_approximation(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column) -> RqEilApproximationResult | Answers: ...

@dataclass(frozen=True)
class RqEoqPlusSafetyStockResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_eoq_plus_safety_stock(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float) -> RqEoqPlusSafetyStockResult:
    """Q by EOQ, r by the newsvendor's level for lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: no bound; the cost given is the exact one of these r and Q.

    Source: Snyder & Shen, ch. 5.
    """
@overload
def rq_eoq_plus_safety_stock(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column) -> RqEoqPlusSafetyStockResult | Answers: ...

@dataclass(frozen=True)
class RqEoqbApproximationResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_eoqb_approximation(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float) -> RqEoqbApproximationResult:
    """Q by EOQ with backorders, and the best r for it.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: costs at most 11.8 % more than the best, usually under 1 % (Zheng 1992).

    Source: Zheng, Management Science 38 (1992); Snyder & Shen, ch. 5.
    """
@overload
def rq_eoqb_approximation(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column) -> RqEoqbApproximationResult | Answers: ...

@dataclass(frozen=True)
class RqExactCompoundPoissonResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_compound_poisson(*, fixed_cost: float, arrival_rate: float, holding_cost: float, stockout_cost: float, lead_time: float, jump_pmf: Sequence[float], reorder_point: float | None = None, order_quantity: float | None = None) -> RqExactCompoundPoissonResult:
    """The r and Q of least cost under compound Poisson demand; an order is as many times Q as lift the position above r.

    Args:
        fixed_cost: Money for an order, of however many lots.
        arrival_rate: Customers for a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        lead_time: Units of time.
        jump_pmf: Probabilities that a customer asks for 0, 1, 2, … units.
        reorder_point: Units; absent: the best.
        order_quantity: Units; absent: the best.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Chen, Naval Research Logistics 39 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
@overload
def rq_exact_compound_poisson(*, fixed_cost: Column, arrival_rate: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column, jump_pmf: Lists, reorder_point: Column = None, order_quantity: Column = None) -> RqExactCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RqExactCostNormalResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_cost_normal(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float, reorder_point: float, order_quantity: float) -> RqExactCostNormalResult:
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
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin 1963; Zheng, Management Science 38 (1992).
    """
@overload
def rq_exact_cost_normal(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column, reorder_point: Column, order_quantity: Column) -> RqExactCostNormalResult | Answers: ...

@dataclass(frozen=True)
class RqExactDiscreteResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_discrete(*, fixed_cost: float, demand_rate: float, holding_cost: float, stockout_cost: float, values: Sequence[float], probabilities: Sequence[float], reorder_point: float | None = None, order_quantity: float | None = None) -> RqExactDiscreteResult:
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
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
@overload
def rq_exact_discrete(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, stockout_cost: Column, values: Lists, probabilities: Lists, reorder_point: Column = None, order_quantity: Column = None) -> RqExactDiscreteResult | Answers: ...

@dataclass(frozen=True)
class RqExactGammaResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_gamma(*, fixed_cost: float, demand_rate: float, holding_cost: float, stockout_cost: float, shape: float, scale: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RqExactGammaResult:
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
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
@overload
def rq_exact_gamma(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, stockout_cost: Column, shape: Column, scale: Column, reorder_point: Column = None, order_quantity: Column = None) -> RqExactGammaResult | Answers: ...

@dataclass(frozen=True)
class RqExactNegativeBinomialResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_negative_binomial(*, fixed_cost: float, demand_rate: float, holding_cost: float, stockout_cost: float, r: float, p: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RqExactNegativeBinomialResult:
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
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
@overload
def rq_exact_negative_binomial(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, stockout_cost: Column, r: Column, p: Column, reorder_point: Column = None, order_quantity: Column = None) -> RqExactNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RqExactOptimalNormalResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_optimal_normal(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float) -> RqExactOptimalNormalResult:
    """The r and Q of least cost under normal lead-time demand.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992).
    """
@overload
def rq_exact_optimal_normal(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column) -> RqExactOptimalNormalResult | Answers: ...

@dataclass(frozen=True)
class RqExactPoissonResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_exact_poisson(*, fixed_cost: float, demand_rate: float, holding_cost: float, stockout_cost: float, lead_time: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RqExactPoissonResult:
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
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992); Federgruen & Zheng, Operations Research 40 (1992).
    """
@overload
def rq_exact_poisson(*, fixed_cost: Column, demand_rate: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column, reorder_point: Column = None, order_quantity: Column = None) -> RqExactPoissonResult | Answers: ...

@dataclass(frozen=True)
class RqLossFunctionApproximationResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float

@overload
def rq_loss_function_approximation(*, fixed_cost: float, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float) -> RqLossFunctionApproximationResult:
    """r and Q by the loss functions alone: shortage at r + Q is left out.

    Args:
        fixed_cost: Money for an order.
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; in rq_eil_approximation for each unit short.
        lead_time: Units of time.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: no bound; the cost given is the exact one of these r and Q.

    Source: Snyder & Shen, ch. 5.
    """
@overload
def rq_loss_function_approximation(*, fixed_cost: Column, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column) -> RqLossFunctionApproximationResult | Answers: ...

@dataclass(frozen=True)
class RqLostSalesPoissonResult:
    reorder_point: float
    order_quantity: float
    cost_rate: float
    fill_rate: float
    expected_on_hand: float

@overload
def rq_lost_sales_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, reorder_point: float | None = None, order_quantity: float | None = None) -> RqLostSalesPoissonResult:
    """The r and Q of least cost, or as given, under Poisson demand that is lost where there is no stock, with at most one order on the way.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit lost.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        reorder_point: Units on hand; absent: the best.
        order_quantity: Units, more than the reorder point; absent: the best.

    Returns:
        reorder_point: Units: order when this many are on hand.
        order_quantity: Units.
        cost_rate: Money for a unit of time.
        fill_rate: Share of demand served.
        expected_on_hand: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Hadley & Whitin, Analysis of Inventory Systems (1963), ch. 4.
    """
@overload
def rq_lost_sales_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, reorder_point: Column = None, order_quantity: Column = None) -> RqLostSalesPoissonResult | Answers: ...

@dataclass(frozen=True)
class RqOptimalRGivenQResult:
    reorder_point: float

@overload
def rq_optimal_r_given_Q(*, demand_rate: float, demand_sd: float, holding_cost: float, stockout_cost: float, lead_time: float, order_quantity: float) -> RqOptimalRGivenQResult:
    """The best r for a given Q under normal lead-time demand.

    Args:
        demand_rate: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        lead_time: Units of time.
        order_quantity: Units.

    Returns:
        reorder_point: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng, Management Science 38 (1992).
    """
@overload
def rq_optimal_r_given_Q(*, demand_rate: Column, demand_sd: Column, holding_cost: Column, stockout_cost: Column, lead_time: Column, order_quantity: Column) -> RqOptimalRGivenQResult | Answers: ...

@dataclass(frozen=True)
class RqPoissonPerformanceResult:
    expected_on_hand: float
    expected_backorders: float
    fill_rate: float
    ready_rate: float

@overload
def rq_poisson_performance(*, reorder_point: float, order_quantity: float, demand_rate: float, lead_time: float) -> RqPoissonPerformanceResult:
    """Stock, backorders, fill rate and ready rate of given r and Q under Poisson demand.

    Args:
        reorder_point: Units.
        order_quantity: Units.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.

    Returns:
        expected_on_hand: Units.
        expected_backorders: Units.
        fill_rate: Share of demand served from stock.
        ready_rate: Share of time with stock on hand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_poisson_performance(*, reorder_point: Column, order_quantity: Column, demand_rate: Column, lead_time: Column) -> RqPoissonPerformanceResult | Answers: ...

@dataclass(frozen=True)
class RqServiceCompoundPoissonResult:
    reorder_point: float
    order_quantity: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rq_service_compound_poisson(*, order_quantity: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], reorder_point: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RqServiceCompoundPoissonResult:
    """The services of r and Q, or the least r for a service, where customers ask for listed numbers of units; exact for (r,nQ).

    Args:
        order_quantity: Units.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.
        reorder_point: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder point or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units.
        expected_backorders: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_service_compound_poisson(*, order_quantity: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, reorder_point: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RqServiceCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RqServiceGammaResult:
    reorder_point: float
    order_quantity: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rq_service_gamma(*, order_quantity: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_point: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RqServiceGammaResult:
    """The services of r and Q, or the least r for a service, under gamma demand.

    Args:
        order_quantity: Units.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time.
        reorder_point: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder point or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units.
        expected_backorders: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time and demand that comes continuously; one that varies counts by its
    moments.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_service_gamma(*, order_quantity: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_point: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RqServiceGammaResult | Answers: ...

@dataclass(frozen=True)
class RqServiceNegativeBinomialResult:
    reorder_point: float
    order_quantity: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rq_service_negative_binomial(*, order_quantity: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_point: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RqServiceNegativeBinomialResult:
    """The services of r and Q, or the least r for a service, under negative binomial demand; exact for (r,nQ), as customers may ask for several units.

    Args:
        order_quantity: Units.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time.
        reorder_point: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder point or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units.
        expected_backorders: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_service_negative_binomial(*, order_quantity: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_point: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RqServiceNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RqServiceNormalResult:
    reorder_point: float
    order_quantity: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rq_service_normal(*, order_quantity: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_point: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RqServiceNormalResult:
    """The services of r and Q, or the least r for a service, under normal demand.

    Args:
        order_quantity: Units.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time.
        reorder_point: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder point or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units.
        expected_backorders: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time and demand that comes continuously; one that varies counts by its
    moments.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_service_normal(*, order_quantity: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_point: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RqServiceNormalResult | Answers: ...

@dataclass(frozen=True)
class RqServicePoissonResult:
    reorder_point: float
    order_quantity: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rq_service_poisson(*, order_quantity: float, demand_rate: float, lead_time: float, reorder_point: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RqServicePoissonResult:
    """The services of r and Q, or the least r for a service, under Poisson demand.

    Args:
        order_quantity: Units.
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        reorder_point: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder point or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_point: Units: order when the position is at or below it.
        order_quantity: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units.
        expected_backorders: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def rq_service_poisson(*, order_quantity: Column, demand_rate: Column, lead_time: Column, reorder_point: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RqServicePoissonResult | Answers: ...

@dataclass(frozen=True)
class RsServiceCompoundPoissonResult:
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rs_service_compound_poisson(*, review_period: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], order_up_to: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RsServiceCompoundPoissonResult:
    """The services of S at each review, or the least S for a service, where customers ask for listed numbers of units.

    Args:
        review_period: Units of time.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time; 0: at once.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.
        order_up_to: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the order-up-to level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5.
    """
@overload
def rs_service_compound_poisson(*, review_period: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, order_up_to: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RsServiceCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RsServiceGammaResult:
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rs_service_gamma(*, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, order_up_to: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RsServiceGammaResult:
    """The services of S at each review, or the least S for a service, under gamma demand.

    Args:
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        order_up_to: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the order-up-to level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments.

    Source: Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5.
    """
@overload
def rs_service_gamma(*, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, order_up_to: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RsServiceGammaResult | Answers: ...

@dataclass(frozen=True)
class RsServiceNegativeBinomialResult:
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rs_service_negative_binomial(*, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, order_up_to: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RsServiceNegativeBinomialResult:
    """The services of S at each review, or the least S for a service, under negative binomial demand.

    Args:
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time; 0: at once.
        order_up_to: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the order-up-to level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5.
    """
@overload
def rs_service_negative_binomial(*, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, order_up_to: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RsServiceNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RsServiceNormalResult:
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rs_service_normal(*, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, order_up_to: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RsServiceNormalResult:
    """The services of S at each review, or the least S for a service, under normal demand.

    Args:
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        order_up_to: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the order-up-to level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for a constant lead time, averages over time to 1e-9; one that varies counts by its moments.

    Source: Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5.
    """
@overload
def rs_service_normal(*, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, order_up_to: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RsServiceNormalResult | Answers: ...

@dataclass(frozen=True)
class RsServicePoissonResult:
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rs_service_poisson(*, review_period: float, demand_rate: float, lead_time: float, order_up_to: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RsServicePoissonResult:
    """The services of S at each review, or the least S for a service, under Poisson demand.

    Args:
        review_period: Units of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time; 0: at once.
        order_up_to: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the order-up-to level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, ch. 6; Hadley & Whitin 1963, ch. 5.
    """
@overload
def rs_service_poisson(*, review_period: Column, demand_rate: Column, lead_time: Column, order_up_to: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RsServicePoissonResult | Answers: ...

@dataclass(frozen=True)
class RssCostCompoundPoissonResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_compound_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, review_period: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float]) -> RssCostCompoundPoissonResult:
    """What given s and S cost and deliver, reviewed periodically, where customers ask for listed numbers of units.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        review_period: Units of time.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time; 0: at once.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_cost_compound_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, review_period: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists) -> RssCostCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RssCostDiscretePmfResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_discrete_pmf(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, pmf: Sequence[float], review_period: float | None = None, lead_time: float | None = None) -> RssCostDiscretePmfResult:
    """What given s and S cost and deliver under any demand in whole units; stock is looked at as periods end.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        pmf: Probabilities of 0, 1, 2, … units a period.
        review_period: Whole periods; absent: 1.
        lead_time: Whole periods; absent: 0.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_cost_discrete_pmf(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, pmf: Lists, review_period: Column = None, lead_time: Column = None) -> RssCostDiscretePmfResult | Answers: ...

@dataclass(frozen=True)
class RssCostGammaResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_gamma(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, lead_time_sd: float | None = None) -> RssCostGammaResult:
    """What given s and S cost and deliver, reviewed periodically under gamma demand.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the undershoot's limit, for S − s of 1.5 mean demands between reviews and more; a lead time that
    varies counts by its moments.

    Source: Tijms & Groenevelt, European Journal of Operational Research 17 (1984).
    """
@overload
def rss_cost_gamma(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, lead_time_sd: Column = None) -> RssCostGammaResult | Answers: ...

@dataclass(frozen=True)
class RssCostNegativeBinomialResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_negative_binomial(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float) -> RssCostNegativeBinomialResult:
    """What given s and S cost and deliver, reviewed periodically under negative binomial demand.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time; 0: at once.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_cost_negative_binomial(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column) -> RssCostNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RssCostNormalResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_normal(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, lead_time_sd: float | None = None) -> RssCostNormalResult:
    """What given s and S cost and deliver, reviewed periodically under normal demand.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the undershoot's limit, for S − s of 1.5 mean demands between reviews and more; a lead time that
    varies counts by its moments.

    Source: Tijms & Groenevelt, European Journal of Operational Research 17 (1984).
    """
@overload
def rss_cost_normal(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, lead_time_sd: Column = None) -> RssCostNormalResult | Answers: ...

@dataclass(frozen=True)
class RssCostPoissonResult:
    cost_rate: float
    order_rate: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_cost_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, review_period: float, demand_rate: float, lead_time: float) -> RssCostPoissonResult:
    """What given s and S cost and deliver, reviewed periodically under Poisson demand.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time.
        reorder_level: Units.
        order_up_to: Units.
        review_period: Units of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time; 0: at once.

    Returns:
        cost_rate: Money for a unit of time.
        order_rate: Orders for a unit of time.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_cost_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, review_period: Column, demand_rate: Column, lead_time: Column) -> RssCostPoissonResult | Answers: ...

@dataclass(frozen=True)
class RssServiceCompoundPoissonResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_compound_poisson(*, order_quantity: float, review_period: float, arrival_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RssServiceCompoundPoissonResult:
    """The services of s and S, or the least s for a service, reviewed periodically, where customers ask for listed numbers of units.

    Args:
        order_quantity: Units: S − s.
        review_period: Units of time.
        arrival_rate: Customers for a unit of time.
        lead_time: Units of time; 0: at once.
        values: Whole units that a customer asks for.
        probabilities: Summing to 1.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_service_compound_poisson(*, order_quantity: Column, review_period: Column, arrival_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RssServiceCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class RssServiceDiscretePmfResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_discrete_pmf(*, order_quantity: float, pmf: Sequence[float], reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, review_period: float | None = None, lead_time: float | None = None) -> RssServiceDiscretePmfResult:
    """The services of s and S, or the least s for a service, under any demand in whole units; stock is looked at as periods end.

    Args:
        order_quantity: Units: S − s.
        pmf: Probabilities of 0, 1, 2, … units a period.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        review_period: Whole periods; absent: 1.
        lead_time: Whole periods; absent: 0.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_service_discrete_pmf(*, order_quantity: Column, pmf: Lists, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, review_period: Column = None, lead_time: Column = None) -> RssServiceDiscretePmfResult | Answers: ...

@dataclass(frozen=True)
class RssServiceGammaResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_gamma(*, order_quantity: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RssServiceGammaResult:
    """The services of s and S, or the least s for a service, reviewed periodically under gamma demand.

    Args:
        order_quantity: Units: S − s.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the undershoot's limit, for S − s of 1.5 mean demands between reviews and more; a lead time that
    varies counts by its moments.

    Source: Tijms & Groenevelt, European Journal of Operational Research 17 (1984).
    """
@overload
def rss_service_gamma(*, order_quantity: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RssServiceGammaResult | Answers: ...

@dataclass(frozen=True)
class RssServiceNegativeBinomialResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_negative_binomial(*, order_quantity: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RssServiceNegativeBinomialResult:
    """The services of s and S, or the least s for a service, reviewed periodically under negative binomial demand.

    Args:
        order_quantity: Units: S − s.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time, more than √demand_mean.
        lead_time: Units of time; 0: at once.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_service_negative_binomial(*, order_quantity: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RssServiceNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class RssServiceNormalResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_normal(*, order_quantity: float, review_period: float, demand_mean: float, demand_sd: float, lead_time: float, reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None, lead_time_sd: float | None = None) -> RssServiceNormalResult:
    """The services of s and S, or the least s for a service, reviewed periodically under normal demand.

    Args:
        order_quantity: Units: S − s.
        review_period: Units of time.
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time: Units of time; 0: at once.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.
        lead_time_sd: Units of time; absent: 0.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the undershoot's limit, for S − s of 1.5 mean demands between reviews and more; a lead time that
    varies counts by its moments.

    Source: Tijms & Groenevelt, European Journal of Operational Research 17 (1984).
    """
@overload
def rss_service_normal(*, order_quantity: Column, review_period: Column, demand_mean: Column, demand_sd: Column, lead_time: Column, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None, lead_time_sd: Column = None) -> RssServiceNormalResult | Answers: ...

@dataclass(frozen=True)
class RssServicePoissonResult:
    reorder_level: float
    order_up_to: float
    cycle_service_level: float
    fill_rate: float
    ready_rate: float
    expected_on_hand: float
    expected_backorders: float

@overload
def rss_service_poisson(*, order_quantity: float, review_period: float, demand_rate: float, lead_time: float, reorder_level: float | None = None, cycle_service_level: float | None = None, fill_rate: float | None = None, ready_rate: float | None = None) -> RssServicePoissonResult:
    """The services of s and S, or the least s for a service, reviewed periodically under Poisson demand.

    Args:
        order_quantity: Units: S − s.
        review_period: Units of time.
        demand_rate: Units for a unit of time.
        lead_time: Units of time; 0: at once.
        reorder_level: Units; absent: the least for the service that is given.
        cycle_service_level: Wanted, 0 to 1; the reorder level or one service is given.
        fill_rate: Wanted, 0 to 1.
        ready_rate: Wanted, 0 to 1.

    Returns:
        reorder_level: Units: order at a review with the position at or below it.
        order_up_to: Units.
        cycle_service_level: Chance that nothing is backordered just before an order arrives.
        fill_rate: Share of demand, by units, served from stock at once.
        ready_rate: Share of time with stock on hand.
        expected_on_hand: Units, averaged over time.
        expected_backorders: Units, averaged over time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991); Tijms & Groenevelt 1984.
    """
@overload
def rss_service_poisson(*, order_quantity: Column, review_period: Column, demand_rate: Column, lead_time: Column, reorder_level: Column = None, cycle_service_level: Column = None, fill_rate: Column = None, ready_rate: Column = None) -> RssServicePoissonResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockBootstrapResult:
    reorder_point: float
    safety_stock: float
    cycle_service_level: float
    expected_shortage: float
    fill_rate: float | None
    mean_ltd: float
    sigma_ltd: float

@overload
def safety_stock_bootstrap(*, demand: Sequence[float], lead_time: float, cycle_service_level: float | None = None, fill_rate: float | None = None, reorder_point: float | None = None, order_quantity: float | None = None, replications: float | None = None, seed: float | None = None, is_jittered: float | None = None) -> SafetyStockBootstrapResult:
    """Safety stock and reorder point of intermittent demand, from lead-time demands that are drawn from its history.

    Args:
        demand: Units by period, two or more, at least one of them above 0.
        lead_time: Periods, 1 or more.
        cycle_service_level: 0 to 1; this, fill_rate or reorder_point.
        fill_rate: 0 to 1, with order_quantity; this, cycle_service_level or reorder_point.
        reorder_point: Units; this, cycle_service_level or fill_rate.
        order_quantity: Units; absent: no fill rate is told.
        replications: How many lead times are drawn; absent: 1000.
        seed: Whole number of 0 or more; absent: 0.
        is_jittered: 0: sizes are those of the history; absent or 1: sizes near them, in whole units.

    Returns:
        reorder_point: Units.
        safety_stock: Units; reorder_point less the mean.
        cycle_service_level: P(lead-time demand ≤ reorder_point).
        expected_shortage: Units a cycle.
        fill_rate: Share of demand served from stock; absent without order_quantity.
        mean_ltd: Units, of the lead-time demands drawn.
        sigma_ltd: Units, of the lead-time demands drawn.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a sample: the same for the same seed; its error falls with the root of replications.

    Source: Willemain, Smart & Schwarz, Int. J. Forecasting 20 (2004).
    """
@overload
def safety_stock_bootstrap(*, demand: Lists, lead_time: Column, cycle_service_level: Column = None, fill_rate: Column = None, reorder_point: Column = None, order_quantity: Column = None, replications: Column = None, seed: Column = None, is_jittered: Column = None) -> SafetyStockBootstrapResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockCslResult:
    sigma_ltd: float
    z: float
    safety_stock: float
    reorder_point: float

@overload
def safety_stock_csl(*, demand_mean: float, demand_sd: float, lead_time_mean: float, lead_time_sd: float, cycle_service_level: float) -> SafetyStockCslResult:
    """Safety stock and reorder point by cycle service level, where demand and lead time both vary.

    Args:
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time_mean: Units of time.
        lead_time_sd: Units of time.
        cycle_service_level: 0 to 1.

    Returns:
        sigma_ltd: Units.
        z: Safety factor.
        safety_stock: Units.
        reorder_point: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes lead-time demand as normal.

    Source: Silver, Pyke & Thomas, ch. 6.
    """
@overload
def safety_stock_csl(*, demand_mean: Column, demand_sd: Column, lead_time_mean: Column, lead_time_sd: Column, cycle_service_level: Column) -> SafetyStockCslResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockEmpiricalResult:
    reorder_point: float
    safety_stock: float
    cycle_service_level: float
    expected_shortage: float
    fill_rate: float | None

@overload
def safety_stock_empirical(*, observed: Sequence[float], cycle_service_level: float | None = None, fill_rate: float | None = None, reorder_point: float | None = None, order_quantity: float | None = None) -> SafetyStockEmpiricalResult:
    """Safety stock from observed lead-time demands, by cycle service level or fill rate, or the service of a reorder point.

    Args:
        observed: Units, each the demand over one lead time.
        cycle_service_level: 0 to 1; this, fill_rate or reorder_point.
        fill_rate: 0 to 1, with order_quantity; this, cycle_service_level or reorder_point.
        reorder_point: Units; this, cycle_service_level or fill_rate.
        order_quantity: Units; absent: no fill rate is told.

    Returns:
        reorder_point: Units.
        safety_stock: Units; reorder_point less the mean.
        cycle_service_level: P(lead-time demand ≤ reorder_point).
        expected_shortage: Units a cycle.
        fill_rate: Share of demand served from stock; absent without order_quantity.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for lead-time demand as observed; few observations tell little of high service levels.

    Source: Silver, Pyke & Thomas, ch. 6; Axsäter, ch. 5.
    """
@overload
def safety_stock_empirical(*, observed: Lists, cycle_service_level: Column = None, fill_rate: Column = None, reorder_point: Column = None, order_quantity: Column = None) -> SafetyStockEmpiricalResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockForecastErrorResult:
    sigma_ltd: float
    z: float
    safety_stock: float
    reorder_point: float
    cycle_service_level: float

@overload
def safety_stock_forecast_error(*, demand_mean: float, lead_time: float, review_period: float | None = None, rmse: float | None = None, mad: float | None = None, alpha: float | None = None, cycle_service_level: float | None = None, reorder_point: float | None = None) -> SafetyStockForecastErrorResult:
    """Safety stock and reorder point from the error of a forecast, or the cycle service level of a reorder point.

    Args:
        demand_mean: Units a period, as forecast.
        lead_time: Periods.
        review_period: Periods; absent: 0, continuous review.
        rmse: Units, root mean squared error of the forecast of a period; this or mad.
        mad: Units, mean absolute error of the forecast of a period; this or rmse.
        alpha: Smoothing constant, 0 to 1, where one smoothed forecast stands for all periods; absent: errors of
            periods are independent.
        cycle_service_level: 0 to 1; this or reorder_point.
        reorder_point: Units; this or cycle_service_level.

    Returns:
        sigma_ltd: Units, of the error over lead time and review period.
        z: Safety factor.
        safety_stock: Units.
        reorder_point: Units; with a review period the order-up-to level.
        cycle_service_level: Chance that no shortage occurs in a cycle.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes errors as normal and without bias.

    Source: Silver, Pyke & Thomas, ch. 3 and 6; Johnston & Harrison, J. Opl Res. Soc. 37 (1986).
    """
@overload
def safety_stock_forecast_error(*, demand_mean: Column, lead_time: Column, review_period: Column = None, rmse: Column = None, mad: Column = None, alpha: Column = None, cycle_service_level: Column = None, reorder_point: Column = None) -> SafetyStockForecastErrorResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockReadyRateResult:
    sigma_ltd: float
    z: float
    safety_stock: float
    reorder_point: float
    ready_rate: float

@overload
def safety_stock_ready_rate(*, demand_mean: float, demand_sd: float, lead_time_mean: float, lead_time_sd: float, order_quantity: float | None = None, ready_rate: float | None = None, reorder_point: float | None = None) -> SafetyStockReadyRateResult:
    """Safety stock and reorder point by ready rate under continuous review, or the ready rate of a reorder point.

    Args:
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time_mean: Units of time.
        lead_time_sd: Units of time.
        order_quantity: Units; absent: base stock, where every demand is ordered at once.
        ready_rate: Share of time with stock on hand, 0 to 1; this or reorder_point.
        reorder_point: Units; this or ready_rate.

    Returns:
        sigma_ltd: Units.
        z: Safety factor.
        safety_stock: Units.
        reorder_point: Units.
        ready_rate: Share of time with stock on hand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: exact for normal lead-time demand and full backorders.

    Source: Axsäter, Inventory Control, ch. 5.
    """
@overload
def safety_stock_ready_rate(*, demand_mean: Column, demand_sd: Column, lead_time_mean: Column, lead_time_sd: Column, order_quantity: Column = None, ready_rate: Column = None, reorder_point: Column = None) -> SafetyStockReadyRateResult | Answers: ...

@dataclass(frozen=True)
class SafetyStockStockoutCostResult:
    cycle_service_level: float
    sigma_ltd: float
    z: float
    safety_stock: float
    reorder_point: float
    cost_rate: float

@overload
def safety_stock_stockout_cost(*, demand_mean: float, demand_sd: float, lead_time_mean: float, lead_time_sd: float, holding_cost: float, stockout_cost: float | None = None, unit_stockout_cost: float | None = None, order_quantity: float | None = None, reorder_point: float | None = None) -> SafetyStockStockoutCostResult:
    """The safety stock of least cost where a shortage has a price, by unit or by unit and time, or the cost of a reorder point.

    Args:
        demand_mean: Units for a unit of time.
        demand_sd: Units, of the demand of a unit of time.
        lead_time_mean: Units of time.
        lead_time_sd: Units of time.
        holding_cost: Money for a unit and unit of time.
        stockout_cost: Money for a unit short and unit of time; this or unit_stockout_cost.
        unit_stockout_cost: Money for each unit short, however long, with order_quantity; this or stockout_cost.
        order_quantity: Units; of use with unit_stockout_cost only.
        reorder_point: Units; absent: the best.

    Returns:
        cycle_service_level: Chance that no shortage occurs in a cycle.
        sigma_ltd: Units.
        z: Safety factor.
        safety_stock: Units.
        reorder_point: Units.
        cost_rate: Money for a unit of time, of safety stock and shortages.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: takes lead-time demand as normal; by unit it leaves backorders out of the stock on hand, by unit
    and time it is exact for base stock.

    Source: Silver, Pyke & Thomas, ch. 6.
    """
@overload
def safety_stock_stockout_cost(*, demand_mean: Column, demand_sd: Column, lead_time_mean: Column, lead_time_sd: Column, holding_cost: Column, stockout_cost: Column = None, unit_stockout_cost: Column = None, order_quantity: Column = None, reorder_point: Column = None) -> SafetyStockStockoutCostResult | Answers: ...

@dataclass(frozen=True)
class SbaResult:
    forecast: float
    size: float
    interval: float | None

@overload
def sba(*, demand: Sequence[float], alpha: float) -> SbaResult:
    """Croston's forecast times 1 − alpha / 2, which takes most of its bias away.

    Args:
        demand: Units by period, 0 or more.
        alpha: Smoothing constant of sizes and intervals, above 0 and at most 1.

    Returns:
        forecast: Units a period.
        size: Units, of a demand; 0 without any.
        interval: Periods from demand to demand; absent without a demand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: too low by about alpha / (2 · interval) of itself.

    Source: Syntetos & Boylan, Int. J. Forecasting 21 (2005).
    """
@overload
def sba(*, demand: Lists, alpha: Column) -> SbaResult | Answers: ...

@dataclass(frozen=True)
class SbjResult:
    forecast: float
    size: float
    interval: float | None

@overload
def sbj(*, demand: Sequence[float], alpha: float) -> SbjResult:
    """Croston's forecast times 1 − alpha / (2 − alpha), where demand comes as a Poisson process.

    Args:
        demand: Units by period, 0 or more.
        alpha: Smoothing constant of sizes and intervals, above 0 and at most 1.

    Returns:
        forecast: Units a period.
        size: Units, of a demand; 0 without any.
        interval: Periods from demand to demand; absent without a demand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: the bias that is left is of second order in alpha for a Poisson process.

    Source: Shale, Boylan & Johnston, J. Opl Res. Soc. 57 (2006).
    """
@overload
def sbj(*, demand: Lists, alpha: Column) -> SbjResult | Answers: ...

@dataclass(frozen=True)
class SilverMealResult:
    order_quantities: list[float]
    cost: float

@overload
def silver_meal(*, demand: Sequence[float], fixed_cost: float, holding_cost: float) -> SilverMealResult:
    """Lots that grow as long as their cost for a period falls.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.

    Returns:
        order_quantities: Units ordered in each period.
        cost: Money over all periods, without purchase.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a heuristic without a bound; wagner_whitin is exact.

    Source: Silver & Meal, Production and Inventory Management 14 (1973).
    """
@overload
def silver_meal(*, demand: Lists, fixed_cost: Column, holding_cost: Column) -> SilverMealResult | Answers: ...

@dataclass(frozen=True)
class SsContinuousCompoundPoissonResult:
    reorder_level: float
    order_up_to: float
    cost_rate: float

@overload
def ss_continuous_compound_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, values: Sequence[float], probabilities: Sequence[float], reorder_level: float | None = None, order_up_to: float | None = None) -> SsContinuousCompoundPoissonResult:
    """The s and S of least cost under compound Poisson demand, reviewed continuously.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit backordered for a unit of time.
        demand_rate: Demands for a unit of time.
        lead_time: Units of time.
        values: Units of a demand.
        probabilities: Of each value, summing to 1.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Archibald & Silver, Management Science 24 (1978); Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_continuous_compound_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, values: Lists, probabilities: Lists, reorder_level: Column = None, order_up_to: Column = None) -> SsContinuousCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsContinuousPoissonResult:
    reorder_level: float
    order_up_to: float
    cost_rate: float

@overload
def ss_continuous_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, demand_rate: float, lead_time: float, reorder_level: float | None = None, order_up_to: float | None = None) -> SsContinuousPoissonResult:
    """The s and S of least cost under Poisson demand, reviewed continuously: r and r + Q of (r,Q).

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit held for a unit of time.
        stockout_cost: Money for a unit backordered for a unit of time.
        demand_rate: Demands for a unit of time.
        lead_time: Units of time.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost_rate: Money for a unit of time.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Archibald & Silver, Management Science 24 (1978); Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_continuous_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, demand_rate: Column, lead_time: Column, reorder_level: Column = None, order_up_to: Column = None) -> SsContinuousPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsCostPoissonResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_cost_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, reorder_level: float, order_up_to: float, mean: float) -> SsCostPoissonResult:
    """What given s and S cost under Poisson demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        reorder_level: Units.
        order_up_to: Units.
        mean: Units a period.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_cost_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, reorder_level: Column, order_up_to: Column, mean: Column) -> SsCostPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsExactBinomialResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_binomial(*, fixed_cost: float, holding_cost: float, stockout_cost: float, n: float, p: float, reorder_level: float | None = None, order_up_to: float | None = None, lead_time: float | None = None) -> SsExactBinomialResult:
    """The s and S of least cost under binomial demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        n: Tries a period, 1 or more.
        p: 0 < p < 1: chance of a unit in a try.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.
        lead_time: Whole periods; absent: 0.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_binomial(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, n: Column, p: Column, reorder_level: Column = None, order_up_to: Column = None, lead_time: Column = None) -> SsExactBinomialResult | Answers: ...

@dataclass(frozen=True)
class SsExactCompoundPoissonResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_compound_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, rate: float, jump_pmf: Sequence[float], reorder_level: float | None = None, order_up_to: float | None = None, lead_time: float | None = None) -> SsExactCompoundPoissonResult:
    """The s and S of least cost under compound Poisson demand, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        rate: Customers a period.
        jump_pmf: Probabilities that a customer asks for 0, 1, 2, … units.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_compound_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, rate: Column, jump_pmf: Lists, reorder_level: Column = None, order_up_to: Column = None, lead_time: Column = None) -> SsExactCompoundPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsExactDiscreteResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_discrete(*, fixed_cost: float, holding_cost: float, stockout_cost: float, values: Sequence[float], probabilities: Sequence[float], reorder_level: float | None = None, order_up_to: float | None = None) -> SsExactDiscreteResult:
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
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_discrete(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, values: Lists, probabilities: Lists, reorder_level: Column = None, order_up_to: Column = None) -> SsExactDiscreteResult | Answers: ...

@dataclass(frozen=True)
class SsExactDiscretePmfResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_discrete_pmf(*, fixed_cost: float, holding_cost: float, stockout_cost: float, pmf: Sequence[float], reorder_level: float | None = None, order_up_to: float | None = None) -> SsExactDiscretePmfResult:
    """The s and S of least cost under any demand in whole units, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        pmf: Probabilities of 0, 1, 2, … units a period.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_discrete_pmf(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, pmf: Lists, reorder_level: Column = None, order_up_to: Column = None) -> SsExactDiscretePmfResult | Answers: ...

@dataclass(frozen=True)
class SsExactGeometricResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_geometric(*, fixed_cost: float, holding_cost: float, stockout_cost: float, p: float, reorder_level: float | None = None, order_up_to: float | None = None, lead_time: float | None = None) -> SsExactGeometricResult:
    """The s and S of least cost under geometric demand from 0 on, reviewed every period.

    Args:
        fixed_cost: Money for an order.
        holding_cost: Money for a unit at the end of a period.
        stockout_cost: Money for a unit backordered at the end of a period.
        p: 0 < p < 1: P(demand = k) is p (1 − p)^k.
        reorder_level: Units; absent: the best.
        order_up_to: Units; absent: the best.
        lead_time: Periods; absent: 0.

    Returns:
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_geometric(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, p: Column, reorder_level: Column = None, order_up_to: Column = None, lead_time: Column = None) -> SsExactGeometricResult | Answers: ...

@dataclass(frozen=True)
class SsExactNegativeBinomialResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_negative_binomial(*, fixed_cost: float, holding_cost: float, stockout_cost: float, r: float, p: float, reorder_level: float | None = None, order_up_to: float | None = None, lead_time: float | None = None) -> SsExactNegativeBinomialResult:
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
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_negative_binomial(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, r: Column, p: Column, reorder_level: Column = None, order_up_to: Column = None, lead_time: Column = None) -> SsExactNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class SsExactPoissonResult:
    reorder_level: float
    order_up_to: float
    cost: float

@overload
def ss_exact_poisson(*, fixed_cost: float, holding_cost: float, stockout_cost: float, mean: float, reorder_level: float | None = None, order_up_to: float | None = None, lead_time: float | None = None) -> SsExactPoissonResult:
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
        reorder_level: Units: order at or below it.
        order_up_to: Units.
        cost: Money a period.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Zheng & Federgruen, Operations Research 39 (1991).
    """
@overload
def ss_exact_poisson(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, mean: Column, reorder_level: Column = None, order_up_to: Column = None, lead_time: Column = None) -> SsExactPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonCostDiscreteResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_cost_discrete(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, values: Sequence[float], probabilities: Sequence[float], reorder_levels: Sequence[float], order_up_to_levels: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonCostDiscreteResult:
    """What given s and S of each period cost over a finite horizon under demand whose values and probabilities are listed, the same in every period.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        values: Whole units.
        probabilities: Summing to 1.
        reorder_levels: Units, by period, or one value: order at or below it.
        order_up_to_levels: Units, by period, or one value.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_cost_discrete(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, values: Lists, probabilities: Lists, reorder_levels: Lists, order_up_to_levels: Lists, starting_stock: Column = None) -> SsFiniteHorizonCostDiscreteResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonCostNegativeBinomialResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_cost_negative_binomial(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_r: Sequence[float], demand_p: Sequence[float], reorder_levels: Sequence[float], order_up_to_levels: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonCostNegativeBinomialResult:
    """What given s and S of each period cost over a finite horizon under negative binomial demand.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_r: Above 0, by period, or one value.
        demand_p: 0 < p ≤ 1, as many; the mean is r (1 − p) / p.
        reorder_levels: Units, by period, or one value: order at or below it.
        order_up_to_levels: Units, by period, or one value.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_cost_negative_binomial(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_r: Lists, demand_p: Lists, reorder_levels: Lists, order_up_to_levels: Lists, starting_stock: Column = None) -> SsFiniteHorizonCostNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonCostNormalResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_cost_normal(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_means: Sequence[float], demand_sds: Sequence[float], reorder_levels: Sequence[float], order_up_to_levels: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonCostNormalResult:
    """What given s and S of each period cost over a finite horizon under normal demand rounded to whole units.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_means: Units, by period, or one value.
        demand_sds: Units, as many.
        reorder_levels: Units, by period, or one value: order at or below it.
        order_up_to_levels: Units, by period, or one value.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: rounds demand to the nearest whole unit, and to 0 below it; exact for demand so rounded.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_cost_normal(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_means: Lists, demand_sds: Lists, reorder_levels: Lists, order_up_to_levels: Lists, starting_stock: Column = None) -> SsFiniteHorizonCostNormalResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonCostPoissonResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_cost_poisson(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_means: Sequence[float], reorder_levels: Sequence[float], order_up_to_levels: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonCostPoissonResult:
    """What given s and S of each period cost over a finite horizon under Poisson demand.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_means: Units, by period, or one value.
        reorder_levels: Units, by period, or one value: order at or below it.
        order_up_to_levels: Units, by period, or one value.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_cost_poisson(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_means: Lists, reorder_levels: Lists, order_up_to_levels: Lists, starting_stock: Column = None) -> SsFiniteHorizonCostPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonDiscreteResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_discrete(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, values: Sequence[float], probabilities: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonDiscreteResult:
    """The s and S of each period of least expected cost over a finite horizon under demand whose values and probabilities are listed, the same in every period.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        values: Whole units.
        probabilities: Summing to 1.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_discrete(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, values: Lists, probabilities: Lists, starting_stock: Column = None) -> SsFiniteHorizonDiscreteResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonNegativeBinomialResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_negative_binomial(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_r: Sequence[float], demand_p: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonNegativeBinomialResult:
    """The s and S of each period of least expected cost over a finite horizon under negative binomial demand.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_r: Above 0, by period, or one value.
        demand_p: 0 < p ≤ 1, as many; the mean is r (1 − p) / p.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_negative_binomial(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_r: Lists, demand_p: Lists, starting_stock: Column = None) -> SsFiniteHorizonNegativeBinomialResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonNormalResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_normal(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_means: Sequence[float], demand_sds: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonNormalResult:
    """The s and S of each period of least expected cost over a finite horizon under normal demand rounded to whole units.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_means: Units, by period, or one value.
        demand_sds: Units, as many.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: rounds demand to the nearest whole unit, and to 0 below it; exact for demand so rounded.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_normal(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_means: Lists, demand_sds: Lists, starting_stock: Column = None) -> SsFiniteHorizonNormalResult | Answers: ...

@dataclass(frozen=True)
class SsFiniteHorizonPoissonResult:
    reorder_levels: list[float]
    order_up_to_levels: list[float]
    cost: float

@overload
def ss_finite_horizon_poisson(*, num_periods: float, fixed_costs: Sequence[float], purchase_costs: Sequence[float], holding_costs: Sequence[float], stockout_costs: Sequence[float], discount_factors: Sequence[float], terminal_holding_cost: float, terminal_stockout_cost: float, demand_means: Sequence[float], starting_stock: float | None = None) -> SsFiniteHorizonPoissonResult:
    """The s and S of each period of least expected cost over a finite horizon under Poisson demand.

    Args:
        num_periods: Periods.
        fixed_costs: Money for an order, by period, or one value; each at least discount_factor times the next where
            levels are searched.
        purchase_costs: Money for a unit, by period, or one value.
        holding_costs: Money for a unit at the end of a period, by period, or one value.
        stockout_costs: Money for a unit backordered at the end of a period, by period, or one value.
        discount_factors: 0 to 1, by period, or one value.
        terminal_holding_cost: Money for a unit left after the last period.
        terminal_stockout_cost: Money for a unit owed after the last period.
        demand_means: Units, by period, or one value.
        starting_stock: Units before the first order; absent: 0.

    Returns:
        reorder_levels: Units, by period: order at or below it.
        order_up_to_levels: Units, by period.
        cost: Money over all periods, discounted to the start.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Scarf 1960; Snyder & Shen, Fundamentals of Supply Chain Theory, ch. 4.
    """
@overload
def ss_finite_horizon_poisson(*, num_periods: Column, fixed_costs: Lists, purchase_costs: Lists, holding_costs: Lists, stockout_costs: Lists, discount_factors: Lists, terminal_holding_cost: Column, terminal_stockout_cost: Column, demand_means: Lists, starting_stock: Column = None) -> SsFiniteHorizonPoissonResult | Answers: ...

@dataclass(frozen=True)
class SsPowerApproximationResult:
    reorder_level: float
    order_up_to: float

@overload
def ss_power_approximation(*, fixed_cost: float, holding_cost: float, stockout_cost: float, mean: float, sd: float, lead_time: float | None = None, is_capped: float | None = None) -> SsPowerApproximationResult:
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
        reorder_level: Units.
        order_up_to: Units.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: fitted; typically within a few percent of the least cost.

    Source: Ehrhardt & Mosier, Management Science 30 (1984).
    """
@overload
def ss_power_approximation(*, fixed_cost: Column, holding_cost: Column, stockout_cost: Column, mean: Column, sd: Column, lead_time: Column = None, is_capped: Column = None) -> SsPowerApproximationResult | Answers: ...

@dataclass(frozen=True)
class SupplierSplitResult:
    quantities: list[float]
    cost: float

@overload
def supplier_split(*, quantity: float, minimums: Sequence[float], maximums: Sequence[float], unit_prices: Sequence[float], fixed_costs: Sequence[float]) -> SupplierSplitResult:
    """The cheapest split of a quantity over suppliers with minimums, caps, prices and fixed costs.

    Args:
        quantity: Units to buy.
        minimums: Units; a supplier delivers nothing or at least this.
        maximums: Units; the most that a supplier delivers.
        unit_prices: Money for a unit.
        fixed_costs: Money for an order of any size.

    Returns:
        quantities: Units of each supplier.
        cost: Money for all orders.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Enumeration; Hirsch & Dantzig, The fixed charge problem, Naval Research Logistics 15 (1968).
    """
@overload
def supplier_split(*, quantity: Column, minimums: Lists, maximums: Lists, unit_prices: Lists, fixed_costs: Lists) -> SupplierSplitResult | Answers: ...

@dataclass(frozen=True)
class SyntetosBoylanClassificationResult:
    pattern: str

@overload
def syntetos_boylan_classification(*, adi: float, cv2: float) -> SyntetosBoylanClassificationResult:
    """The pattern of demand by how often it comes and how much its size varies, with the cuts 1.32 and 0.49.

    Args:
        adi: Mean interval between demands, in periods, 1 or more.
        cv2: Squared coefficient of variation of the demands above 0.

    Returns:
        pattern: A value at a cut is beyond it: smooth, erratic, intermittent, lumpy.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Syntetos, Boylan & Croston, J. Opl Res. Soc. 56 (2005).
    """
@overload
def syntetos_boylan_classification(*, adi: Column, cv2: Column) -> SyntetosBoylanClassificationResult | Answers: ...

@dataclass(frozen=True)
class SyntetosBoylanClassificationOfDemandResult:
    adi: float
    cv2: float
    pattern: str

@overload
def syntetos_boylan_classification_of_demand(*, demand: Sequence[float]) -> SyntetosBoylanClassificationOfDemandResult:
    """The pattern of the demand of successive periods, with the cuts 1.32 and 0.49.

    Args:
        demand: Units by period, two of them above 0.

    Returns:
        adi: Periods for each period with demand.
        cv2: Squared coefficient of variation of the demands above 0, with n − 1.
        pattern: A value at a cut is beyond it: smooth, erratic, intermittent, lumpy.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Syntetos, Boylan & Croston, J. Opl Res. Soc. 56 (2005).
    """
@overload
def syntetos_boylan_classification_of_demand(*, demand: Lists) -> SyntetosBoylanClassificationOfDemandResult | Answers: ...

@dataclass(frozen=True)
class TsbResult:
    forecast: float
    size: float
    probability: float

@overload
def tsb(*, demand: Sequence[float], alpha_size: float, beta_prob: float) -> TsbResult:
    """The demand of a period from its chance, smoothed in every period, and its size: falls while nothing is asked for.

    Args:
        demand: Units by period, 0 or more.
        alpha_size: Smoothing constant of sizes, above 0 and at most 1.
        beta_prob: Smoothing constant of the chance, above 0 and at most 1.

    Returns:
        forecast: Units a period.
        size: Units, of a demand; 0 without any.
        probability: Chance that a period has demand.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Approximation: a smoothed forecast; without bias where chance and size do not change.

    Source: Teunter, Syntetos & Babai, Eur. J. Opl Res. 214 (2011).
    """
@overload
def tsb(*, demand: Lists, alpha_size: Column, beta_prob: Column) -> TsbResult | Answers: ...

@dataclass(frozen=True)
class TwoBinResult:
    first_bin: float
    second_bin: float
    mean_inventory: float
    cycle_time: float

@overload
def two_bin(*, demand_rate: float, lead_time: float, safety_stock: float | None = None, order_quantity: float | None = None, pack: float | None = None) -> TwoBinResult:
    """The contents of two bins: an order quantity, and the demand over the lead time with a safety stock.

    Args:
        demand_rate: Units for a unit of time.
        lead_time: Units of time.
        safety_stock: Units; absent: 0.
        order_quantity: Units of the first bin; absent: as the second.
        pack: Units; bins hold whole packs; absent: any quantity.

    Returns:
        first_bin: Units; the order quantity.
        second_bin: Units; the reorder point.
        mean_inventory: Units.
        cycle_time: Time between orders.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, ch. 6.
    """
@overload
def two_bin(*, demand_rate: Column, lead_time: Column, safety_stock: Column = None, order_quantity: Column = None, pack: Column = None) -> TwoBinResult | Answers: ...

@dataclass(frozen=True)
class WagnerWhitinResult:
    order_quantities: list[float]
    order_periods_1based: list[float]
    cost: float

@overload
def wagner_whitin(*, demand: Sequence[float], fixed_cost: float, holding_cost: float, purchase_cost: float | None = None) -> WagnerWhitinResult:
    """The cheapest plan of lots for the known demand of each period.

    Args:
        demand: Units in each period.
        fixed_cost: Money for an order.
        holding_cost: Money for a unit in stock at the end of a period.
        purchase_cost: Money for a unit; absent: 0.

    Returns:
        order_quantities: Units ordered in each period.
        order_periods_1based: Periods with an order, from 1.
        cost: Money over all periods.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Wagner & Whitin, Management Science 5 (1958) 89–96; Wagelmans, van Hoesel & Kolen, Operations Research 40
    (1992).
    """
@overload
def wagner_whitin(*, demand: Lists, fixed_cost: Column, holding_cost: Column, purchase_cost: Column = None) -> WagnerWhitinResult | Answers: ...

@dataclass(frozen=True)
class WagnerWhitinVaryingResult:
    order_quantities: list[float]
    order_periods_1based: list[float]
    cost: float

@overload
def wagner_whitin_varying(*, demand: Sequence[float], fixed_costs: Sequence[float], holding_costs: Sequence[float], purchase_costs: Sequence[float]) -> WagnerWhitinVaryingResult:
    """The cheapest plan of lots for the known demand and the costs of each period.

    Args:
        demand: Units in each period.
        fixed_costs: Money for an order in each period.
        holding_costs: Money for a unit in stock at the end of each period.
        purchase_costs: Money for a unit ordered in each period.

    Returns:
        order_quantities: Units ordered in each period.
        order_periods_1based: Periods with an order, from 1.
        cost: Money over all periods.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Federgruen & Tzur, Management Science 37 (1991) 909–925; Wagelmans, van Hoesel & Kolen, Operations
    Research 40 (1992).
    """
@overload
def wagner_whitin_varying(*, demand: Lists, fixed_costs: Lists, holding_costs: Lists, purchase_costs: Lists) -> WagnerWhitinVaryingResult | Answers: ...

@dataclass(frozen=True)
class XyzResult:
    coefficient_of_variation: float
    xyz_class: str

@overload
def xyz(*, demand: Sequence[float], x_cut: float | None = None, y_cut: float | None = None, is_population: float | None = None) -> XyzResult:
    """Class X, Y or Z of an item by the coefficient of variation of its demand.

    Args:
        demand: Units by period, with a mean above 0.
        x_cut: Coefficient of variation up to which demand is regular; absent: 0.5.
        y_cut: Coefficient of variation up to which demand is changing; absent: 1.
        is_population: 1: standard deviation with n; absent or 0: with n − 1.

    Returns:
        coefficient_of_variation: Standard deviation over mean.
        xyz_class: A value at a cut is in the better class: X, Y, Z.
        `Answers` with these columns if any input is a column.

    Raises:
        vmi.InputError: A value is missing or outside its domain; `.field` names it.

    Exact.

    Source: Practice; the cuts are conventions.
    """
@overload
def xyz(*, demand: Lists, x_cut: Column = None, y_cut: Column = None, is_population: Column = None) -> XyzResult | Answers: ...
