"""Small marks on a timeline; each kind of event has a shape of its own."""

from __future__ import annotations

from drawing import svg

RADIUS = 7


def shape(name: str, across: float, down: float) -> str:
    """Return the mark of a name, centred on a point.

    A disc, a ring, a square, a diamond, a cross or a flag, so that kinds differ
    without colour. Raises KeyError for any other name.
    """
    x, y, r = round(across), round(down), RADIUS
    paths = {
        "circle": f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z",
        "ring": f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z",
        "square": f"M{x - r} {y - r}h{2 * r}v{2 * r}h{-2 * r}Z",
        "diamond": f"M{x} {y - r - 1}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}Z",
        "cross": f"M{x - r} {y - r}l{2 * r} {2 * r}M{x - r} {y + r}l{2 * r} {-2 * r}",
        "flag": f"M{x - 5} {y + 9}V{y - 8}L{x + 8} {y - 3}L{x - 5} {y + 2}",
    }
    return svg.path(paths[name], f"kb-shape kb-shape--{name}")
