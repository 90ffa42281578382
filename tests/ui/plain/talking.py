"""Plain mode on hand-made annotations: lines go in, what was said and written is looked at."""

from contextlib import contextmanager

from attribution.journal import Journal
from attribution.review.library import Library
from attribution.review.session import Session, others_in
from ui.plain import Plain


@contextmanager
def reviewing(folder, *made, corroboration=None):
    path = folder / "annotations.jsonl"
    path.write_text("".join(f"{each.model_dump_json()}\n" for each in made))
    journals = folder / "journals"
    with Journal(journals / "ada.jsonl", "ada") as journal:
        said = []
        session = Session(Library([path]), journal, others_in(journals, "ada"))
        plain = Plain(session, said.append, corroboration)
        plain.said, plain.session = said, session
        plain.start()
        yield plain


def do(review, *lines):
    """What the journal holds after these commands."""
    for line in lines:
        review.take(line)
    return [(c.target, c.field, c.after) for c in review.session.journal.corrections]


def view(review):
    return review.session.view(review.session.item.document).annotation
