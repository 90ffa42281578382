"""The review app on hand-made annotations, driven key by key."""

from contextlib import asynccontextmanager

from attribution.journal import Journal
from attribution.review.library import Library
from attribution.review.session import Session, others_in
from tests.annotations import TEXT, annotation
from ui.app import ReviewApp
from ui.dialogs.waiting import Waiting
from ui.screens.review import ReviewScreen


class Driver:
    """Presses keys and looks at what came of it."""

    def __init__(self, app, pilot, session):
        self.app, self.pilot, self.session = app, pilot, session
        self.waits = True  # for work that goes on beside the keys

    async def press(self, *keys):
        """Keys as typed, however fast; returns when all have taken effect."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text):
        await self.press(*text)

    async def settle(self):
        for _ in range(3):
            await self.pilot.pause()
            while not self.app.typing.is_idle:
                await self.pilot.pause()
        if self.waits:
            while self.app.screen_stack and self.app.screen.query(Waiting):
                await self.pilot.pause(0.01)

    @property
    def review(self):
        return next(s for s in self.app.screen_stack if isinstance(s, ReviewScreen))

    @property
    def screen(self):
        """What stands on the screen, line by line."""
        return ["".join(part.text for part in strip) for strip in self.strips]

    @property
    def strips(self):
        return self.app.screen._compositor.render_strips()

    def shows(self, text):
        return text in "\n".join(self.screen)

    @property
    def item(self):
        return self.session.item

    @property
    def view(self):
        return self.session.view(self.item.document).annotation

    @property
    def corrections(self):
        return [(c.target, c.field, c.after) for c in self.session.journal.corrections]


@asynccontextmanager
async def driving(
    folder, *annotations, size=(120, 40), reviewer="ada", blind=True, keys=None, corroboration=None
):
    made = annotations or (annotation(), annotation(TEXT + " It rained.", "second.txt", 0.5))
    path = folder / "annotations.jsonl"
    path.write_text("".join(f"{a.model_dump_json()}\n" for a in made))
    journals = folder / "journals"
    with Journal(journals / f"{reviewer}.jsonl", reviewer) as journal:
        others = {} if blind else others_in(journals, reviewer)
        session = Session(Library([path]), journal, others)
        session.resume()
        app = ReviewApp(session, keys, corroboration)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, session)
            await driver.settle()
            yield driver
