"""Statistics for reports: declared in a form, seen at once as they would be printed."""
