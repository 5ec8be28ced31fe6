"""The writing desk: a report's outline, the draft of one section, and what is held for its paragraphs."""
