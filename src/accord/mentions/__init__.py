"""3. Document → mentions: one spaCy component a file, named accord_<kind>.

COMPONENTS is their order in the pipeline. Those of times, places and figures are registered in
coding/span_components.py, where they get their values too.
"""

COMPONENTS = (
    "accord_times",
    "accord_actors",
    "accord_places",
    "accord_figures",
    "accord_attributions",
    "accord_attribution_proposals",
    "accord_triggers",
    "accord_proposals",
)
