"""The colours and fonts that the Word template, the Excel sheets and the charts share.

Colours are RRGGBB without a number sign, as both file formats want them; every pair that carries
text has a contrast of at least 4.5:1 on its ground.
"""

TEXT = "18212D"
HEADING = "10233F"
MUTED = "566274"
ACCENT = "1D5FBF"
LINE = "DCE2EA"
EDGE = "8591A1"
SUNK = "EBEFF4"
WARN = "7A4F00"
WARN_TINT = "FDF1DA"
PLAN_TINT = "DCEBFB"

# One hue for one series, accent and grey for two, then hues that differ in lightness too.
SERIES = (ACCENT, MUTED, "B5460F", "1B6E3C", "8A6D00", "6B4E9B")

# Arial is on Windows and macOS and has Arabic, Hebrew and Cyrillic; Liberation Sans stands in for
# it, letter width for letter width, on Linux.
FONT = "Arial"
FONT_EAST_ASIA = "Microsoft YaHei"
