"""Qt and nothing else: one folder per page, plus what the pages share."""
