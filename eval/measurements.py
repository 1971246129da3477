"""All measurements that `communique evaluate` knows."""

from __future__ import annotations

from eval import actor_linking, attribution, plover, points, readings, spun, statements, status, timex
from eval.scores import Measurement

MEASUREMENTS: tuple[Measurement, ...] = (
    Measurement(
        name="readings",
        title="All layers on annotated readouts, statements, a background call and a news text",
        size="18 texts",
        licence="spans over public-domain, CC BY 4.0 and CC BY 2.5 texts; annotated by a language model",
        files=("gold/readings/*.json",),
        run=readings.measure,
    ),
    statements.MEASUREMENT,
    Measurement(
        name="attribution",
        title="Statements by the field's attribution metric: GUM news, interviews and court, and the readings by form",
        size="52 + 18 texts, 608 + 143 attributions",
        licence="GUM CC BY 4.0; readings as above",
        files=(
            "gold/attribution_gum/attribution.jsonl",
            "gold/attribution_gum/conllu/*.conllu",
            "gold/readings/*.json",
        ),
        run=attribution.measure,
    ),
    Measurement(
        name="plover",
        title="PLOVER type, dyad and extra types from raw sentences; developed on half a, half b kept aside",
        size="322 sentences, one event each",
        licence="CC BY-SA 4.0, scored in place",
        files=("gold/plover/PLOVER_GSR_CAMEO.json",),
        run=plover.measure,
    ),
    *status.MEASUREMENTS,
    Measurement(
        name="points",
        title="Points with the right side: the shared readings, and the project's own annotations that were kept aside",
        size="18 texts, and the held-out part of eval/gold/readings",
        licence="texts of governments (public domain, CC BY 4.0) and one article, taken from the shared folder",
        files=("gold/readings/*.json",),
        run=points.measure,
    ),
    *timex.MEASUREMENTS,
    Measurement(
        name="actors",
        title="Actor linking by kind of mention on MEANTIME and GUM links and on the sources of the readings",
        size="MEANTIME 1,605, GUM 2,489, readings 135 mentions",
        licence="CC BY 4.0; readings as above",
        files=("gold/meantime/all_mentions.csv", "gold/attribution_gum/conllu/*.conllu", "gold/readings/*.json"),
        run=actor_linking.measure,
    ),
    Measurement(
        name="spun",
        title="Spun texts found and clean ones kept, on texts written for the project",
        size="see eval/gold/spun",
        licence="the project's own",
        files=("eval/gold/spun/*.toml",),
        run=spun.measure,
        own=True,
    ),
    Measurement(
        name="spun-clean",
        title="Official and news texts that show no sign of spinning",
        size="686 texts",
        licence="public domain, CC BY 4.0",
        files=("input/*/*.txt",),
        run=spun.measure_clean,
    ),
)
