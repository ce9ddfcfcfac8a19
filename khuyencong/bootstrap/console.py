"""What a person sees while the machine is being made ready: one line a step, with its seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Progress goes to stderr, so that a command's own output may be piped; `demo` and `test` speak on stdout.
_streams = {"progress": sys.stderr}


def speak_on_stdout() -> None:
    _streams["progress"] = sys.stdout


def say(text: str = "") -> None:
    print(text, file=_streams["progress"], flush=True)


def seconds(duration: float) -> str:
    return f"{duration:.1f}".replace(".", ",") + " giây"


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done while it is done, then how long it took."""
    started = time.monotonic()
    print(f"• {text} …", end=" ", file=_streams["progress"], flush=True)
    try:
        yield
    except BaseException:
        say("không xong")
        raise
    say(seconds(time.monotonic() - started))
