"""The institution’s own settings of its complaint desk."""
