"""One flat table of what the extension registers with Sphinx."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.config import ENUM

from sphinx_kfor import latex, pdf, words
from sphinx_kfor.brief import report, resolve, settings, verify
from sphinx_kfor.brief.comparisons.comparisons import CompareDirective
from sphinx_kfor.brief.derived.derived import DerivedRole
from sphinx_kfor.brief.markup import nodes
from sphinx_kfor.brief.markup.elisions import Elisions
from sphinx_kfor.brief.markup.roles import KforRole, RefRole
from sphinx_kfor.brief.objects.boxes import BoxDirective
from sphinx_kfor.brief.objects.key_figures import KeyFiguresDirective
from sphinx_kfor.brief.objects.mastheads import MastheadDirective
from sphinx_kfor.brief.objects.objects import (
    GapDirective,
    JudgementDirective,
    OptionDirective,
    RecommendationDirective,
)
from sphinx_kfor.brief.objects.timelines import TimelineDirective
from sphinx_kfor.brief.outputs import evidence_json, pages_to_read, pdf_front_page, printed
from sphinx_kfor.brief.parts.directives import (
    AnnexDirective,
    BibliographyDirective,
    EvidenceMatrixDirective,
    OptionsMatrixDirective,
    SourceSummaryDirective,
)
from sphinx_kfor.brief.quotations.citations import CiteRole
from sphinx_kfor.brief.quotations.quotes import QuoteDirective, QuoteRole
from sphinx_kfor.brief.quotations.terms import TermRole
from sphinx_kfor.brief.state import sources
from sphinx_kfor.brief.state.domain import KforDomain
from sphinx_kfor.brief.tables import charts
from sphinx_kfor.brief.tables.tables import TableDirective
from sphinx_kfor.brief.tables.values import ValueRole
from sphinx_kfor.html import (
    accent,
    cards,
    lock_notice,
    marking,
    page_source,
    paper,
    review,
    source_pages,
    withheld_index,
)
from sphinx_kfor.html import visitors as html
from sphinx_kfor.latex import visitors as tex
from sphinx_kfor.plain import visitors as plain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_kfor.brief.markup.directives import KforDirective


#: What authors type, by name.
DIRECTIVES: dict[str, type[KforDirective]] = {
    "annex": AnnexDirective,
    "bibliography": BibliographyDirective,
    "box": BoxDirective,
    "chart": charts.ChartDirective,
    "compare": CompareDirective,
    "evidence-matrix": EvidenceMatrixDirective,
    "gap": GapDirective,
    "judgement": JudgementDirective,
    "judgment": JudgementDirective,
    "key-figures": KeyFiguresDirective,
    "masthead": MastheadDirective,
    "option": OptionDirective,
    "options-matrix": OptionsMatrixDirective,
    "quote": QuoteDirective,
    "recommendation": RecommendationDirective,
    "source-summary": SourceSummaryDirective,
    "table": TableDirective,
    "timeline": TimelineDirective,
}
ROLES: dict[str, KforRole] = {
    "cite": CiteRole(),
    "citet": CiteRole(),
    "derived": DerivedRole(),
    "quote": QuoteRole(),
    "ref": RefRole(),
    "term": TermRole(),
    "value": ValueRole(),
}
_STATIC = Path(__file__).parent / "html" / "static"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    words.speak(app.config.language)
    _add_settings(app)
    app.add_domain(KforDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(KforDomain.name, name, directive)
    for name, role in ROLES.items():
        app.add_role_to_domain(KforDomain.name, name, role)
    _add_nodes(app)
    app.add_transform(Elisions)
    app.add_transform(verify.VerifyPassages)
    app.add_post_transform(resolve.ResolveBrief)

    _connect(app)
    app.add_css_file("kfor.css")
    latex.setup(app)
    pdf.setup(app)
    app.connect("kfor-pdf-attachments", evidence_json.attachments)
    app.connect("kfor-pdf-documents", pdf_front_page.documents)
    app.connect("kfor-pdf-masthead", pdf_front_page.masthead)
    return {
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_settings(app: Sphinx) -> None:
    """What authors set in `conf.py`."""
    app.add_config_value("kfor_catalogue", None, "env", (str, list, tuple), "catalogue file or files")
    app.add_config_value("kfor_corpus", None, "env", (str, list, tuple), "folder or folders of texts")
    app.add_config_value("kfor_lock", None, "env", (str,), "the evidence lock")
    app.add_config_value(
        "kfor_review", default=False, rebuild="html", types=(bool,), description="reviewers' pages"
    )
    app.add_config_value("kfor_lock_signers", None, "env", (str,), "OpenSSH's allowed signers of the lock")
    app.add_config_value("kfor_citation_style", "author-date", "env", (str,), "'author-date' or 'notes'")
    app.add_config_value("kfor_grades", "inline", "env", ENUM("inline", "annex"), "where grades are shown")
    app.add_config_value(
        "kfor_evidence_cards",
        default=True,
        rebuild="html",
        types=(bool,),
        description="whether HTML has evidence cards",
    )
    app.add_config_value("kfor_source_pages", "sources", "html", (str, bool), "folder of the sources' pages")
    app.add_config_value("kfor_page", "theme", "html", ENUM("theme", "paper"), "whose page a brief has")
    app.add_config_value("kfor_pdf_url", None, "html", (str,), "where the PDF of a brief is")
    app.add_config_value("kfor_scale", "icd203", "env", ENUM("icd203", "phia"), "scale of likelihood")
    app.add_config_value("kfor_initials", "bracket", "env", ENUM("bracket", "silent"), "changed initials")
    app.add_config_value("kfor_language_data", None, "env", (str,), "folder of more word lists")
    app.add_config_value(
        "kfor_check_figures", "cited", "env", (str, bool), "which figures of the prose to check"
    )
    app.add_config_value("kfor_coined", (), "env", (list, tuple, set), "terms between quotation marks")
    app.add_config_value("kfor_share_limit", (300, 0.15), "env", (tuple, list), "words and fraction quoted")
    app.add_config_value(
        "kfor_quiet_private",
        default=False,
        rebuild="env",
        types=(bool,),
        description="keep private words out of messages",
    )
    app.add_config_value("kfor_quotation_marks", None, "env", (str, dict), "marks around quotations")


def _add_nodes(app: Sphinx) -> None:
    """Our nodes, and how those are written that their plain class does not write as wanted."""
    app.add_node(
        nodes.quotation,
        html=(html.visit_quotation, html.depart_quotation),
        latex=(tex.visit_quotation, tex.depart_quotation),
    )
    app.add_node(
        nodes.source_line,
        html=(html.visit_source_line, html.depart_source_line),
        latex=(tex.visit_source_line, tex.depart_source_line),
    )
    app.add_node(
        nodes.inline_quotation,
        html=(html.visit_inline_quotation, html.depart_inline_quotation),
        latex=(tex.visit_inline_quotation, tex.depart_inline_quotation),
    )
    app.add_node(nodes.column, html=(html.visit_column, html.depart_column))
    app.add_node(nodes.table_box, html=(html.visit_table_box, html.depart_table_box))
    app.add_node(
        nodes.note_mark,
        text=(plain.visit_mark_in_text, plain.depart_mark_in_text),
        man=(plain.visit_mark_in_man, plain.depart_mark_in_man),
    )
    app.add_node(nodes.chart_image, html=(html.visit_chart_image, html.depart_chart_image))
    app.add_node(nodes.chart_data, html=(html.visit_chart_data, html.depart_chart_data))
    app.add_node(nodes.citation_group)
    app.add_node(nodes.source_link)
    app.add_node(nodes.annex_link)
    app.add_node(nodes.full_reference)
    app.add_node(nodes.side_note, html=(html.visit_side_note, html.depart_side_note))
    app.add_node(nodes.evidence, html=(html.visit_evidence, html.depart_evidence))
    app.add_node(nodes.annex_number, html=(html.visit_annex_number, html.depart_annex_number))
    app.add_node(nodes.brief_part)
    app.add_node(nodes.brief_object, latex=(tex.visit_box, tex.depart_box))
    app.add_node(nodes.likelihood_bar, html=(html.visit_likelihood_bar, html.depart_likelihood_bar))
    app.add_node(nodes.object_row)
    app.add_node(nodes.outline_word)
    app.add_node(nodes.masthead, latex=(tex.visit_box, tex.depart_box))
    app.add_node(nodes.event_list, latex=(tex.visit_box, tex.depart_box))
    app.add_node(nodes.key_figures, latex=(tex.visit_box, tex.depart_box))
    app.add_node(nodes.brief_box, latex=(tex.visit_sidebar, tex.depart_sidebar))


def _connect(app: Sphinx) -> None:
    """What is done when."""
    app.connect("config-inited", settings.check)
    app.connect("config-inited", _add_static)
    app.connect("config-inited", paper.add_templates)
    app.connect("builder-inited", sources.load)
    app.connect("builder-inited", _pass_by_what_stays, priority=900)
    app.connect("env-get-outdated", pages_to_read.outdated)
    app.connect("env-updated", pages_to_read.read_again, priority=400)
    app.connect("env-updated", report.report)
    app.connect("doctree-resolved", charts.draw)
    app.connect("missing-reference", resolve.refuse_reference, priority=900)
    app.connect("html-collect-pages", source_pages.collect)
    app.connect("builder-inited", review.add_style)
    app.connect("builder-inited", accent.write)
    app.connect("html-collect-pages", review.pages)
    app.connect("html-page-context", lock_notice.note_locked)
    app.connect("html-page-context", marking.mark_page)
    app.connect("html-page-context", cards.add)
    app.connect("html-page-context", page_source.withhold)
    app.connect("html-page-context", withheld_index.withhold)
    app.connect("html-page-context", paper.set_page)
    app.connect("doctree-resolved", printed.collect, priority=950)
    # Themes write some of their files anew when a build is finished.
    app.connect("build-finished", evidence_json.write, priority=900)
    app.connect("build-finished", evidence_json.withhold_environment)


def _pass_by_what_stays(app: Sphinx) -> None:  # noqa: ARG001 (the signature is Sphinx's)
    """Let the garbage collector pass by what was imported: it lives as long as the process.

    Else each of its full passes, of which one brief takes several, looks at all of Sphinx.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def _add_static(app: Sphinx, config: Config) -> None:  # noqa: ARG001 (the signature is Sphinx's)
    config.html_static_path.append(str(_STATIC))
