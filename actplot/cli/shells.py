"""The scripts that teach bash, zsh and fish to complete: each hands the words to `actplot` and shows its answer."""

from __future__ import annotations

import os
from pathlib import Path

from actplot.errors import BadRequest, CannotWrite

__all__ = ["ASKS", "SCRIPTS", "current", "install", "script"]

ASKS = "_ACTPLOT_COMPLETE"
"""The variable by which a script asks; it holds the shell's name."""

SCRIPTS = {
    "bash": """\
_actplot() {
    local IFS=$'\\n'
    COMPREPLY=( $(_ACTPLOT_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) ) || compopt -o default
}
complete -o nosort -F _actplot actplot
""",
    "zsh": """\
#compdef actplot
_actplot() {
    local told
    local -a offered
    if told=$(_ACTPLOT_COMPLETE=zsh actplot "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null); then
        offered=("${(@f)told}")
        [[ -n $told ]] && _describe -V actplot offered
    else
        compset -P '--*='
        _files
    fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
compdef _actplot actplot
""",
    "fish": """\
function __actplot_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l offered (_ACTPLOT_COMPLETE=fish actplot $words[2..] 2>/dev/null)
    and printf '%s\\n' $offered
    or __fish_complete_path (commandline -ct)
end
complete -c actplot -f -a '(__actplot_complete)'
""",
}


def current() -> str:
    """Return the shell of the user, such as "zsh"."""
    return Path(os.environ.get("SHELL") or "bash").name


def script(shell: str) -> str:
    """Return the script for a shell. Raises BadRequest for one that there is none for."""
    if shell not in SCRIPTS:
        raise BadRequest(f"there is no completion for the shell '{shell}'. Choose from {', '.join(SCRIPTS)}.")
    return SCRIPTS[shell]


def install(shell: str) -> Path:
    """Write the script where the shell finds it and return that place. Raises BadRequest, CannotWrite."""
    home, text = Path.home(), script(shell)
    if shell == "fish":
        place = _folder("XDG_CONFIG_HOME", home / ".config") / "fish/completions/actplot.fish"
    else:
        place = _folder("XDG_DATA_HOME", home / ".local/share") / f"actplot/completion.{shell}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        if shell != "fish":  # which looks there by itself
            startup = _folder("ZDOTDIR", home) / ".zshrc" if shell == "zsh" else home / ".bashrc"
            _add_line(startup, f"source '{place}'")
    except OSError as error:
        raise CannotWrite(f"cannot write '{error.filename}': {(error.strerror or str(error)).lower()}.") from None
    return place


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ.get(variable) or default)


def _add_line(path: Path, line: str) -> None:
    """Add a line to the end of a file, which may not be there, unless it has it."""
    known = path.read_text("utf-8") if path.exists() else ""
    if line not in known.splitlines():
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" * (known != "" and not known.endswith("\n")) + line + "\n")
