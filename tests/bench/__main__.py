"""``python3 manage.py bench [name …]``: ratios of one run; the exit code is 1 when one passes its bound."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khuyencong.settings")


def main(names: list[str]) -> int:
    django.setup()
    from tests.bench import autosave, board, growth, lists, papers, quarters, world

    benches = {
        "pdf": papers.pdf,
        "quarter": quarters.pdf,
        "xlsx": papers.xlsx,
        "list": lambda: [lists.project_list(), *growth.project_list()],
        "board": board.years,
        "autosave": autosave.save,
    }
    unknown = set(names) - set(benches)
    if unknown:
        print(f"Không có phép đo {', '.join(sorted(unknown))}. Có: {', '.join(benches)}.")
        return 2
    with world.demo_centre():
        found = [benches[name]() for name in names or benches]
    ratios = [ratio for one in found for ratio in (one if isinstance(one, list) else [one])]
    for ratio in ratios:
        print(ratio)
    return 0 if all(ratio.holds for ratio in ratios) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
