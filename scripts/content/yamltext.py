"""What YAML text loses without a word: keys and ids written twice, and text cut at a #."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from content import faults
from content.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.findings import Finding, Rule

# No text of pairs alone; a bracket within a pair counts too.
UNPAIRED = re.compile(r"(?!(?:[^\[\]]|\[[^\[\]]*\])*\Z).*", re.DOTALL)
HASH = re.compile(r"[ \t]+(?P<rest>#.*)")


def lost_values(
    root: yaml.Node | None, text: str, shown: str, first_line: int = 1
) -> list[Finding]:
    """Return a finding for each value that YAML hides: all of those in the text's nodes.

    ``root`` is the text's node, None where it is empty; ``first_line`` is the line of
    the file on which the text begins.
    """
    lines = text.split("\n")
    found: list[Finding] = []
    for node in _nodes(root):
        if isinstance(node, yaml.MappingNode):
            found += _repeated((key for key, _ in node.value), faults.SAME_KEY, shown, first_line)
        elif isinstance(node, yaml.SequenceNode):
            ids = (
                value for item in node.value if isinstance(item, yaml.MappingNode)
                for key, value in item.value if key.value == "id"
            )  # fmt: skip
            found += _repeated(ids, faults.REPEATED, shown, first_line)
        elif isinstance(node, yaml.ScalarNode):
            found += _cut(node, lines, shown, first_line)
    return found


def open_brackets(root: yaml.Node | None, shown: str) -> Iterator[Finding]:
    """Yield a finding for each text in which square brackets are not in pairs."""
    for node in _nodes(root):
        if isinstance(node, yaml.ScalarNode) and UNPAIRED.fullmatch(node.value):
            place = Place(shown, node.start_mark.line + 1, node.start_mark.column + 1)
            yield faults.OPEN_BRACKET.at(place, text=node.value[:60])


def _nodes(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield every node once, in no order: aliases may lead to one again."""
    waiting, seen = [root] if root else [], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _repeated(
    nodes: Iterator[yaml.Node], rule: Rule, shown: str, first_line: int
) -> Iterator[Finding]:
    """Yield a finding for each scalar that says the same as an earlier one."""
    first: dict[str, int] = {}
    for node in nodes:
        if not isinstance(node, yaml.ScalarNode):
            continue
        name, mark = str(node.value), node.start_mark
        line = first_line + mark.line
        if name in first:
            place = Place(shown, line, mark.column + 1)
            yield rule.at(place, name=name, first=first[name], length=len(name))
        first.setdefault(name, line)


def _cut(node: yaml.ScalarNode, lines: list[str], shown: str, first_line: int) -> Iterator[Finding]:
    """Yield a finding where a # behind words without quotation marks cuts them off.

    Behind a name or a number, "# " begins a comment as it should.
    """
    mark = node.end_mark
    if node.style or mark.line >= len(lines):
        return
    line = lines[mark.line]
    match = HASH.match(line, mark.column)
    if match is None:
        return
    value, rest = str(node.value), match["rest"]
    is_text = not value.isascii() or " " in value
    if is_text or re.match(r"#\d", rest) or (not value and re.match(r"#[^\s#]", rest)):
        yield faults.CUT_OFF.at(
            Place(shown, first_line + mark.line, match.start("rest") + 1), rest=rest,
            whole=f"{value} {rest}".strip().replace('"', '\\"'), length=len(rest),
        )  # fmt: skip
