"""Search over records, pages and actions from one box."""
