"""The manual, shown in the window."""
