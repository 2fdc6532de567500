"""The page's tree, from the same tokens that the checker reads.

Python-Markdown calls this in the place of its own parser; what MkDocs and the extensions
do with the finished tree (attribute lists, contents, links between pages) stays theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from markdown.blockparser import BlockParser
from markdown.util import ETX, STX

from content.blocks import flatten
from content.markdown import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown import Markdown
    from markdown_it.token import Token

    from render.citations import Citations

# How tables say where the text of a column stands: pages may have no style attributes.
ALIGNMENT = "text-align:"
# What pymdownx.emoji, which knows the theme's icons, is registered as.
ICONS = "emoji"


class TokenParser(BlockParser):
    """Makes the tree of a page's Markdown; ``citations`` renders citations and remarks."""

    def __init__(self, markdown: Markdown, citations: Citations) -> None:
        super().__init__(markdown)
        self.citations = citations

    def parseDocument(  # type: ignore[override]  # noqa: N802  Python-Markdown calls it so
        self, lines: Iterable[str]
    ) -> ElementTree.ElementTree[ElementTree.Element]:
        """Return the tree of a page, of which the root is an element of no meaning."""
        writer = _Writer(self.md, self.citations)
        writer.write(parse("\n".join(lines)))
        return ElementTree.ElementTree(writer.root)


class _Writer:
    """Writes tokens into a tree, one after the other."""

    def __init__(self, markdown: Markdown, citations: Citations) -> None:
        self.markdown = markdown
        self.citations = citations
        self.root = ElementTree.Element(markdown.doc_tag)
        self.open = [self.root]

    def write(self, tokens: Sequence[Token]) -> None:
        """Append what tokens stand for, at the end of what is written so far."""
        for token in tokens:
            text = self.text_of(token)
            if text is not None:
                self.text(text)
                continue
            match token.type:
                case "inline":
                    self.write(token.children or [])
                case "code_inline":
                    self.leaf("code").text = token.content
                case "fence" | "code_block":
                    self.code(token)
                case "image":
                    self.leaf("img", **{**_attributes(token), "alt": _plain(token)})
                case "citation":
                    self.citation(token)
                case "icon":
                    self.icon(token)
                case "remark_open":
                    span, words = self.citations.remark()
                    self.open[-1].append(span)
                    self.open.append(words)
                case _:
                    self.element(token)

    def text_of(self, token: Token) -> str | None:
        """Return a token that is text as it stands in the tree, else None.

        Raw HTML is set aside, as Python-Markdown does, and put back into the finished page;
        a block of it stands on lines of its own.
        """
        match token.type:
            case "text":
                return token.content
            case "text_special":
                return _only_a_letter(token) if token.info == "escape" else token.content
            case "softbreak":
                return "\n"
            case "html_inline":
                return self.markdown.htmlStash.store(token.content)
            case "html_block":
                return f"\n{self.markdown.htmlStash.store(token.content.strip())}\n"
        return None

    def text(self, text: str) -> None:
        """Append text to the element that is open."""
        parent = self.open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def leaf(self, tag: str, **attributes: str) -> ElementTree.Element:
        """Append an element that nothing is written into."""
        return ElementTree.SubElement(self.open[-1], tag, attributes)

    def element(self, token: Token) -> None:
        """Open, close or append the element of a token."""
        if token.hidden:  # a paragraph that is an item's only one
            return
        if token.nesting < 0:
            closed = self.open.pop()
            # "## Steps { #steps .large }": Python-Markdown's own attribute lists read it.
            if "attributes" in token.meta:
                self.open.append(closed)
                self.text(token.meta["attributes"])
                self.open.pop()
            return
        tag, attributes = _tag(token), _attributes(token)
        element = self.leaf(tag, **attributes)
        if token.nesting > 0:
            self.open.append(element)

    def code(self, token: Token) -> None:
        """Append a block of code, with the language that its fence names."""
        language = token.info.strip().split(" ")[0]
        code = ElementTree.SubElement(self.leaf("pre"), "code")
        code.text = token.content
        if language:
            code.set("class", f"language-{language}")

    def citation(self, token: Token) -> None:
        """Append the links of a citation; one of unknown units stays as it is written."""
        span = self.citations.links(token.content)
        if span is None:
            self.text(f"[{token.content}]")
        else:
            self.open[-1].append(span)

    def icon(self, token: Token) -> None:
        """Append the theme's drawing; an icon that the theme does not have stays as written."""
        drawn = None
        if ICONS in self.markdown.inlinePatterns:
            icons: Any = self.markdown.inlinePatterns[ICONS]
            match = icons.getCompiledRegExp().match(token.content)
            drawn = icons.handleMatch(match, token.content)[0] if match else None
        if isinstance(drawn, ElementTree.Element):
            self.open[-1].append(drawn)
        else:
            self.text(token.content)


def _tag(token: Token) -> str:
    """Return the element of a token; ``???`` makes an admonition one to unfold."""
    if token.markup.startswith("???"):
        return {"admonition_open": "details", "admonition_title_open": "summary"}[token.type]
    return token.tag


def _attributes(token: Token) -> dict[str, str]:
    """Return the attributes of a token's element, as the page's policy allows them."""
    attributes = {name: str(value) for name, value in token.attrs.items()}
    style = attributes.pop("style", "")
    if style.startswith(ALIGNMENT):
        attributes["align"] = style.removeprefix(ALIGNMENT)
    if token.markup.startswith("???"):
        classes = attributes.pop("class", "").split()
        if token.type == "admonition_open":
            attributes["class"] = classes[1]
            if token.markup.endswith("+"):
                attributes["open"] = "open"
    return attributes


def _only_a_letter(token: Token) -> str:
    """Return an escaped character in the form that later steps do not take for a sign.

    A backslash before what needs none stays one, and what follows it is text.
    """
    text = token.content
    return f"{STX}{ord(text)}{ETX}" if len(text) == 1 else text


def _plain(token: Token) -> str:
    """Return the words of a token without their markup, as for an image's alternative."""
    return "".join(child.content for child in flatten(token) if not child.children)
