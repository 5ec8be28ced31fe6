"""The saved views of the rail: those shipped, and those that people keep."""
