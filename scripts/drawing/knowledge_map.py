"""The map of the knowledge: strategies, competencies, preparation, methods and cases."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from drawing import svg
from drawing.connections import Connection, connections, groups
from drawing.figures import NARROW, WIDE, Around, anchor, figure, legend, mark
from drawing.map_layout import PADDING, Box, Columns, Grid, Layout, Setter
from drawing.map_lines import STEP_INDENT, draw_across, draw_rail, draw_step, paired
from drawing.map_routes import Routes, route
from drawing.wrapping import Pen

if TYPE_CHECKING:
    from content.pictures import Group, MapView, Node
    from content.relations import Relation
    from content.view import View
    from drawing.svg import Area

    Band = tuple[tuple[Group, ...], tuple[Group, ...]]

WIDE_COLUMNS = Columns(WIDE, rail=28, gutter=108)
NARROW_COLUMNS = Columns(NARROW, rail=24, gutter=38)


def knowledge_map(view: View, name: str) -> str:
    """Return a view of the map as a figure."""
    shown = view.base.data.pictures.views[name]
    joined = connections(shown, view.base.data.relations)

    def draw(width: float, identifier: str) -> str:
        columns = NARROW_COLUMNS if width == NARROW else WIDE_COLUMNS
        return _draw(view, shown, route(shown, joined), columns, identifier)

    caption = f"{escape(shown.titles[view.language])} {legend(view)}"
    return figure(view, Around(f"map-{name}", caption, _words(view, shown, joined)), draw)


def _draw(view: View, shown: MapView, routes: Routes, columns: Columns, title: str) -> str:
    rails = routes.rails
    grid = columns.grid(len(rails["left"]), len(rails["right"]))
    sheet = Sheet(view, Pen(is_rough=view.is_outline), grid)
    layout = Setter(view.language, sheet.pen, grid, routes.stepped).lay_out(shown)
    parts = draw_across(paired(routes.across), layout, lambda point: mark(view, *point))
    for band in shown.bands:
        parts += sheet.gutter_label(band, routes, layout)
    for frame in layout.frames:
        name = frame.group.names[view.language]
        parts.append(svg.text((name,), frame.x, frame.y + 18, 0, "kb-group"))
    parts += [sheet.node(box) for box in layout.boxes.values()]
    for step in routes.steps:
        ends = layout.boxes[step.source.unit].area, layout.boxes[step.target.unit].area
        parts += sheet.step(ends, _kind(view, step, True), step.is_inferred)
    for above, below, kind in routes.between:
        upper = layout.boxes[above.nodes[-1].unit].area
        heading = next(frame.y for frame in layout.frames if frame.group is below)
        words = view.base.data.relation_kinds[kind].forward[view.language]
        parts += sheet.step((upper, upper._replace(y=heading + 4)), words, inferred=False)
    for members in rails.values():
        for track, connection in enumerate(members, 1):
            label = escape(_kind(view, connection, True))
            parts += draw_rail(connection, layout, columns.rail * track - 4, label)
    return svg.drawing(columns.width, layout.height + 2, shown.titles[view.language], title, *parts)


@dataclass(frozen=True)
class Sheet:
    """The sheet that a map is drawn on: for which page, with which pen, on which grid."""

    view: View
    pen: Pen
    grid: Grid

    def node(self, box: Box) -> str:
        """Return a node, which is a link."""
        x, y = box.area.x + PADDING, box.area.y + PADDING + self.pen.size
        return svg.link(
            _href(self.view, box.node),
            svg.rectangle(box.area, "kb-box"),
            svg.text(box.lines, x, y, self.pen.leading, "kb-label"),
        )

    def gutter_label(self, band: Band, routes: Routes, layout: Layout) -> list[str]:
        """Return what the lines across a band's gutter mean, above the band, if there are any."""
        nodes = {node.unit for side in band for group in side for node in group.nodes}
        pairs = paired([c for c in routes.across if c.source.unit in nodes])
        kinds = dict.fromkeys(_kind(self.view, members[0]) for members in pairs.values())
        if not kinds:
            return []
        words = " · ".join(kinds)
        top = min(frame.y for frame in layout.frames if frame.group.nodes[0].unit in nodes)
        middle = (self.grid.left + self.grid.box_width + self.grid.right) / 2
        return [svg.text((words,), middle - self.pen.width(words) / 2, top - 6, 0, "kb-verb")]

    def step(self, ends: tuple[Area, Area], words: str, inferred: bool) -> list[str]:
        """Return an arrow from one area to another below or above, with its words beside it."""
        upper = min(ends, key=lambda area: area.y)
        x, y = upper.x + STEP_INDENT + 9, upper.y + upper.height + 18
        return [draw_step(*ends, inferred), svg.text((words,), x, y, 0, "kb-verb")]


def _href(view: View, node: Node) -> str:
    return view.href(node.page) if node.page else anchor(view, node.unit)


def _kind(view: View, connection: Connection, marked: bool = False) -> str:
    words = view.base.data.relation_kinds[connection.kind].forward[view.language]
    inferred = marked and connection.is_inferred
    return f"{words} ({view.strings['editor_mark']})" if inferred else words


def _words(view: View, shown: MapView, joined: tuple[Connection, ...]) -> str:
    items = []
    for group in groups(shown):
        nodes = "".join(
            f"<li>{_link(view, node)}{_relations(view, node, joined)}</li>" for node in group.nodes
        )
        items.append(f"<li>{escape(group.names[view.language])}<ul>{nodes}</ul></li>")
    return f"<ul>{''.join(items)}</ul>"


def _relations(view: View, node: Node, joined: tuple[Connection, ...]) -> str:
    items = [
        f"<li>{escape(_kind(view, connection))} {_link(view, connection.target)} "
        f"({escape(view.basis(_strongest(connection)))})</li>"
        for connection in joined
        if connection.source is node
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _strongest(connection: Connection) -> Relation:
    return min(connection.relations, key=lambda relation: relation.is_inferred)


def _link(view: View, node: Node) -> str:
    return f'<a href="{_href(view, node)}">{escape(node.names[view.language])}</a>'
