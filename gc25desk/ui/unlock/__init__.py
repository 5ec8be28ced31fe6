"""The screen in front of a closed desk."""
