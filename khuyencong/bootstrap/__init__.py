"""Makes a fresh machine ready and runs what the portal stands on. Standard library only.

`machine` brings Python packages and system libraries, `postgres` a database server shared by all
processes of one state folder (`server` watches over it), `commands` is what `manage.py` enters.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Trouble(Exception):
    """Something a person must hear of: the message is Vietnamese and says what to do."""


def state_folder() -> Path:
    """Where this installation keeps its data: KHUYENCONG_STATE, else `.state` beside `manage.py`."""
    return Path(os.environ.get("KHUYENCONG_STATE") or ROOT / ".state").resolve()
