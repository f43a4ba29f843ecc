"""Blocks as HTML: the one canonical form in which a body is kept while it is edited."""

from html import escape
from itertools import groupby

from articles.words.blocks import Block, Clip, Original, Paragraph, Photo, PullQuote, Runs, Subheading, Turn


def attributes(**values) -> str:
    """HTML attributes with dashes for underscores, without the empty ones."""
    return "".join(
        f' {name.replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value not in ("", None)
    )


def source(block: Paragraph | Turn | Photo | Clip) -> dict[str, str]:
    """Of a translation: which block it says or shows again, and what that said then."""
    return {"data_source": block.source, "data_source_digest": block.source_digest}


def translating(block: Paragraph | Turn) -> dict[str, str]:
    """The same, and whether it is left out on purpose."""
    return source(block) | {"data_left_out": "yes" if block.left_out else ""}


def block_html(block: Block) -> str:
    match block:
        case Paragraph():
            own = attributes(id=block.id, **translating(block))
            return f"<p{own}>{runs_html(block.runs)}</p>"
        case Turn():
            own = attributes(id=block.id, data_speaker=block.speaker, data_kind=block.kind, **translating(block))
            return f"<section{own}>{''.join(block_html(part) for part in block.parts)}</section>"
        case Subheading():
            return f"<h2{attributes(id=block.id)}>{runs_html(block.runs)}</h2>"
        case PullQuote():
            return f"<aside{attributes(id=block.id)}>{runs_html(block.runs)}</aside>"
        case Original():
            own = attributes(id=block.id, lang=block.lang, title=block.gloss)
            return f"<blockquote{own}>{runs_html(block.runs)}</blockquote>"
        case Photo():
            own = attributes(id=block.id, data_photo=block.photo, **source(block))
        case Clip():
            own = attributes(
                id=block.id,
                data_clip=block.clip,
                data_start=block.start,
                data_end=block.end,
                **source(block),
            )
    return f"<figure{own}><figcaption>{runs_html(block.runs)}</figcaption></figure>"


# How runs nest, outermost first: what a run wears -> the tag and its attributes.
WRAPPERS = (
    (
        lambda run: (run.quote, run.speaker),
        lambda run: ("q", attributes(id=run.quote, data_speaker=run.speaker)),
    ),
    (lambda run: run.footnote, lambda run: ("small", attributes(id=run.footnote))),
    (lambda run: run.link, lambda run: ("a", attributes(href=run.link))),
    (
        lambda run: (run.lang, run.gloss),
        lambda run: ("span", attributes(lang=run.lang, title=run.gloss)),
    ),
    (lambda run: run.bold, lambda run: ("strong", "")),
    (lambda run: run.italic, lambda run: ("em", "")),
)


def runs_html(runs: Runs, depth: int = 0) -> str:
    if depth == len(WRAPPERS):
        return "".join(escape(run.text, quote=False).replace("\n", "<br>") for run in runs)
    worn, tag = WRAPPERS[depth]
    html = []
    for value, group in groupby(runs, key=worn):
        group = tuple(group)
        inner = runs_html(group, depth + 1)
        if value and value != ("", None) and value != ("", ""):
            name, own = tag(group[0])
            inner = f"<{name}{own}>{inner}</{name}>"
        html.append(inner)
    return "".join(html)
