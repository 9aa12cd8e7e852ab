"""3. Document → mentions: one spaCy component a file, named accord_<kind>.

Importing this package registers the components with spaCy; COMPONENTS is their order in the pipeline.
"""

COMPONENTS = (
    "accord_times",
    "accord_actors",
    "accord_places",
    "accord_quantities",
    "accord_attributions",
    "accord_attribution_proposals",
    "accord_triggers",
    "accord_proposals",
)
