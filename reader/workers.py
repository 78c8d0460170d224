"""Worker processes that may be killed: parsing and extraction of hostile bytes happens here.

A task is a function named "package.module:function" with picklable arguments. Each process has a memory
limit and each task a time limit; a task that breaks a limit is killed and its outcome is `Lost`, the next
task gets a fresh process. Processes start on first need, as `python -m reader.workers`, so that a worker
never imports the program that started it (Textual is not loaded twice).
"""

from __future__ import annotations

import importlib
import os
import pickle
import selectors
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, BinaryIO

MEMORY_LIMIT = 1_500 * 2**20
"""Address space per worker in bytes, libraries included; a 5 MB page needs about 300 MB."""
TASKS_PER_PROCESS = 2_000
"""lxml's and feedparser's memory grows slowly; a fresh process is cheap."""
_HEADER = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Done:
    value: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """The task gave no value; `why` is fit to show a person."""

    why: str


Outcome = Done | Lost


class _Process:
    def __init__(self, memory: int) -> None:
        package_parent = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        paths = [package_parent, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "reader.workers", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # On a machine of many cores the threads of a linear-algebra library alone would break the memory limit.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        self.stdin: BinaryIO = self.popen.stdin  # type: ignore[assignment]
        self.stdout: BinaryIO = self.popen.stdout  # type: ignore[assignment]
        self.tasks = 0
        self.token: Any = None
        self.busy = False
        self.deadline = 0.0
        self.limit = 0.0
        self.received = bytearray()

    def send(self, token: Any, function: str, arguments: tuple[Any, ...], limit: float) -> None:
        _write(self.stdin, pickle.dumps((function, arguments), 5))
        self.token, self.busy, self.limit = token, True, limit
        self.deadline = time.monotonic() + limit
        self.tasks += 1
        self.received.clear()

    def read(self) -> Outcome | None:
        """What has arrived; None while the answer is not whole."""
        piece = os.read(self.stdout.fileno(), 1 << 20)
        if not piece:
            code = self.popen.wait()
            return Lost(
                "the worker process ran out of memory or crashed" if code < 0 else "the worker process ended early"
            )
        self.received += piece
        if len(self.received) < _HEADER.size:
            return None
        (size,) = _HEADER.unpack_from(self.received)
        if len(self.received) < _HEADER.size + size:
            return None
        ok, value = pickle.loads(bytes(self.received[_HEADER.size : _HEADER.size + size]))
        return Done(value) if ok else Lost(value)

    def kill(self) -> None:
        self.popen.kill()
        for pipe in (self.stdin, self.stdout):
            try:
                pipe.close()
            except OSError:
                pass
        self.popen.wait()


class Workers:
    """A few worker processes. `submit` queues, `outcomes` yields (token, outcome) as they come; not thread-safe."""

    def __init__(self, count: int = 2, *, memory: int = MEMORY_LIMIT) -> None:
        self._count = max(1, count)
        self._memory = memory
        self._queue: deque[tuple[Any, str, tuple[Any, ...], float]] = deque()
        self._all: list[_Process] = []
        self._selector = selectors.DefaultSelector()
        self._broken: list[tuple[Any, Outcome]] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pending(self) -> int:
        """Tasks submitted whose outcome was not yet given."""
        return len(self._queue) + sum(process.busy for process in self._all) + len(self._broken)

    def submit(self, token: Any, function: str, *arguments: Any, limit: float = 20.0) -> None:
        """Queue a task; `limit` is wall seconds from the moment a process takes it."""
        self._queue.append((token, function, arguments, limit))
        self._feed()

    def call(self, function: str, *arguments: Any, limit: float = 20.0) -> Outcome:
        """Run one task and wait for it. Only when nothing else is pending."""
        self.submit(None, function, *arguments, limit=limit)
        for _, outcome in self.outcomes():
            return outcome
        return Lost("the worker process did not answer")

    def outcomes(
        self, *, wait: bool = True, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Any, Outcome]]:
        """Outcomes in order of completion: until none is pending, or with `wait=False` those that are ready now."""
        while self.pending and not cancelled():
            yield from self._drain()
            if not any(process.busy for process in self._all):
                continue
            ready = self._selector.select(0.2 if wait else 0)
            for key, _ in ready:
                process: _Process = key.data
                outcome = process.read()
                if outcome is None:
                    continue
                yield self._finish(process, outcome)
            now = time.monotonic()
            for process in [p for p in self._all if p.busy and now > p.deadline]:
                yield self._finish(process, Lost(f"took longer than {process.limit:g} s and was stopped"), dead=True)
            if not wait and not ready:
                yield from self._drain()
                return

    def close(self) -> None:
        self._queue.clear()
        for process in self._all:
            process.kill()
        self._all.clear()
        self._selector.close()

    def _drain(self) -> Iterator[tuple[Any, Outcome]]:
        while self._broken:
            yield self._broken.pop()

    def _finish(self, process: _Process, outcome: Outcome, *, dead: bool = False) -> tuple[Any, Outcome]:
        token, process.busy, process.token = process.token, False, None
        if dead or process.popen.poll() is not None or process.tasks >= TASKS_PER_PROCESS:
            self._retire(process)
        self._feed()
        return token, outcome

    def _retire(self, process: _Process) -> None:
        self._selector.unregister(process.stdout)
        self._all.remove(process)
        process.kill()

    def _feed(self) -> None:
        while self._queue:
            process = next((p for p in self._all if not p.busy), None)
            if process is None:
                if len(self._all) >= self._count:
                    return
                process = _Process(self._memory)
                self._all.append(process)
                self._selector.register(process.stdout, selectors.EVENT_READ, process)
            token, function, arguments, limit = self._queue.popleft()
            try:
                process.send(token, function, arguments, limit)
            except (OSError, ValueError):
                self._retire(process)
                self._broken.append((token, Lost("the worker process ended early")))


def _write(pipe: BinaryIO, payload: bytes) -> None:
    pipe.write(_HEADER.pack(len(payload)) + payload)
    pipe.flush()


def _serve(memory: int) -> None:
    """The worker's own side: read a task, run it, answer; stray prints go nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory(memory)
    tasks = sys.stdin.buffer
    while header := tasks.read(_HEADER.size):
        function, arguments = pickle.loads(tasks.read(_HEADER.unpack(header)[0]))
        module, _, name = function.partition(":")
        try:
            answer = (True, getattr(importlib.import_module(module), name)(*arguments))
            payload = pickle.dumps(answer, 5)
        except MemoryError:
            payload = pickle.dumps((False, "needed more memory than a worker may use"), 5)
        except RecursionError:
            payload = pickle.dumps((False, "is nested too deeply"), 5)
        except Exception as error:
            payload = pickle.dumps((False, f"{type(error).__name__}: {error}"[:500]), 5)
        _write(answers, payload)


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no rlimits; the time limit still holds
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ValueError, OSError):
        pass


if __name__ == "__main__":
    try:
        _serve(int(sys.argv[1]))
    except (KeyboardInterrupt, BrokenPipeError):
        pass
