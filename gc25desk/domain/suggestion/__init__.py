"""Which paragraphs a narrative may be about: ranked from words alone, offline, and never applied.

``reading`` turns text into terms with their places, ``index`` weighs what is known of each paragraph,
``ranking`` gives the list. ``learned`` brings in what colleagues tagged before, ``synonyms`` the words of
the institution (domain.md 5.4 and 9 item 18; peers.md D 17).
"""
