"""Which model levels are computed with: settings by group, the README's example, the explanation."""

import datetime
from pathlib import Path

import pytest

import vmi

LUMPY = [2, 9, 4, 1, 12, 3, 2, 7, 1]
FIRST = datetime.date(2026, 5, 2)


def tables(**columns):
    demand = [{"item": "A", "location": "DC1", "date": FIRST + datetime.timedelta(3 + 7 * at), "quantity": size} for at, size in enumerate(LUMPY)]
    demand.append({"item": "A", "location": "DC1", "date": FIRST, "quantity": 0})
    agreement = {"supplier": "ACME", "item": "A", "location": "DC1", "lead_time_days": 4} | columns
    return {
        "items": [{"item": "A", "unit": "EA", "category": "mro", "criticality": "vital"}],
        "agreements": [agreement],
        "stock": [{"item": "A", "location": "DC1", "quantity": 3, "as_of": "2026-06-30"}],
        "demand": demand,
    }


def test_a_plan_says_which_model():
    costs = {"order_cost": 2, "holding_rate": 0.25, "unit_price": 7.75}
    settings = {
        "policy": "by_category",
        "service_measure": "fill",
        "demand_distribution": "by_pattern",
        "service_level_by_criticality.vital": 0.98,
        "policy_by_category.mro_lumpy": "s_S",
    }
    plan = vmi.plan(**tables(**costs), settings=settings, as_of="2026-06-30")
    found = plan.parameters[0]
    assert found["model"] == "(s,S) exact, negative binomial, fill rate 0.98"
    assert found["service_reached"] >= 0.98
    assert "policy: settings (by_category); distribution: settings (plain); lumpy: a demand every 6.67 days, cv² 0.74" in str(plan.explain("A", "DC1"))


def test_the_agreement_names_it():
    columns = {"policy": "s_S", "order_quantity": 12, "service_level": 0.98, "service_measure": "fill", "demand_distribution": "negative_binomial"}
    plan = vmi.plan(**tables(**columns), as_of="2026-06-30")
    found = plan.parameters[0]
    assert (found["trigger_level"], found["target"]) == (19, 31)
    assert found["service_reached"] == pytest.approx(0.9820696172390454, rel=1e-9)


def test_the_readmes_settings_are_read(tmp_path):
    from typer.testing import CliRunner

    from vmi.cli.app import cli

    readme = Path(__file__).resolve().parents[2] / "README.md"
    if not readme.exists():
        pytest.skip("not in the repository")
    toml = readme.read_text().split("# vmi.toml\n", 1)[1].split("```", 1)[0]
    (tmp_path / "vmi.toml").write_text('as_of = "2026-06-30"\n' + toml)
    for name, rows in tables(order_quantity=None, order_cost=2, holding_rate=0.25, unit_price=7.75).items():
        header = list(rows[0])
        lines = [",".join(header)] + [",".join("" if row[column] is None else str(row[column]) for column in header) for row in rows]
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n")
    explained = CliRunner().invoke(cli, ["explain", str(tmp_path), "A", "DC1"])
    assert explained.exit_code == 0, explained.output
    assert "(s,S) exact, negative binomial, fill rate 0.98" in " ".join(explained.output.split())


def test_an_unknown_word_is_refused():
    with pytest.raises(vmi.VmiError, match="gamma"):
        vmi.plan(**tables(policy="s_S"), settings={"demand_distribution": "gama"}, as_of="2026-06-30")
