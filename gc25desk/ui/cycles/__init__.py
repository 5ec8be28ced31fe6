"""Review cycles on the screen: their course, what belongs to them, and the dialogs that change it."""
