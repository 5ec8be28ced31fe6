"""Where the two frozen programs begin: the one called gc25desk-gui opens the window at once."""

import sys
from pathlib import Path

from gc25desk.__main__ import main, main_gui

if __name__ == "__main__":
    sys.exit(main_gui() if Path(sys.executable).stem.endswith("-gui") else main())
