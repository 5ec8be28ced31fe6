"""How many random documents the proofs of the gate try: a few in every run, many before a release.

``GC25DESK_FAULTS=large pytest tests/domain/disclosure`` asks for the large figures: more than 2,000
documents in each proof (reliability.md R35).
"""

from tests.faults.figures import Figure

# For each of the kinds of document, in each mode.
DOCUMENTS = Figure(3, 70)
EDITIONS = Figure(1, 70)
LOSSES = Figure(12, 200)  # small tables against the best that can be done
