"""The list and form page that complaints and evidence share, made from what is declared of each."""
