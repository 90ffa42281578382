"""``python -m tests.gold``: compile every labelled story into ``stories.jsonl``."""

import sys

from tests.gold.compiler import STORIES, GoldError, compiled

if __name__ == "__main__":
    try:
        annotations = compiled()
    except GoldError as error:
        sys.exit(str(error))
    STORIES.write_text(
        "".join(annotation.model_dump_json() + "\n" for annotation in annotations), encoding="utf-8"
    )
    for annotation in annotations:
        claims = annotation.claims
        print(
            f"{annotation.document.name}: {len(annotation.sources)} sources, "
            f"{len(annotation.attributions)} attributions, {len(claims)} claims, "
            f"{sum(len(claim.qualifiers) for claim in claims)} qualifiers, "
            f"{sum(len(claim.quantities) for claim in claims)} quantities, "
            f"{len(annotation.verifications)} verifications"
        )
