"""``python -m tests.gold``: compile the labelled stories and the gold across them."""

import sys
from collections import Counter

from tests.gold.across import COMPILED, compiled_across
from tests.gold.compiler import STORIES, GoldError, compiled

if __name__ == "__main__":
    try:
        annotations = compiled()
        across = compiled_across(annotations)
    except GoldError as error:
        sys.exit(str(error))
    STORIES.write_text(
        "".join(annotation.model_dump_json() + "\n" for annotation in annotations), encoding="utf-8"
    )
    COMPILED.write_text("".join(line.model_dump_json() + "\n" for line in across), encoding="utf-8")
    for annotation in annotations:
        claims = annotation.claims
        print(
            f"{annotation.document.name}: {len(annotation.sources)} sources, "
            f"{len(annotation.attributions)} attributions, {len(claims)} claims, "
            f"{sum(len(claim.qualifiers) for claim in claims)} qualifiers, "
            f"{sum(len(claim.quantities) for claim in claims)} quantities, "
            f"{len(annotation.verifications)} verifications"
        )
    counts = Counter(line.kind for line in across)
    print("across them:", ", ".join(f"{number} {kind}s" for kind, number in counts.items()))
