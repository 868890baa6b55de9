"""Signatures of locks, by OpenSSH (`ssh-keygen -Y`): who stands for what a lock says.

What is signed is the lock with a line feed at its line ends: a checkout that writes others changes nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.problems import EvidenceError

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "kfor-lock"
_PROGRAM = "ssh-keygen"
_SECONDS = 60


def signature_path(lock: Path) -> Path:
    """Where a lock's signature stands: beside it."""
    return lock.with_name(f"{lock.name}.sig")


def sign(lock: Path, key: Path) -> None:
    """Sign a lock. Raises EvidenceError: `lock`, if OpenSSH cannot; OSError, if it cannot be written."""
    made = _run(["-Y", "sign", "-f", str(key.resolve()), "-n", NAMESPACE], _signed(lock))
    if made.returncode or not made.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise EvidenceError("lock", f"ssh-keygen cannot sign with '{key}': {_said(made)}")
    signature_path(lock).write_bytes(made.stdout)


def signers(lock: Path, allowed: Path) -> list[str]:
    """Who of the allowed signers signed a lock as it is; none if nobody did.

    Raises:
        EvidenceError: `lock`, if there is no OpenSSH, or no file of allowed signers.
    """
    if not allowed.is_file():
        raise EvidenceError("lock", f"kfor_lock_signers: there is no file '{allowed.name}'")
    signature, allowed = signature_path(lock).resolve(), allowed.resolve()
    if not signature.is_file():
        return []
    data = _signed(lock)
    found = _run(["-Y", "find-principals", "-s", str(signature), "-f", str(allowed)], b"")
    names = found.stdout.decode("utf-8", "replace").splitlines() if not found.returncode else []
    check = ["-Y", "verify", "-f", str(allowed), "-n", NAMESPACE, "-s", str(signature)]
    return [name for name in dict.fromkeys(names) if name and not _run([*check, "-I", name], data).returncode]


def holds(lock: Path) -> bool:
    """Whether a lock's signature, whoever's, is of the lock as it is. Raises EvidenceError as `signers`."""
    check = ["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature_path(lock).resolve())]
    return not _run(check, _signed(lock)).returncode


def _signed(lock: Path) -> bytes:
    return lock.read_bytes().replace(b"\r\n", b"\n")


def _run(arguments: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise EvidenceError(
            "lock", "there is no ssh-keygen, which signs locks and reads signatures; install OpenSSH"
        )
    try:
        with tempfile.TemporaryDirectory() as folder:
            return subprocess.run(  # noqa: S603 (the program is OpenSSH's, the arguments are ours)
                [program, *arguments],
                input=data,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                cwd=folder,
            )
    except subprocess.TimeoutExpired:
        raise EvidenceError(
            "lock", "ssh-keygen does not answer; does the key ask for a passphrase?"
        ) from None


def _said(made: subprocess.CompletedProcess[bytes]) -> str:
    lines = made.stderr.decode("utf-8", "replace").splitlines()
    words = " ".join(line.strip("@ ") for line in lines if line.strip("@ "))  # without the frame of a warning
    return " ".join(words.split()) or f"status {made.returncode}"
