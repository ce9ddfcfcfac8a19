#!/usr/bin/env python3
"""The door: `python3 manage.py demo`, `python3 manage.py test`, and every management command of Django.

It needs nothing but Python; `khuyencong.bootstrap` makes the rest.
"""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python must be told so in words it can run
        sys.exit(f"Cần Python 3.11 trở lên; máy này đang chạy Python {sys.version.split()[0]}.")
    from khuyencong.bootstrap.commands import main

    sys.exit(main(sys.argv))
