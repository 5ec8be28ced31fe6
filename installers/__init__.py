"""Set-up, locked versions, builds and catalogues: everything around the program, nothing inside it."""
