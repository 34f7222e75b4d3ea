"""The program, loaded once and copied for every command line: the same words, folder, streams and exit code, sooner.

A shell finds it as `actplot`. Where the very beginning of the program is in question, a process of its own is begun.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

# asks for a copy, as quickly as Python begins: words, folder, environment and streams go, an exit code comes
CLIENT = """#!{python} -IS
import json, os, socket, sys
told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
with socket.socket(socket.AF_UNIX) as line:
    line.connect({address!r})
    socket.send_fds(line, [len(told).to_bytes(4, "big") + told], [0, 1, 2])
    status = line.recv(1)
os._exit(status[0] if status else 1)
"""


@contextmanager
def warmed(folder: Path) -> Iterator[Path]:
    """Keep the program warm; the folder given has a `bin` for a shell's PATH."""
    address, program = folder / "line", folder / "bin" / "actplot"
    program.parent.mkdir(parents=True)
    program.write_text(CLIENT.format(python=sys.executable, address=str(address)))
    program.chmod(0o755)
    server = subprocess.Popen([sys.executable, __file__, address], stdout=subprocess.PIPE, start_new_session=True)
    try:
        assert server.stdout is not None
        server.stdout.readline()  # it listens
        yield program.parent
    finally:
        server.kill()
        server.communicate()


def serve(address: str) -> None:
    """Begin a copy for everybody who asks."""
    import actplot.cli.app
    import actplot.warm  # noqa: F401
    from actplot.cli.stdio import ready_to_draw

    ready_to_draw()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        os.write(1, b"\n")
        while True:
            line, _ = listening.accept()
            if os.fork() == 0:
                listening.close()
                answer(line)
            line.close()


def answer(line: socket.socket) -> NoReturn:
    """Run one command line in a process of its own and send its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    data, streams, _, _ = socket.recv_fds(line, 1 << 20, 3)
    while len(data) < 4 + int.from_bytes(data[:4], "big"):
        data += line.recv(1 << 20)
    words, folder, environment = json.loads(data[4:])
    process = os.fork()
    if process == 0:
        line.close()
        become(words, folder, environment, streams)
    for stream in streams:
        os.close(stream)  # whoever reads the other end waits for the last to go
    line.send(bytes([os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) % 256]))
    os._exit(0)


def become(words: list[str], folder: str, environment: dict[str, str], streams: list[int]) -> NoReturn:
    """Be the program that was asked for."""
    from actplot.__main__ import main

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", errors="backslashreplace")
    sys.argv = ["actplot", *words]
    main()


if __name__ == "__main__":
    serve(sys.argv[1])
