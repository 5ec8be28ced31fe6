"""What is true whatever the screen or the disk: records, code lists, rules, disclosure control."""
