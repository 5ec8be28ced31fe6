"""What the system says when nobody is at the screen any more: locked, asleep, logged out."""
