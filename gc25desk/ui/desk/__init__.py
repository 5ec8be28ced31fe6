"""The page about the desk itself: cards, one file each."""
