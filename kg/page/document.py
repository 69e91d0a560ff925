"""The file: one HTML document with everything in it, and a policy that lets nothing else run and nothing be fetched."""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from kg.page.content import Content
from kg.page.network import vis_network

SCRIPTS = (
    *("text.js", "days.js", "scene.js", "paint.js", "drawing.js", "panel.js", "filters.js"),
    *("table.js", "strip.js", "asof.js", "keys.js", "take.js", "main.js"),
)
STYLE = "page.css"
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}  # would end the script element, or be read as markup


def document(content: Content) -> str:
    """The whole page. The strings of its content never become markup or script."""
    scripts = [vis_network(), *map(_static, SCRIPTS)]
    style = _static(STYLE)
    return Template(_static("page.html")).substitute(
        title=escape(content.title),
        policy=_policy(scripts, style),
        style=f"<style>{style}</style>",
        data=embedded(content.now),
        past=embedded(content.past),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def embedded(data: object) -> str:
    """The data as JSON that is safe inside a script element; the same data, the same text."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return text.translate(_UNSAFE).encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no UTF-8


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(map(_source, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_source(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _static(name: str) -> str:
    return (files("kg.page") / "static" / name).read_text(encoding="utf-8")
