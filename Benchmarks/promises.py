"""What was promised, and whether it is kept."""

import rounds
from pages import PAGES
from place import say


def judge(county, found):
    """Each promise with its figure: (words, figure, limit, kept)."""
    lines = [("county built, seconds", county["seconds"], "< 60", county["seconds"] < 60)]
    for page, words in PAGES.items():
        all_rounds = found[page]
        nation = rounds.ratio(all_rounds, "alongside", ["nation"])
        python = rounds.ratio(all_rounds, "alongside", ["fastapi", "flask"])
        datasette = rounds.ratio(all_rounds, "alongside", ["datasette"])
        bare = rounds.ratio(all_rounds, "alongside", ["bare"])
        lines += [
            (f"{words}: time at nation ÷ county", nation, "< 1.1", nation < 1.1),
            (f"{words}: × the better of FastAPI and Flask", python, "≥ 3", python >= 3),
            (f"{words}: × Datasette", datasette, "≥ 20", datasette >= 20),
            (f"{words}: of the bare page", bare, "≥ 0.6", bare >= 0.6),
        ]
    return lines


def tell(lines):
    """Prints the table; how many were missed."""
    for words, figure, limit, kept in lines:
        say(f"  {words:62} {figure:8.2f}  {limit:6} {'met' if kept else 'MISSED'}")
    missed = sum(not kept for *_, kept in lines)
    say(f"\n{len(lines) - missed} met, {missed} missed")
    return missed
