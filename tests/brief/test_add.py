"""`kfor add`: documents taken into the corpus, with what they say of themselves."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import producers as made
import pytest
from click.testing import CliRunner

from sphinx_kfor.cli import main
from sphinx_kfor.evidence.catalogue.catalogue import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result
    from project import Project

    from sphinx_kfor.evidence.catalogue.catalogue import Catalogue

PAGE = """<!doctype html><html lang="en"><head><title>Ferry stops | Gazette</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stops",
"datePublished": "2021-03-04T08:00",
"author": [{"name": "Aoife Byrne"}], "publisher": {"name": "Harbour Gazette"}}</script></head>
<body><nav>Home</nav>
<article><h1>Ferry stops</h1><p>The ramp would not bear a lorry.</p></article></body></html>"""


def kfor(project: Project, *arguments: object) -> Result:
    result = CliRunner().invoke(main, ["add", "--docs", str(project.folder), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def catalogue(project: Project) -> Catalogue:
    path = project.corpus / "catalogue.yaml"
    found = read_catalogue([(path.name, path)])
    assert found.problems == []
    return found


def test_a_page_is_kept_as_it_is_with_what_it_says_of_itself(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "saved page.html"
    page.write_text(PAGE, "utf-8")
    path = project.corpus / "catalogue.yaml"
    before = "# ours\n" + path.read_text().lstrip()
    path.write_text(before, "utf-8")
    result = kfor(project, page, "--yes")
    assert result.exit_code == 0
    assert path.read_text().startswith(before)
    record = catalogue(project).records["byrne-2021"]
    assert (record.type, record.title, record.publisher) == (
        "article-newspaper",
        "Ferry stops",
        "Harbour Gazette",
    )
    assert (record.author[0].family, record.author[0].given, record.language) == ("Byrne", "Aoife", "en")
    assert (project.corpus / record.custom.file).read_text() == PAGE
    assert record.custom.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert path.read_text().count("# to review") == 6
    project.page("{kfor:quote}`The ramp would not bear a lorry. <byrne-2021>`\n")
    assert "would not bear" in project.printed()


def test_what_is_not_known_stays_empty_and_is_said(project: Project, tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(made.by_reportlab([["Words of one size."]]))
    result = kfor(project, tmp_path / "made.pdf", "--id", "mine", "--yes")
    assert "not found in it: title, author, publisher" in result.output
    record = catalogue(project).records["mine"]
    assert (record.title, record.author, record.publisher) == ("[made.pdf]", (), "")


def test_a_folder_can_be_added_again(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        (folder / f"note{number}.txt").write_text(f"Note {number}\n\nWords.\n", "utf-8")
    (folder / "again.txt").write_text("Note 1\n\nWords.\n", "utf-8")
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4")
    (folder / "program.exe").write_bytes(b"MZ")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "script.html").write_text(PAGE + " ", "utf-8")
    first = kfor(project, folder, "--yes")
    assert first.exit_code == 1
    assert "5 new, 1 known, 2 could not be read" in first.output
    assert "torn.pdf: the file is torn or damaged" in first.output
    assert "program.exe: no reader for '.exe' files" in first.output
    text = (project.corpus / "catalogue.yaml").read_text()
    second = kfor(project, folder, "--yes")
    assert "0 new, 6 known, 2 could not be read" in second.output
    assert (project.corpus / "catalogue.yaml").read_text() == text
    assert len(catalogue(project).records) == 7


def test_without_yes_nothing_is_written_unasked(project: Project, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Note\n\nWords.\n", "utf-8")
    before = (project.corpus / "catalogue.yaml").read_text()
    command = [sys.executable, "-m", "sphinx_kfor", "add", "--docs", str(project.folder), "note.txt"]
    run = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert run.returncode in {1, 2}  # nobody answers
    assert (project.corpus / "catalogue.yaml").read_text() == before
    assert not (project.corpus / "note.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ftp://example.org/a",), "only http and https"),
        (("file:///etc/passwd",), "only http and https"),
        (("http://127.0.0.1:9/a",), "private network"),
        (("http://localhost:9/a",), "private network"),
        (("http://[::1]:9/a",), "private network"),
        (("http://[::ffff:10.0.0.1]:9/a",), "private network"),
        (("http://[64:ff9b::7f00:1]:9/a",), "private network"),
        (("http://[2002:7f00:1::]:9/a",), "private network"),
        (("http://[::127.0.0.1]:9/a",), "private network"),
        (("http://[::1",), "it is no address"),
        (("http://example.org:99999/",), "it is no address"),
        (("http://exa mple.org/",), "an address has no spaces"),
        (("javascript:alert(1)",), "only http and https"),
        (("NOTE", "--id", "ferry"), "the id 'ferry' is taken"),
        (("NOTE", "--id", "a", "NOTE2"), "--id names one record"),
        (("--update", "fery"), "no source 'fery'"),
        ((), "name a file"),
    ],
)
def test_a_call_that_cannot_work(
    project: Project, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    for name in ("NOTE", "NOTE2"):
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    result = kfor(
        project,
        *(str(tmp_path / f"{one}.txt") if one.startswith("NOTE") else one for one in arguments),
        "--yes",
    )
    assert result.exit_code == 2
    assert said in result.output


def test_a_changed_file_is_taken_over(project: Project, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Another text.\n", "utf-8")
    assert kfor(project, tmp_path / "new.txt", "--update", "ferry", "--yes").exit_code == 0
    record = catalogue(project).records["ferry"]
    assert record.custom.sha256 == hashlib.sha256(b"Another text.\n").hexdigest()
    assert (project.corpus / "ferry.txt").read_text() == "Another text.\n"
    project.write("corpus/ferry.txt", "A third text.\n")
    assert kfor(project, "--update", "ferry", "--yes").exit_code == 0
    assert catalogue(project).records["ferry"].custom.sha256 == hashlib.sha256(b"A third text.\n").hexdigest()
    assert "up to date" in kfor(project, "--update", "ferry", "--yes").output


#: What the site answers: headers and bytes.
_KINDS: dict[str, tuple[dict[str, str], bytes]] = {
    "/packed": ({"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/torn": ({"Content-Type": "text/html", "Content-Length": "9000"}, PAGE.encode()),
    "/picture": ({"Content-Type": "image/png"}, b"\x89PNG"),
    "/untold": ({"Content-Type": "application/octet-stream"}, b"MZ"),
}


class _Site(BaseHTTPRequestHandler):
    leads_to = ""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/news/ferry-stops")
        elif self.path == "/circle":
            self.send_response(302)
            self.send_header("Location", "/circle")
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
        elif self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            with contextlib.suppress(OSError):
                for sign in PAGE.encode():
                    self.wfile.write(bytes([sign]))
                    time.sleep(0.02)
            return
        elif self.path in _KINDS:
            kind, data = _KINDS[self.path]
            self.send_response(200)
            for name, value in kind.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)
            return
        elif self.path == "/leads":
            self.send_response(302)
            self.send_header("Location", self.leads_to)
        elif self.path.startswith("/news"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())
            return
        else:
            self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("leads_to", "told"),
    [
        ("http://127.0.0.1:{port}/news", "127.0.0.1 is an address of a private network"),
        ("http://localhost:{port}/news", "is an address of a private network"),
        ("http://inside.example:{port}/news", "10.1.2.3 is an address of a private network"),
        ("//[::1]:{port}/news", "::1 is an address of a private network"),
        ("file:///etc/passwd", "only http and https addresses are fetched"),
        ("/news/ferry-stops", ""),
    ],
)
def test_a_public_page_leads_on_to_no_private_one(
    project: Project, site: str, monkeypatch: pytest.MonkeyPatch, leads_to: str, told: str
) -> None:
    """The resolver has a public address for a host that is the server here, and is asked for each again."""
    port = site.rpartition(":")[2]
    resolve, connect = socket.getaddrinfo, socket.create_connection
    known = {"gazette.example": "93.184.215.14", "inside.example": "10.1.2.3"}
    reached: list[str] = []

    def resolved(host: str, *rest: int, **more: int) -> object:
        return resolve(known.get(host, host), *rest, **more)

    def connected(address: tuple[str, int], **more: float) -> socket.socket:
        reached.append(address[0])
        return connect(("127.0.0.1", int(port)), more.get("timeout"))

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connected)
    monkeypatch.setattr(_Site, "leads_to", leads_to.format(port=port))
    before = sorted(project.corpus.iterdir())
    result = kfor(project, f"http://gazette.example:{port}/leads", "--yes")
    assert set(reached) == {"93.184.215.14"}
    if told:
        assert result.exit_code != 0
        assert told in result.output
        assert sorted(project.corpus.iterdir()) == before
    else:
        assert result.exit_code == 0, result.output


def test_a_page_of_the_web(project: Project, site: str) -> None:
    result = kfor(project, f"{site}/moved", "--yes", "--allow-private")
    assert result.exit_code == 0, result.output
    record = catalogue(project).records["byrne-2021"]
    assert record.url == f"{site}/news/ferry-stops"
    assert record.accessed
    assert (project.corpus / "ferry-stops.html").read_bytes() == PAGE.encode()
    assert "is known already" in kfor(project, f"{site}/moved", "--yes", "--allow-private").output
    assert (
        "is known already" in kfor(project, f"{site}/news/ferry-stops#top", "--yes", "--allow-private").output
    )


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("circle", 1, "leads on more than"),
        ("away", 2, "only http and https"),
        ("missing", 1, "answers 404"),
        ("torn", 1, "breaks off"),
        ("picture", 1, "it is image/png, of which there is no reader"),
        ("untold", 1, "of which there is no reader"),
    ],
)
def test_what_cannot_be_fetched(project: Project, site: str, path: str, status: int, said: str) -> None:
    result = kfor(project, f"{site}/{path}", "--yes", "--allow-private")
    assert result.exit_code == status
    assert said in result.output


def test_a_page_that_is_packed_though_nobody_asked_is_kept_unpacked(project: Project, site: str) -> None:
    result = kfor(project, f"{site}/packed", "--yes", "--allow-private")
    assert result.exit_code == 0, result.output
    assert (project.corpus / "packed.html").read_bytes() == PAGE.encode()


def test_a_server_that_dawdles_is_not_waited_for(
    project: Project, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_kfor.cli.fetching._SECONDS", 0.0)
    result = kfor(project, f"{site}/news", "--yes", "--allow-private")
    assert result.exit_code == 1
    assert "takes longer than" in result.output


def test_a_text_that_is_not_in_utf_8_is_taken_in_by_its_encoding(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "café.txt"
    path.write_bytes("Le café était fermé à midi, dit le maire.".encode("latin-1"))
    result = kfor(project, path, "--yes")
    assert result.exit_code == 1
    assert "--encoding" in result.output
    assert kfor(project, path, "--yes", "--encoding", "latin1").exit_code == 0
    assert "iso8859-1" in {one.custom.encoding for one in catalogue(project).records.values()}
    refused = kfor(project, path, "--yes", "--encoding", "nonsense")
    assert (refused.exit_code, "no encoding" in refused.output) == (2, True)


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ({"_SLOWEST": 10_000, "_TO_SEND": 0.05}, "sends fewer than 10,000 bytes a second"),
        ({"_TO_ANSWER": 0.0}, "does not answer within 0 seconds"),
    ],
)
def test_a_server_that_sends_hardly_anything_is_not_waited_for(
    project: Project, site: str, bound: dict[str, float], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bound.items():
        monkeypatch.setattr(f"sphinx_kfor.cli.fetching.{name}", value)
    result = kfor(project, f"{site}/slow", "--yes", "--allow-private")
    assert result.exit_code == 1
    assert said in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("references: [{id: a, type: book, title: A}]\n", "in flow style"),
        ("references:\n- {id: a, type: book, title: A}\nother: 5\n", "write them last"),
    ],
)
def test_a_catalogue_that_takes_no_records(text: str, said: str, project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    path = project.corpus / "catalogue.yaml"
    path.write_text(text, "utf-8")
    result = kfor(project, page, "--yes")
    assert result.exit_code == 1
    assert said in result.output
    assert path.read_text() == text


def test_an_empty_list_of_records_is_filled(project: Project, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    (project.corpus / "catalogue.yaml").write_text("references: []  # ours\n", "utf-8")
    assert kfor(project, page, "--yes").exit_code == 0
    assert (project.corpus / "catalogue.yaml").read_text().startswith("references:  # ours\n")
    assert list(catalogue(project).records) == ["byrne-2021"]


def test_a_folder_that_cannot_be_read_is_said(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sources"
    (folder / "closed").mkdir(parents=True)
    (folder / "page.html").write_text(PAGE, "utf-8")
    iterdir = Path.iterdir

    def closed(path: Path) -> Iterator[Path]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    result = kfor(project, folder, "--yes")
    assert result.exit_code == 1
    assert "closed: the folder cannot be read" in result.output
    assert "byrne-2021" in catalogue(project).records


def test_a_link_out_of_a_folder_is_not_followed(project: Project, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("What nobody asked for.\n", "utf-8")
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "own.txt").write_text("What is in the folder itself.\n", "utf-8")
    result = kfor(project, folder, "--yes")
    assert result.exit_code == 1
    assert "link.txt: it is a link that leaves the folder; name the file itself" in result.output
    assert "own" in catalogue(project).records
    assert not (project.corpus / "link.txt").exists()


def test_the_name_of_a_file_in_the_corpus_is_one_line(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "two\nlines.txt"
    path.write_text("What stands in it.\n", "utf-8")
    assert kfor(project, path, "--yes").exit_code == 0
    assert catalogue(project).records["two-lines"].custom.file == "two lines.txt"


def test_a_catalogue_keeps_its_line_ends(project: Project, tmp_path: Path) -> None:
    catalogued = project.corpus / "catalogue.yaml"
    before = b"\r\n".join(catalogued.read_bytes().splitlines()) + b"\r\n"
    catalogued.write_bytes(before)
    path = tmp_path / "more.txt"
    path.write_text("What stands in it.\n", "utf-8")
    assert kfor(project, path, "--yes").exit_code == 0
    after = catalogued.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")


def test_what_is_no_document_is_told_with_what_to_do(project: Project) -> None:
    project.write("downloads/empty.txt", " \n")
    project.write("downloads/film.xyz", "x")
    result = kfor(project, project.folder / "downloads", "--yes")
    assert result.exit_code == 1
    assert "empty.txt: it holds no text" in result.output
    assert "no reader for '.xyz' files; save it as .pdf" in result.output


def test_the_project_itself_is_no_folder_of_documents(project: Project) -> None:
    result = kfor(project, project.folder, "--yes")
    assert result.exit_code == 2
    assert "name the folder that holds the documents" in result.output


def test_the_encoding_that_only_the_server_tells_is_kept(
    project: Project, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "<html><head><title>Паром</title></head><body><p>Паром закрыт до мая.</p></body></html>"
    kind = {"Content-Type": "text/html; charset=koi8-r"}
    monkeypatch.setitem(_KINDS, "/parom", (kind, page.encode("koi8-r")))
    kfor(project, f"{site}/parom", "--id", "parom", "--allow-private", "--yes")
    record = catalogue(project).records["parom"]
    assert (record.title, record.custom.encoding) == ("Паром", "koi8-r")
    project.page("{kfor:quote}`Паром закрыт до мая. <parom>`\n")
    assert "закрыт до мая" in project.printed()
