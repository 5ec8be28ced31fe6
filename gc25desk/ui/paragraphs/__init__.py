"""The paragraphs of general comment No. 25: found, read, and with what is tagged to each."""
