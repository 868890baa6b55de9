"""What the shell offers while a command is typed, beyond its options: files, and the ids of sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    import click


def files(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and folders, which the shell itself knows."""
    return [CompletionItem(typed, type="file")]


def sources(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The ids in the project's catalogue; none where it cannot be read, as nobody reads an error here."""
    from sphinx_kfor.cli.corpus import settings_of  # noqa: PLC0415 (costs more than a shell waits for)
    from sphinx_kfor.evidence.sources.opening import open_corpus  # noqa: PLC0415 (as above)

    docsdir = Path(ctx.params.get("docsdir") or ".")
    try:
        known = open_corpus(settings_of(docsdir), docsdir).sources
    except Exception:  # noqa: BLE001 (whatever is wrong with it, the command itself will say)
        return []
    return [CompletionItem(one) for one in sorted(known) if one.startswith(typed)]
