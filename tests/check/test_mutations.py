"""Every defect is found where it is, and nothing else is: mutation of every real page."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.mutation import Family, Ground, mutants, read_families
from check.rules import all_rules
from special import SPECIAL

FOLDER = Path(__file__).resolve().parents[1] / "mutations"
FAMILIES = read_families(FOLDER)
# What the harmless families that are meant for every rule are called by.
EVERY = "all"


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: f"{family.rule} {family.name}")
def test_each_mutant_causes_exactly_its_findings(family: Family, ground: Ground) -> None:
    count = 0
    for mutant in mutants(family, ground):
        count += 1
        seen = mutant.seen()
        assert seen == mutant.expected, (
            f"{mutant.target}: missing {sorted(mutant.expected - seen)}, "
            f"too many {sorted(seen - mutant.expected)}"
        )
    assert count, "the family fits no file"


@pytest.mark.parametrize("code", SPECIAL)
def test_special_defects_are_found_and_their_twins_are_not(
    code: str, ground: Ground, copy: Path, tmp_path: Path
) -> None:
    kill, spare = SPECIAL[code]

    spared = {finding.code for finding in spare(ground, copy)}
    assert spared == set()
    assert code in {finding.code for finding in kill(ground, copy)}


def test_every_rule_has_a_killing_mutation_and_a_harmless_twin() -> None:
    rules = set(all_rules())
    killed = {family.rule for family in FAMILIES if not family.is_harmless} | set(SPECIAL)
    spared = {family.rule for family in FAMILIES if family.is_harmless} | set(SPECIAL)
    assert rules - killed == set()
    assert rules - spared == set()
    assert (killed | spared) - rules <= {EVERY}


def test_there_are_at_least_forty_families() -> None:
    assert sum(not family.is_harmless for family in FAMILIES) >= 40
